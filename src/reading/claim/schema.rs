//! The claim kinds and their fields: the one table behind rules, `lastread facts` and hovers. A field's line says what it holds, what it
//! means and how it is read.

use super::{Claim, ClaimKind, Field, Holds, Value};
use crate::article::BlockKind;
use crate::calendar::{MONTHS, WEEKDAYS};
use crate::reading::acronym::{Acronym, AcronymMention};
use crate::reading::attribution::{Attribution, Source, Utterance};
use crate::reading::date::{DateMention, Relative, Resolved, YearFrom, month_name, weekday_name};
use crate::reading::person::{self, PersonMention, Tenure, Title, Told, acts_now};
use crate::reading::quotation::Quotation;
use crate::span::{Span, Text};
use chrono::Datelike;

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

/// A mention of a person.
pub(super) static PERSON: ClaimKind = ClaimKind {
    name: "person",
    doc: "A mention of a person, with the office named beside the name.",
    fields: &[
        Field::new(
            "given",
            Holds::Text,
            "First given name or initial; of forms that are no second spelling (`Bob`, `R.`, `Robert`) the one that stands first.",
            |claim| claim.reading.people().given(claim.index).map(|span| claim.reading.slice(span)).into(),
        )
        .printed(|claim| person(claim).name.given),
        Field::new(
            "surname",
            Holds::Text,
            "Surname with its particles; of forms that are no second spelling (`de la Cruz`, `Cruz`) the one that stands first.",
            |claim| claim.reading.slice(claim.reading.people().surname(claim.index)).into(),
        )
        .printed(|claim| Some(person(claim).name.surname)),
        Field::new("full", Holds::Text, "The fullest name the story gives this person.", |claim| {
            let who = person(claim).who.map(|who| &claim.reading.people().persons[who as usize]);
            who.map(|person| claim.reading.slice(person.full)).into()
        }),
        Field::new(
            "who",
            Holds::Number,
            "Number of the person, the same for all mentions of one; unknown where it may be several.",
            |claim| person(claim).who.map(f64::from).into(),
        ),
        Field::new("title", Holds::Text, "The words of the office, `former` and the like left out.", |claim| {
            title(claim).map(|title| claim.reading.slice(title.span)).into()
        })
        .printed(|claim| title(claim).map(|title| title.span)),
        Field::new(
            "office",
            Holds::Text,
            "The office, with its jurisdiction where the person held several so called.",
            |claim| claim.reading.people().offices[claim.index].as_deref().into(),
        )
        .printed(|claim| title(claim).map(|title| title.span)),
        Field::new(
            "post",
            Holds::Text,
            "Office and whose it is, of an office that one person at a time holds (`president/us`).",
            |claim| claim.reading.people().posts[claim.index].as_deref().into(),
        )
        .printed(|claim| title(claim).map(|title| title.span)),
        Field::new(
            "calling",
            Holds::Text,
            "What sets the person apart from others of the name: an office that one person at a time holds, or the role (`police-chief`, `spokesman`).",
            |claim| person::calling(claim.reading, &person(claim)).into(),
        ),
        Field::new("jurisdiction", Holds::Text, "Words that say whose office it is (`Ohio`, `of Leeds`).", |claim| {
            title(claim).and_then(|title| title.jurisdiction).map(|span| claim.reading.slice(span)).into()
        })
        .printed(|claim| title(claim).and_then(|title| title.jurisdiction)),
        Field::new("tenure", Holds::Word(Tenure::NAMES), "When the office was held, as the copy has it.", |claim| {
            title(claim).map(|title| title.tenure.name()).into()
        }),
        Field::new(
            "acts",
            Holds::Flag,
            "The sentence has the person act at the story's own time (`will`, `says`, `said on Monday`).",
            |claim| acts_now(claim.reading, claim.span()).into(),
        ),
        Field::new("courtesy", Holds::Text, "The courtesy title before the name (`Mr`, `Dr`).", |claim| {
            courtesy(claim).map(|span| claim.reading.slice(span)).into()
        })
        .printed(courtesy),
        Field::new(
            "gender",
            Holds::Word(&["man", "woman"]),
            "Whose the mention is, by the courtesy title, else by a given name only men or only women bear.",
            |claim| person::gender(claim.reading, &person(claim)).into(),
        )
        .printed(|claim| courtesy(claim).or(person(claim).name.given)),
        Field::new("age", Holds::Number, "Age in years at the story's own time.", |claim| {
            person::age(claim.reading, &person(claim)).map(|age| f64::from(age.value)).into()
        })
        .printed(|claim| person::age(claim.reading, &person(claim)).map(|age| age.span)),
        Field::new("party", Holds::Text, "Party (`R-Texas`, `a Democrat`).", |claim| {
            person::party(claim.reading, &person(claim)).map(|party| party.value).into()
        })
        .printed(|claim| person::party(claim.reading, &person(claim)).map(|party| party.span)),
        Field::new("place", Holds::Text, "State represented (`R-Texas`, `Ohio Gov.`).", |claim| {
            person::state(claim.reading, &person(claim)).map(|state| state.value).into()
        })
        .printed(|claim| person::state(claim.reading, &person(claim)).map(|state| state.span)),
        Field::new("role", Holds::Text, "What the person is called by trade or post (`resident`, `teacher`).", |claim| {
            person::role(claim.reading, &person(claim)).map(|span| claim.reading.slice(span)).into()
        })
        .printed(|claim| person::role(claim.reading, &person(claim))),
        Field::new("family", Holds::Flag, "The story speaks of the person's family (`her brother`).", |claim| {
            told(claim).map(|told| told.family).into()
        }),
        Field::new("first", Holds::Flag, "The person's first mention in the paragraphs of the story.", |claim| {
            told(claim).map(|told| told.first == Some(claim.index)).into()
        }),
        Field::new("again", Holds::Flag, "Full name and office or role, as a paragraph before has them.", |claim| {
            person::introduces_again(claim.reading, claim.index).into()
        }),
        Field::new("in_full", Holds::Flag, "The story somewhere gives the person's full name.", |claim| {
            told(claim).map(|told| told.in_full).into()
        }),
        Field::new("rare", Holds::Flag, "A full name whose surname two people of one story do not bear by chance.", |claim| {
            person::is_rare(claim.reading.text(), &person(claim)).into()
        }),
        Field::new(
            "relative",
            Holds::Flag,
            "A word for a relative of the courtesy title's gender stands shortly before, or right after (`his wife. Mrs Lee`, `Mr Lee, her father,`).",
            |claim| person::is_relative(claim.reading, &person(claim)).into(),
        ),
        Field::new("in_text", Holds::Flag, "The running text, outside headline, deck, byline and captions, names the person.", |claim| {
            person::stands_in_text(claim.reading, &person(claim)).into()
        }),
        Field::new("introduced", Holds::Flag, "The mention gives a given name.", |claim| {
            person(claim).name.is_full().into()
        }),
    ],
    count: |reading| reading.mentions().len(),
    span: |reading, index| reading.mentions()[index].span,
};

