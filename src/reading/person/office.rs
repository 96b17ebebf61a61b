//! The words for offices, from `rules/data/offices.txt`, found in a story in one pass.

use crate::reading::word_list;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// One office of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficeId(u16);

impl OfficeId {
    /// Its name in rules (`prime-minister`).
    pub fn name(self) -> &'static str {
        VOCABULARY.names[self.0 as usize]
    }
}

/// One place where an office is named: byte range and office.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) office: OfficeId,
    /// Whether the words are written small and mean an office only with more to say so (`the coach`, `former coach Lee`).
    pub(super) needs_proof: bool,
}

struct Vocabulary {
    names: Vec<&'static str>,
    /// Office of each form of the automaton.
    offices: Vec<OfficeId>,
    /// How a form may be written in small letters.
    small: Vec<Small>,
    forms: AhoCorasick,
}

/// What a form means in small letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Small {
    /// The office all the same: `prime minister Lee`.
    Office,
    /// An everyday word, the office only with proof beside it: `coach`.
    Word,
    /// Nothing: `sen.`
    Nothing,
}

/// Forms that are everyday words in small letters.
const EVERYDAY: &[&str] = &[
    "Chair",
    "Speaker",
    "Secretary",
    "Minister",
    "Director",
    "Principal",
    "Coach",
    "Judge",
    "Prince",
    "Princess",
    "King",
    "Queen",
    "Supervisor",
    "Representative",
    "Controller",
    "Premier",
    "Cardinal",
    "Dean",
    "MP",
    "TD",
    "CEO",
    "Justice",
    "Rector",
    "Treasurer",
];

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let (mut names, mut offices, mut small, mut forms) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for line in word_list::section(include_str!("../../../rules/data/offices.txt"), "offices") {
        let Some((name, list)) = line.split_once(':') else { continue };
        for form in list.split(';').map(str::trim) {
            offices.push(OfficeId(names.len() as u16));
            small.push(match form {
                "MP" | "TD" | "CEO" => Small::Nothing,
                _ if form.contains('.') => Small::Nothing,
                _ if EVERYDAY.contains(&form) => Small::Word,
                _ => Small::Office,
            });
            forms.push(form);
        }
        names.push(name.trim());
    }
    let forms = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&forms)
        .expect("a few hundred short forms");
    Vocabulary { names, offices, small, forms }
});

/// Every place where an office is named as whole words, in order. Plurals are no match.
pub(super) fn find(text: &str) -> impl Iterator<Item = Found> {
    let vocabulary = &*VOCABULARY;
    vocabulary.forms.find_iter(text).filter_map(move |found| {
        let form = found.pattern().as_usize();
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let whole = before.is_none_or(|ch| !ch.is_alphanumeric()) && after.is_none_or(|ch| !ch.is_alphanumeric());
        let capital =
            text[found.start()..].starts_with(char::is_uppercase) || text[found.start()..].starts_with("state ");
        let needs_proof = !capital && vocabulary.small[form] == Small::Word;
        let fits = whole && (capital || vocabulary.small[form] != Small::Nothing);
        fits.then(|| Found { start: found.start(), end: found.end(), office: vocabulary.offices[form], needs_proof })
    })
}
