//! The two ends of a length of time, and which length is theirs.

use super::apart;
use crate::reading::date::is_weekday;
use crate::reading::statement::order;
use crate::reading::statement::when::{Grain, Length, Line, Moment, Stretch, Unit};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use chrono::{Datelike, NaiveDate};

/// Beginning and end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) from: Stretch,
    pub(super) to: Stretch,
    pub(super) from_span: Span<Text>,
    pub(super) to_span: Span<Text>,
    pub(super) grain: Grain,
    /// Whether they are weekdays, which come again after seven days.
    pub(super) weekdays: bool,
    /// The tokens they take, preposition included.
    first: usize,
    after: usize,
}

impl Ends {
    /// The ends two moments are; they begin at the token `first`.
    pub(super) fn of(one: &Moment, other: &Moment, first: usize) -> Ends {
        Ends {
            from: one.days,
            to: other.days,
            from_span: one.span,
            to_span: other.span,
            grain: one.grain.max(other.grain),
            weekdays: false,
            first,
            after: other.to,
        }
    }
}

/// How many tokens stand between a length and its ends: `served six years as vice president from 2009`.
const GAP: usize = 7;

/// The ends a sentence tells, and the length that is theirs.
pub(super) fn of(line: &Line<'_, '_>, lengths: &[Length]) -> Option<(Ends, Length)> {
    let moments = line.moments();
    let ranges = ranges(line, &moments);
    if moments.is_empty() && ranges.is_empty() {
        let ends = days_by_course(line).or_else(|| told_before(line))?;
        let [length] = lengths else { return None };
        let own =
            if ends.weekdays { length.unit == Unit::Day && is_told(line, length) } else { points_back(line, length) };
        return own.then_some((ends, *length));
    }
    if let [ends] = ranges[..] {
        let fit: Vec<&Length> = lengths.iter().filter(|length| belongs(line, length, &ends)).collect();
        if let [length] = fit[..] {
            return Some((ends, *length));
        }
        return None;
    }
    ranges
        .is_empty()
        .then(|| lengths.iter().find_map(|length| Some((apart::of(line, length, &moments, lengths)?, *length))))?
}

/// Ends told as one: `from 1997 to 2009`, `between 1939 and 1945`, `1999-2004`, `June 5-7`, `Monday to Wednesday`.
fn ranges(line: &Line<'_, '_>, moments: &[Moment]) -> Vec<Ends> {
    let mut found: Vec<Ends> = moments.windows(2).filter_map(|pair| pair_of(line, &pair[0], &pair[1])).collect();
    found.extend(moments.iter().filter_map(|moment| {
        let last = moment.range_end?;
        let span = moment.span;
        let (first, after) = (moment.from, moment.to);
        Some(Ends {
            from: moment.days,
            to: Stretch::day(last),
            from_span: span,
            to_span: span,
            grain: Grain::Day,
            weekdays: false,
            first,
            after,
        })
    }));
    for at in line.range.clone() {
        match line.tokens[at].kind {
            TokenKind::Number => found.extend(hyphened(line, at)),
            TokenKind::Word if is_weekday(line.word(at)) => found.extend(weekdays(line, at)),
            _ => {}
        }
    }
    found
}

fn pair_of(line: &Line<'_, '_>, one: &Moment, other: &Moment) -> Option<Ends> {
    let opens = line.back(one.from, 1);
    let lead = if line.back(other.from, 1) == "the" { 2 } else { 1 };
    let between =
        (one.to + usize::from(line.word(one.to) == ",")..other.from).map(|at| line.word(at)).collect::<Vec<_>>();
    let linked = match between[..] {
        ["to" | "until" | "till" | "through"] => {
            matches!(opens, "from" | "From" | "," | "(" | "lasted" | "ran" | "of") || one.grain == Grain::Day
        }
        // `from 1961 until his death in 1999`
        ["until" | "till" | "to", .., "in" | "on"] if between.len() <= 5 => matches!(opens, "from" | "From"),
        ["and"] => matches!(opens, "between" | "Between"),
        ["–" | "—" | "-"] => one.grain != Grain::Year,
        _ => false,
    };
    let ordered = one.days.first < other.days.first && one.range_end.is_none();
    let led = lead == 1 || between.len() > 1;
    (linked && ordered && led).then(|| Ends::of(one, other, one.from.saturating_sub(1)))
}

/// `1999-2004`, `1999–2004`.
fn hyphened(line: &Line<'_, '_>, at: usize) -> Option<Ends> {
    let year =
        |text: &str| -> Option<i32> { text.parse().ok().filter(|year| text.len() == 4 && (1500..2100).contains(year)) };
    let span = line.tokens[at].span;
    let (from, to, from_span, to_span, after) = if let Some((from, to)) = line.word(at).split_once('-') {
        (year(from)?, year(to)?, Span::new(span.start, span.start + 4), Span::new(span.end - 4, span.end), at + 1)
    } else if matches!(line.word(at + 1), "–" | "—" | "-") {
        (year(line.word(at))?, year(line.word(at + 2))?, span, line.tokens[at + 2].span, at + 3)
    } else {
        return None;
    };
    let (from, to) = (Stretch::year(from)?, Stretch::year(to)?);
    (from.first < to.first).then_some(Ends {
        from,
        to,
        from_span,
        to_span,
        grain: Grain::Year,
        weekdays: false,
        first: at,
        after,
    })
}

/// `from Monday to Wednesday`: days of one week, or of two.
fn weekdays(line: &Line<'_, '_>, at: usize) -> Option<Ends> {
    if !matches!(line.back(at, 1), "from" | "From" | "," | "(")
        || !matches!(line.word(at + 1), "to" | "through" | "until")
        || !is_weekday(line.word(at + 2))
    {
        return None;
    }
    days(line, at, at + 2, at - 1)
}

