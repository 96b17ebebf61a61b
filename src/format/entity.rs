//! Character references (`&amp;`, `&#8217;`, `&copy`), read by the rules of HTML's *text* state.

use super::view::View;
use std::borrow::Cow;
use std::ops::Range;

/// The reference at the start of `text`, which starts with `&`: what it stands for and how many bytes it is long. `None` where a browser
/// shows the ampersand as it is (`R&D`, `&bogus;`).
pub(super) fn decode(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let bytes = text.as_bytes();
    let numeric = bytes.get(1) == Some(&b'#');
    let length =
        if numeric { numeric_length(bytes)? } else { 1 + run(&bytes[1..], |byte| byte.is_ascii_alphanumeric()) };
    let closed = bytes.get(length) == Some(&b';');
    let name = &text[..length + usize::from(closed)];
    if let Some((_, text)) = COMMON.iter().find(|(common, _)| *common == name) {
        return Some((Cow::Borrowed(text), name.len()));
    }
    if length < 2 {
        return None;
    }
    let decoded = tokenize(name)?;
    if numeric {
        return Some((Cow::Owned(decoded), name.len()));
    }
    // `&copyright` is © and the letters that follow: what both share at the end is no part of the reference.
    let left = name.bytes().rev().zip(decoded.bytes().rev()).take_while(|(one, other)| one == other).count();
    (left < name.len()).then(|| (Cow::Owned(decoded[..decoded.len() - left].to_owned()), name.len() - left))
}

/// Adds the source bytes of `range` to a view, references decoded.
pub(super) fn decode_into<'s>(source: &'s str, range: Range<usize>, view: &mut View<'s>) {
    let (mut shown, mut from) = (range.start, range.start);
    while let Some(at) = memchr::memchr(b'&', &source.as_bytes()[from..range.end]).map(|found| from + found) {
        from = at + 1;
        if let Some((text, length)) = decode(&source[at..range.end]) {
            view.push_verbatim(source, shown..at);
            view.push_decoded(&text, at..at + length);
            (shown, from) = (at + length, at + length);
        }
    }
    view.push_verbatim(source, shown..range.end);
}

/// The few that make up nearly all references in news copy.
const COMMON: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&#8217;", "’"),
    ("&#8220;", "“"),
    ("&#8221;", "”"),
    ("&nbsp;", "\u{a0}"),
    ("&quot;", "\""),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&#39;", "'"),
    ("&mdash;", "—"),
    ("&rsquo;", "’"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
];

/// The longest name of a reference is 33 bytes with its marks; a run of letters that is longer holds no more than a prefix of interest.
const LONGEST: usize = 40;

/// Length of `&#123` or `&#x1f`, the semicolon aside.
fn numeric_length(bytes: &[u8]) -> Option<usize> {
    let hex = matches!(bytes.get(2), Some(b'x' | b'X'));
    let from = if hex { 3 } else { 2 };
    let digits = bytes.get(from..)?;
    let count = if hex { run(digits, u8::is_ascii_hexdigit) } else { run(digits, u8::is_ascii_digit) };
    (count > 0).then_some(from + count)
}

fn run(bytes: &[u8], belongs: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take(LONGEST).take_while(|byte| belongs(byte)).count()
}

fn tokenize(reference: &str) -> Option<String> {
    let token = html5gum::Tokenizer::new(reference).flatten().find_map(|token| match token {
        html5gum::Token::String(text) => String::from_utf8(text.value.0).ok(),
        _ => None,
    })?;
    (token != reference).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_a_browser_reads_them() {
        let cases: &[(&str, Option<(&str, usize)>)] = &[
            ("&amp; x", Some(("&", 5))),
            ("&eacute;s", Some(("é", 8))),
            ("&copy 2020", Some(("©", 5))),
            ("&copyright", Some(("©", 5))),
            ("&ampamp", Some(("&", 4))),
            ("&#x2019;s", Some(("’", 8))),
            ("&#35", Some(("#", 4))),
            ("&#53;", Some(("5", 5))),
            ("&#146;", Some(("’", 6))),
            ("&NotEqualTilde;", Some(("≂̸", 15))),
            ("&bogus;", None),
            ("&D;", None),
            ("& D", None),
            ("&#;", None),
            ("&", None),
        ];
        for (text, expected) in cases {
            let decoded = decode(text);
            let decoded = decoded.as_ref().map(|(text, length)| (text.as_ref(), *length));
            assert_eq!(decoded, *expected, "{text}");
        }
    }
}
