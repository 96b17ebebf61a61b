//! Claims about tallies: breakdowns, counted lists, votes, places in a row.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::statement::list::{List, ListForm};
use crate::reading::statement::parts::{Parts, Wording};
use crate::reading::statement::rank::Rank;
use crate::reading::statement::recount::Recount;
use crate::reading::statement::vote::{Vote, VoteForm};
use crate::span::{Span, Text};

/// A breakdown and its total.
pub(super) static PARTS: ClaimKind = ClaimKind {
    name: "parts",
    doc: "A breakdown and its total: `25 people were hurt: 12 students, nine teachers and four guards`. Lists of examples are none.",
    fields: &[
        Field::new("whole", Holds::Number, "The total printed.", |claim| parts(claim).total.into())
            .printed(|claim| Some(parts(claim).whole)),
        Field::new(
            "total",
            Holds::Text,
            "The total as printed: `1.16 million`; `100 percent` for shares of it; unknown where two answers leave it unsaid.",
            |claim| {
                let total = match parts(claim).wording {
                    Wording::Answers => None,
                    Wording::Hundred => Some("100 percent"),
                    _ => Some(claim.reading.slice(parts(claim).whole)),
                };
                total.into()
            },
        ),
        Field::new("expected", Holds::Number, "What the parts come to.", |claim| parts(claim).sum.into()),
        Field::new("sum", Holds::Text, "The sum worked out: `12 + 9 + 4 = 25`.", |claim| {
            parts(claim).worked.as_str().into()
        }),
        Field::new("breakdown", Holds::Text, "The parts, as printed.", |claim| {
            claim.reading.slice(breakdown(claim)).into()
        })
        .printed(|claim| Some(breakdown(claim))),
        Field::new("count", Holds::Number, "How many parts there are.", |claim| (parts(claim).count as f64).into()),
        Field::new("wording", Holds::Word(Wording::NAMES), "What says that these are parts of a total.", |claim| {
            parts(claim).wording.name().into()
        }),
        Field::new(
            "agrees",
            Holds::Flag,
            "Parts and total agree, as far as the print can be trusted; unknown where the parts fall short and need not be all of it.",
            |claim| parts(claim).agrees.into(),
        ),
    ],
    count: |reading| reading.parts().len(),
    span: |reading, index| reading.parts()[index].span,
};

/// A count taken up again.
pub(super) static RECOUNT: ClaimKind = ClaimKind {
    name: "recount",
    doc: "A count that points back to one told before: `Five miners died … all five miners`.",
    fields: &[
        Field::new("first", Holds::Text, "The count it points back to.", |claim| {
            claim.reading.slice(recount(claim).first).into()
        })
        .printed(|claim| Some(recount(claim).first)),
        Field::new("of", Holds::Text, "What both count.", |claim| claim.reading.slice(recount(claim).of).into())
            .printed(|claim| Some(recount(claim).of)),
        Field::new("agrees", Holds::Flag, "The two are the same number, under honest rounding.", |claim| {
            recount(claim).agrees.into()
        }),
    ],
    count: |reading| reading.recounts().len(),
    span: |reading, index| reading.recounts()[index].span,
};

fn recount(claim: Claim<'_>) -> &Recount {
    &claim.reading.recounts()[claim.index]
}

/// A number and the list it counts.
pub(super) static LIST: ClaimKind = ClaimKind {
    name: "list",
    doc: "A number and the list it counts: `three suspects: A, B and C`.",
    fields: &[
        Field::new("number", Holds::Number, "The number printed.", |claim| list(claim).number.into()),
        Field::new("items", Holds::Text, "The list, or its first item.", |claim| {
            claim.reading.slice(list(claim).items).into()
        })
        .printed(|claim| Some(list(claim).items)),
        Field::new(
            "expected",
            Holds::Number,
            "How many items the list has; where it can be read in more ways, the nearest to the number printed.",
            |claim| (list(claim).expected() as f64).into(),
        ),
        Field::new("most", Holds::Number, "The most items it can be read as.", |claim| {
            (list(claim).most as f64).into()
        }),
        Field::new("form", Holds::Word(ListForm::NAMES), "How number and list stand to each other.", |claim| {
            list(claim).form.name().into()
        }),
        Field::new("agrees", Holds::Flag, "The list can be read as having so many items.", |claim| {
            list(claim).agrees().into()
        }),
    ],
    count: |reading| reading.lists().len(),
    span: |reading, index| reading.lists()[index].span,
};

