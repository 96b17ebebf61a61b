//! Points in time: days, months and years.

use super::{Line, Stretch};
use crate::reading::date::{YearFrom, is_month, month_number};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use chrono::NaiveDate;

/// How finely a point is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::reading::statement) enum Grain {
    Day,
    Month,
    Year,
}

/// A point in time as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading::statement) struct Moment {
    pub(in crate::reading::statement) span: Span<Text>,
    /// Its first token and the first after it.
    pub(in crate::reading::statement) from: usize,
    pub(in crate::reading::statement) to: usize,
    /// The days it may be.
    pub(in crate::reading::statement) days: Stretch,
    pub(in crate::reading::statement) grain: Grain,
    /// Whether its year is printed.
    pub(in crate::reading::statement) dated: bool,
    /// The last day of a range in the same month (`June 5-7`).
    pub(in crate::reading::statement) range_end: Option<NaiveDate>,
}

impl Line<'_, '_> {
    /// The points in time of the sentence, in text order. A bare year counts only where a word before it says that it is one.
    pub(in crate::reading::statement) fn moments(&self) -> Vec<Moment> {
        let mut found = Vec::new();
        let mentions = self.reading.dates();
        let Some(first) = self.range.clone().next() else { return found };
        let mut date = mentions.partition_point(|mention| mention.span.start < self.tokens[first].span.start);
        let mut at = first;
        while at < self.range.end {
            let token = self.tokens[at];
            while mentions.get(date).is_some_and(|mention| mention.span.start < token.span.start) {
                date += 1;
            }
            if mentions.get(date).is_some_and(|mention| mention.span.start == token.span.start) {
                let to = self.reading.tokens_in(mentions[date].span).end;
                found.extend(self.day(date, at, to));
                (at, date) = (to.max(at + 1), date + 1);
                continue;
            }
            if token.kind == TokenKind::Number {
                found.extend(self.year(at));
            }
            at += 1;
        }
        found
    }

    fn day(&self, date: usize, from: usize, to: usize) -> Option<Moment> {
        let (mention, resolved) = (self.reading.dates()[date], self.reading.resolved_dates()[date]);
        let day = resolved.date.filter(|_| !mention.doubtful)?;
        let range_end = mention.last_day.and_then(|last| chrono::Datelike::with_day(&day, last));
        Some(Moment {
            span: mention.span,
            from,
            to,
            days: Stretch::day(day),
            grain: Grain::Day,
            dated: resolved.year_from == YearFrom::Printed,
            range_end,
        })
    }

    /// A year (`in 1950`, `44BC`) or a month of one (`May 2014`).
    fn year(&self, at: usize) -> Option<Moment> {
        let word = self.word(at);
        if let Some((year, to)) = self.before_christ(at) {
            return Some(self.moment(at, to, Stretch::year(year)?, Grain::Year));
        }
        let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let year: i32 = word.parse().ok().filter(|year| plain && (1000..2100).contains(year))?;
        let before = self.back(at, 1);
        let month = if matches!(before, "." | "," | "of") { self.back(at, 2) } else { before };
        if is_month(month) && (before != "," || !matches!(month, "May" | "March")) {
            let from = at - if month == before { 1 } else { 2 };
            let days = Stretch::month(year, month_number(month)?)?;
            return Some(self.moment(from, at + 1, days, Grain::Month));
        }
        (is_lead(before) && !self.counts(at))
            .then(|| Stretch::year(year))?
            .map(|days| self.moment(at, at + 1, days, Grain::Year))
    }

    fn moment(&self, from: usize, to: usize, days: Stretch, grain: Grain) -> Moment {
        Moment { span: self.span(from, to), from, to, days, grain, dated: true, range_end: None }
    }

    /// `44BC`, `44 BC`: the year in the count that has a year 0, and the token after it.
    fn before_christ(&self, at: usize) -> Option<(i32, usize)> {
        let word = self.word(at);
        let era = |word: &str| matches!(word, "BC" | "BCE");
        let digits = word.trim_end_matches(|ch: char| ch.is_ascii_uppercase());
        let years: i32 = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        if era(&word[digits.len()..]) {
            return Some((1 - years, at + 1));
        }
        (digits == word && era(self.word(at + 1))).then_some((1 - years, at + 2))
    }

    /// `in 1950 people`, `in 2004 dollars`, `in 2010-11`: what only looks like a year. A number before a word in small letters that is no link.
    fn counts(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let glued = matches!(next, "-" | "/" | "%" | "°") && self.tokens[at].span.end == self.tokens[at + 1].span.start;
        glued
            || matches!(
                next,
                "dollars"
                    | "people"
                    | "euros"
                    | "pounds"
                    | "words"
                    | "feet"
                    | "miles"
                    | "km"
                    | "copies"
                    | "million"
                    | "percent"
                    | "years"
            )
    }
}

/// Words (and marks) that a bare year stands behind.
fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "in" | "In"
            | "since"
            | "Since"
            | "from"
            | "From"
            | "to"
            | "until"
            | "till"
            | "between"
            | "Between"
            | "and"
            | "through"
            | "by"
            | "of"
            | "during"
            | "after"
            | "before"
            | "early"
            | "late"
            | "mid"
            | "born"
            | "("
            | "–"
            | "-"
            | ","
            | "b"
            | "b."
            | "c"
            | "circa"
            | "about"
            | "around"
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "fall"
            | "back"
            | "the"
            | "Established"
            | "Founded"
            // `Christmas Day 1929`
            | "Day"
            | "Eve"
    )
}
