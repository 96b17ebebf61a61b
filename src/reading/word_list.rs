//! Word lists as data: plain text under `rules/data/`, one entry a line, `[section]` headings, `#` comments.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

/// The entries of one section, in file order, without blank lines and comments.
pub(super) fn section<'d>(data: &'d str, name: &str) -> impl Iterator<Item = &'d str> {
    let lines = data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let heading = format!("[{name}]");
    lines
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !(line.starts_with('[') && line.ends_with(']')))
}

/// Words by their first two letters, with what goes with each. Made to say no cheaply: most words of a story are in none.
pub(super) struct WordTable<T> {
    slots: Vec<Vec<(Cow<'static, str>, T)>>,
    /// For each slot, the [marks](place) of its words as bits.
    marks: Vec<u64>,
}

/// Five bits of the first byte and three of the second: for ASCII letters, much of what tells them apart whatever their case.
const SLOTS: usize = 1 << 8;

impl<T> WordTable<T> {
    pub(super) fn new() -> WordTable<T> {
        WordTable { slots: std::iter::repeat_with(Vec::new).take(SLOTS).collect(), marks: vec![0; SLOTS] }
    }

    /// What goes with `word`, put there by `new` where it is not known yet.
    pub(super) fn entry(&mut self, word: Cow<'static, str>, new: impl FnOnce() -> T) -> &mut T {
        let (slot, mark) = place(&word);
        self.marks[slot] |= mark;
        let slot = &mut self.slots[slot];
        let known = slot.iter().position(|(other, _)| *other == word);
        let at = known.unwrap_or_else(|| {
            slot.push((word, new()));
            slot.len() - 1
        });
        &mut slot[at].1
    }

    /// The word of the table that `same` says is `word`; it may differ from it in ASCII case.
    pub(super) fn find(&self, word: &str, same: impl Fn(&str, &str) -> bool) -> Option<&T> {
        let (slot, mark) = place(word);
        if self.marks[slot] & mark == 0 {
            return None;
        }
        self.slots[slot].iter().find(|(other, _)| same(other, word)).map(|(_, with)| with)
    }

    /// All that goes with words.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.slots.iter_mut().flatten().map(|(_, with)| with)
    }
}

/// The slot of a word, and one of 64 bits for its length and last letter. Neither minds ASCII case.
fn place(word: &str) -> (usize, u64) {
    let word = word.as_bytes();
    let byte = |at: usize| usize::from(word.get(at).copied().unwrap_or_default());
    let mark = word.len() * 13 + (byte(word.len().wrapping_sub(1)) & 31);
    ((byte(0) & 31) << 3 | byte(1) & 7, 1 << (mark & 63))
}

/// A set of words.
pub(super) struct WordSet(WordTable<()>);

impl WordSet {
    /// The words of one section.
    pub(super) fn section(data: &'static str, name: &str) -> WordSet {
        let mut words = WordTable::new();
        section(data, name).for_each(|word| *words.entry(word.into(), || ()) = ());
        WordSet(words)
    }

    /// Whether `word` is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.find(word, |other, word| other == word).is_some()
    }
}

/// A list of words in byte order, searched where it stands: nothing is built before the first question. Lines that begin with `#`, and the empty
/// line after them, come first.
pub(super) struct SortedWords {
    words: &'static [u8],
    /// For each slot, one more than the offset where the words begin that open with its byte pair or a later one; 0 where nobody has asked.
    starts: [AtomicU32; BYTES * BYTES + 1],
}

/// Byte pairs are told apart by the bytes from `A` to `z`; what lies outside goes with the nearest.
const FIRST_BYTE: u8 = b'A';
const BYTES: usize = (b'z' - FIRST_BYTE) as usize + 2;

