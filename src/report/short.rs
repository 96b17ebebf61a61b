//! `short`: one finding a line, as compilers write them, for `grep`, editors' quickfix lists and eyes in a hurry.

use super::words::one_line;
use super::{Options, Report, Sources, Summary, shown};
use crate::diagnostic::Diagnostic;
use std::io::{self, Write};

/// Writes `path:line:column: level[rule]: message`.
pub(super) struct Short {
    options: Options,
}

impl Short {
    pub(super) fn new(options: Options) -> Short {
        Short { options }
    }
}

impl Report for Short {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in shown(diagnostics, self.options.min_level) {
            let (start, _) = sources.positions(&diagnostic.path, diagnostic.span);
            writeln!(
                out,
                "{}:{}:{}: {}[{}]: {}",
                one_line(&diagnostic.path),
                start.line,
                start.column,
                diagnostic.severity.name(),
                diagnostic.rule,
                one_line(&diagnostic.message)
            )?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, written};
    use super::super::{Options, Output};
    use crate::diagnostic::Severity;

    #[test]
    fn every_finding_is_one_line_whatever_its_message_holds() {
        let source = fixture::story();
        let mut diagnostics = fixture::findings(&source);
        diagnostics[0].message = "two\nlines".to_owned();
        let report = written(Output::Short, Options::default(), &source, &diagnostics);
        assert_eq!(report, "story.md:5:11: error[former-and-sitting]: two lines\n");
    }

    #[test]
    fn notes_are_shown_when_asked_for() {
        let source = fixture::story();
        let options = Options { min_level: Severity::Note, ..Options::default() };
        let report = written(Output::Short, options, &source, &fixture::findings(&source));
        assert_eq!(report.lines().count(), 2);
    }
}
