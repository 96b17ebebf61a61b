//! Claims about what tells whether people are men or women.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::person::{self, By, GenderSign};

/// A word that tells whether a person is a man or a woman.
pub(super) static GENDER: ClaimKind = ClaimKind {
    name: "gender",
    doc: "A word that tells whether a person is a man or a woman: courtesy title, given name, what the person is called, a pronoun that can mean nobody else.",
    fields: &[
        Field::new("person", Holds::Text, "The fullest name the story gives the person.", |claim| {
            let mention = claim.reading.mentions()[sign(claim).mention];
            let who = mention.who.map(|who| &claim.reading.people().persons[who as usize]);
            who.map(|person| claim.reading.slice(person.full)).into()
        })
        .printed(|claim| Some(claim.reading.mentions()[sign(claim).mention].name.span)),
        Field::new("who", Holds::Number, "Number of the person, the same as in claims of that kind.", |claim| {
            claim.reading.mentions()[sign(claim).mention].who.map(f64::from).into()
        }),
        Field::new("gender", Holds::Word(&["man", "woman"]), "Whose the word is.", |claim| sign(claim).gender.into()),
        Field::new(
            "by",
            Holds::Word(By::NAMES),
            "What tells it: a courtesy title, a given name, what the person is called, a pronoun.",
            |claim| sign(claim).by.name().into(),
        ),
        Field::new("speaks", Holds::Flag, "The person is said to say something there (`Mr Lee said`).", |claim| {
            person::has_speech_beside(claim.reading, &claim.reading.mentions()[sign(claim).mention]).into()
        }),
        Field::new("family", Holds::Flag, "The story speaks of the person's family (`her brother`).", |claim| {
            claim.reading.people().has_family(claim.reading, sign(claim).mention).into()
        }),
    ],
    count: |reading| reading.gender_signs().len(),
    span: |reading, index| reading.gender_signs()[index].span,
};

fn sign(claim: Claim<'_>) -> &GenderSign {
    &claim.reading.gender_signs()[claim.index]
}
