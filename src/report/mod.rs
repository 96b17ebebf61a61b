//! How findings are written down: one file per output format, all behind one streaming trait, so that memory does not grow with the number
//! of files. A reporter writes to the [`Write`] it is given and to nothing else; it neither filters by rule nor decides the exit code.
//!
//! `json` and `jsonl`, which are for programs, hold every level; all others end before people's eyes and keep to [`Options::min_level`].
//!
//! # What may change
//!
//! | format | promise |
//! |---|---|
//! | `json`, `jsonl` | Keys are always there and keep their meaning; new ones may come. `version` counts up where one must go. |
//! | `sarif` | Valid SARIF 2.1.0. Rule ids, levels, regions, `relatedLocations`, `fixes` and the fingerprint stay; new properties may come. |
//! | `gitlab`, `rdjson`, `checkstyle`, `junit` | What their readers read stays: path, place, severity, rule, message; fingerprints in `gitlab`. |
//! | `github` | Workflow commands, and no more of a level than GitHub shows. |
//! | `short` | `path:line:column: level[rule]: message`, one finding a line. |
//! | `pretty`, `html` | For eyes; anything may change. |
//!
//! The words of messages and helps are no part of any promise: rules get better at saying what they found.

mod ansi;
mod checkstyle;
mod excerpt;
mod github;
mod gitlab;
mod handbook;
mod html;
mod json;
mod junit;
mod markdown;
mod pretty;
mod rdjson;
mod sarif;
mod short;
mod statistics;
mod step_summary;
mod words;
mod xml;

pub use handbook::{Handbook, Page};

#[cfg(feature = "cli")]
pub(crate) use json::{Entry, entries};
#[cfg(feature = "cli")]
pub(crate) use markdown::cell;
#[cfg(feature = "cli")]
pub(crate) use words::{count, one_line};

use crate::diagnostic::{Diagnostic, Severity, Suppressed, Suppressor};
use crate::fingerprint::{self, Fingerprint};
use crate::source::{Position, Source};
use crate::span::Span;
use std::io::{self, Write};

/// Writes diagnostics down, file by file.
pub trait Report {
    /// Writes what was found in one file. `diagnostics` are in report order and may point into any of `sources`.
    ///
    /// # Errors
    /// When `out` fails.
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()>;

    /// Writes down what was found in the same file and does not count. Most formats leave it out.
    ///
    /// # Errors
    /// When `out` fails.
    fn suppressed(&mut self, sources: Sources<'_>, suppressed: &[Suppressed], out: &mut dyn Write) -> io::Result<()> {
        let _ = (sources, suppressed, out);
        Ok(())
    }

    /// Writes down that nothing was found in the file shown as `path`. Most formats have no word for that.
    ///
    /// # Errors
    /// When `out` fails.
    fn sound(&mut self, path: &str, out: &mut dyn Write) -> io::Result<()> {
        let _ = (path, out);
        Ok(())
    }

    /// Writes what closes the report. Called once, after the last file, even where there was none.
    ///
    /// # Errors
    /// When `out` fails.
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

/// The output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Excerpts of the copy with carets under the words.
    Pretty,
    /// `path:line:column: level[rule]: message`, one finding a line.
    Short,
    /// One JSON document.
    Json,
    /// One JSON object a line, no summary.
    Jsonl,
    /// Static Analysis Results Interchange Format 2.1.0.
    Sarif,
    /// Workflow commands that GitHub Actions shows as annotations.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// Checkstyle's XML.
    Checkstyle,
    /// The XML of test runners.
    Junit,
    /// One page to read and print.
    Html,
}

impl Output {
    /// Every format, in the order they are listed to the user.
    pub const ALL: &'static [Output] = &[
        Output::Pretty,
        Output::Short,
        Output::Json,
        Output::Jsonl,
        Output::Sarif,
        Output::Github,
        Output::Gitlab,
        Output::Rdjson,
        Output::Checkstyle,
        Output::Junit,
        Output::Html,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Output::Pretty => "pretty",
            Output::Short => "short",
            Output::Json => "json",
            Output::Jsonl => "jsonl",
            Output::Sarif => "sarif",
            Output::Github => "github",
            Output::Gitlab => "gitlab",
            Output::Rdjson => "rdjson",
            Output::Checkstyle => "checkstyle",
            Output::Junit => "junit",
            Output::Html => "html",
        }
    }

    /// What it is for, one line.
    pub const fn summary(self) -> &'static str {
        match self {
            Output::Pretty => "Excerpts of the copy with carets under the words",
            Output::Short => "One line a finding: path:line:column: level[rule]: message",
            Output::Json => "One JSON document, every level in it",
            Output::Jsonl => "One JSON object a line, every level in it, no summary",
            Output::Sarif => "SARIF 2.1.0, for code scanning and editors",
            Output::Github => "Annotations in GitHub Actions",
            Output::Gitlab => "Code Quality report of GitLab",
            Output::Rdjson => "Reviewdog Diagnostic Format",
            Output::Checkstyle => "Checkstyle XML, which many CI servers read",
            Output::Junit => "JUnit XML: a story is a test suite, a finding a failure",
            Output::Html => "One page to read and to print",
        }
    }

    /// A reporter that writes this format; what it says of rules it takes from `handbook`.
    pub fn report<'h>(self, options: Options, handbook: &'h dyn Handbook) -> Box<dyn Report + 'h> {
        match self {
            Output::Pretty => Box::new(pretty::Pretty::new(options)),
            Output::Short => Box::new(short::Short::new(options)),
            Output::Json => Box::new(json::Json::default()),
            Output::Jsonl => Box::new(json::Jsonl),
            Output::Sarif => Box::new(sarif::Sarif::new(options, handbook)),
            Output::Github => Box::new(github::Github::new(options)),
            Output::Gitlab => Box::new(gitlab::Gitlab::new(options)),
            Output::Rdjson => Box::new(rdjson::Rdjson::new(options)),
            Output::Checkstyle => Box::new(checkstyle::Checkstyle::new(options)),
            Output::Junit => Box::new(junit::Junit::new(options)),
            Output::Html => Box::new(html::Html::new(options, handbook)),
        }
    }
}

