//! The words of one block, by their tokens.

use super::Quantity;
use crate::reading::Reading;
use crate::reading::token::TokenKind;

/// The words of one block.
pub(in crate::reading) struct Words<'w, 'a> {
    /// The reading they belong to.
    pub(in crate::reading) reading: &'w Reading<'a>,
    block: u32,
}

impl<'w, 'a> Words<'w, 'a> {
    /// The words of the block token `at` stands in.
    pub(in crate::reading) fn new(reading: &'w Reading<'a>, at: usize) -> Words<'w, 'a> {
        Words { reading, block: reading.tokens()[at].block }
    }

    /// The word of a token; nothing outside the block.
    pub(in crate::reading) fn get(&self, at: usize) -> &'a str {
        if self.hold(at) { self.reading.words()[at] } else { "" }
    }

    /// Whether token `at` stands in the block.
    pub(in crate::reading) fn hold(&self, at: usize) -> bool {
        self.reading.tokens().get(at).is_some_and(|token| token.block == self.block)
    }

    /// Whether token `at` is a word, not a number or a mark.
    pub(in crate::reading) fn is_word(&self, at: usize) -> bool {
        self.hold(at) && self.reading.tokens()[at].kind == TokenKind::Word
    }

    /// How an amount is printed.
    pub(in crate::reading) fn slice(&self, quantity: &Quantity) -> &'a str {
        self.reading.slice(quantity.span)
    }
}
