//! Word lists as data: plain text under `rules/data/`, one entry a line, `[section]` headings, `#` comments.

use std::collections::HashSet;

/// The entries of one section, in file order, without blank lines and comments.
pub(super) fn section<'d>(data: &'d str, name: &str) -> impl Iterator<Item = &'d str> {
    let lines = data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let heading = format!("[{name}]");
    lines
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !(line.starts_with('[') && line.ends_with(']')))
}

/// A set of words that says no cheaply: most words of a story are in none.
pub(super) struct WordSet {
    words: HashSet<&'static str>,
    /// For each first byte, the lengths of the words as bits (31 for longer).
    lengths: [u32; 256],
}

impl WordSet {
    /// The words of one section.
    pub(super) fn section(data: &'static str, name: &str) -> WordSet {
        let words: HashSet<&'static str> = section(data, name).collect();
        let mut lengths = [0; 256];
        for word in &words {
            lengths[word.as_bytes()[0] as usize] |= 1 << word.len().min(31);
        }
        WordSet { words, lengths }
    }

    /// Whether `word` is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        let first = word.as_bytes().first().copied().unwrap_or_default();
        self.lengths[first as usize] & 1 << word.len().min(31) != 0 && self.words.contains(word)
    }
}
