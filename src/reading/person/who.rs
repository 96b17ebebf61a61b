//! Who is who: mentions of one person under one number.
//!
//! Full names meet by surname and a given name that can be the same (equal, an initial, a short form). A surname alone, with or without a
//! title, is the one person of that surname; where there are several, the one with that office; else nobody knows.

use super::name::{Names, opens_sentence, owner};
use super::{OfficeId, People, Person, PersonMention};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::reading::word_list;
use crate::span::{Span, Text};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Surnames borne by several well-known office holders, in small letters.
static NAMESAKES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    word_list::section(include_str!("../../../rules/data/namesakes.txt"), "surnames").map(str::to_lowercase).collect()
});

/// For each given name, the numbers of the lines it stands on in `nicknames.txt`.
static NICKNAMES: LazyLock<HashMap<&'static str, Vec<u16>>> = LazyLock::new(|| {
    let mut lines: HashMap<&'static str, Vec<u16>> = HashMap::new();
    for (number, line) in word_list::section(include_str!("../../../rules/data/nicknames.txt"), "given").enumerate() {
        for name in line.split_whitespace() {
            lines.entry(name).or_default().push(number as u16);
        }
    }
    lines
});

/// Persons of one surname beyond this many are not told apart: no story has them, and each new one is compared with those before.
const MOST_NAMESAKES: usize = 50;

/// Given names of one person beyond this many are not kept.
const MOST_GIVEN: usize = 20;

/// A person while the story is read.
struct Entity {
    full: Span<Text>,
    /// Given names met, in small letters.
    given: Vec<String>,
    suffix: Option<String>,
    /// Offices named with the person, any tenure.
    offices: Vec<OfficeId>,
}

pub(super) fn resolve(reading: &Reading<'_>, titled: Vec<PersonMention>) -> People {
    let mut mentions = titled;
    mentions.extend(untitled(reading, &mentions));
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    let mut register =
        Register { text: reading.text(), entities: Vec::new(), by_surname: HashMap::new(), by_first: HashMap::new() };
    for mention in mentions.iter_mut().filter(|mention| mention.name.given.is_some()) {
        mention.who = Some(register.introduce(mention));
    }
    // Titles met with a full name first: they tell two people of one surname apart.
    mentions.retain(|mention| !mention.tentative || register.knows(mention));
    for mention in mentions.iter_mut().filter(|mention| mention.name.given.is_none()) {
        mention.who = register.second_reference(mention);
    }
    let persons = register.entities.iter().map(|entity| Person { full: entity.full }).collect();
    narrow_offices(&mut mentions);
    let offices = offices(reading.text(), &mentions);
    People { mentions, persons, offices }
}

struct Register<'t> {
    text: &'t str,
    entities: Vec<Entity>,
    by_surname: HashMap<String, Vec<u32>>,
    by_first: HashMap<String, Vec<u32>>,
}

impl Register<'_> {
    /// The person a full name belongs to, new or known.
    fn introduce(&mut self, mention: &PersonMention) -> u32 {
        let name = mention.name;
        let surname = key(name.surname.of(self.text));
        let given = name.given.map(|span| key(span.of(self.text))).unwrap_or_default();
        let short_forms = short_forms(&given);
        let suffix = name.suffix.map(|span| span.of(self.text).to_owned());
        let known = self.by_surname.get(&surname).into_iter().flatten().take(MOST_NAMESAKES).copied().find(|who| {
            let entity = &self.entities[*who as usize];
            let same_suffix = suffix.is_none() || entity.suffix.is_none() || entity.suffix == suffix;
            same_suffix && entity.given.iter().any(|known| same_given(known, &given, short_forms))
        });
        let who = known.unwrap_or_else(|| {
            let who = self.entities.len() as u32;
            self.entities.push(Entity {
                full: name.span,
                given: Vec::new(),
                suffix: suffix.clone(),
                offices: Vec::new(),
            });
            self.by_surname.entry(surname).or_default().push(who);
            self.by_first.entry(given.clone()).or_default().push(who);
            who
        });
        let entity = &mut self.entities[who as usize];
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

    /// Whether somebody of that surname was named in full.
    fn knows(&self, mention: &PersonMention) -> bool {
        self.by_surname.contains_key(&key(mention.name.surname.of(self.text)))
    }

    /// The person a surname alone belongs to.
    fn second_reference(&mut self, mention: &PersonMention) -> Option<u32> {
        let surname = key(mention.name.surname.of(self.text));
        let office = mention.title.map(|title| title.office);
        let candidates = self.by_surname.get(&surname).or_else(|| self.by_first.get(&surname));
        let candidates = candidates.map(|all| &all[..all.len().min(MOST_NAMESAKES)]).unwrap_or_default();
        let holds = |who: &&u32| office.is_some_and(|office| self.entities[**who as usize].offices.contains(&office));
        let mut holders = candidates.iter().filter(holds);
        let only_holder = holders.next().filter(|_| holders.next().is_none());
        match (candidates, only_holder) {
            ([], _) => {
                let who = self.entities.len() as u32;
                self.entities.push(Entity {
                    full: mention.name.span,
                    given: Vec::new(),
                    suffix: None,
                    offices: office.into_iter().collect(),
                });
                self.by_surname.entry(surname).or_default().push(who);
                Some(who)
            }
            (_, Some(holder)) => Some(*holder),
            ([only], None) if !NAMESAKES.contains(&surname) => Some(*only),
            _ => None,
        }
    }
}

/// A name for comparing: small letters, apostrophes made one.
fn key(name: &str) -> String {
    name.to_lowercase().replace('’', "'")
}

