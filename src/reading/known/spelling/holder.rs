//! Names of people in office a slip away from a holder's of that office: `Emmanuel Macaron, the president of France,`. The office says who is meant,
//! whatever else the word may be.

use super::near::romanised;
use super::one_apart;
use crate::reading::Reading;
use crate::reading::person::PersonMention;
use crate::reading::slip::is_slip;
use crate::reading::vocabulary::given_name;
use crate::table::fold::fold;
use crate::table::{Row, TableId};

/// The fewest letters of a word that a slip is looked for in.
const SHORTEST: usize = 5;

/// The one holder of the office that a mention names whose full name is a slip away from the mention's.
pub(super) fn nearest<'a>(reading: &Reading<'a>, number: usize, mention: &PersonMention) -> Option<Row<'a>> {
    let tables = reading.tables();
    let office = reading.known_people()[number].office_row(reading)?;
    let folded = fold(reading.slice(mention.name.span));
    let is_holder = |person: &str| fold(person) == folded;
    let terms = tables.find(TableId::TERMS, "office", &office.get("office"));
    let mut holders: Vec<String> = terms.iter().map(|term| term.get("person").into_owned()).collect();
    holders.sort_unstable();
    holders.dedup();
    if holders.iter().any(|holder| is_holder(holder)) {
        return None;
    }
    let mut near = holders.iter().filter(|holder| is_one_word_off(&folded, &fold(holder)));
    let only = near.next().filter(|_| near.next().is_none())?;
    tables.one(TableId::PEOPLE, "person", &fold(only))
}

/// Whether two folded names have the same words but for one, a slip away from the other's.
fn is_one_word_off(one: &str, other: &str) -> bool {
    let (words, own): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let Some((word, own)) = one_apart(&words, &own).filter(|_| words.len() > 1) else { return false };
    let long = word.len().min(own.len()) >= SHORTEST;
    long && is_slip(word, own) && romanised(word) != romanised(own) && !is_another_form(word, own)
}

/// Whether a word is a given name that has the other's consonants: `mohammed` and `mohamad`.
fn is_another_form(word: &str, own: &str) -> bool {
    let consonants = |word: &str| {
        let mut letters: Vec<char> =
            word.chars().filter(|ch| !matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')).collect();
        letters.dedup();
        letters
    };
    let capitalised = word.get(..1).map(|first| first.to_uppercase() + &word[1..]);
    capitalised.is_some_and(|word| given_name(&word).is_some()) && consonants(word) == consonants(own)
}
