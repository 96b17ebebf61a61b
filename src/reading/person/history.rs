//! Sentences that tell of another time. "In 2010, President Obama signed the law" calls him rightly what he then was: a title there says
//! nothing of today.

use super::{PersonMention, Tenure};
use crate::reading::Reading;
use crate::span::{Span, Text};
use chrono::Datelike;
use regex::Regex;
use std::sync::LazyLock;

/// Words before a title that look back: under a president, appointed by one.
static LOOKS_BACK_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bunder|\bsince|\bfor|\breplac(?:e|es|ed|ing)|\bsucceed(?:s|ed|ing)?|\bpredecessor,?|\bunseat(?:s|ed|ing)?|\bprevious|\b(?:appointed|nominated|named|signed|elected|chosen|picked|tapped|pardoned|hired|fired|created|launched|established|begun|started|served|introduced|vetoed|defeated|enacted)\b[^.;]{0,30} (?:by|under|for|with))\s+(?:the\s+)?$",
    )
});

/// Somebody who speaks for the holder of an office, and whether that was before: `a spokeswoman for`, `a former spokesman for`.
static SPEAKS_FOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(former|then|ex|onetime)[\s-][^,.;]{0,25})?\bspokes(?:man|woman|person|men|people) for\s+(?:the\s+)?$",
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
        r"(?i)\b(?:at the time|(?:years?|decades?|months|weeks) (?:ago|earlier|before|later)|back then|in those days|last (?:century|decade)|(?:when|while) (?:he|she|they) (?:was|were|became|served)|as (?:he|she|they) (?:then )?(?:was|were)|used to|would later|who later|during (?:his|her|their) (?:time|tenure|term|years|presidency)|once (?:was|served|worked)|(?:was|were) in (?:office|power) when|previously|will become|would become|(?:19|20)\d0s)\b",
    )
});

/// Verbs that tell of a time before the one told of.
static TIME_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bhad (?:been|served)\b"));

/// Where what somebody says begins: its tense is not that of the saying.
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:['’]s)? (?:also |then )?(?:said|says|told|added|adds|insisted|argued|claimed)\b[^.;]*? that\b")
});

/// Words of a story that reports a death: it tells of the time before it too, and a plain title there is right.
static DEATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:died|dies|dead|death|killed|funeral|mourn\w*|obituary|buried|passed away|memorial service)\b")
});

/// `, who was elected in 2010,` and `(elected in 2010)` after a name.
static RELATIVE_CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:['’]s\b)?(?:, (?:who|whose|first|elected|appointed|a|an|the)\b[^,.;]*(?:[,.;]|$)| \([^)]*\))")
});

/// Verbs that set a clause in the present or the future.
static NOW: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:will|is|are|has|have|says|plans|wants|remains)\b"));

/// A year as a number of four digits, and whether `since` leads it in.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(since\s)?((?:1[5-9]|20)\d\d)\b"));

/// A pattern with ASCII word edges: the Unicode ones make the engine give up its fast path on every curly quote.
fn pattern(pattern: &str) -> Regex {
    Regex::new(&pattern.replace(r"\b", r"(?-u:\b)").replace(r"\w", r"(?-u:\w)")).expect("a fixed pattern")
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
    let Some(sentence) = reading.sentence_at(mention.start).map(|at| reading.sentences()[at].span) else {
        return false;
    };
    let before = &text[sentence.start as usize..mention.start as usize];
    let after = &text[mention.end as usize..(sentence.end as usize).max(mention.end as usize)];
    let main_clause = without_relative_clause(after);
    let speaks_for = SPEAKS_FOR.captures(before).is_some_and(|found| found.get(1).is_none());
    LOOKS_BACK_BEFORE.is_match(before) && !speaks_for
        || LOOKS_BACK_AFTER.is_match(after)
        || OTHER_TIME.is_match(before)
        || OTHER_TIME.is_match(main_clause)
        || TIME_BEFORE.is_match(before)
        || TIME_BEFORE.is_match(without_reported_speech(main_clause))
        || names_past_year(reading, before)
        || names_past_year(reading, main_clause) && !NOW.is_match(main_clause)
}

/// What a sentence goes on to say after a name, without the clause that tells more of the name (`, who was elected in 2010,`).
fn without_relative_clause(after: &str) -> &str {
    match RELATIVE_CLAUSE.find(after) {
        Some(clause) => &after[clause.end()..],
        None => after,
    }
}

/// What a sentence goes on to say after a name, up to what that person is reported to say (`said that it had been cleared`).
fn without_reported_speech(after: &str) -> &str {
    REPORTED.find(after).map_or(after, |verb| &after[..verb.end()])
}

/// Whether words name a year before the story's, as a point in time (`since 2010` reaches to now); where the story has no date, any year.
fn names_past_year(reading: &Reading<'_>, words: &str) -> bool {
    let story = reading.story_date().map(|story| story.date.year());
    YEAR.captures_iter(words).any(|found| {
        let year = found.get(2).and_then(|year| year.as_str().parse::<i32>().ok()).unwrap_or_default();
        found.get(1).is_none() && story.is_none_or(|story| year < story)
    })
}
