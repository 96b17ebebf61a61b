//! A whole that was told before the share and is only pointed at: `of those`, `two-thirds of the cost`, or no word at all.

use super::told::Told;
use super::whole::{Named, is_total};
use super::{Share, is_figure, judge};
use crate::reading::quantity::{Quantity, QuantityKind, singular};
use crate::reading::statement::change::way;
use crate::reading::statement::clause::Clause;

/// How many amounts a share looks at for its whole, before it and behind it.
const WINDOW: usize = 100;

/// The share of a whole named before token `to`: of the figures of the story, one that agrees, or else the nearest that can be meant.
pub(super) fn pointing_back(
    clause: &Clause<'_, '_>,
    part: &Quantity,
    to: usize,
    told: &Told,
    named: Named<'_>,
) -> Option<Share> {
    let mut nearest: Option<(usize, Share)> = None;
    let figure = |whole: &&Quantity| is_figure(whole) && *whole != part;
    for whole in clause.amounts_until(to).take(WINDOW).filter(figure) {
        let Some(share) = judge(part, whole, told) else { continue };
        if share.agrees {
            return Some(share);
        }
        let sentence = clause.reading.sentence_at(whole.span.start)?;
        // Of several in one sentence the first is the one it is about.
        let first = nearest.as_ref().is_none_or(|(other, _)| *other == sentence);
        if first && whole.value > part.value && can_mean(clause, part, whole, sentence, named) {
            nearest = Some((sentence, share));
        }
    }
    let (_, share) = nearest?;
    let mut behind = clause.amounts_from(to).take(WINDOW).filter(figure);
    let named_later = behind.any(|whole| judge(part, whole, told).is_some_and(|share| share.agrees));
    (!named_later).then_some(share)
}

/// Whether a whole named so can be the figure told in that sentence.
fn can_mean(clause: &Clause<'_, '_>, part: &Quantity, whole: &Quantity, sentence: usize, named: Named<'_>) -> bool {
    let noun = |amount: &Quantity| amount.noun.map(|noun| singular(clause.reading.slice(noun)));
    let counted = whole.noun.is_some() || whole.kind != QuantityKind::Count;
    let sentences = clause.reading.sentences();
    let beside = sentences[sentence].block == sentences[clause.sentence].block;
    // The sentence that opens a paragraph may go on about the one before it.
    let next = sentence + 1 == clause.sentence || beside;
    match named {
        Named::Noun(word) if is_total(word) || is_cost(word) => {
            (next || whole.kind == QuantityKind::Money) && (counted || whole.value >= 10.0)
        }
        Named::Noun(word) => noun(whole).is_some_and(|noun| noun == singular(word)),
        Named::Pronoun => next && (counted || whole.value >= 10.0),
        Named::Unsaid => {
            beside && sentence + 1 >= clause.sentence && counted && (noun(part).is_none() || noun(part) == noun(whole))
        }
    }
}

/// The share of a whole that no word points at: `There are 140 seats. Labour took 63, or 45 percent.` What goes up or down by so much is no part.
pub(super) fn unsaid(clause: &Clause<'_, '_>, part: &Quantity, told: &Told) -> Option<Share> {
    let to = part.tokens.0 as usize;
    let start = to.saturating_sub(8).max(clause.from);
    let moves = (start..told.tokens.0).any(|at| way(clause.word(at)).is_some());
    if moves { None } else { pointing_back(clause, part, to, told, Named::Unsaid) }
}

/// A noun for a sum of money.
fn is_cost(word: &str) -> bool {
    matches!(
        word,
        "cost" | "costs" | "bill" | "money" | "price" | "amount" | "fund" | "funds" | "funding" | "loan" | "grant"
    )
}
