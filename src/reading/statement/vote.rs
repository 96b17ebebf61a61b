//! Votes and scores that can be checked: a vote against the size of the body that cast it, a margin against the two figures it lies between, goals
//! told against goals in the score.

mod body;
mod score;
#[cfg(test)]
mod tests;

use super::clause::{Clause, clauses};
use super::print::figure;
use crate::reading::Reading;
use crate::span::{Span, Text};
use score::Score;

/// One vote or score with what it must agree with.
#[derive(Debug, Clone, PartialEq)]
pub struct Vote {
    /// The vote or score as printed.
    pub span: Span<Text>,
    /// What it is compared with, as printed: the size of the body, the margin.
    pub against: Span<Text>,
    /// What that says.
    pub printed: f64,
    /// What the vote or score comes to.
    pub expected: f64,
    /// The sum worked out: `7 + 2 = 9`, `318 − 264 = 54`.
    pub worked: String,
    /// What is compared.
    pub form: VoteForm,
    /// Whether the two agree.
    pub agrees: bool,
}

/// What a vote or score is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteForm {
    /// The number of members of the body; absent ones make fewer votes, never more.
    Members,
    /// The margin between its two figures.
    Margin,
    /// Goals told of one side, which cannot be more than the higher figure.
    Scored,
    /// The score at half-time, which cannot be above the last.
    HalfTime,
    /// The sum of two legs.
    Aggregate,
}

impl VoteForm {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["members", "margin", "scored", "half-time", "aggregate"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        VoteForm::NAMES[self as usize]
    }
}

/// Every vote and score of a story that can be checked, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Vote> {
    let mut found: Vec<Vote> = vec![];
    let mut bodies = vec![];
    let mut votes = vec![];
    for clause in clauses(reading, 0) {
        let scores = score::read(&clause);
        body::collect(&clause, &scores, &mut bodies, &mut votes);
        if scores.is_empty() {
            continue;
        }
        found.extend(scores.iter().filter_map(|score| margin(&clause, score, scores.len())));
        found.extend(scored(&clause, &scores));
        found.extend(legs(&clause, &scores));
    }
    let only = body::only(&bodies);
    found.extend(votes.iter().filter_map(|vote| body::compare(reading, vote, &bodies, only)));
    found.sort_by_key(|vote| (vote.span.start, vote.span.end));
    found
}

/// What a margin is counted in.
fn is_margin_unit(word: &str) -> bool {
    matches!(word, "point" | "points" | "goal" | "goals" | "vote" | "votes" | "seats" | "shots" | "strokes" | "frames")
}

/// `318 votes to 264, a majority of 54`; `won by three points, 98-94`
fn margin(clause: &Clause<'_, '_>, score: &Score, scores: usize) -> Option<Vote> {
    let (from, to) = score.tokens;
    let after = || {
        let cue =
            (to..(to + 14).min(clause.to)).find(|at| matches!(clause.word(*at), "majority" | "margin" | "lead"))?;
        let clean = (to..cue).all(|at| {
            clause.amount_at(at).is_none() && !matches!(clause.word(at), "overall" | ";" | "second" | "requires")
        });
        let amount = (clause.word(cue + 1) == "of").then(|| clause.amount_at(cue + 2))??;
        let article = matches!(
            clause.back(cue, 1),
            "a" | "the" | "slim" | "narrow" | "slender" | "huge" | "comfortable" | "with"
        );
        (clean && article && score.votes).then_some(amount)
    };
    let before = || {
        let amount = clause.amounts_before(from).next().filter(|amount| from - amount.tokens.1 as usize <= 2)?;
        let by = clause.back(amount.tokens.0 as usize, 1) == "by" && matches!(clause.word(from - 1), "," | "(" | "—");
        (by && is_margin_unit(clause.word(amount.tokens.1 as usize))).then_some(amount)
    };
    let behind = || {
        let by = (to..to + 2).find(|at| clause.word(*at) == "by")?;
        let amount = clause.amount_at(by + 1)?;
        is_margin_unit(clause.word(amount.tokens.1 as usize)).then_some(amount)
    };
    let amount =
        if score.votes { after() } else { None }.or_else(|| (scores == 1).then(|| before().or_else(behind))?)?;
    if amount.hedge != crate::reading::quantity::Hedge::None || !amount.is_count() || score.third.is_some() {
        return None;
    }
    let (high, low) = (score.high(), score.low());
    let expected = high - low;
    Some(Vote {
        span: score.span,
        against: amount.span,
        printed: amount.value,
        expected,
        worked: format!("{} − {} = {}", figure(high), figure(low), figure(expected)),
        form: VoteForm::Margin,
        agrees: expected == amount.value,
    })
}

