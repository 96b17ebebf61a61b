//! Events of the tables told with a date: `the 1986 Chernobyl disaster`, `since the fall of the Berlin Wall in 1989`, `the Berlin Wall fell in 1989`,
//! `the Sept. 11, 2001, attacks`.
//!
//! A year right behind a name may be that of the verb (`she wrote of the fall of the Berlin Wall in 1999`): it counts where the name follows a
//! preposition of time or opens its sentence.

use super::slip;
use super::when::{Grain, Line, Moment, Stretch};
use crate::reading::Reading;
use crate::reading::date::month_number;
use crate::reading::printed::{Printed, Standing};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use crate::table::openings::Openings;
use crate::table::{Row, RowId, TableId};
use chrono::{Datelike, NaiveDate};
use std::sync::OnceLock;

/// An event with the date told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    /// Name and date.
    pub(crate) span: Span<Text>,
    /// The name.
    pub(crate) name: Span<Text>,
    /// The date, as printed.
    pub(crate) told: Span<Text>,
    /// Its row.
    pub(crate) row: RowId,
    /// Whether the event was on that date.
    pub(crate) agrees: bool,
}

/// How an event is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `fall of the Berlin Wall`
    Name,
    /// `Berlin Wall fell`
    Clause,
}

const COLUMNS: [&str; 2] = ["names", "clauses"];
const FORMS: [Form; 2] = [Form::Name, Form::Clause];

/// The events of a story that are told with a date, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Event> {
    static SHIPPED: OnceLock<Openings> = OnceLock::new();
    let names = Printed::new(reading, TableId::EVENTS, &COLUMNS, &SHIPPED);
    let mut found = Vec::new();
    for sentence in 0..reading.sentences().len() {
        let line = Line::new(reading, sentence);
        if !line.range.clone().any(|at| is_year(&line, at)) {
            continue;
        }
        let moments = line.moments();
        found.extend(moments.iter().filter_map(|moment| by_day(&line, moment)));
        for at in line.range.clone().filter(|at| line.tokens[*at].kind != TokenKind::Mark) {
            found.extend(named_at(&line, &names, at, &moments));
        }
    }
    found.sort_by_key(|event: &Event| event.span.start);
    found
}

/// The event whose longest name stands at a token, with its date.
fn named_at(line: &Line<'_, '_>, names: &Printed<'_>, at: usize, moments: &[Moment]) -> Option<Event> {
    let standing = names.at(line.reading, &line.tokens[at]);
    let Standing { end, row, column } = standing.into_iter().max_by_key(|name| name.end)?;
    let form = FORMS[column];
    let (name, after) = (Span::new(line.tokens[at].span.start, end), line.from(end));
    let (told, days) = match form {
        Form::Name => before(line, at).or_else(|| behind(line, at, after, moments))?,
        Form::Clause => behind_verb(line, after, moments)?,
    };
    Some(Event { span: name.to(told), name, told, row: row.id(), agrees: agrees(row, days) })
}

/// `the 1986 Chernobyl disaster`, `the April 1986 Chernobyl disaster`; but not `In 1996 Hurricane Andrew`.
fn before(line: &Line<'_, '_>, at: usize) -> Option<(Span<Text>, Stretch)> {
    let year = at.checked_sub(1).filter(|year| is_year(line, *year))?;
    let number: i32 = line.word(year).parse().ok()?;
    let (from, days) = match month_number(line.back(year, 1)) {
        Some(month) => (year - 1, Stretch::month(number, month)?),
        None => (year, Stretch::year(number)?),
    };
    let lead = line.back(from, 1);
    matches!(lead, "the" | "The" | "a" | "that" | "s").then(|| (line.span(from, at), days))
}

/// `since the Chernobyl disaster in 1986`, `the Chernobyl disaster of 1986`, `the Chernobyl disaster (1986)`.
fn behind(line: &Line<'_, '_>, at: usize, after: usize, moments: &[Moment]) -> Option<(Span<Text>, Stretch)> {
    let moment = told_at(line, after + 1, moments)?;
    let article = usize::from(matches!(line.back(at, 1), "the" | "The"));
    let lead = line.back(at, article + 1);
    let tied = match line.word(after) {
        "of" => true,
        "(" => line.word(moment.to) == ")",
        "in" | "on" => {
            lead.is_empty()
                || matches!(
                    lead,
                    "after"
                        | "After"
                        | "before"
                        | "Before"
                        | "since"
                        | "Since"
                        | "until"
                        | "Until"
                        | "following"
                        | "Following"
                        | "during"
                        | "During"
                        | "like"
                        | "Like"
                )
        }
        _ => false,
    };
    tied.then_some((moment.span, moment.days))
}

