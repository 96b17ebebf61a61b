//! Letters that do not fit the words and are plainly meant for them: two changed places, or one is another, one missing, one too many.
//!
//! Being near is not enough, for real acronyms are near their words too: another language has other words (FSB) or another order (OTAN,
//! FARC), and names change while letters stay. So the story itself must use the letters the words give, or they must be real ones and those
//! printed must not, or the order must be one that no language has: a noun before or behind all that goes with it is somebody's order.

use super::definition::Word;
use super::fit::{self, Fit, SOUND};
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
/// How many acronyms of a story are laid along the words of one definition, so that no story makes it slow.
const MOST_USED: usize = 200;

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
    /// Two changed places.
    Swapped,
    /// Four or more stand in another order.
    Turned,
    /// One is another.
    Replaced,
    /// The first row has one that the second has not.
    Lengthened,
    /// The second row has one that the first has not.
    Shortened,
}

/// The one slip that makes `a` of `b`.
pub(super) fn change(a: &[u8], b: &[u8]) -> Option<Change> {
    let same_start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (left, right) = (&a[same_start..], &b[same_start..]);
    let same_end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - same_end], &right[..right.len() - same_end]);
    match (left, right) {
        ([], []) => None,
        ([_], [_]) => Some(Change::Replaced),
        ([_], []) => Some(Change::Lengthened),
        ([], [_]) => Some(Change::Shortened),
        ([a, inner @ .., b], [c, other @ .., d]) if a == d && b == c && inner == other => Some(Change::Swapped),
        _ => (a.len() > FEWEST && is_same_letters(left, right)).then_some(Change::Turned),
    }
}

/// Whether two rows have the same letters, in any order.
fn is_same_letters(a: &[u8], b: &[u8]) -> bool {
    let count = |letters: &[u8], letter: u8| letters.iter().filter(|other| **other == letter).count();
    a.len() == b.len() && a.iter().all(|letter| count(a, *letter) == count(b, *letter))
}

/// The slip that `letters` are for the words before them, where it is near-certain. `fit`: the best reading of the letters as they stand.
pub(super) fn find(key: &str, letters: &[u8], words: &[Word<'_>], fit: Option<Fit>, index: &Index<'_>) -> Option<Slip> {
    of_initials(key, letters, words, fit, index).or_else(|| of_used(key, letters, words, fit, index))
}

/// A slip for the initials of the words.
fn of_initials(key: &str, letters: &[u8], words: &[Word<'_>], fit: Option<Fit>, index: &Index<'_>) -> Option<Slip> {
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
            if given.len() < FEWEST {
                continue;
            }
            let uses = index.count(text);
            let in_story = uses > elsewhere + u32::from(foreign)
                && (!is_known(key) || elsewhere == 0)
                && (!sound || is_slip_all_the_same(change));
            let apart = elsewhere < 2 && !is_cut(words, start);
            let printed = Printed { letters, sound, apart };
            if in_story || !foreign && printed.is_plain(given, change, &words[start..]) {
                return Some(Slip { start, initials: text.to_owned() });
            }
        }
    }
    None
}

/// A slip for letters that the story uses and that fit the words better, though not initial by initial: `Lagos State Emergency Management
/// Agency (LAMESA)` in a story of LASEMA.
fn of_used(key: &str, letters: &[u8], words: &[Word<'_>], fit: Option<Fit>, index: &Index<'_>) -> Option<Slip> {
    if letters.len() <= FEWEST || FOREIGN.contains(key) || index.count(key) > 1 {
        return None;
    }
    index.keys().filter(|used| used.len() > FEWEST).take(MOST_USED).find_map(|used| {
        let change = change(letters, used.as_bytes())?;
        let better = fit::best(used.as_bytes(), words).filter(|better| better.total <= SOUND)?;
        let is_slip =
            !is_wider_name(change, letters, used.as_bytes()) && fit.is_none_or(|fit| fit.total > better.total + SOUND);
        is_slip.then(|| Slip { start: better.start(), initials: used.to_owned() })
    })
}

/// Letters that can be read without a slip: the story's own say that they are one where some are swapped or a word's is missing.
fn is_slip_all_the_same(change: Change) -> bool {
    matches!(change, Change::Swapped | Change::Turned | Change::Shortened)
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

/// Whether readers know the letters, or some do.
pub(super) fn is_real(key: &str) -> bool {
    is_known(key) || ATTESTED.contains(key)
}

/// Whether the letters are those of another language, or in another order.
pub(super) fn is_foreign(key: &str) -> bool {
    FOREIGN.contains(key)
}

/// Letters as they stand beside words.
struct Printed<'a> {
    letters: &'a [u8],
    /// They can be read as an acronym of the words.
    sound: bool,
    /// The name is whole, and the story does not hold on to the letters.
    apart: bool,
}

impl Printed<'_> {
    /// Whether they are plainly a slip for `given`, where the story does not have these.
    fn is_plain(&self, given: &[u8], change: Change, words: &[Word<'_>]) -> bool {
        let is_real = |letters: &[u8]| std::str::from_utf8(letters).is_ok_and(is_real);
        let has_body = words.iter().any(|word| BODIES.contains(word.text));
        // Readers look for the others, and have never seen these.
        let instead = is_real(given) && !is_real(self.letters);
        if has_body || self.sound && !instead {
            return false;
        }
        let is_name = words.iter().all(|word| word.small || word.capital);
        match change {
            Change::Swapped | Change::Turned if instead => self.apart || is_name,
            Change::Swapped => is_name && is_real(given) || self.apart && !is_noun_first(self.letters, words),
            Change::Turned => {
                self.apart && !is_noun_first(self.letters, words) && !is_moved_phrase(self.letters, given)
            }
            // Where the right letters are not known, three of four must fit a name: two of three may be another language's.
            Change::Replaced => {
                self.apart
                    && !self.sound
                    && (instead || is_name && self.letters.len() > FEWEST && !is_real(self.letters))
            }
            Change::Shortened => instead && self.apart && self.letters.len() >= FEWEST,
            Change::Lengthened => instead && self.apart && !self.sound,
        }
    }
}

/// Whether the letters are in the order of a language that puts nouns before what goes with them: `General Directorate for External
/// Security` as DGSE. It turns the first phrase; a place at the end may stay as it is (`Federal University of Minas Gerais`, UFMG).
fn is_noun_first(letters: &[u8], words: &[Word<'_>]) -> bool {
    let mut left = letters;
    let mut turned_one = false;
    for phrase in words.split(|word| word.small) {
        let given: Vec<u8> = phrase.iter().flat_map(|word| word.initials.iter().copied()).collect();
        let Some((own, rest)) = left.split_at_checked(given.len()) else { return false };
        let turned: Vec<u8> = given.iter().rev().copied().collect();
        let mut noun_first = given.clone();
        noun_first.rotate_right(usize::from(!given.is_empty()));
        let is_turned = own == turned || own == noun_first;
        let is_kept = turned_one && own == given;
        if !is_turned && !is_kept {
            return false;
        }
        turned_one |= is_turned && own.len() > 1;
        left = rest;
    }
    left.is_empty()
}

/// Whether one piece of the letters stands before the other that stood behind it: `Veterans Affairs Digital Service` as DSVA, the Digital
/// Service at Veterans Affairs.
fn is_moved_phrase(letters: &[u8], given: &[u8]) -> bool {
    (1..given.len()).any(|at| letters.starts_with(&given[at..]) && letters.ends_with(&given[..at]))
}
