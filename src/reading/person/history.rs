//! Sentences that tell of another time. "In 2010, President Obama signed the law" calls him rightly what he then was: a title there says
//! nothing of today. [`phrase`] knows the words that tell of it, [`beside`] those right before a mention and right after it.

mod beside;
mod phrase;

pub(super) use beside::Behind;
pub(super) use phrase::names_day;

use super::{PersonMention, Tenure, Title};
use crate::reading::Reading;
use crate::reading::line::Line;
use crate::span::{Span, Text};
use beside::Before;
use chrono::Datelike;
use std::cell::OnceCell;

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
            sentence = Some((at, Times::new(reading, at)));
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
    if names_late && phrase::tells_of_death(reading) {
        for title in mentions.iter_mut().filter_map(|mention| mention.title.as_mut()).filter(|title| is_late(title)) {
            title.tenure = Tenure::Then;
        }
    }
}

/// Whether a sentence names a day without a date: what it tells is news.
pub(in crate::reading) fn names_a_day(reading: &Reading<'_>, sentence: Span<Text>) -> bool {
    let sentence = reading.sentence_at(sentence.start);
    sentence.is_some_and(|sentence| phrase::tells_news(&Line::new(reading, sentence)))
}

/// Whether the sentence of a mention tells of another time.
pub(in crate::reading) fn tells_another_time(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let sentence = reading.sentence_at(mention.start);
    sentence.is_some_and(|sentence| Times::new(reading, sentence).tell_another(mention))
}

/// How many sentences before a mention set the time that it goes on in.
const SENTENCES_BEFORE: usize = 3;

/// Whether one of the sentences before that of a mention, in its paragraph, gives a year gone by: what follows goes on in that time.
pub(in crate::reading) fn follows_another_time(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let Some(sentence) = reading.sentence_at(mention.start) else { return false };
    let before = std::iter::successors(Line::new(reading, sentence).previous(), Line::previous);
    before.take(SENTENCES_BEFORE).any(|line| Told::read(&line).past_years.any_from(0))
}

/// Whether the sentence of a mention sets another time before it comes to the mention: `In 1999, Ann Lee`.
pub(super) fn opens_in_another_time(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let sentence = reading.sentence_at(mention.start);
    sentence.is_some_and(|sentence| {
        let told = Told::read(&Line::new(reading, sentence));
        told.other.any_before(mention.start) || told.past_years.any_before(mention.start)
    })
}

/// What one sentence says of times. It is read once, however many people it names.
struct Times<'r, 'a> {
    line: Line<'r, 'a>,
    told: OnceCell<Told>,
}

impl<'r, 'a> Times<'r, 'a> {
    fn new(reading: &'r Reading<'a>, sentence: usize) -> Self {
        Times { line: Line::new(reading, sentence), told: OnceCell::new() }
    }

    /// Whether they set a mention in another time.
    fn tell_another(&self, mention: Span<Text>) -> bool {
        let line = &self.line;
        let before = Before::new(line, mention);
        if before.looks_back() || before.shows() {
            return true;
        }
        let behind = Behind::new(line, mention);
        if behind.looks_back() {
            return true;
        }
        let told = self.told.get_or_init(|| Told::read(line));
        let main_clause = behind.main_clause();
        let start = line.start(main_clause);
        if told.other.any_before(mention.start)
            || told.other.any_from(start)
            || told.before.any_before(mention.start)
            || told.past_years.any_before(mention.start)
        {
            return true;
        }
        // What the sentence goes on to say, up to what the person is reported to say (`said that it had been cleared`): its tense is not that of
        // the saying.
        let reported = behind.reported_speech(main_clause);
        let told_of = main_clause..reported.unwrap_or(behind.end());
        told_of.clone().any(|at| phrase::tells_of_time_before(line, at))
            || told.past_years.any_from(start)
                && !told.now.any_from(start)
                && (reported.is_none() || told_of.clone().any(|at| phrase::year(line, at).is_some()))
                && !phrase::tells_news(line)
    }
}

/// Where a sentence tells of other times.
#[derive(Default)]
struct Told {
    /// Phrases that set a whole sentence in another time.
    other: Places,
    /// Verbs that tell of a time before the one told of.
    before: Places,
    /// Years before the story's; where the story has no date, any year.
    past_years: Places,
    /// Verbs that set a clause in the present or the future.
    now: Places,
}

impl Told {
    fn read(line: &Line<'_, '_>) -> Told {
        let story = line.reading.story_date().map(|story| story.date.year());
        let mut told = Told::default();
        for at in line.range.clone() {
            if let Some(end) = phrase::other_time(line, at) {
                told.other.add(line.span(at, end));
            }
            if phrase::tells_of_time_before(line, at) {
                told.before.add(line.span(at, at + 2));
            }
            if phrase::is_now(line.word(at)) {
                told.now.add(line.span(at, at + 1));
            }
            let is_past = |year: &i32| story.is_none_or(|story| *year < story) && !phrase::closes_dateline(line, at);
            if phrase::year(line, at).is_some_and(|year| is_past(&year)) {
                told.past_years.add(line.span(at, at + 1));
            }
        }
        told
    }
}

/// Where something stands in a sentence: the end of the first place and the start of the last are all that is asked.
#[derive(Default)]
struct Places(Option<(u32, u32)>);

impl Places {
    fn add(&mut self, place: Span<Text>) {
        let first = self.0.map_or(place.end, |(first, _)| first);
        self.0 = Some((first, place.start));
    }

    fn any_before(&self, offset: u32) -> bool {
        self.0.is_some_and(|(first, _)| first <= offset)
    }

    fn any_from(&self, offset: u32) -> bool {
        self.0.is_some_and(|(_, last)| last >= offset)
    }
}
