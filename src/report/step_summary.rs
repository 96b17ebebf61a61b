//! The summary that GitHub Actions shows on the page of a run, in Markdown, beside the annotations of `github`: what those have no room for.

use super::markdown::cell;
use super::words::{count, levels};
use super::{LEVELS, Options, Report, Sources, Summary, shown};
use crate::diagnostic::Diagnostic;
use std::io::{self, Write};

/// Findings of each level that are listed. GitHub takes a megabyte a step and shows none of a summary that is longer.
const KEPT: usize = 200;
/// Characters of a message that are listed.
const MESSAGE: usize = 400;

/// Collects the rows of a run.
pub(super) struct StepSummary {
    options: Options,
    rows: [Vec<String>; LEVELS.len()],
}

impl StepSummary {
    pub(super) fn new(options: Options) -> StepSummary {
        StepSummary { options, rows: Default::default() }
    }
}

impl Report for StepSummary {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], _: &mut dyn Write) -> io::Result<()> {
        for diagnostic in shown(diagnostics, self.options.min_level) {
            let level = LEVELS.iter().position(|level| *level == diagnostic.severity).unwrap_or(0);
            if self.rows[level].len() < KEPT {
                self.rows[level].push(row(diagnostic, sources));
            }
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let counts = LEVELS.into_iter().filter(|level| *level >= self.options.min_level);
        let found = match levels(counts.map(|level| (level, summary.of(level)))) {
            none if none.is_empty() => "nothing found".to_owned(),
            some => some,
        };
        writeln!(out, "### lastread: {found} in {}\n", count(summary.files, "file"))?;
        let listed: usize = self.rows.iter().map(Vec::len).sum();
        if listed == 0 {
            return Ok(());
        }
        writeln!(out, "| | place | finding |\n|---|---|---|")?;
        self.rows.iter().flatten().try_for_each(|row| writeln!(out, "{row}"))?;
        let more = summary.at_least(self.options.min_level).saturating_sub(listed);
        if more > 0 {
            writeln!(out, "\n{more} more")?;
        }
        writeln!(out)
    }
}

fn row(diagnostic: &Diagnostic, sources: Sources<'_>) -> String {
    let (start, _) = sources.positions(&diagnostic.path, diagnostic.span);
    let mut message: String = diagnostic.message.chars().take(MESSAGE).collect();
    if message.len() < diagnostic.message.len() {
        message.push('…');
    }
    format!(
        "| {} | {}:{}:{} | {} ({}) |",
        diagnostic.severity.name(),
        cell(&diagnostic.path),
        start.line,
        start.column,
        cell(&message),
        cell(&diagnostic.rule)
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, finding};
    use super::*;
    use crate::diagnostic::Severity;
    use crate::source::Source;
    use crate::span::Span;

    fn written(source: &Source, findings: &[Diagnostic]) -> String {
        let mut summary = Summary { files: 1, ..Summary::default() };
        summary.count(findings);
        let mut report = StepSummary::new(Options::default());
        let mut out = Vec::new();
        report.file(Sources::from(source), findings, &mut out).expect("a Vec takes all");
        report.finish(&summary, &mut out).expect("a Vec takes all");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn the_findings_are_a_table() {
        let source = fixture::story();
        assert_eq!(
            written(&source, &fixture::findings(&source)),
            "### lastread: 1 error in 1 file\n\n| | place | finding |\n|---|---|---|\n\
             | error | story.md:5:11 | “US President Donald Trump” does not agree with “Former US President” \
             (former-and-sitting) |\n\n"
        );
        assert_eq!(written(&source, &[]), "### lastread: nothing found in 1 file\n\n");
    }

    #[test]
    fn a_long_list_is_cut_and_the_rest_counted_errors_first() {
        let source = Source::new("a.md", "one\n");
        let of = |severity| finding(&source, severity, Span::new(0, 3), &"x".repeat(5000));
        let mut found = vec![of(Severity::Warning); KEPT + 7];
        found.push(of(Severity::Error));
        let page = written(&source, &found);
        assert!(page.contains("\n7 more\n") && page.contains("…"), "{page}");
        assert!(page.lines().nth(4).is_some_and(|line| line.starts_with("| error |")), "{page}");
        assert!(page.len() < 200_000, "GitHub takes a megabyte");
    }
}
