//! Whether the story itself bears an amount of its headline, its deck or a caption out.

use super::{Bounds, Quantity};
use crate::article::BlockKind;
use crate::reading::Reading;

/// For each amount of a story: whether the running text, somewhere else, has one that agrees with it under rounding and hedges, whatever it is of. `None` for
/// an amount that is itself in the running text.
pub(in crate::reading) fn confirmed(reading: &Reading<'_>) -> Vec<Option<bool>> {
    let blocks = reading.article().blocks();
    let stands_beside = |amount: &Quantity| {
        let block = reading.tokens()[amount.tokens.0 as usize].block as usize;
        matches!(blocks[block].kind, BlockKind::Headline | BlockKind::Deck | BlockKind::Caption)
    };
    let amounts = reading.quantities();
    let mut running: Vec<(f64, Bounds)> = vec![];
    let beside: Vec<bool> = amounts.iter().map(stands_beside).collect();
    for (at, amount) in amounts.iter().enumerate().filter(|(at, _)| !beside[*at]) {
        let bounds = amount.bounds().wider(amount.step / 2.0);
        running.push((amount.value, bounds));
        // A headline adds up what a sentence tells one by one: `700 … and 200 more`.
        for other in amounts[at + 1..].iter().take(2).filter(|other| other.kind == amount.kind && adds(reading, other))
        {
            let more = other.bounds();
            running.push((
                amount.value + other.value,
                Bounds { low: bounds.low + more.low, high: bounds.high + more.high },
            ));
        }
    }
    running.sort_by(|one, other| one.0.total_cmp(&other.0));
    let agrees = |amount: &Quantity| {
        let bounds = amount.bounds().wider(amount.step / 2.0);
        // No hedge and no rounding reaches further than a quarter of the value.
        let (low, high) = (0.75 * bounds.low, 1.25 * bounds.high);
        let from = running.partition_point(|other| other.0 < low);
        running[from..].iter().take_while(|other| other.0 <= high).any(|other| other.1.meets(bounds))
    };
    amounts.iter().zip(beside).map(|(amount, beside)| beside.then(|| agrees(amount))).collect()
}

/// Whether an amount is told as more of what went before: `200 more`, `three others`, `another 200`.
fn adds(reading: &Reading<'_>, amount: &Quantity) -> bool {
    let word = |at: usize| reading.tokens().get(at).map_or("", |token| reading.slice(token.span));
    let (from, end) = (amount.tokens.0 as usize, amount.tokens.1 as usize);
    matches!(word(end), "more" | "others" | "other")
        || matches!(word(from.wrapping_sub(1)), "another" | "further" | "other" | "plus")
}
