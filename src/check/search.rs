//! What a pattern kind searches for: words, a regular expression, or both, in its scope.

use super::lexicon::{Hit, Word};
use super::message::{Facts, Said, Vocabulary, Wording};
use super::pattern::{Excuses, Pattern};
use super::scope::{self, Scope};
use super::{Draft, Finding, Opt, Place};
use crate::reading::Reading;
use crate::span::{Span, Text};

/// The options that make a search.
pub(super) const OPTIONS: &[&[Opt]] = &[WORDS, WORDS_AS, PATTERN, scope::OPTIONS];

/// How words are matched.
pub(super) const WORDS_AS: &[Opt] = &[
    Opt::new("ignore_case", "true or false", "Whether capitals may vary; without it words match as written."),
    Opt::new(
        "whole_words",
        "true or false",
        "Whether a word must not be part of a longer one; true where it is not said.",
    ),
];

const WORDS: &[Opt] = &[Opt::new("words", "a list of words and phrases", "What to look for.")];

const PATTERN: &[Opt] = &[
    Opt::new("pattern", "a regular expression", "What to look for; `^` and `$` are the edges of a block."),
    Opt::new("unless", "a regular expression", "A match is let stand where this matches around it."),
];

/// Words, a pattern, or both.
pub(super) struct Search {
    pub words: Vec<Word>,
    pattern: Option<Pattern>,
    unless: Option<Pattern>,
    scope: Scope,
}

impl Search {
    /// The search the options describe.
    pub(super) fn read(draft: &mut Draft<'_, '_>) -> Search {
        let texts = draft.texts("words");
        let words = draft.as_words(&texts);
        let ignore_case = words.first().is_some_and(|word| word.ignore_case) || draft.flag("ignore_case", false);
        let pattern = draft.pattern("pattern", ignore_case);
        let unless = draft.pattern("unless", ignore_case);
        if draft.get("words").or(draft.get("pattern")).is_none() {
            let head = draft.with.head;
            draft.mistakes.push(head, format!("the kind `{}` needs `words` or `pattern`", draft.kind.name));
        }
        Search { words, pattern, unless, scope: Scope::read(draft) }
    }

    /// Where it matches, in text order; of matches that overlap, the first and longest. `hits` is where its words stand.
    pub(super) fn matches(&self, reading: &Reading<'_>, hits: &[Hit]) -> Vec<Span<Text>> {
        let mut spans: Vec<_> =
            hits.iter().map(|hit| hit.span).filter(|span| self.scope.allows(reading, *span)).collect();
        if let Some(pattern) = &self.pattern {
            pattern.each_match(reading, &self.scope, |span, _| spans.push(span));
            spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            let mut end = 0;
            spans.retain(|span| {
                let free = span.start >= end;
                end = end.max(span.end);
                free
            });
        }
        let mut excuses = Excuses::new(self.unless.as_ref(), reading);
        spans.retain(|span| !excuses.cover(*span));
        spans
    }
}

/// What a pattern kind's wording can name.
pub(super) const fn vocabulary(words: &'static [&'static str]) -> Vocabulary<'static> {
    Vocabulary { claims: &[], words, row: None, subject: "match" }
}

/// A finding about what is no part of the text, in the words of the rule.
pub(super) fn finding_at(
    wording: &Wording,
    reading: &Reading<'_>,
    place: Place,
    words: &[(&'static str, &str)],
) -> Finding {
    Finding { place, ..finding(wording, reading, Span::at(0), words) }
}

/// A finding at one place, in the words of the rule.
pub(super) fn finding(
    wording: &Wording,
    reading: &Reading<'_>,
    span: Span<Text>,
    words: &[(&'static str, &str)],
) -> Finding {
    let Said { message, help, fixes } = wording.say(&Facts { reading, claims: &[], words, row: None, subject: span });
    Finding { place: Place::Text(span), message, label: None, labels: Vec::new(), help, fixes, doubtful: false }
}
