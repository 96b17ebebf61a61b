//! A vote against those told to have gone one way: `a 7-2 vote … Lee, Roe and Poe dissented`.

use super::score::Score;
use super::told::{Side, Told};
use super::{Vote, VoteForm};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;

/// A vote with the sentence it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) score: Score,
    pub(super) sentence: usize,
    /// The motion was carried, so the lower figure is those against.
    pub(super) carried: bool,
}

/// Those told to have gone one way, with the sentence that tells it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heard {
    pub(super) told: Told,
    pub(super) sentence: usize,
}

/// How many sentences behind a vote may tell who went which way, where the story has more than one vote, and where it has one.
const BEHIND: (usize, usize) = (4, 20);

/// The vote that the numbers of a sentence spell out: `seven members voted for the plan and three against it`.
pub(super) fn spelled(clause: &Clause<'_, '_>, told: &[Told]) -> Option<Score> {
    let one = |side: Side| {
        let mut all = told.iter().filter(|told| told.side == side && !told.named);
        all.next().filter(|_| all.next().is_none())
    };
    let (yes, no) = (one(Side::For)?, one(Side::Against)?);
    let (from, to) = (yes.tokens.0.min(no.tokens.0), yes.tokens.1.max(no.tokens.1));
    Some(Score {
        span: clause.span(from, to),
        tokens: (from, to),
        first: yes.count,
        second: no.count,
        third: None,
        votes: true,
        spelled: true,
    })
}

/// The vote that two sentences spell out: `Twenty-seven members voted yes. … The other 13 voted no.`
pub(super) fn spelled_over(clauses: [&Clause<'_, '_>; 2], heard: &[Heard]) -> Option<Score> {
    let [before, now] = clauses;
    let numbered = |side: Side, clause: &Clause<'_, '_>| {
        let mut all =
            heard.iter().filter(|it| it.sentence == clause.sentence && it.told.side == side && !it.told.named);
        all.next().filter(|_| all.next().is_none()).map(|heard| heard.told)
    };
    let (yes, no) = (numbered(Side::For, before)?, numbered(Side::Against, now)?);
    let tokens = (yes.tokens.0, no.tokens.1);
    Some(Score {
        span: crate::span::Span::new(yes.span.start, no.span.end),
        tokens,
        first: yes.count,
        second: no.count,
        third: None,
        votes: true,
        spelled: true,
    })
}

/// Whether a sentence says that what was voted on was carried.
pub(super) fn carries(clause: &Clause<'_, '_>) -> bool {
    (clause.from..clause.to).any(|at| {
        matches!(
            clause.word(at),
            "approved"
                | "approve"
                | "passed"
                | "passes"
                | "adopted"
                | "ruled"
                | "upheld"
                | "carried"
                | "approves"
                | "hire"
        )
    })
}

/// Each of `heard` with the one vote it can be of; nothing where another would do.
pub(super) fn compare<'v>(votes: &'v [Placed], heard: &'v [Heard]) -> impl Iterator<Item = Vote> + 'v {
    let figures = |placed: &Placed| (placed.score.first, placed.score.second);
    let one = votes.first().is_some_and(|first| votes.iter().all(|vote| figures(vote) == figures(first)));
    let behind = if one { BEHIND.1 } else { BEHIND.0 };
    heard.iter().filter(|heard| matches!(heard.told.side, Side::Against | Side::Lost | Side::For)).filter_map(
        move |heard| {
            let own = |placed: &&Placed| placed.sentence == heard.sentence;
            // People outside the body may be for or against as well: `the other 12 states backed him`.
            let (named, cast) = (heard.told.named, heard.told.cast);
            let reach = if named {
                behind
            } else if cast {
                BEHIND.0
            } else {
                0
            };
            let near = |placed: &&Placed| {
                let few = heard.told.count <= placed.score.sum();
                // A vote whose sides are told in numbers has them all.
                let open = !placed.score.spelled || named;
                reach > 0
                    && open
                    && few
                    && placed.sentence <= heard.sentence + 1
                    && heard.sentence <= placed.sentence + reach
            };
            let first = votes.partition_point(|placed| placed.sentence + behind < heard.sentence);
            let around = || votes[first..].iter().take_while(|placed| placed.sentence <= heard.sentence + 1);
            let mut own = around().filter(own).peekable();
            let vote = match own.next() {
                Some(vote) => own.next().is_none().then_some(vote)?,
                None => {
                    let mut near = around().filter(near);
                    near.next().filter(|_| one || near.next().is_none())?
                }
            };
            let inside = vote.score.tokens.0 <= heard.told.tokens.0 && heard.told.tokens.1 <= vote.score.tokens.1;
            (!inside).then(|| judge(vote, &heard.told))?
        },
    )
}

