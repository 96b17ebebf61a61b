//! The small words and numbers dates are made of.

use super::Relative;
use chrono::Weekday;

/// Month number of a word: full name or abbreviation, capitalised or in capitals, without its stop.
pub(in crate::reading) fn month(word: &str) -> Option<u32> {
    let first = *word.as_bytes().first()?;
    if !first.is_ascii_uppercase() || word.len() < 3 || word.len() > 9 {
        return None;
    }
    Some(match word {
        "January" | "JANUARY" | "Jan" | "JAN" => 1,
        "February" | "FEBRUARY" | "Feb" | "FEB" => 2,
        "March" | "MARCH" | "Mar" | "MAR" => 3,
        "April" | "APRIL" | "Apr" | "APR" => 4,
        "May" | "MAY" => 5,
        "June" | "JUNE" | "Jun" | "JUN" => 6,
        "July" | "JULY" | "Jul" | "JUL" => 7,
        "August" | "AUGUST" | "Aug" | "AUG" => 8,
        "September" | "SEPTEMBER" | "Sept" | "SEPT" | "Sep" | "SEP" => 9,
        "October" | "OCTOBER" | "Oct" | "OCT" => 10,
        "November" | "NOVEMBER" | "Nov" | "NOV" => 11,
        "December" | "DECEMBER" | "Dec" | "DEC" => 12,
        _ => return None,
    })
}

/// Weekday of a word, and whether it is an abbreviation. Without its stop.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let first = *word.as_bytes().first()?;
    if !first.is_ascii_uppercase() || word.len() < 3 || word.len() > 9 {
        return None;
    }
    Some(match word {
        "Monday" | "MONDAY" => (Weekday::Mon, false),
        "Tuesday" | "TUESDAY" => (Weekday::Tue, false),
        "Wednesday" | "WEDNESDAY" => (Weekday::Wed, false),
        "Thursday" | "THURSDAY" => (Weekday::Thu, false),
        "Friday" | "FRIDAY" => (Weekday::Fri, false),
        "Saturday" | "SATURDAY" => (Weekday::Sat, false),
        "Sunday" | "SUNDAY" => (Weekday::Sun, false),
        "Mon" => (Weekday::Mon, true),
        "Tue" | "Tues" => (Weekday::Tue, true),
        "Wed" | "Weds" => (Weekday::Wed, true),
        "Thu" | "Thur" | "Thurs" => (Weekday::Thu, true),
        "Fri" => (Weekday::Fri, true),
        "Sat" => (Weekday::Sat, true),
        "Sun" => (Weekday::Sun, true),
        _ => return None,
    })
}

/// Whether a word is the name of a month.
pub(in crate::reading) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// Whether a word is the full name of a weekday.
pub(in crate::reading) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some_and(|(_, short)| !short)
}

/// Relative day of a word, in any case.
pub(super) fn relative(word: &str) -> Option<Relative> {
    Some(match word {
        "yesterday" | "Yesterday" => Relative::Yesterday,
        "today" | "Today" | "tonight" | "Tonight" => Relative::Today,
        "tomorrow" | "Tomorrow" => Relative::Tomorrow,
        _ => return None,
    })
}

/// A day of the month as printed: one or two digits, with or without an ordinal ending. Days no month has are read too.
pub(super) fn day(word: &str) -> Option<(u32, bool)> {
    let digits = word.len() - word.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
    let ordinal = match &word[digits..] {
        "" => false,
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => true,
        _ => return None,
    };
    let value: u32 = word[..digits].parse().ok()?;
    (digits <= 2 && value >= 1).then_some((value, ordinal))
}

/// A year as printed in four digits, 1000 to 2999.
pub(in crate::reading) fn year(word: &str) -> Option<i32> {
    let plain = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten().filter(|year| (1000..3000).contains(year))
}

/// Year, month and day of `2025-08-15`.
pub(super) fn iso(word: &str) -> Option<(i32, u32, u32)> {
    let mut parts = word.split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || y.len() != 4 || m.len() != 2 || d.len() != 2 {
        return None;
    }
    let month = m.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some((year(y)?, month, d.parse().ok().filter(|day| *day >= 1)?))
}

/// Whether a word tells a part of the day (`Friday night, June 5`).
pub(in crate::reading) fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night" | "noon" | "midnight" | "lunchtime")
}
