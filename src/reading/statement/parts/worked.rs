//! The sum of parts, with how far each may be rounded.

use super::items::Items;
use super::{Parts, Wording, agree};
use crate::reading::quantity::{Bounds, Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::reading::statement::slip;

/// Whether a percentage is none of anything that parts could make: `an 18% tax`, `a 4 percent rise`.
fn is_rate(clause: &Clause<'_, '_>, whole: &Quantity) -> bool {
    whole.kind == QuantityKind::Percent
        && matches!(
            clause.reading.words().get(whole.tokens.1 as usize).copied().unwrap_or_default(),
            "tax"
                | "rate"
                | "levy"
                | "duty"
                | "tariff"
                | "surcharge"
                | "fee"
                | "discount"
                | "increase"
                | "raise"
                | "rise"
                | "cut"
                | "interest"
        )
}

/// The breakdown of `whole` into `items`; `None` where the two are not of one kind or too far apart to belong together.
pub(super) fn breakdown(
    clause: &Clause<'_, '_>,
    whole: &Quantity,
    items: &Items<'_>,
    wording: Wording,
) -> Option<Parts> {
    if !same_kind(whole, items.amounts[0]) || whole.ranges || whole.form == Written::Fraction || is_rate(clause, whole)
    {
        return None;
    }
    let ones = items.ones as f64;
    let sum: f64 = items.amounts.iter().map(|amount| amount.value).sum::<f64>() + ones;
    let largest = items.amounts.iter().map(|amount| amount.value).fold(0.0, f64::max);
    // What is far from its total is no breakdown of it: two rooms in a house of 40 windows.
    let far = sum > 2.0 * whole.value || sum < 0.4 * whole.value || largest > 1.2 * whole.value;
    let values: Vec<f64> = items.amounts.iter().map(|amount| amount.value).collect();
    let swapped = wording.is_whole() && slip::swaps(&values, sum, whole.value);
    if far && !swapped && (wording != Wording::Of || whole.currency.is_none()) {
        return None;
    }
    if !wording.names_whole() && items.go_on_from(clause, whole) {
        return None;
    }
    let bounds = items.amounts.iter().map(|amount| trusted(amount)).fold(Bounds { low: ones, high: ones }, Bounds::and);
    let is_whole = !items.open && (wording.is_whole() || items.remains || items.are_halves(clause));
    let mut agrees = agree(bounds, trusted(whole), is_whole);
    if items.open && agrees == Some(false) && sum < whole.value {
        agrees = Some(true);
    }
    let texts: Vec<&str> = items.amounts.iter().map(|amount| clause.reading.slice(amount.span)).collect();
    let sign = texts[0]
        .chars()
        .next()
        .filter(|sign| matches!(sign, '$' | '£' | '€' | '₹' | '¥'))
        .map_or(String::new(), String::from);
    let numbers = items.amounts.iter().map(|amount| sign.clone() + &figure(amount.value));
    let worked: Vec<String> = numbers.chain((0..items.ones).map(|_| "1".to_owned())).collect();
    let (first, last) = (items.amounts[0].tokens.0, items.end as u32);
    let span = clause.span(first as usize, last as usize);
    let span = if whole.span.end <= span.start {
        crate::span::Span::new(whole.span.start, span.end)
    } else {
        crate::span::Span::new(span.start, span.end.max(whole.span.end))
    };
    Some(Parts {
        span,
        whole: whole.span,
        total: whole.value,
        sum,
        count: worked.len(),
        worked: format!("{} = {sign}{}", worked.join(" + "), figure(sum)),
        wording,
        agrees,
    })
}

/// Whether two amounts can be added. Two lengths of time can where a frame has seen that both are in one unit.
pub(super) fn same_kind(one: &Quantity, other: &Quantity) -> bool {
    let unit = |amount: &Quantity| amount.unit.map(|unit| unit.name);
    one.kind == other.kind
        && one.currency == other.currency
        && unit(one) == unit(other)
        && one.kind != QuantityKind::Duration
}

/// The values that an amount in a sum can stand for: an exact figure is not made loose by a careful `about`.
pub(super) fn trusted(amount: &Quantity) -> Bounds {
    let bounds = amount.bounds();
    if amount.hedge != Hedge::About {
        return bounds;
    }
    // `some 1.16 million` is as good as its last digit that is not 0, and never worse than one part in fifty.
    let value = amount.value.abs();
    let mut place = if amount.step > 0.0 { amount.step } else { 1.0 };
    while place * 10.0 <= value && (value / place).round() % 10.0 == 0.0 {
        place *= 10.0;
    }
    let slack = place.min(value * 0.1).max(value * 0.02);
    Bounds { low: bounds.low.max(amount.value - slack), high: bounds.high.min(amount.value + slack) }
}
