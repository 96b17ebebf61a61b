//! A change told twice: the figures before and after, and by how much. `From 14 to 43, a 307 percent increase`; `fell $0.19, or 5.5 percent, to $3.27`;
//! `38, three times the 12 of last year`.
//!
//! A change of *p* per cent takes *a* to *a* × (1 + *p* / 100); a change between two percentages is told in points, or in per cent of the first;
//! *n* times is the second over the first. Printed figures stand for all values that round to them.

mod by;
mod gap;
mod loose;
mod pair;
mod way;

use super::clause::{Clause, clauses};
use super::print::{percent, rounded};
use crate::reading::Reading;
use crate::reading::quantity::{Bounds, Quantity, QuantityKind};
use crate::span::{Span, Text};
use by::By;
use pair::Pair;

pub(super) use way::way;

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
    /// Nothing but which way it goes: `fell to 45 from 54`.
    Direction,
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
    pub const NAMES: &'static [&'static str] = &["percent", "points", "times", "difference", "direction"];

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
        let pairs = if clause.amounts.len() > 1 { pair::all(&clause, &bys) } else { vec![] };
        if let ([by], []) = (bys.as_slice(), pairs.as_slice()) {
            let across = || before.as_ref().and_then(|before| loose::across(before, &clause, by));
            found.extend(loose::within(&clause, by).or_else(across));
        }
        for pair in &pairs {
            let own: Vec<&By> = matched(&clause, &pairs, pair, &bys).collect();
            found.extend(own.iter().filter_map(|by| judge(pair, by)));
            if own.is_empty() {
                found.extend(direction(&clause, pair));
            }
        }
        found.extend(gap::read(&clause));
        if clause.amounts.len() > 1 {
            let between = gap::between(&clause, before.as_ref().filter(|before| before.block() == clause.block()));
            found.extend(between.filter(|between| !found.iter().any(|told| told.by == between.by)));
        }
        before = Some(clause);
    }
    found
}

/// The changes that tell of a pair of figures, one of a sort; what two pairs could claim tells of none.
fn matched<'p>(
    clause: &'p Clause<'_, '_>,
    pairs: &'p [Pair<'_>],
    pair: &'p Pair<'_>,
    bys: &'p [By],
) -> impl Iterator<Item = &'p By> {
    let own = move |by: &&By| belong(clause, pair, by);
    bys.iter().filter(own).filter(move |by| {
        let rival = bys.iter().filter(own).any(|other| other != *by && other.told == by.told);
        let wanted_elsewhere = pairs.iter().any(|other| other != pair && belong(clause, other, by));
        !rival && !wanted_elsewhere
    })
}

/// Whether nothing parts a pair from the change: `from 8 to 10 percent on sales up 5 percent` tells of two things.
fn belong(clause: &Clause<'_, '_>, pair: &Pair<'_>, by: &By) -> bool {
    // `fell to 130 from 190, having doubled from 72`: it is told of figures of its own.
    let own = clause.amount_at(by.token + 2).filter(|_| by.amount.is_none() && clause.word(by.token + 1) == "from");
    if own.is_some_and(|own| !pair.printed().any(|printed| printed == own)) {
        return false;
    }
    const PART: &[&str] = &[
        "on",
        "while",
        "whereas",
        "with",
        "and",
        "but",
        ";",
        "where",
        "which",
        "though",
        "although",
        "despite",
        "if",
        "unless",
        "because",
        "following",
        "said",
        "says",
        "forecast",
        "forecasts",
        "expects",
        "expected",
        "showed",
        "year-on-year",
        "year-over-year",
        "year-to-year",
        "annualised",
        "annualized",
        "driving",
        "average",
        "forced",
        "that",
    ];
    if by.told == Told::Difference && !is_difference_of(clause, pair, by) {
        return false;
    }
    // A difference is one of two figures that `from` and `to` tell apart, or is told with `than`.
    if by.told == Told::Difference && !pair.firm && !(1..4).any(|ahead| clause.word(by.token + ahead) == "than") {
        return false;
    }
    let first = pair.printed().map(|amount| amount.tokens.0 as usize).min().unwrap_or(by.token);
    let last = pair.printed().map(|amount| amount.tokens.1 as usize).max().unwrap_or(by.token);
    let between = if by.token >= last {
        last..by.token
    } else if by.token < first {
        by.token + 1..first
    } else {
        let end = pair.printed().map(|amount| amount.tokens.1 as usize).find(|end| *end <= by.token);
        end.unwrap_or(by.token)..by.token
    };
    // `to 16 from 27 forced the firm to cut its estimate by four percent`: a second verb has a change of its own.
    let own_verb = by.token >= last && by.amount.is_some_and(|at| clause.lead(&clause.amounts[at]).0 == "by");
    between.len() <= 14
        && !own_verb
        && !between.clone().any(|at| PART.contains(&clause.word(at)))
        && !is_on_another(clause, by, first.max(by.token))
}

