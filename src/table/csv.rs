//! Comma-separated values as tables have them: a row is a line, a cell with a comma or a quotation mark in it stands between double ones.
//! `build.rs` reads this file too.

use std::borrow::Cow;

/// The cells of one line, without its end, each with where it stands in the line (bytes).
pub fn cells(line: &str) -> impl Iterator<Item = (std::ops::Range<usize>, Cow<'_, str>)> {
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let end = start + length(&line.as_bytes()[start..]);
        at = line[end..].starts_with(',').then_some(end + 1);
        Some((start..end, text(&line[start..end])))
    })
}

/// The cell at a place among those of the line that a text opens with, which has as many.
pub fn cell(rows: &str, at: usize) -> Option<Cow<'_, str>> {
    let bytes = rows.as_bytes();
    let mut start = 0;
    for _ in 0..at {
        start += length(&bytes[start..]);
        start += (bytes.get(start) == Some(&b',')).then_some(1)?;
    }
    Some(text(&rows[start..start + length(&bytes[start..])]))
}

/// The length of the cell that a text opens with, up to the comma or the end of line after it.
fn length(rest: &[u8]) -> usize {
    // A cell that opens with a quotation mark goes on over commas to the mark that closes it.
    let is_quoted = rest.first() == Some(&b'"');
    let mut inside = false;
    let is_end = |byte: &u8| {
        inside ^= is_quoted && *byte == b'"';
        matches!(byte, b'\n' | b'\r') || *byte == b',' && !inside
    };
    rest.iter().position(is_end).unwrap_or(rest.len())
}

/// What a cell says, without the marks around it.
fn text(cell: &str) -> Cow<'_, str> {
    let inner = cell.strip_prefix('"').map(|cell| cell.strip_suffix('"').unwrap_or(cell));
    match inner {
        Some(inner) if inner.contains("\"\"") => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner),
        None => Cow::Borrowed(cell),
    }
}

/// The names in a cell, parted by `|`.
pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// The lines of a file from its second on, each with where it begins (bytes), without line ends; empty ones are left out.
pub fn rows(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    });
    lines.skip(1).filter(|(_, line)| !line.is_empty())
}