/// Two weekdays, of one week or of two; with their preposition they begin at the token `first`.
fn days(line: &Line<'_, '_>, at: usize, last: usize, first: usize) -> Option<Ends> {
    let day = |at: usize| -> Option<NaiveDate> {
        let weekday: chrono::Weekday = line.word(at).parse().ok()?;
        // Any Monday will do.
        NaiveDate::from_ymd_opt(2024, 1, 1 + weekday.num_days_from_monday())
    };
    let (from, to) = (day(at)?, day(last)?);
    let to = if to > from { to } else { to.with_day(to.day() + 7)? };
    let spans = (line.tokens[at].span, line.tokens[last].span);
    Some(Ends {
        from: Stretch::day(from),
        to: Stretch::day(to),
        from_span: spans.0,
        to_span: spans.1,
        grain: Grain::Day,
        weekdays: true,
        first,
        after: last + 1,
    })
}

/// `started on Thursday and ended on Sunday`
fn days_by_course(line: &Line<'_, '_>) -> Option<Ends> {
    let (from, to) = order::course(line)?;
    (is_weekday(line.word(from)) && is_weekday(line.word(to))).then(|| days(line, from, to, from))?
}

/// Whether a length is told of what begins and ends: `, four days of cricket`, `took two days`.
fn is_told(line: &Line<'_, '_>, length: &Length) -> bool {
    let lead = line.back(length.from, 1);
    matches!(lead, "," | "took" | "lasted" | "after" | "over" | "—")
        && !matches!(line.word(length.to), "later" | "before" | "ago" | "earlier")
}

/// The one stretch of time of the sentence before.
fn told_before(line: &Line<'_, '_>) -> Option<Ends> {
    let previous = line.previous()?;
    match ranges(&previous, &previous.moments())[..] {
        [ends] if !ends.weekdays => Some(ends),
        _ => None,
    }
}

/// Whether a length is told of a stretch told before: `for 23 years in that first spell`.
fn points_back(line: &Line<'_, '_>, length: &Length) -> bool {
    let end = (length.to + 6).min(line.range.end);
    line.back(length.from, 1) == "for"
        && (length.to..end).any(|at| {
            matches!(line.word(at), "that" | "this") && (1..3).any(|step| measures_itself(line.word(at + step)))
        })
}

/// Whether a length is that of the ends: right beside them, in the same breath.
fn belongs(line: &Line<'_, '_>, length: &Length, ends: &Ends) -> bool {
    let gap = if length.to <= ends.first { length.to..ends.first } else { ends.after..length.from };
    let breaks = |word: &str| {
        matches!(
            word,
            ";" | "—"
                | "but"
                | "while"
                | "who"
                | "when"
                | "after"
                | "before"
                | "ago"
                | "old"
                | "later"
                | "earlier"
                | "every"
                | "each"
                | "per"
                | "in"
                | "than"
                | "and"
                | "any"
                | "a"
                | "an"
        )
    };
    let before = length.to <= ends.first;
    // `From 2003 to 2015, a period of 12 years`; `(1957-1991) lasted 34 years`
    let summed = !before
        && gap.len() <= 5
        && (line.any(gap.clone(), |word| matches!(word, "period" | "span" | "total" | "stretch" | "lasted"))
            || matches!(line.word(ends.after), ")" | "—" | "–")
                && (gap.len() <= 1 || line.back(length.from, 1) == "lasted")
            || ends.first <= line.range.start + 1 && matches!(line.back(length.from, 1), "spent" | "served"))
        && !line.any(gap.clone(), |word| matches!(word, "but" | "and" | "who" | ";"));
    if summed {
        return true;
    }
    let gap_breaks = line.any(gap.clone(), breaks);
    let last = matches!(
        line.back(length.from, 1),
        "last" | "past" | "first" | "next" | "every" | "each" | "final" | "another" | "of" | "these" | "those"
    );
    // `24 billion a year between 1986 and 1990`: a rate.
    let rate = matches!(line.word(length.from), "a" | "an")
        && !matches!(
            line.back(length.from, 1),
            "for"
                | "in"
                | "after"
                | "over"
                | "than"
                | "nearly"
                | "almost"
                | "about"
                | "just"
                | "lasted"
                | "spent"
                | ""
                | ","
                | "("
        );
    if rate
        || gap.len() > GAP
        || gap_breaks
        || last
        || !before && (gap.len() > 3 || line.word(ends.after) != "," && line.word(ends.after) != "(")
    {
        return false;
    }
    let years = length.unit == Unit::Year;
    // `Life expectancy dropped four years between 2019 and 2021`
    let measures_lives = |word: &str| matches!(word, "expectancy" | "expectancies" | "lifespan" | "lifespans");
    if line.any(line.range.clone(), measures_lives) {
        return false;
    }
    if length.attributive && before {
        let noun = gap.clone().map(|at| line.word(at)).find(|word| measures_itself(word));
        return if years {
            noun.is_some()
        } else {
            !line.any(gap, |word| matches!(word, "forecast" | "notice" | "average" | "waiting" | "limit" | "deadline"))
        };
    }
    if years { true } else { ends.grain == Grain::Day || ends.grain == Grain::Month }
}

/// What lasts as long as its ends say.
pub(super) fn measures_itself(word: &str) -> bool {
    matches!(
        word,
        "run"
            | "tenure"
            | "stint"
            | "reign"
            | "career"
            | "spell"
            | "war"
            | "period"
            | "span"
            | "marriage"
            | "rule"
            | "stretch"
            | "gap"
            | "absence"
            | "presidency"
            | "occupation"
            | "conflict"
            | "dictatorship"
            | "siege"
    )
}
