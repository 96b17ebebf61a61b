//! A story and its findings, for the tests of every format.

use super::{Handbook, Options, Output, Page, Sources, Summary};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Severity};
use crate::source::Source;
use crate::span::Span;

/// A short story in which a president is both former and sitting.
pub(super) fn story() -> Source {
    Source::new(
        "story.md",
        "# Summit\n\nFormer US President Donald Trump spoke first.\n\nThen “US” President Donald Trump replied at café.\n",
    )
}

/// An error with a label, help and a fix, and a note without any.
pub(super) fn findings(source: &Source) -> Vec<Diagnostic> {
    let odd = find(source, "President Donald Trump replied");
    let odd = Span::new(odd.start, odd.end - " replied".len() as u32);
    let title = find(source, "President Donald Trump spoke");
    vec![
        Diagnostic {
            label: Some("sitting".to_owned()),
            labels: vec![Label {
                path: source.path().to_owned(),
                span: find(source, "Former US President Donald Trump"),
                message: "former".to_owned(),
            }],
            help: Some("Check which held on 2025-08-15; use one form through the story.".to_owned()),
            fixes: vec![Fix {
                title: "Use “former”".to_owned(),
                safe: false,
                edits: vec![Edit { span: Span::at(odd.start), text: "former ".to_owned() }],
            }],
            ..finding(
                source,
                Severity::Error,
                odd,
                "“US President Donald Trump” does not agree with “Former US President”",
            )
        },
        Diagnostic { rule: "title".to_owned(), ..finding(source, Severity::Note, title, "Look at this, 100%") },
    ]
}

/// A bare finding.
pub(super) fn finding(source: &Source, severity: Severity, span: Span<Source>, message: &str) -> Diagnostic {
    let rule = "former-and-sitting";
    Diagnostic { category: "people".to_owned(), ..Diagnostic::own(rule, severity, source.path(), span, message) }
}

/// The first place where `words` stand.
pub(super) fn find(source: &Source, words: &str) -> Span<Source> {
    let start = source.text().find(words).expect("words stand in the story");
    Span::from_range(start..start + words.len())
}

/// What a format writes about one source.
pub(super) fn written(output: Output, options: Options, source: &Source, diagnostics: &[Diagnostic]) -> String {
    written_with(output, options, source.into(), diagnostics)
}

/// The same, where more than one source is known.
pub(super) fn written_with(
    output: Output,
    options: Options,
    sources: Sources<'_>,
    diagnostics: &[Diagnostic],
) -> String {
    let mut out = Vec::new();
    let mut summary = Summary { files: 1, ..Summary::default() };
    summary.count(diagnostics);
    let mut report = output.report(options, &Book);
    report.file(sources, diagnostics, &mut out).expect("a Vec takes all");
    report.finish(&summary, &mut out).expect("a Vec takes all");
    String::from_utf8(out).expect("UTF-8")
}

/// A handbook of one rule.
pub(super) struct Book;

impl Handbook for Book {
    fn page(&self, rule: &str) -> Option<Page> {
        (rule == "former-and-sitting").then(|| Page {
            level: Severity::Error,
            summary: "One person is called both the former and the sitting holder of one office.".to_owned(),
            docs: Some("## What it checks\n\nTitles & *tenure*.\n\n<script>alert(1)</script>\n".to_owned()),
        })
    }
}
