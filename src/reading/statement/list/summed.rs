//! A list and behind it the number that counts it: `England, Scotland, Wales and Northern Ireland, the four countries of the kingdom`.

use super::{List, ListForm, segment};
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::Clause;

/// The list of names that the number sums up, where it stands behind them between commas.
pub(super) fn read(clause: &Clause<'_, '_>, number: &Quantity) -> Option<List> {
    let at = number.tokens.0 as usize;
    let comma = at.checked_sub(2).filter(|comma| clause.word(*comma) == "," && clause.word(comma + 1) == "the")?;
    // What is counted is said in words that tell these from others: `the three countries that make up the UK`.
    let noun = number.noun.filter(|noun| crate::reading::quantity::is_plural(clause.reading.slice(*noun)))?;
    let behind =
        (number.tokens.1 as usize..clause.to).find(|at| clause.reading.tokens()[*at].span.start >= noun.end)?;
    if !matches!(clause.word(behind), "that" | "which" | "who" | "of" | "in" | "," | "." | "with" | "to" | "where") {
        return None;
    }
    let counted = segment::names_before(clause, comma)?;
    // Whatever is less than the list may be of it or of something else: `Hull, York and Leeds, the two grounds of the final`.
    (number.value > 2.0).then(|| List {
        span: number.span,
        items: clause.span(counted.end - 1, counted.end),
        number: number.value,
        fewest: counted.fewest,
        most: counted.most,
        form: ListForm::Apposition,
    })
}
