//! Full names a slip away from a known one, where the copy's form is nobody else's as far as lists of names go.

use super::{Misspelt, Proof, holder};
use crate::reading::Reading;
use crate::reading::person::PersonMention;
use crate::reading::slip::is_slip;
use crate::reading::token::owner;
use crate::reading::vocabulary::{given_name, is_everyday, is_geography, is_rare_surname};
use crate::span::{Span, Text};
use crate::table::fold::fold;
use crate::table::{Row, TableId, Tables, csv};

/// The fewest letters of a word that a slip is looked for in.
const SHORTEST: usize = 5;

/// Where people are listed, and in which columns.
const PEOPLE: [(TableId, &str); 5] = [
    (TableId::NAMES, "name"),
    (TableId::PEOPLE, "person"),
    (TableId::PEOPLE, "aliases"),
    (TableId::LEGISLATORS, "person"),
    (TableId::LEGISLATORS, "aliases"),
];

/// People whose full name is a slip away from a known person's.
pub(super) fn people(reading: &Reading<'_>) -> Vec<Misspelt> {
    let people = reading.people();
    let known = reading.known_people();
    let mut of_person: Vec<Option<Option<(Row<'_>, bool)>>> = vec![None; people.persons.len()];
    let mut found = Vec::new();
    for (at, mention) in people.mentions.iter().enumerate() {
        let Some(who) =
            mention.who.filter(|_| mention.name.is_full() && !mention.nameless && known[at].person.is_none())
        else {
            continue;
        };
        let near = of_person[who as usize].get_or_insert_with(|| {
            let row = nearest(reading, mention).or_else(|| holder::nearest(reading, at, mention))?;
            Some((row, office_fits(reading, who, row)))
        });
        if let Some((row, office_fits)) = *near {
            let right = super::right(row);
            // One of the mentions may have it right.
            if fold(reading.slice(mention.name.span)) == fold(&right) || is_press(word_before(reading, mention)) {
                continue;
            }
            found.push(Misspelt { office_fits, ..Misspelt::new(reading, mention.name.span, row, Proof::Near) });
        }
    }
    found
}

/// The word before a name, in its block.
fn word_before<'a>(reading: &Reading<'a>, mention: &PersonMention) -> &'a str {
    let tokens = reading.tokens();
    let at = tokens.partition_point(|token| token.span.start < mention.name.span.start);
    let before = at.checked_sub(1).filter(|before| tokens[*before].block == tokens[at].block);
    before.map_or("", |before| reading.words()[before])
}

/// Words before the names of those who report: `reporter Ann Lee`.
fn is_press(word: &str) -> bool {
    matches!(word, "reporter" | "correspondent" | "journalist" | "photographer" | "producer" | "By" | "by")
}

/// The one known person a full name is a slip away from.
fn nearest<'a>(reading: &Reading<'a>, mention: &PersonMention) -> Option<Row<'a>> {
    let tables = reading.tables();
    let name = reading.slice(mention.name.span);
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let [given, surname] = words[..] else { return None };
    let is_known = |name: &str| PEOPLE.iter().any(|(id, column)| !tables.find(*id, column, name).is_empty());
    if is_known(&folded) || has_family(reading, mention) {
        return None;
    }
    let (given_printed, surname_printed) = name.split_once(' ')?;
    let surname_is_odd = surname.len() >= SHORTEST && is_odd(surname_printed) && is_rare_surname(surname_printed);
    let given_is_odd = given.len() >= SHORTEST && is_odd(given_printed);
    let mut near: Vec<(String, Row<'a>)> = Vec::new();
    for (id, column) in PEOPLE {
        let by = |word: &str| tables.find_word(id, column, word);
        let by_given = if surname_is_odd { by(given) } else { Vec::new() };
        let by_surname = if given_is_odd { by(surname) } else { Vec::new() };
        for row in by_given.into_iter().chain(by_surname) {
            let cell = row.get(column);
            let is_near = |name: &str| {
                if !may_be_near(name, given, surname) {
                    return false;
                }
                let name = fold(name);
                let one = name.split_once(' ').filter(|(_, surname)| !surname.contains(' '));
                one.is_some_and(|(own_given, own_surname)| {
                    let is_same = |word: &str, own: &str| is_slavic(own_surname) && romanised(word) == romanised(own);
                    let is_near = |word: &str, own: &str| is_slip(word, own) && !is_same(word, own);
                    own_given == given && is_near(surname, own_surname) && is_rare_surname(own_surname)
                        || own_surname == surname && is_near(given, own_given) && is_rare_surname(own_surname)
                })
            };
            if csv::parts(&cell).any(is_near) && !near.iter().any(|(right, _)| *right == super::right(row)) {
                near.push((super::right(row), row));
            }
        }
    }
    let [(_, row)] = near[..] else { return None };
    Some(row)
}

