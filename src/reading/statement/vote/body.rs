//! A vote against the number of those who could cast one: `a 7-2 vote of the eight-member council`.

use super::score::Score;
use super::{Vote, VoteForm};
use crate::reading::Reading;
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::span::{Span, Text};

/// A body with its number of members.
pub(super) struct Body<'a> {
    size: f64,
    span: Span<Text>,
    noun: &'a str,
    sentence: u32,
    /// Said of one that is there (`the`, `its`, `Ashgate’s`), not of one to be made.
    definite: bool,
    /// Whether the vote of its sentence is its own.
    votes: bool,
}

/// A vote with the sentence it stands in.
pub(super) struct Cast<'a> {
    score: Score,
    sentence: u32,
    /// The words of its sentence that can be the body or its members.
    voters: Vec<&'a str>,
}

/// Words for bodies that vote, and for those who sit in them.
const SEATS: &[(&str, &[&str])] = &[
    ("council", &["council", "councillors", "councilors", "councilmembers", "aldermen"]),
    ("commission", &["commission", "commissioners", "regulators"]),
    ("court", &["court", "justices", "judges", "ruling"]),
    ("board", &["board", "trustees", "directors", "supervisors"]),
    ("committee", &["committee", "panel"]),
    ("chamber", &["chamber", "senate", "house", "assembly"]),
    ("panel", &["panel", "judges", "committee"]),
    ("senate", &["senate", "senators"]),
    ("house", &["house", "representatives"]),
    ("assembly", &["assembly", "assemblymembers", "legislators", "lawmakers"]),
    ("legislature", &["legislature", "legislators", "lawmakers"]),
    ("parliament", &["parliament", "lawmakers", "mps"]),
    ("jury", &["jury", "jurors"]),
];

/// Adds the bodies and the votes of a sentence.
pub(super) fn collect<'a>(
    clause: &Clause<'_, 'a>,
    scores: &[Score],
    bodies: &mut Vec<Body<'a>>,
    votes: &mut Vec<Cast<'a>>,
) {
    let sentence = clause.from as u32;
    for at in clause.from..clause.to {
        let token = clause.reading.tokens()[at];
        let hyphen = clause.reading.text().as_bytes()[token.span.range()].contains(&b'-') || clause.word(at + 1) == "-";
        if hyphen && let Some(body) = body(clause, at, scores, sentence) {
            bodies.push(body);
        }
    }
    bodies.extend(members(clause, scores, sentence));
    let cast = scores.iter().filter(|score| score.votes);
    votes.extend(cast.map(|score| Cast {
        score: *score,
        sentence,
        voters: (clause.from..clause.to).map(|at| clause.word(at)).filter(|word| word.len() > 2).collect(),
    }));
}

/// `The town has 52 councillors; the motion was carried by 31 votes to 21`: a body by its members, in the sentence of its vote.
fn members<'a>(clause: &Clause<'_, 'a>, scores: &[Score], sentence: u32) -> Option<Body<'a>> {
    let [score] = scores else { return None };
    let seat = |word: &str| {
        matches!(
            word,
            "councillors" | "councilors" | "members" | "justices" | "commissioners" | "trustees" | "seats" | "senators"
        )
    };
    let whole = clause
        .amounts
        .iter()
        .find(|amount| amount.is_count() && amount.noun.is_some_and(|noun| seat(clause.reading.slice(noun))))?;
    let before = clause.back(whole.tokens.0 as usize, 1);
    let all = matches!(before, "has" | "have" | "its" | "the" | "their" | "all")
        || crate::reading::token::owner(before).is_some();
    (score.votes && all && !score_holds(score, whole.tokens.0 as usize)).then(|| Body {
        size: whole.value - away(clause, whole.tokens.0 as usize),
        span: whole.span,
        noun: "members",
        sentence,
        definite: true,
        votes: true,
    })
}

fn score_holds(score: &Score, at: usize) -> bool {
    (score.tokens.0..score.tokens.1).contains(&at)
}

/// How many of the members at token `at` are told to be away: `with one of the nine members away`.
fn away(clause: &Clause<'_, '_>, at: usize) -> f64 {
    let absent = (at..at + 5)
        .any(|at| matches!(clause.word(at), "away" | "absent" | "missing" | "abstaining" | "abstained" | "recused"));
    let of = at.checked_sub(2).filter(|of| absent && clause.word(*of) == "of");
    of.and_then(|of| clause.amounts_before(of).next().filter(|some| some.tokens.1 as usize == of))
        .map_or(0.0, |some| some.value)
}

