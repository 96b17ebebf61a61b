//! A rate whose total, or a total whose rate, is told elsewhere in the story: `The 48 victims lost an average of £50,000 each`, with £2.4m paragraphs before;
//! `would each be given $2,000, or $34,000 altogether`, with 17 families before. Held against the story only where what is printed is a slip away from what it makes.

use super::each::{Each, Per};
use super::{Rate, is_total, judge};
use crate::reading::quantity::{Quantity, QuantityKind};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::slip::is_slip;

/// How many figures before may be the missing one.
const WINDOW: usize = 60;

/// The rate with a number of its own sentence and a total told before, or the other way round.
pub(super) fn of_each(clause: &Clause<'_, '_>, each: &Each<'_, '_>) -> Option<Rate> {
    if each.amount.kind != QuantityKind::Money {
        return None;
    }
    let own = |amount: &&Quantity| amount.span != each.amount.span;
    let counts =
        |amount: &&Quantity| own(amount) && amount.is_count() && amount.value >= 2.0 && amount.value.fract() == 0.0;
    let totals = |total: &&Quantity| own(total) && is_total(clause, each.amount, total);
    let numbers: Vec<&Quantity> = match each.per {
        Per::Of(number) => vec![number],
        _ => clause.amounts.iter().filter(counts).filter(|number| number.noun.is_some()).collect(),
    };
    let before = || clause.amounts_until(clause.from).take(WINDOW);
    let here = || clause.amounts.iter().filter(totals).filter(|total| is_in_all(clause, total));
    let pairs: Vec<(&Quantity, &Quantity)> = match (&numbers[..], here().next()) {
        ([number], None) => {
            let told = clause.amounts.iter().filter(totals).chain(before().filter(totals));
            told.map(|total| (*number, total)).collect()
        }
        ([], Some(total)) => before().filter(counts).map(|number| (number, total)).collect(),
        _ => return None,
    };
    let rates = || pairs.iter().filter_map(|(number, total)| Some((judge(clause, each, number, total)?, *total)));
    if let Some((rate, _)) = rates().find(|(rate, _)| rate.agrees) {
        return Some(rate);
    }
    let summed = numbers.is_empty();
    let mut slips = rates().filter(|(rate, total)| is_near(each.amount, rate, summed.then_some(*total)));
    let (first, _) = slips.next()?;
    slips.all(|(other, _)| (other.expected - first.expected).abs() < 1e-6).then_some(first)
}

/// Whether the rate printed, or the total that is told as their sum, is a digit or a nought away from what the other figures make.
fn is_near(one: &Quantity, rate: &Rate, summed: Option<&Quantity>) -> bool {
    let expected = (rate.expected * 100.0).round() / 100.0;
    match summed {
        Some(total) => is_slip(total.value, (total.value / rate.expected * one.value).round()),
        None => is_slip(one.value, expected),
    }
}

/// Whether an amount is told as the sum of all: `$34,000 altogether`, `more than £900,000 in all`.
fn is_in_all(clause: &Clause<'_, '_>, total: &Quantity) -> bool {
    let end = total.tokens.1 as usize;
    matches!((clause.word(end), clause.word(end + 1)), ("in", "all" | "total") | ("altogether", _) | ("all", "told"))
}
