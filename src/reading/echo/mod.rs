//! Words of a story that stand in it twice: a quotation given again in other words, a paragraph or sentence printed again.
//!
//! Words are compared by a hash of their letters and digits in lower case, so capitals, marks, hyphens and the shape of an apostrophe do not
//! count. Everything here costs one look at each word and a bounded number of comparisons for each passage.

mod align;
mod display;
mod passage;
mod rewording;
mod same;

pub use passage::{Passage, Repeat};
pub use rewording::Rewording;

pub(super) use passage::read as read_repeats;
pub(super) use rewording::read as read_rewordings;

use super::Reading;
use super::key::{self, Key};
use super::token::{Token, TokenKind};
use std::ops::Range;

/// One word of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    /// Of its letters and digits in lower case.
    hash: Key,
    /// Index of its token.
    token: u32,
    /// Whether an ellipsis or a bracket stands between it and the word before: something may have been left out there.
    gap: bool,
}

/// The words of a row of tokens. What stands in square brackets is an editor's and left out, but for a letter put in place of another
/// (`[T]he`).
fn words(reading: &Reading<'_>, range: Range<usize>) -> Vec<Word> {
    let (text, first) = (reading.text(), range.start);
    let (tokens, hashes) = (&reading.tokens()[range.clone()], &reading.hashes()[range]);
    let mut words = Vec::with_capacity(tokens.len());
    let mut gap = false;
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        let shown = token.span.of(text);
        match token.kind {
            TokenKind::Mark if shown == "[" => {
                let letter = at + 3 < tokens.len()
                    && tokens[at + 1].kind == TokenKind::Word
                    && tokens[at + 1].span.len() <= 2
                    && tokens[at + 2].span.of(text) == "]"
                    && tokens[at + 2].span.end == tokens[at + 3].span.start;
                if letter {
                    let hash = key::whole([tokens[at + 1].span.of(text), tokens[at + 3].span.of(text)]);
                    words.push(Word { hash, token: (first + at + 3) as u32, gap });
                    gap = false;
                    at += 4;
                    continue;
                }
                gap = true;
                at += tokens[at..].iter().take(LONGEST_BRACKET).position(|it| it.span.of(text) == "]").unwrap_or(0);
            }
            TokenKind::Mark => gap |= shown == "…" || is_dots(text, token),
            _ => {
                words.push(Word { hash: hashes[at].whole, token: (first + at) as u32, gap });
                gap = false;
            }
        }
        at += 1;
    }
    words
}

/// How many tokens an editor's words in brackets have at most.
const LONGEST_BRACKET: usize = 40;

/// Whether a full stop is one of several: `...`, `. . .`.
fn is_dots(text: &str, token: Token) -> bool {
    let after = &text[token.span.end as usize..];
    token.span.of(text) == "." && (after.starts_with('.') || after.starts_with(" ."))
}

#[cfg(test)]
mod tests;
