//! Given names: which words are one, and which of them can be one person's.

pub(super) use crate::reading::vocabulary::{GivenName as Known, gender, given_name as known};

use crate::reading::slip;
use crate::reading::vocabulary::fold;
use crate::reading::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The lists of names, small letters, that are short for one, and of those that are spellings of one.
static SHORT_FORMS: LazyLock<Lines> = LazyLock::new(|| Lines::section("given"));
static VARIANTS: LazyLock<Lines> = LazyLock::new(|| Lines::section("variants"));

/// How many letters a name is cut short by at least.
const CUT: usize = 3;

/// The most letters of a name of its own that another is cut short to: `Stan`.
const LONGEST_STEM: usize = 4;

/// Whether two given names in small letters can be one person's: equal, an initial of the other, the other cut short, or a name and a short form of
/// it. Two short forms of one name are two names (`Bob`, `Rob`), unless one goes on the other (`Tom`, `Tommy`).
pub(super) fn same(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| {
        let short = short.trim_end_matches('.');
        short.chars().count() == 1 && long.starts_with(short)
    };
    let cut = |short: &str, long: &str| {
        let is_cut = short.len() >= CUT && short.len() + CUT <= long.len() && long.starts_with(short);
        let (short, long) = (capitalised(short), capitalised(long));
        // `Stan` may be Stanislav; Clare is not Clarence, nor Paul Pauline.
        let is_stem = short.len() <= LONGEST_STEM && !short.ends_with(['a', 'e', 'i', 'o', 'y']);
        is_cut
            && (is_stem && gender(&short).zip(gender(&long)).is_none_or(|(one, other)| one == other)
                || known(&short).is_none())
    };
    let short = |one: &str, other: &str| initial(one, other) || cut(one, other);
    one == other || short(one, other) || short(other, one) || are_short_and_long(one, other)
}

/// A name in small letters with its capital.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether one is a short form of the other, or both of one name and alike.
fn are_short_and_long(one: &str, other: &str) -> bool {
    let is_long = |name: &str| SHORT_FORMS.lines(name).iter().any(|line| SHORT_FORMS.first[*line as usize] == name);
    let alike = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count() >= 2;
    SHORT_FORMS.share_a_line(one, other) && (alike || is_long(one) || is_long(other))
}

/// The names, in small letters, that a given name in small letters is short for or has short forms of: by the first of each list it is on.
pub(super) fn long_forms(given: &str) -> impl Iterator<Item = &'static str> + use<> {
    SHORT_FORMS.lines(given).iter().map(|line| SHORT_FORMS.first[*line as usize])
}

/// Whether two given names as printed look like one name spelt two ways (`Jon`, `John`; `Mattew`, `Matthew`; `Bob`, `Rob`), and not like two
/// people's (`Don`, `Ron`).
pub(super) fn is_misspelling(one: &str, other: &str) -> bool {
    let (one_folded, other_folded) = (fold(one), fold(other));
    let (one_small, other_small) = (one_folded.as_str(), other_folded.as_str());
    if one_small == other_small {
        return false;
    }
    let unknown = known(one).is_none() || known(other).is_none();
    let two_short = SHORT_FORMS.share_a_line(one_small, other_small) && !same(one_small, other_small);
    VARIANTS.share_a_line(one_small, other_small)
        || two_short
        || slip::is_slip(one_small, other_small) && (unknown || sound_alike(one_small, other_small))
        || unknown && one_small.chars().next() == other_small.chars().next() && sound_alike(one_small, other_small)
        || diminutive(one_small) == diminutive(other_small)
}

/// Whether a given name is an initial: `S`, `S.`
pub(super) fn is_initial(given: &str) -> bool {
    given.trim_end_matches('.').chars().count() == 1
}

/// Whether two given names are one letter apart, whatever people bear them (`Don`, `Ron`; `Tim`, `Jim`). Two initials are two names.
pub(super) fn is_near(one: &str, other: &str) -> bool {
    !is_initial(one) && !is_initial(other) && strsim::osa_distance(&fold(one), &fold(other)) == 1
}

/// The fewest consonants by which two names that share them sound alike.
const FEWEST_CONSONANTS: usize = 3;

/// Whether two names in small letters have the same consonants in the same order and end alike (`Alastair`, `Alistair`), so that neither is the
/// other's female form (`Paul`, `Paula`).
fn sound_alike(one: &str, other: &str) -> bool {
    let is_vowel = |ch: char| matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h');
    let consonants = |name: &str| {
        let plain = name.replace("ph", "f").replace("ck", "k").replace('c', "k").replace('z', "s");
        let mut letters: Vec<char> = plain.chars().filter(|ch| !is_vowel(*ch)).collect();
        letters.dedup();
        letters
    };
    let (one_letters, other_letters) = (consonants(one), consonants(other));
    one_letters == other_letters && one_letters.len() >= FEWEST_CONSONANTS && one.chars().last() == other.chars().last()
}

/// A pet name with its ending made one: `teddie`, `teddey`, `teddy`.
fn diminutive(name: &str) -> &str {
    ["ie", "ey", "y", "i"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .filter(|stem| stem.len() > 2)
        .unwrap_or(name)
}

/// Lists of names, one a line.
struct Lines {
    /// The numbers of the lines each name is on.
    by_name: FxHashMap<&'static str, Vec<u16>>,
    /// The first name of each line.
    first: Vec<&'static str>,
}

impl Lines {
    fn section(name: &str) -> Lines {
        let mut lines = Lines { by_name: FxHashMap::default(), first: Vec::new() };
        for line in word_list::section(include_str!("../../../rules/data/nicknames.txt"), name) {
            let number = lines.first.len() as u16;
            lines.first.extend(line.split_whitespace().next());
            line.split_whitespace().for_each(|name| lines.by_name.entry(name).or_default().push(number));
        }
        lines
    }

    fn lines(&self, name: &str) -> &[u16] {
        self.by_name.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    fn share_a_line(&self, one: &str, other: &str) -> bool {
        self.lines(one).iter().any(|line| self.lines(other).contains(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_words() {
        assert_eq!(known("Barack"), Some(Known::Surely));
        assert_eq!(known("Jean-Claude"), Some(Known::Surely));
        assert_eq!(known("Virginia"), Some(Known::Perhaps));
        assert_eq!(known("Digital"), None);
    }

    #[test]
    fn spellings_of_one_name_are_told_from_two_names() {
        for (one, other) in [
            ("Jon", "John"),
            ("Steven", "Stephen"),
            ("Mattew", "Matthew"),
            ("Rachel", "Rachael"),
            ("Bob", "Rob"),
            ("Alastair", "Alistair"),
            ("Teddy", "Teddie"),
        ] {
            assert!(is_misspelling(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("Don", "Ron"),
            ("Mary", "Gary"),
            ("Ann", "Ann"),
            ("Bob", "Robert"),
            ("Dana", "Dan"),
            ("Tom", "Tommy"),
            ("Paul", "Paula"),
        ] {
            assert!(!is_misspelling(one, other), "{one} {other}");
        }
        assert!(same("bob", "robert") && same("j.", "joan") && !same("ann", "joan"));
    }
}
