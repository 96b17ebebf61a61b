//! Figures in a row and what they come to: `laps of 60, 62, 63 and 61 seconds, a total of 246 seconds`; a line of a box score, `Bulls: 18, 24, 15, 22, 10 — 89`.

use super::{Parts, Wording};
use crate::reading::Reading;
use crate::reading::quantity::{Bounds, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::reading::token::{Token, TokenKind};
use crate::span::Span;

/// How many figures make a row.
const ROW: usize = 3;

/// A row of figures in one unit, and their total in the same sentence.
pub(super) fn read(clause: &Clause<'_, '_>) -> Option<Parts> {
    let mut row = row(clause)?;
    // `24, 31 and 61 minutes, 116 minutes in all`: the last is what the others come to.
    if row.len() > ROW && row.last().is_some_and(|last| is_total(clause, last)) {
        row.pop();
    }
    let last = *row.last()?;
    let alike = |total: &&Quantity| {
        let unit = |amount: &Quantity| amount.unit.map(|unit| unit.name);
        let noun = |amount: &Quantity| amount.noun.map(|noun| clause.reading.slice(noun));
        total.kind == last.kind
            && total.currency == last.currency
            && unit(total) == unit(last)
            && (last.kind != QuantityKind::Duration && last.kind != QuantityKind::Count || noun(total) == noun(last))
    };
    let outside = |total: &&Quantity| total.span.end <= row[0].span.start || total.span.start >= last.span.end;
    let whole = clause.amounts.iter().filter(outside).filter(alike).find(|total| is_total(clause, total))?;
    let sum: f64 = row.iter().map(|part| part.value).sum();
    let slack: f64 = row.iter().map(|part| if part.step < 1.0 { part.step / 2.0 } else { 0.0 }).sum();
    let made = Bounds { low: sum - slack - 1e-6, high: sum + slack + 1e-6 };
    let figures: Vec<String> = row.iter().map(|part| figure(part.value)).collect();
    Some(Parts {
        span: clause.over(&[row[0], last, whole]),
        whole: whole.span,
        total: whole.value,
        sum,
        count: row.len(),
        worked: format!("{} = {}", figures.join(" + "), figure(sum)),
        wording: Wording::InAll,
        agrees: Some(made.meets(whole.bounds())),
    })
}

/// The longest row of figures of a sentence, with nothing but commas and `and` between them; the last has their unit.
fn row<'w>(clause: &Clause<'w, '_>) -> Option<Vec<&'w Quantity>> {
    let joined = |one: &Quantity, other: &Quantity| {
        let between = one.tokens.1 as usize..other.tokens.0 as usize;
        (1..=2).contains(&between.len()) && between.clone().all(|at| matches!(clause.word(at), "," | "and"))
    };
    let mut rows = vec![];
    let mut from = 0;
    for at in 1..=clause.amounts.len() {
        if at == clause.amounts.len() || !joined(&clause.amounts[at - 1], &clause.amounts[at]) {
            rows.push(from..at);
            from = at;
        }
    }
    let row = rows.into_iter().max_by_key(ExactSizeIterator::len).filter(|row| row.len() >= ROW)?;
    let amounts: Vec<&Quantity> = clause.amounts[row].iter().collect();
    let last = amounts.last()?;
    let bare = |part: &&Quantity| {
        part.kind == last.kind && part.currency == last.currency
            || part.kind == QuantityKind::Count && part.noun.is_none() && part.form != Written::Fraction
    };
    let named = last.noun.is_some() || last.unit.is_some() || last.currency.is_some();
    (amounts.iter().all(bare) && named && !amounts.iter().any(|part| part.ranges)).then_some(amounts)
}

/// Whether words say that an amount is a total: `a total of 246 seconds`, `197 minutes in all`, `added up to 170 metres`.
fn is_total(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let (lead, at) = clause.lead(amount);
    let end = amount.tokens.1 as usize;
    let behind = (end..end + 3).any(|at| {
        matches!((clause.word(at), clause.word(at + 1)), ("in", "all" | "total") | ("altogether", _) | ("all", "told"))
    });
    let before = match lead {
        "of" => (1..3).any(|back| matches!(clause.back(at, back), "total" | "sum" | "combined")),
        "to" => (1..3).any(|back| matches!(clause.back(at, back), "up" | "came" | "amounted" | "comes" | "bringing")),
        "totalling" | "totaling" | "totalled" | "totaled" | "making" => true,
        _ => false,
    };
    behind || before
}

/// The lines of a story that are a row of figures and their total: `Bulls: 18, 24, 15, 22, 10 — 89`.
pub(super) fn lines(reading: &Reading<'_>) -> Vec<Parts> {
    let blocks = reading.article().blocks();
    blocks.iter().filter(|block| block.span.len() < LINE).filter_map(|block| line(reading, block.span)).collect()
}

/// How long (bytes) a line of a box score is at most.
const LINE: u32 = 120;

fn line(reading: &Reading<'_>, block: Span<crate::span::Text>) -> Option<Parts> {
    let range = reading.tokens_in(block);
    let tokens = &reading.tokens()[range];
    let [.., mark, total] = tokens else { return None };
    let dash = matches!(reading.slice(mark.span), "—" | "–" | "-" | "=");
    if !dash || total.kind != TokenKind::Number {
        return None;
    }
    let whole = |token: &Token| reading.slice(token.span).parse::<u32>().ok();
    let mut figures = vec![];
    for (back, token) in tokens[..tokens.len() - 2].iter().rev().enumerate() {
        match (back % 2, reading.slice(token.span)) {
            (0, _) => figures.push((whole(token)?, token.span)),
            (_, ",") => {}
            _ => break,
        }
    }
    figures.reverse();
    let sum: u32 = figures.iter().try_fold(0_u32, |sum, figure| sum.checked_add(figure.0))?;
    let told = whole(total)?;
    let worked: Vec<String> = figures.iter().map(|figure| figure.0.to_string()).collect();
    (figures.len() >= ROW).then(|| Parts {
        span: figures[0].1.to(total.span),
        whole: total.span,
        total: f64::from(told),
        sum: f64::from(sum),
        count: figures.len(),
        worked: format!("{} = {sum}", worked.join(" + ")),
        wording: Wording::List,
        agrees: Some(sum == told),
    })
}
