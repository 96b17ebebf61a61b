//! A share told twice: as a number out of a number and as a percentage or fraction. `45 of the 60 pupils, or 80 percent`; `of 640 people, 480, or
//! 68%, agreed`; `68% of the 11 members`, which no number of members makes.
//!
//! A share is the part over the whole; printed figures stand for all values that round to them.

use super::clause::{Clause, clauses};
use super::print::percent;
use crate::reading::Reading;
use crate::reading::quantity::{Bounds, Hedge, Quantity, QuantityKind, Written};
use crate::span::{Span, Text};

/// One share told twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// All of it.
    pub span: Span<Text>,
    /// The part, as printed; `None` where only the whole is printed.
    pub part: Option<Span<Text>>,
    /// The whole, as printed.
    pub whole: Span<Text>,
    /// The share, as printed.
    pub share: Span<Text>,
    /// The share, from the figures: `75%`.
    pub expected: String,
    /// Whether print and sum agree.
    pub agrees: bool,
}

/// Every share of a story that is told twice, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Share> {
    let mut found = vec![];
    for clause in clauses(reading, 2) {
        let shares: Vec<usize> = (0..clause.amounts.len()).filter(|at| is_share(&clause.amounts[*at])).collect();
        for at in shares {
            found.extend(of_three(&clause, at).or_else(|| impossible(&clause, at)));
        }
    }
    found
}

/// A percentage from 0 to 100 or a fraction.
fn is_share(amount: &Quantity) -> bool {
    match amount.kind {
        QuantityKind::Percent => !amount.ranges && amount.value <= 100.0,
        QuantityKind::Count => amount.form == Written::Fraction && !amount.ranges,
        _ => false,
    }
}

/// What may be part of or a whole: things counted, money, measures.
fn is_figure(amount: &Quantity) -> bool {
    !is_share(amount)
        && !amount.ranges
        && !matches!(amount.kind, QuantityKind::Percent | QuantityKind::Points | QuantityKind::Duration)
}

/// Part, whole and share in one sentence, tied by the words between them.
fn of_three(clause: &Clause<'_, '_>, at: usize) -> Option<Share> {
    let share = &clause.amounts[at];
    let bracket = bracketed(clause, share);
    let apposed = bracket || restated(clause, share);
    if apposed
        && at >= 2
        && clause.after(&clause.amounts[at - 1], 0) == "of"
        && clause.after(&clause.amounts[at - 1], 1) == "them"
    {
        // `the 90 players had a vote, and 63 of them, or 70%,`
        return judge(clause, at - 1, at - 2, at).filter(|_| clause.amounts[at - 2].noun.is_some());
    }
    if apposed && at >= 1 {
        // `45 of 60, or 75 percent`, `45 out of 60 (75%)`
        if at >= 2
            && let Some(found) = part_of_whole(clause, at - 2, at - 1, at)
        {
            return Some(found);
        }
        // `of the 60 pupils, 45, or 75 percent,` and `of its 60 pupils, some 45 (75%)`
        if at >= 2 && of_the(clause, at - 2) && touches(clause, at - 1, at) {
            return judge(clause, at - 1, at - 2, at);
        }
    }
    // `7,700 prisoners, or 11% of the total of 70,000`
    if clause.lead(share).0 == "or" && clause.after(share, 0) == "of" && at >= 1 && at + 1 < clause.amounts.len() {
        let near = touches(clause, at - 1, at) && gap(clause, at, at + 1) <= 5 && is_figure(&clause.amounts[at + 1]);
        return near.then(|| judge(clause, at - 1, at + 1, at)).flatten();
    }
    // `75 percent (45 of 60)`, `75 percent, or 45 of 60,`
    if at + 2 < clause.amounts.len()
        && (clause.after(share, 0) == "("
            || clause.after(share, 0) == "," && clause.after(share, 1) == "or"
            || clause.after(share, 0) == "or")
    {
        return part_of_whole(clause, at + 1, at + 2, at).filter(|_| gap(clause, at, at + 1) <= 4);
    }
    None
}

/// Whether the share stands alone in brackets, or first in them.
fn bracketed(clause: &Clause<'_, '_>, share: &Quantity) -> bool {
    let opens = matches!(clause.before(share, 1), "(") || clause.lead(share).0 == "(";
    opens && (matches!(clause.after(share, 0), ")" | "," | ";" | "of") || clause.after(share, 1) == ")")
}

/// `, or 75 percent`.
fn restated(clause: &Clause<'_, '_>, share: &Quantity) -> bool {
    let (lead, at) = clause.lead(share);
    let ends = matches!(clause.after(share, 0), "," | "." | ";" | ")" | "of" | "" | "were" | "had" | "are" | "—" | "–");
    match lead {
        "or" => ends,
        "," | "—" | "–" | "-" => ends && clause.after(share, 0) != "of" && at > clause.from,
        _ => false,
    }
}

/// Tokens between two amounts.
fn gap(clause: &Clause<'_, '_>, one: usize, other: usize) -> u32 {
    clause.amounts[other].tokens.0 - clause.amounts[one].tokens.1
}

