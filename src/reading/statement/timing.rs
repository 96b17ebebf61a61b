//! Verbs and the times they are told of: `will be held on March 3`, `took place in Leeds in May 2019`, `opens next Tuesday`, `was built in 1931`. Whether
//! the tense agrees with the story's date.
//!
//! Only words for place and time may stand between the two, so that the time can belong to nothing else.

mod point;
mod verb;

use super::when::{Line, Stretch};
use crate::reading::Reading;
use crate::reading::date::StoryDate;
use crate::span::{Span, Text};
use chrono::{Duration, NaiveDate};
use point::Point;

pub(in crate::reading) use point::shifts;

/// A verb and the time it is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// The time, as printed, without its preposition.
    pub span: Span<Text>,
    /// The verb.
    pub verb: Span<Text>,
    /// Its tense.
    pub tense: Tense,
    /// The time meant: `March 3, 2019`, `May 2019`; unknown of a word like `next`.
    pub meant: Option<String>,
    /// Whether the tense agrees with the story's date; unknown where the year is in doubt.
    pub agrees: Option<bool>,
}

/// The tense of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// `will be held`
    Future,
    /// `opens`, of what is to come.
    Present,
    /// `was held`
    Past,
}

impl Tense {
    /// Names in rules, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["future", "present", "past"];

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// How far (days) from a story a date without a year may lie and still be the one its writer had in mind.
const NEAR: i64 = 80;
/// How long (days) gone a year or a date with its year may be that a verb in the future is told of by mistake, and one in the present.
const LONG_GONE: i64 = 15 * 366;
const A_YEAR: i64 = 366;
/// Days of grace, and those where the story's date is that of its file.
const GRACE: i64 = 1;
const FILED: i64 = 7;

/// Every verb of a story whose time is told right behind it, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Timing> {
    let Some(story) = reading.story_date() else { return Vec::new() };
    point::read(reading, story).iter().filter_map(|point| of_point(reading, point, story)).collect()
}

fn of_point(reading: &Reading<'_>, point: &Point, story: &StoryDate) -> Option<Timing> {
    let start = reading.tokens()[point.from].span.start;
    let line = Line::new(reading, reading.sentence_at(start)?);
    let verb = verb::of(&line, point).filter(|verb| !is_of_the_story(&line, verb.to))?;
    let agrees = match point.days {
        Some(days) => agrees(verb.tense, days, point.pinned, story),
        // `next`, `tomorrow`; `last`, `yesterday`
        None => Some((verb.tense == Tense::Past) != point.ahead),
    };
    Some(Timing {
        span: point.span,
        verb: line.span(verb.from, verb.to),
        tense: verb.tense,
        meant: point.meant(),
        agrees,
    })
}

/// Whether a verb tells what was done to the story itself, by a note that came later: `This story was updated on May 5`, `It was updated`.
fn is_of_the_story(line: &Line<'_, '_>, after: usize) -> bool {
    let opening = |word: &str| matches!(word, "story" | "article" | "report" | "version" | "headline" | "post" | "It");
    matches!(line.back(after, 1), "updated" | "corrected" | "amended" | "revised" | "clarified" | "published")
        && line.any(line.range.start..(line.range.start + 4).min(after), opening)
}

fn agrees(tense: Tense, days: Stretch, pinned: bool, story: &StoryDate) -> Option<bool> {
    let grace = Duration::days(if story.by_file_name { FILED } else { GRACE });
    let bases = || std::iter::once(story.date).chain(story.rival);
    let window = |base: NaiveDate| {
        let (behind, ahead) = ((base - days.last).num_days(), (days.first - base).num_days());
        match (tense, pinned) {
            (Tense::Future, true) => behind <= LONG_GONE,
            (Tense::Present, true) => behind <= A_YEAR,
            (Tense::Future | Tense::Present, false) => behind <= NEAR,
            (Tense::Past, true) => true,
            (Tense::Past, false) => ahead <= NEAR,
        }
    };
    if !bases().all(window) {
        return None;
    }
    Some(bases().any(|base| match tense {
        Tense::Future | Tense::Present => days.last + grace >= base,
        Tense::Past => days.first - grace <= story.changed.map_or(base, |changed| base.max(changed)),
    }))
}
