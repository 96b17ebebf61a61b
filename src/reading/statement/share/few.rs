//! A percentage of few: `68% of the 11 members voted`, which no whole number of members makes.

use super::Share;
use super::told::Told;
use crate::reading::quantity::{Hedge, Quantity, QuantityKind};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::percent;

/// Whole numbers up to this have room between the percentages they make.
const FEW: f64 = 45.0;

/// A percentage of so few that no whole number of them makes it.
pub(super) fn impossible(clause: &Clause<'_, '_>, told: &Told) -> Option<Share> {
    let (share, whole) = (&clause.amounts[told.amounts.0], clause.amounts.get(told.amounts.1)?);
    let of = clause.after(share, 0) == "of" && whole.tokens.0.checked_sub(share.tokens.1).is_some_and(|gap| gap <= 2);
    let plain = share.kind == QuantityKind::Percent && share.hedge == Hedge::None && whole.hedge == Hedge::None;
    let counted =
        whole.is_count() && whole.noun.is_some() && (2.0..=FEW).contains(&whole.value) && whole.value.fract() == 0.0;
    if !of || !plain || !counted || !acts(clause, whole) {
        return None;
    }
    let printed = told.bounds;
    let nearest = (share.value / 100.0 * whole.value).round().clamp(0.0, whole.value);
    let agrees = (-1..=1)
        .map(|step| 100.0 * (nearest + f64::from(step)) / whole.value)
        .any(|it| printed.low <= it && it <= printed.high);
    let nearest_share = percent(100.0 * nearest / whole.value);
    Some(Share {
        span: clause.over(&[share, whole]),
        part: None,
        whole: Some(whole.span),
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
