//! A vote against the number of those who could cast one: `a 7-2 vote of the eight-member council`.

use super::score::Score;
use super::seats;
use super::sides::Heard;
use super::told::{Side, Told};
use super::{Vote, VoteForm};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::span::{Span, Text};

/// A body with its number of members.
pub(super) struct Body<'a> {
    size: f64,
    span: Span<Text>,
    noun: &'a str,
    sentence: usize,
    /// Said of one that is there (`the`, `its`, `Ashgate’s`), not of one to be made.
    definite: bool,
    /// Whether the vote of its sentence is its own.
    votes: bool,
    /// Told to have been there for the vote of the sentence before: `All 13 members were present.`
    there: bool,
}

/// A vote with the sentence it stands in.
pub(super) struct Cast<'a> {
    score: Score,
    sentence: usize,
    /// Those told to have been there and not to have voted, or not to have been there.
    idle: f64,
    /// The words of its sentence that can be the body or its members.
    voters: Vec<&'a str>,
    /// Its sentence begins with a word for what the one before it names: `It voted 8-3`.
    pronoun: bool,
}

/// Adds the bodies and the votes of a sentence.
pub(super) fn collect<'a>(
    clause: &Clause<'_, 'a>,
    scores: &[Score],
    told: &[Told],
    bodies: &mut Vec<Body<'a>>,
    votes: &mut Vec<Cast<'a>>,
) {
    let sentence = clause.sentence;
    let sizes = clause.reading.classes().places_in(clause.from..clause.to, Class::Size | Class::Figures);
    bodies.extend(sizes.filter_map(|at| body(clause, at, scores, sentence)));
    bodies.extend(of_number(clause, scores, sentence));
    bodies.extend(members(clause, scores, sentence));
    let cast = scores.iter().filter(|score| score.votes);
    // A third figure is those who abstained.
    let idle = |score: &Score| {
        let idle = told.iter().filter(|told| matches!(told.side, Side::Abstained | Side::Away));
        if score.third.is_some() { 0.0 } else { idle.map(|told| told.count).sum() }
    };
    votes.extend(cast.map(|score| Cast {
        score: *score,
        sentence,
        idle: idle(score),
        pronoun: matches!(clause.word(clause.from), "It" | "They" | "Members"),
        voters: (clause.from..clause.to).map(|at| clause.word(at)).filter(|word| word.len() > 2).collect(),
    }));
}

