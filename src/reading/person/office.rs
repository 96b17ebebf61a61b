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
}

struct Vocabulary {
    names: Vec<&'static str>,
    /// Office of each form of the automaton.
    offices: Vec<OfficeId>,
    /// Whether a form wants its first letter a capital: it has a stop, or is a word too common without.
    capital: Vec<bool>,
    forms: AhoCorasick,
}

/// Forms that are everyday words in small letters.
const ONLY_CAPITAL: &[&str] = &[
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
    let (mut names, mut offices, mut capital, mut forms) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for line in word_list::section(include_str!("../../../rules/data/offices.txt"), "offices") {
        let Some((name, list)) = line.split_once(':') else { continue };
        for form in list.split(';').map(str::trim) {
            offices.push(OfficeId(names.len() as u16));
            capital.push(form.contains('.') || ONLY_CAPITAL.contains(&form));
            forms.push(form);
        }
        names.push(name.trim());
    }
    let forms = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&forms)
        .expect("a few hundred short forms");
    Vocabulary { names, offices, capital, forms }
});

/// Every place where an office is named as whole words, in order. Plurals are no match.
pub(super) fn find(text: &str) -> impl Iterator<Item = Found> {
    let vocabulary = &*VOCABULARY;
    vocabulary.forms.find_iter(text).filter_map(move |found| {
        let form = found.pattern().as_usize();
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let whole = before.is_none_or(|ch| !ch.is_alphanumeric()) && after.is_none_or(|ch| !ch.is_alphanumeric());
        let capital = text[found.start()..].starts_with(char::is_uppercase);
        let fits = whole && (capital || !vocabulary.capital[form] || text[found.start()..].starts_with("state "));
        fits.then(|| Found { start: found.start(), end: found.end(), office: vocabulary.offices[form] })
    })
}
