//! What is known of the words of proper names, whatever story they stand in.

use crate::reading::vocabulary::{fold, given_name, is_everyday, is_geography};
use crate::reading::word_list::WordSet;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../rules/data/proper.txt");
static SMALL: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "small"));
static JOINS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "joins"));
static ENDINGS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "endings"));
static KNOWN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "known"));
static BODIES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "bodies"));
static GROUNDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "grounds"));

/// The fewest letters two words of one stem share.
const SHORTEST_STEM: usize = 3;

/// The most bytes of a [small word](is_small).
const LONGEST_SMALL: usize = 5;

/// What a word is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// An everyday word.
    Everyday,
    /// A word of geography.
    Geography,
    /// A given name, a product, a tongue.
    Name,
}

/// What a word is by itself, where some list has it.
pub(super) fn known(word: &str) -> Option<Known> {
    if is_everyday(&word.to_lowercase()) {
        Some(Known::Everyday)
    } else if is_geography(word) {
        Some(Known::Geography)
    } else if given_name(word).is_some() || KNOWN.contains(word) {
        Some(Known::Name)
    } else {
        None
    }
}

/// A word that tells one name from another by nothing: `of`, `The`.
pub(super) fn is_small(word: &str) -> bool {
    word.len() <= LONGEST_SMALL && SMALL.contains(&word.to_ascii_lowercase())
}

/// A word in small letters that names have inside.
pub(super) fn joins(word: &str) -> bool {
    JOINS.contains(word)
}

/// A word that makes a name a body's.
pub(super) fn is_body(word: &str) -> bool {
    BODIES.contains(word)
}

/// A word that makes a name a place's.
pub(super) fn is_ground(word: &str) -> bool {
    GROUNDS.contains(word)
}

/// Whether two words are of one stem and differ in their ending alone, and are two words for it.
pub(super) fn share_a_stem(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let stem: usize = common.clone().map(|(letter, _)| letter.len_utf8()).sum();
    let is_ending = |ending: &str, stem: &str| {
        ending.is_empty() || ENDINGS.contains(ending) || ending == "d" && stem.ends_with('e')
    };
    common.count() >= SHORTEST_STEM
        && is_ending(&one[stem..], &one[..stem])
        && is_ending(&other[stem..], &other[..stem])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_two_words() {
        for (one, other) in [
            ("America", "American"),
            ("Latino", "Latina"),
            ("Arkansas", "Arkansans"),
            ("Israel", "Israeli"),
            ("Charge", "Charged"),
            ("Fellow", "Fellows"),
            ("Niger", "Nigerian"),
            ("Analysis", "Analytics"),
        ] {
            assert!(share_a_stem(one, other) && share_a_stem(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Berlind", "Berlin"),
            ("Pittsburg", "Pittsburgh"),
            ("Commitee", "Committee"),
            ("Lousiana", "Louisiana"),
            ("Survye", "Survey"),
        ] {
            assert!(!share_a_stem(one, other) && !share_a_stem(other, one), "{one} {other}");
        }
    }
}
