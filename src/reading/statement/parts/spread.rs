//! Parts of a total that are told sentences later, and answers in per cent.

use super::items::Items;
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::{Quantity, QuantityKind};
use crate::reading::statement::clause::Clause;

/// How many sentences behind a total its places may be told.
pub(super) const SENTENCES: usize = 3;

/// `1.12 million ballots from two counties … 654,000 from Miami-Dade … 463,000 from Palm Beach`: as many parts as the total has places, each with
/// its own, in the sentences that `following` gives.
pub(super) fn by_place<'w>(clause: &Clause<'w, '_>, following: impl Iterator<Item = Clause<'w, 'w>>) -> Option<Parts> {
    let (whole, places) = clause.amounts.iter().find_map(|whole| Some((whole, places(clause, whole)?)))?;
    let noun = clause.reading.slice(whole.noun?);
    let mut amounts: Vec<&Quantity> = vec![];
    for next in following.take(SENTENCES) {
        for amount in next.amounts.iter().filter(|amount| same_kind(amount, whole)) {
            let end = amount.tokens.1 as usize;
            let own = amount.noun.map(|own| next.reading.slice(own));
            let at = end + usize::from(own == Some(noun));
            let placed =
                matches!(next.word(at), "from" | "in" | "at") && next.word(at + 1).starts_with(char::is_uppercase);
            if own.is_some_and(|own| own == noun) && !placed {
                return None;
            }
            if placed && (own.is_none() || own == Some(noun)) && amount.value < whole.value {
                amounts.push(amount);
            }
        }
        if amounts.len() >= places {
            break;
        }
    }
    let items =
        Items { end: amounts.last()?.tokens.1 as usize, amounts, closed: true, remains: true, ..Items::default() };
    let all = Clause { from: clause.from, to: items.end, ..*clause };
    (items.amounts.len() == places).then(|| breakdown(&all, whole, &items, Wording::Places))?
}

/// In how many places the things of an amount are: `ballots from two South Florida counties`.
fn places(clause: &Clause<'_, '_>, whole: &Quantity) -> Option<usize> {
    let noun = whole.noun.filter(|_| whole.value >= 20.0)?;
    let end = (whole.tokens.1 as usize..clause.to)
        .find(|at| clause.token(*at).is_some_and(|token| token.span.start >= noun.end))?;
    let from = matches!(clause.word(end), "from" | "in" | "at" | "across").then_some(end + 1)?;
    let number = (from..from + 2).find_map(|at| clause.amount_at(at))?;
    let few = (2.0..=4.0).contains(&number.value) && number.is_count() && number.noun.is_some();
    few.then_some(number.value as usize)
}

/// Opposite answers, of which nobody gives both.
const OPPOSITE: &[(&[&str], &[&str])] = &[
    (
        &[
            "yes",
            "for",
            "favor",
            "favour",
            "support",
            "supported",
            "supporting",
            "backed",
            "approve",
            "approved",
            "favored",
            "favoured",
        ],
        &["no", "against", "oppose", "opposed", "opposing", "rejected", "disapprove", "disapproved"],
    ),
    (&["men", "male", "males", "boys"], &["women", "female", "females", "girls"]),
    (&["remain", "stay"], &["leave"]),
];

/// `won 53 percent of the vote to Mr. Roe’s 49 percent`, `won by 53 percent to 49 percent`: two sides of one vote.
fn of_vote(clause: &Clause<'_, '_>, first: &Quantity, second: &Quantity) -> bool {
    let (from, to) = (first.tokens.1 as usize, second.tokens.0 as usize);
    let won = |at| {
        matches!(
            clause.word(at),
            "won" | "beat" | "beating" | "defeated" | "defeating" | "led" | "wins" | "win" | "took"
        )
    };
    let voted = |at| matches!(clause.word(at), "vote" | "votes" | "ballots");
    let joined = (from..to).any(|at| matches!(clause.word(at), "to" | "and" | "against"));
    let all = clause.from..clause.to;
    let stays = |at| matches!(clause.word(at), "turnout" | "in" | "of" | "since" | "tax" | "counted");
    joined
        && to - from < 8
        && (clause.from..first.tokens.0 as usize).any(won)
        && (all.clone().any(voted) && !(from..to).any(|at| stays(at) && !voted(at + 2) && !voted(at + 1)))
}

/// `62 percent voted yes and 48 percent no`: two opposite answers that come to more than everybody. Fewer are right, there is always `don’t know`.
pub(super) fn answers(clause: &Clause<'_, '_>) -> Option<Parts> {
    let mut shares = clause.amounts.iter().filter(|amount| amount.kind == QuantityKind::Percent);
    let (first, second) = (shares.next()?, shares.next()?);
    let one_question = shares.next().is_none()
        && !(clause.from..clause.to).any(|at| {
            matches!(
                clause.word(at),
                "from" | "than" | "compared" | "while" | "up" | "down" | "among" | "whereas" | "respectively"
            )
        });
    let said = |from: usize, to: usize, words: &[&str]| (from..to).any(|at| words.contains(&clause.word(at)));
    let (from, between, to) =
        (first.tokens.1 as usize, second.tokens.0 as usize, (second.tokens.1 as usize + 6).min(clause.to));
    let opposite = OPPOSITE.iter().any(|(one, other)| {
        let pair = |a: &[&str], b: &[&str]| {
            said(from, between, a)
                && !said(from, between, b)
                && said(second.tokens.1 as usize, to, b)
                && !said(second.tokens.1 as usize, to, a)
        };
        (pair(one, other) || pair(other, one)) && between - from < 9
    });
    if !one_question || !opposite && !of_vote(clause, first, second) {
        return None;
    }
    let whole = Quantity { value: 100.0, step: 0.0, span: second.span, tokens: second.tokens, ..*first };
    let items = Items {
        end: second.tokens.1 as usize,
        amounts: vec![first, second],
        closed: true,
        open: true,
        ..Items::default()
    };
    breakdown(clause, &whole, &items, Wording::Answers)
}
