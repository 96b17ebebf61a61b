//! A word put for another inside a long name: `Virtual Student Foreign Service` where the story otherwise has `Virtual Student Federal Service`.

use super::frame;
use super::lexicon::share_a_stem;
use super::spelling::Slip;
use super::words::{Standing, Words};
use crate::reading::Reading;
use crate::reading::vocabulary::is_everyday;

/// How many words of a name stand around the one that may differ.
const OTHERS: usize = 3;

/// How often a name must stand for one other to be held for it.
const ENOUGH: usize = 2;

/// Names that stand once and are one word off another that stands more often. The word begins as the other does: a slip of the mind, and not
/// the next office along the corridor.
pub(super) fn slips(reading: &Reading<'_>, words: &Words<'_>) -> Vec<Slip> {
    frame::slips::<OTHERS>(words, 1..OTHERS, |places| odd(reading, words, places))
}

/// The one place of several that has another word, if there is just one.
fn odd(reading: &Reading<'_>, words: &Words<'_>, places: &[Standing]) -> Option<Standing> {
    if places.len() <= ENOUGH {
        return None;
    }
    let times = |word: u32| places.iter().filter(|place| place.word == word).count();
    let odd = *places.iter().find(|place| times(place.word) == 1)?;
    let usual = places.iter().find(|place| place.word != odd.word)?;
    let (one, other) = (words.all[odd.word as usize].printed, words.all[usual.word as usize].printed);
    let sentence = |place: &Standing| reading.sentence_at(words.span(place).start);
    let alike = one.chars().next() == other.chars().next() && !share_a_stem(one, other);
    let fits = times(usual.word) + 1 == places.len()
        && alike
        && is_everyday(&one.to_lowercase())
        && is_everyday(&other.to_lowercase())
        && !odd.embedded
        && sentence(&odd) != sentence(usual);
    fits.then_some(odd)
}
