//! Whose office it is: a short form read as the longer one the same person holds, and each office with its jurisdiction.

use super::{OfficeId, PersonMention, detail};
use crate::reading::token::owner;
use std::collections::HashMap;

/// Offices whose name alone stands for a longer one the same person holds: `Rep. Lee` after `state Rep. Ann Lee`.
const SHORT_OFFICES: &[&str] = &["representative", "senator", "secretary", "minister", "chief"];

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

/// The office of each mention with its jurisdiction. A bare form takes the one jurisdiction the person's other mentions of that office
/// name; with several, a bare form is unknown.
pub(super) fn offices(text: &str, mentions: &[PersonMention]) -> Vec<Option<String>> {
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

/// Offices that many places of one story have, and that are named without their place: nothing is concluded from a bare form.
const EVERYWHERE: &[&str] = &[
    "president",
    "prime-minister",
    "king",
    "queen",
    "pope",
    "emperor",
    "foreign-minister",
    "speaker",
    "majority-leader",
    "minority-leader",
];

/// The post of each mention, of those that one person at a time holds, with its jurisdiction: `president/us`. A bare form takes the one
/// jurisdiction the story names for that office, or the story's own (`mayor/here`) where it names none; with several it is unknown.
pub(super) fn posts(text: &str, mentions: &[PersonMention]) -> Vec<Option<String>> {
    let scope = |mention: &PersonMention| {
        let title = mention.title.filter(|title| !title.office.is_shared())?;
        let scope = jurisdiction(title.jurisdiction?.of(text));
        (!detail::is_party(&scope)).then_some((title.office, scope))
    };
    let mut known: HashMap<OfficeId, Option<String>> = HashMap::new();
    let mut of_person: HashMap<(u32, OfficeId), String> = HashMap::new();
    for mention in mentions {
        let Some((office, scope)) = scope(mention) else { continue };
        let one = known.entry(office).or_insert_with(|| Some(scope.clone()));
        *one = one.take().filter(|one| *one == scope);
        if let Some(who) = mention.who {
            of_person.entry((who, office)).or_insert(scope);
        }
    }
    let bare = |mention: &PersonMention| {
        let office = mention.title.map(|title| title.office).filter(|office| !office.is_shared())?;
        let own = mention.who.and_then(|who| of_person.get(&(who, office)).cloned());
        let story = || known.get(&office).cloned().unwrap_or_else(|| Some("here".to_owned()));
        let scope = own.or_else(|| story().filter(|_| !EVERYWHERE.contains(&office.name())))?;
        Some((office, scope))
    };
    let post = |mention: &PersonMention| {
        let (office, scope) = scope(mention).or_else(|| bare(mention))?;
        Some(format!("{}/{scope}", office.name()))
    };
    mentions.iter().map(post).collect()
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
