//! A whole that was told before the share and is only pointed at: `of those`, `two-thirds of the cost`, or no word at all.

use super::told::Told;
use super::whole::Named;
use super::{Share, is_figure, judge};
use crate::reading::quantity::{Quantity, QuantityKind, Written, singular};
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
        if is_part(clause, whole, told) {
            continue;
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

/// Whether a figure is told as a share itself: `2.3 billion, or about a third of all exports`.
fn is_part(clause: &Clause<'_, '_>, figure: &Quantity, told: &Told) -> bool {
    let (all, tokens) = (clause.reading.quantities(), clause.reading.tokens());
    let at = all.partition_point(|other| other.span.start < figure.span.start);
    let is_share = |it: &Quantity| {
        (it.kind == QuantityKind::Percent || it.form == Written::Fraction) && it.span.start != told.span.start
    };
    let tied = |from: u32, to: u32| {
        let mut between = tokens[from as usize..to as usize].iter().map(|token| clause.reading.slice(token.span));
        to >= from && to - from <= 5 && between.any(|word| matches!(word, "or" | "(" | "," | "—"))
    };
    let behind = all.get(at + 1).filter(|it| is_share(it));
    let before = at.checked_sub(1).map(|at| &all[at]).filter(|it| is_share(it));
    behind.is_some_and(|it| tied(figure.tokens.1, it.tokens.0))
        || before.is_some_and(|it| tied(it.tokens.1, figure.tokens.0))
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
        Named::Noun(word) if is_cost(word) => whole.kind == QuantityKind::Money,
        Named::Noun(word) if is_all(word) => {
            let lone = || {
                let alike = |it: &&Quantity| is_figure(it) && it.kind == whole.kind && it.currency == whole.currency;
                let there =
                    clause.reading.quantities().iter().filter(|it| sentences[sentence].span.contains(it.span.start));
                there.filter(alike).filter(|it| *it != part).count() == 1
            };
            beside && sentence + 1 >= clause.sentence && (counted || whole.value >= 10.0) && lone()
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

/// A noun for all there are, of whatever kind.
fn is_all(word: &str) -> bool {
    matches!(word, "total" | "staff" | "workforce" | "budget" | "sum" | "fleet")
}

/// A noun for a sum of money.
fn is_cost(word: &str) -> bool {
    matches!(word, "cost" | "costs" | "bill" | "money" | "price" | "fund" | "funds" | "funding" | "loan" | "grant")
}
