//! Stops set wrong by the space around them: one before, none after.
//!
//! Full stops also belong to abbreviations, addresses and ellipses, and some copy is spaced in its own way throughout (French, lists, text
//! that a machine took apart): a story with many of one kind is taken to mean it.

use super::{Fault, Misprint};
use crate::article::MarkKind;
use crate::reading::Reading;
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::is_everyday;
use crate::span::{Span, Text};

/// A story with more faults of one kind than this is spaced in its own way.
const MOST: usize = 5;

/// The misprint that a stop at `at` is.
pub(super) fn read(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    let text = reading.text();
    let stop = tokens[at].span;
    let block = reading.article().blocks()[tokens[at].block as usize].span;
    let before = text[block.start as usize..stop.start as usize].chars().next_back()?;
    let after = &text[stop.end as usize..block.end as usize];
    let next = after.chars().next();
    let mark = text.as_bytes()[stop.start as usize];
    let ends = next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '’' | ')'));
    if before == ' ' && ends && mark != b':' {
        return space_before(reading, tokens, at);
    }
    None
}

/// Whether the file has the words as the reader sees them, with no markup or template between.
pub(super) fn is_as_typed(reading: &Reading<'_>, span: Span<Text>) -> bool {
    reading.article().map().to_source(span).len() == span.len()
}

/// `word ,` and `word .`, with the word before in one piece and nothing left out.
fn space_before(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    let word = tokens[at.checked_sub(1)?];
    let stop = tokens[at].span;
    let next_is_dot = tokens.get(at + 1).is_some_and(|next| matches!(reading.slice(next.span), "." | "," | "?" | "!"));
    let plain = word.kind == TokenKind::Word
        && word.block == tokens[at].block
        && word.span.end + 1 == stop.start
        && !next_is_dot
        && is_as_typed(reading, word.span.to(stop))
        && !reading.in_mark(MarkKind::Code, word.span.start)
        && !reading.in_mark(MarkKind::Code, stop.start);
    let expected = format!("{}{}", reading.slice(word.span), reading.slice(stop));
    plain.then(|| Misprint { span: word.span.to(stop), fault: Fault::SpaceBefore, expected: Some(expected) })
}

/// A word token with a stop inside where a space is lost: `shut.The`, by two everyday words.
pub(super) fn glued(reading: &Reading<'_>, token: Token) -> Option<Misprint> {
    let word = reading.slice(token.span);
    let (one, other) = word.split_once('.')?;
    let lower = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let tail = other.strip_prefix(|ch: char| ch.is_ascii_uppercase())?;
    let known = one.len() > 2
        && lower(one)
        && tail.bytes().all(|byte| byte.is_ascii_lowercase())
        && is_everyday(one)
        && crate::reading::sentence::opens_sentence(other);
    let addressed =
        reading.in_mark(MarkKind::Url, token.span.start) || reading.in_mark(MarkKind::Code, token.span.start);
    let spaced = || format!("{one}. {other}");
    (known && !addressed).then(|| Misprint { span: token.span, fault: Fault::SpaceAfter, expected: Some(spaced()) })
}

/// Two words with nothing but a comma between: `however,the`.
pub(super) fn glued_comma(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    let (one, comma, other) = (tokens[at.checked_sub(1)?], tokens[at], *tokens.get(at + 1)?);
    let text = reading.text();
    let parted = text[..one.span.start as usize].ends_with(char::is_whitespace)
        && text[other.span.end as usize..].starts_with([' ', '\n', '.', ',']);
    let joined =
        parted && one.span.end == comma.span.start && comma.span.end == other.span.start && one.block == other.block;
    let plain = |token: Token| {
        let word = reading.slice(token.span);
        token.kind == TokenKind::Word
            && word.len() > 2
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && is_everyday(word)
    };
    if !joined
        || !plain(one)
        || !plain(other)
        || reading.in_mark(MarkKind::Url, comma.span.start)
        || reading.in_mark(MarkKind::Code, comma.span.start)
    {
        return None;
    }
    let expected = format!("{}, {}", reading.slice(one.span), reading.slice(other.span));
    Some(Misprint { span: one.span.to(other.span), fault: Fault::SpaceAfter, expected: Some(expected) })
}

/// Drops the kinds of fault of which a story has many.
pub(super) fn drop_habits(found: &mut Vec<Misprint>) {
    for fault in [Fault::DoubledStop, Fault::SpaceBefore, Fault::SpaceAfter, Fault::NoStop] {
        if found.iter().filter(|it| it.fault == fault).count() > MOST {
            found.retain(|it| it.fault != fault);
        }
    }
}
