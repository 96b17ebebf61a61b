//! The verb a time belongs to: the last one before it, with nothing in between that the time could belong to instead.

use super::Tense;
use super::point::{Point, is_lead, is_part_of_year};
use crate::article::BlockKind;
use crate::reading::date::{DATA, is_month, is_weekday};
use crate::reading::quantity::number::whole_word;
use crate::reading::statement::when::{Grain, Line};
use crate::reading::token::TokenKind;
use crate::reading::word_list::WordSet;
use std::sync::LazyLock;

/// The words of a verb, and its tense.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) tense: Tense,
}

/// How many words may stand between a time and its verb: a verb of an event, any other, and one that a bare year or month is told of.
const REACH: usize = 12;
const NEAR: usize = 6;
const BESIDE: usize = 4;

/// The verb of a point in time: before it, or behind one that opens the sentence.
pub(super) fn of(line: &Line<'_, '_>, point: &Point) -> Option<Verb> {
    if line.reading.sentences()[line.sentence].is_run_together() {
        return None;
    }
    let (lead, end) = lead(line, point);
    // `will review California's Jan. 31 letter`
    if line.back(point.from, 1).ends_with(['\'', '’'])
        || line.back(point.from, 1).ends_with("'s")
        || line.back(point.from, 1).ends_with("’s")
    {
        return None;
    }
    // `moved to June 30`
    if point.grain == Grain::Day && line.back(point.from, 1) == "to" {
        return None;
    }
    // `down 29 percent from last year`, `almost 20 percent above last year`
    if matches!(line.back(point.from, 1), "from" | "above" | "below" | "over" | "than" | "as")
        && matches!(line.word(point.from), "last" | "previous" | "next")
    {
        return None;
    }
    let opens = end == line.range.start && (lead.is_empty() || lead.starts_with(char::is_uppercase));
    if matches!(lead, "since" | "Since") || lead == "to" {
        // `since 2037`, `went back to 2037`: of what has been.
        let dated = point.pinned && point.days.is_some() && (lead != "to" || point.grain != Grain::Day);
        return dated.then_some(Verb { from: end, to: end + 1, tense: Tense::Past });
    }
    let verb = if opens { forwards(line, point)? } else { walk(line, end, point)? };
    let gap = end.saturating_sub(verb.to);
    let may = match (verb.tense, lead) {
        (Tense::Past, "by") => gap <= 1 && matches!(line.word(verb.from), "was" | "were"),
        (Tense::Past, "until" | "through" | "till") => {
            gap == 0 && matches!(line.word(verb.from), "lasted" | "ran" | "stayed" | "remained" | "continued")
        }
        (Tense::Past, "from") => point.days.is_none(),
        (Tense::Present, "from") => false,
        (_, "before") => line.word(verb.to - 1) == "born",
        _ => true,
    };
    (may && !is_unsure(line, &verb, point)).then_some(verb)
}

/// The preposition of a point, and its token; the point's own where there is none.
fn lead<'a>(line: &Line<'_, 'a>, point: &Point) -> (&'a str, usize) {
    let at = point.from;
    let back = if is_part_of_year(line.back(at, 1)) { 2 } else { 1 };
    let word = line.back(at, back);
    let year_back = word == "to" && point.grain != Grain::Day;
    if is_lead(word) || year_back { (word, before_clock(line, at - back)) } else { ("", at) }
}

/// The token a time of the day before it begins at: `at midnight on December 30`, `at 9 p.m. on`.
fn before_clock(line: &Line<'_, '_>, end: usize) -> usize {
    let times = line.reading.times();
    let Some(before) = end.checked_sub(1).filter(|before| *before > line.range.start) else { return end };
    let at = times.partition_point(|time| time.span.end < line.tokens[before].span.end);
    let Some(time) = times.get(at).filter(|time| time.span.start <= line.tokens[before].span.start) else { return end };
    let starts = line.reading.tokens_in(time.span).start;
    if line.back(starts, 1) == "at" { starts - 1 } else { end }
}

/// How many words may stand between a time that opens a sentence and the verb.
const FORWARDS: usize = 10;

