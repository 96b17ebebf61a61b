//! A share told twice: as a number out of a number and as a percentage or fraction. `45 of the 60 pupils, or 80 percent`; `of 640 people, 480, or
//! 68%, agreed`; `one in five of the 400, or 80`; `the fund holds $80 million and keeps a quarter of it, $20 million, in cash`; `68% of the 11
//! members`, which no number of members makes; `a quarter, or 35 percent`.
//!
//! A share is the part over the whole; printed figures stand for all values that round to them. Where print names the whole (`of the 60`), that is
//! the whole. Where it only points back (`of those`, `of the total`, or no word at all), any figure just before may be it: one that agrees is taken,
//! and only where none does is the nearest held against the share.

mod again;
mod back;
mod bound;
mod few;
mod figures;
mod told;
mod whole;

use super::clause::{Clause, clauses};
use super::print::percent;
use crate::reading::Reading;
use crate::reading::quantity::{Bounds, Quantity, QuantityKind, Written};
use crate::span::{Span, Text};
use told::Told;

/// One share told twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// All of it.
    pub span: Span<Text>,
    /// The part, as printed; `None` where only the whole is printed.
    pub part: Option<Span<Text>>,
    /// The whole, as printed; `None` of a share told in words and in per cent.
    pub whole: Option<Span<Text>>,
    /// The share, as printed.
    pub share: Span<Text>,
    /// The share, from the figures: `75%`.
    pub expected: String,
    /// Whether print and sum agree.
    pub agrees: bool,
}

/// Every share of a story that is told twice, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Share> {
    let mut found = vec![];
    let mut before: Option<Clause<'_, '_>> = None;
    for clause in clauses(reading, 1) {
        let near = before.filter(|before| before.sentence + 1 == clause.sentence && before.block() == clause.block());
        let all = told::all(&clause);
        found.extend(again::all(&clause, &all));
        for told in all {
            let share = figures::of(&clause, &told)
                .or_else(|| before.as_ref().and_then(|before| figures::across(before, &clause, &told)))
                .or_else(|| few::impossible(&clause, &told))
                .or_else(|| bound::of(&clause, &told))
                .or_else(|| bound::of_sides(near.as_ref(), &clause, &told));
            found.extend(share);
        }
        before = Some(clause);
    }
    found
}

/// What may be part of or a whole: things counted, money, measures.
fn is_figure(amount: &Quantity) -> bool {
    amount.form != Written::Fraction
        && !amount.ranges
        && !matches!(amount.kind, QuantityKind::Percent | QuantityKind::Points | QuantityKind::Duration)
}

/// Works the share out; `None` where one figure cannot be part of the other.
fn judge(part: &Quantity, whole: &Quantity, told: &Told) -> Option<Share> {
    let same = part.kind == whole.kind && part.currency == whole.currency && part.unit == whole.unit;
    let (top, bottom) = (part.bounds(), whole.bounds());
    // `one feather of one bird that was only half dyed`
    let is_single = whole.kind == QuantityKind::Count && whole.value < 2.0;
    if !same || is_single || bottom.low <= 0.0 || part.value > whole.value || part.value <= 0.0 {
        return None;
    }
    let expected = Bounds { low: 100.0 * top.low / bottom.high, high: 100.0 * top.high / bottom.low };
    Some(Share {
        span: part.span.to(whole.span).to(told.span),
        part: Some(part.span),
        whole: Some(whole.span),
        share: told.span,
        expected: percent(expected.middle()),
        agrees: told.bounds.meets(expected),
    })
}
