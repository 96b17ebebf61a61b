//! The attributes of a tag: which there are, and which are copy.

use super::tag::Tag;
use crate::article::BlockKind;
use crate::format::view::View;
use std::ops::Range;

/// The attributes that a reader reads, each text once.
pub(super) fn copy<'s>(source: &'s str, tag: &Tag) -> Vec<(BlockKind, View<'s>)> {
    let mut copy: Vec<(BlockKind, View<'s>)> = Vec::new();
    let Some((name, from)) = tag.name(source).filter(|_| tag.has_attributes) else { return copy };
    let mut positional = 0;
    for attribute in attributes(source, from..tag.inner.end) {
        let key = &source[attribute.key.clone()];
        positional += usize::from(key.is_empty());
        let Some(kind) = kind_of(name, key, positional, &source[attribute.value.clone()]) else { continue };
        let view = unescape(source, &attribute);
        if !view.text().trim().is_empty() && !copy.iter().any(|(_, other)| other.text() == view.text()) {
            copy.push((kind, view));
        }
    }
    copy
}

/// The words a link or button prints where it stands.
pub(super) fn label(source: &str, tag: &Tag) -> Option<Range<usize>> {
    let (name, from) = tag.name(source).filter(|_| tag.has_attributes)?;
    let attributes = attributes(source, from..tag.inner.end);
    let is_label = |key: &str| key == "label" || is_link(name) && key == "text";
    attributes.into_iter().find(|attribute| is_label(&source[attribute.key.clone()])).map(|attribute| attribute.value)
}

/// What an attribute of a shortcode is to a reader, or `None` where it is not copy.
fn kind_of(name: &str, key: &str, positional: usize, value: &str) -> Option<BlockKind> {
    let name = name.to_ascii_lowercase();
    let is_picture = ["im", "fig", "pic", "photo", "video", "youtube", "vimeo", "iframe", "embed", "gallery"]
        .iter()
        .any(|part| name.contains(part));
    Some(match key.to_ascii_lowercase().replace('_', "-").as_str() {
        // `{% image "x.jpg" "alt text" %}`: after the file, what reads as words is the alternative text; `width-400px` is a class.
        "" if name.starts_with("im") && positional > 1 && reads_as_words(value) => BlockKind::Caption,
        "caption" | "alt" | "alt-text" | "description" | "figcaption" => BlockKind::Caption,
        "title" if is_picture => BlockKind::Caption,
        "title" | "hed" | "headline" | "heading" => BlockKind::Heading,
        "dek" | "deck" => BlockKind::Deck,
        "byline" => BlockKind::Byline,
        "quote" => BlockKind::BlockQuote,
        "text" if name.contains("quote") => BlockKind::BlockQuote,
        // Who is quoted is the newsroom's own words.
        "cite" if name.contains("quote") => BlockKind::Caption,
        "text" if !is_link(&name) => BlockKind::Paragraph,
        "cta" | "intro" => BlockKind::Paragraph,
        _ => return None,
    })
}

fn is_link(name: &str) -> bool {
    ["link", "button", "asset", "download"].iter().any(|part| name.contains(part))
}

fn reads_as_words(value: &str) -> bool {
    value.contains(' ') || value.chars().all(char::is_alphabetic)
}

struct Attribute {
    /// Empty for a positional value.
    key: Range<usize>,
    /// The value, quotes excluded.
    value: Range<usize>,
    /// The quotation mark around it.
    quote: u8,
}

/// The quoted attributes of a tag. A quotation mark closes a value only where another attribute or the tag's end follows, so that copy with
/// straight quotation marks of its own, unescaped, is still read whole.
fn attributes(source: &str, range: Range<usize>) -> Vec<Attribute> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        // Zola's stand in brackets, with commas between them.
        if bytes[at].is_ascii_whitespace() || matches!(bytes[at], b'(' | b',') {
            at += 1;
            continue;
        }
        let key = at;
        while at < range.end
            && !bytes[at].is_ascii_whitespace()
            && !matches!(bytes[at], b'=' | b':' | b'"' | b'`' | b'\'')
        {
            at += 1;
        }
        let key = key..at;
        while at < range.end && matches!(bytes[at], b'=' | b':' | b' ') {
            at += 1;
        }
        let Some(quote) = bytes[..range.end].get(at).copied().filter(|byte| matches!(byte, b'"' | b'`' | b'\'')) else {
            if at == key.start {
                at += 1;
            }
            continue;
        };
        let start = at + 1;
        let end = closing_quote(&bytes[..range.end], start, quote);
        found.push(Attribute { key, value: start..end, quote });
        at = end + 1;
    }
    found
}

fn closing_quote(bytes: &[u8], start: usize, quote: u8) -> usize {
    let marks = memchr::memchr_iter(quote, &bytes[start..]).map(|mark| start + mark);
    let mut last = bytes.len();
    for mark in marks {
        last = mark;
        if bytes[mark - 1] != b'\\' && ends_attribute(&bytes[mark + 1..]) {
            break;
        }
    }
    last
}

/// Whether what follows a quotation mark is the tag's end or another attribute.
fn ends_attribute(after: &[u8]) -> bool {
    let rest = after.trim_ascii_start();
    let name = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    match (rest.first(), rest.get(name)) {
        (None | Some(b'/' | b','), _) => true,
        (Some(b'-'), None) => true,
        (Some(b'"' | b'`' | b'\''), _) => rest.len() < after.len(),
        (_, Some(b'=' | b':')) => name > 0 && rest.len() < after.len(),
        _ => false,
    }
}

/// The value of an attribute, with `\"` read as the mark it stands for. Backquoted values are raw.
fn unescape<'s>(source: &'s str, attribute: &Attribute) -> View<'s> {
    let value = attribute.value.clone();
    if attribute.quote == b'`' || !source[value.clone()].contains('\\') {
        return View::verbatim(source, value);
    }
    let mut view = View::empty();
    let mut shown = value.start;
    let mut from = value.start;
    while let Some(at) = source[from..value.end].find('\\').map(|at| from + at) {
        from = at + 1;
        if let Some(escaped @ (b'"' | b'\'' | b'\\')) = source.as_bytes()[..value.end].get(at + 1) {
            view.push_verbatim(source, shown..at);
            view.push_decoded(char::from(*escaped).encode_utf8(&mut [0; 4]), at..at + 2);
            shown = at + 2;
            from = at + 2;
        }
    }
    view.push_verbatim(source, shown..value.end);
    view
}
