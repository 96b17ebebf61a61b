//! Word lists as data: plain text under `rules/data/`, one entry a line, `[section]` headings, `#` comments.

#[allow(unreachable_pub)]
mod hashed;

pub(super) use hashed::HashedWords;

use super::key::{self, Key};
use super::seen::Seen;
use crate::table::fold;
use std::borrow::Cow;

/// The entries of one section, in file order, without blank lines and comments.
pub(super) fn section<'d>(data: &'d str, name: &str) -> impl Iterator<Item = &'d str> {
    let heading = format!("\n[{name}]\n");
    let entries = data.split_once(&*heading).map_or("", |(_, entries)| entries);
    let lines = entries.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.take_while(|line| !(line.starts_with('[') && line.ends_with(']')))
}

/// Words by their first two letters, with what goes with each. Made to say no cheaply: most words of a story are in none.
pub(super) struct WordTable<T> {
    slots: Vec<Vec<(Cow<'static, str>, T)>>,
    /// For each slot, the [marks](place) of its words as bits.
    marks: Vec<u64>,
    /// The hashes of its words.
    keys: Seen,
}

/// Five bits of the first byte and three of the second: for ASCII letters, much of what tells them apart whatever their case.
const SLOTS: usize = 1 << 8;

/// How many bits, as a power of 2, tell which hashes a table has.
const HASHES: u32 = 13;

impl<T> WordTable<T> {
    pub(super) fn new() -> WordTable<T> {
        let slots = std::iter::repeat_with(Vec::new).take(SLOTS).collect();
        WordTable { slots, marks: vec![0; SLOTS], keys: Seen::new(HASHES) }
    }

    /// What goes with `word`, put there by `new` where it is not known yet.
    pub(super) fn entry(&mut self, word: Cow<'static, str>, new: impl FnOnce() -> T) -> &mut T {
        let (slot, mark) = place(&word);
        self.marks[slot] |= mark;
        self.keys.put(key::of(&word));
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

    /// Whether a word with that [hash](key::of) may be in it.
    pub(super) fn may_hold(&self, key: Key) -> bool {
        self.keys.has(key)
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

    /// Whether a word with that [hash](key::of) may be one of them.
    pub(super) fn may_hold(&self, key: Key) -> bool {
        self.0.may_hold(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_hashed_list_is_found_and_no_other() {
        let list = "# said first\n\nAnn Bob Carla\nDé Eve a ab zz Ä\n";
        let words = HashedWords::new(list, hashed::slots(list).leak());
        for word in ["Ann", "Bob", "Carla", "Dé", "Eve", "a", "ab", "zz", "Ä"] {
            assert!(words.contains(word), "{word}");
        }
        for word in ["", "An", "Anna", "Car", "Zoe", "said", "#", "É", "b", "z", "abc", "9"] {
            assert!(!words.contains(word), "{word}");
        }
    }

    #[test]
    fn every_word_of_the_shipped_lists_is_found() {
        for list in crate::reading::vocabulary::LISTS {
            assert!(list.words().count() > 100 && list.words().all(|word| list.contains(word)));
        }
    }

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let data = "# said first\n\n[one]\na\n\n# a comment\nb c\n[two]\nd\n";
        assert_eq!(section(data, "one").collect::<Vec<_>>(), ["a", "b c"]);
        assert_eq!(section(data, "two").collect::<Vec<_>>(), ["d"]);
        assert_eq!(section(data, "three").count(), 0);
    }
}
