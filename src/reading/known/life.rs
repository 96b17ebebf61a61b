//! Births and deaths that a story dates of people the tables know: `Ann Lee, who died on May 3, 2014`, `Ann Lee (1906–1975)`, `was born in 1950`.

use super::Reading;
use crate::reading::statement::life::{self, End};
use crate::span::{Span, Text};
use crate::table::fold::fold;
use crate::table::{Row, TableId, When};
use chrono::Days;

/// A birth or a death of a known person, told with its date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LifeDate {
    /// The mention that names the person in full.
    pub(crate) mention: usize,
    pub(crate) end: End,
    /// The date, as printed.
    pub(crate) told: Span<Text>,
    /// When it was, by the tables.
    pub(crate) was: When,
    /// Whether it was on that date, or may have been.
    pub(crate) agrees: bool,
}

/// Days that a date may be off: in another time zone it was still the day before.
const OFF: u64 = 2;

/// Those of a story, in text order.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<LifeDate> {
    let known = reading.known_people();
    let of_tables = |dated: life::Dated| {
        let mention = reading.first_mention(dated.who)?;
        let person = known[mention].person.as_deref()?;
        let row: Row<'_> = reading.tables().one(TableId::PEOPLE, "person", &fold(person))?;
        let was = row.date(if dated.end == End::Birth { "born" } else { "died" })?;
        let (first, last) =
            (dated.first.checked_sub_days(Days::new(OFF))?, dated.last.checked_add_days(Days::new(OFF))?);
        let agrees = first <= was.latest && was.earliest <= last;
        Some(LifeDate { mention, end: dated.end, told: dated.span, was, agrees })
    };
    let mut found: Vec<LifeDate> = life::dated(reading).filter_map(of_tables).collect();
    found.sort_by_key(|date| date.told.start);
    found
}
