//! Medals by their metal: `12 medals: five gold, four silver and three bronze`, `five medals … There were two golds, one silver and two bronzes`.

use super::items::Items;
use super::worked::breakdown;
use super::{Parts, Wording};
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::Clause;

/// How many sentences before the metals their number may be told.
const BACK: usize = 4;

/// The medals of a sentence that tells all three metals, and their number there or shortly before.
pub(super) fn read(clause: &Clause<'_, '_>) -> Option<Parts> {
    let metals = [["gold", "golds"], ["silver", "silvers"], ["bronze", "bronzes"]];
    let mut amounts: Vec<&Quantity> = metals.iter().map(|metal| of_metal(clause, metal)).collect::<Option<_>>()?;
    amounts.sort_by_key(|amount| amount.tokens.0);
    let items = Items { end: amounts.last()?.tokens.1 as usize, closed: true, amounts, ..Items::default() };
    let number = |amount: &&Quantity| {
        amount.is_count() && amount.noun.is_some_and(|noun| matches!(clause.reading.slice(noun), "medals" | "Medals"))
    };
    let own = clause.amounts.iter().find(number);
    let told = |amount: &&Quantity| {
        clause.reading.sentence_at(amount.span.start).is_some_and(|at| at + BACK >= clause.sentence)
    };
    let before = || clause.amounts_until(clause.from).take_while(told).find(number);
    breakdown(clause, own.or_else(before)?, &items, Wording::List)
}

/// The amount told of a metal: `five gold`, `18 of them gold`.
fn of_metal<'w>(clause: &Clause<'w, '_>, metal: &[&str]) -> Option<&'w Quantity> {
    clause.amounts.iter().find(|amount| {
        let end = amount.tokens.1 as usize;
        let skip = if clause.reads(end, &["of", "them"]) { 2 } else { 0 };
        amount.is_count() && metal.contains(&clause.word(end + skip))
    })
}
