//! A life told in one sentence, whoever it is: birth, death and the age between them. `was born in 1912, kept wicket for the county and died in 1999 at 87`,
//! `(1921–2001), who died at 80`, `born 1890, died 1965, lived to 75`.

use super::{At, Life, PrintedAge, STALE};
use crate::reading::class::Class;
use crate::reading::statement::when::{Line, Moment, Stretch, either, now};
use crate::reading::vocabulary::is_family;
use crate::span::{Span, Text};
use chrono::Datelike;

/// How many tokens stand between a birth and its date, and a death and its age.
const REACH: usize = 12;

/// A day, or a stretch of days, and where it is printed.
type Told = (Stretch, Span<Text>);

/// The lives told whole in a sentence, in text order.
pub(super) fn read(reading: &crate::reading::Reading<'_>) -> Vec<Life> {
    reading.sentences_with(Class::End).filter_map(|at| of(&Line::new(reading, at))).collect()
}

fn of(line: &Line<'_, '_>) -> Option<Life> {
    let death = one(line, |at| is_death(line, at)).or_else(|| one(line, |at| is_end(line, at)))?;
    let lived = one(line, |at| is_end(line, at));
    let (value, token) = age(line, lived.unwrap_or(death)).or_else(|| age_before(line, death))?;
    let moments = line.moments();
    let (birth, from) = birth(line, &moments).or_else(|| beside(line))?;
    let brackets = lifetime(line)
        .or_else(|| years_lived(line, &moments))
        .filter(|(born, _)| born.1 == birth.1)
        .map(|(_, died)| died);
    let died = brackets.or_else(|| day_of(line, death, token, &moments, birth.1))?;
    // `was born in 1912 to a son who died`: one subject all along.
    let between = from.min(death)..from.max(death);
    let other = line.any(between, |word| is_family(word) || matches!(word, ";" | "but" | "whose"));
    if other || died.0.first < birth.0.first {
        return None;
    }
    let (least, most) = birth.0.whole_years_to(died.0);
    let expected = either(least.max(0), most);
    let printed = line.tokens[token].span;
    let reading = line.reading;
    Some(Life {
        span: if printed.start > birth.1.start { printed } else { birth.1 },
        who: None,
        born: birth.1,
        age: PrintedAge { value, span: printed },
        at: At::Death,
        when: Some(died.1),
        sum: format!("{} to {} makes {expected}", reading.slice(birth.1), reading.slice(died.1)),
        expected,
        agrees: (least..=most).contains(&value),
    })
}

