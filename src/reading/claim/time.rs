//! Claims about clock times and stretches of time.

use super::{Claim, ClaimKind, Field, Holds, Value};
use crate::reading::date::RangeMention;
use crate::reading::statement::order::Order;
use crate::reading::statement::timing::{Tense, Timing};
use crate::reading::time::{Again, Judged, Meridiem, Other, TimeMention};
use crate::span::{Span, Text};

/// A clock time as printed.
pub(super) static TIME: ClaimKind = ClaimKind {
    name: "time",
    doc: "A clock time as printed: with a half of the day, a zone or a colon, or in words (`noon`, `half past two`).",
    fields: &[
        Field::new("hour", Holds::Number, "The printed hour; 12 for noon, 0 for midnight.", |claim| {
            f64::from(time(claim).hour).into()
        }),
        Field::new("minute", Holds::Number, "The printed minutes.", |claim| {
            time(claim).minute.map(f64::from).into()
        }),
        Field::new("meridiem", Holds::Word(Meridiem::NAMES), "The half of the day, noon or midnight.", |claim| {
            time(claim).meridiem.map(|it| it.value.name()).into()
        })
        .printed(|claim| time(claim).meridiem.map(|it| it.span)),
        Field::new(
            "again",
            Holds::Word(Again::NAMES),
            "The half of the day is told once more: to no end (`9 a.m. in the morning`), with the day (`9 a.m. this morning`), or as `12 noon`.",
            |claim| time(claim).again.map(|it| it.value.name()).into(),
        )
        .printed(|claim| time(claim).again.map(|it| it.span)),
        Field::new("again_text", Holds::Text, "The words that tell it once more.", |claim| {
            time(claim).again.map(|it| claim.reading.slice(it.span)).into()
        })
        .printed(|claim| time(claim).again.map(|it| it.span)),
        Field::new("other_half", Holds::Flag, "What is told once more is the other half (`9 a.m. in the evening`).", |claim| {
            time(claim).other_half.into()
        }),
        Field::new("valid", Holds::Flag, "Some clock shows it.", |claim| time(claim).is_valid().into()),
        Field::new("zone", Holds::Text, "The time zone, by its abbreviation.", |claim| {
            time(claim).zone.map(|it| it.value.short).into()
        })
        .printed(|claim| time(claim).zone.map(|it| it.span)),
        Field::new(
            "zone_agrees",
            Holds::Flag,
            "The zone's name is right for the time of the year: of its own date, else of every date the story may speak of.",
            |claim| judged(claim).zone_agrees.into(),
        ),
        Field::new("expected_zone", Holds::Text, "The zone's name in the other half of the year.", |claim| {
            time(claim).zone.and_then(|it| it.value.other).into()
        }),
        Field::new(
            "at_home",
            Holds::Flag,
            "Where the zone is wrong: the time is no world time. GMT is one, but for a British event told by a clock of twelve hours.",
            |claim| judged(claim).at_home.into(),
        ),
        Field::new("date", Holds::Date, "The day its sentence prints.", |claim| {
            judged(claim).date.map_or(Value::Unknown, Value::Date)
        }),
        Field::new("same_as", Holds::Text, "The same instant in another zone, right after it.", |claim| {
            text(claim, judged(claim).instant).into()
        })
        .printed(|claim| place(claim, judged(claim).instant)),
        Field::new("same_agrees", Holds::Flag, "Both are one instant.", |claim| {
            judged(claim).instant.map(|it| it.agrees).into()
        }),
        Field::new("until", Holds::Text, "The time at the end of a range that this one opens.", |claim| {
            text(claim, judged(claim).until).into()
        })
        .printed(|claim| place(claim, judged(claim).until)),
        Field::new("until_agrees", Holds::Flag, "The range does not end before it starts.", |claim| {
            judged(claim).until.map(|it| it.agrees).into()
        }),
    ],
    count: |reading| reading.times().len(),
    span: |reading, index| reading.times()[index].span,
};

