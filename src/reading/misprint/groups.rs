//! Digits parted as no style parts them: commas neither in threes nor the Indian way (`12,0000`), two marks where one is meant (`11,,450`, `7..25%`), two
//! decimal points (`$74.1.0`). Behind the sign of a currency nothing but a number is meant, and every comma has to stand right; elsewhere the digits may
//! be a list, a place on a page, a version or a date.

use super::{word_at, word_before};
use crate::reading::Reading;
use crate::reading::date::{starts_noun, year};
use crate::reading::token::{Token, TokenKind};
use crate::span::{Span, Text};

/// Where the number that begins at token `at` stands, if its digits are parted wrong.
pub(super) fn read(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Span<Text>> {
    let span = tokens[at].span;
    let word = reading.slice(span);
    let money = || is_currency(word_before(reading, tokens, at, 1));
    if word.contains(',') {
        let wrong = has_wrong_groups(word) && !is_list(reading, tokens, at) || money() && is_no_sum(word);
        return wrong.then_some(span);
    }
    let measured = |end: usize| {
        let after = word_at(reading, tokens, end, tokens[at].block);
        matches!(after, "%" | "percent" | "per" | "pct") || is_measure(after)
    };
    if word.contains('.') && has_two_points(word) {
        return (money() || measured(at + 1)).then_some(span);
    }
    let (mark, last) = doubled(reading, tokens, at)?;
    let wrong = match mark {
        "," => last.span.len() == 3 || money(),
        _ => money() || measured(at + 4),
    };
    wrong.then(|| span.to(last.span))
}

/// The mark that stands twice between the digits at token `at` and those behind it, and these: `11,,450`.
fn doubled<'r>(reading: &'r Reading<'_>, tokens: &[Token], at: usize) -> Option<(&'r str, Token)> {
    let [first, one, two, last] = *tokens.get(at..at + 4)? else { return None };
    let touching =
        first.span.end == one.span.start && one.span.end == two.span.start && two.span.end == last.span.start;
    let mark = reading.slice(one.span);
    let twice = matches!(mark, "," | ".") && reading.slice(two.span) == mark;
    (touching && twice && last.kind == TokenKind::Number).then_some((mark, last))
}

/// `2.655.30`; not `2.655.300`, which groups by points.
fn has_two_points(word: &str) -> bool {
    let mut groups = word.split('.');
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(digits);
    let rest: Vec<&str> = groups.collect();
    first && rest.len() > 1 && rest.iter().all(|group| digits(group)) && rest.iter().any(|group| group.len() != 3)
}

/// Whether a word is the sign of a currency of countries that do not write decimals with a comma.
fn is_currency(word: &str) -> bool {
    matches!(word, "$" | "£" | "₹" | "₦" | "¥" | "Rs" | "Rs." | "INR" | "USD" | "GBP")
}

/// Whether the digits behind the sign of a currency are no sum: `2,4,500`, `3,1000`, `2070,00`.
fn is_no_sum(word: &str) -> bool {
    let whole = word.split('.').next().unwrap_or(word);
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    digits && groups.len() > 1 && !is_western(&groups) && !is_indian(&groups)
}

/// `1,234,567`
fn is_western(groups: &[&str]) -> bool {
    groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3)
}

/// `12,34,567`
fn is_indian(groups: &[&str]) -> bool {
    let Some(([first, middle @ ..], last)) = groups.split_last().map(|(last, rest)| (rest, last)) else { return false };
    first.len() <= 2 && last.len() == 3 && middle.iter().all(|group| group.len() == 2)
}

/// Whether digits are parted the Indian way and no other: `1,00,000`.
pub(super) fn is_indian_only(word: &str) -> bool {
    let whole = word.split('.').next().unwrap_or(word);
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    digits && groups.len() > 2 && is_indian(&groups) && !is_western(&groups)
}

/// Words by which a story is one of South Asia, where numbers are parted so.
const SOUTH_ASIA: &[&str] = &[
    "India",
    "Indian",
    "Indians",
    "Pakistan",
    "Pakistani",
    "Bangladesh",
    "Bangladeshi",
    "Nepal",
    "Nepali",
    "Nepalese",
    "Bhutan",
    "Lanka",
    "Lankan",
    "Maldives",
    "Delhi",
    "Mumbai",
    "Kolkata",
    "Chennai",
    "Bengaluru",
    "Bangalore",
    "Hyderabad",
    "Karachi",
    "Lahore",
    "Islamabad",
    "Dhaka",
    "Kathmandu",
    "Colombo",
    "Kerala",
    "Gujarat",
    "Punjab",
    "lakh",
    "lakhs",
    "crore",
    "crores",
    "rupee",
    "rupees",
    "Rs",
    "Rs.",
    "₹",
    "INR",
    "taka",
    "paise",
];

/// The most numbers parted the Indian way that are slips: a story with more of them is written so.
const MOST_INDIAN: usize = 2;

/// Those of the numbers parted the Indian way that are slips: a few of them in a story that has nothing to do with South Asia.
pub(super) fn out_of_place(reading: &Reading<'_>, indian: Vec<Span<Text>>) -> Vec<Span<Text>> {
    let is_custom = indian.len() > MOST_INDIAN
        || !indian.is_empty() && reading.words().iter().any(|word| SOUTH_ASIA.contains(word));
    if is_custom { Vec::new() } else { indian }
}