/// The one token of a sentence of which something is so.
fn one(line: &Line<'_, '_>, is: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found = line.range.clone().filter(|at| is(*at));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// `died`, `was killed`, `lived to 75`; not the `died` of brackets.
fn is_death(line: &Line<'_, '_>, at: usize) -> bool {
    match line.word(at) {
        "died" => !line.word(at + 1).starts_with(|ch: char| ch.is_ascii_digit()),
        "killed" => line.back(at, 1) == "was",
        "dying" => line.back(at, 1) == "," && line.word(at + 1) == "at",
        "death" => matches!(line.back(at, 1), "his" | "her") && line.back(at, 2) == "at",
        _ => false,
    }
}

/// `lived to 75`, `lived to be 93`
fn is_end(line: &Line<'_, '_>, at: usize) -> bool {
    line.word(at) == "lived" && matches!(line.word(at + 1), "to" | "for")
        || line.reads(at, &["reached", "the", "age", "of"])
}

/// `was 78 when he died`, `was 78 at her death`
fn age_before(line: &Line<'_, '_>, death: usize) -> Option<(i32, usize)> {
    let tie = (line.back(death, 2), line.back(death, 1));
    let at = match tie {
        ("when", "he" | "she") | ("at", "his" | "her") => death.checked_sub(3)?,
        _ => return None,
    };
    let led = matches!(line.back(at, 1), "was" | "aged") && crate::reading::person::is_age_word(line.word(at));
    Some((line.word(at).parse().ok().filter(|_| led)?, at))
}

/// The age told of a death, and its token: `at 87`, `aged 76`, `at the age of 72`, `lived to be 95`.
fn age(line: &Line<'_, '_>, death: usize) -> Option<(i32, usize)> {
    let reach = death + 1..(death + REACH).min(line.range.end);
    let at = reach.clone().find(|at| {
        let lead = (line.back(*at, 2), line.back(*at, 1));
        let led = matches!(lead, (_, "at" | "aged" | "age") | ("age", "of") | ("lived", "to" | "for") | ("to", "be"));
        let ends = !line.word(at + 1).starts_with(char::is_alphabetic)
            || line.back(*at, 1) == "of"
            || matches!(line.word(at + 1), "in" | "on" | "after" | "from" | "of" | "years" | "and" | "last" | "when");
        led && ends && crate::reading::person::is_age_word(line.word(*at))
    })?;
    let breaks = line.any(death + 1..at, |word| is_family(word) || matches!(word, "who" | "his" | "her" | ";" | "and"));
    Some((line.word(at).parse().ok().filter(|years| (1..115).contains(years) && !breaks)?, at))
}

/// The birth a sentence tells, and its first token: `born on 8 June 1949`, `(1921–2001)`, `(born 1890, died 1965)`.
fn birth(line: &Line<'_, '_>, moments: &[Moment]) -> Option<(Told, usize)> {
    if let Some((born, _)) = lifetime(line).or_else(|| years_lived(line, moments)) {
        return Some((born, line.from(born.1.start)));
    }
    let born = one(line, |at| matches!(line.word(at), "born" | "Born"))?;
    let moment = moments.iter().find(|moment| moment.from > born)?;
    let near = moment.from - born <= REACH && moment.dated;
    let breaks = line.any(born..moment.from, |word| matches!(word, "who" | "and" | "when" | "about" | "around"));
    (near && !breaks).then_some(((moment.days, moment.span), born))
}

/// The birth that the sentence before or behind tells of the same `he` or `she`: `The poet was born in 1899. He died in 1971 at 72.`
fn beside(line: &Line<'_, '_>) -> Option<(Told, usize)> {
    let pronoun = |line: &Line<'_, '_>| matches!(line.word(line.range.start), "He" | "She");
    let alone = |other: &Line<'_, '_>| !other.any(other.range.clone(), |word| is_family(word) || word == "died");
    let before = line.previous().filter(|other| pronoun(line) && alone(other));
    let behind = || line.next().filter(|other| pronoun(other) && alone(other));
    let other = before.filter(|other| birth(other, &other.moments()).is_some()).or_else(behind)?;
    birth(&other, &other.moments()).map(|(told, _)| (told, line.range.start))
}

/// `lived from 1904 to 1987`
fn years_lived(line: &Line<'_, '_>, moments: &[Moment]) -> Option<(Told, Told)> {
    let at = one(line, |at| line.word(at) == "lived" && line.word(at + 1) == "from")?;
    let ends = moments.windows(2).find(|pair| pair[0].from == at + 2)?;
    let tied = ends[1].from == ends[0].to + 1 && matches!(line.word(ends[0].to), "to" | "until");
    tied.then_some(((ends[0].days, ends[0].span), (ends[1].days, ends[1].span)))
}

/// The years of a life in brackets: `(1921–2001)`, `(born 1890, died 1965)`, `(b. 1890, d. 1965)`.
fn lifetime(line: &Line<'_, '_>) -> Option<(Told, Told)> {
    let year = |at: usize| {
        let year = line.word(at).parse().ok().filter(|year| (1000..2100).contains(year))?;
        Some((Stretch::year(year)?, line.tokens[at].span))
    };
    for at in line.range.clone().filter(|at| matches!(line.word(*at), "(" | ",")) {
        let glued = line
            .word(at + 1)
            .split_once('-')
            .filter(|_| matches!((line.word(at), line.word(at + 2)), ("(", ")") | (",", ",")));
        if let Some((born, died)) = glued {
            let span = line.tokens[at + 1].span;
            let stretch = |text: &str| Stretch::year(text.parse().ok().filter(|year| (1000..2100).contains(year))?);
            let (born, died) = (stretch(born)?, stretch(died)?);
            let ends = (Span::new(span.start, span.start + 4), Span::new(span.end - 4, span.end));
            return (span.len() == 9).then_some(((born, ends.0), (died, ends.1)));
        }
        if line.word(at) == "," {
            continue;
        }
        let dashed = matches!(line.word(at + 2), "–" | "—" | "-") && line.word(at + 4) == ")";
        if dashed {
            return year(at + 1).zip(year(at + 3));
        }
        let stop = usize::from(line.word(at + 2) == ".");
        let (second, born) = (at + 4 + stop, at + 2 + stop);
        let told = matches!(line.word(at + 1), "born" | "b" | "b.") && matches!(line.word(second), "died" | "d" | "d.");
        if told {
            let stop = usize::from(line.word(second + 1) == ".");
            return year(born).zip(year(second + 1 + stop));
        }
    }
    None
}

/// When somebody died, by the time told beside the verb: `died in 1999 at 87`, `died, aged 86, on 1 September 1930`, `died last year at 72`.
fn day_of(line: &Line<'_, '_>, death: usize, age: usize, moments: &[Moment], birth: Span<Text>) -> Option<Told> {
    let beside = |moment: &&Moment| {
        moment.dated
            && moment.span != birth
            && moment.from > death
            && moment.from <= age.max(death) + 4
            && moment.from - death <= REACH
    };
    if let Some(moment) = moments.iter().find(beside) {
        let tied = !line.any(death..moment.from, |word| matches!(word, "who" | "and" | "since" | "after" | "before"));
        return tied.then_some((moment.days, moment.span));
    }
    let today = now(line.reading)?;
    let year = match (line.word(death + 1), line.word(death + 2)) {
        ("last", "year") => today.first.year() - 1,
        ("this", "year") => today.first.year(),
        _ => return None,
    };
    let days = Stretch::year(year)?.wider(0, STALE);
    Some((days, line.span(death + 1, death + 3)))
}
