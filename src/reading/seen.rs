//! Which hashes there are: a bit for each. It may say yes for one that is not there, and never no for one that is.

use super::key::{self, Key};

/// A set of hashes.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    bits: u32,
    set: Vec<u64>,
}

impl Seen {
    /// None, with 2 to the power of `bits` bits, 6 or more: some eight times as many as there will be hashes.
    pub(super) fn new(bits: u32) -> Seen {
        Seen { bits, set: vec![0; 1 << (bits - 6)] }
    }

    /// Puts a hash in.
    pub(super) fn put(&mut self, key: Key) {
        let bit = key::bits(key, self.bits);
        self.set[bit >> 6] |= 1 << (bit & 63);
    }

    /// Whether a hash may be in.
    pub(super) fn has(&self, key: Key) -> bool {
        let bit = key::bits(key, self.bits);
        self.set[bit >> 6] & 1 << (bit & 63) != 0
    }
}