/// A vote or score and what it must agree with.
pub(super) static VOTE: ClaimKind = ClaimKind {
    name: "vote",
    doc: "A vote or score beside what it must agree with: the size of the body, the margin, the goals told, the score at half-time.",
    fields: &[
        Field::new("vote", Holds::Text, "The vote or score, as printed.", |claim| claim.text().into())
            .printed(|claim| Some(vote(claim).span)),
        Field::new("printed", Holds::Number, "What the copy says: the size of the body, the margin.", |claim| {
            vote(claim).printed.into()
        })
        .printed(|claim| Some(vote(claim).against)),
        Field::new("expected", Holds::Number, "What the vote or score comes to.", |claim| vote(claim).expected.into()),
        Field::new("sum", Holds::Text, "The sum worked out: `7 + 2 = 9`.", |claim| vote(claim).worked.as_str().into()),
        Field::new("told", Holds::Text, "What the copy says, in short: `54`, `unanimous`.", |claim| {
            vote(claim).told.as_str().into()
        }),
        Field::new("form", Holds::Word(VoteForm::NAMES), "What it is compared with.", |claim| {
            vote(claim).form.name().into()
        }),
        Field::new("agrees", Holds::Flag, "The two agree; fewer votes than members do.", |claim| {
            vote(claim).agrees.into()
        }),
    ],
    count: |reading| reading.votes().len(),
    span: |reading, index| reading.votes()[index].span,
};

/// A place in a row and the length of the row.
pub(super) static RANK: ClaimKind = ClaimKind {
    name: "rank",
    doc: "A place in a row and the length of the row: `third of four`, `the second-oldest of its seven schools`, `12th in the 20-team league`.",
    fields: &[
        Field::new("place", Holds::Number, "The place.", |claim| rank(claim).value.into())
            .printed(|claim| Some(rank(claim).place)),
        Field::new("row", Holds::Number, "How long the row is.", |claim| rank(claim).length.into())
            .printed(|claim| Some(rank(claim).row)),
        Field::new("agrees", Holds::Flag, "The row has such a place.", |claim| rank(claim).agrees().into()),
    ],
    count: |reading| reading.ranks().len(),
    span: |reading, index| reading.ranks()[index].span,
};

fn parts<'r>(claim: Claim<'r>) -> &'r Parts {
    &claim.reading.parts()[claim.index]
}

/// What is left of a breakdown beside its total, without the marks between the two.
fn breakdown(claim: Claim<'_>) -> Span<Text> {
    let Parts { span, whole, .. } = *parts(claim);
    let (from, to) =
        if whole.start <= span.start { (whole.end, span.end) } else { (span.start, whole.start.min(span.end)) };
    let words = claim.reading.slice(Span::new(from, to));
    let start = from + (words.len() - words.trim_start_matches(is_between).len()) as u32;
    Span::new(start, start + words.trim_matches(is_between).len() as u32)
}

fn is_between(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, ',' | ':' | ';' | '(' | ')' | '—' | '–' | '-' | '.')
}

fn list<'r>(claim: Claim<'r>) -> &'r List {
    &claim.reading.lists()[claim.index]
}

fn vote<'r>(claim: Claim<'r>) -> &'r Vote {
    &claim.reading.votes()[claim.index]
}

fn rank(claim: Claim<'_>) -> Rank {
    claim.reading.ranks()[claim.index]
}
