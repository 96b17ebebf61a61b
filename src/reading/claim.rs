//! The public vocabulary of rules: the kinds of claim, their fields, and what a field holds. Rules, `lastread facts` and editors know
//! nothing of a reading but this.
//!
//! A field that could not be read is [`Value::Unknown`]: it equals nothing, differs from nothing, and meets no condition but `known: false`.

mod acronym;
mod ages;
mod bearings;
mod conversion;
mod description;
mod echo;
mod editions;
mod events;
mod gender;
mod lands;
mod misprint;
mod misspelt;
mod names;
mod person;
mod quantity;
mod schema;
mod sums;
mod tallies;
mod time;

use super::Reading;
use crate::span::{Span, Text};
use chrono::NaiveDate;
use std::borrow::Cow;

/// What a field can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// One of a fixed list of words.
    Word(&'static [&'static str]),
    /// Free text.
    Text,
    /// A calendar date.
    Date,
}

impl Holds {
    /// What it is called where little room is: in the list of words an editor offers.
    pub const fn name(self) -> &'static str {
        match self {
            Holds::Flag => "true or false",
            Holds::Number => "a number",
            Holds::Word(_) => "a word",
            Holds::Text => "text",
            Holds::Date => "a date",
        }
    }
}

/// What a field of one claim holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'r> {
    /// Could not be read.
    Unknown,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A word or text.
    Text(Cow<'r, str>),
    /// A calendar date.
    Date(NaiveDate),
}

/// Where a field is printed.
type Part = for<'r> fn(Claim<'r>) -> Option<Span<Text>>;

/// One field of a claim kind.
pub struct Field {
    /// Its name in rules and output.
    pub name: &'static str,
    /// What it can hold.
    pub holds: Holds,
    /// What it means, one sentence.
    pub doc: &'static str,
    get: for<'r> fn(Claim<'r>) -> Value<'r>,
    part: Option<Part>,
}

impl Field {
    /// A field, and how to read it from a claim.
    const fn new(
        name: &'static str,
        holds: Holds,
        doc: &'static str,
        get: for<'r> fn(Claim<'r>) -> Value<'r>,
    ) -> Field {
        Field { name, holds, doc, get, part: None }
    }

    /// Whether the field has a place of its own in print, for a caret or a fix.
    pub fn is_printed(&self) -> bool {
        self.part.is_some()
    }

    /// The same field with the place where it is printed.
    const fn printed(self, part: Part) -> Field {
        Field { part: Some(part), ..self }
    }
}

/// One kind of claim.
pub struct ClaimKind {
    /// Its name in rules and output.
    pub name: &'static str,
    /// What it is, one sentence.
    pub doc: &'static str,
    /// Its own fields; every claim has the [`COMMON`] ones too.
    pub fields: &'static [Field],
    count: fn(&Reading<'_>) -> usize,
    span: fn(&Reading<'_>, usize) -> Span<Text>,
}

/// Every kind of claim there is, in the order they are listed.
pub static KINDS: &[&ClaimKind] = &[
    &person::PERSON,
    &description::DESCRIPTION,
    &gender::GENDER,
    &schema::DATE,
    &quantity::QUANTITY,
    &sums::CHANGE,
    &sums::SHARE,
    &sums::RATE,
    &sums::PORTION,
    &tallies::PARTS,
    &tallies::LIST,
    &tallies::RECOUNT,
    &tallies::VOTE,
    &tallies::RANK,
    &conversion::CONVERSION,
    &conversion::EXCHANGE,
    &time::RANGE,
    &time::ORDER,
    &time::TIME,
    &time::TIMING,
    &misprint::MISPRINT,
    &ages::AGE,
    &misspelt::MISSPELT,
    &lands::PLACING,
    &lands::CAPITAL,
    &lands::MONEY,
    &lands::DEMONYM,
    &lands::LAND,
    &events::EVENT,
    &editions::EDITION,
    &bearings::BEARING,
    &ages::LIFE,
    &ages::LIFE_DATE,
    &ages::ANNIVERSARY,
    &ages::YEAR_SPAN,
    &schema::QUOTE,
    &schema::ATTRIBUTION,
    &echo::REWORDING,
    &echo::REPEAT,
    &acronym::ACRONYM,
    &names::NAME,
    &names::ORGANISATION,
    &names::PLACE,
];

/// Fields every claim has.
pub static COMMON: &[Field] = schema::COMMON;

impl ClaimKind {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<&'static ClaimKind> {
        KINDS.iter().copied().find(|kind| kind.name == name)
    }

    /// The field of that name, the common ones included.
    pub fn field(&'static self, name: &str) -> Option<&'static Field> {
        self.all_fields().find(|field| field.name == name)
    }

    /// All its fields, own ones first.
    pub fn all_fields(&'static self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().chain(COMMON)
    }

    /// All claims of this kind in a story, in text order.
    pub fn claims<'r>(&'static self, reading: &'r Reading<'r>) -> impl Iterator<Item = Claim<'r>> {
        (0..(self.count)(reading)).map(move |index| Claim { reading, kind: self, index })
    }
}

/// One claim of a story.
#[derive(Clone, Copy)]
pub struct Claim<'r> {
    reading: &'r Reading<'r>,
    kind: &'static ClaimKind,
    index: usize,
}

impl<'r> Claim<'r> {
    /// Its kind.
    pub fn kind(self) -> &'static ClaimKind {
        self.kind
    }

    /// The reading it belongs to.
    pub fn reading(self) -> &'r Reading<'r> {
        self.reading
    }

    /// Its number among the claims of its kind, from 0 in text order.
    pub fn index(self) -> usize {
        self.index
    }

    /// Where it stands.
    pub fn span(self) -> Span<Text> {
        (self.kind.span)(self.reading, self.index)
    }

    /// Its words.
    pub fn text(self) -> &'r str {
        self.reading.slice(self.span())
    }

    /// What a field of its kind holds.
    pub fn get(self, field: &'static Field) -> Value<'r> {
        (field.get)(self)
    }

    /// Where a field is printed, for a caret or a fix.
    pub fn part(self, field: &'static Field) -> Option<Span<Text>> {
        field.part.and_then(|part| part(self))
    }
}
