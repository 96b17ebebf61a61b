//! A total, how many share it, and what each has: `46,000 people in 212 camps, an average of 217 a camp`; `$150 on each of 400 houses, a bill of $60,000`; and one
//! rate told for two lengths of time, `$60 a month, or $720 a year`.
//!
//! The total is the number times what each has; a year has twelve months, 52 weeks or 365 days. Printed figures stand for all values that round to
//! them.

use super::clause::{Clause, clauses};
use crate::reading::Reading;
use crate::reading::quantity::{self, Bounds, Quantity, QuantityKind, Written};
use crate::span::{Span, Text};

/// One rate that can be worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// All of it.
    pub span: Span<Text>,
    /// The total, or the rate it is worked out from, as printed.
    pub total: Span<Text>,
    /// How many share it, as printed; `None` where the two rates are for lengths of time.
    pub number: Option<Span<Text>>,
    /// What each has, as printed.
    pub each: Span<Text>,
    /// What `each` should be.
    pub expected: f64,
    /// Whether print and sum agree.
    pub agrees: bool,
}

/// Every rate of a story that can be worked out, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Rate> {
    let mut found = vec![];
    for clause in clauses(reading, 2) {
        found.extend(product(&clause));
        for at in 1..clause.amounts.len() {
            let Some(per) = per(&clause, &clause.amounts[at]) else { continue };
            found.extend(two_times(&clause, at, per).or_else(|| average(&clause, at, per)));
        }
    }
    found
}

