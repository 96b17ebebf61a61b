//! The words around an age that stands by itself: what leads up to it, and the time it is told of.

use crate::reading::date::{is_month, is_weekday, month_number};
use crate::reading::statement::when::{Grain, Line, Moment, Stretch, now};
use chrono::{Datelike, Days, NaiveDate};

/// The words that lead up to an age, and what they say of it.
pub(super) struct Cue {
    /// First token of the words: of `at the age of 33`, `when she was 33`.
    pub(super) from: usize,
    /// What they are.
    pub(super) lead: Lead,
}

/// What leads up to an age.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// `at the age of 33`, `aged 33`, `at 33`
    Aged,
    /// `when she was 33`; the token of the pronoun.
    When(usize),
    /// `He was 33.`
    Was,
    /// `He is 33`, `who is now 33`
    Is,
    /// `turned 33`, `will be 33 in May`
    Birthday(Turn),
}

/// Where a birthday lies from the story.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// `turned 33`
    Past,
    /// `turns 33`
    Near,
    /// `will be 33`
    Future,
}

/// Words right before an age that stands by itself.
pub(super) fn leads(word: &str) -> bool {
    matches!(
        word,
        "of" | "age"
            | "aged"
            | "Aged"
            | "at"
            | "At"
            | "was"
            | "is"
            | "now"
            | "just"
            | "be"
            | "been"
            | "turns"
            | "turned"
            | "turn"
            | "turning"
    )
}

/// The token after an age and the words that say it is one: `33`, `33 years old`, `33 years of age`.
fn after(line: &Line<'_, '_>, age: usize) -> usize {
    match (line.word(age + 1), line.word(age + 2), line.word(age + 3)) {
        ("years", "old", _) => age + 3,
        ("years", "of", "age") => age + 4,
        ("years", _, _) if line.back(age, 1) == "aged" => age + 2,
        _ => age + 1,
    }
}

/// What leads up to the age at a token.
pub(super) fn read(line: &Line<'_, '_>, age: usize, value: i32) -> Option<Cue> {
    let back = |by: usize| line.back(age, by);
    let after = after(line, age);
    let next = line.word(after);
    let closes = after > age + 2 || ends_phrase(next) || back(1) == "At" && (next == "he" || next == "she");
    if !closes {
        return None;
    }
    let made = |by: usize, lead: Lead| Some(Cue { from: age.checked_sub(by)?, lead });
    let ends = matches!(next, "." | "" | ";" | "and") || next == "," && after + 1 < line.range.end;
    // `She was 33 when the war began`
    let told = next == "when" || matches!(next, "in" | "on") || after > age + 2;
    match (back(3), back(2), back(1)) {
        ("the", "age", "of") => made(if matches!(back(4), "at" | "At") { 4 } else { 3 }, Lead::Aged),
        (_, "at" | "At", "age") => made(2, Lead::Aged),
        (_, "was", "aged") => made(2, Lead::Was),
        (_, _, "aged" | "age" | "Aged") => made(1, Lead::Aged),
        // Small numbers may be hours.
        (_, _, "at" | "At") => made(1, Lead::Aged).filter(|_| value > 12),
        ("when" | "When" | "until" | "Until" | "before" | "since" | "after", "he" | "she", "was") => {
            made(3, Lead::When(age.checked_sub(2)?))
        }
        (_, _, "was") => made(1, Lead::Was).filter(|_| matches!(next, "." | "" | ";") || told),
        (_, "is", "now" | "just") => made(2, Lead::Is).filter(|_| ends),
        (_, _, "is") => made(1, Lead::Is).filter(|_| ends || after > age + 2),
        (_, _, "turned") => made(
            if back(2) == "have" { 3 } else { 1 },
            Lead::Birthday(if back(3) == "would" { Turn::Near } else { Turn::Past }),
        ),
        ("would", "have", "been") => made(3, Lead::Birthday(Turn::Near)),
        (_, "will" | "would", "be" | "turn") => made(2, Lead::Birthday(Turn::Future)).filter(|_| back(2) == "will"),
        (_, _, "turns" | "turning") => made(1, Lead::Birthday(Turn::Near)),
        _ => None,
    }
}

/// Words and marks after an age.
fn ends_phrase(word: &str) -> bool {
    matches!(
        word,
        "," | "."
            | ";"
            | ""
            | ")"
            | "of"
            | "in"
            | "on"
            | "from"
            | "after"
            | "and"
            | "years"
            | "—"
            | "when"
            | "or"
            | "following"
            | "at"
            | "by"
            | "but"
            | "with"
            | "surrounded"
            | "peacefully"
            | "while"
            | "as"
            | "last"
            | "this"
            | "next"
            | "yesterday"
            | "today"
            | "tomorrow"
            | "later"
            | "earlier"
    )
}

