//! Stops set wrong: two where one is meant, a space before one, none after it, none at the end of a sentence.
//!
//! Full stops also belong to abbreviations, addresses and ellipses, and some copy is spaced in its own way throughout (French, lists, text
//! that a machine took apart): a story with many of one kind is taken to mean it.

use super::{Fault, Misprint};
use crate::article::{Block, BlockKind, MarkKind};
use crate::reading::Reading;
use crate::reading::sentence::is_abbreviation;
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::is_everyday;
use crate::span::{Span, Text};

/// A story with more faults of one kind than this is spaced in its own way.
const MOST: usize = 5;

/// The fewest words of a paragraph that has to end with a stop.
const SHORTEST: usize = 15;

/// The misprint that a stop at `at` is.
pub(super) fn read(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    let text = reading.text();
    let stop = tokens[at].span;
    let block = reading.article().blocks()[tokens[at].block as usize].span;
    let before = text[block.start as usize..stop.start as usize].chars().next_back()?;
    let after = &text[stop.end as usize..block.end as usize];
    let mut rest = after.chars();
    let next = rest.next();
    let mark = text.as_bytes()[stop.start as usize];
    if let Some(second @ ('.' | ',' | ';')) = next
        && let Some(expected) = doubled(reading, tokens, at, mark, second, rest.next())
    {
        let span = Span::new(stop.start, stop.end + 1);
        if !is_as_typed(reading, span) {
            return None;
        }
        return Some(Misprint { span, fault: Fault::DoubledStop, expected: Some(expected.to_string()) });
    }
    let ends = next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '’' | ')'));
    if before == ' ' && ends && mark != b':' {
        return space_before(reading, tokens, at);
    }
    None
}

/// Whether the file has the words as the reader sees them, with no markup or template between.
fn is_as_typed(reading: &Reading<'_>, span: Span<Text>) -> bool {
    reading.article().map().to_source(span).len() == span.len()
}

