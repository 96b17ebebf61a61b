//! Reads a newsroom's table file, and finds all that is wrong with one.

use super::csv;
use super::index;
use super::schema::{Cell, Column, SCHEMAS, Schema};
use super::store::Table;
use super::when::When;
use super::{OwnTable, TableId, Tables};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::span::Span;
use crate::tree::Mistakes;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// The rule of every diagnostic about a table file.
pub const TABLE_FILE: &str = "lastread/table-file";

/// Name, text and indexes of every shipped table.
pub(super) static SHIPPED_FILES: &[(&str, &str, &[&[u8]])] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The table a CSV file holds; the file's name says which.
///
/// # Errors
/// Every mistake found in the file, in its order.
pub fn load(source: &Source) -> Result<OwnTable, Vec<Diagnostic>> {
    let mut mistakes = Mistakes::default();
    let table = read(source, &mut mistakes);
    match table {
        Some(table) if mistakes.is_empty() => Ok(OwnTable(table)),
        _ => Err(mistakes.into_diagnostics(TABLE_FILE, source)),
    }
}

fn read(source: &Source, mistakes: &mut Mistakes) -> Option<Table> {
    let file = source.path().rsplit('/').next().unwrap_or_default();
    let name = file.strip_suffix(".csv").unwrap_or(file);
    let Some(id) = TableId::named(name) else {
        let names = SCHEMAS.iter().map(|schema| schema.name);
        mistakes.push(Span::at(0), format!("there is no table `{name}`")).suggest(name, names);
        return None;
    };
    let text = source.text();
    let schema = id.schema();
    let reader = Reader { schema, order: header(text, schema, mistakes)? };
    reader.rows(text, mistakes);
    let order = reader.order;
    let in_order: String = in_order_of(schema, &order, text);
    let starts: HashMap<u32, u32> =
        csv::rows(&in_order).zip(csv::rows(text)).map(|((own, _), (start, _))| (own as u32, start as u32)).collect();
    let index = |column: usize| Cow::Owned(moved(&index::build(&in_order, schema, column), &starts));
    Some(Table {
        id,
        file: 0,
        path: source.path().to_owned().into(),
        text: text.to_owned().into(),
        indexes: (0..schema.columns.len()).map(index).collect(),
        order: Some(order),
    })
}

/// Mistakes that only show beside the other tables: terms of an office that no table has. By file.
pub fn strangers(tables: &Tables) -> Vec<(Source, Vec<Diagnostic>)> {
    let own = tables.own(TableId::TERMS).filter_map(|table| {
        let mut mistakes = Mistakes::default();
        for row in table.rows() {
            let office = row.get("office");
            if tables.one(TableId::OFFICES, "office", &office).is_none() {
                let help = "add it to offices.csv, or see `lastread tables show offices`";
                mistakes.push(row.span(), format!("no table has the office `{office}`")).help(help);
            }
        }
        let source = Source::new(table.path.clone(), table.text.clone());
        let mistakes = mistakes.into_diagnostics(TABLE_FILE, &source);
        (!mistakes.is_empty()).then_some((source, mistakes))
    });
    own.collect()
}

/// For each column of the schema its place in the file, by the file's first line.
fn header(text: &str, schema: &Schema, mistakes: &mut Mistakes) -> Option<Vec<Option<usize>>> {
    let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = text.len() - unmarked.len();
    let line = unmarked.lines().next().unwrap_or_default();
    let mut order = vec![None; schema.columns.len()];
    for (at, (place, name)) in csv::cells(line).enumerate() {
        let span = shifted(&place, offset);
        match schema.columns.iter().position(|column| column.name == name.trim()) {
            None => {
                let names = schema.columns.iter().map(|column| column.name);
                mistakes
                    .push(span, format!("the table `{}` has no column `{name}`", schema.name))
                    .suggest(&name, names);
            }
            Some(column) if order[column].is_some() => {
                mistakes.push(span, format!("the column `{name}` stands here twice"));
            }
            Some(column) => order[column] = Some(at),
        }
    }
    let missing = schema.columns.iter().zip(&order).filter(|(column, at)| !column.optional && at.is_none());
    let missing: Vec<&str> = missing.map(|(column, _)| column.name).collect();
    if !missing.is_empty() {
        let help = "the first line names the columns; rules/tables/README.md describes them";
        mistakes
            .push(
                Span::new(offset as u32, (offset + line.len()) as u32),
                format!("the table `{}` needs {}", schema.name, missing.join(", ")),
            )
            .help(help);
        return None;
    }
    Some(order)
}

