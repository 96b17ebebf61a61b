//! The escapes of JSON strings.

use crate::format::view::View;
use std::ops::Range;

/// A JSON string's content with its escapes resolved.
pub(in crate::format) fn unescape(source: &str, range: Range<usize>) -> View<'_> {
    let mut view = View::empty();
    let mut at = range.start;
    while let Some(escape) = source[at..range.end].find('\\').map(|found| at + found) {
        view.push_verbatim(source, at..escape);
        let (text, length) = escaped(&source[escape..range.end]);
        let end = (escape + length).min(range.end);
        view.push_decoded(text.encode_utf8(&mut [0; 4]), escape..end);
        at = end;
    }
    view.push_verbatim(source, at..range.end);
    view
}

/// The escape at the start of `text` and how many bytes it is long. A pair of surrogates is one.
fn escaped(text: &str) -> (char, usize) {
    let unit = |at: usize| text.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match text[1..].chars().next() {
        Some('n') => ('\n', 2),
        Some('r') => ('\r', 2),
        Some('t') => ('\t', 2),
        Some('b' | 'f') => (' ', 2),
        Some('u') => match unit(2) {
            Some(high @ 0xd800..0xdc00) if text.get(6..8) == Some("\\u") => match unit(8) {
                Some(low @ 0xdc00..0xe000) => {
                    let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12)
                }
                _ => (char::REPLACEMENT_CHARACTER, 6),
            },
            Some(code) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
            None => ('u', 2),
        },
        Some(other) => (other, 1 + other.len_utf8()),
        None => ('\\', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_as_the_characters_they_stand_for() {
        for (text, shown) in [
            (r"a\u201cb\u201d", "a“b”"),
            (r"\ud83d\ude42!", "🙂!"),
            (r"\ud83dx", "\u{fffd}x"),
            (r"\/\\\n", "/\\\n"),
            (r"\u12", "u12"),
            ("x\\", "x\\"),
            ("\\é", "é"),
        ] {
            assert_eq!(unescape(text, 0..text.len()).text(), shown, "{text}");
        }
    }
}
