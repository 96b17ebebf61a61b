//! Places called the capital of a land: `Lusaka, the capital of Zambia`, `the Zambian capital, Lusaka`, `Zambia, whose capital, Lusaka,`. A capital
//! of fashion is none, nor is one of long ago. Where no land stands beside it, [`told`] has it be that of the country told of.

mod told;

use super::town::{self, Town};
use super::{Form, LandMention, word};
use crate::reading::Reading;
use crate::reading::person::tells_another_time;
use crate::span::{Span, Text};
use crate::table::fold::fold;
use crate::table::{csv, lands};

/// A place called a capital.
#[derive(Debug, Clone)]
pub(crate) struct Capital {
    /// Place and land.
    pub(crate) span: Span<Text>,
    pub(crate) place: Span<Text>,
    pub(crate) land: Span<Text>,
    /// The code of the land: of two so called the one whose capital it is.
    pub(crate) code: String,
    /// Whether the place was its capital once, and the sentence tells of another time.
    pub(crate) of_old: bool,
}

/// The capitals a story names with their land.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Capital> {
    let of_land = |land: &LandMention| Some(capital(reading, beside(reading, land)?, land));
    let mut found: Vec<Capital> = reading.lands().iter().filter_map(of_land).collect();
    found.extend(its_own(reading));
    found.extend(told::read(reading));
    found.sort_by_key(|capital| capital.span.start);
    found
}

/// `… from Zambia, and a wreath from Lusaka, its capital`: of the last land the sentence names before.
fn its_own(reading: &Reading<'_>) -> Vec<Capital> {
    const ITS: &str = "its capital";
    let of_words = |offset: usize| {
        let at = reading.tokens().partition_point(|token| (token.span.start as usize) < offset);
        if word(reading, at, 0) != Some("its") || word(reading, at, 1) != Some("capital") {
            return None;
        }
        let town = named_before(reading, at, at + 2)?;
        let sentence = reading.sentences()[reading.sentence_at(town.span.start)?].span;
        let before = |land: &&LandMention| sentence.start <= land.span.start && land.span.end < town.span.start;
        let land = reading.lands().iter().rev().find(before)?;
        (land.form != Form::Adjective).then(|| capital(reading, town, land))
    };
    if reading.lands().is_empty() {
        return Vec::new();
    }
    memchr::memmem::find_iter(reading.text().as_bytes(), ITS).filter_map(of_words).collect()
}

/// The place that is called the capital of a land.
fn beside<'a>(reading: &Reading<'a>, land: &LandMention) -> Option<Town<'a>> {
    let (first, after) = land.tokens;
    let follows = |by: usize| word(reading, first, (after - first + by) as isize);
    match land.form {
        // `the capital of Zambia`
        Form::Name if word(reading, first, -1) == Some("of") && word(reading, first, -2) == Some("capital") => {
            around(reading, first - 2, after)
        }
        Form::Name if word(reading, first, -1) == Some("the") && word(reading, first, -3) == Some("capital") => {
            (word(reading, first, -2) == Some("of")).then(|| around(reading, first - 3, after)).flatten()
        }
        // `Zambia, whose capital is Lusaka`
        Form::Name if follows(0) == Some(",") && follows(1) == Some("whose") && follows(2) == Some("capital") => {
            named_after(reading, after + 3)
        }
        // `Zambia's capital`, `the Zambian capital`
        Form::Owner | Form::Adjective if follows(0) == Some("capital") => {
            let after = after + 1 + usize::from(follows(1) == Some("city"));
            around(reading, first, after)
        }
        _ => None,
    }
}

/// The place before or after the words that call it a capital.
fn around<'a>(reading: &Reading<'a>, from: usize, after: usize) -> Option<Town<'a>> {
    named_after(reading, after).or_else(|| named_before(reading, from, after))
}

/// `…, Lusaka,`; `… Lusaka`; `… of Lusaka`; `… is Lusaka`.
fn named_after<'a>(reading: &Reading<'a>, after: usize) -> Option<Town<'a>> {
    let joint = word(reading, after, 0)?;
    let town = town::at(reading, after + usize::from(matches!(joint, "," | "of" | "is" | "was")))?;
    let next = word(reading, town.first, (town.after - town.first) as isize);
    let is_list = joint == "," && !matches!(next, None | Some("," | "." | ";" | ")" | "—" | "–"))
        || next == Some(",") && town::at(reading, town.after + 1).is_some()
        || matches!(next, Some("and" | "or"));
    (!is_list).then_some(town)
}

/// `Lusaka, the capital of Zambia`.
fn named_before<'a>(reading: &Reading<'a>, from: usize, after: usize) -> Option<Town<'a>> {
    let from = if word(reading, from, -1) == Some("the") { from - 1 } else { from };
    // The Dutch capital of cool is no town's.
    let is_whole = !matches!(word(reading, after - 1, 1), Some("of" | "and" | "or" | "for"));
    (is_whole && word(reading, from, -1) == Some(",")).then(|| town::before(reading, from - 1)).flatten()
}

fn capital(reading: &Reading<'_>, town: Town<'_>, land: &LandMention) -> Capital {
    let tables = reading.tables();
    let name = fold(reading.slice(town.span));
    let has = |column: &str, code: &str| {
        let row = lands::land(tables, code);
        row.is_some_and(|row| csv::parts(&row.get(column)).any(|capital| fold(capital) == name))
    };
    let right = land.codes(reading).find(|code| has("capitals", code));
    let once = land.codes(reading).any(|code| has("former_capitals", &code));
    let code = right.or_else(|| land.codes(reading).next()).unwrap_or_default();
    let (place, land) = (town.span, land.span);
    let span = Span::new(place.start.min(land.start), place.end.max(land.end));
    Capital { span, place, land, code, of_old: once && tells_another_time(reading, span) }
}
