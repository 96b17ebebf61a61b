//! Which of the things people are said to be one person at a time is, and whose: `returning officer`, `the society's treasurer`. Two people in one
//! such post are one too many.

use super::Standing;
use super::phrase::{Determiner, Phrase};
use crate::reading::Reading;
use crate::reading::person::{is_initials_of, is_short_for};
use crate::reading::token::owner;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../rules/data/roles.txt");
/// Roles that one person has in a house or a field that is named.
static SOLE: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "sole"));
/// Words that make such a role one that several have.
static SHARED: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "shared"));
/// Words of a sentence that tells of a post changing hands.
static HANDOVER: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "handover"));

/// Whose post it is, as far as the phrase says.
enum Whose {
    /// Words of its own: the owner, or the house behind `of`.
    Named(String),
    /// The house told of: `its director`, or no word at all.
    Told,
}

/// For each phrase the post and whose it is, where one person at a time holds it and the story leaves no doubt whose it is.
pub(super) fn read(reading: &Reading<'_>, phrases: &[(usize, Phrase)]) -> Vec<Option<String>> {
    let posts: Vec<Option<(String, Whose)>> = phrases.iter().map(|(_, phrase)| post(reading, phrase)).collect();
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
    let key = |(post, whose): &(String, Whose)| {
        let known = &named[post.as_str()];
        let whose = match whose {
            // A game has two captains.
            Whose::Told if post.ends_with("captain") || post.ends_with("manager") => None,
            Whose::Told => {
                (known.len() == 1).then(|| known[0]).or((known.is_empty() && post.contains(' ')).then_some("here"))
            }
            Whose::Named(name) => {
                Some(known.iter().find(|long| is_same(name, long)).map_or(name.as_str(), |long| *long))
            }
        };
        Some(format!("{post}/{}", whose?))
    };
    posts.iter().map(|post| post.as_ref().and_then(key)).collect()
}

/// Whether a name is the longer one's short form or initials.
fn is_same(short: &str, long: &str) -> bool {
    is_short_for(short, long) || is_initials_of(&short.to_uppercase(), &long.to_uppercase())
}

fn post(reading: &Reading<'_>, phrase: &Phrase) -> Option<(String, Whose)> {
    let noun = reading.slice(phrase.noun?).to_lowercase();
    let head = reading.slice(phrase.head?).to_lowercase();
    let is_one = SOLE.contains(&head) && !noun.split([' ', '-']).any(|word| SHARED.contains(word));
    let is_definite = match phrase.determiner {
        Determiner::Any => false,
        Determiner::Bare => phrase.scope.is_some() || noun.contains(' '),
        Determiner::The | Determiner::Pronoun | Determiner::Owner(_) => true,
    };
    if !is_one || !is_definite || phrase.standing != Standing::Present || changes_hands(reading, phrase.span) {
        return None;
    }
    let whose = match (phrase.determiner, phrase.scope) {
        (Determiner::Owner(words), _) | (_, Some(words)) => Whose::Named(house(reading.slice(words))),
        _ => Whose::Told,
    };
    Some((noun, whose))
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
