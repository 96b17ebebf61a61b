//! What follows a number and makes it an amount of something: a power, a unit, a per cent, a currency, a length of time.

use super::number::magnitude;
use super::read::{Around, is_word, multiply};
use super::{Currency, Dimension, Quantity, QuantityKind, Written, unit};
use crate::reading::token::TokenKind;

impl Around<'_, '_> {
    /// Reads what follows the number into `quantity`; the first token after it, or `None` where the number is no amount.
    pub(super) fn kind_and_end(&self, quantity: &mut Quantity, glued: &str) -> Option<usize> {
        let end = self.end;
        if quantity.currency.is_some() {
            quantity.kind = QuantityKind::Money;
            let (power, end) = self.short_power(glued);
            multiply(quantity, power);
            return Some(end);
        }
        if !glued.is_empty() {
            return self.glued(quantity, glued);
        }
        let hyphen = usize::from(self.word(end) == "-");
        let next = self.word(end + hyphen);
        if matches!(next, "am" | "pm" | "a.m." | "p.m." | "o’clock" | "o'clock" | "a.m" | "p.m") {
            return None;
        }
        if let Some(kind) = percent(next, self.word(end + 1)) {
            quantity.kind = kind.0;
            // A percentage in words is rounded as one in figures is: `five percent`.
            if quantity.step == 0.0 && quantity.form == Written::Words {
                quantity.step = 1.0;
            }
            return Some(end + hyphen + kind.1);
        }
        if let Some(currency) = money_word(next) {
            // `70 euro cents`
            let hundredths = money_word(self.word(end + hyphen + 1)) == Some(Currency::Hundredth);
            quantity.kind = QuantityKind::Money;
            quantity.currency = Some(if hundredths { Currency::Hundredth } else { currency });
            return Some(end + hyphen + 1 + usize::from(hundredths));
        }
        // `2,700 second doses` are no time.
        let ordinal = next == "second" && hyphen == 0 && quantity.value != 1.0;
        if is_duration(next) && !ordinal {
            quantity.kind = QuantityKind::Duration;
            quantity.noun = self.tokens.get(end + hyphen).map(|token| token.span);
            return Some(end + hyphen + 1);
        }
        // `half a mile`, `three-quarters of an inch`
        let gap = match (quantity.form, next, self.word(end + 1)) {
            (Written::Fraction, "a" | "an", _) => 1,
            (Written::Fraction, "of", "a" | "an") => 2,
            _ => hyphen,
        };
        if let Some(end) = self.below_zero(quantity, end).or_else(|| self.measure(quantity, end + gap)) {
            return Some(end);
        }
        (hyphen == 0 || self.word(end + 1).is_empty() || next != "year-old").then_some(end)
    }

    /// A unit, a power or a per cent glued to the figures: `139km`, `17.5m`, `5pc`, `30C`.
    fn glued(&self, quantity: &mut Quantity, glued: &str) -> Option<usize> {
        if matches!(glued, "pc" | "pct") {
            quantity.kind = QuantityKind::Percent;
            return Some(self.end);
        }
        let next = self.word(self.end);
        if let Some(power) = short_power(glued)
            && let Some((unit, words)) = unit::read(|at| self.word(self.end + at)).filter(|_| next.len() > 1)
        {
            // `5m acres`, `1.2bn litres`
            multiply(quantity, power);
            (quantity.kind, quantity.unit) = (QuantityKind::Measure(unit.dimension), Some(unit));
            return Some(self.end + words);
        }
        if glued == "m" && counted_in_millions(next) {
            multiply(quantity, 1e6);
            return Some(self.end);
        }
        // 18F is an agency, and `F` and `C` end other names.
        let bracketed = self.word(self.end) == "("
            || matches!(self.before(self.from, 1), "(" | "[" | "minus" | "-" | "−" | "about");
        let agency = self.word(self.from) == "18F" && !bracketed;
        let read = unit::read(|at| if at == 0 { glued } else { self.word(self.end + at - 1) });
        let read = read.or_else(|| unit::abbreviated(glued).map(|unit| (unit, 1)));
        if let Some((unit, words)) = read.filter(|_| !agency) {
            self.set_unit(quantity, unit);
            return Some(self.after_stop(self.end + words - 1, unit));
        }
        if glued == "p" {
            (quantity.kind, quantity.currency) = (QuantityKind::Money, Some(Currency::Hundredth));
            return Some(self.end);
        }
        // `18F`, `12B` and `737K` are names; `17.5m people` and `30k` are amounts.
        let power = short_power(glued).filter(|_| glued != "t" && !glued.starts_with(char::is_uppercase))?;
        multiply(quantity, power);
        Some(self.end)
    }

