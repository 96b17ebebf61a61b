//! Two stops where one is meant: side by side (`end..`, `one,,`, `staffed.,`, `short;.`), a space between (`end. . The`), or one on either side of a
//! closing mark (`“It is old.”. The`).

use super::{Fault, Misprint};
use crate::article::MarkKind;
use crate::reading::Reading;
use crate::reading::sentence::is_abbreviation;
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::{is_common_surname, is_everyday, is_geography};
use crate::span::{Span, Text};

/// The most stops in a row that are a slip; more of them are a rule or a row of dots.
const LONGEST: usize = 3;

/// What closes a quotation or an aside.
const CLOSERS: &[char] = &['”', '"', '’', ')', ']'];

/// The doubled stop that begins with the stop at `at`.
pub(super) fn read(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    let word = *tokens.get(at.checked_sub(1)?).filter(|word| word.block == tokens[at].block)?;
    let stop = tokens[at].span;
    let block = reading.article().blocks()[tokens[at].block as usize].span;
    let rest = &reading.text()[stop.start as usize..block.end as usize];
    let run = rest.len() - rest.trim_start_matches(is_stop).len();
    if word.span.end + 1 == stop.start && run == 1 {
        return spaced(reading, word, stop, &rest[1..]);
    }
    if word.span.end != stop.start {
        return None;
    }
    let (span, expected) = match rest.as_bytes() {
        [b'.', next, ..] if has_own_stop(reading, word) && !is_stop(char::from(*next)) => {
            let opens = rest[1..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
            (Span::new(stop.start - 1, stop.end), opens.then_some(".")?)
        }
        [b'?' | b'!', b'.', ..] => {
            let plain = is_plain(reading, word)
                && !word.capital
                && ends(&rest[2..])
                && super::stop::is_as_typed(reading, Span::new(stop.start, stop.start + 2));
            (Span::new(stop.start, stop.end + 1), plain.then_some(&rest[..1])?)
        }
        [b'?' | b'!', ..] => return None,
        _ if run > 1 && has_own_stop(reading, word) => return None,
        _ if run == 1 => across_closer(reading, word, stop.start, rest)?,
        _ => (
            Span::new(stop.start, stop.start + run as u32),
            side_by_side(reading, word, stop.start, &rest[..run], &rest[run..])?,
        ),
    };
    Some(Misprint { span, fault: Fault::DoubledStop, expected: Some(expected.to_owned()) })
}

fn is_stop(ch: char) -> bool {
    matches!(ch, '.' | ',' | ';' | ':')
}

/// Whether a word is printed with a stop of its own: `a.m.`
fn has_own_stop(reading: &Reading<'_>, word: Token) -> bool {
    word.kind == TokenKind::Word && reading.slice(word.span).ends_with('.')
}

/// Whether nothing but a space or a closing mark stands after a stop.
fn ends(after: &str) -> bool {
    after.chars().next().is_none_or(|next| next.is_whitespace() || CLOSERS.contains(&next))
}

/// Whether the file has `length` bytes as the reader sees them, or all that stands between them is the end of a link or of bold type.
fn is_as_typed(reading: &Reading<'_>, start: u32, length: u32) -> bool {
    let span = Span::new(start, start + length);
    reading.article().map().to_source(span).len() == span.len()
        || [MarkKind::Link, MarkKind::Strong, MarkKind::Emphasis].iter().any(|kind| {
            let marked = |offset| reading.in_mark(*kind, offset);
            marked(start) && !marked(start + length - 1)
        })
}

/// Whether a word has no stop of its own: an everyday word, a place or a surname that abbreviates nothing.
fn is_plain(reading: &Reading<'_>, word: Token) -> bool {
    let printed = reading.slice(word.span);
    let last = printed.rsplit('-').next().unwrap_or(printed);
    word.kind == TokenKind::Word
        && last.len() > 4
        && !is_abbreviation(last)
        && (is_everyday(&last.to_lowercase()) || word.capital && (is_geography(last) || is_common_surname(last)))
}

/// The one stop meant by the `run` of stops after `word`.
fn side_by_side<'t>(reading: &Reading<'_>, word: Token, start: u32, run: &'t str, after: &str) -> Option<&'t str> {
    let closes = matches!(reading.slice(word.span), ")" | "”" | "’" | "%");
    if run.len() > LONGEST
        || run.contains("...")
        || run.contains("::")
        || word.kind == TokenKind::Mark && !closes
        || !ends(after)
        || !is_as_typed(reading, start, run.len() as u32)
    {
        return None;
    }
    let sentence_follows = after.trim_start_matches(CLOSERS).trim_start().starts_with(char::is_uppercase);
    match run {
        // Two dots before a small letter, or in speech, are a short ellipsis.
        ".." => (!after.trim_start().starts_with(char::is_lowercase) && !reading.in_quotation(start)).then_some("."),
        // `Inc.,` and `a.m.;` are right; `Inc..,` is not.
        _ if run.starts_with('.') && !is_plain(reading, word) => {
            (run.len() == LONGEST && word.kind == TokenKind::Word).then(|| &run[LONGEST - 2..])
        }
        _ if run.starts_with('.') && sentence_follows => Some("."),
        // `:smile:.`
        _ if run.starts_with(':') && (!run.ends_with('.') || follows_colon(reading, word)) => None,
        _ => Some(&run[run.len() - 1..]),
    }
}

fn follows_colon(reading: &Reading<'_>, word: Token) -> bool {
    reading.text()[..word.span.start as usize].ends_with(':')
}

/// `“It is old.”. The`, `“It is old,”, she`: a stop before a closing mark and another after it.
fn across_closer<'t>(reading: &Reading<'_>, word: Token, start: u32, rest: &'t str) -> Option<(Span<Text>, &'t str)> {
    let closer = rest[1..].chars().next().filter(|ch| CLOSERS.contains(ch))?;
    let second = 1 + closer.len_utf8();
    let is_twin = matches!(rest.as_bytes()[0], b'.' | b',') && matches!(rest.as_bytes().get(second)?, b'.' | b',');
    let span = Span::new(start, start + second as u32 + 1);
    let sound = is_twin && is_plain(reading, word) && !word.capital && ends(&rest[second + 1..]);
    (sound && is_as_typed(reading, start, span.len())).then_some((span, &rest[..second]))
}

/// `end. . The`: a stop, a space and the same stop again, no row of them.
fn spaced(reading: &Reading<'_>, first: Token, second: Span<Text>, after: &str) -> Option<Misprint> {
    let mark = reading.slice(second);
    let twin = reading.slice(first.span) == mark && matches!(mark, "." | ",");
    let before = reading.text()[..first.span.start as usize].trim_end();
    let row = before.ends_with(is_stop) || after.trim_start().starts_with(is_stop);
    let opens = mark == "," || after.trim_start().is_empty() || after.trim_start().starts_with(char::is_uppercase);
    let span = first.span.to(second);
    let sound = twin && !row && opens && ends(after) && before.ends_with(char::is_alphanumeric);
    (sound && is_as_typed(reading, span.start, span.len())).then(|| Misprint {
        span,
        fault: Fault::DoubledStop,
        expected: Some(mark.to_owned()),
    })
}
