//! Places by whose clock a time is told: cities of the time-zone database, and the cities, countries and states of `rules/data/zones.txt` that keep one time.

use super::TimeMention;
use crate::reading::Reading;
use crate::reading::token::{TokenKind, owner};
use crate::reading::word_list;
use crate::span::{Span, Text};
use chrono::{NaiveDate, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Places and the zone each keeps.
static PLACES: LazyLock<BTreeMap<String, Tz>> = LazyLock::new(|| {
    let cities = TZ_VARIANTS.iter().filter_map(|zone| {
        let (area, city) = zone.name().rsplit_once('/')?;
        let named = !matches!(area, "Etc" | "US" | "Canada" | "Brazil" | "Mexico" | "Chile" | "Antarctica" | "SystemV");
        let city = city.replace('_', " ");
        (named && !NAMESAKES.contains(&&*city)).then_some((city, *zone))
    });
    let listed = word_list::section(super::zone::DATA, "kept-by").filter_map(|line| {
        let (place, zone) = line.split_once(" = ")?;
        Some((place.to_owned(), zone.parse().ok()?))
    });
    cities.chain(listed).collect()
});

/// What is a country's, before `time`, and the zone: `Irish time`.
static NATIONAL: LazyLock<BTreeMap<&str, Tz>> = LazyLock::new(|| {
    let listed = word_list::section(super::zone::DATA, "national-time");
    listed
        .filter_map(|line| line.split_once(" = "))
        .filter_map(|(word, zone)| Some((word, zone.parse().ok()?)))
        .collect()
});

/// Names of the database that are oftener another place's: Norfolk Island's, Easter Island's, an observatory's.
const NAMESAKES: &[&str] = &[
    "Norfolk",
    "Easter",
    "Christmas",
    "Troll",
    "Center",
    "Reunion",
    "Central",
    "Eastern",
    "Pacific",
    "Mountain",
    "Wake",
    "Victoria",
    "Monterrey",
    "Knox",
    "Vincennes",
    "Tell City",
    "Petersburg",
    "Marengo",
    "Winamac",
    "Vevay",
    "Monticello",
    "North",
    "South",
    "West",
    "Samara",
    "Lima",
    "Nelson",
    "Stanley",
    "Merida",
    "Cordoba",
    "Jujuy",
    "Mendoza",
    "Melbourne",
];

/// How many words the name of a place has at most.
const LONGEST: usize = 3;

/// Whether a word may stand between a time and its telling in another zone: part of the name of a place, `in`, `time`.
pub(super) fn is_place_word(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    word.is_empty()
        || matches!(word, "in" | "time" | "local" | "the" | "," | "there" | "which" | "is" | "that")
        || word.starts_with(|ch: char| ch.is_ascii_uppercase())
}

/// The zone of the place whose name begins at a token, and the token after it.
fn at(reading: &Reading<'_>, from: usize) -> Option<(Tz, usize)> {
    let tokens = reading.tokens().get(from..)?;
    let run = tokens.iter().take(LONGEST).take_while(|token| token.kind == TokenKind::Word && token.capital).count();
    (1..=run).rev().find_map(|len| {
        let words = tokens[..len].iter().map(|token| reading.slice(token.span)).map(|word| owner(word).unwrap_or(word));
        Some((*PLACES.get(&words.collect::<Vec<_>>().join(" "))?, from + len))
    })
}

/// The zone of the place told right behind a time: `in New York`, `Paris time`, `local time in Lagos`.
pub(super) fn behind(reading: &Reading<'_>, time: &TimeMention) -> Option<Tz> {
    let word = |at: usize| reading.tokens().get(at).map_or("", |token| reading.slice(token.span));
    let next = reading.tokens_in(time.span).end;
    let comma = usize::from(word(next) == ",");
    if word(next + comma) == "in" {
        return at(reading, next + comma + 1).map(|(zone, _)| zone);
    }
    // `for viewers in Sydney`, `for followers in Barbados`
    let viewers =
        matches!(word(next + comma), "for") && is_audience(word(next + comma + 1)) && word(next + comma + 2) == "in";
    if viewers {
        return at(reading, next + comma + 3).map(|(zone, _)| zone);
    }
    let melbourne = word(next) == "Melbourne" && word(next + 1) == "time";
    let own = at(reading, next).filter(|(_, end)| matches!(word(*end), "time" | "Time")).map(|(zone, _)| zone);
    let national = || NATIONAL.get(word(next)).filter(|_| word(next + 1) == "time").copied();
    own.or_else(national).or(melbourne.then_some(Tz::Australia__Melbourne))
}

/// Those who watch from afar.
fn is_audience(word: &str) -> bool {
    matches!(word, "viewers" | "followers" | "fans" | "listeners" | "those" | "people" | "supporters" | "readers")
}

/// The zones of the places a span names, in text order.
pub(super) fn zones(reading: &Reading<'_>, span: Span<Text>) -> Vec<Tz> {
    let range = reading.tokens_in(span);
    let mut found = Vec::new();
    let mut from = range.start;
    while from < range.end {
        let zone = at(reading, from);
        from = zone.map_or(from + 1, |(_, end)| end);
        found.extend(zone.map(|(zone, _)| zone));
    }
    found
}

/// Minutes east of Greenwich that the clocks of those zones show on those days.
pub(super) fn offsets(zones: &[Tz], days: &[NaiveDate]) -> Vec<i32> {
    let mut found: Vec<i32> =
        zones.iter().flat_map(|zone| days.iter().filter_map(|day| minutes(*zone, *day))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Minutes east of Greenwich at noon of a day.
fn minutes(zone: Tz, day: NaiveDate) -> Option<i32> {
    let noon = day.and_hms_opt(12, 0, 0)?;
    Some(zone.offset_from_utc_datetime(&noon).fix().local_minus_utc() / 60)
}
