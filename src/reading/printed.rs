//! Names of the tables, letter for letter in the text.

use super::{Reading, Token};
use crate::table::openings::Openings;
use crate::table::{Row, TableId, csv};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The names in some columns of a table, which are found by how they [open](crate::table::schema::Index::Opening).
pub(super) struct Printed<'c> {
    id: TableId,
    columns: &'c [&'static str],
    openings: Cow<'static, Openings>,
}

/// A name that stands in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'t> {
    /// Where it ends (bytes of the text).
    pub(super) end: u32,
    /// The row it is of.
    pub(super) row: Row<'t>,
    /// Which of the columns it is of.
    pub(super) column: usize,
}

impl<'c> Printed<'c> {
    /// The names in `columns`. What the shipped ones open with is kept in `shipped`, which is these columns' alone.
    pub(super) fn new(
        reading: &Reading<'_>,
        id: TableId,
        columns: &'c [&'static str],
        shipped: &'static OnceLock<Openings>,
    ) -> Printed<'c> {
        Printed { id, columns, openings: Openings::of(reading.tables(), id, columns, shipped) }
    }

    /// Those that stand at a token: of each row the longest of each column.
    pub(super) fn at<'t>(&self, reading: &Reading<'t>, token: &Token) -> Vec<Standing<'t>> {
        let text = reading.text();
        let here = &text[token.span.start as usize..];
        if !self.openings.may_stand_at(here) {
            return Vec::new();
        }
        let tables = reading.tables();
        let of_column = |(column, name): (usize, &&'static str)| {
            let rows = tables.find_opening(self.id, name, here).into_iter();
            let standing =
                move |row: Row<'t>| Some(Standing { end: end_of_form(text, token, &row.get(name))?, row, column });
            rows.filter_map(standing).collect::<Vec<_>>()
        };
        self.columns.iter().enumerate().flat_map(of_column).collect()
    }
}

/// The end of the longest of a cell's names that stands at a token; an apostrophe may be straight or curly.
pub(super) fn end_of_form(text: &str, token: &Token, cell: &str) -> Option<u32> {
    let start = token.span.start as usize;
    let length = |form: &str| {
        // Most forms are told apart by how they begin.
        if form.as_bytes().first() != text.as_bytes().get(start) {
            return None;
        }
        let mut rest = text[start..].chars();
        let same = |wanted: char, here: char| {
            wanted == here || wanted == '\'' && here == '’' || wanted == ' ' && matches!(here, '\n' | '\u{a0}')
        };
        let fits = form.chars().all(|wanted| rest.next().is_some_and(|here| same(wanted, here)));
        let rest = rest.as_str();
        let ends = !rest.starts_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '@' | '_' | '-'))
            && !rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            && !goes_on_after_mark(rest);
        (fits && ends).then(|| text.len() - start - rest.len())
    };
    let longest = csv::parts(cell).filter_map(length).max();
    longest.map(|length| token.span.start + length as u32)
}

/// Whether a mark stands inside a word that goes on: the one of `Hawai‘i`. A possessive ending ends a name.
fn goes_on_after_mark(rest: &str) -> bool {
    let after = rest.strip_prefix(['‘', '’', '\'', 'ʻ', '`']).unwrap_or_default();
    let is_owner = after.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    after.starts_with(char::is_alphanumeric) && !is_owner
}
