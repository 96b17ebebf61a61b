//! The words of all checks, found in one pass over a story.
//!
//! A whole word that opens with letters can only stand where letters begin, and what opens with a mark only at one: they are found by the hash of
//! what they open with, at the cost of one look for each word and mark of the story; those of two words and more by that of the first two. What may
//! stand inside a word is found by three letters of it.

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
    /// Those found by the hash of their [`Opening`], or of the first two.
    by_opening: Keyed,
    /// Those that may stand inside a word, signs among them, found by their [`Core`].
    by_core: Keyed,
    /// Where in each needle its core stands.
    cores: Vec<usize>,
    /// Those that may, and are too short for that, and their numbers.
    automaton: Option<AhoCorasick>,
    short: Vec<usize>,
    checks: usize,
}

struct Needle {
    word: Word,
    /// Which check it belongs to.
    check: usize,
    /// Which of the check's words and signs it is.
    index: usize,
    is_sign: bool,
}

impl Lexicon {
    /// The words of `checks`.
    pub fn new<'c>(checks: impl Iterator<Item = &'c dyn Check>) -> Lexicon {
        let mut needles = Vec::new();
        let mut count = 0;
        for check in checks {
            let needle = |word: Word, index: usize| Needle { word, check: count, index, is_sign: false };
            for (index, word) in check.words().iter().enumerate() {
                let curly = word.text.replace('\'', "’");
                if curly != word.text {
                    needles.push(needle(Word { text: curly, ..*word }, index));
                }
                needles.push(needle(word.clone(), index));
            }
            for (index, sign) in (check.words().len()..).zip(check.signs()) {
                let word = Word { text: sign.to_owned(), ignore_case: true, whole: false };
                needles.push(Needle { is_sign: true, ..needle(word, index) });
            }
            count += 1;
        }
        let (mut by_opening, mut by_core, mut short) = (Keyed::default(), Keyed::default(), Vec::new());
        let mut cores = vec![0; needles.len()];
        for (number, Needle { word, .. }) in needles.iter().enumerate() {
            let text = word.text.as_bytes();
            let opening = Opening::of(text);
            match (
                opening.filter(|opening| word.whole && text[0] != b' ' || text.len() < 3 && !opening.letters),
                Core::of(text),
            ) {
                (Some(opening), _) => by_opening.add(opening.key(text), number),
                (_, Some(core)) => {
                    cores[number] = core.at;
                    by_core.add(core.key, number);
                }
                _ => short.push(number),
            }
        }
        // Two checks may look for words that overlap, so every match is wanted.
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .prefilter(false)
            .build(short.iter().map(|number| &needles[*number].word.text));
        let automaton = automaton.ok().filter(|_| !short.is_empty());
        Lexicon { needles, by_opening, by_core, cores, automaton, short, checks: count }
    }

    /// Where the words of each check stand, in text order; of words that overlap, the first and longest. Behind them, all places of its signs.
    pub fn find(&self, text: &str) -> Vec<Vec<Hit>> {
        let mut hits = vec![Vec::new(); self.checks];
        let mut signs = Vec::new();
        let mut add = |needle: &Needle, range: Range<usize>| {
            if needle.word.stands_at(text, range.start, range.end) {
                let hit = Hit { word: needle.index, span: Span::from_range(range) };
                if needle.is_sign {
                    signs.push((needle.check, hit));
                } else {
                    hits[needle.check].push(hit);
                }
            }
        };
        self.opened(text, &mut add);
        self.inner(text, &mut add);
        if let Some(automaton) = &self.automaton {
            for found in automaton.find_overlapping_iter(text) {
                add(&self.needles[self.short[found.pattern().as_usize()]], found.range());
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
        signs.into_iter().for_each(|(check, hit)| hits[check].push(hit));
        hits
    }

    /// Gives each place where the words found by their opening stand, whatever their capitals.
    fn opened(&self, text: &str, add: &mut impl FnMut(&Needle, Range<usize>)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        // The word before, where only a space is between, and where it begins.
        let mut before: Option<(u64, usize)> = None;
        while let Some(opening) = Opening::of(&bytes[at..]) {
            self.compare(opening.hash, bytes, at, add);
            let end = at + opening.length;
            if let Some((first, start)) = before.filter(|_| opening.letters) {
                self.compare(two(first, opening.hash), bytes, start, add);
            }
            before = Some((opening.hash, at)).filter(|_| opening.letters && bytes.get(end) == Some(&b' '));
            at = if before.is_some() { end + 1 } else { end };
        }
    }

    /// Gives each place where the words found by their core stand, whatever their capitals.
    fn inner(&self, text: &str, add: &mut impl FnMut(&Needle, Range<usize>)) {
        let bytes = text.as_bytes();
        for (at, core) in bytes.array_windows().enumerate() {
            let key = Core::key(core);
            for number in self.by_core.get(key) {
                if let Some(start) = at.checked_sub(self.cores[*number]) {
                    stand(&self.needles[*number], bytes, start, add);
                }
            }
        }
    }

    fn compare(&self, key: u64, bytes: &[u8], start: usize, add: &mut impl FnMut(&Needle, Range<usize>)) {
        self.by_opening.get(key).iter().for_each(|number| stand(&self.needles[*number], bytes, start, add));
    }
}

/// Gives a needle that stands at a place, whatever its capitals.
fn stand(needle: &Needle, bytes: &[u8], start: usize, add: &mut impl FnMut(&Needle, Range<usize>)) {
    let range = start..start + needle.word.text.len();
    let here = bytes.get(range.clone());
    if here.is_some_and(|here| here.eq_ignore_ascii_case(needle.word.text.as_bytes())) {
        add(needle, range);
    }
}

/// Numbers of needles by the hash of something in them.
#[derive(Default)]
struct Keyed {
    by_key: FxHashMap<u64, Vec<usize>>,
    /// A bit for each key: most of what a story has is none.
    bits: Vec<u64>,
}

/// How many bits [`Keyed::bits`] has.
const BITS: usize = 1 << 16;

impl Keyed {
    fn add(&mut self, key: u64, number: usize) {
        self.bits.resize(BITS / 64, 0);
        let bit = Keyed::bit(key);
        self.bits[bit / 64] |= 1 << (bit % 64);
        self.by_key.entry(key).or_default().push(number);
    }

    fn get(&self, key: u64) -> &[usize] {
        let bit = Keyed::bit(key);
        let is_there = self.bits.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1);
        if is_there { self.by_key.get(&key).map_or(&[], Vec::as_slice) } else { &[] }
    }

    fn bit(key: u64) -> usize {
        (key >> 40) as usize % BITS
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

    /// What a text that opens so is found by: where another word is next, both.
    fn key(&self, text: &[u8]) -> u64 {
        let next = text.get(self.length..).filter(|_| self.letters).and_then(|rest| rest.strip_prefix(b" "));
        let next = next.and_then(Opening::of).filter(|next| next.letters);
        next.map_or(self.hash, |next| two(self.hash, next.hash))
    }
}

/// The hash of two words from theirs.
fn two(first: u64, second: u64) -> u64 {
    first.rotate_left(17).wrapping_add(second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Three bytes of a text that stand together in few others.
struct Core {
    /// Where they stand.
    at: usize,
    key: u64,
}

impl Core {
    /// That of a text, which is shorter or has one.
    fn of(text: &[u8]) -> Option<Core> {
        /// Letters from the most frequent on, as they are counted in any English text.
        const FREQUENT: &[u8] = b" etaoinshrdlcumwfgypbv";
        let rank = |byte: &u8| {
            let place = FREQUENT.iter().position(|frequent| *frequent == byte.to_ascii_lowercase());
            place.unwrap_or(FREQUENT.len())
        };
        let cores = text.array_windows().enumerate();
        let rarest = cores.max_by_key(|(_, core): &(usize, &[u8; 3])| core.iter().map(rank).sum::<usize>());
        rarest.map(|(at, core)| Core { at, key: Core::key(core) })
    }

    /// Of three bytes, whatever their capitals.
    fn key(&[one, two, three]: &[u8; 3]) -> u64 {
        u64::from(u32::from_le_bytes([one, two, three, 0]) | 0x20_2020).wrapping_mul(0x9e37_79b9_7f4a_7c15)
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

    struct Words(Vec<Word>, Vec<&'static str>);

    impl Check for Words {
        fn words(&self) -> &[Word] {
            &self.0
        }

        fn signs(&self) -> Vec<&str> {
            self.1.clone()
        }

        fn check(&self, _: &Reading<'_>, _: &[Hit], _: &mut Vec<Finding>) {}
    }

    fn word(text: &str) -> Word {
        Word { text: text.into(), ignore_case: false, whole: true }
    }

    #[test]
    fn each_check_gets_its_own_words_whole_and_longest_first() {
        let us = Words(vec![word("US"), word("U.S."), word("U.S. Army")], Vec::new());
        let loose = Words(vec![Word { ignore_case: true, whole: false, ..word("us") }], Vec::new());
        let dont = Words(vec![word("don't"), word("%")], Vec::new());
        let checks: [&dyn Check; 3] = [&us, &loose, &dont];
        let text = "The US bus, the U.S. Army, the U.S.A.: don’t, don't, 50%.";
        let hits = Lexicon::new(checks.into_iter()).find(text);
        let words = |of: &Vec<Hit>| of.iter().map(|hit| hit.span.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(words(&hits[0]), ["US", "U.S. Army"]);
        assert_eq!(words(&hits[1]), ["US", "us"]);
        assert_eq!(words(&hits[2]), ["don’t", "don't", "%"]);
    }

    #[test]
    fn signs_stand_in_words_and_over_each_other_behind_the_words() {
        let all = Words(vec![word("to be"), word("Be")], vec!["]", "to", " dol", "olla", "e d"]);
        let text = "To be: to be dollars [Tomatoes] to bed, Be so.";
        let hits = Lexicon::new([&all as &dyn Check].into_iter()).find(text).remove(0);
        let found: Vec<(usize, &str)> = hits.iter().map(|hit| (hit.word, hit.span.of(text))).collect();
        let (words, mut signs): (Vec<_>, Vec<_>) = found.into_iter().partition(|(number, _)| *number < 2);
        assert_eq!(words, [(0, "to be"), (1, "Be")]);
        signs.sort_unstable();
        let expected =
            [(2, "]"), (3, "To"), (3, "To"), (3, "to"), (3, "to"), (3, "to"), (4, " dol"), (5, "olla"), (6, "e d")];
        assert_eq!(signs, expected);
    }
}
