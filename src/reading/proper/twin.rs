//! A word of a name put in another form of its stem: `Southern Indian Letters Foundation` where the story has the `South Indian Letters Foundation`.

use super::frame;
use super::lexicon::share_a_stem;
use super::spelling::Slip;
use super::words::{Standing, Words};
use crate::reading::Reading;
use crate::reading::vocabulary::{is_everyday, is_geography};

/// How many words of a name stand around the one that may differ.
const OTHERS: usize = 2;

/// The fewest letters that two forms of one stem have in common.
const SHORTEST_STEM: usize = 3;

/// Names of three words and more that agree but for one word before the last, of which the two stand for one: each of the two forms is told once or
/// more, the later of them is odd.
pub(super) fn slips(reading: &Reading<'_>, words: &Words<'_>) -> Vec<Slip> {
    frame::slips::<OTHERS>(words, 0..OTHERS, |places| odd(reading, words, places))
}

/// The later of two words of one stem.
fn odd(reading: &Reading<'_>, words: &Words<'_>, places: &[Standing]) -> Option<Standing> {
    let usual = places.first()?;
    let odd = *places.iter().find(|place| place.word != usual.word)?;
    let is_either = |place: &Standing| place.word == usual.word || place.word == odd.word;
    let (one, other) = (words.all[odd.word as usize].printed, words.all[usual.word as usize].printed);
    let sentence = |place: &Standing| reading.sentence_at(words.span(place).start);
    let fits = places.iter().all(is_either)
        && places.iter().filter(|place| place.word == odd.word).count() == 1
        && are_forms_of_one_stem(one, other)
        && !odd.embedded
        && !odd.in_title_case
        && sentence(&odd) != sentence(usual);
    fits.then_some(odd)
}

/// Whether the shorter of two everyday words is, but for its last letter, how the longer begins, and neither is an inflection of the other.
fn are_forms_of_one_stem(one: &str, other: &str) -> bool {
    let is_word = |word: &str| is_everyday(&word.to_lowercase()) && !is_geography(word);
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let is_stem = common >= SHORTEST_STEM && short - common <= 1 && common * 2 >= long;
    is_stem && one != other && is_word(one) && is_word(other) && !share_a_stem(one, other)
}
