//! Births: `was born in Leeds on 4 May 1972`, `born in 1950`, `(1915–2010)` behind a name.

use super::ages::Age;
use super::subject;
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::person::is_age_word;
use crate::reading::statement::when::{Grain, Line, Stretch};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use chrono::{Months, NaiveDate};

/// A birth as printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Birth {
    pub(super) who: Option<u32>,
    /// The point in time, as printed.
    pub(super) span: Span<Text>,
    pub(super) days: Stretch,
    /// The token of an age that stands right before or behind: `, 43, born in 1990`.
    pub(super) beside: Option<usize>,
    /// A death printed with it: `(1915–2010)`.
    pub(super) died: Option<(Stretch, Span<Text>)>,
    /// The age it is worked out from, where no birth is told; the point in time is then that of the age.
    pub(super) aged: Option<i32>,
}

/// Births worked out from ages told of another time (`was 24 in 2021`), of those whose birth is not told, one each.
pub(super) fn from_ages(births: &[Birth], ages: &[Age]) -> Vec<Birth> {
    let told = |who: u32| births.iter().any(|birth| birth.who == Some(who));
    let mut found: Vec<Birth> = ages
        .iter()
        .filter_map(|age| {
            let who = age.who.filter(|who| !told(*who))?;
            let then = age.then.filter(|then| then.dated)?;
            let years =
                |day: NaiveDate, years: i32| day.checked_sub_months(Months::new(12 * u32::try_from(years).ok()?));
            let days = if age.birthday {
                Stretch { first: years(then.days.first, age.value)?, last: years(then.days.last, age.value)? }
            } else {
                Stretch {
                    first: years(then.days.first, age.value + 1)?.succ_opt()?,
                    last: years(then.days.last, age.value)?,
                }
            };
            Some(Birth { who: Some(who), span: then.span, days, beside: None, died: None, aged: Some(age.value) })
        })
        .collect();
    found.sort_by_key(|birth| (birth.who, birth.days.last - birth.days.first));
    found.dedup_by_key(|birth| birth.who);
    found
}

/// How many tokens stand between `born` and the date: names, the place, the parents.
const REACH: usize = 22;

/// Whether a word tells of a birth.
pub(in crate::reading) fn tells(word: &str) -> bool {
    matches!(word, "born" | "Born")
}

/// Every birth of a story that is told with its year, in text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Birth> {
    let mut found = Vec::new();
    for at in reading.classes().places(Class::Birth) {
        let sentence = reading.sentence_of(at);
        found.extend(sentence.and_then(|sentence| birth(&Line::new(reading, sentence), at)));
    }
    for at in reading.classes().places(Class::Parenthesis) {
        let sentence = reading.sentence_of(at);
        found.extend(sentence.and_then(|sentence| lifetime(&Line::new(reading, sentence), at)));
    }
    found.sort_by_key(|birth| birth.span.start);
    // A person born twice is two people, or one of a slip that other ages will not settle.
    let doubtful = |birth: &Birth| {
        birth.who.is_some()
            && found.iter().any(|other| {
                other.who == birth.who && (other.days.last < birth.days.first || birth.days.last < other.days.first)
            })
    };
    let kept: Vec<Birth> =
        found.iter().map(|birth| Birth { who: birth.who.filter(|_| !doubtful(birth)), ..*birth }).collect();
    kept
}

