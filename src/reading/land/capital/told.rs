//! Towns called the capital with no word of whose: `in the capital, Lusaka,`, `his country's capital, Lusaka`. It is that of the country the story
//! tells of, or of another that it has named before.

use super::{Capital, named_after, named_before};
use crate::reading::Reading;
use crate::reading::land::town::Town;
use crate::reading::land::{LandMention, word};
use crate::reading::person::tells_another_time;
use crate::span::{Span, Text};
use crate::table::fold::fold;
use crate::table::{Row, TableId, csv};
use std::cell::OnceCell;

/// How often at least a story names the country it tells of.
const OFTEN: usize = 2;

/// The towns that can be the capital of no country named so far; of one that the story names again it tells otherwise.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Capital> {
    const CAPITAL: &str = "capital";
    let home: OnceCell<Option<Home<'_, '_>>> = OnceCell::new();
    let strange = |offset: usize| {
        let at = reading.tokens().partition_point(|token| (token.span.start as usize) < offset);
        let (town, span) = called_capital(reading, at).filter(|_| word(reading, at, -1) != Some("state"))?;
        let home = home.get_or_init(|| Home::of(reading)).as_ref()?;
        let is_strange = !is_named_again(reading, town) && !home.may_have(reading, town);
        let capital = || Capital {
            span,
            place: town.span,
            land: home.nearest(town.span),
            code: home.row.get("land").into_owned(),
            of_old: false,
        };
        is_strange.then(capital)
    };
    let places = memchr::memmem::find_iter(reading.text().as_bytes(), CAPITAL);
    places.filter_map(|offset| of_its_state(reading, offset).or_else(|| strange(offset))).collect()
}

/// A town of one of the United States called the state capital, which is another: `New Orleans, the state capital`.
fn of_its_state(reading: &Reading<'_>, offset: usize) -> Option<Capital> {
    let at = reading.tokens().partition_point(|token| (token.span.start as usize) < offset);
    let (town, span) = called_capital(reading, at).filter(|_| word(reading, at, -1) == Some("state"))?;
    let lands = town.row.get("lands");
    let code = Some(lands.as_ref()).filter(|lands| lands.starts_with("US-") && !lands.contains('|'))?;
    let row = reading.tables().one(TableId::LANDS, "land", code)?;
    let name = fold(reading.slice(town.span));
    let has = |column: &str| csv::parts(&row.get(column)).any(|capital| fold(capital) == name);
    let words = reading.tokens()[at - 1].span.to(reading.tokens()[at].span);
    let of_old = has("former_capitals") && tells_another_time(reading, span);
    (!has("capitals")).then(|| Capital { span, place: town.span, land: words, code: code.to_owned(), of_old })
}

/// The town beside `the capital`, `the country's capital city`, and all these words.
fn called_capital<'a>(reading: &Reading<'a>, at: usize) -> Option<(Town<'a>, Span<Text>)> {
    let from = match word(reading, at, -1)? {
        "the" | "The" | "its" => at - 1,
        "state" if matches!(word(reading, at, -2), Some("the" | "The")) => at - 2,
        "nation's" | "nation’s" | "country's" | "country’s" => {
            let owner = word(reading, at, -2);
            at - 1 - usize::from(matches!(owner, Some("the" | "The" | "his" | "her" | "their" | "our" | "my")))
        }
        _ => return None,
    };
    let after = match (word(reading, at, 0)?, word(reading, at, 1)) {
        ("capital", Some("city")) => at + 2,
        ("capital", _) => at + 1,
        _ => return None,
    };
    let closes = |after: usize| matches!(word(reading, after - 1, 1), None | Some("," | "." | ";" | ")" | "—" | "–"));
    let behind = || {
        let is_apposed =
            |town: &Town<'_>| closes(town.after) && (town.first == after || word(reading, after, 0) == Some(","));
        named_after(reading, after).filter(is_apposed)
    };
    let town = behind().or_else(|| named_before(reading, from, after).filter(|_| closes(after)))?;
    let words = reading.tokens()[from].span.to(reading.tokens()[after - 1].span);
    Some((town, Span::new(words.start.min(town.span.start), words.end.max(town.span.end))))
}

fn is_named_again(reading: &Reading<'_>, town: Town<'_>) -> bool {
    let name = reading.slice(town.span).as_bytes();
    memchr::memmem::find_iter(reading.text().as_bytes(), name).nth(1).is_some()
}

/// The country a story names most, and where.
struct Home<'r, 'a> {
    row: Row<'a>,
    mentions: Vec<&'r LandMention>,
}

impl<'r, 'a> Home<'r, 'a> {
    fn of(reading: &'r Reading<'a>) -> Option<Home<'r, 'a>> {
        let tables = reading.tables();
        let mut homes: Vec<Home<'r, 'a>> = Vec::new();
        for mention in reading.lands() {
            let [row] = mention.rows[..] else { continue };
            let row = tables.row(row);
            match homes.iter_mut().find(|home| home.row == row) {
                Some(home) => home.mentions.push(mention),
                None => homes.push(Home { row, mentions: vec![mention] }),
            }
        }
        let most = homes.into_iter().rev().max_by_key(|home| home.mentions.len())?;
        let is_country = most.row.get("within").is_empty() && !most.row.get("capitals").is_empty();
        (is_country && most.mentions.len() >= OFTEN).then_some(most)
    }

    /// Whether a town may be called the capital here: it is that of this country, or was, or that of a land named so far, or of none.
    fn may_have(&self, reading: &Reading<'_>, town: Town<'_>) -> bool {
        let tables = reading.tables();
        let name = fold(reading.slice(town.span));
        let own = ["capitals", "former_capitals"].map(|column| self.row.get(column));
        if own.iter().flat_map(|cell| csv::parts(cell)).any(|capital| fold(capital) == name) {
            return true;
        }
        let owners = tables.find(TableId::LANDS, "capitals", &name);
        let Some(sentence) = reading.sentence_at(town.span.start) else { return true };
        let so_far = reading.lands().iter().take_while(|land| land.span.start < reading.sentences()[sentence].span.end);
        let names_owner = |land: &LandMention| {
            let codes = || land.codes(reading);
            owners.iter().any(|owner| codes().any(|code| code == owner.get("land") || code == owner.get("within")))
        };
        owners.is_empty() || so_far.into_iter().any(names_owner)
    }

    /// Where it is named last before a place, or first.
    fn nearest(&self, place: Span<Text>) -> Span<Text> {
        let before = self.mentions.iter().rev().find(|mention| mention.span.end <= place.start);
        before.unwrap_or(&self.mentions[0]).span
    }
}
