//! Names that the tables know and the copy has otherwise: listed misspellings, and full names of people and bodies a slip away from a known one.

mod holder;
mod near;

use super::Reading;
use crate::reading::land::read_misnamed;
use crate::reading::printed::{Printed, Standing};
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::{is_geography, state};
use crate::span::{Span, Text};
use crate::table::openings::Openings;
use crate::table::{Row, RowId, TableId};
use std::sync::OnceLock;

/// How the copy's form is known to be a misspelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// It is listed, and nobody is so called.
    Listed,
    /// It is listed, and might be somebody's name.
    Likely,
    /// A slip away from a known name.
    Near,
}

impl Proof {
    /// Names in rules, in the order of the variants.
    pub(crate) const NAMES: &'static [&'static str] = &["listed", "likely", "near"];

    /// Its name in rules.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// One name that is spelt otherwise than the tables have it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Misspelt {
    pub(crate) span: Span<Text>,
    /// The row of the right name.
    pub(crate) row: RowId,
    pub(crate) proof: Proof,
    /// Whether the right form stands in the story too.
    pub(crate) right_stands: bool,
    /// Whether the story gives the person an office that the known one has held.
    pub(crate) office_fits: bool,
}

impl Misspelt {
    /// A name that is spelt otherwise than a row has it.
    fn new(reading: &Reading<'_>, span: Span<Text>, row: Row<'_>, proof: Proof) -> Misspelt {
        let right_stands = memchr::memmem::find(reading.text().as_bytes(), right(row).as_bytes()).is_some();
        Misspelt { span, row: row.id(), proof, right_stands, office_fits: false }
    }
}

/// The misspelt names of a story, in text order.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Misspelt> {
    let mut found = listed(reading);
    let towns = read_misnamed(reading)
        .into_iter()
        .map(|(span, row)| Misspelt::new(reading, span, reading.tables().row(row), Proof::Near));
    let near = near::people(reading).into_iter().chain(near::bodies(reading)).chain(towns);
    let near: Vec<Misspelt> = near.filter(|near| !found.iter().any(|known| known.span.overlaps(near.span))).collect();
    found.extend(near);
    found.sort_by_key(|misspelt| (misspelt.span.start, misspelt.span.end));
    found
}

/// The right name of a row.
pub(crate) fn right(row: Row<'_>) -> String {
    let name = row.schema().columns[0].name;
    row.get(name).into_owned()
}

/// The words in which two names of as many words differ, where it is just one.
fn one_apart<'w>(one: &[&'w str], other: &[&'w str]) -> Option<(&'w str, &'w str)> {
    let mut apart = one.iter().zip(other).filter(|(one, other)| one != other);
    let (one_word, other_word) = apart.next()?;
    (one.len() == other.len() && apart.next().is_none()).then_some((one_word, other_word))
}

const COLUMNS: [&str; 2] = ["misspellings", "likely"];
const PROOFS: [Proof; 2] = [Proof::Listed, Proof::Likely];

/// Misspellings the table of names lists.
fn listed(reading: &Reading<'_>) -> Vec<Misspelt> {
    static SHIPPED: OnceLock<Openings> = OnceLock::new();
    let names = Printed::new(reading, TableId::NAMES, &COLUMNS, &SHIPPED);
    let text = reading.text();
    let mut found: Vec<Misspelt> = Vec::new();
    let tokens = reading.tokens();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| is_candidate(text, token)) {
        let standing = names.at(reading, token);
        if standing.is_empty() || found.last().is_some_and(|last| last.span.contains(token.span.start)) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| tokens[before]);
        if before.is_some_and(|before| before.span.end == token.span.start && is_address(reading.slice(before.span))) {
            continue;
        }
        let of_a_state = before.is_some_and(|before| is_state_beside(reading, &before, token));
        let others = standing.iter().filter(|name| !of_a_state || name.row.get("kind") != "org");
        if let Some(&Standing { end, row, column }) = others.max_by_key(|name| name.end) {
            found.push(Misspelt::new(reading, Span::new(token.span.start, end), row, PROOFS[column]));
        }
    }
    found
}

/// Whether a state or another country stands right before a name, whose own body it then is: the `Maine Center for Disease Control and Prevention`, the
/// `Chinese Center for Disease Control`.
fn is_state_beside(reading: &Reading<'_>, before: &Token, name: &Token) -> bool {
    let word = reading.slice(before.span);
    let is_other =
        || is_geography(word) && !matches!(word, "The" | "U.S." | "US" | "American" | "America" | "British" | "UK");
    before.capital && before.span.end + 1 == name.span.start && (state(word).is_some() || is_other())
}

/// Whether a token can open a name.
fn is_candidate(text: &str, token: &Token) -> bool {
    let second = text.as_bytes().get(token.span.start as usize + 1);
    token.kind == TokenKind::Word
        && token.span.len() > 2
        && (token.capital || second.is_some_and(u8::is_ascii_uppercase))
}

/// Marks before a word of an address or a handle.
fn is_address(mark: &str) -> bool {
    matches!(mark, "@" | "#" | "/" | "_" | "." | ":" | "-")
}
