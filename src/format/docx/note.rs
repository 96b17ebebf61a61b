//! Footnotes and endnotes. They stand in parts of their own, so what is in one has its place where the document refers to it.

use super::{is_left_out, style, value};
use crate::format::xml::{Token, Tokens};
use crate::source::Source;
use std::collections::HashMap;

/// A part of notes: its name, the elements of its notes, and the element that refers to one.
struct Part {
    name: &'static str,
    note: &'static str,
    reference: &'static str,
}

const PARTS: [Part; 2] = [
    Part { name: "word/footnotes.xml", note: "footnote", reference: "footnoteReference" },
    Part { name: "word/endnotes.xml", note: "endnote", reference: "endnoteReference" },
];

/// The names of the parts that hold notes.
#[cfg(feature = "docx")]
pub(super) fn parts() -> impl Iterator<Item = &'static str> {
    PARTS.iter().map(|part| part.name)
}

/// What the notes of a document say, by the element that refers to one and by their numbers.
#[derive(Default)]
pub(super) struct Notes<'t> {
    texts: HashMap<&'static str, HashMap<&'t str, String>>,
}

impl<'t> Notes<'t> {
    /// Reads the notes that stand beside a document.
    pub(super) fn read(source: &'t Source) -> Notes<'t> {
        let mut notes = Notes::default();
        for part in &PARTS {
            let text = source.beside(part.name).unwrap_or_default();
            let mut tokens = Tokens::whole(text);
            while let Some(token) = tokens.next() {
                let Token::Start(element) = token else { continue };
                if let Some(id) = element.attribute("w:id").filter(|_| element.name == part.note) {
                    let texts = notes.texts.entry(part.reference).or_default();
                    texts.insert(&text[id], note(text, &mut tokens));
                }
            }
        }
        notes
    }

    /// What the note says that an element refers to.
    pub(super) fn referred(&self, element: &str, id: &str) -> Option<&str> {
        self.texts.get(element)?.get(id).map(String::as_str)
    }
}

/// The text of the note that has just opened, in one line.
fn note(source: &str, tokens: &mut Tokens<'_>) -> String {
    let (mut text, mut is_hidden) = (String::new(), false);
    let depth = tokens.depth();
    while let Some(token) = tokens.next_in(depth) {
        let Token::Start(element) = token else { continue };
        match element.name {
            "r" => is_hidden = false,
            "vanish" => is_hidden = style::is_on(value(source, &element)),
            "t" if !is_hidden => text.push_str(tokens.said().0.text()),
            "p" | "tab" | "br" | "cr" => text.push(' '),
            "noBreakHyphen" => text.push('-'),
            name if is_left_out(name) => drop(tokens.content()),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
