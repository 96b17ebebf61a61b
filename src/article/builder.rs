//! The only way to make an [`Article`]: a format reader opens a block, says where each run of its text came from, and closes it.

use super::{
    Article, Block, BlockKind, Comment, FieldNames, FieldRole, Mark, MarkKind, MarkupFault, MarkupFaultKind, Meta,
    MetaField,
};
use crate::source::{OffsetMap, PieceKind, Source};
use crate::span::{Span, Text};
use std::ops::Range;

/// Text between two blocks.
const GAP: &str = "\n\n";

/// Builds one article from one source text.
///
/// White space at the edges of a block is dropped, an empty block disappears, and text outside a block is a mistake of the reader.
pub struct Builder<'s> {
    source: &'s str,
    names: &'s FieldNames,
    text: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    meta: Meta,
    comments: Vec<Comment>,
    markup_faults: Vec<MarkupFault>,
    open: Option<Open>,
    groups: u32,
}

struct Open {
    kind: BlockKind,
    level: u8,
    group: u32,
    /// Text length before the gap, to go back to when the block turns out empty.
    before: u32,
    start: u32,
    first_mark: usize,
}

impl<'s> Builder<'s> {
    /// A builder over the whole text of a source.
    pub fn new(source: &'s str) -> Self {
        Builder::with_names(source, FieldNames::usual())
    }

    /// A builder over the whole text of a source whose fields of metadata have these names.
    pub fn with_names(source: &'s str, names: &'s FieldNames) -> Self {
        Builder {
            source,
            names,
            text: String::with_capacity(source.len()),
            map: OffsetMap::default(),
            blocks: Vec::new(),
            marks: Vec::new(),
            meta: Meta::default(),
            comments: Vec::new(),
            markup_faults: Vec::new(),
            open: None,
            groups: 0,
        }
    }

    /// Opens a block, closing the one before. `level` and `group` as in [`Block`].
    pub fn begin(&mut self, kind: BlockKind, level: u8, group: u32) {
        self.end();
        let before = self.text_len();
        if before > 0 {
            self.text.push_str(GAP);
            let at = self.map.pieces().last().map_or(0, |piece| piece.source.end);
            self.map.push(PieceKind::Inserted, GAP.len() as u32, Span::at(at));
        }
        self.open = Some(Open { kind, level, group, before, start: self.text_len(), first_mark: self.marks.len() });
    }

