//! Lays the letters of an acronym along words: each letter an initial, of a word or of a part of one; small words may give theirs or not.
//! What is less plain has a price (a letter from inside a word, a word left out), and the cheapest reading is the one meant.

use super::definition::Word;
use std::cmp::Reverse;

/// Price of a letter from inside a word.
const INSIDE: u32 = 2;
/// Price of a word left out.
const LEFT_OUT: u32 = 3;
/// Price of beginning in the middle of a capitalised name.
const CUT_OFF: u32 = 2;

/// The most a reading may cost to be as good as any other.
pub(super) const SOUND: u32 = 3;

/// A reading of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// What it costs in all.
    pub(super) total: u32,
    /// The first of its words.
    start: Reverse<usize>,
    /// What the letters alone cost: nothing where each is an initial and no word but small ones is left out.
    pub(super) cost: u32,
}

impl Fit {
    /// Index of the first of its words.
    pub(super) fn start(self) -> usize {
        self.start.0
    }
}

/// The cheapest reading of `letters` (capitals) over words up to the last of `words`.
pub(super) fn best(letters: &[u8], words: &[Word<'_>]) -> Option<Fit> {
    // `row[i]`: the cheapest reading of the first `i` letters over the words so far.
    let mut row: Vec<Option<Fit>> = vec![None; letters.len() + 1];
    row[0] = Some(beginning(words, 0));
    for (at, word) in words.iter().enumerate() {
        let mut next = vec![None; letters.len() + 1];
        next[0] = (at + 1 < words.len()).then(|| beginning(words, at + 1));
        for upto in 1..=letters.len() {
            let left_out = row[upto].map(|fit| fit.paying(price_of_leaving_out(word)));
            let given = (0..upto).filter_map(|from| {
                let fit = row[from]?;
                Some(fit.paying(price(word, &letters[from..upto], from == 0)?))
            });
            next[upto] = given.chain(left_out).min();
        }
        row = next;
    }
    row[letters.len()]
}

fn beginning(words: &[Word<'_>], at: usize) -> Fit {
    let cuts = at > 0 && words[at].capital && words[at - 1].is_name() && !words[at - 1].possessive;
    Fit { total: if cuts { CUT_OFF } else { 0 }, start: Reverse(at), cost: 0 }
}

impl Fit {
    fn paying(self, price: u32) -> Fit {
        Fit { total: self.total + price, cost: self.cost + price, ..self }
    }
}

fn price_of_leaving_out(word: &Word<'_>) -> u32 {
    match word.small || !word.text.starts_with(char::is_alphabetic) {
        true => 0,
        false => LEFT_OUT,
    }
}

/// What it costs that `word` gives these letters.
fn price(word: &Word<'_>, letters: &[u8], opens: bool) -> Option<u32> {
    let initials = &word.initials;
    if word.small {
        let gives = initials.as_slice() == letters;
        return gives.then_some(if opens && !word.capital { LEFT_OUT } else { 0 });
    }
    if word.shouts && word.text.as_bytes().starts_with(letters) {
        return Some(0);
    }
    if is_within(letters, initials.iter().copied()) {
        return Some(if initials.first() == letters.first() { 0 } else { INSIDE });
    }
    let (first, rest) = letters.split_first()?;
    // `Extensible`, `eXperience`: the sound of the first syllable.
    let sounds = *first == b'X' && word.text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("ex"));
    let opening = match (initials.first() == Some(first), sounds) {
        (true, _) => 0,
        (_, true) => 1,
        _ => return None,
    };
    let inside = word.text.bytes().skip(1).map(|byte| byte.to_ascii_uppercase());
    // `Pre-Exposure` gives P, r and E: the second part's initial has no price.
    let mut parts = initials.iter().skip(1).peekable();
    let from_inside = rest.iter().filter(|letter| parts.next_if_eq(letter).is_none()).count();
    is_within(rest, inside).then_some(opening + INSIDE * from_inside as u32)
}

/// Whether the letters stand in `among`, in their order.
fn is_within(letters: &[u8], among: impl Iterator<Item = u8>) -> bool {
    let mut letters = letters.iter().peekable();
    for byte in among {
        letters.next_if(|letter| **letter == byte);
    }
    letters.peek().is_none()
}
