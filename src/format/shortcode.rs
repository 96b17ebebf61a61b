//! Shortcodes and template tags: `{{< picture caption="…" >}}`, `{% image "x.jpg" "alt text" %}`, `{{ "/2014/" | url }}`, kramdown's
//! `{: .class}`. Their syntax is never text, but some of their attributes are copy a reader reads. They also confuse a markup parser, so
//! it is shown a [`View`] with a filler in their place.

use super::view::View;
use crate::article::BlockKind;
use std::ops::Range;

/// One shortcode that carries copy.
pub(super) struct Shortcode<'s> {
    /// Where it starts, as a view offset.
    pub at: usize,
    /// Its copy: what each text is, and the text.
    pub copy: Vec<(BlockKind, View<'s>)>,
}

/// A view of `range` with every shortcode and template tag masked, and the ones that carry copy.
pub(super) fn mask(source: &str, range: Range<usize>) -> (View<'_>, Vec<Shortcode<'_>>) {
    let mut shortcodes = Vec::new();
    if memchr::memchr(b'{', &source.as_bytes()[range.clone()]).is_none() {
        return (View::verbatim(source, range), shortcodes);
    }
    let mut view = View::empty();
    let mut filler = String::new();
    let mut shown = range.start;
    let mut from = range.start;
    while let Some(at) = memchr::memchr(b'{', &source.as_bytes()[from..range.end]).map(|at| from + at) {
        let Some(tag) = Tag::at(source, at, range.end) else {
            from = at + 1;
            continue;
        };
        view.push_verbatim(source, shown..at);
        let span = at..tag.end;
        fill(&mut filler, source, &span, &range, tag.ends_block);
        let copy = tag.copy(source);
        if !copy.is_empty() {
            shortcodes.push(Shortcode { at: view.text().len(), copy });
        }
        view.push_hidden(&filler, span);
        shown = tag.end;
        from = tag.end;
    }
    if shown == range.start {
        return (View::verbatim(source, range), shortcodes);
    }
    view.push_verbatim(source, shown..range.end);
    (view, shortcodes)
}

/// A tag longer than this is none: an opening brace without its closing one must not hide the rest of the story, nor cost a scan of it.
const LONGEST: usize = 4096;

/// Nor is a block longer than this hidden.
const LONGEST_UNREAD: usize = 1 << 16;

/// Template blocks whose content is not copy: it is hidden with the tags around it.
const UNREAD: [&str; 3] = ["comment", "highlight", "schema"];

struct Tag {
    /// What stands between the braces and their marks.
    inner: Range<usize>,
    /// One past the closing brace (or past the end tag of a block that is not read).
    end: usize,
    /// Whether this form may carry attributes that are copy.
    has_attributes: bool,
    /// Whether it ends the paragraph before it when it stands on a line of its own, even where text goes on after it.
    ends_block: bool,
}

impl Tag {
    /// The tag whose opening brace is at `at`.
    fn at(source: &str, at: usize, end: usize) -> Option<Tag> {
        let rest = &source[at..floor(source, end.min(at + LONGEST))];
        let bytes = rest.as_bytes();
        let (open, close, has_attributes) = match (*bytes.get(1)?, bytes.get(2)) {
            (b'{', Some(b'<')) => (3, ">}}", true),
            (b'{', Some(b'%')) => (3, "%}}", true),
            (b'{', _) => (2, "}}", false),
            (b'%', _) => (2, "%}", true),
            (b'#', Some(b' ')) => (2, "#}", false),
            (b'#', _) => return heading_id(source, at, rest),
            (b':', _) => return kramdown(at, rest),
            _ => return None,
        };
        let inner_end = closing(rest, open, close)?;
        let mut tag = Tag {
            inner: at + open..at + inner_end,
            end: at + inner_end + close.len(),
            has_attributes,
            ends_block: false,
        };
        if !has_attributes && source[tag.inner.clone()].contains('{') {
            return None;
        }
        if has_attributes {
            tag.extend_over_unread(source, end, &rest[..open], close);
        }
        Some(tag)
    }

