//! A share of something named whose figure was told before: `Asia brought in $312 million … Asia therefore made up 30% of sales`; and the share of those in
//! favour, beside the numbers of both sides.

use super::told::Told;
use super::{Share, is_figure, judge};
use crate::reading::quantity::{Quantity, QuantityKind, singular};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::percent;
use crate::reading::token::owner;
use crate::span::Span;

/// How many figures back what is named may have been told.
const WINDOW: usize = 24;

/// How many tokens stand between a name and its figure, and between a verb and its share.
const REACH: usize = 5;

/// The share of what the sentence names, of a whole told before.
pub(super) fn of(clause: &Clause<'_, '_>, told: &Told) -> Option<Share> {
    let name = subject(clause, told)?;
    let before = || clause.amounts_until(told.tokens.0).take(WINDOW).filter(|amount| is_figure(amount));
    let part = before().find(|amount| is_named(clause, amount, name))?;
    let mut wholes: Vec<&Quantity> = before()
        .filter(|whole| whole.value > part.value && whole.kind == part.kind && whole.span != part.span)
        .collect();
    let judged = |whole: &&Quantity| judge(part, whole, told);
    if let Some(share) = wholes.iter().filter_map(judged).find(|share| share.agrees) {
        return Some(share);
    }
    // The greatest is the whole; where another figure is as near to it, nothing is sure.
    wholes.sort_by(|one, other| other.value.total_cmp(&one.value));
    let made_up = |whole: &&Quantity| {
        let rest: f64 = before().filter(|it| it.kind == whole.kind && it.value < whole.value).map(|it| it.value).sum();
        rest >= 0.9 * whole.value && rest <= 1.6 * whole.value
    };
    let whole = wholes.first().filter(|whole| made_up(whole))?;
    judge(part, whole, told)
}

/// Who has the share: what stands before `made up`, `took`, `accounted for`, or owns a `share of the total`.
fn subject<'a>(clause: &Clause<'_, 'a>, told: &Told) -> Option<&'a str> {
    let (_, lead) = clause.lead(&clause.amounts[told.amounts.0]);
    let of = clause.word(told.tokens.1) == "of";
    let floor = lead.saturating_sub(REACH).max(clause.from);
    for at in (floor..=lead).rev() {
        let word = clause.word(at);
        if word == "share"
            && is_all(clause, told)
            && let Some(owner) = owner(clause.back(at, 1))
        {
            return Some(owner);
        }
        let verb = matches!(
            word,
            "made"
                | "make"
                | "makes"
                | "took"
                | "take"
                | "takes"
                | "accounted"
                | "accounts"
                | "account"
                | "represented"
                | "represents"
                | "represent"
                | "amount"
                | "amounts"
                | "amounted"
                | "comprised"
                | "comprise"
                | "came"
                | "contributed"
        );
        if verb && of {
            // Only what is told as following from the figures is worked out from them.
            let mut back = at;
            while is_conclusion(clause.back(back, 1)) || matches!(clause.back(back, 1), "would" | "will" | "now") {
                back -= 1;
            }
            if !(back..at).any(|at| is_conclusion(clause.word(at))) && !is_all(clause, told) {
                return None;
            }
            let name = clause.back(back, 1);
            return (name.len() > 2).then_some(name);
        }
    }
    None
}

fn is_conclusion(word: &str) -> bool {
    matches!(word, "therefore" | "thus" | "then" | "so" | "hence")
}

/// Whether a share is said to be of all there is: `of the total`, `of the whole`.
fn is_all(clause: &Clause<'_, '_>, told: &Told) -> bool {
    let of = |at: usize| {
        clause.word(at) == "of"
            && clause.word(at + 1) == "the"
            && matches!(clause.word(at + 2), "total" | "whole" | "sum" | "lot")
    };
    of(told.tokens.1) || (clause.from..told.tokens.0).any(of)
}

/// Whether a figure is told of what bears that name: `Asia $312 million`, `112,000 pumps`.
fn is_named(clause: &Clause<'_, '_>, amount: &Quantity, name: &str) -> bool {
    let tokens = clause.reading.tokens();
    let word = |at: usize| tokens.get(at).map_or("", |token| clause.reading.slice(token.span));
    let same = |word: &str| {
        let word = owner(word).unwrap_or(word);
        word.eq_ignore_ascii_case(name) || singular(word).eq_ignore_ascii_case(&singular(name))
    };
    let (from, end) = (amount.tokens.0 as usize, amount.tokens.1 as usize);
    // `takes Marrow Bay by 614 votes`: a margin, or a figure beside another.
    let beside = matches!(word(from.wrapping_sub(1)), "by" | "than" | "from" | "against" | "to");
    let floor = from.saturating_sub(REACH);
    let before =
        (floor..from).rev().take_while(|at| !matches!(word(*at), "," | ";" | "." | "and")).any(|at| same(word(at)));
    let noun = amount.noun.is_some_and(|noun| same(clause.reading.slice(noun)));
    !beside && (before || noun || same(word(end)))
}

/// `6,314 votes in favor and 6,102 against. That put support at 50.9 percent.`
pub(super) fn of_sides(before: Option<&Clause<'_, '_>>, clause: &Clause<'_, '_>, told: &Told) -> Option<Share> {
    let support = |at: usize| matches!(clause.word(at), "support" | "approval" | "favor" | "favour" | "approved");
    let near = told.tokens.0.saturating_sub(4).max(clause.from)..(told.tokens.1 + 4).min(clause.to);
    let named = near.clone().any(support);
    let own = sides(clause);
    let (yes, no) = own.or_else(|| sides(before?)).filter(|_| named)?;
    let sum = yes.value + no.value;
    let (one, other) = (100.0 * yes.value / sum, 100.0 * no.value / sum);
    let slack = 0.06;
    let fits = |share: f64| told.bounds.low - slack <= share && share <= told.bounds.high + slack;
    let ends = matches!(
        clause.word(told.tokens.1),
        "" | ","
            | "."
            | "in"
            | "support"
            | "approval"
            | "of"
            | "for"
            | "to"
            | "were"
            | "was"
            | "are"
            | "backed"
            | "voted"
    );
    ends.then(|| Share {
        span: yes.span.to(no.span).to(told.span),
        part: Some(yes.span),
        whole: Some(Span::new(yes.span.start.min(no.span.start), yes.span.end.max(no.span.end))),
        share: told.span,
        expected: percent(one),
        agrees: fits(one) || fits(other),
    })
}

/// The numbers of those for and against, where a sentence tells just these.
fn sides<'w>(clause: &Clause<'w, '_>) -> Option<(&'w Quantity, &'w Quantity)> {
    let side = |amount: &Quantity, words: &[&str]| {
        let end = amount.tokens.1 as usize;
        amount.kind == QuantityKind::Count
            && amount.value >= 20.0
            && (end..end + 4).any(|at| words.contains(&clause.word(at)))
    };
    let mut yes = clause.amounts.iter().filter(|amount| side(amount, &["for", "favor", "favour", "yes", "support"]));
    let mut no = clause.amounts.iter().filter(|amount| side(amount, &["against", "opposed", "no"]));
    let (one, other) = (yes.next()?, no.next()?);
    (yes.next().is_none() && no.next().is_none() && one.span != other.span).then_some((one, other))
}
