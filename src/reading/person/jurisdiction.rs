//! Whose office it is: a short form read as the longer one the same person holds, and each office with its jurisdiction.

use super::{OfficeId, PersonMention, detail};
use crate::reading::token::owner;
use crate::reading::vocabulary::names_several_states;
use crate::span::{Span, Text};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Offices whose name alone stands for a longer one the same person holds: `Rep. Lee` after `state Rep. Ann Lee`.
const SHORT_OFFICES: &[&str] = &["representative", "senator", "secretary", "minister", "chief", "director"];

/// Beginnings of offices that are another's deputy, never meant by its short name.
const DEPUTIES: &[&str] = &["deputy-", "assistant-", "prime-", "chief-", "first-"];

/// Reads a short office as the one longer office of the same person that ends with it.
pub(super) fn narrow_offices(mentions: &mut [PersonMention]) {
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

/// Whose office each mention's is, for comparing; `None` where no word says.
pub(super) struct Scopes(Vec<Option<Scope>>);

#[derive(Clone, PartialEq, Eq)]
enum Scope {
    /// By name: `pelham museum`.
    Named(String),
    /// By a word that may stand for a name and stands for none that the story gives the office, or for several: `the club's`.
    Common,
}

impl Scopes {
    /// Reads the scopes of all titles. `the museum's director` is that of the one museum some director is said to be of; letters (`the WSO's`) are
    /// read as the one name with those initials.
    pub(super) fn read(text: &str, mentions: &[PersonMention]) -> Scopes {
        let printed = |mention: &PersonMention| {
            let title = mention.title?;
            let words = title.jurisdiction?.of(text);
            let sender = title.sender.map(|sender| jurisdiction(sender.of(text)));
            // `the former Republican governor`
            (!detail::is_party(words)).then_some((title.office, words, sender))
        };
        let scope_of = |words: &str, sender: Option<String>| {
            let own = jurisdiction(words);
            sender.map_or(own.clone(), |sender| format!("{sender} to {own}"))
        };
        let mut named: HashMap<OfficeId, Vec<String>> = HashMap::new();
        let full = |(office, words, sender): &(OfficeId, &str, Option<String>)| {
            !is_common(words) && (sender.is_some() || !office.is_envoy())
        };
        for (office, words, sender) in mentions.iter().filter_map(printed).filter(full) {
            let scope = scope_of(words, sender);
            let known = named.entry(office).or_default();
            if known.len() < MOST_SCOPES && !known.contains(&scope) {
                known.push(scope);
            }
        }
        let scope = |mention: &PersonMention| {
            let (office, words, sender) = printed(mention)?;
            let is_from_nobody = office.is_envoy() && sender.is_none();
            let own = scope_of(words, sender);
            let known = named.get(&office).map(Vec::as_slice).unwrap_or_default();
            let (fits, is_name): (fn(&str, &str) -> bool, bool) = match words {
                _ if is_common(words) && !is_one_of_many(text, &own) => (is_short_for, false),
                _ if is_common(words) => return Some(Scope::Common),
                // `the ambassador to Portugal`
                _ if is_from_nobody => (|host, envoy| envoy.split_once(" to ").is_some_and(|(_, to)| to == host), true),
                _ if is_letters(words) => (is_initials_of, true),
                _ => return Some(Scope::Named(own)),
            };
            let mut meant = known.iter().filter(|name| fits(&own, name));
            Some(match (meant.next(), meant.next()) {
                (Some(only), None) => Scope::Named(only.clone()),
                _ if is_name => Scope::Named(own),
                _ => Scope::Common,
            })
        };
        Scopes(mentions.iter().map(scope).collect())
    }

    fn named(&self, mention: usize) -> Option<&str> {
        match self.0[mention].as_ref()? {
            Scope::Named(name) => Some(name),
            Scope::Common => None,
        }
    }
}

/// Names of bodies beyond this many are not kept for one office.
const MOST_SCOPES: usize = 20;

/// Whether the words that say whose office it is are no name: `museum's`.
fn is_common(words: &str) -> bool {
    words.starts_with(|ch: char| ch.is_lowercase())
}

/// Whether a scope is a county or town, and a text names no other.
fn is_the_only_place(text: &str, scope: &str) -> bool {
    let sort = scope.rsplit(' ').next().unwrap_or(scope);
    matches!(sort, "county" | "city" | "town" | "township" | "village" | "borough" | "parish")
        && !is_one_of_many(text, sort)
}

/// How many words of a body's name are looked at.
const LONGEST_NAME: usize = 4;

/// Whether a text names several bodies by the last word of a common form: for `the center's`, the `Holt Center` and the `Pelham Center`.
fn is_one_of_many(text: &str, words: &str) -> bool {
    let word = words.rsplit(' ').next().unwrap_or(words);
    let Some(first) = word.get(..1) else { return false };
    let name = format!("{}{}", first.to_uppercase(), &word[1..]);
    // The capitalised words before it, the nearest first.
    let lead = |at: usize| -> Vec<&str> {
        let words = text[..at].trim_end().rsplit(' ');
        words.take_while(|word| word.starts_with(char::is_uppercase) && *word != "The").take(LONGEST_NAME).collect()
    };
    let mut leads = memchr::memmem::find_iter(text.as_bytes(), &name).map(lead).filter(|lead| !lead.is_empty());
    leads.next().is_some_and(|first| leads.any(|other| other != first))
}

/// Whether a word is an acronym's letters.
fn is_letters(words: &str) -> bool {
    let letters = owner(words).unwrap_or(words);
    letters.len() > 2 && letters.chars().all(|ch| ch.is_ascii_uppercase())
}

/// Whether every word of a short form stands in the name: `museum` in `pelham museum`.
pub(in crate::reading) fn is_short_for(short: &str, name: &str) -> bool {
    short.split(' ').all(|word| name.split(' ').any(|other| other == word))
}

/// Whether letters are the initials of a name's longer words.
pub(in crate::reading) fn is_initials_of(letters: &str, name: &str) -> bool {
    let words = name.split([' ', '-']).filter(|word| !matches!(*word, "of" | "the" | "and" | "for" | "&"));
    words.filter_map(|word| word.chars().next()).eq(letters.chars())
}

/// The office of each mention with its jurisdiction. A bare form takes the one jurisdiction the person's other mentions of that office
/// name; with several, a bare form is unknown.
pub(super) fn offices(mentions: &[PersonMention], scopes: &Scopes) -> Vec<Option<String>> {
    let mut of_person: HashMap<(u32, OfficeId), Vec<&str>> = HashMap::new();
    for (number, mention) in mentions.iter().enumerate() {
        if let (Some(who), Some(title)) = (mention.who, mention.title)
            && let Some(scope) = scopes.named(number)
        {
            let known = of_person.entry((who, title.office)).or_default();
            // Whether there are several is all that is asked.
            if known.len() < 2 && !known.contains(&scope) {
                known.push(scope);
            }
        }
    }
    let office = |(number, mention): (usize, &PersonMention)| {
        let title = mention.title?;
        let known = mention.who.and_then(|who| of_person.get(&(who, title.office)));
        match (known.map(Vec::as_slice).unwrap_or_default(), scopes.named(number)) {
            ([] | [_], _) => Some(title.office.name().to_owned()),
            (_, Some(scope)) => Some(format!("{}/{scope}", title.office.name())),
            (_, None) => None,
        }
    };
    mentions.iter().enumerate().map(office).collect()
}

/// Offices that many places of one story have, and that are named without their place: nothing is concluded from a bare form.
const EVERYWHERE: &[&str] = &[
    "president",
    "prime-minister",
    "king",
    "queen",
    "pope",
    "emperor",
    "foreign-minister",
    "finance-minister",
    "defense-minister",
    "interior-minister",
    "trade-minister",
    "energy-minister",
    "agriculture-minister",
    "speaker",
    "superintendent",
    "chancellor",
    "majority-leader",
    "senate-majority-leader",
    "house-majority-leader",
    "minority-leader",
    "senate-minority-leader",
    "house-minority-leader",
];

/// The post of each mention, of those that one person at a time holds, with its jurisdiction: `president/us`. A bare form takes the jurisdiction that the
/// story names for the same person, the only county or town it names for the office, or the story's own (`mayor/here`) where it names none for
/// anybody; else it is unknown.
pub(super) fn posts(text: &str, mentions: &[PersonMention], scopes: &Scopes) -> Vec<Option<String>> {
    let office = |mention: &PersonMention| {
        let title = mention.title.filter(|title| !title.is_new && !title.is_part)?;
        let is_behind = |span: Span<Text>| span.start >= title.span.end;
        let is_named = |is_such: bool| is_such && title.jurisdiction.is_some();
        let is_sole = !title.office.is_shared()
            || title.definite && title.office.is_one_of_a_body()
            || is_named(title.office.is_alone_in_a_body())
            || title.office.is_envoy() && title.jurisdiction.is_some_and(is_behind);
        is_sole.then_some(title.office)
    };
    let scope = |number: usize| {
        let office = office(&mentions[number])?;
        Some((office, scopes.named(number)?))
    };
    let mut known: HashMap<OfficeId, Option<&str>> = HashMap::new();
    let mut of_person: HashMap<(u32, OfficeId), &str> = HashMap::new();
    for (number, mention) in mentions.iter().enumerate() {
        let Some((office, scope)) = scope(number) else { continue };
        let one = known.entry(office).or_insert(Some(scope));
        *one = one.filter(|one| *one == scope);
        if let Some(who) = mention.who {
            of_person.entry((who, office)).or_insert(scope);
        }
    }
    let of_several_states = OnceCell::new();
    let bare = |number: usize| {
        let mention = &mentions[number];
        let office = office(mention).filter(|office| !office.is_shared())?;
        let own = mention.who.and_then(|who| of_person.get(&(who, office)).copied());
        // Where one land's minister is named, another's may be called without it; a county's sheriff is, where the story has no other county.
        let story = || match known.get(&office) {
            None => (!EVERYWHERE.contains(&office.name())
                && !*of_several_states.get_or_init(|| names_several_states(text)))
            .then_some("here"),
            Some(scope) => scope.filter(|scope| is_the_only_place(text, scope)),
        };
        Some((office, own.or_else(story)?))
    };
    let post = |number: usize| {
        let (office, scope) = scope(number).or_else(|| bare(number))?;
        Some(format!("{}/{scope}", office.name()))
    };
    (0..mentions.len()).map(post).collect()
}

/// A jurisdiction for comparing: `US`, `U.S.`, `American` and `United States` are one.
pub(super) fn jurisdiction(words: &str) -> String {
    let words = owner(words).unwrap_or(words).trim_start_matches("the ").to_lowercase().replace('.', "");
    match words.as_str() {
        "us" | "united states" | "american" | "america" | "united states of america" | "usa" => "us".to_owned(),
        "uk" | "united kingdom" | "british" | "britain" | "great britain" => "uk".to_owned(),
        _ => words,
    }
}
