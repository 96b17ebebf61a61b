//! Sentences. A stop ends one unless it belongs to an abbreviation; which abbreviations never end a sentence (`Mr.`) and which may (`U.S.`,
//! `Inc.`) is data, in `rules/data/abbreviations.txt`.

use super::Reading;
use super::token::{Token, is_dotted};
use super::word_list::WordSet;
use crate::span::{Span, Text};
use std::ops::Range;
use std::sync::LazyLock;

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, closing quotation marks included, the space after it not.
    pub span: Span<Text>,
    /// Index of its block.
    pub block: u32,
    /// The first of its tokens, and the one after the last.
    tokens: (u32, u32),
}

/// How long (bytes) a sentence of news runs at most.
const LONGEST: usize = 4_000;

impl Sentence {
    /// The indexes of its tokens.
    pub(super) fn tokens(&self) -> Range<usize> {
        self.tokens.0 as usize..self.tokens.1 as usize
    }

    /// Whether it runs on as no sentence does: a table or a list run together. Layers that hold each part of a sentence against the others leave
    /// it unread, so that their cost is linear in the story.
    pub(super) fn is_run_together(&self) -> bool {
        self.span.range().len() > LONGEST
    }
}

/// Abbreviations that stand before a name or a number and so never end a sentence, without their stop.
static NEVER_LAST: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/abbreviations.txt"), "never-last"));
/// Abbreviations that may end a sentence: they do before a word that mostly opens one.
static MAYBE_LAST: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/abbreviations.txt"), "maybe-last"));
/// Words that, in capitals after an abbreviation, open a sentence.
static OPENERS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../rules/data/abbreviations.txt"), "openers"));

/// Whether a capitalised word is one that mostly has its capital from opening a sentence.
pub(super) fn opens_sentence(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether a word has a stop of its own when it is printed short: `Inc`, `Calif`.
pub(super) fn is_abbreviation(word: &str) -> bool {
    NEVER_LAST.contains(word) || MAYBE_LAST.contains(word)
}

pub(super) fn read(reading: &Reading<'_>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in reading.article().blocks().iter().enumerate() {
        split(reading.slice(block.span), block.span.start, index as u32, &mut sentences);
    }
    number_tokens(reading.tokens(), &mut sentences);
    sentences
}

/// Tells each sentence which tokens begin in it.
fn number_tokens(tokens: &[Token], sentences: &mut [Sentence]) {
    let mut next = 0;
    for sentence in sentences {
        let begin_before = |from: usize, end: u32| tokens[from..].iter().take_while(|it| it.span.start < end).count();
        let first = next + begin_before(next, sentence.span.start);
        next = first + begin_before(first, sentence.span.end);
        sentence.tokens = (first as u32, next as u32);
    }
}

fn split(text: &str, base: u32, block: u32, sentences: &mut Vec<Sentence>) {
    let bytes = text.as_bytes();
    let mut start = 0;
    let mut at = 0;
    let mut push = |from: usize, to: usize| {
        let words = &text[from..to];
        let lead = words.len() - words.trim_start().len();
        let end = from + words.trim_end().len();
        if from + lead < end {
            sentences.push(Sentence {
                span: Span::new(base + (from + lead) as u32, base + end as u32),
                block,
                tokens: (0, 0),
            });
        }
    };
    while let Some(step) = memchr::memchr3(b'.', b'!', b'?', &bytes[at..]) {
        let stop = at + step;
        at = stop + 1;
        let end = closing_marks(text, at);
        if end < bytes.len() && ends_here(text, stop, end) {
            push(start, end);
            start = end;
        }
        // Where a run of stops ends no sentence, no stop inside it does.
        at = end;
    }
    push(start, text.len());
}

/// The end of the run of further stops and closing marks from `at` on.
fn closing_marks(text: &str, at: usize) -> usize {
    let marks = |ch: char| matches!(ch, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '»');
    text[at..].find(|ch| !marks(ch)).map_or(text.len(), |len| at + len)
}

/// Whether the stop at `stop`, whose closing marks end at `end`, ends a sentence.
fn ends_here(text: &str, stop: usize, end: usize) -> bool {
    let rest = &text[end..];
    let next = rest.trim_start();
    if next.len() == rest.len() {
        return false;
    }
    let opens = next.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '—', '–', '-', ' ']);
    let Some(first) = opens.chars().next() else { return true };
    if first.is_lowercase() {
        return false;
    }
    if text.as_bytes()[stop] != b'.' || end > stop + 1 {
        return true;
    }
    let before =
        text[..stop].rsplit(|ch: char| ch.is_whitespace() || matches!(ch, '(' | '"' | '“' | '‘' | '[' | '—')).next();
    let before = before.unwrap_or_default();
    let next_word = opens.split(|ch: char| !ch.is_alphanumeric() && ch != '’' && ch != '\'').next().unwrap_or_default();
    if NEVER_LAST.contains(before) || is_initial(before) {
        return false;
    }
    if MAYBE_LAST.contains(before) || is_dotted(before) {
        return OPENERS.contains(next_word);
    }
    true
}

/// A single capital letter: `J.` of a name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none() && word != "I"
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::reading::Reading;

    #[test]
    fn stops_of_abbreviations_do_not_end_sentences() {
        let cases = [
            ("Sen. Ann Lee spoke. She left.", vec!["Sen. Ann Lee spoke.", "She left."]),
            ("It is a U.S. Senate bill. Next.", vec!["It is a U.S. Senate bill.", "Next."]),
            ("He came to the U.S. He stayed.", vec!["He came to the U.S.", "He stayed."]),
            ("J. R. Smith said so. ", vec!["J. R. Smith said so."]),
            ("“Go.” He went.", vec!["“Go.”", "He went."]),
            ("At 5 p.m. Tuesday it rained. No.", vec!["At 5 p.m. Tuesday it rained.", "No."]),
            ("Wait .....here it is....... Now!!! No", vec!["Wait .....here it is.......", "Now!!!", "No"]),
            ("“Why?” she asked. Nobody knew.", vec!["“Why?” she asked.", "Nobody knew."]),
            ("It grew 3.5 percent in Wash., D.C. last year.", vec!["It grew 3.5 percent in Wash., D.C. last year."]),
        ];
        for (text, expected) in cases {
            let article = Article::of_paragraphs(text);
            let reading = Reading::new(&article, Default::default());
            let found: Vec<&str> = reading.sentences().iter().map(|it| reading.slice(it.span)).collect();
            assert_eq!(found, expected);
        }
    }
}
