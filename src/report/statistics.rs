//! How many findings each rule has, instead of the findings: for archives, and for choosing what to mend first.

use super::pretty::closing;
use super::{Options, Report, Sources, Summary, shown};
use crate::diagnostic::{Diagnostic, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A table for people; it keeps to the levels they asked for.
pub(super) struct Table {
    options: Options,
    rows: Rows,
}

impl Table {
    pub(super) fn new(options: Options) -> Table {
        Table { options, rows: Rows::default() }
    }
}

impl Report for Table {
    fn file(&mut self, _: Sources<'_>, diagnostics: &[Diagnostic], _: &mut dyn Write) -> io::Result<()> {
        self.rows.add(shown(diagnostics, self.options.min_level));
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let rows = self.rows.sorted();
        if !rows.is_empty() {
            writeln!(out, "findings  files  level    rule")?;
        }
        for Row { findings, files, severity, rule, .. } in rows {
            writeln!(out, "{findings:>8}  {files:>5}  {severity:<7}  {rule}")?;
        }
        writeln!(out, "{}", closing(summary, self.options.min_level))
    }
}

/// The same for programs: one JSON document, every level in it.
#[derive(Default)]
pub(super) struct Document {
    rows: Rows,
}

/// Version of the document's shape; it changes only when a key is removed or changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    rules: Vec<Row<'a>>,
    summary: &'a Summary,
}

impl Report for Document {
    fn file(&mut self, _: Sources<'_>, diagnostics: &[Diagnostic], _: &mut dyn Write) -> io::Result<()> {
        self.rows.add(diagnostics.iter());
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &Whole { version: VERSION, rules: self.rows.sorted(), summary })?;
        out.write_all(b"\n")
    }
}

/// Counts by rule and level: one rule finds both what is plain and what is doubtful.
#[derive(Default)]
struct Rows(BTreeMap<(String, Severity), Count>);

#[derive(Default)]
struct Count {
    category: String,
    findings: usize,
    files: usize,
}

/// What the report says of a rule.
#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    category: &'a str,
    severity: &'static str,
    findings: usize,
    files: usize,
}

impl Rows {
    /// Counts what was found in one file.
    fn add<'d>(&mut self, diagnostics: impl Iterator<Item = &'d Diagnostic>) {
        let mut seen = Vec::new();
        for diagnostic in diagnostics {
            let key = (diagnostic.rule.clone(), diagnostic.severity);
            let count = self.0.entry(key.clone()).or_default();
            count.category.clone_from(&diagnostic.category);
            count.findings += 1;
            if !seen.contains(&key) {
                count.files += 1;
                seen.push(key);
            }
        }
    }

    /// Rules with most findings first.
    fn sorted(&self) -> Vec<Row<'_>> {
        let rows = self.0.iter().map(|((rule, severity), count)| Row {
            rule,
            category: &count.category,
            severity: severity.name(),
            findings: count.findings,
            files: count.files,
        });
        let mut rows: Vec<Row<'_>> = rows.collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.findings));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    /// What is written of two files with the fixture's findings, the first twice.
    fn written(mut report: impl Report) -> String {
        let source = fixture::story();
        let findings = fixture::findings(&source);
        let mut summary = Summary { files: 2, ..Summary::default() };
        let mut out = Vec::new();
        for findings in [&findings[..], &[findings[0].clone(), findings[0].clone()]] {
            summary.count(findings);
            report.file(Sources::from(&source), findings, &mut out).expect("a Vec takes all");
        }
        report.finish(&summary, &mut out).expect("a Vec takes all");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn people_get_a_table_of_what_they_asked_for() {
        assert_eq!(
            written(Table::new(Options::default())),
            "findings  files  level    rule\n       3      2  error    former-and-sitting\n\
             3 errors in 2 files (1 note not shown; --min-level note shows it)\n"
        );
    }

    #[test]
    fn programs_get_every_level() {
        let document: serde_json::Value = serde_json::from_str(&written(Document::default())).expect("valid JSON");
        let expected = serde_json::json!({
            "version": 1,
            "rules": [
                {"rule": "former-and-sitting", "category": "people", "severity": "error", "findings": 3, "files": 2},
                {"rule": "title", "category": "people", "severity": "note", "findings": 1, "files": 1},
            ],
            "summary": {"files": 2, "errors": 3, "warnings": 0, "notes": 1, "suppressed": 0, "baselined": 0},
        });
        assert_eq!(document, expected);
    }
}
