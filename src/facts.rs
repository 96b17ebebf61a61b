//! What lastread read in a story: every claim with its fields, placed in the file's bytes. For `lastread facts` and for the hover of an
//! editor, which know claims by [their public vocabulary](crate::reading::claim) and nothing of a reading.

use crate::format::{self, Format};
pub use crate::reading::claim::{COMMON, ClaimKind, Field, KINDS, Value};
use crate::reading::{Given, Reading};
use crate::source::{OffsetMap, Source};
use crate::span::Span;
use crate::table::Tables;
use chrono::NaiveDate;
use std::borrow::Cow;

/// One claim of a story.
pub struct Fact {
    /// What kind of claim.
    pub kind: &'static ClaimKind,
    /// Its bytes in the file.
    pub span: Span<Source>,
    /// Its fields and what they hold, the kind's own first.
    pub fields: Vec<(&'static Field, Value<'static>)>,
}

impl Fact {
    /// What a field holds; unknown where its kind has no such field.
    pub fn get(&self, field: &str) -> &Value<'static> {
        self.fields.iter().find(|(known, _)| known.name == field).map_or(&Value::Unknown, |(_, value)| value)
    }
}

/// The claims of a source, kind by kind in the order of [`KINDS`], each kind in text order. `date` is the story's, where it does not say its
/// own.
pub fn facts(source: &Source, format: Format, date: Option<NaiveDate>, tables: &Tables) -> Vec<Fact> {
    let article = format::read(source, format);
    let reading = Reading::new(&article, Given { path: source.path(), date, tables: Some(tables) });
    facts_in(KINDS, &reading, article.map())
}

/// The claims of some kinds in a reading, as [`facts`] has them: what the others need is not read. `map` is that of its article.
pub(crate) fn facts_in(kinds: &[&'static ClaimKind], reading: &Reading<'_>, map: &OffsetMap) -> Vec<Fact> {
    let mut facts = Vec::new();
    for kind in kinds.iter().copied() {
        facts.extend(kind.claims(reading).map(|claim| Fact {
            kind,
            span: map.to_source(claim.span()),
            fields: kind.all_fields().map(|field| (field, owned(claim.get(field)))).collect(),
        }));
    }
    facts
}

fn owned(value: Value<'_>) -> Value<'static> {
    match value {
        Value::Unknown => Value::Unknown,
        Value::Flag(flag) => Value::Flag(flag),
        Value::Number(number) => Value::Number(number),
        Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
        Value::Date(date) => Value::Date(date),
    }
}
