//! Quotations of headlines and decks that no quotation of the text has in those words: `“I only want to sleep”` over `“I just want to go to bed”`.

use super::rewording::{Passage, Rewording};
use crate::reading::Reading;
use crate::span::{Span, Text};
use std::ops::Range;

/// The fewest words a displayed quotation shares with the one it gives in other words.
const FEWEST: usize = 3;

/// The fewest words of a displayed quotation, and the most.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=24;

/// The most words of a quotation that is searched for another's.
const LONGEST: usize = 200;

/// The fewest letters of a word that tells what is spoken of.
const TELLING: u32 = 4;

/// A displayed quotation and the one it is held against.
struct Match {
    shared: usize,
    /// The words of the other between the first and the last that both have.
    window: Range<usize>,
    /// Whether one of the words both have tells what is spoken of, and one that only the displayed quotation has.
    telling: (bool, bool),
}

/// The displayed quotations that are given in other words; `given` says of which passages that is known already.
pub(super) fn read(reading: &Reading<'_>, passages: &[Passage], given: &[bool], first_pair: u32) -> Vec<Rewording> {
    let mut found = Vec::new();
    for (at, display) in passages.iter().enumerate() {
        if !display.in_headline || given[at] || !LENGTH.contains(&display.words.len()) {
            continue;
        }
        let others = passages.iter().filter(|other| !other.displayed && other.words.len() <= LONGEST);
        let matches = others.map(|other| (other, shared(reading, display, other)));
        let Some((other, found_match)) = matches.max_by_key(|(_, found)| found.shared) else { continue };
        let is_whole = found_match.shared == other.words.len();
        let is_bracketed = || {
            let (start, end) = (found_match.window.start, (found_match.window.end + 1).min(other.words.len()));
            other.words[start..end].iter().any(|word| word.gap)
        };
        if is_whole
            || !is_other_wording(&found_match, display.words.len())
            || is_bracketed()
            || is_title(reading, display)
        {
            continue;
        }
        let pair = first_pair + found.len() as u32 / 2;
        let span = |passage: &Passage, range: Range<usize>| -> Span<Text> {
            let tokens = reading.tokens();
            tokens[passage.words[range.start].token as usize]
                .span
                .to(tokens[passage.words[range.end - 1].token as usize].span)
        };
        let length = display.words.len();
        let again = Rewording {
            span: span(display, 0..length),
            pair,
            again: true,
            shared: found_match.shared as u32,
            differing: (length - found_match.shared) as u32,
            covered: (found_match.shared * 100 / length) as u32,
            displayed: true,
            loose: true,
        };
        let there = Rewording { span: span(other, found_match.window), again: false, ..again.clone() };
        found.extend([again, there]);
    }
    found
}

/// Whether a displayed quotation is the title of a work: `“The Origins of the Wall”`.
fn is_title(reading: &Reading<'_>, display: &Passage) -> bool {
    let tokens = display.words.iter().map(|word| reading.tokens()[word.token as usize]);
    let mut long = tokens.filter(|token| token.span.len() >= TELLING);
    long.all(|token| token.capital)
}

/// Whether a displayed quotation is most of another, and has words of its own in place of some: one that only leaves words out is honest.
fn is_other_wording(found: &Match, length: usize) -> bool {
    found.shared >= FEWEST.max(length.div_ceil(2))
        && found.shared < length
        && found.telling.0
        && found.telling.1
        && found.window.len() <= length * 2
}

/// The longest row of words that both have in the same order.
fn shared(reading: &Reading<'_>, display: &Passage, other: &Passage) -> Match {
    let (a, b) = (&display.words, &other.words);
    let width = b.len() + 1;
    let mut lengths = vec![0u16; (a.len() + 1) * width];
    for (row, word) in a.iter().enumerate() {
        for (column, there) in b.iter().enumerate() {
            let at = (row + 1) * width + column + 1;
            lengths[at] = if word.hash == there.hash {
                lengths[row * width + column] + 1
            } else {
                lengths[at - 1].max(lengths[at - width])
            };
        }
    }
    let is_telling = |word: usize| reading.tokens()[a[word].token as usize].span.len() >= TELLING;
    let (mut row, mut column) = (a.len(), b.len());
    let mut found = Match { shared: 0, window: b.len()..0, telling: (false, false) };
    while row > 0 {
        let here = lengths[row * width + column];
        if column > 0 && a[row - 1].hash == b[column - 1].hash {
            found.shared += 1;
            found.window = (column - 1).min(found.window.start)..found.window.end.max(column);
            found.telling.0 |= is_telling(row - 1);
            (row, column) = (row - 1, column - 1);
        } else if column > 0 && lengths[row * width + column - 1] == here {
            column -= 1;
        } else {
            found.telling.1 |= is_telling(row - 1);
            row -= 1;
        }
    }
    found
}
