//! A tree from YAML: parser events, put together with the bytes they came from. Scalars read as YAML 1.2's core schema says, so `no` and
//! `on` are words. Anchors, aliases and custom tags are refused: a rule says what it means where it stands.

use super::{Key, Mistakes, Node, Value};
use crate::source::Source;
use crate::span::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use std::collections::HashMap;

/// Deeper nesting than this is no rule.
const MAX_DEPTH: usize = 64;

/// Reads the one document of a YAML file.
///
/// # Errors
/// The mistakes in the file's syntax; keys given twice in one map are mistakes too.
pub fn parse(source: &Source) -> Result<Node, Mistakes> {
    parse_any(source)?.ok_or_else(|| {
        let mut mistakes = Mistakes::default();
        mistakes.push(Span::at(0), "the file is empty");
        mistakes
    })
}

/// Reads the one document of a YAML file, or none: a file of comments says nothing.
///
/// # Errors
/// As [`parse`].
pub fn parse_any(source: &Source) -> Result<Option<Node>, Mistakes> {
    let mut reader =
        Reader { text: source.text(), bytes: ByteOffsets::of(source.text()), stack: Vec::new(), root: None };
    let mut mistakes = Mistakes::default();
    for event in Parser::new_from_str(source.text()) {
        match event {
            Ok((event, at)) => {
                let span = reader.bytes.span(at.start.index(), at.end.index());
                if !reader.take(event, span, &mut mistakes) {
                    return Err(mistakes);
                }
            }
            Err(error) => {
                let at = reader.bytes.offset(error.marker().index());
                // The parser would say the same again and again.
                mistakes.push(reader.char_at(at), format!("this is no YAML: {}", error.info()));
                return Err(mistakes);
            }
        }
    }
    if mistakes.is_empty() { Ok(reader.root) } else { Err(mistakes) }
}

/// A list or map that is still open.
enum Open {
    List(Span<Source>, Vec<Node>),
    Map(Span<Source>, Entries, Option<Key>),
}

/// The entries of a map so far.
#[derive(Default)]
struct Entries {
    entries: Vec<(Key, Node)>,
    /// Where each key was given first.
    first: HashMap<String, Span<Source>>,
}

struct Reader<'s> {
    text: &'s str,
    bytes: ByteOffsets,
    stack: Vec<Open>,
    root: Option<Node>,
}

impl Reader<'_> {
    /// Takes one event; `false` where reading on makes no sense.
    fn take(&mut self, event: Event<'_>, span: Span<Source>, mistakes: &mut Mistakes) -> bool {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                mistakes.push(self.first_line(span), "a second document").help("one file holds one rule");
                return false;
            }
            Event::Alias(_) => {
                mistakes.push(span, "an alias").help("write the value out: aliases are not read here");
                return false;
            }
            Event::Scalar(text, style, _, tag) => {
                let node = self.scalar(&text, style, tag.as_deref(), span);
                self.put(node, mistakes);
            }
            Event::SequenceStart(..) => self.stack.push(Open::List(span, Vec::new())),
            Event::MappingStart(..) => self.stack.push(Open::Map(span, Entries::default(), None)),
            Event::SequenceEnd | Event::MappingEnd => {
                let (start, last, value) = match self.stack.pop() {
                    Some(Open::List(start, items)) => (start, items.last().map(|node| node.span), Value::List(items)),
                    Some(Open::Map(start, Entries { entries, .. }, _)) => {
                        (start, entries.last().map(|(key, node)| key.span.to(node.span)), Value::Map(entries))
                    }
                    None => return false,
                };
                // A collection in brackets ends with its bracket, one without at its last value.
                let bracketed = self.text[start.range().start..].starts_with(['[', '{']);
                let end = if bracketed { span.start + 1 } else { last.map_or(start.start, |last| last.end) };
                let span = Span::new(start.start, end);
                self.put(Node { span, verbatim: None, value }, mistakes);
            }
            _ => {}
        }
        if self.stack.len() > MAX_DEPTH {
            mistakes.push(span, "nested too deep");
            return false;
        }
        true
    }

    fn put(&mut self, node: Node, mistakes: &mut Mistakes) {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, Entries { entries, first }, key)) => match key.take() {
                Some(key) => {
                    let first = *first.entry(key.name.clone()).or_insert(key.span);
                    if first != key.span {
                        mistakes.push(key.span, format!("`{}` is given twice", key.name)).label(first, "first here");
                    }
                    entries.push((key, node));
                }
                None => {
                    // A number as a key (`24: x`) is its text.
                    let name = match node.value {
                        Value::Text(text) => text,
                        _ => self.text[node.span.range()].to_owned(),
                    };
                    *key = Some(Key { span: node.span, name });
                }
            },
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, tag: Option<&Tag>, span: Span<Source>) -> Node {
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let span = if quoted { self.quoted(span, style) } else { self.trimmed(span) };
        let inner = if quoted { Span::new(span.start + 1, span.end - 1) } else { span };
        let as_printed = self.text.get(inner.range()) == Some(text);
        let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
        let value = if style == ScalarStyle::Plain && !is_text { plain(text) } else { Value::Text(text.to_owned()) };
        Node { span, verbatim: as_printed.then_some(inner.start), value }
    }

    /// A quoted scalar's span may run on to a comment after it: to its closing mark.
    fn quoted(&self, span: Span<Source>, style: ScalarStyle) -> Span<Source> {
        let (mark, escape) = if style == ScalarStyle::SingleQuoted { ('\'', '\'') } else { ('"', '\\') };
        // A tag comes first.
        let Some(inner) = self.text[span.range()].strip_prefix(mark) else { return self.trimmed(span) };
        let mut chars = inner.char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            let escaped = ch == escape && chars.peek().is_some_and(|(_, next)| mark != escape || *next == mark);
            if escaped {
                chars.next();
            } else if ch == mark {
                return Span::new(span.start, span.start + at as u32 + 2);
            }
        }
        span
    }

    /// Block scalars and collections run on to the next token: without the white space at their end.
    fn trimmed(&self, span: Span<Source>) -> Span<Source> {
        let text = &self.text[span.range()];
        Span::new(span.start, span.start + text.trim_end().len() as u32)
    }

    fn first_line(&self, span: Span<Source>) -> Span<Source> {
        let line = self.text[span.range()].lines().next().unwrap_or_default();
        Span::new(span.start, span.start + line.len() as u32)
    }

    /// The character at a byte, or nothing at the end of a line or the file.
    fn char_at(&self, at: u32) -> Span<Source> {
        let next = self.text[at as usize..].chars().next().filter(|ch| !ch.is_whitespace());
        Span::new(at, at + next.map_or(0, |ch| ch.len_utf8() as u32))
    }
}

