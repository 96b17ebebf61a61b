//! Words of a data file by the hash of their letters. `build.rs`, which reads this file too, makes the tables: at run time
//! there is nothing to build.

use super::key::{self, Key};

pub(super) const BITS: u32 = 16;
pub(super) const SLOTS: u32 = 14;

/// One bit for each hash there may be: says no for most words.
pub(super) type Known = [u64; 1 << (BITS - 6)];

/// Offsets of words in the file, each in the first free slot from that of its hash on; 0 where none is.
pub(super) type Slots = [u32; 1 << SLOTS];

/// The tag of a spelling that every system allows: it tells nothing, and no table has it.
pub(super) const EVERYWHERE: &str = "abocu";

/// Which words of a file stand where. A line of the file is a tag, a word, a tag, a word …, parted by single spaces; lines that begin with `#` are
/// comments.
pub(super) struct Table {
    file: &'static str,
    known: &'static Known,
    slots: &'static Slots,
}

impl Table {
    /// The table of a file, of which `build.rs` has made the rest.
    pub(super) const fn new(file: &'static str, built: (&'static Known, &'static Slots)) -> Table {
        Table { file, known: built.0, slots: built.1 }
    }

    /// Whether a word with that hash may be in it.
    pub(super) fn may_hold(&self, key: Key) -> bool {
        let bit = key::bits(key, BITS);
        self.known[bit >> 6] & 1 << (bit & 63) != 0
    }

    /// Where the word stands in the file.
    pub(super) fn find(&self, word: &str, key: Key) -> Option<usize> {
        if !self.may_hold(key) {
            return None;
        }
        let mut slot = key::bits(key, SLOTS);
        while self.slots[slot] != 0 {
            let at = self.slots[slot] as usize;
            if key::same(word_at(self.file, at), word) {
                return Some(at);
            }
            slot = (slot + 1) & ((1 << SLOTS) - 1);
        }
        None
    }
}

/// The word that begins at an offset of a file.
pub(super) fn word_at(file: &str, at: usize) -> &str {
    let rest = &file[at..];
    &rest[..rest.find([' ', '\n']).unwrap_or(rest.len())]
}
