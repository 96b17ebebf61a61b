//! Front matter: what a file says about its story before the story. Every value becomes a field of metadata with its exact bytes; values
//! that are copy (title, deck, caption …) become blocks as well. Front matter that makes no sense is read line by line for what it shows.

mod copy;
mod headers;
mod lektor;
mod toml;
mod yaml;

use super::view::View;
use crate::article::{BlockKind, Builder};
use crate::span::Span;
use std::ops::Range;

/// Reads the front matter of the file and returns where its body stands (bytes).
pub(super) fn read(builder: &mut Builder<'_>, is_lektor: bool) -> Range<usize> {
    let source = builder.source();
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut fields = Fields { builder, written: Vec::new() };
    if is_lektor {
        return lektor::read(&mut fields, start);
    }
    if let Some((inner, body)) =
        fenced(source, start, "---", &["---", "..."]).filter(|(inner, _)| is_yaml(&source[inner.clone()]))
    {
        yaml::read(&mut fields, inner);
        return body..source.len();
    }
    if let Some((inner, body)) = fenced(source, start, "+++", &["+++"]) {
        toml::read(&mut fields, inner);
        return body..source.len();
    }
    if let Some((inner, body)) =
        fenced(source, start, "{", &["}"]).filter(|(inner, _)| source[inner.clone()].trim_start().starts_with('"'))
    {
        // JSON is YAML, its braces included.
        yaml::read(&mut fields, start..inner.end + 1);
        return body..source.len();
    }
    headers::read(&mut fields, start)..source.len()
}

/// Where fields go: to the metadata, and to the text where they are copy.
struct Fields<'b, 's> {
    builder: &'b mut Builder<'s>,
    /// Copy written so far: a title repeated for a search engine is read once.
    written: Vec<(BlockKind, String)>,
}

impl<'s> Fields<'_, 's> {
    fn source(&self) -> &'s str {
        self.builder.source()
    }

    /// Adds a field. `name` is its path, `span` the bytes of its value without quotation marks.
    fn add(&mut self, name: &str, view: &View<'s>, span: Range<usize>) {
        let value = view.text().trim();
        let kind = copy::kind_of(self.builder.names(), name, value);
        self.builder.meta(name, value, Span::from_range(span));
        if let Some(kind) = kind
            && !self.written.iter().any(|(known, text)| *known == kind && text == value)
        {
            super::prose::write(self.builder, kind, view);
            self.written.push((kind, value.to_owned()));
        }
    }

    /// Adds a field whose value stands in the file as it is.
    fn add_verbatim(&mut self, name: &str, range: Range<usize>) {
        let range = trim(self.source(), range);
        let view = View::verbatim(self.source(), range.clone());
        self.add(name, &view, range);
    }
}

/// The lines between a first line `open` and the next line that is one of `close`, and where the line after that one starts.
fn fenced(source: &str, start: usize, open: &str, close: &[&str]) -> Option<(Range<usize>, usize)> {
    let mut lines = Lines { source, at: start };
    if source[lines.next()?].trim_end() != open {
        return None;
    }
    let from = lines.at;
    let closing = lines.find(|line| close.contains(&source[line.clone()].trim_end()))?;
    Some((from..closing.start, closing.end))
}

/// Whether lines between two rules are front matter, not the first section of a story: the first that says anything is a key, a comment
/// or an opening brace.
fn is_yaml(inner: &str) -> bool {
    let first = inner.lines().find(|line| !line.trim().is_empty());
    first.is_none_or(|line| {
        let line = line.trim_start();
        line.starts_with(['#', '{', '"', '\'', '%']) || key_of(line).is_some()
    })
}

/// The key of a `key: value` line and where its value starts, by the byte.
fn key_of(line: &str) -> Option<(&str, usize)> {
    let colon = line.find(':')?;
    let key = &line[..colon];
    let is_key =
        !key.is_empty() && key.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '-' | '_' | '.' | ' ' | '/'));
    let is_parted = line[colon + 1..].chars().next().is_none_or(char::is_whitespace);
    (is_key && is_parted && !key.starts_with(['-', ' '])).then_some((key.trim_end(), colon + 1))
}

fn trim(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// The lines of a text from an offset on, as ranges with their line ends.
struct Lines<'s> {
    source: &'s str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.source.len() {
            return None;
        }
        let start = self.at;
        let rest = &self.source.as_bytes()[start..];
        self.at = memchr::memchr(b'\n', rest).map_or(self.source.len(), |newline| start + newline + 1);
        Some(start..self.at)
    }
}
