//! A margin against the two figures it lies between: `318 votes to 264, a majority of 54`; `won by three points, 98-94`.

use super::score::Score;
use super::{Vote, VoteForm};
use crate::reading::quantity::{Hedge, Quantity, QuantityKind};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::span::{Span, Text};

/// A margin as printed.
struct Margin {
    value: f64,
    span: Span<Text>,
}

impl Margin {
    fn of(amount: &Quantity) -> Option<Margin> {
        (amount.hedge == Hedge::None).then_some(Margin { value: amount.value, span: amount.span })
    }

    /// The margin beside the two figures it lies between.
    fn told_beside(&self, figures: Span<Text>, high: f64, low: f64, agrees: bool) -> Vote {
        let expected = high - low;
        Vote {
            span: figures,
            against: self.span,
            printed: self.value,
            expected,
            worked: format!("{} − {} = {}", figure(high), figure(low), figure(expected)),
            told: figure(self.value),
            form: VoteForm::Margin,
            agrees,
        }
    }
}

/// What a margin is counted in.
fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "point"
            | "points"
            | "goal"
            | "goals"
            | "vote"
            | "votes"
            | "seats"
            | "seat"
            | "shots"
            | "strokes"
            | "frames"
            | "run"
            | "runs"
    )
}

/// The hyphened margin at token `at`: `three-vote margin`, `54-vote majority`; and the first token after it.
fn hyphened(clause: &Clause<'_, '_>, at: usize) -> Option<(Margin, usize)> {
    let word = clause.word(at);
    let (value, end) = match word.split_once('-') {
        Some((number, unit)) => {
            is_unit(unit).then_some((f64::from(crate::reading::quantity::number::whole_word(number)?), at + 1))?
        }
        None => {
            let value = word.replace(',', "").parse().ok()?;
            (clause.word(at + 1) == "-" && is_unit(clause.word(at + 2))).then_some((value, at + 3))?
        }
    };
    is_cue(clause.word(end)).then(|| (Margin { value, span: clause.span(at, end) }, end))
}

fn is_cue(word: &str) -> bool {
    matches!(word, "majority" | "margin" | "lead" | "victory" | "win" | "difference")
}

/// The margin told beside a score: `318 votes to 264, a majority of 54`; `by three points, 98-94`; `by a three-vote margin, 52-48`.
pub(super) fn read(clause: &Clause<'_, '_>, score: &Score, scores: usize) -> Option<Vote> {
    let margin = beside(clause, score, scores).filter(|_| score.third.is_none())?;
    let (high, low) = (score.high(), score.low());
    Some(margin.told_beside(score.span, high, low, high - low == margin.value))
}

fn beside(clause: &Clause<'_, '_>, score: &Score, scores: usize) -> Option<Margin> {
    let (from, to) = score.tokens;
    let after = || {
        let cue = (to..(to + 14).min(clause.to)).find(|at| {
            matches!(clause.word(*at), "majority" | "margin" | "lead" | "difference" | "defeat" | "win" | "victory")
        })?;
        let clean = (to..cue).all(|at| {
            clause.amount_at(at).is_none() && !matches!(clause.word(at), "overall" | ";" | "second" | "requires")
        });
        // `a majority of 33`, `a government defeat by 33`
        let outcome = matches!(clause.word(cue), "defeat" | "win" | "victory");
        let joint = if outcome { "by" } else { "of" };
        let amount = (clause.word(cue + 1) == joint).then(|| clause.amount_at(cue + 2))??;
        let article = matches!(
            clause.back(cue, 1),
            "a" | "the" | "slim" | "narrow" | "slender" | "huge" | "comfortable" | "with"
        ) || outcome && clause.back(to + 1, 1) == "," && cue - to <= 3;
        let unit = score.votes || is_unit(clause.word(amount.tokens.1 as usize));
        (clean && article && unit && amount.is_count()).then(|| Margin::of(amount))?
    };
    let before = || {
        let amount = clause.amounts_before(from).next().filter(|amount| from - amount.tokens.1 as usize <= 2)?;
        let by = clause.back(amount.tokens.0 as usize, 1) == "by" && matches!(clause.word(from - 1), "," | "(" | "—");
        (by && is_unit(clause.word(amount.tokens.1 as usize)) && amount.is_count()).then(|| Margin::of(amount))?
    };
    let behind = || {
        let by = (to..to + 2).find(|at| clause.word(*at) == "by")?;
        let amount = clause.amount_at(by + 1)?;
        (is_unit(clause.word(amount.tokens.1 as usize)) && amount.is_count()).then(|| Margin::of(amount))?
    };
    // `by a three-vote margin, 52-48`; `52-48, a three-vote margin`
    let compound = || {
        // `eight voted yes and five no, a three-vote margin`
        let side = score.spelled && matches!(clause.word(to), "no" | "yes" | "against" | "for" | "nay" | "aye");
        let to = to + usize::from(side);
        let near = |at: &usize| {
            hyphened(clause, *at).is_some_and(|(_, end)| {
                end < from && from - end <= 2 && matches!(clause.word(from - 1), "," | "(" | "—" | ":")
                    || *at >= to && at - to <= 3 && matches!(clause.word(to), "," | "—")
            })
        };
        (from.saturating_sub(6)..to + 4).filter(near).find_map(|at| hyphened(clause, at)).map(|(margin, _)| margin)
    };
    let one = || (scores == 1).then(|| before().or_else(behind).or_else(compound))?;
    after().filter(|_| score.votes || scores == 1).or_else(one)
}

