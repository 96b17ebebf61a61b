//! Words around people's names, one by one: what `rules/data/names.txt` says of each, found with one look.

use crate::reading::date::{is_month, is_weekday};
use crate::reading::vocabulary::is_geography;
use crate::reading::word_list::{self, WordTable};
use std::sync::LazyLock;

/// The sections of the file; a word's place in each is a bit.
const SECTIONS: &[&str] = &[
    "end-names",
    "titles",
    "openers",
    "honorifics",
    "courtesy",
    "particles",
    "capital-particles",
    "institutions",
    "parts-phrases",
    "modifiers",
    "qualifiers",
    "peers",
    "firms",
    "staff",
    "about",
];

const END_NAMES: u16 = 1;
const TITLES: u16 = 1 << 1;
const OPENERS: u16 = 1 << 2;
const HONORIFICS: u16 = 1 << 3;
const COURTESY: u16 = 1 << 4;
const PARTICLES: u16 = 1 << 5;
const CAPITAL_PARTICLES: u16 = 1 << 6;
const INSTITUTIONS: u16 = 1 << 7;
const PARTS_PHRASES: u16 = 1 << 8;
const MODIFIERS: u16 = 1 << 9;
const QUALIFIERS: u16 = 1 << 10;
const PEERS: u16 = 1 << 11;
const FIRMS: u16 = 1 << 12;
const STAFF: u16 = 1 << 13;
const ABOUT: u16 = 1 << 14;

/// For each word the sections it is in, as bits in the order of [`SECTIONS`].
static WORDS: LazyLock<WordTable<u16>> = LazyLock::new(|| {
    let mut words = WordTable::new();
    for (bit, section) in SECTIONS.iter().enumerate() {
        for word in word_list::section(include_str!("../../../rules/data/names.txt"), section) {
            *words.entry(word.into(), || 0) |= 1 << bit;
        }
    }
    words
});

/// Whether a word is in any of the sections given as bits.
fn is_in(word: &str, sections: u16) -> bool {
    WORDS.find(word, |other, word| other == word).is_some_and(|known| known & sections != 0)
}

/// A capitalised word with a small letter, or an initial: what names are made of.
pub(super) fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    let is_lettered = rest.is_empty() && first.is_alphabetic()
        || rest.chars().any(char::is_lowercase)
        || word.contains('.') && word.len() <= 6;
    first.is_uppercase() && is_lettered && !is_weekday(word) && (!is_month(word) || is_given_month(word))
}

/// A month that somebody may be called by.
fn is_given_month(word: &str) -> bool {
    matches!(word, "May" | "April" | "June" | "August")
}

/// Words before a name that are no part of it.
pub(super) fn is_honorific(word: &str) -> bool {
    is_in(word, HONORIFICS)
}

/// Courtesy titles, before a name: the honorifics that make a person of a surname alone.
pub(super) fn is_courtesy(word: &str) -> bool {
    is_in(word, COURTESY)
}

/// `El Paso`, `La Paz`, `Le Monde`: a capital particle before a place or a paper.
pub(super) fn opens_place(particle: &str, word: &str) -> bool {
    matches!(particle, "El" | "La" | "Le" | "Los" | "Las")
        && (is_geography(word) || matches!(word, "Monde" | "Figaro" | "Times" | "Niño" | "Niña" | "Pais" | "País"))
}

/// Particles of surnames, in small letters.
pub(super) fn is_particle(word: &str) -> bool {
    is_in(word, PARTICLES)
}

/// Generational suffixes, without their stop.
pub(super) fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Capitalised words that follow a name and are none of it.
pub(super) fn ends_names(word: &str) -> bool {
    is_in(word, END_NAMES | TITLES)
}

/// Capitalised words that open a sentence before a name and are none of it.
pub(super) fn opens_sentence(word: &str) -> bool {
    is_in(word, END_NAMES | TITLES | OPENERS | HONORIFICS)
}

/// Words that make a name before them a place or a house: `King County`, `Queen Elizabeth Hospital`.
pub(super) fn is_institution(word: &str) -> bool {
    is_in(word, INSTITUTIONS)
}

/// Small words and verbs that no title has inside: `candidate for`, `met the`.
pub(super) fn parts_phrases(word: &str) -> bool {
    is_in(word, PARTS_PHRASES)
}

/// Words in small letters that belong to a title and name no place.
pub(super) fn is_modifier(word: &str) -> bool {
    is_in(word, MODIFIERS)
}

/// Words of titles: no name goes on over one.
pub(super) fn is_title(word: &str) -> bool {
    is_in(word, TITLES)
}

/// Particles that a surname may open with a capital.
pub(super) fn is_capital_particle(word: &str) -> bool {
    is_in(word, CAPITAL_PARTICLES)
}

/// Words before an office that make it another, or none at all.
pub(super) fn is_qualifier(word: &str) -> bool {
    is_in(word, QUALIFIERS)
}

/// The style of a peer, which goes with the name alone: `Lord Bowness`.
pub(super) fn is_peer(word: &str) -> bool {
    is_in(word, PEERS)
}

/// What stands before the name of a firm or paper: `the nuclear corporation Rosatom`.
pub(super) fn is_firm(word: &str) -> bool {
    is_in(word, FIRMS)
}

/// What stands behind the name of a firm: `Spreadex analyst Ann Lee`.
pub(super) fn is_staff(word: &str) -> bool {
    is_in(word, STAFF)
}

/// What stands behind a name and is about the person: `the Obama administration`.
pub(super) fn is_about(word: &str) -> bool {
    is_in(word, ABOUT)
}
