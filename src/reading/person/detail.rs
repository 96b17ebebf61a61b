//! What stands beside a name besides an office: courtesy title and role here, [`age`], party and state ([`affiliation`]) in rooms of their own.

mod affiliation;
mod age;

pub(super) use affiliation::{is_party, state_before};
pub(in crate::reading) use affiliation::{party, state};
pub(in crate::reading) use age::age_then;
pub(super) use age::{all as ages, is_aged, years};

use super::word::{is_about, is_courtesy};
use super::{PersonMention, given};
use crate::reading::Reading;
use crate::reading::token::{Token, owner};
use crate::reading::vocabulary::{is_kin_of, is_rare_surname, is_role};
use crate::span::{Span, Text};
use std::ops::Range;

/// How many words of a phrase that tells of a role are read: `a retired primary school teacher`.
const REACH_OF_ROLE: usize = 7;

/// Something read beside a name, and where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Printed<T> {
    /// What was read.
    pub(in crate::reading) value: T,
    /// Its words.
    pub(in crate::reading) span: Span<Text>,
}

/// The courtesy title before a name.
pub(in crate::reading) fn courtesy(reading: &Reading<'_>, mention: &PersonMention) -> Option<Span<Text>> {
    let beside = Beside::new(reading, mention.name.span);
    let at = beside.from.checked_sub(1)?;
    let at = if beside.word(at) == "." { at.checked_sub(1)? } else { at };
    is_courtesy(beside.word(at)).then(|| beside.tokens[at].span)
}

/// Whether `the late` stands before a mention or among the words before its name: `the late president Ann Lee`, `the late Ann Lee`.
pub(in crate::reading) fn is_called_late(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let start = mention.span.start.min(mention.name.span.start);
    let tokens = reading.tokens();
    let word = |at: usize| reading.slice(tokens[at].span);
    let first = tokens.partition_point(|token| token.span.start < start);
    let last = tokens.partition_point(|token| token.span.start < mention.name.span.start);
    (first.saturating_sub(1)..last).any(|at| word(at) == "late" && at > 0 && matches!(word(at - 1), "the" | "The"))
}

/// Whose a mention is: a man's or a woman's, as the courtesy title says (`Mr`, `Ms`), else a given name that only one of them bears.
pub(in crate::reading) fn gender(reading: &Reading<'_>, mention: &PersonMention) -> Option<&'static str> {
    let given = || mention.name.given.and_then(|given| given::gender(given.of(reading.text())));
    courtesy_gender(reading, mention).or_else(given)
}

/// Whose a mention is, by its courtesy title alone.
pub(super) fn courtesy_gender(reading: &Reading<'_>, mention: &PersonMention) -> Option<&'static str> {
    match courtesy(reading, mention)?.of(reading.text()) {
        "Mr" | "Sir" => Some("man"),
        "Mrs" | "Ms" | "Miss" | "Dame" => Some("woman"),
        _ => None,
    }
}

/// How many words before a courtesy title a word for a relative may stand for the relative to be meant: about two sentences.
const REACH_OF_KIN: usize = 50;

/// Whether a relative may be meant by a courtesy title: a word for one of its gender stands shortly before, or right after (`with his wife. Mrs Lee
/// baked`, `Mr Lee, her grandfather,`), the story has a husband or wife of that gender behind the surname, or names a couple (`Mike and Julie Lee`). Nothing
/// without a title.
pub(in crate::reading) fn is_relative(reading: &Reading<'_>, mention: &PersonMention) -> Option<bool> {
    let gender = courtesy(reading, mention).and_then(|_| gender(reading, mention))?;
    let beside = Beside::new(reading, mention.name.span);
    let words = reading.words();
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let owned = |at: usize| {
        let word = word(at);
        matches!(word, "his" | "her" | "their" | "His" | "Her" | "Their" | "a" | "the" | "and") || owner(word).is_some()
    };
    // `his wife, Ann Roe,` is named, and `his wife, Ann,` bears his name.
    let is_named = |at: usize| {
        let capital = |at: usize| word(at).starts_with(char::is_uppercase);
        word(at) == "," && capital(at + 1) && capital(at + 2)
    };
    let is_kin = |at: usize| is_kin_of(gender, word(at)) && owned(at - 1) && !is_named(at + 1);
    let surname = mention.name.surname.of(reading.text());
    let is_of_the_name = |at: usize| last_surname(reading, at) == Some(surname);
    let is_own_spouse = |at: usize| is_spouse(gender, word(at)) && is_kin(at) && is_of_the_name(at);
    let mut before = beside.from.saturating_sub(REACH_OF_KIN).max(1)..beside.from;
    let apposed = beside.word(beside.after) == "," && is_kin(beside.after + 2);
    let is_couple =
        |other: &PersonMention| other.name.surname.of(reading.text()) == surname && is_of_a_couple(reading, other);
    let is_kin_told = apposed || before.any(is_kin) || (1..words.len()).any(is_own_spouse);
    Some(is_kin_told || reading.mentions().iter().any(is_couple))
}

/// The surname that stands last before a token, in its block.
fn last_surname<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    let Token { span, block, .. } = reading.tokens()[at];
    let mentions = reading.mentions();
    let last = mentions[..mentions.partition_point(|mention| mention.span.start < span.start)].last()?;
    let is_here = reading.article().block_at(last.span.start) == Some(block as usize);
    is_here.then(|| reading.slice(last.name.surname))
}

fn is_spouse(gender: &str, word: &str) -> bool {
    match gender {
        "man" => matches!(word, "husband" | "widower"),
        _ => matches!(word, "wife" | "widow"),
    }
}

/// Whether a given name and `and` stand before a full name: `Mike and Julie Roe`.
pub(super) fn is_of_a_couple(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let at = reading.tokens_in(mention.name.span).start;
    let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.words()[at]);
    mention.name.is_full() && matches!(word(1), "and" | "&") && given::known(word(2)).is_some()
}

