//! Deaths: `died on Saturday`, `died in 1931`, `dies at 94`; and when that was.

use super::births::Birth;
use super::subject;
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::date::is_weekday;
use crate::reading::statement::when::{Line, Stretch, now};
use crate::span::{Span, Text};

/// When one of those whose birth is told died.
#[derive(Debug, Clone, Copy)]
pub(super) struct Death {
    pub(super) who: u32,
    /// When; unknown where neither it nor the story's date is told.
    pub(super) days: Option<Stretch>,
    /// The date, as printed.
    pub(super) span: Option<Span<Text>>,
}

/// How many days before the story `died on Saturday` may be, and a death told without any day.
const DAYS_OF_WEEKDAY: u64 = 10;
const DAYS_OF_NEWS: u64 = 150;
/// How many tokens stand between `died` and its date.
const REACH: usize = 16;

/// Verbs and words that tell of a death.
pub(in crate::reading) fn is_death(word: &str) -> bool {
    matches!(word, "died" | "dies" | "dead" | "Died" | "Dies" | "Dead" | "killed" | "passed")
}

/// The deaths, one of each person: the most exact that is printed, else the one guessed from the report.
pub(super) fn read(reading: &Reading<'_>, births: &[Birth]) -> Vec<Death> {
    let mut found: Vec<Death> = births
        .iter()
        .filter_map(|birth| birth.died.zip(birth.who))
        .map(|((days, span), who)| Death { who, days: Some(days), span: Some(span) })
        .collect();
    if reading.mentions().is_empty() {
        return found;
    }
    for at in reading.classes().places(Class::Death) {
        let Some(sentence) = reading.sentence_of(at) else { continue };
        let line = Line::new(reading, sentence);
        if is_death_of_subject(&line, at) {
            let who = subject::subject(&line, at).or_else(|| with_birth(&line, at, births)).or_else(|| lone(&line));
            found.extend(who.map(|who| death(&line, at, who)));
        }
    }
    // What is printed goes before what a report lets one guess.
    found.sort_by_key(|death| (death.who, death.span.is_none(), death.days.map(|days| days.last - days.first)));
    found.dedup_by_key(|death| death.who);
    found
}

/// Whether the word at a token says that the one it is said of died; `killed` does where it is suffered.
fn is_death_of_subject(line: &Line<'_, '_>, at: usize) -> bool {
    match line.word(at) {
        "killed" => matches!(line.back(at, 1), "was" | "were" | "and" | "been"),
        "passed" => line.word(at + 1) == "away",
        word => is_death(word),
    }
}

/// `was born in 1858 and died in 1931`: whose birth the same clause tells.
fn with_birth(line: &Line<'_, '_>, verb: usize, births: &[Birth]) -> Option<u32> {
    let sentence = line.reading.sentences()[line.sentence].span;
    let birth = births.iter().find(|birth| sentence.contains(birth.span.start))?;
    let between = birth.span.end..line.tokens[verb].span.start;
    let words = line.reading.text().get(between.start as usize..between.end as usize)?;
    birth.who.filter(|_| matches!(words.trim(), "and" | ", and" | ","))
}

/// The person a report of a death is about, where nobody else stands in the sentence.
fn lone(line: &Line<'_, '_>) -> Option<u32> {
    let main = subject::main(line.reading)?;
    let people = subject::people_of(line)?;
    let family = line.any(line.range.clone(), crate::reading::vocabulary::is_family);
    (people.iter().all(|who| *who == main) && !family && !people.is_empty()).then_some(main)
}

fn death(line: &Line<'_, '_>, verb: usize, who: u32) -> Death {
    let printed = line.moments().into_iter().find(|moment| moment.from > verb && moment.from - verb <= REACH);
    let linked = |from: usize| {
        !line.any(verb + 1..from, |word| {
            matches!(word, "who" | "and" | "but" | ";" | "after" | "since" | "when" | "his" | "her")
        })
    };
    if let Some(moment) = printed.filter(|moment| linked(moment.from)) {
        return Death { who, days: Some(moment.days), span: Some(moment.span) };
    }
    let day = |word: &str| is_weekday(word) || matches!(word, "yesterday" | "today" | "overnight");
    let before = if line.any(line.range.clone(), day) { DAYS_OF_WEEKDAY } else { DAYS_OF_NEWS };
    Death { who, days: now(line.reading).map(|today| today.wider(before, 1)), span: None }
}
