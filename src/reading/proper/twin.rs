//! A word of a name put in another form of its stem: `Southern Indian Letters Foundation` where the story has the `South Indian Letters Foundation`.

use super::lexicon::share_a_stem;
use super::spelling::Slip;
use super::words::{Standing, Words};
use crate::reading::Reading;
use crate::reading::vocabulary::{is_everyday, is_geography};
use rustc_hash::FxHashMap;

/// How many capitalised words side by side are compared.
const LENGTH: usize = 3;

/// How many places of a name are looked at.
const MOST_PLACES: usize = 16;

/// The fewest letters that two forms of one stem have in common.
const SHORTEST_STEM: usize = 3;

/// The words of a name but one, by number, and which one is left out.
type But = (usize, [u32; LENGTH - 1]);

/// Names of three words and more that agree but for one word before the last, of which the two stand for one: each of the two forms is told once or
/// more, the later of them is odd.
pub(super) fn slips(reading: &Reading<'_>, words: &Words<'_>) -> Vec<Slip> {
    let mut names: FxHashMap<But, Vec<Standing>> = FxHashMap::default();
    for run in words.standings.windows(LENGTH) {
        let [first, .., last] = run else { continue };
        let adjacent = last.token - first.token == LENGTH as u32 - 1
            && (first.token + 1..=last.token).all(|at| words.follows(at as usize));
        if !adjacent {
            continue;
        }
        for but in 0..LENGTH - 1 {
            let mut others = run.iter().enumerate().filter(|(at, _)| *at != but).map(|(_, standing)| standing.word);
            let places = names.entry((but, std::array::from_fn(|_| others.next().unwrap_or_default()))).or_default();
            if places.len() < MOST_PLACES {
                places.push(run[but]);
            }
        }
    }
    let several = names.iter().filter(|(_, places)| places.len() > 1);
    let mut slips: Vec<Slip> = several.filter_map(|(but, places)| slip(reading, words, but.0, places)).collect();
    slips.sort_unstable_by_key(|slip| (slip.at(), slip.around));
    slips.dedup_by_key(|slip| slip.at());
    slips
}

/// The later of two words of one stem, with what it stands for.
fn slip(reading: &Reading<'_>, words: &Words<'_>, but: usize, places: &[Standing]) -> Option<Slip> {
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
    let usual = || places.iter().filter(|place| place.word != odd.word).copied().collect();
    fits.then(|| Slip { odd: vec![odd], usual: usual(), around: (but, LENGTH - 1 - but) })
}

/// Whether the shorter of two everyday words is, but for its last letter, how the longer begins, and neither is an inflection of the other.
fn are_forms_of_one_stem(one: &str, other: &str) -> bool {
    let is_word = |word: &str| is_everyday(&word.to_lowercase()) && !is_geography(word);
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let is_stem = common >= SHORTEST_STEM && short - common <= 1 && common * 2 >= long;
    is_stem && one != other && is_word(one) && is_word(other) && !share_a_stem(one, other)
}