/// The verb of the clause a time opens: `On May 3, the council will vote`, `In 2037 the tax was set`.
fn forwards(line: &Line<'_, '_>, point: &Point) -> Option<Verb> {
    let from = point.to + usize::from(line.word(point.to) == ",");
    // `Next year was the first choice`: a verb right behind makes the time what it is said of.
    if line.tokens.get(from).is_none_or(|_| {
        line.word(from).starts_with(char::is_lowercase) && is_past(line.word(from))
            || matches!(line.word(from), "was" | "were")
    }) {
        return None;
    }
    for at in from..(from + FORWARDS).min(line.range.end) {
        let word = line.word(at);
        if matches!(word, "will" | "shall") {
            let have = line.word(at + 1) == "have";
            return (!have).then(|| Verb { from: at, to: phrase_end(line, at, line.range.end), tense: Tense::Future });
        }
        let copula = matches!(word, "was" | "were");
        if copula || is_past(word) {
            let verb = if copula && !is_past(line.word(at + 1)) {
                at
            } else if copula {
                at + 1
            } else {
                at
            };
            // `In 2030 rules passed last year will take effect`
            let later = line.any(at..line.range.end, |word| {
                matches!(word, "will" | "would" | "could" | "is" | "are" | "should" | "may")
            });
            let plan =
                line.word(at + 1) == "to" || PLANS.contains(line.word(at + 1)) || PLANS.contains(line.word(verb));
            let plain = !plan && !later && line.tokens[at].kind == TokenKind::Word;
            return plain.then_some(Verb { from: at, to: verb + 1, tense: Tense::Past });
        }
        if matches!(line.tokens[at].kind, TokenKind::Mark) && !matches!(word, "’" | "'" | "-")
            || PARTS.contains(word) && word != "of" && word != "for"
        {
            return None;
        }
    }
    None
}

/// Back from before the time's preposition to the verb.
fn walk(line: &Line<'_, '_>, end: usize, point: &Point) -> Option<Verb> {
    let reach = if point.grain == Grain::Day { REACH } else { NEAR };
    // Whether something stands in between that is no plain place: `the case on March 3`.
    let mut object = false;
    for verb in (line.range.start..end).rev().take(reach) {
        let word = line.word(verb);
        let gap = end - verb - 1;
        if matches!(word, "will" | "shall" | "won't" | "won’t") {
            let event = has_event(line, verb, end);
            // `will be 60 in May`
            let counts = line.word(verb + 1) == "be" && line.tokens[verb + 2].kind == TokenKind::Number;
            let near = point.grain == Grain::Day || gap <= 2;
            let have = line.word(verb + 1) == "have" || line.word(verb + 2) == "have";
            let own = (event || !object && near) && !have && !counts;
            return own.then(|| Verb { from: verb, to: phrase_end(line, verb, end), tense: Tense::Future });
        }
        // `indicated they would pledge later this year`
        if matches!(word, "would" | "could" | "might") {
            return None;
        }
        // `is set for July 9`
        if word == "for" && gap == 0 {
            let set = matches!(line.back(verb, 1), "set" | "scheduled" | "slated" | "planned" | "due")
                && matches!(line.back(verb, 2), "is" | "are");
            return set.then(|| Verb { from: verb - 2, to: verb + 1, tense: Tense::Future });
        }
        if let Some(verb) = finite(line, verb, end, object, point) {
            return verb;
        }
        // `was founded by two brothers in`
        let agent = word == "by" && is_past(line.back(verb, 1));
        if parts(line, verb) && !agent {
            return None;
        }
        // People and things have no days of their own, what happens has: `questioned the managers on Dec. 12`, `discussed the vote on Dec. 12`.
        let dated = point.grain != Grain::Day || !point.pinned || may_have_day(line.word(end - 1));
        object |= dated
            && is_article(word)
            && !matches!(
                line.back(verb, 1),
                "at" | "in" | "to" | "from" | "into" | "near" | "outside" | "inside" | "across" | "on"
            );
    }
    None
}

