//! Which of a story's capitalised words are a slip apart. Cheap tests come first: most words of a story are near no other.

use super::lexicon::is_small;
use super::words::Words;
use crate::reading::vocabulary::fold;

/// The fewest letters of a word that may be a slip.
const SHORTEST: usize = 4;

/// The fewest bytes of words two letters apart.
const SHORTEST_FOR_TWO: usize = 7;

/// How many words of one first letter a word is compared with: more a story does not have, and a hostile one takes no longer for them.
const MOST_COMPARED: usize = 200;

/// How many words are looked at closely for one.
const MOST_NEAR: usize = 12;

/// Two words a letter or two apart, each by its number.
pub(super) struct Pair {
    /// The one that stands first.
    pub(super) earlier: u32,
    /// The other.
    pub(super) later: u32,
    /// How many letters apart they are.
    pub(super) distance: usize,
    /// Whether two letters have changed places, which no other word is likely to have.
    pub(super) swapped: bool,
}

/// A word as it is compared.
struct Entry {
    first: u8,
    length: u8,
    /// Its letters, one bit each.
    letters: u32,
    word: u32,
}

/// All pairs of words that are near each other.
pub(super) fn pairs(words: &Words<'_>) -> Vec<Pair> {
    let mut entries: Vec<Entry> = (0..).zip(&words.all).filter_map(|(at, word)| entry(word.printed, at)).collect();
    entries.sort_unstable_by_key(|entry| (entry.first, entry.word));
    let mut pairs = Vec::new();
    for (at, later) in entries.iter().enumerate() {
        let earlier = entries[..at].iter().rev().take(MOST_COMPARED).take_while(|entry| entry.first == later.first);
        let near = earlier.filter(|earlier| may_be_near(earlier, later)).take(MOST_NEAR);
        pairs.extend(near.filter_map(|earlier| pair(words, earlier.word, later.word)));
    }
    pairs
}

fn entry(printed: &str, word: u32) -> Option<Entry> {
    let bytes = printed.as_bytes();
    if bytes.len() < SHORTEST || is_small(printed) {
        return None;
    }
    let letters = bytes.iter().fold(0, |letters, byte| letters | 1u32 << (byte & 31));
    Some(Entry { first: bytes[0] & 31, length: bytes.len().min(255) as u8, letters, word })
}

/// Whether letters and length allow two words to be two letters apart.
fn may_be_near(one: &Entry, other: &Entry) -> bool {
    let apart = if one.length.max(other.length) >= 9 { 4 } else { 2 };
    one.length.abs_diff(other.length) <= 2 && (one.letters ^ other.letters).count_ones() <= apart
}

fn pair(words: &Words<'_>, earlier: u32, later: u32) -> Option<Pair> {
    let (one, other) = (fold(words.all[earlier as usize].printed), fold(words.all[later as usize].printed));
    let distance = strsim::osa_distance(&one, &other);
    let long = one.len().min(other.len()) >= SHORTEST_FOR_TWO;
    let swapped = distance == 1 && one.len() == other.len() && is_swap(one.as_bytes(), other.as_bytes());
    (distance == 1 || distance == 2 && long).then_some(Pair { earlier, later, distance, swapped })
}

/// Whether words of one length a letter apart differ in two neighbours that have changed places.
fn is_swap(one: &[u8], other: &[u8]) -> bool {
    one.iter().zip(other).filter(|(a, b)| a != b).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading::Reading;

    #[test]
    fn words_near_each_other_are_found() {
        let article =
            Article::of_paragraphs("We use FBOpen, GitHub and Louisiana; they Lousiana, GutHub, Gitlab, FBOpoen.");
        let reading = Reading::new(&article, Default::default());
        let words = Words::read(&reading);
        let word = |at: u32| words.all[at as usize].printed;
        let found: Vec<_> = pairs(&words).iter().map(|pair| (word(pair.earlier), word(pair.later))).collect();
        assert_eq!(found, [("FBOpen", "FBOpoen"), ("GitHub", "GutHub"), ("Louisiana", "Lousiana")]);
    }
}
