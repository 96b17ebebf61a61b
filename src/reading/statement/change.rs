//! A change told twice: the figures before and after, and by how much. `From 14 to 43, a 307 percent increase`; `fell $0.19, or 5.5 percent, to $3.27`;
//! `38, three times the 12 of last year`.
//!
//! A change of *p* per cent takes *a* to *a* × (1 + *p* / 100); a change between two percentages is told in points, or in per cent of the first;
//! *n* times is the second over the first. Printed figures stand for all values that round to them.

mod by;
mod pair;

use super::clause::{Clause, clauses};
use super::print::{percent, rounded};
use crate::reading::Reading;
use crate::reading::quantity::{Bounds, Quantity, QuantityKind};
use crate::span::{Span, Text};
use by::By;
use pair::Pair;

pub(super) use by::way;

/// One change told twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// All of it, from the first figure to the last.
    pub span: Span<Text>,
    /// The figure before, as printed; `None` where it is worked out from the difference.
    pub from: Option<Span<Text>>,
    /// The figure after, as printed.
    pub to: Span<Text>,
    /// The difference between the two, where it is printed.
    pub difference: Option<Span<Text>>,
    /// By how much, as printed.
    pub by: Span<Text>,
    /// What `by` is told in.
    pub told: Told,
    /// By how much, from the figures: `+207.1%`.
    pub expected: String,
    /// Whether print and sum agree.
    pub agrees: bool,
    /// How the wrong figure came about, where it shows.
    pub slip: Option<Slip>,
}

/// What a change is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Per cent of the figure before.
    Percent,
    /// Percentage points.
    Points,
    /// Times the figure before.
    Times,
    /// The difference itself: `12 more than the 72`.
    Difference,
}

/// How a wrong percentage comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The ratio of the two taken for the increase: 14 to 43 is 307 per cent *of* 14.
    Ratio,
    /// Percentage points called per cent.
    Points,
    /// Reckoned on the figure after.
    Base,
}

impl Told {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["percent", "points", "times", "difference"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Told::NAMES[self as usize]
    }
}

impl Slip {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["ratio", "points", "base"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Slip::NAMES[self as usize]
    }
}

/// Every change of a story that is told twice, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Change> {
    let mut found = vec![];
    let mut before: Option<Clause<'_, '_>> = None;
    for clause in clauses(reading, 1) {
        let bys = by::all(&clause);
        if !bys.is_empty() {
            let pairs = pair::all(&clause, &bys);
            if pairs.is_empty() && bys.len() == 1 {
                found.extend(before.as_ref().and_then(|before| across(before, &clause, bys[0])));
            }
            found.extend(matched(&clause, &pairs, &bys).filter_map(|(pair, by)| judge(&clause, pair, by)));
        }
        before = Some(clause);
    }
    found
}

/// Pairs of figures, each with the one change that can tell of it; what two pairs could claim tells of none.
fn matched<'p>(clause: &'p Clause<'_, '_>, pairs: &'p [Pair], bys: &'p [By]) -> impl Iterator<Item = (&'p Pair, By)> {
    pairs.iter().filter_map(move |pair| {
        let mut own = bys.iter().filter(|by| belong(clause, pair, by));
        let (by, rival) = (own.next()?, own.next());
        let wanted_elsewhere = pairs.iter().any(|other| other != pair && belong(clause, other, by));
        (rival.is_none() && !wanted_elsewhere).then_some((pair, *by))
    })
}

/// Whether nothing parts a pair from the change: `from 8 to 10 percent on sales up 5 percent` tells of two things.
fn belong(clause: &Clause<'_, '_>, pair: &Pair, by: &By) -> bool {
    const PART: &[&str] =
        &["on", "while", "whereas", "with", "and", "but", ";", "where", "which", "though", "although", "despite"];
    let printed = pair.printed(clause);
    let first = printed.iter().map(|amount| amount.tokens.0 as usize).min().unwrap_or(by.token);
    let last = printed.iter().map(|amount| amount.tokens.1 as usize).max().unwrap_or(by.token);
    let between = if by.token >= last { last..by.token } else { by.token + 1..first.max(by.token + 1) };
    between.len() <= 14 && !between.clone().any(|at| PART.contains(&clause.word(at)))
}

