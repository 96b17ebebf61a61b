//! HTML: pages, fragments, and the HTML that stands inside Markdown. A tokenizer and the [`Flow`] are enough: what matters is which block
//! a text belongs to, not the tree a browser would build.

mod element;
mod json_ld;
mod text;

pub(super) use element::Role;
pub(super) use text::Text;
use text::{decode_at, end_of_words};

use super::flow::Flow;
use super::view::View;
use super::{front_matter, mask};
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
    flow.finish();
}

/// Writes a page or a fragment that stands inside another format. With `only`, every block has that kind, whatever its markup says.
pub(super) fn write_page<'s>(builder: &mut Builder<'s>, view: &View<'s>, only: Option<BlockKind>) {
    let mut flow = Flow::new(builder, Vec::new(), only);
    write(&mut flow, view, 0, view.text());
    flow.finish();
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

impl<'b, 's, 'v> Reader<'_, 'b, 's, 'v> {
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
            Role::Break => return self.text().line_break(tag.span.start..tag.span.end),
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
        let is_needed =
            element::needs_end(&tag.name) && (&*tag.name != b"a" || tag.attributes.contains_key(&b"href"[..]));
        let opens =
            (is_needed && !tag.self_closing).then(|| Span::from_range(self.source(tag.span.start..tag.span.end)));
        self.flow.enter_html(role, tag.name, opens);
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
                let closes =
                    element::needs_end(&tag.name).then(|| Span::from_range(self.source(tag.span.start..tag.span.end)));
                self.flow.leave_html(role, &tag.name, closes);
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
            Inside::Page => self.text().write(range),
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
        let Some(datetime) = self.attribute(tag, "datetime") else { return };
        // Microdata names what the time is of; microformats and old HTML5 say that it is the story's publication.
        let name = self.attribute(tag, "itemprop").map(|name| self.input[name].to_owned());
        let is_published = tag.attributes.contains_key(&b"pubdate"[..])
            || self.attribute(tag, "class").is_some_and(|class| {
                let mut classes = self.input[class].split_ascii_whitespace();
                classes.any(|class| matches!(class, "dt-published" | "entry-date" | "published"))
            });
        let name = name.unwrap_or_else(|| if is_published { "published" } else { "time" }.to_owned());
        self.field(&name, datetime);
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
                view.push_decoded(" ", self.view.source_of_space(self.base + at..self.base + end));
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

    fn text(&mut self) -> Text<'_, 'b, 's, 'v> {
        Text { flow: self.flow, view: self.view, base: self.base, input: self.input }
    }

    fn source(&self, range: Range<usize>) -> Range<usize> {
        self.view.source_range(self.base + range.start..self.base + range.end)
    }
}

fn attribute_is(tag: &StartTag<usize>, name: &str, value: &str) -> bool {
    tag.attributes.get(name.as_bytes()).is_some_and(|found| found.value.eq_ignore_ascii_case(value.as_bytes()))
}
