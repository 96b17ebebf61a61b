//! Which of two times must not be before the other: by where their verbs stand in the course of one thing (`founded … folded`), or by a word between them.

use super::point::Point;
use crate::reading::date::is_weekday;
use crate::reading::statement::when::Line;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use std::sync::LazyLock;

/// The times of what comes first and of what comes after it, and the word that says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    pub(super) earlier: Point,
    pub(super) later: Point,
    pub(super) word: Span<Text>,
}

const DATA: &str = include_str!("../../../../rules/data/events.txt");
static STAGES: LazyLock<[WordSet; 5]> =
    LazyLock::new(|| ["planned", "begins", "goes-on", "ends", "comes-after"].map(|name| WordSet::section(DATA, name)));
/// From which stage on a thing is over.
const OVER: usize = 3;
static MOVES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "moves"));
static LATER_NOUNS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "later-nouns"));
static HELPS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "helps"));
static PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "past"));

/// How many tokens stand between a verb and its time, and between two times of one course.
const REACH: usize = 9;
const APART: usize = 16;

/// A verb, and where it stands in the course of things.
#[derive(Debug, Clone, Copy)]
struct Event {
    at: usize,
    stage: usize,
}

/// The place of a verb in the course of things, from 0.
fn stage(word: &str) -> Option<usize> {
    let small = word.to_ascii_lowercase();
    STAGES.iter().position(|words| words.contains(&small))
}

/// The order in which two neighbouring times of a sentence are told to be, one before the other in print.
pub(super) fn order_of(line: &Line<'_, '_>, one: &Point, other: &Point) -> Option<Sides> {
    let apart = one.to..other.from;
    if apart.len() > APART
        || one.is_clock != other.is_clock
        || one.is_weekday
        || line.any(apart.clone(), |word| matches!(word, "—" | "while" | "whereas" | "ago" | "if"))
        || line.any(line.range.clone(), |word| MOVES.contains(word))
    {
        return None;
    }
    by_word(line, one, other).or_else(|| by_course(line, one, other))
}

/// By a word between the two: `after`, `before`, `followed`.
fn by_word(line: &Line<'_, '_>, one: &Point, other: &Point) -> Option<Sides> {
    let comma = usize::from(line.word(one.to) == ",");
    // `in 1999, two years before it went public in 2001`
    let lengths = line.lengths();
    let length = lengths.iter().find(|length| length.from <= one.to + comma + 1 && length.from >= one.to);
    let at = length.map_or(one.to + comma, |length| length.to);
    if at >= other.from {
        return None;
    }
    let next = line.word(at + 1);
    let word = line.span(at, at + 1);
    let stands = is_told(line, one) && is_told(line, other);
    let counts = next.starts_with(|ch: char| ch.is_ascii_digit()) && at + 1 < other.from;
    let forward = Sides { earlier: *one, later: *other, word };
    let backward = Sides { earlier: *other, later: *one, word };
    let goes_on = line.any(at..other.from, |word| matches!(word, "and" | "or" | "but" | "," | "(" | ";")) || counts;
    match line.word(at) {
        "after" | "following" if next == "which" && stands => Some(forward),
        "before" if next == "which" && stands => Some(backward),
        "after" | "following" if stands && !goes_on => Some(backward),
        "before" | "until" | "till" if stands && !goes_on && !matches!(next, "that" | "this" | "then") => Some(forward),
        _ => {
            // `carried coal until it closed in 1983`
            let until = (at..other.from).rev().find(|at| matches!(line.word(*at), "until" | "till"));
            if let Some(until) = until
                && stands
                && (2..=4).contains(&(other.from - until))
            {
                return Some(Sides { word: line.span(until, until + 1), ..forward });
            }
            let followed = (at..other.from).rev().find(|at| line.word(*at) == "followed")?;
            let near = other.from - followed <= 3 && line.word(followed + 1) != "by";
            (near && stands).then(|| Sides { word: line.span(followed, followed + 1), ..forward })
        }
    }
}

