//! Breakdowns whose total is a size or stands inside them: `the 40-seat chamber has 26 Democrats and 14 Republicans`; `nine of the 15 schools … the
//! other six`; `14 wins, four draws and two defeats in 20 games`; shares of one hundred per cent.

use super::items::{self, Items};
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::{Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;

/// What parts of a fixed size are counted in: seats, and those who sit, sing or play.
const BODIES: &[&str] = &[
    "chamber",
    "council",
    "board",
    "panel",
    "committee",
    "jury",
    "squad",
    "team",
    "crew",
    "choir",
    "group",
    "party",
    "cabinet",
    "assembly",
    "commission",
    "senate",
    "parliament",
    "legislature",
    "orchestra",
    "cast",
    "class",
    "delegation",
    "staff",
    "fleet",
    "Senate",
    "Assembly",
    "Parliament",
    "House",
    "roster",
    "side",
];

/// `The 40-seat chamber has 26 Democrats and 14 Republicans`, `The panel of nine has five men and four women`
pub(super) fn of_body(clause: &Clause<'_, '_>) -> Option<Parts> {
    if clause.amounts.len() < 2 {
        return None;
    }
    let (size, span, tokens) = size(clause)?;
    let inside = |amount: &Quantity| tokens.0 <= amount.tokens.0 && amount.tokens.1 <= tokens.1;
    let first = clause.amounts.iter().find(|amount| !inside(amount))?;
    let (from, to) = if first.tokens.0 > tokens.1 {
        let verb = clause.back(first.tokens.0 as usize, 1);
        let holds =
            matches!(verb, "has" | "have" | "had" | "of" | "with" | "contains" | "comprises" | "comprising" | "holds");
        (holds.then_some(first.tokens.0 as usize)?, clause.to)
    } else {
        let inside = matches!(clause.back(tokens.0 as usize, 2), "in" | "of" | "on");
        (inside.then_some(first.tokens.0 as usize)?, tokens.0 as usize - 2)
    };
    // `three of the members`: some of some other count.
    let items =
        items::read(clause, from, to).filter(|items| items.closed).or_else(|| items::loose(clause, from, to))?;
    let people = items.amounts.iter().all(|part| part.is_count() && clause.word(part.tokens.1 as usize) != "of");
    let whole = Quantity { span, tokens, value: size, step: 0.0, hedge: Hedge::None, ..*items.amounts[0] };
    let parts = breakdown(clause, &whole, &items, Wording::MadeUp).filter(|_| people)?;
    // Seats may be empty, and others may sit there: too many is certain, a few short is likely.
    let short = parts.sum < size && parts.sum < 0.9 * size;
    Some(if short && parts.agrees == Some(false) { Parts { agrees: None, ..parts } } else { parts })
}

/// The size of a body told in a sentence, in `the 40-seat chamber` or `the panel of nine`.
fn size(clause: &Clause<'_, '_>) -> Option<(f64, crate::span::Span<crate::span::Text>, (u32, u32))> {
    (clause.from..clause.to).find_map(|at| {
        if let Some((size, end)) = clause.size_of_body(at) {
            return Some((size, clause.span(at, end), (at as u32, end as u32)));
        }
        let of = clause.word(at + 1) == "of" && BODIES.contains(&clause.word(at));
        let number = of.then(|| clause.amount_at(at + 2))??;
        let alone =
            matches!(clause.word(number.tokens.1 as usize), "has" | "had" | "have" | "with" | "," | "is" | "was");
        alone.then_some((number.value, number.span, number.tokens))
    })
}

/// `Nine of the 15 schools are in the city; the other six are in villages.`
pub(super) fn and_the_other(clause: &Clause<'_, '_>, next: Option<&Clause<'_, '_>>) -> Option<Parts> {
    let first = clause.amounts.first().filter(|first| first.is_count() || first.currency.is_some())?;
    let of = first.tokens.1 as usize;
    if clause.word(of) != "of" || first.form == Written::Fraction {
        return None;
    }
    let whole = clause.amounts.get(1).filter(|whole| {
        let gap = whole.tokens.0 as usize - of;
        (2..5).contains(&gap) && same_kind(whole, first) && whole.value > first.value
    })?;
    let place = next.filter(|_| clause.amounts.len() == 2).unwrap_or(clause);
    let other = place.amounts.iter().find(|other| {
        let at = other.tokens.0 as usize;
        other.tokens.0 > whole.tokens.1
            && (matches!(place.back(at, 1), "other" | "remaining")
                && matches!(place.back(at, 2), "the" | "The" | "its" | "their")
                || matches!(place.back(at, 1), "the" | "The") && matches!(place.after(other, 0), "other" | "others"))
    })?;
    // Nothing else is counted between the two: `five of the 12 were women, three were boys and the other four men`.
    let inside = |amount: &&Quantity| {
        same_kind(amount, whole) && amount.tokens.0 > whole.tokens.1 && amount.tokens.1 < other.tokens.0
    };
    let between: Vec<&Quantity> = clause.amounts.iter().filter(inside).collect();
    if between.len() > 2 || !same_kind(other, first) || between.iter().any(|part| part.ranges) {
        return None;
    }
    let amounts: Vec<&Quantity> = std::iter::once(first).chain(between).chain([other]).collect();
    let items = Items { end: other.tokens.1 as usize, amounts, closed: true, remains: true, ..Items::default() };
    breakdown(clause, whole, &items, Wording::Of)
}

/// `After 20 games the club has 14 wins, four draws and two defeats.`
pub(super) fn record(clause: &Clause<'_, '_>) -> Option<Parts> {
    let all = clause.amounts.iter().find(|all| {
        all.is_count()
            && matches!(
                clause.word(all.tokens.1 as usize),
                "games" | "matches" | "league" | "fights" | "bouts" | "Tests"
            )
    })?;
    let told = |words: &[&str]| {
        clause.amounts.iter().find(|part| {
            let end = part.tokens.1 as usize;
            let start = part.tokens.0 as usize;
            let named = words.contains(&clause.word(end)) || words.contains(&clause.back(start, 1));
            named && part.is_count() && part.span != all.span
        })
    };
    let won = told(&["wins", "victories", "win", "won", "winning"])?;
    let lost = told(&["defeats", "losses", "defeat", "loss", "lost", "losing"])?;
    let drawn = told(&["draws", "ties", "draw", "tie", "drew", "drawn", "tied", "drawing"])?;
    let mut amounts = vec![won, drawn, lost];
    amounts.sort_by_key(|part| part.tokens.0);
    let items = Items { end: amounts.last()?.tokens.1 as usize, closed: true, amounts, ..Items::default() };
    breakdown(clause, all, &items, Wording::Games)
}

/// How many points shares of one whole may miss a hundred by for a slip.
pub(super) const FAR_OFF: f64 = 30.0;

/// `48 percent for Lee, 41 percent for Roe and 11 percent undecided`; `45 percent … and the remaining 20 percent`; `split 60-40`
pub(super) fn of_hundred(clause: &Clause<'_, '_>) -> Option<Parts> {
    let shares: Vec<&Quantity> = clause.amounts.iter().filter(|share| share.kind == QuantityKind::Percent).collect();
    let (first, last) = (*shares.first()?, *shares.last()?);
    if !(2..8).contains(&shares.len()) || shares.iter().any(|share| share.ranges || share.hedge.is_bound()) {
        return None;
    }
    let rest = matches!(clause.back(last.tokens.0 as usize, 1), "remaining" | "other")
        && matches!(clause.back(last.tokens.0 as usize, 2), "the" | "The");
    let end = last.tokens.1 as usize;
    let unsure = shares.len() > 2 && (end..end + 4).any(|at| matches!(clause.word(at), "undecided" | "unsure"))
        || clause.back(last.tokens.0 as usize, 1) == "undecided";
    let joined = clause.back(last.tokens.0 as usize, 1) == "and"
        || (2..4).any(|back| matches!(clause.back(last.tokens.0 as usize, back), "and" | "with" | "while" | ";" | ","));
    let other_sum = (clause.from..clause.to).any(|at| {
        matches!(
            clause.word(at),
            "than"
                | "up"
                | "down"
                | "compared"
                | "among"
                | "rose"
                | "fell"
                | "increase"
                | "respectively"
                | "increased"
                | "margin"
                | "error"
                | "which"
                | "whom"
                | "them"
                | "those"
                | "tax"
                | "rate"
                | "interest"
                | "turnout"
        )
    });
    if !(rest || unsure) || !joined || other_sum {
        return None;
    }
    let whole = Quantity { value: 100.0, step: 0.0, ..*first };
    let items = Items { end, amounts: shares.clone(), closed: true, remains: true, ..Items::default() };
    let parts = breakdown(clause, &whole, &items, Wording::Hundred)?;
    // Rounded shares miss a hundred by half a last place each, and pollsters leave a point to others.
    let slack = 0.5 * shares.len() as f64 + if unsure { 1.0 } else { 0.0 };
    // Further off, the shares are of different things.
    let near = (parts.sum - 100.0).abs() <= FAR_OFF;
    near.then_some(Parts { agrees: Some((parts.sum - 100.0).abs() <= slack), ..parts })
}
