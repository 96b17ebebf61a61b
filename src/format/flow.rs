//! The flow of a page: which containers are open, and so what kind of block the next text belongs to. Markdown and HTML share it, since
//! either may stand inside the other: an `<aside>` opened in one HTML block holds the Markdown paragraphs up to its end tag.

use super::html::Role;
use super::mask::{Remark, Shortcode};
use super::prose;
use super::view::View;
use crate::article::{BlockKind, Builder, MarkKind, MarkupFaultKind};
use crate::source::Source;
use crate::span::Span;
use html5gum::HtmlString;
use std::collections::VecDeque;
use std::ops::Range;

/// What is open on the page, and the article it is written to.
pub(super) struct Flow<'b, 's> {
    pub builder: &'b mut Builder<'s>,
    stack: Vec<Open>,
    /// Stack indices of the inline marks that the open block may still close.
    marks: Vec<usize>,
    /// Every block is of this kind: the text is a piece of a page (a caption, a deck), not a page.
    only: Option<BlockKind>,
    /// Copy waiting for the open block to end.
    deferred: Vec<Deferred<'s>>,
    /// Shortcodes not passed yet.
    shortcodes: VecDeque<Shortcode<'s>>,
    /// Where the last end tag of each name asked for stands.
    last_end: Vec<(String, Option<usize>)>,
    /// Tags that were closed by something else than their end tag.
    unclosed: Vec<Tag>,
    /// Whether the page has its headline.
    pub has_headline: bool,
    /// Whether any running text was read.
    pub has_text: bool,
}

/// Copy that stands inside a paragraph but is not part of it.
struct Deferred<'s> {
    kind: BlockKind,
    view: View<'s>,
    /// Whether it may still hold markup.
    has_markup: bool,
}

struct Open {
    /// The element's name; `None` for a Markdown container, which no HTML end tag closes.
    name: Option<HtmlString>,
    role: Role,
    /// The mark it makes and where that starts.
    mark: Option<(MarkKind, u32)>,
    /// Where its start tag stands, if the page needs its end tag.
    tag: Option<Span<Source>>,
    /// What text inside it is.
    context: Context,
}

/// A start tag that waits for its end tag.
struct Tag {
    name: HtmlString,
    span: Span<Source>,
}

#[derive(Clone, Copy)]
struct Context {
    kind: BlockKind,
    level: u8,
    group: u32,
    quotes: u8,
    lists: u8,
    is_embed: bool,
    is_dropped: bool,
    is_preformatted: bool,
    is_story: bool,
    /// Stack indices of what the next paragraph, item or cell closes.
    paragraph: Option<usize>,
    item: Option<usize>,
    cell: Option<usize>,
}

const PAGE: Context = Context {
    kind: BlockKind::Paragraph,
    level: 0,
    group: 0,
    quotes: 0,
    lists: 0,
    is_embed: false,
    is_dropped: false,
    is_preformatted: false,
    is_story: false,
    paragraph: None,
    item: None,
    cell: None,
};

/// How far up the stack an end tag looks for its start tag. Real pages nest a few dozen deep; without a bound, a page of stray end tags
/// would be read in quadratic time.
const DEEPEST: usize = 256;

impl<'b, 's> Flow<'b, 's> {
    /// A page to write to `builder`. With `only`, every block of it has that kind.
    pub(super) fn new(builder: &'b mut Builder<'s>, shortcodes: Vec<Shortcode<'s>>, only: Option<BlockKind>) -> Self {
        let has_headline = builder.blocks_so_far().iter().any(|block| block.kind == BlockKind::Headline);
        Flow {
            builder,
            stack: Vec::new(),
            marks: Vec::new(),
            only,
            deferred: Vec::new(),
            shortcodes: shortcodes.into(),
            last_end: Vec::new(),
            unclosed: Vec::new(),
            has_headline,
            has_text: false,
        }
    }

    /// Opens a container of Markdown, to be closed by `leave_markdown`.
    pub(super) fn enter_markdown(&mut self, role: Role) {
        self.enter(role, None, None);
        if let Some(open) = self.stack.last_mut() {
            (open.context.paragraph, open.context.item, open.context.cell) = (None, None, None);
        }
    }

    /// Closes the innermost container of Markdown and whatever HTML is still open in it.
    pub(super) fn leave_markdown(&mut self) {
        if let Some(at) = self.stack.iter().rposition(|open| open.name.is_none()) {
            self.pop_to(at);
        }
    }

    /// Opens an HTML element, closing what it implies the end of. `tag` is where it opens, if the page needs its end tag.
    pub(super) fn enter_html(&mut self, role: Role, name: HtmlString, tag: Option<Span<Source>>) {
        let context = self.context();
        let closes = match role {
            Role::Item => context.item.or(context.paragraph),
            Role::Cell | Role::Row => context.cell.or(context.paragraph),
            _ if !role.is_inline() => context.paragraph,
            _ => None,
        };
        if let Some(at) = closes {
            self.pop_to(at);
        }
        self.enter(role, Some(name), tag);
    }