/// `Cases rose from 14 to 43. That is a 307 percent increase.`
fn across(before: &Clause<'_, '_>, clause: &Clause<'_, '_>, by: By) -> Option<Change> {
    let next = before.sentence + 1 == clause.sentence
        && before.reading.sentences()[before.sentence].block == clause.reading.sentences()[clause.sentence].block;
    let refers = matches!(clause.word(clause.from), "That" | "This" | "It" | "The") && clause.amounts.len() == 1;
    let pairs = if next && refers { pair::all(before, &by::all(before)) } else { vec![] };
    match pairs.as_slice() {
        [pair] if by::all(before).is_empty() => judge(before, pair, by),
        _ => None,
    }
}

/// Works the change out.
fn judge(clause: &Clause<'_, '_>, pair: &Pair, by: By) -> Option<Change> {
    let (from, to) = (pair.from, pair.to);
    if from.low <= 0.0 || to.low < 0.0 {
        return None;
    }
    let sums = Sums {
        ratio: Bounds { low: to.low / from.high, high: to.high / from.low },
        points: Bounds { low: to.low - from.high, high: to.high - from.low },
    };
    // Which way it goes has to be the way the figures go, or something is misread.
    let relative = sums.relative().middle();
    let against = by.down.is_some_and(|down| down == (relative > 0.0)) && relative.abs() > 0.5;
    if against && by.told != Told::Difference || by.told == Told::Points && !pair.of_percents {
        return None;
    }
    let (expected, agrees) = sums.expected(&by);
    Some(Change {
        span: clause.over(&pair.printed(clause)).to(by.span),
        from: pair.from_at.map(|at| clause.amounts[at].span),
        to: clause.amounts[pair.to_at].span,
        difference: pair.difference_at.map(|at| clause.amounts[at].span),
        by: by.span,
        told: by.told,
        expected,
        agrees,
        slip: sums.slip(&by, pair.of_percents).filter(|_| !agrees),
    })
}

/// What the figures before and after make.
struct Sums {
    /// The second over the first.
    ratio: Bounds,
    /// The second less the first.
    points: Bounds,
}

impl Sums {
    /// The change in per cent of the first.
    fn relative(&self) -> Bounds {
        Bounds { low: 100.0 * (self.ratio.low - 1.0), high: 100.0 * (self.ratio.high - 1.0) }
    }

    /// What `by` should be, as messages print it, and whether it is.
    fn expected(&self, by: &By) -> (String, bool) {
        let (relative, points) = (self.relative(), self.points);
        match by.told {
            Told::Percent => (signed(percent(relative.middle())), by.bounds.meets(relative.size())),
            Told::Points => (signed(rounded(points.middle())) + " points", by.bounds.meets(points.size())),
            Told::Difference => (signed(rounded(points.middle())), by.bounds.meets(points.size())),
            Told::Times => {
                let falls = by.down == Some(true);
                let Bounds { low, high } = self.ratio;
                let ratio = if falls { Bounds { low: 1.0 / high, high: 1.0 / low } } else { self.ratio };
                // `Three times more` is three times as much to most and four times to some.
                let printed = Bounds { high: by.bounds.high + f64::from(u8::from(by.more)), ..by.bounds };
                let times = rounded(ratio.middle()) + " times";
                let expected = if falls { signed(percent(relative.middle())) } else { times };
                (expected, printed.meets(ratio))
            }
        }
    }

    /// How a wrong percentage came about, where it shows.
    fn slip(&self, by: &By, of_percents: bool) -> Option<Slip> {
        let Bounds { low, high } = self.ratio;
        let of_first = Bounds { low: 100.0 * low, high: 100.0 * high };
        let on_second = Bounds { low: 100.0 * (1.0 - 1.0 / low), high: 100.0 * (1.0 - 1.0 / high) };
        match by.told {
            Told::Percent if of_percents && by.bounds.meets(self.points.size()) => Some(Slip::Points),
            Told::Percent if by.bounds.meets(of_first) => Some(Slip::Ratio),
            Told::Percent if by.bounds.meets(on_second.size()) => Some(Slip::Base),
            _ => None,
        }
    }
}

/// A printed number with its sign.
fn signed(print: String) -> String {
    if print.starts_with('-') { print.replace('-', "−") } else { format!("+{print}") }
}

/// Whether an amount is a percentage.
fn is_percent(amount: &Quantity) -> bool {
    amount.kind == QuantityKind::Percent
}
