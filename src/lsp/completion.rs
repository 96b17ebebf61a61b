//! Words that may be written at a place: ids of rules in a stet, fields and their values in a rule.

use super::desk::Desk;
use super::document::{Document, Genre};
use crate::rule::vocabulary;
use crate::source::Source;
use crate::span::Span;
use lsp_types::CompletionItemKind;

/// A word that may be written.
pub(super) struct Offer {
    /// The word, and what comes with it.
    pub(super) word: String,
    /// What sort of word.
    pub(super) kind: CompletionItemKind,
    /// What it takes, in short.
    pub(super) detail: String,
    /// What it means.
    pub(super) doc: String,
}

/// The words that may be written at a byte of a document, and the bytes they replace.
pub(super) fn offers(document: &Document, desk: &Desk, offset: u32) -> (Span<Source>, Vec<Offer>) {
    match document.genre {
        Genre::Story(_) => in_stet(document.source(), desk, offset),
        Genre::Rule => in_rule(document.source(), offset),
        Genre::Table | Genre::Other => (Span::at(offset), Vec::new()),
    }
}

/// Rules that a stet may name.
fn in_stet(source: &Source, desk: &Desk, offset: u32) -> (Span<Source>, Vec<Offer>) {
    let line = source.text()[..offset as usize].rsplit('\n').next().unwrap_or_default();
    let Some(begun) = named_in_stet(line) else { return (Span::at(offset), Vec::new()) };
    let mut offers: Vec<Offer> = desk
        .linter
        .rules()
        .iter()
        .map(|rule| Offer {
            word: rule.id.clone(),
            kind: CompletionItemKind::Value,
            detail: rule.category.clone(),
            doc: rule.summary.clone(),
        })
        .collect();
    offers.sort_by(|a, b| a.word.cmp(&b.word));
    (Span::new(offset - begun.len() as u32, offset), offers)
}

/// The id begun at the end of `line`, where that is in a stet and its reason has not begun.
fn named_in_stet(line: &str) -> Option<&str> {
    let (before, stet) = line.rsplit_once("stet:")?;
    let opens = before.trim().is_empty() || before.trim_end().ends_with("<!--") || before.trim_end().ends_with("{#");
    let is_id = |text: &str| text.chars().all(|ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-');
    let begun = stet.rsplit(',').next().unwrap_or_default().trim_start();
    (opens && is_id(begun) && stet.split(',').all(|id| is_id(id.trim()))).then_some(begun)
}

fn in_rule(source: &Source, offset: u32) -> (Span<Source>, Vec<Offer>) {
    let (begun, offers) = vocabulary::offers(source, offset);
    let offer = |offer: vocabulary::Offer| Offer {
        word: if offer.is_key { format!("{}: ", offer.word) } else { offer.word.to_owned() },
        kind: if offer.is_key { CompletionItemKind::Property } else { CompletionItemKind::Value },
        detail: offer.takes.to_owned(),
        doc: offer.doc.to_owned(),
    };
    (begun, offers.into_iter().map(offer).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_offered_until_the_reason_begins() {
        let cases = [
            ("<!-- stet: ", Some("")),
            ("<!-- stet: form", Some("form")),
            ("Text at the end <!-- stet: weekday, ag", Some("ag")),
            ("stet: we", Some("we")),
            ("<!-- stet: weekday becau", None),
            ("<!-- stet: weekday ", None),
            ("<!-- more: ", None),
            ("He wrote “stet: ", None),
        ];
        for (line, begun) in cases {
            assert_eq!(named_in_stet(line), begun, "{line}");
        }
    }
}
