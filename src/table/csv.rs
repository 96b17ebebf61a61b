//! Comma-separated values as tables have them: a row is a line, a cell with a comma or a quotation mark in it stands between double ones.
//! `build.rs` reads this file too.

use std::borrow::Cow;

/// The cells of one line, without its end, each with where it stands in the line (bytes).
pub fn cells(line: &str) -> impl Iterator<Item = (std::ops::Range<usize>, Cow<'_, str>)> {
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let rest = &line[start..];
        let length = if rest.starts_with('"') { quoted(rest) } else { rest.find(',').unwrap_or(rest.len()) };
        let end = start + length;
        at = line[end..].starts_with(',').then_some(end + 1);
        let cell = &line[start..end];
        let inner = cell.strip_prefix('"').map(|cell| cell.strip_suffix('"').unwrap_or(cell));
        let text = match inner {
            Some(inner) if inner.contains("\"\"") => Cow::Owned(inner.replace("\"\"", "\"")),
            Some(inner) => Cow::Borrowed(inner),
            None => Cow::Borrowed(cell),
        };
        Some((start..end, text))
    })
}

/// The length of a cell that opens with a quotation mark, up to the comma after the one that closes it.
fn quoted(rest: &str) -> usize {
    let mut inside = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' => inside = !inside,
            b',' if !inside => return at,
            _ => {}
        }
    }
    rest.len()
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
