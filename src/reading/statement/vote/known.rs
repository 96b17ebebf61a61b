//! A vote against the size of a body that everybody knows: `the Senate voted 62-41`. Fewer may be there; more cannot.

use super::score::Score;
use super::{Vote, VoteForm};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::reading::word_list;
use chrono::Datelike;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../../rules/data/seats.txt");

/// A body that everybody knows.
struct Known {
    /// The words of its name.
    name: Vec<&'static str>,
    /// How many sit in it, from which year on.
    seats: Vec<(i32, f64)>,
    /// Whether others have that name, so that the story has to be of the United States.
    american: bool,
}

static BODIES: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let section = |name: &'static str, american| {
        word_list::section(DATA, name).filter_map(move |entry| {
            let (name, seats) = entry.split_once(':')?;
            let number = |entry: &str| {
                let (year, seats) = entry.trim().split_once(' ')?;
                Some((year.parse().ok()?, seats.parse().ok()?))
            };
            let seats = seats.split(',').filter_map(number).collect();
            Some(Known { name: name.split(' ').collect(), seats, american })
        })
    };
    section("anywhere", false).chain(section("united-states", true)).collect()
});

impl Known {
    /// The most that can have sat in it in a year, or the year before.
    fn most(&self, year: i32) -> Option<f64> {
        let before = self.seats.iter().rposition(|(from, _)| *from < year)?;
        self.seats[before..].iter().filter(|(from, _)| *from <= year).map(|(_, seats)| *seats).reduce(f64::max)
    }
}

/// The votes of a sentence that are more than the body it names has members.
pub(super) fn read(clause: &Clause<'_, '_>, scores: &[Score]) -> Vec<Vote> {
    let votes = || scores.iter().filter(|score| score.votes && !score.spelled && score.sum() > LEAST);
    let Some(story) = clause.reading.story_date().filter(|_| votes().next().is_some()) else { return vec![] };
    let mut named: Vec<(&Known, usize, f64)> = vec![];
    for at in clause.from..clause.to {
        if !clause.word(at).starts_with(char::is_uppercase) {
            continue;
        }
        let stands = |body: &&Known| body.name.iter().enumerate().all(|(step, word)| clause.word(at + step) == *word);
        let longest = BODIES.iter().filter(stands).max_by_key(|body| body.name.len());
        named.extend(longest.and_then(|body| Some((body, at, body.most(story.date.year())?))));
    }
    // Of two bodies in a sentence, the greater has room for either vote.
    let Some((body, at, most)) = named.into_iter().max_by(|one, other| one.2.total_cmp(&other.2)) else {
        return vec![];
    };
    if body.american && !is_american(clause, at) || counts_others(clause) {
        return vec![];
    }
    let span = clause.span(at, at + body.name.len());
    let name = clause.reading.slice(span);
    let made = |score: &Score| Vote {
        span: score.span,
        against: span,
        printed: most,
        expected: score.sum(),
        worked: format!("{} + {} = {}", figure(score.first), figure(score.second), figure(score.sum())),
        told: format!("the {name} has {}", figure(most)),
        form: VoteForm::Known,
        agrees: score.sum() <= most,
    };
    votes().filter(|score| score.third.is_none()).map(made).collect()
}

/// Fewer votes than this may be of anybody.
const LEAST: f64 = 4.0;

/// Whether a body is told to be of the United States, or the story is of its parties.
fn is_american(clause: &Clause<'_, '_>, at: usize) -> bool {
    let text = clause.reading.text();
    matches!(clause.back(at, 1), "U.S." | "US") || text.contains("Republican") && text.contains("Democrat")
}

/// Whether what is counted is not the votes of a body: those of electors, or of a poll.
fn counts_others(clause: &Clause<'_, '_>) -> bool {
    (clause.from..clause.to).any(|at| {
        matches!(
            clause.word(at),
            "electoral"
                | "Electoral"
                | "delegates"
                | "poll"
                | "percent"
                | "per"
                | "%"
                | "referendum"
                | "voters"
                | "points"
                | "state"
                | "State"
        )
    })
}
