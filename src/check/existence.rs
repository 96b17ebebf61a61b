//! `existence`: certain words must not stand in copy. Every one that does is a finding.

use super::message::Wording;
use super::search::{self, Search};
use super::{Check, Draft, Finding, Hit, Kind, Word};
use crate::reading::Reading;

pub(super) const KIND: Kind = Kind {
    name: "existence",
    doc: "Certain words must not stand in copy; every one that does is a finding.",
    options: search::OPTIONS,
    placeholders: &["match"],
    compile,
};

struct Existence {
    search: Search,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let search = Search::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Existence { search, wording }))
}

impl Check for Existence {
    fn words(&self) -> &[Word] {
        &self.search.words
    }

    fn signs(&self) -> Vec<&str> {
        self.search.signs().collect()
    }

    fn check(&self, reading: &Reading<'_>, hits: &[Hit], findings: &mut Vec<Finding>) {
        for span in self.search.matches(reading, hits) {
            findings.push(search::finding(&self.wording, reading, span, &[("match", reading.slice(span))]));
        }
    }
}