    /// Closes the nearest open element of that name, if its start tag is in reach. `tag` is where it closes, if nothing but its start tag lets it.
    pub(super) fn leave_html(&mut self, role: Role, name: &HtmlString, tag: Option<Span<Source>>) {
        let reach = self.stack.iter().enumerate().rev().take(DEEPEST).take_while(|(_, open)| open.name.is_some());
        let found = if role.is_inline() {
            reach
                .take_while(|(_, open)| open.role.is_inline())
                .find(|(_, open)| open.name.as_ref() == Some(name))
                .map(|(at, _)| at)
        } else {
            let mut reach = reach;
            reach.find(|(_, open)| open.name.as_ref() == Some(name)).map(|(at, _)| at)
        };
        if let Some(at) = found {
            self.stack[at].tag = None;
            self.pop_to(at);
        } else if !role.is_inline() {
            self.end_block();
        } else if let Some(span) = tag.filter(|_| !self.is_dropped()) {
            self.close_late(name, span);
        }
    }

    /// An end tag whose start tag is in no reach: it belongs to one that something else has closed (`<b><i>…</b></i>`), or to none.
    fn close_late(&mut self, name: &HtmlString, span: Span<Source>) {
        match self.unclosed.iter().rposition(|tag| tag.name == *name) {
            Some(at) => _ = self.unclosed.remove(at),
            None => self.builder.markup_fault(MarkupFaultKind::StrayTag, span),
        }
    }

    /// Calls the innermost open container an embedded post.
    pub(super) fn call_embed(&mut self) {
        if let Some(open) = self.stack.last_mut() {
            open.context.is_embed = true;
        }
    }

    /// Whether text here is no copy.
    pub(super) fn is_dropped(&self) -> bool {
        self.context().is_dropped
    }

    /// Whether white space here stands as written.
    pub(super) fn is_preformatted(&self) -> bool {
        self.context().is_preformatted
    }

    /// How many block quotes are open.
    pub(super) fn quotes(&self) -> u8 {
        self.context().quotes
    }

    /// The innermost open HTML element that makes text no copy: its stack index and name.
    pub(super) fn dropping(&self) -> Option<(usize, &HtmlString)> {
        let at = self.stack.iter().rposition(|open| open.context.is_dropped)?;
        let first = self.stack[..at].iter().rposition(|open| !open.context.is_dropped).map_or(0, |kept| kept + 1);
        self.stack[first].name.as_ref().map(|name| (first, name))
    }

    /// Whether an end tag of that name stands in `text` from `from` on.
    pub(super) fn closes_after(&mut self, name: &str, from: usize, text: &str) -> bool {
        // The last end tag of each name is looked for once, or a page of unclosed tags would be searched once for each.
        let last = match self.last_end.iter().find(|(known, _)| known == name) {
            Some((_, last)) => *last,
            None => {
                let last = memchr::memmem::rfind(text.as_bytes(), format!("</{name}").as_bytes());
                self.last_end.push((name.to_owned(), last));
                last
            }
        };
        last.is_some_and(|last| last >= from)
    }

    /// Closes what is still open at the end of the page.
    pub(super) fn finish(mut self) {
        self.end_block();
        self.pop_to(0);
        self.end_block();
    }