fn body<'a>(clause: &Clause<'_, 'a>, at: usize, scores: &[Score], sentence: u32) -> Option<Body<'a>> {
    let (size, end) = clause.size_of_body(at)?;
    let noun = (end..end + 4)
        .map(|at| clause.word(at))
        .find(|word| SEATS.iter().any(|(body, _)| word.eq_ignore_ascii_case(body)))?;
    let before = clause.back(at, 1);
    let definite = matches!(before, "the" | "The" | "its" | "their" | "our" | "this")
        || crate::reading::token::owner(before).is_some()
        || matches!(clause.back(at, 2), "'" | "’");
    let subject = scores
        .iter()
        .any(|score| score.tokens.0 > end && score.tokens.0 - end < 14 && votes_between(clause, end, score.tokens.0));
    let agent = scores.iter().any(|score| {
        score.tokens.1 <= at
            && at - score.tokens.1 < 5
            && matches!(clause.back(at, 2), "of" | "by" | "on" | "from" | "in")
    });
    Some(Body { size, span: clause.span(at, end), noun, sentence, definite, votes: subject || agent })
}

/// Whether a body's own vote follows: `the nine-member court ruled 6-4`.
fn votes_between(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    let mut words = (from..to).map(|at| clause.word(at));
    let verb = words.any(|word| {
        matches!(
            word,
            "voted"
                | "ruled"
                | "split"
                | "approved"
                | "rejected"
                | "backed"
                | "passed"
                | "decided"
                | "vote"
                | "agreed"
                | "upheld"
        )
    });
    verb && !(from..to)
        .any(|at| matches!(clause.word(at), ";" | "after" | "which" | "who" | "House" | "Senate" | "while"))
}

/// The body all mentions are of, as far as noun and size say.
pub(super) fn only<'b, 'a>(bodies: &'b [Body<'a>]) -> Option<&'b Body<'a>> {
    let first = bodies.first()?;
    let same = |body: &Body<'_>| body.size == first.size && body.noun.eq_ignore_ascii_case(first.noun);
    bodies.iter().all(same).then_some(first)
}

/// A vote of a body whose size the story tells, where there is no doubt which; `only` is the one body of the story.
pub(super) fn compare(
    reading: &Reading<'_>,
    vote: &Cast<'_>,
    bodies: &[Body<'_>],
    only: Option<&Body<'_>>,
) -> Option<Vote> {
    // Bodies stand in text order, those of one sentence together.
    let from = bodies.partition_point(|body| body.sentence < vote.sentence);
    let inside = bodies[from..].iter().take_while(|body| body.sentence == vote.sentence);
    let same = inside.filter(|body| body.votes).collect::<Vec<_>>();
    let tied = |body: &Body<'_>| {
        let seats = SEATS.iter().find(|(name, _)| body.noun.eq_ignore_ascii_case(name));
        let names =
            |word: &&str| seats.is_some_and(|(_, names)| names.iter().any(|name| word.eq_ignore_ascii_case(name)));
        vote.voters.iter().any(names)
    };
    let body = if same.len() == 1 { same[0] } else { only.filter(|body| body.definite && tied(body))? };
    let story = reading.text();
    let two_chambers = body.noun.eq_ignore_ascii_case("chamber") && story.contains("House") && story.contains("Senate");
    let near = body.sentence == vote.sentence || !votes_of_two_chambers(&vote.voters) && !two_chambers;
    let tie = vote.voters.iter().any(|word| {
        matches!(*word, "tie" | "tie-breaking" | "tiebreaking" | "tiebreaker" | "mayor" | "Mayor" | "casting")
    });
    let sum = vote.score.sum();
    (near && !(tie && sum <= body.size + 1.0)).then(|| Vote {
        span: vote.score.span,
        against: body.span,
        printed: body.size,
        expected: sum,
        worked: worked(&vote.score),
        form: VoteForm::Members,
        agrees: sum <= body.size,
    })
}

fn votes_of_two_chambers(words: &[&str]) -> bool {
    let named = |name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    named("senate") && named("house") || named("committee") && (named("senate") || named("house") || named("council"))
}

fn worked(score: &Score) -> String {
    let third = score.third.map(|third| format!(" + {}", figure(third))).unwrap_or_default();
    format!("{} + {}{third} = {}", figure(score.first), figure(score.second), figure(score.sum()))
}
