//! What the file says about the story: front matter, `<meta>` tags, JSON-LD. Every field keeps the bytes its value came from.

use crate::source::Source;
use crate::span::Span;

/// One field of metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetaField {
    /// The key as written, in lower case, `.` between nested keys (`extra.author`); list items repeat their key.
    pub name: String,
    /// The value, decoded.
    pub value: String,
    /// The value's bytes in the file, quotes around it excluded.
    pub span: Span<Source>,
}

/// The fields, in file order.
#[derive(Debug, Default, Clone)]
pub struct Meta {
    fields: Vec<MetaField>,
}

impl Meta {
    pub(super) fn push(&mut self, field: MetaField) {
        self.fields.push(field);
    }

    /// All fields, in file order.
    pub fn fields(&self) -> &[MetaField] {
        &self.fields
    }

    /// The first field of that name (lower case) that has a value.
    pub fn get(&self, name: &str) -> Option<&MetaField> {
        self.fields.iter().find(|field| field.name == name && !field.value.is_empty())
    }

    /// The first field, in order of `names`, that has a value.
    pub fn first_of(&self, names: &[&str]) -> Option<&MetaField> {
        names.iter().find_map(|name| self.get(name))
    }
}
