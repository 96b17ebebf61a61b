//! Which way a range runs: `$400-$850`, `between 40 and 60`, `five to six years`. The lesser end comes first, but where the copy tells of a change, a result
//! or odds, which run either way.

use super::{Dimension, Quantity, QuantityKind};
use crate::reading::Reading;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use std::sync::LazyLock;

/// Words before two amounts that tell of a change, a result, odds or a comparison.
static TURNS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../../rules/data/sums.txt"), "range-turns"));

/// How a range that an amount opens goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Its other end.
    pub to: Span<Text>,
    /// Whether that is no less; unknown where the words leave open whether the two are a range.
    pub ordered: Option<bool>,
}

/// The range that the amount at `index` opens.
pub(in crate::reading) fn read(reading: &Reading<'_>, index: usize) -> Option<Run> {
    let all = reading.quantities();
    let (first, last) = (all.get(index)?, all.get(index + 1)?);
    let joint =
        reading.text()[first.span.end as usize..last.span.start.max(first.span.end) as usize].trim_matches('\u{a0}');
    let before = (first.tokens.0 as usize).checked_sub(1).map_or("", |at| reading.words()[at]);
    let between = matches!(before, "between" | "Between") && joint == " and ";
    let ranges = first.ranges && last.ranges && matches!(joint, " to " | "-" | "–");
    if !(between || ranges) || before == "." || !is_of_one_sort(reading, first, last) {
        return None;
    }
    let ordered = first.value <= last.value;
    let sure = ordered || between && first.noun.is_some() || is_range(reading, first, last);
    Some(Run { to: last.span, ordered: sure.then_some(ordered) })
}

/// Whether both ends are amounts of one thing, of which more is more: `-5 to -10 degrees` is as good the other way round.
fn is_of_one_sort(reading: &Reading<'_>, first: &Quantity, last: &Quantity) -> bool {
    let lasts = |amount: &Quantity| amount.noun.map(|noun| super::singular(reading.slice(noun)));
    first.kind == last.kind
        && (first.kind != QuantityKind::Duration || lasts(first) == lasts(last))
        && first.unit == last.unit
        && first.currency == last.currency
        && first.kind != QuantityKind::Measure(Dimension::Temperature)
        && first.value > 0.0
        && last.value > 0.0
}

/// Whether two amounts, the greater first, can be nothing but a range: of money or measures, with no word before them that tells of a change, a result or odds.
fn is_range(reading: &Reading<'_>, first: &Quantity, last: &Quantity) -> bool {
    const BEFORE: usize = 8;
    let telling = match first.kind {
        QuantityKind::Money | QuantityKind::Measure(_) | QuantityKind::Duration => true,
        // Shares of a vote run as they were won; those of a growth or a target seldom come near a half.
        QuantityKind::Percent => first.value + last.value < 40.0,
        QuantityKind::Count | QuantityKind::Points => first.value >= 1000.0 && last.value >= 1000.0,
    };
    let start = first.tokens.0 as usize;
    let sentence = reading.sentence_at(first.span.start).map_or(start, |at| reading.sentences()[at].tokens().start);
    let before = &reading.words()[start.saturating_sub(BEFORE).max(sentence)..start];
    let mut behind = reading.words().iter().skip(last.tokens.1 as usize).take(3);
    let compares =
        |word: &&str| matches!(*word, "lower" | "less" | "more" | "higher" | "down" | "up" | "off" | "below" | "above");
    telling
        && !behind.any(compares)
        && first.value < 20.0 * last.value
        && !before.iter().any(|word| TURNS.contains(word))
}
