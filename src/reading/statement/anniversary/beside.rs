//! Counts of years whose beginning a full date gives, in the same sentence or in one beside it: `50 years to the day after he spoke … The march of
//! Aug. 28, 1963`; `exactly one year earlier, on Sept. 11, 2001`; `The first was on April 12, 1981. In the 30 years since`.

use super::{Anniversary, Sum, Told};
use crate::reading::quantity::Hedge;
use crate::reading::statement::when::{Grain, Length, Line, Moment, Unit, now, whole_years};
use chrono::{Datelike, NaiveDate};

/// How many days the feast may lie from the story.
const NEAR: u64 = 7;

pub(super) fn read(line: &Line<'_, '_>, found: &mut Vec<Anniversary>) {
    for length in line.lengths() {
        let exact = length.unit == Unit::Year && length.hedge == Hedge::None && length.value.fract() == 0.0;
        if exact && !length.attributive {
            found.extend(to_the_day(line, &length).or_else(|| since(line, &length)));
        }
    }
}

/// `50 years to the day after`, `exactly one year earlier`: the one full date of that day of the year, there or beside.
fn to_the_day(line: &Line<'_, '_>, length: &Length) -> Option<Anniversary> {
    let behind = |at: usize| matches!(line.word(at), "after" | "since" | "later" | "ago" | "before" | "earlier");
    let told = line.reads(length.to, &["to", "the", "day"]) && behind(length.to + 3)
        || line.back(length.from, 1).eq_ignore_ascii_case("exactly") && behind(length.to);
    let today = now(line.reading).filter(|_| told)?.wider(NEAR, NEAR);
    let years = |moment: &Moment| {
        let day = moment.days.first;
        let feasts = [today.first.year(), today.last.year()].map(|year| on(day, year));
        let feast = feasts.into_iter().flatten().find(|feast| (today.first..=today.last).contains(feast))?;
        (day < today.first).then(|| whole_years(day, feast))
    };
    let beside = [Some(line.clone()), line.next(), line.previous()];
    let days =
        beside.iter().flatten().flat_map(Line::moments).filter(|moment| moment.dated && moment.grain == Grain::Day);
    let mut dated = days.filter_map(|moment| Some((moment, years(&moment)?)));
    let (event, expected) = dated.next()?;
    dated.all(|(_, other)| other == expected).then(|| made(line, length, &event, (expected, expected)))
}

/// `In the 30 years since`, of the one date that the sentence before ends with.
fn since(line: &Line<'_, '_>, length: &Length) -> Option<Anniversary> {
    /// How far (tokens) from its end the date may stand.
    const TAIL: usize = 3;
    let opens = matches!((line.back(length.from, 2), line.back(length.from, 1)), ("In", "the"));
    let bare = line.word(length.to) == "since" && matches!(line.word(length.to + 1), "," | "then");
    let before = line.previous().filter(|_| opens && bare && length.from == line.range.start + 2)?;
    let [event] = before.moments()[..] else { return None };
    let ends = event.dated && before.range.end - event.to <= TAIL;
    let today = now(line.reading).filter(|_| ends)?;
    let least = whole_years(event.days.last, today.first);
    let most = today.last.year() - event.days.first.year();
    (least > 0).then(|| made(line, length, &event, (least, most)))
}

/// The day of a year that has the month and the day of another.
fn on(day: NaiveDate, year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, day.month(), day.day())
}

fn made(line: &Line<'_, '_>, length: &Length, event: &Moment, (least, most): (i32, i32)) -> Anniversary {
    let sum = Sum {
        told: Told::Since,
        count: length.span,
        event: event.span,
        at: None,
        least,
        most,
        unit: if most == 1 { "year" } else { "years" },
        agrees: (f64::from(least)..=f64::from(most)).contains(&length.value),
    };
    sum.done(line.reading)
}
