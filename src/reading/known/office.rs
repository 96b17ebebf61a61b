//! Which office of the tables a title names.

use super::{Reading, who};
use crate::reading::person::{PersonMention, Title};
use crate::table::fold::{bag, fold};
use crate::table::{Row, TableId, Tables, csv};
use chrono::Datelike;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// How many offices bear a bare title that a country has one of: `President`, `Prime Minister`.
const WIDESPREAD: usize = 3;

/// How many years before or after a term a surname alone may stand for its holder.
const NEAR: i32 = 10;

/// An office, and how it was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) row: Row<'a>,
    /// Whether the title itself says whose office it is.
    pub(super) qualified: bool,
}

/// For each mention the office its title names.
pub(super) fn read<'a>(reading: &Reading<'a>, persons: &[Option<String>]) -> Vec<Option<Found<'a>>> {
    let tables = reading.tables();
    let mentions = reading.mentions();
    let mut seen: FxHashMap<String, Option<Row<'a>>> = FxHashMap::default();
    let mut qualified = |mention: &PersonMention| {
        let words = whole(reading, &mention.title?);
        let mut look = |words: &str| {
            let seen = seen.entry(bag(words));
            *seen.or_insert_with_key(|bag| only(tables.find(TableId::OFFICES, "titles", bag)))
        };
        let longer = |words: &str, look: &mut dyn FnMut(&str) -> Option<Row<'a>>| {
            let mut longer = words.to_owned();
            words_before(reading, mention).find_map(|word| {
                longer = format!("{word} {longer}");
                look(&longer)
            })
        };
        let row = look(&words).or_else(|| longer(&words, &mut look));
        row.map(|row| Found { row, qualified: true })
    };
    let mut offices: Vec<Option<Found<'a>>> = mentions.iter().map(&mut qualified).collect();
    let named: Vec<(Option<u32>, Row<'a>)> =
        mentions.iter().zip(&offices).filter_map(|(mention, office)| Some((mention.who, (*office)?.row))).collect();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.nameless) {
        let Some(title) = mention.title.filter(|_| offices[at].is_none()) else { continue };
        // `Ohio's governor` of no table is not some other governor.
        if title.jurisdiction.is_some() {
            continue;
        }
        let bare = Bare { tables, title: bag(reading.slice(title.span)), named: &named };
        let row = bare.of(mention.who, persons[at].as_deref()).or_else(|| bare.anchored(reading, mention));
        offices[at] = row.map(|row| Found { row, qualified: false });
    }
    offices
}

/// The words of a title, whose office it is included.
fn whole(reading: &Reading<'_>, title: &Title) -> String {
    let words = reading.slice(title.span);
    match title.jurisdiction.filter(|owner| !title.span.encloses(*owner)) {
        Some(owner) => format!("{words} {}", reading.slice(owner)),
        None => words.to_owned(),
    }
}

/// How many words before a title may belong to its owner's name: the `World` of `World Health Organization chief`.
const REACH: usize = 3;

/// The capitalised words right before a mention, the nearest first.
fn words_before<'r>(reading: &Reading<'r>, mention: &PersonMention) -> impl Iterator<Item = &'r str> {
    let tokens = reading.tokens();
    let start = mention.title.map_or(mention.span.start, |title| title.span.start.min(mention.span.start));
    let at = tokens.partition_point(|token| token.span.start < start);
    let is_whole = move |at: &usize| {
        let gap = tokens.get(at + 1).map(|next| next.span.start - tokens[*at].span.end);
        tokens[*at].capital && gap == Some(1)
    };
    (0..at).rev().take(REACH).take_while(is_whole).map(|at| reading.slice(tokens[at].span))
}

fn only<'a>(rows: Vec<Row<'a>>) -> Option<Row<'a>> {
    let first = *rows.first()?;
    rows.iter().all(|row| row.get("office") == first.get("office")).then_some(first)
}

/// A title that does not say whose office it is.
struct Bare<'s, 'a> {
    tables: &'a Tables,
    title: String,
    /// The offices that the story names in full, and whose.
    named: &'s [(Option<u32>, Row<'a>)],
}

