//! What no style prints: numbers with a wrong ordinal ending (`22th`), digits parted as nobody parts them ([`groups`]), a year that is
//! one digit off the years of its story (`1090` for `1990`); the wrong article ([`article`]); stops set wrong ([`stop`]); words misspelt
//! ([`spelling`]).

mod article;
mod checked;
mod doubled;
mod groups;
pub(super) mod spelling;
mod stop;
mod trailing;
mod unended;

use super::Reading;
use super::date::{is_month, year};
use super::token::{Token, TokenKind};
use crate::span::{Span, Text};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// `22th`
    Ordinal,
    /// `12,0000`
    Groups,
    /// `1090`, `20217`
    Year,
    /// `an union`
    Article,
    /// `end..`
    DoubledStop,
    /// `word ,`
    SpaceBefore,
    /// `shut.The`
    SpaceAfter,
    /// A sentence that ends without a stop.
    NoStop,
    /// `recieve`
    Spelling,
    /// `Smithcq`
    Checked,
    /// A comma that ends a paragraph.
    Trailing,
}

impl Fault {
    /// Names in rules, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &[
        "ordinal",
        "groups",
        "year",
        "article",
        "doubled-stop",
        "space-before",
        "space-after",
        "no-stop",
        "spelling",
        "checked",
        "trailing-comma",
    ];

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// One misprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misprint {
    /// Where it stands.
    pub span: Span<Text>,
    /// What is wrong.
    pub fault: Fault,
    /// What it may be a slip for.
    pub expected: Option<String>,
}

/// Years outside these are told of seldom enough to ask whether they are meant.
const USUAL: std::ops::Range<i32> = 1800..2070;

/// Of those, these are told of by the way: a battle, a birth, a house.
const HISTORY: std::ops::Range<i32> = 1500..1800;

/// All misprints of a story, in text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Misprint> {
    let tokens = reading.tokens();
    let mut found = Vec::new();
    let mut usual: Vec<i32> = Vec::new();
    let mut odd: Vec<(usize, i32)> = Vec::new();
    let mut long: Vec<usize> = Vec::new();
    let mut indian: Vec<Span<Text>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Number {
            if let Some(misprint) = of_words(reading, tokens, at) {
                found.push(misprint);
            }
            continue;
        }
        let word = reading.words()[at];
        let mut push = |fault, expected| found.push(Misprint { span: token.span, fault, expected });
        if let Some(value) = year(word) {
            if USUAL.contains(&value) {
                usual.push(value);
            } else if stands_as_year(reading, tokens, at) {
                odd.push((at, value));
            }
        } else if let Some(span) = groups::read(reading, tokens, at) {
            found.push(Misprint { span, fault: Fault::Groups, expected: None });
        } else if word.len() >= "1,00,000".len() && groups::is_indian_only(word) {
            indian.push(token.span);
        } else if word.len() >= 3 && word.as_bytes()[word.len() - 1].is_ascii_alphabetic() {
            if let Some(right) = right_ordinal(word).filter(|_| is_ordinal(reading, tokens, at)) {
                push(Fault::Ordinal, Some(right));
            }
        } else if word.len() == 5
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|byte| byte.is_ascii_digit())
        {
            long.push(at);
        }
    }
    let indian = groups::out_of_place(reading, indian).into_iter();
    found.extend(indian.map(|span| Misprint { span, fault: Fault::Groups, expected: None }));
    unended::missing(reading, &mut found);
    trailing::read(reading, &mut found);
    stop::drop_habits(&mut found);
    spelling::read(reading, &mut found);
    usual.extend(reading.story_date().map(|story| chrono::Datelike::year(&story.date)));
    let years = usual.iter().copied().min().zip(usual.iter().copied().max());
    for at in long {
        let expected = shortened(reading.words()[at], years).filter(|_| stands_as_long_year(reading, tokens, at));
        if expected.is_some() || follows_month(reading, tokens, at) {
            let expected =
                expected.map(|year| year.to_string()).or_else(|| reading.words()[at].get(..4).map(str::to_owned));
            found.push(Misprint { span: tokens[at].span, fault: Fault::Year, expected });
        }
    }
    found.sort_by_key(|misprint| misprint.span.start);
    let Some((first, last)) = years else { return found };
    // One odd year among several: a story of the Middle Ages has more of them.
    if let ([(at, value)], true) = (&odd[..], usual.len() >= 3)
        && !HISTORY.contains(value)
        && let Some(meant) = meant(*value, first, last, &usual)
    {
        found.push(Misprint { span: tokens[*at].span, fault: Fault::Year, expected: Some(meant.to_string()) });
        found.sort_by_key(|misprint| misprint.span.start);
    }
    found
}

