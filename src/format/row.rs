//! A story that is one row of an archive: a JSON object whose fields say which of them are the story's text, its headline, its date.

use super::json::{Document, Value};
use super::plain::{self, Opening};
use super::view::View;
use super::{finish, html, markdown, prose};
use crate::article::{Article, BlockKind, Builder, FieldNames, FieldRole};
use crate::source::Source;
use crate::span::Span;
use std::str::FromStr;

/// What a field of a row is to the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What the row is called; said again with what was found in it.
    Id,
    /// A text that is one block of that kind.
    Block(BlockKind),
    /// The body as plain text.
    Text,
    /// The body as Markdown.
    Markdown,
    /// The body as HTML.
    Html,
    /// The day of publication.
    Date,
    /// What is let stand.
    Stet,
}

impl Part {
    fn is_copy(self) -> bool {
        !matches!(self, Part::Id | Part::Date | Part::Stet)
    }
}

/// Every part by its name, in the order they are read.
const PARTS: [(&str, Part); 11] = [
    ("id", Part::Id),
    ("date", Part::Date),
    ("title", Part::Block(BlockKind::Headline)),
    ("deck", Part::Block(BlockKind::Deck)),
    ("byline", Part::Block(BlockKind::Byline)),
    ("dateline", Part::Block(BlockKind::Dateline)),
    ("text", Part::Text),
    ("markdown", Part::Markdown),
    ("html", Part::Html),
    ("caption", Part::Block(BlockKind::Caption)),
    ("stet", Part::Stet),
];

/// Which fields of a row are which parts of the story: `id=guid,title=headline,html=content.body,date=pub`. A path may lead into objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFields {
    /// Parts and the paths of their fields, in the order parts are read.
    fields: Vec<(Part, String)>,
}

impl Default for RowFields {
    /// `id`, `title`, `text`, `date` and `stet`, each under its own name.
    fn default() -> RowFields {
        let fields = PARTS.iter().filter(|(name, _)| matches!(*name, "id" | "title" | "text" | "date" | "stet"));
        RowFields { fields: fields.map(|(name, part)| (*part, (*name).to_owned())).collect() }
    }
}

impl FromStr for RowFields {
    type Err = String;

    fn from_str(text: &str) -> Result<RowFields, String> {
        let mut fields = Vec::new();
        for pair in text.split(',').map(str::trim) {
            // A part alone is a field of that name.
            let (name, path) = pair.split_once('=').unwrap_or((pair, pair));
            let Some(order) = PARTS.iter().position(|(known, _)| *known == name.trim()) else {
                let known: Vec<&str> = PARTS.iter().map(|(known, _)| *known).collect();
                return Err(format!("`{name}` is none of {}", known.join(", ")));
            };
            if path.trim().is_empty() {
                return Err(format!("`{name}=` names no field"));
            }
            fields.push((order, path.trim().to_owned()));
        }
        fields.sort_by_key(|(order, _)| *order);
        let fields: Vec<(Part, String)> = fields.into_iter().map(|(order, path)| (PARTS[order].1, path)).collect();
        match fields.iter().any(|(part, _)| part.is_copy()) {
            true => Ok(RowFields { fields }),
            false => Err("no field is named as the text: text=, markdown= or html=".to_owned()),
        }
    }
}

/// A row as it was read.
pub struct Row {
    /// The story.
    pub article: Article,
    /// Its id, as JSON; `None` where the row has none.
    pub id: Option<serde_json::Value>,
}

/// Reads a row, whose offsets are bytes of its line. `names` are those of the fields that its HTML may have in its head.
///
/// # Errors
/// When the line is no JSON object, or has none of the fields that are copy.
pub fn read_row(source: &Source, fields: &RowFields, names: &FieldNames) -> Result<Row, String> {
    let row: serde_json::Value = serde_json::from_str(source.text()).map_err(|error| mistake(&error))?;
    if !row.is_object() {
        return Err("no JSON object".to_owned());
    }
    let id = fields.fields.iter().find(|(part, _)| *part == Part::Id);
    let id = id.and_then(|(_, path)| path.split('.').try_fold(&row, |value, key| value.get(key))).cloned();
    let mut has_copy = false;
    let article = finish(source, names, |builder| {
        let document = Document::read(builder.source(), 0..builder.source().len());
        for (part, path) in &fields.fields {
            let found = document.root().and_then(|row| path.split('.').try_fold(row, |value, key| value.get(key)));
            if let Some((value, view)) = found.and_then(|value| Some((value, value.text()?))) {
                has_copy |= part.is_copy();
                write(builder, *part, value, &view);
            }
        }
    });
    match has_copy {
        true => Ok(Row { article, id }),
        false => {
            let copy = fields.fields.iter().filter(|(part, _)| part.is_copy());
            let names: Vec<String> = copy.map(|(_, path)| format!("`{path}`")).collect();
            Err(format!("this row has no text in {}", names.join(", ")))
        }
    }
}

fn write<'s>(builder: &mut Builder<'s>, part: Part, value: Value<'_, 's>, view: &View<'s>) {
    match part {
        Part::Id => {}
        Part::Date => builder.meta_as(FieldRole::Date, "date", view.text().trim(), Span::from_range(value.span())),
        Part::Stet => builder.meta("stet", view.text().trim(), Span::from_range(value.span())),
        Part::Block(kind) => prose::line(builder, kind, view),
        Part::Text => plain::write(builder, view, Opening::Paragraph),
        Part::Markdown => markdown::write(builder, view, Vec::new(), None),
        Part::Html => html::write_page(builder, view, None),
    }
}

/// Where in its line a row is no JSON.
fn mistake(error: &serde_json::Error) -> String {
    let why = error.to_string();
    format!("broken JSON: {} (byte {})", why.split(" at line ").next().unwrap_or_default(), error.column())
}
