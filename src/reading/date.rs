//! Dates as they are printed, and the days they name.
//!
//! [`spot`] finds them in American (`Friday, Aug. 15, 2025`), British (`Friday 15th August 2025`) and ISO form, with ranges, lists and
//! elided months; [`calendar`] says which day is meant and whether its weekday agrees; [`story_date`] finds the date of the story itself.
//! The machine's clock is never asked.

mod calendar;
mod context;
mod numeral;
mod range;
mod spot;
pub(crate) mod story_date;

pub use calendar::{Resolved, YearFrom};
pub use context::{Context, Week};
pub use range::RangeMention;
pub use story_date::StoryDate;

pub(super) use calendar::resolve;
pub(crate) use calendar::{month_name, weekday_name};
pub(super) use context::read as read_contexts;
pub(super) use numeral::{is_month, is_part_of_day, is_weekday, month as month_number, year};
pub(super) use range::read as read_ranges;
pub(super) use spot::{DATA, may_end_day, read, starts_noun};
pub(super) use story_date::read as read_story_date;

use crate::span::{Span, Text};
use chrono::Weekday;

/// A value and where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span<Text>,
}

/// A day named by where it lies from the story's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// `yesterday`, `last night`
    Yesterday,
    /// `today`, `tonight`
    Today,
    /// `tomorrow`
    Tomorrow,
}

impl Relative {
    /// Days from the story's date.
    pub const fn days(self) -> i64 {
        match self {
            Relative::Yesterday => -1,
            Relative::Today => 0,
            Relative::Tomorrow => 1,
        }
    }

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        match self {
            Relative::Yesterday => "yesterday",
            Relative::Today => "today",
            Relative::Tomorrow => "tomorrow",
        }
    }
}

/// One date of a story, as printed. At least a month and a day, a weekday and a day, or a weekday
/// beside a relative day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// All of it, weekday and year included.
    pub span: Span<Text>,
    /// The weekday.
    pub weekday: Option<Printed<Weekday>>,
    /// The day of the month, as printed: 31 in June and 34 too.
    pub day: Option<Printed<u32>>,
    /// The last day of a range or list that shares the month (`April 3-4`).
    pub last_day: Option<u32>,
    /// The month, 1 to 12; for the first of two dates that share it, the one printed with the second.
    pub month: Option<Printed<u32>>,
    /// The year; for the first of two dates that share it, the one printed with the second.
    pub year: Option<Printed<i32>>,
    /// A relative day beside it.
    pub relative: Option<Printed<Relative>>,
    /// Whether what looks like the day may count something (`in June 31 people`).
    pub doubtful: bool,
}
