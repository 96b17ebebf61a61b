//! What is left over: `60 per cent comes from the state; the remaining 40 per cent is raised here`, `two-thirds said yes and the other third no`, `has spent $7
//! million of its $10 million, leaving $3 million`.
//!
//! Shares and the rest of them make a hundred per cent; of amounts, the greatest is all, and the rest of them make it.

use super::items::Items;
use super::rest::{Denied, is_denied};
use super::seats::FAR_OFF;
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::{Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;

/// How far (points) shares and what is left of them may miss a hundred: by the rounding of each, more where a fraction or a hedge is among them.
const ROUNDING: f64 = 0.6;
const LOOSE: f64 = 4.0;

/// What a sentence says is left over, with what it is left of; `near` is the sentence before it.
pub(super) fn read(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>) -> Option<Parts> {
    let rest = (0..clause.amounts.len()).find(|at| is_left(clause, &clause.amounts[*at]))?;
    of_shares(clause, near, rest).or_else(|| of_amounts(clause, rest))
}

/// Whether words beside an amount say that it is what is left: `the remaining 40`, `the other third`, `leaving $3 million`, `80% of it is left`.
fn is_left(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let (lead, at) = clause.lead(amount);
    let end = amount.tokens.1 as usize;
    let back = |steps: usize| clause.back(at, steps);
    let own = |word: &str| matches!(word, "the" | "The" | "its" | "their" | "his" | "her");
    let behind =
        |at: usize| matches!(clause.word(at), "left" | "remain" | "remains" | "remained" | "unspent" | "unpaid");
    let after =
        (0..5).map(|step| end + step).take_while(|at| !matches!(clause.word(*at), "" | "," | "." | ";" | "and"));
    match lead {
        "remaining" | "other" => own(back(1)),
        "leaving" => true,
        "leaves" | "left" => is_share(amount),
        "," | "—" | "(" | ":" => matches!(back(1), "rest" | "remainder" | "balance") && own(back(2)),
        _ => {
            is_share(amount)
                && (after.clone().any(behind) && clause.word(end) != "who" || is_denied(clause, amount, Denied::Same))
        }
    }
}

/// `75 percent … the other 25`: a bare number behind a share is one as well.
fn as_share(clause: &Clause<'_, '_>, amount: &Quantity) -> Quantity {
    let after_share =
        clause.amounts.iter().any(|share| share.kind == QuantityKind::Percent && share.span.end < amount.span.start);
    let bare = amount.kind == QuantityKind::Count
        && amount.form == Written::Figures
        && amount.noun.is_none()
        && amount.value < 100.0
        && matches!(clause.word(amount.tokens.1 as usize), "" | "." | "," | ";");
    if after_share && bare { Quantity { kind: QuantityKind::Percent, ..*amount } } else { *amount }
}

fn is_share(amount: &Quantity) -> bool {
    amount.kind == QuantityKind::Percent && amount.value < 100.0
        || amount.form == Written::Fraction && amount.value < 1.0 && amount.kind == QuantityKind::Count
}

/// A share in per cent.
fn percent(share: &Quantity) -> f64 {
    if share.kind == QuantityKind::Percent { share.value } else { 100.0 * share.value }
}

/// Shares that what is left makes whole.
fn of_shares(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>, rest: usize) -> Option<Parts> {
    let left = &as_share(clause, &clause.amounts[rest]);
    if !is_share(left) || compares(clause) || has_loose_share(clause) || near.is_some_and(|near| has_loose_share(&near))
    {
        return None;
    }
    let plain = |share: &&Quantity| is_share(share) && !share.ranges;
    let own: Vec<&Quantity> = clause.amounts[..rest].iter().filter(plain).collect();
    // `Of the remaining 35 percent, half is hers`: what follows is a share of what is left.
    let is_whole = matches!(clause.back(clause.lead(left).1, 2), "of" | "Of");
    let behind = clause.amounts[rest + 1..].iter().filter(|share| plain(share) && !is_whole);
    let behind: Vec<&Quantity> = behind.collect();
    let before = near.filter(|near| own.is_empty() && behind.is_empty() && !compares(near));
    let told = before.map_or_else(Vec::new, |near| near.amounts.iter().filter(plain).collect());
    // `80% of it is left; it has spent 20%`
    let shares = if own.is_empty() && told.is_empty() { behind } else { [told, own.clone()].concat() };
    let sums = (0..shares.len()).map(|from| &shares[from..]);
    // One behind another, `41 percent, against 45 a year ago`; or all from some place in the paragraph on.
    let mut runs: Vec<&[&Quantity]> = (1..=shares.len()).flat_map(|length| shares.windows(length)).collect();
    let paragraph = [shares_before(clause), own].concat();
    runs.extend((0..paragraph.len()).map(|from| &paragraph[from..]));
    let fits = |shares: &[&Quantity]| {
        let all = || shares.iter().copied().chain([left]);
        let loose = all().any(|share| share.hedge != Hedge::None || share.form == Written::Fraction);
        let sum: f64 = all().map(percent).sum();
        (sum - 100.0).abs() <= if loose { LOOSE } else { ROUNDING * (shares.len() + 1) as f64 }
    };
    let agrees = runs.into_iter().any(fits);
    // Those that come nearest to all there is.
    let shares = sums.min_by(|one, other| off(one, left).total_cmp(&off(other, left)))?;
    // Far from all there is, another share is told where nobody looked.
    let near = off(shares, left) <= FAR_OFF;
    let all: Vec<&Quantity> = shares.iter().copied().chain([left]).collect();
    (agrees || near).then(|| made(clause, &all, agrees))
}

/// Whether a share is told in words that are read as no amount: `and a fourth will go`.
fn has_loose_share(clause: &Clause<'_, '_>) -> bool {
    let is_fraction = |at: usize| matches!(clause.word(at), "third" | "fourth" | "fifth" | "quarter" | "sixth");
    let loose = |at: usize| clause.back(at, 1) == "a" && is_fraction(at);
    (clause.from + 1..clause.to)
        .any(|at| loose(at) && clause.amount_at(at).is_none() && clause.amount_at(at - 1).is_none())
}

/// The shares told last in the paragraph before a sentence, in text order.
fn shares_before<'w>(clause: &Clause<'w, '_>) -> Vec<&'w Quantity> {
    const MOST: usize = 4;
    let block = |amount: &Quantity| clause.reading.tokens()[amount.tokens.0 as usize].block;
    let paragraph = clause.amounts_until(clause.from).take_while(|amount| block(amount) == clause.block());
    let mut shares: Vec<&Quantity> = paragraph.filter(|share| is_share(share) && !share.ranges).take(MOST).collect();
    shares.reverse();
    shares
}

fn off(shares: &[&Quantity], left: &Quantity) -> f64 {
    (shares.iter().map(|share| percent(share)).sum::<f64>() + percent(left) - 100.0).abs()
}

fn made(clause: &Clause<'_, '_>, shares: &[&Quantity], agrees: bool) -> Parts {
    let figures: Vec<String> =
        shares.iter().map(|share| crate::reading::statement::print::rounded(percent(share))).collect();
    let sum: f64 = shares.iter().map(|share| percent(share)).sum();
    let all = clause.over(shares);
    let last = shares.iter().map(|share| share.span).find(|span| span.end == all.end).unwrap_or(all);
    Parts {
        span: all,
        whole: last,
        total: 100.0,
        sum,
        count: shares.len(),
        worked: format!("{} = {}", figures.join(" + "), crate::reading::statement::print::rounded(sum)),
        wording: Wording::Hundred,
        agrees: Some(agrees),
    }
}

/// Amounts of one kind, the greatest of which is all there is: `spent $7 million of its $10 million, leaving $3 million`.
fn of_amounts(clause: &Clause<'_, '_>, rest: usize) -> Option<Parts> {
    let left = &clause.amounts[rest];
    let all: Vec<&Quantity> = clause.amounts[..=rest].iter().filter(|amount| same_kind(amount, left)).collect();
    let same = &all[all.len().saturating_sub(3)..];
    let whole = *same.iter().max_by(|one, other| one.value.total_cmp(&other.value))?;
    let parts: Vec<&Quantity> = same.iter().copied().filter(|amount| amount.span != whole.span).collect();
    let two = parts.len() == 2 && parts[0].value < whole.value && parts[1].span == left.span && whole.span != left.span;
    let (of, at) = clause.lead(whole);
    let binds = |word: &str| matches!(word, "of" | "Of" | "from" | "out" | "has" | "had" | "with");
    // `out of its budgeted $66,000`, `14.5 million bags, of which soluble makes 2 million`
    let end = whole.tokens.1 as usize;
    let of_which =
        || (end..end + 5).any(|at| clause.word(at) == "of" && matches!(clause.word(at + 1), "which" | "whom"));
    let bound = binds(of) || binds(clause.back(at, 1)) || binds(clause.back(at, 2)) || of_which();
    let counted = whole.noun.is_some() || whole.currency.is_some();
    // `leaving just 12` is 12.
    let hedged = same.iter().any(|amount| amount.hedge.is_bound() && amount.span != left.span || amount.ranges);
    let people = matches!(clause.word(left.tokens.1 as usize), "dead" | "injured" | "homeless" | "people" | "wounded");
    if !two || !bound || !counted || hedged || people || compares(clause) {
        return None;
    }
    let items = Items { end: left.tokens.1 as usize, amounts: parts, closed: true, remains: true, ..Items::default() };
    breakdown(clause, whole, &items, Wording::Of)
}

/// Whether a sentence compares shares instead of adding them.
fn compares(clause: &Clause<'_, '_>) -> bool {
    (clause.from..clause.to).any(|at| {
        matches!(
            clause.word(at),
            "than"
                | "compared"
                | "rose"
                | "fell"
                | "increase"
                | "increased"
                | "respectively"
                | "margin"
                | "interest"
                | "turnout"
                | "rate"
                | "among"
                | "versus"
                | "whom"
        )
    })
}
