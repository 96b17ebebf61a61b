//! Slips of the pen: words one or two letters apart, and the inflections that only look like one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The fewest letters of a word in which one wrong letter is a slip and not another word.
const SHORTEST: usize = 4;

/// The fewest letters of a word in which two wrong letters are.
const SHORTEST_FOR_TWO: usize = 8;

/// Endings that make a word of a name: `Trumps`, `Obamian`, `Clintonite`.
const ENDINGS: &[&str] = &[
    "s", "es", "n", "an", "ian", "ish", "er", "ers", "ed", "ing", "ism", "isms", "ist", "ists", "ite", "ites", "esque",
];

/// Whether one word is the other with a slip in it: a letter dropped, doubled, changed or swapped with its neighbour; two of these in a long word.
/// An inflection is none.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.chars().count() < SHORTEST || one == other || inflects(short, long) {
        return false;
    }
    let first = |word: &str| word.chars().next().map(|ch| ch.to_ascii_lowercase());
    match strsim::osa_distance(one, other) {
        1 => true,
        2 => short.chars().count() >= SHORTEST_FOR_TWO && first(one) == first(other),
        _ => false,
    }
}

/// Whether the longer word is the shorter with an ending, its own last vowel dropped or not. A letter doubled at the end is a slip.
fn inflects(short: &str, long: &str) -> bool {
    let stem = short.trim_end_matches(['e', 'a', 'o', 'y', 'i']);
    let is_stem = |stem: &&str| stem.len() + 1 >= short.len();
    let ends =
        |stem: &str| long.strip_prefix(stem).is_some_and(|rest| ENDINGS.contains(&rest) && !stem.ends_with(rest));
    [short, stem].iter().filter(|stem| is_stem(stem)).any(|stem| ends(stem))
}

/// Words to be found by what is a slip away from them. Asking and adding take time by the length of a word alone.
#[derive(Default)]
pub(super) struct SlipIndex {
    words: Vec<(String, u32)>,
    /// Words by themselves with one letter left out, and whole; long ones by each half too.
    by_part: HashMap<u64, Vec<u32>, BuildHasherDefault<AsIs>>,
}

/// How many words of one part are looked at.
const MOST_PER_PART: usize = 24;

/// Takes a hash for a hash.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        // The table looks at the highest bits and the lowest.
        self.0 ^ self.0.rotate_left(32)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(self.0 << 8 | u64::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl SlipIndex {
    /// Adds a word, with a number of the caller's.
    pub(super) fn add(&mut self, word: &str, number: u32) {
        let at = self.words.len() as u32;
        self.words.push((word.to_owned(), number));
        parts(word, |part| {
            let words = self.by_part.entry(part).or_default();
            if words.len() < MOST_PER_PART && words.last() != Some(&at) {
                words.push(at);
            }
        });
    }

    /// The words a slip away from `word`, each with its number, none twice.
    pub(super) fn near(&self, word: &str) -> Vec<(&str, u32)> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<u32> = Vec::new();
        parts(word, |part| found.extend(self.by_part.get(&part).into_iter().flatten()));
        found.sort_unstable();
        found.dedup();
        let near = found.into_iter().map(|at| &self.words[at as usize]).filter(|(other, _)| is_slip(word, other));
        near.map(|(word, number)| (word.as_str(), *number)).collect()
    }
}

/// The parts by which words a slip apart meet: all letters but one (a wrong letter, a swap, a letter too many), and the halves of long words.
fn parts(word: &str, mut part: impl FnMut(u64)) {
    let length = word.chars().count();
    if length < SHORTEST {
        return;
    }
    // A polynomial of the letters: leaving one out is arithmetic on what stands before it and behind it. All is taken times the base, so that
    // nothing need be divided.
    const BASE: u64 = 0x0100_0000_01b3;
    let hash = |hash: u64, letter: char| hash.wrapping_mul(BASE).wrapping_add(u64::from(letter));
    let whole = word.chars().fold(0, hash);
    part(whole.wrapping_mul(BASE));
    let (mut behind, mut power) = (0u64, 1u64);
    for letter in word.chars().rev() {
        let own = u64::from(letter).wrapping_mul(power);
        let before = whole.wrapping_sub(own).wrapping_sub(behind);
        part(before.wrapping_add(behind.wrapping_mul(BASE)));
        behind = behind.wrapping_add(own);
        power = power.wrapping_mul(BASE);
    }
    if length + 1 >= SHORTEST_FOR_TWO {
        part(word.chars().take(4).fold(1, hash));
        part(word.chars().rev().take(4).fold(2, hash));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_a_letter_or_two() {
        for (one, other) in [
            ("Shapiro", "Shaprio"),
            ("Trump", "Tromp"),
            ("Dussault", "Dussalt"),
            ("Biden", "Biedn"),
            ("Gonzalez", "Gonzales"),
            ("Hickenlooper", "Hickenlopper"),
            ("Krishnamurthy", "Krishnamurti"),
        ] {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
        }
        for (one, other) in
            [("Lee", "Leo"), ("Iran", "Iranian"), ("America", "American"), ("Obama", "Obamas"), ("Clinton", "Burton")]
        {
            assert!(!is_slip(one, other) && !is_slip(other, one), "{one} {other}");
        }
    }

    #[test]
    fn the_index_finds_every_slip() {
        let names = ["Shapiro", "Trump", "Hickenlooper", "Dussault", "Müller"];
        let mut index = SlipIndex::default();
        (0..).zip(names).for_each(|(number, name)| index.add(name, number));
        for (word, number) in [
            ("Shaprio", 0),
            ("Trmp", 1),
            ("Ttrump", 1),
            ("Hickenlopperr", 2),
            ("Hickenloopre", 2),
            ("Bussault", 3),
            ("Muller", 4),
        ] {
            assert_eq!(index.near(word).iter().map(|near| near.1).collect::<Vec<_>>(), [number], "{word}");
        }
        assert!(index.near("Trump").is_empty() && index.near("Merkel").is_empty());
    }
}
