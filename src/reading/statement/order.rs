//! Two things told with their times, of which words say that the one comes before the other: `began in March 2022 and ended in October 2022`, `died in 2014
//! after it was first tabled in 2012`, `opens at 10 a.m. and closes at 4 p.m.`.
//!
//! Only where both verbs are of one subject, or a word (`after`, `followed`, `the result`) says which comes first.

mod course;
mod point;

use super::when::Line;
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use chrono::Datelike;
use course::{Sides, by_course, order_of};
use point::points;
pub(in crate::reading::statement) use point::{Point, clock_times};

/// Two times of which one must not be before the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Both, from verb to verb, as far as print goes.
    pub span: Span<Text>,
    /// The time of what comes first.
    pub earlier: Span<Text>,
    /// The time of what comes after it.
    pub later: Span<Text>,
    /// The word that says so: the verb of what comes after, or `after`.
    pub word: Span<Text>,
    /// Whether the second is no earlier; unknown where it may lie in another year or on another day.
    pub agrees: Option<bool>,
}

/// Every two times of a story that words put in order, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Order> {
    let mut found = Vec::new();
    let mut before: Option<(usize, Vec<Point>)> = None;
    for (sentence, it) in reading.sentences().iter().enumerate() {
        let range = reading.tokens_in(it.span);
        let numbers = reading.tokens()[range].iter().filter(|token| token.kind == TokenKind::Number).count();
        if numbers == 0 || it.is_run_together() {
            before = None;
            continue;
        }
        let line = Line::new(reading, sentence);
        let points = points(&line);
        for pair in points.windows(2) {
            found.extend(order_of(&line, &pair[0], &pair[1]).and_then(|sides| judge(&line, sides)));
        }
        if let (Some((last, one)), [other]) = (&before, &points[..])
            && let [one] = one[..]
            && *last + 1 == sentence
            && let Some(previous) = line.previous()
        {
            found.extend(course::across(&previous, &one, &line, other).and_then(|sides| judge(&line, sides)));
        }
        before = Some((sentence, points));
    }
    found
}

/// The first tokens of the two times of a sentence in which one thing begins at the first and ends at the second.
pub(in crate::reading::statement) fn course(line: &Line<'_, '_>) -> Option<(usize, usize)> {
    let points = points(line);
    let [one, other] = &points[..] else { return None };
    by_course(line, one, other).map(|sides| (sides.earlier.from, sides.later.from))
}

/// How long (days) after the first a time without a year may be said to lie before it, and not in the year to come.
const WITHIN_A_YEAR: i64 = 120;

/// A day without a year that a verb in the past is told of is last year's where the year nearest the story puts it after the story: `was planted on 10 May
/// and lifted on 26 April`, in October.
fn gone_by(line: &Line<'_, '_>, earlier: &Point, later: Point, word: Span<Text>) -> Point {
    const YEAR: i64 = 365;
    let story = line.reading.story_date().map(|story| i64::from(story.date.num_days_from_ce()));
    let plain = !later.dated && !earlier.dated && !later.is_clock && !later.is_weekday;
    let past = line.reading.slice(word).ends_with("ed");
    match story {
        Some(story) if plain && past && earlier.first <= story && later.first > story => {
            Point { first: later.first - YEAR, last: later.last - YEAR, ..later }
        }
        _ => later,
    }
}

fn judge(line: &Line<'_, '_>, sides: Sides) -> Option<Order> {
    let Sides { earlier, later, word } = sides;
    let later = gone_by(line, &earlier, later, word);
    if earlier.is_weekday || later.is_weekday {
        return None;
    }
    let agrees = if earlier.first <= later.last {
        Some(true)
    } else if earlier.is_clock {
        // A night runs over midnight: only what is told of one half of the day is in order.
        (earlier.half == later.half && !point::may_be_next_day(line, &later)).then_some(false)
    } else {
        let dated = earlier.dated && later.dated;
        (dated || earlier.first - later.last <= WITHIN_A_YEAR).then_some(false)
    };
    let span = Span::new(earlier.span.start.min(later.span.start), earlier.span.end.max(later.span.end));
    Some(Order { span, earlier: earlier.span, later: later.span, word, agrees })
}
