//! How far two figures lie apart, told behind them: `71 years for the one and 79 years for the other, a gap of eight years`, `took in $4.9 million and spent
//! $4.6 million, leaving it $300,000 ahead`; or between them: `£35bn, £2.5bn less than the £37.5bn planned`.

use super::pair::{Pair, is_figure};
use super::{Change, Told};
use crate::reading::quantity::{Quantity, QuantityKind};
use crate::reading::statement::clause::{Clause, comparable};
use crate::reading::statement::print::{figure, rounded};

/// How many tokens lie at most between the second figure and the gap.
const REACH: u32 = 12;

/// The gap that a sentence tells right behind its two figures.
pub(super) fn read(clause: &Clause<'_, '_>) -> Option<Change> {
    let gap = clause.amounts.iter().position(|amount| is_gap(clause, amount) || is_outcome(clause, amount))?;
    let (first, second, gap) =
        (clause.amounts.get(gap.checked_sub(2)?)?, &clause.amounts[gap - 1], &clause.amounts[gap]);
    let near = gap.tokens.0.checked_sub(second.tokens.1).is_some_and(|words| words <= REACH);
    let alike =
        |one: &Quantity| is_figure(one) && !one.ranges && one.kind == gap.kind && comparable(clause.reading, one, gap);
    // Of two shares the gap is told in points.
    if !near || !alike(first) || !alike(second) || first.value == second.value || others(clause, second, gap) {
        return None;
    }
    if is_outcome(clause, gap) && !(gap.kind == QuantityKind::Money && are_opposed(clause, first, second, gap)) {
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
        expected: figure(apart.middle()),
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

/// `leaving it $300,000 ahead`, `for a profit of $23,000`, `, a surplus of $230,000`
fn is_outcome(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let (lead, at) = clause.lead(amount);
    let leaves = |steps: usize| clause.back(at, steps) == "leaving";
    let named = lead == "of"
        && matches!(clause.back(at, 1), "profit" | "loss" | "surplus" | "deficit" | "shortfall" | "gain" | "margin")
        && matches!(clause.back(at, 2), "a" | "net" | "operating");
    named || lead == "leaving" || leaves(1) || leaves(2)
}

/// Whether one of the two figures came in and the other went out, and no third sum stands among them.
fn are_opposed(clause: &Clause<'_, '_>, first: &Quantity, second: &Quantity, gap: &Quantity) -> bool {
    const IN: &[&str] = &[
        "raised",
        "raises",
        "earned",
        "earns",
        "revenue",
        "revenues",
        "income",
        "receipts",
        "collected",
        "grossed",
        "takings",
        "sales",
        "took",
        "takes",
        "brought",
        "received",
        "had",
    ];
    const OUT: &[&str] = &[
        "spent",
        "spends",
        "cost",
        "costs",
        "expenses",
        "expense",
        "expenditure",
        "expenditures",
        "spending",
        "paid",
        "pays",
        "outgoings",
    ];
    /// How far (tokens) before a figure, and behind it, its word stands.
    const NEAR: usize = 6;
    let (start, middle) = (first.tokens.0 as usize, second.tokens.0 as usize);
    let stands = |words: &[&str], from: usize, to: usize| {
        (from.max(clause.from)..to).any(|at| words.contains(&clause.word(at).to_lowercase().as_str()))
    };
    let before = |words: &[&str]| stands(words, start.saturating_sub(NEAR), start);
    let between = |words: &[&str]| stands(words, (first.tokens.1 as usize).max(middle.saturating_sub(NEAR)), middle);
    let sums =
        clause.amounts.iter().filter(|amount| amount.kind == QuantityKind::Money && amount.tokens.0 <= gap.tokens.0);
    sums.count() == 3 && (before(IN) && between(OUT) || before(OUT) && between(IN))
}

/// Whether words between the figures and the gap speak of something else.
fn others(clause: &Clause<'_, '_>, second: &Quantity, gap: &Quantity) -> bool {
    (second.tokens.1 as usize..gap.tokens.0 as usize)
        .any(|at| matches!(clause.word(at), "while" | "but" | "which" | "with" | "respectively"))
}