/// Whether commas part the digits as neither the world (1,234,567) nor India (12,34,567) does, and as no list of numbers does.
fn has_wrong_groups(word: &str) -> bool {
    let whole = word.split('.').next().unwrap_or(word);
    let groups: Vec<&str> = whole.split(',').collect();
    if groups.iter().any(|group| group.is_empty() || !group.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    let (first, rest) = (groups[0], &groups[1..]);
    let Some((last, middle)) = rest.split_last() else { return false };
    let last = last.len();
    let threes = rest.iter().filter(|group| group.len() == 3).count();
    if is_western(&groups) || is_indian(&groups) || first.starts_with('0') {
        return false;
    }
    match rest {
        // `35,0000`; `May 5,2012` has lost a space.
        [group] => {
            first.len() <= 3 && group.len() >= 4 && year(group).is_none()
                || group.len() == 3 && first.len() >= 4 && year(first).is_none()
                || first.len() <= 3 && group.len() == 2
        }
        // `₹1,50,00`
        [a, b] if a.len() == 2 && b.len() == 2 && *b == "00" => true,
        // `1,40,0000`
        _ if last >= 4 && first.len() <= 3 && year(rest[rest.len() - 1]).is_none() => {
            middle.iter().all(|group| (2..=3).contains(&group.len()))
        }
        // `1,234,56`: one group at least is as it should be, and one is not.
        _ => threes > 0 && threes < rest.len() && rest.iter().all(|group| group.len() >= 2) && first.len() <= 3,
    }
}

/// Whether the numbers may be a list, a place on a page or a sum with a decimal comma.
fn is_list(reading: &Reading<'_>, tokens: &[Token], at: usize) -> bool {
    let word = reading.slice(tokens[at].span);
    let (before, after) = (word_before(reading, tokens, at, 1), word_at(reading, tokens, at + 1, tokens[at].block));
    let joined = matches!(before, "-" | "/" | "#" | "[" | ":" | "=" | "€" | "EUR")
        || matches!(after, "-" | "/" | "]" | ":" | "=" | "°" | "€" | "%");
    let last = word.rsplit(',').next().unwrap_or_default().len();
    if joined || last > 2 {
        return joined || UNITS.contains(&after);
    }
    if matches!(before, "$" | "£" | "₦" | "₹") {
        return false;
    }
    // `12,60 pills`: a digit is lost, where a word says what is counted and none before it what is numbered (`John 3,16 says`, `pages 12,15`).
    let counted = starts_noun(after) && !UNITS.contains(&after)
        || after == "people"
        || after == "a" && is_unit_of_time(word_at(reading, tokens, at + 2, tokens[at].block));
    let starts = matches!(word_before(reading, tokens, at, 2), "" | "." | "”" | "\"" | "“");
    let numbered = before.ends_with('s') && before != "was" && before != "is" && before != "has"
        || before.starts_with(char::is_uppercase) && !starts;
    !counted || numbered
}

fn is_unit_of_time(word: &str) -> bool {
    matches!(word, "day" | "week" | "month" | "year" | "hour" | "night" | "head" | "time")
}

/// Whether a word is a unit that no version, date or clock time goes before.
fn is_measure(word: &str) -> bool {
    UNITS.contains(&word)
        && !matches!(word, "seconds" | "sec" | "secs" | "minutes" | "hours" | "am" | "pm" | "x" | "s" | "m")
}

/// Words after a number with a decimal comma.
const UNITS: &[&str] = &[
    "euro",
    "euros",
    "kr",
    "kroner",
    "kronor",
    "zł",
    "zloty",
    "percent",
    "per",
    "pct",
    "m",
    "km",
    "cm",
    "mm",
    "kg",
    "g",
    "metres",
    "meters",
    "kilometres",
    "kilometers",
    "kilograms",
    "kilos",
    "litres",
    "liters",
    "seconds",
    "sec",
    "secs",
    "minutes",
    "hours",
    "degrees",
    "million",
    "billion",
    "trillion",
    "points",
    "tonnes",
    "grams",
    "inches",
    "feet",
    "grade",
    "rubles",
    "roubles",
    "francs",
    "lira",
    "cents",
    "x",
    "s",
    "am",
    "pm",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits_are_threes_or_indian() {
        for word in ["12,0000", "1,234,56", "12345,678", "1,2345,678", "12,00", "12,60", "1,40,0000"] {
            assert!(has_wrong_groups(word), "{word}");
        }
        for word in ["1,234", "12,345,678", "1,50,000", "12,34,567.5", "1,2,3", "2012,300", "5,2012", "10,11,12"] {
            assert!(!has_wrong_groups(word), "{word}");
        }
    }

    #[test]
    fn a_sum_of_money_has_one_point_and_groups_by_threes() {
        for word in ["2,4,500", "3,1000", "2070,00", "1,3,16"] {
            assert!(is_no_sum(word), "{word}");
        }
        for word in ["1,234", "12,34,567", "1,234.50", "12"] {
            assert!(!is_no_sum(word), "{word}");
        }
        assert!(has_two_points("2.655.30") && has_two_points("74.1.0"));
        assert!(!has_two_points("2.655.300") && !has_two_points("74.10"));
    }
}
