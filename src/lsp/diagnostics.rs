//! Findings as the protocol has them.

use super::document::Document;
use super::pages;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::report;
use crate::table::{self, Tables};
use lsp_types::{CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Uri};
use std::path::Path;

/// The rules of lastread itself: about rule files, stets, the config. There is no letting them stand, and nothing to explain.
pub(super) const OWN: &str = "lastread/";

/// Who says so, in the editor's list of problems.
pub(super) const SOURCE: &str = "lastread";

/// A finding in a document for the client, and for one that opens pages the page of its rule.
pub(super) fn diagnostic(
    document: &Document,
    tables: &Tables,
    finding: &Diagnostic,
    opens_pages: bool,
) -> lsp_types::Diagnostic {
    let documented = finding.url.as_deref().and_then(|url| url.parse().ok());
    let page = || pages::of_rule(&finding.rule).filter(|_| opens_pages && !finding.rule.starts_with(OWN));
    let labels: Vec<_> = finding.labels.iter().map(|label| related(document, tables, finding, label)).collect();
    lsp_types::Diagnostic {
        range: document.range(finding.span),
        severity: Some(severity(finding.severity)),
        code: Some(finding.rule.clone().into()),
        code_description: documented.or_else(page).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(finding).into(),
        related_information: (!labels.is_empty()).then_some(labels),
        ..lsp_types::Diagnostic::default()
    }
}

/// The other place. A row of a shipped table is in no file the client could open: it is told of at the finding itself.
fn related(document: &Document, tables: &Tables, finding: &Diagnostic, label: &Label) -> DiagnosticRelatedInformation {
    if label.path == document.source().path() {
        return DiagnosticRelatedInformation {
            location: document.location(label.span),
            message: label.message.clone(),
        };
    }
    let text = table_file(tables, &label.path);
    // A newsroom's own table stands under its whole path.
    let path = Some(Path::new(&label.path)).filter(|path| path.is_absolute());
    let uri = path.and_then(|path| Uri::from_file_path(path).ok());
    let in_file = uri.map(|uri| Location { uri, range: document.lines_of(text).range(text, label.span) });
    let name = if label.path.starts_with(table::EMBEDDED) { &label.path } else { file_name(&label.path) };
    let row = text.get(label.span.range()).unwrap_or_default();
    DiagnosticRelatedInformation {
        location: in_file.unwrap_or_else(|| document.location(finding.span)),
        message: format!("{} ({name}: {})", label.message, report::one_line(row.trim())),
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
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
