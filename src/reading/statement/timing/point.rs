//! The times a verb may be told of: dates, months and years, `next Tuesday`, `last month`, `tomorrow`.

use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::date::{
    StoryDate, YearFrom, is_month, is_part_of_day, is_weekday, month_number, starts_noun, year,
};
use crate::reading::statement::when::{Grain, Stretch};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// A point in time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    /// Without its preposition.
    pub(super) span: Span<Text>,
    /// Its first token, and the first after it.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The days it may be; nothing where it is told by a word like `next`.
    pub(super) days: Option<Stretch>,
    pub(super) grain: Grain,
    /// Whether its year or weekday is printed.
    pub(super) pinned: bool,
    /// Of one told by a word: whether it is to come.
    pub(super) ahead: bool,
}

/// What stands before a point in its sentence: its preposition.
pub(super) fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "by"
            | "before"
            | "since"
            | "until"
            | "through"
            | "till"
            | "from"
            | "In"
            | "On"
            | "By"
            | "Since"
            | "From"
    )
}

impl Point {
    /// The time as messages print it.
    pub(super) fn meant(&self) -> Option<String> {
        let form = match self.grain {
            Grain::Day => "%B %-d, %Y",
            Grain::Month => "%B %Y",
            Grain::Year => "%Y",
        };
        self.days.map(|days| days.first.format(form).to_string())
    }
}

/// Whether a word tells a time by where it lies from the story, or one close by does: `next`, `tomorrow`, `ago`.
pub(in crate::reading) fn shifts(word: &str) -> bool {
    Shift::of(word).is_some()
}

/// A word that tells a time by where it lies from the story, alone or with those beside it.
#[derive(Clone, Copy)]
enum Shift {
    Next,
    Last,
    Tomorrow,
    Yesterday,
    Later,
    Earlier,
    Ago,
}

impl Shift {
    fn of(word: &str) -> Option<Shift> {
        Some(match word {
            "next" | "Next" => Shift::Next,
            "last" | "Last" => Shift::Last,
            "tomorrow" | "Tomorrow" => Shift::Tomorrow,
            "yesterday" | "Yesterday" => Shift::Yesterday,
            "later" => Shift::Later,
            "earlier" => Shift::Earlier,
            "ago" => Shift::Ago,
            _ => return None,
        })
    }
}

/// How many months gone a month without a year is that a verb in the future is told of by mistake: the one to come would be the `next`.
const MONTHS_GONE: u32 = 3;

/// The points of a story outside tables and code, in text order.
pub(super) fn read(reading: &Reading<'_>, story: &StoryDate) -> Vec<Point> {
    let scan = Scan { reading, story };
    let dates = reading.dates().iter().enumerate().map(|(date, mention)| (reading.tokens_in(mention.span), Some(date)));
    let words = reading.classes().places(Class::Figures | Class::Month | Class::Shift);
    let mut places: Vec<(Range<usize>, Option<usize>)> = dates.chain(words.map(|at| (at..at + 1, None))).collect();
    places.sort_by_key(|(tokens, date)| (tokens.start, date.is_none()));
    let mut found = Vec::new();
    let mut free = 0;
    for (tokens, date) in places {
        if tokens.start < free {
            continue;
        }
        let point = match date {
            Some(date) => scan.date(date, tokens.start, tokens.end),
            None => scan.undated(tokens.start),
        };
        free = point.as_ref().map_or(tokens.end, |point| point.to);
        found.extend(point);
    }
    found
}

struct Scan<'r, 'a> {
    reading: &'r Reading<'a>,
    story: &'r StoryDate,
}

