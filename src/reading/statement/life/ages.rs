//! Ages: beside a name, in a headline (`dies at 94`), in a sentence of their own (`He was 95.`, `She is 41.`), behind a death (`died on Monday, aged 95`),
//! at a time printed beside them (`In 2019, when she was 33,`), and on a
//! birthday (`turned 50 in May`, `her 80th birthday`).

mod cue;

use super::At;
use super::births::Birth;
use super::deaths::{Death, is_death};
use super::subject;
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::person::{self, PersonMention, is_age_word};
use crate::reading::quantity::number;
use crate::reading::statement::slip;
use crate::reading::statement::when::{Line, Moment, now};
use crate::reading::token::TokenKind;
use crate::reading::vocabulary::is_kin_of;
use crate::span::{Span, Text};
use chrono::Datelike;
use cue::{Cue, Lead};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// An age as printed.
#[derive(Debug, Clone, Copy)]
pub struct Age {
    /// Whose.
    pub who: Option<u32>,
    /// Years.
    pub value: i32,
    /// Its figures.
    pub span: Span<Text>,
    /// When the person was that old.
    pub at: At,
    /// The time printed beside it.
    pub(super) then: Option<Moment>,
    /// Whether it is reached at that time: `turned 50 in 1990`.
    pub(super) birthday: bool,
    /// Its token.
    token: usize,
}

/// How many years two ages that a birthday or an old note parts lie apart at most.
const YEARS_OF_AN_OLD_NOTE: i32 = 3;

/// Whether one age could be another misprinted, or taken from an old note; of 2 and 42 the one is a child's.
fn is_slip(one: i32, other: i32) -> bool {
    let near = (one - other).abs() <= YEARS_OF_AN_OLD_NOTE;
    one != other && (near || one.min(other) >= 10 && slip::is_slip(f64::from(one), f64::from(other)))
}

/// The people of whom a story tells one age that could be another of theirs misprinted, and those ages.
pub(super) fn slips(ages: &[Age]) -> FxHashSet<(u32, i32)> {
    let mut told: FxHashMap<u32, BTreeSet<i32>> = FxHashMap::default();
    for age in ages {
        if let Some(who) = age.who {
            told.entry(who).or_default().insert(age.value);
        }
    }
    let slips = told.iter().flat_map(|(who, values)| {
        let has_slip = |value: &&i32| values.iter().any(|other| is_slip(**value, *other));
        values.iter().filter(has_slip).map(|value| (*who, *value))
    });
    slips.collect()
}

/// The ages that are those of a birth: of the same person, or right beside it.
pub(super) fn ages_of<'r>(ages: &'r [Age], birth: &'r Birth) -> impl Iterator<Item = &'r Age> {
    ages.iter().filter(|age| birth.beside == Some(age.token) || birth.who.is_some() && birth.who == age.who)
}

/// The ages of a story that are somebody's, in text order.
pub(super) fn read(reading: &Reading<'_>, births: &[Birth], deaths: &[Death]) -> Vec<Age> {
    let mut found: Vec<Age> = births.iter().filter_map(|birth| beside(reading, birth)).collect();
    if !reading.mentions().is_empty() {
        found.extend((0..reading.mentions().len()).filter_map(|number| by_name(reading, number)));
        let (tokens, classes) = (reading.tokens(), reading.classes());
        let numbers =
            classes.places(Class::Figures | Class::Number).filter(|at| *at > 0 && tokens[*at].span.len() < 10);
        found.extend(numbers.filter_map(|at| by_itself(reading, at, births, deaths)));
        let ordinals = classes.places(Class::Place).filter(|at| *at > 0 && tokens[*at].kind == TokenKind::Number);
        found.extend(ordinals.filter_map(|at| nth_birthday(reading, at)));
    }
    found.sort_by_key(|age| (age.token, age.then.is_none()));
    found.dedup_by(|later, earlier| {
        let same = (later.token, later.who) == (earlier.token, earlier.who);
        if same && earlier.birthday {
            // A birthday of these days, with no other age beside it, tells the age now.
            earlier.at = later.at;
        }
        same
    });
    found
}

