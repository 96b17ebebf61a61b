//! A table and its rows. Nothing is decoded before it is asked for: a row is a line of the file, and its cells are read from there.

use super::schema::{Column, Schema};
use super::when::When;
use super::{TableId, csv, index};
use crate::span::Span;
use std::borrow::Cow;

/// One file of rows.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Which table it is, or adds to.
    pub(super) id: TableId,
    /// Its number among all files: the shipped ones in order, then a newsroom's.
    pub(super) file: u16,
    /// As diagnostics show it.
    pub(super) path: Cow<'static, str>,
    pub(super) text: Cow<'static, str>,
    /// For each column of the schema its index.
    pub(super) indexes: Vec<Cow<'static, [u8]>>,
    /// For each column of the schema its place in the file, where that is not the schema's order.
    pub(super) order: Option<Vec<Option<usize>>>,
}

impl Table {
    pub(super) fn schema(&self) -> &'static Schema {
        self.id.schema()
    }

    /// The place in the file of a column of the schema.
    fn position(&self, column: usize) -> Option<usize> {
        self.order.as_ref().map_or(Some(column), |order| order.get(column).copied().flatten())
    }

    /// The row that begins at a byte.
    pub(super) fn row(&self, start: u32) -> Row<'_> {
        Row { table: self, start }
    }

    /// All rows, in the order of the file.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        csv::rows(&self.text).map(|(start, _)| Row { table: self, start: start as u32 })
    }

    /// The rows found by a key in the index of a column, of which this is the hash.
    pub(super) fn find(&self, column: usize, key: u64) -> impl Iterator<Item = Row<'_>> {
        let rows = index::find(self.indexes.get(column).map_or(&[], |index| index), key);
        rows.map(|start| Row { table: self, start })
    }

    /// The [hashes](super::fold::hash) of the keys in the index of a column.
    pub(super) fn hashes(&self, column: usize) -> impl Iterator<Item = u64> {
        index::hashes(self.indexes.get(column).map_or(&[], |index| index))
    }
}

/// Which row: for keeping, where a [`Row`] borrows its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    pub(super) file: u16,
    pub(super) start: u32,
}

/// One row.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    start: u32,
}

impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.table.path, self.number())
    }
}

// A row is the same as itself: the line at one place of one file.
impl PartialEq for Row<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.table, other.table) && self.start == other.start
    }
}

impl<'t> Row<'t> {
    /// Which row it is.
    pub fn id(self) -> RowId {
        RowId { file: self.table.file, start: self.start }
    }

    /// The table it is of.
    pub fn schema(self) -> &'static Schema {
        self.table.schema()
    }

    /// Its line, without the end.
    pub fn line(self) -> &'t str {
        let rest = &self.table.text[self.start as usize..];
        &rest[..memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len())]
    }

    /// The number of its line, from 1.
    pub fn number(self) -> usize {
        1 + self.table.text.as_bytes()[..self.start as usize].iter().filter(|byte| **byte == b'\n').count()
    }

    /// The bytes of its line in the file.
    pub fn span<In>(self) -> Span<In> {
        Span::new(self.start, self.start + self.line().len() as u32)
    }

    /// The file it stands in, as diagnostics show it.
    pub fn path(self) -> &'t str {
        &self.table.path
    }

    /// All of the file it stands in.
    pub fn file(self) -> &'t str {
        &self.table.text
    }

    /// What stands under a column; nothing where the file has no such column.
    pub fn get(self, column: &str) -> Cow<'t, str> {
        self.column(column).map(|(at, _)| self.at(at)).unwrap_or_default()
    }

    /// The names under a column.
    pub fn names(self, column: &str) -> Vec<String> {
        csv::parts(&self.get(column)).map(str::to_owned).collect()
    }

    /// The date under a column; `None` where there is none.
    pub fn date(self, column: &str) -> Option<When> {
        When::parse(&self.get(column))
    }

    fn column(self, name: &str) -> Option<(usize, &'static Column)> {
        self.schema().columns.iter().enumerate().find(|(_, column)| column.name == name)
    }

    /// What stands under the column of the schema at `column`.
    fn at(self, column: usize) -> Cow<'t, str> {
        let at = self.table.position(column);
        at.and_then(|at| csv::cell(&self.table.text[self.start as usize..], at)).unwrap_or_default()
    }

    /// Whether it tells of the same thing as another row.
    pub(super) fn is_same_thing(self, other: Row<'_>) -> bool {
        (0..self.schema().identity).all(|column| self.at(column) == other.at(column))
    }
}