/// By the verbs: the second has the subject of the first, or tells of what comes after it.
pub(super) fn by_course(line: &Line<'_, '_>, one: &Point, other: &Point) -> Option<Sides> {
    if !(is_told(line, one) || is_since(line, one)) || !(is_told(line, other) || is_until(line, other)) {
        return None;
    }
    let second = event(line, other, one.to);
    let first = event(line, one, line.range.start);
    let forward = |at: usize| Sides { earlier: *one, later: *other, word: line.span(at, at + 1) };
    // `with the result declared on June 9`, `and approval of it came on 17 August`
    let noun = (one.to..other.from).find(|at| LATER_NOUNS.contains(line.word(*at)));
    if let Some(noun) = noun
        && noun - one.to <= 4
        && matches!(line.word(one.to), "," | ";" | "and" | "with" | "but")
        && !is_until(line, other)
    {
        return Some(forward(noun));
    }
    // `a number that had risen to 310 by November 19`
    if let Some(by) = grown(line, other, one.to)
        && line.back(one.from, 1) == "by"
    {
        return Some(forward(by));
    }
    if line.any(one.to..other.from, |word| word == ";") {
        return None;
    }
    if let (Some(_), Some(second)) = (first, second)
        && line.back(second.at, 1) == "having"
    {
        return Some(Sides { earlier: *other, later: *one, word: line.span(second.at, second.at + 1) });
    }
    if let (Some(first), Some(second)) = (first, second)
        && first.stage < second.stage
        && (first.at == line.range.start
            || has_same_subject(line, one, second.at)
            || is_until(line, other) && has_same_subject(line, one, second.at - 1))
    {
        return Some(forward(second.at));
    }
    narrated(line, one, other).map(forward)
}

/// Whether the verb has the subject of what was told before: it stands right behind what joins the two, but for words that help it.
fn has_same_subject(line: &Line<'_, '_>, one: &Point, verb: usize) -> bool {
    let mut at = verb;
    while at > one.to && HELPS.contains(line.back(at, 1)) {
        at -= 1;
    }
    let joint = line.back(at, 1);
    at > one.to && matches!(joint, "and" | "but" | "then" | "," | "before")
        || at == one.to && matches!(line.word(at), "," | "and")
}

/// `began rowing in 2019 and won her first race in 2020`: what is told in a row, verb by verb of one subject, happened in that order.
fn narrated(line: &Line<'_, '_>, one: &Point, other: &Point) -> Option<usize> {
    let past = |at: usize| {
        let word = line.word(at);
        word.len() > 4 && word.ends_with("ed") || PAST.contains(word)
    };
    let joint = (one.to..other.from).find(|at| line.word(*at) == "and")?;
    let day = matches!(line.word(one.to), "that") && matches!(line.word(one.to + 1), "day" | "night" | "evening");
    if joint - one.to > 1 + 2 * usize::from(day) {
        return None;
    }
    if one.is_clock {
        // `leaves at 8.15am and gets in at 9.40am`
        let verb = line.word(joint + 1);
        let goes_on = verb.len() > 3 && verb.ends_with('s') && !matches!(verb, "this" | "its") || past(joint + 1);
        return (goes_on && line.back(other.from, 1) == "at").then_some(joint + 1);
    }
    let verb = (joint + 1..other.from).find(|at| !HELPS.contains(line.word(*at)) || PAST.contains(line.word(*at)))?;
    // `and had the result by August 9`
    let owns = line.word(verb) == "had" && matches!(line.word(verb + 1), "the" | "a" | "an" | "its" | "his" | "her");
    let apart = |word: &str| matches!(word, "also" | "again" | "previously");
    let had = line.any(line.range.start..verb, |word| apart(word) || matches!(word, "had" | "both"))
        || line.any(verb + usize::from(owns)..other.from, |word| apart(word) || word == "had");
    // `was its secretary from 1955 and gave up in 1981`
    let since = is_since(line, one);
    let before = |at: usize| past(at) || since && matches!(line.word(at), "was" | "were");
    // `took in $8 million in 2013 and was founded in 1880`: a description, for nothing comes before that.
    let first = matches!(line.word(verb), "founded" | "established" | "formed" | "incorporated" | "created" | "born");
    let told = (past(verb) && !first || owns) && (line.range.start..one.from).any(before) && !had;
    let own = matches!(line.back(one.from, 1), "in" | "on" | "from" | "since")
        && matches!(line.back(other.from, 1), "in" | "on" | "by" | "at");
    (told && own).then_some(verb)
}

