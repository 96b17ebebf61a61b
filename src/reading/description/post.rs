//! Which of the things people are said to be one person at a time is, and whose: `returning officer`, `the society's treasurer`. Two people in one
//! such post are one too many.

use super::Standing;
use super::phrase::{Determiner, Phrase};
use crate::reading::Reading;
use crate::reading::person::{is_initials_of, is_short_for};
use crate::reading::token::owner;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../rules/data/roles.txt");
/// Roles that one person has in a house or a field that is named.
static SOLE: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "sole"));
/// Words that make such a role one that several have.
static SHARED: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "shared"));
/// Words of a sentence that tells of a post changing hands.
static HANDOVER: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "handover"));

/// Whether a role, in small letters, is one that one person has in a house.
pub(super) fn is_sole(head: &str) -> bool {
    SOLE.contains(head)
}

/// Whose post it is, as far as the phrase says.
enum Whose {
    /// Words of its own: the owner, or the house behind `of`.
    Named(String),
    /// The house told of: `the director`, or no word at all.
    Told,
    /// The house told of in that paragraph: `its director`.
    Its(u32),
}

/// For each phrase the post and whose it is, where one person at a time holds it and the story leaves no doubt whose it is.
pub(super) fn read(reading: &Reading<'_>, phrases: &[(usize, Phrase)]) -> Vec<Option<String>> {
    let offices = offices_of_two(reading);
    let is_office =
        |mention: usize| reading.people().posts[mention].as_ref().is_some_and(|post| offices.contains(post));
    let posts = phrases.iter().map(|(mention, phrase)| post(reading, phrase).filter(|_| !is_office(*mention)));
    let posts: Vec<Option<(String, Whose)>> = posts.collect();
    let mut named: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (post, whose) in posts.iter().flatten() {
        let known = named.entry(post).or_default();
        if let Whose::Named(name) = whose
            && !known.contains(&name.as_str())
        {
            known.push(name);
        }
    }
    for known in named.values_mut() {
        let all = known.clone();
        known.retain(|name| !all.iter().any(|long| name != long && is_same(name, long)));
    }
    let key = |(post, whose): &(String, Whose), at: u32| {
        let known = &named[post.as_str()];
        // `the director` is of the house told of right before.
        let is_told = || known.first().is_some_and(|house| is_told_of_before(reading, house, at));
        let whose = match whose {
            Whose::Told | Whose::Its(_) if is_of_a_side(post) => None,
            Whose::Told => (known.len() == 1 && (post.contains(' ') || is_told()))
                .then(|| known[0])
                .or((known.is_empty() && post.contains(' ')).then_some("here")),
            Whose::Its(block) => match known[..] {
                [one] => Some(one),
                [] if post.contains(' ') => Some("here"),
                _ => return Some(format!("{post}/{block}")),
            },
            Whose::Named(name) => {
                Some(known.iter().find(|long| is_same(name, long)).map_or(name.as_str(), |long| *long))
            }
        };
        Some(format!("{post}/{}", whose?))
    };
    let keys = posts.iter().zip(phrases).map(|(post, (_, phrase))| key(post.as_ref()?, phrase.span.start));
    keys.collect()
}

/// The offices that two people hold, as [`person`](crate::reading::person) reads them: that is told of them, and not of the descriptions.
fn offices_of_two<'r>(reading: &'r Reading<'_>) -> FxHashSet<&'r String> {
    let people = reading.people();
    let mut holders: FxHashMap<&String, u32> = FxHashMap::default();
    let held =
        people.mentions.iter().zip(&people.posts).filter_map(|(mention, post)| Some((mention.who?, post.as_ref()?)));
    held.filter(|(who, post)| *holders.entry(post).or_insert(*who) != *who).map(|(_, post)| post).collect()
}

/// Whether a game has two of them: each side has its own.
fn is_of_a_side(post: &str) -> bool {
    let (side, head) = post.rsplit_once(' ').unwrap_or(("", post));
    matches!(head, "captain" | "manager") && matches!(side, "" | "team" | "club" | "caretaker" | "general" | "campaign")
}

/// Whether a name is the longer one's short form or initials.
fn is_same(short: &str, long: &str) -> bool {
    is_short_for(short, long) || is_initials_of(&short.to_uppercase(), &long.to_uppercase())
}

