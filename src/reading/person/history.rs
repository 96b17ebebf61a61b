//! Sentences that tell of another time. "In 2010, President Obama signed the law" calls him rightly what he then was: a title there says
//! nothing of today.

use super::{PersonMention, Tenure, Title};
use crate::reading::{Reading, Sentence};
use crate::span::{Span, Text};
use chrono::Datelike;
use regex::bytes::{Match, Regex, RegexBuilder};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Words before a title that look back: under a president, appointed by one.
static LOOKS_BACK_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bunder|\bsince|\bfor|\breplac(?:e|es|ed|ing)|\bsucceed(?:s|ed|ing)?|\b(?:predecessor|father|mother|grandfather|grandmother|uncle|aunt),?|\bunseat(?:s|ed|ing)?|\bprevious|\b(?:resignation|departure|death|ouster|removal|retirement|impeachment|murder|assassination) of|\b(?:appointed|nominated|named|signed|elected|chosen|picked|tapped|pardoned|hired|fired|created|launched|established|begun|started|served|introduced|vetoed|defeated|enacted)\b[^.;]{0,30} (?:by|under|for|with))\s+(?:the\s+)?$",
    )
});

/// Whoever is still to be followed holds the office: `wants to succeed Gov. Lee`, `the race to replace`.
static LOOKS_AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:wants?|wanting|hop(?:es?|ing)|seeks?|seeking|runs?|running|vying|vies?|plans?|competing|race|bid|campaign(?:ing)?|battle|contest|candidates?|will|would|could|may|might|should|must|expected|likely)\s(?:to\s)?(?:succeed|replace|unseat)\s+(?:the\s+)?$",
    )
});

/// What shows somebody of another time, before a title: a statue of, named after.
static SHOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:statues?|monuments?|memorials?|portraits?|busts?|murals?|sculptures?|paintings?|biograph(?:y|ies)|tombs?|graves?|named (?:after|for)|featuring|depicting|likeness)\b[^.;]{0,60}$",
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
        r"^(?:(?:'|’)s?)?\s(?:(?:first|second|last|final)\s)?(?:administration|presidency|era|years|inauguration|impeachment|library|legacy)\b|^(?:(?:'|’)s?)?\s(?:first|second|last|final)\s(?:term|campaign|cabinet)\b",
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
    pattern(
        r"^(?:(?:'|’)s)?,? (?:also |then )?(?:said|says|told|added|adds|insisted|argued|claimed)(?:\b[^.;]*? that\b| (?:no|nobody|none|nothing|he|she|it|they|there|the|his|her|its|their|these|all|many|most|both)\b)",
    )
});

/// Words of a story that reports a death: it tells of the time before it too, and a plain title there is right.
static DEATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:died|dies|dead|death|killed|funeral|mourn\w*|obituary|buried|passed away|memorial service)\b")
});

/// `, who was elected in 2010,` and `(elected in 2010)` after a name.
pub(super) static RELATIVE_CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(?:'|’)s\b)?(?:, (?:who|whose|first|elected|appointed|a|an|the)\b[^,.;]*(?:[,.;]|$)| \([^)]*\))")
});

/// Verbs that set a clause in the present or the future.
static NOW: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:will|is|are|has|have|says|plans|wants|remains)\b"));

/// The name of a day.
pub(super) static DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)\b"));

/// What follows the day of a full date: `Friday, Feb. 13, 1998`.
static DATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^,? (?:the )?(?:[A-Z][a-z]{2,}\.? )?\d"));

/// What closes a dateline: `LEEDS, April 2019 -`.
static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\)? (?:-|--|–|—) "));

/// How far (bytes) from the start of its sentence the year of a dateline stands at most.
const LONGEST_DATELINE: usize = 60;

/// How far (bytes) from a mention the words right before it and right after it are looked at.
const REACH: usize = 400;

/// A year before the story's is a point in time (`since 2010` reaches to now); where the story has no date, any year.
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(since\s)?((?:1[5-9]|20)\d\d)\b"));

