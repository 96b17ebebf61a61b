//! What the file says about the story: front matter, `<meta>` tags, JSON-LD. Every field keeps the bytes its value came from.

use super::FieldRole;
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
    /// What it is to the story, as far as its name tells, and how many names for the same are trusted more.
    pub role: Option<(FieldRole, u8)>,
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

    /// The fields of a role, with a value or without, the most trusted names first and of one name in file order.
    pub fn of(&self, role: FieldRole) -> Vec<&MetaField> {
        let mut fields: Vec<_> = self.fields.iter().filter(|field| field.role.is_some_and(|it| it.0 == role)).collect();
        fields.sort_by_key(|field| field.role.map(|(_, rank)| rank));
        fields
    }

    /// Whether a field of that role has a value.
    pub fn has(&self, role: FieldRole) -> bool {
        self.fields.iter().any(|field| field.role.is_some_and(|it| it.0 == role) && !field.value.is_empty())
    }
}