fn post(reading: &Reading<'_>, phrase: &Phrase) -> Option<(String, Whose)> {
    let noun = reading.slice(phrase.noun?).to_lowercase();
    let head = reading.slice(phrase.head?).to_lowercase();
    let is_one =
        (SOLE.contains(&head) || SOLE.contains(&noun)) && !noun.split([' ', '-']).any(|word| SHARED.contains(word));
    let is_definite = match phrase.determiner {
        Determiner::Any => false,
        Determiner::Bare => phrase.scope.is_some() || noun.contains(' '),
        Determiner::The | Determiner::Pronoun | Determiner::Owner(_) => true,
    };
    if !is_one || !is_definite || phrase.standing != Standing::Present || changes_hands(reading, phrase.span) {
        return None;
    }
    let printed = reading.slice(phrase.noun?);
    let block = || reading.article().block_at(phrase.span.start).map_or(u32::MAX, |block| block as u32);
    let whose = match (phrase.determiner, phrase.scope) {
        // Two museums, and the museum's director.
        (Determiner::Owner(words), _) if are_several(reading, words) => return None,
        (Determiner::Owner(words), _) | (_, Some(words)) => Whose::Named(house(reading.slice(words))),
        // `Circle treasurer Ann Lee`
        (Determiner::Bare, None) if printed.starts_with(char::is_uppercase) && is_of_a_name(reading, printed) => {
            let (house, role) = noun.split_once(' ')?;
            return Some((same_role(role), Whose::Named(house.to_owned())));
        }
        (Determiner::Pronoun, None) => Whose::Its(block()),
        _ => Whose::Told,
    };
    Some((same_role(&noun), whose))
}

/// A role in one of the words that several have for it: `chairwoman` and `chairman`.
fn same_role(role: &str) -> String {
    let (before, head) = role.rsplit_once(' ').map_or(("", role), |(before, head)| (before, head));
    let head = match head {
        "chairman" | "chairwoman" | "chairperson" => "chair",
        "headmaster" | "headmistress" | "headteacher" => "head",
        "foreman" | "forewoman" => "foreman",
        "teacher" if before == "head" => return "head".to_owned(),
        head => head,
    };
    if before.is_empty() { head.to_owned() } else { format!("{before} {head}") }
}

/// Whether the story speaks of several of the sort an owner in small letters is of: `the center's director` where it has `centers`.
fn are_several(reading: &Reading<'_>, owner_words: Span<Text>) -> bool {
    let words = house(reading.slice(owner_words));
    let sort = words.rsplit(' ').next().unwrap_or(&words);
    let is_small = !reading.slice(owner_words).contains(char::is_uppercase);
    is_small && reading.words().iter().any(|word| word.strip_suffix('s') == Some(sort))
}

/// How far (bytes) before `the director` the house is told of that it is the director of.
const REACH_OF_HOUSE: u32 = 300;

/// Whether a house is told of right before a place: in the sentences that begin not far before it.
fn is_told_of_before(reading: &Reading<'_>, house: &str, at: u32) -> bool {
    let sentences = reading.sentences();
    let first = sentences.partition_point(|sentence| sentence.span.start + REACH_OF_HOUSE < at);
    let start = sentences.get(first).map_or(at, |sentence| sentence.span.start.min(at));
    reading.slice(Span::new(start, at)).to_lowercase().contains(house)
}

/// Whether the first word of a phrase stands in capitals elsewhere too, in a name: `Circle treasurer` where there is a Postal Circle.
fn is_of_a_name(reading: &Reading<'_>, phrase: &str) -> bool {
    let Some((first, _)) = phrase.split_once(' ') else { return false };
    let words = reading.words();
    let in_a_name = |pair: &[&str]| pair[1] == first && pair[0].starts_with(char::is_uppercase);
    words.windows(2).any(in_a_name)
}

/// Words for whose it is, for comparing.
fn house(words: &str) -> String {
    let words = words.trim_end_matches(['\'', '’']);
    owner(words).unwrap_or(words).trim_start_matches("the ").to_lowercase()
}

/// Whether the sentence tells of a post changing hands.
fn changes_hands(reading: &Reading<'_>, phrase: Span<Text>) -> bool {
    let Some(sentence) = reading.sentence_at(phrase.start) else { return false };
    let tokens = reading.sentences()[sentence].tokens();
    reading.tokens()[tokens].iter().any(|token| HANDOVER.contains(&reading.slice(token.span).to_lowercase()))
}
