//! Hashes of the letters of a word. The main one minds neither ASCII case nor hyphens and stops, and stops itself at an apostrophe, so that `Web-site's`
//! has the hash of `website`; and the hash of two words written as one comes from theirs. `build.rs`
//! reads this file too, for the tables it makes.

/// A polynomial over the bytes of a word.
pub(super) type Key = u64;

/// An odd number without pattern: 2^64 over the golden ratio.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The first byte of a curly apostrophe. An apostrophe ends a word.
const CURLY: u8 = 0xe2;

/// The hash of a word.
pub(super) fn of(word: &str) -> Key {
    let letters = word.bytes().take_while(|byte| !matches!(*byte, b'\'' | CURLY));
    letters.filter(|byte| !matches!(byte, b'-' | b'.')).fold(0, push)
}

/// The hash of the letters and digits of some words as one, capitals, marks and the shape of an apostrophe apart.
pub(super) fn whole<'w>(words: impl IntoIterator<Item = &'w str>) -> Key {
    words.into_iter().fold(0, |key, word| {
        if word.is_ascii() {
            return word.bytes().filter(u8::is_ascii_alphanumeric).fold(key, push);
        }
        let letters = word.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase);
        letters.fold(key, |key, letter| letter.encode_utf8(&mut [0; 4]).bytes().fold(key, push))
    })
}

/// Each letter of ASCII in its small form, and each digit; 0 for other bytes.
const LETTERS: [u8; 256] = {
    let (mut letters, mut byte) = ([0; 256], 0);
    while byte < 256 {
        if (byte as u8).is_ascii_alphanumeric() {
            letters[byte] = byte as u8 | 0x20;
        }
        byte += 1;
    }
    letters
};

/// What undoes a multiplication by [`BASE`]: its inverse among the numbers of 64 bits, by Newton's method.
const INVERSE: u64 = {
    let (mut inverse, mut round) = (BASE, 0);
    while round < 6 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(BASE.wrapping_mul(inverse)));
        round += 1;
    }
    inverse
};

/// The powers of [`BASE`], as many as a word has letters.
const POWERS: [u64; MAX_LETTERS + 1] = {
    let (mut powers, mut at) = ([1_u64; MAX_LETTERS + 1], 1);
    while at <= MAX_LETTERS {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
};

/// A longer word joins no other.
const MAX_LETTERS: usize = 24;

/// What is known of a word by its hash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hashed {
    /// The hash of all its letters; 0 for what is no word.
    pub(super) key: Key,
    /// The hash without an s at the end, so that one and many are the same.
    pub(super) stem: Key,
    /// How many letters it has.
    letters: u32,
    /// Whether hyphens part it.
    pub(super) hyphened: bool,
    /// Whether a capital stands after its first letter.
    pub(super) inner_capital: bool,
    /// The hash of its letters and digits and those behind an apostrophe: one of `it’s` is not one of `it`. A number has this hash alone.
    pub(super) whole: Key,
}

impl Hashed {
    /// A word's.
    pub(super) fn new(word: &str) -> Hashed {
        Hashed::of_letters(word.as_bytes()).unwrap_or_else(|| Hashed::of_any(word))
    }

    /// That of a word of ASCII letters and digits alone, as most are: both its hashes are the same.
    fn of_letters(word: &[u8]) -> Option<Hashed> {
        let (mut key, mut capitals) = (0_u64, 0);
        for byte in word {
            let letter = LETTERS[usize::from(*byte)];
            if letter == 0 {
                return None;
            }
            key = key.wrapping_mul(BASE).wrapping_add(u64::from(letter));
            capitals += u32::from(letter != *byte);
        }
        let inner_capital = capitals > u32::from(word.first().is_some_and(u8::is_ascii_uppercase));
        let letters = word.len() as u32;
        Some(Hashed { key, stem: stem(key, letters, word), letters, hyphened: false, inner_capital, whole: key })
    }

    fn of_any(word: &str) -> Hashed {
        let (mut key, mut count, mut hyphened, mut inner_capital) = (0_u64, 0, false, false);
        let mut end = word.len();
        for (at, byte) in word.bytes().enumerate() {
            match byte {
                b'\'' | CURLY => {
                    end = at;
                    break;
                }
                b'-' => hyphened = true,
                b'.' => {}
                _ => {
                    key = push(key, byte);
                    inner_capital |= count > 0 && byte.is_ascii_uppercase();
                    count += 1;
                }
            }
        }
        let stem = stem(key, count, &word.as_bytes()[..end]);
        Hashed { key, stem, letters: count, hyphened, inner_capital, whole: whole([word]) }
    }

    /// A number's.
    pub(super) fn number(number: &str) -> Hashed {
        Hashed { whole: whole([number]), ..Hashed::default() }
    }

    /// How many letters it has.
    pub(super) fn letters(self) -> usize {
        self.letters as usize
    }

    /// The stem of this word and the next written as one.
    pub(super) fn joined(self, next: Hashed) -> Option<Key> {
        let power = POWERS.get(next.letters as usize)?;
        // The next one's stem is its hash, or that without the last letter.
        let (tail, power) =
            if next.stem == next.key { (next.key, *power) } else { (next.stem, POWERS[next.letters as usize - 1]) };
        Some(self.key.wrapping_mul(power).wrapping_add(tail))
    }
}

/// The hash of a word of so many letters without the s at its end; of short words, and of those in -ss, the whole.
fn stem(key: Key, count: u32, letters: &[u8]) -> Key {
    match letters {
        [.., before, b's'] if count >= 4 && *before != b's' => key.wrapping_sub(u64::from(b's')).wrapping_mul(INVERSE),
        _ => key,
    }
}

fn push(key: Key, byte: u8) -> Key {
    key.wrapping_mul(BASE).wrapping_add((byte | 0x20) as u64)
}

/// Its most telling bits, so many of them.
pub(super) fn bits(key: Key, count: u32) -> usize {
    (key.wrapping_mul(BASE) >> (u64::BITS - count)) as usize
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
    fn two_words_have_the_hash_of_one() {
        let [web, site, sites, website, hyphened] = ["Web", "site", "sites", "websites", "web-site"].map(Hashed::new);
        assert_eq!(web.joined(site), Some(website.stem));
        assert_eq!(web.joined(sites), Some(hyphened.stem));
        assert_ne!(web.joined(web), Some(website.stem));
        assert_eq!(Hashed::new("news").stem, of("new"));
        assert_eq!(Hashed::new("class").stem, of("class"));
    }

    #[test]
    fn the_whole_of_a_word_has_what_stands_behind_its_apostrophe() {
        for (a, b) in
            [("It’s", "it's"), ("O'Neill", "ONEILL"), ("re-elect", "reelect"), ("ÉCOLE", "école"), ("1,250", "1250")]
        {
            assert_eq!(whole([a]), whole([b]), "{a} {b}");
        }
        assert_eq!(whole(["T", "he"]), whole(["the"]));
        assert_ne!(Hashed::new("it's").whole, Hashed::new("it").whole);
        assert_eq!(Hashed::number("14").key, Hashed::default().key);
    }

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
