//! A hash of the letters of a word. It minds neither ASCII case nor hyphens and stops, and stops itself at an apostrophe, so that `Web-site's`
//! has the hash of `website`; and the hash of two words written as one comes from theirs.

use crate::span::{Span, Text};

/// A polynomial over the bytes of a word.
pub(super) type Key = u64;

/// An odd number without pattern: 2^64 over the golden ratio.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a word.
pub(super) const fn of(word: &str) -> Key {
    of_bytes(word.as_bytes(), 0, word.len())
}

/// The hash of the bytes from `from` to `to`.
pub(super) const fn of_bytes(word: &[u8], from: usize, to: usize) -> Key {
    let (mut key, mut at) = (0_u64, from);
    while at < to {
        let byte = word[at];
        at += 1;
        match byte {
            b'-' | b'.' => {}
            // The first byte of a curly one.
            b'\'' | 0xe2 => break,
            _ => key = key.wrapping_mul(BASE).wrapping_add((byte | 0x20) as u64),
        }
    }
    key
}

/// Its most telling bits, so many of them.
pub(super) const fn bits(key: Key, count: u32) -> usize {
    (key.wrapping_mul(BASE) >> (u64::BITS - count)) as usize
}

/// The parts of a word with hyphens, and where they stand.
pub(super) fn parts(span: Span<Text>, word: &str) -> impl Iterator<Item = (Span<Text>, &str)> {
    let mut start = span.start;
    word.split('-').map(move |part| {
        let span = Span::new(start, start + part.len() as u32);
        start = span.end + 1;
        (span, part)
    })
}

/// Whether two words have the same letters; what [`of`] does not mind, this does not either.
pub(super) fn same(a: &str, b: &str) -> bool {
    let letters = |word| -> &str {
        let word: &str = word;
        &word[..word.find(['\'', '’']).unwrap_or(word.len())]
    };
    let plain = |word| str::bytes(letters(word)).filter(|byte| !matches!(byte, b'-' | b'.')).map(|byte| byte | 0x20);
    plain(a).eq(plain(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_hyphens_stops_and_possessives_do_not_count() {
        for (a, b) in [("Web-site's", "website"), ("U.S.", "us"), ("colour’s", "Colour")] {
            assert_eq!(of(a), of(b));
            assert!(same(a, b), "{a} {b}");
        }
        assert_ne!(of("color"), of("colour"));
        assert!(!same("color", "colour") && !same("colo", "color"));
    }
}
