//! Names of towns beside a mark or a word: the one that ends there, the one that begins there.

use crate::reading::{Reading, TokenKind};
use crate::span::{Span, Text};
use crate::table::fold::fold;
use crate::table::{Row, TableId};

/// How many words a town's name has at most.
const LONGEST: usize = 5;

/// Words after which a name of a place stands.
const BEFORE: &[&str] = &["in", "near", "from", "of", "outside", "around", "In", "Near", "From", "Outside"];

/// Whether the name of a place stands behind a word.
pub(super) fn leads(word: &str) -> bool {
    BEFORE.contains(&word)
}

/// A town the tables know.
#[derive(Debug, Clone, Copy)]
pub(super) struct Town<'a> {
    pub(super) span: Span<Text>,
    /// Its first token.
    pub(super) first: usize,
    /// The token past its last.
    pub(super) after: usize,
    pub(super) row: Row<'a>,
}

/// The town between a word after which places stand, or the start of a block, and a token.
pub(super) fn after_preposition<'a>(reading: &Reading<'a>, end: usize) -> Option<Town<'a>> {
    let tokens = reading.tokens();
    let block = tokens.get(end)?.block;
    let is_start = |at: usize| match at.checked_sub(1).map(|before| tokens[before]) {
        Some(before) if before.block == block => BEFORE.contains(&reading.slice(before.span)),
        _ => true,
    };
    let from = (end.saturating_sub(LONGEST)..end).rev().take_while(|at| tokens[*at].kind == TokenKind::Word);
    from.filter(|at| is_start(*at)).find_map(|from| town(reading, from, end))
}

/// The longest name of a town that ends before a token.
pub(super) fn before<'a>(reading: &Reading<'a>, end: usize) -> Option<Town<'a>> {
    let stands_alone = |from: &usize| {
        let before = from.checked_sub(1).map(|before| reading.tokens()[before]);
        before.is_none_or(|before| {
            !before.capital
                || before.span.end + 1 != reading.tokens()[*from].span.start
                || BEFORE.contains(&reading.slice(before.span))
        })
    };
    (end.saturating_sub(LONGEST)..end).filter(stands_alone).find_map(|from| town(reading, from, end))
}

/// The longest name of a town that begins at a token.
pub(super) fn at<'a>(reading: &Reading<'a>, from: usize) -> Option<Town<'a>> {
    let last = (from + LONGEST).min(reading.tokens().len());
    let found = (from + 1..=last).rev().find_map(|after| town(reading, from, after))?;
    let next = reading.tokens().get(found.after);
    next.is_none_or(|next| !next.capital || next.span.start != found.span.end + 1).then_some(found)
}

/// The town that some tokens name.
fn town<'a>(reading: &Reading<'a>, from: usize, after: usize) -> Option<Town<'a>> {
    let tokens = reading.tokens().get(from..after)?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    if !first.capital || last.kind != TokenKind::Word || first.block != last.block {
        return None;
    }
    let span = first.span.to(last.span);
    let row = reading.tables().one(TableId::PLACES, "place", &fold(reading.slice(span)))?;
    Some(Town { span, first: from, after, row })
}
