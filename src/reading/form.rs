//! In which form a story writes a word that has more than one: the system of spelling (`colour`, `color`), a compound closed, open or with a
//! hyphen (`website`, `web site`).
//!
//! Every word is looked at once, for a hash of its letters ([`key`]); only words whose hash is known are looked at again.

mod compound;
mod key;
mod leaning;
mod seen;
mod spelling;
mod table;

pub use compound::{Compound, Way};
pub use leaning::{Leaning, leaning};
pub use spelling::{Spelled, System, Systems};

use super::{Reading, TokenKind};
use key::Hashed;

/// Words of a story that could have been written otherwise.
#[derive(Debug, Default)]
pub struct Forms {
    /// Words that tell a system of spelling, in text order.
    pub spelled: Vec<Spelled>,
    /// Compounds that are written in more than one way, in text order.
    pub compounds: Vec<Compound>,
}

pub(super) fn read(reading: &Reading<'_>) -> Forms {
    let mut forms = Forms::default();
    let mut hashes = vec![Hashed::default(); reading.tokens().len()];
    for (at, token) in reading.tokens().iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let word = reading.slice(token.span);
        let hashed = Hashed::new(word);
        hashes[at] = hashed;
        if spelling::may_tell(hashed.key) {
            spelling::read(reading, at, token.span, hashed.key, &mut forms.spelled);
        } else if hashed.hyphened {
            for (span, part) in key::parts(token.span, word) {
                spelling::read(reading, at, span, key::of(part), &mut forms.spelled);
            }
        }
    }
    forms.compounds = compound::read(reading, &hashes);
    forms
}
