//! Lengths of time: `12 years`, `a four-day festival`, `half a century`, `nearly a decade`.

use super::Line;
use crate::reading::quantity::Hedge;
use crate::reading::quantity::number::{self, Form};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};

/// What a length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading::statement) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// Its name, for one or for so many.
    pub(in crate::reading::statement) fn name(self, count: f64) -> &'static str {
        match (self, count == 1.0) {
            (Unit::Minute, true) => "minute",
            (Unit::Minute, false) => "minutes",
            (Unit::Hour, true) => "hour",
            (Unit::Hour, false) => "hours",
            (Unit::Day, true) => "day",
            (Unit::Day, false) => "days",
            (Unit::Week, true) => "week",
            (Unit::Week, false) => "weeks",
            (Unit::Month, true) => "month",
            (Unit::Month, false) => "months",
            (Unit::Year, true) => "year",
            (Unit::Year, false) => "years",
        }
    }
}

/// A length of time as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading::statement) struct Length {
    pub(in crate::reading::statement) span: Span<Text>,
    /// Its first token (the hedge left out) and the first after it.
    pub(in crate::reading::statement) from: usize,
    pub(in crate::reading::statement) to: usize,
    /// How many of its unit: decades and centuries are years.
    pub(in crate::reading::statement) value: f64,
    pub(in crate::reading::statement) unit: Unit,
    pub(in crate::reading::statement) hedge: Hedge,
    /// Whether it is a round word: decades, centuries, halves.
    pub(in crate::reading::statement) round: bool,
    /// Whether it stands before what it measures: `a four-day festival`.
    pub(in crate::reading::statement) attributive: bool,
}

/// What a word for a unit says: the unit, how many of it one is worth, whether it is round by nature.
type Units = fn(&str) -> Option<(Unit, f64, bool)>;

/// Units of the clock.
fn clock_unit(word: &str) -> Option<(Unit, f64, bool)> {
    Some(match word {
        "hour" | "hours" => (Unit::Hour, 1.0, false),
        "minute" | "minutes" => (Unit::Minute, 1.0, false),
        _ => return None,
    })
}

/// Units of the calendar; decades and centuries are years.
fn unit(word: &str) -> Option<(Unit, f64, bool)> {
    if !matches!(word.as_bytes().first(), Some(b'y' | b'd' | b'c' | b'm' | b'w')) {
        return None;
    }
    Some(match word {
        "year" | "years" | "years'" | "years’" => (Unit::Year, 1.0, false),
        "decade" | "decades" => (Unit::Year, 10.0, true),
        "century" | "centuries" => (Unit::Year, 100.0, true),
        "month" | "months" => (Unit::Month, 1.0, false),
        "week" | "weeks" => (Unit::Week, 1.0, false),
        "day" | "days" => (Unit::Day, 1.0, false),
        _ => return None,
    })
}

impl Line<'_, '_> {
    /// The lengths of time of the sentence, in text order; ages (`12 years old`) are none, nor is the first part of `two years and three months`.
    pub(in crate::reading::statement) fn lengths(&self) -> Vec<Length> {
        self.lengths_in(unit)
    }

    /// The lengths of time of the sentence told in hours and minutes.
    pub(in crate::reading::statement) fn clock_lengths(&self) -> Vec<Length> {
        self.lengths_in(clock_unit)
    }

    fn lengths_in(&self, units: Units) -> Vec<Length> {
        let mut found = Vec::new();
        let mut at = self.range.start;
        while at < self.range.end {
            match self.length(at, units) {
                Some(length) => {
                    at = length.to;
                    found.push(length);
                }
                None => at += 1,
            }
        }
        found.retain(|length| !self.is_age(length) && !self.goes_on(length, units));
        found
    }

