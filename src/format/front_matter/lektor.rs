//! Lektor's `contents.lr`: `key: value` fields parted by lines of three hyphens; a value may run over lines; the body is a field.

use super::{Fields, Lines, key_of, trim};
use std::ops::Range;

/// Reads the fields from `start` on and returns where the body stands: to the end of the file unless another field follows it.
pub(super) fn read(fields: &mut Fields<'_, '_>, start: usize) -> Range<usize> {
    let source = fields.source();
    let mut at = start;
    let mut body = None;
    while at < source.len() {
        let (field, next) = field_at(source, at);
        let text = &source[field.clone()];
        let skipped = text.len() - text.trim_start().len();
        if let Some((key, value)) = key_of(text.trim_start()) {
            let value = field.start + skipped + value..field.end;
            if key == "body" {
                body = Some(value);
            } else if source[value.clone()].trim_end().contains('\n') && source[value.clone()].starts_with(['\r', '\n'])
            {
                for line in (Lines { source: &source[..value.end], at: value.start }) {
                    if !trim(source, line.clone()).is_empty() {
                        fields.add_verbatim(key, line);
                    }
                }
            } else {
                fields.add_verbatim(key, value);
            }
        } else if let Some(body) = &mut body {
            // No field: the rule was one in the body.
            body.end = field.end;
        }
        at = next;
    }
    body.unwrap_or(if at == start { start..start } else { source.len()..source.len() })
}

/// The field that starts at `at`: its bytes up to the line of hyphens, and where the next one starts.
fn field_at(source: &str, at: usize) -> (Range<usize>, usize) {
    let mut lines = Lines { source, at };
    match lines.find(|line| source[line.clone()].trim_end() == "---") {
        Some(rule) => (at..rule.start, rule.end),
        None => (at..source.len(), source.len()),
    }
}