/// `had risen to 310 by`: the verb of a count that goes on.
fn grown(line: &Line<'_, '_>, point: &Point, floor: usize) -> Option<usize> {
    let by = (floor..point.from).rev().find(|at| line.word(*at) == "by").filter(|at| point.from - at <= 2)?;
    (by.saturating_sub(REACH).max(floor)..by).find(|at| {
        matches!(line.word(*at), "risen" | "grown" | "climbed" | "increased" | "swollen" | "fallen" | "dropped")
    })
}

/// The verb told of a time: the last before it, with no other verb between.
fn event(line: &Line<'_, '_>, point: &Point, floor: usize) -> Option<Event> {
    let reach = point.from.saturating_sub(REACH).max(floor);
    for at in (reach..point.from).rev() {
        let word = line.word(at);
        if let Some(stage) = stage(word) {
            // `open` and `close` are verbs only behind what opens: `the open day`, `a close race`.
            let noun = matches!(line.back(at, 1), "the" | "a" | "an" | "The" | "its" | "this");
            return (!noun).then_some(Event { at, stage });
        }
        if is_until(line, point) && at + 1 == point.from && matches!(word, "until" | "till") {
            return Some(Event { at, stage: OVER });
        }
        let breaks = matches!(word, "who" | "which" | "that" | "where" | "when" | ";" | "after" | "before" | "since");
        if breaks || word.len() > 4 && word.ends_with("ed") {
            return None;
        }
    }
    None
}

/// Whether something is told of the time, which is no end of a stretch: `in 2019`, `on May 3`, `by June 9`.
fn is_told(line: &Line<'_, '_>, point: &Point) -> bool {
    let lead = line.back(point.from, 1);
    let lead = if is_weekday(lead) || matches!(lead, "," | "early" | "late" | "about" | "around") {
        line.back(point.from, 2)
    } else {
        lead
    };
    let range = matches!(line.word(point.to), "to" | "through" | "-" | "–" | "until")
        || matches!(lead, "from" | "From" | "to" | "between" | "since" | "until" | "till" | "than" | "of" | "the");
    let led = matches!(lead, "in" | "on" | "at" | "by" | "In" | "On" | "At" | "By");
    !range && (led || !point.is_clock && point.last == point.first && !matches!(lead, "and" | "or" | ""))
}

/// `was its secretary from 1955`, with no end told.
fn is_since(line: &Line<'_, '_>, point: &Point) -> bool {
    !point.is_clock && line.back(point.from, 1) == "from" && line.word(point.to) == "and"
}

fn is_until(line: &Line<'_, '_>, point: &Point) -> bool {
    matches!(line.back(point.from, 1), "until" | "till")
}

/// The order of the one time of a sentence and the one of the next, which is about the same: `It traded until 2014`, `They had married in 1956`.
pub(super) fn across(before: &Line<'_, '_>, one: &Point, line: &Line<'_, '_>, other: &Point) -> Option<Sides> {
    let opens = line.word(line.range.start);
    if one.is_clock
        || one.is_weekday
        || other.is_clock
        || !is_told(before, one)
        || line.any(line.range.clone(), |word| MOVES.contains(word))
    {
        return None;
    }
    // `The trial opened on 3 March. The verdict came on 21 March.`
    let noun = line.range.start + 1;
    if opens == "The" && LATER_NOUNS.contains(line.word(noun)) && is_told(line, other) && other.from - noun <= REACH {
        return Some(Sides { earlier: *one, later: *other, word: line.span(noun, noun + 1) });
    }
    if !matches!(opens, "It" | "They" | "He" | "She") {
        return None;
    }
    let first = event(before, one, before.range.start)?;
    let had = (line.range.start..other.from).find(|at| line.word(*at) == "had");
    if let Some(had) = had {
        // Only after a death is nothing more to be told.
        let died = before.word(first.at) == "died";
        let closed = died && had == line.range.start + 1 && matches!(line.back(other.from, 1), "in" | "on");
        let word = line.span(had, had + 1);
        return (closed && is_told(line, other)).then_some(Sides { earlier: *other, later: *one, word });
    }
    let second = event(line, other, line.range.start)?;
    let near = (line.range.start + 1..second.at).all(|at| HELPS.contains(line.word(at)))
        || is_until(line, other) && second.at - line.range.start <= 3;
    let same = opens == "It" || before.word(before.range.start) == opens;
    (near && same && first.stage <= 1 && second.stage >= OVER && (is_told(line, other) || is_until(line, other)))
        .then(|| Sides { earlier: *one, later: *other, word: line.span(second.at, second.at + 1) })
}
