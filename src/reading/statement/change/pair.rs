//! The figures before and after: `from 14 to 43`, `to 43 from 14`, `43, up from 14`, `43, compared with 14`; or one of them and the difference,
//! `fell 19 cents, or 5.5 percent, to $3.27`.

use super::by::By;
use super::way::{way, way_at};
use super::{Told, is_percent};
use crate::reading::quantity::{Bounds, Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::{Clause, comparable, in_units};

/// The figures of a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair<'w> {
    /// The figure before, where it is printed.
    pub(super) from: Option<&'w Quantity>,
    /// The figure after; of a difference, the one that is printed.
    pub(super) to: &'w Quantity,
    /// The difference, where the sum is made with it.
    pub(super) difference: Option<&'w Quantity>,
    /// The values the figures before and after can have.
    pub(super) bounds: (Bounds, Bounds),
    /// Whether both are percentages.
    pub(super) of_percents: bool,
    /// Whether `from` and `to` say which figure is which.
    pub(super) firm: bool,
}

impl<'w> Pair<'w> {
    /// The pair of a figure before and one after.
    pub(super) fn new(from: &'w Quantity, to: &'w Quantity) -> Pair<'w> {
        Pair {
            from: Some(from),
            to,
            difference: None,
            bounds: (beside(from, to), beside(to, from)),
            of_percents: is_percent(from) && (is_percent(to) || to.noun.is_none())
                || is_percent(to) && from.noun.is_none(),
            firm: false,
        }
    }

    /// The amounts printed.
    pub(super) fn printed(&self) -> impl Iterator<Item = &'w Quantity> {
        [self.from, Some(self.to), self.difference].into_iter().flatten()
    }
}

/// The values of a figure beside another: `£2m` beside `£1.9m` is nearer two million than a round figure alone.
fn beside(figure: &Quantity, other: &Quantity) -> Bounds {
    let finer = figure.hedge == Hedge::None && other.step * 10.5 > figure.step && other.step < figure.step;
    let step = if finer { other.step.max(figure.step / 5.0) } else { figure.step };
    Quantity { step, ..*figure }.bounds()
}

/// How many tokens lie at most between the two figures.
const REACH: u32 = 16;

/// Every pair of a sentence, in text order; `bys` are the amounts that tell by how much.
pub(super) fn all<'w>(clause: &Clause<'w, '_>, bys: &[By]) -> Vec<Pair<'w>> {
    let tells = |at: usize| bys.iter().any(|by| by.amount == Some(at));
    let figure = |at: &usize| {
        let amount = &clause.amounts[*at];
        !tells(*at)
            && is_figure(amount)
            && !is_whole_of(clause, *at)
            && !is_stretch(clause, amount)
            && !is_age_limit(clause, amount)
    };
    let figures: Vec<usize> = (0..clause.amounts.len()).filter(figure).collect();
    let mut found: Vec<Pair<'w>> = vec![];
    let mut free = 0;
    for step in 1..figures.len() {
        let (one, other) = (figures[step - 1], figures[step]);
        if step <= free && free > 0 {
            continue;
        }
        // `officials who see three rises went from six to nine`: the second two are a pair.
        let goes_on = figures.get(step + 1).is_some_and(|next| {
            let (from, to) = (&clause.amounts[other], &clause.amounts[*next]);
            clause.lead(from).0 == "from" && clause.lead(to).0 == "to" && to.tokens.0 <= from.tokens.1 + 2
        });
        if let Some(pair) = of_two(clause, one, other, bys).filter(|_| !goes_on) {
            found.push(pair);
            free = step + 1;
        }
    }
    found
}

/// Whether an amount is the whole that the one before it is some of: `33 of the 150 seats`.
fn is_whole_of(clause: &Clause<'_, '_>, at: usize) -> bool {
    const GAP: u32 = 4;
    at.checked_sub(1).map(|before| &clause.amounts[before]).is_some_and(|some| {
        let gap = clause.amounts[at].tokens.0.saturating_sub(some.tokens.1);
        some.is_count() && clause.amounts[at].is_count() && clause.word(some.tokens.1 as usize) == "of" && gap <= GAP
    })
}

