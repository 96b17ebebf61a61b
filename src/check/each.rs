//! `each`: every claim of a kind that meets a condition is a finding.

use super::message::{Facts, Vocabulary, Wording, shortened};
use super::pattern::{Excuses, Pattern};
use super::selection::{self, Pick, Selection};
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, neighbour};
use crate::reading::Reading;

const OPTIONS: &[Opt] = &[Opt::new(
    "unless",
    "a regular expression, or a list of them",
    "A claim is let stand where this matches around it.",
)];

pub(super) const KIND: Kind = Kind {
    name: "each",
    doc: "Every claim that meets a condition is a finding.",
    options: &[selection::OPTIONS, neighbour::OPTIONS, OPTIONS],
    placeholders: &[],
    compile,
};

struct Each {
    selection: Selection,
    unless: Vec<Pattern>,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let selection = Selection::read(draft)?;
    let unless = draft.patterns("unless", false);
    let mut claims = vec![("claim", selection.kind)];
    claims.extend(selection.near_kind());
    let wording =
        Wording::read(draft, &Vocabulary { claims: &claims, words: KIND.placeholders, row: None, subject: "claim" })?;
    Some(Box::new(Each { selection, unless, wording }))
}

impl Check for Each {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let mut excuses = Excuses::new(&self.unless, reading);
        let picked = self.selection.pick(reading).into_iter().filter(|pick| !excuses.cover(pick.claim.span()));
        findings.extend(picked.map(|pick| self.finding(reading, pick)));
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
