//! People: who is named where, with which office, and who is who across the story.
//!
//! [`office`] knows the words for offices; [`post`] reads what stands with them: whose office, and when it was held (former, acting, -elect …);
//! [`mention`] reads the name before or after it, [`full`] the names that stand beside no office, [`alone`] the words alone that name somebody.
//! [`who`] gathers mentions of one person under one number, in a [`register`]: by full name, by surname, by title and surname, and by
//! [`spelling`] where a name is a [slip](super::slip) away from one the story introduces.
//! No model: lists of given names and everyday words, and evidence from the whole story, decide; where they do not, the reader says unknown.

mod act;
mod alone;
mod antecedent;
mod detail;
mod full;
mod gender;
mod given;
mod history;
mod introduction;
mod jurisdiction;
mod mention;
mod name;
mod nameless;
mod office;
mod post;
mod pronoun;
mod register;
mod spelling;
mod told;
mod who;
mod word;

pub(super) use act::{acts_now, looks_forward, speaks};
pub(crate) use detail::Relatives;
pub(super) use detail::{
    Printed, age_then, called_late, calling, courtesy, gender, is_age_to_come, is_attributive, is_rare, is_relative,
    may_be_spouse, party, role, state,
};
pub(super) use full::is_age as is_age_word;
pub(crate) use gender::{By, GenderSign};
pub(super) use gender::{has_speech_beside, read as read_gender_signs};
pub(super) use history::{follows_another_time, names_a_day, tells_another_time};
pub(super) use introduction::{comes_early, is_placed, is_stranger, is_taken_for_known};
pub(super) use jurisdiction::{is_initials_of, is_short_for};
pub(super) use mention::is_deed;
pub use name::Name;
pub use office::OfficeId;
pub(super) use pronoun::pronoun;
pub(super) use told::{Told, introduces_again};
pub(super) use who::stands_in_text;

use super::Reading;
use crate::span::{Span, Text};
use std::cell::OnceCell;

/// When an office named with a person was held, as the copy has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tenure {
    /// Held at the story's date: `President Lee`.
    Sitting,
    /// Held before: `former`, `ex-`, `onetime`.
    Former,
    /// Held for the time being: `acting`, `interim`.
    Acting,
    /// Won but not yet held: `-elect`, `incoming`, `-designate`.
    Elect,
    /// Held at the time told of: `then-`, or the sentence tells of another time.
    Then,
    /// The holder is dead: `the late`.
    Late,
}

impl Tenure {
    /// Every tenure's name in rules.
    pub const NAMES: &'static [&'static str] = &["sitting", "former", "acting", "elect", "then", "late"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Tenure::NAMES[self as usize]
    }
}

/// An office named with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// The words of the office alone (`US President`, without `former`).
    pub span: Span<Text>,
    /// Which office.
    pub office: OfficeId,
    /// Words that say whose office (`Ohio`, `US`, `of Leeds`), where they are printed.
    pub jurisdiction: Option<Span<Text>>,
    /// Words that say who sent an envoy, where the jurisdiction says to whom: the `British` of `the British ambassador to Portugal`.
    pub sender: Option<Span<Text>>,
    /// When it was held.
    pub tenure: Tenure,
    /// Whether article or owner says that one holder is meant: `the director of`, `the museum's director`; `a director` is one of several.
    pub(super) definite: bool,
    /// `new`: somebody before may still be called by it.
    pub(super) is_new: bool,
    /// Words before it make it part of a longer title: whose post it is, nobody knows.
    pub(super) is_part: bool,
}

/// One mention of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonMention {
    /// Title and name, as one span of text.
    pub span: Span<Text>,
    /// The name.
    pub name: Name,
    /// The office named with it.
    pub title: Option<Title>,
    /// The person, a number shared by all mentions of one; `None` where it may be several.
    pub who: Option<u32>,
    /// A surname alone before its post (`Roe, the former mayor,`): a mention only of somebody the story names in full.
    pub(super) tentative: bool,
    /// Whether post, role or party stand for the name: `the mayor said`. The name is then those words.
    pub(super) nameless: bool,
    /// Which parts of the name are spelt otherwise than where the person is first named.
    pub spelt: Spelt,
}

