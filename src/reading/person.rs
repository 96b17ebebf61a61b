//! People: who is named where, with which office, and who is who across the story.
//!
//! [`office`] knows the words for offices; [`post`] reads what stands with them: whose office, and when it was held (former, acting, -elect …);
//! [`mention`] reads the name before or after it; [`who`] gathers mentions of one person under one number: by full name, by surname, by title and surname.
//! No model and no list of all names: evidence from the whole story decides, and where it does not, the reader says unknown.

mod act;
mod history;
mod mention;
mod name;
mod office;
mod post;
mod who;

pub(super) use act::acts_now;
pub use name::Name;
pub use office::OfficeId;

use super::Reading;
use crate::span::{Span, Text};

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
    /// When it was held.
    pub tenure: Tenure,
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
}

/// One person of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The fullest name the story gives.
    pub full: Span<Text>,
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
}

pub(super) fn read(reading: &Reading<'_>) -> People {
    let mut mentions = mention::read(reading);
    history::tell_other_times(reading, &mut mentions);
    who::resolve(reading, mentions)
}

#[cfg(test)]
mod tests;
