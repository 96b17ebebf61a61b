//! TOML front matter: the part of TOML that front matter uses, read so that every value keeps its bytes. What it cannot read it passes
//! over, line by line.

use super::yaml::escaped;
use super::{Fields, trim};
use crate::format::view::View;
use std::ops::Range;

/// Reads the TOML at `range`.
pub(super) fn read(fields: &mut Fields<'_, '_>, range: Range<usize>) {
    let source = fields.source();
    let mut reader = Reader { fields, source, at: range.start, end: range.end, table: String::new(), depth: 0 };
    while reader.at < reader.end {
        reader.line();
    }
}

struct Reader<'f, 'b, 's> {
    fields: &'f mut Fields<'b, 's>,
    source: &'s str,
    at: usize,
    end: usize,
    /// The path of the open table.
    table: String,
    /// How deep in arrays and inline tables.
    depth: u8,
}

impl<'s> Reader<'_, '_, 's> {
    /// A table header, or a key and its value, or a line of neither.
    fn line(&mut self) {
        self.skip_blank();
        match self.peek() {
            Some(b'[') => {
                let line = self.rest_of_line();
                let name = self.source[line].split('#').next().unwrap_or_default();
                self.table = name.trim().trim_matches(['[', ']']).replace(['"', '\'', ' '], "");
            }
            Some(b'#') | None => drop(self.rest_of_line()),
            Some(_) => {
                if let Some(key) = self.key() {
                    let path = if self.table.is_empty() { key } else { format!("{}.{key}", self.table) };
                    self.value(&path);
                }
                self.rest_of_line();
            }
        }
    }

    /// A key up to its equals sign, which is passed; `None` where this line has none.
    fn key(&mut self) -> Option<String> {
        let rest = &self.source[self.at..self.end];
        let length = rest.find(['=', '\n', '{', ',', '}'])?;
        if !rest[length..].starts_with('=') {
            return None;
        }
        self.at += length + 1;
        let key = rest[..length].replace(['"', '\'', ' ', '\t'], "");
        (!key.is_empty()).then_some(key)
    }

    fn value(&mut self, path: &str) {
        self.skip_spaces();
        match self.peek() {
            Some(mark @ (b'"' | b'\'')) => self.string(path, char::from(mark)),
            // Deeper than any real file nests, brackets are text.
            Some(b'[') if self.depth < 16 => self.sequence(path, b']', |reader| reader.value(path)),
            Some(b'{') if self.depth < 16 => self.sequence(path, b'}', |reader| {
                if let Some(key) = reader.key() {
                    reader.value(&format!("{path}.{key}"));
                }
            }),
            Some(_) => self.bare(path),
            None => {}
        }
    }

    /// The values of an array or the pairs of an inline table, up to its closing bracket.
    fn sequence(&mut self, _path: &str, close: u8, mut item: impl FnMut(&mut Self)) {
        self.at += 1;
        self.depth += 1;
        while let Some(byte) = self.peek_past_blank() {
            if byte == close {
                self.at += 1;
                break;
            }
            let before = self.at;
            if byte == b',' {
                self.at += 1;
            } else if byte == b'#' {
                self.rest_of_line();
            } else {
                item(self);
            }
            if self.at == before {
                // Neither an item nor the end: the sequence is broken, leave it to the next line.
                break;
            }
        }
        self.depth -= 1;
    }

    fn string(&mut self, path: &str, mark: char) {
        let rest = &self.source[self.at..self.end];
        let triple = match mark {
            '"' => "\"\"\"",
            _ => "'''",
        };
        let is_long = rest.starts_with(triple);
        let width = if is_long { 3 } else { 1 };
        let close = if is_long { triple } else { &triple[..1] };
        let inner = &rest[width..];
        let inner = if is_long { inner } else { inner.lines().next().unwrap_or_default() };
        let length = closing(inner, close, mark == '"').unwrap_or(inner.len());
        let range = self.at + width..self.at + width + length;
        self.at = (range.end + width).min(self.end);
        let range = if is_long { trim(self.source, range) } else { range };
        let view = content(self.source, range.clone(), mark == '"');
        self.fields.add(path, &view, range);
    }

    /// A number, a date, a truth value: as written, up to a comma, a bracket, a comment or the line's end.
    fn bare(&mut self, path: &str) {
        let rest = &self.source[self.at..self.end];
        let length = rest.find(['\n', ',', ']', '}', '#']).unwrap_or(rest.len());
        let range = self.at..self.at + length;
        self.at = range.end;
        if !self.source[range.clone()].trim().is_empty() {
            self.fields.add_verbatim(path, range);
        }
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes()[..self.end].get(self.at).copied()
    }

    fn peek_past_blank(&mut self) -> Option<u8> {
        self.skip_blank();
        self.peek()
    }

    fn skip_blank(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn rest_of_line(&mut self) -> Range<usize> {
        let rest = &self.source.as_bytes()[self.at..self.end];
        let start = self.at;
        let length = memchr::memchr(b'\n', rest);
        self.at = length.map_or(self.end, |length| start + length + 1);
        start..length.map_or(self.end, |length| start + length)
    }
}

/// Where `close` first stands in a string's content, escapes passed over where the string has them.
fn closing(inner: &str, close: &str, has_escapes: bool) -> Option<usize> {
    let bytes = inner.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if has_escapes && bytes[at] == b'\\' {
            at += 2;
        } else if bytes[at..].starts_with(close.as_bytes()) {
            return Some(at);
        } else {
            at += 1;
        }
    }
    None
}

/// A string's content, escapes resolved where it has them.
fn content(source: &str, range: Range<usize>, has_escapes: bool) -> View<'_> {
    if !has_escapes || !source[range.clone()].contains('\\') {
        return View::verbatim(source, range);
    }
    let mut view = View::empty();
    let mut at = range.start;
    while let Some(escape) = source[at..range.end].find('\\').map(|found| at + found) {
        view.push_verbatim(source, at..escape);
        let rest = &source[escape..range.end];
        let blank = rest[1..].len() - rest[1..].trim_start().len();
        at = if rest[1..1 + blank].contains('\n') {
            // A backslash at a line's end takes the break and the next line's indentation with it.
            escape + 1 + blank
        } else {
            let (ch, length) = escaped(rest);
            view.push_decoded(ch.encode_utf8(&mut [0; 4]), escape..escape + length);
            escape + length
        };
    }
    view.push_verbatim(source, at..range.end);
    view
}