struct Reader {
    schema: &'static Schema,
    order: Vec<Option<usize>>,
}

impl Reader {
    fn rows(&self, text: &str, mistakes: &mut Mistakes) {
        let columns = text.lines().next().map_or(0, |line| csv::cells(line).count());
        let mut known: HashMap<Vec<String>, Span<Source>> = HashMap::new();
        for (start, line) in csv::rows(text) {
            let whole = Span::new(start as u32, (start + line.len()) as u32);
            let cells: Vec<_> = csv::cells(line).collect();
            if cells.len() != columns {
                let (count, wanted) = (cells.len(), columns);
                mistakes
                    .push(whole, format!("{count} cells, and the first line has {wanted}"))
                    .help("put a cell with a comma in it between double quotation marks");
                continue;
            }
            for (column, at) in self.schema.columns.iter().zip(&self.order) {
                if let Some((place, cell)) = at.and_then(|at| cells.get(at)) {
                    check_cell(column, cell, shifted(place, start), mistakes);
                }
            }
            self.check_term(&cells, whole, mistakes);
            let identity: Vec<String> = (0..self.schema.identity).map(|column| self.cell(&cells, column)).collect();
            if let Some(first) = known.insert(identity, whole) {
                mistakes.push(whole, "this row stands here twice").label(first, "the first of the two");
            }
        }
    }

    fn cell(&self, cells: &[(Range<usize>, Cow<'_, str>)], column: usize) -> String {
        self.order[column].and_then(|at| cells.get(at)).map(|(_, cell)| cell.to_string()).unwrap_or_default()
    }

    /// A term does not end before it begins.
    fn check_term(&self, cells: &[(Range<usize>, Cow<'_, str>)], whole: Span<Source>, mistakes: &mut Mistakes) {
        let date = |name: &str| {
            let column = self.schema.columns.iter().position(|column| column.name == name)?;
            When::parse(&self.cell(cells, column))
        };
        for (first, last) in [("from", "to"), ("complete_from", "as_of"), ("born", "died")] {
            if let (Some(from), Some(to)) = (date(first), date(last))
                && to.latest < from.earliest
            {
                mistakes.push(whole, format!("`{last}` is before `{first}`"));
            }
        }
    }
}

fn check_cell(column: &Column, cell: &str, span: Span<Source>, mistakes: &mut Mistakes) {
    if cell.is_empty() {
        if !column.optional {
            mistakes.push(span, format!("`{}` must not be empty", column.name));
        }
        return;
    }
    match column.holds {
        Cell::Date if When::parse(cell).is_none() => {
            mistakes.push(span, format!("`{cell}` is no date")).help("write it as 2025-01-20, 2025-01 or 2025");
        }
        Cell::Number if cell.parse::<u32>().is_err() => {
            mistakes.push(span, format!("`{cell}` is no whole number"));
        }
        Cell::Word(words) if !words.contains(&cell) => {
            mistakes.push(span, format!("`{}` is never `{cell}`", column.name)).suggest(cell, words.iter().copied());
        }
        _ => {}
    }
}

fn shifted(place: &Range<usize>, by: usize) -> Span<Source> {
    Span::new((place.start + by) as u32, (place.end + by) as u32)
}

/// The file with its columns in the order of the schema, for the indexes.
fn in_order_of(schema: &Schema, order: &[Option<usize>], text: &str) -> String {
    let mut sorted = schema.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
    for (_, line) in csv::rows(text) {
        let cells: Vec<&str> = csv::cells(line).map(|(place, _)| &line[place]).collect();
        let cells = order.iter().map(|at| at.and_then(|at| cells.get(at)).copied().unwrap_or_default());
        sorted.push('\n');
        sorted.push_str(&cells.collect::<Vec<_>>().join(","));
    }
    sorted
}

/// An index with its rows where `starts` says.
fn moved(index: &[u8], starts: &HashMap<u32, u32>) -> Vec<u8> {
    index::pairs(index)
        .flat_map(|(hash, row)| index::pair(hash, starts.get(&row).copied().unwrap_or_default()))
        .collect()
}
