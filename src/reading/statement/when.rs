//! Points in time and lengths of time as a sentence prints them: what the frames of ages, anniversaries and spans work with.
//!
//! A point is a stretch of days (`May 2014` is all of May), so that what the print leaves open stays open.

mod length;
mod moment;

pub(super) use super::super::line::Line;
pub(super) use length::{Length, Unit};
pub(super) use moment::{Grain, Moment};

use crate::reading::Reading;
use chrono::{Datelike, Days, NaiveDate};

/// A stretch of days, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Stretch {
    /// One day.
    pub(super) fn day(day: NaiveDate) -> Self {
        Stretch { first: day, last: day }
    }

    /// A year; 0 is 1 BC, for there was no year 0.
    pub(super) fn year(year: i32) -> Option<Self> {
        Some(Stretch { first: NaiveDate::from_ymd_opt(year, 1, 1)?, last: NaiveDate::from_ymd_opt(year, 12, 31)? })
    }

    /// A month, 1 to 12, of a year.
    pub(super) fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let next = first.checked_add_months(chrono::Months::new(1))?;
        Some(Stretch { first, last: next.pred_opt()? })
    }

    /// The same with so many days more before and after.
    pub(super) fn wider(self, before: u64, after: u64) -> Self {
        Stretch {
            first: self.first.checked_sub_days(Days::new(before)).unwrap_or(self.first),
            last: self.last.checked_add_days(Days::new(after)).unwrap_or(self.last),
        }
    }

    /// The fewest and the most whole years from a day of this to a day of `later`.
    pub(super) fn whole_years_to(self, later: Stretch) -> (i32, i32) {
        (whole_years(self.last, later.first), whole_years(self.first, later.last))
    }
}

/// Whole years between two days: how often the day of the year has come round.
pub(super) fn whole_years(from: NaiveDate, to: NaiveDate) -> i32 {
    to.year() - from.year() - i32::from((to.month(), to.day()) < (from.month(), from.day()))
}

/// The days that are the story's own: from its date to the rival's, if it has one.
pub(super) fn now(reading: &Reading<'_>) -> Option<Stretch> {
    let (first, last) = reading.story_date()?.days();
    Some(Stretch { first, last })
}

/// One number, or a number `or` the next, or a range.
pub(super) fn either(least: i32, most: i32) -> String {
    match most - least {
        ..=0 => least.to_string(),
        1 => format!("{least} or {most}"),
        _ => format!("{least} to {most}"),
    }
}
