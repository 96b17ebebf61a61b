//! `metadata`: what front matter, `<meta>` tags and the like must say about a story.

use super::message::{Facts, Wording};
use super::pattern::Pattern;
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, search};
use crate::article::MetaField;
use crate::reading::Reading;
use crate::span::Span;

const OPTIONS: &[Opt] = &[
    Opt::new(
        "field",
        "a list of field names",
        "The field; of several names, every one the file has (`author`, `extra.author`).",
    ),
    Opt::new(
        "required",
        "true or false",
        "Whether a file without any of them is a finding; false where it is not said.",
    ),
    Opt::new("pattern", "a regular expression", "What each value must match."),
    Opt::new("not", "a regular expression", "What no value may match."),
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
    names: Vec<String>,
    required: bool,
    pattern: Option<Pattern>,
    not: Option<Pattern>,
    one_of: Vec<String>,
    max: Option<usize>,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    draft.required("field");
    let names = draft.texts("field").iter().map(|name| name.text.to_lowercase()).collect();
    let required = draft.flag("required", false);
    let (pattern, not) = (draft.pattern("pattern", false), draft.pattern("not", false));
    let one_of = draft.texts("one_of").iter().map(|value| value.text.to_owned()).collect();
    let max = draft.count("max");
    let asks = ["pattern", "not", "one_of", "max"].iter().any(|name| draft.get(name).is_some());
    if !asks && !required {
        let head = draft.with.head;
        draft
            .mistakes
            .push(head, "nothing is asked of the field, so this rule can never fire")
            .help("say `required: true`");
    }
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Metadata { names, required, pattern, not, one_of, max, wording }))
}

impl Check for Metadata {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let fields = reading.article().meta().fields().iter();
        let fields: Vec<_> =
            fields.filter(|field| self.names.contains(&field.name) && !field.value.is_empty()).collect();
        if fields.is_empty() && self.required {
            let name = self.names.first().map_or("", String::as_str);
            findings.push(self.finding(reading, Place::File, name, ""));
        }
        for field in fields.into_iter().filter(|field| self.misses(field)) {
            findings.push(self.finding(reading, Place::Source(field.span), &field.name, &field.value));
        }
    }
}

impl Metadata {
    fn misses(&self, field: &MetaField) -> bool {
        let value = field.value.as_str();
        self.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(value))
            || self.not.as_ref().is_some_and(|not| not.is_match(value))
            || !self.one_of.is_empty() && !self.one_of.iter().any(|allowed| allowed == value)
            || self.max.is_some_and(|max| value.chars().count() > max)
    }

    fn finding(&self, reading: &Reading<'_>, place: Place, field: &str, value: &str) -> Finding {
        let words = [("field", field), ("value", value)];
        let said = self.wording.say(&Facts { reading, claims: &[], words: &words, row: None, subject: Span::at(0) });
        // The value is no part of the text, so no fix can reach it.
        Finding {
            place,
            message: said.message,
            label: None,
            labels: Vec::new(),
            help: said.help,
            fixes: Vec::new(),
            doubtful: false,
        }
    }
}
