//! HTML: pages, fragments, and the HTML that stands inside Markdown. A tokenizer and the [`Flow`] are enough: what matters is which block
//! a text belongs to, not the tree a browser would build.

mod element;
mod json_ld;

pub(super) use element::Role;

use super::flow::Flow;
use super::view::View;
use super::{entity, front_matter, mask};
use crate::article::{BlockKind, Builder};
use crate::span::Span;
use html5gum::{DefaultEmitter, EndTag, HtmlString, Spanned, StartTag, Token, Tokenizer};
use std::ops::Range;

/// Reads a whole file.
pub(super) fn read(builder: &mut Builder<'_>, title: Title) {
    let body = front_matter::read(builder, false);
    let (view, shortcodes) = mask::shortcodes(builder.source(), body);
    let mut flow = Flow::new(builder, shortcodes, None);
    let mut reader = Reader { flow: &mut flow, view: &view, base: 0, input: view.text(), title, inside: Inside::Page };
    reader.read();
    flow.pass_shortcodes(usize::MAX, true);
    flow.end_block();
    flow.pop_to(0);
}

/// What the `<title>` of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// Metadata only: the page has a first-level heading, or is no page.
    Meta,
    /// The headline.
    Headline,
}

/// Writes a run of HTML that stands at `base` in the view. `input` is what stands there, or a copy of the same length with markup of
/// another language blanked out.
pub(super) fn write(flow: &mut Flow<'_, '_>, view: &View<'_>, base: usize, input: &str) {
    Reader { flow, view, base, input, title: Title::Meta, inside: Inside::Page }.read();
}

/// Closes elements whose content is no copy and that the rest of the view, from `from` on, never closes: in Markdown a forgotten
/// `</iframe>` must not hide the story.
pub(super) fn close_unclosed(flow: &mut Flow<'_, '_>, view: &View<'_>, from: usize) {
    while let Some((at, name)) = flow.dropping() {
        let name = String::from_utf8_lossy(name).into_owned();
        if flow.closes_after(&name, from, view.text()) {
            return;
        }
        flow.pop_to(at);
    }
}

/// What the next string is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Page,
    Title,
    JsonLd,
}

struct Reader<'r, 'b, 's, 'v> {
    flow: &'r mut Flow<'b, 's>,
    view: &'v View<'v>,
    /// View offset of the input.
    base: usize,
    input: &'v str,
    title: Title,
    inside: Inside,
}

