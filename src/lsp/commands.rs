//! What the server does when told to by name.

use super::actions::Ground;
use super::desk::{self, Desk};
use super::hover;
use super::markdown::{code, plain};
use super::open::Open;
use super::telling::known;
use crate::diagnostic::Diagnostic;
use crate::facts::{COMMON, Fact};
use crate::report::one_line;
use lsp_types::{Command, Range, Uri};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::fmt::Write;

/// Tells of a rule; its argument is the rule's id, its result Markdown.
pub(super) const EXPLAIN: &str = "lastread.explain";
/// Tells what was read in a story; its argument is the story's address, its result Markdown.
pub(super) const FACTS: &str = "lastread.facts";
/// Checks an open story again; its argument is the story's address, its result how many findings there are.
pub(super) const CHECK: &str = "lastread.check";

/// Lets a finding stand for a reason; its argument is a [`Stet`], its result whether there is such a finding. The client is asked to make the edit.
pub(super) const STET: &str = "lastread.stet";

/// Every command.
pub(super) const ALL: &[&str] = &[EXPLAIN, FACTS, CHECK, STET];

/// A command of the client's own: asks for the reason of a [`Stet`] and has the server write it.
const ASK_WHY: &str = "lastread.askWhy";

/// A finding to let stand.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stet {
    /// The story.
    pub(super) uri: Uri,
    /// Whose finding.
    pub(super) rule: String,
    /// Where it stands.
    pub(super) range: Range,
    /// What for.
    pub(super) ground: Ground,
    /// Why.
    #[serde(default)]
    pub(super) reason: String,
}

/// The command that has the client ask why a finding stands.
pub(super) fn ask_why(title: String, open: &Open, finding: &Diagnostic, ground: Ground) -> Command {
    let range = open.document.range(finding.span);
    let stet =
        Stet { uri: open.document.uri.clone(), rule: finding.rule.clone(), range, ground, reason: String::new() };
    Command { title, command: ASK_WHY.to_owned(), arguments: Some(vec![json!(stet)]), ..Command::default() }
}

/// The command that tells of a rule, as a menu has it.
pub(super) fn explain(title: String, rule: &str) -> Command {
    Command { title, command: EXPLAIN.to_owned(), arguments: Some(vec![json!(rule)]), ..Command::default() }
}

/// The command that tells what was read in a story, under any title.
pub(super) fn facts_of(title: String, story: &Uri) -> Command {
    Command { title, command: FACTS.to_owned(), arguments: Some(vec![json!(story)]), ..Command::default() }
}

/// The documentation of a rule.
pub(super) fn explained(desk: &Desk, id: &str) -> Option<String> {
    desk::rule(desk, id).map(hover::of_rule)
}

/// What was read in a story: a heading for each kind of claim, a line for each claim.
pub(super) fn facts(open: &Open) -> String {
    let source = open.document.source();
    let mut text = format!("# Facts in {}\n", plain(source.path()));
    for of_kind in open.edition().facts().chunk_by(|a, b| a.kind.name == b.kind.name) {
        let kind = of_kind[0].kind;
        let _ = write!(text, "\n## {} ({})\n\n{}\n\n", kind.name, of_kind.len(), plain(kind.doc));
        for fact in of_kind {
            let start = source.position(fact.span.start);
            let words = one_line(source.slice(fact.span));
            let _ = writeln!(text, "- {}:{} **{}** {}", start.line, start.column, plain(&words), fields(fact));
        }
    }
    text
}

/// The fields of a claim's own kind that could be read.
fn fields(fact: &Fact) -> String {
    let own = fact.fields.iter().filter(|(field, _)| !COMMON.iter().any(|common| common.name == field.name));
    let fields = own.filter_map(|(field, value)| Some(format!("{} {}", plain(field.name), code(&known(value)?))));
    fields.collect::<Vec<_>>().join(" · ")
}
