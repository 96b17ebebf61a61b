//! What does not agree in a printed time: its zone with the season, one instant told in two zones, a range that ends before it starts.

use super::instant::instant;
use super::zone::{Season, Zone, is_british};
use super::{Meridiem, TimeMention, place};
use crate::reading::Reading;
use crate::reading::date::{DateMention, is_month, is_weekday, year};
use crate::reading::token::{Token, TokenKind, owner};
use crate::reading::vocabulary::is_geography;
use crate::span::{Span, Text};
use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;
use std::cell::OnceCell;

/// How far (days) before and after a story an undated time of it may lie.
const REACH: i64 = 14;

/// The same instant told a second time, or the end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Other {
    /// Index of the other time.
    pub index: usize,
    /// Whether both can be right.
    pub agrees: bool,
}

/// What the calendar and the clock say of a printed time. `None` is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Judged {
    /// The day it is on, where its sentence prints one.
    pub date: Option<NaiveDate>,
    /// Whether the zone's name is right for the time of the year.
    pub zone_agrees: Option<bool>,
    /// Whether the story tells the time of an event at home in the zone, and not by it as world time.
    pub at_home: Option<bool>,
    /// The same instant in another zone.
    pub instant: Option<Other>,
    /// The end of the range it opens.
    pub until: Option<Other>,
}

/// Judges every time of a story.
pub(in crate::reading) fn judge(reading: &Reading<'_>) -> Vec<Judged> {
    let mut story = Story {
        reading,
        doubted: vec![],
        seasons: vec![],
        days: None,
        paragraph: (u32::MAX, false),
        british: None,
        zones: OnceCell::new(),
    };
    let judge = |index: usize| {
        let time = &reading.times()[index];
        let mut one = Judged::default();
        if reading.sentence_at(time.span.start).is_some_and(|at| reading.sentences()[at].is_run_together()) {
            return one;
        }
        if let Some(zone) = time.zone.map(|it| it.value) {
            one.date = own_date(reading, time);
            let seasonal = zone.season != Season::Any && !story.is_doubted(zone);
            one.zone_agrees = if seasonal { story.season_agrees(time, zone, one.date) } else { None };
            // Only GMT is a world clock as well, and nothing else in brackets behind a time: `noon (0900 GMT)`.
            let world = zone.short == "GMT" && is_conversion(reading, time);
            one.at_home =
                (one.zone_agrees == Some(false) && !world).then(|| zone.short != "GMT" || story.is_at_home(time));
        }
        one.instant = instant(reading, index, &one, || story.zones());
        one.until = until(reading, index);
        one
    };
    (0..reading.times().len()).map(judge).collect()
}

