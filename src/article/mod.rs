//! A story as a reader meets it: one running text, cut into blocks, with the map back to the file's bytes, the metadata and the comments.
//! Every format becomes an [`Article`]; nothing after this knows what the file looked like. Only [`Builder`] makes one.

mod block;
mod builder;
mod markup;
mod meta;
mod role;

pub use block::{Block, BlockKind, Mark, MarkKind};
pub use builder::Builder;
pub use markup::{MarkupFault, MarkupFaultKind};
pub use meta::{Meta, MetaField};
pub use role::{FieldNames, FieldRole};

use crate::source::{OffsetMap, Source};
use crate::span::{Span, Text};

/// A story read from a file.
#[derive(Debug)]
pub struct Article {
    text: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    meta: Meta,
    comments: Vec<Comment>,
    markup_faults: Vec<MarkupFault>,
}

/// A comment in the markup (`<!-- … -->`), kept for `stet`.
#[derive(Debug, Clone, Copy)]
pub struct Comment {
    /// What stands between the marks.
    pub inner: Span<Source>,
    /// The whole comment, marks included.
    pub span: Span<Source>,
    /// How many blocks had begun before it.
    pub block: usize,
    /// Whether it stands in the last of them, after some of its text.
    pub in_block: bool,
}

impl Article {
    /// What a reader reads: the blocks in reading order, parted by blank lines; entities, escapes and markup resolved, hard wraps joined.
    /// A newline inside a block is a line break of the copy (`<br>`, code).
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The way back to the file's bytes.
    pub fn map(&self) -> &OffsetMap {
        &self.map
    }

    /// The blocks, in text order; they do not overlap.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Inline marks (links, code, emphasis …) in order of their start; they may nest.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The metadata fields.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The comments, in source order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// What is wrong with the markup of the file, in source order.
    pub fn markup_faults(&self) -> &[MarkupFault] {
        &self.markup_faults
    }

    /// The words of a span.
    pub fn slice(&self, span: Span<Text>) -> &str {
        &self.text[span.range()]
    }

    /// Index of the block that holds a text offset (its end included), or `None` in the gap between two.
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        let at = self.blocks.partition_point(|block| block.span.end < offset);
        (at < self.blocks.len() && self.blocks[at].span.start <= offset).then_some(at)
    }
}

#[cfg(test)]
impl Article {
    /// A story for tests: paragraphs parted by blank lines.
    pub(crate) fn of_paragraphs(text: &str) -> Article {
        let mut builder = Builder::new(text);
        let mut at = 0;
        for paragraph in text.split("\n\n") {
            builder.begin(BlockKind::Paragraph, 0, 0);
            builder.verbatim(at..at + paragraph.len());
            at += paragraph.len() + 2;
        }
        builder.finish()
    }
}
