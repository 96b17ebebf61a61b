//! Sentences that end without a stop: in a paragraph, where another follows at once, and at a paragraph's end.

use super::stop::is_as_typed;
use super::{Fault, Misprint};
use crate::article::{Block, BlockKind, MarkKind};
use crate::reading::Reading;
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::is_everyday;

/// The fewest words of a paragraph that has to end with a stop.
const SHORTEST: usize = 15;

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

/// What the line under a picture says, and a story does not.
const CAPTION: &[&str] = &["pictured", "Pictured", "(left", "(right", "(centre", "(center", "pic.twitter.com"];

fn lacks_stop(reading: &Reading<'_>, block: &Block, next: Option<&Block>) -> bool {
    let is_display = next.is_some_and(|next| next.kind != BlockKind::Paragraph && next.kind != BlockKind::Heading);
    let words = reading.slice(block.span);
    if is_display || words.contains('\n') || CAPTION.iter().any(|cue| words.contains(cue)) {
        return false;
    }
    let range = reading.tokens_in(block.span);
    let tokens = &reading.tokens()[range.clone()];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark).count();
    let Some(sentence) = reading.sentence_of(range.end - 1).map(|at| &reading.sentences()[at]) else { return false };
    let several = sentence.span.start != block.span.start;
    let ending = &reading.tokens()[sentence.tokens()];
    let is_word = last.kind == TokenKind::Word && !last.capital && is_everyday(reading.slice(last.span));
    let is_name = last.capital || last.kind == TokenKind::Number;
    words >= SHORTEST
        && (several && (is_word || is_name && tells(reading, ending)) || is_attributed(reading, ending))
        && last.kind != TokenKind::Mark
        && !is_signature(reading, ending)
        && !is_marked(reading, *first, *last)
        && !reading.in_quotation(last.span.start)
        && !matches!(reading.slice(last.span), "like" | "the" | "a" | "as" | "to" | "of" | "is" | "and" | "or")
        && first.capital
}

/// Verbs that make a sentence of a run of words.
const FINITE: &[&str] =
    &["said", "says", "was", "were", "is", "are", "has", "had", "have", "would", "will", "could", "did", "does"];

/// Whether a run of words is a sentence whatever its last word is, a name or a figure: it is long, begins as one and has a finite verb.
fn tells(reading: &Reading<'_>, tokens: &[Token]) -> bool {
    let small = |token: &&Token| token.kind == TokenKind::Word && !token.capital;
    tokens.iter().filter(small).count() >= LEAST_SMALL
        && tokens[0].capital
        && tokens.iter().filter(small).any(|token| FINITE.contains(&reading.slice(token.span)))
}

/// How many words at the end of a sentence say whose it is.
const ATTRIBUTION: usize = 6;

/// Whether a long run of words ends by saying whose they are (`…, the county said`, `…, said Ann Roe of Leeds`), as the line under a picture
/// seldom does.
fn is_attributed(reading: &Reading<'_>, tokens: &[Token]) -> bool {
    let small = tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital).count();
    if small < LEAST_SMALL || !tokens[0].capital {
        return false;
    }
    let ending = &tokens[tokens.len().saturating_sub(ATTRIBUTION)..];
    let is = |token: &Token, words: &[&str]| words.contains(&reading.slice(token.span));
    let Some(parts) = ending.iter().rposition(|token| is(token, &[",", "”", "\""])) else { return false };
    let (first, last) = (ending.get(parts + 1), ending.last());
    [first, last].into_iter().flatten().any(|token| is(token, &["said", "says"]))
}

/// The fewest words in small letters that tell a sentence from a line of display.
const LEAST_SMALL: usize = 8;

/// `– Ann Roe, director of the harbour`: a line that says whose words stand above it.
fn is_signature(reading: &Reading<'_>, sentence: &[Token]) -> bool {
    sentence.first().is_some_and(|first| matches!(reading.slice(first.span), "-" | "–" | "—"))
}

/// Whether the last word is a link, or set apart by type where the paragraph as a whole is not.
fn is_marked(reading: &Reading<'_>, first: Token, last: Token) -> bool {
    let marked = |kind| reading.in_mark(kind, last.span.start);
    reading.text()[..last.span.start as usize].ends_with(['/', '#', '@', '_', '-', '–', '—'])
        || [MarkKind::Link, MarkKind::Url, MarkKind::Code].into_iter().any(marked)
        || [MarkKind::Strong, MarkKind::Emphasis]
            .into_iter()
            .any(|kind| marked(kind) && !reading.in_mark(kind, first.span.start))
}
