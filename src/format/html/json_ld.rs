//! JSON-LD: what a page's `<script type="application/ld+json">` says about its article.

use crate::article::Builder;
use crate::format::view::View;
use crate::span::Span;
use std::ops::Range;

/// Adds the article's headline, dates, authors and description to the metadata. `range` is the script's content (bytes of the source).
pub(super) fn read(builder: &mut Builder<'_>, range: Range<usize>) {
    let mut scanner =
        Scanner { source: builder.source(), at: range.start, end: range.end, keys: Vec::new(), found: Vec::new() };
    scanner.read();
    for (name, view, range) in scanner.found {
        builder.meta(name, view.text(), Span::from_range(range));
    }
}

/// Walks JSON for its strings; anything else in it is passed over. What is no JSON gives no fields, or those before the mistake.
struct Scanner<'s> {
    source: &'s str,
    at: usize,
    end: usize,
    /// The keys of the objects open here: a key is set when its value is awaited, arrays have none.
    keys: Vec<Level<'s>>,
    found: Vec<(&'static str, View<'s>, Range<usize>)>,
}

/// How many levels up a value's keys are looked for.
const DEEPEST: usize = 16;

struct Level<'s> {
    is_array: bool,
    key: Option<&'s str>,
}

impl<'s> Scanner<'s> {
    fn read(&mut self) {
        while self.at < self.end {
            let byte = self.source.as_bytes()[self.at];
            self.at += 1;
            match byte {
                b'{' => self.keys.push(Level { is_array: false, key: None }),
                b'[' => self.keys.push(Level { is_array: true, key: None }),
                b'}' | b']' => {
                    self.keys.pop();
                }
                b',' => self.keys.last_mut().into_iter().for_each(|level| level.key = None),
                b'"' => self.string(),
                _ => {}
            }
        }
    }

    fn string(&mut self) {
        let start = self.at;
        let bytes = &self.source.as_bytes()[..self.end];
        while self.at < self.end && bytes[self.at] != b'"' {
            self.at += if bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        let inner = start..self.at.min(self.end);
        self.at = inner.end + 1;
        let Some(inner_text) = self.source.get(inner.clone()) else { return };
        match self.keys.last_mut() {
            Some(level) if !level.is_array && level.key.is_none() => level.key = Some(inner_text),
            _ => {
                if let Some(name) = self.field() {
                    self.found.push((name, unescape(self.source, inner.clone()), inner));
                }
            }
        }
    }

    /// The field that a string here is the value of.
    fn field(&self) -> Option<&'static str> {
        let mut path = self.keys.iter().rev().take(DEEPEST).filter_map(|level| level.key).take(3);
        let (last, parent) = (path.next()?, path.next());
        let is_top = parent.is_none_or(|parent| parent == "@graph");
        match last {
            "headline" if is_top => Some("headline"),
            "datePublished" if is_top => Some("datepublished"),
            "dateModified" if is_top => Some("datemodified"),
            "dateCreated" if is_top => Some("datecreated"),
            "description" if is_top => Some("description"),
            "author" if is_top => Some("author"),
            "name" if parent == Some("author") => Some("author"),
            _ => None,
        }
    }
}

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
        Some('n' | 'r' | 't' | 'b' | 'f') => (' ', 2),
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
    use crate::source::Source;

    #[test]
    fn an_article_says_who_when_and_what() {
        let json = r#"{"@type": "NewsArticle", "headline": "Say \u201chi\u201d \ud83d\ude42", "datePublished": "2024-05-01T10:00:00Z",
            "author": [{"@type": "Person", "name": "Ana Ruiz"}], "image": {"description": "not ours"}, "keywords": ["headline"]}"#;
        let source = Source::new("-", json);
        let mut builder = Builder::new(source.text());
        read(&mut builder, 0..json.len());
        let article = builder.finish();
        let fields: Vec<_> =
            article.meta().fields().iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
        assert_eq!(
            fields,
            [("headline", "Say “hi” 🙂"), ("datepublished", "2024-05-01T10:00:00Z"), ("author", "Ana Ruiz")]
        );
        assert_eq!(source.slice(article.meta().fields()[2].span), "Ana Ruiz");
    }
}
