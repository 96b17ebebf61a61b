//! Where the protocol says something stands: a line, and a column in units that client and server agree on. Offsets everywhere else are bytes.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::Source;
use crate::span::Span;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which every client knows.
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The one to use with a client that offers these: bytes where it can be, for they need no counting.
    pub(super) fn of_offer(offered: &[PositionEncodingKind]) -> Encoding {
        [Encoding::Utf8, Encoding::Utf32]
            .into_iter()
            .find(|encoding| offered.contains(&encoding.kind()))
            .unwrap_or(Encoding::Utf16)
    }

    /// Its name in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// How many units some text takes.
    fn units(self, text: &str) -> u32 {
        let begins = |byte: &&u8| !matches!(byte, 0x80..=0xBF);
        let takes_two = |byte: &&u8| **byte >= 0xF0;
        let bytes = text.as_bytes();
        let units = match self {
            Encoding::Utf8 => bytes.len(),
            Encoding::Utf16 => bytes.iter().filter(begins).count() + bytes.iter().filter(takes_two).count(),
            Encoding::Utf32 => bytes.iter().filter(begins).count(),
        };
        units as u32
    }

    /// How many bytes of `line` come before a column. A column inside a character is its start, one past the end the end.
    fn bytes_before(self, line: &str, column: u32) -> usize {
        if self == Encoding::Utf8 {
            return line.floor_char_boundary(column as usize);
        }
        let mut units = 0;
        for (at, ch) in line.char_indices() {
            units += if self == Encoding::Utf16 { ch.len_utf16() as u32 } else { 1 };
            if units > column {
                return at;
            }
        }
        line.len()
    }
}

/// The lines of a text as the protocol counts them: they end at `\n`, `\r\n` and a lone `\r`.
#[derive(Debug)]
pub(super) struct Lines {
    /// First byte of every line.
    starts: Vec<u32>,
    encoding: Encoding,
}

impl Lines {
    /// Finds the lines of `text`.
    pub(super) fn new(text: &str, encoding: Encoding) -> Lines {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
            .map(|at| at as u32 + 1);
        Lines { starts: std::iter::once(0).chain(ends).collect(), encoding }
    }

    /// The position of a byte of `text`, which these lines are of.
    pub(super) fn position(&self, text: &str, offset: u32) -> Position {
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|start| *start as usize <= offset) - 1;
        let before = &text[self.starts[line] as usize..offset];
        Position { line: line as u32, character: self.encoding.units(before) }
    }

    /// The range of a span of bytes.
    pub(super) fn range(&self, text: &str, span: Span<Source>) -> Range {
        Range { start: self.position(text, span.start), end: self.position(text, span.end) }
    }

    /// The byte at a position; what lies past the end of its line is the line's end, and of the text the text's.
    pub(super) fn offset(&self, text: &str, position: Position) -> u32 {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line).map(|start| *start as usize) else { return text.len() as u32 };
        let end = self.starts.get(line + 1).map_or(text.len(), |end| *end as usize);
        let words = text[start..end].trim_end_matches(['\n', '\r']);
        (start + self.encoding.bytes_before(words, position.character)) as u32
    }

    /// The bytes of a range, whichever of its ends comes first.
    pub(super) fn span(&self, text: &str, range: Range) -> Span<Source> {
        let (start, end) = (self.offset(text, range.start), self.offset(text, range.end));
        Span::new(start.min(end), start.max(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    const TEXT: &str = "a“é”🙂b\r\nc\rd\n";

    #[test]
    fn columns_count_what_was_agreed() {
        let column = |encoding| {
            let at = TEXT.find('b').expect("in the text") as u32;
            Lines::new(TEXT, encoding).position(TEXT, at).character
        };
        assert_eq!(column(Encoding::Utf8), 13);
        assert_eq!(column(Encoding::Utf16), 6);
        assert_eq!(column(Encoding::Utf32), 5);
    }

    #[test]
    fn every_line_ending_ends_a_line() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let line = |word: char| lines.position(TEXT, TEXT.find(word).expect("in the text") as u32).line;
        assert_eq!([line('a'), line('c'), line('d')], [0, 1, 2]);
        assert_eq!(lines.position(TEXT, TEXT.len() as u32), Position { line: 3, character: 0 });
    }

    #[test]
    fn positions_that_are_none_become_the_nearest() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let offset = |line, character| lines.offset(TEXT, Position { line, character }) as usize;
        assert_eq!(offset(0, 5), TEXT.find('🙂').expect("in the text"), "between two surrogates");
        assert_eq!(offset(0, 99), TEXT.find('\r').expect("in the text"), "past the end of a line");
        assert_eq!(offset(9, 0), TEXT.len(), "past the last line");
    }

    #[test]
    fn bytes_are_preferred_and_utf_16_is_what_is_left() {
        use PositionEncodingKind as Kind;
        assert_eq!(Encoding::of_offer(&[Kind::UTF16, Kind::UTF8]), Encoding::Utf8);
        assert_eq!(Encoding::of_offer(&[Kind::UTF16, Kind::UTF32]), Encoding::Utf32);
        assert_eq!(Encoding::of_offer(&[]), Encoding::Utf16);
    }

    proptest! {
        #[test]
        fn a_position_leads_back_to_its_byte(text in "[a“é🙂\r\n ]{0,40}", at in any::<u32>()) {
            let offset = text.floor_char_boundary(at as usize % (text.len() + 1)) as u32;
            // Between `\r` and `\n` there is no position.
            if !text[..offset as usize].ends_with('\r') || !text[offset as usize..].starts_with('\n') {
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    let lines = Lines::new(&text, encoding);
                    prop_assert_eq!(lines.offset(&text, lines.position(&text, offset)), offset);
                }
            }
        }
    }
}
