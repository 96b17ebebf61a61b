//! Claims about what no style prints.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::misprint::{Fault, Misprint};

/// A misprint.
pub(super) static MISPRINT: ClaimKind = ClaimKind {
    name: "misprint",
    doc: "What no style prints: a number such as `22th` or `12,0000`, a year one digit off the years of the story, the wrong article, a stop set wrong, a word misspelt.",
    fields: &[
        Field::new(
            "fault",
            Holds::Word(Fault::NAMES),
            "What is wrong: the number's ending, its commas, the year; the article; a stop set twice, with a space before it, with none after it, or not at all; a word's spelling; the mark of a fact-checker left on a word.",
            |claim| misprint(claim).fault.name().into(),
        ),
        Field::new("expected", Holds::Text, "What it is a slip for, or may be.", |claim| {
            misprint(claim).expected.as_deref().into()
        }),
    ],
    count: |reading| reading.misprints().len(),
    span: |reading, index| reading.misprints()[index].span,
};

fn misprint<'r>(claim: Claim<'r>) -> &'r Misprint {
    &claim.reading.misprints()[claim.index]
}
