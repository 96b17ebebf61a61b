//! `json` and `jsonl`: findings for programs. The keys and their meaning are a contract: always present, `null` or empty where there is
//! nothing; new ones may come, none goes. Every level is in it, whatever a person asked to see.

use super::{Report, Sources, Summary};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label};
use crate::source::Source;
use crate::span::Span;
use serde::Serialize;
use std::io::{self, Write};

/// Version of the document's shape; it changes only when a key is removed or changes its meaning.
const VERSION: u32 = 1;

/// One document, written as files come in, a diagnostic a line.
#[derive(Default)]
pub(super) struct Json {
    begun: bool,
    any: bool,
}

impl Report for Json {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in diagnostics {
            self.begin(out)?;
            out.write_all(if self.any { b",\n" } else { b"\n" })?;
            self.any = true;
            serde_json::to_writer(&mut *out, &Entry::new(diagnostic, sources))?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        out.write_all(if self.any { b"\n],\n" } else { b"],\n" })?;
        out.write_all(b"\"summary\": ")?;
        serde_json::to_writer(&mut *out, summary)?;
        out.write_all(b"}\n")
    }
}

impl Json {
    /// Opens the document, once.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            write!(out, "{{\"version\": {VERSION},\n\"diagnostics\": [")?;
        }
        Ok(())
    }
}

/// The same objects, one a line.
pub(super) struct Jsonl;

impl Report for Jsonl {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in diagnostics {
            serde_json::to_writer(&mut *out, &Entry::new(diagnostic, sources))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The objects of some diagnostics.
#[cfg(feature = "cli")]
pub(crate) fn entries<'a>(sources: Sources<'a>, diagnostics: &'a [Diagnostic]) -> Vec<Entry<'a>> {
    diagnostics.iter().map(|diagnostic| Entry::new(diagnostic, sources)).collect()
}

/// One diagnostic.
#[derive(Serialize)]
pub(crate) struct Entry<'a> {
    rule: &'a str,
    category: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Where<'a>,
    labels: Vec<LabelEntry<'a>>,
    help: Option<&'a str>,
    url: Option<&'a str>,
    fixes: Vec<FixEntry<'a>>,
}

/// Bytes of a file (end exclusive), and the same in lines and columns (from 1, in Unicode scalar values).
#[derive(Serialize)]
struct Where<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    #[serde(flatten)]
    place: Where<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<EditEntry<'a>>,
}

#[derive(Serialize)]
struct EditEntry<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> Entry<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: Sources<'_>) -> Entry<'a> {
        let label = |label: &'a Label| LabelEntry {
            place: Where::new(&label.path, label.span, sources),
            message: &label.message,
        };
        Entry {
            rule: &diagnostic.rule,
            category: &diagnostic.category,
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            place: Where::new(&diagnostic.path, diagnostic.span, sources),
            labels: diagnostic.labels.iter().map(label).collect(),
            help: diagnostic.help.as_deref(),
            url: diagnostic.url.as_deref(),
            fixes: diagnostic.fixes.iter().map(fix_entry).collect(),
        }
    }
}

impl<'a> Where<'a> {
    fn new(path: &'a str, span: Span<Source>, sources: Sources<'_>) -> Where<'a> {
        let (start, end) = sources.positions(path, span);
        Where {
            path,
            start: span.start,
            end: span.end,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

fn fix_entry(fix: &Fix) -> FixEntry<'_> {
    let edits = fix.edits.iter().map(|Edit { span, text }| EditEntry { start: span.start, end: span.end, text });
    FixEntry { title: &fix.title, safe: fix.safe, edits: edits.collect() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, written};
    use super::super::{Options, Output};
    use serde_json::{Value, json};

    #[test]
    fn the_document_is_the_contract_key_for_key() {
        let source = fixture::story();
        let report = written(Output::Json, Options::default(), &source, &fixture::findings(&source));
        let document: Value = serde_json::from_str(&report).expect("valid JSON");
        let expected = json!({
            "version": 1,
            "diagnostics": [
                {
                    "rule": "former-and-sitting", "category": "people", "severity": "error",
                    "message": "“US President Donald Trump” does not agree with “Former US President”",
                    "path": "story.md", "start": 71, "end": 93, "line": 5, "column": 11, "end_line": 5, "end_column": 33,
                    "labels": [{
                        "path": "story.md", "start": 10, "end": 42, "line": 3, "column": 1, "end_line": 3, "end_column": 33,
                        "message": "former",
                    }],
                    "help": "Check which held on 2025-08-15; use one form through the story.", "url": null,
                    "fixes": [{
                        "title": "Use “former”", "safe": false, "edits": [{"start": 71, "end": 71, "text": "former "}],
                    }],
                },
                {
                    "rule": "title", "category": "people", "severity": "note", "message": "Look at this, 100%",
                    "path": "story.md", "start": 20, "end": 48, "line": 3, "column": 11, "end_line": 3, "end_column": 39,
                    "labels": [], "help": null, "url": null, "fixes": [],
                },
            ],
            "summary": {"files": 1, "errors": 1, "warnings": 0, "notes": 1, "suppressed": 0, "baselined": 0},
        });
        assert_eq!(document, expected);
    }

    #[test]
    fn a_run_without_findings_is_a_whole_document() {
        let report = written(Output::Json, Options::default(), &fixture::story(), &[]);
        let document: Value = serde_json::from_str(&report).expect("valid JSON");
        assert_eq!(document["diagnostics"], json!([]));
        assert_eq!(document["summary"]["files"], 1);
    }

    #[test]
    fn jsonl_holds_the_same_objects_one_a_line() {
        let source = fixture::story();
        let findings = fixture::findings(&source);
        let document: Value =
            serde_json::from_str(&written(Output::Json, Options::default(), &source, &findings)).expect("valid JSON");
        let lines: Vec<Value> = written(Output::Jsonl, Options::default(), &source, &findings)
            .lines()
            .map(|line| serde_json::from_str(line).expect("valid JSON"))
            .collect();
        assert_eq!(document["diagnostics"], Value::Array(lines));
    }
}
