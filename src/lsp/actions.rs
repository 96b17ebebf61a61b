//! What can be done about a finding: mend it, let it stand, have its rule explained.

use super::commands;
use super::open::Open;
use super::stet;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Source;
use crate::span::Span;
use lsp_types::Command;

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
    Edits(Vec<(Span<Source>, String)>),
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
    let stets = [("here", stet::at_block(open, finding)), ("in this story", stet::in_story(&open.document, finding))];
    for (place, edit) in stets {
        if let Some(edit) = edit {
            let title = format!("Stet: let `{}` stand {place}", finding.rule);
            actions.push(Action { title, finding, is_preferred: false, does: Does::Edits(vec![edit]) });
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
