//! Numbers as they are printed: in figures (`1,250.5`, `17.5m`, `1,50,000`), in words (`twenty-three`, `a hundred and five`, `a dozen`), mixed
//! (`1.2 million`, `half a million`), as fractions (`two-thirds`, `a quarter`) and as ordinals (`70th`, `seventieth`).

mod word;

pub(in crate::reading) use word::{magnitude, place, whole_word};

use super::words::Words;
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use word::{Place, is, may_open_number, part, small};

/// Whether a word, as printed, may open a number in words but for `a` and `an`: most of a story do not.
pub(in crate::reading) fn may_open(word: &str) -> bool {
    may_open_number(word.as_bytes())
}

/// A number as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading) struct Numeral {
    /// Its value.
    pub value: f64,
    /// What one is worth in the last printed place that counts: 0.1 for `5.6`, 100,000 for `1.2 million`, 1 for `43`, 0 for words that leave no room
    /// (`fourteen`, `a dozen`). Zeros at the end of a figure from 1,000 count no further than its second digit: `12,000` is good to 1,000.
    pub step: f64,
    /// How it is written.
    pub form: Form,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Form {
    /// In figures alone: `43`, `1,250.5`.
    Figures,
    /// In words, or figures and a word: `forty-three`, `1.2 million`.
    Words,
    /// Part of a whole: `half`, `two-thirds`.
    Fraction,
    /// Its place in a row: `70th`, `seventieth`.
    Ordinal,
}

/// What a token of figures says: its number and the letters glued to it (`17.5m`, `139km`, `70th`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading) struct Figures<'t> {
    /// The value.
    pub value: f64,
    /// As [`Numeral::step`].
    pub step: f64,
    /// How many bytes the figures take.
    pub length: usize,
    /// What is glued to them.
    pub suffix: &'t str,
    /// Whether the commas group the digits.
    pub grouped: bool,
}

/// Reads a token of figures. `None` where it is no plain number: a score, a date, a telephone number, commas where no style puts them.
pub(in crate::reading) fn figures(word: &str) -> Option<Figures<'_>> {
    let length = word.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')).count();
    let (printed, mut suffix) = word.split_at(length);
    let (whole, decimals) = printed.split_once('.').unwrap_or((printed, ""));
    let grouped = whole.contains(',');
    if whole.is_empty() || decimals.contains(['.', ',']) || grouped && !is_grouped(whole) {
        return None;
    }
    let mut value: f64 = if grouped { printed.replace(',', "").parse().ok()? } else { printed.parse().ok()? };
    let mut step = if decimals.is_empty() { place_of_last_digit(whole) } else { 0.1_f64.powi(decimals.len() as i32) };
    for (glyph, part) in [("½", 0.5), ("¼", 0.25), ("¾", 0.75)] {
        if let Some(rest) = suffix.strip_prefix(glyph) {
            (value, step, suffix) = (value + part, 0.25, rest);
        }
    }
    // `2016-17`, `7-2`, `4:30` and `2/3` are no amounts.
    let plain =
        suffix.bytes().all(|byte| !byte.is_ascii_digit()) || matches!(suffix, "m2" | "km2" | "m3" | "ft2" | "cm2");
    plain.then_some(Figures { value, step, length, suffix, grouped })
}

/// Whether commas stand where they group digits: by three, or as in India by two before the last three.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.rsplit(',');
    let last = groups.next().map_or(0, str::len);
    let lengths: Vec<usize> = groups.map(str::len).collect();
    let Some((first, inner)) = lengths.split_last() else { return false };
    last == 3
        && (inner.iter().all(|length| *length == 3) && (1..=3).contains(first)
            || inner.iter().all(|length| *length == 2) && (1..=2).contains(first))
}

/// The worth of the last digit that counts in a whole number.
fn place_of_last_digit(whole: &str) -> f64 {
    let digits: Vec<u8> = whole.bytes().filter(u8::is_ascii_digit).collect();
    let zeros = digits.iter().rev().take_while(|digit| **digit == b'0').count();
    if digits.len() < 4 { 1.0 } else { 10_f64.powi(zeros.min(digits.len() - 2) as i32) }
}

/// The number that begins at token `at`, and the index of the first token after it. Glued letters are not looked at but for ordinal endings.
pub(in crate::reading) fn read(reading: &Reading<'_>, at: usize) -> Option<(Numeral, usize)> {
    match reading.tokens().get(at)?.kind {
        TokenKind::Number => Words::new(reading, at).in_figures(at),
        TokenKind::Word => {
            let word = reading.words()[at];
            let may_open = may_open(word) || matches!(word, "a" | "an" | "A" | "An");
            may_open.then(|| Words::new(reading, at).in_words(at))?
        }
        TokenKind::Mark => None,
    }
}