fn birth(line: &Line<'_, '_>, born: usize) -> Option<Birth> {
    let moment = line.moments().into_iter().find(|moment| moment.from > born)?;
    let gap = born + 1..moment.from;
    let ends = |word: &str| {
        matches!(
            word,
            "who"
                | "which"
                | "when"
                | "but"
                | "after"
                | "before"
                | "since"
                | "until"
                | ";"
                | "—"
                | "died"
                | "as"
                | "than"
                | "while"
                | "years"
                | "months"
                | "days"
                | "weeks"
        ) || word.len() > 4
            && word.ends_with("ed")
            && !matches!(word, "named" | "called")
            && word.starts_with(char::is_lowercase)
    };
    let links = |at: usize| line.word(at) == "and" && line.word(at + 1).starts_with(char::is_lowercase);
    if gap.len() > REACH || !moment.dated || line.any(gap.clone(), ends) || gap.clone().any(links) {
        return None;
    }
    let lead = line.back(moment.from, 1);
    let tied = matches!(lead, "in" | "on" | "born" | "," | "about" | "around" | "early" | "late" | "(" | "of")
        && !(lead == "of" && moment.grain == Grain::Year);
    // `born in the early 1990`, `about 1950`: not to be counted from.
    if !tied || matches!(lead, "about" | "around") {
        return None;
    }
    let opens = born == line.range.start || matches!(line.back(born, 1), "," | "“" | "\"") && line.word(born) == "Born";
    let who =
        if opens { behind(line, moment.to) } else { subject::subject(line, born).or_else(|| apposed(line, born)) };
    let beside = age_before(line, born).or_else(|| age_behind(line, moment.to));
    (who.is_some() || beside.is_some()).then_some(Birth {
        who,
        span: moment.span,
        days: moment.days,
        beside,
        died: None,
        aged: None,
    })
}

/// `Born in Ohio in 1950, Lee …`: who stands behind the comma.
fn behind(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    let comma = (at..(at + 12).min(line.range.end)).find(|at| line.word(*at) == ",")?;
    subject::beginning(line, comma + 1)
}

/// `Lee, 43, a farmer born in 1972`: the name before the phrase a participle ends.
fn apposed(line: &Line<'_, '_>, born: usize) -> Option<u32> {
    let noun = line.back(born, 1);
    noun.starts_with(|ch: char| ch.is_ascii_lowercase()).then(|| subject::behind_phrase(line, born - 1))?
}

/// `, 43, who was born`, `, aged 43, born`, ` (43), born`.
fn age_before(line: &Line<'_, '_>, born: usize) -> Option<usize> {
    let mut at = born.checked_sub(1)?;
    while matches!(line.word(at), "was" | "is" | "who" | "," | ")") {
        at = at.checked_sub(1)?;
    }
    let someone = matches!(line.back(at, 2), "man" | "woman" | "boy" | "girl");
    let opens = matches!(line.back(at, 1), "," | "(" | "aged" | "age") || line.back(at, 1) == "of" && someone;
    // `In 1999, Ann Lee, 18, born in 1981`: an age of another time.
    let earlier = || line.moments().iter().any(|moment| moment.to <= at);
    let closed = at + 1 < born && matches!(line.word(at + 1), "," | ")");
    (closed && opens && is_age_word(line.word(at)) && !earlier()).then_some(at)
}

/// `born in 1950, 70,` and `(born 1950, aged 70)`.
fn age_behind(line: &Line<'_, '_>, to: usize) -> Option<usize> {
    let at = match (line.word(to), line.word(to + 1)) {
        (",", "aged" | "age" | "now") => to + 2,
        (",", _) => to + 1,
        _ => return None,
    };
    let closes = matches!(line.word(at + 1), "," | "." | ")" | "");
    (is_age_word(line.word(at)) && closes).then_some(at)
}

/// `Ann Lee (1915–2010)`: the years somebody lived, in brackets behind the name.
fn lifetime(line: &Line<'_, '_>, open: usize) -> Option<Birth> {
    let year = |text: &str| text.parse().ok().filter(|year| text.len() == 4 && (1000..2100).contains(year));
    let first = open + 1;
    let (born, died, last) = if let Some((born, died)) = line.word(first).split_once('-') {
        (year(born)?, year(died)?, first)
    } else if matches!(line.word(first + 1), "-" | "–" | "—") {
        (year(line.word(first))?, year(line.word(first + 2))?, first + 2)
    } else {
        return None;
    };
    let spans_life = line.word(last + 1) == ")" && (10..115).contains(&(died - born));
    let who = subject::beside(line, open).filter(|_| spans_life && line.tokens[first].kind == TokenKind::Number)?;
    let span = line.span(first, last + 1);
    // The year of birth is the first four bytes, the year of death the last.
    let born_span = Span::new(span.start, span.start + 4);
    let died_span = Span::new(span.end - 4, span.end);
    let died = (Stretch::year(died)?, died_span);
    Some(Birth {
        who: Some(who),
        span: born_span,
        days: Stretch::year(born)?,
        beside: None,
        died: Some(died),
        aged: None,
    })
}
