//! Proper names that are nobody's: bodies, brands, works, things and places, outside people's names.
//!
//! [`words`] finds the capitalised words, [`run`] the names they make; [`near`] says which words are a letter or two apart, and [`spelling`]
//! which of these are one word misspelt, by the lists of known words ([`lexicon`]) and by the [words around](context) both.

mod context;
mod frame;
mod lexicon;
mod near;
mod replaced;
mod run;
mod spelling;
mod twin;
mod words;

use super::Reading;
use super::vocabulary::{is_everyday, is_geography, state};
use crate::span::{Span, Text};
use lexicon::{is_body, is_ground, joins};
use rustc_hash::{FxHashMap, FxHashSet};
use spelling::Slip;
use std::borrow::Cow;
use std::cell::OnceCell;
use words::Words;

/// What a name is of, as far as its words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A body: `Department of Labor`.
    Organisation,
    /// A city, state, country, street or river.
    Place,
    /// Something else, or nobody can tell.
    Other,
}

impl Sort {
    /// Every sort's name in rules.
    pub const NAMES: &'static [&'static str] = &["organisation", "place", "other"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Sort::NAMES[self as usize]
    }
}

/// One name where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProperName {
    /// Its words, a possessive ending left out.
    pub span: Span<Text>,
    /// Where the name stands as the story usually spells it, if the story spells it two ways.
    pub usual: Option<Span<Text>>,
    /// The word of it that the story otherwise spells another way.
    pub slip: Option<Span<Text>>,
}

impl ProperName {
    /// What it is of.
    pub fn sort(&self, reading: &Reading<'_>) -> Sort {
        let name = reading.slice(self.usual.unwrap_or(self.span));
        let mut words = name.split_whitespace();
        let is_long = words.clone().nth(1).is_some();
        if is_long && words.clone().any(is_body) {
            Sort::Organisation
        } else if is_long && words.clone().next_back().is_some_and(is_ground)
            || words.clone().all(|word| joins(word) || is_geography(word.trim_end_matches(',')))
                && words.any(|word| !is_everyday(&word.to_lowercase()))
            || self.within(reading).is_some()
        {
            Sort::Place
        } else {
            Sort::Other
        }
    }

    /// The state or country printed behind it: `Ohio` behind `Athens, `.
    pub fn within(&self, reading: &Reading<'_>) -> Option<Span<Text>> {
        let tokens = reading.tokens();
        let at = tokens.partition_point(|token| token.span.start < self.span.end);
        let (comma, land) = (tokens.get(at)?, tokens.get(at + 1)?);
        let word = reading.slice(land.span);
        let is_behind =
            comma.span.start == self.span.end && comma.block == land.block && reading.slice(comma.span) == ",";
        (is_behind && (state(word).is_some() || is_geography(word))).then_some(land.span)
    }
}

/// The proper names of a story.
#[derive(Debug, Default)]
pub(crate) struct ProperNames {
    /// In text order. A part of a longer name counts as a name of its own where the story spells it two ways.
    pub(crate) all: Vec<ProperName>,
    /// For each, the number it shares with all its spellings, once somebody asks.
    numbers: OnceCell<Vec<u32>>,
    /// Indexes of those of bodies and of those of places, once somebody asks.
    sorted: OnceCell<[Vec<u32>; 2]>,
}

impl ProperNames {
    /// The number that the name at an index shares with all its spellings.
    pub(crate) fn which(&self, reading: &Reading<'_>, at: usize) -> u32 {
        let read = || {
            let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
            let mut number = |name: &ProperName| {
                let next = numbers.len() as u32;
                *numbers.entry(reading.slice(name.usual.unwrap_or(name.span))).or_insert(next)
            };
            self.all.iter().map(&mut number).collect()
        };
        self.numbers.get_or_init(read)[at]
    }

    /// Indexes of the names of bodies.
    pub(crate) fn organisations(&self, reading: &Reading<'_>) -> &[u32] {
        &self.sorted(reading)[0]
    }

    /// Indexes of the names of places.
    pub(crate) fn places(&self, reading: &Reading<'_>) -> &[u32] {
        &self.sorted(reading)[1]
    }

    fn sorted(&self, reading: &Reading<'_>) -> &[Vec<u32>; 2] {
        self.sorted.get_or_init(|| {
            let mut sorted: [Vec<u32>; 2] = Default::default();
            for (at, name) in (0..).zip(&self.all) {
                match name.sort(reading) {
                    Sort::Organisation => sorted[0].push(at),
                    Sort::Place => sorted[1].push(at),
                    Sort::Other => {}
                }
            }
            sorted
        })
    }
}

pub(super) fn read(reading: &Reading<'_>) -> ProperNames {
    let words = Words::read(reading);
    let mut slips = spelling::slips(reading, &words);
    let known: FxHashSet<Option<u32>> = slips.iter().map(Slip::at).collect();
    slips.extend(replaced::slips(reading, &words).into_iter().filter(|slip| !known.contains(&slip.at())));
    let known: FxHashSet<Option<u32>> = slips.iter().map(Slip::at).collect();
    slips.extend(twin::slips(reading, &words).into_iter().filter(|slip| !known.contains(&slip.at())));
    let mut all = of_slips(&words, &slips);
    let taken: FxHashSet<Span<Text>> = all.iter().map(|name| name.span).collect();
    let others = run::read(reading, &words).into_iter().filter(|span| !taken.contains(span));
    all.extend(others.map(|span| ProperName { span, usual: None, slip: None }));
    all.sort_unstable_by_key(|name| (name.span.start, name.span.end));
    ProperNames { all, ..Default::default() }
}

/// The names that are spelt two ways, none twice. Those that one usual spelling joins are one name.
fn of_slips(words: &Words<'_>, slips: &[Slip]) -> Vec<ProperName> {
    let mut names: FxHashMap<Span<Text>, ProperName> = FxHashMap::default();
    for slip in slips {
        let spans = || slip.usual.iter().map(|place| slip.name(words, place));
        let known = spans().find_map(|span| names.get(&span).and_then(|name| name.usual));
        let usual = known.or_else(|| spans().next());
        let odd = slip.odd.iter().map(|place| (slip.name(words, place), Some(words.span(place))));
        for (span, slip) in odd.chain(spans().map(|span| (span, None))) {
            names.entry(span).or_insert(ProperName { span, usual, slip });
        }
    }
    names.into_values().collect()
}

/// The words of a name on one line.
pub(super) fn on_one_line(words: &str) -> Cow<'_, str> {
    if !words.contains(['\n', '\t']) && !words.contains("  ") {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests;
