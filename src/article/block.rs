//! The parts of a page, named as a newsroom names them.

use crate::span::{Span, Text};

/// What a block is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The story's headline, from metadata or the page's first-level heading.
    Headline,
    /// Deck, standfirst, summary, blurb: what stands under the headline or in its place on a front page.
    Deck,
    /// Who wrote it.
    Byline,
    /// A paragraph that is nothing but a place or a date (`Friday, November 16, 2007`).
    Dateline,
    /// A heading inside the story.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A paragraph of a block quote.
    BlockQuote,
    /// A picture's caption or alternative text, wherever it is kept (front matter, shortcode, `figcaption`).
    Caption,
    /// A paragraph of an embedded post.
    Embed,
    /// One cell of a table.
    TableCell,
    /// A block of code or preformatted text.
    Code,
}

impl BlockKind {
    /// Every kind with its name in rules and output.
    pub const NAMES: &'static [(&'static str, BlockKind)] = &[
        ("headline", BlockKind::Headline),
        ("deck", BlockKind::Deck),
        ("byline", BlockKind::Byline),
        ("dateline", BlockKind::Dateline),
        ("heading", BlockKind::Heading),
        ("paragraph", BlockKind::Paragraph),
        ("list-item", BlockKind::ListItem),
        ("block-quote", BlockKind::BlockQuote),
        ("caption", BlockKind::Caption),
        ("embed", BlockKind::Embed),
        ("table", BlockKind::TableCell),
        ("code", BlockKind::Code),
    ];

    /// The kind's name in rules and output.
    pub fn name(self) -> &'static str {
        BlockKind::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// Whether the block is somebody else's words, shown as such.
    pub fn is_embedded(self) -> bool {
        matches!(self, BlockKind::BlockQuote | BlockKind::Embed)
    }

    /// Whether the block is prose that runs on from paragraph to paragraph.
    pub fn is_running_text(self) -> bool {
        matches!(self, BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::Embed | BlockKind::ListItem)
    }
}

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where its text stands, without the gap after it.
    pub span: Span<Text>,
    /// Heading level (1–6) for headings, nesting depth (from 1) for list items and block quotes, else 0.
    pub level: u8,
    /// Which container it belongs to (a list, a block quote, a table): blocks of one container share the number, 0 is the page itself.
    pub group: u32,
}

/// What an inline mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// Text of a link.
    Link,
    /// A bare address, printed as such.
    Url,
    /// Inline code.
    Code,
    /// Emphasis (italics).
    Emphasis,
    /// Strong emphasis (bold).
    Strong,
    /// Struck out.
    Deleted,
    /// Quoted by markup (`<q>`), with no marks of its own.
    Quoted,
}

/// A run of text inside a block that markup sets apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// The run of text.
    pub span: Span<Text>,
}
