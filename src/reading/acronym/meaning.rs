//! Which long forms of one acronym are one: an ending, a spelling or a word more (`U.S.`, `Office of the`) makes no other meaning.

use super::definition::is_small;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The most meanings of one acronym that are told apart.
const MOST: usize = 8;

/// The meanings of the acronyms of a story, by acronym.
#[derive(Default)]
pub(super) struct Meanings<'t>(HashMap<u32, Vec<Meaning<'t>>>);

/// A long form, and its words once there is another to hold it against.
struct Meaning<'t> {
    long: &'t str,
    words: OnceCell<Vec<String>>,
}

impl Meaning<'_> {
    fn words(&self) -> &[String] {
        self.words.get_or_init(|| plain_words(self.long))
    }
}

impl<'t> Meanings<'t> {
    /// The number of that meaning among those of the acronym, from 1.
    pub(super) fn of(&mut self, acronym: u32, long: &'t str) -> u32 {
        let known = self.0.entry(acronym).or_default();
        let new = Meaning { long, words: OnceCell::new() };
        let same = known.iter().position(|other| other.long == long || is_one(other.words(), new.words()));
        let at = same.unwrap_or_else(|| {
            if known.len() < MOST {
                known.push(new);
            }
            known.len() - 1
        });
        at as u32 + 1
    }
}

/// The words that count, in small letters and one spelling: no small ones, and not whose country's it is.
fn plain_words(long: &str) -> Vec<String> {
    let long = long.to_lowercase().replace("united states", " ");
    let words = long.split(|ch: char| !ch.is_alphanumeric() && !matches!(ch, '.' | '’' | '\''));
    let words = words.map(|word| word.trim_end_matches(['.', '’', '\'']));
    let words = words.map(|word| word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word));
    words.filter(|word| !matches!(*word, "" | "u.s" | "us") && !is_small(word)).map(one_spelling).collect()
}

/// One spelling of a word that British and American copy spell in two ways.
fn one_spelling(word: &str) -> String {
    let word = word
        .replace("isation", "ization")
        .replace("our", "or")
        .replace("programme", "program")
        .replace("defence", "defense");
    word.replace("centre", "center")
}

/// Whether two rows of words are one long form: the same word by word, or the one with words left out.
fn is_one(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| is_one_word(word, other)))
}

/// Whether two words differ in their ending at most, or one is the other cut short.
fn is_one_word(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    shared == shorter && shorter > 2 || shared >= 4.max(shorter.saturating_sub(3)) || a == b
}
