//! `dating`: the dates that metadata, the dateline and the file's name give a story must go together.

use super::message::Wording;
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, search};
use crate::article::{FieldRole, MetaField};
use crate::reading::Reading;
use crate::reading::date::story_date;
use chrono::NaiveDate;

const OPTIONS: &[Opt] = &[
    Opt::new(
        "of",
        "date, created or updated",
        "The field whose date is judged: of several, the one that is trusted most.",
    ),
    Opt::new(
        "against",
        "a list of date, created, updated, dateline, file-name",
        "What it is held against, wherever that says a date.",
    ),
    Opt::new(
        "order",
        "same or not-before",
        "Whether it must be the same day, or must not be an earlier one; the same where it is not said.",
    ),
    Opt::new(
        "days",
        "a whole number",
        "How many days it may be off; 1 where it is not said, as clocks of two zones are.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "dating",
    doc: "The dates that metadata, the dateline and the file's name give a story must go together.",
    options: &[OPTIONS],
    placeholders: &["field", "date", "other", "source"],
    compile,
};

const DATED: &[(&str, FieldRole)] =
    &[("date", FieldRole::Date), ("created", FieldRole::Created), ("updated", FieldRole::Updated)];

/// What a date is held against.
#[derive(Debug, Clone, Copy)]
enum Against {
    Field(FieldRole),
    Dateline,
    FileName,
}

struct Dating {
    of: FieldRole,
    against: Vec<Against>,
    may_be_later: bool,
    days: i64,
    wording: Wording,
}

/// A date, what says it, and where; the name of a file has no place in it.
struct Said {
    date: NaiveDate,
    source: String,
    place: Option<Place>,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    draft.required("of");
    draft.required("against");
    let names: Vec<&str> = DATED.iter().map(|(name, _)| *name).collect();
    let of = draft.word("of", &names).map(|at| DATED[at].1);
    let sources: Vec<&str> = names.iter().copied().chain(["dateline", "file-name"]).collect();
    let mut against = Vec::new();
    for text in draft.texts("against") {
        against.extend(draft.mistakes.word(text.node, &sources).map(|at| match DATED.get(at) {
            Some((_, role)) => Against::Field(*role),
            None if sources[at] == "dateline" => Against::Dateline,
            None => Against::FileName,
        }));
    }
    let may_be_later = draft.word("order", &["same", "not-before"]) == Some(1);
    let days = draft.count("days").unwrap_or(1).try_into().unwrap_or(i64::MAX);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Dating { of: of?, against, may_be_later, days, wording }))
}

impl Check for Dating {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let Some((field, date)) = dated(reading, self.of).next() else { return };
        let said: Vec<Said> = self.against.iter().flat_map(|against| against.say(reading)).collect();
        let others: Vec<Said> = said.into_iter().filter(|other| self.is_at_odds(date, other.date)).collect();
        let Some(first) = others.first() else { return };
        let (printed, other) = (date.to_string(), first.date.to_string());
        let words = [
            ("field", field.name.as_str()),
            ("date", printed.as_str()),
            ("other", other.as_str()),
            ("source", first.source.as_str()),
        ];
        let mut finding = search::finding_at(&self.wording, reading, Place::Source(field.span), &words);
        let label = |said: Said| Some((said.place?, format!("{} by {}", said.date, said.source)));
        finding.labels = others.into_iter().filter_map(label).collect();
        findings.push(finding);
    }
}

impl Dating {
    fn is_at_odds(&self, date: NaiveDate, other: NaiveDate) -> bool {
        let off = (date - other).num_days();
        if self.may_be_later { off < -self.days } else { off.abs() > self.days }
    }
}

impl Against {
    /// The dates it says, each day once.
    fn say(self, reading: &Reading<'_>) -> Vec<Said> {
        match self {
            Against::Field(role) => {
                let said = |(field, date): (&MetaField, NaiveDate)| Said {
                    date,
                    source: format!("`{}`", field.name),
                    place: Some(Place::Source(field.span)),
                };
                let mut said: Vec<Said> = dated(reading, role).map(said).collect();
                said.dedup_by_key(|said| said.date);
                said
            }
            Against::Dateline => {
                let said =
                    |(date, span)| Said { date, source: "its dateline".to_owned(), place: Some(Place::Text(span)) };
                reading.dateline_date().map(said).into_iter().collect()
            }
            Against::FileName => {
                let said = |date| Said { date, source: "its file's name".to_owned(), place: None };
                reading.file_name_date().map(said).into_iter().collect()
            }
        }
    }
}

/// The fields of a role that say a date, the most trusted first.
fn dated<'r>(reading: &'r Reading<'_>, role: FieldRole) -> impl Iterator<Item = (&'r MetaField, NaiveDate)> {
    let fields = reading.article().meta().of(role).into_iter();
    fields.filter_map(|field| Some((field, story_date::parse(&field.value)?)))
}