/// Whether a name, as printed, can be a slip away from a given name and surname, as folded: what most that share a word with it are ruled out by.
/// A slip is at most two letters, and leaves one of the first two where it is or beside there.
fn may_be_near(name: &str, given: &str, surname: &str) -> bool {
    const SLIP: usize = 2;
    if !name.is_ascii() {
        return true;
    }
    let Some((own_given, own_surname)) = name.split_once(' ') else { return false };
    let may = |own: &str, word: &str| {
        let opens = |byte: &u8| word.as_bytes().iter().take(SLIP).any(|other| other.eq_ignore_ascii_case(byte));
        own.len().abs_diff(word.len()) <= SLIP && own.as_bytes().iter().take(SLIP).any(opens)
    };
    may(own_given, given) && may(own_surname, surname)
}

/// Whether a word, as printed, is on no list of words, places and given names.
fn is_odd(word: &str) -> bool {
    given_name(word).is_none() && !is_everyday(&word.to_lowercase()) && !is_geography(word)
}

/// Whether somebody else in the story bears the surname as printed.
fn has_family(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let surname = reading.slice(mention.name.surname);
    let others = reading.mentions().iter().filter(|other| other.who != mention.who && other.name.is_full());
    others.into_iter().any(|other| reading.slice(other.name.surname) == surname)
}

/// Whether the story gives a person an office that the person of a row has held.
fn office_fits(reading: &Reading<'_>, who: u32, row: Row<'_>) -> bool {
    let tables = reading.tables();
    let held = tables.find(TableId::TERMS, "person", &super::right(row));
    let mentions = reading.mentions().iter().zip(reading.known_people());
    let mut offices =
        mentions.filter(|(mention, _)| mention.who == Some(who)).filter_map(|(_, known)| known.office_row(reading));
    offices.any(|office| held.iter().any(|term| term.get("office") == office.get("office")))
}

/// How many words a body's name has at least for one of them to be wrong.
const LONG: usize = 3;

/// How many letters the wrong word and the right one begin with alike, where they are no slip of each other.
const STEM: usize = 5;

/// By how many letters two forms of one word differ in length at most: the University of South is not Southampton's.
const ENDING: usize = 4;

/// Names of bodies in which one word is another form of the right one (`National Institutes of Mental Health`), the words stand in another order
/// (`Pittsburgh University Medical Center`) or an `and` is lost (`Brigham Women's Hospital`).
pub(super) fn bodies(reading: &Reading<'_>) -> Vec<Misspelt> {
    let tables = reading.tables();
    let mut found = Vec::new();
    let mut names: Vec<Span<Text>> = reading.proper_names().iter().map(|name| name.span).collect();
    names.sort_unstable_by_key(|name| name.start);
    // `Brigham and Women's Hospital` is read as two names.
    let owned = names.windows(2).filter(|two| {
        let between = Span::new(two[0].end, two[1].start.max(two[0].end));
        let is_owner = || owner(reading.slice(two[0])).is_some();
        matches!(reading.slice(between), "'s " | "’s ") || reading.slice(between) == " " && is_owner()
    });
    for span in names.iter().copied().chain(owned.map(|two| two[0].to(two[1]))) {
        let printed = reading.slice(span);
        if printed.split_whitespace().count() < LONG {
            continue;
        }
        let folded = fold(printed.strip_prefix("The ").unwrap_or(printed));
        let words: Vec<&str> = folded.split(' ').collect();
        let mut rows = sharing_two_words(tables, &words);
        rows.retain(|row| row.get("kind") == "org" && (is_one_word_off(&words, *row) || is_out_of_order(&words, *row)));
        let known = tables.find(TableId::NAMES, "name", &folded);
        if let ([row], true) = (&rows[..], known.is_empty()) {
            found.push(Misspelt::new(reading, span, *row, Proof::Near));
        }
    }
    found
}

