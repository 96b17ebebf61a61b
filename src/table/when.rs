//! Dates of tables, which may be known to the month or the year only, or to lie between two days.

use chrono::{Datelike, Days, Months, NaiveDate};

/// When something happened, as closely as a table has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The first day it may have been.
    pub earliest: NaiveDate,
    /// The last.
    pub latest: NaiveDate,
}

impl When {
    /// `2025-01-20`, `2025-01`, `2025`, or two of these that it lies between, parted by `/`.
    pub fn parse(cell: &str) -> Option<When> {
        let (first, last) = cell.split_once('/').unwrap_or((cell, cell));
        let when = When { earliest: Self::one(first)?.earliest, latest: Self::one(last)?.latest };
        (when.earliest <= when.latest).then_some(when)
    }

    fn one(text: &str) -> Option<When> {
        let digits = |text: &str, length: usize| {
            let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| text.parse::<u32>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)? as i32;
        let Some(month) = parts.next() else {
            return Some(When {
                earliest: NaiveDate::from_ymd_opt(year, 1, 1)?,
                latest: NaiveDate::from_ymd_opt(year, 12, 31)?,
            });
        };
        let month = digits(month, 2)?;
        let Some(day) = parts.next() else {
            let earliest = NaiveDate::from_ymd_opt(year, month, 1)?;
            let latest = earliest.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
            return Some(When { earliest, latest });
        };
        let day = NaiveDate::from_ymd_opt(year, month, digits(day, 2)?)?;
        parts.next().is_none().then_some(When { earliest: day, latest: day })
    }

    /// As a sentence has it: `20 January 2025`, `May 2010`, `2009 or 2010`.
    pub fn say(self) -> String {
        let (a, b) = (self.earliest, self.latest);
        if a == b {
            return format!("{} {} {}", a.day(), crate::calendar::MONTHS[a.month0() as usize], a.year());
        }
        let year = |date: NaiveDate| date.year();
        if (year(a), a.month()) == (year(b), b.month()) {
            return format!("{} {}", crate::calendar::MONTHS[a.month0() as usize], year(a));
        }
        match year(b) - year(a) {
            0 => year(a).to_string(),
            1 => format!("{} or {}", year(a), year(b)),
            _ => format!("between {} and {}", year(a), year(b)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_close_as_they_are_written() {
        for (cell, said) in [
            ("2025-01-20", "20 January 2025"),
            ("2010-05", "May 2010"),
            ("1996", "1996"),
            ("2009-01-15/2010-05-25", "2009 or 2010"),
            ("1994/1998-02-03", "between 1994 and 1998"),
        ] {
            assert_eq!(When::parse(cell).map(When::say).as_deref(), Some(said));
        }
        for wrong in ["", "20 January 2025", "2025-1-20", "2025-13-01", "2025-02-30", "2025-01-20-1", "2010/2009"] {
            assert_eq!(When::parse(wrong), None, "{wrong}");
        }
    }
}
