//! Claims about names that are no person's.

use super::{Claim, ClaimKind, Field, Holds, Value};
use crate::reading::proper::{self, ProperName, Sort};
use crate::reading::vocabulary::is_geography;

/// A proper name that is no person's.
pub(super) static NAME: ClaimKind = ClaimKind {
    name: "name",
    doc: "A proper name that is no person's: of a body, a brand, a work, a place.",
    fields: &[NAME_FIELD, WHICH, SLIP, TWO_WAYS, SORT, WITHIN],
    count: |reading| reading.proper_names().len(),
    span: |reading, index| reading.proper_names()[index].span,
};

/// A name of a body.
pub(super) static ORGANISATION: ClaimKind = ClaimKind {
    name: "organisation",
    doc: "A name of a body: a department, a company, a school.",
    fields: &[NAME_FIELD, WHICH, SLIP, TWO_WAYS],
    count: |reading| reading.proper().organisations(reading).len(),
    span: |reading, index| reading.proper_names()[reading.proper().organisations(reading)[index] as usize].span,
};

/// A name of a place.
pub(super) static PLACE: ClaimKind = ClaimKind {
    name: "place",
    doc: "A name of a city, state, country, street or river.",
    fields: &[NAME_FIELD, WHICH, SLIP, TWO_WAYS, WITHIN, KNOWN],
    count: |reading| reading.proper().places(reading).len(),
    span: |reading, index| reading.proper_names()[reading.proper().places(reading)[index] as usize].span,
};

const NAME_FIELD: Field =
    Field::new("name", Holds::Text, "The name as printed.", |claim| Value::Text(proper::on_one_line(claim.text())));

const WHICH: Field =
    Field::new("which", Holds::Number, "Number of the name, the same for all its spellings.", |claim| {
        f64::from(claim.reading.proper().which(claim.reading, index(claim))).into()
    });

const SLIP: Field =
    Field::new("slip", Holds::Text, "The word of it that the story otherwise spells another way.", |claim| {
        name(claim).slip.map(|slip| claim.reading.slice(slip)).into()
    })
    .printed(|claim| name(claim).slip);

const TWO_WAYS: Field =
    Field::new("two_ways", Holds::Flag, "The story spells it two ways.", |claim| name(claim).usual.is_some().into());

const SORT: Field = Field::new("sort", Holds::Word(Sort::NAMES), "What it is of, as far as its words say.", |claim| {
    name(claim).sort(claim.reading).name().into()
});

const WITHIN: Field =
    Field::new("within", Holds::Text, "The state or country printed behind it (`, Ohio`).", |claim| {
        name(claim).within(claim.reading).map(|within| claim.reading.slice(within)).into()
    })
    .printed(|claim| name(claim).within(claim.reading));

const KNOWN: Field = Field::new("known", Holds::Flag, "All its words are of the geography lastread knows.", |claim| {
    claim.text().split_whitespace().all(is_geography).into()
});

fn name(claim: Claim<'_>) -> ProperName {
    claim.reading.proper_names()[index(claim)]
}

/// The place of a claim among all names.
fn index(claim: Claim<'_>) -> usize {
    let names = claim.reading.proper();
    match claim.kind.name {
        "organisation" => names.organisations(claim.reading)[claim.index] as usize,
        "place" => names.places(claim.reading)[claim.index] as usize,
        _ => claim.index,
    }
}