impl Words<'_, '_> {
    fn in_figures(&self, at: usize) -> Option<(Numeral, usize)> {
        let word = self.get(at);
        let read = figures(word)?;
        // `9st` and `11st` are stones.
        let first = read.suffix == "st" && read.value % 10.0 == 1.0 && read.value % 100.0 != 11.0;
        if first || matches!(read.suffix, "nd" | "rd" | "th") {
            return Some((Numeral { value: read.value, step: 0.0, form: Form::Ordinal }, at + 1));
        }
        if read.suffix.is_empty()
            && let Some(power) = self.get(at + 1).split('-').next().and_then(magnitude)
        {
            // `500 million` is good to ten million: the third digit of a round number does not count.
            let round = read.step == 1.0 && read.value >= 100.0 && read.value % 10.0 == 0.0;
            let step = if round { 10.0 } else { read.step };
            return Some((
                Numeral { value: (read.value * power).round(), step: step * power, form: Form::Words },
                at + 2,
            ));
        }
        Some((Numeral { value: read.value, step: read.step, form: Form::Figures }, at + 1))
    }

    fn in_words(&self, at: usize) -> Option<(Numeral, usize)> {
        let word = self.get(at);
        if matches!(word, "a" | "an" | "A" | "An") {
            return self.after_article(at);
        }
        let next = self.get(at + 1);
        if is(word, "half") {
            // The first half of a year or a game is a place in a row.
            let placed = at > 0
                && matches!(
                    self.get(at - 1),
                    "first" | "First" | "second" | "Second" | "other" | "Other" | "latter" | "Latter" | "1st" | "2nd"
                );
            // `one and a half miles` are not half miles.
            let joined = at > 1 && is(self.get(at - 1), "a") && is(self.get(at - 2), "and");
            return (!placed && !joined).then(|| self.half(at));
        }
        if let Some(fraction) = fraction(word) {
            return Some((fraction, at + 1));
        }
        let first = small(word)?;
        if let Place::Ordinal(value) = first {
            return Some((Numeral { value: f64::from(value), step: 0.0, form: Form::Ordinal }, at + 1));
        }
        if let Place::Cardinal(value) = first
            && let Some(part) = part(next).filter(|_| value < 10)
            && (value > 1) == next.ends_with('s')
            && !self.is_time(at + 1)
        {
            return Some((Numeral { value: f64::from(value) / part, step: 0.0, form: Form::Fraction }, at + 2));
        }
        self.cardinal(at)
    }

    /// `a dozen`, `a hundred and five`, `a third`, `a half`, `a million`.
    fn after_article(&self, at: usize) -> Option<(Numeral, usize)> {
        let next = self.get(at + 1);
        if let Some(part) = part(next).filter(|_| !next.ends_with('s')) {
            // `a third man`, `a second half` are places in a row.
            let whole = matches!(
                self.get(at + 2),
                "of" | "to"
                    | "in"
                    | "from"
                    | "since"
                    | "last"
                    | "this"
                    | "between"
                    | "the"
                    | "a"
                    | "more"
                    | "less"
                    | "fewer"
                    | "higher"
                    | "lower"
                    | "as"
                    | ","
                    | "."
            );
            return (whole && !self.is_time(at + 1))
                .then_some((Numeral { value: 1.0 / part, step: 0.0, form: Form::Fraction }, at + 2));
        }
        let opens = is(next, "dozen") || is(next, "hundred") || magnitude(next).is_some();
        if !opens {
            return None;
        }
        self.cardinal(at)
    }

    /// Whether the quarters at `at` are three months each: `two quarters`, `a quarter in advance`.
    fn is_time(&self, at: usize) -> bool {
        let several = self.get(at) == "quarters" && !is(self.get(at - 1), "three");
        is(self.get(at).trim_end_matches('s'), "quarter")
            && match self.get(at + 1) {
                "ahead" | "ago" | "later" | "earlier" | "running" | "straight" => true,
                "in" => matches!((self.get(at + 2), self.get(at + 3)), ("advance" | "succession", _) | ("a", "row")),
                _ => several,
            }
    }

    /// `half`, `half a million`, `half a dozen`.
    fn half(&self, at: usize) -> (Numeral, usize) {
        let article = matches!(self.get(at + 1), "a" | "an");
        let unit = self.get(at + 1 + usize::from(article));
        let scale = magnitude(unit).or_else(|| is(unit, "dozen").then_some(12.0));
        match scale {
            Some(scale) => {
                let numeral = Numeral { value: scale / 2.0, step: scale / 10.0, form: Form::Words };
                (numeral, at + 2 + usize::from(article))
            }
            None => (Numeral { value: 0.5, step: 0.0, form: Form::Fraction }, at + 1),
        }
    }