/// `fell in 1989`, `fell on November 9, 1989`.
fn behind_verb(line: &Line<'_, '_>, after: usize, moments: &[Moment]) -> Option<(Span<Text>, Stretch)> {
    let moment = told_at(line, after + 1, moments).filter(|_| matches!(line.word(after), "in" | "on"))?;
    Some((moment.span, moment.days))
}

/// The point in time with its year that begins at a token, no range.
fn told_at(line: &Line<'_, '_>, at: usize, moments: &[Moment]) -> Option<Moment> {
    let known = moments.iter().find(|moment| moment.from == at).copied();
    let bare = || {
        let days = Stretch::year(line.word(at).parse().ok().filter(|_| is_year(line, at))?)?;
        let span = line.span(at, at + 1);
        Some(Moment { span, from: at, to: at + 1, days, grain: Grain::Year, dated: true, range_end: None })
    };
    let moment = known.or_else(bare).filter(|moment| moment.dated)?;
    (!matches!(line.word(moment.to), "-" | "–" | "to" | "and" | "or")).then_some(moment)
}

/// `the Sept. 11, 2001, attacks`, `the attacks of Sept. 11, 2001`: an event that is called by its day.
fn by_day(line: &Line<'_, '_>, moment: &Moment) -> Option<Event> {
    let tables = line.reading.tables();
    let day = Some(moment.days.first).filter(|_| moment.grain == Grain::Day && moment.dated)?;
    let row = tables.one(TableId::EVENTS, "day", &format!("{:02}-{:02}", day.month(), day.day()))?;
    let called = row.names("called");
    let next = moment.to + usize::from(line.word(moment.to) == ",");
    let stands_at = |at: usize| {
        let words = |noun: &str| noun.split(' ').count();
        let reads = |noun: &&String| noun.split(' ').enumerate().all(|(step, word)| line.word(at + step) == word);
        called.iter().filter(reads).max_by_key(|noun| noun.len()).map(|noun| (at, at + words(noun)))
    };
    let led = matches!(line.back(moment.from, 1), "the" | "The").then(|| stands_at(next)).flatten();
    let behind = || {
        let noun = (1..=4).rev().filter_map(|back| stands_at(moment.from.checked_sub(back + 1)?));
        let of = matches!(line.back(moment.from, 1), "of" | "on");
        noun.into_iter().find(|(from, to)| of && *to + 1 == moment.from && matches!(line.back(*from, 1), "the" | "The"))
    };
    let (from, to) = led.or_else(behind)?;
    let name = line.span(from, to);
    let told = moment.span;
    let agrees = agrees(row, moment.days);
    // Other things happen on that day of the year: `the Sept. 11, 2012, attack` on a consulate.
    (agrees || may_be_misprint(row, day.year())).then_some(Event {
        span: name.to(told),
        name,
        told,
        row: row.id(),
        agrees,
    })
}

/// How many years off a year written from memory is at most.
const FROM_MEMORY: i32 = 3;

/// Whether a year is that of an event misprinted, or a few years off.
fn may_be_misprint(row: Row<'_>, year: i32) -> bool {
    let Some(was) = row.date("from").map(|date| date.earliest.year()) else { return false };
    (was - year).abs() <= FROM_MEMORY || slip::is_slip(f64::from(was), f64::from(year))
}

fn is_year(line: &Line<'_, '_>, at: usize) -> bool {
    let word = line.word(at);
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an event may have been on some day.
fn agrees(row: Row<'_>, told: Stretch) -> bool {
    let day =
        |column: &str| -> Option<(NaiveDate, NaiveDate)> { row.date(column).map(|date| (date.earliest, date.latest)) };
    let (Some((from, _)), Some((_, to))) = (day("from"), day("to")) else { return true };
    told.first <= to && from <= told.last
}
