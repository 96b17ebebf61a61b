//! The shape of an acronym in print (`WHO`, `DoD`, `R&D`, `MOUs`), and what has that shape and is none: shouted words, Roman numerals, codes
//! in addresses, tickers.

use super::{Acronym, DATA};
use crate::article::{BlockKind, MarkKind};
use crate::reading::Reading;
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::is_everyday;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Ordinary words that copy prints in capitals for weight.
static SHOUTED: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "shouted"));

/// The most letters an acronym has where its long form stands beside it.
const LONGEST: usize = 10;

/// The most letters it has where it stands alone: a longer word in capitals is a word.
const LONGEST_ALONE: usize = 6;

/// The most words and stops of a place in a dateline.
const LONGEST_PLACE: usize = 4;

/// A token with the shape of an acronym.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    /// Index of the token.
    pub(super) token: usize,
    /// The letters, without a plural or possessive ending.
    pub(super) short: Span<Text>,
}

/// Everything with the shape of an acronym outside code and addresses, in text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Printed> {
    let text = reading.text();
    let blocks = reading.article().blocks();
    let mut printed = Vec::new();
    for (at, token) in reading.tokens().iter().enumerate() {
        if !token.capital || !may_be_short(&text.as_bytes()[token.span.range()]) {
            continue;
        }
        let Some(short) = shape(token.span.of(text)) else { continue };
        let (start, kind) = (token.span.start, blocks[token.block as usize].kind);
        let is_code = kind == BlockKind::Code || reading.in_mark(MarkKind::Code, start);
        if !is_code && !reading.in_mark(MarkKind::Url, start) && !is_part_of_address(text, token.span) {
            printed.push(Printed { token: at, short: Span::new(start, start + short.len() as u32) });
        }
    }
    printed
}

/// Says no to most words of a story at a glance.
fn may_be_short(word: &[u8]) -> bool {
    word.len() >= 2
        && (word[1].is_ascii_uppercase()
            || matches!(word[1], b'&' | b'-')
            || word.get(2).is_some_and(u8::is_ascii_uppercase))
}

/// The acronym a word is, its plural or possessive ending left out.
fn shape(word: &str) -> Option<&str> {
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    let word = word.strip_suffix('s').filter(|rest| rest.len() > 1).unwrap_or(word);
    let is_lettered = word.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'&' | b'-'));
    let count = |is: fn(&u8) -> bool| word.as_bytes().iter().filter(|byte| is(byte)).count();
    let (capitals, small) = (count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    let parts = || word.split('-');
    let fits = is_lettered
        && capitals >= 2
        && capitals + small <= LONGEST
        // `DoD`, `VoIP`; no `OpenAI`, `McDonald`.
        && small < capitals
        && word.ends_with(|ch: char| ch.is_ascii_uppercase())
        // `D-NY`, `T-AO`: a party, a code.
        && (parts().count() == 1 || parts().next().is_some_and(|first| first.len() > 2));
    fits.then_some(word)
}

/// An acronym's letters in capitals: what makes two of them the same.
pub(super) fn key(short: &str) -> Cow<'_, str> {
    match short.bytes().any(|byte| byte.is_ascii_lowercase()) {
        true => Cow::Owned(short.to_ascii_uppercase()),
        false => Cow::Borrowed(short),
    }
}

/// `@NASA`, `#MLK`, `/WHO`, `FY_QA`: a piece of something longer.
fn is_part_of_address(text: &str, word: Span<Text>) -> bool {
    let before = text[..word.start as usize].bytes().next_back();
    let mut after = text[word.end as usize..].bytes();
    let next = after.next();
    let runs_on =
        matches!(next, Some(b'.' | b':' | b'=')) && after.next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    matches!(before, Some(b'@' | b'#' | b'_' | b'\\' | b'$' | b'=' | b'.' | b'-'))
        || matches!(next, Some(b'_' | b'@' | b'+'))
        || runs_on
}

