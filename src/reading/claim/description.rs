//! Claims about what people are.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::description::{Description, Standing};

/// A phrase that says what somebody is.
pub(super) static DESCRIPTION: ClaimKind = ClaimKind {
    name: "description",
    doc: "A phrase beside a name that says what the person is: `a former ranch hand`, `the society's treasurer`, `an economist at the University of Leeds`.",
    fields: &[
        Field::new("person", Holds::Text, "The fullest name the story gives the person.", |claim| {
            let mention = claim.reading.mentions()[description(claim).mention];
            let who = mention.who.map(|who| &claim.reading.people().persons[who as usize]);
            who.map(|person| claim.reading.slice(person.full)).into()
        })
        .printed(|claim| Some(claim.reading.mentions()[description(claim).mention].name.span)),
        Field::new("who", Holds::Number, "Number of the person, the same as in claims of that kind.", |claim| {
            claim.reading.mentions()[description(claim).mention].who.map(f64::from).into()
        }),
        Field::new(
            "standing",
            Holds::Word(Standing::NAMES),
            "When the person is that: at the story's own time, before (`former`), at another time or not yet.",
            |claim| description(claim).standing.name().into(),
        ),
        Field::new(
            "role",
            Holds::Text,
            "What the person is, in small letters and the fullest words the story has for it (`ranch hand`).",
            |claim| description(claim).role.as_deref().into(),
        ),
        Field::new("noun", Holds::Text, "What the person is, as it stands there, in small letters.", |claim| {
            description(claim).noun.as_deref().into()
        }),
        Field::new("trade", Holds::Text, "Its last word (`hand`).", |claim| description(claim).head.as_deref().into()),
        Field::new(
            "house",
            Holds::Text,
            "The sort of house the person belongs to, by its name (`university`) or the word before it (`broker`).",
            |claim| description(claim).house.as_deref().into(),
        ),
        Field::new("house_name", Holds::Text, "The name of that house, in small letters.", |claim| {
            description(claim).house_name.as_deref().into()
        }),
        Field::new(
            "post",
            Holds::Text,
            "What one person at a time is, and whose (`treasurer/society`); unknown where the story leaves open whose.",
            |claim| description(claim).post.as_deref().into(),
        ),
    ],
    count: |reading| reading.descriptions().len(),
    span: |reading, index| reading.descriptions()[index].span,
};

fn description(claim: Claim<'_>) -> &Description {
    &claim.reading.descriptions()[claim.index]
}
