//! Words of a data file by the hash of their letters. The table is made by the compiler: at run time there is nothing to build.

use super::key::{self, Key};

const BITS: u32 = 16;
const SLOTS: u32 = 14;

/// Which words of a file stand where. A line of the file is a tag, a word, a tag, a word …, parted by single spaces; lines that begin with `#` are
/// comments.
pub(super) struct Table {
    file: &'static str,
    /// One bit for each hash there may be: says no for most words.
    known: [u64; 1 << (BITS - 6)],
    /// Offsets of words in the file, each in the first free slot from that of its hash on; 0 where none is.
    slots: [u32; 1 << SLOTS],
}

impl Table {
    /// The words of `file`, but for those with the tag `passed_over`.
    pub(super) const fn new(file: &'static str, passed_over: &str) -> Table {
        let mut table = Table { file, known: [0; 1 << (BITS - 6)], slots: [0; 1 << SLOTS] };
        let bytes = file.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let mut is_word = false;
            let comment = bytes[at] == b'#';
            let mut skip = comment;
            while at < bytes.len() && bytes[at] != b'\n' {
                let start = at;
                while at < bytes.len() && bytes[at] != b' ' && bytes[at] != b'\n' {
                    at += 1;
                }
                if is_word && !skip {
                    table.put(key::of_bytes(bytes, start, at), start as u32);
                } else if !is_word && !comment {
                    skip = is_same(bytes, start, at, passed_over.as_bytes());
                }
                is_word = !is_word;
                if at < bytes.len() && bytes[at] == b' ' {
                    at += 1;
                }
            }
            at += 1;
        }
        table
    }

    const fn put(&mut self, key: Key, offset: u32) {
        let bit = key::bits(key, BITS);
        self.known[bit >> 6] |= 1 << (bit & 63);
        let mut slot = key::bits(key, SLOTS);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & ((1 << SLOTS) - 1);
        }
        self.slots[slot] = offset;
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

const fn is_same(bytes: &[u8], from: usize, to: usize, other: &[u8]) -> bool {
    let mut at = 0;
    while at < other.len() && from + at < to && bytes[from + at] == other[at] {
        at += 1;
    }
    at == other.len() && from + at == to
}

/// The word that begins at an offset of a file.
pub(super) fn word_at(file: &str, at: usize) -> &str {
    let rest = &file[at..];
    &rest[..rest.find([' ', '\n']).unwrap_or(rest.len())]
}
