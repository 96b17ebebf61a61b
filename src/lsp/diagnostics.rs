//! Findings as the protocol has them.

use super::desk::{Desk, Desks};
use super::document::{Document, Genre};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::Source;
use crate::span::Span;
use crate::table::{self, Tables};
use crate::{report, rule};
use lsp_types::{CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, Location};
use std::panic::{self, AssertUnwindSafe};

/// Who says so, in the editor's list of problems.
pub(super) const SOURCE: &str = "lastread";

/// What is found in a document. Where looking made lastread fail, that is what is found.
pub(super) fn find(document: &Document, desk: &Desk) -> Vec<Diagnostic> {
    let source = document.source();
    panic::catch_unwind(AssertUnwindSafe(|| match document.genre {
        Genre::Story(format) => desk.linter.check(source, format),
        Genre::Rule => rule::examples::test(source),
        Genre::Table => table::load(source).err().unwrap_or_default(),
        Genre::Other => Vec::new(),
    }))
    .unwrap_or_else(|_| vec![failure(source)])
}

/// A bug of ours that a document brought out. An editor must not lose everything else for it.
fn failure(source: &Source) -> Diagnostic {
    let message = "this file made lastread fail; please report it";
    Diagnostic::own("lastread/failure", Severity::Error, source.path(), Span::at(0), message)
}

/// A finding in a document for the client.
pub(super) fn diagnostic(document: &Document, desks: &Desks, finding: &Diagnostic) -> lsp_types::Diagnostic {
    let labels: Vec<_> = finding.labels.iter().map(|label| related(document, desks, finding, label)).collect();
    lsp_types::Diagnostic {
        range: document.range(finding.span),
        severity: Some(severity(finding.severity)),
        code: Some(finding.rule.clone().into()),
        code_description: finding.url.as_deref().and_then(|url| url.parse().ok()).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(finding).into(),
        related_information: (!labels.is_empty()).then_some(labels),
        ..lsp_types::Diagnostic::default()
    }
}

/// The other place. A row of a shipped table is in no file the client could open: it is told of at the finding itself.
fn related(document: &Document, desks: &Desks, finding: &Diagnostic, label: &Label) -> DiagnosticRelatedInformation {
    if label.path == document.source().path() {
        return DiagnosticRelatedInformation {
            location: document.location(label.span),
            message: label.message.clone(),
        };
    }
    let text = table_file(desks.of(&document.uri).linter.tables(), &label.path);
    let uri = desks.address(&label.path, &document.uri).filter(|_| !label.path.starts_with(table::EMBEDDED));
    let in_file = uri.map(|uri| Location { uri, range: document.lines_of(text).range(text, label.span) });
    let row = text.get(label.span.range()).unwrap_or_default();
    DiagnosticRelatedInformation {
        location: in_file.unwrap_or_else(|| document.location(finding.span)),
        message: format!("{} ({}: {})", label.message, label.path, report::one_line(row.trim())),
    }
}

/// The text of a table's file.
fn table_file<'t>(tables: &'t Tables, path: &str) -> &'t str {
    tables.files().find(|(other, _)| *other == path).map_or("", |(_, text)| text)
}

/// What is wrong, and under it what to do.
fn message(finding: &Diagnostic) -> String {
    match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
    }
}