fn beside(reading: &Reading<'_>, birth: &Birth) -> Option<Age> {
    let token = birth.beside?;
    let span = reading.tokens()[token].span;
    Some(Age {
        who: birth.who,
        value: reading.slice(span).parse().ok()?,
        span,
        at: At::Now,
        then: None,
        birthday: false,
        token,
    })
}

/// The age beside the name of a mention: at the story's own time, or `then` at the one time of the sentence.
fn by_name(reading: &Reading<'_>, number: usize) -> Option<Age> {
    let mention = &reading.mentions()[number];
    let who = Some(mention.who.filter(|_| !may_be_relative(reading, mention))?);
    let made = |age: person::Printed<u8>| {
        let token = reading.tokens_in(age.span).start;
        let value = i32::from(age.value);
        Age { who, value, span: age.span, at: At::Now, then: None, birthday: false, token }
    };
    let then = person::age_then(reading, mention).and_then(|age| {
        let line = Line::new(reading, reading.sentence_at(age.span.start)?);
        let [moment] = line.moments()[..] else { return None };
        let dated = moment.dated && matches!(line.back(moment.from, 1), "in" | "In" | "on" | "On");
        dated.then_some(Age { at: At::Then, then: Some(moment), ..made(age) })
    });
    then.or_else(|| {
        reading.people().age(reading, number).filter(|age| !person::is_age_to_come(reading, age.span)).map(made)
    })
}

/// Whether a surname behind `Mr` or `Mrs` may be that of a relative told of by a given name: `her husband, Tom, said … Mr Lee, 50, said`.
fn may_be_relative(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let Some(gender) = person::gender(reading, mention).filter(|_| mention.name.given.is_none()) else {
        return false;
    };
    let first = reading.tokens_in(mention.span).start;
    let tokens = reading.tokens();
    let block = tokens[first].block;
    let near = (0..first).rev().take_while(|at| tokens[*at].block + 1 >= block);
    near.into_iter().any(|at| {
        let word = |at: usize| tokens.get(at).map_or("", |token| reading.slice(token.span));
        let name = at + 1 + usize::from(word(at + 1) == ",");
        is_kin_of(gender, word(at)) && tokens.get(name).is_some_and(|token| token.capital)
    })
}

/// `then 24`, `24 then`
fn is_then(line: &Line<'_, '_>, age: usize) -> bool {
    line.back(age, 1) == "then" || line.word(age + 1) == "then" || line.word(age + 2) == "then"
}

/// Whether a year gone by stands in the sentence before the age, or `then` right beside it. Years of a quotation before it are another's.
fn is_of_the_past(line: &Line<'_, '_>, age: usize, births: &[Birth]) -> bool {
    let reading = line.reading;
    let today = now(reading);
    let quoted = |at: usize| reading.in_quotation(line.tokens[at].span.start);
    let past = |moment: &Moment| {
        moment.to <= age
            && today.is_none_or(|today| moment.days.last.year() < today.first.year())
            && (quoted(age) || !quoted(moment.from))
            && !births.iter().any(|birth| birth.span == moment.span)
    };
    is_then(line, age) || line.moments().iter().any(past)
}