    /// Widens the tag to its end tag when what stands between is no copy.
    fn extend_over_unread(&mut self, source: &str, end: usize, open: &str, close: &str) {
        let Some((name, _)) = self.name(source) else { return };
        if !UNREAD.contains(&name) {
            return;
        }
        let end_name = if open == "{%" { format!("end{name}") } else { format!("/{name}") };
        let rest = &source[self.end..floor(source, end.min(self.end + LONGEST_UNREAD))];
        let found = memchr::memmem::find_iter(rest.as_bytes(), end_name.as_bytes())
            .take(8)
            .find(|found| rest[..*found].trim_end_matches([' ', '-']).ends_with(open));
        if let Some(found) = found
            && let Some(closed) = rest[found..].find(close)
        {
            self.end += found + closed + close.len();
        }
    }

    fn name<'s>(&self, source: &'s str) -> Option<(&'s str, usize)> {
        let inner = &source[self.inner.clone()];
        let start = inner.find(|ch: char| !ch.is_whitespace() && ch != '-')?;
        let length = inner[start..].find(char::is_whitespace).unwrap_or(inner.len() - start);
        Some((&inner[start..start + length], self.inner.start + start + length))
    }

    /// The attributes that a reader reads, each text once.
    fn copy<'s>(&self, source: &'s str) -> Vec<(BlockKind, View<'s>)> {
        let mut copy: Vec<(BlockKind, View<'s>)> = Vec::new();
        let Some((name, from)) = self.name(source).filter(|_| self.has_attributes) else { return copy };
        let mut positional = 0;
        for attribute in attributes(source, from..self.inner.end) {
            let key = &source[attribute.key.clone()];
            positional += usize::from(key.is_empty());
            let Some(kind) = kind_of(name, key, positional) else { continue };
            let view = unescape(source, &attribute);
            if !view.text().trim().is_empty() && !copy.iter().any(|(_, other)| other.text() == view.text()) {
                copy.push((kind, view));
            }
        }
        copy
    }
}

/// What an attribute of a shortcode is to a reader, or `None` where it is not copy.
fn kind_of(name: &str, key: &str, positional: usize) -> Option<BlockKind> {
    let name = name.to_ascii_lowercase();
    let is_picture = ["im", "fig", "pic", "photo", "video", "youtube", "vimeo", "iframe", "embed", "gallery"]
        .iter()
        .any(|part| name.contains(part));
    Some(match key.to_ascii_lowercase().replace('_', "-").as_str() {
        // `{% image "x.jpg" "alt text" %}`: the second string is the alternative text.
        "" if is_picture && name.starts_with("im") && positional == 2 => BlockKind::Caption,
        "caption" | "alt" | "alt-text" | "description" | "figcaption" => BlockKind::Caption,
        "title" if is_picture => BlockKind::Caption,
        "title" | "hed" | "headline" | "heading" => BlockKind::Heading,
        "dek" | "deck" => BlockKind::Deck,
        "byline" => BlockKind::Byline,
        "quote" => BlockKind::BlockQuote,
        "text" if name.contains("quote") => BlockKind::BlockQuote,
        "text" | "cta" | "intro" => BlockKind::Paragraph,
        _ => return None,
    })
}

struct Attribute {
    /// Empty for a positional value.
    key: Range<usize>,
    /// The value, quotes excluded.
    value: Range<usize>,
    /// The quotation mark around it.
    quote: u8,
}

