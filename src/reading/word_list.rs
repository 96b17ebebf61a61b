//! Word lists as data: plain text under `rules/data/`, one entry a line, `[section]` headings, `#` comments.

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
    /// By first byte.
    words: [Vec<&'static str>; 256],
    /// For each first byte, the lengths of the words as bits (31 for longer).
    lengths: [u32; 256],
}

impl WordSet {
    /// The words of one section.
    pub(super) fn section(data: &'static str, name: &str) -> WordSet {
        let mut set = WordSet { words: [const { Vec::new() }; 256], lengths: [0; 256] };
        for word in section(data, name) {
            let first = word.as_bytes()[0] as usize;
            set.words[first].push(word);
            set.lengths[first] |= 1 << word.len().min(31);
        }
        set
    }

    /// Whether `word` is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        let first = word.as_bytes().first().copied().unwrap_or_default() as usize;
        self.lengths[first] & 1 << word.len().min(31) != 0 && self.words[first].contains(&word)
    }
}
