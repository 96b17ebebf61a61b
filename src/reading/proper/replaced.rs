//! A word put for another inside a long name: `Virtual Student Foreign Service` where the story otherwise has `Virtual Student Federal Service`.

use super::lexicon::share_a_stem;
use super::spelling::Slip;
use super::words::{Standing, Words};
use crate::reading::Reading;
use crate::reading::vocabulary::is_everyday;
use rustc_hash::FxHashMap;

/// How many capitalised words side by side are compared.
const LENGTH: usize = 4;

/// How often a name must stand for one other to be held for it.
const ENOUGH: usize = 2;

/// How many places of a name are shown.
const MOST_PLACES: usize = 16;

/// The words of a long name but one, by number, and which one is left out.
type But = (usize, [u32; LENGTH - 1]);

/// Names that stand once and are one word off another that stands more often. The word begins as the other does: a slip of the mind, and not
/// the next office along the corridor.
pub(super) fn slips(reading: &Reading<'_>, words: &Words<'_>) -> Vec<Slip> {
    let mut names: FxHashMap<But, Vec<Standing>> = FxHashMap::default();
    for run in words.standings.windows(LENGTH) {
        let [first, .., last] = run else { continue };
        let adjacent = last.token - first.token == LENGTH as u32 - 1
            && (first.token + 1..=last.token).all(|at| words.follows(at as usize));
        if !adjacent {
            continue;
        }
        for but in 1..LENGTH - 1 {
            let mut others = run.iter().enumerate().filter(|(at, _)| *at != but).map(|(_, standing)| standing.word);
            let key = std::array::from_fn(|_| others.next().unwrap_or_default());
            let places = names.entry((but, key)).or_default();
            if places.len() < MOST_PLACES {
                places.push(run[but]);
            }
        }
    }
    let mut slips: Vec<Slip> = names.iter().filter_map(|(but, places)| slip(reading, words, but.0, places)).collect();
    // A word inside five or more is found once for each four.
    slips.sort_unstable_by_key(|slip| (slip.at(), slip.around));
    slips.dedup_by_key(|slip| slip.at());
    slips
}

/// The one place of several that has another word, if there is just one.
fn slip(reading: &Reading<'_>, words: &Words<'_>, but: usize, places: &[Standing]) -> Option<Slip> {
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
    let usual = || places.iter().filter(|place| place.word != odd.word).copied().collect();
    fits.then(|| Slip { odd: vec![odd], usual: usual(), around: (but, LENGTH - 1 - but) })
}
