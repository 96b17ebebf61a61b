//! What stands beside a name besides an office: courtesy title and role here, [`age`], party and state ([`affiliation`]) in rooms of their own.

mod affiliation;
mod age;
mod relative;

pub(super) use affiliation::{is_party, state_before};
pub(in crate::reading) use affiliation::{party, state};
pub(in crate::reading) use age::age_then;
pub(super) use age::{all as ages, is_aged, years};
pub(crate) use relative::Relatives;
pub(super) use relative::is_of_a_couple;
pub(in crate::reading) use relative::{is_relative, may_be_spouse};

use super::word::{is_about, is_courtesy};
use super::{PersonMention, given};
use crate::reading::Reading;
use crate::reading::token::Token;
use crate::reading::vocabulary::{is_rare_surname, is_role};
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

/// Whether `the late` stands before a mention or among the words before its name (`the late president Ann Lee`, `the late Ann Lee`), or `, who died` behind.
pub(in crate::reading) fn is_called_late(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let start = mention.span.start.min(mention.name.span.start);
    let tokens = reading.tokens();
    let word = |at: usize| reading.slice(tokens[at].span);
    let first = tokens.partition_point(|token| token.span.start < start);
    let last = tokens.partition_point(|token| token.span.start < mention.name.span.start);
    let called_late =
        (first.saturating_sub(1)..last).any(|at| word(at) == "late" && at > 0 && matches!(word(at - 1), "the" | "The"));
    let beside = Beside::new(reading, mention.name.span);
    let died = ["who", "died"].iter().zip(beside.after + 1..).all(|(wanted, at)| beside.word(at) == *wanted);
    called_late || died && beside.word(beside.after) == ","
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
