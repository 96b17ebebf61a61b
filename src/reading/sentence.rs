//! Sentences: stub.

use super::Reading;
use crate::span::{Span, Text};

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the space after it.
    pub span: Span<Text>,
    /// Index of its block.
    pub block: u32,
}

pub(super) fn read(reading: &Reading<'_>) -> Vec<Sentence> {
    reading
        .article()
        .blocks()
        .iter()
        .enumerate()
        .map(|(index, block)| Sentence { span: block.span, block: index as u32 })
        .collect()
}
