//! `conditional`: one pattern needs another. Where `if` matches, `then` must match too, and where both capture a group, with the same words
//! in it: an abbreviation that is used (`\b([A-Z]{3,})\b`) needs its long form (`\(([A-Z]{3,})\)`).

use super::message::Wording;
use super::neighbour::Within;
use super::pattern::Pattern;
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Opt, search};
use crate::reading::Reading;
use crate::span::{Span, Text};
use std::collections::{HashMap, HashSet};

const OPTIONS: &[Opt] = &[
    Opt::new(
        "if",
        "a regular expression",
        "What needs the other; its first group, if it has one, is what is asked for.",
    ),
    Opt::new(
        "then",
        "a regular expression",
        "What must be there; its first group, if both have one, must capture the same words.",
    ),
    Opt::new("ignore", "a list of words", "What needs nothing (`FBI`)."),
    Opt::new("before", "true or false", "Whether it must come before the first use; false where it is not said."),
    Opt::new("ignore_case", "true or false", "Whether capitals may vary."),
    Opt::new(
        "within",
        "sentence, paragraph or story",
        "How near it must be; anywhere in the story where it is not said.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "conditional",
    doc: "One pattern needs another: a story with the first and without the second is a finding.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match"],
    compile,
};

struct Conditional {
    first: Pattern,
    then: Pattern,
    ignore: HashSet<String>,
    before: bool,
    within: Within,
    scope: Scope,
    wording: Wording,
}

/// A match and what its first group captured.
struct Found {
    span: Span<Text>,
    group: Option<Span<Text>>,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    draft.required("if");
    draft.required("then");
    let ignore_case = draft.flag("ignore_case", false);
    let (first, then) = (draft.pattern("if", ignore_case), draft.pattern("then", ignore_case));
    let ignore = draft.texts("ignore").iter().map(|word| word.text.to_owned()).collect();
    let before = draft.flag("before", false);
    let within = draft.word("within", Within::NAMES).map_or(Within::Story, Within::nth);
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Conditional { first: first?, then: then?, ignore, before, within, scope, wording }))
}

impl Check for Conditional {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let uses = found(reading, &self.first, &self.scope);
        if uses.is_empty() {
            return;
        }
        let needed = found(reading, &self.then, &self.scope);
        let mut by_words: HashMap<&str, Vec<Span<Text>>> = HashMap::new();
        for found in &needed {
            let words = found.group.map_or("", |group| reading.slice(group));
            by_words.entry(words).or_default().push(found.span);
        }
        let asks = needed.iter().any(|found| found.group.is_some());
        let mut seen = HashSet::new();
        for found in &uses {
            let place = found.group.unwrap_or(found.span);
            let words = reading.slice(place);
            let key = if asks && found.group.is_some() { words } else { "" };
            let area = self.within.around(reading, found.span.start);
            if self.ignore.contains(words) || !seen.insert((area.start, words)) {
                continue;
            }
            let answers = by_words.get(key).map_or(&[][..], Vec::as_slice);
            let from = answers.partition_point(|span| span.start < area.start);
            let last = if self.before { area.end.min(found.span.start + 1) } else { area.end };
            let mut near = answers[from..].iter().take_while(|span| span.start < last);
            let answered = near.any(|span| area.encloses(*span));
            if !answered {
                findings.push(search::finding(&self.wording, reading, place, &[("match", words)]));
            }
        }
    }
}

fn found(reading: &Reading<'_>, pattern: &Pattern, scope: &Scope) -> Vec<Found> {
    let mut all = Vec::new();
    pattern.each_match(reading, scope, |span, captures| {
        let whole = captures.get(0).map_or(0, |whole| whole.start() as u32);
        let group = captures.get(1).map(|group| {
            let start = span.start + (group.start() as u32 - whole);
            Span::new(start, start + group.len() as u32)
        });
        all.push(Found { span, group });
    });
    all
}