/// `scored five times … and won 4-3`
fn scored(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let [score] = scores else { return None };
    let verb = clause.find(clause.from, |word| matches!(word, "scored" | "scoring"))?;
    let won = matches!(clause.back(score.tokens.0, 1), "won" | "win")
        || clause.word(score.tokens.0.saturating_sub(2)) == "won";
    let goals = clause
        .amount_at(verb + 1)
        .filter(|goals| goals.is_count() && matches!(clause.word(goals.tokens.1 as usize), "times" | "goals"))?;
    let one_game = verb < score.tokens.0
        && !(clause.from..score.tokens.0).any(|at| {
            matches!(
                clause.word(at),
                "games"
                    | "matches"
                    | "season"
                    | "career"
                    | "league"
                    | "this"
                    | "since"
                    | "after"
                    | "following"
                    | "before"
            )
        });
    (won && one_game && !score.votes).then(|| Vote {
        span: score.span,
        against: goals.span,
        printed: goals.value,
        expected: score.high(),
        worked: format!("{} is the most either side has", figure(score.high())),
        form: VoteForm::Scored,
        agrees: goals.value <= score.high(),
    })
}

/// `2-1 on aggregate after 1-0 and 1-2`, and the score at half-time beside the last.
fn legs(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let vote = |score: &Score, against: &Score, expected: f64, worked: String, form, agrees| Vote {
        span: score.span,
        against: against.span,
        printed: score.sum(),
        expected,
        worked,
        form,
        agrees,
    };
    match scores {
        [total, first, second] if clause.reads(total.tokens.1, &["on", "aggregate"]) => {
            let straight = (first.first + second.first, first.second + second.second);
            let crossed = (first.first + second.second, first.second + second.first);
            let same = |sum: (f64, f64)| sum == (total.first, total.second) || sum == (total.second, total.first);
            let worked = format!(
                "{}-{} and {}-{} make {}-{}",
                first.first, first.second, second.first, second.second, straight.0, straight.1
            );
            let agrees = same(straight) || same(crossed);
            Some(vote(total, first, straight.0 + straight.1, worked, VoteForm::Aggregate, agrees))
        }
        [one, other] => {
            let at_half = |score: &Score| {
                let from = score.tokens.1;
                clause.reads(from, &["at", "half-time"])
                    || clause.reads(from, &["at", "halftime"])
                    || clause.reads(from, &["at", "the", "break"])
                    || clause.reads(from, &["at", "the", "interval"])
                    || clause.reads(from, &["at", "half", "time"])
            };
            let (half, last) = if at_half(one) { (one, other) } else { at_half(other).then_some((other, one))? };
            let won = ["won", "win", "beat", "lost", "drew", "victory", "defeat"]
                .iter()
                .any(|verb| clause.find(clause.from, |word| word == *verb).is_some());
            let agrees = half.sum() <= last.sum() && half.high() <= last.high();
            let worked =
                format!("{}-{} at half-time, {}-{} at the end", half.first, half.second, last.first, last.second);
            won.then(|| vote(last, half, last.sum(), worked, VoteForm::HalfTime, agrees))
        }
        _ => None,
    }
}