/// What a plain scalar says, by YAML 1.2's core schema.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Flag(true),
        "false" | "False" | "FALSE" => return Value::Flag(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let numeric = digits.starts_with(|ch: char| ch.is_ascii_digit() || ch == '.')
        && digits.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, '.' | 'e' | 'E' | '-' | '+'));
    // `007` is somebody's name before it is a number.
    let padded = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    match text.parse::<f64>() {
        Ok(number) if numeric && !padded => Value::Number(number),
        _ => Value::Text(text.to_owned()),
    }
}

/// The parser counts characters; the rest of the program counts bytes.
enum ByteOffsets {
    Same,
    Table(Vec<u32>),
}

impl ByteOffsets {
    fn of(text: &str) -> ByteOffsets {
        if text.is_ascii() {
            return ByteOffsets::Same;
        }
        let ends = std::iter::once(text.len() as u32);
        ByteOffsets::Table(text.char_indices().map(|(at, _)| at as u32).chain(ends).collect())
    }

    fn offset(&self, chars: usize) -> u32 {
        match self {
            ByteOffsets::Same => chars as u32,
            ByteOffsets::Table(table) => table[chars.min(table.len() - 1)],
        }
    }

    fn span(&self, start: usize, end: usize) -> Span<Source> {
        let start = self.offset(start);
        Span::new(start, self.offset(end).max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'s>(source: &'s Source, path: &[&str]) -> (&'s str, Node) {
        let mut node = parse(source).expect("good YAML");
        for name in path {
            node = node.get(name).cloned().expect("a key of the file");
        }
        (source.slice(node.span), node)
    }

    #[test]
    fn values_keep_the_bytes_that_say_them() {
        let yaml = "é: “x”\na:\n  b: \"q\\n\" # c\n  c: [1, 'zw''ei'] # d\n  d: |\n    eins\n     zwei\n\n  e:\n    - f: g\n\nz: no # e\n";
        let source = Source::new("r.yaml", yaml);
        assert_eq!(at(&source, &["é"]).0, "“x”");
        assert_eq!(at(&source, &["a", "b"]).0, "\"q\\n\"");
        assert_eq!(at(&source, &["a", "c"]).0, "[1, 'zw''ei']");
        assert_eq!(at(&source, &["a", "e"]).0, "- f: g");
        assert_eq!(at(&source, &["z"]).1, Node::placeless(Value::Text("no".into())));
        let (block, node) = at(&source, &["a", "d"]);
        assert_eq!(block, "eins\n     zwei");
        let starts = node.line_starts(yaml).expect("a literal block");
        assert!(yaml[starts[0] as usize..].starts_with("eins"));
        assert!(yaml[starts[1] as usize..].starts_with(" zwei"));
    }

    #[test]
    fn a_part_of_a_scalar_has_a_place_where_it_is_printed_as_it_reads() {
        let source = Source::new("r.yaml", "a: 'über {b}'\nc: \"d\\te\"");
        let (_, quoted) = at(&source, &["a"]);
        let text = quoted.as_text().expect("text");
        let brace = text.find('{').expect("in text");
        assert_eq!(source.slice(quoted.inside(brace..text.len())), "{b}");
        let (_, escaped) = at(&source, &["c"]);
        assert_eq!(source.slice(escaped.inside(0..1)), "\"d\\te\"");
    }
}
