//! Who a report hangs on: somebody, or nobody in particular (`experts say`, `it is believed`).

use super::{Attribution, DATA, Source, VERBS};
use crate::reading::Reading;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use std::sync::LazyLock;

static VAGUE_SOURCES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "vague-sources"));
static CLAIMS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "claims"));
static DETERMINERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "determiners"));
static CONJUNCTIONS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "conjunctions"));
static PASSIVES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "passives"));

/// Places where the story reports speech outside quotations.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Attribution> {
    let reader = Reader { reading, text: reading.text() };
    let tokens = reading.tokens();
    let hashes = reading.hashes();
    let reports = |at: &usize| VERBS.may_hold(hashes[*at].key) && VERBS.contains(reading.words()[*at]);
    let outside = |at: &usize| !reading.in_quotation(tokens[*at].span.start);
    (0..tokens.len()).filter(reports).filter(outside).map(|at| reader.attribution(at)).collect()
}

struct Reader<'r, 'a> {
    reading: &'r Reading<'a>,
    text: &'r str,
}

impl Reader<'_, '_> {
    /// What a reporting word hangs on: the source right before it, or an `it is believed`.
    fn attribution(&self, at: usize) -> Attribution {
        let verb = self.reading.tokens()[at].span;
        let mut from = at;
        // `experts widely say`, `it is generally believed`
        if self.word_before(from).ends_with("ly") {
            from -= 1;
        }
        let source = self.word_before(from).to_lowercase();
        let passive = matches!(source.as_str(), "is" | "was" | "been") && PASSIVES.contains(verb.of(self.text));
        let subject = if passive { self.passive_subject(from) } else { self.vague_subject(from, verb) };
        match subject {
            Some(first) => Attribution { span: self.reading.tokens()[first].span.to(verb), source: Source::Vague },
            None => Attribution { span: verb, source: Source::Named },
        }
    }

    /// The `experts` of `experts say` or `legal experts say`, where the words open a clause: `the experts say` are some the story named.
    fn vague_subject(&self, verb_at: usize, verb: Span<Text>) -> Option<usize> {
        let source = verb_at.checked_sub(1)?;
        let vague = VAGUE_SOURCES.contains(self.word_before(verb_at).to_lowercase().as_str());
        if !vague || !CLAIMS.contains(verb.of(self.text)) {
            return None;
        }
        let modifier = self.word_before(source).to_lowercase();
        if self.opens_clause(source) {
            return Some(source);
        }
        let modified = source.checked_sub(1).filter(|at| self.opens_clause(*at))?;
        // `31 people wrote` says how many.
        let counted = modifier.starts_with(|ch: char| ch.is_ascii_digit());
        (!counted && !DETERMINERS.contains(modifier.as_str())).then_some(modified)
    }

    /// Whether a clause opens with the token at `at`.
    fn opens_clause(&self, at: usize) -> bool {
        let before = self.word_before(at);
        !before.starts_with(char::is_alphanumeric) || CONJUNCTIONS.contains(before.to_lowercase().as_str())
    }

    /// The `it` of `it is`, `it has been`, `it was`, before the participle at `at`.
    fn passive_subject(&self, at: usize) -> Option<usize> {
        let auxiliaries = if self.word_before(at) == "been" { 2 } else { 1 };
        let subject = at.checked_sub(auxiliaries)?;
        matches!(self.word_before(subject), "it" | "It").then(|| subject - 1)
    }

    /// The word of the token before `at`, or nothing at the start of its block.
    fn word_before(&self, at: usize) -> &str {
        let tokens = self.reading.tokens();
        let before = at.checked_sub(1).filter(|before| tokens[*before].block == tokens[at].block);
        before.map_or("", |before| tokens[before].span.of(self.text))
    }
}
