//! Ages beside the birth they count from: `Ann Lee, 43, who was born in 1990`; `dies at 94 … She was born on Dec. 22, 1915`; `(1915–2010) … aged 94`;
//! `born in 1936 … In 2019, when she was 83, she`.
//!
//! A birth and an age belong together where print ties them, or where both are certainly one person's. An age is the number of birthdays, so that a bare
//! year of birth leaves two.

mod ages;
mod births;
mod deaths;
mod lifespan;
mod subject;
#[cfg(test)]
mod tests;

pub use ages::Age;
pub(in crate::reading) use births::tells as tells_birth;
pub(in crate::reading) use deaths::is_death as tells_death;
pub(in crate::reading) use subject::read_main;

use super::when::{either, now};
use crate::reading::Reading;
use crate::span::{Span, Text};
use ages::ages_of;
use births::Birth;
use chrono::{Datelike, NaiveDate};
use deaths::Death;
use rustc_hash::FxHashSet;

/// An age told beside a birth.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// Age or birth, whichever is printed later.
    pub span: Span<Text>,
    /// Whose.
    pub who: Option<u32>,
    /// The birth, as printed.
    pub born: Span<Text>,
    /// The age.
    pub age: PrintedAge,
    /// When the person was that old.
    pub at: At,
    /// That time as printed.
    pub when: Option<Span<Text>>,
    /// The age from the birth: `69 or 70`.
    pub expected: String,
    /// The sum in words.
    pub sum: String,
    /// Whether print and sum agree.
    pub agrees: bool,
}

/// An age as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedAge {
    /// Years.
    pub value: i32,
    /// Its figures.
    pub span: Span<Text>,
}

/// When somebody is or was of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// At the story's own time.
    Now,
    /// At death.
    Death,
    /// At a time printed beside the age.
    Then,
}

impl At {
    /// The names of all.
    pub const NAMES: &'static [&'static str] = &["now", "death", "then"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        At::NAMES[self as usize]
    }
}

/// How old a report may be (days) that an age is taken from.
const STALE: u64 = 30;
/// How long (days) before a story somebody died whose age it gives as that at death.
const RECENT: i64 = 400;

/// The births, deaths and ages of a story.
#[derive(Debug)]
pub(in crate::reading) struct Dates {
    births: Vec<Birth>,
    deaths: Vec<Death>,
    /// In text order.
    pub(in crate::reading) ages: Vec<Age>,
    slips: FxHashSet<(u32, i32)>,
}

impl Dates {
    /// Whether another age of the person differs from an age as a misprint or an old note does.
    pub(in crate::reading) fn has_slip(&self, age: &Age) -> bool {
        age.who.is_some_and(|who| self.slips.contains(&(who, age.value)))
    }
}

pub(in crate::reading) fn read_dates(reading: &Reading<'_>) -> Dates {
    let births = births::read(reading);
    let deaths = deaths::read(reading, &births);
    let ages = ages::read(reading, &births, &deaths);
    let slips = ages::slips(&ages);
    Dates { births, deaths, ages, slips }
}

/// Every age of a story told beside a birth, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Life> {
    let Dates { births, deaths, ages, .. } = reading.dates_of_lives();
    let mut found = Vec::new();
    for birth in births.iter().chain(&births::from_ages(births, ages)) {
        let mut lives: Vec<Life> = ages_of(ages, birth).filter_map(|age| judge(reading, birth, age, deaths)).collect();
        let born_wrong = lives.len() > 1 && lives.iter().all(|life| !life.agrees);
        if born_wrong {
            // Several ages against one birth: the birth is the odd one, and one finding is enough.
            lives.truncate(1);
            lives.iter_mut().for_each(|life| life.span = life.born);
        }
        found.extend(lives);
    }
    found.extend(lifespan::read(reading));
    // Of one age read in two ways, the one that knows whose it is comes first.
    found.sort_by_key(|life: &Life| (life.span.start, life.age.span.start, life.who.is_none()));
    found.dedup_by_key(|life| (life.span, life.age.span));
    found
}

/// A birth or a death told with its date.
#[derive(Debug, Clone, Copy)]
pub(in crate::reading) struct Dated {
    /// Whose.
    pub(in crate::reading) who: u32,
    pub(in crate::reading) end: End,
    /// The date, as printed.
    pub(in crate::reading) span: Span<Text>,
    /// The first and the last day that may be meant.
    pub(in crate::reading) first: NaiveDate,
    pub(in crate::reading) last: NaiveDate,
}

/// An end of a life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its beginning.
    Birth,
    /// Its last day.
    Death,
}

impl End {
    /// The names of both.
    pub const NAMES: &'static [&'static str] = &["birth", "death"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        End::NAMES[self as usize]
    }
}

/// The births and deaths whose dates a story prints.
pub(in crate::reading) fn dated(reading: &Reading<'_>) -> impl Iterator<Item = Dated> {
    let Dates { births, deaths, .. } = reading.dates_of_lives();
    let births = births.iter().filter_map(|birth| Some((birth.who?, End::Birth, birth.span, birth.days)));
    let deaths = deaths.iter().filter_map(|death| Some((death.who, End::Death, death.span?, death.days?)));
    births.chain(deaths).map(|(who, end, span, days)| Dated { who, end, span, first: days.first, last: days.last })
}

fn judge(reading: &Reading<'_>, birth: &Birth, age: &Age, deaths: &[Death]) -> Option<Life> {
    let death = birth.who.and_then(|who| deaths.iter().find(|death| death.who == who));
    let (days, when, at) = match (age.at, age.then, death) {
        // A birthday told without its year has no words of its own.
        (_, Some(then), _) => (then.days, Some(then.span).filter(|_| then.from != then.to), At::Then),
        (At::Death, None, Some(death)) => (death.days?, death.span, At::Death),
        (At::Now, None, Some(death)) if is_recent(reading, death) => (death.days?, death.span, At::Death),
        (At::Now, None, None) => (now(reading)?.wider(STALE, 0), None, At::Now),
        _ => return None,
    };
    let (least, most) = if age.birthday {
        (days.first.year() - birth.days.last.year(), days.last.year() - birth.days.first.year())
    } else {
        birth.days.whole_years_to(days)
    };
    if most < 0 {
        return None;
    }
    let expected = either(least.max(0), most);
    let aged = birth.aged.map_or_else(String::new, |age| format!("{age} in "));
    let told = when.map_or_else(|| story_day(reading), |span| reading.slice(span).to_owned());
    let born = birth.span;
    let later = if age.span.start > born.start { age.span } else { born };
    Some(Life {
        span: later,
        who: birth.who,
        born,
        age: PrintedAge { value: age.value, span: age.span },
        at,
        when,
        sum: format!("{aged}{} to {told} makes {expected}", reading.slice(born)),
        expected,
        agrees: (least..=most).contains(&age.value),
    })
}

/// Whether somebody died so shortly before the story that an age beside the name is that at death.
fn is_recent(reading: &Reading<'_>, death: &Death) -> bool {
    now(reading).zip(death.days).is_none_or(|(today, days)| (today.first - days.last).num_days() <= RECENT)
}

/// The story's date as a message prints it.
pub(super) fn story_day(reading: &Reading<'_>) -> String {
    reading.story_date().map_or_else(String::new, |story| story.date.format("%B %-d, %Y").to_string())
}
