//! `CQ` glued to the word it vouches for: `Fayettevillecq`, `SmithCQ`. French names end so too (`Leclercq`, `Lecocq`): what is left of the word without
//! it must be a word or a name.

use super::{Fault, Misprint};
use crate::reading::Reading;
use crate::reading::token::Token;
use crate::reading::vocabulary::{given_name, is_common_surname, is_everyday, is_geography};

/// The fewest letters of a word with the mark.
const SHORTEST: usize = 7;

/// A name longer than this without the mark is no French one.
const LONGEST_FRENCH: usize = 7;

/// The misprint that a word is which ends in the mark.
pub(super) fn read(reading: &Reading<'_>, token: Token) -> Option<Misprint> {
    let word = reading.slice(token.span);
    let stem = word.strip_suffix("cq").or_else(|| word.strip_suffix("CQ")).filter(|_| word.len() >= SHORTEST)?;
    let last = stem.chars().next_back().filter(|ch| ch.is_lowercase())?;
    // No French name has another letter before it.
    let is_french =
        matches!(last, 'a' | 'e' | 'é' | 'i' | 'o' | 'r') && word.ends_with("cq") && stem.len() <= LONGEST_FRENCH;
    let known = || is_everyday(stem) || is_geography(stem) || is_common_surname(stem) || given_name(stem).is_some();
    (!is_french || known()).then(|| Misprint {
        span: token.span,
        fault: Fault::Checked,
        expected: Some(stem.to_owned()),
    })
}