impl PersonMention {
    /// Words that stand for the name of somebody known.
    fn nameless(words: Span<Text>, who: Option<u32>) -> PersonMention {
        let name = Name { span: words, given: None, surname: words, suffix: None };
        PersonMention { who, nameless: true, ..PersonMention::untitled(name) }
    }

    /// A name with no office beside it, of somebody still unknown.
    fn untitled(name: Name) -> PersonMention {
        PersonMention {
            span: name.span,
            name,
            title: None,
            who: None,
            tentative: false,
            nameless: false,
            spelt: Spelt::default(),
        }
    }
}

/// Parts of a name that are spelt otherwise than where the person is first named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spelt {
    /// The given name is.
    pub given: bool,
    /// The surname is.
    pub surname: bool,
}

/// One person of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The fullest name the story gives.
    pub full: Span<Text>,
    /// The name as first printed in full, or the surname where no mention gives more.
    pub first: Name,
}

/// The people of a story.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// In text order.
    pub(crate) mentions: Vec<PersonMention>,
    /// Indexed by `who`.
    pub(crate) persons: Vec<Person>,
    /// For each mention, the office with its jurisdiction as one word (`president/us`), where it is certain.
    pub(crate) offices: Vec<Option<String>>,
    /// For each mention, the post that one person at a time holds (`mayor/leeds`).
    pub(crate) posts: Vec<Option<String>>,
    /// Indexed by `who`, once somebody asks.
    told: OnceCell<Vec<Told>>,
    families: OnceCell<Vec<bool>>,
    two_posts: OnceCell<Vec<bool>>,
    /// Indexed by mention, once somebody asks.
    ages: OnceCell<Vec<Option<Printed<u8>>>>,
}

impl People {
    /// The given name of a mention, as the person's first mention in full has it unless this one spells it otherwise.
    pub(crate) fn given(&self, mention: usize) -> Option<Span<Text>> {
        let PersonMention { name, spelt, .. } = self.mentions[mention];
        name.given
            .map(|given| self.first(mention).filter(|_| !spelt.given).and_then(|first| first.given).unwrap_or(given))
    }

    /// The surname of a mention, as the person's first mention in full has it unless this one spells it otherwise.
    pub(crate) fn surname(&self, mention: usize) -> Span<Text> {
        let PersonMention { name, spelt, .. } = self.mentions[mention];
        self.first(mention).filter(|_| !spelt.surname).map_or(name.surname, |first| first.surname)
    }

    /// What the story tells of a mention's person; nothing where it may be several.
    pub(super) fn told(&self, reading: &Reading<'_>, mention: usize) -> Option<Told> {
        let who = self.mentions[mention].who?;
        Some(self.told.get_or_init(|| told::read(reading, self))[who as usize])
    }

    /// The age the copy gives a mention's person at the story's own time.
    pub(super) fn age(&self, reading: &Reading<'_>, mention: usize) -> Option<Printed<u8>> {
        self.ages.get_or_init(|| detail::ages(reading, self))[mention]
    }

    /// Whether the story speaks of the family of a mention's person; nothing where it may be several.
    pub(super) fn has_family(&self, reading: &Reading<'_>, mention: usize) -> Option<bool> {
        let who = self.mentions[mention].who?;
        Some(self.families.get_or_init(|| told::families(reading, self))[who as usize])
    }

    /// Whether the story gives a mention's person two posts in one breath; nothing where it may be several.
    pub(super) fn has_two_posts(&self, reading: &Reading<'_>, mention: usize) -> Option<bool> {
        let who = self.mentions[mention].who?;
        Some(self.two_posts.get_or_init(|| told::two_posts(reading, self))[who as usize])
    }

    /// The name of a mention's person as first printed.
    fn first(&self, mention: usize) -> Option<Name> {
        self.mentions[mention].who.map(|who| self.persons[who as usize].first)
    }
}

pub(super) fn read(reading: &Reading<'_>) -> People {
    let (mut mentions, mut nameless) = mention::read(reading);
    history::tell_other_times(reading, &mut mentions);
    history::tell_other_times(reading, &mut nameless);
    who::resolve(reading, mentions, nameless)
}

#[cfg(test)]
mod tests;
