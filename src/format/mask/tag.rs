//! Where a template tag starts and ends.

use super::{ceil, floor};
use std::ops::Range;

/// A tag longer than this is none: an opening brace without its closing one must not hide the rest of the story, nor cost a scan of it.
const LONGEST: usize = 4096;

/// Attribute lists are short.
const LONGEST_LIST: usize = 256;

/// Nor is a block longer than this hidden.
const LONGEST_UNREAD: usize = 1 << 16;

/// Template blocks whose content is not copy: it is hidden with the tags around it.
const UNREAD: [&str; 3] = ["comment", "highlight", "schema"];

/// A shortcode, a template tag or an attribute list.
pub(super) struct Tag {
    /// What stands between the braces and their marks.
    pub inner: Range<usize>,
    /// One past the closing brace (or past the end tag of a block that is not read).
    pub end: usize,
    /// What it says to whoever edits the file, where it is a comment.
    pub comment: Option<Range<usize>>,
    /// Whether this form may carry attributes that are copy.
    pub has_attributes: bool,
    /// Whether it ends the paragraph before it when it stands on a line of its own, even where text goes on after it.
    pub ends_block: bool,
}

impl Tag {
    /// The tag whose opening brace is at `at`.
    pub(super) fn at(source: &str, at: usize, end: usize) -> Option<Tag> {
        let rest = &source[at..floor(source, end.min(at + LONGEST))];
        let bytes = rest.as_bytes();
        let (open, close, has_attributes) = match (*bytes.get(1)?, bytes.get(2)) {
            (b'{', Some(b'<')) => (3, ">}}", true),
            (b'{', Some(b'%')) => (3, "%}}", true),
            (b'{', _) => (2, "}}", false),
            (b'%', _) => (2, "%}", true),
            (b'/', Some(b'*')) => (1, "}", false),
            (b'#', Some(b' ')) => (2, "#}", false),
            (b'#', _) => return heading_id(source, at, rest),
            (b':', _) => return kramdown(at, rest),
            _ => return None,
        };
        let inner_end = closing(rest, open, close)?;
        let inner = at + open..at + inner_end;
        let has_attributes = has_attributes || is_call(&source[inner.clone()]);
        let comment = if close == "#}" { Some(inner.clone()) } else { comment(source, inner.clone(), close) };
        let mut tag = Tag { inner, end: at + inner_end + close.len(), comment, has_attributes, ends_block: false };
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
        let Some((name, name_end)) = self.name(source) else { return };
        // A language makes `highlight` code; without one it is a marker over copy.
        let is_marker = name == "highlight" && source[name_end..self.inner.end].trim_matches([' ', '-']).is_empty();
        if !UNREAD.contains(&name) || is_marker {
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
            let content = rest[..found].trim_end_matches([' ', '-']).len() - open.len();
            self.comment = (name == "comment").then_some(self.end..self.end + content);
            self.end += found + closed + close.len();
        }
    }

    /// Its name, and where the name ends.
    pub(super) fn name<'s>(&self, source: &'s str) -> Option<(&'s str, usize)> {
        let inner = &source[self.inner.clone()];
        let start = inner.find(|ch: char| !ch.is_whitespace() && ch != '-')?;
        let length = inner[start..].find(|ch: char| ch.is_whitespace() || ch == '(').unwrap_or(inner.len() - start);
        Some((&inner[start..start + length], self.inner.start + start + length))
    }
}

/// Whether what stands between braces calls a shortcode, as Zola writes them: `image(src="a.jpg", alt="The hall")`.
fn is_call(inner: &str) -> bool {
    let name = inner.trim_start().split('(').next().unwrap_or_default();
    inner.trim_end().ends_with(')')
        && name.starts_with(|ch: char| ch.is_ascii_alphabetic())
        && name.chars().all(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '_' | ':'))
}

/// What a tag says that is a comment as a whole: `{{/* … */}}`, `{/* … */}`, `{% # … %}`.
fn comment(source: &str, inner: Range<usize>, close: &str) -> Option<Range<usize>> {
    let text = &source[inner.clone()];
    let said = text.trim_matches([' ', '-', '\n']);
    let said = match close {
        "%}" => said.strip_prefix('#')?,
        _ => said.strip_prefix("/*")?.strip_suffix("*/")?,
    };
    let start = inner.start + (said.as_ptr() as usize - text.as_ptr() as usize);
    Some(start..start + said.len())
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
        comment: None,
        has_attributes: false,
        ends_block: false,
    })
}

/// kramdown's attribute lists (`{: .lead}`, `{:start="4"}`) and extensions (`{::comment}`), on one line.
fn kramdown(at: usize, rest: &str) -> Option<Tag> {
    let close = rest.bytes().take(LONGEST_LIST).position(|byte| matches!(byte, b'}' | b'\n'))?;
    let line = &rest[..close];
    if !rest[close..].starts_with('}') {
        return None;
    }
    let inner = line[2..close].trim_start_matches(':').trim_start();
    let is_list =
        inner.starts_with(['.', '#', '/']) || inner.contains('=') || inner.chars().all(|ch| ch.is_ascii_alphabetic());
    is_list.then_some(Tag {
        inner: at + 2..at + close,
        end: at + close + 1,
        comment: None,
        has_attributes: false,
        ends_block: true,
    })
}
