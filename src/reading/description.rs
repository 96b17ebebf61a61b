//! What a story says its people are, by trade, post or house: `a former ranch hand`, `the society's treasurer`, `an economist at the University
//! of Leeds`.
//!
//! [`spot`] finds the phrases that stand beside names, [`phrase`] takes one apart, [`post`] says which of them are posts that one person at a
//! time holds, and whose. An office of the vocabulary ([`person`](super::person)) may be described here too: this is the wider and looser reading.

mod phrase;
mod post;
mod spot;

use super::Reading;
use super::person::{follows_another_time, tells_another_time};
use crate::span::{Span, Text};
use phrase::Phrase;
use rustc_hash::FxHashMap;

/// When somebody is what they are said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// At the story's own time.
    Present,
    /// Before: `former`, `ex-`, `onetime`.
    Former,
    /// At another time, or not yet.
    Other,
}

impl Standing {
    /// Names in rules, in the order of the variants.
    pub(crate) const NAMES: &'static [&'static str] = &["present", "former", "other"];

    /// Its name in rules.
    pub(crate) const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// A phrase that says what somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Description {
    /// The whole phrase, without article.
    pub(crate) span: Span<Text>,
    /// The number of the mention of the person it is said of.
    pub(crate) mention: usize,
    /// When.
    pub(crate) standing: Standing,
    /// The last word of what the person is said to be, in small letters: `hand` of `a former ranch hand`.
    pub(crate) head: Option<String>,
    /// What the person is said to be, as it stands there, in small letters.
    pub(crate) noun: Option<String>,
    /// What the person is said to be, in small letters: `ranch hand`; in the fullest words the story has for it.
    pub(crate) role: Option<String>,
    /// The sort of house the person is said to belong to, as its name says (`university`) or the word before it (`broker`).
    pub(crate) house: Option<String>,
    /// The name of that house; of two of which one is short for the other, the longer.
    pub(crate) house_name: Option<String>,
    /// What one person at a time is, and whose: `treasurer/society`.
    pub(crate) post: Option<String>,
}

/// All descriptions of people, in text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Description> {
    let mut phrases: Vec<(usize, Phrase)> = Vec::new();
    for (number, mention) in reading.mentions().iter().enumerate() {
        if mention.who.is_some() && !mention.nameless {
            phrases.extend(spot::beside(reading, mention).map(|phrase| (number, phrase)));
        }
    }
    let posts = post::read(reading, &phrases);
    let mut all: Vec<Description> =
        phrases.iter().zip(posts).map(|((number, phrase), post)| describe(reading, *number, phrase, post)).collect();
    lengthen(reading, &mut all, |it| &mut it.role, |short, long| long.strip_suffix(short).is_some_and(is_word_end));
    lengthen(
        reading,
        &mut all,
        |it| &mut it.house_name,
        |short, long| long.strip_prefix(short).is_some_and(is_word_start),
    );
    all.sort_by_key(|it| (it.span.start, it.span.end));
    all.dedup_by_key(|it| it.span);
    all
}

fn describe(reading: &Reading<'_>, mention: usize, phrase: &Phrase, post: Option<String>) -> Description {
    let in_small = |span: Span<Text>| reading.slice(span).to_lowercase();
    // Whoever is a former holder of an office and its holder is told of by the offices.
    let is_office = reading.mentions()[mention].title.is_some_and(|title| title.span.overlaps(phrase.span));
    let is_former_office = phrase.standing == Standing::Former && is_office;
    let house = phrase.house(reading);
    let is_present = phrase.standing == Standing::Present;
    let standing = match phrase.standing {
        Standing::Present if tells_another_time(reading, reading.mentions()[mention].span) => Standing::Other,
        standing => standing,
    };
    Description {
        span: phrase.span,
        mention,
        standing,
        head: phrase.head.map(in_small),
        noun: phrase.noun.map(in_small).filter(|_| !is_of_a_house(reading, phrase) && !is_former_office),
        role: phrase.noun.map(in_small),
        house: house.as_ref().map(|(sort, _)| sort.clone()),
        house_name: house.map(|(_, name)| name).filter(|_| is_present),
        post,
    }
}

/// Whether a phrase says no more than what somebody is in some house, or was in a time that the story tells of before: `the head of the bank`.
fn is_of_a_house(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    let head = phrase.head.map(|head| reading.slice(head).to_lowercase());
    let house = phrase.scope.is_some_and(|scope| reading.slice(scope).starts_with(char::is_uppercase));
    house && head.is_some_and(|head| post::is_sole(&head)) || follows_another_time(reading, phrase.span)
}

/// Puts the longest form a person's own descriptions have in place of those that are short for it. With several longest ones nobody knows which
/// is meant, and the short form stays.
fn lengthen(
    reading: &Reading<'_>,
    all: &mut [Description],
    field: fn(&mut Description) -> &mut Option<String>,
    is_short_for: fn(&str, &str) -> bool,
) {
    let mut by_person: FxHashMap<Option<u32>, Vec<usize>> = FxHashMap::default();
    for (at, description) in all.iter().enumerate() {
        by_person.entry(reading.mentions()[description.mention].who).or_default().push(at);
    }
    for own in by_person.into_values().filter(|own| own.len() > 1) {
        let forms: Vec<String> = own.iter().filter_map(|at| field(&mut all[*at]).clone()).collect();
        for at in own {
            let Some(form) = field(&mut all[at]).as_mut() else { continue };
            let mut longer = forms.iter().filter(|long| is_short_for(form, long));
            if let Some(long) = longer.next().filter(|long| longer.all(|other| other == *long)) {
                form.clone_from(long);
            }
        }
    }
}

fn is_word_end(before: &str) -> bool {
    before.ends_with(' ')
}

fn is_word_start(after: &str) -> bool {
    after.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::reading::Given;

    fn described(text: &str) -> Vec<(String, &'static str)> {
        let article = Article::of_paragraphs(text);
        let reading = Reading::new(&article, Given::default());
        let all = reading.descriptions().iter();
        all.map(|it| (reading.slice(it.span).to_owned(), it.standing.name())).collect()
    }

    #[test]
    fn phrases_beside_names_say_what_people_are() {
        let one = |text: &str, phrase: &str, standing: &'static str| {
            assert_eq!(described(text), vec![(phrase.to_owned(), standing)], "{text}");
        };
        one("It was Ann Lee, a former ranch hand, who came.", "former ranch hand", "former");
        one("Ann Lee, 34, who is a teacher, came.", "teacher", "present");
        one("Ann Lee is a retired welder from Ohio.", "retired welder from Ohio", "other");
        one("“No,” said Ann Lee, head of sales at Acme.", "head of sales at Acme", "present");
        one("Its director, Ann Lee, came.", "director", "present");
        one("The club's captain, Ann Lee, came.", "captain", "present");
        one("Race director Ann Lee came.", "Race director", "present");
        one("Ann Lee, of the broker Hart Roe, came.", "broker Hart Roe", "present");
    }

    #[test]
    fn what_is_no_description_is_let_be() {
        assert_eq!(described("Ann Lee, a year later, came. Ann Lee, who came, is a bit late."), vec![]);
        assert_eq!(described("Ann Lee, Tom Roe and the others came."), vec![]);
    }

    #[test]
    fn a_short_form_is_read_as_the_longer_one() {
        let text = "Ann Lee, a former ranch hand at the farm, came. Ann Lee, a hand, left.";
        let article = Article::of_paragraphs(text);
        let reading = Reading::new(&article, Given::default());
        assert!(reading.descriptions().iter().all(|it| it.role.as_deref() == Some("ranch hand")));
    }
}
