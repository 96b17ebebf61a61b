//! A sentence with its amounts: what the frames look at.

use crate::reading::Reading;
use crate::reading::quantity::{Currency, Quantity, QuantityKind, Written};
use crate::reading::token::Token;
use crate::span::{Span, Text};
use std::ops::Range;

/// A sentence, its tokens and its amounts.
pub(super) struct Clause<'w, 'a> {
    pub(in crate::reading::statement) reading: &'w Reading<'a>,
    pub(in crate::reading::statement) tokens: &'w [Token],
    /// The indexes of its tokens.
    pub(in crate::reading::statement) range: Range<usize>,
    /// Its amounts, in text order.
    pub(in crate::reading::statement) amounts: &'w [Quantity],
    /// Index of its sentence.
    pub(in crate::reading::statement) sentence: usize,
}

/// The sentences of a story that hold at least `least` amounts, in text order.
pub(super) fn clauses<'w, 'a>(reading: &'w Reading<'a>, least: usize) -> impl Iterator<Item = Clause<'w, 'a>> {
    let (all, tokens) = (reading.quantities(), reading.tokens());
    let mut at = 0;
    reading.sentences().iter().enumerate().filter_map(move |(sentence, it)| {
        let first = at;
        while all.get(at).is_some_and(|amount| amount.span.start < it.span.end) {
            at += 1;
        }
        (at - first >= least.max(1)).then(|| {
            let from = tokens.partition_point(|token| token.span.start < it.span.start);
            let to = from + tokens[from..].partition_point(|token| token.span.start < it.span.end);
            Clause { reading, tokens, range: from..to, amounts: &all[first..at], sentence }
        })
    })
}

impl<'a> Clause<'_, 'a> {
    /// The word of a token; nothing outside the sentence.
    pub(in crate::reading::statement) fn word(&self, at: usize) -> &'a str {
        if self.range.contains(&at) { self.reading.slice(self.tokens[at].span) } else { "" }
    }

    /// The word `back` tokens before the amount.
    pub(in crate::reading::statement) fn before(&self, amount: &Quantity, back: usize) -> &'a str {
        (amount.tokens.0 as usize).checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The word `ahead` tokens behind the amount; 0 is the first.
    pub(in crate::reading::statement) fn after(&self, amount: &Quantity, ahead: usize) -> &'a str {
        self.word(amount.tokens.1 as usize + ahead)
    }

    /// The last word before the amount that is neither a hedge nor an article, and its token.
    pub(in crate::reading::statement) fn lead(&self, amount: &Quantity) -> (&'a str, usize) {
        let mut at = amount.tokens.0 as usize;
        while at > self.range.start {
            at -= 1;
            let word = self.word(at);
            let than = word == "than" && matches!(self.word(at.wrapping_sub(1)), "more" | "less" | "fewer");
            if than {
                at -= 1;
            } else if !is_hedge(word) {
                return (word, at);
            }
        }
        ("", at)
    }

    /// The amounts of the sentence with their places in it.
    pub(in crate::reading::statement) fn with_index(&self) -> impl Iterator<Item = (usize, &Quantity)> {
        self.amounts.iter().enumerate()
    }

    /// What the two amounts print, from the first token of the first to the last of the last.
    pub(in crate::reading::statement) fn over(&self, parts: &[&Quantity]) -> Span<Text> {
        let start = parts.iter().map(|part| part.span.start).min().unwrap_or_default();
        let end = parts.iter().map(|part| part.span.end).max().unwrap_or_default();
        Span::new(start, end)
    }
}

/// Words between a preposition and its amount that change nothing: `from about`, `to a record`.
fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "roughly"
            | "approximately"
            | "some"
            | "nearly"
            | "almost"
            | "just"
            | "over"
            | "under"
            | "an"
            | "a"
            | "the"
            | "estimated"
            | "record"
            | "only"
            | "exactly"
            | "as"
            | "many"
            | "much"
            | "low"
            | "high"
            | "its"
            | "their"
            | "current"
            | "average"
            | "total"
            | "then"
    )
}

/// Whether two amounts measure the same thing, as far as print says; a bare number takes the unit or the noun of the other.
pub(super) fn comparable(reading: &Reading<'_>, one: &Quantity, other: &Quantity) -> bool {
    if one.kind != other.kind {
        let bare = |amount: &Quantity| {
            amount.kind == QuantityKind::Count && amount.noun.is_none() && amount.form == Written::Figures
        };
        return !matches!((one.kind, other.kind), (QuantityKind::Points, _) | (_, QuantityKind::Points)) && bare(other);
    }
    match one.kind {
        QuantityKind::Money => one.currency == other.currency,
        QuantityKind::Measure(_) => one.unit == other.unit,
        QuantityKind::Count => match (one.noun, other.noun) {
            (Some(a), Some(b)) => reading.slice(a).eq_ignore_ascii_case(reading.slice(b)),
            _ => true,
        },
        QuantityKind::Duration => match (one.noun, other.noun) {
            (Some(a), Some(b)) => reading.slice(a).trim_end_matches('s') == reading.slice(b).trim_end_matches('s'),
            _ => false,
        },
        QuantityKind::Percent | QuantityKind::Points => true,
    }
}

/// What an amount is worth in the whole units of its currency: cents and pence are hundredths.
pub(super) fn in_units(amount: &Quantity) -> f64 {
    if amount.currency == Some(Currency::Hundredth) { 0.01 } else { 1.0 }
}

/// A percentage as messages print it: two decimals under one, one under a hundred, none above.
pub(super) fn percent(value: f64) -> String {
    let decimals = if value.abs() < 1.0 { 2 } else { usize::from(value.abs() < 100.0) };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}%")
}
