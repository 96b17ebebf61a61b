//! Lengths of time beside their two ends: `12 years, from 1997 to 2009`; `a three-day fair, June 5-7`; `from Monday to Wednesday`; `in 1957; he died in 1994, after 37
//! years of marriage`; `opened in March 2020 and closed in May 2021, 14 months later`.
//!
//! Both ways of counting are right, with both ends and without one; bare years leave a year of room on either side.

mod apart;
mod clock;
mod ends;

use super::anniversary::{room, slack};
use super::when::{Grain, Length, Line, Unit, either};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::span::{Span, Text};
use chrono::Datelike;
use ends::Ends;

/// A length of time beside its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct YearSpan {
    /// The beginning, as printed.
    pub from: Span<Text>,
    /// The end, as printed.
    pub to: Span<Text>,
    /// The length, as printed.
    pub length: Span<Text>,
    /// The length from the ends: `11 or 12`.
    pub expected: String,
    /// The sum in words.
    pub sum: String,
    /// Whether print and sum agree.
    pub agrees: bool,
}

/// Every length of a story told beside its ends, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<YearSpan> {
    let mut found = Vec::new();
    for sentence in reading.sentences_with(Class::Length) {
        let line = Line::new(reading, sentence);
        let lengths = line.lengths();
        if lengths.is_empty() {
            continue;
        }
        found.extend(ends::of(&line, &lengths).and_then(|(ends, length)| judge(reading, &ends, &length)));
    }
    if !reading.times().is_empty() {
        found.extend(reading.sentences_with(Class::Hours).filter_map(|at| clock::read(&Line::new(reading, at))));
        found.sort_by_key(|span: &YearSpan| span.length.start);
    }
    found
}

fn judge(reading: &Reading<'_>, ends: &Ends, length: &Length) -> Option<YearSpan> {
    let (from, to) = (ends.from, ends.to);
    let count = length.value;
    // The fewest and the most there can be, in the unit of the length.
    let (least, most) = match (length.unit, ends.grain) {
        (Unit::Year, Grain::Year) => {
            let years = to.first.year() - from.first.year();
            (years, years + 1)
        }
        (Unit::Year, _) => {
            let (least, most) = from.whole_years_to(to);
            (least, most + 1)
        }
        (Unit::Month, Grain::Year) => return None,
        (Unit::Month, _) => {
            let months = |day: chrono::NaiveDate| day.year() * 12 + day.month0() as i32;
            let months = months(to.first) - months(from.first);
            (months - 1, months + 1)
        }
        (unit, Grain::Day) => {
            let days = (to.first - from.first).num_days() as i32;
            if unit == Unit::Day { (days, days + 1) } else { (days / 7, (days + 6) / 7) }
        }
        _ => return None,
    };
    if most < 0 || ends.weekdays && length.unit != Unit::Day {
        return None;
    }
    let mut agrees = fits(length, count, least, most);
    if ends.weekdays {
        agrees |= fits(length, count - 7.0, least, most) || fits(length, count - 14.0, least, most);
    }
    // Counted with both ends or without one.
    let expected = either(least.max(0), most);
    let unit = length.unit.name(f64::from(most));
    let (printed_from, printed_to) = (reading.slice(ends.from_span), reading.slice(ends.to_span));
    let sum = if ends.from_span == ends.to_span {
        format!("{printed_from} is {expected} {unit}")
    } else {
        format!("{printed_from} to {printed_to} is {expected} {unit}")
    };
    Some(YearSpan { from: ends.from_span, to: ends.to_span, length: length.span, expected, sum, agrees })
}

fn fits(length: &Length, count: f64, least: i32, most: i32) -> bool {
    let (under, over) = room(length.hedge, count);
    let slack = match length.unit {
        Unit::Year => slack(length),
        Unit::Day if count > 20.0 => 2.0,
        _ => 0.0,
    };
    count >= f64::from(least) - slack.max(over) && count <= f64::from(most) + (slack - 1.0).max(0.0).max(under)
}