/// Whether a token is used as an acronym, and has not its capitals for another reason.
pub(super) fn is_used(reading: &Reading<'_>, printed: &Printed, acronym: &Acronym) -> bool {
    let text = reading.text();
    let short = printed.short.of(text);
    if acronym.expanded {
        return true;
    }
    let letters = short.len();
    // Two letters alone may be a state, initials, a unit.
    let fits = letters <= LONGEST_ALONE
        && (letters > 2 || acronym.known)
        && short.bytes().all(|byte| byte.is_ascii_uppercase());
    fits && !text[printed.short.end as usize..].starts_with(':')
        && !is_numeral(short)
        && !SHOUTED.contains(short)
        && !is_word(short)
        && !is_shouted(reading, printed.token)
        && !is_ticker(reading, printed.token)
        && !opens_dateline(reading, printed.token)
        && !is_beside_slash(text, printed.short)
}

/// `FEEL`, `CHANGE`: an everyday word of some length, in capitals for weight or because a brand is written so.
fn is_word(short: &str) -> bool {
    short.len() > 3 && is_everyday(&short.to_ascii_lowercase())
}

/// `XIV`: a Roman numeral (`CD` and `MMC` are rather something else).
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
        || word.starts_with(['M', 'C', 'L', 'D'])
            && word.len() > 3
            && word.bytes().all(|byte| b"IVXLCDM".contains(&byte))
}

fn is_beside_slash(text: &str, word: Span<Text>) -> bool {
    text[..word.start as usize].ends_with('/') || text[word.end as usize..].starts_with('/')
}

/// A word among others in capitals: a line that shouts, a name set in capitals.
fn is_shouted(reading: &Reading<'_>, at: usize) -> bool {
    let (tokens, text) = (reading.tokens(), reading.text());
    let block = tokens[at].block;
    let capitals = |token: &Token| {
        let word = token.span.of(text);
        let is_capital = token.kind == TokenKind::Word && word.len() > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase())
                // `M-23-22` is a number.
                && !word.bytes().any(|byte| byte.is_ascii_digit());
        (token.block == block && is_capital).then_some(word.len())
    };
    let links =
        |token: &&Token| !(token.kind == TokenKind::Mark && matches!(token.span.of(text), "," | "’" | "'" | "-" | "&"));
    let before = tokens[..at].iter().rev().take(8).filter(links).map_while(capitals);
    let after = tokens[at + 1..].iter().take(8).filter(links).map_while(capitals);
    let own = tokens[at].span.len() as usize;
    let (run, longest) = before.chain(after).fold((1, own), |(run, longest), len| (run + 1, len.max(longest)));
    run >= 3 || run == 2 && longest >= LONGEST_ALONE
}

/// `(NYSE: ABC)`, `Nasdaq: ABCD`.
fn is_ticker(reading: &Reading<'_>, at: usize) -> bool {
    let (tokens, text) = (reading.tokens(), reading.text());
    let Some([exchange, colon]) = at.checked_sub(2).map(|from| [tokens[from], tokens[from + 1]]) else { return false };
    const EXCHANGES: &[&str] =
        &["NYSE", "NASDAQ", "Nasdaq", "LSE", "LON", "TSX", "ASX", "OTC", "AMEX", "OTCQB", "NSE", "BSE"];
    colon.span.of(text) == ":" && EXCHANGES.contains(&exchange.span.of(text))
}

/// `PARIS, France —`, `ROME (AP) —`, `PORT ADAIR —` at the head of a paragraph: words in capitals and then a mark.
fn opens_dateline(reading: &Reading<'_>, at: usize) -> bool {
    let (tokens, text) = (reading.tokens(), reading.text());
    let block = tokens[at].block;
    let is_place = |token: &&Token| {
        let word = token.span.of(text);
        token.block == block && (word == "." || word.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    let before = tokens[..at].iter().rev().take(LONGEST_PLACE).take_while(is_place).count();
    let after = tokens[at + 1..].iter().take(LONGEST_PLACE).take_while(is_place).count();
    let opens = (at - before).checked_sub(1).is_none_or(|first| tokens[first].block != block);
    let next = tokens.get(at + 1 + after).filter(|next| next.block == block);
    opens && next.is_some_and(|next| matches!(next.span.of(text), "," | "(" | "—" | "–" | "-"))
}
