//! `each`: every claim of a kind that meets a condition is a finding.

use super::message::{Facts, Vocabulary, Wording, shortened};
use super::selection::{self, Pick, Selection};
use super::{Check, Draft, Finding, Hit, Kind, Place, neighbour};
use crate::reading::Reading;

pub(super) const KIND: Kind = Kind {
    name: "each",
    doc: "Every claim that meets a condition is a finding.",
    options: &[selection::OPTIONS, neighbour::OPTIONS],
    placeholders: &[],
    compile,
};

struct Each {
    selection: Selection,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let selection = Selection::read(draft)?;
    let mut claims = vec![("claim", selection.kind)];
    claims.extend(selection.near_kind());
    let wording =
        Wording::read(draft, &Vocabulary { claims: &claims, words: KIND.placeholders, row: None, subject: "claim" })?;
    Some(Box::new(Each { selection, wording }))
}

impl Check for Each {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        findings.extend(self.selection.pick(reading).into_iter().map(|pick| self.finding(reading, pick)));
    }
}

impl Each {
    fn finding<'r>(&self, reading: &'r Reading<'r>, pick: Pick<'r>) -> Finding {
        let mut claims = vec![("claim", pick.claim)];
        claims.extend(pick.near.map(|near| ("near", near)));
        let said =
            self.wording.say(&Facts { reading, claims: &claims, words: &[], row: None, subject: pick.claim.span() });
        let near = pick.near.map(|near| (Place::Text(near.span()), shortened(near.text())));
        let shown = self.selection.shown(pick.claim).map(|(place, words)| (Place::Text(place), words));
        Finding {
            place: Place::Text(self.selection.place(pick.claim)),
            message: said.message,
            label: self.selection.label(pick.claim),
            labels: shown.chain(near).collect(),
            help: said.help,
            fixes: said.fixes,
            doubtful: false,
        }
    }
}
