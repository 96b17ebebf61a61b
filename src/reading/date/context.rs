//! What the words before a date say of it: `last`, `this` or `next`, and the tense of the verb that takes place on it.

use super::{DateMention, Printed, StoryDate, YearFrom, numeral};
use crate::reading::Reading;
use crate::reading::token::{Token, TokenKind};
use crate::reading::word_list::WordSet;
use crate::span::Span;
use chrono::{Duration, NaiveDate};
use std::sync::LazyLock;

/// The word before a weekday that says which week is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Week {
    /// `last Friday`
    Last,
    /// `this Friday`
    This,
    /// `next Friday`
    Next,
}

impl Week {
    /// Names in rules, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["last", "this", "next"];

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// The tense of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// `will be held`
    Future,
    /// `was held`
    Past,
}

impl Tense {
    /// Names in rules, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["future", "past"];

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// What the sentence of a date makes of it. `None` is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The word before its weekday.
    pub week: Option<Printed<Week>>,
    /// Whether that word agrees with the story's date.
    pub week_agrees: Option<bool>,
    /// The verb that takes place on the date.
    pub tense: Option<Printed<Tense>>,
    /// Whether its tense agrees with the story's date.
    pub tense_agrees: Option<bool>,
}

/// How far (days) from a story a date may lie and still be the one its writer had in mind, where no year is printed.
const NEAR: i64 = 62;
/// How far (words) before a date its verb may stand.
const REACH: usize = 12;
/// Days of grace where the story's date is that of its file.
const FILED: i64 = 7;

/// The context of each date of a story.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Context> {
    (0..reading.dates().len()).map(|at| of_date(reading, at)).collect()
}

fn of_date(reading: &Reading<'_>, index: usize) -> Context {
    let (mention, resolved) = (&reading.dates()[index], &reading.resolved_dates()[index]);
    let tokens = reading.tokens();
    let at = tokens.partition_point(|token| token.span.start < mention.span.start);
    let mut context = Context { week: week(reading, mention, at), ..Context::default() };
    let (Some(date), Some(story)) = (resolved.date, reading.story_date()) else { return context };
    if mention.doubtful || resolved.weekday_agrees == Some(false) {
        return context;
    }
    if let Some(week) = context.week {
        context.week_agrees = week_agrees(week.value, date, story);
    }
    context.tense = tense(reading, at);
    if let Some(tense) = context.tense {
        let pinned = resolved.year_from == YearFrom::Printed || mention.weekday.is_some();
        context.tense_agrees = tense_agrees(tense.value, date, pinned, story);
    }
    context
}

/// The word `last`, `this` or `next` right before a date that begins with its weekday. `The last Sunday, May 25` counts Sundays.
fn week(reading: &Reading<'_>, mention: &DateMention, at: usize) -> Option<Printed<Week>> {
    let weekday = mention.weekday.filter(|it| it.span.start == mention.span.start)?;
    let before = at.checked_sub(1)?;
    let token = reading.tokens()[before];
    if token.block != reading.tokens()[at].block || weekday.span.start - token.span.end > 1 {
        return None;
    }
    let value = match reading.slice(token.span) {
        "last" | "Last" => Week::Last,
        "this" | "This" => Week::This,
        "next" | "Next" => Week::Next,
        _ => return None,
    };
    let lead = before.checked_sub(1).map_or("", |lead| reading.slice(reading.tokens()[lead].span));
    let counted =
        matches!(lead, "the" | "The" | "its" | "their" | "very" | "and" | "until" | "’s" | "our" | "his" | "her");
    (!counted).then_some(Printed { value, span: token.span })
}

fn bases(story: &StoryDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::once(story.date).chain(story.rival)
}

fn week_agrees(week: Week, date: NaiveDate, story: &StoryDate) -> Option<bool> {
    let grace = if story.by_file_name { FILED } else { 0 };
    let off = |base: NaiveDate| (date - base).num_days();
    if bases(story).any(|base| off(base).abs() > NEAR) {
        return None;
    }
    let days = match week {
        Week::Last => -14 - grace..=grace - 1,
        Week::This => -7 - grace..=8 + grace,
        Week::Next => 1 - grace..=14 + grace,
    };
    Some(bases(story).any(|base| days.contains(&off(base))))
}

fn tense_agrees(tense: Tense, date: NaiveDate, pinned: bool, story: &StoryDate) -> Option<bool> {
    let grace = Duration::days(if story.by_file_name { FILED } else { 1 });
    let near = if pinned { NEAR * 24 } else { NEAR };
    // Without a year a date in the past tense may be last year's.
    let near = if tense == Tense::Past && !pinned { NEAR / 2 } else { near };
    if bases(story).any(|base| (date - base).num_days().abs() > near) {
        return None;
    }
    Some(bases(story).any(|base| match tense {
        Tense::Future => date + grace >= base,
        Tense::Past => date - grace <= base,
    }))
}

