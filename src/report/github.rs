//! `github`: workflow commands, which GitHub Actions shows as annotations beside the changed lines.
//!
//! GitHub keeps ten annotations of each level per step and drops the rest without a word, so the most severe are written first and the
//! last line says how many more there are. Nothing is written before the end of the run; what is kept until then is bounded.

use super::words::{in_full, levels};
use super::{LEVELS, Options, Report, Sources, Summary, shown};
use crate::diagnostic::{Diagnostic, Severity};
use std::io::{self, Write};

/// Annotations of each level that are written: the ten that GitHub shows per step, less the notice that says how many more there are.
const KEPT: [usize; LEVELS.len()] = [10, 10, 9];

/// Collects the commands of a run.
pub(super) struct Github {
    options: Options,
    commands: [Vec<String>; LEVELS.len()],
    dropped: [usize; LEVELS.len()],
}

impl Github {
    pub(super) fn new(options: Options) -> Github {
        Github { options, commands: Default::default(), dropped: [0; LEVELS.len()] }
    }
}

impl Report for Github {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], _: &mut dyn Write) -> io::Result<()> {
        for diagnostic in shown(diagnostics, self.options.min_level) {
            let level = LEVELS.iter().position(|level| *level == diagnostic.severity).unwrap_or(0);
            if self.commands[level].len() < KEPT[level] {
                self.commands[level].push(command(diagnostic, sources));
            } else {
                self.dropped[level] += 1;
            }
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        for command in self.commands.iter().flatten() {
            writeln!(out, "{command}")?;
        }
        let dropped: usize = self.dropped.iter().sum();
        if dropped > 0 {
            let by_level = levels(LEVELS.into_iter().zip(self.dropped));
            writeln!(out, "::notice title=lastread::{dropped} more: {by_level}")?;
        }
        Ok(())
    }
}

/// The command for one finding. The other places and the help go into its text, as an annotation has one place only.
fn command(diagnostic: &Diagnostic, sources: Sources<'_>) -> String {
    let (start, end) = sources.positions(&diagnostic.path, diagnostic.span);
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    // Columns are refused where the first line is not the last.
    let columns = match start.line == end.line {
        true => format!(",col={},endColumn={}", start.column, end.column),
        false => String::new(),
    };
    format!(
        "::{name} file={},line={},endLine={}{columns},title={}::{}",
        property(&diagnostic.path),
        start.line,
        end.line,
        property(&diagnostic.rule),
        data(&in_full(diagnostic, sources))
    )
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, finding, written};
    use super::*;
    use crate::report::Output;
    use crate::source::Source;
    use crate::span::Span;

    #[test]
    fn the_other_places_and_the_help_are_in_the_text() {
        let source = fixture::story();
        let report = written(Output::Github, Options::default(), &source, &fixture::findings(&source));
        assert_eq!(
            report,
            "::error file=story.md,line=5,endLine=5,col=11,endColumn=33,title=former-and-sitting::\
             “US President Donald Trump” does not agree with “Former US President”%0Astory.md:3:1: former%0A\
             help: Check which held on 2025-08-15; use one form through the story.\n"
        );
    }

    #[test]
    fn what_would_end_a_property_or_a_command_is_escaped() {
        let source = Source::new("a,b:c%.md", "one\ntwo\n");
        let found = finding(&source, Severity::Warning, Span::new(0, 7), "100%, he said:\r\nyes");
        assert_eq!(
            written(Output::Github, Options::default(), &source, &[found]),
            "::warning file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=former-and-sitting::100%25, he said:%0D%0Ayes\n"
        );
    }

    #[test]
    fn errors_come_first_and_what_github_would_drop_is_counted() {
        let source = Source::new("a.md", "one\n");
        let of = |severity| finding(&source, severity, Span::new(0, 3), "x");
        let mut found = vec![of(Severity::Warning); 12];
        found.push(of(Severity::Error));
        let report = written(Output::Github, Options::default(), &source, &found);
        let lines: Vec<&str> = report.lines().collect();
        assert_eq!(lines.len(), 12);
        assert!(lines[0].starts_with("::error "));
        assert!(lines[1..11].iter().all(|line| line.starts_with("::warning ")));
        assert_eq!(lines[11], "::notice title=lastread::2 more: 2 warnings");
    }
}
