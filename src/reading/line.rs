//! A sentence as words in a row: what is read by looking before and behind a word.

use super::Reading;
use super::token::Token;
use crate::span::{Span, Text};
use std::ops::Range;

/// A sentence and its tokens.
#[derive(Clone)]
pub(in crate::reading) struct Line<'w, 'a> {
    pub(in crate::reading) reading: &'w Reading<'a>,
    pub(in crate::reading) tokens: &'w [Token],
    /// The indexes of its tokens.
    pub(in crate::reading) range: Range<usize>,
    /// Its index.
    pub(in crate::reading) sentence: usize,
}

impl<'w, 'a> Line<'w, 'a> {
    /// The sentence of that index.
    pub(in crate::reading) fn new(reading: &'w Reading<'a>, sentence: usize) -> Self {
        let range = reading.sentences()[sentence].tokens();
        Line { reading, tokens: reading.tokens(), range, sentence }
    }

    /// The next sentence of the same block.
    pub(in crate::reading) fn next(&self) -> Option<Self> {
        let sentences = self.reading.sentences();
        let next = sentences.get(self.sentence + 1).filter(|next| next.block == sentences[self.sentence].block);
        next.map(|_| Line::new(self.reading, self.sentence + 1))
    }

    /// The sentence before in the same block.
    pub(in crate::reading) fn previous(&self) -> Option<Self> {
        let sentences = self.reading.sentences();
        let before = self.sentence.checked_sub(1)?;
        (sentences[before].block == sentences[self.sentence].block).then(|| Line::new(self.reading, before))
    }

    /// The word of a token; nothing outside the sentence.
    pub(in crate::reading) fn word(&self, at: usize) -> &'a str {
        if self.range.contains(&at) { self.reading.words()[at] } else { "" }
    }

    /// The word `back` tokens before a token; nothing outside the sentence.
    pub(in crate::reading) fn back(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// What the tokens from `from` to before `to` print.
    pub(in crate::reading) fn span(&self, from: usize, to: usize) -> Span<Text> {
        Span::new(self.tokens[from].span.start, self.tokens[to - 1].span.end)
    }

    /// Whether any word of those tokens is one of `words`.
    pub(in crate::reading) fn any(&self, tokens: Range<usize>, is: impl Fn(&str) -> bool) -> bool {
        tokens.into_iter().any(|at| is(self.word(at)))
    }

    /// Where a token starts (text offset); the sentence's end for what is none of its.
    pub(in crate::reading) fn start(&self, at: usize) -> u32 {
        let last = || self.range.clone().next_back().map_or(0, |last| self.tokens[last].span.end);
        if self.range.contains(&at) { self.tokens[at].span.start } else { last() }
    }

    /// The first token that starts at a text offset or after it; the one after the last where none does.
    pub(in crate::reading) fn from(&self, offset: u32) -> usize {
        let tokens = &self.tokens[self.range.clone()];
        self.range.start + tokens.partition_point(|token| token.span.start < offset)
    }

    /// Whether the words from a token on are these.
    pub(in crate::reading) fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(at + step) == *word)
    }
}
