//! Relatives that a story tells of: whether one of them may be meant by a courtesy title before a surname.

use super::super::{PersonMention, given, has_speech_beside};
use super::{Beside, courtesy, gender};
use crate::reading::Reading;
use crate::reading::token::{Token, owner};
use crate::reading::vocabulary::is_kin_of;
use std::collections::HashSet;

/// How many words before a courtesy title a word for a relative may stand for the relative to be meant: about two sentences.
const REACH_OF_KIN: usize = 50;

/// How many tokens stand at most between an owner and the relative: `Lee's ex-model wife`.
const LONGEST_ADJECTIVE: usize = 3;

/// The surnames of whose bearers a story tells relatives, wherever it does.
#[derive(Default)]
pub(crate) struct Relatives {
    /// Those behind which a husband stands.
    husbands: HashSet<String>,
    /// Those behind which a wife stands.
    wives: HashSet<String>,
    /// Those of couples: `Mike and Julie Lee`.
    couples: HashSet<String>,
    /// Those behind `Mrs`: a `Mr` of the name may be the husband.
    wed: HashSet<String>,
    /// Whether the story speaks of anybody's marriage.
    of_marriage: bool,
}

impl Relatives {
    /// Reads them.
    pub(in crate::reading) fn read(reading: &Reading<'_>) -> Relatives {
        let words = reading.words();
        let mut relatives = Relatives::default();
        for (at, word) in words.iter().enumerate().skip(1) {
            relatives.of_marriage |= is_of_marriage(word);
            let (gender, spouses) = match *word {
                "husband" | "widower" => ("man", &mut relatives.husbands),
                "wife" | "widow" => ("woman", &mut relatives.wives),
                _ => continue,
            };
            if is_kin(words, gender, at) {
                spouses.extend(last_surname(reading, at).map(str::to_owned));
            }
        }
        let surnames = |is: fn(&Reading<'_>, &PersonMention) -> bool| {
            let mentions = reading.mentions().iter().filter(|mention| is(reading, mention));
            mentions.map(|mention| reading.slice(mention.name.surname).to_owned()).collect()
        };
        relatives.couples = surnames(is_of_a_couple);
        relatives.wed = surnames(is_mrs);
        relatives
    }

    /// Whether the story has a husband or wife of that gender behind a surname, or a couple of that name.
    fn are_told_of(&self, gender: &str, surname: &str) -> bool {
        let spouses = if gender == "man" { &self.husbands } else { &self.wives };
        spouses.contains(surname) || self.couples.contains(surname)
    }
}

/// Whether a relative may be meant by a courtesy title: a word for one of its gender stands shortly before, or right after (`with his wife. Mrs Lee
/// baked`, `Mr Lee, her grandfather,`), the story has a husband or wife of that gender behind the surname, or names a couple (`Mike and Julie Lee`). Nothing
/// without a title.
pub(in crate::reading) fn is_relative(reading: &Reading<'_>, mention: &PersonMention) -> Option<bool> {
    let gender = courtesy(reading, mention).and_then(|_| gender(reading, mention))?;
    let beside = Beside::new(reading, mention.name.span);
    let words = reading.words();
    let mut before = beside.from.saturating_sub(REACH_OF_KIN).max(1)..beside.from;
    let apposed = beside.word(beside.after) == "," && is_kin(words, gender, beside.after + 2);
    let surname = reading.slice(mention.name.surname);
    let is_near = apposed || before.any(|at| is_kin(words, gender, at));
    Some(is_near || reading.relatives().are_told_of(gender, surname))
}

/// Whether a courtesy title may be that of a wife or husband whom the surname means as well. In a story that speaks of a marriage, before a surname alone
/// where no word for speaking stands beside it; in any, a `Mr` where the story has a `Mrs` of the name, a `Mrs` without such a word or before a man's given
/// name, and `Mr and Mrs Lee`. Nothing without a title.
pub(in crate::reading) fn may_be_spouse(reading: &Reading<'_>, mention: &PersonMention) -> Option<bool> {
    let title = courtesy(reading, mention)?;
    let is_wife = is_mrs(reading, mention);
    if let Some(given) = mention.name.given {
        return Some(is_wife && given::gender(reading.slice(given)) == Some("man"));
    }
    let joined = reading.tokens_in(title).start.checked_sub(1).map(|at| reading.words()[at]);
    let surname = reading.slice(mention.name.surname);
    let relatives = reading.relatives();
    let has_wife = || !is_wife && gender(reading, mention) == Some("man") && relatives.wed.contains(surname);
    let is_unsaid = (relatives.of_marriage || is_wife) && !has_speech_beside(reading, mention);
    Some(matches!(joined, Some("and" | "&")) || has_wife() || is_unsaid)
}

/// Whether a word tells of a marriage, whosever.
fn is_of_marriage(word: &str) -> bool {
    matches!(
        word,
        "husband"
            | "wife"
            | "widow"
            | "widower"
            | "spouse"
            | "couple"
            | "married"
            | "marriage"
            | "marry"
            | "wedding"
            | "bride"
            | "groom"
            | "divorce"
            | "divorced"
            | "mother"
            | "father"
            | "parents"
    )
}

fn is_mrs(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    courtesy(reading, mention).is_some_and(|title| reading.slice(title) == "Mrs")
}

/// Whether a word for a relative of that gender stands there, is somebody's, and is not told by name: `his wife, Ann Roe,` is named, and
/// `his wife, Ann,` bears his name.
fn is_kin(words: &[&str], gender: &str, at: usize) -> bool {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let owns = |at: usize| {
        let word = word(at);
        matches!(word, "his" | "her" | "their" | "His" | "Her" | "Their" | "a" | "the" | "and") || owner(word).is_some()
    };
    // `Lee's ex-model wife`
    let is_adjective = |at: &usize| word(*at).starts_with(|ch: char| ch.is_lowercase() || ch == '-') && !owns(*at);
    let adjectives = (at.saturating_sub(LONGEST_ADJECTIVE)..at).rev().take_while(is_adjective).count();
    let is_owned = || at.checked_sub(adjectives + 1).is_some_and(owns);
    let capital = |at: usize| word(at).starts_with(char::is_uppercase);
    let is_named = || word(at + 1) == "," && capital(at + 2) && capital(at + 3);
    is_kin_of(gender, word(at)) && is_owned() && !is_named()
}

/// The surname that stands last before a token, in its block.
fn last_surname<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    let Token { span, block, .. } = reading.tokens()[at];
    let mentions = reading.mentions();
    let last = mentions[..mentions.partition_point(|mention| mention.span.start < span.start)].last()?;
    let is_here = reading.article().block_at(last.span.start) == Some(block as usize);
    is_here.then(|| reading.slice(last.name.surname))
}

/// Whether a given name and `and` stand before a full name: `Mike and Julie Roe`.
pub(in crate::reading::person) fn is_of_a_couple(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let at = reading.tokens_in(mention.name.span).start;
    let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.words()[at]);
    mention.name.is_full() && matches!(word(1), "and" | "&") && given::known(word(2)).is_some()
}
