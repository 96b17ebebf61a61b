//! The two ends of a length of time, and which length is theirs.

use crate::reading::date::is_weekday;
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
    fn of(one: &Moment, other: &Moment, first: usize) -> Ends {
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
    if let [ends] = ranges[..] {
        let fit: Vec<&Length> = lengths.iter().filter(|length| belongs(line, length, &ends)).collect();
        if let [length] = fit[..] {
            return Some((ends, *length));
        }
        return None;
    }
    ranges
        .is_empty()
        .then(|| lengths.iter().find_map(|length| Some((apart(line, length, &moments, lengths)?, *length))))?
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
        ["and"] => matches!(opens, "between" | "Between"),
        ["–" | "—" | "-"] => one.grain != Grain::Year,
        _ => false,
    };
    let ordered = one.days.first < other.days.first && one.range_end.is_none();
    (linked && ordered && lead == 1).then(|| Ends::of(one, other, one.from.saturating_sub(1)))
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
    if !matches!(line.back(at, 1), "from" | "From")
        || !matches!(line.word(at + 1), "to" | "through" | "until")
        || !is_weekday(line.word(at + 2))
    {
        return None;
    }
    let day = |at: usize| -> Option<NaiveDate> {
        let weekday: chrono::Weekday = line.word(at).parse().ok()?;
        // Any Monday will do.
        NaiveDate::from_ymd_opt(2024, 1, 1 + weekday.num_days_from_monday())
    };
    let (from, to) = (day(at)?, day(at + 2)?);
    let to = if to > from { to } else { to.with_day(to.day() + 7)? };
    let spans = (line.tokens[at].span, line.tokens[at + 2].span);
    Some(Ends {
        from: Stretch::day(from),
        to: Stretch::day(to),
        from_span: spans.0,
        to_span: spans.1,
        grain: Grain::Day,
        weekdays: true,
        first: at - 1,
        after: at + 3,
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
fn measures_itself(word: &str) -> bool {
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

/// Ends told apart: `in 1957; he died in 1994, after 37 years of marriage`; `opened in March 2020. It closed in May 2021, 14 months later`.
fn apart(line: &Line<'_, '_>, length: &Length, moments: &[Moment], lengths: &[Length]) -> Option<Ends> {
    if length.attributive || lengths.len() != 1 {
        return None;
    }
    let led = |moment: &Moment| {
        moment.dated && (moment.grain == Grain::Day || matches!(line.back(moment.from, 1), "in" | "on" | "until"))
    };
    let before: Vec<&Moment> = moments.iter().filter(|moment| moment.to <= length.from && led(moment)).collect();
    let after: Vec<&Moment> = moments.iter().filter(|moment| moment.from >= length.to && led(moment)).collect();
    let later = line.word(length.to) == "later";
    let spent = line.any(line.range.start..length.from, |word| word == "having")
        && matches!(line.back(length.from, 1), "for" | "spent");
    let earlier = line.previous().filter(|_| spent && before.len() == 1).and_then(|line| only(&line));
    let (one, other) = match (&before[..], &after[..]) {
        // `She came in 1951. She stayed until 1986, having been there for 35 years.`
        ([other], []) if earlier.is_some() => (earlier?, **other),
        // `…, 14 months later` and `…, after 37 years of marriage`, with both ends before.
        ([one, other], []) if (later || is_told_after(line, length)) && length.from - other.to <= 2 => (**one, **other),
        // `opened in 1950 and, 20 years later, in 1970,`
        ([one], [other]) if later && other.from - length.to <= 3 => (**one, **other),
        _ => return None,
    };
    let ordered = one.days.first < other.days.first && one.range_end.is_none() && other.range_end.is_none();
    ordered.then(|| Ends::of(&one, &other, one.from))
}

/// The one date of a sentence.
fn only(line: &Line<'_, '_>) -> Option<Moment> {
    match line.moments()[..] {
        [one] if one.dated && line.back(one.from, 1) == "in" => Some(one),
        _ => None,
    }
}

/// `, after 37 years of marriage`: a length that ends where the sentence is.
fn is_told_after(line: &Line<'_, '_>, length: &Length) -> bool {
    line.back(length.from, 1) == "after"
        && matches!(
            (line.word(length.to), line.word(length.to + 1)),
            ("of", "marriage") | ("together", _) | ("of", "service") | ("in", "office")
        )
}
