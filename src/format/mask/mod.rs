//! Shortcodes and template tags: `{{< picture caption="…" >}}`, `{% image "x.jpg" "alt text" %}`, `{{ "/2014/" | url }}`, kramdown's
//! `{: .class}`. Their syntax is never text, but some of their attributes are copy a reader reads. They also confuse a markup parser, so
//! it is shown a [`View`] with a filler in their place.

mod attribute;
mod link;
mod mdx;
mod tag;

use super::view::View;
use crate::article::BlockKind;
use std::ops::Range;
use tag::Tag;

/// One shortcode that carries copy or a comment.
pub(super) struct Shortcode<'s> {
    /// Where it starts, as a view offset.
    pub at: usize,
    /// Its copy: what each text is, and the text.
    pub copy: Vec<(BlockKind, View<'s>)>,
    /// What it says as a comment.
    pub comment: Option<Remark>,
}

/// A comment in the template's syntax.
pub(super) struct Remark {
    /// Source bytes of what it says.
    pub inner: Range<usize>,
    /// Source bytes of all of it.
    pub whole: Range<usize>,
    /// Whether it parts what is before it from what is after it.
    pub apart: bool,
}

/// A view of `range` with every shortcode and template tag masked, and the ones that carry copy or a comment.
pub(super) fn shortcodes(source: &str, range: Range<usize>) -> (View<'_>, Vec<Shortcode<'_>>) {
    let mut mask = Mask::new(source, range);
    while let Some(at) = memchr::memchr(b'{', mask.rest()).map(|at| mask.from + at) {
        mask.tag(at);
    }
    mask.finish()
}

/// The same for Markdown, with two slips mended that many a renderer forgives: white space inside a link's address, and `##Heading`.
pub(super) fn markdown(source: &str, range: Range<usize>) -> (View<'_>, Vec<Shortcode<'_>>) {
    let mut mask = Mask::new(source, range.clone());
    mask.markdown(range.end, false);
    mask.finish()
}

/// The same for MDX, whose statements and expressions are masked too.
pub(super) fn mdx(source: &str, range: Range<usize>) -> (View<'_>, Vec<Shortcode<'_>>) {
    let mut mask = Mask::new(source, range.clone());
    for module in mdx::modules(source, range.clone()) {
        mask.markdown(module.start, true);
        mask.blank(module);
    }
    mask.markdown(range.end, true);
    mask.finish()
}

struct Mask<'s> {
    source: &'s str,
    range: Range<usize>,
    view: View<'s>,
    shortcodes: Vec<Shortcode<'s>>,
    /// Up to where the view was made.
    shown: usize,
    /// Where to look on.
    from: usize,
}

impl<'s> Mask<'s> {
    fn new(source: &'s str, range: Range<usize>) -> Self {
        Mask { source, shown: range.start, from: range.start, range, view: View::empty(), shortcodes: Vec::new() }
    }

