//! The classes of words met before. Each thread has its own; a place in it is that of the word last met there, so that it never grows.

use super::Classes;
use std::cell::RefCell;

/// How many places there are, as a power of 2.
const PLACES: u32 = 14;

/// The longest word remembered, in bytes; a longer one is asked each time.
const LONGEST: usize = 15;

/// A word and behind it its length.
type Letters = [u8; LONGEST + 1];

#[derive(Clone, Copy, Default)]
struct Known {
    word: Letters,
    classes: Classes,
}

thread_local! {
    static KNOWN: RefCell<Vec<Known>> = RefCell::new(vec![Known::default(); 1 << PLACES]);
}

/// The classes of a word.
pub(super) fn of(word: &str) -> Classes {
    let Some(letters) = letters(word) else { return Classes::told(word) };
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[place(letters)];
        if known.word != letters {
            *known = Known { word: letters, classes: Classes::told(word) };
        }
        known.classes
    })
}

fn letters(word: &str) -> Option<Letters> {
    let mut letters = [0; LONGEST + 1];
    letters[..LONGEST].get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    letters[LONGEST] = word.len() as u8;
    Some(letters)
}

fn place(letters: Letters) -> usize {
    let all = u128::from_le_bytes(letters);
    // An odd number without pattern: 2^64 over the golden ratio.
    let mixed = (all as u64 ^ ((all >> 64) as u64).rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (u64::BITS - PLACES)) as usize
}