    /// Reads the unit at token `at`; the first token after it.
    fn measure(&self, quantity: &mut Quantity, at: usize) -> Option<usize> {
        let word = self.word(at);
        let Some((unit, words)) = unit::read(|ahead| self.word(at + ahead)) else {
            // `6 ft. 2 in.`, `(12 in)`: a stop, a bracket or nothing after it makes the letters a unit.
            let unit = unit::abbreviated(word)?;
            let ends = matches!(self.word(at + 1), ")" | "(" | "]" | ";")
                || self.word(at + 1) == "." && matches!(self.word(at + 2), ")" | "(" | "]" | ",");
            return ends.then(|| {
                self.set_unit(quantity, unit);
                self.after_stop(at + 1, unit)
            });
        };
        // `5 C`: a letter needs a degree before it, or a bracket.
        let bare = matches!(word, "C" | "F" | "g" | "º");
        let bracketed = matches!(self.word(at + 1), "(" | ")" | "[" | "]" | ";");
        if bare && !bracketed {
            return None;
        }
        self.set_unit(quantity, unit);
        if let Some(inches) = unit::inches_after(word) {
            quantity.value += inches / 12.0;
            quantity.step = 1.0 / 12.0;
        }
        Some(self.after_stop(at + words, unit))
    }

    /// `15 degrees below zero Fahrenheit`, `15 below zero Celsius`, `15 degrees Celsius below zero`; the first token after it.
    fn below_zero(&self, quantity: &mut Quantity, at: usize) -> Option<usize> {
        let scale = |at: usize| {
            unit::read(|ahead| self.word(at + ahead)).filter(|(unit, _)| unit.dimension == Dimension::Temperature)
        };
        let is_below = |at: usize| self.word(at) == "below" && self.word(at + 1) == "zero";
        let bare = at + usize::from(self.word(at) == "degrees");
        let (unit, end) = if is_below(bare) {
            let (unit, words) = scale(bare + 2)?;
            (unit, bare + 2 + words)
        } else {
            let (unit, words) = scale(at)?;
            is_below(at + words).then_some((unit, at + words + 2))?
        };
        (quantity.kind, quantity.unit) = (QuantityKind::Measure(unit.dimension), Some(unit));
        quantity.value = -quantity.value;
        Some(end)
    }

    /// The first token after the stop of an abbreviated unit (`6 ft. 2 in.`), where it does not end the sentence.
    fn after_stop(&self, end: usize, unit: &unit::Unit) -> usize {
        let short = unit.name != self.before(end, 1) && self.before(end, 1).len() < 4;
        let touches = self.tokens.get(end).is_some_and(|stop| stop.span.start == self.tokens[end - 1].span.end);
        let next = self.word(end + 1).chars().next();
        let goes_on = next.is_some_and(|next| next.is_lowercase() || next.is_ascii_digit() || "()[],;".contains(next));
        end + usize::from(short && touches && self.word(end) == "." && goes_on)
    }

    fn set_unit(&self, quantity: &mut Quantity, unit: &'static unit::Unit) {
        (quantity.kind, quantity.unit) = (QuantityKind::Measure(unit.dimension), Some(unit));
        self.minus(quantity);
    }