    /// A number for the next container (list, block quote, table), as [`Block::group`] wants it.
    pub fn new_group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }

    /// The text of the file.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// Whether a block is open.
    pub fn in_block(&self) -> bool {
        self.open.is_some()
    }

    /// Kind of the open block.
    pub fn open_kind(&self) -> Option<BlockKind> {
        self.open.as_ref().map(|open| open.kind)
    }

    /// Adds the source bytes of `range` as they are.
    pub fn verbatim(&mut self, range: Range<usize>) {
        let mut range = range;
        if self.at_block_start() {
            let words = &self.source[range.clone()];
            range.start += words.len() - words.trim_start().len();
        }
        self.text.push_str(&self.source[range.clone()]);
        self.map.push(PieceKind::Verbatim, range.len() as u32, Span::from_range(range));
    }

    /// Adds `text`, which the source bytes of `range` stand for (an entity, an escape, a wrap).
    pub fn decoded(&mut self, text: &str, range: Range<usize>) {
        if self.at_block_start() && text.trim_start().is_empty() {
            return;
        }
        self.text.push_str(text);
        self.map.push(PieceKind::Decoded, text.len() as u32, Span::from_range(range));
    }

    /// Adds a single space for a line break or a run of white space at `range`, unless one stands there already.
    pub fn space(&mut self, range: Range<usize>) {
        if !self.text.ends_with([' ', '\n']) {
            self.decoded(" ", range);
        }
    }

    /// Adds a line break that is part of the copy (`<br>`, a Markdown hard break), in place of any space before it.
    pub fn line_break(&mut self, range: Range<usize>) {
        let floor = self.open.as_ref().map_or(self.text_len(), |open| open.start) as usize;
        let kept = self.text.trim_end_matches(' ').len().max(floor);
        self.text.truncate(kept);
        self.map.truncate(kept as u32);
        if !self.text.ends_with('\n') {
            self.decoded("\n", range);
        }
    }

    /// Adds `text` that no source byte made, at the source offset `at`.
    pub fn inserted(&mut self, text: &str, at: usize) {
        self.text.push_str(text);
        self.map.push(PieceKind::Inserted, text.len() as u32, Span::at(at as u32));
    }

    /// Length of the text so far, in bytes: the start of a mark that opens here.
    pub fn text_len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Marks the text from `start` (as `text_len` gave it) to here.
    pub fn mark(&mut self, kind: MarkKind, start: u32) {
        let start = start.max(self.open.as_ref().map_or(start, |open| open.start));
        if start < self.text_len() {
            self.marks.push(Mark { kind, span: Span::new(start, self.text_len()) });
        }
    }

    /// Marks any span of the text, wherever it stands.
    pub fn mark_span(&mut self, kind: MarkKind, span: Span<Text>) {
        self.marks.push(Mark { kind, span });
    }

    /// All text so far.
    pub fn text_so_far(&self) -> &str {
        &self.text
    }

    /// The text of the open block so far; empty where none is open.
    pub fn open_text(&self) -> &str {
        self.open.as_ref().map_or("", |open| &self.text[open.start as usize..])
    }

    /// Calls a closed block something else, once what follows shows what it is.
    pub fn set_kind(&mut self, block: usize, kind: BlockKind) {
        self.blocks[block].kind = kind;
    }

    /// Takes back the last block, which is closed.
    pub fn undo_block(&mut self) {
        if self.open.is_none() && self.blocks.pop().is_some() {
            let end = self.blocks.last().map_or(0, |block| block.span.end);
            self.text.truncate(end as usize);
            self.map.truncate(end);
            while self.marks.last().is_some_and(|mark| mark.span.end > end) {
                self.marks.pop();
            }
            let left = self.blocks.len();
            self.comments
                .iter_mut()
                .rev()
                .take_while(|comment| comment.block > left)
                .for_each(|last| last.block = left);
        }
    }

    /// Takes back the last block, which is closed, where one before it, of the same kind, says the same.
    pub fn drop_repeated_block(&mut self) {
        let Some((last, before)) = self.blocks.split_last() else { return };
        let words = last.span.of(&self.text);
        if before.iter().any(|block| block.kind == last.kind && block.span.of(&self.text) == words) {
            self.undo_block();
        }
    }

    /// Adds a field of metadata. `name` is put in lower case.
    pub fn meta(&mut self, name: &str, value: impl Into<String>, span: Span<Source>) {
        let name = name.to_lowercase();
        let role = self.names.role(&name);
        self.meta.push(MetaField { name, value: value.into(), span, role });
    }

    /// Adds a field of metadata of which it is known, whatever its name, what it is to the story.
    pub fn meta_as(&mut self, role: FieldRole, name: &str, value: impl Into<String>, span: Span<Source>) {
        self.meta.push(MetaField { name: name.to_lowercase(), value: value.into(), span, role: Some((role, 0)) });
    }

    /// Which names of fields have which roles.
    pub fn names(&self) -> &'s FieldNames {
        self.names
    }

    /// The metadata so far.
    pub fn meta_so_far(&self) -> &Meta {
        &self.meta
    }

    /// The blocks closed so far.
    pub fn blocks_so_far(&self) -> &[Block] {
        &self.blocks
    }

    /// Adds a comment that stands here: what is between its marks, and all of it. One that is `apart` is in no block, even if the one
    /// before it is still open.
    pub fn comment(&mut self, inner: Range<usize>, whole: Range<usize>, apart: bool) {
        let has_begun = !self.open_text().is_empty();
        let in_block = has_begun && !apart;
        let block = self.blocks.len() + usize::from(has_begun);
        let (inner, span) = (Span::from_range(inner), Span::from_range(whole));
        self.comments.push(Comment { inner, span, block, in_block });
    }

    /// Notes what is wrong with the markup at a span of the file.
    pub fn markup_fault(&mut self, kind: MarkupFaultKind, span: Span<Source>) {
        self.markup_faults.push(MarkupFault { kind, span });
    }

    /// The source bytes that a span of the text so far came from.
    pub fn source_of(&self, span: Span<Text>) -> Span<Source> {
        self.map.to_source(span)
    }

    /// Closes the open block, if any.
    pub fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        let trimmed = self.text.trim_end().len().max(open.start as usize) as u32;
        let end = if trimmed == open.start { open.before } else { trimmed };
        self.text.truncate(end as usize);
        self.map.truncate(end);
        if trimmed == open.start {
            self.marks.truncate(open.first_mark);
            return;
        }
        for mark in &mut self.marks[open.first_mark..] {
            mark.span.end = mark.span.end.min(end);
            mark.span.start = mark.span.start.min(mark.span.end);
        }
        let span: Span<Text> = Span::new(open.start, end);
        self.blocks.push(Block { kind: open.kind, span, level: open.level, group: open.group });
    }

    /// The finished article.
    pub fn finish(mut self) -> Article {
        self.end();
        self.marks.retain(|mark| !mark.span.is_empty());
        self.marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        self.markup_faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
        Article {
            text: self.text,
            map: self.map,
            blocks: self.blocks,
            marks: self.marks,
            meta: self.meta,
            comments: self.comments,
            markup_faults: self.markup_faults,
        }
    }

    fn at_block_start(&self) -> bool {
        debug_assert!(self.open.is_some(), "text outside a block");
        self.open.as_ref().is_some_and(|open| open.start == self.text_len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_trimmed_and_empty_blocks_vanish() {
        let source = "  one  \n\n   \n\ntwo";
        let mut builder = Builder::new(source);
        builder.begin(BlockKind::Paragraph, 0, 0);
        builder.verbatim(0..7);
        builder.begin(BlockKind::Paragraph, 0, 0);
        builder.verbatim(9..12);
        builder.begin(BlockKind::Paragraph, 0, 0);
        builder.verbatim(14..17);
        let article = builder.finish();
        assert_eq!(article.text(), "one\n\ntwo");
        assert_eq!(article.blocks().len(), 2);
        assert_eq!(article.map().to_source(article.blocks()[1].span), Span::new(14, 17));
        assert_eq!(article.map().to_source(Span::new(0, 3)), Span::new(2, 5));
    }
}
