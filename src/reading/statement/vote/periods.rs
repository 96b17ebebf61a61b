//! Scores against how they came about: points told for every half or quarter, and the side that is said to have won.

use super::score::Score;
use super::{Vote, VoteForm};
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::reading::statement::slip;

/// How many tokens stand between points and their period.
const REACH: usize = 5;

/// Points told for each period of a game, against the score of one side: `scored seven points in the first quarter, 14 in the second, …`.
pub(super) fn read(clause: &Clause<'_, '_>, score: &Score) -> Option<Vote> {
    let all = periods(clause)?;
    let parts: Vec<&Quantity> = clause.amounts.iter().filter(|amount| period(clause, amount).is_some()).collect();
    let mut places: Vec<u32> = parts.iter().filter_map(|amount| period(clause, amount)).collect();
    places.sort_unstable();
    let whole = places.len() == all as usize && places.iter().copied().eq(1..=all);
    // `The Chargers (19-4) scored`: what a side has won and lost.
    let record = clause.back(score.tokens.0, 1) == "(" && clause.word(score.tokens.1) == ")";
    let first = parts.first().filter(|_| whole && !score.votes && !record && score.third.is_none())?;
    let last = parts.last()?;
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let figures: Vec<String> = parts.iter().map(|part| figure(part.value)).collect();
    // One player has fewer than the side; a side has no more than the score, and all but a slip of it.
    let values: Vec<f64> = parts.iter().map(|part| part.value).collect();
    let short = |whole: f64| values.len() > 2 && slip::explains(&values, sum, whole);
    let odd = sum > score.high() || short(score.high()) || short(score.low());
    Some(Vote {
        span: score.span,
        against: first.span.to(last.span),
        printed: score.sum(),
        expected: sum,
        worked: format!("{} = {}", figures.join(" + "), figure(sum)),
        told: format!("{}-{}", figure(score.first), figure(score.second)),
        form: VoteForm::Periods,
        agrees: sum == score.first || sum == score.second || !odd,
    })
}

/// How many periods the game of a sentence has.
fn periods(clause: &Clause<'_, '_>) -> Option<u32> {
    (clause.from..clause.to).find_map(|at| match clause.word(at) {
        "half" if is_place(clause.back(at, 1)).is_some() => Some(2),
        "period" if is_place(clause.back(at, 1)).is_some() => Some(3),
        "quarter" if is_place(clause.back(at, 1)).is_some() => Some(4),
        _ => None,
    })
}

/// The period whose points an amount tells, from 1: `14 in the second`.
fn period(clause: &Clause<'_, '_>, amount: &Quantity) -> Option<u32> {
    let end = amount.tokens.1 as usize;
    let limit = clause.amounts.iter().map(|next| next.tokens.0 as usize).find(|next| *next >= end).unwrap_or(clause.to);
    let place = (end..(end + REACH).min(limit)).find(|at| is_place(clause.word(*at)).is_some())?;
    let points = amount.is_count() && matches!(clause.back(place, 2), "in" | "during");
    points.then(|| is_place(clause.word(place)))?
}

fn is_place(word: &str) -> Option<u32> {
    Some(match word {
        "first" | "opening" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => return None,
    })
}

/// `beat the Owls 80-88`: the side that won, told with the fewer points.
pub(super) fn winner(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let [score] = scores else { return None };
    let from = score.tokens.0;
    let beats = |word: &str| {
        matches!(
            word,
            "beat" | "beats" | "beating" | "defeated" | "defeating" | "thrashed" | "edged" | "overcame" | "downed"
        )
    };
    let verb = (1..8).map(|back| from.saturating_sub(back)).find(|at| *at >= clause.from && beats(clause.word(*at)))?;
    let other = |at: usize| {
        matches!(
            clause.word(at),
            "and"
                | ","
                | ";"
                | "who"
                | "after"
                | "by"
                | "set"
                | "sets"
                | "were"
                | "was"
                | "been"
                | "in"
                | "from"
                | "at"
        )
    };
    let passive = matches!(clause.back(verb, 1), "was" | "were" | "been" | "being" | "be" | "not" | "to");
    let parted = (verb + 1..from).any(other)
        || (score.tokens.1..clause.to).any(|at| matches!(clause.word(at), "penalties" | "aggregate" | "down"));
    if score.votes || score.spelled || score.third.is_some() || score.first > 250.0 || passive || parted {
        return None;
    }
    Some(Vote {
        span: score.span,
        against: clause.span(verb, verb + 1),
        printed: score.first,
        expected: score.second,
        worked: format!(
            "{} is {} than {}",
            figure(score.first),
            if score.first < score.second { "fewer" } else { "more" },
            figure(score.second)
        ),
        told: clause.word(verb).to_owned(),
        form: VoteForm::Winner,
        agrees: score.first >= score.second,
    })
}