impl<'a> Bare<'_, 'a> {
    /// The office it is: the one so called that the person is given in full elsewhere, that the person has held, that the person's country has,
    /// or that the story has named.
    fn of(&self, who: Option<u32>, person: Option<&str>) -> Option<Row<'a>> {
        let own = self.named.iter().filter(|(other, row)| who.is_some() && *other == who && self.may_name(*row));
        if let Some(row) = only(own.map(|(_, row)| *row).collect()) {
            return Some(row);
        }
        if let Some(person) = person {
            let held = self.held_by(person);
            let so_called: Vec<Row<'a>> = held.iter().copied().filter(|row| self.may_name(*row)).collect();
            return if so_called.is_empty() { self.of_land(&held) } else { only(so_called) };
        }
        only(self.named.iter().map(|(_, row)| *row).filter(|row| self.may_name(*row)).collect())
    }

    /// Whether the title may name an office.
    fn may_name(&self, office: Row<'_>) -> bool {
        csv::parts(&office.get("bare")).any(|bare| bag(bare) == self.title)
    }

    /// The offices somebody has held.
    fn held_by(&self, person: &str) -> Vec<Row<'a>> {
        let terms = self.tables.find(TableId::TERMS, "person", person);
        terms.iter().filter_map(|term| self.tables.one(TableId::OFFICES, "office", &term.get("office"))).collect()
    }

    /// The one office so called, of a country the story is about, that somebody of the mention's surname has held not long before or after.
    fn anchored(&self, reading: &Reading<'a>, mention: &PersonMention) -> Option<Row<'a>> {
        let full = reading.people().persons[mention.who? as usize].full;
        let year = reading.story_date()?.date.year();
        if reading.slice(full).contains(' ') {
            return None;
        }
        let is_near = |term: &Row<'_>| {
            let from = term.date("from").map_or(year, |from| from.earliest.year());
            let to = term.date("to").map_or(year, |to| to.latest.year());
            (from - NEAR..=to + NEAR).contains(&year)
        };
        let name = fold(reading.slice(mention.name.span));
        let last = name.rsplit(' ').next()?;
        let people = self.tables.find_word(TableId::PEOPLE, "person", last).into_iter().map(|row| row.get("person"));
        let people = people.filter(|person| who::bears(&fold(person), &name));
        let terms = people.flat_map(|person| self.tables.find(TableId::TERMS, "person", &person));
        let offices = terms.filter(is_near);
        let offices = offices.filter_map(|term| self.tables.one(TableId::OFFICES, "office", &term.get("office")));
        only(offices.filter(|office| self.may_name(*office) && self.is_about(reading.text(), *office)).collect())
    }

    /// Whether a text has words that only the titles or the seats of an office bring in.
    fn is_about(&self, text: &str, office: Row<'_>) -> bool {
        let bare: Vec<&str> = self.title.split(' ').collect();
        let is_own =
            |word: &&str| word.starts_with(char::is_uppercase) && !bare.iter().any(|part| bag(word).contains(part));
        let titles = office.get("titles");
        let mut owners = titles.split(['|', ' ']).filter(is_own).map(|word| word.trim_end_matches("'s"));
        owners.any(|word| stands_in(text, word)) || csv::parts(&office.get("seats")).any(|seat| stands_in(text, seat))
    }

    /// The one office so called of the country in which somebody has held offices.
    fn of_land(&self, held: &[Row<'a>]) -> Option<Row<'a>> {
        let mut lands: Vec<Cow<'_, str>> = held.iter().map(|office| office.get("land")).collect();
        lands.sort_unstable();
        lands.dedup();
        let [land] = &lands[..] else { return None };
        // Titles that few countries have here are those of other posts too: state attorneys general, leaders of other chambers.
        if land.is_empty() || self.tables.find(TableId::OFFICES, "bare", &self.title).len() < WIDESPREAD {
            return None;
        }
        let of_land = self.tables.find(TableId::OFFICES, "land", land).into_iter();
        only(of_land.filter(|office| self.may_name(*office)).collect())
    }
}

/// Whether words stand in a text as whole words.
fn stands_in(text: &str, words: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), words).any(|at| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + words.len()..].starts_with(char::is_alphanumeric)
    })
}
