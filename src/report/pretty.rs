//! `pretty`: what an editor reads. The copy, carets under the words that do not agree, what stands at each, and what to do.
//!
//! This is the only file that names the renderer, codespan-reporting.

use super::ansi::Ansi;
use super::excerpt::{Excerpt, TAB, Wrapped};
use super::words::{count, levels, one_line};
use super::{LEVELS, Options, Report, Sources, Summary, shown};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::span::Span;
use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term;
use std::io::{self, Write};
use std::ops::Range;

/// Columns beside the copy besides the line number: a space, the border and a space.
const BORDER: usize = 3;
/// The narrowest copy is wrapped, however narrow the terminal.
const NARROWEST: usize = 30;

/// Draws findings on their copy.
pub(super) struct Pretty {
    options: Options,
    config: term::Config,
}

impl Pretty {
    pub(super) fn new(options: Options) -> Pretty {
        Pretty { options, config: term::Config { tab_width: TAB, ..term::Config::default() } }
    }

    fn draw(
        &self,
        diagnostic: &Diagnostic,
        sources: Sources<'_>,
        wrapped: &Wrapped,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let (drawing, page) = Drawing::new(diagnostic, sources, self.options.width, wrapped).finish();
        let drawn = match self.options.color {
            true => term::emit_to_write_style(&mut Ansi::new(out), &self.config, &page, &drawing),
            false => term::emit_to_io_write(out, &self.config, &page, &drawing),
        };
        drawn.map_err(|error| match error {
            Error::Io(error) => error,
            other => io::Error::other(other),
        })
    }
}

impl Report for Pretty {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        let wrapped = Wrapped::default();
        let mut shown = shown(diagnostics, self.options.min_level);
        shown.try_for_each(|diagnostic| self.draw(diagnostic, sources, &wrapped, out))
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", closing(summary, self.options.min_level))
    }
}

/// The last line: `2 errors, 1 warning in 3 files (1 note not shown; --min-level note shows it)`.
pub(super) fn closing(summary: &Summary, min_level: Severity) -> String {
    let of = |keep: fn(Severity, Severity) -> bool| {
        levels(LEVELS.into_iter().filter(|level| keep(*level, min_level)).map(|level| (level, summary.of(level))))
    };
    let found = match of(|level, min| level >= min) {
        none if none.is_empty() => "no findings".to_owned(),
        some => some,
    };
    let mut asides = Vec::new();
    let hidden = of(|level, min| level < min);
    if !hidden.is_empty() {
        let lowest = LEVELS.into_iter().rev().find(|level| summary.of(*level) > 0).unwrap_or(Severity::Note);
        let pronoun = if summary.at_least(Severity::Note) - summary.at_least(min_level) == 1 { "it" } else { "them" };
        asides.push(format!("{hidden} not shown; --min-level {} shows {pronoun}", lowest.name()));
    }
    if summary.suppressed > 0 {
        asides.push(format!("{} let stand", summary.suppressed));
    }
    if summary.baselined > 0 {
        asides.push(format!("{} in the baseline", summary.baselined));
    }
    let asides = if asides.is_empty() { String::new() } else { format!(" ({})", asides.join("; ")) };
    format!("{found} in {}{asides}", count(summary.files, "file"))
}

/// A finding on its way to the renderer.
struct Drawing<'a> {
    diagnostic: &'a Diagnostic,
    width: usize,
    wrapped: &'a Wrapped,
    page: Page<'a>,
    labels: Vec<codespan::Label<usize>>,
    notes: Vec<String>,
}

/// A place to mark.
struct Mark<'a> {
    style: codespan::LabelStyle,
    path: &'a str,
    span: Span<Source>,
    words: &'a str,
}

