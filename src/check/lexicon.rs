//! The words of all checks, found in one pass over a story.
//!
//! A whole word that opens with letters can only stand where letters begin, and what opens with a mark only at one: they are found by the hash of
//! what they open with, at the cost of one look for each word and mark of the story. What may stand inside a word is an automaton's.

use super::Check;
use crate::span::{Span, Text};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::ops::Range;

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

/// The words of a list of checks.
pub struct Lexicon {
    needles: Vec<Needle>,
    /// The numbers of those found by their [`Opening`], by its hash.
    by_opening: FxHashMap<u64, Vec<usize>>,
    /// A bit for each hash of an opening: most of a story have none.
    openings: Vec<u64>,
    /// Those that may stand inside a word, and their numbers.
    automaton: Option<AhoCorasick>,
    inner: Vec<usize>,
    checks: usize,
}

/// How many bits [`Lexicon::openings`] has.
const BITS: usize = 1 << 14;

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
        let mut by_opening: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        let (mut openings, mut inner) = (vec![0; BITS / 64], Vec::new());
        for (number, Needle { word, .. }) in needles.iter().enumerate() {
            match Opening::of(word.text.as_bytes()) {
                Some(opening) if word.whole || !opening.letters => {
                    let bit = opening.bit();
                    openings[bit / 64] |= 1 << (bit % 64);
                    by_opening.entry(opening.hash).or_default().push(number);
                }
                _ => inner.push(number),
            }
        }
        // Two checks may look for words that overlap, so every match is wanted.
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .prefilter(false)
            .build(inner.iter().map(|number| &needles[*number].word.text));
        let automaton = automaton.ok().filter(|_| !inner.is_empty());
        Lexicon { needles, by_opening, openings, automaton, inner, checks: count }
    }

    /// Where the words of each check stand, in text order; of words that overlap, the first and longest.
    pub fn find(&self, text: &str) -> Vec<Vec<Hit>> {
        let mut hits = vec![Vec::new(); self.checks];
        let mut add = |needle: &Needle, range: Range<usize>| {
            if needle.word.stands_at(text, range.start, range.end) {
                hits[needle.check].push(Hit { word: needle.index, span: Span::from_range(range) });
            }
        };
        self.opened(text, &mut add);
        if let Some(automaton) = &self.automaton {
            for found in automaton.find_overlapping_iter(text) {
                add(&self.needles[self.inner[found.pattern().as_usize()]], found.range());
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

    /// Gives each place where the words found by their opening may stand.
    fn opened(&self, text: &str, add: &mut impl FnMut(&Needle, Range<usize>)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(opening) = Opening::of(&bytes[at..]) {
            let bit = opening.bit();
            if self.openings[bit / 64] >> (bit % 64) & 1 == 1 {
                for number in self.by_opening.get(&opening.hash).into_iter().flatten() {
                    let needle = &self.needles[*number];
                    let end = at + needle.word.text.len();
                    let here = bytes.get(at..end);
                    if here.is_some_and(|here| here.eq_ignore_ascii_case(needle.word.text.as_bytes())) {
                        add(needle, at..end);
                    }
                }
            }
            at += opening.length;
        }
    }
}

/// Which bytes are letters and digits of ASCII.
const IS_LETTER: [bool; 256] = {
    let (mut is_letter, mut byte) = ([false; 256], 0);
    while byte < 256 {
        is_letter[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    is_letter
};

/// What a text opens with: letters and digits of ASCII, as many as there are, or one other byte.
struct Opening {
    /// Case does not matter to it.
    hash: u64,
    length: usize,
    letters: bool,
}

impl Opening {
    /// That of a text; an empty one has none.
    fn of(text: &[u8]) -> Option<Opening> {
        let push =
            |hash: u64, byte: u8| (hash.rotate_left(5) ^ u64::from(byte | 0x20)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let (first, rest) = text.split_first()?;
        let mut opening = Opening { hash: push(0, *first), length: 1, letters: IS_LETTER[usize::from(*first)] };
        if opening.letters {
            for byte in rest.iter().take_while(|byte| IS_LETTER[usize::from(**byte)]) {
                opening.hash = push(opening.hash, *byte);
                opening.length += 1;
            }
        }
        Some(opening)
    }

    /// Its bit of [`Lexicon::openings`].
    fn bit(&self) -> usize {
        (self.hash >> 32) as usize % BITS
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
