//! Metadata without a fence: Pelican's `Title: …` lines at the top of a file, and `[#]: subject: "…"` lines that Markdown would take for
//! link definitions.

use super::{Fields, Lines, key_of};

/// Reads header lines from `start` on, if there are any, and returns where the body starts.
pub(super) fn read(fields: &mut Fields<'_, '_>, start: usize) -> usize {
    let source = fields.source();
    if source[start..].starts_with(LINK) {
        return definitions(fields, start);
    }
    let mut found = Vec::new();
    let mut end = start;
    for line in (Lines { source, at: start }) {
        let text = source[line.clone()].trim_end();
        if text.is_empty() {
            break;
        }
        match key_of(text).filter(|(key, _)| !key.contains(' ')) {
            Some((key, value)) => found.push((key, line.start + value..line.start + text.len())),
            None => return start,
        }
        end = line.end;
    }
    let is_known = found.first().is_some_and(|(key, _)| KEYS.contains(&key.to_ascii_lowercase().as_str()));
    if !is_known || found.len() < 2 {
        return start;
    }
    for (key, value) in found {
        fields.add_verbatim(key, value);
    }
    end
}

const LINK: &str = "[#]:";

/// The keys such a header opens with. Prose may open with a word and a colon too.
const KEYS: [&str; 12] =
    ["title", "date", "author", "authors", "by", "category", "slug", "tags", "number", "status", "summary", "layout"];

fn definitions(fields: &mut Fields<'_, '_>, start: usize) -> usize {
    let source = fields.source();
    let mut end = start;
    for line in (Lines { source, at: start }) {
        let text = source[line.clone()].trim_end();
        let Some(inner) = text.strip_prefix(LINK) else { break };
        end = line.end;
        // The definition's address is `subject:`, its title is the value, in quotation marks or brackets.
        let bare = inner.trim_start();
        let from = line.start + text.len() - bare.len();
        let Some((key, value)) = key_of(bare.trim_start_matches(['"', '('])) else { continue };
        let from = from + bare.len() - bare.trim_start_matches(['"', '(']).len();
        let value = from + value..line.start + text.len();
        let shown = source[value.clone()].trim();
        let marks = [('"', '"'), ('(', ')'), ('\'', '\'')];
        let quoted = marks.iter().find_map(|(open, close)| shown.strip_prefix(*open)?.strip_suffix(*close));
        let start = value.start + source[value.clone()].len() - source[value.clone()].trim_start().len();
        match quoted {
            Some(inner) => fields.add_verbatim(key, start + 1..start + 1 + inner.len()),
            None => fields.add_verbatim(key, value),
        }
    }
    end
}
