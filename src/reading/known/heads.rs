//! Heads of state and of government that a country does not have: the prime minister of the United States.

use super::Reading;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use crate::table::fold::fold;
use crate::table::{Row, TableId, csv};
use std::sync::LazyLock;

macro_rules! section {
    ($name:literal) => {
        LazyLock::new(|| WordSet::section(include_str!("../../../rules/data/heads.txt"), $name))
    };
}

static NO_PRIME_MINISTER: LazyLock<WordSet> = section!("no-prime-minister");
static CHANCELLOR: LazyLock<WordSet> = section!("chancellor");
static NO_PRESIDENT: LazyLock<WordSet> = section!("no-president");

/// The country that has nobody of the title of a mention, by its code: the one the title names, else the one whose head the person has been.
pub(crate) fn land_without(reading: &Reading<'_>, mention: usize) -> Option<String> {
    let title = reading.mentions()[mention].title?;
    let office = title.office.name();
    if !matches!(office, "prime-minister" | "chancellor" | "president") {
        return None;
    }
    let land = match title.jurisdiction {
        // The president of a firm has a country too: `Japanese President Ann Lee`.
        Some(_) if office == "president" => return None,
        Some(owner) => named(reading, owner)?,
        None => led(reading, mention, office)?,
    };
    let lacks = match office {
        "prime-minister" => NO_PRIME_MINISTER.contains(&land),
        "chancellor" => !CHANCELLOR.contains(&land),
        _ => NO_PRESIDENT.contains(&land),
    };
    lacks.then_some(land)
}

/// The one country that words name.
fn named(reading: &Reading<'_>, words: Span<Text>) -> Option<String> {
    let lands = reading.lands();
    let land = &lands[lands.partition_point(|land| land.span.start < words.start)..].first()?;
    let is_whole = land.span.start == words.start && land.span.end <= words.end && words.end - land.span.end <= 3;
    let rows = land.rows.iter().filter(|_| is_whole).map(|row| reading.tables().row(*row));
    only(rows.filter(|row| row.get("within").is_empty()).map(|row| row.get("land").into_owned()))
}

/// The one country that the tables have the known person of a mention lead, under no such title.
fn led(reading: &Reading<'_>, mention: usize, office: &str) -> Option<String> {
    let tables = reading.tables();
    let person = reading.known_people()[mention].person.as_deref()?;
    let terms = tables.find(TableId::TERMS, "person", person);
    let held: Vec<Row<'_>> =
        terms.iter().filter_map(|term| tables.one(TableId::OFFICES, "office", &term.get("office"))).collect();
    let title = office.replace('-', " ");
    let is_so_called = |row: &Row<'_>| {
        let titles = [row.get("titles"), row.get("bare"), row.get("name")];
        titles.iter().any(|cell| csv::parts(cell).any(|name| fold(name).contains(&title)))
    };
    if held.iter().any(is_so_called) {
        return None;
    }
    let is_head = |row: &&Row<'_>| {
        let id = row.get("office");
        id.ends_with("-hos") || id.ends_with("-hog") || id == "us-president"
    };
    only(held.iter().filter(is_head).map(|row| row.get("land").into_owned()))
}

fn only(codes: impl Iterator<Item = String>) -> Option<String> {
    let mut codes: Vec<String> = codes.collect();
    codes.dedup();
    (codes.len() == 1).then(|| codes.remove(0))
}
