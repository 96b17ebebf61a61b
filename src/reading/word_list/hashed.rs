//! A list of words found by their hashes, where it stands. `build.rs`, which reads this file too, makes the slots: at run time there is nothing to
//! build.

use super::fold;

/// Bytes of one slot.
const SLOT: usize = size_of::<u32>();

/// How many bits of a slot are the offset of its word; those above tell most other words from it, so that the file is seldom looked into in vain.
const OFFSET: u32 = 20;

/// The words of a file of `rules/data/`: comments, an empty line, then words parted by white space.
pub struct HashedWords {
    file: &'static str,
    /// For each word its offset in the file (bytes) and, above [`OFFSET`] bits, as much of its hash as there is room for: four bytes, the least
    /// first, in the first free slot from that of its hash on; 0 where none is. There is a power of two of them.
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
        let (mut slot, tag) = place(word, slots.len());
        loop {
            match u32::from_le_bytes(slots[slot]) {
                0 => return false,
                at if at & TAG == tag && is_at(self.file, (at & !TAG) as usize, word) => return true,
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

/// The bits of a slot that are no offset.
const TAG: u32 = u32::MAX << OFFSET;

/// The slots of a file's words; at least twice as many as there are words.
///
/// # Panics
///
/// Where the file is too long for the offsets: a mistake in `rules/data/`, which the build stops at.
#[allow(dead_code, reason = "for build.rs and the tests")]
pub fn slots(file: &str) -> Vec<u8> {
    assert!(file.len() < 1 << OFFSET, "a list of words of {} bytes", file.len());
    let count = (words(file).count() * 2 + 1).next_power_of_two();
    let mut slots = vec![0_u32; count];
    for (at, word) in words(file) {
        let (mut slot, tag) = place(word, count);
        while slots[slot] != 0 {
            slot = (slot + 1) & (count - 1);
        }
        slots[slot] = at as u32 | tag;
    }
    slots.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The words of a file behind its comments, each with its offset (bytes).
fn words(file: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = file.find("\n\n").map_or(file.len(), |end| end + 2);
    let words = file[start..].split_ascii_whitespace();
    words.map(move |word| (word.as_ptr().addr() - file.as_ptr().addr(), word))
}

/// Whether `word` begins at an offset and ends where a word of the file does.
fn is_at(file: &str, at: usize, word: &str) -> bool {
    let rest = &file.as_bytes()[at..];
    rest.starts_with(word.as_bytes()) && rest.get(word.len()).is_none_or(u8::is_ascii_whitespace)
}

/// The first of `count` slots where a word may be, by the upper half of its hash, which is the better mixed; and its tag, from the lower.
fn place(word: &str, count: usize) -> (usize, u32) {
    let hash = fold::hash(word);
    ((hash >> 32) as usize & (count - 1), hash as u32 & TAG)
}
