//! The register of a story's people: who a full name, or a surname alone, belongs to.

use super::name::Name;
use super::{OfficeId, PersonMention, given};
use crate::reading::vocabulary::fold;
use crate::reading::word_list;
use crate::span::{Span, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Surnames borne by several well-known office holders, in small letters.
static NAMESAKES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    word_list::section(include_str!("../../../rules/data/namesakes.txt"), "surnames").map(str::to_lowercase).collect()
});

/// Persons of one surname, or one given name, beyond this many are not told apart: no story has them, and each new one is compared with those
/// before.
pub(super) const MOST_NAMESAKES: usize = 50;

/// Given names of one person beyond this many are not kept.
const MOST_GIVEN: usize = 20;

/// A person while the story is read.
pub(super) struct Entity {
    /// The longest name met.
    pub(super) full: Span<Text>,
    /// The names as first printed.
    pub(super) first: Name,
    /// Given names met, in small letters.
    given: Vec<String>,
    suffix: Option<String>,
    /// Offices named with the person, any tenure.
    pub(super) offices: Vec<OfficeId>,
    /// Whether only bylines name the person: who writes a story is mostly not told of in it.
    pub(super) writes: bool,
    /// How often the full name stands.
    pub(super) mentions: u32,
}

/// The people met so far.
pub(super) struct Register<'t> {
    text: &'t str,
    pub(super) entities: Vec<Entity>,
    by_surname: FxHashMap<String, Vec<u32>>,
    by_first: FxHashMap<String, Vec<u32>>,
}

