//! `occurrence`: something must stand at least, or at most, so many times in a sentence, a paragraph or the story.

use super::message::Wording;
use super::neighbour::Within;
use super::search::{self, Search};
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, Word};
use crate::reading::Reading;
use crate::span::{Span, Text};

const OPTIONS: &[Opt] = &[
    Opt::new("min", "a whole number", "At least so many; with fewer in the story, the finding is about the file."),
    Opt::new("max", "a whole number", "At most so many; the finding is the first beyond."),
    Opt::new("within", "sentence, paragraph or story", "Where they are counted; the story where it is not said."),
];

/// Earlier matches are shown up to this many.
const MAX_SHOWN: usize = 4;

pub(super) const KIND: Kind = Kind {
    name: "occurrence",
    doc: "Something must stand at least, or at most, so many times.",
    options: &[search::OPTIONS[0], search::OPTIONS[1], search::OPTIONS[2], search::OPTIONS[3], OPTIONS],
    placeholders: &["match", "count", "limit"],
    compile,
};

struct Occurrence {
    search: Search,
    min: usize,
    max: Option<usize>,
    within: Within,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let search = Search::read(draft);
    let (min, max) = (draft.count("min").unwrap_or(0), draft.count("max"));
    let within = draft.word("within", Within::NAMES).map_or(Within::Story, Within::nth);
    if min == 0 && max.is_none() {
        draft.mistakes.push(draft.with.head, "an occurrence without `min` or `max` can never fire");
    }
    if let (Some(max), Some((key, _))) = (max, draft.with.entry("min"))
        && max < min
    {
        draft.mistakes.push(key.span, "`min` is more than `max`, so every story would be a finding");
    }
    if let (Some((key, _)), true) = (draft.with.entry("min"), within != Within::Story) {
        draft.mistakes.push(key.span, "`min` counts in the whole story only").help("take `within` out");
    }
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Occurrence { search, min, max, within, wording }))
}

impl Check for Occurrence {
    fn words(&self) -> &[Word] {
        &self.search.words
    }

    fn signs(&self) -> Vec<&str> {
        self.search.signs().collect()
    }

    fn check(&self, reading: &Reading<'_>, hits: &[Hit], findings: &mut Vec<Finding>) {
        let matches = self.search.matches(reading, hits);
        if matches.len() < self.min {
            let count = matches.len().to_string();
            let words = [("count", count.as_str()), ("limit", &self.min.to_string())];
            let finding = search::finding(&self.wording, reading, Span::at(0), &words);
            findings.push(Finding { place: Place::File, fixes: Vec::new(), ..finding });
        }
        let Some(max) = self.max else { return };
        let around = |span: &Span<Text>| self.within.around(reading, span.start);
        for together in matches.chunk_by(|a, b| around(a) == around(b)).filter(|together| together.len() > max) {
            let (span, count) = (together[max], together.len().to_string());
            let words = [("match", reading.slice(span)), ("count", count.as_str()), ("limit", &max.to_string())];
            let mut finding = search::finding(&self.wording, reading, span, &words);
            let earlier = together[..max].iter().take(MAX_SHOWN);
            finding.labels = earlier.map(|span| (Place::Text(*span), reading.slice(*span).to_owned())).collect();
            findings.push(finding);
        }
    }
}
