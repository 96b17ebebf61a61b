//! Byte offsets to lines and columns. Lines end at `\n` (a `\r` before it belongs to the line); both are counted from 1 and columns in
//! Unicode scalar values, as the JSON contract promises.

use std::sync::OnceLock;

/// A place as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// The start of every line of one text, in bytes.
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before every [`STEP`]th byte: a column far into a long line is not counted from its start.
    /// Counted when first asked for: most files have no finding.
    characters: OnceLock<Vec<u32>>,
}

/// Bytes between two counts of characters.
const STEP: usize = 1 << 7;

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> LineIndex {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        LineIndex { starts, characters: OnceLock::new() }
    }

    /// How many lines there are (at least one; a final newline opens an empty one).
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The line (from 0) a byte offset stands in.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// First byte of a line (from 0), or `None` past the last.
    pub fn start(&self, line: usize) -> Option<u32> {
        self.starts.get(line).copied()
    }

    /// Line and column of a byte offset into `text`, the text this index was made from. An offset past the end is the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = (offset as usize).min(text.len());
        let line = self.line_of(offset as u32);
        let column = self.characters_before(text, offset) - self.characters_before(text, self.starts[line] as usize);
        Position { line: line as u32 + 1, column: column + 1 }
    }

    fn characters_before(&self, text: &str, offset: usize) -> u32 {
        let characters = self.characters.get_or_init(|| {
            let mut characters = vec![0];
            for step in text.as_bytes().chunks_exact(STEP) {
                characters.push(characters[characters.len() - 1] + count(step));
            }
            characters
        });
        let step = offset / STEP;
        characters[step] + count(&text.as_bytes()[step * STEP..offset])
    }
}

/// How many characters begin in some bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| !is_continuation(**byte)).count() as u32
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "“é”x\r\n🙂y";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.position(text, text.find(needle).expect("in text") as u32);
        assert_eq!(at("x"), Position { line: 1, column: 4 });
        assert_eq!(at("y"), Position { line: 2, column: 2 });
        assert_eq!(index.position(text, 999), Position { line: 2, column: 3 });
    }

    #[test]
    fn columns_far_into_a_long_line_are_counted_from_its_start() {
        let text = format!("one\n{}x", "é“a".repeat(STEP));
        let index = LineIndex::new(&text);
        for (at, _) in text.char_indices().step_by(97).chain([(text.len(), 'x')]) {
            let line = text[..at].matches('\n').count();
            let column = text[..at].rsplit('\n').next().unwrap_or_default().chars().count();
            assert_eq!(index.position(&text, at as u32), Position { line: line as u32 + 1, column: column as u32 + 1 });
        }
    }
}
