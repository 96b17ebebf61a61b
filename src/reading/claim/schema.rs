//! The claim kinds and their fields: the one table behind rules, `lastread facts` and hovers. A field's line says what it holds, what it
//! means and how it is read.

use super::{Claim, ClaimKind, Field, Holds, Value};
use crate::article::BlockKind;
use crate::calendar::{MONTHS, WEEKDAYS};
use crate::reading::attribution::{Attribution, Source, Utterance, named_speaker};
use crate::reading::date::{Context, DateMention, Relative, Resolved, Week, YearFrom, month_name, weekday_name};
use crate::reading::quotation::Quotation;
use crate::reading::statement::timing::{Tense, Timing};
use chrono::{Datelike, NaiveDate};

const BLOCKS: &[&str] = &{
    let mut names = [""; BlockKind::NAMES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = BlockKind::NAMES[at].0;
        at += 1;
    }
    names
};

/// Fields every claim has.
pub(super) const COMMON: &[Field] = &[
    Field::new("text", Holds::Text, "The claim's words.", |claim| claim.text().into()),
    Field::new("block", Holds::Word(BLOCKS), "Kind of the block it stands in.", |claim| {
        block(claim).map(BlockKind::name).into()
    }),
    Field::new("paragraph", Holds::Number, "Number of its block, from 1.", |claim| {
        claim.reading.article().block_at(claim.span().start).map(|at| at as f64 + 1.0).into()
    }),
    Field::new("sentence", Holds::Number, "Number of its sentence, from 1.", |claim| {
        claim.reading.sentence_at(claim.span().start).map(|at| at as f64 + 1.0).into()
    }),
    Field::new("quoted", Holds::Flag, "Stands inside quotation marks.", |claim| {
        claim.reading.in_quotation(claim.span().start).into()
    }),
    Field::new("embedded", Holds::Flag, "Stands in a block quote or an embedded post.", |claim| {
        claim.reading.in_embed(claim.span().start).into()
    }),
];

fn block(claim: Claim<'_>) -> Option<BlockKind> {
    let article = claim.reading.article();
    article.block_at(claim.span().start).map(|at| article.blocks()[at].kind)
}

/// A date as printed.
pub(super) static DATE: ClaimKind = ClaimKind {
    name: "date",
    doc: "A date as printed: at least a month and a day, a weekday and a day, or a weekday beside a relative day.",
    fields: &[
        Field::new("weekday", Holds::Word(WEEKDAYS), "The printed weekday.", |claim| {
            date(claim).weekday.map(|it| weekday_name(it.value)).into()
        })
        .printed(|claim| date(claim).weekday.map(|it| it.span)),
        Field::new("day", Holds::Number, "The printed day of the month.", |claim| {
            date(claim).day.map(|it| f64::from(it.value)).into()
        })
        .printed(|claim| date(claim).day.map(|it| it.span)),
        Field::new("last_day", Holds::Number, "Last day of a range or list in the same month.", |claim| {
            date(claim).last_day.map(f64::from).into()
        }),
        Field::new("month", Holds::Word(MONTHS), "The month.", |claim| {
            date(claim).month.map(|it| month_name(it.value)).into()
        })
        .printed(|claim| date(claim).month.map(|it| it.span)),
        Field::new("year", Holds::Number, "The printed year.", |claim| {
            date(claim).year.map(|it| f64::from(it.value)).into()
        })
        .printed(|claim| date(claim).year.map(|it| it.span)),
        Field::new("relative", Holds::Word(RELATIVE), "The relative day beside it.", |claim| {
            date(claim).relative.map(|it| it.value.name()).into()
        })
        .printed(|claim| date(claim).relative.map(|it| it.span)),
        Field::new("resolved", Holds::Date, "The day meant.", |claim| {
            resolved(claim).date.map_or(Value::Unknown, Value::Date)
        }),
        Field::new("year_from", Holds::Word(YEAR_FROM), "Where the year comes from.", |claim| {
            YEAR_FROM[match resolved(claim).year_from {
                YearFrom::Printed => 0,
                YearFrom::Publication => 1,
                YearFrom::None => 2,
            }]
            .into()
        }),
        Field::new("exists", Holds::Flag, "There is such a day.", |claim| resolved(claim).exists.into()),
        Field::new(
            "days_in_month",
            Holds::Number,
            "How many days the month has, in the printed year or at most.",
            |claim| {
                date(claim)
                    .month
                    .map(|month| f64::from(days_in_month(month.value, date(claim).year.map(|it| it.value))))
                    .into()
            },
        ),
        Field::new("weekday_agrees", Holds::Flag, "The printed weekday is that day's.", |claim| {
            resolved(claim).weekday_agrees.into()
        })
        .printed(|claim| date(claim).weekday.map(|it| it.span)),
        Field::new("expected_weekday", Holds::Word(WEEKDAYS), "The weekday of the day meant.", |claim| {
            resolved(claim).date.map(|date| weekday_name(date.weekday())).into()
        }),
        Field::new("relative_agrees", Holds::Flag, "The relative day beside it is that day.", |claim| {
            resolved(claim).relative_agrees.into()
        }),
        Field::new(
            "relative_date",
            Holds::Date,
            "The day the relative word names, counted from the story's date.",
            |claim| relative_date(claim).map_or(Value::Unknown, Value::Date),
        ),
        Field::new("relative_weekday", Holds::Word(WEEKDAYS), "Weekday of `relative_date`.", |claim| {
            relative_date(claim).map(|date| weekday_name(date.weekday())).into()
        }),
        Field::new("week", Holds::Word(Week::NAMES), "The word before its weekday: `last`, `this`, `next`.", |claim| {
            context(claim).week.map(|it| it.value.name()).into()
        })
        .printed(|claim| context(claim).week.map(|it| it.span)),
        Field::new(
            "week_agrees",
            Holds::Flag,
            "That word agrees with the story's date: `last` is in the two weeks before, `next` in the two after.",
            |claim| context(claim).week_agrees.into(),
        ),
        Field::new("tense", Holds::Word(Tense::NAMES), "The tense of the verb that takes place on it.", |claim| {
            timing(claim).map(|it| it.tense.name()).into()
        })
        .printed(|claim| timing(claim).map(|it| it.verb)),
        Field::new("verb", Holds::Text, "The words of that verb.", |claim| {
            timing(claim).map(|it| claim.reading.slice(it.verb)).into()
        })
        .printed(|claim| timing(claim).map(|it| it.verb)),
        Field::new("tense_agrees", Holds::Flag, "That tense agrees with the story's date.", |claim| {
            timing(claim).and_then(|it| it.agrees).into()
        }),
    ],
    count: |reading| reading.dates().len(),
    span: |reading, index| reading.dates()[index].span,
};

