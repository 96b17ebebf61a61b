//! `gitlab`: the Code Quality report that GitLab shows beside the lines of a merge request.
//!
//! GitLab reads a path, the line a finding begins in and a fingerprint, by which it tells findings that are new.

use super::words::in_full;
use super::{Options, Report, Sources, Summary, shown_with_fingerprints};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fingerprint::Fingerprint;
use serde::Serialize;
use std::io::{self, Write};

/// One list, an issue a line.
pub(super) struct Gitlab {
    options: Options,
    begun: bool,
}

impl Gitlab {
    pub(super) fn new(options: Options) -> Gitlab {
        Gitlab { options, begun: false }
    }
}

impl Report for Gitlab {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        for (diagnostic, fingerprint) in shown_with_fingerprints(sources, diagnostics, self.options.min_level) {
            out.write_all(if std::mem::replace(&mut self.begun, true) { b",\n" } else { b"[\n" })?;
            serde_json::to_writer(&mut *out, &Issue::new(diagnostic, fingerprint, sources))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })
    }
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl<'a> Issue<'a> {
    fn new(diagnostic: &'a Diagnostic, fingerprint: Fingerprint, sources: Sources<'_>) -> Issue<'a> {
        let (start, end) = sources.positions(&diagnostic.path, diagnostic.span);
        Issue {
            description: in_full(diagnostic, sources),
            check_name: &diagnostic.rule,
            fingerprint: fingerprint.to_string(),
            // Of GitLab's five; `critical` and `blocker` are for what stops a shop.
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            location: Location { path: &diagnostic.path, lines: Lines { begin: start.line, end: end.line } },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, finding, written};
    use super::super::{Options, Output};
    use crate::diagnostic::Severity;
    use crate::source::Source;
    use crate::span::Span;
    use serde_json::{Value, json};

    fn issues(source: &Source, diagnostics: &[crate::diagnostic::Diagnostic]) -> Value {
        let report = written(Output::Gitlab, Options::default(), source, diagnostics);
        serde_json::from_str(&report).expect("valid JSON")
    }

    #[test]
    fn an_issue_has_what_gitlab_reads() {
        let source = fixture::story();
        let mut found = issues(&source, &fixture::findings(&source));
        let fingerprint = found[0]["fingerprint"].take();
        assert!(fingerprint.as_str().is_some_and(|digits| digits.len() == 16), "{fingerprint}");
        let expected = json!([{
            "description": "“US President Donald Trump” does not agree with “Former US President”\nstory.md:3:1: former\n\
                            help: Check which held on 2025-08-15; use one form through the story.",
            "check_name": "former-and-sitting", "fingerprint": null, "severity": "major",
            "location": {"path": "story.md", "lines": {"begin": 5, "end": 5}},
        }]);
        assert_eq!(found, expected);
    }

    #[test]
    fn two_findings_alike_are_two_issues_and_none_are_an_empty_list() {
        let source = Source::new("a.md", "one\none\n");
        let of = |span| finding(&source, Severity::Warning, span, "x");
        let found = issues(&source, &[of(Span::new(0, 3)), of(Span::new(4, 7))]);
        assert_ne!(found[0]["fingerprint"], found[1]["fingerprint"]);
        assert_eq!(issues(&source, &[]), json!([]));
    }
}
