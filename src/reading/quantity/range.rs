//! The two ends of a range, and what the first shares with the second.

use super::number;
use super::read::{Around, multiply};
use super::{Quantity, QuantityKind, Written};
use crate::reading::Reading;
use crate::reading::token::TokenKind;

/// Marks the ends of ranges, and gives the first end what it shares with the second: `$4.3 to $11.4 trillion`, `12 to 15 people`, `5 to 6 km`.
pub(super) fn join(reading: &Reading<'_>, found: &mut [Quantity]) {
    let tokens = reading.tokens();
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (first, last) = (&mut head[at - 1], &mut tail[0]);
        if first.tokens.1 + 1 != last.tokens.0
            || tokens[first.tokens.1 as usize].block != tokens[last.tokens.0 as usize].block
        {
            continue;
        }
        let joint = reading.slice(tokens[first.tokens.1 as usize].span);
        let sides = matches!(joint, "by" | "x" | "×") && first.noun.is_none() && last.unit.is_some();
        if !sides && !matches!(joint, "to" | "and" | "or" | "-" | "–" | "—") {
            continue;
        }
        // A dash with spaces about it parts what it stands between.
        if joint == "—" && first.span.end < tokens[first.tokens.1 as usize].span.start {
            continue;
        }
        let bare_first = first.kind == QuantityKind::Count && first.noun.is_none() && first.form != Written::Fraction;
        if first.kind != last.kind && !bare_first {
            continue;
        }
        first.ranges |= joint != "and" && !sides;
        last.ranges |= joint != "and" && !sides;
        let scale = last.value / last_figures(reading, last).unwrap_or(last.value);
        let bare = first.kind == QuantityKind::Money && first.noun.is_none();
        if bare && last.kind == QuantityKind::Money && scale >= 1e3 && first.value < 1000.0 && joint != "or" {
            multiply(first, scale);
        }
        if bare_first && last.unit.is_some() && scale >= 1e3 && first.value < 1000.0 && joint != "or" {
            multiply(first, scale);
        }
        if bare_first {
            (first.kind, first.unit, first.noun) = (last.kind, last.unit, last.noun);
            if last.kind == QuantityKind::Money {
                first.currency = last.currency;
            }
            let from = first.tokens.0 as usize;
            Around { reading, tokens, from, end: from + 1, block: tokens[from].block }.minus(first);
        }
    }
}

/// The value of the figures of an amount, without its power.
fn last_figures(reading: &Reading<'_>, quantity: &Quantity) -> Option<f64> {
    let range = quantity.tokens.0 as usize..quantity.tokens.1 as usize;
    let figures = reading.tokens()[range].iter().find(|token| token.kind == TokenKind::Number)?;
    number::figures(reading.slice(figures.span)).map(|figures| figures.value)
}
