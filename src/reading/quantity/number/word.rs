//! The words numbers are made of.

/// A number word under a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// `seven`
    Cardinal(u8),
    /// `seventh`
    Ordinal(u8),
}

/// Whether the first letters are those of a number word: most words of a story are none, and say so here.
pub(super) fn may_open_number(word: &[u8]) -> bool {
    let [a, b, c, rest @ ..] = word else { return false };
    match &[a | 0x20, b | 0x20, c | 0x20] {
        b"for" => rest.len() > 1,
        b"one" | b"two" | b"twe" | b"thr" | b"thi" | b"ten" | b"fou" | b"fiv" | b"fir" | b"fif" | b"six" | b"sev"
        | b"sec" | b"eig" | b"ele" | b"nin" | b"zer" | b"hal" => true,
        _ => false,
    }
}

/// The longest number word, in bytes: `seventy-seventh`.
const LONGEST: usize = 15;

/// The word in small letters, if it can be a number word.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    if word.len() < 3 || word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    let lower = &mut buffer[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

/// The value of a number word under a hundred: `seven`, `twelfth`, `twenty-three`.
pub(super) fn small(word: &str) -> Option<Place> {
    let mut buffer = [0; LONGEST];
    let word = lower(word, &mut buffer)?;
    if let Some((tens, units)) = word.split_once('-') {
        let (Place::Cardinal(tens), units) = (simple(tens)?, simple(units)?) else { return None };
        let fits = |units: u8| tens >= 20 && tens % 10 == 0 && (1..10).contains(&units);
        return match units {
            Place::Cardinal(units) => fits(units).then_some(Place::Cardinal(tens + units)),
            Place::Ordinal(units) => fits(units).then_some(Place::Ordinal(tens + units)),
        };
    }
    simple(word)
}

fn simple(word: &str) -> Option<Place> {
    use Place::{Cardinal, Ordinal};
    Some(match word {
        "zero" => Cardinal(0),
        "one" => Cardinal(1),
        "two" => Cardinal(2),
        "three" => Cardinal(3),
        "four" => Cardinal(4),
        "five" => Cardinal(5),
        "six" => Cardinal(6),
        "seven" => Cardinal(7),
        "eight" => Cardinal(8),
        "nine" => Cardinal(9),
        "ten" => Cardinal(10),
        "eleven" => Cardinal(11),
        "twelve" => Cardinal(12),
        "thirteen" => Cardinal(13),
        "fourteen" => Cardinal(14),
        "fifteen" => Cardinal(15),
        "sixteen" => Cardinal(16),
        "seventeen" => Cardinal(17),
        "eighteen" => Cardinal(18),
        "nineteen" => Cardinal(19),
        "twenty" => Cardinal(20),
        "thirty" => Cardinal(30),
        "forty" => Cardinal(40),
        "fifty" => Cardinal(50),
        "sixty" => Cardinal(60),
        "seventy" => Cardinal(70),
        "eighty" => Cardinal(80),
        "ninety" => Cardinal(90),
        "first" => Ordinal(1),
        "second" => Ordinal(2),
        "third" => Ordinal(3),
        "fourth" => Ordinal(4),
        "fifth" => Ordinal(5),
        "sixth" => Ordinal(6),
        "seventh" => Ordinal(7),
        "eighth" => Ordinal(8),
        "ninth" => Ordinal(9),
        "tenth" => Ordinal(10),
        "eleventh" => Ordinal(11),
        "twelfth" => Ordinal(12),
        "thirteenth" => Ordinal(13),
        "fourteenth" => Ordinal(14),
        "fifteenth" => Ordinal(15),
        "sixteenth" => Ordinal(16),
        "seventeenth" => Ordinal(17),
        "eighteenth" => Ordinal(18),
        "nineteenth" => Ordinal(19),
        "twentieth" => Ordinal(20),
        "thirtieth" => Ordinal(30),
        "fortieth" => Ordinal(40),
        "fiftieth" => Ordinal(50),
        "sixtieth" => Ordinal(60),
        "seventieth" => Ordinal(70),
        "eightieth" => Ordinal(80),
        "ninetieth" => Ordinal(90),
        _ => return None,
    })
}

/// The value of a whole number in one word, under a hundred: `nine`, `twenty-three`.
pub(in crate::reading) fn whole_word(word: &str) -> Option<u8> {
    match small(word)? {
        Place::Cardinal(value) => Some(value),
        Place::Ordinal(_) => None,
    }
}

/// The place in a row of an ordinal in one word, under a hundredth: `ninth`, `twenty-third`.
pub(in crate::reading) fn place(word: &str) -> Option<f64> {
    match small(word)? {
        Place::Ordinal(value) => Some(f64::from(value)),
        Place::Cardinal(_) => None,
    }
}

/// The power of ten a word multiplies by (Indian ones too); `m`, `bn` and their like are the quantity's to read.
pub(in crate::reading) fn magnitude(word: &str) -> Option<f64> {
    let mut buffer = [0; LONGEST];
    Some(match lower(word, &mut buffer)? {
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mln" | "mn" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bln" | "bn" => 1e9,
        "trillion" | "trln" | "trn" => 1e12,
        "quadrillion" => 1e15,
        _ => return None,
    })
}

/// The denominator of a fraction: `third`, `quarters`.
pub(super) fn part(word: &str) -> Option<f64> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "half" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        _ => return None,
    })
}

/// Whether a word is that one, whatever its case.
pub(super) fn is(word: &str, lower: &str) -> bool {
    word.eq_ignore_ascii_case(lower)
}