    /// Closes everything from stack index `at` on.
    pub(super) fn pop_to(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(open) = self.stack.last() else { return };
            if !open.role.is_inline() {
                self.end_block();
            }
            let Some(open) = self.stack.pop() else { return };
            if let (Some(name), Some(span)) = (open.name, open.tag) {
                self.unclosed.push(Tag { name, span });
            }
            if self.marks.last() == Some(&self.stack.len()) {
                self.marks.pop();
            }
            if let Some((kind, start)) = open.mark
                && self.builder.in_block()
            {
                self.builder.mark(kind, start);
            }
        }
    }

    /// Opens a block for text that stands here, unless one is open.
    pub(super) fn need_block(&mut self) {
        if !self.builder.in_block() {
            let context = self.context();
            let (kind, level) = match (self.only, context.kind) {
                (Some(kind), _) => (kind, 0),
                _ if context.is_embed => (BlockKind::Embed, context.quotes),
                (None, kind @ (BlockKind::Code | BlockKind::Caption)) => (kind, context.level),
                _ if context.quotes > 0 => (BlockKind::BlockQuote, context.quotes),
                (None, kind) => (kind, context.level),
            };
            self.builder.begin(kind, level, if self.only.is_some() { 0 } else { context.group });
        }
    }

    /// Closes the open block; copy that waited for it follows.
    pub(super) fn end_block(&mut self) {
        for tag in std::mem::take(&mut self.unclosed) {
            self.builder.markup_fault(MarkupFaultKind::UnclosedTag, tag.span);
        }
        if self.builder.in_block() {
            for at in self.marks.drain(..) {
                if let Some((kind, start)) = self.stack[at].mark.take() {
                    self.builder.mark(kind, start);
                }
            }
            self.builder.end();
            self.drop_repeated_caption();
            let kind = self.builder.blocks_so_far().last().map(|last| last.kind);
            if matches!(kind, Some(BlockKind::Headline | BlockKind::Deck | BlockKind::Byline)) {
                self.builder.drop_repeated_block();
            }
            self.has_headline |= kind == Some(BlockKind::Headline);
            self.has_text |= kind.is_some_and(BlockKind::is_running_text);
        }
        for deferred in std::mem::take(&mut self.deferred) {
            if deferred.has_markup {
                prose::write(self.builder, deferred.kind, &deferred.view);
            } else {
                self.builder.begin(deferred.kind, 0, 0);
                deferred.view.emit(0..deferred.view.text().len(), self.builder);
                self.builder.end();
            }
            self.drop_repeated_caption();
        }
    }

    /// Drops the last block where it is a caption that says what the one before it says: a picture's alternative text, more often than not.
    fn drop_repeated_caption(&mut self) {
        if let [.., before, last] = self.builder.blocks_so_far()
            && (before.kind, last.kind) == (BlockKind::Caption, BlockKind::Caption)
        {
            let text = self.builder.text_so_far();
            if before.span.of(text) == last.span.of(text) {
                self.builder.undo_block();
            }
        }
    }

    /// Has copy follow the open block (or stand here, where none is open, once the next block begins).
    pub(super) fn defer(&mut self, kind: BlockKind, view: View<'s>) {
        if !self.is_dropped() && !view.text().trim().is_empty() {
            self.deferred.push(Deferred { kind: self.only.unwrap_or(kind), view, has_markup: false });
        }
    }

    /// Passes the shortcodes that stand before a view offset. Their copy follows the open block where they are `read`.
    pub(super) fn pass_shortcodes(&mut self, before: usize, read: bool) {
        while let Some(shortcode) = self.shortcodes.pop_front_if(|next| next.at < before) {
            if read && !self.is_dropped() {
                if let Some(Remark { inner, whole, apart }) = shortcode.comment {
                    self.builder.comment(inner, whole, apart);
                }
                let copy = shortcode.copy.into_iter();
                self.deferred.extend(copy.map(|(kind, view)| Deferred { kind, view, has_markup: true }));
            }
        }
    }

    /// Keeps a comment: `inner` stands between its marks, `whole` with them (both view offsets).
    pub(super) fn comment(&mut self, view: &View<'_>, whole: Range<usize>, inner: Range<usize>) {
        self.pass_shortcodes(whole.start, true);
        self.pass_shortcodes(whole.end, false);
        self.builder.comment(view.source_range(inner), view.source_range(whole), false);
    }

    fn context(&self) -> Context {
        self.stack.last().map_or(PAGE, |open| open.context)
    }

    fn enter(&mut self, role: Role, name: Option<HtmlString>, tag: Option<Span<Source>>) {
        if !role.is_inline() {
            self.end_block();
        }
        let context = self.context_in(role);
        let mark = match role {
            Role::Mark(kind) if !context.is_dropped => Some((kind, self.builder.text_len())),
            _ => None,
        };
        if mark.is_some() {
            self.marks.push(self.stack.len());
        }
        let tag = tag.filter(|_| !context.is_dropped);
        self.stack.push(Open { name, role, mark, tag, context });
    }

    /// What text is inside a container of that role that opens here.
    fn context_in(&mut self, role: Role) -> Context {
        let mut inside = self.context();
        let here = self.stack.len();
        if !role.is_inline() {
            inside.paragraph = None;
        }
        match role {
            Role::Paragraph => inside.paragraph = Some(here),
            Role::Heading(1) if !self.has_headline => (inside.kind, inside.level) = (BlockKind::Headline, 1),
            Role::Heading(level) => (inside.kind, inside.level) = (BlockKind::Heading, level),
            Role::List => {
                inside.lists = inside.lists.saturating_add(1);
                inside.group = self.builder.new_group();
                inside.item = None;
            }
            Role::Item => {
                (inside.kind, inside.level, inside.item) = (BlockKind::ListItem, inside.lists.max(1), Some(here));
            }
            Role::Quote => {
                inside.quotes = inside.quotes.saturating_add(1);
                (inside.kind, inside.level) = (BlockKind::BlockQuote, inside.quotes);
                (inside.group, inside.item) = (self.builder.new_group(), None);
            }
            Role::Copy(kind) => (inside.kind, inside.level, inside.group) = (kind, 0, 0),
            Role::Caption => (inside.kind, inside.level, inside.group) = (BlockKind::Caption, 0, 0),
            Role::Table => (inside.group, inside.item, inside.cell) = (self.builder.new_group(), None, None),
            Role::Cell => (inside.kind, inside.level, inside.cell) = (BlockKind::TableCell, 0, Some(here)),
            Role::Pre => (inside.kind, inside.level, inside.is_preformatted) = (BlockKind::Code, 0, true),
            Role::Story => inside.is_story = true,
            Role::Furniture => inside.is_dropped |= !inside.is_story && inside.quotes == 0,
            Role::Dropped | Role::Aside | Role::Title => inside.is_dropped = true,
            _ => {}
        }
        inside
    }
}