/// What the word at `verb` makes of the search: nothing where it is no verb, `Some(None)` where it ends it.
fn finite(line: &Line<'_, '_>, verb: usize, end: usize, object: bool, point: &Point) -> Option<Option<Verb>> {
    let word = line.word(verb);
    let before = line.back(verb, 1);
    let gap = end - verb - 1;
    let is_event = EVENT_VERBS.contains(word);
    let close = gap < if point.grain == Grain::Day && point.days.is_some() { NEAR } else { BESIDE };
    let made = |from: usize, tense: Tense| Some(Some(Verb { from, to: verb + 1, tense }));
    // `was on March 3`, `is on March 3`
    if gap == 0
        && matches!(word, "was" | "were")
        && matches!(line.word(end), "on" | "in")
        && point.grain == Grain::Day
        && point.days.is_some()
    {
        return made(verb, Tense::Past);
    }
    if matches!(word, "is" | "are") && gap == 0 && line.word(end) == "on" && point.days.is_some() {
        return made(verb, Tense::Present);
    }
    if is_article(before) || matches!(before, "his" | "her" | "its" | "their" | "our") {
        // `the proposed budget`, `the scheduled vote`
        return None;
    }
    // `its first unmanned flight`, `in redacted form`
    if matches!(before, "in" | "of" | "with" | "first" | "second" | "new") && !is_event {
        return None;
    }
    let plural = matches!(word, "open" | "close" | "start" | "begin" | "end" | "resume" | "return")
        && before.len() > 3
        && before.ends_with('s');
    if PRESENT.contains(word) || plural {
        // `goes on sale`, `takes place`
        // `three satellite launches last year`: a noun.
        let counted = (verb.saturating_sub(3)..verb)
            .any(|at| line.tokens[at].kind == TokenKind::Number || whole_word(line.word(at)).is_some());
        let noun = counted || point.grain != Grain::Day || point.days.is_none();
        let own = !noun && !object && close && is_running_text(line) && line.tokens[verb].kind == TokenKind::Word;
        return Some(own.then_some(Verb { from: verb, to: verb + 1, tense: Tense::Present }));
    }
    let past = is_past(word);
    if !is_event && !past && !PARTICIPLES.contains(word) {
        return None;
    }
    if past && is_attribute(line, verb, gap) {
        return None;
    }
    if let Some(will) = (verb.saturating_sub(5).max(line.range.start)..verb)
        .rev()
        .take_while(|at| is_link(line.word(*at)))
        .find(|at| matches!(line.word(*at), "will" | "shall"))
    {
        let free = is_event || !object;
        let have = line.any(will..verb, |word| word == "have");
        return Some((free && !have).then_some(Verb { from: will, to: verb + 1, tense: Tense::Future }));
    }
    if before == "to" {
        return Some(to_come(line, verb).filter(|_| is_event && (close || point.grain == Grain::Day)));
    }
    let done = DONE.contains(word);
    let free = (is_event || done) && point.days.is_some() && (done || point.grain == Grain::Day) || close && !object;
    let auxiliary = (verb.saturating_sub(3).max(line.range.start)..verb).rev().find(|at| !is_adverb(line.word(*at)));
    let lead = auxiliary.map_or("", |at| line.word(at));
    let passive = matches!(lead, "was" | "were") && (past || PARTICIPLES.contains(word)) && !PLANS.contains(word);
    if passive {
        return Some(auxiliary.filter(|_| free).map(|from| Verb { from, to: verb + 1, tense: Tense::Past }));
    }
    let place = matches!(word, "place" | "effect") && before == "took";
    if place {
        return made(verb - 1, Tense::Past);
    }
    // `has met next Tuesday`
    let perfect = matches!(lead, "has" | "have") && point.days.is_none() && point.ahead;
    // `money supply for the week ended April 29`
    let period = matches!(word, "ended" | "begun") && is_period(before);
    let plain = !period && !is_reduced(line, verb) && !goes_on_from_will(line, verb) && !PLANS.contains(word);
    let simple = past && plain && (perfect || !is_auxiliary(lead));
    Some((simple && free).then_some(Verb { from: verb, to: verb + 1, tense: Tense::Past }))
}

/// Whether a participle belongs to the noun behind it: `of the G7 industrialised countries next week`, `the 54th ranked player on 29 March`.
fn is_attribute(line: &Line<'_, '_>, verb: usize, gap: usize) -> bool {
    let before = line.back(verb, 1);
    // `U.S.-mediated talks next month`
    if matches!(before, "-" | "–") {
        return true;
    }
    let plural = gap == 1 && line.word(verb + 1).ends_with('s');
    let within = is_article(line.back(verb, 2))
        && matches!(line.back(verb, 3), "of" | "in" | "by" | "with" | "for" | "to" | "against");
    before.starts_with(|ch: char| ch.is_ascii_digit()) && before.ends_with(char::is_alphabetic) || plural && within
}

