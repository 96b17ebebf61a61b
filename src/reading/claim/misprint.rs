//! Claims about numbers in a wrong form.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::misprint::{Fault, Misprint};

/// A number in a form no style has.
pub(super) static MISPRINT: ClaimKind = ClaimKind {
    name: "misprint",
    doc: "A number in a form no style has (`22th`, `12,0000`), or a year one digit off the years of the story.",
    fields: &[
        Field::new(
            "fault",
            Holds::Word(Fault::NAMES),
            "What is wrong with it: its ending, its commas, or the year.",
            |claim| misprint(claim).fault.name().into(),
        ),
        Field::new("expected", Holds::Text, "What it may be a slip for.", |claim| {
            misprint(claim).expected.as_deref().into()
        }),
    ],
    count: |reading| reading.misprints().len(),
    span: |reading, index| reading.misprints()[index].span,
};

fn misprint<'r>(claim: Claim<'r>) -> &'r Misprint {
    &claim.reading.misprints()[claim.index]
}
