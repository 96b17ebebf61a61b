//! The pieces of a round-up: several stories in one file, each under a line of its own with whose it is and its date (`Holt Gazette. May 5, 2024.`), or with a
//! date alone.
//! What one of them prints says nothing of another.

use super::Reading;
use crate::article::{Block, BlockKind};
use crate::span::{Span, Text};

/// How long (bytes) the line above a piece is at most.
const LINE: u32 = 100;

/// How many such lines make a round-up.
const FEWEST: usize = 2;

/// Where the pieces of a story begin (text offsets, in order); nothing where it is one piece, as nearly every story is.
pub(super) fn starts(reading: &Reading<'_>) -> Vec<u32> {
    let blocks = reading.article().blocks();
    let starts: Vec<u32> =
        blocks.iter().filter(|block| is_line(reading, block)).map(|block| block.span.start).collect();
    if starts.len() < FEWEST { Vec::new() } else { starts }
}

/// Whether a block is a name and a full date, or a day alone, no more.
fn is_line(reading: &Reading<'_>, block: &Block) -> bool {
    if block.span.len() > LINE || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Dateline | BlockKind::Heading)
    {
        return false;
    }
    let dates = reading.dates();
    let Some(date) = dates.get(dates.partition_point(|date| date.span.start < block.span.start)) else { return false };
    let text = reading.slice(block.span);
    let inside = |span: Span<Text>| span.start >= block.span.start && span.end <= block.span.end;
    if !inside(date.span) || date.day.is_none() {
        return false;
    }
    let name = &text[..(date.span.start - block.span.start) as usize];
    if name.is_empty() {
        return date.span.end == block.span.end;
    }
    let rest = &text[(date.span.end - block.span.start) as usize..];
    let is_name_word =
        |word: &str| matches!(word, "of" | "the" | "and" | "&") || word.starts_with(|ch: char| ch.is_uppercase());
    name.ends_with(['.', ',', ' '])
        && name.trim().ends_with(['.', ','])
        && name.split_whitespace().all(is_name_word)
        && rest.trim_matches(['.', ' ']).is_empty()
}
