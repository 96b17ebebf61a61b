//! YAML front matter. A parser says what is a key and what a value; the value's text is read again here, because only the reader of the
//! quotes, escapes and folds knows which bytes made which character.

use super::{Fields, Lines, key_of, trim};
use crate::format::view::View;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::ops::Range;

/// Reads the YAML at `range`.
pub(super) fn read(fields: &mut Fields<'_, '_>, range: Range<usize>) {
    let source = fields.source();
    match scalars(&source[range.clone()]) {
        Some(scalars) => {
            for scalar in scalars {
                let found = range.start + scalar.range.start..range.start + scalar.range.end;
                let (view, span) = value(source, found, scalar.style);
                fields.add(&scalar.path, &view, span);
            }
        }
        None => by_lines(fields, range),
    }
}

struct Scalar {
    path: String,
    range: Range<usize>,
    style: ScalarStyle,
}

/// A key deeper than this is named by its first ones: front matter is not a database.
const DEEPEST: usize = 12;

struct Frame {
    path: String,
    is_map: bool,
    is_key: bool,
    /// The key whose value comes next.
    key: Option<String>,
}

/// The values of a document with their paths and their bytes, or `None` where it is no YAML.
fn scalars(text: &str) -> Option<Vec<Scalar>> {
    let mut found = Vec::new();
    let mut frames: Vec<Frame> = Vec::new();
    let mut bytes = CharIndex::new(text);
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.ok()?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let is_map = matches!(event, Event::MappingStart(..));
                let is_key = frames.last().is_some_and(|frame| frame.is_map && frame.key.is_none());
                frames.push(Frame { path: path(&frames), is_map, is_key, key: None });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let ended = frames.pop()?;
                if let Some(frame) = frames.last_mut() {
                    frame.key = ended.is_key.then(String::new);
                }
            }
            Event::Alias(_) => {
                if let Some(frame) = frames.last_mut() {
                    frame.key = if frame.key.is_none() && frame.is_map { Some(String::new()) } else { None };
                }
            }
            Event::Scalar(value, style, ..) => match frames.last_mut() {
                Some(frame) if frame.is_map && frame.key.is_none() => frame.key = Some(value.into_owned()),
                Some(_) => {
                    let range = bytes.at(span.start.index())..bytes.at(span.end.index());
                    found.push(Scalar { path: path(&frames), range, style });
                    if let Some(frame) = frames.last_mut() {
                        frame.key = None;
                    }
                }
                // A document that is one scalar has no fields.
                None => return None,
            },
            _ => {}
        }
    }
    Some(found)
}

/// The path of the value that comes next.
fn path(frames: &[Frame]) -> String {
    let Some(frame) = frames.last() else { return String::new() };
    match &frame.key {
        Some(key) if frame.path.is_empty() => key.clone(),
        Some(key) if frames.len() <= DEEPEST => format!("{}.{key}", frame.path),
        _ => frame.path.clone(),
    }
}

/// Turns the parser's character counts into bytes, in one pass over text that is not ASCII.
struct CharIndex<'t> {
    text: &'t str,
    is_ascii: bool,
    chars: usize,
    bytes: usize,
}

impl<'t> CharIndex<'t> {
    fn new(text: &'t str) -> Self {
        CharIndex { text, is_ascii: text.is_ascii(), chars: 0, bytes: 0 }
    }

    fn at(&mut self, chars: usize) -> usize {
        if self.is_ascii {
            return chars.min(self.text.len());
        }
        if chars < self.chars {
            (self.chars, self.bytes) = (0, 0);
        }
        let rest = &self.text[self.bytes..];
        let wanted = chars - self.chars;
        self.bytes += rest.char_indices().nth(wanted).map_or(rest.len(), |(at, _)| at);
        self.chars = chars;
        self.bytes
    }
}

/// The text of a scalar, and its bytes without quotation marks.
fn value(source: &str, range: Range<usize>, style: ScalarStyle) -> (View<'_>, Range<usize>) {
    match style {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let start = source[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
            block(source, start..range.end, style == ScalarStyle::Folded)
        }
        _ => {
            let range = without_properties(source, trim(source, range));
            let quote = match style {
                ScalarStyle::SingleQuoted => Some('\''),
                ScalarStyle::DoubleQuoted => Some('"'),
                _ => None,
            };
            let inner = quote.filter(|quote| range.len() >= 2 && source[range.clone()].starts_with(*quote));
            let inner = if inner.is_some() { range.start + 1..range.end - 1 } else { range };
            (flow(source, inner.clone(), quote), inner)
        }
    }
}

/// Leaves out a tag (`!!str`) and an anchor (`&name`) before a value.
fn without_properties(source: &str, mut range: Range<usize>) -> Range<usize> {
    while source[range.clone()].starts_with(['!', '&']) {
        let word = source[range.clone()].find(char::is_whitespace).unwrap_or(range.len());
        range = trim(source, range.start + word..range.end);
    }
    range
}

