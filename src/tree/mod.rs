//! What a YAML file says, with the bytes that say it. Rule files (and the configuration) are decoded from a [`Node`] tree by hand, so that
//! every mistake in them, and not only the first, becomes a diagnostic with a place and a suggestion.
//!
//! A tree also comes from JSON, for rules precompiled at build time; such a tree has no places, and must have no mistakes.

mod decode;
mod half;
mod json;
mod yaml;

pub use decode::{Fields, Mistakes, Text, nearest};
pub use half::{Cursor, Offer};
pub use yaml::{parse, parse_any};

use crate::source::Source;
use crate::span::Span;
use std::ops::Range;

/// One value of a file.
#[derive(Debug, Clone)]
pub struct Node {
    /// The bytes that say it: quotes and brackets included, white space around it not.
    pub span: Span<Source>,
    /// Where a scalar's own text begins, if it stands in the file exactly as it reads (no escapes, no folding).
    verbatim: Option<u32>,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key of a map.
#[derive(Debug, Clone)]
pub struct Key {
    /// The bytes that say it.
    pub span: Span<Source>,
    /// Its name.
    pub name: String,
}

impl Node {
    /// A node that stands nowhere.
    pub fn placeless(value: Value) -> Node {
        Node { span: Span::at(0), verbatim: None, value }
    }

    /// The same tree, standing nowhere.
    #[must_use]
    pub fn without_places(self) -> Node {
        let bare = |(key, node): (Key, Node)| (Key { span: Span::at(0), ..key }, node.without_places());
        Node::placeless(match self.value {
            Value::List(items) => Value::List(items.into_iter().map(Node::without_places).collect()),
            Value::Map(entries) => Value::Map(entries.into_iter().map(bare).collect()),
            scalar => scalar,
        })
    }

    /// The value under a key of a map.
    pub fn get(&self, name: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes behind a part (in bytes) of this scalar's text; all of the scalar where it is not printed as it reads.
    pub fn inside(&self, part: Range<usize>) -> Span<Source> {
        match self.verbatim {
            Some(start) => Span::new(start + part.start as u32, start + part.end as u32),
            None => self.span,
        }
    }

    /// For each line of this scalar's text, the byte of the file it begins at; `None` where the lines do not stand in the file as they read.
    pub fn line_starts(&self, file: &str) -> Option<Vec<u32>> {
        let text = self.as_text()?;
        if let Some(start) = self.verbatim {
            return Some(vec![start]);
        }
        // A block scalar's span begins with its first line that is not empty.
        let empty = text.lines().take_while(|line| line.is_empty()).count();
        let mut starts = vec![self.span.start; empty];
        let mut raw = file[self.span.start as usize..].split_inclusive('\n');
        let mut at = self.span.start;
        for line in text.lines().skip(empty) {
            let printed = raw.next()?;
            let indent = printed.trim_end_matches(['\n', '\r']).strip_suffix(line)?;
            starts.push(at + indent.len() as u32);
            at += printed.len() as u32;
        }
        Some(starts)
    }

    /// What it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Flag(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }
}

// Two trees are the same when they say the same, wherever it stands.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Flag(a), Value::Flag(b)) => a == b,
            (Value::Number(a), Value::Number(b)) => a == b,
            (Value::Text(a), Value::Text(b)) => a == b,
            (Value::List(a), Value::List(b)) => a == b,
            (Value::Map(a), Value::Map(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((ka, a), (kb, b))| ka.name == kb.name && a == b)
            }
            _ => false,
        }
    }
}
