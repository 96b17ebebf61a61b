//! `markup`: what is wrong with the markup of a file where readers meet it. The readers of the formats note it; a rule says which faults count.

use super::message::Wording;
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, search};
use crate::article::{MarkupFault, MarkupFaultKind};
use crate::reading::Reading;

const OPTIONS: &[Opt] = &[
    Opt::new(
        "faults",
        "a list of faults",
        "What counts: blank-heading (no words), bare-heading (nothing beneath), unclosed-tag, stray-tag.",
    ),
    Opt::new(
        "together",
        "true or false",
        "One finding a story, at the first place, the others as labels; false where it is not said.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "markup",
    doc: "Headings that head nothing, and tags without their partner, are findings.",
    options: &[OPTIONS],
    placeholders: &["problem"],
    compile,
};

struct Markup {
    faults: Vec<MarkupFaultKind>,
    together: bool,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let node = draft.required("faults")?;
    let names: Vec<&str> = MarkupFaultKind::NAMES.iter().map(|(name, _)| *name).collect();
    let items = draft.mistakes.list(node);
    let faults = items.iter().filter_map(|item| draft.mistakes.word(item, &names));
    let faults = faults.map(|at| MarkupFaultKind::NAMES[at].1).collect();
    let together = draft.flag("together", false);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Markup { faults, together, wording }))
}

/// How many other places one finding shows.
const MOST_LABELS: usize = 20;

impl Check for Markup {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let mut faults = reading.article().markup_faults().iter().filter(|fault| self.faults.contains(&fault.kind));
        if !self.together {
            findings.extend(faults.map(|fault| self.finding(reading, fault)));
        } else if let Some(first) = faults.next() {
            let others =
                faults.take(MOST_LABELS).map(|fault| (Place::Source(fault.span), problem(fault.kind).to_owned()));
            findings.push(Finding { labels: others.collect(), ..self.finding(reading, first) });
        }
    }
}

impl Markup {
    fn finding(&self, reading: &Reading<'_>, fault: &MarkupFault) -> Finding {
        search::finding_at(&self.wording, reading, Place::Source(fault.span), &[("problem", problem(fault.kind))])
    }
}

fn problem(kind: MarkupFaultKind) -> &'static str {
    match kind {
        MarkupFaultKind::BlankHeading => "a heading without words",
        MarkupFaultKind::BareHeading => "nothing stands under this heading",
        MarkupFaultKind::UnclosedTag => "this tag is never closed",
        MarkupFaultKind::StrayTag => "this tag closes what nothing opened",
    }
}
