//! What can be done about a finding: mend it, let it stand, have its rule explained.

use super::commands;
use super::edits::Replacement;
use super::open::Open;
use super::stet;
use crate::diagnostic::{Diagnostic, Fix};
use crate::fix::{self, Allowed};
use crate::report::count;
use lsp_types::Command;

/// The kind of the action that mends all that is safe to mend.
pub(super) const MEND_ALL: &str = "source.fixAll.lastread";

/// One thing to do about a finding.
pub(super) struct Action<'f> {
    /// What it does, as a menu entry.
    pub(super) title: String,
    /// The finding it is about.
    pub(super) finding: &'f Diagnostic,
    /// Whether it is what most would do.
    pub(super) is_preferred: bool,
    /// What it does.
    pub(super) does: Does,
}

/// What an action does.
pub(super) enum Does {
    /// Replaces bytes of the document.
    Edits(Vec<Replacement>),
    /// Replaces bytes of the file beside it, which need not be there yet.
    EditsBeside(Vec<Replacement>),
    /// Has the server do something.
    Command(Command),
}

/// The rules of lastread itself: about rule files, stets, the config. There is no letting them stand, and nothing to explain.
const OWN: &str = "lastread/";

/// What can be done about a finding in a document, the likeliest first.
pub(super) fn actions<'f>(open: &Open, finding: &'f Diagnostic) -> Vec<Action<'f>> {
    let mut actions: Vec<Action<'f>> = finding.fixes.iter().map(|fix| mend(finding, fix)).collect();
    if finding.rule.starts_with(OWN) {
        return actions;
    }
    for (place, does) in [("here", stand_here(open, finding)), ("in this story", stand_in_story(open, finding))] {
        if let Some(does) = does {
            let title = format!("Stet: let `{}` stand {place}", finding.rule);
            actions.push(Action { title, finding, is_preferred: false, does });
        }
    }
    let title = format!("Explain `{}`", finding.rule);
    let command = commands::explain(title.clone(), &finding.rule);
    actions.push(Action { title, finding, is_preferred: false, does: Does::Command(command) });
    actions
}

fn mend<'f>(finding: &'f Diagnostic, fix: &Fix) -> Action<'f> {
    let edits = fix.edits.iter().map(|edit| (edit.span, edit.text.clone())).collect();
    Action { title: fix.title.clone(), finding, is_preferred: fix.safe, does: Does::Edits(edits) }
}

/// A comment at the block, or where there can be none the words of the finding in the file beside the story.
fn stand_here(open: &Open, finding: &Diagnostic) -> Option<Does> {
    match stet::at_block(open, finding) {
        Some(edit) => Some(Does::Edits(vec![edit])),
        None => stet::beside(open, finding, Some(stet::words(open, finding)?)).map(Does::EditsBeside),
    }
}

/// An entry of the metadata, or where there is none the file beside the story.
fn stand_in_story(open: &Open, finding: &Diagnostic) -> Option<Does> {
    match stet::in_story(&open.document, finding) {
        Some(edit) => Some(Does::Edits(vec![edit])),
        None => stet::beside(open, finding, None).map(Does::EditsBeside),
    }
}

/// The edits that mend all that needs no person to look, and their title; nothing where there is nothing to mend.
pub(super) fn mend_all<'f>(
    open: &Open,
    findings: impl Iterator<Item = &'f Diagnostic>,
) -> Option<(String, Vec<Replacement>)> {
    let findings: Vec<_> = findings.collect();
    let least = findings.iter().map(|finding| finding.severity).min()?;
    let allowed = Allowed { unsafe_too: false, min_level: least };
    let fixes = findings.iter().filter_map(|finding| allowed.fix_of(finding));
    let (edits, mended) = fix::edits(open.document.source(), fixes);
    let edits = edits.into_iter().map(|edit| (edit.span, edit.text.clone())).collect();
    (mended > 0).then(|| (format!("Mend {} where it is safe", count(mended, "place")), edits))
}