fn judge(vote: &Placed, told: &Told) -> Option<Vote> {
    let (score, count) = (&vote.score, told.count);
    if score.third.is_some() && score.third != Some(0.0) && told.side != Side::Lost {
        return None;
    }
    let lost = told.side == Side::Lost || told.side == Side::Against && vote.carried;
    let fits = if lost { count == score.low() } else { count == score.low() || count == score.high() };
    // Fewer may be named, or counted of a party, than there were.
    let fewer = count < score.low() && !(told.all && (told.named || told.side == Side::Lost));
    let side = if lost {
        score.low()
    } else if told.side == Side::For {
        score.high()
    } else {
        score.low()
    };
    (!fewer).then(|| Vote {
        span: score.span,
        against: told.span,
        printed: count,
        expected: side,
        worked: format!(
            "{}-{} has {} {}",
            figure(score.first),
            figure(score.second),
            figure(side),
            if told.side == Side::For { "for" } else { "against" }
        ),
        told: figure(count),
        form: VoteForm::Sides,
        agrees: fits,
    })
}

/// `voted unanimously, 6-1`; `a unanimous 6-1 vote`
pub(super) fn unanimous(clause: &Clause<'_, '_>, scores: &[Score]) -> Option<Vote> {
    let [score] = scores else { return None };
    let cue = clause.find(clause.from, |word| matches!(word, "unanimous" | "unanimously"))?;
    let (from, to) = score.tokens;
    let (start, end) = if cue < from { (cue + 1, from) } else { (to, cue) };
    let parted = |at: usize| {
        matches!(
            clause.word(at),
            "and"
                | "but"
                | "after"
                | ";"
                | "that"
                | "which"
                | "had"
                | "while"
                | "then"
                | "before"
                | "last"
                | "than"
                | "—"
        )
    };
    // `voted 6-1 to reverse a rule unanimously set in 1989`: the word behind is another vote's.
    let own = cue < from || end - start < 4 || matches!(clause.word(cue + 1), "" | "." | "," | ";");
    let near = own && end - start < 12 && !(start..end).any(parted);
    let denied = matches!(clause.back(cue, 1), "not" | "nearly" | "almost" | "near" | "non" | "less" | "n't" | "than");
    let votes = score.votes || cue + 1 == from || matches!(clause.word(to), "vote" | "decision" | "ruling");
    (near && !denied && votes).then(|| Vote {
        span: score.span,
        against: clause.span(cue, cue + 1),
        printed: 0.0,
        expected: score.low(),
        worked: format!("{}-{} has {} against", figure(score.first), figure(score.second), figure(score.low())),
        told: "unanimous".to_owned(),
        form: VoteForm::Unanimous,
        agrees: score.low() == 0.0,
    })
}

/// `failed in a 6-5 tie`, `deadlocked 4-3`
pub(super) fn tie(clause: &Clause<'_, '_>, score: &Score) -> Option<Vote> {
    let (from, to) = score.tokens;
    let even = |word: &str| matches!(word, "tie" | "draw" | "deadlock" | "stalemate");
    let before = clause.back(from, 1);
    let behind = even(clause.word(to))
        && matches!(before, "a" | "the" | "an" | "his" | "their" | "its" | "in" | "to")
        && clause.word(to + 1) != "-";
    // A jury deadlocks 9-3 for one side.
    let verb = matches!(before, "deadlocked" | "drew") && !matches!(clause.word(to), "for" | "in" | "against")
        || before == "at" && matches!(clause.back(from, 2), "deadlocked" | "tied" | "level")
        || before == "," && even(clause.back(from, 2)) && matches!(clause.back(from, 3), "a" | "in");
    let cue = if behind { to } else { from.checked_sub(1)? };
    (behind || verb).then(|| Vote {
        span: score.span,
        against: clause.span(cue, cue + 1),
        printed: 0.0,
        expected: score.high() - score.low(),
        worked: format!("{}-{} is none", figure(score.first), figure(score.second)),
        told: "a tie".to_owned(),
        form: VoteForm::Tie,
        agrees: score.high() == score.low(),
    })
}
