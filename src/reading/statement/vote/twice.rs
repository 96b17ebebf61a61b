//! The vote or score of a headline against the one of the story, and a vote against what it needed.

use super::score::Score;
use super::{Vote, VoteForm};
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;

/// A score of a story, with what it says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    pub(super) score: Score,
    /// It stands in the headline or the deck.
    pub(super) above: bool,
    /// Its sentence tells that somebody won, lost or voted.
    pub(super) decides: bool,
    /// Index of its block.
    pub(super) block: u32,
}

/// How many blocks of the running text tell the story's own result.
const OPENING: u32 = 6;

/// Whether the words before a score say that it is how something ended.
pub(super) fn decides(clause: &Clause<'_, '_>, score: &Score) -> bool {
    let earlier = |word: &str| matches!(word, "had" | "last" | "previous" | "earlier" | "first" | "half-time" | "were");
    !(1..10).any(|back| earlier(clause.back(score.tokens.0, back))) && decided(clause, score)
}

fn decided(clause: &Clause<'_, '_>, score: &Score) -> bool {
    score.votes
        || (1..10).any(|back| {
            matches!(
                clause.back(score.tokens.0, back),
                "won"
                    | "win"
                    | "beat"
                    | "beats"
                    | "beating"
                    | "lost"
                    | "lose"
                    | "drew"
                    | "draw"
                    | "defeated"
                    | "victory"
                    | "defeat"
            )
        })
        || matches!(clause.word(score.tokens.1), "win" | "victory" | "defeat" | "loss" | "draw")
}

/// The score of the headline that no sentence has, with one that shares a figure with it.
pub(super) fn compare(all: &[Printed]) -> Option<Vote> {
    let mut above = all.iter().filter(|printed| printed.above);
    let headline = above.next().filter(|_| above.next().is_none())?;
    let score = &headline.score;
    let same = |other: &Score| {
        (other.first, other.second) == (score.first, score.second)
            || (other.second, other.first) == (score.first, score.second)
    };
    let below = || all.iter().filter(|printed| !printed.above);
    if below().any(|printed| same(&printed.score)) {
        return None;
    }
    let first = below().next()?;
    let shares = |other: &Score| {
        (other.high() == score.high()) != (other.low() == score.low())
            && (other.spelled || (other.first > other.second) == (score.first > score.second))
    };
    let opens = first.block <= headline.block + OPENING && first.decides && shares(&first.score);
    let votes = headline.decides || !score.votes;
    (opens && votes).then(|| Vote {
        span: first.score.span,
        against: score.span,
        printed: score.sum(),
        expected: first.score.sum(),
        worked: format!("the story has {}-{}", figure(first.score.first), figure(first.score.second)),
        told: format!("{}-{}", figure(score.first), figure(score.second)),
        form: VoteForm::Headline,
        agrees: false,
    })
}

/// `fell three votes short of the 60 needed, 58-42`; `got 27 votes, two more than the 25 it needed`
pub(super) fn needed(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let cue = |at: usize| matches!(clause.word(at), "needed" | "required" | "requires" | "needs" | "necessary");
    if clause.amounts.len() < 2 || !(clause.from..clause.to).any(cue) {
        return None;
    }
    let gap = clause.amounts.iter().find_map(|amount| {
        let end = amount.tokens.1 as usize;
        let at = end + usize::from(matches!(clause.word(end), "votes" | "vote" | "seats"));
        match (clause.word(at), clause.word(at + 1)) {
            ("short", "of") | ("shy", "of") | ("fewer" | "less", "than") => Some((amount, -1.0, at + 2)),
            ("more" | "over", "than") => Some((amount, 1.0, at + 2)),
            _ => None,
        }
    })?;
    let (gap, sign, behind) = gap;
    let count = |amount: &&Quantity| amount.is_count() && amount.value.fract() == 0.0;
    let need = clause.amounts.iter().filter(count).find(|amount| {
        let at = amount.tokens.0 as usize;
        (behind..behind + 3).contains(&at) && !scores.iter().any(|score| score.tokens.0 <= at && at < score.tokens.1)
    })?;
    let cast = match scores {
        [score] => score.high(),
        [] => {
            let mut others =
                clause.amounts.iter().filter(count).filter(|it| it.span != gap.span && it.span != need.span);
            let only = others.next()?;
            others.next().is_none().then_some(only.value)?
        }
        _ => return None,
    };
    let expected = cast - need.value;
    let worked = if sign < 0.0 {
        format!("{} − {} = {}", figure(need.value), figure(cast), figure(-expected))
    } else {
        format!("{} − {} = {}", figure(cast), figure(need.value), figure(expected))
    };
    (expected * sign >= 0.0).then(|| Vote {
        span: clause.span(gap.tokens.0 as usize, need.tokens.1 as usize),
        against: gap.span,
        printed: gap.value,
        expected: expected.abs(),
        worked,
        told: figure(gap.value),
        form: VoteForm::Needed,
        agrees: expected == sign * gap.value,
    })
}
