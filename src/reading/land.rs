//! Countries and states as the tables have them, and what copy says with them: which land a [place](placing) lies in, which is its
//! [capital], what its [money] is called.

mod capital;
mod demonym;
mod headlined;
mod misnamed;
mod money;
mod placing;
mod town;

pub(crate) use capital::{Capital, read as read_capitals};
pub(super) use demonym::may_be_one as may_be_demonym;
pub(crate) use demonym::{Demonym, read as read_demonyms};
pub(crate) use headlined::{Headlined, read as read_headlined};
pub(crate) use misnamed::read as read_misnamed;
pub(crate) use money::{Money, read as read_moneys};
pub(super) use money::{is_power, is_trading};
pub(crate) use placing::{Placing, read as read_placings};

use super::Reading;
use super::printed::Printed;
use super::token::owner;
use crate::span::{Span, Text};
use crate::table::openings::Openings;
use crate::table::{RowId, TableId};
use std::sync::OnceLock;

/// A country or state as printed.
#[derive(Debug, Clone)]
pub(crate) struct LandMention {
    /// Its words, a possessive ending left out.
    pub(crate) span: Span<Text>,
    /// Its tokens, from the first on and before the second.
    pub(super) tokens: (usize, usize),
    /// The rows of the lands so called: two of Georgia.
    pub(crate) rows: Vec<RowId>,
    pub(super) form: Form,
}

/// How a land is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `Ohio`
    Name,
    /// `Ohio's`
    Owner,
    /// `Dutch`
    Adjective,
}

const COLUMNS: [&str; 3] = ["name", "aliases", "adjectives"];
const FORMS: [Form; 3] = [Form::Name, Form::Name, Form::Adjective];

/// Words that make another name of the one behind them: `New Guinea`, `East Germany`, `Lake Ontario`.
const OTHERS: &[&str] = &[
    "New", "East", "West", "North", "South", "Northern", "Southern", "Eastern", "Western", "Central", "Inner", "Outer",
    "Greater", "Upper", "Lower", "Lake", "Queen", "King", "Mount", "Fort", "Saint", "St", "Prince", "Princess", "Lady",
    "Port", "Little", "Imperial", "Nazi", "Soviet", "Weimar", "Vichy", "British", "French", "Dutch", "Spanish",
];

/// The countries and states a story names.
pub(super) fn read(reading: &Reading<'_>) -> Vec<LandMention> {
    static SHIPPED: OnceLock<Openings> = OnceLock::new();
    let lands = Printed::new(reading, TableId::LANDS, &COLUMNS, &SHIPPED);
    let mut found: Vec<LandMention> = Vec::new();
    let mut at = 0;
    let is_other =
        |mention: &LandMention| word(reading, mention.tokens.0, -1).is_some_and(|word| OTHERS.contains(&word));
    while let Some(token) = reading.tokens().get(at) {
        let Some(mention) = token.capital.then(|| mention_at(reading, &lands, at)).flatten() else {
            at += 1;
            continue;
        };
        at = mention.tokens.1;
        if !is_other(&mention) {
            found.push(mention);
        }
    }
    found
}

/// The land whose longest name stands at a token.
fn mention_at(reading: &Reading<'_>, lands: &Printed<'_>, at: usize) -> Option<LandMention> {
    let tokens = reading.tokens();
    let standing = lands.at(reading, &tokens[at]);
    let longest = standing.iter().map(|name| name.end).max()?;
    let mut rows: Vec<(RowId, Form)> = Vec::new();
    for name in standing.iter().filter(|name| name.end == longest) {
        if !rows.iter().any(|(known, _)| *known == name.row.id()) {
            rows.push((name.row.id(), FORMS[name.column]));
        }
    }
    let (_, form) = *rows.first()?;
    let span = Span::new(tokens[at].span.start, longest);
    let after = at + tokens[at..].iter().take_while(|token| token.span.start < longest).count();
    let form =
        if form == Form::Name && owner(reading.slice(tokens[after - 1].span)).is_some() { Form::Owner } else { form };
    Some(LandMention { span, tokens: (at, after), rows: rows.into_iter().map(|(row, _)| row).collect(), form })
}

impl LandMention {
    /// The codes of the lands so called.
    pub(super) fn codes<'r>(&'r self, reading: &'r Reading<'_>) -> impl Iterator<Item = String> + 'r {
        self.rows.iter().map(|row| reading.tables().row(*row).get("land").into_owned())
    }
}

/// The token so many before or after another, as printed; nothing over the end of its block.
pub(super) fn word<'a>(reading: &Reading<'a>, at: usize, by: isize) -> Option<&'a str> {
    let tokens = reading.tokens();
    let other = tokens.get(at.checked_add_signed(by)?)?;
    (other.block == tokens.get(at)?.block).then(|| reading.words()[at.wrapping_add_signed(by)])
}