impl SortedWords {
    /// The words of a file of `rules/data/`: comments, an empty line, then words parted by white space, in byte order.
    pub(super) const fn new(file: &'static str) -> SortedWords {
        let bytes = file.as_bytes();
        let mut at = 0;
        while at + 1 < bytes.len() && !(bytes[at] == b'\n' && bytes[at + 1] == b'\n') {
            at += 1;
        }
        SortedWords { words: bytes.split_at(at + 2).1, starts: [const { AtomicU32::new(0) }; BYTES * BYTES + 1] }
    }

    /// Whether `word` is one of them, letter for letter.
    pub(super) fn contains(&self, word: &str) -> bool {
        let word = word.as_bytes();
        if word.is_empty() {
            return false;
        }
        let slot = slot(word);
        self.search(word, self.start(slot), self.start(slot + 1)).is_ok()
    }

    /// Where the words of a slot begin.
    fn start(&self, slot: usize) -> usize {
        if slot == 0 || slot == BYTES * BYTES {
            return if slot == 0 { 0 } else { self.words.len() };
        }
        match self.starts[slot].load(Relaxed) {
            0 => {
                let pair = [(slot / BYTES) as u8 + FIRST_BYTE, (slot % BYTES) as u8 + FIRST_BYTE];
                // The first slot of a byte also holds the words that go on with a smaller one.
                let pair = if slot.is_multiple_of(BYTES) { &pair[..1] } else { &pair[..] };
                let start = self.search(pair, 0, self.words.len()).unwrap_or_else(|at| at);
                self.starts[slot].store(start as u32 + 1, Relaxed);
                start
            }
            known => known as usize - 1,
        }
    }

    /// Looks for a word among those that begin between `from` and `to`; where it is not there, the offset of the first that comes after it.
    fn search(&self, word: &[u8], mut from: usize, mut to: usize) -> Result<usize, usize> {
        while from < to {
            let middle = from + (to - from) / 2;
            let lead = self.words[from..middle].iter().rposition(u8::is_ascii_whitespace);
            let start = lead.map_or(from, |at| from + at + 1);
            let rest = &self.words[start..];
            let length = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
            match rest[..length].cmp(word) {
                Ordering::Equal => return Ok(start),
                Ordering::Less => from = start + length + 1,
                Ordering::Greater => to = start,
            }
        }
        Err(from)
    }
}

/// The slot of a word's first two bytes; a word of one byte goes before all of two.
fn slot(word: &[u8]) -> usize {
    let place = |byte: u8| usize::from(byte.saturating_sub(FIRST_BYTE)).min(BYTES - 1);
    place(word[0]) * BYTES + word.get(1).map_or(0, |byte| place(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_sorted_list_is_found_and_no_other() {
        let list = "# said first\n\nAnn Bob Carla\nDé Eve a ab zz Ä\n";
        let words = SortedWords::new(list);
        for word in ["Ann", "Bob", "Carla", "Dé", "Eve", "a", "ab", "zz", "Ä"] {
            assert!(words.contains(word), "{word}");
        }
        for word in ["", "An", "Anna", "Car", "Zoe", "said", "#", "É", "b", "z", "abc", "9"] {
            assert!(!words.contains(word), "{word}");
        }
    }

    #[test]
    fn shipped_lists_are_in_byte_order() {
        let files = [
            include_str!("../../rules/data/bodies.txt"),
            include_str!("../../rules/data/given-men.txt"),
            include_str!("../../rules/data/given-names.txt"),
            include_str!("../../rules/data/given-or-word.txt"),
            include_str!("../../rules/data/given-women.txt"),
            include_str!("../../rules/data/geography.txt"),
            include_str!("../../rules/data/surnames.txt"),
            include_str!("../../rules/data/words.txt"),
        ];
        for file in files {
            let list = SortedWords::new(file);
            let words: Vec<&str> = std::str::from_utf8(list.words).expect("text").split_whitespace().collect();
            assert!(words.len() > 100 && words.is_sorted());
            assert!(words.iter().all(|word| list.contains(word)));
        }
    }
}
