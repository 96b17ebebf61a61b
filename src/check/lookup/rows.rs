//! Which rows of a table a claim is compared with, and whether one agrees.

use crate::check::{Draft, condition};
use crate::reading::claim::{Claim, ClaimKind, Field, Holds, Value};
use crate::span::Span;
use crate::table::fold::{bag, fold};
use crate::table::schema::{Cell, Column, Index, SCHEMAS};
use crate::table::terms::{self, Holding};
use crate::table::{Row, TableId, Tables, csv};
use crate::tree::{self, Node};
use chrono::{Datelike, Days as DayCount, NaiveDate};

/// The first day and the last; `None` where no date is asked for.
pub(super) type Days = Option<(NaiveDate, NaiveDate)>;

/// A column compared with a field.
type Pair = (&'static Column, &'static Field);

/// How claims and rows meet.
pub(super) struct Join {
    pub(super) table: TableId,
    /// The rows looked at; the first pair is found by an index.
    key: Vec<Pair>,
    /// The fields with the first day and the last.
    pub(super) on: Option<(&'static Field, &'static Field)>,
    /// Of each list all, of the lists any.
    filters: Vec<Vec<(&'static Column, Filter)>>,
    /// What a row must have to agree.
    pub(super) agreement: Vec<Pair>,
    beside: Vec<Pair>,
}

/// What a column must have.
enum Filter {
    Is(String),
    After(&'static Field),
    Before(&'static Field),
}

impl Join {
    /// The join the options describe, for claims of `kind`.
    pub(super) fn read(draft: &mut Draft<'_, '_>, kind: &'static ClaimKind) -> Option<Join> {
        let node = draft.required("table")?;
        let name = draft.mistakes.text(node)?.text;
        let Some(table) = TableId::named(name) else {
            let names = SCHEMAS.iter().map(|schema| schema.name);
            draft.mistakes.push(node.span, format!("there is no table `{name}`")).suggest(name, names);
            return None;
        };
        let key_node = draft.required("key")?;
        let mut key = pairs(draft, "key", table, kind);
        key.sort_by_key(|(column, _)| column.index == Index::None);
        if key.first().is_none_or(|(column, _)| column.index == Index::None) {
            draft.mistakes.push(key_node.span, "none of these columns is one that rows are found by");
        }
        let on = draft.texts("on");
        let on: Vec<_> = on.iter().filter_map(|name| date_field(kind, name.text, name.node.span, draft)).collect();
        let on = on.first().map(|first| (*first, *on.last().unwrap_or(first)));
        let filters = filters(draft, table, kind);
        let (agreement, beside) = (pairs(draft, "expect", table, kind), pairs(draft, "beside", table, kind));
        Some(Join { table, key, on, filters, agreement, beside })
    }

    /// All fields of a claim that matter.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.key.iter().chain(&self.agreement).map(|(_, field)| *field)
    }

    /// The rows of the key that may hold, and how sure that is.
    pub(super) fn rows<'t>(&self, tables: &'t Tables, claim: Claim<'_>, days: Days) -> Vec<(Row<'t>, Holding)> {
        let rows = self.find(tables, &self.key, claim).into_iter().filter(|row| self.passes(*row, claim));
        let holding = |row| days.map_or(Holding::Surely, |days| terms::holding(tables, row, days));
        rows.map(|row| (row, holding(row))).filter(|(_, holding)| *holding != Holding::No).collect()
    }

    /// The rows shown besides.
    pub(super) fn shown<'t>(&self, tables: &'t Tables, claim: Claim<'_>) -> Vec<Row<'t>> {
        if self.beside.is_empty() { Vec::new() } else { self.find(tables, &self.beside, claim) }
    }

    fn find<'t>(&self, tables: &'t Tables, pairs: &[Pair], claim: Claim<'_>) -> Vec<Row<'t>> {
        let Some((column, field)) = pairs.first() else { return Vec::new() };
        let Value::Text(text) = claim.get(field) else { return Vec::new() };
        let key = match column.index {
            Index::Names | Index::People => fold(&text),
            Index::Titles => bag(&text),
            _ => text.into_owned(),
        };
        let mut rows = tables.find(self.table, column.name, &key);
        if column.name == "person" && self.table != TableId::TERMS {
            rows.extend(tables.find(self.table, "aliases", &key));
        }
        rows.retain(|row| pairs[1..].iter().all(|pair| agree(*row, *pair, claim, None) == Some(true)));
        rows
    }

    fn passes(&self, row: Row<'_>, claim: Claim<'_>) -> bool {
        let holds = |(column, filter): &(&'static Column, Filter)| match filter {
            Filter::Is(value) => row.get(column.name) == value.as_str(),
            Filter::After(field) => {
                let date = row.date(column.name).map(|date| date.earliest);
                matches!((date, claim.get(field)), (Some(date), Value::Date(than)) if date > than)
            }
            Filter::Before(field) => {
                let date = row.date(column.name).map(|date| date.latest);
                matches!((date, claim.get(field)), (Some(date), Value::Date(than)) if date < than)
            }
        };
        self.filters.is_empty() || self.filters.iter().any(|all| all.iter().all(holds))
    }

