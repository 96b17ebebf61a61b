//! The lines of one file that a finding needs to be understood, wrapped for reading.
//!
//! A paragraph of a news story is one line of the file, often 600 columns long. Shown whole, its carets stand far off the screen. So a line
//! is wrapped at spaces into *rows*, only the rows that a finding touches are kept, and they are copied into a small text of their own for
//! the renderer, a row a line, with every character that could disturb a terminal replaced. Rows keep the number of the line they are from.

use super::words::visible;
use crate::source::Source;
use crate::span::Span;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use unicode_width::UnicodeWidthChar;

/// Columns between tab stops, counted from the start of a row as the renderer counts them.
pub(super) const TAB: usize = 4;

/// The most rows shown of one span; of a longer one, the first two and the last.
const MOST_ROWS: usize = 4;

/// Rows of one source, in file order.
pub(super) struct Excerpt<'a> {
    source: &'a Source,
    text: String,
    rows: Vec<Row>,
}

/// One row: a part of a line of the file that fits the width.
struct Row {
    part: Part,
    /// Where it stands in the excerpt's text.
    start: usize,
    /// Rows that follow each other in the file have indices that follow each other; where something is left out, there is a gap.
    index: usize,
}

/// A part of a line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// The line, from 0.
    line: usize,
    /// Its number among the parts of that line.
    number: usize,
    /// Whether it is the line's last.
    last: bool,
    /// The bytes shown.
    shown: Range<usize>,
    /// The first byte of the next part or line: the space or line break in between belongs to this one.
    until: usize,
}

/// The long lines wrapped so far: a file may be one line with a thousand findings.
#[derive(Default)]
pub(super) struct Wrapped {
    lines: RefCell<HashMap<WrappedLine, Rc<[Part]>>>,
}

/// Path of the file, line and width.
type WrappedLine = (String, usize, usize);

/// Lines up to so many bytes are wrapped anew each time.
const LONG_LINE: usize = 10_000;

impl Wrapped {
    /// The parts of a line, from 0, that hold a byte of `span`.
    fn touched(&self, source: &Source, line: usize, width: usize, span: &Range<usize>) -> Vec<Part> {
        let next = source.lines().start(line + 1).map_or(source.text().len(), |next| next as usize);
        let is_long = source.lines().start(line).is_some_and(|start| next - start as usize > LONG_LINE);
        let parts = if is_long {
            let key = (source.path().to_owned(), line, width);
            self.lines.borrow_mut().entry(key).or_insert_with(|| wrap(source, line, width).into()).clone()
        } else {
            wrap(source, line, width).into()
        };
        // The end of the text stands in the last part.
        let past = |part: &Part| part.until <= span.start && part.until != source.text().len();
        let from = parts.partition_point(past);
        let to = from + parts[from..].partition_point(|part| part.shown.start < span.end);
        parts[from..to].to_vec()
    }
}

impl<'a> Excerpt<'a> {
    /// The rows, at most `width` columns wide, in which `spans` stand.
    pub(super) fn new(source: &'a Source, spans: &[Span<Source>], width: usize, wrapped: &Wrapped) -> Excerpt<'a> {
        let mut parts: Vec<Part> = spans.iter().flat_map(|span| parts_of(source, *span, width, wrapped)).collect();
        parts.sort_by_key(|part| (part.line, part.number));
        parts.dedup();
        let mut excerpt = Excerpt { source, text: String::new(), rows: Vec::new() };
        for part in parts {
            excerpt.push(part);
        }
        excerpt
    }

    fn push(&mut self, part: Part) {
        let index = match self.rows.last() {
            None => 0,
            Some(Row { part: before, index, .. }) if follows(before, &part) => index + 1,
            // The renderer draws a break where at least two indices are left out.
            Some(before) => before.index + 3,
        };
        let start = self.text.len();
        self.text.extend(self.source.text()[part.shown.clone()].chars().map(visible));
        self.text.push('\n');
        self.rows.push(Row { part, start, index });
    }

    /// The source shown.
    pub(super) fn source(&self) -> &'a Source {
        self.source
    }