    fn rest(&self) -> &'s [u8] {
        &self.source.as_bytes()[self.from..self.range.end]
    }

    /// Masks what stands before `end`.
    fn markdown(&mut self, end: usize, is_mdx: bool) {
        let bytes = self.source.as_bytes();
        while let Some(found) = bytes.get(self.from..end).and_then(|rest| memchr::memchr3(b'{', b'(', b'#', rest)) {
            let at = self.from + found;
            match bytes[at] {
                b'{' => self.tag(at),
                b'(' => self.link(at),
                _ => self.heading(at),
            }
            if is_mdx && bytes[at] == b'{' && self.from == at + 1 {
                self.expression(at);
            }
        }
    }

    /// Masks the expression whose brace is at `at`, if it has an end.
    fn expression(&mut self, at: usize) {
        if let Some(end) = mdx::expression(self.source, at, self.range.end) {
            self.view.push_verbatim(self.source, self.shown..at);
            self.hide(&filler(self.source, at..end, &self.range, false), at..end);
            (self.shown, self.from) = (end, end);
        }
    }

    /// Masks whole lines, of which nothing is left but their ends.
    fn blank(&mut self, lines: Range<usize>) {
        if lines.start < self.shown {
            return;
        }
        self.view.push_verbatim(self.source, self.shown..lines.start);
        let blank: String = self.source[lines.clone()].bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }).collect();
        self.hide(&blank, lines.clone());
        (self.shown, self.from) = (lines.end, lines.end);
    }

    /// Masks the tag whose brace is at `at`, if one stands there.
    fn tag(&mut self, at: usize) {
        let Some(tag) = Tag::at(self.source, at, self.range.end) else {
            self.from = at + 1;
            return;
        };
        self.view.push_verbatim(self.source, self.shown..at);
        let filler = filler(self.source, at..tag.end, &self.range, tag.ends_block);
        let copy = attribute::copy(self.source, &tag);
        let apart = !filler.contains('x');
        let comment = tag.comment.clone().map(|inner| Remark { inner, whole: at..tag.end, apart });
        if !copy.is_empty() || comment.is_some() {
            self.shortcodes.push(Shortcode { at: self.view.text().len(), copy, comment });
        }
        // A label is printed where the tag stands: it is text of the line.
        let label = attribute::label(self.source, &tag).filter(|_| !apart);
        let label = label.unwrap_or(tag.end..tag.end);
        self.hide(&filler[..label.start - at], at..label.start);
        self.view.push_verbatim(self.source, label.clone());
        self.hide(&filler[label.end - at..], label.end..tag.end);
        (self.shown, self.from) = (tag.end, tag.end);
    }

    /// Masks the white space in the link address whose bracket is at `at`, if one stands there.
    fn link(&mut self, at: usize) {
        self.from = at + 1;
        if at == self.range.start || self.source.as_bytes()[at - 1] != b']' {
            return;
        }
        for gap in link::gaps(self.source, at, self.range.end) {
            self.view.push_verbatim(self.source, self.shown..gap.start);
            self.hide(&"x".repeat(gap.len()), gap.clone());
            (self.shown, self.from) = (gap.end, gap.end);
        }
    }

    /// Shows a space after the marks of the heading whose first one is at `at`, if it has none. A single mark is a hashtag's.
    fn heading(&mut self, at: usize) {
        let bytes = &self.source.as_bytes()[..self.range.end];
        let marks = bytes[at..].iter().take_while(|byte| **byte == b'#').count();
        self.from = at + marks;
        let is_first = at == self.range.start || bytes[at - 1] == b'\n';
        let is_glued = bytes.get(self.from).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'*');
        if is_first && is_glued && (2..=6).contains(&marks) {
            self.view.push_verbatim(self.source, self.shown..self.from);
            self.view.push_hidden(" ", self.from..self.from);
            self.shown = self.from;
        }
    }

    fn hide(&mut self, filler: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.view.push_hidden(filler, range);
        }
    }

    fn finish(mut self) -> (View<'s>, Vec<Shortcode<'s>>) {
        if self.shown == self.range.start {
            return (View::verbatim(self.source, self.range), self.shortcodes);
        }
        self.view.push_verbatim(self.source, self.shown..self.range.end);
        (self.view, self.shortcodes)
    }
}

/// What the parser is shown in place of a tag: letters inside a line, so that the tag neither ends a paragraph nor makes one of its marks
/// active; blanks where the tag has its lines to itself and no text runs on through it.
fn filler(source: &str, span: Range<usize>, range: &Range<usize>, ends_block: bool) -> String {
    let before = source[range.start..span.start].trim_end_matches(BLANKS);
    let after = source[span.end..range.end].trim_start_matches(BLANKS);
    let alone = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
    let tag = &source[span];
    if alone && (ends_block || !(follows_prose(before) && leads_prose(after))) {
        tag.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
    } else {
        "x".repeat(tag.len())
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

/// The last character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary at or after `at`.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
