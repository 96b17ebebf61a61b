//! Claims about sums: changes, shares, rates, parts beside their wholes.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::statement::change::{Change, Slip, Told};
use crate::reading::statement::portion::Portion;
use crate::reading::statement::rate::Rate;
use crate::reading::statement::share::Share;

/// A change told twice.
pub(super) static CHANGE: ClaimKind = ClaimKind {
    name: "change",
    doc: "A change told twice: in figures (`from 14 to 43`; `fell $0.19 to $3.27`) and by how much (`a 307 percent increase`, `three times the`).",
    fields: &[
        Field::new(
            "from",
            Holds::Text,
            "The figure before, as printed; unknown where only the difference is.",
            |claim| change(claim).from.map(|at| claim.reading.slice(at)).into(),
        )
        .printed(|claim| change(claim).from),
        Field::new("to", Holds::Text, "The figure after, as printed.", |claim| {
            claim.reading.slice(change(claim).to).into()
        })
        .printed(|claim| Some(change(claim).to)),
        Field::new("difference", Holds::Text, "The difference between the two, where it is printed.", |claim| {
            change(claim).difference.map(|at| claim.reading.slice(at)).into()
        })
        .printed(|claim| change(claim).difference),
        Field::new("by", Holds::Text, "By how much, as printed.", |claim| claim.reading.slice(change(claim).by).into())
            .printed(|claim| Some(change(claim).by)),
        Field::new("told", Holds::Word(Told::NAMES), "What `by` is told in.", |claim| change(claim).told.name().into()),
        Field::new("expected", Holds::Text, "By how much, worked out from the figures.", |claim| {
            change(claim).expected.as_str().into()
        }),
        Field::new("agrees", Holds::Flag, "Print and sum agree, under honest rounding.", |claim| {
            change(claim).agrees.into()
        }),
        Field::new("slip", Holds::Word(Slip::NAMES), "How the wrong figure came about, where it shows.", |claim| {
            change(claim).slip.map(Slip::name).into()
        }),
    ],
    count: |reading| reading.changes().len(),
    span: |reading, index| reading.changes()[index].span,
};

fn change(claim: Claim<'_>) -> &Change {
    &claim.reading.changes()[claim.index]
}

/// A share told twice.
pub(super) static SHARE: ClaimKind = ClaimKind {
    name: "share",
    doc: "A share told twice: as a number out of a number and as a percentage or a fraction (`45 of 60, or 75 percent`).",
    fields: &[
        Field::new("part", Holds::Text, "The part, as printed; unknown where only the whole is.", |claim| {
            share(claim).part.map(|at| claim.reading.slice(at)).into()
        })
        .printed(|claim| share(claim).part),
        Field::new(
            "whole",
            Holds::Text,
            "The whole, as printed; unknown of a share told in words and in per cent (`a quarter, or 25 percent`).",
            |claim| share(claim).whole.map(|at| claim.reading.slice(at)).into(),
        )
        .printed(|claim| share(claim).whole),
        Field::new("share", Holds::Text, "The share, as printed.", |claim| {
            claim.reading.slice(share(claim).share).into()
        })
        .printed(|claim| Some(share(claim).share)),
        Field::new("expected", Holds::Text, "The share, worked out from the figures.", |claim| {
            share(claim).expected.as_str().into()
        }),
        Field::new("agrees", Holds::Flag, "Print and sum agree, under honest rounding.", |claim| {
            share(claim).agrees.into()
        }),
    ],
    count: |reading| reading.shares().len(),
    span: |reading, index| reading.shares()[index].span,
};

fn share(claim: Claim<'_>) -> &Share {
    &claim.reading.shares()[claim.index]
}

/// A total, how many share it, and what each has.
pub(super) static RATE: ClaimKind = ClaimKind {
    name: "rate",
    doc: "A total, how many share it and what each has (`46,000 people in 212 camps, 217 a camp`), or one rate for two lengths of time (`$60 a month, or $720 a year`).",
    fields: &[
        Field::new("total", Holds::Text, "The total, or the rate the other is worked out from, as printed.", |claim| {
            claim.reading.slice(rate(claim).total).into()
        })
        .printed(|claim| Some(rate(claim).total)),
        Field::new("number", Holds::Text, "How many share it, as printed; unknown between two rates.", |claim| {
            rate(claim).number.map(|at| claim.reading.slice(at)).into()
        })
        .printed(|claim| rate(claim).number),
        Field::new("each", Holds::Text, "What each has, as printed.", |claim| {
            claim.reading.slice(rate(claim).each).into()
        })
        .printed(|claim| Some(rate(claim).each)),
        Field::new("expected", Holds::Number, "What each has, worked out.", |claim| {
            ((rate(claim).expected * 100.0).round() / 100.0).into()
        }),
        Field::new("agrees", Holds::Flag, "Print and sum agree, under honest rounding.", |claim| {
            rate(claim).agrees.into()
        }),
    ],
    count: |reading| reading.rates().len(),
    span: |reading, index| reading.rates()[index].span,
};

fn rate(claim: Claim<'_>) -> &Rate {
    &claim.reading.rates()[claim.index]
}

/// A part told beside its whole.
pub(super) static PORTION: ClaimKind = ClaimKind {
    name: "portion",
    doc: "A part told beside the whole it is of (`spent $800 million … $290 million of it`; `Of the 45 members, 32 agreed`).",
    fields: &[
        Field::new("part", Holds::Text, "The part, as printed.", |claim| {
            claim.reading.slice(portion(claim).part).into()
        })
        .printed(|claim| Some(portion(claim).part)),
        Field::new("whole", Holds::Text, "The whole, as printed.", |claim| {
            claim.reading.slice(portion(claim).whole).into()
        })
        .printed(|claim| Some(portion(claim).whole)),
        Field::new("agrees", Holds::Flag, "The part may be one of the whole: it is no larger.", |claim| {
            portion(claim).agrees.into()
        }),
    ],
    count: |reading| reading.portions().len(),
    span: |reading, index| reading.portions()[index].part,
};

fn portion(claim: Claim<'_>) -> &Portion {
    &claim.reading.portions()[claim.index]
}