/// What the story says around its times, kept for the next one.
struct Story<'r, 'a> {
    reading: &'r Reading<'a>,
    /// Zones asked for, and whether the story names a place where the zone's name proves nothing.
    doubted: Vec<(&'static str, bool)>,
    /// Zones asked for, and whether their name is right on every day the story may speak of.
    seasons: Vec<(&'static str, Option<bool>)>,
    /// The days the story may speak of; `None` inside where they are not known.
    days: Option<Option<Vec<NaiveDate>>>,
    /// The block asked for last, and whether it names a month without a day.
    paragraph: (u32, bool),
    /// Whether most places the story names are British.
    british: Option<bool>,
    /// The zones of all the places the story names.
    zones: OnceCell<Vec<Tz>>,
}

impl Story<'_, '_> {
    /// The zones of all the places the story names, each once.
    fn zones(&self) -> &[Tz] {
        self.zones.get_or_init(|| {
            let mut zones = place::zones(self.reading, Span::new(0, self.reading.text().len() as u32));
            zones.sort_unstable_by_key(|zone| zone.name());
            zones.dedup();
            zones
        })
    }

    fn is_doubted(&mut self, zone: &'static Zone) -> bool {
        if let Some((_, doubted)) = self.doubted.iter().find(|(name, _)| *name == zone.short) {
            return *doubted;
        }
        let names = self.reading.tokens().iter().filter(|token| token.kind == TokenKind::Word);
        let doubted = names
            .map(|token| self.reading.slice(token.span))
            .any(|word| word.as_bytes()[0].is_ascii_uppercase() && zone.is_doubted_by(owner(word).unwrap_or(word)));
        self.doubted.push((zone.short, doubted));
        doubted
    }

    /// Whether the zone's name is right: on its own day, or else on every day the story may speak of.
    fn season_agrees(&mut self, time: &TimeMention, zone: &'static Zone, own: Option<NaiveDate>) -> Option<bool> {
        if let Some(date) = own {
            return zone.agrees(date);
        }
        // `Feb. 26` is winter in every year.
        if let Some((month, day)) = self.own_day(time) {
            let on = |year| NaiveDate::from_ymd_opt(year, month, day).and_then(|date| zone.agrees(date));
            return YEARS
                .filter(|year| NaiveDate::from_ymd_opt(*year, month, day).is_some())
                .map(on)
                .reduce(|all, one| if all == one { all } else { None })?;
        }
        // `in January`, other years: nothing is known of the day.
        if self.names_a_month(time) || names_a_year(self.reading, time) {
            return None;
        }
        if let Some((_, agrees)) = self.seasons.iter().find(|(name, _)| *name == zone.short) {
            return *agrees;
        }
        let agrees = self.season_agrees_always(zone);
        self.seasons.push((zone.short, agrees));
        agrees
    }

    /// Whether the zone's name is right on every day the story may speak of.
    fn season_agrees_always(&mut self, zone: &Zone) -> Option<bool> {
        let reading = self.reading;
        let days = self.days.get_or_insert_with(|| days(reading)).as_ref()?;
        let first = zone.agrees(*days.first()?)?;
        days.iter().all(|day| zone.agrees(*day) == Some(first)).then_some(first)
    }

    /// Month and day that its sentence prints right after or before it, where no year is known for them.
    fn own_day(&self, time: &TimeMention) -> Option<(u32, u32)> {
        let sentence = sentence_of(self.reading, time);
        let dates = self.reading.dates();
        let from = dates.partition_point(|date| date.span.start < sentence.start);
        let mut inside = dates[from..].iter().take_while(|date| date.span.start < sentence.end);
        let (date, None) = (inside.next()?, inside.next()) else { return None };
        let apart = date.span.start.max(time.span.start).saturating_sub(date.span.end.min(time.span.end));
        let unknown = self.reading.resolved_dates()[from].date.is_none();
        (unknown && apart <= BESIDE && date.year.is_none() && !date.doubtful)
            .then_some((date.month?.value, date.day?.value))
    }

    /// Whether the paragraph of a time names a month without a day.
    fn names_a_month(&mut self, time: &TimeMention) -> bool {
        let Some(block) = self.reading.article().block_at(time.span.start) else { return true };
        if self.paragraph.0 != block as u32 {
            let span = self.reading.article().blocks()[block].span;
            let tokens = &self.reading.tokens()[self.reading.tokens_in(span)];
            self.paragraph = (block as u32, tokens.iter().any(|token| is_month_alone(self.reading, token)));
        }
        self.paragraph.1
    }

    /// Whether the sentence is of Britain alone and tells its time by the clock on the wall (`3pm GMT`), not beside another zone.
    fn is_at_home(&mut self, time: &TimeMention) -> bool {
        let reading = self.reading;
        let sentence = sentence_of(reading, time);
        let zone = |time: &TimeMention| time.zone.map(|it| it.value.short);
        let from = reading.times().partition_point(|other| other.span.start < sentence.start);
        let mut inside = reading.times()[from..].iter().take_while(|other| other.span.start < sentence.end);
        let alone = inside.all(|other| zone(other) == zone(time));
        let tokens = &reading.tokens()[reading.tokens_in(sentence)];
        let names =
            tokens.iter().filter(|token| token.kind == TokenKind::Word && !time.span.contains(token.span.start));
        let mut british = false;
        for word in names.map(|token| reading.slice(token.span)).filter(|word| word.starts_with(char::is_uppercase)) {
            let word = owner(word).unwrap_or(word);
            if is_british(word) {
                british = true;
            } else if is_geography(word) {
                return false;
            }
        }
        alone && time.meridiem.is_some() && (british || *self.british.get_or_insert_with(|| is_british_story(reading)))
    }
}

fn is_month_alone(reading: &Reading<'_>, token: &Token) -> bool {
    let word = reading.slice(token.span);
    // A date whose day is known is one of [`days`].
    let dates = reading.dates();
    let at = dates.partition_point(|date| date.span.end <= token.span.start);
    if dates.get(at).is_some_and(|date| date.span.start <= token.span.start)
        && reading.resolved_dates()[at].date.is_some()
    {
        return false;
    }
    token.kind == TokenKind::Word && is_month(word) && word != "May" && word != "March"
}

/// Whether the sentence of a time names a year; `2000 GMT` is a time.
fn names_a_year(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let is_time = |token: &Token| {
        let at = reading.times().partition_point(|time| time.span.end <= token.span.start);
        reading.times().get(at).is_some_and(|time| time.span.start <= token.span.start)
    };
    let tokens = &reading.tokens()[reading.tokens_in(sentence_of(reading, time))];
    let mut numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number);
    numbers.any(|token| {
        year(reading.slice(token.span)).is_some_and(|year| (1900..2100).contains(&year)) && !is_time(token)
    })
}

/// The days the story may speak of: two weeks about its own, and every day it prints.
fn days(reading: &Reading<'_>) -> Option<Vec<NaiveDate>> {
    let story = reading.story_date()?;
    let bases = std::iter::once(story.date).chain(story.rival);
    let mut days: Vec<NaiveDate> =
        bases.flat_map(|base| [-REACH, 0, REACH].map(|days| base + Duration::days(days))).collect();
    for (date, resolved) in reading.dates().iter().zip(reading.resolved_dates()) {
        match resolved.date {
            Some(day) => days.push(day),
            None if date.month.is_some() => return None,
            None => {}
        }
    }
    Some(days)
}

pub(super) fn sentence_of(reading: &Reading<'_>, time: &TimeMention) -> Span<Text> {
    reading.sentence_at(time.span.start).map_or(time.span, |at| reading.sentences()[at].span)
}

/// Years in which a day of winter is one of winter: since the United States begin summer in March, in 2007.
const YEARS: std::ops::Range<i32> = 2008..2027;

/// How far (bytes) from a time its date may stand.
const BESIDE: u32 = 60;

/// The day its sentence prints near it, with no other time in between.
fn own_date(reading: &Reading<'_>, time: &TimeMention) -> Option<NaiveDate> {
    let sentence = sentence_of(reading, time);
    let from = reading.dates().partition_point(|date| date.span.start < sentence.start);
    let own = reading.dates()[from..].iter().zip(&reading.resolved_dates()[from..]);
    let apart =
        |date: &DateMention| date.span.start.max(time.span.start).saturating_sub(date.span.end.min(time.span.end));
    let inside = own.take_while(|(date, _)| date.span.start < sentence.end);
    let (date, resolved) = inside.min_by_key(|(date, _)| apart(date))?;
    let first = resolved.date?;
    let (starts, ends) = (time.span.end.min(date.span.end), time.span.start.max(date.span.start));
    let between = reading.times().partition_point(|other| other.span.start < starts);
    // The conversion in brackets right after a time is no other time.
    let other =
        reading.times().get(between).is_some_and(|other| other.span.end <= ends && !is_conversion(reading, other));
    (!other && ends.saturating_sub(starts) <= BESIDE).then_some(first)
}

/// Whether a time stands right after a bracket.
fn is_conversion(reading: &Reading<'_>, time: &TimeMention) -> bool {
    reading.text()[..time.span.start as usize].ends_with(['(', '/'])
}

/// Whether most places the story names are British.
fn is_british_story(reading: &Reading<'_>) -> bool {
    let words =
        reading.tokens().iter().filter(|token| token.kind == TokenKind::Word).map(|token| reading.slice(token.span));
    let (mut british, mut foreign) = (0, 0);
    for word in words.filter(|word| word.as_bytes()[0].is_ascii_uppercase()).map(|word| owner(word).unwrap_or(word)) {
        british += usize::from(is_british(word));
        foreign += usize::from(!is_british(word) && is_geography(word));
    }
    british > foreign
}

/// The end of a range that a time opens: `6 p.m. to 4 p.m.` of one day.
fn until(reading: &Reading<'_>, index: usize) -> Option<Other> {
    let (first, second) = (reading.times()[index], *reading.times().get(index + 1)?);
    let between = reading.text().get(first.span.end as usize..second.span.start as usize)?.trim();
    // `between 10am and 4pm`
    let lead = reading.text()[..first.span.start as usize].trim_end();
    let span = between == "and" && (lead.ends_with("between") || lead.ends_with("Between"));
    if !span && !matches!(between, "to" | "until" | "till" | "-" | "–" | "—" | "through") {
        return None;
    }
    let half = first.meridiem?.value;
    if second.meridiem?.value != half || first.zone.is_some() && second.zone.is_some() {
        return None;
    }
    let (from, to) = (first.minutes()?, second.minutes()?);
    // Bars close at 2 a.m.; nothing that opens in the afternoon closes the next afternoon without a word about it.
    let overnight = half == Meridiem::Am && to < 6 * 60 || names_next_day(reading, &first);
    Some(Other { index: index + 1, agrees: overnight || from < to })
}

/// Whether a sentence speaks of another day or of the night.
fn names_next_day(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let tokens = &reading.tokens()[reading.tokens_in(sentence_of(reading, time))];
    let mut days = 0;
    tokens.iter().any(|token| {
        let word = reading.slice(token.span);
        days += usize::from(is_weekday(word));
        days > 1
            || matches!(
                word,
                "next"
                    | "following"
                    | "overnight"
                    | "night"
                    | "nights"
                    | "later"
                    | "tomorrow"
                    | "nightly"
                    | "curfew"
                    | "after"
                    | "shift"
                    | "shifts"
                    | "hour"
                    | "hours"
                    | "24-hour"
                    | "moved"
                    | "changed"
                    | "pushed"
                    | "sleep"
                    | "fast"
            )
    })
}
