//! A file open in the editor, as the editor has it.

use super::desk::Shelf;
use super::position::{Encoding, Lines};
use crate::config;
use crate::format::Format;
use crate::source::Source;
use crate::span::Span;
use crate::stet;
use lsp_types::{LanguageKind, Location, Position, Range, TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use std::sync::Arc;

/// What a file is to lastread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Genre {
    /// A story to check.
    Story(Format),
    /// The file beside a story that lets findings stand.
    Stets,
    /// A rule, whose mistakes and examples are checked.
    Rule,
    /// A table of fact.
    Table,
    /// The configuration.
    Config,
    /// Nothing lastread reads.
    Other,
}

/// The folder of a newsroom's own rules, and of its own tables, unless it says otherwise.
const HOUSE: &str = ".lastread/";

impl Genre {
    /// What a file is by its path, what its folder keeps, the language the editor takes it for, and for rules outside their folder its text.
    pub(super) fn of(path: &str, shelf: Shelf, language: &LanguageKind, text: &str) -> Genre {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_house = path.starts_with(HOUSE) || path.contains(&format!("/{HOUSE}"));
        let keeps_rules = shelf == Shelf::Rules || is_house && path.contains("/rules/");
        let keeps_tables = shelf == Shelf::Tables || is_house && path.contains("/tables/");
        match extension {
            _ if name == config::FILE_NAME => Genre::Config,
            "yaml" if name.strip_suffix(stet::SUFFIX).is_some_and(|story| !story.is_empty()) => Genre::Stets,
            "yaml" | "yml" if keeps_rules || reads_as_rule(text) => Genre::Rule,
            "csv" if keeps_tables => Genre::Table,
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
    shelf: Shelf,
    language: LanguageKind,
    /// Its text, under the path it is shown by.
    source: Arc<Source>,
    lines: Lines,
    encoding: Encoding,
}

impl Document {
    /// A file just opened, shown as `path`.
    pub(super) fn new(item: TextDocumentItem, path: String, encoding: Encoding) -> Document {
        let TextDocumentItem { uri, language_id: language, version, text } = item;
        let genre = Genre::of(&path, Shelf::Stories, &language, &text);
        let lines = Lines::new(&text, encoding);
        let source = Arc::new(Source::new(path, text));
        Document { uri, version, genre, shelf: Shelf::Stories, language, source, lines, encoding }
    }

    /// Puts it on a shelf.
    pub(super) fn put(&mut self, shelf: Shelf) {
        self.shelf = shelf;
        self.classify();
    }

    fn classify(&mut self) {
        self.genre = Genre::of(self.source.path(), self.shelf, &self.language, self.source.text());
    }

    /// Its text.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// The same, to keep.
    pub(super) fn shared_source(&self) -> Arc<Source> {
        Arc::clone(&self.source)
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
        self.classify();
    }

    fn write(&mut self, text: String) {
        self.lines = Lines::new(&text, self.encoding);
        self.source = Arc::new(Source::new(self.source.path(), text));
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
    use lsp_types::TextDocumentContentChangePartial;
    use proptest::collection::vec;
    use proptest::prelude::{any, prop_assert_eq, proptest};
    use proptest::test_runner::Config;

    #[test]
    fn a_file_is_known_by_its_path_its_language_or_its_words() {
        let genre = |path, language, text| Genre::of(path, Shelf::Stories, &language, text);
        assert_eq!(genre("a/b.htm", LanguageKind::Plaintext, ""), Genre::Story(Format::Html));
        assert_eq!(genre("Untitled-1", LanguageKind::Markdown, ""), Genre::Story(Format::Markdown));
        assert_eq!(genre(".lastread/rules/house/x.yaml", LanguageKind::YAML, ""), Genre::Rule);
        assert_eq!(genre("/a/.lastread/tables/people.csv", LanguageKind::Plaintext, ""), Genre::Table);
        assert_eq!(genre("x.yml", LanguageKind::YAML, "kind: each\nexamples:\n"), Genre::Rule);
        assert_eq!(genre("x.yml", LanguageKind::YAML, "kind: list\n"), Genre::Other);
        assert_eq!(genre("package.json", LanguageKind::JSON, "{\"name\": \"x\"}"), Genre::Other);
        assert_eq!(genre("sums.csv", LanguageKind::Plaintext, ""), Genre::Other);
        assert_eq!(genre("desk/lastread.yaml", LanguageKind::YAML, ""), Genre::Config);
        assert_eq!(genre("desk/wire.txt.stet.yaml", LanguageKind::YAML, ""), Genre::Stets);
        assert_eq!(genre(".stet.yaml", LanguageKind::YAML, ""), Genre::Other);
    }

    #[test]
    fn a_shelf_says_what_a_folder_of_any_name_keeps() {
        let genre = |path, shelf| Genre::of(path, shelf, &LanguageKind::YAML, "");
        assert_eq!(genre("style/x.yaml", Shelf::Rules), Genre::Rule);
        assert_eq!(genre("facts/people.csv", Shelf::Tables), Genre::Table);
        assert_eq!(genre("style/readme.md", Shelf::Rules), Genre::Story(Format::Markdown));
    }

    /// The byte at a position, found by walking: written apart from the lines, to hold them to account.
    fn walk(text: &str, encoding: Encoding, position: Position) -> usize {
        let (mut line, mut column) = (0, 0);
        for (at, ch) in text.char_indices() {
            let units = match encoding {
                Encoding::Utf8 => ch.len_utf8(),
                Encoding::Utf16 => ch.len_utf16(),
                Encoding::Utf32 => 1,
            };
            let ends = matches!(ch, '\n' | '\r');
            if line == position.line && (ends || column + units > position.character as usize) {
                return at;
            }
            let is_half = ch == '\r' && text[at + 1..].starts_with('\n');
            if ends && !is_half {
                (line, column) = (line + 1, 0);
            } else {
                column += units;
            }
        }
        text.len()
    }

    fn change(range: Range, text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangePartial { range, text: text.to_owned(), ..TextDocumentContentChangePartial::default() }
            .into()
    }

    fn opened(text: &str, encoding: Encoding) -> Document {
        let uri: Uri = "file:///desk/story.md".parse().expect("an address");
        let item = TextDocumentItem { uri, language_id: LanguageKind::Markdown, version: 1, text: text.to_owned() };
        Document::new(item, "story.md".to_owned(), encoding)
    }

    proptest! {
        #![proptest_config(Config { cases: 512, ..Config::default() })]

        #[test]
        fn edits_make_the_text_that_the_editor_has(
            start in "[a“é🙂\r\n ]{0,40}",
            edits in vec(((0..6u32, 0..12u32), (0..6u32, 0..12u32), "[b”🙂\r\n]{0,4}"), 1..8),
            at_once in any::<bool>(),
        ) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut document = opened(&start, encoding);
                let mut text = start.clone();
                let mut changes = Vec::new();
                for (from, to, words) in &edits {
                    let (from, to) = (from.min(to), from.max(to));
                    let [from, to] = [from, to].map(|(line, character)| Position { line: *line, character: *character });
                    let bytes = walk(&text, encoding, from)..walk(&text, encoding, to);
                    text.replace_range(bytes, words);
                    changes.push(change(Range { start: from, end: to }, words));
                }
                if at_once {
                    document.edit(2, changes);
                } else {
                    changes.into_iter().for_each(|change| document.edit(2, vec![change]));
                }
                prop_assert_eq!(document.source().text(), text);
            }
        }
    }
}
