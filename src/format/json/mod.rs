//! JSON in which every string knows its bytes. Reading never fails: what is no JSON gives the values before the mistake. Whether a text is
//! JSON at all is for [`mistake`] to say.

mod escape;

pub(super) use escape::unescape;

use super::view::View;
use std::ops::Range;

/// Containers deeper than this are not read; no story nests like that.
const DEEPEST: usize = 128;

/// The values of a JSON text in the order they stand in, each before those inside it.
pub(super) struct Document<'s> {
    source: &'s str,
    nodes: Vec<Node>,
}

struct Node {
    kind: Kind,
    /// The bytes of its key without quotation marks; empty in an array.
    key: Range<usize>,
    /// A string's bytes without quotation marks; where a container opens.
    span: Range<usize>,
    /// Index of the next value that is not inside this one.
    next: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    Array,
    String,
}

impl<'s> Document<'s> {
    /// Reads the JSON at `range` of a file. Numbers and truth values are passed over: they are no copy.
    pub(super) fn read(source: &'s str, range: Range<usize>) -> Self {
        let scanner = Scanner { bytes: &source.as_bytes()[..range.end], at: range.start, nodes: Vec::new() };
        Document { source, nodes: scanner.scan() }
    }

    /// The outermost value.
    pub(super) fn root(&self) -> Option<Value<'_, 's>> {
        (!self.nodes.is_empty()).then_some(Value { document: self, at: 0 })
    }
}

/// One value of a document.
#[derive(Clone, Copy)]
pub(super) struct Value<'d, 's> {
    document: &'d Document<'s>,
    at: usize,
}

impl<'d, 's> Value<'d, 's> {
    /// Its key in the object it stands in, as written; empty in an array.
    pub(super) fn key(self) -> &'s str {
        &self.document.source[self.node().key.clone()]
    }

    /// The values right inside it.
    pub(super) fn members(self) -> impl Iterator<Item = Value<'d, 's>> {
        let (document, end) = (self.document, self.node().next);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let member = (at < end).then_some(Value { document, at })?;
            at = member.node().next;
            Some(member)
        })
    }

    /// The member of that key, in letters of either case.
    pub(super) fn get(self, key: &str) -> Option<Value<'d, 's>> {
        self.members().find(|member| member.key().eq_ignore_ascii_case(key))
    }

    /// Whether it is an object.
    pub(super) fn is_object(self) -> bool {
        self.node().kind == Kind::Object
    }

    /// The text of a string.
    pub(super) fn text(self) -> Option<View<'s>> {
        (self.node().kind == Kind::String).then(|| unescape(self.document.source, self.span()))
    }

    /// A string's bytes, quotation marks excluded.
    pub(super) fn span(self) -> Range<usize> {
        self.node().span.clone()
    }

    fn node(self) -> &'d Node {
        &self.document.nodes[self.at]
    }
}

/// Why a text is no JSON, and the line and the column (from 1) where that shows.
pub(super) fn mistake(text: &str) -> Option<(String, usize, usize)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    let (line, bytes) = (error.line(), error.column());
    let shown = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let column = shown.char_indices().take_while(|(at, _)| at + 1 < bytes).count() + 1;
    let why = error.to_string();
    Some((why.split(" at line ").next().unwrap_or_default().to_owned(), line, column))
}

struct Scanner<'b> {
    bytes: &'b [u8],
    at: usize,
    nodes: Vec<Node>,
}

/// A container that is open, and the key whose value is awaited in it.
struct Open {
    node: usize,
    is_object: bool,
    key: Option<Range<usize>>,
}

impl Scanner<'_> {
    fn scan(mut self) -> Vec<Node> {
        let mut open: Vec<Open> = Vec::new();
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'{' | b'[' if open.len() == DEEPEST => break,
                b'{' | b'[' => {
                    let is_object = *byte == b'{';
                    let kind = if is_object { Kind::Object } else { Kind::Array };
                    open.push(Open { node: self.nodes.len(), is_object, key: None });
                    let within = open.len().checked_sub(2).and_then(|outer| open.get_mut(outer));
                    self.push(kind, within, self.at..self.at);
                    self.at += 1;
                }
                b'}' | b']' => {
                    let closed = open.pop();
                    self.at += 1;
                    if let Some(closed) = closed {
                        self.nodes[closed.node].next = self.nodes.len();
                    }
                }
                b'"' => {
                    let inner = self.string();
                    match open.last_mut() {
                        Some(within) if within.is_object && within.key.is_none() => within.key = Some(inner),
                        within => self.push(Kind::String, within, inner),
                    }
                }
                b',' => {
                    if let Some(within) = open.last_mut() {
                        within.key = None;
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        for unclosed in open {
            self.nodes[unclosed.node].next = self.nodes.len();
        }
        self.nodes
    }

    fn push(&mut self, kind: Kind, within: Option<&mut Open>, span: Range<usize>) {
        let key = within.and_then(|within| within.key.take()).unwrap_or(span.start..span.start);
        self.nodes.push(Node { kind, key, span, next: self.nodes.len() + 1 });
    }

    /// Passes a string; the bytes between its quotation marks.
    fn string(&mut self) -> Range<usize> {
        let start = self.at + 1;
        let mut at = start;
        while let Some(found) = self.bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
            at += found;
            if self.bytes[at] == b'"' {
                self.at = at + 1;
                return start..at;
            }
            at += 2;
        }
        self.at = self.bytes.len();
        start.min(self.at)..self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_keys_and_strings_know_their_bytes() {
        let text = r#"{"a": [1, "x", {"B": "\u00e9\n"}], "c": {"d": "y"}, "e": "z"}"#;
        let document = Document::read(text, 0..text.len());
        let root = document.root().expect("an object");
        let keys: Vec<&str> = root.members().map(Value::key).collect();
        assert_eq!(keys, ["a", "c", "e"]);
        let deep = root.get("a").and_then(|a| a.members().nth(1)?.get("b")).expect("a string");
        assert_eq!(deep.text().expect("a string").text(), "é\n");
        assert_eq!(&text[deep.span()], r"\u00e9\n");
        assert!(root.get("c").is_some_and(Value::is_object));
        assert!(root.get("d").is_none(), "it stands deeper");
    }

    #[test]
    fn broken_json_gives_what_stands_before_the_mistake() {
        for text in [r#"{"a": "x", "b": {"c": "#, r#"{"a": "x", "b""#, r#"{"a": "x"]]}}{"#, "{\"a\": \"x\", \"b\\"] {
            let document = Document::read(text, 0..text.len());
            let found = document.root().and_then(|root| root.get("a")?.text()).map(|view| view.text().to_owned());
            assert_eq!(found.as_deref(), Some("x"), "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(Document::read(&deep, 0..deep.len()).nodes.len() <= DEEPEST);
    }

    #[test]
    fn mistakes_are_located() {
        assert_eq!(mistake(r#"{"a": [1, 2.5e3, null]}"#), None);
        let (why, line, column) = mistake("{\"a\": \"é\",\n \"é\" 1}").expect("a mistake");
        assert_eq!((why.as_str(), line, column), ("expected `:`", 2, 6));
        assert!(mistake("{\"a\": ").is_some_and(|(why, ..)| why.starts_with("EOF")));
    }
}
