//! `junit`: the XML that test runners write. A story is a suite, a finding a test that failed, a story without findings a test that passed,
//! so that a run over sound stories is no empty report, which some servers take for a broken one.

use super::words::in_full;
use super::xml::escape;
use super::{Options, Report, Sources, Summary, shown};
use crate::diagnostic::Diagnostic;
use std::io::{self, Write};

/// Writes a `<testsuite>` for each file.
pub(super) struct Junit {
    options: Options,
    begun: bool,
}

impl Junit {
    pub(super) fn new(options: Options) -> Junit {
        Junit { options, begun: false }
    }

    /// Opens the document, once.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"lastread\">")
    }
}

impl Report for Junit {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        let shown: Vec<&Diagnostic> = shown(diagnostics, self.options.min_level).collect();
        if shown.is_empty() {
            return self.sound(sources.main.path(), out);
        }
        self.begin(out)?;
        let (path, failures) = (escape(sources.main.path()), shown.len());
        writeln!(out, "  <testsuite name=\"{path}\" tests=\"{failures}\" failures=\"{failures}\" errors=\"0\">")?;
        shown.into_iter().try_for_each(|diagnostic| failure(diagnostic, sources, out))?;
        writeln!(out, "  </testsuite>")
    }

    fn sound(&mut self, path: &str, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let path = escape(path);
        writeln!(out, "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"0\">")?;
        writeln!(out, "    <testcase classname=\"{path}\" name=\"lastread\" file=\"{path}\"/>\n  </testsuite>")
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "</testsuites>")
    }
}

fn failure(diagnostic: &Diagnostic, sources: Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (start, _) = sources.positions(&diagnostic.path, diagnostic.span);
    let (path, rule) = (escape(&diagnostic.path), escape(&diagnostic.rule));
    let (line, column) = (start.line, start.column);
    writeln!(
        out,
        "    <testcase classname=\"{path}\" name=\"{rule} at {line}:{column}\" file=\"{path}\" line=\"{line}\">\n      \
         <failure type=\"{}\" message=\"{}\">{path}:{line}:{column}: {}</failure>\n    </testcase>",
        diagnostic.severity.name(),
        escape(&diagnostic.message),
        escape(&in_full(diagnostic, sources)),
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, written};
    use super::super::{Options, Output};

    #[test]
    fn a_finding_is_a_failed_test() {
        let source = fixture::story();
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites name=\"lastread\">
  <testsuite name=\"story.md\" tests=\"1\" failures=\"1\" errors=\"0\">
    <testcase classname=\"story.md\" name=\"former-and-sitting at 5:11\" file=\"story.md\" line=\"5\">
      <failure type=\"error\" message=\"“US President Donald Trump” does not agree with “Former US President”\">story.md:5:11: \
“US President Donald Trump” does not agree with “Former US President”&#10;story.md:3:1: former&#10;help: Check which held on \
2025-08-15; use one form through the story.</failure>
    </testcase>
  </testsuite>
</testsuites>
";
        assert_eq!(written(Output::Junit, Options::default(), &source, &fixture::findings(&source)), expected);
    }

    #[test]
    fn a_story_with_nothing_to_show_is_a_test_that_passed() {
        let source = fixture::story();
        let report = written(Output::Junit, Options::default(), &source, &fixture::findings(&source)[1..]);
        assert!(report.contains("tests=\"1\" failures=\"0\""), "{report}");
        assert!(report.contains("<testcase classname=\"story.md\" name=\"lastread\" file=\"story.md\"/>"), "{report}");
    }
}
