//! Counts that stand for the people or things themselves: `arrested eight people … All six are held`, `seven entries … The other six`, `the 9,000 sang`. They
//! must have been told before, as one number, as two that make it, or one by one.

use super::{MOST, Recount};
use crate::reading::Reading;
use crate::reading::quantity::{Hedge, Quantity, QuantityKind, Written, is_plural};
use crate::span::Span;

/// How many sentences before may tell who or what is counted.
const NEAR: usize = 3;

/// How a count takes up another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// `All six are`, `Those 11 were`
    All,
    /// `The other six`
    Other,
}

/// Every count of a story that takes up another without a noun, in text order.
pub(super) fn read<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = Recount> + 'r {
    let all = reading.quantities();
    (1..all.len()).filter_map(|at| taken_up(reading, &all[..at], &all[at]))
}

fn taken_up(reading: &Reading<'_>, before: &[Quantity], again: &Quantity) -> Option<Recount> {
    let taken = is_whole(again).then(|| how(reading, again))??;
    let sentence = reading.sentence_at(again.span.start)?;
    let near = before
        .iter()
        .rev()
        .take(MOST)
        .take_while(|first| reading.sentence_at(first.span.start).is_some_and(|at| at + NEAR >= sentence));
    let here = |first: &&Quantity| reading.sentence_at(first.span.start) != Some(sentence);
    let groups: Vec<&Quantity> = near.filter(here).filter(|first| is_whole(first)).collect();
    let first = *groups.first()?;
    let told = first.noun.is_some() && groups.iter().all(|other| other.value == first.value);
    let expected = if taken == Taken::Other { again.value + 1.0 } else { again.value };
    let of = first.noun.unwrap_or(first.span);
    let made = |agrees| Recount { span: again.span, first: first.span, of, agrees };
    if first.value == expected {
        return Some(made(true));
    }
    let plain = first.hedge == Hedge::None && again.hedge == Hedge::None && first.value >= 2.0;
    let explained = is_made(before, again.value) || is_made(before, expected) || is_named(reading, again, first);
    (told && plain && !explained).then(|| made(false))
}

/// Whether an amount is a whole number of things.
fn is_whole(amount: &Quantity) -> bool {
    amount.kind == QuantityKind::Count
        && amount.form != Written::Fraction
        && !amount.ranges
        && amount.value >= 2.0
        && amount.value.fract() == 0.0
}

/// Whether any number told before is that value, or any two of them make it.
fn is_made(before: &[Quantity], value: f64) -> bool {
    let counts = before.iter().rev().take(MOST).filter(|amount| is_whole(amount));
    let numbers: Vec<f64> = counts.map(|amount| amount.value).collect();
    let pair = |at: usize, one: f64| {
        numbers[at + 1..]
            .iter()
            .any(|other| one + other == value || (one - other).abs() == value || one * other == value)
    };
    let ones = |one: f64| one + 1.0 == value;
    numbers.iter().enumerate().any(|(at, one)| *one == value || ones(*one) || pair(at, *one))
}

/// Whether so many may be named one by one between the count before and the one that takes it up, or around the first.
fn is_named(reading: &Reading<'_>, again: &Quantity, first: &Quantity) -> bool {
    let sentence = reading.sentence_at(first.span.start).unwrap_or_default();
    let from = reading.sentences()[sentence].span.start;
    let range = reading.tokens_in(Span::new(from, again.span.start));
    let joints = range.filter(|at| matches!(reading.words()[*at], "," | "and" | ";" | "or")).count();
    joints as f64 + 1.0 >= again.value
}

/// How a count takes up another; nothing where it has a noun of its own or words say which are meant.
fn how(reading: &Reading<'_>, count: &Quantity) -> Option<Taken> {
    let words = reading.words();
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let (from, to) = (count.tokens.0 as usize, count.tokens.1 as usize);
    let back = |steps: usize| from.checked_sub(steps).map_or("", word);
    // `All 68 licensed horses`
    let goes_on = |at: &usize| word(*at).starts_with(|ch: char| ch.is_ascii_lowercase()) && !is_verb(word(*at));
    let adjective = word(to).ends_with("ed") && (to + 1..to + 3).take_while(goes_on).any(|at| is_plural(word(at)));
    let verb = is_verb(word(to)) && !adjective || matches!((word(to), word(to + 1)), ("of", "them"));
    if !verb || reading.in_quotation(count.span.start) {
        return None;
    }
    match (back(2), back(1)) {
        (_, "All" | "all" | "Those" | "These") => Some(Taken::All),
        ("The" | "the", "other") => Some(Taken::Other),
        _ => None,
    }
}

/// A verb behind a count that stands for those it counts.
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "are"
            | "were"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "can"
            | "must"
            | "face"
            | "remain"
            | "came"
            | "come"
            | "won"
            | "went"
            | "live"
            | "took"
            | "left"
            | "plan"
            | "hope"
            | "work"
            | "belong"
            | "do"
            | "did"
    ) || word.len() > 4 && word.ends_with("ed") && word.bytes().all(|byte| byte.is_ascii_lowercase())
}
