//! Claims of how old, how long ago and how long, told beside the dates they count from.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::known::{Known, KnownAge, LifeDate, known_age};
use crate::reading::person;
use crate::reading::statement::anniversary::{Anniversary, Told};
use crate::reading::statement::life::{Age, At, End, Life};
use crate::reading::statement::span::YearSpan;

/// An age of somebody.
pub(super) static AGE: ClaimKind = ClaimKind {
    name: "age",
    doc: "An age of somebody: beside the name, in a sentence of its own (`She was 91.`), in place of the name (`The 34-year-old said`).",
    fields: &[
        Field::new("person", Holds::Text, "Whose it is, in the fullest form the story has.", |claim| {
            full(claim, age(claim).who).into()
        }),
        Field::new("who", Holds::Number, "Number of the person, as in `person`.", |claim| {
            age(claim).who.map(f64::from).into()
        }),
        Field::new("age", Holds::Number, "The years.", |claim| f64::from(age(claim).value).into()),
        Field::new(
            "slip",
            Holds::Flag,
            "Another age of the person differs from it as a misprint does, or by a birthday or two: one digit, two that changed places, up to three years.",
            |claim| claim.reading.dates_of_lives().has_slip(&age(claim)).into(),
        ),
        Field::new(
            "at",
            Holds::Word(At::NAMES),
            "When the person was that old: at the story's own time, at death, at a time printed beside it.",
            |claim| age(claim).at.name().into(),
        ),
        Field::new(
            "known",
            Holds::Text,
            "The person's name in the tables, where the story gives an office that the person has held, or reports a death that the tables have too.",
            |claim| told(claim).map(|told| told.person).into(),
        ),
        Field::new(
            "told_from",
            Holds::Date,
            "First day at which that known person was that old: the story's date, or the day of death.",
            |claim| told(claim).map(|told| told.days.0).into(),
        ),
        Field::new("told_to", Holds::Date, "Last such day.", |claim| told(claim).map(|told| told.days.1).into()),
    ],
    count: |reading| reading.ages().len(),
    span: |reading, index| reading.ages()[index].span,
};

fn age(claim: Claim<'_>) -> Age {
    claim.reading.ages()[claim.index]
}

