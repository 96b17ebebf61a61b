//! Markdown: CommonMark with tables, footnotes and strikethrough. Smart punctuation stays off: it would change the copy.

use super::flow::Flow;
use super::html::{self, Role};
use super::mask::Shortcode;
use super::view::View;
use super::{front_matter, mask};
use crate::article::{BlockKind, Builder, FieldRole, MarkKind, MarkupFaultKind};
use crate::span::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

mod code_span;

/// What a kind of file adds to Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Nothing but front matter, shortcodes and template tags.
    Plain,
    /// The fields of Lektor's `contents.lr`, of which the body is one.
    Lektor,
    /// Statements and expressions.
    Mdx,
}

impl Dialect {
    /// The dialect of a path by its extension.
    pub(super) fn of_path(path: &str) -> Dialect {
        match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
            "lr" => Dialect::Lektor,
            "mdx" => Dialect::Mdx,
            _ => Dialect::Plain,
        }
    }
}

/// Reads a whole file.
pub(super) fn read(builder: &mut Builder<'_>, dialect: Dialect) {
    let body = front_matter::read(builder, dialect == Dialect::Lektor);
    let (view, shortcodes) = match dialect {
        Dialect::Mdx => mask::mdx(builder.source(), body),
        Dialect::Plain | Dialect::Lektor => mask::markdown(builder.source(), body),
    };
    write(builder, &view, shortcodes, None);
}

