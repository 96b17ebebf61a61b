//! Claims about countries and states: where a place lies, what their capital is and their money.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::land::{Capital, Demonym, Headlined, Money, Placing};
use crate::table::lands;

/// A place told with the land it lies in.
pub(super) static PLACING: ClaimKind = ClaimKind {
    name: "placing",
    doc: "A place of the tables told with the country or state it lies in: `from Lyon, France`, `the Belgian city of Ghent`.",
    fields: &[
        Field::new("place", Holds::Text, "The place.", |claim| claim.reading.slice(placing(claim).place).into())
            .printed(|claim| Some(placing(claim).place)),
        Field::new(
            "land",
            Holds::Text,
            "The land, by its code in lands.csv; as places.csv has it, where that lists the place there.",
            |claim| placing(claim).code.as_str().into(),
        )
        .printed(|claim| Some(placing(claim).land)),
        Field::new("land_name", Holds::Text, "The land, as printed.", |claim| {
            claim.reading.slice(placing(claim).land).into()
        })
        .printed(|claim| Some(placing(claim).land)),
        Field::new("common", Holds::Flag, "So many places bear the name that the tables may lack one.", |claim| {
            placing(claim).common.into()
        }),
        Field::new("elsewhere", Holds::Text, "The lands in which the tables have a place of that name.", |claim| {
            let tables = claim.reading.tables();
            lands::list(tables, &tables.row(placing(claim).row).get("lands")).into()
        }),
    ],
    count: |reading| reading.placings().len(),
    span: |reading, index| reading.placings()[index].span,
};

/// A place called the capital of a land.
pub(super) static CAPITAL: ClaimKind = ClaimKind {
    name: "capital",
    doc: "A place of the tables called the capital of a country or state: `Lusaka, the capital of Zambia`.",
    fields: &[
        Field::new("place", Holds::Text, "The place.", |claim| claim.reading.slice(capital(claim).place).into())
            .printed(|claim| Some(capital(claim).place)),
        Field::new("land", Holds::Text, "The land, by its code in lands.csv.", |claim| {
            capital(claim).code.as_str().into()
        })
        .printed(|claim| Some(capital(claim).land)),
        Field::new("land_name", Holds::Text, "The land, as the tables call it.", |claim| {
            lands::name(claim.reading.tables(), &capital(claim).code).into()
        })
        .printed(|claim| Some(capital(claim).land)),
        Field::new(
            "of_old",
            Holds::Flag,
            "It was the capital once, and the sentence tells of another time.",
            |claim| capital(claim).of_old.into(),
        ),
    ],
    count: |reading| reading.capitals().len(),
    span: |reading, index| reading.capitals()[index].span,
};

/// A word made from a land's name that is none for its people and things.
pub(super) static DEMONYM: ClaimKind = ClaimKind {
    name: "demonym",
    doc: "A word no list has, made from the name of a country, or a slip away from its adjective: `Indonese`, `Malasian`.",
    fields: &[
        Field::new("land_name", Holds::Text, "The country, as the tables call it.", |claim| {
            claim.reading.tables().row(demonym(claim).row).get("name").into_owned().into()
        }),
        Field::new("right", Holds::Text, "Its adjective.", |claim| {
            claim.reading.tables().row(demonym(claim).row).names("adjectives").into_iter().next().into()
        }),
    ],
    count: |reading| reading.demonyms().len(),
    span: |reading, index| reading.demonyms()[index].span,
};

fn demonym(claim: Claim<'_>) -> &Demonym {
    &claim.reading.demonyms()[claim.index]
}

/// A sum in the money of a land.
pub(super) static MONEY: ClaimKind = ClaimKind {
    name: "money",
    doc: "A sum in the money of a country: of the one right before it (`Swiss francs`), else of the one the story is about where it names none that has such money.",
    fields: &[
        Field::new("unit", Holds::Text, "The word for the money.", |claim| {
            claim.reading.slice(money(claim).unit).into()
        })
        .printed(|claim| Some(money(claim).unit)),
        Field::new("land", Holds::Text, "The land, by its code in lands.csv.", |claim| {
            money(claim).code.as_str().into()
        }),
        Field::new("land_name", Holds::Text, "The land, as the tables call it.", |claim| {
            lands::name(claim.reading.tables(), &money(claim).code).into()
        }),
        Field::new("told", Holds::Flag, "The land stands right before the money.", |claim| money(claim).told.into()),
    ],
    count: |reading| reading.moneys().len(),
    span: |reading, index| reading.moneys()[index].span,
};

fn placing(claim: Claim<'_>) -> &Placing {
    &claim.reading.placings()[claim.index]
}

fn capital(claim: Claim<'_>) -> &Capital {
    &claim.reading.capitals()[claim.index]
}

fn money(claim: Claim<'_>) -> &Money {
    &claim.reading.moneys()[claim.index]
}

/// A country or state that a headline names.
pub(super) static LAND: ClaimKind = ClaimKind {
    name: "land",
    doc: "A country or state that a headline names: `Maine quake rattles nerves`.",
    fields: &[
        Field::new("land_name", Holds::Text, "The land, as the tables call it.", |claim| {
            claim.reading.tables().row(headlined(claim).row).get("name").into_owned().into()
        }),
        Field::new("borne_out", Holds::Flag, "The story names it too, or what is of it.", |claim| {
            headlined(claim).borne_out.into()
        }),
        Field::new("rival", Holds::Text, "The first other country, or state, that the story names.", |claim| {
            headlined(claim).rival.map(|at| claim.reading.slice(at)).into()
        })
        .printed(|claim| headlined(claim).rival),
    ],
    count: |reading| reading.headlined_lands().len(),
    span: |reading, index| reading.headlined_lands()[index].span,
};

fn headlined(claim: Claim<'_>) -> &Headlined {
    &claim.reading.headlined_lands()[claim.index]
}