/// A pattern over bytes: compiling one over characters takes longer than reading a story, and Unicode word edges make the engine give up its
/// fast path on every curly quote. White space is that of ASCII and the no-break space.
pub(super) fn pattern(pattern: &str) -> Regex {
    let pattern = pattern.replace(r"\s", r"(?:\s|\xC2\xA0)");
    RegexBuilder::new(&pattern).unicode(false).build().expect("a fixed pattern")
}

/// Changes `sitting` to `then` where the sentence tells of another time.
pub(super) fn tell_other_times(reading: &Reading<'_>, mentions: &mut [PersonMention]) {
    tell_of_the_dead(reading, mentions);
    let mut sentence: Option<(usize, Times<'_, '_>)> = None;
    for mention in mentions {
        let span = mention.span;
        let tells_now = |title: &&mut Title| matches!(title.tenure, Tenure::Sitting | Tenure::Acting | Tenure::Elect);
        let Some(title) = mention.title.as_mut().filter(tells_now) else { continue };
        if is_present(reading.text(), mention.name.span, title) {
            continue;
        }
        let Some(at) = reading.sentence_at(span.start) else { continue };
        if sentence.as_ref().is_none_or(|(known, _)| *known != at) {
            sentence = Some((at, Times::new(reading, reading.sentences()[at])));
        }
        if sentence.as_ref().is_some_and(|(_, times)| times.tell_another(span)) {
            title.tenure = Tenure::Then;
        }
    }
}

/// Whether name and office stand joined by a verb in the present: `Ann Lee, 33, is the mayor`.
fn is_present(text: &str, name: Span<Text>, title: &Title) -> bool {
    let between = text.get(name.end as usize..title.span.start as usize).unwrap_or_default();
    between.split(' ').any(|word| matches!(word, "is" | "remains" | "serves"))
}

/// In a story that reports a death, `the late` tells of the time before it too.
fn tell_of_the_dead(reading: &Reading<'_>, mentions: &mut [PersonMention]) {
    let is_late = |title: &Title| title.tenure == Tenure::Late;
    let names_late = mentions.iter().any(|mention| mention.title.as_ref().is_some_and(is_late));
    if names_late && DEATH.is_match(reading.text().as_bytes()) {
        for title in mentions.iter_mut().filter_map(|mention| mention.title.as_mut()).filter(|title| is_late(title)) {
            title.tenure = Tenure::Then;
        }
    }
}

/// What a sentence goes on to say right after a mention, as bytes.
pub(super) fn words_after<'a>(reading: &Reading<'a>, sentence: Span<Text>, mention: Span<Text>) -> &'a [u8] {
    let after = &reading.text().as_bytes()[mention.end as usize..(sentence.end as usize).max(mention.end as usize)];
    &after[..after.len().min(REACH)]
}

/// Whether a sentence names a day without a date: what it tells is news.
pub(in crate::reading) fn names_a_day(reading: &Reading<'_>, sentence: Span<Text>) -> bool {
    tells_news(reading.slice(sentence).as_bytes())
}

/// Whether the sentence of a mention tells of another time.
pub(in crate::reading) fn tells_another_time(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let sentence = reading.sentence_at(mention.start).map(|at| reading.sentences()[at]);
    sentence.is_some_and(|sentence| Times::new(reading, sentence).tell_another(mention))
}

/// Whether the sentence of a mention sets another time before it comes to the mention: `In 1999, Ann Lee`.
pub(super) fn opens_in_another_time(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let sentence = reading.sentence_at(mention.start).map(|at| reading.sentences()[at]);
    sentence.is_some_and(|sentence| {
        let times = Times::new(reading, sentence);
        times.other().any_before(mention.start) || times.past_years().any_before(mention.start)
    })
}

/// What one sentence says of times. It is searched once, however many people it names.
struct Times<'r, 'a> {
    reading: &'r Reading<'a>,
    sentence: Span<Text>,
    other: OnceCell<Places>,
    before: OnceCell<Places>,
    past_years: OnceCell<Places>,
    now: OnceCell<Places>,
}

