//! `length`: how long blocks, sentences or the story may be, or must be.

use super::message::Wording;
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, search};
use crate::reading::{Reading, TokenKind};
use crate::span::{Span, Text};

const OPTIONS: &[Opt] = &[
    Opt::new("of", "block, sentence or story", "What is measured; each block where it is not said."),
    Opt::new("unit", "words or characters", "What is counted; words where it is not said."),
    Opt::new("max", "a whole number", "At most so many."),
    Opt::new("min", "a whole number", "At least so many."),
];

const OF: &[&str] = &["block", "sentence", "story"];
const UNITS: &[&str] = &["words", "characters"];

pub(super) const KIND: Kind = Kind {
    name: "length",
    doc: "Blocks, sentences or the story may not be longer, or shorter, than so many words or characters.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "count", "limit"],
    compile,
};

struct Length {
    of: usize,
    words: bool,
    min: usize,
    max: usize,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let of = draft.word("of", OF).unwrap_or(0);
    let words = draft.word("unit", UNITS).unwrap_or(0) == 0;
    let (min, max) = (draft.count("min"), draft.count("max"));
    if min.or(max).is_none() {
        draft.mistakes.push(draft.with.head, "a length without `min` or `max` can never fire");
    }
    if let (Some(min), Some(max), Some((key, _))) = (min, max, draft.with.entry("min"))
        && min > max
    {
        draft.mistakes.push(key.span, "`min` is more than `max`, so everything would be a finding");
    }
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    let (min, max) = (min.unwrap_or(0), max.unwrap_or(usize::MAX));
    Some(Box::new(Length { of, words, min, max, scope, wording }))
}

impl Check for Length {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let blocks = self.scope.blocks(reading);
        match OF[self.of] {
            "block" => blocks.for_each(|block| self.measure(reading, Place::Text(block), &[block], findings)),
            "story" => self.measure(reading, Place::File, &blocks.collect::<Vec<_>>(), findings),
            _ => {
                let blocks: Vec<_> = blocks.collect();
                let in_scope = |span: Span<Text>| {
                    let at = blocks.partition_point(|block| block.end < span.end);
                    blocks.get(at).is_some_and(|block| block.encloses(span))
                };
                for sentence in reading.sentences().iter().filter(|sentence| in_scope(sentence.span)) {
                    self.measure(reading, Place::Text(sentence.span), &[sentence.span], findings);
                }
            }
        }
    }
}

impl Length {
    fn measure(&self, reading: &Reading<'_>, place: Place, spans: &[Span<Text>], findings: &mut Vec<Finding>) {
        let count: usize = spans.iter().map(|span| self.count(reading, *span)).sum();
        let limit = if count > self.max { self.max } else { self.min };
        // A block of marks alone has no words to count; a story may lack a headline, but an empty file is no story.
        let says_nothing = count == 0 && (place != Place::File || reading.text().is_empty());
        if says_nothing || (self.min..=self.max).contains(&count) {
            return;
        }
        let span = spans.first().copied().unwrap_or(Span::at(0));
        let (count, limit) = (count.to_string(), limit.to_string());
        let words = [("match", reading.slice(span)), ("count", count.as_str()), ("limit", limit.as_str())];
        let finding = search::finding(&self.wording, reading, span, &words);
        findings.push(Finding { place, ..finding });
    }

    fn count(&self, reading: &Reading<'_>, span: Span<Text>) -> usize {
        if !self.words {
            return reading.slice(span).chars().count();
        }
        let tokens = reading.tokens();
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let tokens = tokens[from..].iter().take_while(|token| token.span.end <= span.end);
        tokens.filter(|token| token.kind != TokenKind::Mark).count()
    }
}
