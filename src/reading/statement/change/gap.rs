//! How far two figures lie apart, told behind them: `71 years for the one and 79 years for the other, a gap of eight years`.

use super::pair::{Pair, is_figure};
use super::{Change, Told};
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::{Clause, comparable};
use crate::reading::statement::print::rounded;

/// How many tokens lie at most between the second figure and the gap.
const REACH: u32 = 12;

/// The gap that a sentence tells right behind its two figures.
pub(super) fn read(clause: &Clause<'_, '_>) -> Option<Change> {
    let gap = clause.amounts.iter().position(|amount| is_gap(clause, amount))?;
    let (first, second, gap) =
        (clause.amounts.get(gap.checked_sub(2)?)?, &clause.amounts[gap - 1], &clause.amounts[gap]);
    let near = gap.tokens.0.checked_sub(second.tokens.1).is_some_and(|words| words <= REACH);
    let alike =
        |one: &Quantity| is_figure(one) && !one.ranges && one.kind == gap.kind && comparable(clause.reading, one, gap);
    // Of two shares the gap is told in points.
    if !near || !alike(first) || !alike(second) || first.value == second.value || others(clause, second, gap) {
        return None;
    }
    let apart = Pair::new(first, second).bounds;
    let apart = apart.1.less(apart.0).size();
    Some(Change {
        span: first.span.to(gap.span),
        from: Some(first.span),
        to: second.span,
        difference: None,
        by: gap.span,
        told: Told::Difference,
        expected: rounded(apart.middle()),
        agrees: gap.bounds().meets(apart.wider(1e-9)),
        slip: None,
    })
}

/// `a gap of eight years`, `a difference of just $3`
fn is_gap(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let (lead, at) = clause.lead(amount);
    lead == "of"
        && matches!(clause.back(at, 1), "gap" | "difference")
        && matches!(clause.back(at, 2), "a" | "the")
        && matches!(clause.back(at, 3), "," | "–" | "—" | "-" | ":" | ";" | "(")
}

/// Whether words between the figures and the gap speak of something else.
fn others(clause: &Clause<'_, '_>, second: &Quantity, gap: &Quantity) -> bool {
    (second.tokens.1 as usize..gap.tokens.0 as usize)
        .any(|at| matches!(clause.word(at), "while" | "but" | "which" | "with" | "respectively"))
}
