//! Which hashes a story has: a bit for each. It may say yes for one it does not have, and never no for one it has.

use crate::reading::key::{self, Key};

const BITS: u32 = 16;

/// A set of hashes.
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// None.
    pub(super) fn new() -> Seen {
        Seen(vec![0; 1 << (BITS - 6)])
    }

    /// Puts a hash in.
    pub(super) fn put(&mut self, key: Key) {
        let bit = key::bits(key, BITS);
        self.0[bit >> 6] |= 1 << (bit & 63);
    }

    /// Whether a hash may be in.
    pub(super) fn has(&self, key: Key) -> bool {
        let bit = key::bits(key, BITS);
        self.0[bit >> 6] & 1 << (bit & 63) != 0
    }
}
