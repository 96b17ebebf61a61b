//! Which day a printed date names, and whether its weekday is that day's. Reckoned in the Gregorian calendar (chrono's `NaiveDate`).

use super::{DateMention, Relative, StoryDate, numeral};
use crate::calendar::{MONTHS, WEEKDAYS};
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// How far (days) from the story a date without a year may lie and still be taken for that year's: about two months.
const NEAR: i64 = 62;

/// Name of a weekday.
pub(crate) fn weekday_name(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.num_days_from_monday() as usize]
}

/// Name of a month, 1 to 12.
pub(crate) fn month_name(month: u32) -> &'static str {
    MONTHS[(month as usize - 1) % 12]
}

/// Where the year of a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearFrom {
    /// It is printed.
    Printed,
    /// It is the one that puts the date nearest the story's.
    Publication,
    /// Nothing says it.
    None,
}

/// What the calendar says of a printed date. `None` is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The day meant.
    pub date: Option<NaiveDate>,
    /// Where its year comes from.
    pub year_from: YearFrom,
    /// Whether there is such a day.
    pub exists: Option<bool>,
    /// Whether the printed weekday is that day's.
    pub weekday_agrees: Option<bool>,
    /// Whether the relative day beside it is that day.
    pub relative_agrees: Option<bool>,
}

/// Reads every date of a story against the calendar.
pub(in crate::reading) fn resolve(reading: &Reading<'_>) -> Vec<Resolved> {
    let mut near = Near::default();
    let resolve = |mention: &DateMention| resolve_one(mention, reading, &mut near);
    let mut resolved: Vec<Resolved> = reading.dates().iter().map(resolve).collect();
    doubt_story_year(reading, &mut resolved);
    resolved
}

/// Where every weekday without a year is wrong in the story's year and right in another the story names, it is the story's date that is
/// wrong (a system's, at its last migration, say), and the weekdays prove nothing.
fn doubt_story_year(reading: &Reading<'_>, resolved: &mut [Resolved]) {
    let by_story = |it: &Resolved| it.year_from == YearFrom::Publication && it.weekday_agrees.is_some();
    let judged: Vec<usize> = (0..resolved.len()).filter(|at| by_story(&resolved[*at])).collect();
    if judged.len() < 2 || judged.iter().any(|at| resolved[*at].weekday_agrees == Some(true)) {
        return;
    }
    let right_in = |mention: &DateMention, year: i32| {
        let date = NaiveDate::from_ymd_opt(year, mention.month?.value, mention.day?.value)?;
        agrees(mention, date)
    };
    let whole = Span::new(0, reading.text().len() as u32);
    let mut years = Years::default();
    if years
        .of(reading, whole)
        .iter()
        .any(|year| judged.iter().all(|at| right_in(&reading.dates()[*at], *year) == Some(true)))
    {
        for at in judged {
            resolved[at].weekday_agrees = None;
        }
    }
}

/// The years printed around a date, kept for the next one: many dates may share a sentence.
#[derive(Default)]
struct Near {
    sentence: Years,
    paragraph: Years,
}

fn resolve_one(mention: &DateMention, reading: &Reading<'_>, near: &mut Near) -> Resolved {
    let story = reading.story_date();
    let mut resolved =
        Resolved { date: None, year_from: YearFrom::None, exists: None, weekday_agrees: None, relative_agrees: None };
    let (Some(day), Some(month)) = (mention.day, mention.month) else {
        resolved.relative_agrees = relative_weekday(mention, story);
        resolved.weekday_agrees = lone_weekday(mention, reading);
        return resolved;
    };
    if !mention.doubtful {
        let year = mention.year.map_or(LEAP_YEAR, |year| year.value);
        resolved.exists = Some(NaiveDate::from_ymd_opt(year, month.value, day.value).is_some());
    }
    if let Some(year) = mention.year {
        resolved.year_from = YearFrom::Printed;
        resolved.date = NaiveDate::from_ymd_opt(year.value, month.value, day.value);
        resolved.weekday_agrees = resolved.date.and_then(|date| agrees(mention, date));
        resolved.relative_agrees = resolved.date.and_then(|date| relative_agrees(mention.relative?.value, date, story));
    } else if let Some(known) = story
        && let Some(date) = nearest(known.date, month.value, day.value)
        && !near.sentence.of(reading, sentence_of(reading, mention)).iter().any(|year| *year != date.year())
    {
        resolved.year_from = YearFrom::Publication;
        resolved.date = Some(date);
        resolved.weekday_agrees = publication_weekday(mention, known, reading, &mut near.paragraph);
        resolved.relative_agrees = mention.relative.and_then(|it| relative_agrees(it.value, date, story));
    }
    resolved
}

fn sentence_of(reading: &Reading<'_>, mention: &DateMention) -> Span<Text> {
    reading.sentence_at(mention.span.start).map_or(mention.span, |at| reading.sentences()[at].span)
}

/// How many sentences before and after a date may tell its year.
const AROUND: usize = 3;

/// The paragraph of a date, or as much of a long one as is about it.
fn surroundings_of(reading: &Reading<'_>, mention: &DateMention) -> Span<Text> {
    let Some(block) = reading.article().block_at(mention.span.start) else { return mention.span };
    let block = reading.article().blocks()[block].span;
    let Some(at) = reading.sentence_at(mention.span.start) else { return block };
    let sentences = reading.sentences();
    let first = sentences[at.saturating_sub(AROUND)].span.start;
    let last = sentences[(at + AROUND).min(sentences.len() - 1)].span.end;
    Span::new(block.start.max(first), block.end.min(last))
}