/// The noun a rate is for: `camp` of `217 a camp`, `month` of `$60 per month`, `acre` of `400 to the acre`.
fn per<'a>(clause: &Clause<'_, 'a>, amount: &Quantity) -> Option<&'a str> {
    let noun = match (clause.after(amount, 0), clause.after(amount, 1)) {
        ("a" | "an" | "per" | "every", noun) => noun,
        ("to", "the" | "a") => clause.after(amount, 2),
        // `20 kilos a head`, `30 portions a day`: the thing counted stands between.
        _ => match (clause.after(amount, 1), clause.after(amount, 2)) {
            ("a" | "an" | "per", noun) if amount.noun.is_some() => noun,
            _ => return None,
        },
    };
    (noun.len() > 2 && noun.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(noun)
}

/// How many of a length of time there are in a year.
fn in_a_year(noun: &str) -> Option<f64> {
    Some(match noun {
        "year" => 1.0,
        "quarter" => 4.0,
        "month" => 12.0,
        "week" => 52.0,
        "day" => 365.0,
        "hour" => 365.0 * 24.0,
        "minute" => 365.0 * 24.0 * 60.0,
        _ => return None,
    })
}

/// `$60 a month, or $720 a year`.
fn two_times(clause: &Clause<'_, '_>, at: usize, per_this: &str) -> Option<Rate> {
    let (first, second) = (&clause.amounts[at - 1], &clause.amounts[at]);
    let restates = clause.lead(second).0 == "or";
    let close = second.tokens.0.saturating_sub(first.tokens.1) <= 6;
    let (one, other) = (in_a_year(per(clause, first)?)?, in_a_year(per_this)?);
    let same = first.kind == second.kind && first.currency == second.currency && first.unit == second.unit;
    // Working days and weeks are not those of the calendar.
    let calendar = one.max(other) <= 12.0 || one.min(other) >= 365.0;
    if !restates || !close || !same || !calendar && one.max(other) > 52.0 || (one - other).abs() < 0.5 {
        return None;
    }
    let scale = one / other;
    let bounds = first.bounds();
    let slack = if calendar { 0.0 } else { 0.05 * second.value };
    let expected = Bounds { low: bounds.low * scale, high: bounds.high * scale };
    Some(Rate {
        span: clause.over(&[first, second]),
        total: first.span,
        number: None,
        each: second.span,
        expected: first.value * scale,
        agrees: second.bounds().wider(second.step + slack + 1e-9).meets(expected),
    })
}

/// `$150 on each of 400 houses, a bill of $60,000`; `400 carts at $150 each, for $60,000`: one price, one number and one sum in a sentence.
fn product(clause: &Clause<'_, '_>) -> Option<Rate> {
    if clause.amounts.len() != 3 || !(clause.from..clause.to).any(|at| clause.word(at) == "each") {
        return None;
    }
    let money = |amount: &&Quantity| amount.kind == QuantityKind::Money && !amount.ranges;
    let mut sums = clause.amounts.iter().filter(money);
    let (first, second) = (sums.next()?, sums.next()?);
    let number = clause.amounts.iter().find(|amount| amount.is_count() && amount.noun.is_some() && !amount.ranges)?;
    let (price, total) = if first.value <= second.value { (first, second) } else { (second, first) };
    let back = |amount: &Quantity, steps: usize| clause.before(amount, steps);
    let priced = clause.after(price, 0) == "each"
        || matches!(clause.after(price, 0), "on" | "to" | "for" | "from") && clause.after(price, 1) == "each"
        || (1..5).any(|steps| back(price, steps) == "each");
    let (lead, _) = clause.lead(total);
    let summed = (0..3).any(|ahead| matches!(clause.after(total, ahead), "all" | "total" | "altogether"))
        || matches!(lead, "of" | "for")
            && (1..6).any(|steps| matches!(back(total, steps), "bill" | "total" | "cost" | "sum" | "for" | "payout"));
    if !priced || !summed || first.currency != second.currency || number.value < 2.0 {
        return None;
    }
    let (each, many, sum) = (price.bounds(), number.bounds(), total.bounds());
    let expected = Bounds { low: sum.low / many.high, high: sum.high / many.low };
    Some(Rate {
        span: clause.over(&[first, second, number]),
        total: total.span,
        number: Some(number.span),
        each: price.span,
        expected: total.value / number.value,
        agrees: each.wider(price.step.max(price.value * 0.02)).meets(expected),
    })
}

/// `46,000 people in 212 camps, an average of 217 a camp`: the number is of the noun the rate is for, the total is beside it.
fn average(clause: &Clause<'_, '_>, at: usize, noun: &str) -> Option<Rate> {
    let each = &clause.amounts[at];
    let (lead, token) = clause.lead(each);
    let back = |steps: usize| clause.back(token, steps);
    let told = matches!((back(1), lead), (_, "or" | "averaging"))
        || lead == "of" && matches!(back(1), "average" | "mean")
        || lead == "," && clause.after(each, 0) == "to" && matches!(clause.after(each, 1), "a" | "the");
    if !told || at < 2 {
        return None;
    }
    let counts = |amount: &Quantity| {
        let counted = amount.unit.map(|unit| quantity::singular(unit.name));
        let counted = counted.or_else(|| amount.noun.map(|noun| quantity::singular(clause.reading.slice(noun))));
        counted.is_some_and(|counted| counted == noun)
    };
    let others = &clause.amounts[..at];
    let [one, other] = others[others.len() - 2..] else { return None };
    let (number, total) = match (counts(&one), counts(&other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    let whole =
        |amount: &Quantity| amount.form != Written::Fraction && !amount.ranges && amount.kind != QuantityKind::Percent;
    // Of two measures, one is the other in brackets.
    let measured = number.unit.is_some() && total.unit.is_some();
    let alike = !measured && each.kind == total.kind && each.currency == total.currency
        || !measured && each.kind == QuantityKind::Count;
    if !whole(&number)
        || !whole(&total)
        || !whole(each)
        || !alike
        || number.value < 2.0
        || total.kind == QuantityKind::Duration
    {
        return None;
    }
    let (top, bottom) = (total.bounds(), number.bounds());
    let expected = Bounds { low: top.low / bottom.high, high: top.high / bottom.low };
    Some(Rate {
        span: clause.over(&[&one, &other, each]),
        total: total.span,
        number: Some(number.span),
        each: each.span,
        expected: total.value / number.value,
        agrees: each.bounds().wider(each.step.max(each.value * 0.02)).meets(expected),
    })
}
