//! Names of several words that are alike but for one of them.

use super::spelling::Slip;
use super::words::{Standing, Words};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many places of a name are looked at.
const MOST_PLACES: usize = 16;

/// The words of names that put another word for the usual one, in text order. Compared are runs of `OTHERS` capitalised words and one more, which
/// stands at one of the places `gaps`; `odd` says which of the words that stand there, between the same others, is a slip.
pub(super) fn slips<const OTHERS: usize>(
    words: &Words<'_>,
    gaps: Range<usize>,
    odd: impl Fn(&[Standing]) -> Option<Standing>,
) -> Vec<Slip> {
    let mut names: FxHashMap<(usize, [u32; OTHERS]), Vec<Standing>> = FxHashMap::default();
    for run in words.standings.windows(OTHERS + 1) {
        let [first, .., last] = run else { continue };
        let adjacent = last.token - first.token == OTHERS as u32
            && (first.token + 1..=last.token).all(|at| words.follows(at as usize));
        if !adjacent {
            continue;
        }
        for gap in gaps.clone() {
            let mut others = run.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, standing)| standing.word);
            let key = std::array::from_fn(|_| others.next().unwrap_or_default());
            let places = names.entry((gap, key)).or_default();
            if places.len() < MOST_PLACES {
                places.push(run[gap]);
            }
        }
    }
    let slip = |gap: usize, places: &[Standing]| {
        let odd = odd(places)?;
        let usual = places.iter().filter(|place| place.word != odd.word).copied().collect();
        Some(Slip { odd: vec![odd], usual, around: (gap, OTHERS - gap) })
    };
    let mut slips: Vec<Slip> = names.iter().filter_map(|((gap, _), places)| slip(*gap, places)).collect();
    // A word inside a longer name is found once for each run.
    slips.sort_unstable_by_key(|slip| (slip.at(), slip.around));
    slips.dedup_by_key(|slip| slip.at());
    slips
}
