//! What stands beside a name besides an office: courtesy title and role here, [`age`], party and state ([`affiliation`]) in rooms of their own.

mod affiliation;
mod age;
mod relative;

pub(super) use affiliation::{is_party, state_before};
pub(in crate::reading) use affiliation::{party, state};
pub(in crate::reading) use age::{age_then, is_age_to_come};
pub(super) use age::{all as ages, is_aged, years};
pub(crate) use relative::Relatives;
pub(super) use relative::is_of_a_couple;
pub(in crate::reading) use relative::{is_relative, may_be_spouse};

use super::word::{is_about, is_courtesy};
use super::{PersonMention, given};
use crate::reading::Reading;
use crate::reading::token::{Token, owner};
use crate::reading::vocabulary::{is_family, is_rare_surname, is_role};
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

/// What calls somebody late: the `late` before a mention or among the words before its name (`the late president Ann Lee`, `his late sister, Ann Lee`, `of
/// late German leader Ann Lee`), or the `died` of `, who died` behind.
pub(in crate::reading) fn called_late(reading: &Reading<'_>, mention: &PersonMention) -> Option<Span<Text>> {
    let beside = Beside::new(reading, mention.name.span);
    let dies = [",", "who", "died"].iter().zip(beside.after..).all(|(wanted, at)| beside.word(at) == *wanted);
    let at = if dies { Some(beside.after + 2) } else { late_before(&beside, mention.span) };
    at.map(|at| beside.tokens[at].span)
}

/// The most words between `late` and a name: `the late German prime minister`.
const REACH_OF_LATE: usize = 4;

/// The token of a `late` before a name with nothing between but what the person was.
fn late_before(beside: &Beside<'_>, mention: Span<Text>) -> Option<usize> {
    let apposed = beside.from.checked_sub(1).filter(|comma| beside.word(*comma) == ",");
    let end = apposed.unwrap_or(beside.from);
    let late = (end.saturating_sub(REACH_OF_LATE + 1)..end).rev().find(|at| beside.word(*at) == "late")?;
    let is_kin = |at: usize| beside.word(at).rsplit('-').next().is_some_and(is_family);
    let is_what = |at: usize| {
        let word = beside.word(at);
        let of_title = beside.tokens[at].span.start >= mention.start;
        of_title
            || is_kin(at)
            || is_role(word)
            || word.starts_with(char::is_uppercase)
            || matches!(word, "." | "former")
    };
    let before = late.checked_sub(1).map_or("", |at| beside.word(at));
    let led = matches!(before, "the" | "The" | "his" | "her" | "their" | "my" | "our" | "His" | "Her" | "Their");
    let bare = matches!(before, "of" | "by" | "to" | "from" | "and" | "with" | "for") && late + 1 < end;
    let calls = (led || owner(before).is_some() || bare)
        && (late + 1..end).all(is_what)
        && (apposed.is_none() || (late + 1..end).any(is_kin));
    calls.then_some(late)
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
