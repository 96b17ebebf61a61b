//! Acronyms: where a story gives the long form of one, whether its letters are those of the words, and where it is used.
//!
//! [`short`] knows the shape of an acronym in print and what only looks like one; [`definition`] finds the words it stands for, before the
//! bracket or inside it; [`fit`] lays the letters along the words; [`slip`] says where they do not fit though plainly meant for these words;
//! [`meaning`] tells two long forms of one acronym apart. Letters that share nothing with the words are another language's, or the bracket
//! holds something else: then the reader says unknown.

mod definition;
mod fit;
mod meaning;
mod near;
mod short;
mod slip;

use super::Reading;
use super::word_list::WordSet;
use crate::span::{Span, Text};
use definition::Definition;
use rustc_hash::FxHashMap;
use short::Printed;
use std::borrow::Cow;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../rules/data/acronyms.txt");
static KNOWN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "known"));

/// One mention of an acronym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcronymMention {
    /// The letters as printed, a plural or possessive ending left out.
    pub short: Span<Text>,
    /// Whether the mention stands with its long form.
    pub defined: bool,
    /// The words it stands for, where the mention defines it and they can be told from the words around them.
    pub long: Option<Span<Text>>,
    /// The initials those words give, small words counted only where the acronym counts them.
    pub initials: Option<Box<str>>,
    /// Whether the letters are those of the words; `None` where it cannot be told.
    pub initials_agree: Option<bool>,
    /// Number of the long form among those of this acronym that really differ, from 1.
    pub meaning: Option<u32>,
    /// Which mention of the acronym it is, from 1.
    pub nth: u32,
    /// The acronym: index into the story's.
    pub acronym: u32,
}

/// One acronym of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Acronym {
    /// Its letters as first printed.
    pub(crate) short: Span<Text>,
    /// How often it is printed, wherever in the story, definitions not counted.
    pub(crate) uses: u32,
    /// Whether the story says anywhere what it stands for.
    pub(crate) expanded: bool,
    /// Whether readers know it without being told (`rules/data/acronyms.txt`).
    pub(crate) known: bool,
    /// The acronym this one is a slip for, as index.
    pub(crate) near: Option<u32>,
    /// Whether another one is a slip for this one.
    pub(crate) has_slip: bool,
    /// The name whose initials these letters are, but for two that changed places.
    pub(crate) turned: Option<Span<Text>>,
}

/// The acronyms of a story.
#[derive(Debug, Default)]
pub(crate) struct Acronyms {
    /// In text order.
    pub(crate) mentions: Vec<AcronymMention>,
    /// Indexed by [`AcronymMention::acronym`].
    pub(crate) all: Vec<Acronym>,
}

/// How often each acronym is printed, by its letters in capitals.
struct Index<'t> {
    numbers: FxHashMap<Cow<'t, str>, u32>,
    /// In the order in which the story first has them.
    keys: Vec<Cow<'t, str>>,
    counts: Vec<u32>,
}

impl<'t> Index<'t> {
    fn new(text: &'t str, printed: &[Printed]) -> (Index<'t>, Vec<u32>) {
        let mut index = Index { numbers: FxHashMap::default(), keys: Vec::new(), counts: Vec::new() };
        let of_each = printed.iter().map(|it| index.add(short::key(it.short.of(text)))).collect();
        (index, of_each)
    }

    fn add(&mut self, key: Cow<'t, str>) -> u32 {
        let number = *self.numbers.entry(key.clone()).or_insert(self.counts.len() as u32);
        if number as usize == self.counts.len() {
            self.keys.push(key);
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }

    /// The letters of each, in order.
    fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(AsRef::as_ref)
    }

    /// How often the letters are printed in the story as an acronym.
    fn count(&self, key: &str) -> u32 {
        self.numbers.get(key).map_or(0, |number| self.counts[*number as usize])
    }
}

fn is_known(key: &str) -> bool {
    KNOWN.contains(key)
}

pub(super) fn read(reading: &Reading<'_>) -> Acronyms {
    let text = reading.text();
    let printed = short::read(reading);
    if printed.is_empty() {
        return Acronyms::default();
    }
    let (index, numbers) = Index::new(text, &printed);
    let mut all: Vec<Option<Acronym>> = vec![None; index.counts.len()];
    let mut mentions = Vec::new();
    let mut definitions = Vec::new();
    for (it, number) in printed.iter().zip(&numbers) {
        let acronym = all[*number as usize].get_or_insert_with(|| Acronym {
            short: it.short,
            uses: index.counts[*number as usize],
            expanded: false,
            known: is_known(&short::key(it.short.of(text))),
            near: None,
            has_slip: false,
            turned: None,
        });
        let definition = definition::read(reading, it, &index);
        if let Some(definition) = &definition {
            acronym.uses = acronym.uses.saturating_sub(u32::from(!definition.in_use));
            acronym.expanded |= definition.explains;
        }
        definitions.push(definition);
    }
    let mut all: Vec<Acronym> = all.into_iter().flatten().collect();
    let mut seen = vec![0; all.len()];
    let mut meanings = meaning::Meanings::default();
    for ((it, number), definition) in printed.iter().zip(&numbers).zip(definitions) {
        let acronym = &all[*number as usize];
        if definition.is_none() && !short::is_used(reading, it, acronym) {
            continue;
        }
        seen[*number as usize] += 1;
        mentions.push(mention(text, it, *number, seen[*number as usize], definition, &mut meanings));
    }
    near::resolve(reading, &mentions, &mut all);
    Acronyms { mentions, all }
}

fn mention<'t>(
    text: &'t str,
    printed: &Printed,
    acronym: u32,
    nth: u32,
    definition: Option<Definition>,
    meanings: &mut meaning::Meanings<'t>,
) -> AcronymMention {
    let bare = AcronymMention {
        short: printed.short,
        defined: false,
        long: None,
        initials: None,
        initials_agree: None,
        meaning: None,
        nth,
        acronym,
    };
    let Some(Definition { long, initials, agree, strict, .. }) = definition else { return bare };
    let meaning = long.filter(|_| strict).map(|long| meanings.of(acronym, long.of(text)));
    AcronymMention { defined: true, long, initials, initials_agree: agree, meaning, ..bare }
}

#[cfg(test)]
mod tests;
