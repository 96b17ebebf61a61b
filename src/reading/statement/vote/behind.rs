//! What the sentences behind a vote say of it: its margin (`The offer was carried by 1,530 votes to 870. That is a majority of 660.`) and how many
//! voted (`In all, 2,400 ballots were counted.`). Spoilt papers make more votes than the two sides have, never fewer.

use super::score::Score;
use super::{Vote, VoteForm, margin};
use crate::reading::quantity::{Hedge, Quantity};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::reading::statement::slip::is_slip;

/// A vote with its place, for what follows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Last {
    pub(super) score: Score,
    pub(super) sentence: usize,
}

/// How many sentences behind a vote still speak of it.
const REACH: usize = 3;

/// What a sentence without a vote says of the last one.
pub(super) fn read(clause: &Clause<'_, '_>, last: &Last) -> Option<Vote> {
    let near = clause.sentence > last.sentence && clause.sentence - last.sentence <= REACH;
    if !near || clause.amounts.is_empty() {
        return None;
    }
    margin::told_behind(clause, &last.score).or_else(|| cast(clause, &last.score))
}

/// `In all, 12,416 ballots were counted`, `With 329 people voting`, `All 2,400 papers returned were valid`
fn cast(clause: &Clause<'_, '_>, score: &Score) -> Option<Vote> {
    let all = clause.amounts.iter().find(|all| is_turnout(clause, all))?;
    let sum = score.sum();
    if !(0.5 * sum..2.0 * sum).contains(&all.value) {
        return None;
    }
    let exact = (all.tokens.1 as usize..clause.to).any(|at| clause.word(at) == "valid");
    // So many papers are seldom spoilt, and seldom in one digit.
    let more = all.value > 1.02 * sum && is_slip(all.value, sum);
    Some(Vote {
        span: score.span,
        against: all.span,
        printed: all.value,
        expected: sum,
        worked: format!("{} + {} = {}", figure(score.first), figure(score.second), figure(sum)),
        told: figure(all.value),
        form: VoteForm::Cast,
        agrees: all.value == sum || all.value > sum && !more && !exact,
    })
}

/// Those who vote, by their noun.
fn is_voters(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "members"
            | "voters"
            | "residents"
            | "shareholders"
            | "delegates"
            | "peers"
            | "MPs"
            | "lawmakers"
            | "councillors"
            | "councilors"
            | "senators"
            | "deputies"
            | "representatives"
            | "trustees"
            | "commissioners"
            | "supervisors"
            | "directors"
            | "legislators"
            | "judges"
            | "justices"
            | "jurors"
    )
}

/// Whether an amount is told as the number of all who voted.
fn is_turnout(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let (from, end) = (amount.tokens.0 as usize, amount.tokens.1 as usize);
    let noun = amount.noun.map_or("", |noun| clause.reading.slice(noun));
    let before = |back| clause.back(from, back);
    let all = matches!(before(1), "All" | "all" | "With" | "with")
        || before(1) == "," && matches!((before(3), before(2)), ("In" | "in", "all" | "total"))
        || before(1) == "of" && before(2) == "total"
        || (end..end + 4).any(|at| {
            matches!(clause.word(at), "altogether")
                || clause.reads(at, &["in", "all"])
                || clause.reads(at, &["in", "total"])
        });
    let papers = matches!(noun, "ballots" | "votes" | "papers")
        && (end..end + 5).any(|at| matches!(clause.word(at), "counted" | "cast" | "returned" | "valid"));
    let people = is_voters(noun)
        && (end..end + 5)
            .any(|at| matches!(clause.word(at), "voting" | "voted" | "lobbies" | "hand" | "present" | "there"));
    all && (papers || people) && amount.is_count() && amount.hedge == Hedge::None && !amount.ranges
}