/// `That is a majority of 660.`, `The margin of 13 surprised both sides.`, `The majority for the road was 24.`: the margin of the vote before.
pub(super) fn told_behind(clause: &Clause<'_, '_>, score: &Score) -> Option<Vote> {
    const OPENING: usize = 6;
    let cue = (clause.from..clause.from + OPENING)
        .find(|at| matches!(clause.word(*at), "majority" | "margin" | "difference" | "lead"))?;
    let opens = match clause.word(clause.from) {
        "That" | "This" | "It" | "Which" => matches!(clause.back(cue, 1), "a" | "the" | "slim" | "narrow" | "slender"),
        "The" | "Her" | "His" | "Their" => cue - clause.from <= 2,
        _ => false,
    };
    let amount = clause.amounts.first()?;
    let start = amount.tokens.0 as usize;
    let tied = start > cue && start - cue <= OPENING && matches!(clause.back(start, 1), "of" | "was" | "is");
    // Another vote's margin, or one that a rule asks for.
    let other = (clause.from..clause.to).any(|at| {
        matches!(
            clause.word(at),
            "needed" | "required" | "previous" | "last" | "overturned" | "from" | "than" | "compared" | "requires"
        )
    });
    let noun = amount.noun.map(|noun| clause.reading.slice(noun));
    let votes = amount.is_count() && noun.is_none_or(is_unit) && !amount.ranges;
    let margin = Margin::of(amount).filter(|_| opens && tied && votes && !other)?;
    let (high, low) = (score.high(), score.low());
    let agrees = high - low == margin.value;
    Some(margin.told_beside(score.span, high, low, agrees))
}

/// `She had 12,408 votes and he had 11,908, a majority of 500`; `52 percent of the vote and 41 percent, a lead of 11 points`.
pub(super) fn of_two(clause: &Clause<'_, '_>) -> Option<Vote> {
    let voting = |at: usize| matches!(clause.word(at), "votes" | "vote" | "ballots" | "poll" | "polls" | "survey");
    if clause.amounts.len() < 3 || !(clause.from..clause.to).any(voting) {
        return None;
    }
    let (margin, start, points) = told(clause)?;
    let mut before = clause.amounts.iter().filter(|amount| {
        (amount.tokens.1 as usize) <= start
            && amount.hedge == Hedge::None
            && if points { amount.kind == QuantityKind::Percent } else { amount.is_count() && amount.value >= 20.0 }
    });
    let (one, other) = (before.next()?, before.next()?);
    if before.next().is_some() || clause.reading.in_quotation(one.span.start) {
        return None;
    }
    // Another election's margin, or one of a whole: `overturning a majority of 1,118`, `of 45,000 votes`.
    let elsewhere = |at: usize| {
        matches!(
            clause.word(at),
            "overturning"
                | "overturned"
                | "previous"
                | "cut"
                | "cutting"
                | "from"
                | "last"
                | "old"
                | "against"
                | "turnout"
                | "of"
                | "after"
                | "when"
                | "had"
                | "compared"
                | "cast"
                | "needed"
                | "than"
                | ";"
        )
    };
    let behind = start - (other.tokens.1 as usize).min(start);
    let of =
        |at: usize| at + 1 == start || matches!(clause.word(at + 2), "vote") || matches!(clause.word(at + 1), "vote");
    // `6,314 in favor and 6,102 against, a difference of 212`
    let side = |at: usize| clause.word(at) == "against" && clause.word(at + 1) == ",";
    let own =
        (other.tokens.1 as usize..start).all(|at| !elsewhere(at) || side(at) || clause.word(at) == "of" && of(at));
    if behind > 10 || !own {
        return None;
    }
    let (high, low) = (one.value.max(other.value), one.value.min(other.value));
    let expected = high - low;
    // A rounded share is good to half its last place, and so is the margin.
    let slack = if points { 1.01 * (one.step.max(other.step)).max(0.1) } else { 0.0 };
    // `Of 1,204 votes she had 640, a majority of 76`: the greater may be all of them.
    let of_all = 2.0 * low - high;
    let agrees = (expected - margin.value).abs() <= slack || (of_all - margin.value).abs() <= slack;
    (margin.value < high).then(|| margin.told_beside(clause.over(&[one, other]), high, low, agrees))
}

/// The margin of a sentence, where it begins, and whether it is in percentage points.
fn told(clause: &Clause<'_, '_>) -> Option<(Margin, usize, bool)> {
    let last = clause.amounts.last()?;
    let at = last.tokens.0 as usize;
    let votes = clause.word(last.tokens.1 as usize);
    let cue = clause.back(at, 1) == "of" && matches!(clause.back(at, 2), "majority" | "margin" | "lead" | "difference");
    let by = clause.back(at, 1) == "by" && matches!(votes, "votes" | "points" | "vote");
    let behind = matches!(votes, "votes")
        && matches!(clause.word(last.tokens.1 as usize + 1), "more" | "ahead" | "fewer")
        || matches!(votes, "ahead" | "more") && clause.back(at, 1) == ",";
    let points = last.kind == QuantityKind::Points || votes == "points";
    (last.is_count() || last.kind == QuantityKind::Points).then_some(())?;
    (cue || by || behind).then(|| Margin::of(last))?.map(|margin| (margin, at, points))
}
