//! Finds the amounts of a story.

use super::number::{self, Form, Numeral};
use super::{Currency, Hedge, Quantity, QuantityKind, Written, measured, noun, range};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::token::{Token, TokenKind};
use crate::span::Span;

/// Every amount of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Quantity> {
    let tokens = reading.tokens();
    let mut dates = Covered { spans: reading.dates().iter().map(|date| date.span).collect(), at: 0 };
    let mut found: Vec<Quantity> = vec![];
    let mut free = 0;
    for at in reading.classes().places(Class::Figures | Class::Number | Class::Article) {
        let token = tokens[at];
        if at < free || dates.hold(token.span.start) {
            continue;
        }
        let Some((numeral, end)) = number::read(reading, at) else {
            if token.kind == TokenKind::Number {
                let here = Around { reading, tokens, from: at, end: at + 1, block: token.block };
                free = measured::read(&here, &mut found).unwrap_or(at + 1);
            }
            continue;
        };
        let at_number = Around { reading, tokens, from: at, end, block: token.block };
        if numeral.form != Form::Ordinal
            && let Some(quantity) = at_number.quantity(numeral)
        {
            free = free.max(quantity.tokens.1 as usize);
            found.push(quantity);
        }
        free = free.max(end);
    }
    range::join(reading, &mut found);
    measured::join_parts(reading, &mut found);
    found
}

/// Spans in text order, asked in text order.
struct Covered {
    spans: Vec<Span<crate::span::Text>>,
    at: usize,
}

impl Covered {
    fn hold(&mut self, offset: u32) -> bool {
        while self.spans.get(self.at).is_some_and(|span| span.end <= offset) {
            self.at += 1;
        }
        self.spans.get(self.at).is_some_and(|span| span.start <= offset)
    }
}

/// A number and the words around it.
pub(super) struct Around<'w, 'a> {
    pub(super) reading: &'w Reading<'a>,
    pub(super) tokens: &'w [Token],
    pub(super) from: usize,
    pub(super) end: usize,
    pub(super) block: u32,
}

impl<'a> Around<'_, 'a> {
    /// The word of a token; nothing outside the block.
    pub(super) fn word(&self, at: usize) -> &'a str {
        let token = self.tokens.get(at).filter(|token| token.block == self.block);
        token.map_or("", |_| self.reading.words()[at])
    }

    /// The word `back` tokens before token `at`.
    pub(super) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub(super) fn quantity(&self, numeral: Numeral) -> Option<Quantity> {
        let glued = number::figures(self.word(self.from)).map_or("", |figures| figures.suffix);
        let (currency, from) = self.currency_before();
        let mut quantity = Quantity {
            span: Span::new(self.tokens[from].span.start, self.tokens[self.end - 1].span.end),
            tokens: (from as u32, self.end as u32),
            value: numeral.value,
            step: numeral.step,
            hedge: self.hedge(from),
            kind: QuantityKind::Count,
            unit: None,
            currency,
            noun: None,
            form: match numeral.form {
                Form::Figures => Written::Figures,
                Form::Words if self.tokens[self.from].kind == TokenKind::Number => Written::Figures,
                Form::Words | Form::Ordinal => Written::Words,
                Form::Fraction => Written::Fraction,
            },
            ranges: false,
        };
        self.leading_stop(&mut quantity);
        let end = self.kind_and_end(&mut quantity, glued)?;
        quantity.tokens.1 = end as u32;
        quantity.span.end = self.tokens[end - 1].span.end;
        if quantity.kind == QuantityKind::Count {
            if quantity.currency.is_none() && quantity.hedge == Hedge::None && self.is_label_or_year(from, numeral) {
                return None;
            }
            quantity.noun = noun::after(self.reading, end, numeral.value == 1.0);
            // `five times greater than 1985`
            if self.before(from, 1) == "than" && quantity.noun.is_none() && self.is_label_or_year(from, numeral) {
                return None;
            }
        }
        Some(quantity)
    }

    /// The currency sign before the figures, and the token where it begins.
    fn currency_before(&self) -> (Option<Currency>, usize) {
        let at = self.from;
        let touches = at > 0 && self.tokens[at - 1].span.end == self.tokens[at].span.start;
        let currency = match self.before(at, 1) {
            "$" if touches => Currency::Dollar,
            "£" => Currency::Pound,
            "€" => Currency::Euro,
            "₹" | "Rs" => Currency::Rupee,
            "¥" => Currency::Yen,
            "₦" => Currency::Naira,
            "." if self.before(at, 2) == "Rs" => return (Some(Currency::Rupee), at - 2),
            _ => return (None, at),
        };
        // `US$22,900`, `A$5`
        let country = at > 1
            && self.before(at, 1) == "$"
            && self.tokens[at - 2].span.end == self.tokens[at - 1].span.start
            && matches!(self.before(at, 2), "US" | "A" | "C" | "CA" | "AU" | "NZ" | "HK" | "S" | "NT" | "R");
        (Some(currency), at - 1 - usize::from(country))
    }

    /// `.5 miles`: what seems a whole number are decimals.
    fn leading_stop(&self, quantity: &mut Quantity) {
        let Some(stop) = self.from.checked_sub(1).map(|at| self.tokens[at]) else { return };
        let digits = self.word(self.from).bytes().take_while(u8::is_ascii_digit).count();
        let opens = stop.span.end == self.tokens[self.from].span.start
            && self.before(self.from, 1) == "."
            && digits > 0
            && self.from.checked_sub(2).map(|at| self.tokens[at]).is_none_or(|before| {
                before.span.end < stop.span.start || matches!(self.reading.slice(before.span), "(" | "[" | "-" | "–")
            });
        if opens {
            let place = 0.1_f64.powi(digits as i32);
            (quantity.value, quantity.step) = (quantity.value * place, place);
            quantity.tokens.0 = self.from as u32 - 1;
            quantity.span.start = stop.span.start;
        }
    }
}

/// Multiplies an amount by a power of ten of 1 or more.
pub(super) fn multiply(quantity: &mut Quantity, power: f64) {
    if power > 1.0 {
        (quantity.value, quantity.step) = ((quantity.value * power).round(), quantity.step * power);
    }
}

pub(super) fn any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|other| is_word(word, other))
}

pub(super) fn is_word(word: &str, lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower)
}
