//! Which figure comes first: of a vote that decides and of a game that is won, the greater.

use super::score::Score;
use super::{Vote, VoteForm};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;

/// `voted 215-255 to reject the rule`, `beat Leeds 1-3`, `a 1-3 win`: the lesser figure stands first.
pub(super) fn turned(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let [score] = scores else { return None };
    if score.spelled || score.third.is_some() || score.first >= score.second {
        return None;
    }
    let (verb, end) = carries(clause, score).or_else(|| wins(clause, score))?;
    let told = format!("{}-{}", figure(score.first), figure(score.second));
    Some(Vote {
        span: score.span,
        against: clause.span(verb, end),
        printed: score.first,
        expected: score.high(),
        worked: format!("{} is the greater", figure(score.high())),
        told,
        form: VoteForm::Order,
        agrees: false,
    })
}

/// `voted 255-215 to reject`, `voted 272-219 in favour`, `won the vote by 274 to 135`: what is done is what the greater number wants.
fn carries(clause: &Clause<'_, '_>, score: &Score) -> Option<(usize, usize)> {
    const REACH: usize = 8;
    let (from, to) = score.tokens;
    let done = match clause.word(to) {
        "to" => clause.word(to + 1) != "not",
        "in" => matches!(clause.word(to + 1), "favour" | "favor"),
        _ => false,
    };
    if clause.back(from, 1) == "voted" {
        return done.then_some((from - 1, from));
    }
    let by = matches!(clause.back(from, 1), "by" | "of") && score.votes;
    let won = (clause.from.max(from.saturating_sub(REACH))..from)
        .rev()
        .take_while(|at| !matches!(clause.word(*at), "," | ";" | "lost" | "defeated"))
        .find(|at| matches!(clause.word(*at), "won" | "winning" | "wins" | "carried"));
    won.filter(|_| by).map(|verb| (verb, verb + 1))
}

/// `won 3-1`, `beat Leeds United 3-1`, `a 3-1 win`.
fn wins(clause: &Clause<'_, '_>, score: &Score) -> Option<(usize, usize)> {
    const NAME: usize = 4;
    let (from, to) = score.tokens;
    if score.votes {
        return None;
    }
    let article = matches!(clause.back(from, 1), "a" | "A" | "the" | "their" | "his" | "her");
    if article && matches!(clause.word(to), "win" | "victory" | "triumph") {
        return Some((to, to + 1));
    }
    let named = |at: &usize| {
        let word = clause.word(*at);
        word.starts_with(char::is_uppercase) || matches!(word, "the" | "’s" | "of")
    };
    let verb = (clause.from..from).rev().find(|at| !named(at))?;
    let beats = matches!(clause.word(verb), "beat" | "beats" | "defeated" | "beating" | "defeating") && verb + 1 < from;
    let wins = clause.word(verb) == "won" && verb + 1 == from;
    let ends =
        matches!(clause.word(to), "" | "." | "," | "in" | "at" | "on" | "to" | "away" | "over" | "against" | "after");
    ((beats || wins) && from - verb <= NAME + 1 && ends).then_some((verb, verb + 1))
}