/// The years (1900 to 2099) printed in the span last asked for, each once.
#[derive(Default)]
struct Years {
    span: Option<Span<Text>>,
    years: BTreeSet<i32>,
}

impl Years {
    fn of(&mut self, reading: &Reading<'_>, span: Span<Text>) -> &BTreeSet<i32> {
        if self.span != Some(span) {
            let tokens = reading.tokens();
            let from = tokens.partition_point(|token| token.span.start < span.start);
            let inside = tokens[from..].iter().take_while(|token| token.span.end <= span.end);
            let numbers = inside.filter(|token| token.kind == TokenKind::Number);
            let years = numbers.filter_map(|token| numeral::year(reading.slice(token.span)));
            self.years = years.filter(|year| (1900..2100).contains(year)).collect();
            self.span = Some(span);
        }
        &self.years
    }
}

/// A year with a Feb. 29, for dates that print none.
const LEAP_YEAR: i32 = 2024;

/// Whether the weekday is right for that date, or for the other end of the range it opens.
fn agrees(mention: &DateMention, date: NaiveDate) -> Option<bool> {
    let weekday = mention.weekday?.value;
    let last = mention.last_day.and_then(|day| date.with_day(day));
    Some(date.weekday() == weekday || last.is_some_and(|last| last.weekday() == weekday))
}

/// The date of that month and day nearest the story's.
fn nearest(story: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    (-1..=1)
        .filter_map(|step| NaiveDate::from_ymd_opt(story.year() + step, month, day))
        .min_by_key(|date| (*date - story).num_days().abs())
}

/// Whether a weekday without a printed year agrees. A wrong one counts only within about two months of every date the story may have,
/// or where it is wrong in the years before and after as well; and never where a year named nearby makes it right.
fn publication_weekday(
    mention: &DateMention,
    story: &StoryDate,
    reading: &Reading<'_>,
    paragraph: &mut Years,
) -> Option<bool> {
    let (day, month) = (mention.day?.value, mention.month?.value);
    let mut verdict = None;
    for base in std::iter::once(story.date).chain(story.rival) {
        let date = nearest(base, month, day)?;
        if agrees(mention, date)? {
            return Some(true);
        }
        let right_in =
            |year: i32| NaiveDate::from_ymd_opt(year, month, day).is_some_and(|it| agrees(mention, it) == Some(true));
        let near = (date - base).num_days().abs() <= NEAR;
        if !near && (right_in(date.year() - 1) || right_in(date.year() + 1))
            || paragraph.of(reading, surroundings_of(reading, mention)).iter().any(|year| right_in(*year))
        {
            return None;
        }
        verdict = Some(false);
    }
    verdict
}

/// `Saturday the 27th`: wrong where it is wrong in the month of the story, in those before and after it, and in every month printed with
/// a day in the story.
fn lone_weekday(mention: &DateMention, reading: &Reading<'_>) -> Option<bool> {
    let (weekday, day, story) = (mention.weekday?.value, mention.day?.value, reading.story_date()?);
    let mut months: BTreeSet<(i32, u32)> = BTreeSet::new();
    for base in std::iter::once(story.date).chain(story.rival) {
        months.extend((-1..=1).map(|step| {
            let month = base.year() * 12 + base.month0() as i32 + step;
            (month.div_euclid(12), month.rem_euclid(12) as u32 + 1)
        }));
    }
    for date in reading.dates() {
        if let Some(month) = date.month.map(|month| month.value) {
            months.extend(date.year.map(|year| (year.value, month)));
            months.extend((-1..=1).map(|step| (story.date.year() + step, month)));
        }
    }
    let right = |(year, month): &(i32, u32)| {
        NaiveDate::from_ymd_opt(*year, *month, day).is_some_and(|date| date.weekday() == weekday)
    };
    (!months.iter().any(right)).then_some(false)
}

/// Whether `relative` to the story is that date; a day's grace where the story's own date is in doubt.
fn relative_agrees(relative: Relative, date: NaiveDate, story: Option<&StoryDate>) -> Option<bool> {
    let story = story?;
    let meant = |base: NaiveDate| base + Duration::days(relative.days());
    let off = |base: NaiveDate| (meant(base) - date).num_days().abs();
    let nearest = std::iter::once(story.date).chain(story.rival).map(off).min()?;
    // `a year ago today, May 3, 2018` is another day's today.
    (nearest <= NEAR).then_some(nearest <= i64::from(story.by_file_name))
}

/// `today (Thursday)`: whether the weekday is the relative day's.
fn relative_weekday(mention: &DateMention, story: Option<&StoryDate>) -> Option<bool> {
    let (relative, weekday, story) = (mention.relative?.value, mention.weekday?.value, story?);
    let grace = i64::from(story.by_file_name);
    let meant = |base: NaiveDate| {
        (-grace..=grace).any(|off| (base + Duration::days(relative.days() + off)).weekday() == weekday)
    };
    Some(std::iter::once(story.date).chain(story.rival).any(meant))
}
