//! A YAML file that somebody is writing, at the place where they write. It is read by its lines and not as YAML, since half a file is
//! seldom any.

use crate::source::Source;
use crate::span::Span;
use std::borrow::Cow;

/// A word that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer<'o> {
    /// The word.
    pub word: Cow<'o, str>,
    /// What it takes or holds, in short.
    pub takes: &'o str,
    /// What it means.
    pub doc: &'o str,
    /// Whether it is a key, and a colon comes after it.
    pub is_key: bool,
}

/// A place where a word is being written.
pub struct Cursor<'s> {
    /// The file.
    text: &'s str,
    /// The lines before the one that is being written.
    before: &'s str,
    /// What stands on that line before the word.
    pub head: &'s str,
    /// The word begun.
    pub begun: Span<Source>,
}

impl<'s> Cursor<'s> {
    /// The place at a byte of a file.
    pub fn at(file: &'s Source, at: u32) -> Cursor<'s> {
        let text = file.text();
        let written = &text[..text.floor_char_boundary(at as usize)];
        let line = written.rsplit('\n').next().unwrap_or_default();
        let is_of_word = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '_' | '/' | '*');
        let begun = line.rsplit(|ch| !is_of_word(ch)).next().unwrap_or_default();
        // The dash of an item is no word.
        let begun = if line.trim() == begun { begun.trim_start_matches('-') } else { begun };
        let end = written.len() as u32;
        Cursor {
            text,
            before: &written[..written.len() - line.len()],
            head: &line[..line.len() - begun.len()],
            begun: Span::new(end - begun.len() as u32, end),
        }
    }

    /// How far in the line begins.
    pub fn indent(&self) -> usize {
        self.head.len() - self.head.trim_start().len()
    }

    /// The key whose value is being written.
    pub fn key(&self) -> Option<&'s str> {
        let (key, _) = self.head.split_once(':')?;
        Some(key.trim_start_matches([' ', '-']))
    }

    /// The keys that the line being written stands under, outermost first.
    pub fn parents(&self) -> Vec<&'s str> {
        let mut parents = Vec::new();
        // An item may begin where what it stands under does.
        let mut below = self.indent() + usize::from(self.head.trim_start().starts_with("- "));
        for line in self.before.lines().rev().filter(|line| !line.trim_start().starts_with('#')) {
            let dash = line.len() - line.trim_start().len();
            let entry = line.trim_start_matches([' ', '-']);
            if let Some(key) = key_of(entry)
                && line.len() - entry.len() < below
            {
                parents.push(key);
                below = line.len() - entry.len();
            }
            if line[dash..].starts_with("- ") && dash < below {
                below = dash + 1;
            }
        }
        parents.reverse();
        parents
    }

    /// What stands in the whole file behind a key, wherever that is.
    pub fn value(&self, key: &str) -> Option<&'s str> {
        let values = self.text.lines().filter_map(|line| line.trim_start().strip_prefix(key)?.strip_prefix(':'));
        values.map(str::trim).next()
    }

    /// The keys right under one that stands at the margin.
    pub fn keys_under(&self, key: &str) -> Vec<&'s str> {
        let lines = self.text.lines().skip_while(|line| key_of(line) != Some(key)).skip(1);
        let below: Vec<&str> = lines.take_while(|line| line.is_empty() || line.starts_with([' ', '#'])).collect();
        let keys =
            below.iter().filter_map(|line| Some((line.len() - line.trim_start().len(), key_of(line.trim_start())?)));
        let least = keys.clone().map(|(indent, _)| indent).min();
        keys.filter(|(indent, _)| Some(*indent) == least).map(|(_, key)| key).collect()
    }
}

/// The key that an entry of a map begins with.
fn key_of(entry: &str) -> Option<&str> {
    let (key, value) = entry.split_once(':')?;
    let is_key = !key.starts_with([' ', '#']) && (value.is_empty() || value.starts_with([' ', '\r']));
    is_key.then(|| key.trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands over and before the bar.
    fn at(file: &str) -> (Vec<String>, Option<String>, String) {
        let at = file.find('|').expect("a bar");
        let source = Source::new("x.yaml", file.replacen('|', "", 1));
        let cursor = Cursor::at(&source, at as u32);
        let parents = cursor.parents().into_iter().map(str::to_owned).collect();
        (parents, cursor.key().map(str::to_owned), source.slice(cursor.begun).to_owned())
    }

    #[test]
    fn a_place_knows_what_it_stands_under() {
        let cases: [(&str, &[&str], Option<&str>, &str); 8] = [
            ("ru|", &[], None, "ru"),
            ("rules:\n  people/*|", &["rules"], None, "people/*"),
            ("rules:\n  two-ages: o|", &["rules"], Some("two-ages"), "o"),
            (
                "overrides:\n  - paths: [a]\n    rules:\n      two-ages: |",
                &["overrides", "rules"],
                Some("two-ages"),
                "",
            ),
            ("overrides:\n- paths: a\n  |", &["overrides"], None, ""),
            ("overrides:\n- |", &["overrides"], None, ""),
            ("# rules:\nhouse:\n  # no: x\n  sp|", &["house"], None, "sp"),
            ("a:\n  b: http://x\n  c:\n    d|", &["a", "c"], None, "d"),
        ];
        for (file, parents, key, begun) in cases {
            let (over, before, word) = at(file);
            assert_eq!(
                (over.iter().map(String::as_str).collect(), before.as_deref(), word.as_str()),
                (parents.to_vec(), key, begun),
                "{file}"
            );
        }
    }

    #[test]
    fn keys_under_a_key_are_its_own_and_not_theirs() {
        let source = Source::new("x.yaml", "profiles:\n  web:\n    rules: {}\n\n  print:\nhouse:\n  spelling: x\n");
        assert_eq!(Cursor::at(&source, 0).keys_under("profiles"), ["web", "print"]);
        assert!(Cursor::at(&source, 0).keys_under("rules").is_empty());
    }
}