/// Whether the amount is a whole that opens a sentence or a clause: `of the 60 pupils`, `out of 60`, `of the school's 60 pupils`.
fn of_the(clause: &Clause<'_, '_>, at: usize) -> bool {
    let amount = &clause.amounts[at];
    let end = amount.tokens.0 as usize;
    let mut words = (clause.from..end).rev().take(5);
    let Some(of) = words.find(|at| matches!(clause.word(*at), "of" | "Of" | "," | ";" | "(")) else { return false };
    let before = |steps: usize| clause.back(of, steps);
    let opens = of == clause.from || matches!(before(1), "," | ";" | "that" | "and" | "but" | "Out" | "out");
    matches!(clause.word(of), "of" | "Of") && opens && is_figure(amount)
}

/// Whether the share follows the part at once: `45, or 75 percent`, `45 (75%)`, `45 pupils (75%)`.
fn touches(clause: &Clause<'_, '_>, part: usize, share: usize) -> bool {
    is_figure(&clause.amounts[part]) && gap(clause, part, share) <= 4
}

/// `45 of the 60`, `45 out of 60`, with the share close by.
fn part_of_whole(clause: &Clause<'_, '_>, part: usize, whole: usize, share: usize) -> Option<Share> {
    let (one, all) = (&clause.amounts[part], &clause.amounts[whole]);
    if !is_figure(one) || !is_figure(all) || gap(clause, part, whole) > 6 {
        return None;
    }
    let between: Vec<&str> = (one.tokens.1 as usize..all.tokens.0 as usize).map(|at| clause.word(at)).collect();
    let of = between.iter().position(|word| *word == "of")?;
    let clean = between.iter().enumerate().all(|(at, word)| match *word {
        "," | "(" | ")" | ";" | "and" | "or" | "in" | "on" | "for" | "from" | "to" | "short" | "shy" | "ahead"
        | "instead" => false,
        "of" => at == of,
        _ => true,
    });
    // `two counts of` and `in 2024 of 68 counts` are no shares; nor is a year, which is no amount to begin with.
    if !clean || share > whole && gap(clause, whole, share) > 12 {
        return None;
    }
    judge(clause, part, whole, share)
}

/// Works the share out.
fn judge(clause: &Clause<'_, '_>, part: usize, whole: usize, share: usize) -> Option<Share> {
    let (one, all, told) = (&clause.amounts[part], &clause.amounts[whole], &clause.amounts[share]);
    let same = one.kind == all.kind && (one.kind != QuantityKind::Money || one.currency == all.currency);
    let (top, bottom) = (one.bounds(), all.bounds());
    if !same || bottom.low <= 0.0 || one.value > all.value || one.value < 1.0 {
        return None;
    }
    let expected = Bounds { low: 100.0 * top.low / bottom.high, high: 100.0 * top.high / bottom.low };
    Some(Share {
        span: clause.over(&[one, all, told]),
        part: Some(one.span),
        whole: all.span,
        share: told.span,
        expected: percent(expected.middle()),
        agrees: in_percent(told).meets(expected),
    })
}

/// The percentages a printed share allows; a fraction is a round figure.
fn in_percent(share: &Quantity) -> Bounds {
    if share.kind == QuantityKind::Percent {
        return share.bounds().wider(share.step / 2.0 + 1e-9);
    }
    Bounds::of_fraction(share, 12.0)
}

/// Whole numbers up to this have room between the percentages they make.
const FEW: f64 = 45.0;

/// `68% of the 11 members voted`: no whole number of members makes that share.
fn impossible(clause: &Clause<'_, '_>, at: usize) -> Option<Share> {
    let (share, whole) = (&clause.amounts[at], clause.amounts.get(at + 1)?);
    let of = matches!(clause.after(share, 0), "of") && gap(clause, at, at + 1) <= 2;
    let plain = share.kind == QuantityKind::Percent && share.hedge == Hedge::None && whole.hedge == Hedge::None;
    let counted =
        whole.is_count() && whole.noun.is_some() && (2.0..=FEW).contains(&whole.value) && whole.value.fract() == 0.0;
    if !of || !plain || !counted || !acts(clause, whole) {
        return None;
    }
    let printed = share.bounds().wider(share.step / 2.0 + 1e-9);
    let nearest = (share.value / 100.0 * whole.value).round().clamp(0.0, whole.value);
    let agrees = (-1..=1)
        .map(|step| 100.0 * (nearest + f64::from(step)) / whole.value)
        .any(|it| printed.low <= it && it <= printed.high);
    let nearest_share = percent(100.0 * nearest / whole.value);
    Some(Share {
        span: clause.over(&[share, whole]),
        part: None,
        whole: whole.span,
        share: share.span,
        expected: format!("{nearest_share} ({nearest} of {})", whole.value),
        agrees,
    })
}

/// Whether those counted do something, one by one: `of the 11 members voted`.
fn acts(clause: &Clause<'_, '_>, whole: &Quantity) -> bool {
    const VERBS: &[&str] = &[
        "voted",
        "said",
        "were",
        "are",
        "agreed",
        "opposed",
        "backed",
        "supported",
        "had",
        "have",
        "died",
        "survived",
        "attended",
        "responded",
        "passed",
        "failed",
        "closed",
        "refused",
        "signed",
        "abstained",
        "rejected",
        "approved",
        "favored",
        "favoured",
        "did",
        "wanted",
        "who",
    ];
    let from = whole.tokens.1 as usize;
    (from..from + 4).any(|at| VERBS.contains(&clause.word(at)))
}