impl<'s> Reader<'_, '_, 's, '_> {
    fn read(&mut self) {
        let mut emitter = DefaultEmitter::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(self.input, emitter).flatten() {
            match token {
                Token::StartTag(tag) => self.start(tag),
                Token::EndTag(tag) => self.end(tag),
                Token::String(text) => self.string(&text),
                Token::Comment(comment) => self.comment(&comment),
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    fn start(&mut self, tag: StartTag<usize>) {
        self.inside = Inside::Page;
        let Some(role) = Role::of(&tag.name) else { return };
        let at = self.base + tag.span.start;
        if !role.is_inline() {
            self.flow.pass_shortcodes(at, true);
        }
        match role {
            Role::Break => return self.line_break(at..self.base + tag.span.end),
            Role::Rule => return self.flow.end_block(),
            Role::Picture => return self.picture(&tag),
            Role::Meta => return self.meta(&tag),
            Role::Time => return self.time(&tag),
            Role::Title => self.inside = Inside::Title,
            Role::Dropped if &*tag.name == b"script" && attribute_is(&tag, "type", "application/ld+json") => {
                self.inside = Inside::JsonLd;
            }
            _ => {}
        }
        if role == Role::Dropped && tag.self_closing && &*tag.name != b"script" {
            return;
        }
        let class =
            tag.attributes.get(&b"class"[..]).map_or("", |class| std::str::from_utf8(&class.value).unwrap_or(""));
        let is_embed = matches!(role, Role::Quote | Role::Block)
            && element::is_embed(class, tag.attributes.keys().map(|name| &name.0));
        self.flow.enter_html(role, tag.name);
        if is_embed {
            self.flow.call_embed();
        }
    }

    fn end(&mut self, tag: EndTag<usize>) {
        self.inside = Inside::Page;
        let Some(role) = Role::of(&tag.name) else { return };
        match role {
            Role::Break | Role::Rule | Role::Picture | Role::Meta | Role::Time => {}
            _ => {
                let read = !self.flow.is_dropped();
                if !read || !role.is_inline() {
                    self.flow.pass_shortcodes(self.base + tag.span.start, read);
                }
                self.flow.leave_html(role, &tag.name);
            }
        }
    }

    fn string(&mut self, text: &Spanned<HtmlString, usize>) {
        let range = text.span.start..text.span.end;
        match self.inside {
            Inside::Title => self.title(range),
            Inside::JsonLd => {
                let source = self.view.source_range(self.base + range.start..self.base + range.end);
                json_ld::read(self.flow.builder, source);
            }
            Inside::Page if self.flow.is_dropped() => {}
            Inside::Page if self.flow.is_preformatted() => self.preformatted(range),
            Inside::Page => self.text(range),
        }
    }

    /// Text, white space collapsed as a browser does.
    fn text(&mut self, range: Range<usize>) {
        let bytes = self.input.as_bytes();
        let mut at = range.start;
        while at < range.end {
            let byte = bytes[at];
            if byte.is_ascii_whitespace() {
                let end = at + bytes[at..range.end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                self.space(at..end);
                at = end;
            } else if let Some((text, length)) = decode_at(self.input, at, range.end) {
                let source = self.source(at..at + length);
                self.flow.need_block();
                self.flow.builder.decoded(&text, source);
                at += length;
            } else {
                let end = end_of_words(bytes, at + 1, range.end);
                self.flow.need_block();
                self.view.emit(self.base + at..self.base + end, self.flow.builder);
                at = end;
            }
        }
    }

    /// One space for a run of white space, unless the block starts here or a space stands already.
    fn space(&mut self, range: Range<usize>) {
        if !self.flow.builder.in_block() || self.flow.builder.open_text().is_empty() {
            return;
        }
        let source = self.source(range.clone());
        if &self.input[range.clone()] == " " && !self.flow.builder.open_text().ends_with([' ', '\n']) {
            self.view.emit(self.base + range.start..self.base + range.end, self.flow.builder);
        } else {
            self.flow.builder.space(source);
        }
    }

    fn preformatted(&mut self, range: Range<usize>) {
        let bytes = self.input.as_bytes();
        let mut at = range.start;
        while at < range.end {
            self.flow.need_block();
            let decoded = decode_at(self.input, at, range.end);
            if let Some((text, length)) = decoded {
                self.flow.builder.decoded(&text, self.source(at..at + length));
                at += length;
            } else if bytes[at] == b'\r' {
                at += 1;
            } else {
                let end =
                    memchr::memchr2(b'&', b'\r', &bytes[at + 1..range.end]).map_or(range.end, |next| at + 1 + next);
                self.view.emit(self.base + at..self.base + end, self.flow.builder);
                at = end;
            }
        }
    }

    /// A second break in a row ends the paragraph, as old pages do it.
    fn line_break(&mut self, range: Range<usize>) {
        if self.flow.is_dropped() || !self.flow.builder.in_block() {
            return;
        }
        if self.flow.builder.open_text().ends_with('\n') && !self.flow.is_preformatted() {
            self.flow.end_block();
        } else {
            self.flow.builder.line_break(self.view.source_range(range));
        }
    }

    fn picture(&mut self, tag: &StartTag<usize>) {
        if let Some(alt) = self.attribute(tag, "alt") {
            let mut view = View::empty();
            self.decode_into(alt, &mut view);
            self.flow.defer(BlockKind::Caption, view);
        }
    }

    fn meta(&mut self, tag: &StartTag<usize>) {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| self.attribute(tag, key));
        if let (Some(name), Some(content)) = (name, self.attribute(tag, "content")) {
            let name = self.input[name].to_owned();
            self.field(&name, content);
        }
    }

    fn time(&mut self, tag: &StartTag<usize>) {
        if let Some(datetime) = self.attribute(tag, "datetime") {
            self.field("time", datetime);
        }
    }

    fn title(&mut self, range: Range<usize>) {
        self.field("title", range.clone());
        if self.title == Title::Headline && !self.flow.has_headline {
            let mut view = View::empty();
            self.decode_into(range, &mut view);
            self.flow.builder.begin(BlockKind::Headline, 1, 0);
            view.emit(0..view.text().len(), self.flow.builder);
            self.flow.end_block();
        }
    }

    /// A field of metadata whose value stands at `range` of the input.
    fn field(&mut self, name: &str, range: Range<usize>) {
        let raw = &self.input[range.clone()];
        let start = range.start + raw.len() - raw.trim_start().len();
        let range = start..start + raw.trim().len();
        let mut view = View::empty();
        self.decode_into(range.clone(), &mut view);
        let source = self.source(range);
        self.flow.builder.meta(name, view.text(), Span::from_range(source));
    }

    fn comment(&mut self, comment: &Spanned<HtmlString, usize>) {
        let whole = comment.span.start..comment.span.end;
        let text = &self.input[whole.clone()];
        let Some(inner) = text.strip_prefix("<!--") else { return };
        let inner = inner.strip_suffix("-->").unwrap_or(inner);
        let inner = self.base + whole.start + 4..self.base + whole.start + 4 + inner.len();
        self.flow.comment(self.view, self.base + whole.start..self.base + whole.end, inner);
    }

    /// Adds a range of the input to a view, references decoded and line breaks read as spaces.
    fn decode_into(&self, range: Range<usize>, view: &mut View<'s>) {
        let bytes = self.input.as_bytes();
        let mut at = range.start;
        while at < range.end {
            if let Some((text, length)) = decode_at(self.input, at, range.end) {
                view.push_decoded(&text, self.source(at..at + length));
                at += length;
            } else if matches!(bytes[at], b'\n' | b'\r' | b'\t') {
                let end = at + bytes[at..range.end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                view.push_decoded(" ", self.source(at..end));
                at = end;
            } else {
                let end = end_of_words(bytes, at + 1, range.end);
                self.view.copy_to(self.base + at..self.base + end, self.flow.builder.source(), view);
                at = end;
            }
        }
    }

    /// Where the value of an attribute stands in the input, quotes excluded.
    fn attribute(&self, tag: &StartTag<usize>, name: &str) -> Option<Range<usize>> {
        let span = tag.attributes.get(name.as_bytes())?.span;
        let raw = &self.input[span.start..span.end];
        let equals = raw[1.min(raw.len())..].find('=')? + 1;
        let value = raw[equals + 1..].trim_start();
        let start = span.end - value.len();
        Some(match value.as_bytes().first() {
            Some(b'"' | b'\'') => start + 1..(span.end - 1).max(start + 1),
            _ => start..span.end,
        })
    }

    fn source(&self, range: Range<usize>) -> Range<usize> {
        self.view.source_range(self.base + range.start..self.base + range.end)
    }
}

/// The character reference at `at`, if one stands there and ends before `end`.
fn decode_at(input: &str, at: usize, end: usize) -> Option<(std::borrow::Cow<'static, str>, usize)> {
    if input.as_bytes()[at] == b'&' { entity::decode(&input[at..end]) } else { None }
}

/// Where a run of words ends that needs no decoding: at a reference, or at white space that is not one space between two words.
fn end_of_words(bytes: &[u8], from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match bytes[at] {
            b'&' | b'\n' | b'\r' | b'\t' | b'\x0c' => return at,
            b' ' if bytes[..end].get(at + 1).is_none_or(|next| next.is_ascii_whitespace()) => return at,
            _ => at += 1,
        }
    }
    at
}

fn attribute_is(tag: &StartTag<usize>, name: &str, value: &str) -> bool {
    tag.attributes.get(name.as_bytes()).is_some_and(|found| found.value.eq_ignore_ascii_case(value.as_bytes()))
}
