//! Whether the story itself bears an amount of its headline, its deck or a caption out.

use super::Quantity;
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
    let mut running: Vec<&Quantity> = amounts.iter().filter(|amount| !stands_beside(amount)).collect();
    running.sort_by(|one, other| one.value.total_cmp(&other.value));
    let agrees = |amount: &Quantity| {
        let bounds = amount.bounds().wider(amount.step / 2.0);
        // No hedge and no rounding reaches further than a quarter of the value.
        let (low, high) = (bounds.low.min(0.75 * bounds.low), bounds.high.max(1.25 * bounds.high));
        let from = running.partition_point(|other| other.value < low);
        running[from..].iter().take_while(|other| other.value <= high).any(|other| {
            let other = other.bounds().wider(other.step / 2.0);
            other.meets(bounds)
        })
    };
    amounts.iter().map(|amount| stands_beside(amount).then(|| agrees(amount))).collect()
}
