//! What an editor shows under the pointer: on a finding the rule's documentation, on a claim what lastread read there.

use super::completion;
use super::desk::{self, Desk};
use super::markdown::{code, plain};
use super::names::touches;
use super::open::Open;
use super::telling;
use crate::article::Article;
use crate::diagnostic::Diagnostic;
use crate::facts::Fact;
use crate::rule::Rule;
use crate::source::Source;
use crate::span::Span;
use std::fmt::Write;

/// How many claims are told of at one place, the innermost first.
const MOST: usize = 3;

/// Kinds of claim of which nothing more can be told than that they were seen.
const UNTOLD: &[&str] = &["attribution"];

/// What there is to say of a byte of a document, in Markdown, and the bytes it is said of.
pub(super) fn hover(open: &Open, findings: &[&Diagnostic], offset: u32) -> Option<(Span<Source>, String)> {
    let mut spans = Vec::new();
    let mut sections = Vec::new();
    for finding in findings.iter().filter(|finding| touches(finding.span, offset)) {
        spans.push(finding.span);
        sections.push(of_finding(finding, &open.desk));
    }
    let facts = open.edition().facts();
    for fact in innermost(facts, offset) {
        spans.push(fact.span);
        sections.push(telling::tell(fact, facts, &open.document, &open.desk));
    }
    if let Some((span, section)) = of_word(open, offset) {
        spans.push(span);
        sections.push(section);
    }
    sections.dedup();
    let span = spans.into_iter().min_by_key(|span| span.len())?;
    Some((span, sections.join("\n\n---\n\n")))
}

/// The claims at a byte, the shortest first. A body or a place is told of as such, not as a name too.
fn innermost(facts: &[Fact], offset: u32) -> Vec<&Fact> {
    let is_here = |fact: &&Fact| touches(fact.span, offset) && !UNTOLD.contains(&fact.kind.name);
    let mut here: Vec<&Fact> = facts.iter().filter(is_here).collect();
    here.sort_by_key(|fact| (fact.span.len(), fact.kind.name == "name"));
    here.dedup_by(|fact, before| fact.kind.name == "name" && fact.span == before.span);
    here.truncate(MOST);
    here
}

/// A rule that is named at a byte, in a stet, a configuration or a file beside a story; else a key there, or in a rule.
fn of_word(open: &Open, offset: u32) -> Option<(Span<Source>, String)> {
    let source = open.document.source();
    if open.edition().article().is_some_and(|article| !speaks_of_rules(article, offset)) {
        return None;
    }
    let is_of_word = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '_');
    let (before, after) = source.text().split_at_checked(offset as usize)?;
    let start = before.trim_end_matches(is_of_word).len() as u32;
    let end = offset + (after.len() - after.trim_start_matches(is_of_word).len()) as u32;
    let span = Span::new(start, end);
    let word = source.slice(span);
    let text = match desk::rule(&open.desk, word) {
        Some(rule) => of_rule(rule),
        None => {
            let (_, offers) = completion::offers(&open.document, &open.desk, end);
            let offer = offers.into_iter().find(|offer| offer.word == word && !offer.doc.is_empty())?;
            format!("{} {}\n\n{}", code(word), plain(&offer.detail), plain(&offer.doc))
        }
    };
    (!word.is_empty()).then_some((span, text))
}

/// Whether a byte of a story is in a comment or in what the metadata lets stand.
fn speaks_of_rules(article: &Article, offset: u32) -> bool {
    let fields = article.meta().fields().iter().filter(|field| field.name.starts_with("stet"));
    article
        .comments()
        .iter()
        .map(|comment| comment.span)
        .chain(fields.map(|field| field.span))
        .any(|span| touches(span, offset))
}

/// The documentation of the rule that found it.
fn of_finding(finding: &Diagnostic, desk: &Desk) -> String {
    let message = format!("**{}** ({})", plain(&finding.message), finding.severity.name());
    match desk::rule(desk, &finding.rule) {
        Some(rule) => format!("{message}\n\n{}", of_rule(rule)),
        None => message,
    }
}

/// A rule's name, summary and documentation.
pub(super) fn of_rule(rule: &Rule) -> String {
    let mut text = format!("{} · {}\n\n{}", code(&rule.id), rule.category, plain(&rule.summary));
    if let Some(docs) = rule.documentation() {
        let _ = write!(text, "\n\n{}", docs.trim());
    }
    if let Some(url) = &rule.url {
        let _ = write!(text, "\n\n<{url}>");
    }
    text
}
