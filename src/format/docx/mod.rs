//! Word documents: the paragraphs of `word/document.xml`, headings and the rest by their styles. Changes that are tracked are read as if they
//! were accepted; hidden text, field codes and comments are no copy.

mod note;
#[cfg(feature = "docx")]
pub(super) mod package;
mod paragraph;
mod run;
mod style;

use self::note::Notes;
use self::paragraph::Paragraph;
use self::style::Styles;
use super::xml::{Element, Token, Tokens};
use crate::article::{BlockKind, Builder};
use crate::source::Source;
use crate::span::Span;
use std::ops::Range;

/// The part that describes the styles.
const STYLES: &str = "word/styles.xml";
/// The part that says what the document is called and when it was made.
const CORE: &str = "docProps/core.xml";

/// Reads a whole document.
pub(super) fn read(builder: &mut Builder<'_>, source: &Source) {
    core(builder, source.beside(CORE).unwrap_or_default());
    let styles = Styles::read(source.beside(STYLES).unwrap_or_default());
    let mut reader = Reader {
        source: builder.source(),
        builder,
        styles,
        notes: Notes::read(source),
        inside: None,
        list: None,
        waiting: Vec::new(),
        nested: 0,
        has_text: false,
    };
    reader.blocks(&mut Tokens::whole(reader.source));
    reader.end_block();
}

/// What the document says of itself, under the names a web page has for it. It stands in another part, so its place is the whole file.
fn core(builder: &mut Builder<'_>, text: &str) {
    const FIELDS: [(&str, &str); 4] =
        [("title", "title"), ("creator", "author"), ("created", "datecreated"), ("modified", "datemodified")];
    let mut tokens = Tokens::whole(text);
    while let Some(token) = tokens.next() {
        let Token::Start(element) = token else { continue };
        if let Some((_, name)) = FIELDS.iter().find(|(property, _)| *property == element.name) {
            let (view, _) = tokens.said();
            builder.meta(name, view.text().trim(), Span::at(0));
        }
    }
}

/// How deep tables in tables and boxes in boxes are read.
const DEEPEST: usize = 16;

struct Reader<'b, 's, 't> {
    source: &'s str,
    builder: &'b mut Builder<'s>,
    styles: Styles<'t>,
    notes: Notes<'t>,
    /// What paragraphs are here whatever their style, and in which container: cells of a table.
    inside: Option<(BlockKind, u32)>,
    /// The open list and its number in the document.
    list: Option<(&'s str, u32)>,
    /// What stands in the open paragraph but is no part of it.
    waiting: Vec<Waiting<'s>>,
    /// How many containers are open.
    nested: usize,
    /// Whether any running text was read.
    has_text: bool,
}

/// Copy that waits for the open paragraph to end.
enum Waiting<'s> {
    /// The blocks of a text box.
    Box(Range<usize>),
    /// The alternative text of a picture.
    Alternative(super::view::View<'s>),
    /// A note, and the element that refers to it.
    Note(String, Range<usize>),
}

impl<'s> Reader<'_, 's, '_> {
    /// Reads the blocks up to the end of the element that has just opened, or of the tokens.
    fn blocks(&mut self, tokens: &mut Tokens<'s>) {
        if self.nested == DEEPEST {
            tokens.content();
            return;
        }
        self.nested += 1;
        let mut is_prompt = false;
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            match element.name {
                "sdtPr" => is_prompt = self.is_prompt(tokens),
                "sdtContent" if std::mem::take(&mut is_prompt) => drop(tokens.content()),
                "p" => self.paragraph(tokens),
                "tbl" => {
                    let outer = self.inside.replace((BlockKind::TableCell, self.builder.new_group()));
                    self.list = None;
                    self.blocks(tokens);
                    self.inside = outer;
                }
                name if is_left_out(name) => drop(tokens.content()),
                _ => {}
            }
        }
        self.nested -= 1;
    }

    /// Whether a form field, whose properties have just opened, still shows what to type into it.
    fn is_prompt(&self, tokens: &mut Tokens<'s>) -> bool {
        self.source[tokens.content()].contains("showingPlcHdr")
    }

    fn paragraph(&mut self, tokens: &mut Tokens<'s>) {
        let mut paragraph = Paragraph::default();
        self.inline(tokens, &mut paragraph);
        // A mark that was deleted runs the paragraph into the next one.
        if !paragraph.runs_on {
            self.end_block();
        }
    }

    /// Closes the open block; what waited for it follows.
    fn end_block(&mut self) {
        self.builder.end();
        self.has_text |= self.builder.blocks_so_far().last().is_some_and(|last| last.kind.is_running_text());
        for waiting in std::mem::take(&mut self.waiting) {
            match waiting {
                Waiting::Box(range) => self.blocks(&mut Tokens::new(self.source, range)),
                Waiting::Alternative(view) => super::prose::line(self.builder, BlockKind::Caption, &view),
                Waiting::Note(text, reference) => {
                    self.builder.begin(BlockKind::Paragraph, 0, 0);
                    self.builder.decoded(&text, reference);
                    self.builder.end();
                }
            }
        }
    }
}

/// Elements that are left out with all that is in them: what was deleted or moved away, older renderings of what stands beside them,
/// earlier properties, the properties of sections.
fn is_left_out(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "sectPr" | "pPrChange" | "rPrChange" | "tblPr" | "tcPr" | "trPr")
}

/// The value of a property, `w:val`.
fn value<'s>(source: &'s str, element: &Element<'s>) -> Option<&'s str> {
    element.attribute("w:val").map(|range| &source[range])
}