/// The misprint that a word or mark is: most are told from one by their length and first byte.
fn of_words(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    let token = tokens[at];
    let bytes = reading.text().as_bytes();
    let first = bytes[token.span.start as usize];
    match token.kind {
        TokenKind::Mark => match first {
            b',' => of_stop(reading, tokens, at).or_else(|| stop::glued_comma(reading, tokens, at)),
            b'.' | b';' | b'!' | b'?' => of_stop(reading, tokens, at),
            b':' => doubled::read(reading, tokens, at),
            _ => None,
        },
        _ if matches!(bytes[token.span.end as usize - 1], b'q' | b'Q') => checked::read(reading, token),
        _ if token.capital
            && (2..=7).contains(&token.span.len())
            && matches!(first, b'T' | b'I' | b'H' | b'S' | b'B') =>
        {
            unended::lost(reading, tokens, at)
        }
        _ if token.span.len() <= 2 => {
            let second = bytes[token.span.end as usize - 1];
            let is_article = matches!(first, b'a' | b'A') && (token.span.len() == 1 || matches!(second, b'n' | b'N'));
            is_article.then(|| article::read(reading, tokens, at)).flatten()
        }
        _ if token.span.len() >= 6 && !token.capital => {
            bytes[token.span.range()].contains(&b'.').then(|| stop::glued(reading, token)).flatten()
        }
        _ => None,
    }
}

