//! `checkstyle`: the XML that Checkstyle writes and many a CI server reads. Lines and columns count from 1, columns in Unicode scalar values.

use super::words::in_full;
use super::xml::escape;
use super::{Options, Report, Sources, Summary, shown};
use crate::diagnostic::{Diagnostic, Severity};
use std::io::{self, Write};

/// The version of Checkstyle whose shape this is.
const VERSION: &str = "8.0";

/// Writes a `<file>` with an `<error>` for each finding.
pub(super) struct Checkstyle {
    options: Options,
    begun: bool,
}

impl Checkstyle {
    pub(super) fn new(options: Options) -> Checkstyle {
        Checkstyle { options, begun: false }
    }

    /// Opens the document, once.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"{VERSION}\">")
    }
}

impl Report for Checkstyle {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        let mut shown = shown(diagnostics, self.options.min_level).peekable();
        let Some(first) = shown.peek() else { return Ok(()) };
        self.begin(out)?;
        writeln!(out, "  <file name=\"{}\">", escape(&first.path))?;
        shown.try_for_each(|diagnostic| error(diagnostic, sources, out))?;
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        writeln!(out, "</checkstyle>")
    }
}

fn error(diagnostic: &Diagnostic, sources: Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (start, _) = sources.positions(&diagnostic.path, diagnostic.span);
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    writeln!(
        out,
        "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"lastread.{}.{}\"/>",
        start.line,
        start.column,
        escape(&in_full(diagnostic, sources)),
        escape(&diagnostic.category),
        escape(&diagnostic.rule),
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, finding, written};
    use super::super::{Options, Output};
    use crate::diagnostic::Severity;
    use crate::source::Source;
    use crate::span::Span;

    #[test]
    fn every_file_has_its_errors() {
        let source = fixture::story();
        let options = Options { min_level: Severity::Note, ..Options::default() };
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<checkstyle version=\"8.0\">
  <file name=\"story.md\">
    <error line=\"5\" column=\"11\" severity=\"error\" message=\"“US President Donald Trump” does not agree with “Former US \
President”&#10;story.md:3:1: former&#10;help: Check which held on 2025-08-15; use one form through the story.\" \
source=\"lastread.people.former-and-sitting\"/>
    <error line=\"3\" column=\"11\" severity=\"info\" message=\"Look at this, 100%\" source=\"lastread.people.title\"/>
  </file>
</checkstyle>
";
        assert_eq!(written(Output::Checkstyle, options, &source, &fixture::findings(&source)), expected);
    }

    #[test]
    fn names_and_messages_are_escaped_and_an_empty_report_is_a_document() {
        let source = Source::new("a&b \"c\".md", "one\n");
        let found = finding(&source, Severity::Warning, Span::new(0, 3), "<b> \u{b}");
        let report = written(Output::Checkstyle, Options::default(), &source, &[found]);
        assert!(report.contains("<file name=\"a&amp;b &quot;c&quot;.md\">"), "{report}");
        assert!(report.contains("message=\"&lt;b&gt; ␋\""), "{report}");
        let empty = written(Output::Checkstyle, Options::default(), &source, &[]);
        assert_eq!(empty, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n</checkstyle>\n");
    }
}
