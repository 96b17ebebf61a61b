//! What is known of words by themselves, whatever story they stand in: everyday words, words of geography, what people are called.

use super::word_list::{HashedWords, WordSet, section};
use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The words of a file of `rules/data/`, with the slots `build.rs` has made.
macro_rules! list {
    ($name:literal) => {
        HashedWords::new(
            include_str!(concat!("../../rules/data/", $name, ".txt")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".slots")),
        )
    };
}

static WORDS: HashedWords = list!("words");
static GEOGRAPHY: HashedWords = list!("geography");
static BODIES: HashedWords = list!("bodies");
static SURNAMES: HashedWords = list!("surnames");
static GIVEN: HashedWords = list!("given-names");
static GIVEN_OR_WORD: HashedWords = list!("given-or-word");
static MEN: HashedWords = list!("given-men");
static WOMEN: HashedWords = list!("given-women");

/// Every list, for the tests.
#[cfg(test)]
pub(super) static LISTS: [&HashedWords; 8] =
    [&WORDS, &GEOGRAPHY, &BODIES, &SURNAMES, &GIVEN, &GIVEN_OR_WORD, &MEN, &WOMEN];
static ROLES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "roles"));
static FAMILY: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "family"));
static SOMEBODY: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "somebody"));
static KIN_MEN: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "kin-men"));
static KIN_WOMEN: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "kin-women"));
static CALLED_MEN: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "called-men"));
static CALLED_WOMEN: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "called-women"));
static ALIASES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "aliases"));
static SPELLING: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/roles.txt"), "spelling"));

/// States of the United States by every form that names them, a last stop left out.
static STATES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let lines = section(include_str!("../../rules/data/states.txt"), "states");
    let forms = lines.flat_map(|line| line.split("; ").map(|form| (form, line.split("; ").next().unwrap_or(line))));
    forms.map(|(form, state)| (form.trim_end_matches('.'), state)).collect()
});

/// The state of the United States that a word or two name as printed: `Ohio`, `Pa.`, `DC`.
pub(super) fn state(words: &str) -> Option<&'static str> {
    STATES.get(words.trim_end_matches('.')).copied()
}

/// Whether a text names two of the United States or more by their names in full; `Washington` is mostly the city.
pub(super) fn names_several_states(text: &str) -> bool {
    static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let lines = section(include_str!("../../rules/data/states.txt"), "states");
        let names = lines.map(|line| line.split("; ").next().unwrap_or(line)).filter(|name| *name != "Washington");
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
    });
    let Some(names) = &*NAMES else { return false };
    let mut found = names.find_iter(text).map(|found| found.pattern());
    found.next().is_some_and(|first| found.any(|other| other != first))
}

/// An everyday word, asked in small letters.
pub(super) fn is_everyday(word: &str) -> bool {
    WORDS.contains(word)
}

/// A word of the name of a country, state or large city, of a people, a creed or a party, as it is printed (`Iranian`).
pub(super) fn is_geography(word: &str) -> bool {
    GEOGRAPHY.contains(word)
}

/// A company, paper, body or club known by one word, as it is printed.
pub(super) fn is_body(word: &str) -> bool {
    BODIES.contains(word)
}

/// A surname that two people of one story do not bear by chance: neither common, nor a word, nor a place.
pub(super) fn is_rare_surname(word: &str) -> bool {
    let folded = fold(word);
    !SURNAMES.contains(&folded.replace('\'', "")) && !is_everyday(&folded) && !is_geography(word)
}

/// A surname that many bear, as it is printed.
pub(super) fn is_common_surname(word: &str) -> bool {
    SURNAMES.contains(&fold(word).replace('\'', ""))
}

/// What a word is as a given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GivenName {
    /// A given name and little else: `Barack`.
    Surely,
    /// A word or a place as well: `Mark`, `Virginia`.
    Perhaps,
}

/// What the lists know of a word, as it is printed, as a given name.
pub(super) fn given_name(word: &str) -> Option<GivenName> {
    // `Mary-Jane`, `Jean-Claude`
    let first = word.split('-').next().unwrap_or(word);
    if GIVEN.contains(word) || first.len() < word.len() && GIVEN.contains(first) {
        return Some(GivenName::Surely);
    }
    GIVEN_OR_WORD.contains(word).then_some(GivenName::Perhaps)
}

/// Whether only men or only women bear a given name, as it is printed; `None` where either may, or nobody knows.
pub(super) fn gender(name: &str) -> Option<&'static str> {
    if MEN.contains(name) {
        return Some("man");
    }
    WOMEN.contains(name).then_some("woman")
}

/// What somebody is by trade or post, in small letters: `teacher`, `resident`.
pub(super) fn is_role(word: &str) -> bool {
    ROLES.contains(word)
}

/// What somebody is to another, in small letters: `brother`, `widow`.
pub(super) fn is_family(word: &str) -> bool {
    FAMILY.contains(word)
}

/// A word for one person of whom nothing else is said, in small letters: `woman`, `stranger`.
pub(super) fn is_somebody(word: &str) -> bool {
    SOMEBODY.contains(word)
}

/// What a relative of a gender (`man`, `woman`) is to another, in small letters: `uncle`, `niece`.
pub(super) fn is_kin_of(gender: &str, word: &str) -> bool {
    if gender == "man" { KIN_MEN.contains(word) } else { KIN_WOMEN.contains(word) }
}

/// The gender of those who are called by a word, in small letters: `actress`, `widower`.
pub(super) fn called_by(word: &str) -> Option<&'static str> {
    if CALLED_MEN.contains(word) {
        return Some("man");
    }
    CALLED_WOMEN.contains(word).then_some("woman")
}

/// Words right before a name somebody bears besides: `née`, `alias`.
pub(super) fn is_alias(word: &str) -> bool {
    ALIASES.contains(word)
}

/// Words that say that a sentence is about a spelling, in small letters: `spelt`, `letter`.
pub(super) fn is_spelling(word: &str) -> bool {
    SPELLING.contains(word)
}

/// Letters with a mark, by the plain letter that is written for them where the mark is lost (`Erdoğan`, `Erdogan`).
const MARKED: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎ"),
    ('c', "çćĉċč"),
    ('d', "ďđð"),
    ('e', "èéêëēĕėęěə"),
    ('g', "ĝğġģǧ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįıǐ"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľŀł"),
    ('n', "ñńņňŋ"),
    ('o', "òóôõöøōŏőơǒ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšș"),
    ('t', "ţťŧț"),
    ('u', "ùúûüũūŭůűųưǔ"),
    ('w', "ŵ"),
    ('y', "ýÿŷ"),
    ('z', "źżž"),
    ('\'', "’‘ʻʼ`"),
];

/// A name for comparing: small letters, marks on letters left out, apostrophes made one. Papers differ in what marks they print.
pub(super) fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let plain = |ch: char| match ch {
        // Letters of other scripts, and plain ones, need no look.
        'a'..='z' | '\u{300}'..='\u{1fff}' | '\u{2020}'.. => ch,
        _ => MARKED.iter().find(|(_, marked)| marked.contains(ch)).map_or(ch, |(plain, _)| *plain),
    };
    let letters = name.chars().flat_map(char::to_lowercase).filter(|ch| !('\u{300}'..='\u{36f}').contains(ch));
    letters.map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_name_has_no_marks() {
        let folded = ["Erdoğan", "Wałęsa", "O’Rourke", "Jose\u{301}", "İnönü", "MAY"].map(fold);
        assert_eq!(folded, ["erdogan", "walesa", "o'rourke", "jose", "inonu", "may"]);
    }
}
