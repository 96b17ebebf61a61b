//! `metadata`: what front matter, `<meta>` tags and the like must say about a story.

use super::message::Wording;
use super::pattern::Pattern;
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, search};
use crate::article::{FieldRole, MetaField};
use crate::reading::Reading;
use crate::reading::date::story_date;

const OPTIONS: &[Opt] = &[
    Opt::new(
        "field",
        "a list of field names",
        "The field; of several names, every one the file has (`author`, `extra.author`).",
    ),
    Opt::new(
        "role",
        "date, created, updated, headline, other_headlines, deck, byline, authors or caption",
        "What the field is to the story, in place of its name: every field that says it.",
    ),
    Opt::new(
        "required",
        "true, false or each",
        "Whether a file without any of them is a finding, or without one of them; false where it is not said.",
    ),
    Opt::new("filled", "true or false", "Whether a field that is there must say something."),
    Opt::new("is_date", "true or false", "Whether each value must be a date."),
    Opt::new("pattern", "a regular expression", "What each value must match."),
    Opt::new("not", "a regular expression, or a list of them", "What no value may match."),
    Opt::new("one_of", "a list of texts", "The values allowed."),
    Opt::new("max", "a whole number", "How many characters a value may have."),
];

pub(super) const KIND: Kind = Kind {
    name: "metadata",
    doc: "Metadata must be there, and must look as asked.",
    options: &[OPTIONS],
    placeholders: &["field", "value"],
    compile,
};

struct Metadata {
    fields: Asked,
    required: Required,
    filled: bool,
    is_date: bool,
    pattern: Option<Pattern>,
    not: Vec<Pattern>,
    one_of: Vec<String>,
    max: Option<usize>,
    wording: Wording,
}

/// Which fields are asked about.
enum Asked {
    /// Those of these names.
    Named(Vec<String>),
    /// Those of this role, and what rules call it.
    Role(FieldRole, String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Required {
    No,
    Any,
    Each,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let fields = asked(draft);
    let required = required(draft);
    let (filled, is_date) = (draft.flag("filled", false), draft.flag("is_date", false));
    let (pattern, not) = (draft.pattern("pattern", false), draft.patterns("not", false));
    let one_of = draft.texts("one_of").iter().map(|value| value.text.to_owned()).collect();
    let max = draft.count("max");
    let asks = ["pattern", "not", "one_of", "max"].iter().any(|name| draft.get(name).is_some());
    if !asks && !filled && !is_date && required == Required::No {
        let head = draft.with.head;
        draft
            .mistakes
            .push(head, "nothing is asked of the field, so this rule can never fire")
            .help("say `required: true`");
    }
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Metadata { fields: fields?, required, filled, is_date, pattern, not, one_of, max, wording }))
}

fn asked(draft: &mut Draft<'_, '_>) -> Option<Asked> {
    let names: Vec<&str> = FieldRole::ALL.iter().map(|(_, name, ..)| *name).collect();
    if let Some(at) = draft.word("role", &names) {
        return Some(Asked::Role(FieldRole::ALL[at].0, names[at].to_owned()));
    }
    if draft.get("role").is_none() {
        draft.required("field");
    }
    Some(Asked::Named(draft.texts("field").iter().map(|name| name.text.to_lowercase()).collect()))
}

fn required(draft: &mut Draft<'_, '_>) -> Required {
    match draft.get("required") {
        Some(node) if node.as_text() == Some("each") => Required::Each,
        _ if draft.flag("required", false) => Required::Any,
        _ => Required::No,
    }
}

impl Check for Metadata {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let meta = reading.article().meta();
        let fields: Vec<&MetaField> = match &self.fields {
            Asked::Named(names) => meta.fields().iter().filter(|field| names.contains(&field.name)).collect(),
            Asked::Role(role, _) => meta.of(*role),
        };
        for name in self.missing(&fields) {
            findings.push(self.finding(reading, Place::File, name, ""));
        }
        for field in fields.into_iter().filter(|field| self.misses(field)) {
            findings.push(self.finding(reading, Place::Source(field.span), &field.name, &field.value));
        }
    }
}

impl Metadata {
    /// The fields that have to be there and are not.
    fn missing(&self, fields: &[&MetaField]) -> Vec<&str> {
        let names: Vec<&str> = match &self.fields {
            Asked::Named(names) => names.iter().map(String::as_str).collect(),
            Asked::Role(_, name) => vec![name],
        };
        let says = |field: &&&MetaField| !field.value.is_empty();
        match self.required {
            Required::Each if names.len() > 1 => {
                let is_missing = |name: &&str| !fields.iter().filter(says).any(|field| field.name == *name);
                names.into_iter().filter(is_missing).collect()
            }
            Required::Any | Required::Each if !fields.iter().any(|field| says(&field)) => {
                names.into_iter().take(1).collect()
            }
            _ => Vec::new(),
        }
    }

    fn misses(&self, field: &MetaField) -> bool {
        let value = field.value.as_str();
        if value.is_empty() {
            return self.filled;
        }
        self.is_date && !is_date(value)
            || self.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(value))
            || self.not.iter().any(|not| not.is_match(value))
            || !self.one_of.is_empty() && !self.one_of.iter().any(|allowed| allowed == value)
            || self.max.is_some_and(|max| value.chars().count() > max)
    }

    fn finding(&self, reading: &Reading<'_>, place: Place, field: &str, value: &str) -> Finding {
        // The value is no part of the text, so no fix can reach it.
        search::finding_at(&self.wording, reading, place, &[("field", field), ("value", value)])
    }
}

/// Whether a value is a date, or will be one when a template has been filled in.
fn is_date(value: &str) -> bool {
    value.contains("{{") || story_date::parse(value).is_some()
}
