//! Who is who: mentions of one person under one number.
//!
//! Full names meet by surname and a given name that can be the same (equal, an initial, a short form). A surname alone, with or without a
//! title, is the one person of that surname; where there are several, the one with that office; else nobody knows. What is then still unknown
//! and a slip away from somebody is that person, spelt otherwise.

use super::register::Register;
use super::spelling::tells_of_family;
use super::{People, Person, PersonMention, alone, detail, full, jurisdiction, nameless, spelling};
use crate::article::BlockKind;
use crate::reading::Reading;

pub(super) fn resolve(reading: &Reading<'_>, titled: Vec<PersonMention>, holders: Vec<PersonMention>) -> People {
    let mut mentions = titled;
    mentions.extend(full::read(reading, &mentions));
    let in_order =
        |mentions: &mut Vec<PersonMention>| mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    in_order(&mut mentions);
    let mut register = Register::new(reading.text());
    for mention in mentions.iter_mut().filter(|mention| mention.name.given.is_some()) {
        mention.who = Some(register.introduce(mention, stands_in_byline(reading, mention)));
    }
    // Titles met with a full name first: they tell two people of one surname apart.
    mentions.retain(|mention| !mention.tentative || register.knows(mention));
    for mention in mentions.iter_mut().filter(|mention| mention.name.given.is_none()) {
        let gender = if mention.title.is_none() { detail::courtesy_gender(reading, mention) } else { None };
        mention.who = register.second_reference(mention, gender, |entity| tells_of_family(reading, entity.first.span));
    }
    let mut alone = alone::read(reading, &register, &mentions);
    mentions.append(&mut alone.mentions);
    spelling::join(reading, &register, &mut mentions, &alone);
    let strangers = alone::unintroduced(reading, &mut register, &alone, &mentions);
    mentions.extend(strangers);
    in_order(&mut mentions);
    let nameless = nameless::read(reading, &mentions, holders);
    mentions.extend(nameless);
    in_order(&mut mentions);
    let persons = register.entities.iter().map(|entity| Person { full: entity.full, first: entity.first }).collect();
    jurisdiction::narrow_offices(&mut mentions);
    let scopes = jurisdiction::Scopes::read(reading.text(), &mentions);
    let offices = jurisdiction::offices(&mentions, &scopes);
    let posts = jurisdiction::posts(reading.text(), &mentions, &scopes);
    People { mentions, persons, offices, posts, ..People::default() }
}

fn stands_in_byline(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let article = reading.article();
    article.block_at(mention.span.start).is_some_and(|block| article.blocks()[block].kind == BlockKind::Byline)
}

/// Whether the running text (paragraphs, lists, tables, headings, posts of somebody else's) names a mention's person. A surname that nobody in it
/// is read to bear counts as a word.
pub(in crate::reading) fn stands_in_text(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let text = reading.text();
    let blocks = reading.article().blocks();
    let is_running = |at: u32| {
        let kind = reading.article().block_at(at).map(|block| blocks[block].kind);
        kind.is_some_and(|kind| kind.is_running_text() || matches!(kind, BlockKind::TableCell | BlockKind::Heading))
    };
    let surname = mention.name.surname.of(text);
    let running = || reading.mentions().iter().filter(|other| is_running(other.span.start));
    if running().any(|other| other.who.is_some() && other.who == mention.who) {
        return true;
    }
    let is_word = |at: usize| {
        let (before, after) = (&text[..at], &text[at + surname.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    !running().any(|other| other.name.surname.of(text) == surname)
        && memchr::memmem::find_iter(text.as_bytes(), surname).any(|at| is_word(at) && is_running(at as u32))
}