const RELATIVE: &[&str] = &[Relative::Yesterday.name(), Relative::Today.name(), Relative::Tomorrow.name()];
const YEAR_FROM: &[&str] = &["printed", "publication", "none"];

fn date(claim: Claim<'_>) -> DateMention {
    claim.reading.dates()[claim.index]
}

fn resolved(claim: Claim<'_>) -> Resolved {
    claim.reading.resolved_dates()[claim.index]
}

/// The verb told of the date.
fn timing(claim: Claim<'_>) -> Option<&Timing> {
    let timings = claim.reading.timings();
    let start = date(claim).span.start;
    let at = timings.partition_point(|timing| timing.span.start < start);
    timings.get(at).filter(|timing| timing.span.start == start)
}

fn context(claim: Claim<'_>) -> Context {
    claim.reading.date_contexts()[claim.index]
}

fn relative_date(claim: Claim<'_>) -> Option<NaiveDate> {
    let (relative, story) = (date(claim).relative?.value, claim.reading.story_date()?);
    Some(story.date + chrono::Duration::days(relative.days()))
}

/// Days of a month; without a year, the most it can have.
fn days_in_month(month: u32, year: Option<i32>) -> u32 {
    let year = year.unwrap_or(2024);
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or(28)
}

/// Words between quotation marks.
pub(super) static QUOTE: ClaimKind = ClaimKind {
    name: "quote",
    doc: "Words between quotation marks.",
    fields: &[
        Field::new("words", Holds::Number, "How many words stand between the marks.", |claim| {
            f64::from(utterance(claim).words).into()
        }),
        Field::new(
            "makes_sentence",
            Holds::Flag,
            "The words make a sentence; fragments and titles of works do not.",
            |claim| utterance(claim).sentence.into(),
        ),
        Field::new("attributed", Holds::Flag, "Somebody is said to have said it.", |claim| {
            utterance(claim).attributed.into()
        }),
        Field::new(
            "cut_off",
            Holds::Flag,
            "Ends with a comma, as before `said Lee`, and its paragraph has no words after it.",
            |claim| utterance(claim).cut_off.into(),
        ),
        Field::new(
            "speaker",
            Holds::Text,
            "Who says it, by the fullest name: the one person beside a reporting word of its paragraph (`Lee said`).",
            |claim| named_speaker(claim.reading, &quotation(claim)).into(),
        ),
        Field::new("closed", Holds::Flag, "A mark closes it in its own paragraph.", |claim| {
            quotation(claim).closed.into()
        }),
        Field::new("continues", Holds::Flag, "Goes on from the paragraph before.", |claim| {
            quotation(claim).continues.into()
        }),
    ],
    count: |reading| reading.quotations().len(),
    span: |reading, index| reading.quotations()[index].span,
};

fn quotation(claim: Claim<'_>) -> Quotation {
    claim.reading.quotations()[claim.index]
}

fn utterance(claim: Claim<'_>) -> Utterance {
    claim.reading.utterances()[claim.index]
}

/// A report of what somebody says.
pub(super) static ATTRIBUTION: ClaimKind = ClaimKind {
    name: "attribution",
    doc: "A place outside quotations where the copy reports what somebody says.",
    fields: &[Field::new("source", Holds::Word(Source::NAMES), "Who it hangs on.", |claim| {
        attribution(claim).source.name().into()
    })],
    count: |reading| reading.attributions().len(),
    span: |reading, index| reading.attributions()[index].span,
};

fn attribution(claim: Claim<'_>) -> Attribution {
    claim.reading.attributions()[claim.index]
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(text.into())
    }
}

impl<'r> From<&'r str> for Value<'r> {
    fn from(text: &'r str) -> Self {
        Value::Text(text.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Value::Flag(flag)
    }
}

impl From<NaiveDate> for Value<'_> {
    fn from(date: NaiveDate) -> Self {
        Value::Date(date)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl<'r, T: Into<Value<'r>>> From<Option<T>> for Value<'r> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Unknown, Into::into)
    }
}
