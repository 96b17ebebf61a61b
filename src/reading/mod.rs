//! What a reader takes from a story: words, sentences, quotations, brackets, people, dates. Each layer is computed at most once, when a
//! rule first asks for it, and never fails; what could not be read is unknown.

pub mod claim;
mod quotation;
mod sentence;
mod token;

pub use quotation::Quotation;
pub use sentence::Sentence;
pub use token::{Token, TokenKind};

use crate::article::{Article, MarkKind};
use crate::span::{Span, Text};
use chrono::NaiveDate;
use std::cell::OnceCell;

/// One reading of one article.
pub struct Reading<'a> {
    article: &'a Article,
    story_date: Option<NaiveDate>,
    tokens: OnceCell<Vec<Token>>,
    sentences: OnceCell<Vec<Sentence>>,
    quotations: OnceCell<Vec<Quotation>>,
}

impl<'a> Reading<'a> {
    /// A reading of `article`, nothing computed yet. `story_date` is the date the story was published, where it is known.
    pub fn new(article: &'a Article, story_date: Option<NaiveDate>) -> Self {
        Reading {
            article,
            story_date,
            tokens: OnceCell::new(),
            sentences: OnceCell::new(),
            quotations: OnceCell::new(),
        }
    }

    /// The article read.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// The running text.
    pub fn text(&self) -> &'a str {
        self.article.text()
    }

    /// The date of the story (never the clock's), or `None` where nothing says it.
    pub fn story_date(&self) -> Option<NaiveDate> {
        self.story_date
    }

    /// Words, numbers and marks, in text order.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| token::read(self.article))
    }

    /// Sentences, in text order; none runs over the end of its block.
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| sentence::read(self))
    }

    /// Quotations between quotation marks, in text order.
    pub fn quotations(&self) -> &[Quotation] {
        self.quotations.get_or_init(|| quotation::read(self))
    }

    /// The sentence a text offset stands in.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let sentences = self.sentences();
        let at = sentences.partition_point(|sentence| sentence.span.end <= offset);
        (at < sentences.len() && sentences[at].span.start <= offset).then_some(at)
    }

    /// Whether a text offset stands inside quotation marks (or `<q>`).
    pub fn in_quotation(&self, offset: u32) -> bool {
        let quotations = self.quotations();
        let at = quotations.partition_point(|quotation| quotation.span.start <= offset);
        // Quotations at the top level do not overlap, so the last one that starts before is the only one that can hold it.
        at > 0 && quotations[at - 1].span.contains(offset) || self.in_mark(MarkKind::Quoted, offset)
    }

    /// Whether a text offset stands inside an inline mark of that kind.
    pub fn in_mark(&self, kind: MarkKind, offset: u32) -> bool {
        let marks = self.article.marks();
        let after = marks.partition_point(|mark| mark.span.start <= offset);
        // Marks nest a few deep and blocks are short: look back within the block only.
        let floor = self.article.block_at(offset).map_or(0, |block| self.article.blocks()[block].span.start);
        marks[..after]
            .iter()
            .rev()
            .take_while(|mark| mark.span.start >= floor)
            .any(|mark| mark.kind == kind && mark.span.contains(offset))
    }

    /// Whether a text offset stands in a block that shows somebody else's words (block quote, embedded post).
    pub fn in_embed(&self, offset: u32) -> bool {
        self.article.block_at(offset).is_some_and(|block| self.article.blocks()[block].kind.is_embedded())
    }

    /// The words of a span.
    pub fn slice(&self, span: Span<Text>) -> &'a str {
        &self.article.text()[span.range()]
    }
}