/// How many words a scheme that somebody `gets started` may have.
const REACH_OF_GET: usize = 6;

/// Whether a participle stands for a clause: `a festival presented by the city`, `an appeal, held at the academy`, `get a scheme started`.
fn is_reduced(line: &Line<'_, '_>, verb: usize) -> bool {
    let next = line.word(verb + 1);
    let gets = |word: &str| matches!(word, "get" | "gets" | "getting" | "got");
    if line.any(verb.saturating_sub(REACH_OF_GET).max(line.range.start)..verb, gets) {
        return true;
    }
    let passive =
        next == "by" && line.word(verb).ends_with("ed") && !matches!(line.word(verb), "dropped" | "passed" | "stopped");
    passive || line.word(verb) == "held" && matches!(next, "at" | "in" | "on") && line.back(verb, 1) == ","
}

/// Whether a participle shares the `will be` of the clause before: `a site will be chosen by July and the decision made in January`.
fn goes_on_from_will(line: &Line<'_, '_>, verb: usize) -> bool {
    let Some(joint) = (line.range.start..verb).rev().find(|at| matches!(line.word(*at), "and" | ";" | "but")) else {
        return false;
    };
    let is_will = |at: usize| matches!(line.word(at), "will" | "would" | "to") && line.word(at + 1) == "be";
    line.word(joint) == "and" && (line.range.start..joint).any(is_will)
}

/// `is expected to open`, `is to open`, `plans to open`; in a headline `Hall to open`.
fn to_come(line: &Line<'_, '_>, verb: usize) -> Option<Verb> {
    let (word, before) = (line.back(verb, 2), line.back(verb, 3));
    let be = |word: &str| matches!(word, "is" | "are");
    let likely = matches!(word, "set" | "due" | "scheduled" | "expected" | "planned" | "slated" | "likely" | "hoped")
        && be(before);
    let wants = matches!(word, "plans" | "hopes" | "intends" | "expects");
    let block = line.tokens[verb].block as usize;
    let heading = matches!(line.reading.article().blocks()[block].kind, BlockKind::Headline | BlockKind::Deck);
    // `ordered them to return`, `refused to open`: what a verb before asked for.
    let asked = is_past(word) || matches!(word, "them" | "him" | "her" | "us" | "me" | "you" | "it");
    let headline = heading && !asked && !is_article(word) && !wants && !matches!(word, "how" | "when" | "where" | "");
    let from = if likely {
        verb - 3
    } else if be(word) || wants {
        verb - 2
    } else {
        verb - 1
    };
    (likely || wants || be(word) || headline).then_some(Verb { from, to: verb + 1, tense: Tense::Future })
}

/// Whether a verb of an event follows `will`.
fn has_event(line: &Line<'_, '_>, will: usize, end: usize) -> bool {
    line.any(will + 1..(will + 4).min(end), |word| EVENT_VERBS.contains(word))
}

/// The token after the phrase that `will` opens: `will also be held`.
fn phrase_end(line: &Line<'_, '_>, will: usize, end: usize) -> usize {
    let last = (will + 1..end).find(|at| !is_link(line.word(*at))).unwrap_or(will);
    last + 1
}

/// Words between `will` and its verb.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "shall"
            | "be"
            | "also"
            | "next"
            | "now"
            | "not"
            | "again"
            | "officially"
            | "formally"
            | "take"
            | "both"
            | "have"
    ) || word.ends_with("ly")
}

/// A stretch of time that a participle behind it bounds.
fn is_period(word: &str) -> bool {
    matches!(
        word,
        "week"
            | "weeks"
            | "month"
            | "months"
            | "quarter"
            | "quarters"
            | "year"
            | "years"
            | "period"
            | "season"
            | "half"
            | "days"
    )
}

/// Whether a noun may be of something that happens, and so have a day.
fn may_have_day(noun: &str) -> bool {
    const ENDINGS: &[&str] = &["ion", "ment", "ing", "al", "ance", "ence", "ure", "ism", "ack", "ash"];
    let noun = noun.trim_end_matches('s');
    !noun.starts_with(|ch: char| ch.is_ascii_lowercase())
        || HAPPENINGS.contains(noun)
        || ENDINGS.iter().any(|ending| noun.ends_with(ending))
}