fn person(claim: Claim<'_>) -> PersonMention {
    claim.reading.mentions()[claim.index]
}

fn told(claim: Claim<'_>) -> Option<Told> {
    claim.reading.people().told(claim.reading, claim.index)
}

fn courtesy(claim: Claim<'_>) -> Option<Span<Text>> {
    person::courtesy(claim.reading, &person(claim))
}

fn title(claim: Claim<'_>) -> Option<Title> {
    person(claim).title
}

/// A date as printed.
pub(super) static DATE: ClaimKind = ClaimKind {
    name: "date",
    doc: "A date as printed: at least a month and a day, or a weekday beside a relative day.",
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

fn relative_date(claim: Claim<'_>) -> Option<chrono::NaiveDate> {
    let (relative, story) = (date(claim).relative?.value, claim.reading.story_date()?);
    Some(story.date + chrono::Duration::days(relative.days()))
}

/// Days of a month; without a year, the most it can have.
fn days_in_month(month: u32, year: Option<i32>) -> u32 {
    let year = year.unwrap_or(2024);
    (28..=31).rev().find(|day| chrono::NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or(28)
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

/// A mention of an acronym.
pub(super) static ACRONYM: ClaimKind = ClaimKind {
    name: "acronym",
    doc: "A mention of an acronym: its definition (`World Health Organization (WHO)`) or a use.",
    fields: &[
        Field::new("short", Holds::Text, "Its letters, a plural or possessive ending left out.", |claim| {
            claim.reading.slice(acronym(claim).short).into()
        }),
        Field::new("long", Holds::Text, "The words it stands for, where this mention says.", |claim| {
            acronym(claim).long.map(|span| claim.reading.slice(span)).into()
        })
        .printed(|claim| acronym(claim).long),
        Field::new("initials", Holds::Text, "The letters those words give.", |claim| {
            acronym(claim).initials.as_deref().into()
        }),
        Field::new(
            "initials_agree",
            Holds::Flag,
            "Its letters are those of the words; unknown where they may be another language's.",
            |claim| acronym(claim).initials_agree.into(),
        ),
        Field::new("defined", Holds::Flag, "This mention stands with the long form.", |claim| {
            acronym(claim).defined.into()
        }),
        Field::new("expanded", Holds::Flag, "The story has the long form somewhere.", |claim| {
            facts(claim).expanded.into()
        }),
        Field::new(
            "meaning",
            Holds::Number,
            "Number of the long form among those of this acronym that really differ, from 1.",
            |claim| acronym(claim).meaning.map(f64::from).into(),
        ),
        Field::new("uses", Holds::Number, "How often the story prints it, definitions not counted.", |claim| {
            f64::from(facts(claim).uses).into()
        }),
        Field::new("nth", Holds::Number, "Which mention of it this is, from 1.", |claim| {
            f64::from(acronym(claim).nth).into()
        }),
        Field::new("known", Holds::Flag, "Readers know it without its long form.", |claim| facts(claim).known.into()),
        Field::new("near", Holds::Text, "The acronym the story defines that this one is a slip for.", |claim| {
            facts(claim).near.map(|near| short(claim, near)).into()
        }),
        Field::new("meant", Holds::Text, "For a slip and for what it is a slip of: the latter.", |claim| {
            let itself = facts(claim).has_slip.then_some(acronym(claim).acronym);
            facts(claim).near.or(itself).map(|meant| short(claim, meant)).into()
        }),
    ],
    count: |reading| reading.acronym_mentions().len(),
    span: |reading, index| reading.acronym_mentions()[index].short,
};

fn acronym<'r>(claim: Claim<'r>) -> &'r AcronymMention {
    &claim.reading.acronym_mentions()[claim.index]
}

fn facts<'r>(claim: Claim<'r>) -> &'r Acronym {
    &claim.reading.acronyms().all[acronym(claim).acronym as usize]
}

/// The letters of an acronym of the story as first printed.
fn short<'r>(claim: Claim<'r>, acronym: u32) -> &'r str {
    claim.reading.slice(claim.reading.acronyms().all[acronym as usize].short)
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