/// An age that stands by itself, not beside a name.
fn by_itself(reading: &Reading<'_>, token: usize, births: &[Birth], deaths: &[Death]) -> Option<Age> {
    let tokens = reading.tokens();
    let span = tokens[token].span;
    if !cue::leads(reading.slice(tokens[token - 1].span)) {
        return None;
    }
    let value = years(reading.slice(span))?;
    let line = Line::new(reading, reading.sentence_at(span.start)?);
    let cue = cue::read(&line, token, value)?;
    let verb = (line.range.start..cue.from).rev().find(|at| is_death(line.word(*at)));
    let who = whose(&line, &cue, token, verb)?;
    let told = Age { who: Some(who), value, span, at: At::Now, then: None, birthday: false, token };
    Some(match (cue::then(&line, &cue, token), cue.lead) {
        (None, Lead::Birthday(turn)) => {
            Age { at: At::Then, then: Some(cue::around(&line, token, turn)?), birthday: true, ..told }
        }
        (then, Lead::Birthday(_)) => Age { at: At::Then, then, birthday: true, ..told },
        (then @ Some(_), Lead::Aged | Lead::When(_) | Lead::Was) => Age { at: At::Then, then, ..told },
        (None, Lead::Was) if !cue::is_of_death(&line, token) => return None,
        (None, Lead::Was) => deaths.iter().any(|death| death.who == who).then_some(Age { at: At::Death, ..told })?,
        (_, Lead::Is) => (!is_of_the_past(&line, token, births)).then_some(told)?,
        (None, Lead::Aged) if verb.is_some() => Age { at: At::Death, ..told },
        (None, Lead::Aged) if cue::goes_on_now(&line, token) => told,
        _ => return None,
    })
}

/// The years of an age word: in figures, or one small number in words.
fn years(word: &str) -> Option<i32> {
    if is_age_word(word) {
        return word.parse().ok();
    }
    number::whole_word(word).filter(|years| (1..=20).contains(years)).map(i32::from)
}

/// Her `80th birthday`.
fn nth_birthday(reading: &Reading<'_>, token: usize) -> Option<Age> {
    let tokens = reading.tokens();
    let next = tokens.get(token + 1).map_or("", |next| reading.slice(next.span));
    let (span, owner) = (tokens[token].span, reading.slice(tokens[token - 1].span));
    if next != "birthday" {
        return None;
    }
    let value =
        reading.slice(span).trim_end_matches(char::is_alphabetic).parse().ok().filter(|age| (1..=115).contains(age))?;
    let line = Line::new(reading, reading.sentence_at(span.start)?);
    let who = match owner {
        "his" | "her" | "His" | "Her" => subject::owner_of(&line, token - 1)?,
        _ => subject::owning(&line, token - 1)?,
    };
    let then = match line.moments()[..] {
        [moment] if moment.dated => moment,
        [] => cue::around(&line, token + 1, cue::turn_of(&line)?)?,
        _ => return None,
    };
    Some(Age { who: Some(who), value, span, at: At::Then, then: Some(then), birthday: true, token })
}

/// Whose age it is; `verb` is that of a death before it.
fn whose(line: &Line<'_, '_>, cue: &Cue, age: usize, verb: Option<usize>) -> Option<u32> {
    let reading = line.reading;
    match cue.lead {
        Lead::When(pronoun) => return subject::beginning(line, pronoun),
        Lead::Was | Lead::Is | Lead::Birthday(_) => {
            return subject::subject(line, cue.from).or_else(|| subject::opening(line, cue.from));
        }
        Lead::Aged => {}
    }
    if line.any(line.range.start..cue.from, crate::reading::vocabulary::is_family) {
        return None;
    }
    let by_verb = verb.and_then(|verb| subject::subject(line, verb));
    let kind = reading.article().blocks()[line.tokens[cue.from].block as usize].kind;
    by_verb.or_else(|| match subject::people_before(line, cue.from)?[..] {
        [_] => subject::opening(line, cue.from),
        [] if matches!(kind, BlockKind::Headline | BlockKind::Deck) => subject::main(reading),
        [] => subject::beginning(line, line.range.start).or_else(|| behind(line, age)),
        _ => None,
    })
}

/// `At 33 she came to Leeds`, `In 1931, aged 33, she came`, `At the age of 33, in 1931, Lee came`: who stands behind an age that opens a sentence.
fn behind(line: &Line<'_, '_>, age: usize) -> Option<u32> {
    const REACH: usize = 8;
    let reach = age + 1..(age + REACH).min(line.range.end);
    let mut starts = reach.filter(|at| *at == age + 1 || line.back(*at, 1) == ",");
    starts.find_map(|at| subject::beginning(line, at))
}