fn is_adverb(word: &str) -> bool {
    matches!(word, "also" | "first" | "then" | "again" | "both" | "once") || word.len() > 4 && word.ends_with("ly")
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "The"
            | "A"
            | "An"
            | "this"
            | "that"
            | "his"
            | "her"
            | "its"
            | "their"
            | "any"
            | "no"
            | "some"
    )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "be" | "been"
            | "being"
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "to"
            | "get"
            | "having"
            | "as"
            | "not"
            | "would"
            | "could"
            | "should"
            | "may"
            | "might"
            | "must"
            | "can"
            | "if"
            | "'s"
            | "’s"
    )
}

/// Whether a word is a verb in the past, or looks like one.
fn is_past(word: &str) -> bool {
    let regular = word.len() > 4
        && word.ends_with("ed")
        && word.starts_with(|ch: char| ch.is_ascii_lowercase())
        && !NO_PAST.contains(word);
    regular || PAST.contains(word) || SIMPLE_PAST.contains(word) && word != "effect"
}

/// Whether a block is running text: a headline or a caption tells the past in the present.
fn is_running_text(line: &Line<'_, '_>) -> bool {
    let block = line.tokens[line.range.start].block as usize;
    matches!(line.reading.article().blocks()[block].kind, BlockKind::Paragraph | BlockKind::ListItem)
        && !line.reading.is_aside(block)
}

/// Whether the token between a verb and a time keeps the two apart.
fn parts(line: &Line<'_, '_>, at: usize) -> bool {
    let word = line.word(at);
    match line.tokens[at].kind {
        TokenKind::Number => false,
        TokenKind::Mark => !matches!(word, "," | "." | "(" | ")" | "-" | "$" | "’" | "'"),
        // `will return to court`, `to Leeds`
        TokenKind::Word if word == "to" => {
            let next = line.word(at + 1);
            !next.starts_with(char::is_uppercase) && !matches!(next, "the" | "court" | "work")
        }
        TokenKind::Word => {
            is_month(word) && word != "May" && word != "March"
                || PARTS.contains(word)
                || word.len() > 5 && word.ends_with("ing") && !is_weekday(word)
        }
    }
}

/// Whether words around the verb make it unsure when the clause is told.
fn is_unsure(line: &Line<'_, '_>, verb: &Verb, point: &Point) -> bool {
    let ahead = verb.tense != Tense::Past;
    // What is said to have been `next April` is wrong in any mouth; `said the hearing was next Tuesday` is not.
    let spoken = |word: &str| matches!(word, "said" | "says" | "told" | "announced" | "that");
    let plain = point.days.is_none() && !matches!(line.word(verb.to - 1), "was" | "were");
    let unsure = |word: &str| UNSURE.contains(word) || !ahead && UNSURE_PAST.contains(word) && !(plain && spoken(word));
    let again = |word: &str| UNSURE_FUTURE.contains(word);
    let around = line.range.start..point.from;
    let after = point.to..(point.to + 8).min(line.range.end);
    line.any(line.range.start..verb.from, unsure)
        || ahead && point.days.is_some() && (line.any(around, again) || line.any(after, again))
        || line.any(line.range.clone(), |word| FICTION.contains(word)) && point.grain == Grain::Year
}

/// Verbs of events that a day is told of.
static EVENT_VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "event-verbs"));
/// Those that make a past after `was` or `were`.
static PARTICIPLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "participles"));
/// Those that are a past by themselves, and no adjective.
static SIMPLE_PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "simple-past"));
/// Other verbs in the past that do not end in -ed.
static PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "past"));
/// Words in -ed that are no verbs in the past.
static NO_PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "no-past"));
/// Verbs of events in the present, which tell what is to come.
static PRESENT: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "present"));
/// Verbs in the past of what is done, which take an object that has no time of its own: `joined the firm in`.
static DONE: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "done"));
/// Nouns of what happens, in the singular.
static HAPPENINGS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "happenings"));
/// Verbs in the past after which a time to come may be told.
static PLANS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "plans"));
/// Words between a verb and a date that keep the two apart.
static PARTS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "parts-verb-and-date"));
/// Words after which a past may tell a plan.
static UNSURE_PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "unsure-past"));
/// Words that make it unsure which year a clause in the future speaks of.
static UNSURE_FUTURE: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "unsure-future"));
/// Words that make it unsure when a clause is told.
static UNSURE: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "unsure"));
/// Words of stories that are made up.
static FICTION: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "fiction"));
