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

const WORDS: &[Opt] = &[
    Opt::new("words", "a list of words and phrases", "What to look for."),
    Opt::new(
        "phrases",
        "a list of lists of words",
        "The same, of more than one word: one of the first list, then one of the next, and so on.",
    ),
];

const PATTERN: &[Opt] = &[
    Opt::new(
        "pattern",
        "a regular expression, or a list of them",
        "What to look for; `^` and `$` are the edges of a block.",
    ),
    Opt::new("unless", "a regular expression, or a list of them", "A match is let stand where this matches around it."),
];

/// Words, patterns, or both.
pub(super) struct Search {
    pub words: Vec<Word>,
    patterns: Vec<Pattern>,
    unless: Vec<Pattern>,
    scope: Scope,
}

impl Search {
    /// The search the options describe.
    pub(super) fn read(draft: &mut Draft<'_, '_>) -> Search {
        let texts = draft.texts("words");
        let mut words = draft.as_words(texts.iter().map(|text| text.text));
        let phrases = phrases(draft);
        words.extend(draft.as_words(phrases.iter().map(String::as_str)));
        let ignore_case = words.first().is_some_and(|word| word.ignore_case) || draft.flag("ignore_case", false);
        let patterns = draft.patterns("pattern", ignore_case);
        let unless = draft.patterns("unless", ignore_case);
        if ["words", "phrases", "pattern"].iter().all(|option| draft.get(option).is_none()) {
            let head = draft.with.head;
            draft.mistakes.push(head, format!("the kind `{}` needs `words`, `phrases` or `pattern`", draft.kind.name));
        }
        Search { words, patterns, unless, scope: Scope::read(draft) }
    }

    /// The signs of all its patterns, one pattern's after the other's.
    pub(super) fn signs(&self) -> impl Iterator<Item = &str> {
        self.patterns.iter().flat_map(Pattern::signs).map(String::as_str)
    }

    /// Where it matches, in text order; of matches that overlap, the first and longest. `hits` is where its words and signs stand.
    pub(super) fn matches(&self, reading: &Reading<'_>, hits: &[Hit]) -> Vec<Span<Text>> {
        let (words, signs) = hits.split_at(hits.partition_point(|hit| hit.word < self.words.len()));
        let mut spans: Vec<_> =
            words.iter().map(|hit| hit.span).filter(|span| self.scope.allows(reading, *span)).collect();
        self.patterned(reading, signs, |span| spans.push(span));
        spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        spans.retain(|span| {
            let free = span.start >= end;
            end = end.max(span.end);
            free
        });
        let mut excuses = Excuses::new(&self.unless, reading);
        spans.retain(|span| !excuses.cover(*span));
        spans
    }

    /// Calls `found` with every match of a pattern.
    fn patterned(&self, reading: &Reading<'_>, signs: &[Hit], mut found: impl FnMut(Span<Text>)) {
        let mut first = self.words.len();
        for pattern in &self.patterns {
            let own = first..first + pattern.signs().len();
            first = own.end;
            if own.is_empty() {
                pattern.each_match(reading, &self.scope, |span, _| found(span));
                continue;
            }
            let shown: Vec<Span<Text>> =
                signs.iter().filter(|hit| own.contains(&hit.word)).map(|hit| hit.span).collect();
            if shown.is_empty() {
                continue;
            }
            let shows = |block: &Span<Text>| shown.iter().any(|sign| block.encloses(*sign));
            for block in self.scope.blocks(reading).filter(shows) {
                pattern.each_match_in(reading, &self.scope, block, |span, _| found(span));
            }
        }
    }
}

/// How many phrases a rule may have.
const MOST_PHRASES: usize = 20_000;

/// Every phrase of the option `phrases`.
fn phrases(draft: &mut Draft<'_, '_>) -> Vec<String> {
    let phrases = draft.get("phrases").map(|node| draft.mistakes.list(node)).unwrap_or_default();
    let mut all = Vec::new();
    for phrase in phrases {
        let lists = draft.mistakes.list(phrase);
        let lists: Vec<_> = lists.iter().map(|words| draft.mistakes.texts(words)).collect();
        let count = lists.iter().try_fold(1_usize, |count, words| count.checked_mul(words.len()));
        if lists.is_empty() || count.is_none_or(|count| all.len() + count > MOST_PHRASES) {
            draft.mistakes.push(phrase.span, format!("a rule has 1 to {MOST_PHRASES} phrases"));
            continue;
        }
        all.extend(lists.iter().fold(vec![String::new()], |begun, words| {
            let longer = |begun: &String, word: &str| {
                if begun.is_empty() { word.to_owned() } else { format!("{begun} {word}") }
            };
            begun.iter().flat_map(|begun| words.iter().map(move |word| longer(begun, word.text))).collect()
        }));
    }
    all
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