/// What the tables know of the person of an age.
fn told(claim: Claim<'_>) -> Option<KnownAge<'_>> {
    known_age(claim.reading, &age(claim))
}

/// The fullest form the story has of a person's name.
fn full(claim: Claim<'_>, who: Option<u32>) -> Option<&str> {
    let people = claim.reading.people();
    who.map(|who| claim.reading.slice(people.persons[who as usize].full))
}

/// A birth or a death of somebody the tables know.
pub(super) static LIFE_DATE: ClaimKind = ClaimKind {
    name: "life-date",
    doc: "A birth or a death of somebody the tables know, told with its date: `Ann Lee, who died in 2014`, `Ann Lee (1906–1975)`.",
    fields: &[
        Field::new("known", Holds::Text, "The person's name in the tables.", |claim| {
            known(claim).person.as_deref().into()
        }),
        Field::new("of", Holds::Word(End::NAMES), "Which of the two it is.", |claim| {
            life_date(claim).end.name().into()
        }),
        Field::new("told", Holds::Text, "The date, as printed.", |claim| {
            claim.reading.slice(life_date(claim).told).into()
        })
        .printed(|claim| Some(life_date(claim).told)),
        Field::new("was", Holds::Text, "When it was, by the tables.", |claim| life_date(claim).was.say().into()),
        Field::new("agrees", Holds::Flag, "It was on that date, or may have been.", |claim| {
            life_date(claim).agrees.into()
        }),
        Field::new(
            "confirmed",
            Holds::Flag,
            "The story gives the person an office that the person has held.",
            |claim| known(claim).is_confirmed(claim.reading).into(),
        ),
        Field::new(
            "rare",
            Holds::Flag,
            "A full name whose surname two people of one story do not bear by chance.",
            |claim| person::is_rare(claim.reading.text(), &claim.reading.mentions()[life_date(claim).mention]).into(),
        ),
    ],
    count: |reading| reading.life_dates().len(),
    span: |reading, index| reading.life_dates()[index].told,
};

fn life_date(claim: Claim<'_>) -> LifeDate {
    claim.reading.life_dates()[claim.index]
}

fn known(claim: Claim<'_>) -> &Known {
    &claim.reading.known_people()[life_date(claim).mention]
}

/// An age told beside a birth.
pub(super) static LIFE: ClaimKind = ClaimKind {
    name: "life",
    doc: "An age told beside the birth it counts from (`Ann Lee, 43, who was born in 1990`; `dies at 94 … born on Dec. 22, 1915`).",
    fields: &[
        Field::new(
            "person",
            Holds::Text,
            "Whose it is, in the fullest form the story has; unknown for somebody nameless.",
            |claim| full(claim, life(claim).who).into(),
        ),
        Field::new("born", Holds::Text, "The birth, as printed.", |claim| claim.reading.slice(life(claim).born).into())
            .printed(|claim| Some(life(claim).born)),
        Field::new("age", Holds::Number, "The age, as printed.", |claim| f64::from(life(claim).age.value).into())
            .printed(|claim| Some(life(claim).age.span)),
        Field::new("at", Holds::Word(At::NAMES), "When the person was that old.", |claim| life(claim).at.name().into()),
        Field::new("when", Holds::Text, "That time as printed, where it is.", |claim| {
            life(claim).when.map(|span| claim.reading.slice(span)).into()
        })
        .printed(|claim| life(claim).when),
        Field::new("expected", Holds::Text, "The age worked out from the birth (`69 or 70`).", |claim| {
            life(claim).expected.as_str().into()
        }),
        Field::new("sum", Holds::Text, "The sum, in words.", |claim| life(claim).sum.as_str().into()),
        Field::new("agrees", Holds::Flag, "Print and sum agree.", |claim| life(claim).agrees.into()),
    ],
    count: |reading| reading.lives().len(),
    span: |reading, index| reading.lives()[index].span,
};

fn life(claim: Claim<'_>) -> &Life {
    &claim.reading.lives()[claim.index]
}

/// An anniversary, or years gone by.
pub(super) static ANNIVERSARY: ClaimKind = ClaimKind {
    name: "anniversary",
    doc: "An anniversary, or a time gone by, told beside what it counts from (`founded in 1985 … its 25th anniversary`; `since 2013, in 12 years`).",
    fields: &[
        Field::new("event", Holds::Text, "What it counts from, as printed.", |claim| {
            claim.reading.slice(anniversary(claim).event).into()
        })
        .printed(|claim| Some(anniversary(claim).event)),
        Field::new("count", Holds::Text, "The anniversary or the time gone by, as printed.", |claim| {
            claim.reading.slice(anniversary(claim).count).into()
        })
        .printed(|claim| Some(anniversary(claim).count)),
        Field::new("told", Holds::Word(Told::NAMES), "How it is told.", |claim| anniversary(claim).told.name().into()),
        Field::new("expected", Holds::Text, "The count worked out from the dates.", |claim| {
            anniversary(claim).expected.as_str().into()
        }),
        Field::new("sum", Holds::Text, "The sum, in words.", |claim| anniversary(claim).sum.as_str().into()),
        Field::new("agrees", Holds::Flag, "Print and sum agree.", |claim| anniversary(claim).agrees.into()),
    ],
    count: |reading| reading.anniversaries().len(),
    span: |reading, index| reading.anniversaries()[index].count,
};

fn anniversary(claim: Claim<'_>) -> &Anniversary {
    &claim.reading.anniversaries()[claim.index]
}

/// A length of time beside its ends.
pub(super) static YEAR_SPAN: ClaimKind = ClaimKind {
    name: "year-span",
    doc: "A length of time told beside its two ends (`12 years, from 1997 to 2009`; `a three-day fair, June 5-7`).",
    fields: &[
        Field::new("from", Holds::Text, "The beginning, as printed.", |claim| {
            claim.reading.slice(span(claim).from).into()
        })
        .printed(|claim| Some(span(claim).from)),
        Field::new("to", Holds::Text, "The end, as printed.", |claim| claim.reading.slice(span(claim).to).into())
            .printed(|claim| Some(span(claim).to)),
        Field::new("length", Holds::Text, "The length, as printed.", |claim| {
            claim.reading.slice(span(claim).length).into()
        })
        .printed(|claim| Some(span(claim).length)),
        Field::new("expected", Holds::Text, "The length worked out from the ends.", |claim| {
            span(claim).expected.as_str().into()
        }),
        Field::new("sum", Holds::Text, "The sum, in words.", |claim| span(claim).sum.as_str().into()),
        Field::new("agrees", Holds::Flag, "Print and sum agree.", |claim| span(claim).agrees.into()),
    ],
    count: |reading| reading.year_spans().len(),
    span: |reading, index| reading.year_spans()[index].length,
};

fn span(claim: Claim<'_>) -> &YearSpan {
    &claim.reading.year_spans()[claim.index]
}
