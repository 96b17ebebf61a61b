//! Words that American, British, Canadian and Australian papers spell differently. Names keep the spelling of those who bear them, so a word
//! with a capital tells nothing unless it begins a sentence and no other capital follows.

use super::table::{EVERYWHERE, Table, word_at};
use crate::reading::key::Key;
use crate::reading::{Reading, Token, TokenKind, token};
use crate::span::{Span, Text};

const FILE: &str = include_str!("../../../rules/data/spellings.txt");

static TABLE: Table = Table::new(FILE, include!(concat!(env!("OUT_DIR"), "/spellings.rs")));

/// A system of English spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// `color`, `center`, `organize`, `traveled`.
    American,
    /// `colour`, `centre`, `organise`, `travelled`.
    British,
    /// British with -ize (Oxford): `colour`, `organize`, `analyse`.
    Oxford,
    /// `colour`, `centre`, `organize`, `analyze`.
    Canadian,
    /// British, with `program`.
    Australian,
}

impl System {
    /// Every system, with its name in rules and output; a story that may be in several is taken to be in the first of them.
    pub const NAMES: &'static [(&'static str, System)] = &[
        ("American", System::American),
        ("British", System::British),
        ("British -ize", System::Oxford),
        ("Canadian", System::Canadian),
        ("Australian", System::Australian),
    ];

    /// Its name in output.
    pub fn name(self) -> &'static str {
        System::NAMES[self as usize].0
    }
}

/// A set of systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Systems(u8);

impl Systems {
    /// All of them.
    pub const ALL: Systems = Systems((1 << System::NAMES.len()) - 1);

    /// Whether a system is in it.
    pub fn contains(self, system: System) -> bool {
        self.0 & 1 << system as u8 != 0
    }

    /// The systems in both.
    pub fn both(self, other: Systems) -> Systems {
        Systems(self.0 & other.0)
    }

    /// Whether none is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The systems whose letters stand in a tag.
    fn of_tag(tag: &str) -> Systems {
        Systems(
            EVERYWHERE.bytes().enumerate().fold(
                0,
                |set, (at, letter)| {
                    if tag.as_bytes().contains(&letter) { set | 1 << at } else { set }
                },
            ),
        )
    }
}

/// A word that tells which system a story is spelt in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelled {
    /// Where it stands, without a possessive.
    pub span: Span<Text>,
    /// Who spells it so.
    pub allowed: Systems,
    /// Whether good copy of the others prints it too (`cancelled`, `grey`).
    pub common: bool,
    /// It, in small letters.
    pub word: &'static str,
    /// The other spelling, in small letters.
    pub other: &'static str,
}

/// Whether a word with that hash may be a word of the table.
pub(super) fn may_tell(key: Key) -> bool {
    TABLE.may_hold(key)
}

