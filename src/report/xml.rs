//! Text inside XML. A story can hold characters that no XML document may, not even escaped.

use super::words::visible;
use std::borrow::Cow;

/// `text` as the value of an attribute or the content of an element.
///
/// Line breaks and tabs are written as references, or a parser would make spaces of them in an attribute; other control characters become
/// their pictures, as on a terminal.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(needs_care) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            // The two that XML forbids besides.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(visible(other)),
        }
    }
    Cow::Owned(escaped)
}

fn needs_care(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\'' | '\t' | '\u{fffe}' | '\u{ffff}')
        || visible(character) != character
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_attribute_and_everything_is_xml() {
        assert_eq!(escape("a<b & \"c\"'>\r\n\t"), "a&lt;b &amp; &quot;c&quot;&apos;&gt;&#13;&#10;&#9;");
        assert_eq!(escape("\0\u{1b}[2J\u{ffff}\u{202e}"), "␀␛[2J\u{fffd}\u{fffd}");
        assert!(matches!(escape("“café” 漢字 🙂"), Cow::Borrowed(_)));
    }
}
