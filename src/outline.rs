//! The blocks of a story as an editor lists them, placed in the file's bytes. It knows the page and nothing of a reading.

pub use crate::article::BlockKind;
use crate::article::{Article, Block};
use crate::format::{self, Format};
use crate::source::Source;
use crate::span::Span;

/// One block of a story.
pub struct Part {
    /// What it is.
    pub kind: BlockKind,
    /// Level of a heading, from 1; depth of a list item or block quote; else 0.
    pub level: u8,
    /// Whether it stands on the page itself, and not in a list, a block quote or a table.
    pub on_page: bool,
    /// What a reader reads in it.
    pub text: String,
    /// Its bytes in the file, markup around it not included.
    pub span: Span<Source>,
}

/// The blocks of a source, in reading order.
pub fn outline(source: &Source, format: Format) -> Vec<Part> {
    parts(&format::read(source, format))
}

/// The blocks of an article, in reading order.
pub fn parts(article: &Article) -> Vec<Part> {
    let part = |block: &Block| Part {
        kind: block.kind,
        level: block.level,
        on_page: block.group == 0,
        text: article.slice(block.span).to_owned(),
        span: article.map().to_source(block.span),
    };
    article.blocks().iter().map(part).collect()
}
