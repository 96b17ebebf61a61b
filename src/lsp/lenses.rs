//! Counts above a story's headline and its sections: what is found there, and what was read.

use super::commands;
use super::document::Genre;
use super::open::Open;
use super::symbols::heads;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::count;
use crate::source::Source;
use crate::span::Span;
use lsp_types::CodeLens;

/// A part of a story that has counts: the place they stand at, and what they count.
struct Section {
    at: Span<Source>,
    whole: Span<Source>,
}

/// The counts of a document: of all of it at its first block, and of each section at its heading. `findings` are those that are shown.
pub(super) fn lenses(open: &Open, findings: &[&Diagnostic]) -> Vec<CodeLens> {
    let Genre::Story(_) = open.document.genre else { return Vec::new() };
    let found = open.edition().found();
    let lens = |(section, stands): (Section, usize)| {
        let is_in = |span: Span<Source>| section.whole.encloses(span);
        let here: Vec<_> = findings.iter().filter(|finding| is_in(finding.span)).collect();
        let quotes = found.quotes.iter().filter(|quote| is_in(quote.span)).count();
        let mut counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
            .map(|level| (here.iter().filter(|finding| finding.severity == level).count(), level))
            .iter()
            .filter(|(some, _)| *some > 0)
            .map(|(some, level)| count(*some, level.name()))
            .collect();
        if counts.is_empty() {
            counts.push("no findings".to_owned());
        }
        counts.extend((stands > 0).then(|| format!("{stands} let stand")));
        counts.extend((quotes > 0).then(|| count(quotes, "quotation")));
        let command = commands::facts_of(counts.join(" · "), &open.document.uri);
        CodeLens { range: open.document.range(section.at), command: Some(command), data: None }
    };
    let end = open.document.source().text().len() as u32;
    let first = open.edition().parts().iter().map(|part| part.span).min();
    let story = first.map(|first| (Section { at: Span::at(first.start), whole: Span::new(0, end) }, found.stands));
    let heads = heads(open);
    let sections = heads.iter().enumerate().filter(|(_, head)| Some(head.span) != first).map(|(at, head)| {
        let next = heads.get(at + 1).map_or(end, |next| next.span.start);
        (Section { at: Span::at(head.span.start), whole: Span::new(head.span.start, next) }, 0)
    });
    story.into_iter().chain(sections).map(lens).collect()
}