impl<'a> Drawing<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: Sources<'a>, width: usize, wrapped: &'a Wrapped) -> Drawing<'a> {
        let primary = Mark {
            style: codespan::LabelStyle::Primary,
            path: &diagnostic.path,
            span: diagnostic.span,
            words: diagnostic.label.as_deref().unwrap_or_default(),
        };
        let secondary = diagnostic.labels.iter().map(|label| Mark {
            style: codespan::LabelStyle::Secondary,
            path: &label.path,
            span: label.span,
            words: &label.message,
        });
        let marks: Vec<Mark<'a>> = std::iter::once(primary).chain(secondary).collect();
        let gutter = BORDER + marks.iter().map(|mark| digits(mark, sources)).max().unwrap_or(1);
        let width = width.saturating_sub(gutter).max(NARROWEST);
        let mut drawing = Drawing {
            diagnostic,
            width,
            wrapped,
            page: Page { excerpts: Vec::new() },
            labels: Vec::new(),
            notes: Vec::new(),
        };
        drawing.place(&marks, sources);
        drawing.advise();
        drawing
    }

    /// Marks every place, in the order of their files; a place in a file that is not at hand becomes a note.
    fn place(&mut self, marks: &[Mark<'a>], sources: Sources<'a>) {
        for mark in marks {
            let Some(source) = sources.of(mark.path) else {
                let words = [mark.path, mark.words].map(one_line).join(": ");
                self.note(words.trim_end_matches(": "));
                continue;
            };
            let known = self.page.excerpts.iter().position(|excerpt| excerpt.source().path() == mark.path);
            let file = known.unwrap_or_else(|| {
                let here = marks.iter().filter(|other| other.path == mark.path).map(|other| other.span);
                self.page.excerpts.push(Excerpt::new(source, &here.collect::<Vec<_>>(), self.width, self.wrapped));
                self.page.excerpts.len() - 1
            });
            let pieces = self.page.excerpts[file].pieces(mark.span);
            let last = pieces.len() - 1;
            for (at, piece) in pieces.into_iter().enumerate() {
                let words = if at == last { one_line(mark.words).into_owned() } else { String::new() };
                self.labels.push(codespan::Label::new(mark.style, file, piece).with_message(words));
            }
        }
    }

    /// What to do, and where to read more.
    fn advise(&mut self) {
        if let Some(help) = &self.diagnostic.help {
            self.note(&format!("help: {}", one_line(help)));
        }
        if let Some(url) = &self.diagnostic.url {
            self.note(&format!("see {}", one_line(url)));
        }
    }

    fn note(&mut self, words: &str) {
        self.notes.push(fold(words, self.width));
    }

    fn finish(self) -> (codespan::Diagnostic<usize>, Page<'a>) {
        let severity = match self.diagnostic.severity {
            Severity::Error => codespan::Severity::Error,
            Severity::Warning => codespan::Severity::Warning,
            Severity::Note => codespan::Severity::Note,
        };
        let drawing = codespan::Diagnostic::new(severity)
            .with_code(&self.diagnostic.rule)
            .with_message(one_line(&self.diagnostic.message))
            .with_labels(self.labels)
            .with_notes(self.notes);
        (drawing, self.page)
    }
}

/// Digits of the number of the last line a mark stands in.
fn digits(mark: &Mark<'_>, sources: Sources<'_>) -> usize {
    let (_, end) = sources.positions(mark.path, mark.span);
    end.line.ilog10() as usize + 1
}

/// `words` in lines of at most `width` characters, cut at spaces.
fn fold(words: &str, width: usize) -> String {
    let mut folded = String::new();
    let mut column = 0;
    for word in words.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            folded.push('\n');
            column = 0;
        } else if column > 0 {
            folded.push(' ');
            column += 1;
        }
        folded.push_str(word);
        column += length;
    }
    folded
}

/// What the renderer draws from: an excerpt of each file.
struct Page<'a> {
    excerpts: Vec<Excerpt<'a>>,
}

impl Page<'_> {
    fn excerpt(&self, file: usize) -> Result<&Excerpt<'_>, Error> {
        self.excerpts.get(file).ok_or(Error::FileMissing)
    }

    fn no_row(&self, row: usize) -> Error {
        Error::LineTooLarge { given: row, max: 0 }
    }
}