    /// A whole number in words: groups of up to 999, each with its power of a thousand.
    fn cardinal(&self, from: usize) -> Option<(Numeral, usize)> {
        let (mut total, mut group, mut open) = (0.0, 0.0, None);
        let mut smallest = 1.0;
        let mut at = from;
        let mut end = from;
        loop {
            let word = self.get(at);
            match small(word) {
                _ if at == from && matches!(word, "a" | "an" | "A" | "An") => {
                    (group, open) = (1.0, Some(Gap::Hundreds))
                }
                Some(Place::Cardinal(value)) if open.is_none_or(|gap| gap.takes(value)) => {
                    group += f64::from(value);
                    open = Some(Gap::after(value));
                }
                _ if is(word, "hundred") && open.is_some() && group < 100.0 => {
                    group *= 100.0;
                    smallest = 100.0;
                    open = Some(Gap::Units);
                }
                _ if is(word, "dozen") && open.is_some() && total == 0.0 && group < 13.0 => {
                    group *= 12.0;
                    return Some((Numeral { value: group, step: 0.0, form: Form::Words }, at + 1));
                }
                _ if magnitude(word).is_some() && open.is_some() => {
                    let power = magnitude(word).unwrap_or(1.0);
                    total += group * power;
                    (group, open, smallest) = (0.0, Some(Gap::Units), power);
                }
                // `one hundred and five`; `five and six` are two numbers.
                _ if word == "and" && at == end && smallest >= 100.0 && small(self.get(at + 1)).is_some() => {
                    at += 1;
                    continue;
                }
                _ => break,
            }
            at += 1;
            end = at;
        }
        let value = total + group;
        // `two thousand` and `three million` are good to a tenth, `twelve` leaves no room.
        let step = if value >= 1000.0 && group == 0.0 { smallest / 10.0 } else { 0.0 };
        (end > from && value > 0.0 || end == from + 1).then_some((Numeral { value, step, form: Form::Words }, end))
    }
}

/// What may follow in a group of hundreds, tens and units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing but `hundred` or a power: `five` is behind us.
    Hundreds,
    /// A single unit: `twenty` is behind us.
    Ones,
    /// Anything under a hundred.
    Units,
}

impl Gap {
    fn after(value: u8) -> Gap {
        if value >= 20 && value.is_multiple_of(10) { Gap::Ones } else { Gap::Hundreds }
    }

    fn takes(self, value: u8) -> bool {
        match self {
            Gap::Hundreds => false,
            Gap::Ones => (1..10).contains(&value),
            Gap::Units => value > 0,
        }
    }
}

/// `two-thirds`, `three-quarters`, `one-third`.
fn fraction(word: &str) -> Option<Numeral> {
    let (top, bottom) = word.split_once('-')?;
    let Place::Cardinal(top) = small(top)? else { return None };
    let value = f64::from(top) / part(bottom)?;
    ((top > 1) == bottom.ends_with('s') && value < 1.0).then_some(Numeral { value, step: 0.0, form: Form::Fraction })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    /// Every number of a text, as `value/step`.
    fn numbers(copy: &str) -> Vec<(f64, f64)> {
        let article = Article::of_paragraphs(copy);
        let reading = Reading::new(&article, Default::default());
        let mut at = 0;
        let mut found = vec![];
        while at < reading.tokens().len() {
            match read(&reading, at) {
                Some((numeral, next)) => {
                    found.push((numeral.value, numeral.step));
                    at = next;
                }
                None => at += 1,
            }
        }
        found
    }

    #[test]
    fn figures_keep_the_place_they_are_good_to() {
        let cases = [
            ("43 of 1,250.5", vec![(43.0, 1.0), (1250.5, 0.1)]),
            ("12,000 and 1,250 and 2300", vec![(12_000.0, 1000.0), (1250.0, 10.0), (2300.0, 100.0)]),
            ("1,50,000 voters", vec![(150_000.0, 10_000.0)]),
            ("1.2 million, 500 million", vec![(1.2e6, 0.1 * 1e6), (5e8, 1e7)]),
            ("2½ of 17.5m", vec![(2.5, 0.25), (17.5, 0.1)]),
        ];
        for (copy, expected) in cases {
            assert_eq!(numbers(copy), expected, "{copy}");
        }
    }

    #[test]
    fn words_are_numbers_and_leave_no_room() {
        let cases = [
            ("Twenty-three of a hundred and five", vec![23.0, 105.0]),
            ("a dozen, two dozen, half a dozen", vec![12.0, 24.0, 6.0]),
            ("half a million, three hundred thousand", vec![500_000.0, 300_000.0]),
            ("two thousand five hundred and six", vec![2506.0]),
            ("two-thirds, three quarters, half, a third of", vec![2.0 / 3.0, 0.75, 0.5, 1.0 / 3.0]),
            ("the seventieth, 21st, twenty-first", vec![70.0, 21.0, 21.0]),
            ("five and six, one two", vec![5.0, 6.0, 1.0, 2.0]),
            ("four lakh, two crore", vec![400_000.0, 2e7]),
        ];
        for (copy, expected) in cases {
            let values: Vec<f64> = numbers(copy).iter().map(|(value, _)| *value).collect();
            assert_eq!(values, expected, "{copy}");
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for copy in ["7-2", "2016-17", "4:30", "9/11", "12,00", "1,50,0", "1.2.3", "a man"] {
            assert_eq!(numbers(copy), [], "{copy}");
        }
    }
}