    /// `minus 12C`, `-12C`: below zero.
    pub(super) fn minus(&self, quantity: &mut Quantity) {
        let sign = self.before(self.from, 1);
        let touches = self.from > 0 && self.tokens[self.from - 1].span.end == self.tokens[self.from].span.start;
        let below = is_word(sign, "minus")
            || matches!(sign, "-" | "−" | "–") && touches && self.before(self.from, 2) != "-" && {
                let two = self.from.checked_sub(2).map(|at| self.tokens[at]);
                two.is_none_or(|two| {
                    two.span.end < self.tokens[self.from - 1].span.start || two.kind == TokenKind::Mark
                })
            };
        if below && quantity.value > 0.0 && quantity.kind == QuantityKind::Measure(Dimension::Temperature) {
            quantity.value = -quantity.value;
            quantity.tokens.0 = self.from as u32 - 1;
            quantity.span.start = self.tokens[self.from - 1].span.start;
        }
    }

    /// The power of ten behind a sum of money, glued or not: `£17.5m`, `$3bn`, `$4 trn`, `$15-billion`.
    fn short_power(&self, glued: &str) -> (f64, usize) {
        if !glued.is_empty() {
            return (short_power(glued).or_else(|| magnitude(glued)).unwrap_or(1.0), self.end);
        }
        if self.word(self.end) == "-"
            && let Some(power) = magnitude(self.word(self.end + 1))
        {
            return (power, self.end + 2);
        }
        match short_power(self.word(self.end)).filter(|_| self.end == self.from + 1) {
            Some(power) => (power, self.end + 1),
            None => (1.0, self.end),
        }
    }
}

/// `percent`, `per cent`, `percentage points`, `%`: the kind, and how many tokens it takes.
fn percent(word: &str, next: &str) -> Option<(QuantityKind, usize)> {
    Some(match word {
        "percent" | "%" | "pct" | "pc" => match next {
            "point" | "points" => (QuantityKind::Points, 2),
            _ => (QuantityKind::Percent, 1),
        },
        "per" if next == "cent" => (QuantityKind::Percent, 2),
        "percentage" if matches!(next, "point" | "points") => (QuantityKind::Points, 2),
        _ => return None,
    })
}

/// Nouns that `10m` counts in millions: nobody measures them in metres.
fn counted_in_millions(noun: &str) -> bool {
    const NOUNS: &[&str] = &[
        "people",
        "viewers",
        "users",
        "customers",
        "members",
        "homes",
        "households",
        "jobs",
        "votes",
        "voters",
        "children",
        "women",
        "men",
        "pupils",
        "students",
        "tourists",
        "passengers",
        "visitors",
        "workers",
        "followers",
        "vehicles",
        "cars",
        "copies",
        "shares",
        "doses",
        "jabs",
        "vaccines",
        "patients",
        "residents",
        "families",
        "refugees",
        "subscribers",
        "listeners",
        "adults",
        "Britons",
        "Americans",
        "tickets",
        "downloads",
        "trees",
    ];
    NOUNS.contains(&noun)
}

fn short_power(letters: &str) -> Option<f64> {
    Some(match letters {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" => 1e6,
        "b" | "B" | "bn" => 1e9,
        "t" | "T" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

fn money_word(word: &str) -> Option<Currency> {
    Some(match word {
        "dollars" | "dollar" | "dlrs" | "dlr" | "dls" => Currency::Dollar,
        "stg" => Currency::Pound,
        "euros" | "euro" => Currency::Euro,
        "rupees" | "rupee" => Currency::Rupee,
        "yen" | "yuan" => Currency::Yen,
        "naira" => Currency::Naira,
        "cents" | "cent" | "pence" | "cts" | "ct" => Currency::Hundredth,
        _ => return None,
    })
}

fn is_duration(word: &str) -> bool {
    matches!(
        word,
        "year"
            | "years"
            | "month"
            | "months"
            | "week"
            | "weeks"
            | "day"
            | "days"
            | "hour"
            | "hours"
            | "minute"
            | "minutes"
            | "second"
            | "seconds"
            | "decade"
            | "decades"
            | "century"
            | "centuries"
            | "fortnight"
    )
}
