//! `lastread tables`: lists, shows and checks the tables of fact; and where `check` gets a newsroom's own from.

use super::args::{CheckTablesArgs, ListTablesArgs, ShowTableArgs};
use super::input::Unreadable;
use super::policy::Policies;
use super::{Exit, house};
use crate::diagnostic::Diagnostic;
use crate::report::count;
use crate::source::Source;
use crate::table::schema::{SCHEMAS, Schema};
use crate::table::{self, Row, TableId, Tables};
use chrono::NaiveDate;
use std::io::{self, Write};
use std::path::PathBuf;

/// Tables, and what kept a newsroom's from being loaded.
#[derive(Default)]
pub(super) struct Loaded {
    /// The shipped tables and those that were loaded.
    pub(super) tables: Tables,
    /// Files with mistakes in them, in order of their paths.
    pub(super) mistakes: Vec<(Source, Vec<Diagnostic>)>,
    /// Files and folders that could not be read.
    pub(super) unreadable: Vec<Unreadable>,
    /// Files that were loaded.
    files: usize,
}

/// The shipped tables and those in `places`: files, and folders of them.
pub(super) fn load(places: &[PathBuf]) -> Loaded {
    let house = house::load(places, &["csv"], table::load);
    let files = house.loaded.len() + house.mistakes.len();
    let tables = Tables::with(house.loaded.into_iter().map(|(_, table)| table));
    Loaded { tables, mistakes: house.mistakes, unreadable: house.unreadable, files }
}

/// Runs `tables list`.
pub(super) fn list(args: &ListTablesArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut policies = Policies::new(&args.config, &[], None)?;
    let loaded = &policies.here()?.0.tables;
    let widest = SCHEMAS.iter().map(|schema| schema.name.len()).max().unwrap_or(0);
    for id in TableId::all() {
        let Schema { name, doc, .. } = id.schema();
        let rows = loaded.tables.rows(id).count();
        writeln!(out, "{name:<widest$}  {:>11}  {doc}", count(rows, "row"))?;
        let spans: Vec<Vouched> = loaded.tables.rows(id).filter_map(Vouched::of).collect();
        if let (Some(first), Some(last)) = (spans.iter().map(|it| it.to).min(), spans.iter().map(|it| it.to).max()) {
            let silent = args.date.map(|date| spans.iter().filter(|it| !it.covers(date)).count());
            let silent = silent.map(|rows| format!("; {rows} of {} silent on that day", spans.len()));
            writeln!(
                out,
                "{:widest$}  {:>11}  vouched for until {first} to {last}{}",
                "",
                "",
                silent.unwrap_or_default()
            )?;
        }
    }
    policies.tell(err)
}

/// The days a row vouches for.
struct Vouched {
    from: Option<NaiveDate>,
    to: NaiveDate,
}

impl Vouched {
    fn of(row: Row<'_>) -> Option<Vouched> {
        Some(Vouched { from: row.date("complete_from").map(|from| from.latest), to: row.date("as_of")?.earliest })
    }

    fn covers(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && date <= self.to
    }
}

/// Runs `tables show`.
pub(super) fn show(args: &ShowTableArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut policies = Policies::new(&args.config, &[], None)?;
    let loaded = &policies.here()?.0.tables;
    let Some(id) = TableId::named(&args.table) else {
        let names: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
        writeln!(err, "error: there is no table `{}`; one of: {}", args.table, names.join(", "))?;
        return Ok(Exit::Failure);
    };
    let wanted = args.words.as_deref().map(table::fold::fold);
    let is_wanted = |row: &Row<'_>| wanted.as_ref().is_none_or(|words| table::fold::fold(row.line()).contains(words));
    if wanted.is_none() {
        write_columns(id.schema(), out)?;
    }
    let mut shown = 0;
    for row in loaded.tables.rows(id).filter(is_wanted) {
        writeln!(out, "{}:{}: {}", row.path(), row.number(), row.line())?;
        shown += 1;
    }
    if shown == 0 {
        writeln!(err, "no row of {} has `{}`", args.table, args.words.as_deref().unwrap_or_default())?;
    }
    policies.tell(err)
}

/// What the columns of a table mean.
fn write_columns(schema: &Schema, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", schema.doc)?;
    let widest = schema.columns.iter().map(|column| column.name.len()).max().unwrap_or(0);
    for column in schema.columns {
        let optional = if column.optional { " (may be left out)" } else { "" };
        writeln!(out, "# {:<widest$}  {}{optional}", column.name, column.doc)?;
    }
    Ok(())
}

/// Runs `tables check`.
pub(super) fn check(args: &CheckTablesArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut exit = Exit::Clean;
    let mut loaded = match args.paths.as_slice() {
        [] => {
            let mut policies = Policies::new(&args.config, &[], None)?;
            let loaded = std::mem::take(&mut policies.here()?.0.tables);
            exit = policies.tell(err)?;
            loaded
        }
        paths => load(paths),
    };
    loaded.mistakes.extend(table::strangers(&loaded.tables));
    loaded.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    let mistakes = house::draw(&loaded.mistakes, &args.color, out)?;
    let outcome = if mistakes == 0 { "all rows can be read".to_owned() } else { count(mistakes, "mistake") };
    writeln!(out, "{} checked: {outcome}", count(loaded.files, "table file"))?;
    for why in &loaded.unreadable {
        writeln!(err, "error: {why}")?;
    }
    Ok(if mistakes == 0 && loaded.unreadable.is_empty() { exit } else { Exit::Failure })
}
