//! A file open in the editor, as the editor has it.

use super::position::{Encoding, Lines};
use crate::format::Format;
use crate::source::Source;
use crate::span::Span;
use lsp_types::{LanguageKind, Location, Position, Range, TextDocumentContentChangeEvent, Uri};

/// What a file is to lastread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Genre {
    /// A story to check.
    Story(Format),
    /// A rule, whose mistakes and examples are checked.
    Rule,
    /// A table of fact.
    Table,
    /// Nothing lastread reads.
    Other,
}

/// The folder of a newsroom's own rules, and of its own tables.
const HOUSE: &str = ".lastread/";

impl Genre {
    /// What a file is by its path, the language the editor takes it for, and for rules outside their folder its text.
    pub(super) fn of(path: &str, language: &LanguageKind, text: &str) -> Genre {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_house = path.starts_with(HOUSE) || path.contains(&format!("/{HOUSE}"));
        match extension {
            "yaml" | "yml" if is_house && path.contains("/rules/") || reads_as_rule(text) => Genre::Rule,
            "csv" if is_house && path.contains("/tables/") => Genre::Table,
            "" => format_of(language).map_or(Genre::Other, Genre::Story),
            _ => Format::of_text(path, text).map_or(Genre::Other, Genre::Story),
        }
    }
}

/// Whether a YAML file says what only a rule says.
fn reads_as_rule(text: &str) -> bool {
    let has = |field: &str| text.lines().any(|line| line.starts_with(field));
    has("kind:") && has("examples:")
}

/// The format of a file that has no name yet.
fn format_of(language: &LanguageKind) -> Option<Format> {
    match language {
        LanguageKind::Markdown => Some(Format::Markdown),
        LanguageKind::HTML => Some(Format::Html),
        LanguageKind::Plaintext => Some(Format::Plain),
        _ => None,
    }
}

/// One file open in the editor.
pub(super) struct Document {
    /// Its address.
    pub(super) uri: Uri,
    /// The version of its text, as the editor counts them.
    pub(super) version: i32,
    /// What it is.
    pub(super) genre: Genre,
    language: LanguageKind,
    /// Its text, under the path it is shown by.
    source: Source,
    lines: Lines,
    encoding: Encoding,
}

impl Document {
    /// A file just opened, shown as `path`.
    pub(super) fn new(
        uri: Uri,
        path: String,
        language: LanguageKind,
        version: i32,
        text: String,
        encoding: Encoding,
    ) -> Document {
        let genre = Genre::of(&path, &language, &text);
        let lines = Lines::new(&text, encoding);
        Document { uri, version, genre, language, source: Source::new(path, text), lines, encoding }
    }

    /// Its text.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// Edits the text, one change after the other, each placed in what the ones before it made.
    pub(super) fn edit(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => self.write(whole.text),
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let mut text = self.source.text().to_owned();
                    text.replace_range(self.span(part.range).range(), &part.text);
                    self.write(text);
                }
            }
        }
        self.version = version;
        self.genre = Genre::of(self.source.path(), &self.language, self.source.text());
    }

    fn write(&mut self, text: String) {
        self.lines = Lines::new(&text, self.encoding);
        self.source = Source::new(self.source.path(), text);
    }

    /// The lines of another text, for the same client.
    pub(super) fn lines_of(&self, text: &str) -> Lines {
        Lines::new(text, self.encoding)
    }

    /// The range of a span.
    pub(super) fn range(&self, span: Span<Source>) -> Range {
        self.lines.range(self.source.text(), span)
    }

    /// The place of a span, for other files to point to.
    pub(super) fn location(&self, span: Span<Source>) -> Location {
        Location { uri: self.uri.clone(), range: self.range(span) }
    }

    /// The byte at a position.
    pub(super) fn offset(&self, position: Position) -> u32 {
        self.lines.offset(self.source.text(), position)
    }

    /// The span of a range.
    pub(super) fn span(&self, range: Range) -> Span<Source> {
        self.lines.span(self.source.text(), range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_path_its_language_or_its_words() {
        let genre = |path, language, text| Genre::of(path, &language, text);
        assert_eq!(genre("a/b.htm", LanguageKind::Plaintext, ""), Genre::Story(Format::Html));
        assert_eq!(genre("Untitled-1", LanguageKind::Markdown, ""), Genre::Story(Format::Markdown));
        assert_eq!(genre(".lastread/rules/house/x.yaml", LanguageKind::YAML, ""), Genre::Rule);
        assert_eq!(genre("/a/.lastread/tables/people.csv", LanguageKind::Plaintext, ""), Genre::Table);
        assert_eq!(genre("x.yml", LanguageKind::YAML, "kind: each\nexamples:\n"), Genre::Rule);
        assert_eq!(genre("x.yml", LanguageKind::YAML, "kind: list\n"), Genre::Other);
        assert_eq!(genre("package.json", LanguageKind::JSON, "{\"name\": \"x\"}"), Genre::Other);
        assert_eq!(genre("sums.csv", LanguageKind::Plaintext, ""), Genre::Other);
    }
}
