//! A claim in words: who this is and where else, which day is meant, how the sum goes, who speaks, which row of a table is behind it.

use super::desk::Desk;
use super::document::Document;
use super::markdown::{code, plain};
use super::names::named;
use crate::calendar::{MONTHS, WEEKDAYS};
use crate::facts::{COMMON, Fact, Field, Value};
use crate::report::{count, one_line};
use crate::table::{Row, TableId, Tables, fold};
use chrono::{Datelike, NaiveDate};
use std::fmt::Write;

/// How many lines a name is said to stand in, the first ones.
const MOST_LINES: usize = 20;

/// What is read in a claim, in Markdown: what it comes to, then every field that could be read.
pub(super) fn tell(fact: &Fact, facts: &[Fact], document: &Document, desk: &Desk) -> String {
    let mut text = format!("**{}** · {}", plain(&one_line(document.source().slice(fact.span))), fact.kind.name);
    let lines = match fact.kind.name {
        "person" => person(fact, facts, document, desk.linter.tables()),
        "acronym" | "name" | "organisation" | "place" => mentions(fact, facts, document).into_iter().collect(),
        "date" => date(fact).into_iter().collect(),
        "quote" => vec![quote(fact)],
        _ => sum(fact).into_iter().collect(),
    };
    for line in lines {
        let _ = write!(text, "\n\n{line}");
    }
    let fields: Vec<String> = fact.fields.iter().filter_map(|(field, value)| own(field, value)).collect();
    if !fields.is_empty() {
        let _ = write!(text, "\n\n{}", fields.join(" · "));
    }
    text
}

/// Who it is, every mention, and the rows of the tables.
fn person(fact: &Fact, facts: &[Fact], document: &Document, tables: &Tables) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(full) = words(fact, "full") {
        let office = words(fact, "office_name").or_else(|| words(fact, "title")).or_else(|| words(fact, "role"));
        let office = office.map(|office| format!(", {}", plain(office))).unwrap_or_default();
        lines.push(format!("This is **{}**{office}.", plain(full)));
    }
    lines.extend(mentions(fact, facts, document));
    let person = words(fact, "known").and_then(|known| tables.one(TableId::PEOPLE, "person", &fold::fold(known)));
    let office = words(fact, "known_office").and_then(|office| tables.one(TableId::OFFICES, "office", office));
    lines.extend(person.map(row));
    lines.extend(office.map(row));
    lines
}

fn row(row: Row<'_>) -> String {
    format!("{}:{}: {}", plain(row.path()), row.number(), code(row.line()))
}

/// Where else the same is named.
fn mentions(fact: &Fact, facts: &[Fact], document: &Document) -> Option<String> {
    let named = named(facts, fact.span.start)?;
    let line = |fact: &&Fact| {
        let line = document.range(fact.span).start.line + 1;
        format!("[{line}]({}#L{line})", document.uri)
    };
    let mut lines: Vec<String> = named.mentions.iter().map(line).collect();
    lines.dedup();
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines.push("…".to_owned());
    }
    let places = if lines.len() == 1 { "line" } else { "lines" };
    Some(format!("{}: {places} {}", count(named.mentions.len(), "mention"), lines.join(", ")))
}

/// The day meant, with its weekday.
fn date(fact: &Fact) -> Option<String> {
    let Value::Date(date) = *fact.get("resolved") else { return None };
    let mut text = format!("This is **{}**", in_words(date));
    if words(fact, "year_from") == Some("publication") {
        text.push_str(", the year taken from the story's date");
    }
    text.push('.');
    if let (Value::Flag(false), Some(weekday)) = (fact.get("weekday_agrees"), words(fact, "weekday")) {
        let _ = write!(text, " Copy says {weekday}.");
    }
    Some(text)
}

fn in_words(date: NaiveDate) -> String {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    format!("{weekday}, {} {}, {}", MONTHS[date.month0() as usize], date.day(), date.year())
}

/// Who speaks.
fn quote(fact: &Fact) -> String {
    match (words(fact, "speaker"), fact.get("attributed")) {
        (Some(speaker), _) => format!("**{}** speaks.", plain(speaker)),
        (None, Value::Flag(true)) => "Somebody is said to have said it.".to_owned(),
        _ => "Nobody is said to have said it.".to_owned(),
    }
}

/// How the sum goes, and whether it is the one printed.
fn sum(fact: &Fact) -> Option<String> {
    let worked_out = known(fact.get("sum")).or_else(|| known(fact.get("expected")))?;
    let verdict = match fact.get("agrees") {
        Value::Flag(true) => "print and sum agree",
        Value::Flag(false) => "print and sum do not agree",
        _ => "print and sum cannot be compared",
    };
    Some(format!("Worked out: **{}**; {verdict}.", plain(&worked_out)))
}

/// The words that a field holds.
fn words<'f>(fact: &'f Fact, field: &str) -> Option<&'f str> {
    match fact.get(field) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// A field of the kind's own that could be read.
fn own(field: &Field, value: &Value<'_>) -> Option<String> {
    let is_common = COMMON.iter().any(|common| common.name == field.name);
    let value = known(value).filter(|_| !is_common)?;
    Some(format!("{} {}", plain(field.name), code(&value)))
}

/// What a value says, where it says anything.
pub(super) fn known(value: &Value<'_>) -> Option<String> {
    Some(match value {
        Value::Unknown => return None,
        Value::Flag(flag) => (if *flag { "yes" } else { "no" }).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => one_line(text).into_owned(),
        Value::Date(date) => date.to_string(),
    })
}