/// Whether a name stands before a noun of what is about the person, not for the person: `the Obama administration`, `Lee supporters`.
pub(in crate::reading) fn is_attributive(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let beside = Beside::new(reading, mention.name.span);
    let ends = beside.after.checked_sub(1).is_some_and(|last| beside.tokens[last].span.end == mention.name.span.end);
    ends && is_about(beside.word(beside.after))
}

/// What a person is called beside the name by trade or post, in small letters: `resident Ann Lee`, `Ann Lee, a retired teacher,`.
pub(in crate::reading) fn role(reading: &Reading<'_>, mention: &PersonMention) -> Option<Span<Text>> {
    let beside = Beside::new(reading, mention.name.span);
    let before = beside.from.checked_sub(1).filter(|at| is_role(&beside.word(*at).to_lowercase()));
    before.map(|at| beside.tokens[at].span).or_else(|| role_behind(reading, mention))
}

/// What a person is called behind the name by trade or post: `Ann Lee, a retired teacher,`.
pub(super) fn role_behind(reading: &Reading<'_>, mention: &PersonMention) -> Option<Span<Text>> {
    let beside = Beside::new(reading, mention.name.span);
    let opens = beside.word(beside.after) == ","
        && matches!(beside.word(beside.after + 1), "a" | "an" | "the" | "his" | "her" | "their");
    let first = beside.after + 2;
    let phrase = (first..first + REACH_OF_ROLE).take_while(|at| {
        !matches!(beside.word(*at), "," | "." | ";" | "" | "of" | "for" | "at" | "in" | "who" | "and" | "from" | "with")
    });
    let last = phrase.last().filter(|last| opens && is_role(beside.word(*last)));
    last.map(|at| beside.tokens[at].span)
}

/// Whether a full name is such that two people of one story do not share its surname by chance: a given name of the lists, a rare surname.
pub(in crate::reading) fn is_rare(text: &str, mention: &PersonMention) -> bool {
    let given = mention.name.given.is_some_and(|given| given::known(given.of(text)).is_some());
    given && is_rare_surname(mention.name.surname.of(text))
}

/// What sets a person apart from others of the name: an office, but those that many hold at once (`senator`) or that run in families
/// (`president`), else the role.
pub(in crate::reading) fn calling(reading: &Reading<'_>, mention: &PersonMention) -> Option<String> {
    match mention.title {
        Some(title) => (!title.office.is_of_many()).then(|| title.office.name().to_owned()),
        None => role(reading, mention).map(|span| span.of(reading.text()).to_lowercase()),
    }
}

/// The tokens around a name.
struct Beside<'r> {
    text: &'r str,
    tokens: &'r [Token],
    block: Option<u32>,
    /// First token of the name, and the one after its last.
    from: usize,
    after: usize,
}

impl<'r> Beside<'r> {
    fn new(reading: &'r Reading<'_>, name: Span<Text>) -> Self {
        let tokens = reading.tokens();
        let Range { start, end } = reading.tokens_in(name);
        let block = tokens.get(start).map(|token| token.block);
        Beside { text: reading.text(), tokens, block, from: start, after: end }
    }

    /// The word at a token of the name's block.
    fn word(&self, at: usize) -> &'r str {
        let token = self.tokens.get(at).filter(|token| Some(token.block) == self.block);
        token.map_or("", |token| &self.text[token.span.range()])
    }
}
