//! Scores against what else is told of their game: goals scored, half-time, two legs, the number of sets.

use super::score::Score;
use super::{Vote, VoteForm};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::span::{Span, Text};

/// Goals one side is told to have scored, and where.
fn goals(clause: &Clause<'_, '_>) -> Option<(f64, Span<Text>, usize)> {
    for at in clause.from..clause.to {
        match clause.word(at) {
            "scored" | "scoring" if clause.word(at + 1) == "twice" => {
                return Some((2.0, clause.span(at + 1, at + 2), at));
            }
            "scored" | "scoring" => {
                let goals = clause.amount_at(at + 1).filter(|goals| {
                    goals.is_count() && matches!(clause.word(goals.tokens.1 as usize), "times" | "goals")
                });
                if let Some(goals) = goals {
                    return Some((goals.value, goals.span, at));
                }
            }
            "hat-trick" | "hat-tricks" => return Some((3.0, clause.span(at, at + 1), at)),
            _ => (),
        }
    }
    None
}

/// `scored five times … and won 4-3`, `a hat-trick as Rovers won 2-1`
pub(super) fn scored(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let [score] = scores else { return None };
    let (goals, span, verb) = goals(clause)?;
    let won = matches!(clause.back(score.tokens.0, 1), "won" | "win" | "a" | "beat")
        || (1..6).any(|back| matches!(clause.back(score.tokens.0, back), "won" | "beat" | "beating" | "defeated"));
    let other_game = |at| {
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
                | "had"
                | "previous"
                | "who"
                | "runs"
        )
    };
    let (from, to) = (verb.min(score.tokens.1), verb.max(score.tokens.0));
    (won && !score.votes && !(from..to).any(other_game)).then(|| Vote {
        span: score.span,
        against: span,
        printed: goals,
        expected: score.high(),
        worked: format!("{} is the most either side has", figure(score.high())),
        told: figure(goals),
        form: VoteForm::Scored,
        agrees: goals <= score.high(),
    })
}

/// `2-1 on aggregate after 1-0 and 1-2`, and the score at half-time beside the last.
pub(super) fn legs(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let vote = |score: &Score, against: &Score, expected: f64, worked: String, form, agrees| Vote {
        span: score.span,
        against: against.span,
        printed: score.sum(),
        expected,
        worked,
        told: format!("{}-{}", figure(against.first), figure(against.second)),
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
            let told = format!("{}-{}", figure(total.first), figure(total.second));
            let legs = vote(total, first, straight.0 + straight.1, worked, VoteForm::Aggregate, agrees);
            Some(Vote { told, ..legs })
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
            let worked = format!("{}-{} in the end", last.first, last.second);
            won.then(|| vote(last, half, last.sum(), worked, VoteForm::HalfTime, agrees))
        }
        _ => None,
    }
}

/// `in straight sets, 6-4, 4-6, 6-3`; `in five sets, 6-4, 3-6, 6-3, 6-2`
pub(super) fn sets(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let [first, .., last] = scores else { return None };
    let sets = clause.find(clause.from, |word| word == "sets")?;
    let in_row = scores.windows(2).all(|pair| pair[1].tokens.0 - pair[0].tokens.1 <= 5);
    let is_set = |score: &Score| {
        let (high, low) = (score.high(), score.low());
        (high == 6.0 && low < 5.0) || (high == 7.0 && (low == 5.0 || low == 6.0)) || high > 7.0 && high - low == 2.0
    };
    let broken = |at| matches!(clause.word(at), "retired" | "walkover" | "led" | "trailed" | "trailing" | "leading");
    let near = sets < first.tokens.0 && first.tokens.0 - sets < 4 || sets >= last.tokens.1 && sets - last.tokens.1 < 4;
    if !in_row || !near || !scores.iter().all(is_set) || (clause.from..clause.to).any(broken) {
        return None;
    }
    let taken = scores.iter().filter(|score| score.first > score.second).count();
    let vote = |against, printed: f64, expected: usize, worked, told, agrees| Vote {
        span: clause.span(first.tokens.0, last.tokens.1),
        against,
        printed,
        expected: expected as f64,
        worked,
        told,
        form: VoteForm::Sets,
        agrees,
    };
    if clause.back(sets, 1) == "straight" {
        let (lost, all) = (taken.min(scores.len() - taken), scores.len() as f64);
        let worked = format!("{lost} of the {all} sets went the other way");
        let span = clause.span(sets - 1, sets + 1);
        return Some(vote(span, all, lost, worked, "straight sets".to_owned(), lost == 0));
    }
    let number = clause.amounts_before(sets).next().filter(|number| number.tokens.1 as usize == sets)?;
    let worked = format!("there are {} scores", scores.len());
    let told = format!("{} sets", figure(number.value));
    Some(vote(number.span, number.value, scores.len(), worked, told, number.value == scores.len() as f64))
}
