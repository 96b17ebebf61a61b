//! Names of the tables, letter for letter in the text.

use super::Token;
use crate::table::csv;

/// The end of the longest of a cell's names that stands at a token; an apostrophe may be straight or curly.
pub(super) fn end_of_form(text: &str, token: &Token, cell: &str) -> Option<u32> {
    let start = token.span.start as usize;
    let length = |form: &str| {
        // Most forms are told apart by how they begin.
        if form.as_bytes().first() != text.as_bytes().get(start) {
            return None;
        }
        let mut rest = text[start..].chars();
        let same = |wanted: char, here: char| {
            wanted == here || wanted == '\'' && here == '’' || wanted == ' ' && matches!(here, '\n' | '\u{a0}')
        };
        let fits = form.chars().all(|wanted| rest.next().is_some_and(|here| same(wanted, here)));
        let rest = rest.as_str();
        let ends = !rest.starts_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '@' | '_' | '-'))
            && !rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            && !goes_on_after_mark(rest);
        (fits && ends).then(|| text.len() - start - rest.len())
    };
    let longest = csv::parts(cell).filter_map(length).max();
    longest.map(|length| token.span.start + length as u32)
}

/// Whether a mark stands inside a word that goes on: the one of `Hawai‘i`. A possessive ending ends a name.
fn goes_on_after_mark(rest: &str) -> bool {
    let after = rest.strip_prefix(['‘', '’', '\'', 'ʻ', '`']).unwrap_or_default();
    let is_owner = after.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    after.starts_with(char::is_alphanumeric) && !is_owner
}