/// The verb that takes place on the date at the token `at`: `will be held in Leeds on`, `took place on`. Only words for place and time may stand
/// between, so that the date can belong to nothing else.
fn tense(reading: &Reading<'_>, at: usize) -> Option<Printed<Tense>> {
    let tokens = reading.tokens();
    let first = tokens.get(at)?;
    let sentence = reading.sentences()[reading.sentence_at(first.span.start)?].span;
    let word = |at: usize| reading.slice(tokens[at].span);
    let from =
        (0..=REACH).map_while(|back| at.checked_sub(back)).take_while(|at| tokens[*at].span.start >= sentence.start);
    for verb in from.skip(1) {
        // `is set for July 9`
        if word(verb) == "for" && is_set(reading, tokens, verb) {
            let span = Span::new(tokens[verb - 2].span.start, tokens[verb].span.end);
            return Some(Printed { value: Tense::Future, span });
        }
        if EVENT_VERBS.contains(word(verb)) {
            let starts = sentence_tokens_before(tokens, verb, sentence.start);
            let (value, lead) = verb_phrase(reading, tokens, starts, verb)?;
            let unsure = |token: &Token| {
                let word = reading.slice(token.span);
                UNSURE.contains(word) || value == Tense::Past && UNSURE_PAST.contains(word)
            };
            let mut around = tokens[starts..at].iter().chain(&tokens[at..(at + 8).min(tokens.len())]);
            let guarded = tokens[starts..verb].iter().any(unsure)
                || value == Tense::Future && around.any(|token| UNSURE_FUTURE.contains(reading.slice(token.span)));
            let span = Span::new(tokens[lead].span.start, tokens[verb].span.end);
            return (!guarded).then_some(Printed { value, span });
        }
        if parts(&tokens[verb], word(verb), tokens.get(verb + 1).map_or("", |_| word(verb + 1))) {
            return None;
        }
    }
    None
}

fn sentence_tokens_before(tokens: &[Token], at: usize, start: u32) -> usize {
    (0..at).rev().take_while(|before| tokens[*before].span.start >= start).last().unwrap_or(at)
}

/// Tense and first token of the phrase a verb ends: `will also be held`, `was held`, `took place`.
fn verb_phrase(reading: &Reading<'_>, tokens: &[Token], starts: usize, verb: usize) -> Option<(Tense, usize)> {
    let word = |at: usize| reading.slice(tokens[at].span);
    for lead in (verb.saturating_sub(4).max(starts)..verb).rev() {
        match word(lead) {
            "will" | "shall" => return Some((Tense::Future, lead)),
            "was" | "were" if lead + 1 == verb && PARTICIPLES.contains(word(verb)) => return Some((Tense::Past, lead)),
            "be" | "also" | "next" | "now" | "not" | "again" | "officially" | "formally" | "take" | "took" | "both" => {
            }
            other if other.ends_with("ly") => {}
            _ => break,
        }
    }
    let before = verb.checked_sub(1).filter(|before| *before >= starts);
    match word(verb) {
        "place" | "effect" if before.is_some_and(|before| word(before) == "took") => Some((Tense::Past, verb - 1)),
        verb_word
            if SIMPLE_PAST.contains(verb_word)
                && verb_word != "effect"
                && before.is_none_or(|before| !is_auxiliary(word(before))) =>
        {
            Some((Tense::Past, verb))
        }
        _ => None,
    }
}

/// Whether `is set` or the like stands before the word at `at`.
fn is_set(reading: &Reading<'_>, tokens: &[Token], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.slice(tokens[at].span));
    matches!(word(1), "set" | "scheduled" | "slated" | "planned" | "due") && matches!(word(2), "is" | "are")
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "be" | "been" | "being" | "is" | "are" | "was" | "were" | "has" | "have" | "had" | "to" | "get" | "having"
    )
}

/// Whether a word between a verb and a date keeps the two apart.
fn parts(token: &Token, word: &str, next: &str) -> bool {
    match token.kind {
        TokenKind::Number => false,
        TokenKind::Mark => !matches!(word, "," | "." | "(" | ")" | "-" | "$" | "’" | "'"),
        // `will return to court`, `to Leeds`
        TokenKind::Word if word == "to" => {
            !next.starts_with(char::is_uppercase) && !matches!(next, "the" | "court" | "work")
        }
        TokenKind::Word => numeral::is_month(word) && word != "May" && word != "March" || PARTS.contains(word),
    }
}

/// Verbs of events that a day is told of.
static EVENT_VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "event-verbs"));
/// Those that make a past after `was` or `were`.
static PARTICIPLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "participles"));
/// Those that are a past by themselves, and no adjective.
static SIMPLE_PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "simple-past"));
/// Words between a verb and a date that keep the two apart.
static PARTS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "parts-verb-and-date"));
/// Words after which a past may tell a plan.
static UNSURE_PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "unsure-past"));
/// Words that make it unsure which year a clause in the future speaks of.
static UNSURE_FUTURE: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "unsure-future"));
/// Words that make it unsure when a clause is told.
static UNSURE: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "unsure"));