impl<'t> Register<'t> {
    pub(super) fn new(text: &'t str) -> Register<'t> {
        Register { text, entities: Vec::new(), by_surname: FxHashMap::default(), by_first: FxHashMap::default() }
    }

    /// The person a full name belongs to, new or known. `writes` says that it stands in a byline.
    pub(super) fn introduce(&mut self, mention: &PersonMention, writes: bool) -> u32 {
        let name = mention.name;
        let surname = fold(name.surname.of(self.text));
        let given = name.given.map(|span| fold(span.of(self.text))).unwrap_or_default();
        let suffix = name.suffix.map(|span| span.of(self.text).to_owned());
        let own_middle = middle_names(name.span.of(self.text), name.surname.of(self.text));
        let known = self.by_surname.get(&surname).into_iter().flatten().take(MOST_NAMESAKES).copied().find(|who| {
            let entity = &self.entities[*who as usize];
            let same_suffix = suffix.is_none() || entity.suffix.is_none() || entity.suffix == suffix;
            let middle = middle_names(entity.full.of(self.text), entity.first.surname.of(self.text));
            let bears = |names: &[String], one: &str| names.iter().any(|name| given::same(name, one));
            let same_given =
                || entity.given.iter().any(|known| given::same(known, &given) || bears(&own_middle, known));
            same_suffix && (same_given() || bears(&middle, &given))
        });
        let who = known.unwrap_or_else(|| {
            let who = self.add(mention, &surname);
            self.entities[who as usize].writes = true;
            self.by_first.entry(given.clone()).or_default().push(who);
            who
        });
        let entity = &mut self.entities[who as usize];
        entity.writes &= writes;
        entity.mentions += 1;
        if entity.given.len() < MOST_GIVEN && !entity.given.contains(&given) {
            entity.given.push(given);
        }
        if name.span.len() > entity.full.len() {
            entity.full = name.span;
        }
        entity.suffix = entity.suffix.take().or(suffix);
        if let Some(title) = mention.title.filter(|title| !entity.offices.contains(&title.office)) {
            entity.offices.push(title.office);
        }
        who
    }

    fn add(&mut self, mention: &PersonMention, surname: &str) -> u32 {
        let who = self.entities.len() as u32;
        self.entities.push(Entity {
            full: mention.name.span,
            first: mention.name,
            given: Vec::new(),
            suffix: mention.name.suffix.map(|span| span.of(self.text).to_owned()),
            offices: mention.title.map(|title| title.office).into_iter().collect(),
            writes: false,
            mentions: 0,
        });
        self.by_surname.entry(surname.to_owned()).or_default().push(who);
        // `Cruz` for `de la Cruz`
        if let Some((_, last)) = surname.rsplit_once(' ') {
            self.by_surname.entry(last.to_owned()).or_default().push(who);
        }
        who
    }

    /// Whether somebody of that surname was named in full.
    pub(super) fn knows(&self, mention: &PersonMention) -> bool {
        self.by_surname.contains_key(&fold(mention.name.surname.of(self.text)))
    }

    /// The person a surname behind a title or a courtesy title belongs to, a new one where nobody bears it. Of several the one who holds that office, or
    /// any; or who is of the courtesy title's `gender`, or no relative of another.
    pub(super) fn second_reference(
        &mut self,
        mention: &PersonMention,
        gender: Option<&str>,
        is_relative: impl Fn(&Entity) -> bool,
    ) -> Option<u32> {
        let surname = fold(mention.name.surname.of(self.text));
        let candidates = self.bearers(&surname);
        let Some(office) = mention.title.map(|title| title.office) else {
            let other_gender = |entity: &Entity| {
                let own = entity.first.given.and_then(|given| given::gender(given.of(self.text)));
                own.zip(gender).is_some_and(|(own, gender)| own != gender)
            };
            return match candidates.as_slice() {
                [] => Some(self.add(mention, &surname)),
                [only] => Some(*only),
                all => self.only(all, |entity| !other_gender(entity)),
            };
        };
        let holder = self.only(&candidates, |entity| entity.offices.contains(&office));
        let is_known = NAMESAKES.contains(&surname);
        match candidates.as_slice() {
            [] => Some(self.add(mention, &surname)),
            _ if holder.is_some() || is_known => holder,
            [only] => Some(*only),
            all => match all.iter().filter(|who| !self.entities[**who as usize].offices.is_empty()).count() {
                0 => self.only(all, |entity| !is_relative(entity)),
                _ => self.only(all, |entity| !entity.offices.is_empty()),
            },
        }
    }

    /// The one of several persons who is such.
    fn only(&self, all: &[u32], is_such: impl Fn(&Entity) -> bool) -> Option<u32> {
        let mut such = all.iter().copied().filter(|who| is_such(&self.entities[*who as usize]));
        such.next().filter(|_| such.next().is_none())
    }

    /// The one person a word alone names, by surname or by given name; `None` where it may be several or nobody. Of a family the one who is not
    /// introduced as another's relative: those are called by their given names.
    /// Nobody is called by a surname alone before being introduced as a relative: the word at `at` is then somebody else's.
    pub(super) fn only_bearer(&self, word: &str, at: u32, is_relative: impl Fn(&Entity) -> bool) -> Option<u32> {
        let bearers = self.bearers(&fold(word));
        let comes_later = |entity: &Entity| entity.first.span.start > at && is_relative(entity);
        match bearers.as_slice() {
            [] => None,
            [only] => Some(*only).filter(|only| !comes_later(&self.entities[*only as usize])),
            all => self.only(all, |entity| !is_relative(entity)),
        }
    }

    /// Those a word in small letters alone can name, bylines aside.
    fn bearers(&self, word: &str) -> Vec<u32> {
        let tells_of = |who: &&u32| !self.entities[**who as usize].writes;
        let named = |by: &FxHashMap<String, Vec<u32>>| -> Vec<u32> {
            by.get(word).into_iter().flatten().take(MOST_NAMESAKES).filter(tells_of).copied().collect()
        };
        let by_surname = named(&self.by_surname);
        if by_surname.is_empty() { named(&self.by_first) } else { by_surname }
    }

    /// The persons named in full, in groups of one surname, in the order of the story.
    pub(super) fn of_one_surname(&self) -> Vec<Vec<u32>> {
        in_order(self.by_surname.values().cloned().collect())
    }

    /// The persons named in full, in groups of one given name or its short forms, in the order of the story.
    pub(super) fn of_one_given_name(&self) -> Vec<Vec<u32>> {
        let mut groups: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (given, bearers) in &self.by_first {
            groups.entry(given).or_default().extend(bearers);
            given::long_forms(given).for_each(|form| groups.entry(form).or_default().extend(bearers));
        }
        in_order(groups.into_values().collect())
    }
}

/// The names between the first and the surname, nicknames in quotes among them, for comparing.
fn middle_names(full: &str, surname: &str) -> Vec<String> {
    let before = full.find(surname).map_or("", |at| &full[..at]);
    let names = before.split_whitespace().skip(1).map(|name| name.trim_matches(|ch: char| !ch.is_alphanumeric()));
    names.filter(|name| name.chars().count() > 1).map(fold).collect()
}

/// Groups of two or more, each and all in order.
fn in_order(mut groups: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    groups.retain(|group| group.len() > 1);
    for group in &mut groups {
        group.sort_unstable();
        group.dedup();
        group.truncate(MOST_NAMESAKES);
    }
    groups.sort_unstable();
    groups
}