/// The quoted attributes of a tag. A quotation mark closes a value only where white space or the tag's end follows, so that copy with
/// straight quotation marks of its own, unescaped, is still read whole.
fn attributes(source: &str, range: Range<usize>) -> Vec<Attribute> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if bytes[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let key = at;
        while at < range.end && !bytes[at].is_ascii_whitespace() && !matches!(bytes[at], b'=' | b'"' | b'`' | b'\'') {
            at += 1;
        }
        let key = key..at;
        while at < range.end && (bytes[at] == b'=' || bytes[at] == b' ') {
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
    let mut at = start;
    while at < bytes.len() {
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        if bytes[at] == quote && bytes[at - 1] != b'\\' && (after.is_ascii_whitespace() || after == b'/') {
            return at;
        }
        at += 1;
    }
    memchr::memrchr(quote, &bytes[start..]).map_or(bytes.len(), |last| start + last)
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

/// Where `close` stands in `rest` after `open`, outside quotation marks if they pair up; never past a blank line.
fn closing(rest: &str, open: usize, close: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let plain = memchr::memmem::find(&bytes[open..], close.as_bytes())? + open;
    let mut quote = None;
    let mut at = open;
    let quoted = loop {
        match bytes.get(at) {
            None => break plain,
            Some(b'\\') if quote.is_some() => at += 1,
            Some(byte @ (b'"' | b'`')) => match quote {
                None => quote = Some(*byte),
                Some(mark) if mark == *byte => quote = None,
                Some(_) => {}
            },
            Some(_) if quote.is_none() && bytes[at..].starts_with(close.as_bytes()) => break at,
            Some(_) => {}
        }
        at += 1;
    };
    let end = if is_one_paragraph(&rest[..quoted]) { quoted } else { plain };
    is_one_paragraph(&rest[..end]).then_some(end)
}

/// Whether no line of a text, the first and the last aside, is blank.
fn is_one_paragraph(text: &str) -> bool {
    let lines = text.split('\n').skip(1);
    lines.map(|line| line.trim().is_empty()).fold((false, true), |(blank, fine), next| (next, fine && !blank)).1
}

/// `# Heading {#id}`: kramdown's and Hugo's heading ids, at the end of a heading.
fn heading_id(source: &str, at: usize, rest: &str) -> Option<Tag> {
    let line = rest.lines().next().unwrap_or_default();
    let close = line.find('}')?;
    let before = &source[ceil(source, at.saturating_sub(LONGEST))..at];
    let is_heading = before.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('#'));
    (is_heading && line[close + 1..].trim().is_empty()).then_some(Tag {
        inner: at + 2..at + close,
        end: at + close + 1,
        has_attributes: false,
        ends_block: false,
    })
}

/// kramdown's attribute lists (`{: .lead}`, `{:start="4"}`) and extensions (`{::comment}`), on one line.
fn kramdown(at: usize, rest: &str) -> Option<Tag> {
    let line = rest.lines().next().unwrap_or_default();
    let close = line.find('}')?;
    let inner = line[2..close].trim_start_matches(':').trim_start();
    let is_list =
        inner.starts_with(['.', '#', '/']) || inner.contains('=') || inner.chars().all(|ch| ch.is_ascii_alphabetic());
    is_list.then_some(Tag { inner: at + 2..at + close, end: at + close + 1, has_attributes: false, ends_block: true })
}

/// What the parser is shown in place of a tag: letters inside a line, so that the tag neither ends a paragraph nor makes one of its marks
/// active; blanks where the tag has its lines to itself and no text runs on through it.
fn fill(filler: &mut String, source: &str, span: &Range<usize>, range: &Range<usize>, ends_block: bool) {
    let before = source[range.start..span.start].trim_end_matches(BLANKS);
    let after = source[span.end..range.end].trim_start_matches(BLANKS);
    let alone = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
    let tag = &source[span.clone()];
    filler.clear();
    if alone && (ends_block || !(follows_prose(before) && leads_prose(after))) {
        filler.extend(tag.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    } else {
        filler.extend(tag.bytes().map(|_| 'x'));
    }
}

const BLANKS: [char; 3] = [' ', '\t', '\r'];

/// Whether the line above the one a text ends in holds anything.
fn follows_prose(text: &str) -> bool {
    let above = text.strip_suffix('\n').unwrap_or(text).trim_end_matches(BLANKS);
    !above.is_empty() && !above.ends_with('\n')
}
/// Whether the line after the one a text starts in holds anything.
fn leads_prose(text: &str) -> bool {
    let below = text.strip_prefix('\n').unwrap_or(text).trim_start_matches(BLANKS);
    !below.is_empty() && !below.starts_with('\n')
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