/// Whether two given names can be one person's: equal, an initial of the other, or short forms of one name.
fn same_given(one: &str, other: &str, short_forms_of_other: &[u16]) -> bool {
    let initial = |short: &str, long: &str| {
        short.trim_end_matches('.').chars().count() == 1 && long.starts_with(short.trim_end_matches('.'))
    };
    one == other
        || initial(one, other)
        || initial(other, one)
        || !short_forms_of_other.is_empty() && short_forms(one).iter().any(|line| short_forms_of_other.contains(line))
}

/// The lists of short forms a given name is on.
fn short_forms(given: &str) -> &'static [u16] {
    NICKNAMES.get(given).map(Vec::as_slice).unwrap_or_default()
}

/// Full names without a title whose surname some title names: `Melania Trump` beside `President Trump`.
fn untitled(reading: &Reading<'_>, titled: &[PersonMention]) -> Vec<PersonMention> {
    let text = reading.text();
    let surnames: HashSet<&str> =
        titled.iter().map(|mention| mention.name.surname.of(text).rsplit(' ').next().unwrap_or_default()).collect();
    if surnames.is_empty() {
        return Vec::new();
    }
    let names = Names { text, tokens: reading.tokens() };
    let blocks = reading.article().blocks();
    let mut found = Vec::new();
    let mut taken = titled.iter().map(|mention| mention.name.span).peekable();
    for (at, token) in reading.tokens().iter().enumerate() {
        // Every surname has its capital.
        if token.kind != TokenKind::Word || !token.span.of(text).starts_with(char::is_uppercase) {
            continue;
        }
        while taken.peek().is_some_and(|span| span.end <= token.span.start) {
            taken.next();
        }
        if taken.peek().is_some_and(|span| span.overlaps(token.span)) {
            continue;
        }
        let word = token.span.of(text);
        let prose =
            !matches!(blocks[token.block as usize].kind, BlockKind::Code | BlockKind::Headline | BlockKind::Heading);
        if !prose || !surnames.contains(owner(word).unwrap_or(word)) {
            continue;
        }
        if let Some((name, _)) = names.ending(at)
            && let Some(given) = name.given
            && !opens_sentence(given.of(text))
            && found.last().is_none_or(|last: &PersonMention| last.name.span.end <= name.span.start)
        {
            found.push(PersonMention { span: name.span, name, title: None, who: None, tentative: false });
        }
    }
    found
}

/// Offices whose name alone stands for a longer one the same person holds: `Rep. Lee` after `state Rep. Ann Lee`.
const SHORT_OFFICES: &[&str] = &["representative", "senator", "secretary", "minister", "chief"];

/// Beginnings of offices that are another's deputy, never meant by its short name.
const DEPUTIES: &[&str] = &["deputy-", "assistant-", "prime-", "chief-", "first-"];

/// Reads a short office as the one longer office of the same person that ends with it.
fn narrow_offices(mentions: &mut [PersonMention]) {
    let is_short = |office: OfficeId| SHORT_OFFICES.contains(&office.name());
    let is_deputy = |office: OfficeId| DEPUTIES.iter().any(|beginning| office.name().starts_with(beginning));
    let mut longer: HashMap<(u32, &str), Option<OfficeId>> = HashMap::new();
    for mention in mentions.iter() {
        if let (Some(who), Some(title)) = (mention.who, mention.title)
            && let Some((_, short)) = title.office.name().rsplit_once('-')
            && SHORT_OFFICES.contains(&short)
            && !is_deputy(title.office)
        {
            let known = longer.entry((who, short)).or_insert(Some(title.office));
            // With two of them nobody knows which is meant.
            *known = known.filter(|known| *known == title.office);
        }
    }
    for mention in mentions {
        if let (Some(who), Some(title)) = (mention.who, mention.title.as_mut())
            && is_short(title.office)
            && let Some(Some(office)) = longer.get(&(who, title.office.name()))
        {
            title.office = *office;
        }
    }
}

/// The office of each mention with its jurisdiction. A bare form takes the one jurisdiction the person's other mentions of that office
/// name; with several, a bare form is unknown.
fn offices(text: &str, mentions: &[PersonMention]) -> Vec<Option<String>> {
    let mut scopes: HashMap<(u32, OfficeId), Vec<String>> = HashMap::new();
    for mention in mentions {
        if let (Some(who), Some(title)) = (mention.who, mention.title)
            && let Some(scope) = title.jurisdiction
        {
            let scope = jurisdiction(scope.of(text));
            let known = scopes.entry((who, title.office)).or_default();
            // Whether there are several is all that is asked.
            if known.len() < 2 && !known.contains(&scope) {
                known.push(scope);
            }
        }
    }
    let office = |mention: &PersonMention| {
        let title = mention.title?;
        let known = mention.who.and_then(|who| scopes.get(&(who, title.office))).map(Vec::as_slice).unwrap_or_default();
        match (known, title.jurisdiction) {
            ([] | [_], _) => Some(title.office.name().to_owned()),
            (_, Some(scope)) => Some(format!("{}/{}", title.office.name(), jurisdiction(scope.of(text)))),
            (_, None) => None,
        }
    };
    mentions.iter().map(office).collect()
}

/// A jurisdiction for comparing: `US`, `U.S.`, `American` and `United States` are one.
fn jurisdiction(words: &str) -> String {
    let words = owner(words).unwrap_or(words).trim_start_matches("the ").to_lowercase().replace('.', "");
    match words.as_str() {
        "us" | "united states" | "american" | "america" | "united states of america" | "usa" => "us".to_owned(),
        "uk" | "united kingdom" | "british" | "britain" | "great britain" => "uk".to_owned(),
        _ => words,
    }
}
