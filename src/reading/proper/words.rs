//! The capitalised words of a story outside people's names: each word once with all the places where it stands, in one pass.

use crate::article::{Block, BlockKind};
use crate::reading::token::{Token, TokenKind};
use crate::reading::{Reading, token};
use crate::span::{Span, Text};
use rustc_hash::FxHashMap;
use std::iter::Peekable;

/// The fewest bytes of a word that counts.
const SHORTEST: usize = 3;

/// The capitalised words of a story.
pub(super) struct Words<'r> {
    pub(super) text: &'r str,
    pub(super) tokens: &'r [Token],
    /// Each word once, in the order they first stand.
    pub(super) all: Vec<Word<'r>>,
    /// Where they stand, in text order.
    pub(super) standings: Vec<Standing>,
}

/// One capitalised word as printed, a possessive ending left out.
pub(super) struct Word<'r> {
    pub(super) printed: &'r str,
    /// How often it stands outside embedded posts.
    pub(super) count: u32,
    /// How often it stands at all.
    pub(super) total: u32,
    /// Whether it stands somewhere behind another word of its sentence, so that the capital is its own.
    pub(super) inside: bool,
    /// Indexes of its first and last standing.
    first: u32,
    last: u32,
}

/// One place where a capitalised word stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// Index of its token.
    pub(super) token: u32,
    /// Index of its word.
    pub(super) word: u32,
    /// In a block in which most words are capitalised.
    pub(super) in_title_case: bool,
    /// In somebody else's words, shown as such.
    pub(super) embedded: bool,
    /// Index of the next standing of the same word.
    next: Option<u32>,
}

impl<'r> Words<'r> {
    pub(super) fn read(reading: &'r Reading<'_>) -> Words<'r> {
        let (text, tokens) = (reading.text(), reading.tokens());
        let mut words = Words { text, tokens, all: Vec::new(), standings: Vec::new() };
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut people = reading.mentions().iter().map(|mention| mention.name.span).peekable();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let (index, from) = (token.block, words.standings.len());
            let block = &reading.article().blocks()[index as usize];
            // How many of its longer words are capitalised, and how many there are.
            let (mut capital, mut long) = (0, 0);
            while let Some(token) = tokens.get(at).filter(|token| token.block == index) {
                if token.kind == TokenKind::Word && is_copy(block) {
                    capital += usize::from(token.capital && token.span.len() > 3);
                    long += usize::from(token.span.len() > 3);
                    if token.capital && !people_hold(&mut people, token.span) && !is_bound(text, token.span) {
                        words.add(at as u32, block.kind.is_embedded(), &mut known);
                    }
                }
                at += 1;
            }
            words.close_block(from, capital * 5 >= long * 4);
        }
        words
    }

    /// Adds the capitalised word of a token, unless it is an acronym or an address.
    fn add(&mut self, token: u32, embedded: bool, known: &mut FxHashMap<&'r str, u32>) {
        let printed = owner(self.tokens[token as usize].span.of(self.text));
        if printed.len() < SHORTEST || !is_name_word(printed) {
            return;
        }
        let at = self.standings.len() as u32;
        let word = *known.entry(printed).or_insert_with(|| {
            self.all.push(Word { printed, count: 0, total: 0, inside: false, first: at, last: at });
            self.all.len() as u32 - 1
        });
        let entry = &mut self.all[word as usize];
        entry.total += 1;
        entry.count += u32::from(!embedded);
        if entry.last != at {
            self.standings[entry.last as usize].next = Some(at);
            entry.last = at;
        }
        self.standings.push(Standing { token, word, in_title_case: false, embedded, next: None });
    }

    /// Notes of the standings of a block, from the one at `from` on, what only all its words tell.
    fn close_block(&mut self, from: usize, in_title_case: bool) {
        for at in from..self.standings.len() {
            self.standings[at].in_title_case = in_title_case;
            let Standing { token, word, .. } = self.standings[at];
            if !in_title_case && !self.all[word as usize].inside {
                self.all[word as usize].inside = self.is_inside(token as usize);
            }
        }
    }

    /// The places where a word stands, in text order.
    pub(super) fn standings_of(&self, word: u32) -> impl Iterator<Item = &Standing> {
        let first = self.standings.get(self.all[word as usize].first as usize);
        std::iter::successors(first, |standing| standing.next.map(|next| &self.standings[next as usize]))
    }

    /// The words of a token.
    pub(super) fn word(&self, at: usize) -> &'r str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Where the word of a standing is printed, a possessive ending left out.
    pub(super) fn span(&self, standing: &Standing) -> Span<Text> {
        let start = self.tokens[standing.token as usize].span.start;
        Span::new(start, start + self.all[standing.word as usize].printed.len() as u32)
    }

    /// Whether something stands before the token at `at` in its sentence.
    fn is_inside(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|before| self.tokens[*before].block == self.tokens[at].block);
        before.is_some_and(|before| !matches!(self.word(before), "." | "!" | "?" | ":" | "“" | "\"" | "‘" | "•"))
    }

    /// Whether the token at `at` is a word or number and stands after another in its block with nothing but white space between.
    pub(super) fn follows(&self, at: usize) -> bool {
        let Some((before, token)) = at.checked_sub(1).and_then(|it| Some((self.tokens[it], *self.tokens.get(at)?)))
        else {
            return false;
        };
        token.block == before.block
            && token.kind != TokenKind::Mark
            && before.kind != TokenKind::Mark
            && before.span.end < token.span.start
            && self.text[before.span.end as usize..token.span.start as usize].trim_start().is_empty()
    }
}

/// A word without `'s`.
pub(super) fn owner(word: &str) -> &str {
    token::owner(word).unwrap_or(word)
}

/// Whether a block holds words a reader reads as copy.
fn is_copy(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Code | BlockKind::Byline)
}

/// Whether one of the people's names, which come in text order, holds a span; those before it are passed over.
fn people_hold(people: &mut Peekable<impl Iterator<Item = Span<Text>>>, span: Span<Text>) -> bool {
    while people.peek().is_some_and(|name| name.end <= span.start) {
        people.next();
    }
    people.peek().is_some_and(|name| name.overlaps(span))
}

/// A word with a small letter, which is no acronym, no plural of one (`APIs`) and no address.
fn is_name_word(word: &str) -> bool {
    let letters = word.strip_suffix('s').unwrap_or(word);
    let small = letters.bytes().any(|byte| byte.is_ascii_lowercase()) || letters.chars().any(char::is_lowercase);
    small && !word.bytes().any(|byte| byte == b'.' || byte == b'&')
}

/// Whether a word touches what makes it part of an address, a handle, a path, a broken or a mended word: `@Ann`, `Rust-`, `Foo::Bar`,
/// `Pittsburg[h]`.
fn is_bound(text: &str, span: Span<Text>) -> bool {
    let before = text[..span.start as usize].bytes().next_back();
    let after = &text.as_bytes()[span.end as usize..];
    before.is_some_and(|byte| b"@#/_\\~$.:-+=]0123456789".contains(&byte))
        || after.first().is_some_and(|byte| b"@/_\\-=+[".contains(byte))
        || after.len() > 1
            && b".:".contains(&after[0])
            && !after[1].is_ascii_whitespace()
            && after[1] != b'"'
            && after[1].is_ascii()
}
