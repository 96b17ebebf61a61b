//! The times of a sentence that something is told of: days, months and years, and clock times.

use crate::reading::date::is_weekday;
use crate::reading::statement::when::{Line, Moment};
use crate::reading::time::{Meridiem, TimeMention};
use crate::span::{Span, Text};
use chrono::Datelike;

/// A time that something is told of.
#[derive(Debug, Clone, Copy)]
pub(in crate::reading::statement) struct Point {
    pub(in crate::reading::statement) span: Span<Text>,
    /// Its first token and the first after it.
    pub(in crate::reading::statement) from: usize,
    pub(in crate::reading::statement) to: usize,
    /// The least and the most it can be: days of our era, or minutes of the day.
    pub(in crate::reading::statement) first: i64,
    pub(in crate::reading::statement) last: i64,
    /// Whether it is a clock time.
    pub(in crate::reading::statement) is_clock: bool,
    /// Whether it is a day of the week, which comes again.
    pub(in crate::reading::statement) is_weekday: bool,
    /// Of a clock time: its half of the day.
    pub(in crate::reading::statement) half: Option<Meridiem>,
    /// Whether its year is printed.
    pub(in crate::reading::statement) dated: bool,
}

/// The times of a sentence, in text order: its dates, or, where it has one at most, its clock times, or else its days of the week.
pub(in crate::reading::statement) fn points(line: &Line<'_, '_>) -> Vec<Point> {
    let moments = line.moments();
    if moments.len() < 2 {
        let times = clock_times(line);
        if times.len() > 1 {
            return times;
        }
    }
    if moments.is_empty() {
        return weekdays(line);
    }
    let day = |moment: &Moment| Point {
        span: moment.span,
        from: moment.from,
        to: moment.to,
        first: i64::from(moment.days.first.num_days_from_ce()),
        last: i64::from(moment.range_end.unwrap_or(moment.days.last).num_days_from_ce()),
        is_clock: false,
        is_weekday: false,
        half: None,
        dated: moment.dated,
    };
    moments.iter().map(day).collect()
}

/// The clock times of a sentence that are told by one clock, but for those that only tell another again.
pub(in crate::reading::statement) fn clock_times(line: &Line<'_, '_>) -> Vec<Point> {
    let sentence = line.reading.sentences()[line.sentence].span;
    let times = line.reading.times();
    let from = times.partition_point(|time| time.span.start < sentence.start);
    let to = from + times[from..].partition_point(|time| time.span.start < sentence.end);
    if to - from < 2 {
        return Vec::new();
    }
    let judged = &line.reading.judged_times()[from..to];
    let again = |at: usize| judged.iter().any(|it| it.instant.is_some_and(|other| other.index == at));
    let zone = |time: &TimeMention| time.zone.map(|it| it.value.short).filter(|short| *short != "local time");
    let own: Vec<&TimeMention> = (from..to).filter(|at| !again(*at)).map(|at| &times[at]).collect();
    if own.iter().any(|time| zone(time) != own.first().and_then(|first| zone(first))) {
        return Vec::new();
    }
    let point = |time: &&TimeMention| {
        let half = time.meridiem.map(|it| it.value)?;
        let minutes = i64::from(time.minutes()?);
        let tokens = line.reading.tokens_in(time.span);
        // `9.30am mainland time` goes by a clock of its own.
        let other_clock = line.word(tokens.end + 1) == "time" && time.zone.is_none();
        (!other_clock).then_some(Point {
            span: time.span,
            from: tokens.start,
            to: tokens.end,
            first: minutes,
            last: minutes,
            is_clock: true,
            is_weekday: false,
            half: Some(half),
            dated: true,
        })
    };
    own.iter().map(point).collect::<Option<_>>().unwrap_or_default()
}

/// The days of the week a sentence names, by their number from Monday.
fn weekdays(line: &Line<'_, '_>) -> Vec<Point> {
    let point = |at: usize| {
        let day: chrono::Weekday = line.word(at).parse().ok()?;
        let number = i64::from(day.num_days_from_monday());
        Some(Point {
            span: line.span(at, at + 1),
            from: at,
            to: at + 1,
            first: number,
            last: number,
            is_clock: false,
            is_weekday: true,
            half: None,
            dated: false,
        })
    };
    line.range.clone().filter(|at| is_weekday(line.word(*at))).filter_map(point).collect()
}

/// The hour (minutes of the day) before which a night's end is told.
const SMALL_HOURS: i64 = 6 * 60;

/// Whether the later clock time may be of another day than the earlier one.
pub(super) fn may_be_next_day(line: &Line<'_, '_>, later: &Point) -> bool {
    let days = line.range.clone().filter(|at| is_weekday(line.word(*at))).count();
    later.first < SMALL_HOURS
        || days > 1
        || line.range.clone().any(|at| {
            let word = line.word(at);
            // `called at 7pm that night`
            let own = line.back(at, 1) == "that" && at < later.from;
            !own && matches!(
                word,
                "next" | "following" | "overnight" | "night" | "nights" | "tomorrow" | "nightly" | "shift" | "moved"
            )
        })
}
