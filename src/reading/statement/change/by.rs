//! By how much: `a 307 percent increase`, `up 12%`, `fell by 5.5 percent`, `, or 2 per cent,`, `doubled`, `three times the`, `a fourfold rise`.

use super::way::{self, is_noun, way, way_at};
use super::{Told, is_percent};
use crate::reading::quantity::{Bounds, Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;
use crate::span::{Span, Text};

/// How much a change is said to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct By {
    /// Where it is printed.
    pub(super) span: Span<Text>,
    /// The first token of it.
    pub(super) token: usize,
    /// What it is told in.
    pub(super) told: Told,
    /// The values the print allows.
    pub(super) bounds: Bounds,
    /// Whether it goes down; `None` where no word says.
    pub(super) down: Option<bool>,
    /// Whether it is so many times *more*.
    pub(super) more: bool,
    /// The amount it is, in the sentence; `None` for a word (`doubled`).
    pub(super) amount: Option<usize>,
}

impl By {
    /// The second figure over the first, at most, that the print means.
    pub(super) fn ratio(&self) -> f64 {
        match self.told {
            Told::Percent => 1.0 + self.bounds.high / 100.0,
            Told::Times => self.bounds.high,
            Told::Points | Told::Difference | Told::Direction => 1.0,
        }
    }
}

/// How far (as a part) `doubled` and `three times` may lie from the ratio of the figures.
const TIMES: f64 = 0.15;

/// Every change a sentence tells, in text order.
pub(super) fn all(clause: &Clause<'_, '_>) -> Vec<By> {
    let mut found: Vec<By> = clause.with_index().filter_map(|(at, amount)| of_amount(clause, at, amount)).collect();
    if !clause.amounts.is_empty() {
        found.extend((clause.from..clause.to).filter_map(|at| of_word(clause, at)));
        found.sort_by_key(|by| by.token);
    }
    found
}

fn of_amount(clause: &Clause<'_, '_>, at: usize, amount: &Quantity) -> Option<By> {
    if amount.ranges {
        return None;
    }
    let by = |told, bounds, down, more| By {
        span: amount.span,
        token: amount.tokens.0 as usize,
        told,
        bounds,
        down,
        more,
        amount: Some(at),
    };
    match amount.kind {
        // `half an hour`
        QuantityKind::Count if amount.form == Written::Fraction && matches!(clause.after(amount, 0), "a" | "an") => {
            None
        }
        QuantityKind::Count if amount.form == Written::Fraction => {
            let down = direction(clause, amount)?;
            Some(by(Told::Percent, Bounds::of_fraction(amount, 15.0), down, false))
        }
        // `nine points lower`, of a share of the vote; an index is told in per cent as well.
        QuantityKind::Count if in_points(clause, at) => {
            let down = direction(clause, amount)?;
            Some(by(Told::Points, amount.bounds().wider(amount.step / 2.0), down, false))
        }
        QuantityKind::Count | QuantityKind::Money | QuantityKind::Measure(_) if differs(clause, at).is_some() => {
            let slack = amount.step.max(amount.value * 0.005);
            Some(by(Told::Difference, amount.bounds().wider(slack), differs(clause, at), false))
        }
        QuantityKind::Percent if is_rate(clause, amount) || is_of_group(clause, at) => None,
        QuantityKind::Percent | QuantityKind::Points => {
            let down = direction(clause, amount)?;
            let told = if is_percent(amount) { Told::Percent } else { Told::Points };
            // Some cut off the last place where others round it; nobody tells a change of hundreds of per cent to the unit.
            let step = amount.step.max(amount.value * 0.005);
            let slack = if told == Told::Points { 0.0 } else { step / 2.0 };
            Some(by(told, amount.bounds().wider(slack + 1e-9), down, false))
        }
        QuantityKind::Count => times(clause, amount).map(|(down, more)| {
            let (low, high) = around(amount.value, amount.hedge);
            by(Told::Times, Bounds { low, high }, Some(down), more)
        }),
        _ => None,
    }
}

/// The ratios that pass as `value` times, its hedge taken into account.
fn around(value: f64, hedge: Hedge) -> (f64, f64) {
    let (low, high) = (value * (1.0 - TIMES), value * (1.0 + TIMES));
    match hedge {
        Hedge::Over => (value * 0.98, value * 1.5),
        Hedge::Under => (value * (1.0 - 2.0 * TIMES), value * 1.02),
        Hedge::None | Hedge::About => (low, high),
    }
}

