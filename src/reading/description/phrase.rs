//! A phrase that says what somebody is, taken apart: when, what, and of which house.

use super::Standing;
use crate::reading::Reading;
use crate::reading::line::Line;
use crate::reading::token::{TokenKind, owner};
use crate::reading::vocabulary::is_role;
use crate::span::{Span, Text};

/// How many words say what somebody is: `a retired primary school maths teacher`.
const LONGEST_NOUN: usize = 6;

/// How many words say whose it is: `of the Society for the Protection of Ancient Buildings`.
const LONGEST_SCOPE: usize = 12;

/// What stands before a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Determiner {
    /// `a`, `an`
    Any,
    /// `the`
    The,
    /// `its`, `his`, `our`
    Pronoun,
    /// `the society's`, `Ohio's`
    Owner(Span<Text>),
    /// Nothing.
    Bare,
}

/// A phrase.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    pub(super) span: Span<Text>,
    pub(super) determiner: Determiner,
    pub(super) standing: Standing,
    /// What the person is, without the words for when; nothing in `of the broker Hart Roe`.
    pub(super) noun: Option<Span<Text>>,
    /// Its last word.
    pub(super) head: Option<Span<Text>>,
    /// Whose it is, behind `of` or `at`, without `the`.
    pub(super) scope: Option<Span<Text>>,
    /// The token after the phrase.
    pub(super) after: usize,
}

/// The phrase whose first token, after any determiner, is `at`.
pub(super) fn read(line: &Line<'_, '_>, at: usize, determiner: Determiner) -> Option<Phrase> {
    read_any(line, at, determiner).filter(|phrase| !line.range.contains(&phrase.after) || closes(line, phrase.after))
}

/// The same, whatever follows it.
pub(super) fn read_any(line: &Line<'_, '_>, at: usize, determiner: Determiner) -> Option<Phrase> {
    let (standing, from) = standing(line, at);
    let is_part =
        |at: usize| line.range.contains(&at) && line.tokens[at].kind == TokenKind::Word && !ends_noun(line.word(at));
    let end = (from..from + LONGEST_NOUN).take_while(|at| is_part(*at)).last()? + 1;
    let head = line.span(end - 1, end);
    let scope = scope(line, end);
    let after = scope.map_or(end, |(_, after)| after);
    let scope = scope.map(|(scope, _)| scope);
    Some(Phrase {
        span: line.span(at, after),
        determiner,
        standing,
        noun: Some(line.span(from, end)),
        head: Some(head),
        scope,
        after,
    })
}

/// The phrase that the tokens from `at` to before `end` make, nothing behind it.
pub(super) fn bounded(line: &Line<'_, '_>, at: usize, end: usize, determiner: Determiner) -> Option<Phrase> {
    let (standing, from) = standing(line, at);
    let is_part = |at: usize| line.tokens[at].kind == TokenKind::Word && !ends_noun(line.word(at));
    (from < end && (from..end).all(is_part)).then(|| Phrase {
        span: line.span(at, end),
        determiner,
        standing,
        noun: Some(line.span(from, end)),
        head: Some(line.span(end - 1, end)),
        scope: None,
        after: end,
    })
}

/// `of the broker Hart Roe`, `of Leeds University`: the house alone, its first token after `of the` at `at`.
pub(super) fn house_alone(line: &Line<'_, '_>, of: usize) -> Option<Phrase> {
    let (scope, after) = scope(line, of)?;
    (line.word(of) == "of" && line.range.contains(&after) && closes(line, after)).then_some(Phrase {
        span: scope,
        determiner: Determiner::Bare,
        standing: Standing::Present,
        noun: None,
        head: None,
        scope: Some(scope),
        after,
    })
}

impl Phrase {
    /// Whether the last word is one of those people are called by.
    pub(super) fn names_a_role(&self, reading: &Reading<'_>) -> bool {
        self.head.is_some_and(|head| is_role(&reading.slice(head).to_lowercase()))
    }

