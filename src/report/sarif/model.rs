//! The objects of the format that lastread fills in. Their names and those of their keys are the format's own.

use super::Met;
use super::uri;
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity, Suppressed, Suppressor};
use crate::fingerprint::Fingerprint;
use crate::report::{Handbook, Page, Sources};
use crate::source::Source;
use crate::span::Span;
use serde::Serialize;

/// What a rule's level promises, in the words that code scanning sorts by.
const fn precision(level: Severity) -> &'static str {
    match level {
        Severity::Error => "very-high",
        Severity::Warning => "high",
        Severity::Note => "medium",
    }
}

#[derive(Serialize)]
pub(super) struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<ReportingDescriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    tags: [&'a str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<&'static str>,
}

impl<'a> Tool<'a> {
    pub(super) fn new(rules: &'a [Met], handbook: &dyn Handbook) -> Tool<'a> {
        let rules = rules.iter().map(|rule| ReportingDescriptor::new(rule, handbook.page(&rule.id))).collect();
        Tool { driver: Driver { name: "lastread", semantic_version: env!("CARGO_PKG_VERSION"), rules } }
    }
}

impl<'a> ReportingDescriptor<'a> {
    fn new(rule: &'a Met, page: Option<Page>) -> ReportingDescriptor<'a> {
        let level = page.as_ref().map(|page| page.level);
        ReportingDescriptor {
            id: &rule.id,
            short_description: page.as_ref().map(|page| Text { text: page.summary.clone() }),
            help: page.and_then(|page| page.docs).map(|docs| Help { text: docs.clone(), markdown: docs }),
            help_uri: rule.url.as_deref(),
            default_configuration: level.map(|level| Configuration { level: level.name() }),
            properties: Properties { tags: [&rule.category], precision: level.map(precision) },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResultObject<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixObject<'a>>,
    /// Empty says that nothing lets it stand, which absent would not (§3.27.23).
    suppressions: Vec<Suppression<'a>>,
}

#[derive(Serialize)]
pub(super) struct Suppression<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
}

impl<'a> Suppression<'a> {
    pub(super) fn new(suppressed: &'a Suppressed) -> Suppression<'a> {
        let kind = match suppressed.by {
            Suppressor::Stet => "inSource",
            Suppressor::Sidecar | Suppressor::Baseline => "external",
        };
        Suppression { kind, justification: suppressed.reason.as_deref() }
    }
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "lastread/v1")]
    v1: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject<'a> {
    description: Text,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: InsertedContent<'a>,
}

#[derive(Serialize)]
struct InsertedContent<'a> {
    text: &'a str,
}

/// The result object of one finding, whose rule is the `rule`th of the run.
pub(super) fn result<'a>(
    diagnostic: &'a Diagnostic,
    suppression: Option<Suppression<'a>>,
    fingerprint: Fingerprint,
    rule: usize,
    sources: Sources<'_>,
) -> ResultObject<'a> {
    let related = diagnostic.labels.iter().zip(1..).map(|(label, id)| Location {
        id: Some(id),
        physical_location: PhysicalLocation::new(&label.path, label.span, sources),
        message: message(&label.message),
    });
    ResultObject {
        rule_id: &diagnostic.rule,
        rule_index: rule,
        level: diagnostic.severity.name(),
        message: Text { text: told(diagnostic) },
        locations: [Location {
            id: None,
            physical_location: PhysicalLocation::new(&diagnostic.path, diagnostic.span, sources),
            message: diagnostic.label.as_deref().and_then(message),
        }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints { v1: fingerprint.to_string() },
        fixes: diagnostic.fixes.iter().map(|fix| FixObject::new(fix, &diagnostic.path, sources)).collect(),
        suppressions: suppression.into_iter().collect(),
    }
}

/// The message and the help, which may name the story's own dates and so is no part of the rule's.
fn told(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.iter().map(String::as_str);
    let lines: Vec<&str> = std::iter::once(diagnostic.message.as_str()).chain(help).collect();
    literal(&lines.join("\n"))
}

fn message(words: &str) -> Option<Text> {
    (!words.is_empty()).then(|| Text { text: literal(words) })
}

/// Words as a message string that says them: braces would be placeholders (§3.11.5), and brackets before a parenthesis a link (§3.11.6).
fn literal(words: &str) -> String {
    let words = words.replace('{', "{{").replace('}', "}}");
    if words.contains("](") { words.replace('[', "\\[").replace(']', "\\]") } else { words }
}

impl PhysicalLocation {
    fn new(path: &str, span: Span<Source>, sources: Sources<'_>) -> PhysicalLocation {
        PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri::of_path(path) },
            region: Region::new(path, span, sources),
        }
    }
}

impl Region {
    fn new(path: &str, span: Span<Source>, sources: Sources<'_>) -> Region {
        let (start, end) = sources.positions(path, span);
        Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
    }
}

impl<'a> FixObject<'a> {
    fn new(fix: &'a Fix, path: &str, sources: Sources<'_>) -> FixObject<'a> {
        let replacement = |edit: &'a Edit| Replacement {
            deleted_region: Region::new(path, edit.span, sources),
            inserted_content: InsertedContent { text: &edit.text },
        };
        FixObject {
            description: Text { text: literal(&fix.title) },
            artifact_changes: [ArtifactChange {
                artifact_location: ArtifactLocation { uri: uri::of_path(path) },
                replacements: fix.edits.iter().map(replacement).collect(),
            }],
        }
    }
}