/// The time right before the words (`In 2019, when she was 33`), behind the age (`at 15, in 1945`), or in a clause that goes on from it (`was 33 when the war began
/// in 1939`; `At 33 she came to Leeds in 1972`).
pub(super) fn then(line: &Line<'_, '_>, cue: &Cue, age: usize) -> Option<Moment> {
    let moments = line.moments();
    let before = if line.back(cue.from, 1) == "," { cue.from.checked_sub(1)? } else { cue.from };
    let led =
        |moment: &&Moment| moment.dated && !matches!(line.back(moment.from, 1), "born" | "since" | "until" | "to");
    if let Some(moment) = moments.iter().find(|moment| moment.to == before).filter(led) {
        // The date of the birth itself is none of the age's, that of the death is.
        let last = moments.iter().rev().find(|other| other.to < moment.from).map_or(line.range.start, |other| other.to);
        let birth =
            (last..moment.from).rev().map(|at| line.word(at)).find(|word| matches!(*word, "born" | "Born" | "died"));
        if birth.is_none_or(|word| word == "died") {
            return Some(*moment);
        }
    }
    let after = after(line, age);
    let comma = usize::from(line.word(after) == ",");
    let lead = line.word(after + comma);
    let this_year =
        |moment: &Moment| moment.dated || line.word(moment.to) == "this" && line.word(moment.to + 1) == "year";
    if let Some(behind) = moments.iter().find(|moment| moment.from == after + 1 + comma && matches!(lead, "in" | "on"))
    {
        return this_year(behind).then_some(*behind);
    }
    let opens = line.back(age, 1) == "At" || line.back(cue.from, 1).is_empty() && matches!(cue.lead, Lead::Aged);
    let one = match moments[..] {
        [one] if one.dated && one.from > age && matches!(line.back(one.from, 1), "in" | "on") => one,
        _ => return None,
    };
    let clause = match cue.lead {
        Lead::Was | Lead::When(_) | Lead::Aged if lead == "when" => after + comma + 1,
        Lead::Aged if opens => after,
        _ => return None,
    };
    let breaks = |word: &str| {
        matches!(word, ";" | "—" | "and" | "but" | "who" | "which" | "that" | "born" | "founded" | "from" | "since")
    };
    (!line.any(clause..one.from, breaks)).then_some(one)
}

/// Whether a verb of the present follows an age set off by commas: `and, at 38, says`, `At 38, she says`.
pub(super) fn goes_on_now(line: &Line<'_, '_>, age: usize) -> bool {
    let pronoun = usize::from(matches!(line.word(age + 2), "he" | "she"));
    let verb = line.word(age + 2 + pronoun);
    line.word(age + 1) == "," && matches!(verb, "says" | "is" | "has" | "still" | "remains" | "lives" | "plans")
}

/// Whether the age is told of the death: `He was 89.`, `He was 89 when he died`.
pub(super) fn is_of_death(line: &Line<'_, '_>, age: usize) -> bool {
    let after = after(line, age);
    line.word(after) != "when"
        || matches!(line.word(after + 2), "died" | "was") && matches!(line.word(after + 3), "" | "." | "killed")
}

/// Whether the verb of a sentence puts a birthday before the story or behind it.
pub(super) fn turn_of(line: &Line<'_, '_>) -> Option<Turn> {
    let has = |words: &[&str]| line.any(line.range.clone(), |word| words.contains(&word));
    if has(&["will", "ahead", "before"]) {
        return Some(Turn::Future);
    }
    has(&["celebrated", "marked", "celebrates", "celebrating", "marks", "marking", "today", "yesterday"])
        .then_some(Turn::Near)
}

/// The stretch about the story in which a birthday lies that is told without a year, by the words behind the age and the verb.
pub(super) fn around(line: &Line<'_, '_>, age: usize, turn: Turn) -> Option<Moment> {
    let today = now(line.reading)?;
    let (first, second) = (line.word(age + 1), line.word(age + 2));
    let year = |step: i32| {
        Some(Stretch {
            first: Stretch::year(today.first.year() + step)?.first,
            last: Stretch::year(today.last.year() + step)?.last,
        })
    };
    let days = match (first, second) {
        ("this", "year") => year(0)?,
        ("last", "year") => year(-1)?,
        ("next", "year") => year(1)?,
        ("in" | "last" | "next" | "this", month) if is_month(month) => {
            let month = month_number(month)?;
            let past = turn == Turn::Past || first == "last";
            // The nearest month of that name on the side of the verb.
            let ahead = (month + 12 - today.first.month()) % 12;
            let back = ahead > 0 && (past || turn == Turn::Near && ahead > 6);
            let year = today.first.year() + i32::from(month < today.first.month()) - i32::from(back);
            Stretch::day(NaiveDate::from_ymd_opt(year, month, 1)?)
        }
        ("today" | "yesterday" | "tomorrow", _) => today,
        ("on", day) if is_weekday(day) => today.wider(8, 8),
        ("last" | "this" | "next", _) => today.wider(60, 60),
        _ => match turn {
            // `turned 33` alone may be of any year.
            Turn::Past => return None,
            Turn::Near => Stretch { last: today.last.checked_add_days(Days::new(330))?, ..today.wider(330, 0) },
            Turn::Future => today.wider(0, 360),
        },
    };
    Some(Moment {
        span: line.span(age, age + 1),
        from: age,
        to: age,
        days,
        grain: Grain::Year,
        dated: false,
        range_end: None,
    })
}