/// Which way `5.5 percent` goes, where the words around make it a change: `Some(None)` where they do not say.
fn direction(clause: &Clause<'_, '_>, amount: &Quantity) -> Option<Option<bool>> {
    let of =
        matches!(clause.after(amount, 0), "of" | "chance" | "share" | "stake" | "interest" | "rate" | "tax" | "tariff");
    if of {
        return None;
    }
    // `a 307 percent increase`, `12% more`, `a 5 percent year-on-year fall`
    for ahead in 0..3 {
        let word = clause.after(amount, ahead);
        if let Some(down) = way(word) {
            // `a 50 percent cut in` is one; `10 percent lost their` is a share.
            return (ahead > 0 || is_noun(word)).then_some(Some(down));
        }
        // `traded at 30 percent before easing`
        const ENDS: &[&str] = &[
            ",", ".", "(", ")", ";", "of", "in", "to", "from", "and", "were", "was", "before", "after", "when", "as",
            "",
        ];
        if ENDS.contains(&word) {
            break;
        }
    }
    let (lead, at) = clause.lead(amount);
    let back = |steps: usize| clause.back(at, steps);
    match lead {
        // `lowered the price of its services to the chain by 17 percent, from $4.83 to $4.48`
        "by" if is_spelt_out(clause, amount) => {
            Some((1..20).map(back).take_while(|word| !matches!(*word, ";" | "")).find_map(way))
        }
        "by" | "of" => (1..6).map(back).take_while(|word| !matches!(*word, "," | ";")).find_map(way).map(Some),
        // `a rise from £60,000 to £63,000, worth 5%`
        "worth" if back(1) == "," => Some(None),
        "+" => Some(Some(false)),
        "-" | "−" => Some(Some(true)),
        "or" | "(" | "," => {
            let reach = if lead == "(" { 15 } else { 9 };
            let other = |word: &&str| !matches!(*word, ";" | "" | "compared" | "against" | "versus" | "vs");
            let down = (1..reach).map(back).take_while(other).find_map(way);
            // `from one to three years (40%)` is a share.
            (lead == "or" || down.is_some()).then_some(down)
        }
        _ if is_adverb(lead) => way(lead).or_else(|| way(back(1))).map(Some),
        _ => way_at(clause, at).map(Some),
    }
}

/// Whether the figures follow at once: `by 17 percent, from $4.83 billion to $4.48 billion`.
fn is_spelt_out(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let end = amount.tokens.1 as usize;
    let from = end + usize::from(clause.word(end) == ",");
    let first = clause.amount_at(from + 1).filter(|_| clause.word(from) == "from");
    first.is_some_and(|first| clause.after(first, 0) == "to" && clause.amount_at(first.tokens.1 as usize + 1).is_some())
}

/// `12 more than the 72`, `down 12 from 84`, `fell by 12 to 72`, `an increase of 12`: whether it goes down.
fn differs(clause: &Clause<'_, '_>, at: usize) -> Option<bool> {
    let amount = &clause.amounts[at];
    if amount.hedge.is_bound() {
        return None;
    }
    let noun =
        amount.noun.is_some_and(|noun| noun == clause.span(amount.tokens.1 as usize, amount.tokens.1 as usize + 1));
    let skip = usize::from(noun);
    match (clause.after(amount, skip), clause.after(amount, skip + 1)) {
        ("more", "than") => return Some(false),
        ("fewer" | "less", "than") => return Some(true),
        _ => {}
    }
    if is_told_again(clause, at) || clause.amounts.len() < 3 {
        return None;
    }
    let (lead, token) = clause.lead(amount);
    let ends = (0..3).any(|ahead| matches!(clause.after(amount, ahead), "to" | "from" | "," | "." | "on"));
    let down = match lead {
        "by" => (1..7).find_map(|steps| way(clause.back(token, steps))),
        // `dropped five, from 39 to 34`
        _ if way::sure(lead).is_some() && clause.amount_at(token + 1).is_some_and(|own| own == amount) => {
            way::sure(lead)
        }
        "of" => way(clause.back(token, 1)).filter(|_| is_noun(clause.back(token, 1))),
        "up" | "down" => way_at(clause, token),
        _ => None,
    };
    down.filter(|_| ends)
}

/// Whether a percentage is itself one end of a pair: `output grew 15.7%, down from 23% in February`.
fn is_rate(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    const REACH: usize = 12;
    let from = amount.tokens.1 as usize;
    // `a prevalence at or above 35%`
    let (start, at) = (amount.tokens.0 as usize, clause.lead(amount).1);
    if (at..start).any(|at| matches!(clause.word(at), "above" | "below" | "over" | "under"))
        && clause.back(at, 1) == "or"
        || clause.reads(start.saturating_sub(2), &["or", "above"])
        || clause.reads(start.saturating_sub(2), &["or", "below"])
    {
        return true;
    }
    let Some(turn) = (from..from + REACH).take_while(|at| !matches!(clause.word(*at), "and" | ";" | "")).find(|at| {
        matches!(clause.word(*at), "up" | "down") && clause.back(*at, 1) == ","
            || matches!(clause.word(*at), "compared" | "against" | "versus" | "vs")
    }) else {
        return false;
    };
    (turn + 1..turn + 4).filter_map(|at| clause.amount_at(at)).next().is_some_and(is_percent)
}

