//! Claims about the nationality of makers, bands and well-known people.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::statement::bearing::Bearing;

/// Something or somebody called by nationality and kind.
pub(super) static BEARING: ClaimKind = ClaimKind {
    name: "bearing",
    doc: "A maker, band or person of the tables called by nationality and kind: `the Swedish carmaker Volvo`, `Lego, the Danish toymaker`.",
    fields: &[
        Field::new("name", Holds::Text, "The name, as printed.", |claim| {
            claim.reading.slice(bearing(claim).name).into()
        })
        .printed(|claim| Some(bearing(claim).name)),
        Field::new("nationality", Holds::Text, "The nationality, as printed.", |claim| {
            claim.reading.slice(bearing(claim).adjective).into()
        })
        .printed(|claim| Some(bearing(claim).adjective)),
        Field::new("known", Holds::Text, "The nationality, by the tables.", |claim| {
            claim.reading.tables().row(bearing(claim).row).names("adjectives").into_iter().next().into()
        }),
        Field::new("agrees", Holds::Flag, "The tables have it of that nationality.", |claim| {
            bearing(claim).agrees.into()
        }),
    ],
    count: |reading| reading.bearings().len(),
    span: |reading, index| reading.bearings()[index].span,
};

fn bearing(claim: Claim<'_>) -> &Bearing {
    &claim.reading.bearings()[claim.index]
}