/// Whether a number is the age that people are of: `38 children under 18`, `adults over 65`.
pub(super) fn is_age_limit(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    const PEOPLE: &[&str] = &[
        "children",
        "people",
        "adults",
        "kids",
        "youths",
        "teens",
        "minors",
        "women",
        "men",
        "girls",
        "boys",
        "those",
        "anyone",
        "residents",
        "patients",
        "students",
        "Americans",
        "workers",
        "drivers",
    ];
    let back = |steps: usize| clause.before(amount, steps);
    matches!(back(1), "under" | "over" | "above" | "below" | "aged" | "age" | "ages") && PEOPLE.contains(&back(2))
}

/// Whether a length of time is the one that a figure is of: `in the latest three months`, `its first nine months`.
fn is_stretch(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let lead = clause.lead(amount).0;
    amount.kind == QuantityKind::Duration
        && matches!(
            lead,
            "latest"
                | "last"
                | "previous"
                | "past"
                | "first"
                | "next"
                | "same"
                | "preceding"
                | "following"
                | "final"
                | "prior"
                | "recent"
        )
}

/// Whether an amount can be one end of a change.
pub(super) fn is_figure(amount: &Quantity) -> bool {
    amount.kind != QuantityKind::Points && amount.form != Written::Fraction
}

fn of_two<'w>(clause: &Clause<'w, '_>, one: usize, other: usize, bys: &[By]) -> Option<Pair<'w>> {
    let (first, second) = (&clause.amounts[one], &clause.amounts[other]);
    if let Some(pair) = with_difference(clause, one, other, bys) {
        return Some(pair);
    }
    let (lead, link) = (clause.lead(first).0, link(clause, second));
    // `to 308,200 from 342,900 tonnes`
    let same = comparable(clause.reading, first, second)
        || link == "from" && second.unit.is_some() && comparable(clause.reading, second, first);
    // Two readings of the same figures have no gap between them.
    let is_near = second.tokens.0.checked_sub(first.tokens.1).is_some_and(|gap| gap <= REACH);
    if !is_near || !same {
        return None;
    }
    // `2,000 more applicants, a rise from 3,058`: how many came on top.
    let added = |figure: &Quantity| matches!(clause.after(figure, 0), "more" | "additional" | "extra" | "fewer");
    if added(first) || added(second) {
        return None;
    }
    let breaks = (first.tokens.1..second.tokens.0)
        .any(|at| matches!(clause.word(at as usize), "while" | "whereas" | "but" | ";"));
    let forth = lead == "from" && link == "to" && !breaks;
    let since = link == "from" || compares(clause, first, second);
    let pair = |from: &'w Quantity, to: &'w Quantity| Pair {
        firm: (forth || link == "from") && !has_places(clause),
        ..Pair::new(from, to)
    };
    // `five times its usual 200 portions, or 1,000 portions`
    let multiplied = (1..=4).any(|back| matches!(clause.before(first, back), "times" | "twice" | "double" | "triple"));
    if forth || link == "or" && multiplied {
        return Some(pair(first, second));
    }
    (since && lead != "from" && lead != "by").then(|| pair(second, first))
}

/// Whether a sentence may speak of places in a table or of rates of exchange, which go up as their number goes down.
fn has_places(clause: &Clause<'_, '_>) -> bool {
    const WORDS: &[&str] = &[
        "rank",
        "ranking",
        "rankings",
        "ranked",
        "place",
        "places",
        "table",
        "chart",
        "charts",
        "spot",
        "spots",
        "position",
        "seed",
        "league",
        "standings",
        "list",
        "No",
        "between",
        "handicap",
        "odds",
        "dollar",
        "yen",
        "pound",
        "euro",
        "currency",
        "exchange",
        "peso",
        "franc",
        "mark",
    ];
    clause.find(clause.from, |word| WORDS.contains(&word)).is_some()
}