/// Writes `view` to the article. With `only`, every block has that kind, whatever its markup says.
pub(super) fn write<'s>(
    builder: &mut Builder<'s>,
    view: &View<'s>,
    shortcodes: Vec<Shortcode<'s>>,
    only: Option<BlockKind>,
) {
    let has_title = builder.meta_so_far().has(FieldRole::Headline);
    let mut flow = Flow::new(builder, shortcodes, only);
    flow.has_headline |= has_title;
    let mut reader =
        Reader { view, flow, line_break: None, alt: None, html: Vec::new(), quote: 0, in_table: false, covered: 0 };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(view.text(), options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.flow.pass_shortcodes(usize::MAX, true);
    reader.flow.finish();
}

struct Reader<'v, 'b, 's> {
    view: &'v View<'s>,
    flow: Flow<'b, 's>,
    /// A line break whose extent is known only when the next line's markup (`> `, indentation) is passed.
    line_break: Option<(Range<usize>, Break)>,
    /// The alternative text being read, and how many images deep.
    alt: Option<(View<'s>, u32)>,
    /// Lines of the HTML block being read.
    html: Vec<Range<usize>>,
    /// How many blocks stood before the outermost open block quote.
    quote: usize,
    in_table: bool,
    /// View offset up to which text was read, to tell an escaped character from one after a literal backslash.
    covered: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    Soft,
    Hard,
}

impl<'s> Reader<'_, '_, 's> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::SoftBreak => return self.line_break = Some((range, Break::Soft)),
            Event::HardBreak => return self.line_break = Some((range, Break::Hard)),
            Event::End(_) => self.close_line(None),
            _ => self.close_line(Some(range.start)),
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) => self.code(range),
            Event::InlineHtml(_) if self.alt.is_none() => {
                html::write(&mut self.flow, self.view, range.start, &self.view.text()[range.clone()]);
            }
            Event::Html(_) => self.html.push(range),
            Event::Rule => self.flow.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if let Some(role) = block_role(tag) {
            self.in_table |= role == Role::Table;
            if matches!(role, Role::Heading(_)) {
                self.note_blank(range.clone());
            }
            self.flow.pass_shortcodes(range.start, true);
            if role == Role::Quote && self.flow.quotes() == 0 {
                self.flow.end_block();
                self.quote = self.flow.builder.blocks_so_far().len();
            }
            // A first-level heading is the headline only where nothing of the story stands before it.
            self.flow.has_headline |= self.flow.has_text;
            return self.flow.enter_markdown(role);
        }
        match tag {
            Tag::Image { .. } => match &mut self.alt {
                Some((_, depth)) => *depth += 1,
                None => self.alt = Some((View::empty(), 1)),
            },
            Tag::Emphasis => self.flow.enter_markdown(Role::Mark(MarkKind::Emphasis)),
            Tag::Strong => self.flow.enter_markdown(Role::Mark(MarkKind::Strong)),
            Tag::Strikethrough => self.flow.enter_markdown(Role::Mark(MarkKind::Deleted)),
            Tag::Link { .. } => self.flow.enter_markdown(Role::Mark(MarkKind::Link)),
            Tag::HtmlBlock => self.flow.pass_shortcodes(range.start, true),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Image => self.end_image(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::CodeBlock => {
                self.flow.pass_shortcodes(range.end, false);
                self.flow.leave_markdown();
            }
            TagEnd::BlockQuote(_) => {
                self.flow.pass_shortcodes(range.end, true);
                self.flow.leave_markdown();
                if self.flow.quotes() == 0 {
                    self.call_embedded_post();
                }
            }
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::MetadataBlock(_) => {}
            TagEnd::Table => {
                self.in_table = false;
                self.flow.leave_markdown();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => self.flow.leave_markdown(),
            _ => {
                self.flow.pass_shortcodes(range.end, true);
                self.flow.leave_markdown();
            }
        }
    }

    /// Notes a heading in which nothing stands but its marks. Four of them part what is no copy, in Lektor and elsewhere.
    fn note_blank(&mut self, heading: Range<usize>) {
        let marks = self.view.text()[heading.clone()].trim_end();
        if marks.len() < 4 && marks.trim_start_matches('#').is_empty() {
            let source = self.view.source_range(heading.start..heading.start + marks.len());
            self.flow.builder.markup_fault(MarkupFaultKind::BlankHeading, Span::from_range(source));
        }
    }

    fn end_image(&mut self) {
        match self.alt.take() {
            Some((alt, 1)) => self.flow.defer(BlockKind::Caption, alt),
            Some((alt, depth)) => self.alt = Some((alt, depth - 1)),
            None => {}
        }
    }

    /// Reads the lines of an HTML block. Markup of the container around it (`> `) is blanked out so that a tag may run over lines.
    fn end_html(&mut self) {
        let lines = std::mem::take(&mut self.html);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let (start, end) = (first.start, last.end);
        if lines.windows(2).all(|pair| pair[0].end == pair[1].start) {
            html::write(&mut self.flow, self.view, start, &self.view.text()[start..end]);
        } else {
            let mut input = String::with_capacity(end - start);
            for line in lines {
                input.extend(std::iter::repeat_n(' ', line.start - start - input.len()));
                input.push_str(&self.view.text()[line]);
            }
            html::write(&mut self.flow, self.view, start, &input);
        }
        html::close_unclosed(&mut self.flow, self.view, end);
    }

    /// A block quote that ends in `— Name (@handle) Date` is a post, as sites without embedding code print one.
    fn call_embedded_post(&mut self) {
        let builder = &mut *self.flow.builder;
        let blocks = builder.blocks_so_far();
        let Some(last) = blocks.last().filter(|last| last.kind == BlockKind::BlockQuote && blocks.len() > self.quote)
        else {
            return;
        };
        let text = last.span.of(builder.text_so_far());
        let is_signed = text.rfind('—').is_some_and(|dash| text[dash..].contains("(@"));
        if is_signed {
            for block in self.quote..builder.blocks_so_far().len() {
                if builder.blocks_so_far()[block].kind == BlockKind::BlockQuote {
                    builder.set_kind(block, BlockKind::Embed);
                }
            }
        }
    }

    /// Writes the line break that was waiting, now that its extent is known: up to `next`, where the next line's text or markup starts.
    fn close_line(&mut self, next: Option<usize>) {
        let Some((mut range, kind)) = self.line_break.take() else { return };
        if let Some(next) = next.filter(|next| *next > range.end) {
            // The backslash of an escape belongs to the character after it, which is where the parser's next event starts.
            let is_escape = self.view.text().as_bytes()[next - 1] == b'\\';
            range.end = next - usize::from(is_escape);
        }
        let source = self.view.source_range(range);
        if let Some((alt, _)) = &mut self.alt {
            alt.push_decoded(" ", source);
        } else if self.flow.builder.in_block() && !self.flow.is_dropped() {
            match kind {
                Break::Soft => self.flow.builder.space(source),
                Break::Hard => self.flow.builder.line_break(source),
            }
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let before = std::mem::replace(&mut self.covered, range.end);
        if self.flow.is_dropped() || range.is_empty() {
            return;
        }
        let mut range = range;
        if !text.ends_with(char::is_whitespace) {
            // The parser lets the last text of a heading run into the white space after it.
            range.end = range.start + self.view.text()[range.clone()].trim_end().len();
        }
        let shown = &self.view.text()[range.clone()];
        if text != shown {
            return self.decoded(text, range);
        }
        let escaped = range.start > before
            && self.view.text().as_bytes()[range.start - 1] == b'\\'
            && !self.flow.is_preformatted();
        if escaped && let Some(first) = shown.chars().next() {
            let after = range.start + first.len_utf8();
            self.decoded(&shown[..first.len_utf8()], range.start - 1..after);
            range.start = after;
        }
        self.verbatim(range);
    }

    fn code(&mut self, range: Range<usize>) {
        self.covered = range.end;
        if self.flow.is_dropped() {
            return;
        }
        if self.alt.is_none() {
            self.flow.need_block();
        }
        let start = self.flow.builder.text_len();
        for piece in code_span::pieces(self.view.text(), range, self.flow.quotes(), self.in_table) {
            match piece {
                code_span::Piece::Verbatim(range) => self.verbatim(range),
                code_span::Piece::Decoded(text, range) => self.decoded(text, range),
            }
        }
        if self.alt.is_none() {
            self.flow.builder.mark(MarkKind::Code, start);
        }
    }

    fn verbatim(&mut self, mut range: Range<usize>) {
        if let Some((alt, _)) = &mut self.alt {
            return self.view.copy_to(range, self.flow.builder.source(), alt);
        }
        self.flow.need_block();
        // What was left out (a picture, a comment, a script) leaves one space, not the two around it.
        if self.flow.builder.open_text().ends_with(['\n', ' ']) && !self.flow.is_preformatted() {
            let shown = &self.view.text()[range.clone()];
            range.start += shown.len() - shown.trim_start_matches(' ').len();
        }
        self.view.emit(range, self.flow.builder);
    }

    fn decoded(&mut self, text: &str, range: Range<usize>) {
        let source = self.view.source_range(range);
        if let Some((alt, _)) = &mut self.alt {
            return alt.push_decoded(text, source);
        }
        self.flow.need_block();
        self.flow.builder.decoded(text, source);
    }
}

/// The role of a tag that parts its text from the text around it.
fn block_role(tag: &Tag<'_>) -> Option<Role> {
    Some(match tag {
        Tag::Paragraph | Tag::FootnoteDefinition(_) => Role::Paragraph,
        Tag::Heading { level, .. } => Role::Heading(match level {
            HeadingLevel::H1 => 1,
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            HeadingLevel::H4 => 4,
            HeadingLevel::H5 => 5,
            HeadingLevel::H6 => 6,
        }),
        Tag::BlockQuote(_) => Role::Quote,
        Tag::CodeBlock(_) => Role::Pre,
        Tag::List(_) => Role::List,
        Tag::Item => Role::Item,
        Tag::Table(_) => Role::Table,
        Tag::TableCell => Role::Cell,
        _ => return None,
    })
}
