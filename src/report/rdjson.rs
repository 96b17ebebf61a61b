//! `rdjson`: the Reviewdog Diagnostic Format, one `DiagnosticResult`. Its columns count bytes of UTF-8, from 1, and its ranges end before
//! their last position.

use super::words::in_full;
use super::{Options, Report, Sources, Summary, shown};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::source::Source;
use crate::span::Span;
use serde::Serialize;
use std::io::{self, Write};

/// One document, a diagnostic a line.
pub(super) struct Rdjson {
    options: Options,
    begun: bool,
}

impl Rdjson {
    pub(super) fn new(options: Options) -> Rdjson {
        Rdjson { options, begun: false }
    }

    /// What stands before an entry: the head of the document, or a comma.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match std::mem::replace(&mut self.begun, true) {
            true => out.write_all(b",\n"),
            false => out.write_all(HEAD),
        }
    }
}

const HEAD: &[u8] = b"{\"source\": {\"name\": \"lastread\"},\n\"diagnostics\": [\n";

impl Report for Rdjson {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in shown(diagnostics, self.options.min_level) {
            self.begin(out)?;
            serde_json::to_writer(&mut *out, &Entry::new(diagnostic, sources))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            out.write_all(HEAD)?;
        }
        out.write_all(b"\n]}\n")
    }
}

#[derive(Serialize)]
struct Entry<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

impl<'a> Entry<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: Sources<'_>) -> Entry<'a> {
        let source = sources.of(&diagnostic.path);
        Entry {
            message: in_full(diagnostic, sources),
            location: Location {
                path: &diagnostic.path,
                range: source.map(|source| Range::new(source, diagnostic.span)),
            },
            severity: match diagnostic.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Note => "INFO",
            },
            code: Code { value: &diagnostic.rule, url: diagnostic.url.as_deref() },
            suggestions: diagnostic.fixes.iter().filter_map(|fix| suggestion(fix, source?)).collect(),
        }
    }
}

/// A fix of one replacement: each suggestion is taken or left by itself, so one of two halves would spoil the copy.
fn suggestion<'a>(fix: &'a Fix, source: &Source) -> Option<Suggestion<'a>> {
    match fix.edits.as_slice() {
        [edit] => Some(Suggestion { range: Range::new(source, edit.span), text: &edit.text }),
        _ => None,
    }
}

impl Range {
    fn new(source: &Source, span: Span<Source>) -> Range {
        Range { start: Place::new(source, span.start), end: Place::new(source, span.end) }
    }
}

impl Place {
    fn new(source: &Source, offset: u32) -> Place {
        let line = source.lines().line_of(offset);
        let start = source.lines().start(line).unwrap_or(offset);
        Place { line: line as u32 + 1, column: offset - start + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, written};
    use super::super::{Options, Output};
    use serde_json::{Value, json};

    #[test]
    fn columns_count_bytes_and_a_fix_is_a_suggestion() {
        let source = fixture::story();
        let report = written(Output::Rdjson, Options::default(), &source, &fixture::findings(&source));
        let expected = json!({
            "source": {"name": "lastread"},
            "diagnostics": [{
                "message": "“US President Donald Trump” does not agree with “Former US President”\nstory.md:3:1: former\n\
                            help: Check which held on 2025-08-15; use one form through the story.",
                "location": {
                    "path": "story.md",
                    "range": {"start": {"line": 5, "column": 15}, "end": {"line": 5, "column": 37}},
                },
                "severity": "ERROR",
                "code": {"value": "former-and-sitting"},
                "suggestions": [{
                    "range": {"start": {"line": 5, "column": 15}, "end": {"line": 5, "column": 15}}, "text": "former ",
                }],
            }],
        });
        assert_eq!(serde_json::from_str::<Value>(&report).expect("valid JSON"), expected);
    }

    #[test]
    fn half_a_fix_is_no_suggestion() {
        let source = fixture::story();
        let mut findings = fixture::findings(&source);
        let edit = findings[0].fixes[0].edits[0].clone();
        findings[0].fixes[0].edits.push(edit);
        let report = written(Output::Rdjson, Options::default(), &source, &findings);
        let document: Value = serde_json::from_str(&report).expect("valid JSON");
        assert_eq!(document["diagnostics"][0]["suggestions"], json!([]));
    }

    #[test]
    fn a_run_without_findings_is_a_whole_document() {
        let report = written(Output::Rdjson, Options::default(), &fixture::story(), &[]);
        assert_eq!(serde_json::from_str::<Value>(&report).expect("valid JSON")["diagnostics"], json!([]));
    }
}