/// The word that leads to a figure, past a time that owns it: `from December's 117.9`.
fn link<'a>(clause: &Clause<'_, 'a>, figure: &Quantity) -> &'a str {
    let (lead, at) = clause.lead(figure);
    if !lead.ends_with("’s") && !lead.ends_with("'s") {
        return lead;
    }
    let before = |steps: usize| clause.back(at, steps);
    if before(1) == "last" || before(1) == "this" { before(2) } else { before(1) }
}

/// Whether the second figure is what the first is compared with: `43, against last year's 14`, `43, three times the 14`, `43, compared with some 14`.
fn compares(clause: &Clause<'_, '_>, first: &Quantity, second: &Quantity) -> bool {
    const NEAR: usize = 7;
    let end = second.tokens.0 as usize;
    for at in (first.tokens.1 as usize..end).rev().take(NEAR) {
        match clause.word(at) {
            "of" if clause.word(at - 1) == "instead" => return true,
            "above" | "below" if at + 2 >= end => return !second.ranges,
            "on" if at + 2 >= end && way(clause.word(at - 1)).is_some() => return true,
            "against" | "versus" | "vs" | "compared" => return true,
            "times" | "twice" | "double" | "triple" => {
                // `1,800 a day, and the shop sold three times its usual 200`; `double the capacity of the model six`
                let near = at + 5 > end;
                return near
                    && !(first.tokens.1 as usize..at)
                        .any(|at| matches!(clause.word(at), "and" | "but" | "while" | "who" | "which" | ";"));
            }
            // `more than 14` hedges; `19% more than last year's 14` compares.
            "than" => return second.hedge == Hedge::None || at + 2 < end,
            "," | ";" | "(" | ")" | "—" | "–" | "and" | "or" | "but" | "while" | "who" | "which" => return false,
            _ => {}
        }
    }
    false
}

/// `fell 19 cents, or 5.5 percent, to $3.27`; `at $15.47, a drop of $1.02, or 6.2 percent`.
fn with_difference<'w>(clause: &Clause<'w, '_>, one: usize, other: usize, bys: &[By]) -> Option<Pair<'w>> {
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
    let build = |difference: &'w Quantity, printed: &'w Quantity, down: bool, before: bool| {
        if !same(printed, difference) || is_percent(printed) {
            return None;
        }
        let unit = in_units(difference) / in_units(printed);
        let step = difference.bounds().wider(difference.step.min(1.0) / 2.0);
        let step = Bounds { low: step.low * unit, high: step.high * unit };
        let value = printed.bounds();
        let moved = |sign: f64| Bounds {
            low: value.low + (sign * step.low).min(sign * step.high),
            high: value.high + (sign * step.low).max(sign * step.high),
        };
        let bounds = match (before, down) {
            (true, true) => (value, moved(-1.0)),
            (true, false) => (value, moved(1.0)),
            (false, true) => (moved(1.0), value),
            (false, false) => (moved(-1.0), value),
        };
        let difference = Some(difference);
        Some(Pair { from: None, to: printed, difference, bounds, of_percents: false, firm: false })
    };
    if let Some(down) = is_difference(one) {
        return match clause.lead(second).0 {
            "to" | "at" => build(first, second, down, false),
            "from" => build(first, second, down, true),
            _ => None,
        };
    }
    let down = is_difference(other)?;
    // `at 1,799, while gold rose 176.8 points, or 5.2 percent, to 3,562`: the figure after is the one it goes to.
    let parted = (first.tokens.1 as usize..second.tokens.0 as usize)
        .any(|at| matches!(clause.word(at), "while" | "and" | "but"));
    let later = clause.amounts.get(other + 2).is_some_and(|next| matches!(clause.lead(next).0, "to" | "at" | "from"));
    if parted || later {
        return None;
    }
    (clause.lead(first).0 == "at" || clause.lead(first).0 == "to").then(|| build(second, first, down, false)).flatten()
}
