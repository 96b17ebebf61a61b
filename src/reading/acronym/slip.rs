//! Letters that do not fit the words and are plainly meant for them: two changed places, or one is another, one missing, one too many.
//!
//! Being near is not enough, for real acronyms are near their words too: another language has other words (FSB) or another order (OTAN,
//! FARC), and names change while letters stay. So the story itself must use the letters the words give, or they must be real ones, or the
//! order must be one that no language has: a noun before or behind all that goes with it is somebody's order.

use super::definition::Word;
use super::fit::{Fit, SOUND};
use super::{DATA, Index, is_known};
use crate::reading::word_list::WordSet;
use std::sync::LazyLock;

/// Acronyms whose letters are those of another language, or in another order, by custom.
static FOREIGN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "foreign"));
/// Acronyms that are real, though not every reader knows them.
static ATTESTED: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "attested"));
/// Words for bodies that mostly have their letters from another language where these do not fit: parties, movements, federations.
static BODIES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "bodies"));

/// The fewest letters that say anything.
const FEWEST: usize = 3;

/// What the words give instead.
pub(super) struct Slip {
    /// Index of the first word.
    pub(super) start: usize,
    /// The initials of the words.
    pub(super) initials: String,
}

/// How two rows of letters differ by one slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Two neighbours changed places.
    Swapped,
    /// One is another.
    Replaced,
    /// One is missing, or one too many.
    Lengthened,
}

/// The one slip between two rows of letters.
pub(super) fn change(a: &[u8], b: &[u8]) -> Option<Change> {
    let same_start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (left, right) = (&a[same_start..], &b[same_start..]);
    let same_end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - same_end], &right[..right.len() - same_end]);
    match (left, right) {
        ([], []) => None,
        ([a, b], [c, d]) if a == d && b == c => Some(Change::Swapped),
        ([_], [_]) => Some(Change::Replaced),
        ([], [_]) | ([_], []) => Some(Change::Lengthened),
        _ => None,
    }
}

/// The slip that `letters` are for the words before them, where it is near-certain. `fit`: the best reading of the letters as they stand.
pub(super) fn find(key: &str, letters: &[u8], words: &[Word<'_>], fit: Option<Fit>, index: &Index<'_>) -> Option<Slip> {
    let foreign = FOREIGN.contains(key);
    let elsewhere = index.count(key).saturating_sub(1);
    let sound = fit.is_some_and(|fit| fit.total <= SOUND);
    let mut initials = [Vec::new(), Vec::new()];
    for start in (0..words.len()).rev() {
        let word = &words[start];
        initials[1].splice(0..0, word.initials.iter().copied());
        if word.small {
            continue;
        }
        initials[0].splice(0..0, word.initials.iter().copied());
        if initials[0].len() > letters.len() + 1 {
            return None;
        }
        for given in &initials {
            let Some(change) = change(letters, given).filter(|change| !is_wider_name(*change, letters, given)) else {
                continue;
            };
            let Ok(text) = std::str::from_utf8(given) else { continue };
            if given.len() < FEWEST || FOREIGN.contains(text) {
                continue;
            }
            let uses = index.count(text);
            let in_story = uses > elsewhere + u32::from(foreign)
                && (!is_known(key) || elsewhere == 0)
                && (!sound || is_slip_all_the_same(change, letters, given));
            let is_plain = || is_plain(letters, given, change, &words[start..], elsewhere < 2 && !is_cut(words, start));
            let meant = in_story || !sound && !foreign && is_plain();
            if meant {
                return Some(Slip { start, initials: text.to_owned() });
            }
        }
    }
    None
}

/// Letters that can be read without a slip: the story's own say that they are one where two are swapped or a word's is missing.
fn is_slip_all_the_same(change: Change, letters: &[u8], given: &[u8]) -> bool {
    change == Change::Swapped || change == Change::Lengthened && letters.len() < given.len()
}

/// `Department of Transportation (CDOT)`: a letter more, at either end, may name the place whose body it is.
fn is_wider_name(change: Change, letters: &[u8], given: &[u8]) -> bool {
    change == Change::Lengthened && (letters.starts_with(given) || letters.ends_with(given))
}

/// Whether a name goes on before `start`.
fn is_cut(words: &[Word<'_>], start: usize) -> bool {
    start
        .checked_sub(1)
        .is_some_and(|before| words[before].is_name() && !words[before].possessive && !words[before].apart)
}

/// Whether the slip is plain from the letters alone, where the story does not have the right ones. `apart`: the name is whole, and the
/// story does not hold on to the letters.
fn is_plain(letters: &[u8], given: &[u8], change: Change, words: &[Word<'_>], apart: bool) -> bool {
    let is_name = words.iter().all(|word| word.small || word.capital);
    let has_body = words.iter().any(|word| BODIES.contains(word.text));
    if !is_name || has_body {
        return false;
    }
    let is_real =
        |letters: &[u8]| std::str::from_utf8(letters).is_ok_and(|key| is_known(key) || ATTESTED.contains(key));
    match change {
        Change::Swapped => is_real(given) || apart && !is_noun_first(letters, words),
        Change::Replaced => is_real(given) && apart && letters.len() > FEWEST && !is_real(letters),
        Change::Lengthened => false,
    }
}

/// Whether the letters are in the order of a language that puts nouns before what goes with them: `General Directorate for External
/// Security` as DGSE.
fn is_noun_first(letters: &[u8], words: &[Word<'_>]) -> bool {
    let mut left = letters;
    for phrase in words.split(|word| word.small) {
        let given: Vec<u8> = phrase.iter().flat_map(|word| word.initials.iter().copied()).collect();
        let Some((own, rest)) = left.split_at_checked(given.len()) else { return false };
        let turned: Vec<u8> = given.iter().rev().copied().collect();
        let mut noun_first = given.clone();
        noun_first.rotate_right(usize::from(!given.is_empty()));
        if own != given && own != turned && own != noun_first {
            return false;
        }
        left = rest;
    }
    left.is_empty()
}
