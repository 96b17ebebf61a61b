//! Tables of fact with dates: office holders, people, places, names. The shipped ones are the CSV files of `rules/tables/`, embedded as they
//! are, with indexes made by `build.rs`; a newsroom's own, of the same columns, add to them and go first.
//!
//! Nothing is decoded before a rule asks, and then only the rows it asks for: [`index`] finds their places, [`store`] reads a line,
//! [`when`] its dates. [`terms`] says whether somebody held an office on a day, and how sure that is; [`lands`] which land is part of which. [`read`](mod@read) loads a newsroom's
//! file, and finds what is wrong with one.

pub mod csv;
pub mod fold;
pub mod index;
pub mod lands;
pub mod openings;
pub mod read;
pub mod schema;
mod store;
pub mod terms;
pub mod when;

pub use read::{TABLE_FILE, load, strangers};
pub use store::{Row, RowId};
pub use when::When;

use schema::{SCHEMAS, Schema};
use std::borrow::Cow;
use std::sync::LazyLock;
use store::Table;

/// The folder diagnostics show shipped tables in.
pub const EMBEDDED: &str = "embedded:tables/";

/// A table file of a newsroom, read.
#[derive(Debug, Clone)]
pub struct OwnTable(Table);

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableId(u8);

impl TableId {
    /// `offices.csv`
    pub const OFFICES: TableId = TableId::of("offices");
    /// `terms.csv`
    pub const TERMS: TableId = TableId::of("terms");
    /// `people.csv`
    pub const PEOPLE: TableId = TableId::of("people");
    /// `names.csv`
    pub const NAMES: TableId = TableId::of("names");
    /// `legislators.csv`
    pub const LEGISLATORS: TableId = TableId::of("legislators");
    /// `lands.csv`
    pub const LANDS: TableId = TableId::of("lands");
    /// `places.csv`
    pub const PLACES: TableId = TableId::of("places");
    /// `events.csv`
    pub const EVENTS: TableId = TableId::of("events");
    /// `editions.csv`
    pub const EDITIONS: TableId = TableId::of("editions");
    /// `bearers.csv`
    pub const BEARERS: TableId = TableId::of("bearers");

    /// The table of that name, which has to exist.
    const fn of(name: &str) -> TableId {
        let mut at = 0;
        while !same(SCHEMAS[at].name.as_bytes(), name.as_bytes()) {
            at += 1;
        }
        TableId(at as u8)
    }

    /// The table of that name.
    pub fn named(name: &str) -> Option<TableId> {
        SCHEMAS.iter().position(|schema| schema.name == name).map(|at| TableId(at as u8))
    }

    /// Every table.
    pub fn all() -> impl Iterator<Item = TableId> {
        (0..SCHEMAS.len()).map(|at| TableId(at as u8))
    }

    /// What it holds.
    pub fn schema(self) -> &'static Schema {
        &SCHEMAS[self.0 as usize]
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// The shipped tables and a newsroom's own.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    own: Vec<Table>,
}

/// The shipped tables, in the order of [`SCHEMAS`].
static SHIPPED: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let table = |(at, (name, text, indexes)): (usize, &(&str, &'static str, &[&'static [u8]]))| Table {
        id: TableId(at as u8),
        file: at as u16,
        path: format!("{EMBEDDED}{name}.csv").into(),
        text: Cow::Borrowed(text),
        indexes: indexes.iter().map(|index| Cow::Borrowed(*index)).collect(),
        order: None,
    };
    read::SHIPPED_FILES.iter().enumerate().map(table).collect()
});

