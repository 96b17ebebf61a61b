//! Whether a word is printed as a word and not as a name, and not in an address.

use super::spelling::begins_after;
use crate::reading::{Reading, Token};
use crate::span::{Span, Text};

/// The tokens before and after those from `at` to `last`, where they stand in the same block.
pub(super) fn neighbours<'r>(
    reading: &'r Reading<'_>,
    at: usize,
    last: usize,
) -> (Option<&'r Token>, Option<&'r Token>) {
    let tokens = reading.tokens();
    let near = |other: &&Token| other.block == tokens[at].block;
    (at.checked_sub(1).and_then(|at| tokens.get(at)).filter(near), tokens.get(last + 1).filter(near))
}

/// Whether the token `at` begins a sentence, or may.
pub(super) fn begins(reading: &Reading<'_>, at: usize) -> bool {
    neighbours(reading, at, at).0.is_none_or(|before| begins_after(reading, *before))
}

/// Whether the tokens from `at` to `last` are printed in small letters, but for a capital that begins a sentence.
pub(super) fn is_small(reading: &Reading<'_>, at: usize, last: usize) -> bool {
    let tokens = reading.tokens();
    let printed = without_possessive(reading.slice(tokens[at].span.to(tokens[last].span)));
    let small = printed.bytes().skip(1).all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b' '));
    let (_, after) = neighbours(reading, at, last);
    let named = tokens[at].capital && (!begins(reading, at) || after.is_some_and(|after| after.capital));
    small && printed.is_ascii() && !named
}

/// A word without what follows its apostrophe.
pub(super) fn without_possessive(printed: &str) -> &str {
    &printed[..printed.find(['\'', '’']).unwrap_or(printed.len())]
}

/// Whether a span is part of an address, a handle or a file name: `@thewebsite`, `agency.gov/website`.
pub(super) fn is_address(reading: &Reading<'_>, span: Span<Text>) -> bool {
    let text = reading.text();
    let before = text[..span.start as usize].bytes().next_back();
    let after = text[span.end as usize..].bytes().next();
    matches!(before, Some(b'@' | b'/' | b'#' | b'_' | b'.' | b'=')) || matches!(after, Some(b'/' | b'@' | b'_' | b'='))
}
