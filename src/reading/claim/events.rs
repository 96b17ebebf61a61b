//! Claims about events of the tables.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::statement::event::Event;
use crate::table::When;

/// An event of the tables told with a date.
pub(super) static EVENT: ClaimKind = ClaimKind {
    name: "event",
    doc: "An event of the tables told with a date: `the 1986 Chernobyl disaster`, `the Berlin Wall fell in 1989`, `the Sept. 11, 2001, attacks`.",
    fields: &[
        Field::new("name", Holds::Text, "The event, as printed.", |claim| {
            claim.reading.slice(event(claim).name).into()
        })
        .printed(|claim| Some(event(claim).name)),
        Field::new("told", Holds::Text, "The date, as printed.", |claim| claim.reading.slice(event(claim).told).into())
            .printed(|claim| Some(event(claim).told)),
        Field::new("event", Holds::Text, "The event, as the tables call it.", |claim| {
            claim.reading.tables().row(event(claim).row).get("event").into_owned().into()
        }),
        Field::new("was", Holds::Text, "When it was, by the tables.", |claim| {
            let row = claim.reading.tables().row(event(claim).row);
            let (from, to) = (row.date("from"), row.date("to"));
            let all = from.zip(to).map(|(from, to)| When { earliest: from.earliest, latest: to.latest });
            all.map(|all| all.say()).into()
        }),
        Field::new("agrees", Holds::Flag, "It was on that date, or may have been.", |claim| event(claim).agrees.into()),
    ],
    count: |reading| reading.events().len(),
    span: |reading, index| reading.events()[index].span,
};

fn event(claim: Claim<'_>) -> &Event {
    &claim.reading.events()[claim.index]
}
