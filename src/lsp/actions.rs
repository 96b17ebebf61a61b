//! What can be done about a finding: mend it, let it stand, have its rule explained.

use super::commands;
use super::diagnostics::OWN;
use super::edits::Replacement;
use super::open::Open;
use super::reason::Reason;
use super::stet;
use crate::diagnostic::{Diagnostic, Fix};
use crate::fix::{self, Allowed};
use crate::report::count;
use lsp_types::Command;
use serde::{Deserialize, Serialize};

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

/// Where a finding is let stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ground {
    /// At its block.
    Here,
    /// In the whole story.
    Story,
}

impl Ground {
    fn words(self) -> &'static str {
        match self {
            Ground::Here => "here",
            Ground::Story => "in this story",
        }
    }
}

/// What can be done about a finding in a document, the likeliest first. A client that asks why a finding stands is told to; for others the
/// reason is still to come.
pub(super) fn actions<'f>(open: &Open, finding: &'f Diagnostic, asks_why: bool) -> Vec<Action<'f>> {
    let mut actions: Vec<Action<'f>> = finding.fixes.iter().map(|fix| mend(finding, fix)).collect();
    if finding.rule.starts_with(OWN) {
        return actions;
    }
    for ground in [Ground::Here, Ground::Story] {
        if let Some(does) = stand(open, finding, ground, &Reason::to_come()) {
            let title = format!("Stet: let `{}` stand {}", finding.rule, ground.words());
            let ask = || Does::Command(commands::ask_why(title.clone(), open, finding, ground));
            let does = if asks_why { ask() } else { does };
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

/// What is written to let a finding stand: here, a comment at the block, or where there can be none the words of the finding in the file beside
/// the story; in the story, an entry of the metadata, or where there is none the file beside it.
pub(super) fn stand(open: &Open, finding: &Diagnostic, ground: Ground, reason: &Reason) -> Option<Does> {
    let edit = match ground {
        Ground::Here => stet::at_block(open, finding, reason),
        Ground::Story => stet::in_story(&open.document, finding, reason),
    };
    if let Some(edit) = edit {
        return Some(Does::Edits(vec![edit]));
    }
    let words = match ground {
        Ground::Here => Some(stet::words(open, finding)?),
        Ground::Story => None,
    };
    stet::beside(open, finding, words, reason).map(Does::EditsBeside)
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
