//! Measures that two others make: a speed (`300 miles in five hours, an average of 60 mph`) and an area (`60 feet by 40, or 2,400 square feet`).

use super::Rate;
use crate::reading::quantity::{Bounds, Dimension, Quantity, QuantityKind, singular};
use crate::reading::statement::clause::Clause;

/// Amount `at` as the average speed over a length and a time of its sentence.
pub(super) fn speed(clause: &Clause<'_, '_>, at: usize) -> Option<Rate> {
    let speed = measure(&clause.amounts[at], Dimension::Speed)?;
    let (lead, token) = clause.lead(speed);
    let told = (1..4).any(|back| matches!(clause.back(token, back), "average" | "averaging" | "averaged"))
        || clause.before(speed, 1) == "average"
        || lead == "averaging";
    let mut lengths = clause.amounts[..at].iter().filter_map(|it| measure(it, Dimension::Length));
    let (length, other) = (lengths.next()?, lengths.next());
    let mut times = clause.amounts[..at].iter().filter(|it| it.kind == QuantityKind::Duration);
    let (hours, more) = (times.next()?, times.next());
    // A second length is the first in other units, in brackets.
    let converted = other.is_none_or(|it| clause.before(it, 1) == "(");
    if !told || !converted || more.is_some() || length.ranges || hours.ranges {
        return None;
    }
    let seconds = seconds(clause, hours)?;
    let (top, bottom) = (length.bounds(), hours.bounds().wider(0.02 * hours.value));
    let factor = length.unit?.factor / seconds / speed.unit?.factor;
    let expected = Bounds { low: top.low / bottom.high * factor, high: top.high / bottom.low * factor };
    Some(rate(speed, hours, length, length.value / hours.value * factor, expected))
}

/// Amount `at` as the area of the two sides told before it.
pub(super) fn area(clause: &Clause<'_, '_>, at: usize) -> Option<Rate> {
    let area = measure(&clause.amounts[at], Dimension::Area)?;
    let [one, other] = at.checked_sub(2).map(|from| &clause.amounts[from..at])? else { return None };
    let side = measure(one, Dimension::Length).or_else(|| measure(other, Dimension::Length))?;
    let sides =
        [one, other].iter().all(|it| it.unit == side.unit || it.kind == QuantityKind::Count && it.noun.is_none());
    let by = (one.tokens.1..other.tokens.0).any(|at| matches!(clause.word(at as usize), "by" | "x" | "×"));
    let restates = matches!(clause.lead(area).0, "or" | "(" | "of" | ",")
        && area.tokens.0.checked_sub(other.tokens.1).is_some_and(|gap| gap <= 6);
    if !sides || !by || !restates || one.ranges || other.ranges {
        return None;
    }
    let factor = side.unit?.factor;
    let scale = area.unit?.factor / (factor * factor);
    let (first, second, whole) = (one.bounds(), other.bounds(), area.bounds());
    let expected = Bounds { low: scale * whole.low / second.high, high: scale * whole.high / second.low };
    let mut found = rate(one, other, area, scale * area.value / other.value, expected);
    found.agrees = first.wider(0.03 * one.value).meets(expected);
    Some(found)
}

fn measure(amount: &Quantity, dimension: Dimension) -> Option<&Quantity> {
    (amount.kind == QuantityKind::Measure(dimension)).then_some(amount)
}

/// What one of the units of a length of time is in seconds.
fn seconds(clause: &Clause<'_, '_>, time: &Quantity) -> Option<f64> {
    Some(match singular(clause.reading.slice(time.noun?)).as_str() {
        "second" => 1.0,
        "minute" => 60.0,
        "hour" => 3600.0,
        "day" => 86_400.0,
        _ => return None,
    })
}

fn rate(each: &Quantity, number: &Quantity, total: &Quantity, worked: f64, expected: Bounds) -> Rate {
    Rate {
        span: each.span.to(number.span).to(total.span),
        total: total.span,
        number: Some(number.span),
        each: each.span,
        expected: worked,
        agrees: each.bounds().wider(each.step.max(each.value * 0.03)).meets(expected),
    }
}
