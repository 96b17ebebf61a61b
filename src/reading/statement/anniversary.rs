//! Anniversaries and times gone by, beside what they count from: `founded in 1985 … its 25th anniversary`; `opened in 1934 and turns 80`; `in 1963, 56 years
//! ago`; `the first since 2013, in 12 years`; `in its 150th year`.
//!
//! Judged at the story's date, or at the date the sentence itself gives. There was no year 0: from 44 BC to AD 2010 are 2,053 years.

mod beside;
mod event;
mod gone;
pub(in crate::reading::statement) use gone::{room, slack};
mod nth;

use super::life::story_day;
use super::when::{Line, Stretch, either};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::span::{Span, Text};
use chrono::Datelike;

/// An anniversary, or a time gone by, beside what it counts from.
#[derive(Debug, Clone, PartialEq)]
pub struct Anniversary {
    /// The anniversary or the time gone by, as printed.
    pub count: Span<Text>,
    /// What it counts from, as printed.
    pub event: Span<Text>,
    /// How it is told.
    pub told: Told,
    /// The count from the dates: `25`.
    pub expected: String,
    /// The sum in words.
    pub sum: String,
    /// Whether print and sum agree.
    pub agrees: bool,
}

/// How a count of years is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// `its 25th anniversary`, `the centenary`
    Anniversary,
    /// `turns 80`, `is 93 years old`
    Turns,
    /// `34 years ago`
    Ago,
    /// `since 1993, in 12 years`; `for 22 years`
    Since,
    /// `in its 150th year`, `the 10th annual`
    Nth,
}

impl Told {
    /// The names of all.
    pub const NAMES: &'static [&'static str] = &["anniversary", "turns", "ago", "since", "nth"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Told::NAMES[self as usize]
    }
}

/// Every anniversary and time gone by of a story whose beginning is told too, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Anniversary> {
    let mut found = Vec::new();
    for sentence in reading.sentences_with(Class::Anniversary) {
        let line = Line::new(reading, sentence);
        beside::read(&line, &mut found);
        gone::read(&line, &mut found);
        nth::read(&line, &mut found);
    }
    found.sort_by_key(|one| (one.count.start, one.event.start));
    found.dedup_by_key(|one| one.count);
    found
}

/// The differences there can be between the years of an event and of a later time.
fn years(event: Stretch, at: Stretch) -> (i32, i32) {
    (at.first.year() - event.last.year(), at.last.year() - event.first.year())
}

/// What both ends and the count make.
struct Sum {
    told: Told,
    count: Span<Text>,
    event: Span<Text>,
    /// The other end, as printed; the story's date where it is not.
    at: Option<Span<Text>>,
    /// The least and the most it can be, and its unit.
    least: i32,
    most: i32,
    unit: &'static str,
    agrees: bool,
}

impl Sum {
    fn done(self, reading: &Reading<'_>) -> Anniversary {
        let at = self.at.map_or_else(|| story_day(reading), |span| reading.slice(span).to_owned());
        let expected = either(self.least, self.most);
        let (event, unit) = (reading.slice(self.event), self.unit);
        let sum = format!("{event} to {at} is {expected} {unit}");
        Anniversary { count: self.count, event: self.event, told: self.told, expected, sum, agrees: self.agrees }
    }
}
