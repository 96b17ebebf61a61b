//! A list of words found by their hashes, where it stands. `build.rs`, which reads this file too, makes the slots: at run time there is nothing to
//! build.

use super::fold;

/// Bytes of one slot.
const SLOT: usize = size_of::<u32>();

/// The words of a file of `rules/data/`: comments, an empty line, then words parted by white space.
pub struct HashedWords {
    file: &'static str,
    /// Offsets of words in the file (bytes; four of them for each, the least first), each in the first free slot from that of its hash on; 0 where
    /// none is. There is a power of two of them.
    slots: &'static [u8],
}

#[allow(dead_code, reason = "build.rs makes the slots and asks nothing")]
impl HashedWords {
    /// The words of a file, of which `build.rs` has made the [slots].
    pub const fn new(file: &'static str, slots: &'static [u8]) -> HashedWords {
        HashedWords { file, slots }
    }

    /// Whether `word` is one of them, letter for letter.
    pub fn contains(&self, word: &str) -> bool {
        let (slots, _) = self.slots.as_chunks::<SLOT>();
        let mut slot = hash(word) & (slots.len() - 1);
        loop {
            match u32::from_le_bytes(slots[slot]) as usize {
                0 => return false,
                at if word_at(self.file, at) == word => return true,
                _ => slot = (slot + 1) & (slots.len() - 1),
            }
        }
    }

    /// The words, in the order of the file.
    #[cfg(test)]
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        words(self.file).map(|(_, word)| word)
    }
}

/// The slots of a file's words; at least twice as many as there are words.
#[allow(dead_code, reason = "for build.rs and the tests")]
pub fn slots(file: &str) -> Vec<u8> {
    let count = (words(file).count() * 2 + 1).next_power_of_two();
    let mut slots = vec![0_u32; count];
    for (at, word) in words(file) {
        let mut slot = hash(word) & (count - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (count - 1);
        }
        slots[slot] = at as u32;
    }
    slots.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The words of a file behind its comments, each with its offset (bytes).
fn words(file: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = file.find("\n\n").map_or(file.len(), |end| end + 2);
    let words = file[start..].split_ascii_whitespace();
    words.map(move |word| (word.as_ptr().addr() - file.as_ptr().addr(), word))
}

/// The word that begins at an offset.
fn word_at(file: &str, at: usize) -> &str {
    let rest = &file[at..];
    let end = rest.bytes().position(|byte| byte.is_ascii_whitespace());
    &rest[..end.unwrap_or(rest.len())]
}

/// The upper half of a word's hash, which is the better mixed.
fn hash(word: &str) -> usize {
    (fold::hash(word) >> 32) as usize
}
