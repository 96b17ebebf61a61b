//! Claims about games and cups of a year.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::statement::edition::Edition;
use crate::table::Row;

/// Games of a year told with their host.
pub(super) static EDITION: ClaimKind = ClaimKind {
    name: "edition",
    doc: "Games or a cup of a year told with a host of such games: `the 2012 Olympics in London`, `the 2008 Beijing Games`.",
    fields: &[
        Field::new("host", Holds::Text, "The host, as printed.", |claim| {
            claim.reading.slice(edition(claim).host).into()
        })
        .printed(|claim| Some(edition(claim).host)),
        Field::new("games", Holds::Text, "The games, as the tables call them.", |claim| {
            row(claim).get("edition").into_owned().into()
        }),
        Field::new("year", Holds::Text, "Their year.", |claim| row(claim).get("year").into_owned().into()),
        Field::new("was", Holds::Text, "Where they were, by the tables.", |claim| {
            row(claim).names("hosts").into_iter().next().into()
        }),
        Field::new("agrees", Holds::Flag, "They were there.", |claim| edition(claim).agrees.into()),
    ],
    count: |reading| reading.editions().len(),
    span: |reading, index| reading.editions()[index].span,
};

fn edition(claim: Claim<'_>) -> &Edition {
    &claim.reading.editions()[claim.index]
}

fn row(claim: Claim<'_>) -> Row<'_> {
    claim.reading.tables().row(edition(claim).row)
}
