//! Measures printed in ways of their own: both ends of a range in one word (`10-15 miles`), a fraction in figures (`2 1/2 inches`), and one amount
//! in two units (`6ft 2in`, `11 stone 4`).

use super::number;
use super::read::Around;
use super::{Quantity, QuantityKind, Written, unit};
use crate::reading::Reading;
use crate::reading::quantity::number::{Form, Numeral};
use crate::reading::token::TokenKind;
use crate::span::Span;

/// Reads the token of figures at `here`, which is no plain number, where a unit makes it one; the first token after the amount.
pub(super) fn read(here: &Around<'_, '_>, found: &mut Vec<Quantity>) -> Option<usize> {
    let word = here.word(here.from);
    if let Some((first, last)) = word.split_once('-') {
        return range(here, first, last, found);
    }
    let (top, bottom) = word.split_once('/')?;
    simple_fraction(here, top, bottom, found)
}

/// `10-15 miles`, `6-10ft`, `2.2-2.8 billion`: two amounts of one unit or power. Scores and years run otherwise: a unit must follow and the second be the
/// greater, or a power.
fn range(here: &Around<'_, '_>, first: &str, last: &str, found: &mut Vec<Quantity>) -> Option<usize> {
    let (low, high) = (number::figures(first)?, number::figures(last)?);
    if let Some(power) = number::magnitude(here.word(here.end)).filter(|power| *power >= 1e6)
        && low.suffix.is_empty()
        && high.suffix.is_empty()
    {
        return in_millions(here, first.len() as u32, [low, high], power, found);
    }
    if high.value <= low.value {
        return None;
    }
    let glued = (!high.suffix.is_empty()).then_some(high.suffix);
    let follows = |at: usize| match glued {
        Some(glued) if at == 0 => glued,
        Some(_) => here.word(here.end + at - 1),
        None => here.word(here.end + at),
    };
    let power = number::magnitude(follows(0)).unwrap_or(1.0);
    let skip = usize::from(power > 1.0) + usize::from(follows(0) == "-");
    let (unit, words) = unit::read(|at| follows(at + skip))?;
    let own = if low.suffix.is_empty() { unit } else { unit::named(low.suffix)? };
    if own != unit || matches!(unit.name, "meters") && glued.is_none() && follows(0) == "m" && power > 1.0 {
        return None;
    }
    let end = here.end + skip + words - usize::from(glued.is_some());
    let start = here.tokens[here.from].span.start;
    let split = start + first.len() as u32;
    let amount = |figures: number::Figures<'_>, span, end| Quantity {
        span,
        tokens: (here.from as u32, end as u32),
        value: figures.value * power,
        step: figures.step * power,
        hedge: here.hedge(here.from),
        kind: QuantityKind::Measure(unit.dimension),
        unit: Some(unit),
        currency: None,
        noun: None,
        form: Written::Figures,
        ranges: true,
    };
    found.push(amount(low, Span::new(start, split), here.end));
    found.push(amount(high, Span::new(split + 1, here.tokens[end - 1].span.end), end));
    Some(end)
}

/// `2.2-2.8 billion`: both ends have the power, and what follows it.
fn in_millions(
    here: &Around<'_, '_>,
    split: u32,
    ends: [number::Figures<'_>; 2],
    power: f64,
    found: &mut Vec<Quantity>,
) -> Option<usize> {
    let numeral =
        |end: number::Figures<'_>| Numeral { value: end.value * power, step: end.step * power, form: Form::Figures };
    let both = Around { end: here.end + 1, ..*here };
    let last = both.quantity(numeral(ends[1]))?;
    let word = here.tokens[here.from].span;
    let end = last.tokens.1 as usize;
    let first_span = Span::new(last.span.start, word.start + split);
    let figures = (last.tokens.0, here.end as u32);
    found.push(Quantity { span: first_span, tokens: figures, ranges: true, ..both.quantity(numeral(ends[0]))? });
    let last_span = Span::new(word.start + split + 1, last.span.end);
    found.push(Quantity { span: last_span, tokens: (figures.1, last.tokens.1), ranges: true, ..last });
    Some(end)
}

/// `1/2 inch`, and `2 1/2 inches` with the whole number before it.
fn simple_fraction(here: &Around<'_, '_>, top: &str, bottom: &str, found: &mut Vec<Quantity>) -> Option<usize> {
    let (top, bottom): (u8, u8) = (top.parse().ok()?, bottom.parse().ok()?);
    if top >= bottom || bottom > 16 {
        return None;
    }
    let part = Numeral { value: f64::from(top) / f64::from(bottom), step: 0.0, form: Form::Fraction };
    let mut quantity = here.quantity(part).filter(|quantity| quantity.unit.is_some())?;
    quantity.step = 0.5 / f64::from(bottom);
    let whole = found.last().filter(|whole| {
        whole.tokens.1 as usize == here.from
            && whole.kind == QuantityKind::Count
            && here.tokens[whole.tokens.0 as usize].block == here.block
    });
    if let Some(whole) = whole.copied() {
        found.pop();
        quantity.value += whole.value;
        (quantity.tokens.0, quantity.span.start) = (whole.tokens.0, whole.span.start);
        quantity.hedge = whole.hedge;
    }
    let end = quantity.tokens.1 as usize;
    found.push(quantity);
    Some(end)
}

/// Makes one amount of two that say one: `6ft 2in`, `5 feet, 10 inches`, `11st 4lb`, `8 pounds 6 ounces`, `5ft 10`.
pub(super) fn join_parts(reading: &Reading<'_>, found: &mut Vec<Quantity>) {
    let tokens = reading.tokens();
    let mut at = 1;
    while at < found.len() {
        let (first, second) = (found[at - 1], found[at]);
        if let Some(parts) = first.unit.and_then(unit::Unit::small_part)
            && second.value < parts.0
            && second.tokens.0 >= first.tokens.1
            && second.tokens.0 - first.tokens.1 < 2
            && tokens[first.tokens.0 as usize].block == tokens[second.tokens.0 as usize].block
        {
            let gap = second.tokens.0 - first.tokens.1;
            let joint = (gap == 1).then(|| reading.slice(tokens[first.tokens.1 as usize].span));
            let named = second.unit.is_some_and(|unit| unit.name == parts.1);
            let next = tokens.get(second.tokens.1 as usize);
            // `5ft 10`, `12 stone 4`: nothing is counted by the second.
            let bare = second.kind == QuantityKind::Count
                && joint.is_none()
                && second.noun.is_none()
                && next.is_none_or(|next| next.kind == TokenKind::Mark);
            if named && joint.is_none_or(|joint| matches!(joint, "," | "and" | "-")) || bare {
                let whole = &mut found[at - 1];
                whole.value += second.value / parts.0;
                whole.step = second.step.max(0.5) / parts.0;
                (whole.tokens.1, whole.span.end) = (second.tokens.1, second.span.end);
                found.remove(at);
            }
        }
        at += 1;
    }
}
