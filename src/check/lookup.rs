//! `lookup`: a claim against a table, on a date. Rows are found by a key; of those that hold on the date, one must agree with the claim, or
//! where the rule expects nothing of them, there must be none.
//!
//! Only what a table vouches for is a finding: for a row to be against a claim it must hold for sure, for one to be for it, it may hold.

mod rows;

use super::message::{Facts, Vocabulary, Wording, shortened};
use super::pairs::Key;
use super::selection::{self, Pick, Selection};
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, neighbour};
use crate::reading::Reading;
use crate::reading::claim::{Claim, Value};
use crate::table::terms::{self, Holding};
use crate::table::{Row, RowId, Tables};
use rows::{Days, Join};
use rustc_hash::FxHashMap;

/// Other mentions of the same are shown up to this many, rows besides the one that is against the claim too.
const MAX_OTHERS: usize = 4;

const OPTIONS: &[Opt] = &[
    Opt::new("table", "the name of a table", "The table looked into (`lastread tables list`)."),
    Opt::new(
        "key",
        "a map of column → field",
        "The rows looked at: in these columns they have what the claim has in these fields.",
    ),
    Opt::new("on", "a date field, or two", "The day, or the first day and the last, that the rows must hold on."),
    Opt::new(
        "rows",
        "a map of column → value, {after: date field} or {before: date field}, or a list",
        "What rows must have besides; of a list, any.",
    ),
    Opt::new(
        "expect",
        "a map of column → field",
        "What one of the rows must have; a number against a date is an age. Without it any row is a finding.",
    ),
    Opt::new("beside", "a map of column → field", "Rows shown besides."),
];

pub(super) const KIND: Kind = Kind {
    name: "lookup",
    doc: "A claim must agree with the rows of a table that hold on its date.",
    options: &[selection::OPTIONS, OPTIONS, neighbour::OPTIONS],
    placeholders: &[],
    compile,
};

struct Lookup {
    selection: Selection,
    join: Join,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let selection = Selection::read(draft)?;
    let join = Join::read(draft, selection.kind)?;
    let mut claims = vec![("claim", selection.kind)];
    claims.extend(selection.near_kind());
    let row = Some(join.table.schema());
    let wording =
        Wording::read(draft, &Vocabulary { claims: &claims, words: KIND.placeholders, row, subject: "claim" })?;
    Some(Box::new(Lookup { selection, join, wording }))
}

/// A claim, and the row it does not agree with.
struct Against<'r> {
    pick: Pick<'r>,
    row: RowId,
    /// Later claims that say the same.
    others: Vec<Claim<'r>>,
}

impl Check for Lookup {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let tables = reading.tables();
        let mut against: Vec<Against<'_>> = Vec::new();
        let mut known: FxHashMap<Vec<Option<Key>>, usize> = FxHashMap::default();
        for pick in self.selection.pick(reading) {
            let Some(row) = self.against(tables, pick.claim) else { continue };
            let says = self.join.fields().map(|field| Key::of(&pick.claim.get(field))).collect();
            match known.get(&says) {
                Some(first) => against[*first].others.push(pick.claim),
                None => {
                    known.insert(says, against.len());
                    against.push(Against { pick, row: row.id(), others: Vec::new() });
                }
            }
        }
        findings.extend(against.iter().map(|against| self.finding(reading, against)));
    }
}

impl Lookup {
    /// The row that a claim does not agree with.
    fn against<'t>(&self, tables: &'t Tables, claim: Claim<'_>) -> Option<Row<'t>> {
        let days = self.join.days(claim)?;
        let rows: Vec<(Row<'t>, Holding)> = self.join.rows(tables, claim, days);
        if self.join.agreement.is_empty() {
            return rows.into_iter().find(|(_, holding)| *holding == Holding::Surely).map(|(row, _)| row);
        }
        if rows
            .iter()
            .any(|(row, holding)| *holding != Holding::No && self.join.agrees(*row, claim, days) != Some(false))
        {
            return None;
        }
        let stands = |(row, holding): &(Row<'t>, Holding)| *holding == Holding::Surely && terms::is_sole(tables, *row);
        rows.into_iter().find(stands).map(|(row, _)| row)
    }

    fn finding<'r>(&self, reading: &'r Reading<'r>, against: &Against<'r>) -> Finding {
        let tables = reading.tables();
        let Against { pick, row, others } = against;
        let row = tables.row(*row);
        let mut claims = vec![("claim", pick.claim)];
        claims.extend(pick.near.map(|near| ("near", near)));
        let row_says = terms::say(tables, row);
        let facts =
            Facts { reading, claims: &claims, words: &[], row: Some((row, &row_says)), subject: pick.claim.span() };
        let said = self.wording.say(&facts);
        let mut labels: Vec<(Place, String)> = Vec::new();
        labels.extend(self.selection.shown(pick.claim).map(|(place, words)| (Place::Text(place), words)));
        labels.extend(pick.near.map(|near| (Place::Text(near.span()), shortened(near.text()))));
        for other in others.iter().take(MAX_OTHERS) {
            labels.push((Place::Text(self.selection.place(*other)), self.selection.label(*other).unwrap_or_default()));
        }
        labels.push((Place::Row(row.id()), row_says.clone()));
        for shown in self.join.shown(tables, pick.claim).into_iter().filter(|shown| *shown != row).take(MAX_OTHERS) {
            labels.push((Place::Row(shown.id()), terms::say(tables, shown)));
        }
        Finding {
            place: Place::Text(self.selection.place(pick.claim)),
            message: said.message,
            label: self.selection.label(pick.claim),
            labels,
            help: said.help,
            fixes: said.fixes,
            doubtful: false,
        }
    }
}

/// The days of a claim that no option dates.
const ALWAYS: Days = None;

impl Join {
    /// The days the rows must hold on: none where the rule asks for no date, nothing where the claim has none.
    fn days(&self, claim: Claim<'_>) -> Option<Days> {
        let Some((first, last)) = self.on else { return Some(ALWAYS) };
        match (claim.get(first), claim.get(last)) {
            (Value::Date(first), Value::Date(last)) if first <= last => Some(Some((first, last))),
            _ => None,
        }
    }
}