impl<'r, 'a> Times<'r, 'a> {
    fn new(reading: &'r Reading<'a>, sentence: Sentence) -> Self {
        let (other, before, past_years, now) = Default::default();
        Times { reading, sentence: sentence.span, other, before, past_years, now }
    }

    fn other(&self) -> &Places {
        self.other.get_or_init(|| self.places(OTHER_TIME.find_iter(self.words())))
    }

    fn before(&self) -> &Places {
        self.before.get_or_init(|| self.places(TIME_BEFORE.find_iter(self.words())))
    }

    fn past_years(&self) -> &Places {
        self.past_years.get_or_init(|| {
            let story = self.reading.story_date().map(|story| story.date.year());
            let years = YEAR.captures_iter(self.words()).filter(|found| found.get(1).is_none());
            let value =
                |year: &Match<'_>| year.as_bytes().iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
            let heads =
                |year: &Match<'_>| year.start() < LONGEST_DATELINE && DASH.is_match(&self.words()[year.end()..]);
            let is_past = |year: &Match<'_>| story.is_none_or(|story| value(year) < story) && !heads(year);
            self.places(years.filter_map(|found| found.get(2)).filter(is_past))
        })
    }

    fn now(&self) -> &Places {
        self.now.get_or_init(|| self.places(NOW.find_iter(self.words())))
    }

    fn words(&self) -> &'a [u8] {
        self.reading.slice(self.sentence).as_bytes()
    }

    fn places<'t>(&self, mut found: impl Iterator<Item = Match<'t>>) -> Places {
        let first = found.next();
        Places(first.map(|first| {
            let last = found.last().unwrap_or(first);
            (self.sentence.start + first.end() as u32, self.sentence.start + last.start() as u32)
        }))
    }

    /// Whether they set a mention in another time.
    fn tell_another(&self, mention: Span<Text>) -> bool {
        let text = self.reading.text().as_bytes();
        let before = &text[self.sentence.start as usize..mention.start as usize];
        let before = &before[before.len().saturating_sub(REACH)..];
        let after = words_after(self.reading, self.sentence, mention);
        // What the sentence goes on to say, without the clause that tells more of the name (`, who was elected in 2010,`).
        let told = RELATIVE_CLAUSE.find(after).map_or(0, |clause| clause.end());
        let main_clause = mention.end + told as u32;
        let told_of = without_reported_speech(&after[told..]);
        let speaks_for = SPEAKS_FOR.captures(before).is_some_and(|found| found.get(1).is_none());
        LOOKS_BACK_BEFORE.is_match(before) && !speaks_for && !LOOKS_AHEAD.is_match(before)
            || SHOWS.is_match(before)
            || LOOKS_BACK_AFTER.is_match(after)
            || self.other().any_before(mention.start)
            || self.other().any_from(main_clause)
            || self.before().any_before(mention.start)
            || TIME_BEFORE.is_match(told_of)
            || self.past_years().any_before(mention.start)
            || self.past_years().any_from(main_clause)
                && !self.now().any_from(main_clause)
                && (told_of.len() == after.len() - told || YEAR.is_match(told_of))
                && !tells_news(self.words())
    }
}

/// Whether words name a day with no date to it: what they tell is news.
fn tells_news(words: &[u8]) -> bool {
    DAY.find_iter(words).any(|day| !DATED.is_match(&words[day.end()..]))
}

/// Where something stands in a sentence: the end of the first place and the start of the last are all that is asked.
struct Places(Option<(u32, u32)>);

impl Places {
    fn any_before(&self, offset: u32) -> bool {
        self.0.is_some_and(|(first, _)| first <= offset)
    }

    fn any_from(&self, offset: u32) -> bool {
        self.0.is_some_and(|(_, last)| last >= offset)
    }
}

/// What a sentence goes on to say after a name, up to what that person is reported to say (`said that it had been cleared`).
fn without_reported_speech(after: &[u8]) -> &[u8] {
    REPORTED.find(after).map_or(after, |verb| &after[..verb.end()])
}
