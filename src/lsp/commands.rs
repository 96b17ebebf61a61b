//! What the server does when told to by name.

use super::desk::{self, Desk};
use super::hover;
use super::markdown::{code, plain};
use super::open::Open;
use super::telling::known;
use crate::facts::{COMMON, Fact};
use crate::report::one_line;
use lsp_types::{Command, Uri};
use serde_json::json;
use std::fmt::Write;

/// Tells of a rule; its argument is the rule's id, its result Markdown.
pub(super) const EXPLAIN: &str = "lastread.explain";
/// Tells what was read in a story; its argument is the story's address, its result Markdown.
pub(super) const FACTS: &str = "lastread.facts";
/// Checks an open story again; its argument is the story's address, its result how many findings there are.
pub(super) const CHECK: &str = "lastread.check";

/// Every command.
pub(super) const ALL: &[&str] = &[EXPLAIN, FACTS, CHECK];

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