impl<'a> Scan<'_, 'a> {
    fn slice(&self, at: usize) -> &'a str {
        self.reading.words().get(at).copied().unwrap_or_default()
    }

    fn back(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.slice(at))
    }

    fn made(&self, from: usize, to: usize, days: Stretch, grain: Grain) -> Point {
        let tokens = self.reading.tokens();
        let span = Span::new(tokens[from].span.start, tokens[to - 1].span.end);
        Point { span, from, to, days: Some(days), grain, pinned: true, ahead: false }
    }

    /// The point of a token that opens no date.
    fn undated(&self, at: usize) -> Option<Point> {
        let token = self.reading.tokens()[at];
        match token.kind {
            TokenKind::Number if token.span.len() == 4 => self.year(at),
            TokenKind::Word => token.capital.then(|| self.month(at)).flatten().or_else(|| self.word(at)),
            _ => None,
        }
    }

    fn date(&self, date: usize, from: usize, to: usize) -> Option<Point> {
        let (mention, resolved) = (&self.reading.dates()[date], &self.reading.resolved_dates()[date]);
        let sound = !mention.doubtful && resolved.weekday_agrees != Some(false);
        let first = resolved.date.filter(|_| sound)?;
        // `on Wednesday 15 November`, of last year: the year nearest the story has another weekday.
        if mention.weekday.is_some_and(|weekday| weekday.value != first.weekday()) {
            return None;
        }
        let last = mention.last_day.and_then(|day| first.with_day(day)).unwrap_or(first);
        let pinned = resolved.year_from == YearFrom::Printed || mention.weekday.is_some();
        Some(Point { pinned, span: mention.span, ..self.made(from, to, Stretch { first, last }, Grain::Day) })
    }

    /// `in 2019`, `by 2019`, `in May 2019`
    fn year(&self, at: usize) -> Option<Point> {
        let year = year(self.slice(at)).filter(|year| (1900..2100).contains(year))?;
        let before = self.back(at, 1);
        let month = if matches!(before, "." | "," | "of") { self.back(at, 2) } else { before };
        let (from, days, grain) = match month_number(month) {
            Some(month) => {
                let from = if before == self.back(at, 2) || is_month(before) { at - 1 } else { at - 2 };
                (from, Stretch::month(year, month)?, Grain::Month)
            }
            None => (at, Stretch::year(year)?, Grain::Year),
        };
        let lead = self.back(from, 1);
        let lead = if is_part_of_year(lead) { self.back(from, 2) } else { lead };
        let next = self.slice(at + 1);
        let counts = matches!(next, "-" | "–" | "/" | "%" | "|")
            || next.starts_with(char::is_uppercase) && next.ends_with(|ch: char| ch.is_ascii_digit());
        let ends = !counts && (!starts_noun(next) || matches!(lead, "before" | "since" | "Since"));
        // `went back to 2025`
        let back = matches!(lead, "to") && matches!(self.back(from, 2), "back" | "dates" | "dated" | "dating");
        let led = matches!(lead, "in" | "by" | "before" | "since" | "until" | "In" | "By" | "Since");
        ((led || back) && ends).then(|| self.made(from, at + 1, days, grain))
    }

    /// `in March`, without a year: the months gone by, which a verb in the future cannot be told of.
    fn month(&self, at: usize) -> Option<Point> {
        let month = month_number(self.slice(at))?;
        let lead = self.back(at, 1);
        let next = self.slice(at + 1);
        let alone = self.reading.tokens().get(at + 1).is_none_or(|token| token.kind != TokenKind::Number)
            && !matches!(next, "of" | "next" | "last" | "every" | "each" | "and" | "or" | "to" | "-" | "–" | "/");
        // `in February data`
        if !alone || starts_noun(next) || !matches!(lead, "in" | "by" | "In") {
            return None;
        }
        let gone = |base: NaiveDate| (base.month() + 12 - month) % 12;
        let bases = std::iter::once(self.story.date).chain(self.story.rival);
        let gone_by = bases.clone().all(|base| (1..=MONTHS_GONE).contains(&gone(base)));
        let year = self.story.date.year() - i32::from(month > self.story.date.month());
        gone_by.then(|| Stretch::month(year, month)).flatten().map(|days| self.made(at, at + 1, days, Grain::Month))
    }

    /// `next Tuesday`, `last month`, `tomorrow night`, `later this week`, `two years ago`
    fn word(&self, at: usize) -> Option<Point> {
        let unit = self.slice(at + 1);
        let is_unit = |word: &str| is_unit(word) || is_weekday(word) || is_month(word);
        let this = || unit == "this" && is_unit(self.slice(at + 2));
        let (ahead, from, to) = match Shift::of(self.slice(at))? {
            Shift::Next if is_unit(unit) => (true, at, at + 2),
            Shift::Last if is_unit(unit) || unit == "night" => (false, at, at + 2),
            Shift::Tomorrow => (true, at, at + 1 + usize::from(is_part_of_day(unit))),
            Shift::Yesterday => (false, at, at + 1 + usize::from(is_part_of_day(unit))),
            Shift::Later if this() => (true, at, at + 3),
            Shift::Earlier if this() => (false, at, at + 3),
            Shift::Ago if is_unit(self.back(at, 1).trim_end_matches('s')) => (false, at.checked_sub(2)?, at + 1),
            _ => return None,
        };
        let lead = self.back(from, 1);
        let counted = matches!(
            lead,
            "the"
                | "The"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "and"
                | "or"
                | "than"
                | "of"
                | "until"
                | "this"
                | "as"
        );
        // `last year's`, `tomorrow's`; `said next Tuesday would be`
        let next = self.slice(to);
        let ends = matches!(
            next,
            "." | ","
                | ";"
                | ""
                | ")"
                | "at"
                | "in"
                | "on"
                | "with"
                | "after"
                | "and"
                | "to"
                | "for"
                | "by"
                | "when"
                | "as"
                | "from"
                | "but"
                | "before"
        );
        let tokens = self.reading.tokens();
        let opens = tokens[from].capital;
        let same = tokens[to - 1].block == tokens[from].block;
        if counted || !ends && !opens || !same {
            return None;
        }
        let span = Span::new(tokens[from].span.start, tokens[to - 1].span.end);
        Some(Point { span, from, to, days: None, grain: Grain::Day, pinned: true, ahead })
    }
}

fn is_unit(word: &str) -> bool {
    matches!(word, "day" | "week" | "fortnight" | "month" | "year" | "season" | "weekend") || is_part_of_year(word)
}

/// Words between `in` and a year.
pub(super) fn is_part_of_year(word: &str) -> bool {
    matches!(word, "early" | "late" | "mid" | "summer" | "spring" | "autumn" | "fall" | "winter")
}
