//! Lektor's `contents.lr`: `key: value` fields parted by lines of three hyphens; a value may run over lines; the body is a field.

use super::{Fields, Lines, copy, key_of, trim};
use std::ops::Range;

/// Reads the fields from `start` on and returns where the body stands: to the end of the file unless nothing but fields follows it.
pub(super) fn read(fields: &mut Fields<'_, '_>, start: usize) -> Range<usize> {
    let source = fields.source();
    let mut chunks = chunks(source, start);
    let body = chunks.iter().position(|chunk| field(source, chunk).is_some_and(|(key, _)| key == "body"));
    let mut body_range = source.len()..source.len();
    if let Some(body) = body
        && let Some((_, value)) = field(source, &chunks[body])
    {
        let is_last = chunks[body + 1..].iter().all(|chunk| field(source, chunk).is_some());
        body_range = if is_last { value } else { value.start..source.len() };
        // A rule in the body is no end of it.
        let end = if is_last { chunks.len() } else { body };
        chunks.truncate(end);
    }
    for (index, chunk) in chunks.iter().enumerate() {
        if let Some((key, value)) = field(source, chunk)
            && Some(index) != body
        {
            add(fields, key, value);
        }
    }
    body_range
}

fn add(fields: &mut Fields<'_, '_>, key: &str, value: Range<usize>) {
    let source = fields.source();
    let text = &source[value.clone()];
    // A value that starts on the line of its key is one, and so is prose; else each line below the key is one of a list.
    if !text.starts_with(['\r', '\n']) || copy::kind_of(fields.builder.names(), key, text).is_some() {
        return fields.add_verbatim(key, value);
    }
    for line in (Lines { source: &source[..value.end], at: value.start }) {
        if !trim(source, line.clone()).is_empty() {
            fields.add_verbatim(key, line);
        }
    }
}

/// The runs of lines between lines of three hyphens.
fn chunks(source: &str, start: usize) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut from = start;
    for line in (Lines { source, at: start }) {
        if source[line.clone()].trim_end() == "---" {
            chunks.push(from..line.start);
            from = line.end;
        }
    }
    chunks.push(from..source.len());
    chunks
}

/// The key of a chunk and the bytes of its value.
fn field<'s>(source: &'s str, chunk: &Range<usize>) -> Option<(&'s str, Range<usize>)> {
    let text = &source[chunk.clone()];
    let skipped = text.len() - text.trim_start().len();
    let (key, value) = key_of(&text[skipped..])?;
    (!key.contains(' ')).then_some((key, chunk.start + skipped + value..chunk.end))
}