/// Adds those whom the sentence behind a vote tells to have been away: `One member was absent.`
pub(super) fn add_idle(votes: &mut [Cast<'_>], heard: &[Heard]) {
    for vote in votes.iter_mut().filter(|vote| vote.idle == 0.0 && vote.score.third.is_none()) {
        let from = heard.partition_point(|heard| heard.sentence <= vote.sentence);
        let next = heard[from..].iter().take_while(|heard| heard.sentence == vote.sentence + 1);
        let idle = next.filter(|heard| matches!(heard.told.side, Side::Abstained | Side::Away));
        vote.idle = idle.map(|heard| heard.told.count).sum();
    }
}

/// `The town has 52 councillors`, `all nine members of the council`: a body by its members.
fn members<'a>(clause: &Clause<'_, 'a>, scores: &[Score], sentence: usize) -> Option<Body<'a>> {
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
    let (from, end) = (whole.tokens.0 as usize, whole.tokens.1 as usize);
    let before = clause.back(from, 1);
    let all = matches!(before, "has" | "have" | "its" | "the" | "their" | "all" | "All")
        || crate::reading::token::owner(before).is_some();
    let beside = match scores {
        [score] => score.votes && (score.spelled || !score_holds(score, from)),
        _ => false,
    };
    // A body of that name stands right beside: `the council has nine seats`, `all nine members of the council`.
    let is_body = |word: &&str| seats::is_body(word);
    let named = || {
        let behind =
            (end..end + 5).map(|at| clause.word(at)).find(is_body).filter(|_| before.eq_ignore_ascii_case("all"));
        let owner =
            (1..5).map(|back| clause.back(from, back)).find(is_body).filter(|_| matches!(before, "has" | "have"));
        behind.or(owner)
    };
    let there = scores.is_empty()
        && before.eq_ignore_ascii_case("all")
        && (end..end + 4).any(|at| matches!(clause.word(at), "present" | "attended" | "voted" | "there"));
    let noun = if beside || there { "members" } else { named()? };
    all.then_some(Body { size: whole.value, span: whole.span, noun, sentence, definite: true, votes: beside, there })
}

fn score_holds(score: &Score, at: usize) -> bool {
    (score.tokens.0..score.tokens.1).contains(&at)
}

fn body<'a>(clause: &Clause<'_, 'a>, at: usize, scores: &[Score], sentence: usize) -> Option<Body<'a>> {
    let (size, end) = clause.size_of_body(at)?;
    let noun = (end..end + 4).map(|at| clause.word(at)).find(|word| seats::is_body(word))?;
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
    // `cleared the 49-member Senate 38-11`
    let object = scores.iter().any(|score| {
        score.votes
            && score.tokens.0 > end
            && (score.tokens.0 - end <= 2)
            && seats::is_body(clause.word(score.tokens.0 - 1))
    });
    let votes = subject || agent || object;
    Some(Body { size, span: clause.span(at, end), noun, sentence, definite, votes, there: false })
}

/// `the jury of 12 convicted him by 11 to one`
fn of_number<'a>(clause: &Clause<'_, 'a>, scores: &[Score], sentence: usize) -> Option<Body<'a>> {
    let [score] = scores else { return None };
    clause.amounts.iter().find_map(|size| {
        let (from, end) = (size.tokens.0 as usize, size.tokens.1 as usize);
        let noun = clause.back(from, 2);
        let body = clause.back(from, 1) == "of" && size.is_count() && size.noun.is_none() && seats::is_body(noun);
        let own =
            body && score.tokens.0 > end && score.tokens.0 - end < 14 && votes_between(clause, end, score.tokens.0);
        own.then_some(Body {
            size: size.value,
            span: size.span,
            noun,
            sentence,
            definite: true,
            votes: true,
            there: false,
        })
    })
}

/// Whether a body's own vote follows: `the nine-member court ruled 6-4`.
fn votes_between(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    let verb = (from..to).any(|at| seats::decides(clause.word(at)));
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
    let tied = |body: &Body<'_>| vote.voters.iter().any(|word| seats::speaks_of(word, body.noun));
    // `Members voted 8-3`, a sentence or a few behind the one that gives their number.
    let after = |body: &Body<'_>| {
        body.sentence < vote.sentence
            && vote.sentence - body.sentence < 4
            && (vote.pronoun && vote.sentence == body.sentence + 1
                || vote.voters.iter().any(|word| matches!(*word, "Members" | "members")))
    };
    let present = |body: &Body<'_>| body.there && (vote.sentence + 1..vote.sentence + 3).contains(&body.sentence);
    let meant = |body: &&Body<'_>| body.definite && (tied(body) || after(body) || present(body));
    let body = if same.len() == 1 { same[0] } else { only.filter(meant)? };
    let story = reading.text();
    let two_chambers = body.noun.eq_ignore_ascii_case("chamber") && story.contains("House") && story.contains("Senate");
    let near = body.sentence == vote.sentence || !votes_of_two_chambers(&vote.voters) && !two_chambers;
    let tie = vote.voters.iter().any(|word| {
        matches!(*word, "tie" | "tie-breaking" | "tiebreaking" | "tiebreaker" | "mayor" | "Mayor" | "casting")
    });
    let sum = vote.score.sum() + vote.idle;
    let whole = votes_to_the_last(body.noun) && body.sentence == vote.sentence && !short_of_one(reading);
    (near && !(tie && sum <= body.size + 1.0)).then(|| Vote {
        span: vote.score.span,
        against: body.span,
        printed: body.size,
        expected: sum,
        worked: worked(vote),
        told: figure(body.size),
        form: VoteForm::Members,
        agrees: sum == body.size || sum < body.size && !whole,
    })
}

fn votes_of_two_chambers(words: &[&str]) -> bool {
    let named = |name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    named("senate") && named("house") || named("committee") && (named("senate") || named("house") || named("council"))
}

/// Whether each member of a body has a vote and uses it: judges and jurors do.
fn votes_to_the_last(noun: &str) -> bool {
    ["court", "jury"].iter().any(|body| noun.eq_ignore_ascii_case(body))
}

/// Whether a story tells of a judge who took no part.
fn short_of_one(reading: &Reading<'_>) -> bool {
    let story = reading.text();
    ["recus", " part", "absen", "vacan", "retire", "participat", "seat", "dismissed", "disqualif", "abstain"]
        .iter()
        .any(|word| story.contains(word))
}

fn worked(vote: &Cast<'_>) -> String {
    let third = vote.score.third.unwrap_or_default() + vote.idle;
    let more = if third > 0.0 { format!(" + {}", figure(third)) } else { String::new() };
    let (first, second) = (vote.score.first, vote.score.second);
    format!("{} + {}{more} = {}", figure(first), figure(second), figure(first + second + third))
}
