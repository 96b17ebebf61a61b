//! Claims about acronyms.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::acronym::{Acronym, AcronymMention};

/// A mention of an acronym.
pub(super) static ACRONYM: ClaimKind = ClaimKind {
    name: "acronym",
    doc: "A mention of an acronym: its definition (`World Health Organization (WHO)`) or a use.",
    fields: &[
        Field::new("short", Holds::Text, "Its letters, a plural or possessive ending left out.", |claim| {
            claim.reading.slice(acronym(claim).short).into()
        }),
        Field::new("long", Holds::Text, "The words it stands for, where this mention says.", |claim| {
            acronym(claim).long.map(|span| claim.reading.slice(span)).into()
        })
        .printed(|claim| acronym(claim).long),
        Field::new("initials", Holds::Text, "The letters those words give.", |claim| {
            acronym(claim).initials.as_deref().into()
        }),
        Field::new(
            "initials_agree",
            Holds::Flag,
            "Its letters are those of the words; unknown where they may be another language's.",
            |claim| acronym(claim).initials_agree.into(),
        ),
        Field::new("defined", Holds::Flag, "This mention stands with the long form.", |claim| {
            acronym(claim).defined.into()
        }),
        Field::new("expanded", Holds::Flag, "The story has the long form somewhere.", |claim| {
            facts(claim).expanded.into()
        }),
        Field::new(
            "meaning",
            Holds::Number,
            "Number of the long form among those of this acronym that really differ, from 1.",
            |claim| acronym(claim).meaning.map(f64::from).into(),
        ),
        Field::new("uses", Holds::Number, "How often the story prints it, definitions not counted.", |claim| {
            f64::from(facts(claim).uses).into()
        }),
        Field::new("nth", Holds::Number, "Which mention of it this is, from 1.", |claim| {
            f64::from(acronym(claim).nth).into()
        }),
        Field::new("known", Holds::Flag, "Readers know it without its long form.", |claim| facts(claim).known.into()),
        Field::new("near", Holds::Text, "The acronym the story defines that this one is a slip for.", |claim| {
            facts(claim).near.map(|near| short(claim, near)).into()
        }),
        Field::new("meant", Holds::Text, "For a slip and for what it is a slip of: the latter.", |claim| {
            let itself = facts(claim).has_slip.then_some(acronym(claim).acronym);
            facts(claim).near.or(itself).map(|meant| short(claim, meant)).into()
        }),
        Field::new(
            "turned",
            Holds::Text,
            "The name of the story whose initials its letters are, but for two that changed places.",
            |claim| facts(claim).turned.map(|name| claim.reading.slice(name)).into(),
        )
        .printed(|claim| facts(claim).turned),
    ],
    count: |reading| reading.acronym_mentions().len(),
    span: |reading, index| reading.acronym_mentions()[index].short,
};

fn acronym<'r>(claim: Claim<'r>) -> &'r AcronymMention {
    &claim.reading.acronym_mentions()[claim.index]
}

fn facts<'r>(claim: Claim<'r>) -> &'r Acronym {
    &claim.reading.acronyms().all[acronym(claim).acronym as usize]
}

/// The letters of an acronym of the story as first printed.
fn short<'r>(claim: Claim<'r>, acronym: u32) -> &'r str {
    claim.reading.slice(claim.reading.acronyms().all[acronym as usize].short)
}
