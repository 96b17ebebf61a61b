//! Amounts of a sentence that come within a slip of a total told in the sentences around it, with no word that says they are its parts: `The turbines made 540,
//! 360 and 410 units … the 1,210 units`. Exact figures that miss a total by one digit do not do so by chance.

use super::items::Items;
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::{Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::slip;

/// How many sentences away the total may be told.
const NEAR: usize = 4;
/// How many amounts of the story are looked at on either side.
const WINDOW: usize = 24;
/// How many digits make two parts exact, and how many three or more: of three digits, one total in ten is a slip off any other.
const OF_TWO: u32 = 4;
const OF_MORE: u32 = 2;

/// The amounts of a sentence as parts of a total near it.
pub(super) fn read(clause: &Clause<'_, '_>) -> Option<Parts> {
    let first = clause.amounts.first()?;
    let parts: Vec<&Quantity> = clause.amounts.iter().filter(|part| same_kind(part, first)).collect();
    let digits = if parts.len() > 2 { OF_MORE } else { OF_TWO };
    let exact = parts.iter().filter(|part| part.figures().1 >= digits).count();
    let plain = |part: &&Quantity| {
        !part.ranges && part.form != Written::Fraction && !part.hedge.is_bound() && part.value >= 2.0
    };
    let added = parts.len() > 1 && parts.len() < 8 && exact + 1 >= parts.len() && exact > 1;
    let shares = matches!(first.kind, QuantityKind::Percent | QuantityKind::Points | QuantityKind::Duration);
    let last = parts.last()?;
    let joined = (parts[0].tokens.1..last.tokens.0).any(|at| clause.word(at as usize) == "and");
    if !added || shares || !joined || !parts.iter().all(plain) || compares(clause) {
        return None;
    }
    // `Nineteen of them spoke, and 12 of the 19 wept`: parts of parts.
    let of_others = parts.iter().any(|part| clause.word(part.tokens.1 as usize) == "of");
    if of_others {
        return None;
    }
    let values: Vec<f64> = parts.iter().map(|part| part.value).collect();
    let (sum, largest) = (values.iter().sum::<f64>(), values.iter().copied().fold(0.0, f64::max));
    let near = |total: &&Quantity| {
        let sentence = clause.reading.sentence_at(total.span.start);
        sentence.is_some_and(|at| at != clause.sentence && at.abs_diff(clause.sentence) <= NEAR)
    };
    let around = || {
        let before = clause.amounts_until(clause.from).take(WINDOW);
        before.chain(clause.amounts_from(clause.to).take(WINDOW)).filter(near).filter(|total| same_kind(total, first))
    };
    if around().any(|total| is_sum_of_some(&values, total.value)) {
        return None;
    }
    let of_them = |total: &&Quantity| {
        total.value > largest
            && total.hedge == Hedge::None
            && !total.ranges
            && (total.currency.is_some()
                || total.unit.is_some()
                || total.noun.is_some() && is_of(clause, total, &parts))
            && slip::explains(&values, sum, total.value)
    };
    let mut totals = around().filter(of_them);
    let whole = totals.next()?;
    if totals.any(|other| other.value != whole.value) {
        return None;
    }
    let items = Items { end: last.tokens.1 as usize, amounts: parts, closed: true, ..Items::default() };
    breakdown(clause, whole, &items, Wording::Elsewhere).map(|parts| Parts { agrees: Some(false), ..parts })
}

/// Whether some of the parts, or all, make a total; a sentence may tell of others beside them (`30 held over liquor that killed 35 and poisoned 157`).
fn is_sum_of_some(parts: &[f64], total: f64) -> bool {
    (1_u32..1 << parts.len()).any(|chosen| {
        let some = parts.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
        chosen.count_ones() > 1 && (some.map(|(_, part)| part).sum::<f64>() - total).abs() < 1e-6 * total
    })
}

/// Whether a total is of what the parts count: of their noun, or of anything where they have none or each has its own.
fn is_of(clause: &Clause<'_, '_>, total: &Quantity, parts: &[&Quantity]) -> bool {
    let noun = |amount: &Quantity| amount.noun.map(|noun| clause.reading.slice(noun));
    let nouns: Vec<&str> = parts.iter().filter_map(|part| noun(part)).collect();
    nouns.is_empty() || noun(total).is_some_and(|noun| nouns.contains(&noun))
}

/// Whether a sentence compares amounts instead of adding them.
fn compares(clause: &Clause<'_, '_>) -> bool {
    (clause.from..clause.to).any(|at| {
        matches!(
            clause.word(at),
            "than"
                | "from"
                | "compared"
                | "against"
                | "up"
                | "down"
                | "respectively"
                | "rose"
                | "fell"
                | "ago"
                | "average"
                | "each"
                | "between"
                | "or"
                | "versus"
                | "while"
                | "per"
                | "including"
                | "last"
                | "previous"
                | "earlier"
                | "instead"
                | "only"
        )
    })
}
