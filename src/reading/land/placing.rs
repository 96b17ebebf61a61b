//! Places told with the land they lie in: `from Lyon, France`, `near Erie, Pa.`, `the Belgian city of Ghent`. What may be the next item of a
//! list (`offices in Paris, Germany and Spain`) tells nothing.

use super::town::{self, Town};
use super::{Form, LandMention, word};
use crate::reading::Reading;
use crate::span::{Span, Text};
use crate::table::{RowId, csv, lands};

/// A place, and the land it is told to lie in.
#[derive(Debug, Clone)]
pub(crate) struct Placing {
    /// Place and land.
    pub(crate) span: Span<Text>,
    pub(crate) place: Span<Text>,
    pub(crate) land: Span<Text>,
    /// The code of the land: as the tables list the place, where they list it there.
    pub(crate) code: String,
    /// The row of the place.
    pub(crate) row: RowId,
    /// Whether so many places bear the name that the tables may lack one.
    pub(crate) common: bool,
}

/// In how many countries, or states of one country, a name is so common that there is one more nobody listed.
const COMMON: usize = 3;

/// Countries where towns are called after British and Irish ones, and after their counties.
const SETTLED: &[&str] = &["US", "CA", "AU", "NZ", "ZA", "JM", "BB"];

/// What a city is called between the land's adjective and its name.
const TOWNS: &[&str] = &["city", "town", "village", "port", "resort", "metropolis"];

/// Marks that may follow a place and its land.
const CLOSING: &[&str] = &[",", ".", ";", ":", ")", "—", "–", "?", "!"];

/// The places of a story that are told with their land.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Placing> {
    let lands = reading.lands();
    let of_land = |(number, land): (usize, &LandMention)| {
        let town = match land.form {
            Form::Adjective => after_adjective(reading, land),
            _ => before_comma(reading, land, lands.get(number + 1)),
        };
        Some(placing(reading, town?, land))
    };
    lands.iter().enumerate().filter_map(of_land).collect()
}

/// `from Lyon, France,`; `LYON, France —`.
fn before_comma<'a>(reading: &Reading<'a>, land: &LandMention, next_land: Option<&LandMention>) -> Option<Town<'a>> {
    let (first, after) = land.tokens;
    if land.form == Form::Owner || !closes(reading, land, next_land) {
        return None;
    }
    let comma = if word(reading, first, -1) == Some("in") { first.checked_sub(2)? } else { first.checked_sub(1)? };
    if word(reading, comma, 0) != Some(",") || reading.tokens()[comma].block != reading.tokens()[first].block {
        return None;
    }
    let town = town::after_preposition(reading, comma)?;
    let opens_block = word(reading, town.first, -1).is_none();
    let is_dateline =
        !opens_block || matches!(word(reading, first, (after - first) as isize), Some("—" | "–" | "-" | "("));
    (is_dateline && !is_shouted(reading, town, land)).then_some(town)
}

/// Whether what follows a land ends the pair and goes on with no list.
fn closes(reading: &Reading<'_>, land: &LandMention, next_land: Option<&LandMention>) -> bool {
    let (first, after) = land.tokens;
    let follows = |by: usize| word(reading, first, (after - first + by) as isize);
    // `in the heart of Beijing, U.S. President Ann Lee`: initials before a word are that word's.
    let name = reading.slice(land.span);
    let ends_with_stop = name.ends_with('.') && name.bytes().filter(|byte| *byte == b'.').count() == 1;
    match follows(0) {
        Some("," | "-" | "(") | None => {}
        Some(mark) if CLOSING.contains(&mark) || ends_with_stop => {}
        Some(_) => return false,
    }
    let is_list = follows(0) == Some(",")
        && (matches!(follows(1), Some("and" | "or" | "&" | "the"))
            || next_land.is_some_and(|next| next.tokens.0 == after + 1));
    !(is_list || follows(0) == Some(",") && town::at(reading, after + 1).is_some())
}

/// Whether a postal code stands in a line of capitals, where it may be a word: `LOST IN PARIS, OR FOUND`.
fn is_shouted(reading: &Reading<'_>, town: Town<'_>, land: &LandMention) -> bool {
    let is_capitals = |span: Span<Text>| !reading.slice(span).contains(char::is_lowercase);
    land.span.len() == 2 && is_capitals(town.span)
}

/// `the Belgian city of Ghent`.
fn after_adjective<'a>(reading: &Reading<'a>, land: &LandMention) -> Option<Town<'a>> {
    let (first, after) = land.tokens;
    let follows = |by: usize| word(reading, first, (after - first + by) as isize);
    let is_frame = TOWNS.contains(&follows(0)?) && follows(1) == Some("of");
    is_frame.then(|| town::at(reading, after + 2)).flatten()
}

fn placing(reading: &Reading<'_>, town: Town<'_>, land: &LandMention) -> Placing {
    let tables = reading.tables();
    let listed = town.row.get("lands");
    let agreeing = land
        .codes(reading)
        .find_map(|code| csv::parts(&listed).find(|listed| lands::may_be(tables, listed, &code)).map(str::to_owned));
    let code = agreeing.or_else(|| land.codes(reading).next()).unwrap_or_default();
    let common = is_common(&listed, &code);
    let (place, land) = (town.span, land.span);
    let span = Span::new(place.start.min(land.start), place.end.max(land.end));
    Placing { span, place, land, code, row: town.row.id(), common }
}

/// Whether a name is borne in so many lands that there may be another in the one told: in three countries (`St Thomas`), in three states of its
/// country (`Mill Creek`), or all over where British counties have given theirs (`Surrey`).
fn is_common(listed: &str, told: &str) -> bool {
    let country = |code: &str| code.split('-').next().unwrap_or_default().to_owned();
    let mut countries: Vec<String> = csv::parts(listed).map(country).collect();
    let told = country(told);
    let in_country = countries.iter().filter(|country| **country == told).count();
    let is_settled = matches!(told.as_str(), "GB" | "IE") && countries.iter().all(|it| SETTLED.contains(&it.as_str()));
    countries.sort_unstable();
    countries.dedup();
    countries.len() >= COMMON || in_country >= COMMON || is_settled
}
