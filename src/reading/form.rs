//! In which form a story writes a word that has more than one: the system of spelling (`colour`, `color`), a compound closed, open or with a
//! hyphen (`website`, `web site`).
//!
//! Every word is looked at once, for a hash of its letters ([`key`](super::key)); only words whose hash is known are looked at again.

mod compound;
mod family;
mod leaning;
mod marked;
mod small;
mod spelling;
mod table;

pub use compound::{Compound, Way};
pub use leaning::{Leaning, leaning};
pub use spelling::{Spelled, System, Systems};

use super::key;
use super::{Reading, TokenKind};
use crate::span::{Span, Text};

/// How many bits, as a power of 2, tell which hashes a story has.
const HASHES: u32 = 16;

/// Words of a story that could have been written otherwise.
#[derive(Debug, Default)]
pub struct Forms {
    /// Words that tell a system of spelling, in text order.
    pub spelled: Vec<Spelled>,
    /// Compounds that are written in more than one way, in text order.
    pub compounds: Vec<Compound>,
    /// Words and names of which a form is told by a list or by the story itself, in text order.
    pub variants: Vec<Variant>,
}

/// What sort of word has more than one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VariantKind {
    /// A word: `adviser`, `advisor`.
    Word,
    /// A word whose forms some writers tell apart: `whisky`, `whiskey`.
    LooseWord,
    /// A name from another script or language: `Kyiv`, `Kiev`.
    Name,
    /// A place that was given another name: `Mumbai`, `Bombay`.
    Renamed,
    /// A word with marks on its letters, or without: `café`, `cafe`.
    Marks,
    /// A word whose capitals differ: `NATO`, `Nato`.
    Capital,
}

/// A word that has more than one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// Where it stands, without a possessive.
    pub span: Span<Text>,
    /// The same for all forms of one word of a kind.
    pub id: u64,
    /// Which form it is.
    pub form: u8,
    /// What sort of word it is.
    pub kind: VariantKind,
    /// Whether the story says nearby that it has two names.
    pub explained: bool,
}

/// The word that stands for a listed one, as printed, in another form of it.
pub fn in_form(variant: &Variant, printed: &str, form: u8) -> Option<&'static str> {
    family::in_form(variant.id, printed, form)
}

/// The sort of a listed word, the id of all its forms, and which of them it is.
pub fn listed(word: &str) -> Option<(VariantKind, u64, u8)> {
    family::listed(word)
}

pub(super) fn read(reading: &Reading<'_>) -> Forms {
    let mut forms = Forms::default();
    let mut with_marks = Vec::new();
    let hashes = reading.hashes();
    for (at, token) in reading.tokens().iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let word = reading.words()[at];
        let hashed = hashes[at];
        if !word.is_ascii() && word.chars().any(|ch| !ch.is_ascii() && !matches!(ch, '‘' | '’')) {
            with_marks.push(at);
        }
        if family::may_be(hashed.key) {
            family::read(reading, at, hashed.key, &mut forms.variants);
        }
        if spelling::may_tell(hashed.key) {
            spelling::read(reading, at, token.span, hashed.key, &mut forms.spelled);
        } else if hashed.hyphened {
            let told = parts(token.span, word).map(|(span, part)| (span, key::of(part)));
            for (span, key) in told.filter(|(_, key)| spelling::may_tell(*key)) {
                spelling::read(reading, at, span, key, &mut forms.spelled);
            }
        }
    }
    forms.compounds = compound::read(reading, hashes);
    marked::read_marks(reading, hashes, &with_marks, &mut forms.variants);
    marked::read_capitals(reading, hashes, &mut forms.variants);
    forms.variants.sort_by_key(|variant| (variant.span.start, variant.kind));
    forms
}

/// The parts of a word with hyphens, and where they stand.
fn parts(span: Span<Text>, word: &str) -> impl Iterator<Item = (Span<Text>, &str)> {
    let mut start = span.start;
    word.split('-').map(move |part| {
        let span = Span::new(start, start + part.len() as u32);
        start = span.end + 1;
        (span, part)
    })
}
