//! Whether a sentence has the person it names act at the story's own time: will, says, has promised, said on Monday. The dead do not.

use super::history::{Behind, names_day, tells_another_time};
use super::mention::is_deed;
use crate::reading::Reading;
use crate::reading::line::Line;
use crate::span::{Span, Text};

/// Whether the sentence of a mention has the person act now.
pub(in crate::reading) fn acts_now(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let Some(sentence) = reading.sentence_at(mention.start) else { return false };
    let line = Line::new(reading, sentence);
    let behind = Behind::new(&line, mention);
    let clause = behind.main_clause();
    let verb = behind.verb(clause);
    let acts = acts(&behind, verb) && !is_honoured(&behind, verb);
    let did = |word: &str| is_said(word) || is_deed(word) && !is_end(word);
    let did = behind.reads(clause, &[did]) && behind.any_from(clause, names_day);
    (acts || did || acts_in_a_row(&behind)) && !tells_another_time(reading, mention)
}

/// Whether a row of names of which a mention is one is to act: `Ann Lee, Tom Roe and Mia Hart are to speak`.
fn acts_in_a_row(behind: &Behind<'_, '_, '_>) -> bool {
    let Some(verb) = behind.after_row() else { return false };
    let forward = behind.reads(verb, &[|word| matches!(word, "will" | "plan" | "hope" | "intend" | "want")])
        && !behind.reads(verb, &[|word| word == "will", is_done_for_the_dead]);
    let due = behind.reads(verb, &[|word| word == "are", |word| is_due(word) || word == "to"]);
    let honoured = behind.any_within(verb, 5, is_done_for_the_dead);
    forward || due && !honoured
}

/// Whether a mention is the subject of a plain report of the story's day: `Ann Lee, the former mayor, said`, `told the council`.
pub(in crate::reading) fn speaks(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let Some(sentence) = reading.sentence_at(mention.start) else { return false };
    let line = Line::new(reading, sentence);
    let behind = Behind::new(&line, mention);
    let before = line.back(line.from(mention.start), 1);
    let leads = matches!(before, "" | "the" | "The" | "," | "”" | "\"" | "and" | "while" | "but");
    leads && behind.reads(behind.main_clause(), &[is_said]) && !tells_another_time(reading, mention)
}

/// Whether the sentence of a mention has the person do something yet: will, plans, is to. What is done for the dead is none.
pub(in crate::reading) fn looks_forward(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let Some(sentence) = reading.sentence_at(mention.start) else { return false };
    let line = Line::new(reading, sentence);
    let behind = Behind::new(&line, mention);
    let verb = behind.verb(behind.main_clause());
    let forward = behind.reads(verb, &[|word| matches!(word, "will" | "plans" | "hopes" | "intends")])
        || behind.reads(verb, &[is, |word| is_due(word) || word == "to"]);
    forward && !is_honoured(&behind, verb) && !tells_another_time(reading, mention)
}

/// Whether the verb at a token has its subject act now or later.
fn acts(behind: &Behind<'_, '_, '_>, verb: usize) -> bool {
    behind.reads(verb, &[|word| matches!(word, "will" | "plans" | "hopes" | "intends" | "wants" | "says")])
        || behind.reads(verb, &[is, |word| is_due(word) || matches!(word, "to" | "running" | "seeking")])
        || behind.reads(verb, &[|word| word == "has", is_promise])
}

/// Whether the verb at a token tells of what is done for the dead, in the passive, or of their work.
fn is_honoured(behind: &Behind<'_, '_, '_>, verb: usize) -> bool {
    behind.reads(verb, &[|word| word == "will", is_done_for_the_dead])
        || behind.reads(verb, &[is, |word| is_due(word) || word == "to", is_done_for_the_dead])
        || behind.reads(verb, &[is, is_due, |word| word == "to", is_done_for_the_dead])
}

fn is(word: &str) -> bool {
    word == "is"
}

fn is_due(word: &str) -> bool {
    matches!(word, "expected" | "due" | "set" | "scheduled")
}

fn is_promise(word: &str) -> bool {
    matches!(word, "asked" | "promised" | "pledged" | "offered" | "urged" | "declined" | "agreed" | "called" | "vowed")
}

fn is_done_for_the_dead(word: &str) -> bool {
    matches!(word, "be" | "lie" | "receive" | "have" | "live" | "always" | "never" | "forever")
}

/// A verb for the end of a life, or for what comes after it.
fn is_end(word: &str) -> bool {
    matches!(word, "died" | "passed" | "lived" | "suffered" | "collapsed" | "remained" | "received" | "used" | "turned")
}

/// A verb of speech.
fn is_said(word: &str) -> bool {
    matches!(word, "said" | "told" | "asked" | "urged" | "announced" | "declined" | "promised")
}
