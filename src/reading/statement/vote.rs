//! Votes and scores that can be checked: a vote against the size of the body that cast it, a margin against the two figures it lies between, goals
//! told against goals in the score.

mod ballots;
mod behind;
mod body;
mod game;
mod known;
mod margin;
mod order;
mod periods;
mod score;
mod seats;
mod sides;
#[cfg(test)]
mod tests;
mod told;
mod twice;

use super::clause::{Clause, clauses};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::span::{Span, Text};
use sides::{Heard, Placed};

pub(in crate::reading) use told::may_tell as may_tell_side;

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
    /// What the copy says, in short: `54`, `unanimous`.
    pub told: String,
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
    /// The number who sit in a body that everybody knows.
    Known,
    /// The margin between its two figures.
    Margin,
    /// Goals told of one side, which cannot be more than the higher figure.
    Scored,
    /// The score at half-time, which cannot be above the last.
    HalfTime,
    /// The sum of two legs.
    Aggregate,
    /// Those told to have gone one way.
    Sides,
    /// `unanimous`: nobody against.
    Unanimous,
    /// A tie, which has both figures the same.
    Tie,
    /// The number of sets of a match.
    Sets,
    /// The score of the headline.
    Headline,
    /// The votes needed, and how many more or fewer there were.
    Needed,
    /// The number of all who voted; spoilt papers make it more.
    Cast,
    /// The points told for each period of a game.
    Periods,
    /// The side said to have won.
    Winner,
    /// The figure that stands first: of a vote that decides and a game that is won, the greater.
    Order,
}

impl VoteForm {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &[
        "members",
        "known",
        "margin",
        "scored",
        "half-time",
        "aggregate",
        "sides",
        "unanimous",
        "tie",
        "sets",
        "headline",
        "needed",
        "cast",
        "periods",
        "winner",
        "order",
    ];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        VoteForm::NAMES[self as usize]
    }
}

/// Every vote and score of a story that can be checked, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Vote> {
    let mut story = Story::default();
    let mut before: Option<Clause<'_, '_>> = None;
    for clause in clauses(reading, 0) {
        story.add(&clause, before.as_ref().filter(|before| before.block() == clause.block()));
        before = Some(clause);
    }
    let Story { mut found, bodies, mut votes, placed, heard, printed, .. } = story;
    body::add_idle(&mut votes, &heard);
    let only = body::only(&bodies);
    found.extend(votes.iter().filter_map(|vote| body::compare(reading, vote, &bodies, only)));
    found.extend(sides::compare(&placed, &heard));
    found.extend(twice::compare(&printed));
    found.sort_by_key(|vote| (vote.span.start, vote.span.end));
    found
}

/// What the sentences of a story tell of votes and scores.
#[derive(Default)]
struct Story<'a> {
    found: Vec<Vote>,
    bodies: Vec<body::Body<'a>>,
    votes: Vec<body::Cast<'a>>,
    placed: Vec<Placed>,
    heard: Vec<Heard>,
    printed: Vec<twice::Printed>,
    /// The one vote of the last sentence that has any.
    last: Option<behind::Last>,
    /// The last score of a game.
    game: Option<score::Score>,
}

impl<'a> Story<'a> {
    fn add(&mut self, clause: &Clause<'_, 'a>, before: Option<&Clause<'_, 'a>>) {
        let told = told::read(clause);
        let mut scores = score::read(clause);
        if scores.is_empty() {
            scores.extend(sides::spelled(clause, &told));
        }
        let sentence = clause.sentence;
        self.heard.extend(told.iter().map(|told| Heard { told: *told, sentence }));
        if scores.is_empty() && !told.is_empty() {
            scores.extend(before.and_then(|before| sides::spelled_over([before, clause], &self.heard)));
        }
        body::collect(clause, &scores, &told, &mut self.bodies, &mut self.votes);
        self.found.extend(ballots::read(clause, before, &told));
        self.game = scores.iter().find(|score| !score.votes && !score.spelled).copied().or(self.game);
        self.found.extend(self.game.and_then(|score| periods::read(clause, &score)));
        if scores.is_empty() {
            self.found.extend(margin::of_two(clause));
            self.found.extend(self.last.and_then(|last| behind::read(clause, &last)));
            return self.found.extend(twice::needed(clause, &scores));
        }
        self.found.extend(twice::needed(clause, &scores));
        self.found.extend(scores.iter().filter_map(|score| margin::read(clause, score, scores.len())));
        self.found.extend(scores.iter().filter_map(|score| sides::tie(clause, score)));
        self.found.extend(sides::unanimous(clause, &scores));
        self.found.extend(known::read(clause, &scores));
        self.found.extend(game::scored(clause, &scores));
        self.found.extend(periods::winner(clause, &scores));
        self.found.extend(game::legs(clause, &scores));
        self.found.extend(order::turned(clause, &scores));
        self.found.extend(game::sets(clause, &scores));
        self.last = match scores[..] {
            [score] if score.votes => Some(behind::Last { score, sentence }),
            _ => None,
        };
        let carried = sides::carries(clause);
        let votes = scores.iter().filter(|score| score.votes || !told.is_empty());
        self.placed.extend(votes.map(|score| Placed { score: *score, sentence, carried }));
        let kind = clause.reading.article().blocks()[clause.block() as usize].kind;
        let above = matches!(kind, BlockKind::Headline | BlockKind::Deck);
        self.printed.extend(scores.iter().map(|score| twice::Printed {
            score: *score,
            above,
            decides: twice::decides(clause, score),
            block: clause.block(),
        }));
    }
}
