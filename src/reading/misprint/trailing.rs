//! Commas that end a paragraph of prose: the end of its sentence was cut with the line, or the key beside the stop was hit.

use super::{Fault, Misprint};
use crate::article::{Block, BlockKind};
use crate::reading::Reading;
use crate::reading::token::TokenKind;

/// The fewest words of a last sentence that is no salutation: `Dear Ann,`, `Yours sincerely,`.
const SHORTEST: usize = 8;

/// Adds the commas that end a paragraph, where the next one, if there is one, begins anew.
pub(super) fn read(reading: &Reading<'_>, found: &mut Vec<Misprint>) {
    let blocks = reading.article().blocks();
    let ends = |at: usize| blocks.get(at).is_some_and(|block| ends_on_comma(reading, block));
    for (at, block) in blocks.iter().enumerate().filter(|(at, _)| ends(*at)) {
        // Verse, addresses and lists of names have one comma below another.
        let alone = !ends(at + 1) && !at.checked_sub(1).is_some_and(ends);
        if alone && blocks.get(at + 1).is_none_or(|next| begins_anew(reading, next)) && ends_prose(reading, block) {
            let comma = reading.tokens()[reading.tokens_in(block.span).end - 1].span;
            found.push(Misprint { span: comma, fault: Fault::Trailing, expected: None });
        }
    }
}

fn ends_on_comma(reading: &Reading<'_>, block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && reading.slice(block.span).ends_with(',')
}

/// Whether a block opens with a capital: what is quoted, listed or shown under a comma belongs to it.
fn begins_anew(reading: &Reading<'_>, block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading)
        && reading.slice(block.span).starts_with(|ch: char| ch.is_uppercase())
}

/// Whether the last sentence of a block is prose: long enough, in one line, most of it in small letters, and outside quotation marks.
fn ends_prose(reading: &Reading<'_>, block: &Block) -> bool {
    let range = reading.tokens_in(block.span);
    let Some(sentence) = reading.sentence_of(range.end - 1).map(|at| &reading.sentences()[at]) else { return false };
    let words = || reading.tokens()[sentence.tokens()].iter().filter(|token| token.kind == TokenKind::Word);
    let capitals = words().filter(|token| token.capital).count();
    let count = words().count();
    count >= SHORTEST
        && capitals * 2 < count
        && !reading.slice(block.span).contains('\n')
        && !reading.in_quotation(block.span.end - 1)
}
