//! Claims about conversions: amounts in two units, sums in two monies.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::quantity::{Dimension, QuantityKind};
use crate::reading::statement::conversion::exchange::{Exchange, Measure};
use crate::reading::statement::conversion::{Conversion, Joint, Scale, Slip};

/// One amount in two units.
pub(super) static CONVERSION: ClaimKind = ClaimKind {
    name: "conversion",
    doc: "One amount printed in two units (`10 miles (16 km)`). Of a row (`2-3 metres (6-10ft)`) every pair is one; money is none.",
    fields: &[
        Field::new("from", Holds::Text, "The amount printed first.", |claim| {
            claim.reading.slice(conversion(claim).from.span).into()
        })
        .printed(|claim| Some(conversion(claim).from.span)),
        Field::new("to", Holds::Text, "The amount printed second.", |claim| {
            claim.reading.slice(conversion(claim).to.span).into()
        })
        .printed(|claim| Some(conversion(claim).to.span)),
        Field::new("from_value", Holds::Number, "The value of the first.", |claim| conversion(claim).from.value.into()),
        Field::new("to_value", Holds::Number, "The value of the second.", |claim| conversion(claim).to.value.into()),
        Field::new("from_unit", Holds::Text, "The unit of the first, by its usual name in the plural.", |claim| {
            conversion(claim).from_unit.name.into()
        }),
        Field::new("to_unit", Holds::Text, "The unit of the second.", |claim| conversion(claim).to_unit.name.into()),
        Field::new("dimension", Holds::Word(QuantityKind::NAMES), "What both measure.", |claim| {
            QuantityKind::Measure(conversion(claim).to_unit.dimension).name().into()
        }),
        Field::new(
            "expected",
            Holds::Text,
            "The first in the unit of the second, rounded as the second is printed.",
            |claim| conversion(claim).expected().into(),
        ),
        Field::new("agrees", Holds::Flag, "The two agree under customary rounding.", |claim| {
            conversion(claim).verdict.agrees.into()
        }),
        Field::new(
            "gross",
            Holds::Flag,
            "They are a quarter (five kelvin for temperatures) beyond any rounding.",
            |claim| conversion(claim).verdict.gross.into(),
        ),
        Field::new(
            "certain",
            Holds::Flag,
            "Nothing stands between them but what joins them, so that the one must be the other.",
            |claim| conversion(claim).certain.into(),
        ),
        Field::new("joint", Holds::Word(Joint::NAMES), "What joins them.", |claim| {
            conversion(claim).joint.name().into()
        }),
        Field::new(
            "difference",
            Holds::Flag,
            "They are temperature differences (`has risen by 4C`), not points on the scale; unknown where the words leave it open.",
            |claim| match (conversion(claim).to_unit.dimension, conversion(claim).scale) {
                (Dimension::Temperature, Scale::Difference) => Some(true).into(),
                (Dimension::Temperature, Scale::Either) => None::<bool>.into(),
                _ => Some(false).into(),
            },
        ),
        Field::new("slip", Holds::Word(Slip::NAMES), "The slip that gives the second from the first.", |claim| {
            conversion(claim).verdict.slip.name().into()
        }),
        Field::new(
            "over_precise",
            Holds::Flag,
            "They agree, but the second has digits that the first does not vouch for (`130ft (39.6m)`).",
            |claim| conversion(claim).verdict.over_precise.into(),
        ),
    ],
    count: |reading| reading.conversions().len(),
    span: |reading, index| reading.conversions()[index].span,
};

/// One sum in two monies.
pub(super) static EXCHANGE: ClaimKind = ClaimKind {
    name: "exchange",
    doc: "One sum printed in two monies (`$30,000 (£16,000)`). Of a bracket with more of them (`($217 million; 205 billion euros)`) each is one with the one before it.",
    fields: &[
        Field::new("from", Holds::Text, "The sum printed first.", |claim| {
            claim.reading.slice(exchange(claim).from).into()
        })
        .printed(|claim| Some(exchange(claim).from)),
        Field::new("to", Holds::Text, "The sum printed second.", |claim| {
            claim.reading.slice(exchange(claim).to).into()
        })
        .printed(|claim| Some(exchange(claim).to)),
        Field::new("expected", Holds::Text, "What the second should be.", |claim| {
            exchange(claim).expected.as_str().into()
        }),
        Field::new(
            "by",
            Holds::Word(Measure::NAMES),
            "What it is held against: all that the one money has been worth in the other, or the other sums of the story.",
            |claim| exchange(claim).by.name().into(),
        ),
        Field::new(
            "agrees",
            Holds::Flag,
            "The two are one sum; unknown where only rates of the day would say.",
            |claim| exchange(claim).agrees.into(),
        ),
    ],
    count: |reading| reading.exchanges().len(),
    span: |reading, index| reading.exchanges()[index].span,
};

fn exchange<'r>(claim: Claim<'r>) -> &'r Exchange {
    &claim.reading.exchanges()[claim.index]
}

fn conversion<'r>(claim: Claim<'r>) -> &'r Conversion {
    &claim.reading.conversions()[claim.index]
}