/// A reporter that writes how many findings each rule has, instead of the findings: a table where `output` is for people, a document for
/// [`Output::Json`]. `None` for formats that have no place for it.
pub fn statistics(output: Output, options: Options) -> Option<Box<dyn Report>> {
    match output {
        Output::Pretty | Output::Short => Some(Box::new(statistics::Table::new(options))),
        Output::Json => Some(Box::new(statistics::Document::default())),
        _ => None,
    }
}

/// A reporter that writes the Markdown page GitHub Actions shows of a step.
pub fn step_summary(options: Options) -> Box<dyn Report> {
    Box::new(step_summary::StepSummary::new(options))
}

/// How formats for people show things.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The lowest level shown.
    pub min_level: Severity,
    /// Whether to write ANSI colours.
    pub color: bool,
    /// Columns to keep to where copy is shown.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { min_level: Severity::Warning, color: false, width: 100 }
    }
}

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Findings of level `error`.
    pub errors: usize,
    /// Findings of level `warning`.
    pub warnings: usize,
    /// Findings of level `note`.
    pub notes: usize,
    /// Findings that a `stet` let stand.
    pub suppressed: usize,
    /// Findings the baseline knows.
    pub baselined: usize,
}

impl Summary {
    /// Counts `diagnostics` in.
    pub fn count(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }

    /// Counts in what does not count as a finding.
    pub fn count_suppressed(&mut self, suppressed: &[Suppressed]) {
        let baselined = suppressed.iter().filter(|suppressed| suppressed.by == Suppressor::Baseline).count();
        self.baselined += baselined;
        self.suppressed += suppressed.len() - baselined;
    }

    /// How many findings there are of one level.
    pub fn of(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    /// How many findings stand at `severity` or above.
    pub fn at_least(&self, severity: Severity) -> usize {
        LEVELS.iter().filter(|level| **level >= severity).map(|level| self.of(*level)).sum()
    }
}

/// The texts that diagnostics point into: the file they are about, and others their labels may name.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    main: &'a Source,
    others: &'a [&'a Source],
}

impl<'a> Sources<'a> {
    /// `main`, and others that labels may point into (a table, a rule file).
    pub fn new(main: &'a Source, others: &'a [&'a Source]) -> Sources<'a> {
        Sources { main, others }
    }

    /// The source shown as `path`, or `None` where it is not among these.
    pub fn of(self, path: &str) -> Option<&'a Source> {
        std::iter::once(self.main).chain(self.others.iter().copied()).find(|source| source.path() == path)
    }

    /// Where a span of `path` begins and ends. Without that source, the beginning of the file.
    fn positions(self, path: &str, span: Span<Source>) -> (Position, Position) {
        match self.of(path) {
            Some(source) => (source.position(span.start), source.position(span.end)),
            None => (Position { line: 1, column: 1 }, Position { line: 1, column: 1 }),
        }
    }
}

impl<'a> From<&'a Source> for Sources<'a> {
    fn from(main: &'a Source) -> Sources<'a> {
        Sources { main, others: &[] }
    }
}

/// The levels, most severe first.
const LEVELS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// The diagnostics a format for people shows.
fn shown(diagnostics: &[Diagnostic], min_level: Severity) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().filter(move |diagnostic| diagnostic.severity >= min_level)
}

/// The same, each with its fingerprint, which depends on all that were found in the file.
fn shown_with_fingerprints<'d>(
    sources: Sources<'_>,
    diagnostics: &'d [Diagnostic],
    min_level: Severity,
) -> impl Iterator<Item = (&'d Diagnostic, Fingerprint)> {
    let fingerprints = fingerprint::fingerprints(sources.main.path(), sources.main, diagnostics);
    diagnostics.iter().zip(fingerprints).filter(move |(diagnostic, _)| diagnostic.severity >= min_level)
}

#[cfg(test)]
mod fixture;