    /// Whether a row has what the claim has; nothing where one of them does not say.
    pub(super) fn agrees(&self, row: Row<'_>, claim: Claim<'_>, days: Days) -> Option<bool> {
        let mut all = Some(true);
        for pair in &self.agreement {
            match agree(row, *pair, claim, days) {
                Some(false) => return Some(false),
                None => all = None,
                Some(true) => {}
            }
        }
        all
    }
}

/// Whether a cell has what a field has; nothing where one of them does not say.
fn agree(row: Row<'_>, (column, field): Pair, claim: Claim<'_>, days: Days) -> Option<bool> {
    let cell = row.get(column.name);
    if cell.is_empty() {
        return None;
    }
    match (claim.get(field), column.holds) {
        (Value::Text(text), _) => {
            let folded = fold(&text);
            Some(csv::parts(&cell).any(|part| fold(part) == folded))
        }
        (Value::Number(age), Cell::Date) => {
            let (born, (first, last)) = (row.date(column.name)?, days?);
            let grace = DayCount::new(BIRTHDAY);
            let (first, last) = (first.checked_sub_days(grace)?, last.checked_add_days(grace)?);
            let (youngest, oldest) = (years(born.latest, first), years(born.earliest, last));
            Some((f64::from(youngest)..=f64::from(oldest)).contains(&age))
        }
        (Value::Number(number), _) => cell.parse::<f64>().ok().map(|cell| cell == number),
        (Value::Date(date), _) => {
            let when = row.date(column.name)?;
            Some((when.earliest..=when.latest).contains(&date))
        }
        _ => None,
    }
}

/// So many days around a birthday either age is right: a story tells of the days before it ran.
const BIRTHDAY: u64 = 4;

/// Whole years from a birth to a day.
fn years(born: NaiveDate, on: NaiveDate) -> i32 {
    on.year() - born.year() - i32::from((on.month(), on.day()) < (born.month(), born.day()))
}

/// The option `name` as columns and fields.
fn pairs(draft: &mut Draft<'_, '_>, name: &str, table: TableId, kind: &'static ClaimKind) -> Vec<Pair> {
    let Some(node) = draft.get(name) else { return Vec::new() };
    let Some(fields) = draft.mistakes.map(node, "a map (column: field)") else { return Vec::new() };
    let mut pairs = Vec::new();
    for (key, node) in fields.iter() {
        let column = column(draft, table, &key.name, key.span);
        let Some(text) = draft.mistakes.text(node) else { continue };
        let field = condition::field(kind, text.text, node.span, draft.mistakes);
        pairs.extend(column.zip(field));
    }
    pairs
}

fn column(
    draft: &mut Draft<'_, '_>,
    table: TableId,
    name: &str,
    span: Span<crate::source::Source>,
) -> Option<&'static Column> {
    let schema = table.schema();
    let column = schema.columns.iter().find(|column| column.name == name);
    if column.is_none() {
        let names = schema.columns.iter().map(|column| column.name);
        draft.mistakes.push(span, format!("the table `{}` has no column `{name}`", schema.name)).suggest(name, names);
    }
    column
}

fn date_field(
    kind: &'static ClaimKind,
    name: &str,
    span: Span<crate::source::Source>,
    draft: &mut Draft<'_, '_>,
) -> Option<&'static Field> {
    let field = condition::field(kind, name, span, draft.mistakes)?;
    if field.holds != Holds::Date {
        draft.mistakes.push(span, format!("`{name}` is no date"));
        return None;
    }
    Some(field)
}

/// The option `rows`.
fn filters(draft: &mut Draft<'_, '_>, table: TableId, kind: &'static ClaimKind) -> Vec<Vec<(&'static Column, Filter)>> {
    let Some(node) = draft.get("rows") else { return Vec::new() };
    let items = draft.mistakes.list(node);
    items.iter().filter_map(|item| filter(draft, item, table, kind)).collect()
}

fn filter(
    draft: &mut Draft<'_, '_>,
    node: &Node,
    table: TableId,
    kind: &'static ClaimKind,
) -> Option<Vec<(&'static Column, Filter)>> {
    let fields = draft.mistakes.map(node, "a map (column: wanted)")?;
    let mut all = Vec::new();
    for (key, wanted) in fields.iter() {
        let Some(column) = column(draft, table, &key.name, key.span) else { continue };
        if !matches!(wanted.value, tree::Value::Map(_)) {
            let value = draft.mistakes.text(wanted).map(|text| Filter::Is(text.text.to_owned()));
            all.extend(value.map(|value| (column, value)));
            continue;
        }
        let Some(bounds) = draft.mistakes.fields(wanted, "a wanted date", &["after", "before"]) else { continue };
        for (bound, node) in bounds.iter() {
            let Some(text) = draft.mistakes.text(node) else { continue };
            let Some(field) = date_field(kind, text.text, node.span, draft) else { continue };
            let filter = if bound.name == "after" { Filter::After(field) } else { Filter::Before(field) };
            all.push((column, filter));
        }
    }
    Some(all)
}
