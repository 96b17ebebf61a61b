//! One figure told again with another power of a thousand: `will borrow $800 billion … The $800 million loan`, `owe £60m; debts of £60bn`. The second points back,
//! and stands right behind the first.

use super::Recount;
use crate::reading::Reading;
use crate::reading::quantity::{Quantity, QuantityKind, singular};

/// From here on (a million) figures are told with a power in words.
const IN_WORDS: f64 = 1e6;
/// The least figure before the power that does not stand again by chance.
const TELLING: f64 = 10.0;
/// How many sentences lie at most from the one to the other.
const NEAR: usize = 1;

/// Every such pair of neighbouring figures, in text order.
pub(super) fn read<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = Recount> + 'r {
    reading.quantities().windows(2).filter_map(|pair| of_two(reading, &pair[0], &pair[1]))
}

fn of_two(reading: &Reading<'_>, first: &Quantity, again: &Quantity) -> Option<Recount> {
    let kind = matches!(first.kind, QuantityKind::Count | QuantityKind::Money);
    let alike = kind && first.kind == again.kind && first.currency == again.currency;
    let (high, low) = (first.value.max(again.value), first.value.min(again.value));
    let shifted = low >= IN_WORDS && (high / low / 1000.0 - 1.0).abs() < 1e-9;
    if !alike || !shifted || first.ranges || again.ranges || first.figures().0 < TELLING && first.figures().1 < 2 {
        return None;
    }
    // The rules on magnitude tell of what names the same thing.
    let noun = |amount: &Quantity| amount.noun.map(|noun| singular(reading.slice(noun)));
    let told = first.kind == QuantityKind::Money && first.figures().1 > 1
        || first.kind == QuantityKind::Count && noun(first).is_some() && noun(first) == noun(again);
    let sentences = (reading.sentence_at(first.span.start)?, reading.sentence_at(again.span.start)?);
    let block = |amount: &Quantity| reading.tokens()[amount.tokens.0 as usize].block;
    let near = sentences.1 - sentences.0 <= NEAR && block(first) == block(again);
    let back = (again.tokens.0 as usize).checked_sub(1).map_or("", |at| reading.words()[at]);
    let points = matches!(back, "the" | "The" | "those" | "Those" | "that" | "That" | "this" | "of");
    (near && points && !told).then(|| Recount {
        span: again.span,
        first: first.span,
        of: first.noun.unwrap_or(first.span),
        agrees: false,
    })
}