    /// The house the phrase names, by its sort and its name in small letters: `university` and `university of leeds`, `broker` and `hart roe`.
    pub(super) fn house(&self, reading: &Reading<'_>) -> Option<(String, String)> {
        let words = reading.slice(self.scope?);
        let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
        if let Some(sort) = words.split(' ').find(|word| is_house(word)) {
            let from = words.find(|ch: char| ch.is_uppercase())?;
            return Some((sort.to_lowercase(), words[from..].to_lowercase()));
        }
        let (sort, name) = words.split_once(' ')?;
        let is_named =
            !is_capital(&sort) && is_firm(sort) && name.split(' ').all(|word| is_capital(&word) || word == "&");
        is_named.then(|| (sort.to_owned(), name.to_lowercase()))
    }
}

/// The words at `at` that say when: what they say, and the token after them.
fn standing(line: &Line<'_, '_>, at: usize) -> (Standing, usize) {
    let hyphen = usize::from(line.word(at + 1) == "-");
    match line.word(at) {
        "former" | "Former" | "onetime" | "Onetime" | "one-time" => (Standing::Former, at + 1),
        "ex" | "Ex" => (Standing::Former, at + 1 + hyphen),
        "current" | "sitting" | "incumbent" | "longtime" | "long-time" => (Standing::Present, at + 1),
        word if tells_of_another_time(word) => (Standing::Other, at + 1 + hyphen),
        _ => (Standing::Present, at),
    }
}

/// Words before what somebody is that make it what they are not now, or not quite.
fn tells_of_another_time(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "then"
            | "retired"
            | "late"
            | "future"
            | "new"
            | "next"
            | "incoming"
            | "outgoing"
            | "acting"
            | "interim"
            | "aspiring"
            | "would-be"
            | "prospective"
            | "self-described"
            | "previous"
            | "first"
            | "last"
    )
}

/// What stands behind a noun and is none of it.
fn ends_noun(word: &str) -> bool {
    is_preposition(word)
        || owner(word).is_some()
        || matches!(word, "who" | "whose" | "whom" | "that" | "which" | "and" | "or" | "but" | "as" | "when" | "where")
        || matches!(word, "a" | "an" | "the" | "his" | "her" | "their" | "its" | "said" | "says" | "is" | "was" | "has")
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "at" | "for" | "in" | "with" | "from" | "to" | "on" | "by" | "behind" | "since" | "until" | "under"
    )
}

/// Whose it is, behind a preposition at `at`, and the token after it: a name, with what joins its words.
fn scope(line: &Line<'_, '_>, at: usize) -> Option<(Span<Text>, usize)> {
    if !is_preposition(line.word(at)) {
        return None;
    }
    let start = at + 1 + usize::from(line.word(at + 1) == "the");
    let goes_on = |at: usize| {
        let word = line.word(at);
        let is_word = line.range.contains(&at) && line.tokens[at].kind == TokenKind::Word;
        word == "&" || is_word && !matches!(word, "who" | "whose" | "which" | "that" | "said" | "says" | "was" | "is")
    };
    let mut end = (start..start + LONGEST_SCOPE).take_while(|at| goes_on(*at)).last()? + 1;
    while end > start && is_preposition(line.word(end - 1)) {
        end -= 1;
    }
    (end > start).then(|| (line.span(start, end), end))
}

/// Whether a phrase about a name ends at a token as one does.
fn closes(line: &Line<'_, '_>, at: usize) -> bool {
    let word = line.word(at);
    line.tokens[at].kind == TokenKind::Mark && word != "&" || matches!(word, "who" | "whose" | "and" | "said" | "says")
}

/// A word that makes a name that of a house of learning or healing.
fn is_house(word: &str) -> bool {
    matches!(
        word,
        "University"
            | "College"
            | "Hospital"
            | "Infirmary"
            | "Academy"
            | "Polytechnic"
            | "Institute"
            | "Museum"
            | "School"
            | "Council"
            | "Observatory"
            | "Laboratory"
            | "Clinic"
    )
}

/// A word for a house right before its name.
fn is_firm(word: &str) -> bool {
    matches!(
        word,
        "broker"
            | "brokerage"
            | "brokers"
            | "consultancy"
            | "bank"
            | "insurer"
            | "auditor"
            | "accountants"
            | "stockbroker"
            | "charity"
            | "think-tank"
            | "thinktank"
            | "union"
            | "retailer"
            | "publisher"
            | "practice"
            | "solicitors"
    )
}
