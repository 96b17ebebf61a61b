//! Votes and scores as printed: `7-2`, `11 votes to 4`, `seven to two`, `1,902 votes to 1,655`.

use super::seats;
use crate::reading::class::Class;
use crate::reading::quantity::number;
use crate::reading::statement::clause::Clause;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};

/// A vote or score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Score {
    /// As printed.
    pub(super) span: Span<Text>,
    /// Its tokens.
    pub(super) tokens: (usize, usize),
    /// The figure before the hyphen.
    pub(super) first: f64,
    /// The figure after it.
    pub(super) second: f64,
    /// Those who did not vote, or a third figure of another meaning.
    pub(super) third: Option<f64>,
    /// The word `votes` stands in it, or a word of voting right beside it.
    pub(super) votes: bool,
    /// The two figures stand apart: `seven voted for and two against`.
    pub(super) spelled: bool,
}

impl Score {
    /// The higher figure.
    pub(super) fn high(&self) -> f64 {
        self.first.max(self.second)
    }

    /// The lower figure.
    pub(super) fn low(&self) -> f64 {
        self.first.min(self.second)
    }

    /// Both together.
    pub(super) fn sum(&self) -> f64 {
        self.first + self.second + self.third.unwrap_or_default()
    }
}

/// The votes and scores of a sentence, in text order.
pub(super) fn read(clause: &Clause<'_, '_>) -> Vec<Score> {
    let mut found: Vec<Score> = vec![];
    for at in clause.reading.classes().places_in(clause.from..clause.to, Class::Figures | Class::Number) {
        if found.last().is_some_and(|last| at < last.tokens.1) {
            continue;
        }
        let in_figures = clause.reading.tokens()[at].kind == TokenKind::Number;
        let goes_on = || clause.word(at + 1) == "to" || matches!(clause.word(at + 2), "to" | "against");
        found.extend(match in_figures {
            true => hyphened(clause, at).or_else(|| in_words(clause, at)),
            false => goes_on().then(|| in_words(clause, at)).flatten(),
        });
    }
    found
}

/// `7-2`, `7–2`, `5-4-1`
fn hyphened(clause: &Clause<'_, '_>, at: usize) -> Option<Score> {
    let word = clause.word(at);
    let whole = |text: &str| {
        (text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<f64>().ok())?
    };
    let (first, second, third, end) = if word.contains('-') {
        let mut figures = word.split('-');
        let (first, second, third) = (whole(figures.next()?)?, whole(figures.next()?)?, figures.next());
        if figures.next().is_some() {
            return None;
        }
        (first, second, third.map(|third| whole(third).ok_or(())).transpose().ok()?, at + 1)
    } else {
        let dash = matches!(clause.word(at + 1), "–" | "−");
        let touching = clause.token(at)?.span.end == clause.token(at + 1)?.span.start;
        if !dash || !touching {
            return None;
        }
        (whole(word)?, whole(clause.word(at + 2))?, None, at + 3)
    };
    Some(Score {
        span: clause.span(at, end),
        tokens: (at, end),
        first,
        second,
        third,
        votes: speaks_of_vote(clause, at, end),
        spelled: false,
    })
}

/// `11 votes to 4`, `seven to two` beside a word of voting.
fn in_words(clause: &Clause<'_, '_>, at: usize) -> Option<Score> {
    let (first, end) = number::read(clause.reading, at)?;
    let named = matches!(clause.word(end), "votes" | "vote");
    let to = end + usize::from(named);
    if clause.word(to) != "to" {
        return None;
    }
    let (second, end) = number::read(clause.reading, to + 1)?;
    let fits = |numeral: &number::Numeral| {
        numeral.form != number::Form::Fraction && numeral.form != number::Form::Ordinal && numeral.value.fract() == 0.0
    };
    let votes = named
        || matches!(clause.back(at, 1), "voted" | "vote" | "split" | "divided")
        || clause.back(at, 1) == "by" && (clause.from..at).any(|at| is_decided(clause.word(at)))
        || behind_margin(clause, at)
        || matches!(clause.back(at, 2), "vote" | "majority") && clause.back(at, 1) == "of";
    (votes && fits(&first) && fits(&second) && end <= clause.to).then(|| Score {
        span: clause.span(at, end),
        tokens: (at, end),
        first: first.value,
        second: second.value,
        third: None,
        votes,
        spelled: false,
    })
}

/// `by three votes, 52 to 48`
fn behind_margin(clause: &Clause<'_, '_>, at: usize) -> bool {
    clause.back(at, 1) == ","
        && matches!(
            clause.back(at, 2),
            "votes" | "points" | "vote" | "margin" | "goals" | "seats" | "majority" | "runs"
        )
}

/// Whether the words beside a score say that it is a vote.
fn speaks_of_vote(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    let vote = |word: &str| {
        matches!(word, "vote" | "votes" | "voted" | "ruled" | "voting" | "split" | "decision" | "ruling" | "majority")
    };
    vote(clause.back(from, 1))
        || vote(clause.word(to))
        || matches!(clause.back(from, 1), "was" | "is") && (1..9).any(|back| clause.back(from, back) == "vote")
        || clause.back(from, 1) == "," && (clause.from..from).any(|at| is_passed(clause.word(at)))
        || body_votes(clause, from)
        || vote(clause.back(from, 2)) && matches!(clause.back(from, 1), "of" | "by" | "was" | "is" | ",")
}

/// Whether a body that votes is told to have decided right before a score: `the board approved the plan 5-2`.
fn body_votes(clause: &Clause<'_, '_>, from: usize) -> bool {
    let reach = from.saturating_sub(14).max(clause.from)..from;
    reach.clone().any(|at| seats::decides(clause.word(at)))
        && (clause.from..from).any(|at| seats::votes(clause.word(at)))
}

/// What a headline says of a bill before its vote: `Senate passes road bill, 27-13`.
fn is_passed(word: &str) -> bool {
    matches!(word, "passes" | "passed" | "approves" | "approved" | "rejects" | "rejected" | "backs" | "votes" | "voted")
}

/// A verb of what a vote does to a plan.
fn is_decided(word: &str) -> bool {
    matches!(
        word,
        "backed" | "carried" | "approved" | "passed" | "rejected" | "defeated" | "adopted" | "ratified" | "endorsed"
    )
}