    fn length(&self, at: usize, units: Units) -> Option<Length> {
        let word = self.word(at);
        if self.reading.hashes()[at].hyphened
            && let Some((first, rest)) = word.split_once('-')
            && let Some((unit, worth, round)) = units(rest)
        {
            let value = if first == "half" { 0.5 } else { f64::from(number::whole_word(first)?) };
            let round = round || value < 1.0;
            return Some(self.made(at, at + 1, value * worth, unit, round, true));
        }
        let (value, next, halved) = self.count(at, units)?;
        let hyphen = usize::from(self.word(next) == "-");
        let (unit, worth, round) = units(self.word(next + hyphen))?;
        let to = next + hyphen + 1;
        let (half, more) = if (self.word(to), self.word(to + 1), self.word(to + 2)) == ("and", "a", "half") {
            (0.5, 3)
        } else {
            (0.0, 0)
        };
        Some(self.made(at, to + more, (value + half) * worth, unit, round || halved || half > 0.0, hyphen == 1))
    }

    /// How many: `12`, `twelve`, `two and a half`, `a`, `half a`, `a quarter of a`, `a half`; whether it is part of one; the token after it.
    fn count(&self, at: usize, units: Units) -> Option<(f64, usize, bool)> {
        let next = |ahead: usize| self.word(at + ahead);
        match self.word(at) {
            "a" | "an" | "A" | "one" | "One" if units(next(1)).is_some() => return Some((1.0, at + 1, false)),
            "a" | "A" if next(1) == "half" => return Some((0.5, at + 2, true)),
            "a" | "A" if (next(1), next(2), next(3)) == ("quarter", "of", "a") => return Some((0.25, at + 4, true)),
            "half" | "Half" if next(1) == "a" => return Some((0.5, at + 2, true)),
            _ => {}
        }
        let token = self.tokens[at];
        let number = token.kind == TokenKind::Number || token.span.len() >= 3 && token.kind == TokenKind::Word;
        let (numeral, to) = number.then(|| number::read(self.reading, at)).flatten()?;
        let whole = matches!(numeral.form, Form::Figures | Form::Words) && numeral.value < 3000.0;
        let half = (self.word(to), self.word(to + 1)) == ("and", "a");
        let part = match self.word(to + 2) {
            "half" if half => 0.5,
            "quarter" if half => 0.25,
            _ => 0.0,
        };
        whole.then_some((numeral.value + part, if part > 0.0 { to + 3 } else { to }, part > 0.0))
    }

    fn made(&self, from: usize, to: usize, value: f64, unit: Unit, round: bool, attributive: bool) -> Length {
        let hedge = self.hedge(from);
        Length { span: self.span(from, to), from, to, value, unit, hedge, round, attributive }
    }

    /// What the length is hedged with.
    fn hedge(&self, from: usize) -> Hedge {
        match (self.back(from, 2), self.back(from, 1)) {
            (_, "nearly" | "Nearly" | "almost" | "Almost" | "under" | "within" | "barely")
            | ("less" | "fewer", "than")
            | ("up", "to") => Hedge::Under,
            (_, "over" | "Over" | "exceeding" | "after" | "least") | ("more" | "More" | "longer", "than")
                if self.back(from, 1) != "after" =>
            {
                Hedge::Over
            }
            (
                _,
                "about" | "About" | "around" | "Around" | "some" | "Some" | "roughly" | "approximately" | "past"
                | "last" | "few" | "next",
            )
            | ("or", "so") => Hedge::About,
            _ => Hedge::None,
        }
    }

    /// `12 years old`, `12 years of age`, `12-year-old`.
    fn is_age(&self, length: &Length) -> bool {
        matches!((self.word(length.to), self.word(length.to + 1)), ("old", _) | ("of", "age") | ("-", "old"))
            || matches!(self.word(length.to), "older" | "younger" | "senior" | "sentence" | "prison" | "jail")
    }

    /// Whether it is part of a longer one: `two years and three months`, `five to 10 years`, `or more`.
    fn goes_on(&self, length: &Length, units: Units) -> bool {
        let after = (self.word(length.to), self.word(length.to + 1));
        let more = matches!(after, ("and" | ",", word) if word.parse::<f64>().is_ok() || number::whole_word(word).is_some())
            && units(self.word(length.to + 2)).is_some();
        let ranges = matches!(self.back(length.from, 1), "to" | "or" | "-" | "–")
            && (self.back(length.from, 2).parse::<f64>().is_ok()
                || number::whole_word(self.back(length.from, 2)).is_some());
        let part = self.back(length.from, 1) == "and" && units(self.back(length.from, 2)).is_some();
        more || ranges || part || matches!(after, ("or", "more" | "so" | "less"))
    }
}
