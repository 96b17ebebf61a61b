//! Claims about amounts.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::quantity::{self, Currency, Fate, Hedge, Quantity, QuantityKind};
use crate::span::{Span, Text};

/// An amount as printed.
pub(super) static QUANTITY: ClaimKind = ClaimKind {
    name: "quantity",
    doc: "An amount as printed: a number with its unit, its currency or the noun it counts. Dates, clock times, years, scores and numbers that are part of a name are none.",
    fields: &[
        Field::new("value", Holds::Number, "The value, powers multiplied out.", |claim| quantity(claim).value.into()),
        Field::new(
            "precision",
            Holds::Number,
            "What one is worth in the last printed place that counts: 0.1 for `5.6`, 100,000 for `1.2 million`, 0 where the print leaves no room.",
            |claim| quantity(claim).step.into(),
        ),
        Field::new("approximate", Holds::Flag, "A word hedges it (`about`, `nearly`, `more than`).", |claim| {
            (quantity(claim).hedge != Hedge::None).into()
        }),
        Field::new("kind", Holds::Word(QuantityKind::NAMES), "What it is an amount of.", |claim| {
            quantity(claim).kind.name().into()
        }),
        Field::new("unit", Holds::Text, "The unit of measure, by its usual name in the plural.", |claim| {
            quantity(claim).unit.map(|unit| unit.name).into()
        }),
        Field::new("currency", Holds::Word(Currency::NAMES), "The currency.", |claim| {
            quantity(claim).currency.map(Currency::name).into()
        }),
        Field::new("noun", Holds::Text, "The noun counted, in the singular.", |claim| {
            quantity(claim).noun.map(|noun| quantity::singular(claim.reading.slice(noun))).into()
        })
        .printed(|claim| quantity(claim).noun),
        Field::new("fate", Holds::Word(Fate::NAMES), "What befell those counted.", |claim| {
            quantity::fate(claim.reading, &quantity(claim)).map(Fate::name).into()
        }),
        Field::new(
            "figures",
            Holds::Number,
            "The figures without their power of a thousand: 14.2 for `£14.2m`.",
            |claim| quantity(claim).figures().0.into(),
        ),
        Field::new("digits", Holds::Number, "How many digits of `figures` count.", |claim| {
            f64::from(quantity(claim).figures().1).into()
        }),
        Field::new(
            "borne_out",
            Holds::Flag,
            "Of an amount of a headline, a deck or a caption: the running text has one that agrees with it.",
            |claim| claim.reading.amounts_borne_out()[claim.index].into(),
        ),
        Field::new(
            "counterpart",
            Holds::Text,
            "Of such an amount that nothing bears out: what the running text has for the same count.",
            |claim| counterpart(claim).map(|span| claim.reading.slice(span)).into(),
        )
        .printed(counterpart),
        Field::new("range", Holds::Flag, "It is one end of a range (`12 to 15`).", |claim| {
            quantity(claim).ranges.into()
        }),
        Field::new("until", Holds::Text, "The amount at the end of a range that this one opens.", |claim| {
            run(claim).map(|run| claim.reading.slice(run.to)).into()
        })
        .printed(|claim| run(claim).map(|run| run.to)),
        Field::new(
            "until_agrees",
            Holds::Flag,
            "The range does not run from more to less; unknown where the two may be a change or a result.",
            |claim| run(claim).and_then(|run| run.ordered).into(),
        ),
    ],
    count: |reading| reading.quantities().len(),
    span: |reading, index| reading.quantities()[index].span,
};

fn quantity(claim: Claim<'_>) -> Quantity {
    claim.reading.quantities()[claim.index]
}

fn run(claim: Claim<'_>) -> Option<quantity::Run> {
    claim.reading.quantity_run(claim.index)
}

fn counterpart(claim: Claim<'_>) -> Option<Span<Text>> {
    let other = claim.reading.counterparts()[claim.index]?;
    Some(claim.reading.quantities()[other as usize].span)
}
