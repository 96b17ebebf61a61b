//! Clock times as they are printed, and whether a clock can show them.
//!
//! [`spot`] finds them (`9.30pm`, `9 a.m. EST`, `2100 GMT`, `half past two`), [`zone`] knows the names of time zones and their summer and
//! winter (chrono-tz), [`place`] which clock a place goes by, and [`judge`] says what does not
//! agree: an hour no clock shows, a summer zone in winter, one [`instant`] told two ways.

mod instant;
mod judge;
mod place;
mod spot;
mod zone;

pub use judge::{Judged, Other};
pub use zone::Zone;

pub(super) use judge::judge;
pub(super) use spot::{read, tells_time};

use super::date::Printed;
use crate::span::{Span, Text};

/// Which half of the day a time is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meridiem {
    /// `a.m.`
    Am,
    /// `p.m.`
    Pm,
    /// `noon`
    Noon,
    /// `midnight`
    Midnight,
}

impl Meridiem {
    /// Names in rules, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["am", "pm", "noon", "midnight"];

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// How the half of the day is told a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// `9 a.m. in the morning`, `noon p.m.`: nothing is gained.
    Plain,
    /// `9 a.m. this morning`, `8 p.m. Monday night`: the words name the day as well.
    Day,
    /// `12 noon`
    Twelve,
}

impl Again {
    /// Names in rules, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["plain", "day", "twelve"];

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// One clock time of a story, as printed.
#[derive(Debug, Clone, Copy)]
pub struct TimeMention {
    /// Clock, half of the day and zone.
    pub span: Span<Text>,
    /// The hour as printed, 0 to 99; 12 for noon, 0 for midnight.
    pub hour: u32,
    /// The minutes as printed, 0 to 99.
    pub minute: Option<u32>,
    /// The half of the day.
    pub meridiem: Option<Printed<Meridiem>>,
    /// The half of the day once more.
    pub again: Option<Printed<Again>>,
    /// Whether the second telling is of the other half (`9 a.m. in the evening`).
    pub other_half: bool,
    /// The time zone.
    pub zone: Option<Printed<&'static Zone>>,
}

impl TimeMention {
    /// Minutes since midnight; unknown where the half of the day is not told and the hour leaves it open.
    pub fn minutes(&self) -> Option<u32> {
        let minute = self.minute.unwrap_or(0);
        let hour = match self.meridiem.map(|it| it.value) {
            Some(Meridiem::Am) => self.hour % 12,
            Some(Meridiem::Pm) => self.hour % 12 + 12,
            Some(Meridiem::Noon) => 12,
            Some(Meridiem::Midnight) => 0,
            None if self.zone.is_some() || self.hour > 12 => self.hour % 24,
            None => return None,
        };
        self.is_valid().then_some(hour * 60 + minute)
    }

    /// Whether some clock shows it. `24:00` is the end of a day; the hours of a.m. and p.m. are 1 to 12, and `0:30 a.m.` only says twice
    /// what it says.
    pub fn is_valid(&self) -> bool {
        let minute = self.minute.unwrap_or(0);
        minute < 60
            && match self.meridiem.map(|it| it.value) {
                Some(Meridiem::Am) => self.hour <= 12,
                Some(Meridiem::Pm) => (1..=12).contains(&self.hour),
                Some(_) => true,
                None => self.hour < 24 || self.hour == 24 && minute == 0,
            }
    }
}
