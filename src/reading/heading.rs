//! Headings in title case, where capitals tell nothing.

use super::Reading;
use crate::article::{Block, BlockKind};

/// For each block, whether it is a heading in which most words are capitalised.
pub(super) fn in_title_case(reading: &Reading<'_>) -> Vec<bool> {
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Deck);
    let blocks = reading.article().blocks().iter();
    blocks.map(|block| is_heading(block) && is_title_case(block.span.of(reading.text()))).collect()
}

/// Whether most longer words of a heading are capitalised.
fn is_title_case(words: &str) -> bool {
    let long = words.split_whitespace().filter(|word| word.len() > 3);
    let (capital, all) = long
        .fold((0, 0), |(capital, all), word| (capital + usize::from(word.starts_with(char::is_uppercase)), all + 1));
    capital * 5 >= all * 4
}