fn time(claim: Claim<'_>) -> TimeMention {
    claim.reading.times()[claim.index]
}

fn judged(claim: Claim<'_>) -> Judged {
    claim.reading.judged_times()[claim.index]
}

/// The words of another time.
fn text<'r>(claim: Claim<'r>, other: Option<Other>) -> Option<&'r str> {
    place(claim, other).map(|span| claim.reading.slice(span))
}

fn place(claim: Claim<'_>, other: Option<Other>) -> Option<Span<Text>> {
    other.map(|it| claim.reading.times()[it.index].span)
}

/// A stretch of time with both ends printed.
pub(super) static RANGE: ClaimKind = ClaimKind {
    name: "range",
    doc: "A stretch of time with both ends printed: dates, months or years.",
    fields: &[
        Field::new("from", Holds::Text, "Its first end.", |claim| claim.reading.slice(range(claim).from).into())
            .printed(|claim| Some(range(claim).from)),
        Field::new("to", Holds::Text, "Its second end.", |claim| claim.reading.slice(range(claim).to).into())
            .printed(|claim| Some(range(claim).to)),
        Field::new(
            "ordered",
            Holds::Flag,
            "It does not end before it starts; unknown where an end may lie in another year, and where something is moved.",
            |claim| range(claim).ordered.into(),
        ),
    ],
    count: |reading| reading.ranges().len(),
    span: |reading, index| reading.ranges()[index].span,
};

fn range(claim: Claim<'_>) -> RangeMention {
    claim.reading.ranges()[claim.index]
}

/// Two times in order.
pub(super) static ORDER: ClaimKind = ClaimKind {
    name: "order",
    doc: "Two times of which words say that the one comes first (`began in March 2022 and ended in October 2022`; `died in 2014 after it was tabled in 2012`).",
    fields: &[
        Field::new("earlier", Holds::Text, "The time of what comes first.", |claim| {
            claim.reading.slice(order(claim).earlier).into()
        })
        .printed(|claim| Some(order(claim).earlier)),
        Field::new("later", Holds::Text, "The time of what comes after it.", |claim| {
            claim.reading.slice(order(claim).later).into()
        })
        .printed(|claim| Some(order(claim).later)),
        Field::new("word", Holds::Text, "The word that says so (`ended`, `after`).", |claim| {
            claim.reading.slice(order(claim).word).into()
        })
        .printed(|claim| Some(order(claim).word)),
        Field::new(
            "agrees",
            Holds::Flag,
            "The second is no earlier; unknown where it may lie in another year or on another day.",
            |claim| order(claim).agrees.into(),
        ),
    ],
    count: |reading| reading.orders().len(),
    span: |reading, index| reading.orders()[index].span,
};

fn order(claim: Claim<'_>) -> &Order {
    &claim.reading.orders()[claim.index]
}

/// A verb and its time.
pub(super) static TIMING: ClaimKind = ClaimKind {
    name: "timing",
    doc: "A time and the verb before it that takes place then (`will be held on March 3`, `opened in May 2019`, `met next Tuesday`).",
    fields: &[
        Field::new("verb", Holds::Text, "The words of the verb.", |claim| {
            claim.reading.slice(timing(claim).verb).into()
        })
        .printed(|claim| Some(timing(claim).verb)),
        Field::new(
            "tense",
            Holds::Word(Tense::NAMES),
            "Its tense; a present is read only of what is to come (`opens on March 3`).",
            |claim| timing(claim).tense.name().into(),
        ),
        Field::new(
            "meant",
            Holds::Text,
            "The day, month or year meant; unknown of `next Tuesday` and the like.",
            |claim| timing(claim).meant.as_deref().into(),
        ),
        Field::new("agrees", Holds::Flag, "The tense agrees with the story's date.", |claim| {
            timing(claim).agrees.into()
        }),
    ],
    count: |reading| reading.timings().len(),
    span: |reading, index| reading.timings()[index].span,
};

fn timing(claim: Claim<'_>) -> &Timing {
    &claim.reading.timings()[claim.index]
}
