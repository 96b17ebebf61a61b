//! The words of all checks, found in one pass over a story.

use super::Check;
use crate::span::{Span, Text};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use std::cmp::Reverse;

/// A word or phrase to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it is printed; a straight apostrophe finds a curly one too.
    pub text: String,
    /// Whether ASCII capitals may vary.
    pub ignore_case: bool,
    /// Whether it must not be part of a longer word.
    pub whole: bool,
}

/// A word found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Which of the check's words.
    pub word: usize,
    /// Where it stands.
    pub span: Span<Text>,
}

/// The words of a list of checks in one automaton.
pub struct Lexicon {
    automaton: Option<AhoCorasick>,
    needles: Vec<Needle>,
    checks: usize,
}

struct Needle {
    word: Word,
    /// Which check it belongs to.
    check: usize,
    /// Which of the check's words it is.
    index: usize,
}

impl Lexicon {
    /// The words of `checks`.
    pub fn new<'c>(checks: impl Iterator<Item = &'c dyn Check>) -> Lexicon {
        let mut needles = Vec::new();
        let mut count = 0;
        for check in checks {
            for (index, word) in check.words().iter().enumerate() {
                let curly = word.text.replace('\'', "’");
                if curly != word.text {
                    needles.push(Needle { word: Word { text: curly, ..*word }, check: count, index });
                }
                needles.push(Needle { word: word.clone(), check: count, index });
            }
            count += 1;
        }
        // Two checks may look for words that overlap, so every match is wanted; a prefilter only pays where few are.
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .prefilter(false)
            .build(needles.iter().map(|needle| &needle.word.text));
        Lexicon { automaton: automaton.ok().filter(|_| !needles.is_empty()), needles, checks: count }
    }

    /// Where the words of each check stand, in text order; of words that overlap, the first and longest.
    pub fn find(&self, text: &str) -> Vec<Vec<Hit>> {
        let mut hits = vec![Vec::new(); self.checks];
        let Some(automaton) = &self.automaton else { return hits };
        for found in automaton.find_overlapping_iter(text) {
            let needle = &self.needles[found.pattern().as_usize()];
            if needle.word.stands_at(text, found.start(), found.end()) {
                hits[needle.check].push(Hit { word: needle.index, span: Span::from_range(found.range()) });
            }
        }
        for hits in &mut hits {
            hits.sort_by_key(|hit| (hit.span.start, Reverse(hit.span.end), hit.word));
            let mut end = 0;
            hits.retain(|hit| {
                let free = hit.span.start >= end;
                end = if free { hit.span.end } else { end };
                free
            });
        }
        hits
    }
}

impl Word {
    /// Whether what the automaton found, which ignores case and knows no word boundaries, is this word.
    fn stands_at(&self, text: &str, start: usize, end: usize) -> bool {
        (self.ignore_case || text[start..end] == self.text) && (!self.whole || is_whole(text, start, end))
    }
}

/// Whether the words at `start..end` are not part of a longer one. Only an edge that is a letter, a digit or a full stop can be: `U.S.` is
/// no whole word in `U.S.A.`, `%` is one in `50%`.
pub(super) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let is_inner = |ch: char| ch.is_alphanumeric() || ch == '_';
    let words = &text[start..end];
    let before = text[..start].chars().next_back().is_some_and(is_inner);
    let after = text[end..].chars().next().is_some_and(is_inner);
    let opens = words.starts_with(is_inner);
    let closes = words.ends_with(|ch| is_inner(ch) || ch == '.');
    !(before && opens || after && closes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Finding;
    use crate::reading::Reading;

    struct Words(Vec<Word>);

    impl Check for Words {
        fn words(&self) -> &[Word] {
            &self.0
        }

        fn check(&self, _: &Reading<'_>, _: &[Hit], _: &mut Vec<Finding>) {}
    }

    fn word(text: &str) -> Word {
        Word { text: text.into(), ignore_case: false, whole: true }
    }

    #[test]
    fn each_check_gets_its_own_words_whole_and_longest_first() {
        let us = Words(vec![word("US"), word("U.S."), word("U.S. Army")]);
        let loose = Words(vec![Word { ignore_case: true, whole: false, ..word("us") }]);
        let dont = Words(vec![word("don't"), word("%")]);
        let checks: [&dyn Check; 3] = [&us, &loose, &dont];
        let text = "The US bus, the U.S. Army, the U.S.A.: don’t, don't, 50%.";
        let hits = Lexicon::new(checks.into_iter()).find(text);
        let words = |of: &Vec<Hit>| of.iter().map(|hit| hit.span.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(words(&hits[0]), ["US", "U.S. Army"]);
        assert_eq!(words(&hits[1]), ["US", "us"]);
        assert_eq!(words(&hits[2]), ["don’t", "don't", "%"]);
    }
}
