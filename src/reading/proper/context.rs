//! How far the words around two words agree.

use super::lexicon::is_small;
use super::words::{Words, owner};

/// How many words are compared to either side.
const REACH: usize = 5;

/// The words around two words that are the same for both, without a gap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Agreement {
    /// Those before them.
    pub(super) before: Side,
    /// Those behind them.
    pub(super) after: Side,
}

/// The words to one side, out to the last that is capitalised in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Side {
    /// How many tokens.
    pub(super) reach: usize,
    /// How many of them are capitalised words.
    pub(super) capitals: usize,
}

impl Agreement {
    /// How many capitalised words agree.
    pub(super) fn capitals(self) -> usize {
        self.before.capitals + self.after.capitals
    }

    /// Whether as many tokens agree to either side as in another agreement.
    pub(super) fn covers(self, other: Agreement) -> bool {
        self.before.reach >= other.before.reach && self.after.reach >= other.after.reach
    }
}

/// How the words around the tokens `one` and `other` agree.
pub(super) fn agreement(words: &Words<'_>, one: usize, other: usize) -> Agreement {
    let mut agreement = Agreement::default();
    for distance in 1..=REACH {
        let (Some(a), Some(b)) = (one.checked_sub(distance), other.checked_sub(distance)) else { break };
        let joined = words.follows(a + 1) && words.follows(b + 1);
        if !joined || !agreement.before.step(words, a, b, distance) {
            break;
        }
    }
    let is_comma = |at: usize| words.word(at) == "," && words.tokens[at].block == words.tokens[at - 1].block;
    for distance in 1..=REACH {
        let (a, b) = (one + distance, other + distance);
        // `Berlin, DE`
        let behind_comma = distance == 2 && is_comma(a - 1) && is_comma(b - 1);
        let is_comma = distance == 1 && is_comma(a) && is_comma(b);
        let joined = behind_comma || words.follows(a) && words.follows(b);
        if !is_comma && (!joined || !agreement.after.step(words, a, b, distance)) {
            break;
        }
    }
    agreement
}

impl Side {
    /// Takes in the tokens `one` and `other`, if they are the same word.
    fn step(&mut self, words: &Words<'_>, one: usize, other: usize, distance: usize) -> bool {
        let (one, other) = (words.word(one), words.word(other));
        let is_capital = |word: &str| word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit());
        let same = one.eq_ignore_ascii_case(other);
        if same && is_capital(one) && is_capital(other) && one.len() > 1 && !is_small(owner(one)) {
            self.capitals += 1;
            self.reach = distance;
        }
        same
    }
}
