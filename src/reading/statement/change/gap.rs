//! How far two figures lie apart, told behind them: `71 years for the one and 79 years for the other, a gap of eight years`; or between them: `£35bn, £2.5bn
//! less than the £37.5bn planned`.

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

/// How many tokens lie at most between `than` and the figure that one is compared with.
const BASE: usize = 9;

/// The differences that a sentence tells between two figures: `$6.2 billion, about $150 million less than the $6.35 billion of last year`. Of several figures
/// before the difference any may be meant; `before` is the sentence before, for one that begins with `That is`.
pub(super) fn between(clause: &Clause<'_, '_>, before: Option<&Clause<'_, '_>>) -> Option<Change> {
    let (gap, base) = clause.amounts.windows(2).enumerate().find_map(|(at, pair)| {
        let than = than(clause, &pair[0])?;
        let near = (than + 1..than + BASE).contains(&(pair[1].tokens.0 as usize));
        (near && !parted(clause, than + 1, pair[1].tokens.0 as usize)).then_some((at, &pair[1]))
    })?;
    let by = &clause.amounts[gap];
    let alike = |one: &&Quantity| {
        is_figure(one)
            && !one.ranges
            && !one.hedge.is_bound()
            && one.kind == by.kind
            && comparable(clause.reading, one, by)
    };
    let fits = |one: &&Quantity| alike(one) && comparable(clause.reading, one, base);
    if !alike(&base) || by.hedge.is_bound() || by.ranges {
        return None;
    }
    let mut figures: Vec<&Quantity> = clause.amounts[..gap].iter().filter(fits).collect();
    let that = matches!(clause.word(clause.from), "That" | "This" | "It");
    if let Some(before) = before.filter(|_| figures.is_empty() && that) {
        figures = before.amounts.iter().filter(fits).collect();
    }
    let told = |figure: &Quantity| {
        let pair = Pair::new(base, figure).bounds;
        let apart = pair.1.less(pair.0).size();
        (by.bounds().meets(apart.wider(1e-9)), rounded(apart.middle()))
    };
    // One that stands further off, or behind another name, is of something else.
    let beside = |figure: &&&Quantity| {
        let mut words = figure.tokens.1 as usize..by.tokens.0 as usize;
        let own = words.len() <= 4 && !words.any(|at| clause.word(at).starts_with(char::is_uppercase));
        figures.len() == 1 && (own || that)
    };
    let figure = figures.iter().find(|figure| told(figure).0).or_else(|| figures.first().filter(beside))?;
    let (agrees, expected) = told(figure);
    Some(Change {
        span: figure.span.to(base.span),
        from: Some(base.span),
        to: figure.span,
        difference: None,
        by: by.span,
        told: Told::Difference,
        expected,
        agrees,
        slip: None,
    })
}

/// The token of the `than` behind a difference: `$150 million less than`, `three strokes better than`, `9.7 billion, or 14.2 percent, higher than`.
fn than(clause: &Clause<'_, '_>, by: &Quantity) -> Option<usize> {
    const WAYS: &[&str] = &[
        "more", "less", "fewer", "higher", "lower", "better", "worse", "greater", "larger", "smaller", "longer",
        "shorter",
    ];
    let end = by.tokens.1 as usize;
    let way = (end..end + 3).find(|at| WAYS.contains(&clause.word(*at)))?;
    (clause.word(way + 1) == "than").then_some(way + 1)
}

/// Whether words between `than` and a figure make it one of something else.
fn parted(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| matches!(clause.word(at), "," | "and" | ";" | "when" | "while" | "but" | "—" | "–" | "("))
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
