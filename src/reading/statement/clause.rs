//! A sentence with its amounts: what the frames look at.

use crate::reading::Reading;
use crate::reading::quantity::{Currency, Quantity, QuantityKind, Written};
use crate::reading::token::{Token, TokenKind};
use crate::span::{Span, Text};
use std::ops::Range;

/// A sentence, its tokens and its amounts.
#[derive(Clone, Copy)]
pub(super) struct Clause<'w, 'a> {
    /// The reading it belongs to.
    pub(super) reading: &'w Reading<'a>,
    /// Index of its sentence.
    pub(super) sentence: usize,
    /// Index of its first token.
    pub(super) from: usize,
    /// Index of the first token after it.
    pub(super) to: usize,
    /// Its amounts, in text order.
    pub(super) amounts: &'w [Quantity],
    /// How many amounts the story holds before them.
    pub(super) first: usize,
}

/// How many amounts a sentence holds at most; one with more is a table run together, and left unread.
const MOST: usize = 60;

/// The sentences of a story that hold at least `least` amounts, in text order.
pub(super) fn clauses<'w, 'a>(reading: &'w Reading<'a>, least: usize) -> impl Iterator<Item = Clause<'w, 'a>> {
    let all = reading.quantities();
    let mut at = 0;
    reading.sentences().iter().enumerate().filter_map(move |(sentence, it)| {
        let first = at;
        at += all[at..].iter().take_while(|amount| amount.span.start < it.span.end).count();
        let amounts = &all[first..at];
        if it.is_run_together() || !(least..=MOST).contains(&amounts.len()) {
            return None;
        }
        let Range { start: from, end: to } = it.tokens();
        Some(Clause { reading, sentence, from, to, amounts, first })
    })
}

/// Whether a word may be the size of a body in words: `nine-member`.
pub(in crate::reading) fn is_size(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, seat)| is_seat(seat))
}

impl<'w, 'a> Clause<'w, 'a> {
    /// The token, if it stands in the sentence.
    pub(super) fn token(&self, at: usize) -> Option<&'w Token> {
        (self.from..self.to).contains(&at).then(|| &self.reading.tokens()[at])
    }

    /// The word of a token; nothing outside the sentence.
    pub(super) fn word(&self, at: usize) -> &'a str {
        if (self.from..self.to).contains(&at) { self.reading.words()[at] } else { "" }
    }

    /// The word `steps` tokens before token `at`; nothing outside the sentence.
    pub(super) fn back(&self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |at| self.word(at))
    }

    /// Whether the words from token `at` on are these, whatever their case.
    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(at + step).eq_ignore_ascii_case(word))
    }

    /// The first token from `at` on that `wanted` says yes to.
    pub(super) fn find(&self, at: usize, wanted: impl Fn(&str) -> bool) -> Option<usize> {
        (at..self.to).find(|at| wanted(self.word(*at)))
    }

    /// The amount that begins at token `at`.
    pub(super) fn amount_at(&self, at: usize) -> Option<&'w Quantity> {
        self.amounts.iter().find(|amount| amount.tokens.0 as usize == at)
    }

    /// Amounts that end before token `at`, the nearest first.
    pub(super) fn amounts_before(&self, at: usize) -> impl Iterator<Item = &'w Quantity> {
        self.amounts.iter().rev().filter(move |amount| amount.tokens.1 as usize <= at)
    }

    /// Amounts of the story that end before token `to` of the sentence or at it, the nearest first.
    pub(super) fn amounts_until(&self, to: usize) -> impl Iterator<Item = &'w Quantity> {
        let all = &self.reading.quantities()[..self.first + self.amounts.len()];
        all.iter().rev().filter(move |amount| amount.tokens.1 as usize <= to)
    }

    /// Amounts of the story that begin at token `from` or behind it, the nearest first.
    pub(super) fn amounts_from(&self, from: usize) -> impl Iterator<Item = &'w Quantity> {
        self.reading.quantities()[self.first..].iter().filter(move |amount| amount.tokens.0 as usize >= from)
    }

    /// Index of the block it stands in.
    pub(super) fn block(&self) -> u32 {
        self.token(self.from).map_or(u32::MAX, |token| token.block)
    }

    /// The text from one token to before another.
    pub(super) fn span(&self, from: usize, to: usize) -> Span<Text> {
        let tokens = self.reading.tokens();
        Span::new(tokens[from].span.start, tokens[to.max(from + 1) - 1].span.end)
    }

    /// The token after the bracket that closes the one at `at`.
    pub(super) fn after_bracket(&self, at: usize) -> usize {
        self.find(at, |word| word == ")").map_or(self.to, |end| end + 1)
    }

    /// The size of a body that the words at `at` give (`nine-member`, `11-seat`), and the first token after them.
    pub(super) fn size_of_body(&self, at: usize) -> Option<(f64, usize)> {
        let token = self.token(at)?;
        let word = self.word(at);
        if token.kind == TokenKind::Number {
            let value = word.parse().ok()?;
            return (self.word(at + 1) == "-" && is_seat(self.word(at + 2))).then_some((value, at + 3));
        }
        let (number, _) = word.rsplit_once('-').filter(|_| is_size(word))?;
        Some((f64::from(crate::reading::quantity::number::whole_word(number)?), at + 1))
    }

    /// The word `back` tokens before the amount.
    pub(super) fn before(&self, amount: &Quantity, back: usize) -> &'a str {
        self.back(amount.tokens.0 as usize, back)
    }

    /// The word `ahead` tokens behind the amount; 0 is the first.
    pub(super) fn after(&self, amount: &Quantity, ahead: usize) -> &'a str {
        self.word(amount.tokens.1 as usize + ahead)
    }

    /// The last word before the amount that is neither a hedge nor an article, and its token.
    pub(super) fn lead(&self, amount: &Quantity) -> (&'a str, usize) {
        let mut at = amount.tokens.0 as usize;
        while at > self.from {
            at -= 1;
            let word = self.word(at);
            let than = word == "than" && matches!(self.back(at, 1), "more" | "less" | "fewer");
            if than {
                at -= 1;
            } else if !is_hedge(word) {
                return (word, at);
            }
        }
        ("", at)
    }

    /// The amounts of the sentence with their places in it.
    pub(super) fn with_index(&self) -> impl Iterator<Item = (usize, &Quantity)> {
        self.amounts.iter().enumerate()
    }

    /// What the two amounts print, from the first token of the first to the last of the last.
    pub(super) fn over(&self, parts: &[&Quantity]) -> Span<Text> {
        let start = parts.iter().map(|part| part.span.start).min().unwrap_or_default();
        let end = parts.iter().map(|part| part.span.end).max().unwrap_or_default();
        Span::new(start, end)
    }
}

/// What a member of a body is called after its number.
fn is_seat(word: &str) -> bool {
    matches!(word, "member" | "seat" | "judge" | "justice" | "person" | "strong" | "man" | "woman")
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

/// Whether a word says that not all are named: `including`.
pub(super) fn names_some(word: &str) -> bool {
    matches!(word, "including" | "include" | "includes" | "included" | "like" | "among")
}
