//! The words of a sentence that tell of its time.

use crate::reading::Reading;
use crate::reading::date::is_weekday;
use crate::reading::line::Line;
use crate::reading::token::{TokenKind, owner};

/// How far (bytes) from the start of its sentence the year of a dateline stands at most.
const LONGEST_DATELINE: u32 = 60;

/// The token after a phrase at `at` that sets a whole sentence in another time.
pub(super) fn other_time(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    let next = |steps: usize| line.word(at + steps);
    let length = match line.word(at) {
        "at" | "At" if line.reads(at + 1, &["the", "time"]) => 3,
        "in" | "In" if line.reads(at + 1, &["those", "days"]) => 3,
        "back" | "Back" if next(1) == "then" => 2,
        "year" | "years" | "Years" | "decade" | "decades" | "Decades" | "months" | "Months" | "weeks" | "Weeks"
            if matches!(next(1), "ago" | "earlier" | "before" | "later") =>
        {
            2
        }
        "last" | "Last" if matches!(next(1), "century" | "decade") => 2,
        "when" | "When" | "while" | "While"
            if is_pronoun(next(1)) && matches!(next(2), "was" | "were" | "became" | "served") =>
        {
            3
        }
        "as" | "As" if is_pronoun(next(1)) && matches!(next(2), "was" | "were") => 3,
        "as" | "As" if is_pronoun(next(1)) && next(2) == "then" && matches!(next(3), "was" | "were") => 4,
        "used" | "Used" if next(1) == "to" => 2,
        "would" if next(1) == "later" => 2,
        "who" if next(1) == "later" => 2,
        "during" | "During"
            if matches!(next(1), "his" | "her" | "their")
                && matches!(next(2), "time" | "tenure" | "term" | "years" | "presidency") =>
        {
            3
        }
        "once" | "Once" if matches!(next(1), "was" | "served" | "worked") => 2,
        "was" | "were" if next(1) == "in" && matches!(next(2), "office" | "power") && next(3) == "when" => 4,
        "previously" | "Previously" => 1,
        "will" | "would" if next(1) == "become" => 2,
        "until" | "Until" if matches!(next(1), "earlier" | "recently" | "last" | "this" | "his" | "her" | "their") => 2,
        word if is_decade(word) => 1,
        _ => return None,
    };
    Some(at + length)
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they")
}

/// `1980s`, `2010s`
fn is_decade(word: &str) -> bool {
    let decade = word.strip_suffix("0s").filter(|decade| decade.len() == 3 && decade.starts_with(['1', '2']));
    decade.is_some_and(|decade| matches!(&decade[..2], "19" | "20") && decade.as_bytes()[2].is_ascii_digit())
}

/// Whether the verb at a token tells of a time before the one told of: `had been`.
pub(super) fn tells_of_time_before(line: &Line<'_, '_>, at: usize) -> bool {
    line.word(at) == "had" && matches!(line.word(at + 1), "been" | "served")
}

/// A verb that sets a clause in the present or the future.
pub(super) fn is_now(word: &str) -> bool {
    matches!(word, "will" | "is" | "are" | "has" | "have" | "says" | "plans" | "wants" | "remains")
}

/// The year a token gives, the first of two (`2016-17`); one that reaches to now is none (`since 2010`).
pub(super) fn year(line: &Line<'_, '_>, at: usize) -> Option<i32> {
    let word = line.word(at);
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut parts = word.split(['-', '/', '’', '\'']);
    let year = parts.find_map(|part| part.parse().ok().filter(|year| part.len() == 4 && (1500..2100).contains(year)));
    year.filter(|_| !matches!(line.back(at, 1), "since" | "Since"))
}

/// Whether the year at a token is the end of a dateline: `LEEDS, April 2019 -`.
pub(super) fn closes_dateline(line: &Line<'_, '_>, at: usize) -> bool {
    let dash = if line.word(at + 1) == ")" { at + 2 } else { at + 1 };
    line.start(at) < line.start(line.range.start) + LONGEST_DATELINE
        && matches!(line.word(dash), "-" | "–" | "—")
        && line.reading.text().as_bytes()[line.start(dash) as usize - 1] == b' '
}

/// The name of a day.
pub(in crate::reading::person) fn names_day(word: &str) -> bool {
    matches!(word, "today" | "yesterday") || word.ends_with("day") && is_weekday(word)
}

/// Whether a sentence names a day with no date to it: what it tells is news.
pub(super) fn tells_news(line: &Line<'_, '_>) -> bool {
    let stem = |at: usize| line.word(at).split(['’', '\'']).next().unwrap_or_default();
    line.range.clone().any(|at| names_day(stem(at)) && !is_dated(line, at + 1))
}

/// Whether what stands at a token dates the day before it: the rest of `Friday, Feb. 13, 1998`.
fn is_dated(line: &Line<'_, '_>, mut at: usize) -> bool {
    at += usize::from(line.word(at) == ",");
    at += usize::from(line.word(at) == "the");
    let opens_number = |at: usize| line.word(at).starts_with(|ch: char| ch.is_ascii_digit());
    let month = line.word(at);
    let is_month = month.len() > 2 && month.starts_with(|ch: char| ch.is_ascii_uppercase());
    opens_number(at) || is_month && (opens_number(at + 1) || line.word(at + 1) == "." && opens_number(at + 2))
}

/// Whether a story reports a death: it tells of the time before it too, and a plain title there is right.
pub(super) fn tells_of_death(reading: &Reading<'_>) -> bool {
    let tokens = reading.tokens();
    let word = |at: usize| tokens.get(at).map_or("", |token| reading.slice(token.span));
    (0..tokens.len()).filter(|at| tokens[*at].kind == TokenKind::Word).any(|at| {
        let this = owner(word(at)).unwrap_or(word(at)).to_ascii_lowercase();
        match &*this {
            "died" | "dies" | "dead" | "death" | "killed" | "funeral" | "obituary" | "buried" => true,
            "passed" => word(at + 1) == "away",
            "memorial" => word(at + 1) == "service",
            this => this.starts_with("mourn"),
        }
    })
}