/// Whether a difference is in what the pair is in and, told with `than`, is to a figure of the pair: in `Nigeria makes 75,000 below its 1.2 million,
/// Kuwait 500,000 less than its 4.1 million` it is to Kuwait's.
fn is_difference_of(clause: &Clause<'_, '_>, pair: &Pair<'_>, by: &By) -> bool {
    let Some(amount) = by.amount.map(|at| &clause.amounts[at]) else { return true };
    let end = amount.tokens.1 as usize;
    let than = (end..end + 3).find(|at| clause.word(*at) == "than");
    let base = than.and_then(|than| (than + 1..than + 5).find_map(|at| clause.amount_at(at)));
    amount.kind == pair.to.kind && base.is_none_or(|base| pair.printed().any(|printed| printed == base))
}

/// Whether the change is on a time that has no figure beside it: `8.3 percent over the same month last year`. The pair begins, or goes on, at token `next`.
fn is_on_another(clause: &Clause<'_, '_>, by: &By, next: usize) -> bool {
    let end = by.amount.map_or(by.token + 1, |at| clause.amounts[at].tokens.1 as usize);
    let base = (end..end + 3).find(|at| matches!(clause.word(*at), "over" | "from" | "on" | "than"));
    let Some(base) = base else { return false };
    if (end..base).any(|at| matches!(clause.word(at), "," | ";" | "to")) {
        return false;
    }
    let named = (base + 1..base + 6).any(|at| clause.amount_at(at).is_some()) || next > base && next <= base + 6;
    let told = (base + 1..base + 9).any(|at| matches!(clause.word(at), "when" | "where" | "having" | "to"));
    !named && !told
}

/// How far (a factor) a printed change may lie from the sum: further off, something is misread.
const SANE: f64 = 12.0;

/// Works the change out.
fn judge(pair: &Pair<'_>, by: &By) -> Option<Change> {
    let sums = Sums::of(pair)?;
    // Which way it goes has to be the way the figures go, or something is misread; unless `from` and `to` say which is which.
    let relative = sums.relative().middle();
    let against = by.down.is_some_and(|down| down == (relative > 0.0)) && relative.abs() > 0.5;
    if against && !pair.firm && by.told != Told::Difference || by.told == Told::Points && !pair.of_percents {
        return None;
    }
    let (expected, sum) = sums.expected(by);
    let agrees = sum && !(against && pair.firm);
    let ratio = sums.ratio.middle();
    if !agrees && (ratio > SANE.max(2.0 * by.ratio()) || ratio < 1.0 / SANE) {
        return None;
    }
    Some(Change {
        span: pair.printed().fold(by.span, |span, amount| span.to(amount.span)),
        from: pair.from.map(|amount| amount.span),
        to: pair.to.span,
        difference: pair.difference.map(|amount| amount.span),
        by: by.span,
        told: by.told,
        expected,
        agrees,
        slip: sums.slip(by, pair.of_percents).filter(|_| !agrees),
    })
}

/// `fell to 54 from 45`: the word says one way, the figures go the other. A place in a table goes up as its number goes down.
fn direction(clause: &Clause<'_, '_>, pair: &Pair<'_>) -> Option<Change> {
    let from = pair.from.filter(|_| pair.firm)?;
    let (first, second) = if from.span.start < pair.to.span.start { (from, pair.to) } else { (pair.to, from) };
    let sure = |at: usize| {
        let adverb = usize::from(clause.back(at, 1).ends_with("ly") || matches!(clause.back(at, 1), "again" | "back"));
        let verb = at.checked_sub(1 + adverb)?;
        way::sure(clause.word(verb)).map(|down| (verb, down))
    };
    let led = |amount: &Quantity| {
        let (lead, at) = clause.lead(amount);
        matches!(lead, "from" | "to").then(|| sure(at)).flatten()
    };
    let (verb, down) = led(first).or_else(|| led(second))?;
    // `2.3 to 2.6 million, down from 2.4 to 2.7 million`
    // `after a 1.7 billion charge against earnings, down from 1.56 billion` is of what went before the charge.
    let far = verb.saturating_sub(first.tokens.1 as usize) > 3;
    if matches!(clause.word(verb), "up" | "down") && (first == from || far || first.ranges || second.ranges) {
        return None;
    }
    let sums = Sums::of(pair)?;
    // `6.05 hectares (0.06 square kilometres), up from 2.48`
    if (0..2).any(|ahead| clause.after(first, ahead) == ")") {
        return None;
    }
    let ratio = sums.ratio;
    if !(1.0 / SANE..SANE).contains(&ratio.middle()) {
        return None;
    }
    Some(Change {
        span: first.span.to(second.span),
        from: Some(from.span),
        to: pair.to.span,
        difference: None,
        by: clause.span(verb, verb + 1),
        told: Told::Direction,
        expected: signed(percent(sums.relative().middle())),
        agrees: if down { ratio.low <= 1.0 } else { ratio.high >= 1.0 },
        slip: None,
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
    /// The sums of a pair; `None` where the figure before is nothing, or either is below it.
    fn of(pair: &Pair<'_>) -> Option<Sums> {
        let (from, to) = pair.bounds;
        (from.low > 0.0 && to.low >= 0.0).then(|| Sums {
            ratio: Bounds { low: to.low / from.high, high: to.high / from.low },
            points: Bounds { low: to.low - from.high, high: to.high - from.low },
        })
    }

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
            Told::Difference | Told::Direction => (signed(rounded(points.middle())), by.bounds.meets(points.size())),
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