    /// The rows as a text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the source stands in [`text`](Excerpt::text): a range for each row it is shown in, at least one.
    pub(super) fn pieces(&self, span: Span<Source>) -> Vec<Range<usize>> {
        let span = clamp(self.source, span);
        let piece = |row: &Row| {
            let inside = row.part.shown.start < span.end && row.part.until > span.start;
            let range = span.start.max(row.part.shown.start)..span.end.min(row.part.shown.end);
            (inside && !range.is_empty()).then(|| self.locate(row, range.start)..self.locate(row, range.end))
        };
        let mut pieces: Vec<_> = self.rows.iter().filter_map(piece).collect();
        if pieces.is_empty() {
            // An empty span, or one of white space that is not shown: a caret where it begins.
            let row = self.rows.iter().rev().find(|row| row.part.shown.start <= span.start);
            let at = row.map_or(0, |row| self.locate(row, span.start.min(row.part.shown.end)));
            pieces.push(at..at);
        }
        pieces
    }

    /// The place in the excerpt's text of a source byte that stands in `row`.
    fn locate(&self, row: &Row, offset: usize) -> usize {
        let before = self.source.text()[row.part.shown.start..offset].chars();
        row.start + before.map(|character| visible(character).len_utf8()).sum::<usize>()
    }

    /// The row at a byte of the excerpt's text.
    pub(super) fn row_at(&self, offset: usize) -> usize {
        self.index_of_row(self.rows.partition_point(|row| row.start <= offset).saturating_sub(1))
    }

    fn index_of_row(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.index)
    }

    fn row(&self, index: usize) -> Option<&Row> {
        self.rows.binary_search_by_key(&index, |row| row.index).ok().map(|at| &self.rows[at])
    }

    /// The bytes of a row in the excerpt's text, its line break included.
    pub(super) fn range(&self, index: usize) -> Option<Range<usize>> {
        let row = self.row(index)?;
        let len: usize = self.source.text()[row.part.shown.clone()].chars().map(|c| visible(c).len_utf8()).sum();
        Some(row.start..row.start + len + 1)
    }

    /// The number, from 1, of the line a row is from.
    pub(super) fn line(&self, index: usize) -> Option<usize> {
        self.row(index).map(|row| row.part.line + 1)
    }

    /// The column, from 1, that a byte of the excerpt's text has in its line of the file.
    pub(super) fn column(&self, index: usize, offset: usize) -> Option<usize> {
        let row = self.row(index)?;
        let characters = self.text.get(row.start..offset)?.chars().count();
        let before = self.source.position(row.part.shown.start as u32).column as usize;
        Some(before + characters)
    }
}

fn follows(before: &Part, after: &Part) -> bool {
    let same_line = before.line == after.line && before.number + 1 == after.number;
    same_line || (before.last && after.number == 0 && before.line + 1 == after.line)
}

/// The parts of lines in which a span is shown.
fn parts_of(source: &Source, span: Span<Source>, width: usize, wrapped: &Wrapped) -> Vec<Part> {
    let span = clamp(source, span);
    let first = source.lines().line_of(span.start as u32);
    // An end at the start of a line is the end of the line before.
    let last = source.lines().line_of(span.end.saturating_sub(1).max(span.start) as u32);
    // An empty span is where its next byte would stand.
    let span = span.start..span.end.max(span.start + 1);
    let mut parts = wrapped.touched(source, first, width, &span);
    if last > first {
        // Lines in between matter only where there are few enough to show.
        let between = if last - first < MOST_ROWS { first + 1..last } else { last..last };
        parts.extend(between.flat_map(|line| wrap(source, line, width)));
        parts.extend(wrapped.touched(source, last, width, &span));
    }
    if parts.len() > MOST_ROWS {
        parts.drain(2..parts.len() - 1);
    }
    parts
}

/// One line of the file, from 0, cut at spaces into parts at most `width` columns wide. A word wider than that is cut anywhere.
fn wrap(source: &Source, line: usize, width: usize) -> Vec<Part> {
    let text = source.text();
    let start = source.lines().start(line).map_or(text.len(), |start| start as usize);
    let until = source.lines().start(line + 1).map_or(text.len(), |next| next as usize);
    let end = start + text[start..until].trim_end_matches(['\n', '\r']).len();
    let mut parts = Vec::new();
    let mut at = start;
    loop {
        let (shown, next) = cut(text, at..end, width);
        let last = next >= end;
        let until = if last { until } else { next };
        parts.push(Part { line, number: parts.len(), last, shown: at..shown, until });
        if last {
            return parts;
        }
        at = next;
    }
}