/// Rows that have two of the three longest words: where one word is wrong, two of these are not.
fn sharing_two_words<'t>(tables: &'t Tables, words: &[&str]) -> Vec<Row<'t>> {
    let mut by_length = words.to_vec();
    by_length.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rows: Vec<Row<'t>> =
        by_length.iter().take(LONG).flat_map(|word| tables.find_word(TableId::NAMES, "name", word)).collect();
    rows.sort_unstable_by_key(|row| row.id());
    rows.chunk_by(|one, other| one == other).filter(|same| same.len() > 1).map(|same| same[0]).collect()
}

/// Whether all words but one are a body's, and that one is another form of it. The names of others in the list are others'.
fn is_one_word_off(words: &[&str], row: Row<'_>) -> bool {
    let right = fold(&super::right(row));
    let own: Vec<&str> = right.split(' ').collect();
    let others = row.get("others");
    if csv::parts(&others).any(|other| fold(other) == words.join(" ")) {
        return false;
    }
    let Some((own, word)) = super::one_apart(&own, words) else { return false };
    if british(own) == british(word) {
        return false;
    }
    let alike = own.bytes().zip(word.bytes()).take_while(|(own, word)| own == word).count();
    alike >= STEM && own.len().abs_diff(word.len()) <= ENDING || is_slip(own, word)
}

/// Whether a name has a body's words in another order, or the same but for an `and`. One that ends with another word is the other way of putting it:
/// the Defense Department.
fn is_out_of_order(words: &[&str], row: Row<'_>) -> bool {
    /// How many words a name has at least that is told by them whatever their order: the University of Miami is not Miami University.
    const FEWEST: usize = 4;
    let right = fold(&super::right(row));
    let own: Vec<&str> = right.split(' ').collect();
    let is_small = |word: &str| matches!(word, "of" | "the" | "for" | "at" | "in" | "on" | "and" | "&");
    let (printed, known) = (without(words, is_small), without(&own, is_small));
    if printed == known {
        let is_and = |word: &str| word == "and";
        let is_lost = words.len() != own.len() && without(words, is_and) == without(&own, is_and);
        return is_lost && printed.len() >= LONG;
    }
    let sorted = |mut words: Vec<_>| {
        words.sort_unstable();
        words
    };
    let is_other_name = csv::parts(&row.get("others")).any(|other| fold(other) == words.join(" "));
    let same_end = printed.last() == known.last();
    printed.len() >= FEWEST && same_end && !is_other_name && sorted(printed) == sorted(known)
}

/// The words that are none of some.
fn without<'w>(words: &[&'w str], some: impl Fn(&str) -> bool) -> Vec<&'w str> {
    words.iter().copied().filter(|word| !some(word)).collect()
}

/// Whether a folded surname is one of those that are written in Cyrillic, and in our letters by several rules.
fn is_slavic(surname: &str) -> bool {
    ["ov", "ev", "in", "sky", "skiy", "ski", "ny", "oy", "ich", "ych", "enko", "chuk", "yuk"]
        .iter()
        .any(|end| surname.ends_with(end))
}

/// A folded name without what parts one rule for writing Cyrillic from another: `Alexey` and `Alexei`, `Yanukovych` and `Yanukovich`.
pub(super) fn romanised(name: &str) -> String {
    name.replace("ye", "e")
        .replace("iy", "i")
        .replace('y', "i")
        .replace("ii", "i")
        .replace("kh", "h")
        .replace("ks", "x")
        .replace('w', "v")
}

/// A word without what parts British from American spelling.
fn british(word: &str) -> String {
    word.replace('z', "s").replace("our", "or").replace("tre", "ter").replace("ence", "ense").replace("mme", "m")
}
