//! Lengths in hours and minutes beside two clock times: `from 9 a.m. to 1 p.m., four hours`; `left at 6.10pm and sank 50 minutes later, at 7pm`.

use super::YearSpan;
use crate::reading::quantity::Hedge;
use crate::reading::statement::order::{self, Point};
use crate::reading::statement::when::{Length, Line, Unit};

const DAY: i64 = 24 * 60;

/// The length of a sentence told beside its two ends on the clock.
pub(super) fn read(line: &Line<'_, '_>) -> Option<YearSpan> {
    let lengths = line.clock_lengths();
    let [length] = lengths[..] else { return None };
    let (one, other) = ends(line, &length)?;
    let (from, to) = (one.first, other.first);
    let minutes = if to > from { to - from } else { to - from + DAY };
    let printed = (length.value * if length.unit == Unit::Hour { 60.0 } else { 1.0 }).round() as i64;
    let half = length.value.fract() != 0.0 || length.unit == Unit::Minute;
    let room = match (length.hedge, half) {
        (Hedge::None, true) => 5,
        (Hedge::None, false) => 30,
        _ => 30.max(printed / 3),
    };
    let expected = told(minutes);
    let reading = line.reading;
    Some(YearSpan {
        from: one.span,
        to: other.span,
        length: length.span,
        sum: format!("{} to {} is {expected}", reading.slice(one.span), reading.slice(other.span)),
        expected,
        agrees: (printed - minutes).abs() <= room,
    })
}

/// Minutes as a message tells them.
fn told(minutes: i64) -> String {
    let unit = |count: i64, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    match (minutes / 60, minutes % 60) {
        (0, minutes) => unit(minutes, "minute"),
        (hours, 0) => unit(hours, "hour"),
        (hours, minutes) => format!("{} {}", unit(hours, "hour"), unit(minutes, "minute")),
    }
}

fn ends(line: &Line<'_, '_>, length: &Length) -> Option<(Point, Point)> {
    let times = order::clock_times(line);
    let mut clock = times.iter();
    let (one, other, None) = (*clock.next()?, *clock.next()?, clock.next()) else { return None };
    let later = matches!(line.word(length.to), "later" | "afterwards" | "afterward" | "after");
    let between = length.from >= one.to && length.to <= other.from;
    let behind = length.from >= other.to;
    let near = |gap: usize| gap <= 3;
    let joint = (line.back(one.from, 1), line.word(one.to));
    let range = other.from == one.to + 1
        && matches!(joint, ("from" | "From", "to" | "until" | "till") | ("between" | "Between", "and"));
    let beside = behind && near(length.from - other.to) && line.word(other.to) == ","
        || length.to <= one.from && near(one.from - length.to) && line.back(length.from, 1) == "for";
    let told = if later {
        between && near(other.from - length.to) || behind && near(length.from - other.to)
    } else {
        let goes_on = matches!(line.word(length.to), "before" | "earlier" | "ahead" | "per" | "each" | "every")
            || line.word(length.to) == "a" && line.word(length.to + 1) != "day";
        let lead = line.back(length.from, 1);
        let took = behind
            && (matches!(lead, "took" | "lasted" | "lasting" | ",")
                || lead == "of" && line.back(length.from, 3) == "a");
        let own = took || length.attributive && length.to <= one.from;
        !goes_on && (range && beside || own && order::course(line) == Some((one.from, other.from)))
    };
    told.then_some((one, other))
}
