//! One sentence as the frames look at it: its tokens, and the amounts that stand in it.

use crate::reading::Reading;
use crate::reading::quantity::Quantity;
use crate::reading::token::{Token, TokenKind};
use crate::span::{Span, Text};

/// The tokens of one sentence with its amounts.
#[derive(Clone, Copy)]
pub(super) struct View<'w, 'a> {
    /// The reading it belongs to.
    pub(super) reading: &'w Reading<'a>,
    /// Index of its first token.
    pub(super) from: usize,
    /// Index of the first token after it.
    pub(super) to: usize,
    /// Its amounts, in text order.
    pub(super) amounts: &'w [Quantity],
}

/// Sentences in text order, each with what stands in it; looks at each token and amount of the story once.
pub(super) fn views<'w, 'a>(reading: &'w Reading<'a>) -> impl Iterator<Item = View<'w, 'a>> {
    let (tokens, quantities) = (reading.tokens(), reading.quantities());
    let (mut token, mut amount) = (0, 0);
    reading.sentences().iter().map(move |sentence| {
        let skip = |from: usize, before: u32, start: &dyn Fn(usize) -> Option<u32>| {
            (from..).find(|at| start(*at).is_none_or(|start| start >= before)).unwrap_or(from)
        };
        let at_token = |at: usize| tokens.get(at).map(|token| token.span.start);
        let at_amount = |at: usize| quantities.get(at).map(|quantity| quantity.span.start);
        let from = skip(token, sentence.span.start, &at_token);
        let to = skip(from, sentence.span.end, &at_token);
        let first = skip(amount, sentence.span.start, &at_amount);
        let last = skip(first, sentence.span.end, &at_amount);
        (token, amount) = (to, last);
        View { reading, from, to, amounts: &quantities[first..last] }
    })
}

impl<'w, 'a> View<'w, 'a> {
    /// The token, if it stands in the sentence.
    pub(super) fn token(&self, at: usize) -> Option<&'w Token> {
        (self.from..self.to).contains(&at).then(|| &self.reading.tokens()[at])
    }

    /// The word of a token; nothing outside the sentence.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.reading.slice(token.span))
    }

    /// The word `back` tokens before token `at`; nothing outside the sentence.
    pub(super) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
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
        let (number, seat) = word.rsplit_once('-')?;
        if !is_seat(seat) {
            return None;
        }
        Some((f64::from(crate::reading::quantity::number::whole_word(number)?), at + 1))
    }
}

/// What a member of a body is called after its number.
fn is_seat(word: &str) -> bool {
    matches!(word, "member" | "seat" | "judge" | "justice" | "person" | "strong" | "man" | "woman")
}

/// A number for a message, digits grouped, millions and billions in words.
pub(super) fn figure(value: f64) -> String {
    for (power, name) in [(1e9, " billion"), (1e6, " million")] {
        if value >= power {
            return trim(format!("{:.3}", value / power)) + name;
        }
    }
    let (whole, decimals) = (value.trunc(), value.fract());
    let mut text = format!("{whole}");
    let mut at = text.len();
    while at > 3 {
        at -= 3;
        text.insert(at, ',');
    }
    if decimals.abs() < 0.005 { text } else { text + trim(format!("{decimals:.2}")).trim_start_matches('0') }
}

/// A decimal without the zeros at its end.
fn trim(text: String) -> String {
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
