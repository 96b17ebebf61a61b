//! Finds the amounts of a story.

use super::number::{self, Form, Numeral};
use super::{Currency, Hedge, Quantity, QuantityKind, Written, fate, measured, noun, unit};
use crate::reading::Reading;
use crate::reading::token::{Token, TokenKind};
use crate::span::Span;

/// Every amount of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Quantity> {
    let tokens = reading.tokens();
    let mut dates = Covered { spans: reading.dates().iter().map(|date| date.span).collect(), at: 0 };
    let mut found: Vec<Quantity> = vec![];
    let mut at = 0;
    while at < tokens.len() {
        let next = at + 1;
        let token = tokens[at];
        if token.kind == TokenKind::Mark || dates.hold(token.span.start) {
            at = next;
            continue;
        }
        let Some((numeral, end)) = number::read(reading, at) else {
            at = next;
            if token.kind == TokenKind::Number {
                let here = Around { reading, tokens, from: at - 1, end: at, block: token.block };
                at = measured::read(&here, &mut found).unwrap_or(at);
            }
            continue;
        };
        let at_number = Around { reading, tokens, from: at, end, block: token.block };
        if numeral.form != Form::Ordinal
            && let Some(quantity) = at_number.quantity(numeral)
        {
            found.push(quantity);
        }
        at = end;
    }
    join_ranges(reading, &mut found);
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
        token.map_or("", |token| self.reading.slice(token.span))
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
            fate: None,
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
            quantity.fate = fate::of(self.reading, self.from, end).filter(|_| quantity.is_count());
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

    /// Reads what follows the number into `quantity`; the first token after it, or `None` where the number is no amount.
    fn kind_and_end(&self, quantity: &mut Quantity, glued: &str) -> Option<usize> {
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
            return Some(end + hyphen + kind.1);
        }
        if let Some(currency) = money_word(next) {
            quantity.kind = QuantityKind::Money;
            quantity.currency = Some(currency);
            return Some(end + hyphen + 1);
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
        if let Some(end) = self.measure(quantity, end + gap) {
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

    /// `minus 12C`, `-12C`: below zero.
    fn minus(&self, quantity: &mut Quantity) {
        let sign = self.before(self.from, 1);
        let touches = self.from > 0 && self.tokens[self.from - 1].span.end == self.tokens[self.from].span.start;
        let below = is_word(sign, "minus")
            || matches!(sign, "-" | "−" | "–") && touches && self.before(self.from, 2) != "-" && {
                let two = self.from.checked_sub(2).map(|at| self.tokens[at]);
                two.is_none_or(|two| {
                    two.span.end < self.tokens[self.from - 1].span.start || two.kind == TokenKind::Mark
                })
            };
        if below && quantity.value > 0.0 && quantity.kind == QuantityKind::Measure(super::Dimension::Temperature) {
            quantity.value = -quantity.value;
            quantity.tokens.0 = self.from as u32 - 1;
            quantity.span.start = self.tokens[self.from - 1].span.start;
        }
    }

    /// The power of ten in letters behind a sum of money, glued or not: `£17.5m`, `$3bn`, `$4 trn`.
    fn short_power(&self, glued: &str) -> (f64, usize) {
        if !glued.is_empty() {
            return (short_power(glued).unwrap_or(1.0), self.end);
        }
        match short_power(self.word(self.end)).filter(|_| self.end == self.from + 1) {
            Some(power) => (power, self.end + 1),
            None => (1.0, self.end),
        }
    }

    /// What stands before the amount and hedges it.
    pub(super) fn hedge(&self, from: usize) -> Hedge {
        let (one, two) = (self.before(from, 1), self.before(from, 2));
        let two = match two {
            "More" => "more",
            "Less" => "less",
            "Fewer" => "fewer",
            "At" => "at",
            "Up" => "up",
            "As" => "as",
            _ => two,
        };
        match (two, one) {
            ("more" | "greater" | "higher" | "better", "than") | ("at", "least") => Hedge::Over,
            ("less" | "fewer" | "lower", "than") | ("up", "to") | ("as" | "at", "most") => Hedge::Under,
            ("no" | "not", "more") | ("as", "many" | "much") => Hedge::Under,
            ("close", "to") | ("or", "so") => Hedge::About,
            ("many" | "much", "as") => Hedge::Under,
            _ if any(
                one,
                &[
                    "about",
                    "around",
                    "roughly",
                    "approximately",
                    "some",
                    "circa",
                    "estimated",
                    "approx",
                    "near",
                    "~",
                    "≈",
                ],
            ) =>
            {
                Hedge::About
            }
            _ if any(one, &["nearly", "almost", "under", "below", "just"]) => Hedge::Under,
            _ if any(one, &["over", "above", "exceeding"]) => Hedge::Over,
            _ => Hedge::None,
        }
    }

    /// Whether a bare number is a year, or part of a name: `in 2019`, `Section 12`, `No. 5`, `Flight 370`, `Covid-19`.
    fn is_label_or_year(&self, from: usize, numeral: Numeral) -> bool {
        let token = self.tokens[self.from];
        if numeral.form != Form::Figures || token.kind != TokenKind::Number {
            return false;
        }
        let word = self.word(self.from);
        let next = self.word(self.end);
        let plural = noun::is_plural(next);
        let year = word.len() == 4 && !word.contains([',', '.']) && (1000.0..2100.0).contains(&numeral.value);
        if year && !plural || word.len() == 4 && (1900.0..2100.0).contains(&numeral.value) && !word.contains(',') {
            return true;
        }
        let before = self.before(from, 1);
        // `550 x 625` are the sides of something.
        let sided = matches!(next, "x" | "×") && unit::named(self.word(self.end + 2)).is_none();
        if matches!(before, "x" | "×") || sided {
            return true;
        }
        if matches!(before, "#" | "@" | "/" | "№" | "&")
            || matches!((self.before(from, 2), before), ("No" | "Nos" | "no", "."))
        {
            return true;
        }
        const LABELS: &[&str] = &[
            "section", "chapter", "page", "article", "act", "part", "no", "number", "flight", "route", "highway",
            "room", "rule", "title", "phase", "stage", "level", "grade", "version", "line", "platform", "gate",
            "table", "figure", "step", "day", "week", "lot", "channel", "psalm", "district", "ward", "precinct",
            "division", "group", "class", "category", "type", "tier", "round", "game", "episode", "season", "volume",
        ];
        let opens_sentence = matches!(self.before(from, 2), "" | "." | "?" | "!" | "”" | "\"");
        let capital = before.chars().next().is_some_and(char::is_uppercase) && !opens_sentence && !plural;
        capital || any(before, LABELS) && !plural
    }
}

/// Marks the ends of ranges, and gives the first end what it shares with the second: `$4.3 to $11.4 trillion`, `12 to 15 people`, `5 to 6 km`.
fn join_ranges(reading: &Reading<'_>, found: &mut [Quantity]) {
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

/// Multiplies an amount by a power of ten of 1 or more.
fn multiply(quantity: &mut Quantity, power: f64) {
    if power > 1.0 {
        (quantity.value, quantity.step) = ((quantity.value * power).round(), quantity.step * power);
    }
}

/// The value of the figures of an amount, without its power.
fn last_figures(reading: &Reading<'_>, quantity: &Quantity) -> Option<f64> {
    let range = quantity.tokens.0 as usize..quantity.tokens.1 as usize;
    let figures = reading.tokens()[range].iter().find(|token| token.kind == TokenKind::Number)?;
    number::figures(reading.slice(figures.span)).map(|figures| figures.value)
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
        "dollars" | "dollar" => Currency::Dollar,
        "euros" | "euro" => Currency::Euro,
        "rupees" | "rupee" => Currency::Rupee,
        "yen" | "yuan" => Currency::Yen,
        "naira" => Currency::Naira,
        "cents" | "cent" | "pence" => Currency::Hundredth,
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

fn any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|other| is_word(word, other))
}

fn is_word(word: &str, lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower)
}
