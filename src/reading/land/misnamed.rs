//! Towns told with their state that the tables do not know, a slip away from one of that state that they do: `Loraine, Ohio`.

use super::town;
use super::{Form, LandMention, word};
use crate::reading::slip::is_slip;
use crate::reading::{Reading, TokenKind};
use crate::span::{Span, Text};
use crate::table::fold::fold;
use crate::table::{RowId, TableId, Tables, csv};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The fewest letters of a name that a slip is looked for in.
const SHORTEST: usize = 6;

/// How many words such a name has at most.
const LONGEST: usize = 3;

/// `state town`: towns whose names are a slip away from a larger one's.
const TOWNS: &str = include_str!("../../../rules/data/towns.txt");

/// Those of a story, each with the row of the town that is meant.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<(Span<Text>, RowId)> {
    let of_land = |land: &LandMention| {
        let mut codes = land.codes(reading);
        let code = codes.next().filter(|code| codes.next().is_none() && code.starts_with("US-"))?;
        let name = (land.form == Form::Name).then(|| stranger_before(reading, land.tokens.0)).flatten()?;
        let folded = fold(reading.slice(name));
        let is_town = TOWNS.contains(&format!("\n{} {folded}\n", &code["US-".len()..]));
        if is_town || folded.len() < SHORTEST {
            return None;
        }
        let own = by_state().get(&code)?.iter().filter(|(town, _)| town.as_bytes()[0] == folded.as_bytes()[0]);
        let mut near = own.filter(|(town, _)| is_slip(&folded, town));
        let (_, row) = near.next()?;
        near.next().is_none().then_some((name, *row))
    };
    reading.lands().iter().filter_map(of_land).collect()
}

/// The name before the comma before a land, where it is no place of the tables: `in Loraine, Ohio`, `LORAINE, Ohio —`.
fn stranger_before(reading: &Reading<'_>, land: usize) -> Option<Span<Text>> {
    let comma = land.checked_sub(1).filter(|comma| word(reading, *comma, 0) == Some(","))?;
    let tokens = reading.tokens();
    let is_name = |at: &usize| {
        let next = tokens[at + 1];
        let touches = *at + 1 == comma || next.span.start == tokens[*at].span.end + 1;
        tokens[*at].capital && tokens[*at].kind == TokenKind::Word && tokens[*at].block == tokens[land].block && touches
    };
    let first = (comma.saturating_sub(LONGEST + 1)..comma).rev().take_while(is_name).last()?;
    let is_led = word(reading, first, -1).is_none_or(town::leads);
    let is_known = town::before(reading, comma).is_some();
    (is_led && !is_known && comma - first <= LONGEST).then(|| tokens[first].span.to(tokens[comma - 1].span))
}

/// The folded names of the towns of the shipped tables, by the code of their state.
fn by_state() -> &'static FxHashMap<String, Vec<(String, RowId)>> {
    static TOWNS: OnceLock<FxHashMap<String, Vec<(String, RowId)>>> = OnceLock::new();
    TOWNS.get_or_init(|| {
        let mut towns: FxHashMap<String, Vec<(String, RowId)>> = FxHashMap::default();
        for row in Tables::shipped().rows(TableId::PLACES) {
            let name = fold(&row.get("place"));
            for state in
                csv::parts(&row.get("lands")).filter(|land| land.starts_with("US-") && name.len() + 1 >= SHORTEST)
            {
                towns.entry(state.to_owned()).or_default().push((name.clone(), row.id()));
            }
        }
        towns
    })
}
