//! Ages: beside a name, in a headline (`dies at 94`), at death (`He was 95.`), and at a time printed beside them (`In 2019, when she was 33,`).

use super::At;
use super::births::Birth;
use super::deaths::Death;
use super::subject;
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::person::is_age_word;
use crate::reading::statement::when::{Line, Moment, now};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use chrono::Datelike;

/// An age as printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Age {
    pub(super) who: Option<u32>,
    pub(super) value: i32,
    pub(super) span: Span<Text>,
    pub(super) at: At,
    /// The time printed beside it.
    pub(super) then: Option<Moment>,
    /// Its token.
    token: usize,
}

/// The ages that are those of a birth: of the same person, or right beside it.
pub(super) fn ages_of<'r>(ages: &'r [Age], birth: &'r Birth) -> impl Iterator<Item = &'r Age> {
    ages.iter().filter(|age| birth.beside == Some(age.token) || birth.who.is_some() && birth.who == age.who)
}

/// The ages of those whose birth is told, in text order.
pub(super) fn read(reading: &Reading<'_>, births: &[Birth], deaths: &[Death]) -> Vec<Age> {
    let mut found: Vec<Age> = births.iter().filter_map(|birth| beside(reading, birth)).collect();
    let born = |who: u32| births.iter().any(|birth| birth.who == Some(who));
    if births.iter().any(|birth| birth.who.is_some()) {
        let mentions = reading.mentions().iter().enumerate();
        found.extend(mentions.filter(|(_, mention)| mention.who.is_some_and(born)).filter_map(|(number, mention)| {
            let age = reading.people().age(reading, number)?;
            let token = reading.tokens_in(age.span).start;
            let line = Line::new(reading, reading.sentence_at(age.span.start)?);
            let told =
                Age { who: mention.who, value: i32::from(age.value), span: age.span, at: At::Now, then: None, token };
            (!is_of_the_past(&line, token)).then_some(told)
        }));
        found.extend(
            (0..reading.tokens().len())
                .filter(|at| reading.tokens()[*at].kind == TokenKind::Number && reading.tokens()[*at].span.len() < 4)
                .filter_map(|at| by_itself(reading, at, deaths)),
        );
    }
    found.sort_by_key(|age| (age.token, age.then.is_none()));
    found.dedup_by_key(|age| (age.token, age.who));
    found
}

fn beside(reading: &Reading<'_>, birth: &Birth) -> Option<Age> {
    let token = birth.beside?;
    let span = reading.tokens()[token].span;
    Some(Age { who: birth.who, value: reading.slice(span).parse().ok()?, span, at: At::Now, then: None, token })
}

/// Whether a year gone by stands in the sentence before the age, or `then` right beside it.
fn is_of_the_past(line: &Line<'_, '_>, age: usize) -> bool {
    let Some(today) = now(line.reading) else { return true };
    let past = |moment: &Moment| moment.days.last.year() < today.first.year() && moment.to <= age;
    let then = matches!(line.back(age, 1), "then" | "was")
        || matches!(line.word(age + 1), "then")
        || line.word(age + 2) == "then";
    then && line.back(age, 1) != "was" || line.moments().iter().any(past)
}

/// The words that lead up to an age, and what they say of it.
struct Cue {
    /// First token of the words: of `at the age of 33`, `when she was 33`.
    from: usize,
    /// The `he` or `she` of `when she was`.
    pronoun: Option<usize>,
    /// `He was 95.`
    is_all: bool,
}

