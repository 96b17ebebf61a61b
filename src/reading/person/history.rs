//! Sentences that tell of another time. "In 2010, President Obama signed the law" calls him rightly what he then was: a title there says
//! nothing of today.

use super::{PersonMention, Tenure};
use crate::reading::Reading;
use crate::reading::date::year;
use crate::span::{Span, Text};
use chrono::Datelike;
use regex::Regex;
use std::sync::LazyLock;

/// Words before a title that look back: under a president, appointed by one.
static LOOKS_BACK_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bunder|\bsince|\bfor|\b(?:appointed|nominated|named|signed|elected|chosen|picked|tapped|pardoned|hired|fired|created|launched|established|begun|started|served|introduced|vetoed|defeated|enacted)\b[^.;]{0,30} (?:by|under|for|with))\s+(?:the\s+)?$",
    )
});

/// Words after a name that look back: an administration, an era.
static LOOKS_BACK_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:['’]s?)?\s(?:(?:first|second|last|final)\s)?(?:administration|presidency|era|years|inauguration|impeachment|library|legacy)\b|^(?:['’]s?)?\s(?:first|second|last|final)\s(?:term|campaign|cabinet)\b",
    )
});

/// Phrases that set a whole sentence in another time.
static OTHER_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:at the time|(?:years?|decades?|months|weeks) (?:ago|earlier|before|later)|back then|in those days|last (?:century|decade)|when (?:he|she|they) (?:was|were|became|served)|used to|would later|who later|had (?:been|served)|during (?:his|her|their) (?:time|tenure|term|years|presidency)|once (?:was|served|worked)|previously|will become|would become|(?:19|20)\d0s)\b",
    )
});

/// Words of a story that reports a death: it tells of the time before it too, and a plain title there is right.
static DEATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:died|dies|dead|death|killed|funeral|mourn\w*|obituary|buried|passed away|memorial service)\b")
});

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern")
}

/// Changes `sitting` to `then` where the sentence, or the paragraph up to the mention, tells of another time.
pub(super) fn tell_other_times(reading: &Reading<'_>, mentions: &mut [PersonMention]) {
    let dies = mentions.iter().any(|mention| mention.title.is_some_and(|title| title.tenure == Tenure::Late))
        && DEATH.is_match(reading.text());
    for mention in mentions {
        if let Some(title) = mention.title.as_mut().filter(|title| dies && title.tenure == Tenure::Late) {
            title.tenure = Tenure::Then;
        }
        let span = mention.span;
        let Some(title) = mention
            .title
            .as_mut()
            .filter(|title| matches!(title.tenure, Tenure::Sitting | Tenure::Acting | Tenure::Elect))
        else {
            continue;
        };
        if tells_another_time(reading, span) {
            title.tenure = Tenure::Then;
        }
    }
}

fn tells_another_time(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let text = reading.text();
    let Some(sentence) = reading.sentence_at(mention.start).map(|at| reading.sentences()[at]) else { return false };
    let paragraph = reading.article().blocks()[sentence.block as usize].span;
    let before = &text[sentence.span.start as usize..mention.start as usize];
    let after = &text[mention.end as usize..(sentence.span.end as usize).max(mention.end as usize)];
    LOOKS_BACK_BEFORE.is_match(before)
        || LOOKS_BACK_AFTER.is_match(after)
        || OTHER_TIME.is_match(sentence.span.of(text))
        || names_past_year(reading, told_in(paragraph, sentence.span))
}

/// A paragraph longer than this (bytes) is likely several run together: a year in it says nothing of a sentence far off.
const RUN_TOGETHER: u32 = 1_000;

/// Where a year sets the time of a sentence: the sentence and what its paragraph told before.
fn told_in(paragraph: Span<Text>, sentence: Span<Text>) -> Span<Text> {
    if paragraph.len() > RUN_TOGETHER { sentence } else { Span::new(paragraph.start, sentence.end) }
}

/// Whether a span names a year before the story's; where the story has no date, any year.
fn names_past_year(reading: &Reading<'_>, span: Span<Text>) -> bool {
    let story = reading.story_date().map(|story| story.date.year());
    span.of(reading.text())
        .split(|ch: char| !ch.is_ascii_digit())
        .filter_map(year)
        .any(|year| (1500..2100).contains(&year) && story.is_none_or(|story| year < story))
}