fn of_stop(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<Misprint> {
    doubled::read(reading, tokens, at).or_else(|| stop::read(reading, tokens, at))
}

fn word_at<'r>(reading: &'r Reading<'_>, tokens: &[Token], at: usize, block: u32) -> &'r str {
    tokens.get(at).filter(|token| token.block == block).map_or("", |_| reading.words()[at])
}

fn word_before<'r>(reading: &'r Reading<'_>, tokens: &[Token], at: usize, back: usize) -> &'r str {
    at.checked_sub(back).map_or("", |before| word_at(reading, tokens, before, tokens[at].block))
}

/// The same number with its right ending, where the printed one is wrong: 11th to 13th, else by the last digit. `12st` is a weight.
fn right_ordinal(word: &str) -> Option<String> {
    let (digits, ending) = word.split_at_checked(word.len().checked_sub(2)?)?;
    let small = matches!(ending, "st" | "nd" | "rd" | "th");
    if !small && !matches!(ending, "ST" | "ND" | "RD" | "TH")
        || digits.len() > 4
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let value: u32 = digits.parse().ok()?;
    let right = match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    let right = if small { right.to_owned() } else { right.to_uppercase() };
    (right != ending).then(|| format!("{digits}{right}"))
}

/// Whether a number with an ending stands as an ordinal does: `12st` and `9st 4lb` are weights unless a month, `the` or what is numbered is beside them.
fn is_ordinal(reading: &Reading<'_>, tokens: &[Token], at: usize) -> bool {
    let word = reading.slice(tokens[at].span);
    if !word.ends_with("st") && !word.ends_with("ST") {
        return true;
    }
    let (before, after) = (word_before(reading, tokens, at, 1), word_at(reading, tokens, at + 1, tokens[at].block));
    let numbered = matches!(
        after,
        "century" | "centuries" | "anniversary" | "annual" | "Annual" | "birthday" | "edition" | "minute" | "floor"
    );
    let definite = matches!(before, "the" | "The") && !matches!(after, "mark" | "barrier" | "limit");
    is_month(before) || is_month(after) || numbered || definite
}

/// `in 1090`, `since 1090`, `March 1090`: a number that is a year by its place.
fn stands_as_year(reading: &Reading<'_>, tokens: &[Token], at: usize) -> bool {
    let (before, after) = (word_before(reading, tokens, at, 1), word_at(reading, tokens, at + 1, tokens[at].block));
    let lead =
        matches!(before, "in" | "In" | "since" | "Since" | "until" | "Until") || follows_month(reading, tokens, at);
    lead && (matches!(after, "" | "." | "," | ";" | ")" | ":")
        || matches!(after, "and" | "when" | "to" | "as" | "after" | "by"))
        && !matches!(after, "BC" | "AD" | "B.C." | "A.D.")
}

/// `in 20224`, `before 19984 the`: five digits where a year stands and no count of anything.
fn stands_as_long_year(reading: &Reading<'_>, tokens: &[Token], at: usize) -> bool {
    let (before, after) = (word_before(reading, tokens, at, 1), word_at(reading, tokens, at + 1, tokens[at].block));
    let lead = matches!(before, "during" | "before" | "after" | "from" | "From" | "During" | "Before" | "After");
    let in_year = matches!(before, "in" | "In" | "since" | "Since" | "until" | "Until");
    follows_month(reading, tokens, at)
        || stands_as_year(reading, tokens, at)
        || lead && matches!(after, "" | "." | "," | ";" | ")")
        || (in_year || lead) && matches!(after, "the" | "a" | "he" | "she" | "it" | "they" | "we" | "I" | "his" | "her")
}

/// The years that a story without one may tell of.
const TOLD: (i32, i32) = (1900, 2030);

/// How far back from the last year of a story the years are that it may tell of by the way.
const LIVING: i32 = 120;

/// And how far ahead.
const AHEAD: i32 = 30;

/// The year that one digit too many was set in, if one of the years of the story or near them is left without it.
fn shortened(word: &str, years: Option<(i32, i32)>) -> Option<i32> {
    let (first, last) = years.unwrap_or(TOLD);
    let without = |at: usize| [&word[..at], &word[at + 1..]].concat().parse::<i32>().ok();
    let near = first.min(last - LIVING)..=last + AHEAD;
    (0..word.len()).rev().filter_map(without).find(|year| near.contains(year))
}

/// `March 20217`, `March 3, 20217`.
fn follows_month(reading: &Reading<'_>, tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| word_before(reading, tokens, at, back);
    is_month(before(1)) && before(1) != "May" && before(1) != "March"
        || before(1) == ","
            && before(2).len() <= 2
            && before(2).starts_with(|ch: char| ch.is_ascii_digit())
            && is_month(before(3))
}

/// The year an odd one is a slip for: one digit changed or two turned, within the years of the story.
fn meant(value: i32, first: i32, last: i32, usual: &[i32]) -> Option<i32> {
    let odd = value.to_string().into_bytes();
    let one_off = |year: &i32| {
        let right = year.to_string().into_bytes();
        let differ: Vec<usize> = (0..4).filter(|at| odd[*at] != right[*at]).collect();
        match differ[..] {
            [_] => true,
            [a, b] => b == a + 1 && odd[a] == right[b] && odd[b] == right[a],
            _ => false,
        }
    };
    usual.iter().copied().find(one_off).or_else(|| (first..=last).find(one_off))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_end_by_their_last_digits() {
        for (wrong, right) in [("22th", "22nd"), ("31th", "31st"), ("12nd", "12th"), ("3th", "3rd"), ("101TH", "101ST")]
        {
            assert_eq!(right_ordinal(wrong).as_deref(), Some(right));
        }
        for word in ["22nd", "11th", "1st", "112th", "0th", "9pm", "20s", "100m"] {
            assert_eq!(right_ordinal(word), None, "{word}");
        }
    }
}