/// A plain or quoted scalar: `quote` is its mark. Line breaks fold, escapes are resolved by the rules of that mark.
pub(super) fn flow(source: &str, range: Range<usize>, quote: Option<char>) -> View<'_> {
    let text = &source[range.clone()];
    let is_simple = !text.contains(['\n', '\r'])
        && match quote {
            Some('"') => !text.contains('\\'),
            Some(_) => !text.contains("''"),
            None => true,
        };
    if is_simple {
        return View::verbatim(source, range);
    }
    let mut view = View::empty();
    let mut shown = range.start;
    let mut at = range.start;
    while at < range.end {
        let rest = &source[at..range.end];
        let (end, text): (usize, &str) = match (rest.as_bytes()[0], quote) {
            (b'\'', Some('\'')) if rest.starts_with("''") => (at + 2, "'"),
            (b'\\', Some('"')) if rest[1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n') => {
                (at + 1 + fold(&rest[1..]).0, "")
            }
            (b'\\', Some('"')) => {
                let (decoded, length) = escaped(rest);
                view.push_verbatim(source, shown..at);
                view.push_decoded(decoded.encode_utf8(&mut [0; 4]), at..at + length);
                (shown, at) = (at + length, at + length);
                continue;
            }
            (b' ' | b'\t' | b'\r' | b'\n', _) if fold(rest).1 > 0 => {
                let (length, breaks) = fold(rest);
                (at + length, if breaks > 1 { "\n\n" } else { " " })
            }
            _ => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        view.push_verbatim(source, shown..at);
        view.push_decoded(text, at..end);
        (shown, at) = (end, end);
    }
    view.push_verbatim(source, shown..range.end);
    view
}

/// Length of the white space at the start of a text, and how many line breaks it holds.
fn fold(text: &str) -> (usize, usize) {
    let length = text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
    (length, memchr::memchr_iter(b'\n', &text.as_bytes()[..length]).count())
}

/// The escape at the start of `text` (which starts with a backslash) in a double-quoted string: its character and its length in bytes.
/// TOML's escapes are among YAML's.
pub(super) fn escaped(text: &str) -> (char, usize) {
    let code = |digits: usize| {
        let digits = text.get(2..2 + digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    let Some(name) = text[1..].chars().next() else { return ('\\', 1) };
    let (ch, length) = match name {
        'x' => (code(2), 4),
        'u' => (code(4), 6),
        'U' => (code(8), 10),
        'n' | 'N' | 'L' | 'r' | 'v' | 'f' => (Some('\n'), 2),
        'P' => (Some('\u{2029}'), 2),
        't' => (Some('\t'), 2),
        '_' => (Some('\u{a0}'), 2),
        '0' | 'a' | 'b' | 'e' => (Some('\u{fffd}'), 2),
        other => (Some(other), 1 + other.len_utf8()),
    };
    match ch {
        Some(ch) => (ch, length),
        None => (name, 1 + name.len_utf8()),
    }
}

/// A block scalar (`|`, `>`) whose lines stand at `range`.
fn block(source: &str, range: Range<usize>, folds: bool) -> (View<'_>, Range<usize>) {
    let mut view = View::empty();
    let mut span: Option<Range<usize>> = None;
    let mut breaks = 0;
    for line in (Lines { source: &source[..range.end], at: range.start }) {
        let words = trim(source, line.clone());
        if words.is_empty() {
            breaks += 1;
            continue;
        }
        if let Some(span) = &mut span {
            let gap = if breaks > 0 {
                "\n\n"
            } else if folds {
                " "
            } else {
                "\n"
            };
            view.push_decoded(gap, span.end..words.start);
            span.end = words.end;
        } else {
            span = Some(words.clone());
        }
        breaks = 0;
        view.push_verbatim(source, words);
    }
    (view, span.unwrap_or(range.end..range.end))
}

/// What lines show where they are no YAML: `key: value`, `- item` under a key, indented lines that go on with a value.
fn by_lines(fields: &mut Fields<'_, '_>, range: Range<usize>) {
    let source = fields.source();
    let mut open: Option<(String, Range<usize>)> = None;
    for line in (Lines { source: &source[..range.end], at: range.start }) {
        let text = source[line.clone()].trim_end();
        let bare = text.trim_start();
        let indent = text.len() - bare.len();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        if let Some(item) = bare.strip_prefix("- ")
            && let Some((key, _)) = &open
        {
            let key = key.clone();
            close(fields, &mut open);
            let end = line.start + text.len();
            open = Some((key, end - item.len()..end));
        } else if indent == 0
            && let Some((key, value)) = key_of(text)
        {
            close(fields, &mut open);
            open = Some((key.to_owned(), line.start + value..line.start + text.len()));
        } else if let Some((_, value)) = &mut open {
            value.end = line.start + text.len();
        }
    }
    close(fields, &mut open);
}

fn close(fields: &mut Fields<'_, '_>, open: &mut Option<(String, Range<usize>)>) {
    if let Some((key, value)) = open.take() {
        loose(fields, &key, value);
    }
}

/// A value found by its line: quoted, a block, or plain.
fn loose(fields: &mut Fields<'_, '_>, key: &str, range: Range<usize>) {
    let source = fields.source();
    let range = trim(source, range);
    let text = &source[range.clone()];
    if let Some(header) =
        text.lines().next().filter(|line| text.len() > line.len() && line.starts_with(['|', '>']) && line.len() < 4)
    {
        let (view, span) = block(source, range.start + header.len()..range.end, header.starts_with('>'));
        return fields.add(key, &view, span);
    }
    let quote =
        text.chars().next().filter(|mark| matches!(mark, '"' | '\'') && text.len() > 1 && text.ends_with(*mark));
    let inner = if quote.is_some() { range.start + 1..range.end - 1 } else { range };
    if !inner.is_empty() {
        fields.add(key, &flow(source, inner.clone(), quote), inner);
    }
}
