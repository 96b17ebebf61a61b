//! A story at a glance: its headline, its sections, and in each the quotations with their speakers.

use super::document::{Document, Genre};
use super::open::Open;
use crate::facts::{Fact, Value};
use crate::outline::{BlockKind, Part};
use crate::report::one_line;
use crate::source::Source;
use crate::span::Span;
use lsp_types::{DocumentSymbol, SymbolKind};

/// How many characters of a quotation are shown.
const LONGEST: usize = 60;

/// The symbols of a document, in its order.
pub(super) fn symbols(open: &Open) -> Vec<DocumentSymbol> {
    if !matches!(open.document.genre, Genre::Story(_)) {
        return Vec::new();
    }
    let end = open.document.source().text().len() as u32;
    let heads = heads(open);
    let mut quotes: Vec<&Fact> = open.edition().found().quotes.iter().collect();
    quotes.sort_by_key(|fact| fact.span);
    let mut page =
        Page { document: &open.document, heads: heads.into_iter().peekable(), quotes: quotes.into_iter().peekable() };
    page.symbols(0, end)
}

/// Its headline and headings, in the order of the file.
pub(super) fn heads(open: &Open) -> Vec<&Part> {
    let mut heads: Vec<&Part> = open.edition().parts().iter().filter(|part| is_head(part)).collect();
    heads.sort_by_key(|part| part.span);
    heads
}

fn is_head(part: &Part) -> bool {
    matches!(part.kind, BlockKind::Headline | BlockKind::Heading) && !part.text.trim().is_empty()
}

/// The level of a head: sections of the page stand under its headline.
fn level(part: &Part) -> u8 {
    if part.kind == BlockKind::Headline { 1 } else { part.level.max(2) }
}

struct Page<'a, H: Iterator<Item = &'a Part>, Q: Iterator<Item = &'a Fact>> {
    document: &'a Document,
    heads: std::iter::Peekable<H>,
    quotes: std::iter::Peekable<Q>,
}

impl<'a, H: Iterator<Item = &'a Part>, Q: Iterator<Item = &'a Fact>> Page<'a, H, Q> {
    /// What stands under a head of a level, up to the next of its own or a higher one, and before `end`.
    fn symbols(&mut self, above: u8, end: u32) -> Vec<DocumentSymbol> {
        let mut symbols = Vec::new();
        loop {
            let head = self.heads.peek().map(|head| head.span.start).unwrap_or(end);
            if let Some(quote) = self.quotes.next_if(|quote| quote.span.start < head) {
                symbols.push(self.quotation(quote));
                continue;
            }
            let Some(head) = self.heads.next_if(|head| level(head) > above) else { return symbols };
            let below = self.symbols(level(head), end);
            let last = self.heads.peek().map_or(end, |next| next.span.start);
            symbols.push(self.section(head, last.max(head.span.end), below));
        }
    }

    fn section(&self, head: &Part, end: u32, below: Vec<DocumentSymbol>) -> DocumentSymbol {
        let name = one_line(head.text.trim()).into_owned();
        let symbol = self.symbol(name, SymbolKind::String, Span::new(head.span.start, end), head.span);
        DocumentSymbol { detail: Some(head.kind.name().to_owned()), children: Some(below), ..symbol }
    }

    fn quotation(&self, quote: &Fact) -> DocumentSymbol {
        let words = one_line(self.document.source().slice(quote.span)).into_owned();
        let name = match words.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &words[..end]),
            None => words,
        };
        let speaker = match quote.get("speaker") {
            Value::Text(speaker) => Some(speaker.to_string()),
            _ => None,
        };
        DocumentSymbol { detail: speaker, ..self.symbol(name, SymbolKind::Constant, quote.span, quote.span) }
    }

    fn symbol(&self, name: String, kind: SymbolKind, whole: Span<Source>, head: Span<Source>) -> DocumentSymbol {
        let (range, selection) = (self.document.range(whole), self.document.range(head));
        DocumentSymbol::new(name, None, kind, None, None, range, selection, None)
    }
}
