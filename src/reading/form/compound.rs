//! One compound written in two ways in one story: closed (`website`), with a hyphen (`web-site`) or open (`web site`). No list says which there
//! are: two ways of the same letters are a compound.

use super::{HASHES, small};
use crate::reading::key::{Hashed, Key};
use crate::reading::seen::Seen;
use crate::reading::word_list::WordSet;
use crate::reading::{Reading, Token, TokenKind, token};
use crate::span::{Span, Text};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../rules/data/compounds.txt");
/// Words that make no compound with the word after them, though their letters together are a word: `any way`, `may be`.
static NO_FIRST: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "no-first"));
/// The same of the word before them: `set up`, `team work`.
static NO_SECOND: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "no-second"));
/// Two words that are one compound for all that.
static STILL: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "still"));
/// Two words that say something else than the one with a hyphen: `re-sign`.
static APART: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "apart"));
/// Words after which a noun has ended: `of`, `said`.
static AFTER_NOUN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "after-noun"));
/// Words before a hyphened one that make it no noun: `to`, `is`.
static BEFORE_OTHER: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "before-other"));

/// How a compound is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// `website`
    Closed,
    /// `web-site`
    Hyphen,
    /// `web site`
    Open,
}

/// A word, or two, that could have been written another way.
#[derive(Debug, Clone, Copy)]
pub struct Compound {
    /// Where it stands, without a possessive.
    pub span: Span<Text>,
    /// The same for all ways of one compound, in the singular and the plural.
    pub id: u64,
    /// How it is written.
    pub way: Way,
    /// Whether a noun follows it, or may.
    pub before_noun: bool,
    /// Whether it is, or may be, no noun of its own: a hyphen joins what is open elsewhere in `a long-term plan`, `to fact-check`.
    pub no_noun: bool,
}

/// The compounds of a story that it writes in more than one way, in text order. `hashes` has what is known of each token.
pub(super) fn read(reading: &Reading<'_>, hashes: &[Hashed]) -> Vec<Compound> {
    let (mut words, mut hyphened) = (Seen::new(HASHES), Seen::new(HASHES));
    let mut any_hyphen = false;
    for hashed in hashes.iter().filter(|hashed| hashed.key != 0) {
        words.put(hashed.stem);
        if hashed.hyphened {
            hyphened.put(hashed.stem);
            any_hyphen = true;
        }
    }
    let mut twins: FxHashSet<Key> = FxHashSet::default();
    let mut found = Vec::new();
    for (at, pair) in hashes.windows(2).enumerate().filter(|(_, pair)| pair[0].key != 0) {
        if any_hyphen && hyphened.has(pair[0].stem) && !pair[0].hyphened {
            twins.insert(pair[0].stem);
        }
        if pair[1].key == 0 || pair[0].hyphened || pair[1].hyphened {
            continue;
        }
        let Some(joined) = pair[0].joined(pair[1]).filter(|joined| words.has(*joined)) else { continue };
        if is_open(reading, at) {
            twins.insert(joined);
            found.push((at, joined, Way::Open));
        }
    }
    if twins.is_empty() {
        return Vec::new();
    }
    let ways = hashes.iter().enumerate().filter(|(_, hashed)| hashed.key != 0 && twins.contains(&hashed.stem));
    found.extend(ways.map(|(at, hashed)| (at, hashed.stem, if hashed.hyphened { Way::Hyphen } else { Way::Closed })));
    let mut compounds: Vec<_> = found.into_iter().filter_map(|(at, id, way)| compound(reading, at, id, way)).collect();
    compounds.sort_by_key(|compound| compound.span.start);
    compounds
}

/// Whether the token `at` and the next are two words that may be one compound.
fn is_open(reading: &Reading<'_>, at: usize) -> bool {
    let [first, second] = [reading.tokens()[at], reading.tokens()[at + 1]];
    if first.block != second.block || second.capital || first.span.end + 1 != second.span.start || first.span.len() < 2
    {
        return false;
    }
    let second = reading.slice(second.span);
    let words = [reading.slice(first.span), token::owner(second).unwrap_or(second)];
    if !words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        return false;
    }
    let [first, second] = words.map(str::to_ascii_lowercase);
    if first == second {
        return false;
    }
    STILL.contains(&format!("{first} {second}")) || !NO_FIRST.contains(&first) && !NO_SECOND.contains(&second)
}

/// Whether a compound ends in a plural that a noun seldom follows: `vice-presidents`, but `weight-loss`, `abortion-rights`.
fn is_plural(printed: &str) -> bool {
    static SINGULAR: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "singular"));
    let last = printed.rsplit(['-', ' ']).next().unwrap_or(printed);
    last.ends_with('s') && !last.ends_with("ss") && !SINGULAR.contains(&last.to_ascii_lowercase())
}

/// What is read of the compound that begins with the token `at`; none where it may be part of a name or says something else.
fn compound(reading: &Reading<'_>, at: usize, id: u64, way: Way) -> Option<Compound> {
    let tokens = reading.tokens();
    let last = at + usize::from(way == Way::Open);
    let token = tokens[at];
    let printed = reading.slice(token.span.to(tokens[last].span));
    let (before, after) = small::neighbours(reading, at, last);
    let printed = small::without_possessive(printed);
    if !small::is_small(reading, at, last) || small::is_address(reading, token.span.to(tokens[last].span)) {
        return None;
    }
    let word = |token: &Token| reading.slice(token.span).to_ascii_lowercase();
    // `w-i-d-e`, spelt out for stress
    let is_spelt_out = |printed: &str| printed.split('-').all(|part| part.len() == 1);
    if way == Way::Hyphen
        && (is_spelt_out(printed) || APART.contains(&printed.to_ascii_lowercase()) || printed.ends_with("ly"))
    {
        return None;
    }
    // `machine-readable`, `planet-forming`: these are never nouns that are open elsewhere.
    let adjective = way == Way::Hyphen
        && ["able", "ible", "ed", "en", "ing", "free", "wide", "long"].iter().any(|end| printed.ends_with(end));
    let goes_on = |after: &Token| {
        after.kind == TokenKind::Word
            && (!after.capital || way == Way::Hyphen)
            && after.span.start == tokens[last].span.end + 1
            && !AFTER_NOUN.contains(&word(after))
    };
    let other = before.is_some_and(|before| before.kind == TokenKind::Word && BEFORE_OTHER.contains(&word(before)));
    let before_noun = after.is_some_and(goes_on);
    // `a lesson-release and archive folder`
    let joined = after.is_some_and(|after| matches!(reading.slice(after.span), "and" | "or" | "," | "“" | "\""));
    let plural = is_plural(printed);
    let no_noun = way == Way::Hyphen && (other || !plural && (adjective || before_noun || joined));
    let span = Span::new(token.span.start, token.span.start + printed.len() as u32);
    Some(Compound { span, id, way, before_noun, no_noun })
}