fn cue(line: &Line<'_, '_>, age: usize) -> Option<Cue> {
    let back = |by: usize| line.back(age, by);
    let closes = matches!(
        line.word(age + 1),
        "," | "." | ";" | "" | ")" | "of" | "in" | "on" | "from" | "after" | "and" | "years" | "—" | "when" | "or"
    );
    let plain = |by: usize| Some(Cue { from: age.checked_sub(by)?, pronoun: None, is_all: false });
    if !closes {
        return None;
    }
    match (back(3), back(2), back(1)) {
        ("the", "age", "of") => plain(if back(4) == "at" { 4 } else { 3 }),
        (_, "at", "age") => plain(2),
        (_, _, "aged" | "age") => plain(1),
        // Small numbers may be hours.
        (_, _, "at") => plain(1).filter(|_| {
            line.word(age).len() > 1 && !line.word(age).starts_with('1')
                || line.word(age).len() > 1 && line.word(age) > "12"
        }),
        ("when" | "When", "he" | "she", "was") => {
            Some(Cue { from: age.checked_sub(3)?, pronoun: age.checked_sub(2), is_all: false })
        }
        (_, _, "was") => Some(Cue { from: age.checked_sub(1)?, pronoun: None, is_all: true })
            .filter(|_| matches!(line.word(age + 1), "." | "") && age + 2 >= line.range.end),
        _ => None,
    }
}

/// An age that stands by itself, not beside a name.
fn by_itself(reading: &Reading<'_>, token: usize, deaths: &[Death]) -> Option<Age> {
    let span = reading.tokens()[token].span;
    if !is_age_word(reading.slice(span)) {
        return None;
    }
    let line = Line::new(reading, reading.sentence_at(span.start)?);
    let cue = cue(&line, token)?;
    let then = then(&line, &cue, token);
    let who = whose(&line, &cue, token, then.is_some())?;
    let at = match then {
        Some(_) => At::Then,
        None if cue.is_all => deaths.iter().any(|death| death.who == who).then_some(At::Death)?,
        None if line.any(line.range.start..cue.from, |word| matches!(word, "died" | "dies" | "dead")) => At::Death,
        None => return None,
    };
    Some(Age { who: Some(who), value: reading.slice(span).parse().ok()?, span, at, then, token })
}

/// The time right before the words (`In 2019, when she was 33`) or behind the age (`at 15, in 1945`).
fn then(line: &Line<'_, '_>, cue: &Cue, age: usize) -> Option<Moment> {
    let moments = line.moments();
    let before = if line.back(cue.from, 1) == "," { cue.from.checked_sub(1)? } else { cue.from };
    let led =
        |moment: &&Moment| moment.dated && !matches!(line.back(moment.from, 1), "born" | "since" | "until" | "to");
    if let Some(moment) = moments.iter().find(|moment| moment.to == before).filter(led) {
        // The date of the birth itself is none of the age's, that of the death is.
        let birth = (line.range.start..moment.from)
            .rev()
            .map(|at| line.word(at))
            .find(|word| matches!(*word, "born" | "Born" | "died"));
        return birth.is_none_or(|word| word == "died").then_some(*moment);
    }
    let (comma, lead) = (line.word(age + 1) == ",", line.word(age + 2));
    let behind = moments.iter().find(|moment| moment.from == age + 3 && comma && matches!(lead, "in" | "on"));
    behind.filter(|moment| moment.dated).copied()
}

/// Whose age it is.
fn whose(line: &Line<'_, '_>, cue: &Cue, age: usize, then: bool) -> Option<u32> {
    let reading = line.reading;
    if let Some(at) = cue.pronoun {
        return subject::beginning(line, at);
    }
    if line.any(line.range.start..age, crate::reading::vocabulary::is_family) {
        return None;
    }
    let kind = reading.article().blocks()[line.tokens[age].block as usize].kind;
    let people = subject::people_of(line)?;
    match people[..] {
        [who] => Some(who),
        [] if matches!(kind, BlockKind::Headline | BlockKind::Deck) => subject::main(reading),
        [] => subject::beginning(line, line.range.start),
        // `Tarrant, whom Lee taught, died in 1931, aged 73`: only the sentence's own subject.
        _ if cue.is_all && !then => subject::subject(line, cue.from),
        _ => None,
    }
}