/// Lines, to the renderer, are rows; their numbers and the columns it prints are those of the file.
impl<'f> Files<'f> for Page<'_> {
    type FileId = usize;
    type Name = String;
    type Source = &'f str;

    fn name(&'f self, file: usize) -> Result<String, Error> {
        Ok(one_line(self.excerpt(file)?.source().path()).into_owned())
    }

    fn source(&'f self, file: usize) -> Result<&'f str, Error> {
        Ok(self.excerpt(file)?.text())
    }

    fn line_index(&'f self, file: usize, offset: usize) -> Result<usize, Error> {
        Ok(self.excerpt(file)?.row_at(offset))
    }

    fn line_range(&'f self, file: usize, row: usize) -> Result<Range<usize>, Error> {
        self.excerpt(file)?.range(row).ok_or_else(|| self.no_row(row))
    }

    fn line_number(&'f self, file: usize, row: usize) -> Result<usize, Error> {
        self.excerpt(file)?.line(row).ok_or_else(|| self.no_row(row))
    }

    fn column_number(&'f self, file: usize, row: usize, offset: usize) -> Result<usize, Error> {
        self.excerpt(file)?.column(row, offset).ok_or_else(|| self.no_row(row))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, find, finding, written, written_with};
    use super::*;
    use crate::diagnostic::Label;
    use crate::report::Output;
    use proptest::prelude::{prop, prop_assert, proptest};

    /// What is drawn of one warning with one label, without the closing line.
    fn drawn(text: &str, primary: &str, secondary: &str, width: usize) -> String {
        let source = Source::new("a.md", text);
        let mut found = finding(&source, Severity::Warning, find(&source, primary), "these do not agree");
        found.label = Some("here".to_owned());
        if !secondary.is_empty() {
            let span = find(&source, secondary);
            found.labels.push(Label { path: "a.md".to_owned(), span, message: "there".to_owned() });
        }
        let report = written(Output::Pretty, Options { width, ..Options::default() }, &source, &[found]);
        let end = report.rfind("\n\n").expect("a closing line");
        report[..end + 1].to_owned()
    }

    #[test]
    fn a_finding_shows_both_places_and_what_to_do() {
        let source = fixture::story();
        let report = written(Output::Pretty, Options::default(), &source, &fixture::findings(&source));
        assert_eq!(
            report,
            "\
error[former-and-sitting]: “US President Donald Trump” does not agree with “Former US President”
  ┌─ story.md:5:11
  │
3 │ Former US President Donald Trump spoke first.
  │ -------------------------------- former
  ·
5 │ Then “US” President Donald Trump replied at café.
  │           ^^^^^^^^^^^^^^^^^^^^^^ sitting
  │
  = help: Check which held on 2025-08-15; use one form through the story.

1 error in 1 file (1 note not shown; --min-level note shows it)
"
        );
    }

    #[test]
    fn a_paragraph_of_six_hundred_columns_is_shown_by_the_rows_that_matter() {
        let middle = "The mayor spoke of roads, schools, water and taxes, and of the years to come. ".repeat(7);
        let text = format!("# Budget\n\nThe council has 14 members. {middle}All 15 members of the council voted.\n");
        assert_eq!(
            drawn(&text, "15 members", "14 members", 80),
            "\
warning[former-and-sitting]: these do not agree
  ┌─ a.md:3:579
  │
3 │ The council has 14 members. The mayor spoke of roads, schools, water and
  │                 ---------- there
  ·
3 │ spoke of roads, schools, water and taxes, and of the years to come. All 15
  │                                                                         ^^
3 │ members of the council voted.
  │ ^^^^^^^ here
"
        );
    }

    #[test]
    fn carets_stand_under_their_words_after_tabs_and_wide_characters() {
        assert_eq!(
            drawn("\tone\t漢字 🙂 two\r\nthree", "two", "🙂", 80),
            "\
warning[former-and-sitting]: these do not agree
  ┌─ a.md:1:11
  │
1 │     one 漢字 🙂 two
  │              -- ^^^ here
  │              │\x20\x20\x20
  │              there
"
        );
    }

    #[test]
    fn a_span_over_a_hard_wrap_is_marked_on_both_lines() {
        assert_eq!(
            drawn("one two three\nfour five\n", "three\nfour", "", 80),
            "\
warning[former-and-sitting]: these do not agree
  ┌─ a.md:1:9
  │
1 │ one two three
  │         ^^^^^
2 │ four five
  │ ^^^^ here
"
        );
    }

    #[test]
    fn other_files_are_shown_where_they_are_at_hand_and_named_where_they_are_not() {
        let source = Source::new("a.md", "one two\n");
        let table = Source::new("embedded:tables/offices.csv", "office,from\npresident,2025-01-20\n");
        let mut found = finding(&source, Severity::Error, find(&source, "two"), "not on that date");
        let label =
            |path: &str, span, message: &str| Label { path: path.to_owned(), span, message: message.to_owned() };
        found.labels = vec![
            label(table.path(), find(&table, "2025-01-20"), "since then"),
            label("b.md", Span::new(3, 9), "there too"),
        ];
        found.url = Some("https://example.org/rule".to_owned());
        let sources = [&table];
        let report = written_with(Output::Pretty, Options::default(), Sources::new(&source, &sources), &[found]);
        assert_eq!(
            report,
            "\
error[former-and-sitting]: not on that date
  ┌─ a.md:1:5
  │
1 │ one two
  │     ^^^
  │
  ┌─ embedded:tables/offices.csv:2:11
  │
2 │ president,2025-01-20
  │           ---------- since then
  │
  = b.md: there too
  = see https://example.org/rule

1 error in 1 file
"
        );
    }

    #[test]
    fn long_help_is_folded_and_copy_cannot_move_the_cursor() {
        let source = Source::new("a.md", "o\u{1b}[2Jne two\n");
        let mut found = finding(&source, Severity::Error, find(&source, "two"), "m\u{1b}[2J");
        found.help = Some("Ask the desk which of the two it is and keep to that.".to_owned());
        let options = Options { width: 40, ..Options::default() };
        let report = written(Output::Pretty, options, &source, &[found]);
        assert_eq!(
            report,
            "\
error[former-and-sitting]: m␛[2J
  ┌─ a.md:1:9
  │
1 │ o␛[2Jne two
  │         ^^^
  │
  = help: Ask the desk which of the two
    it is and keep to that.

1 error in 1 file
"
        );
    }

    #[test]
    fn colours_are_escape_sequences_around_the_same_words() {
        let source = fixture::story();
        let findings = fixture::findings(&source);
        let plain = written(Output::Pretty, Options::default(), &source, &findings);
        let mut colored = written(Output::Pretty, Options { color: true, ..Options::default() }, &source, &findings);
        assert!(colored.starts_with("\u{1b}[0;1;31merror[former-and-sitting]"));
        while let Some(start) = colored.find('\u{1b}') {
            let end = start + colored[start..].find('m').expect("an end");
            colored.replace_range(start..=end, "");
        }
        assert_eq!(colored, plain);
    }

    #[test]
    fn the_last_line_counts_what_is_shown_and_tells_what_is_not() {
        let summary = Summary { files: 3, errors: 2, warnings: 1, notes: 3, suppressed: 1, baselined: 4 };
        let cases = [
            (Severity::Note, "2 errors, 1 warning, 3 notes in 3 files (1 let stand; 4 in the baseline)"),
            (
                Severity::Error,
                "2 errors in 3 files (1 warning, 3 notes not shown; --min-level note shows them; 1 let stand; \
                 4 in the baseline)",
            ),
        ];
        for (min_level, line) in cases {
            assert_eq!(closing(&summary, min_level), line);
        }
        assert_eq!(closing(&Summary { files: 2, ..Summary::default() }, Severity::Warning), "no findings in 2 files");
    }

    proptest! {
        /// Any copy, any places, any width: it is drawn, and nothing but line breaks moves the cursor.
        #[test]
        fn every_finding_can_be_drawn(
            text in "([a-z ]{0,9}|\\PC|\\pC|\t|\r?\n){0,40}",
            spans in prop::collection::vec((0u32..200, 0u32..200), 1..5),
            width in 0usize..60,
        ) {
            let source = Source::new("a.md", text);
            let mut found = finding(&source, Severity::Error, Span::at(0), "m");
            found.labels = spans
                .into_iter()
                .map(|(start, len)| Label { path: "a.md".to_owned(), span: Span::new(start, start + len), message: "l".to_owned() })
                .collect();
            found.span = found.labels[0].span;
            let report = written(Output::Pretty, Options { width, ..Options::default() }, &source, &[found]);
            prop_assert!(report.ends_with("1 error in 1 file\n"));
            prop_assert!(!report.chars().any(|character| character.is_control() && character != '\n'));
        }
    }
}
