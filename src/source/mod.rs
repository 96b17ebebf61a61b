//! The bytes of one file as they were read, and the two maps that go with them: [`LineIndex`] (offset → line and column) and
//! [`OffsetMap`] (text a reader reads → bytes that made it).

mod line_index;
mod offset_map;

pub use line_index::{LineIndex, Position};
pub use offset_map::{OffsetMap, Piece, PieceKind};

use crate::span::Span;

/// One input, exactly as read: nothing normalised, a byte-order mark and carriage returns included.
pub struct Source {
    path: String,
    text: String,
    lines: LineIndex,
    /// The line of its file that its first line is, from 1.
    first_line: u32,
    /// What the file holds besides, by name.
    beside: Vec<(&'static str, String)>,
}

/// Why bytes could not become a [`Source`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SourceError {
    /// Not UTF-8; `offset` is the first bad byte, `line` (from 1) the line it stands in.
    #[error("not UTF-8: byte {offset} (line {line}) is 0x{byte:02x}")]
    NotUtf8 {
        /// Byte offset of the first bad byte.
        offset: usize,
        /// Line of that byte, from 1.
        line: usize,
        /// The bad byte.
        byte: u8,
    },
    /// Holds a NUL byte, so it is no text.
    #[error("binary file: NUL at byte {offset}")]
    Binary {
        /// Byte offset of the first NUL.
        offset: usize,
    },
    /// Past what 32-bit offsets reach.
    #[error("{len} bytes: files of 4 GiB and more are not read")]
    TooLarge {
        /// Length in bytes.
        len: usize,
    },
}

impl Source {
    /// A source from text that is UTF-8 already. `path` is what diagnostics will show.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Source { path: path.into(), text, lines, first_line: 1, beside: Vec::new() }
    }

    /// A source from the bytes of a file.
    ///
    /// # Errors
    /// When the bytes are not UTF-8, hold a NUL, or are 4 GiB or more.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Source, SourceError> {
        if bytes.len() >= u32::MAX as usize {
            return Err(SourceError::TooLarge { len: bytes.len() });
        }
        if let Some(offset) = memchr::memchr(0, &bytes) {
            return Err(SourceError::Binary { offset });
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Source::new(path, text)),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let bytes = error.as_bytes();
                let line = 1 + memchr::memchr_iter(b'\n', &bytes[..offset]).count();
                Err(SourceError::NotUtf8 { offset, line, byte: bytes[offset] })
            }
        }
    }

    /// The same source as one line of an archive: positions count lines (from 1) in the archive, offsets are still those of the text.
    pub fn at_line(mut self, line: u32) -> Source {
        self.first_line = line;
        self
    }

    /// The same source with another part of the file it was taken from: the styles of a `.docx` stand beside its text.
    pub fn with(mut self, name: &'static str, text: String) -> Source {
        self.beside.push((name, text));
        self
    }

    /// Another part of the file.
    pub fn beside(&self, name: &str) -> Option<&str> {
        self.beside.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str())
    }

    /// The path as diagnostics show it, `/` between parts; `-` for standard input.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// All of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of a span, as text.
    pub fn slice(&self, span: Span<Source>) -> &str {
        &self.text[span.range()]
    }

    /// Lines and columns of this source.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        let position = self.lines.position(&self.text, offset);
        Position { line: position.line + (self.first_line - 1), ..position }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_are_located() {
        let error = Source::from_bytes("a.md", b"one\ntwo \xff".to_vec()).err();
        assert_eq!(error, Some(SourceError::NotUtf8 { offset: 8, line: 2, byte: 0xff }));
        let error = Source::from_bytes("a.md", b"one\0".to_vec()).err();
        assert_eq!(error, Some(SourceError::Binary { offset: 3 }));
    }
}
