//! The figures before and after: `from 14 to 43`, `to 43 from 14`, `43, up from 14`, `43, compared with 14`; or one of them and the difference,
//! `fell 19 cents, or 5.5 percent, to $3.27`.

use super::by::{By, way, way_at};
use super::{Told, is_percent};
use crate::reading::quantity::{Bounds, Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::{Clause, comparable, in_units};

/// The figures of a change. Amounts by their place in the sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) from_at: Option<usize>,
    pub(super) to_at: usize,
    pub(super) difference_at: Option<usize>,
    /// The values the figure before can have.
    pub(super) from: Bounds,
    /// The values the figure after can have.
    pub(super) to: Bounds,
    /// Whether both are percentages.
    pub(super) of_percents: bool,
}

impl Pair {
    /// The amounts printed.
    pub(super) fn printed<'q>(&self, clause: &'q Clause<'_, '_>) -> Vec<&'q Quantity> {
        [self.from_at, Some(self.to_at), self.difference_at]
            .into_iter()
            .flatten()
            .map(|at| &clause.amounts[at])
            .collect()
    }
}

/// How many tokens lie at most between the two figures.
const REACH: u32 = 16;

/// Every pair of a sentence, in text order; `bys` are the amounts that tell by how much.
pub(super) fn all(clause: &Clause<'_, '_>, bys: &[By]) -> Vec<Pair> {
    let tells = |at: usize| bys.iter().any(|by| by.amount == Some(at));
    let figures: Vec<usize> =
        (0..clause.amounts.len()).filter(|at| !tells(*at) && is_figure(&clause.amounts[*at])).collect();
    let mut found: Vec<Pair> = vec![];
    let mut free = 0;
    for step in 1..figures.len() {
        let (one, other) = (figures[step - 1], figures[step]);
        if step <= free && free > 0 {
            continue;
        }
        if let Some(pair) = of_two(clause, one, other, bys) {
            found.push(pair);
            free = step + 1;
        }
    }
    found
}

/// Whether an amount can be one end of a change.
fn is_figure(amount: &Quantity) -> bool {
    amount.kind != QuantityKind::Points && amount.form != Written::Fraction
}

fn of_two(clause: &Clause<'_, '_>, one: usize, other: usize, bys: &[By]) -> Option<Pair> {
    let (first, second) = (&clause.amounts[one], &clause.amounts[other]);
    if let Some(pair) = with_difference(clause, one, other, bys) {
        return Some(pair);
    }
    if second.tokens.0 - first.tokens.1 > REACH || !comparable(clause.reading, first, second) {
        return None;
    }
    let (lead, link) = (clause.lead(first).0, clause.lead(second).0);
    let forth = lead == "from" && link == "to";
    let since = link == "from" || compares(clause, first, second);
    let pair = |from: usize, to: usize| Pair {
        from_at: Some(from),
        to_at: to,
        difference_at: None,
        from: clause.amounts[from].bounds(),
        to: clause.amounts[to].bounds(),
        of_percents: is_percent(first) && (is_percent(second) || second.noun.is_none())
            || is_percent(second) && first.noun.is_none(),
    };
    // `five times its usual 200 portions, or 1,000 portions`
    let multiplied = (1..=4).any(|back| matches!(clause.before(first, back), "times" | "twice" | "double" | "triple"));
    if forth || link == "or" && multiplied {
        return Some(pair(one, other));
    }
    (since && lead != "from" && lead != "by").then(|| pair(other, one))
}

/// Whether the second figure is what the first is compared with: `43, against last year's 14`, `43, three times the 14`, `43, compared with some 14`.
fn compares(clause: &Clause<'_, '_>, first: &Quantity, second: &Quantity) -> bool {
    const NEAR: usize = 7;
    let end = second.tokens.0 as usize;
    for at in (first.tokens.1 as usize..end).rev().take(NEAR) {
        match clause.word(at) {
            "of" if clause.word(at - 1) == "instead" => return true,
            "above" | "below" if at + 2 >= end => return true,
            "on" if at + 2 >= end && way(clause.word(at - 1)).is_some() => return true,
            "against" | "versus" | "vs" | "compared" | "times" | "twice" | "double" | "triple" => return true,
            // `more than 14` hedges; `19% more than last year's 14` compares.
            "than" => return second.hedge == Hedge::None || at + 2 < end,
            "," | ";" | "(" | ")" | "—" | "–" | "and" | "or" | "but" | "while" | "who" | "which" => return false,
            _ => {}
        }
    }
    false
}

/// `fell 19 cents, or 5.5 percent, to $3.27`; `at $15.47, a drop of $1.02, or 6.2 percent`.
fn with_difference(clause: &Clause<'_, '_>, one: usize, other: usize, bys: &[By]) -> Option<Pair> {
    let (first, second) = (&clause.amounts[one], &clause.amounts[other]);
    let is_difference = |at: usize| {
        let amount = &clause.amounts[at];
        let by = bys.iter().find(|by| by.told == Told::Percent && by.amount == Some(at + 1))?;
        let joint = |ahead: usize| clause.after(amount, ahead);
        // What is lost may be told in points: `lost 213.27 points, or 2.0 percent`.
        let skip = usize::from(joint(0) == "points");
        let joined = match (joint(skip), joint(skip + 1)) {
            (",", "or") => by.token == amount.tokens.1 as usize + skip + 2,
            ("or" | "(" | ",", _) => by.token == amount.tokens.1 as usize + skip + 1,
            _ => false,
        };
        let (lead, lead_at) = clause.lead(amount);
        let back = |steps: usize| clause.back(lead_at, steps);
        let down = match lead {
            "by" | "of" => way(back(1)).or_else(|| way(back(2))),
            _ => way_at(clause, lead_at),
        };
        down.filter(|_| joined)
    };
    let same = |value: &Quantity, difference: &Quantity| match (value.kind, difference.kind) {
        (QuantityKind::Money, QuantityKind::Money) => {
            value.currency == difference.currency || in_units(difference) < 1.0 && in_units(value) == 1.0
        }
        (QuantityKind::Count, QuantityKind::Count) => {
            difference.noun.is_some_and(|noun| clause.reading.slice(noun) == "points")
                || comparable(clause.reading, value, difference)
        }
        (one, other) => one == other && value.unit == difference.unit,
    };
    let build = |difference_at: usize, value_at: usize, down: bool, before: bool| {
        let (difference, value) = (&clause.amounts[difference_at], &clause.amounts[value_at]);
        if !same(value, difference) || is_percent(value) {
            return None;
        }
        let unit = in_units(difference);
        let step = difference.bounds().wider(difference.step.min(1.0) / 2.0);
        let step = Bounds { low: step.low * unit, high: step.high * unit };
        let value = value.bounds();
        let moved = |sign: f64| Bounds {
            low: value.low + (sign * step.low).min(sign * step.high),
            high: value.high + (sign * step.low).max(sign * step.high),
        };
        let (from, to) = match (before, down) {
            (true, true) => (value, moved(-1.0)),
            (true, false) => (value, moved(1.0)),
            (false, true) => (moved(1.0), value),
            (false, false) => (moved(-1.0), value),
        };
        Some(Pair { from_at: None, to_at: value_at, difference_at: Some(difference_at), from, to, of_percents: false })
    };
    if let Some(down) = is_difference(one) {
        return match clause.lead(second).0 {
            "to" | "at" => build(one, other, down, false),
            "from" => build(one, other, down, true),
            _ => None,
        };
    }
    let down = is_difference(other)?;
    (clause.lead(first).0 == "at" || clause.lead(first).0 == "to").then(|| build(other, one, down, false)).flatten()
}
