//! In which form a story writes a word that has more than one: the system of spelling (`colour`, `color`).
//!
//! Every word is looked at once, for a hash of its letters ([`key`]); only words whose hash is known are looked at again.

mod key;
mod leaning;
mod spelling;
mod table;

pub use leaning::{Leaning, leaning};
pub use spelling::{Spelled, System, Systems};

use super::{Reading, TokenKind};

/// Words of a story that could have been written otherwise.
#[derive(Debug, Default)]
pub struct Forms {
    /// Words that tell a system of spelling, in text order.
    pub spelled: Vec<Spelled>,
}

pub(super) fn read(reading: &Reading<'_>) -> Forms {
    let mut forms = Forms::default();
    for (at, token) in reading.tokens().iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let word = reading.slice(token.span);
        if word.len() < spelling::SHORTEST {
            continue;
        }
        let key = key::of(word);
        if spelling::may_tell(key) {
            spelling::read(reading, at, token.span, key, &mut forms.spelled);
        } else if word.contains('-') {
            for (span, part) in key::parts(token.span, word) {
                spelling::read(reading, at, span, key::of(part), &mut forms.spelled);
            }
        }
    }
    forms
}