/// Adds the word of a span, the token `at` or a part of it, if it tells a system.
pub(super) fn read(reading: &Reading<'_>, at: usize, span: Span<Text>, key: Key, spelled: &mut Vec<Spelled>) {
    let printed = reading.slice(span);
    let Some(start) = TABLE.find(printed, key) else { return };
    let line_start = FILE[..start].rfind('\n').map_or(0, |at| at + 1);
    let mut items = FILE[line_start..].split([' ', '\n']);
    let mut item = || items.next().unwrap_or_default();
    let lines: [&'static str; 4] = [item(), item(), item(), item()];
    let word = word_at(FILE, start);
    let (tag, other) = if lines[1] == word { (lines[0], lines[3]) } else { (lines[2], lines[1]) };
    if is_name(reading, at, printed) || !stands_as(reading, at, tag) {
        return;
    }
    let span = Span::new(span.start, span.start + printed.find(['\'', '’']).unwrap_or(printed.len()) as u32);
    spelled.push(Spelled { span, allowed: Systems::of_tag(tag), common: tag.ends_with('?'), word, other });
}

/// Whether a word is, or may be, part of a name.
fn is_name(reading: &Reading<'_>, at: usize, printed: &str) -> bool {
    /// Words that end the names of places and houses in small letters too (`the Barbican centre`).
    const HOUSES: &[&str] = &["center", "centre", "theater", "theatre", "harbor", "harbour"];
    let tokens = reading.tokens();
    let token = tokens[at];
    let neighbour = |at: Option<usize>| at.and_then(|at| tokens.get(at)).filter(|other| other.block == token.block);
    // The stop of an initial ends no sentence: `Charles B. Armour`.
    let is_initial = |at: usize| {
        let initial = neighbour(at.checked_sub(2)).map_or("", |before| reading.slice(before.span));
        initial.len() == 1 && initial.starts_with(|ch: char| ch.is_ascii_uppercase()) && initial != "I"
    };
    let begins_at =
        |at: usize| !is_initial(at) && neighbour(at.checked_sub(1)).is_none_or(|before| begins_after(reading, *before));
    if !printed.starts_with(|ch: char| ch.is_ascii_uppercase()) {
        let word = token::owner(printed).unwrap_or(printed);
        let word = word.strip_suffix('s').unwrap_or(word);
        return token.capital
            || HOUSES.contains(&word)
                && at > 0
                && neighbour(Some(at - 1)).is_some_and(|before| before.capital)
                && !begins_at(at - 1);
    }
    let is_capital = |other: &Token| other.capital || reading.slice(other.span) == "&";
    let party = printed.len() >= 5 && matches!(&printed[..5], "Labor" | "Labou");
    !begins_at(at)
        || is_surname(reading, token.span)
        || party
        || printed[1..].starts_with(|ch: char| ch.is_ascii_uppercase())
        || neighbour(Some(at + 1)).is_some_and(is_capital)
}

/// Whether a word with a capital is the surname of somebody the story names in full: `Senator Arlen Specter … Specter said`.
fn is_surname(reading: &Reading<'_>, span: Span<Text>) -> bool {
    let mentions = reading.mentions();
    let at = mentions.partition_point(|mention| mention.name.span.end <= span.start);
    mentions.get(at).is_some_and(|mention| mention.who.is_some() && mention.name.surname.encloses(span))
}

/// Whether what follows a token begins a sentence, or may.
pub(super) fn begins_after(reading: &Reading<'_>, token: Token) -> bool {
    token.kind == TokenKind::Mark && matches!(reading.slice(token.span), "." | "!" | "?" | "“" | "\"" | ":" | "—" | "•")
}

/// Whether a word stands as the mark of its tag asks.
fn stands_as(reading: &Reading<'_>, at: usize, tag: &str) -> bool {
    const OWNERS: &[&str] =
        &["a", "the", "his", "her", "its", "their", "my", "our", "your", "no", "this", "that", "new"];
    const OBJECTS: &[&str] = &[
        "the", "a", "an", "it", "its", "their", "his", "her", "how", "what", "this", "that", "these", "those", "each",
        "every",
    ];
    let tokens = reading.tokens();
    let before = at.checked_sub(1).map(|before| tokens[before]);
    let is_any = |token: Option<Token>, words: &[&str]| {
        token.is_some_and(|token| words.iter().any(|word| reading.slice(token.span).eq_ignore_ascii_case(word)))
    };
    match tag.as_bytes().last() {
        Some(b'#') => before.is_some_and(|before| before.kind == TokenKind::Number),
        Some(b'^') => {
            let owned = before.is_some_and(|before| token::owner(reading.slice(before.span)).is_some());
            owned || is_any(before, OWNERS)
        }
        Some(b'!') => is_any(tokens.get(at + 1).copied(), OBJECTS) && !is_any(before, OWNERS),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_has_two_spellings_that_no_system_leaves_out() {
        let lines = FILE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in lines {
            let items: Vec<&str> = line.split(' ').collect();
            assert_eq!(items.len(), 4, "{line}");
            let tags = [items[0], items[2]].map(|tag| tag.trim_end_matches(['#', '^', '!', '?']));
            let letters =
                |tag: &str| !tag.is_empty() && tag.bytes().all(|letter| EVERYWHERE.as_bytes().contains(&letter));
            assert!(tags.iter().all(|tag| letters(tag)) && tags[0] != tags[1], "{line}");
            assert!(EVERYWHERE.chars().all(|system| tags.iter().any(|tag| tag.contains(system))), "{line}");
        }
    }
}