impl Tables {
    /// The shipped tables alone.
    pub fn shipped() -> &'static Tables {
        static ALONE: Tables = Tables { own: Vec::new() };
        &ALONE
    }

    /// The shipped tables and a newsroom's own, of which the later go before the earlier, and all before the shipped.
    pub fn with(own: impl IntoIterator<Item = OwnTable>) -> Tables {
        let mut own: Vec<Table> = own.into_iter().map(|table| table.0).collect();
        own.reverse();
        own.iter_mut().enumerate().for_each(|(at, table)| table.file = (SCHEMAS.len() + at) as u16);
        Tables { own }
    }

    fn own(&self, id: TableId) -> impl Iterator<Item = &Table> + Clone {
        self.own.iter().filter(move |table| table.id == id)
    }

    /// Path and text of every file, as findings name them.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        SHIPPED.iter().chain(&self.own).map(|table| (table.path.as_ref(), table.text.as_ref()))
    }

    /// The row that an id of these tables names.
    pub fn row(&self, id: RowId) -> Row<'_> {
        let file = usize::from(id.file);
        let own = file.checked_sub(SCHEMAS.len()).and_then(|at| self.own.get(at));
        own.unwrap_or_else(|| &SHIPPED[file.min(SCHEMAS.len() - 1)]).row(id.start)
    }

    /// All rows of a table: a newsroom's, then the shipped ones that none of these replaces.
    pub fn rows(&self, id: TableId) -> impl Iterator<Item = Row<'_>> {
        let own = self.own(id).flat_map(Table::rows);
        own.chain(SHIPPED[id.0 as usize].rows().filter(move |row| !self.is_replaced(id, *row)))
    }

    /// The rows of a table that a newsroom has added.
    pub fn own_rows(&self, id: TableId) -> impl Iterator<Item = Row<'_>> {
        self.own(id).flat_map(Table::rows)
    }

    /// The rows whose column has a key, found by its index: folded for names, a [bag](fold::bag) for titles, as it stands for codes.
    pub fn find(&self, id: TableId, column: &str, key: &str) -> Vec<Row<'_>> {
        self.find_hash(id, column, fold::hash(key))
    }

    /// The rows one of whose names in a column, as printed, has the [openings](fold::openings) of a text: all that may stand where it begins.
    pub fn find_opening(&self, id: TableId, column: &str, text: &str) -> Vec<Row<'_>> {
        let (one, two) = openings::hashes(text);
        let mut rows = self.find_hash(id, column, one);
        rows.extend(two.into_iter().flat_map(|two| self.find_hash(id, column, two)));
        rows
    }

    /// The rows whose column has a key of that [hash](fold::hash).
    fn find_hash(&self, id: TableId, column: &str, key: u64) -> Vec<Row<'_>> {
        let Some(at) = id.schema().columns.iter().position(|known| known.name == column) else { return Vec::new() };
        let mut rows: Vec<Row<'_>> = self.own(id).flat_map(|table| table.find(at, key)).collect();
        rows.extend(SHIPPED[id.0 as usize].find(at, key).filter(|row| !self.is_replaced(id, *row)));
        rows
    }

    /// The [hashes](fold::hash) of the keys by which rows are found in a column; of rows a newsroom replaces too.
    pub fn hashes(&self, id: TableId, column: &str) -> impl Iterator<Item = u64> {
        let at = id.schema().columns.iter().position(|known| known.name == column);
        let tables = self.own(id).chain([&SHIPPED[id.0 as usize]]);
        at.into_iter().flat_map(move |at| tables.clone().flat_map(move |table| table.hashes(at)))
    }

    /// The rows one of whose names in a column has a word, which is folded.
    pub fn find_word(&self, id: TableId, column: &str, word: &str) -> Vec<Row<'_>> {
        self.find(id, column, &format!("~{word}"))
    }

    /// The first row whose column has a key.
    pub fn one(&self, id: TableId, column: &str, key: &str) -> Option<Row<'_>> {
        self.find(id, column, key).into_iter().next()
    }

    fn is_replaced(&self, id: TableId, row: Row<'_>) -> bool {
        self.own(id).flat_map(Table::rows).any(|own| own.is_same_thing(row))
    }
}