/// Whether a percentage is one group's beside another's: `45.6 per cent for men and 29.2 per cent for women`.
fn is_of_group(clause: &Clause<'_, '_>, at: usize) -> bool {
    let of_group = |amount: &Quantity| {
        is_percent(amount)
            && matches!(clause.after(amount, 0), "for" | "among")
            && !matches!(clause.after(amount, 1), "the" | "a")
    };
    of_group(&clause.amounts[at]) && clause.amounts.iter().skip(at + 1).take(1).any(of_group)
}

/// Whether the difference at `at` is told in per cent as well, which is another frame.
fn is_told_again(clause: &Clause<'_, '_>, at: usize) -> bool {
    let amount = &clause.amounts[at];
    clause.amounts.get(at + 1).is_some_and(|next| {
        next.kind == QuantityKind::Percent
            && next.tokens.0 <= amount.tokens.1 + 3
            && !matches!(clause.lead(next).0, "to" | "from" | "at")
    })
}

/// Whether the amount counts points.
fn in_points(clause: &Clause<'_, '_>, at: usize) -> bool {
    matches!(clause.after(&clause.amounts[at], 0), "point" | "points") && !is_told_again(clause, at)
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") || matches!(word, "another" | "further" | "more")
}

/// `three times the`, `five times as many as`, `four times higher than`: whether it goes down, and whether it is so many times *more*.
fn times(clause: &Clause<'_, '_>, amount: &Quantity) -> Option<(bool, bool)> {
    if clause.after(amount, 0) != "times" || amount.value < 2.0 {
        return None;
    }
    let (one, two) = (clause.after(amount, 1), clause.after(amount, 2));
    match (one, two) {
        ("the" | "its" | "their" | "last", _) if !names_figure(clause, amount.tokens.1 as usize + 2) => None,
        ("the" | "that" | "what" | "its" | "their" | "last", _)
        | ("as", "many" | "much" | "high" | "large" | "big")
        | ("those", "of") => Some((false, false)),
        ("more" | "higher" | "larger" | "bigger" | "greater", _) => Some((false, true)),
        _ => None,
    }
}

/// `twice the 12`, `double last year's 12`, `twice as many as the 12`.
fn tells_of_a_figure(clause: &Clause<'_, '_>, at: usize) -> bool {
    if matches!(clause.word(at + 1), "the" | "its" | "last" | "their") && !names_figure(clause, at + 2) {
        return false;
    }
    matches!(
        (clause.word(at + 1), clause.word(at + 2)),
        ("the" | "its" | "last" | "their" | "that" | "what", _) | ("as", "many" | "much" | "high")
    )
}

/// Whether what is multiplied, from token `at` on, is a figure told: `the 590 counted`, `last year’s nine`, `the figure of 2022`. `The population of
/// France` is another.
fn names_figure(clause: &Clause<'_, '_>, at: usize) -> bool {
    (at..at + 4).any(|at| {
        clause.amount_at(at).is_some()
            || matches!(
                clause.word(at),
                "figure" | "number" | "total" | "amount" | "sum" | "rate" | "level" | "price" | "cost"
            )
    })
}

/// `doubled`, `tripled to`, `a fourfold increase`, `halved`.
fn of_word(clause: &Clause<'_, '_>, at: usize) -> Option<By> {
    let word = clause.word(at);
    let first = *word.as_bytes().first()?;
    if !matches!(first, b'd' | b't' | b'q' | b'h' | b'f' | b's' | b'e' | b'n') || word.len() < 5 {
        return None;
    }
    let (value, down) = match word {
        "twice" | "double" if tells_of_a_figure(clause, at) => (2.0, false),
        "triple" if tells_of_a_figure(clause, at) => (3.0, false),
        // `doubled every five months` is a pace.
        "doubled" | "tripled" | "doubling" | "tripling" if matches!(clause.word(at + 1), "every" | "each") => {
            return None;
        }
        "doubled" | "doubling" | "twofold" => (2.0, false),
        "tripled" | "trebled" | "tripling" | "trebling" | "threefold" => (3.0, false),
        "quadrupled" | "quadrupling" | "fourfold" => (4.0, false),
        "quintupled" | "fivefold" => (5.0, false),
        "sixfold" => (6.0, false),
        "sevenfold" => (7.0, false),
        "eightfold" => (8.0, false),
        "ninefold" => (9.0, false),
        "tenfold" => (10.0, false),
        "halved" | "halving" => (2.0, true),
        _ => return None,
    };
    let back = |steps: usize| clause.back(at, steps);
    let hedge = match (back(2), back(1)) {
        ("more", "than") => Hedge::Over,
        (_, "nearly" | "almost" | "virtually" | "practically") => Hedge::Under,
        _ => Hedge::None,
    };
    let (low, high) = around(value, hedge);
    // A `fivefold increase` is to five times as much to most, to six times to some.
    let more = word.ends_with("fold");
    let low = if more { low.min((value - 1.0).max(1.0)) } else { low };
    Some(By {
        span: clause.reading.tokens()[at].span,
        token: at,
        told: Told::Times,
        bounds: Bounds { low, high },
        down: Some(down),
        more,
        amount: None,
    })
}