/// How far a part that starts at `line.start` is shown, and where the next one starts.
fn cut(text: &str, line: Range<usize>, width: usize) -> (usize, usize) {
    let mut column = 0;
    // The last space after a word: before the first word there is nothing to part.
    let mut space = None;
    let mut in_words = false;
    for (offset, character) in text[line.clone()].char_indices() {
        let offset = line.start + offset;
        column += match character {
            '\t' => TAB - column % TAB,
            _ => visible(character).width().unwrap_or(0),
        };
        if !is_space(character) {
            in_words = true;
            if column > width && offset > line.start {
                let shown = space.unwrap_or(offset);
                let next = line.end - text[shown..line.end].trim_start_matches(is_space).len();
                return (line.start + text[line.start..shown].trim_end_matches(is_space).len(), next);
            }
        } else if in_words {
            space = Some(offset);
        }
    }
    (line.end, line.end)
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// The span inside the text and on character boundaries, whatever was asked.
fn clamp(source: &Source, span: Span<Source>) -> Range<usize> {
    let text = source.text();
    let start = text.floor_char_boundary(span.start as usize);
    start..text.floor_char_boundary(span.end as usize).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{any, prop, prop_oneof, proptest};

    fn rows(text: &str, width: usize) -> Vec<&str> {
        let source = Source::new("a.md", text);
        let parts: Vec<Part> = (0..source.lines().len()).flat_map(|line| wrap(&source, line, width)).collect();
        parts.into_iter().map(|part| &text[part.shown]).collect()
    }

    #[test]
    fn lines_wrap_at_spaces_and_long_words_anywhere() {
        assert_eq!(rows("one two  three", 8), ["one two", "three"]);
        assert_eq!(rows("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(rows("  abcdefgh", 4), ["  ab", "cdef", "gh"]);
        assert_eq!(rows("漢字漢字", 5), ["漢字", "漢字"], "two columns a character");
        assert_eq!(rows("a\tb c", 5), ["a\tb", "c"], "a tab runs to its stop");
        assert_eq!(rows("one\r\n\r\ntwo", 8), ["one", "", "two"]);
        assert_eq!(rows("", 8), [""]);
    }

    #[test]
    fn a_long_span_is_shown_by_its_beginning_and_its_end() {
        let source = Source::new("a.md", "aa bb cc dd ee ff gg");
        let excerpt = Excerpt::new(&source, &[Span::new(0, 20)], 2, &Wrapped::default());
        assert_eq!(excerpt.text(), "aa\nbb\ngg\n");
        assert_eq!(excerpt.pieces(Span::new(0, 20)), [0..2, 3..5, 6..8]);
    }

    proptest! {
        /// Any text, any span, any width: the pieces lie inside rows, the bytes they name come back, and nothing panics.
        #[test]
        fn every_span_of_every_text_can_be_shown(
            text in prop::collection::vec(prop_oneof![any::<char>(), prop::sample::select(vec![' ', 'a', '\t', '\r', '\n', '漢'])], 0..60),
            from in 0u32..300,
            len in 0u32..300,
            width in 1usize..20,
        ) {
            let text: String = text.into_iter().collect();
            let source = Source::new("a.md", text);
            let span = Span::new(from, from + len);
            let excerpt = Excerpt::new(&source, &[span], width, &Wrapped::default());
            for piece in excerpt.pieces(span) {
                let row = excerpt.row_at(piece.start);
                assert_eq!(excerpt.row_at(piece.end), row);
                let range = excerpt.range(row).expect("a row");
                assert!(range.start <= piece.start && piece.end < range.end);
                assert!(excerpt.text().is_char_boundary(piece.start) && excerpt.text().is_char_boundary(piece.end));
            }
            let first = excerpt.pieces(span)[0].start;
            let row = excerpt.row_at(first);
            let position = source.position(clamp(&source, span).start as u32);
            assert!(excerpt.line(row).expect("a line") >= position.line as usize);
            if excerpt.line(row) == Some(position.line as usize) {
                let column = excerpt.column(row, first).expect("a column");
                assert!(column >= position.column as usize || excerpt.pieces(span)[0].is_empty());
            }
        }
    }
}
