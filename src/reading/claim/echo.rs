//! Claims about words that stand in a story twice.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::echo::{Passage, Repeat, Rewording};

/// A place where a quotation given twice is worded differently.
pub(super) static REWORDING: ClaimKind = ClaimKind {
    name: "rewording",
    doc: "One of the two places where a quotation given twice is worded differently; of a word that only the other has, the words around the gap.",
    fields: &[
        Field::new("pair", Holds::Number, "Number of the two places, the same for both.", |claim| {
            f64::from(rewording(claim).pair).into()
        }),
        Field::new(
            "again",
            Holds::Flag,
            "It is the one outside the running text, else the shorter, else the later.",
            |claim| rewording(claim).again.into(),
        ),
        Field::new("shared", Holds::Number, "How many words both quotations share.", |claim| {
            f64::from(rewording(claim).shared).into()
        }),
        Field::new("differing", Holds::Number, "How many words differ.", |claim| {
            f64::from(rewording(claim).differing).into()
        }),
        Field::new(
            "covered",
            Holds::Number,
            "Percentage of the shorter quotation that runs along the longer one.",
            |claim| f64::from(rewording(claim).covered).into(),
        ),
        Field::new(
            "displayed",
            Holds::Flag,
            "One of the two stands in headline, deck, caption, block quote or embedded post; both are in quotation marks.",
            |claim| rewording(claim).displayed.into(),
        ),
        Field::new(
            "loose",
            Holds::Flag,
            "Headline or deck give a quotation that the text has in other words.",
            |claim| rewording(claim).loose.into(),
        ),
    ],
    count: |reading| reading.rewordings().len(),
    span: |reading, index| reading.rewordings()[index].span,
};

fn rewording<'r>(claim: Claim<'r>) -> &'r Rewording {
    &claim.reading.rewordings()[claim.index]
}

/// One place of a passage that stands more than once.
pub(super) static REPEAT: ClaimKind = ClaimKind {
    name: "repeat",
    doc: "One place of a paragraph, list item or sentence that the running text has more than once.",
    fields: &[
        Field::new("passage", Holds::Word(Passage::NAMES), "What stands there again.", |claim| {
            repeat(claim).passage.name().into()
        }),
        Field::new("number", Holds::Number, "Number of the passage, the same wherever it stands.", |claim| {
            f64::from(repeat(claim).number).into()
        }),
        Field::new("nth", Holds::Number, "Which of its places this is, from 1.", |claim| {
            f64::from(repeat(claim).nth).into()
        }),
        Field::new("times", Holds::Number, "How often the passage stands in the story.", |claim| {
            f64::from(repeat(claim).times).into()
        }),
        Field::new("words", Holds::Number, "How many words it has.", |claim| f64::from(repeat(claim).words).into()),
        Field::new("exact", Holds::Flag, "It has the same words everywhere; else a few differ.", |claim| {
            repeat(claim).exact.into()
        }),
        Field::new(
            "apart",
            Holds::Number,
            "How many blocks it is away from the place before; 1 where it follows upon it.",
            |claim| f64::from(repeat(claim).apart).into(),
        ),
    ],
    count: |reading| reading.repeats().len(),
    span: |reading, index| reading.repeats()[index].span,
};

fn repeat<'r>(claim: Claim<'r>) -> &'r Repeat {
    &claim.reading.repeats()[claim.index]
}
