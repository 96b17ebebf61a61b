//! Words made from a land's name that are not what its people and things are called: `Indonese`, `Zambic`, `Malasian`.

use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::slip::is_slip;
use crate::reading::token::TokenKind;
use crate::reading::vocabulary::{given_name, is_rare_surname};
use crate::span::{Span, Text};
use crate::table::{Row, RowId, TableId};

/// A word that stands for an adjective of a land.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Demonym {
    pub(crate) span: Span<Text>,
    /// The row of the land.
    pub(crate) row: RowId,
}

/// The fewest letters of such a word, and of what it shares with the land's name.
const SHORTEST: usize = 6;
const STEM: usize = 4;

/// Endings that make a people's name.
const ENDINGS: &[&str] = &["ian", "ean", "ese", "ish", "an", "ic"];

/// Words so made that are others, or stand beside the usual one.
const OTHERS: &[&str] = &[
    "Germanic",
    "Turkic",
    "Arabic",
    "Mongolic",
    "Romanic",
    "Iranic",
    "Malayan",
    "Somalian",
    "Argentinian",
    "Argentinean",
    "Slovakian",
    "Nepalese",
    "Moldavian",
    "Columbian",
    "Luxembourgish",
    "Montenegran",
    "Kosovan",
    "Grecian",
    "Britannic",
    "Indianian",
];

/// A land, as its name and adjectives have it.
struct Land {
    name: String,
    adjectives: Vec<String>,
    row: RowId,
}

/// Those of a story.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Demonym> {
    let tokens = reading.tokens();
    let is_candidate = |at: &usize| stands_alone(reading, *at) && !is_of_somebody(reading, tokens[*at].span);
    let candidates: Vec<usize> = reading.classes().places(Class::Demonym).filter(is_candidate).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let lands = lands(reading);
    let found = candidates.iter().filter_map(|at| {
        let land = land(&lands, reading.words()[*at])?;
        Some(Demonym { span: tokens[*at].span, row: land.row })
    });
    found.collect()
}

/// The countries of the tables.
fn lands(reading: &Reading<'_>) -> Vec<Land> {
    let rows = reading.tables().rows(TableId::LANDS).filter(|row| row.get("within").is_empty());
    let land =
        |row: Row<'_>| Land { name: row.get("name").into_owned(), adjectives: row.names("adjectives"), row: row.id() };
    rows.map(land).collect()
}

/// Whether a word is made as one and known as nothing else.
pub(in crate::reading) fn may_be_one(word: &str) -> bool {
    word.len() >= SHORTEST
        && word.is_ascii()
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !is_on_a_list(word)
}

/// Whether a word stands before one in small letters and behind none in capitals, as an adjective does.
fn stands_alone(reading: &Reading<'_>, at: usize) -> bool {
    let tokens = reading.tokens();
    let beside =
        |other: usize| tokens.get(other).filter(|it| it.block == tokens[at].block && it.kind == TokenKind::Word);
    let (before, next) = (at.checked_sub(1).and_then(beside), beside(at + 1));
    next.is_some_and(|next| !next.capital) && before.is_none_or(|before| !before.capital)
}

/// Whether a word, as printed, is one for something else.
fn is_on_a_list(word: &str) -> bool {
    OTHERS.contains(&word) || given_name(word).is_some() || !is_rare_surname(word)
}

fn is_of_somebody(reading: &Reading<'_>, word: Span<Text>) -> bool {
    reading.mentions().iter().any(|mention| mention.name.span.overlaps(word))
}

/// The land from whose name a word is made, or of whose adjective it is a slip; nothing where it is some land's adjective.
fn land<'l>(lands: &'l [Land], word: &str) -> Option<&'l Land> {
    let is_right = |land: &Land| land.adjectives.iter().any(|adjective| adjective == word);
    if lands.iter().any(is_right) {
        return None;
    }
    let small = word.to_lowercase();
    let is_near = |adjective: &String| {
        adjective.len() >= SHORTEST
            && adjective.as_bytes()[..STEM] == word.as_bytes()[..STEM]
            && is_slip(&adjective.to_lowercase(), &small)
    };
    let stems = || ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() >= STEM);
    let is_made = |land: &Land| {
        let is_of = |stem: &str| {
            land.name.starts_with(stem) && !land.name.contains(' ')
                || land.adjectives.iter().any(|adjective| adjective == stem)
        };
        stems().any(is_of)
    };
    lands.iter().find(|land| land.adjectives.iter().any(is_near) || is_made(land))
}
