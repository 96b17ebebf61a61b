//! A rule on its way from a tree to a check: readers for the options every kind has, which note mistakes instead of failing.

use super::Kind;
use super::lexicon::Word;
use super::pattern::Pattern;
use crate::tree::{Fields, Mistakes, Node, Text};

/// The options and the wording of one rule, being compiled.
pub struct Draft<'n, 'm> {
    /// The kind's options.
    pub with: Fields<'n>,
    /// The rule's own fields: its message, help and fixes.
    pub rule: Fields<'n>,
    /// Where mistakes go.
    pub mistakes: &'m mut Mistakes,
    /// Whether the rule was validated before (it is shipped): then its patterns compile at their first use and not before.
    pub validated: bool,
    /// The rule's kind.
    pub kind: &'static Kind,
}

impl<'n> Draft<'n, '_> {
    /// An option that is yes or no.
    pub(super) fn flag(&mut self, name: &str, default: bool) -> bool {
        self.get(name).and_then(|node| self.mistakes.flag(node)).unwrap_or(default)
    }

    /// An option that is a whole number.
    pub(super) fn count(&mut self, name: &str) -> Option<usize> {
        self.get(name).and_then(|node| self.mistakes.count(node))
    }

    /// An option that is a list of texts; empty where it is not given.
    pub(super) fn texts(&mut self, name: &str) -> Vec<Text<'n>> {
        self.get(name).map(|node| self.mistakes.texts(node)).unwrap_or_default()
    }

    /// An option that is one of a fixed list of words; the place in the list.
    pub(super) fn word(&mut self, name: &str, words: &[&str]) -> Option<usize> {
        self.get(name).and_then(|node| self.mistakes.word(node, words))
    }

    /// An option that is a regular expression.
    pub(super) fn pattern(&mut self, name: &str, ignore_case: bool) -> Option<Pattern> {
        let node = self.get(name)?;
        Pattern::read(node, ignore_case, self.validated, self.mistakes)
    }

    /// An option that is a regular expression, or a list of them.
    pub(super) fn patterns(&mut self, name: &str, ignore_case: bool) -> Vec<Pattern> {
        let Some(node) = self.get(name) else { return Vec::new() };
        let nodes = if node.as_text().is_some() { std::slice::from_ref(node) } else { self.mistakes.list(node) };
        nodes.iter().filter_map(|node| Pattern::read(node, ignore_case, self.validated, self.mistakes)).collect()
    }

    /// An option that has to be there.
    pub(super) fn required(&mut self, name: &str) -> Option<&'n Node> {
        debug_assert!(self.kind.all_options().any(|option| option.name == name), "{name} is not in the table");
        self.mistakes.required(self.with, name, &format!("the kind `{}`", self.kind.name))
    }

    /// An option.
    pub(super) fn get(&self, name: &str) -> Option<&'n Node> {
        debug_assert!(self.kind.all_options().any(|option| option.name == name), "{name} is not in the table");
        self.with.get(name)
    }

    /// Texts as words to look for, with the options `ignore_case` and `whole_words`.
    pub(super) fn as_words<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Vec<Word> {
        let ignore_case = self.flag("ignore_case", false);
        let whole = self.flag("whole_words", true);
        texts.map(|text| Word { text: text.to_owned(), ignore_case, whole }).collect()
    }
}
