//! One rate told for two lengths of time: `$60 a month, or $720 a year`.

use super::Rate;
use crate::reading::quantity::{Bounds, Quantity};
use crate::reading::statement::clause::Clause;

/// How many of a length of time there are in a year.
pub(super) fn in_a_year(noun: &str) -> Option<f64> {
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

/// The length of time a rate is for: `$60 a month`, `50 cars per day`.
fn per(clause: &Clause<'_, '_>, amount: &Quantity) -> Option<f64> {
    let skip = usize::from(!matches!(clause.after(amount, 0), "a" | "an" | "per" | "every"));
    let link = clause.after(amount, skip);
    if !matches!(link, "a" | "an" | "per" | "every") || skip == 1 && amount.noun.is_none() {
        return None;
    }
    in_a_year(clause.after(amount, skip + 1))
}

/// Amount `at` as the rate before it told again, in one sentence (`$60 a month, or $720 a year`) or two (`That is $720 a year`).
pub(super) fn two(clause: &Clause<'_, '_>, last: Option<&Clause<'_, '_>>, at: usize) -> Option<Rate> {
    let second = &clause.amounts[at];
    let other = per(clause, second)?;
    let (first, one) = match at.checked_sub(1) {
        Some(at) => (&clause.amounts[at], per(clause, &clause.amounts[at])?),
        None => {
            let last = last.filter(|_| super::refers(clause))?;
            let first = last.amounts.last()?;
            (first, per(last, first)?)
        }
    };
    // `$5 a day, $30 a week or $100 a month` is a list of prices.
    let (lead, token) = clause.lead(second);
    let listed = at
        .checked_sub(2)
        .map(|at| &clause.amounts[at])
        .is_some_and(|third| first.tokens.0.saturating_sub(third.tokens.1) <= 5 && per(clause, third).is_some());
    let restates = at == 0
        || lead == "or"
            && clause.back(token, 1) == ","
            && !listed
            && second.tokens.0.saturating_sub(first.tokens.1) <= 6;
    let same = first.kind == second.kind && first.currency == second.currency && first.unit == second.unit;
    // Working days and weeks are not those of the calendar.
    let calendar = one.max(other) <= 12.0 || one.min(other) >= 365.0;
    let working = !calendar && one.max(other) > 52.0 && one.min(other) < 52.0;
    if !restates || !same || working || (one - other).abs() < 0.5 || first.ranges || second.ranges {
        return None;
    }
    let scale = one / other;
    let bounds = first.bounds();
    let slack = if calendar { 0.0 } else { 0.05 * second.value };
    let expected = Bounds { low: bounds.low * scale, high: bounds.high * scale };
    Some(Rate {
        span: first.span.to(second.span),
        total: first.span,
        number: None,
        each: second.span,
        expected: first.value * scale,
        agrees: second.bounds().wider(second.step + slack + 1e-9).meets(expected),
    })
}