/// The one stop meant by two: `end..`, `one,,`, `delivery,.`, `staffed.,`.
fn doubled(
    reading: &Reading<'_>,
    tokens: &[Token],
    at: usize,
    mark: u8,
    second: char,
    third: Option<char>,
) -> Option<char> {
    let word = tokens[at.checked_sub(1)?];
    let glued = word.span.end == tokens[at].span.start && word.block == tokens[at].block;
    let ends = third.is_none_or(|third| third.is_whitespace() || matches!(third, '"' | '”' | '’' | ')'));
    if !glued || !ends || word.kind == TokenKind::Mark && !matches!(reading.slice(word.span), ")" | "”" | "’" | "%")
    {
        return None;
    }
    let printed = reading.slice(word.span);
    match (mark, second) {
        (b'.', '.') => {
            let rest = reading.text()[tokens[at].span.end as usize + 1..].trim_start();
            // Two dots before a small letter are a short ellipsis.
            (!rest.starts_with(char::is_lowercase)).then_some('.')
        }
        (b',', ',') => Some(','),
        (b',', '.') => Some('.'),
        // `Inc.,` and `a.m.,` are right.
        (b'.', ',') => {
            let lower = printed.to_lowercase();
            let plain = word.kind == TokenKind::Word && !word.capital && printed.len() > 4;
            (plain && !is_abbreviation(printed) && is_everyday(&lower)).then_some(',')
        }
        (b';', ';') => Some(';'),
        _ => None,
    }
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

/// Words that open a sentence and seldom a name.
const OPENERS: &[&str] =
    &["The", "It", "He", "She", "They", "This", "These", "There", "But", "However", "Their", "Its"];

/// Words that nothing ends with: a name or a title stands after them (`the band The Who`, `in His image`).
const LEADS: &[&str] = &[
    "the", "a", "an", "to", "of", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "is", "are",
    "was", "that", "like", "than", "titled", "called", "named", "says", "said", "then", "if", "when", "because",
];

/// The fewest words a sentence has before a capital shows that another begins: a shorter run is a line of display that lost its break.
const LONG_SENTENCE: usize = 14;

/// The word of which a stop was lost: a small everyday word with a sentence before it, and one that opens with the word at `at`.
pub(super) fn lost(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    if !OPENERS.contains(&reading.slice(tokens[at].span)) {
        return None;
    }
    let (last, opener) = (tokens[at.checked_sub(1)?], tokens[at]);
    let is_small = |token: &Token| token.kind == TokenKind::Word && token.block == opener.block && !token.capital;
    let printed = reading.slice(last.span);
    let plain = is_small(&last)
        && last.span.end + 1 == opener.span.start
        && is_everyday(printed)
        && !LEADS.contains(&printed)
        && is_as_typed(reading, last.span.to(opener.span))
        && reading.article().blocks()[opener.block as usize].kind == BlockKind::Paragraph;
    let goes_on = tokens.get(at + 1..at + 4)?.iter().all(is_small);
    if !plain || !goes_on {
        return None;
    }
    let sentence = reading.sentences()[reading.sentence_of(at)?];
    let before = &tokens[sentence.tokens().start..at];
    let words = before.iter().filter(|token| token.kind != TokenKind::Mark).count();
    let parted = before.iter().any(|token| matches!(reading.slice(token.span), ":" | "“" | "”" | "\"" | "‘" | "("));
    let expected = format!("{printed}.");
    let sound = words >= LONG_SENTENCE && !parted && before[0].capital && !sentence.is_run_together();
    sound.then_some(Misprint { span: last.span, fault: Fault::NoStop, expected: Some(expected) })
}

/// Paragraphs that have a sentence in them and no stop at their end.
pub(super) fn missing(reading: &Reading<'_>, found: &mut Vec<Misprint>) {
    let blocks = reading.article().blocks();
    let mut ended = 0;
    let mut bare = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        if reading.slice(block.span).ends_with(['.', '!', '?', '”', '"', ':', '…', ')']) {
            ended += 1;
        } else if lacks_stop(reading, block, blocks.get(index + 1)) {
            bare.push(block.span);
        }
    }
    if bare.len() > 2 || ended < 4 * bare.len() {
        return;
    }
    for span in bare {
        let tokens = reading.tokens_in(span);
        let last = reading.tokens()[tokens.end - 1].span;
        let expected = format!("{}.", reading.slice(last));
        found.push(Misprint { span: last, fault: Fault::NoStop, expected: Some(expected) });
    }
}

fn lacks_stop(reading: &Reading<'_>, block: &Block, next: Option<&Block>) -> bool {
    let words = reading.slice(block.span);
    if words.contains('\n')
        || next.is_some_and(|next| next.kind != BlockKind::Paragraph && next.kind != BlockKind::Heading)
    {
        return false;
    }
    let tokens = &reading.tokens()[reading.tokens_in(block.span)];
    let Some(last) = tokens.last().filter(|last| last.kind == TokenKind::Word && !last.capital) else { return false };
    let sentences = reading.sentence_at(block.span.start) != reading.sentence_at(last.span.start);
    let marked = [MarkKind::Link, MarkKind::Url, MarkKind::Code, MarkKind::Strong, MarkKind::Emphasis];
    tokens.iter().filter(|token| token.kind != TokenKind::Mark).count() >= SHORTEST
        && sentences
        && is_everyday(reading.slice(last.span))
        && !marked.iter().any(|kind| reading.in_mark(*kind, last.span.start))
        && !reading.in_quotation(last.span.start)
        && !matches!(reading.slice(last.span), "like" | "the" | "a" | "as" | "to" | "of" | "is" | "and" | "or")
        && tokens[0].capital
}

/// Drops the kinds of fault of which a story has many.
pub(super) fn drop_habits(found: &mut Vec<Misprint>) {
    for fault in [Fault::DoubledStop, Fault::SpaceBefore, Fault::SpaceAfter, Fault::NoStop] {
        if found.iter().filter(|it| it.fault == fault).count() > MOST {
            found.retain(|it| it.fault != fault);
        }
    }
}
