//! Which person of the tables a mention names.

use super::Reading;
use crate::reading::person::PersonMention;
use crate::table::fold::fold;
use crate::table::{Row, TableId, Tables};

/// For each mention the person's name in the tables, where a full name says it.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Option<String>> {
    let people = reading.people();
    let mut of_person: Vec<Option<Option<String>>> = vec![None; people.persons.len()];
    let mut known = |mention: &PersonMention| {
        let Some(who) = mention.who else {
            return mention.name.is_full().then(|| named(reading.tables(), reading.slice(mention.name.span))).flatten();
        };
        let full = people.persons[who as usize].full;
        of_person[who as usize].get_or_insert_with(|| named(reading.tables(), reading.slice(full))).clone()
    };
    people.mentions.iter().map(&mut known).collect()
}

/// The person of a full name: as it stands, else without middle initials and suffix where that leaves one person.
pub(super) fn named(tables: &Tables, name: &str) -> Option<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() < 2 {
        return None;
    }
    if let Some(person) = only(tables, &folded) {
        return Some(person);
    }
    let last =
        words.len() - usize::from(words.len() > 2 && matches!(words[words.len() - 1], "jr" | "sr" | "ii" | "iii"));
    let is_initials = |word: &str| word.len() <= 2 && !word.contains(['a', 'e', 'i', 'o', 'u']);
    let middle = words[1..last - 1].iter().filter(|word| !is_initials(word));
    let short: Vec<&str> = words[..1].iter().chain(middle).chain(&words[last - 1..last]).copied().collect();
    if short.len() == words.len() {
        return None;
    }
    only(tables, &short.join(" "))
}

/// The one person of a folded name, in people.csv or among the holders a newsroom lists.
fn only(tables: &Tables, folded: &str) -> Option<String> {
    let mut rows = tables.find(TableId::PEOPLE, "person", folded);
    rows.extend(tables.find(TableId::PEOPLE, "aliases", folded));
    let mut names: Vec<String> = rows.into_iter().map(|row| row.get("person").into_owned()).collect();
    if names.is_empty() {
        names.extend(
            tables
                .own_rows(TableId::TERMS)
                .map(|row| row.get("person").into_owned())
                .filter(|name| fold(name) == folded),
        );
    }
    names.sort_unstable();
    names.dedup();
    (names.len() == 1).then(|| names.remove(0))
}

/// The one holder of an office who bears the name of a mention that does not give it in full.
pub(super) fn holder(reading: &Reading<'_>, office: Row<'_>, mention: &PersonMention) -> Option<String> {
    let full = reading.people().persons[mention.who? as usize].full;
    let is_given_in_full = bare(&fold(reading.slice(full))).contains(' ');
    if mention.nameless || is_given_in_full && !is_regnal(office) {
        return None;
    }
    let name = fold(reading.slice(mention.name.span));
    let terms = reading.tables().find(TableId::TERMS, "office", &office.get("office"));
    let mut holders: Vec<String> = terms.into_iter().map(|term| term.get("person").into_owned()).collect();
    holders.retain(|holder| bears(&fold(holder), &name));
    holders.sort_unstable();
    holders.dedup();
    (holders.len() == 1).then(|| holders.remove(0))
}

/// Whether somebody goes by a surname alone, or by a regnal name with its number or without.
pub(super) fn bears(person: &str, name: &str) -> bool {
    let is_surname = person.strip_suffix(name).is_some_and(|given| given.ends_with(' '));
    person == name || is_surname || bare(person) == name
}

/// A folded name without the number of a king or pope.
fn bare(folded: &str) -> &str {
    let number = folded.rsplit_once(' ').filter(|(_, last)| last.bytes().all(|byte| b"ivx".contains(&byte)));
    number.map_or(folded, |(name, _)| name)
}

/// Whether holders of an office go by one name with a number.
fn is_regnal(office: Row<'_>) -> bool {
    let titles = fold(&office.get("titles"));
    ["pope", "king", "queen", "emperor"].iter().any(|title| titles.split([' ', '|']).any(|word| word == *title))
}
