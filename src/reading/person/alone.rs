//! Words alone that name somebody: `Lee said`, `Lee's lawyer`. A word inside a longer name (`Lee County`, `Trump Tower`) is none.

use super::mention::is_deed;
use super::name::Names;
use super::register::Register;
use super::spelling::tells_of_family;
use super::word::{is_capital_particle, is_courtesy, is_firm, is_name_word, is_peer, is_staff, opens_sentence};
use super::{Name, PersonMention, given};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::date::{is_month, is_weekday};
use crate::reading::token::{TokenKind, owner};
use crate::reading::vocabulary::{fold, is_body, is_everyday, is_geography, is_role};
use crate::span::{Span, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// The words of a story that stand alone where a name can.
pub(super) struct Alone<'t> {
    /// Those that name somebody of the register.
    pub(super) mentions: Vec<PersonMention>,
    /// The others, in text order.
    pub(super) strangers: Vec<Stranger>,
    /// Words that stand inside longer names somewhere in the story.
    joined: Vec<&'t str>,
    joined_set: OnceCell<FxHashSet<&'t str>>,
    /// The surnames and given names of the register.
    pub(super) known: Known,
}

impl Alone<'_> {
    /// Whether a word stands inside a longer name somewhere in the story.
    pub(super) fn is_joined(&self, word: &str) -> bool {
        self.joined_set.get_or_init(|| self.joined.iter().copied().collect()).contains(word)
    }
}

/// Words somebody of the register is known by, for comparing.
pub(super) struct Known {
    words: FxHashSet<String>,
    /// For each first letter from `a`, the lengths of words as bits: most words of a story are ruled out by these.
    lengths: [u32; 27],
}

impl Known {
    fn new(words: FxHashSet<String>) -> Known {
        let mut lengths = [0; 27];
        for word in &words {
            lengths[Known::slot(word)] |= Known::length(word);
        }
        Known { words, lengths }
    }

    /// Whether a word as printed is one.
    pub(super) fn contains(&self, word: &str) -> bool {
        let possible = !word.is_ascii() || self.lengths[Known::slot(word)] & Known::length(word) != 0;
        possible && self.words.contains(fold(word).as_str())
    }

    fn slot(word: &str) -> usize {
        let first = word.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        if first.is_ascii_lowercase() { usize::from(first - b'a') } else { 26 }
    }

    fn length(word: &str) -> u32 {
        1 << word.len().min(31)
    }
}

/// A capitalised word alone that nobody of the register bears.
#[derive(Clone, Copy)]
pub(super) struct Stranger {
    /// The word, a possessive ending left out.
    pub(super) span: Span<Text>,
    /// Whether a verb of speech stands beside it.
    pub(super) speaks: bool,
    /// Whether the words around say that it names a person: that, a courtesy title, a possessive.
    pub(super) acts: bool,
    /// Whether a verb of doing or of telling somebody stands behind it: `Lee won`, `Lee told the council`.
    pub(super) did: bool,
    /// Whether words behind it tell who it is: `, the finance chief,`, `, who`.
    pub(super) is_told_of: bool,
    /// Whether the words around say that it names a place or a thing, or one of many in a list.
    pub(super) is_thing: bool,
    /// Whether a word stands before it in its sentence, so that the capital is its own.
    pub(super) inside: bool,
    /// Whether a verb in the present may follow: `Barlow ends`.
    pub(super) does: bool,
    /// Whether it stands in a heading where every word has a capital.
    pub(super) in_title_case: bool,
}

/// Reads the words alone outside `taken`, which are the names read before, in text order.
pub(super) fn read<'r>(reading: &'r Reading<'_>, register: &Register<'_>, taken: &[PersonMention]) -> Alone<'r> {
    let names = Names::of(reading);
    let blocks = reading.article().blocks();
    let known = Known::new(known_words(reading.text(), register));
    let mut alone =
        Alone { mentions: Vec::new(), strangers: Vec::new(), joined: Vec::new(), joined_set: OnceCell::new(), known };
    let mut taken = taken.iter().map(|mention| mention.name.span).peekable();
    for (at, token) in names.tokens.iter().enumerate() {
        if !token.capital {
            continue;
        }
        while taken.peek().is_some_and(|span| span.end <= token.span.start) {
            taken.next();
        }
        let kind = blocks[token.block as usize].kind;
        let is_taken = taken.peek().is_some_and(|span| span.overlaps(token.span));
        if is_taken || matches!(kind, BlockKind::Code | BlockKind::Byline | BlockKind::TableCell) {
            continue;
        }
        let printed = token.span.of(reading.text());
        let word = owner(printed).unwrap_or(printed);
        let in_title_case = reading.in_title_case(token.block);
        if !is_name_word(printed) || word.len() < 3 || is_weekday(word) {
            continue;
        }
        let is_whole = || {
            opens_with_particle(names, at)
                && alone.known.contains(
                    &names.text[names.tokens[at - 1].span.start as usize..token.span.start as usize + word.len()],
                )
        };
        if !in_title_case && !stands_alone(names, at) && !is_whole() {
            alone.joined.push(word);
            continue;
        }
        let span = Span::new(token.span.start, token.span.start + word.len() as u32);
        if alone.known.contains(word) {
            let name = Name { span, given: None, surname: span, suffix: None };
            let who = register.only_bearer(word, span.start, |entity| tells_of_family(reading, entity.first.span));
            alone.mentions.push(PersonMention { who, ..PersonMention::untitled(name) });
        } else if !opens_sentence(word) {
            alone.strangers.push(stranger(names, at, span, in_title_case));
        }
    }
    alone
}

/// Somebody who speaks, or stands in the headline, and whom the story never introduces: `Pettigrew said`. `known` are the mentions read before.
pub(super) fn unintroduced(
    reading: &Reading<'_>,
    register: &mut Register<'_>,
    alone: &Alone<'_>,
    known: &[PersonMention],
) -> Vec<PersonMention> {
    let taken: FxHashSet<u32> = known.iter().map(|mention| mention.name.span.start).collect();
    let strangers = || alone.strangers.iter().filter(|stranger| !taken.contains(&stranger.span.start));
    let word = |stranger: &Stranger| &reading.text()[stranger.span.range()];
    let mention = |stranger: &Stranger| {
        PersonMention::untitled(Name { span: stranger.span, given: None, surname: stranger.span, suffix: None })
    };
    let mut speakers: FxHashMap<&str, Option<u32>> = FxHashMap::default();
    let beside = |stranger: &Stranger| {
        let kind = reading.article().block_at(stranger.span.start).map(|block| reading.article().blocks()[block].kind);
        kind == Some(BlockKind::Headline)
            && !stranger.in_title_case
            && stranger.does
            && !is_adjective(word(stranger))
            && stands_once(reading.text(), word(stranger))
    };
    for stranger in strangers()
        .filter(|stranger| !stranger.is_thing && (stranger.speaks || stranger.is_told_of || beside(stranger)))
    {
        let word = word(stranger);
        if !speakers.contains_key(word) && is_surname_only(word) && !alone.is_joined(word) {
            speakers.insert(word, register.second_reference(&mention(stranger), None, |_| false));
        }
    }
    let spoken = |stranger: &Stranger| {
        let who = *speakers.get(word(stranger))?;
        Some(PersonMention { who, ..mention(stranger) })
    };
    strangers().filter_map(spoken).collect()
}

/// Whether a word looks like a plural, or like one made from a place's name or of two words: `Dems`, `Belarussian`, `Turkish-Libyan`.
fn is_adjective(word: &str) -> bool {
    word.contains(['-', '\'', '’']) || ["ian", "ese", "ish", "s"].iter().any(|ending| word.ends_with(ending))
}

/// `Russian-Japanese`
fn is_adjective_end(word: &str) -> bool {
    ["ian", "ese", "ish", "ican"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a word stands once in a text, in whatever case.
fn stands_once(text: &str, word: &str) -> bool {
    let rest = &word[word.chars().next().map_or(0, char::len_utf8)..];
    let is_absent = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_none();
    memchr::memmem::find_iter(text.as_bytes(), rest).nth(1).is_none() && is_absent(&rest.to_uppercase())
}

/// Whether a word is nothing but a surname as far as the lists know: no word, place, body, given name, and with no capital inside.
fn is_surname_only(word: &str) -> bool {
    let inner =
        word.char_indices().skip(1).any(|(at, ch)| ch.is_uppercase() && !word[..at].ends_with(['-', '\'', '’', 'c']));
    // `We’ve`, `Login.gov`, `Brussels-based`
    let compound = word.contains('.')
        || word.contains('-') && is_adjective_end(word)
        || word.split(['-', '\'', '’']).skip(1).any(|part| !part.starts_with(char::is_uppercase));
    let is_listed = is_everyday(&fold(word)) || is_geography(word) || is_body(word) || given::known(word).is_some();
    !inner && !compound && !is_listed
}

/// The surnames and given names of the register, for comparing.
fn known_words(text: &str, register: &Register<'_>) -> FxHashSet<String> {
    let names = register.entities.iter().filter(|entity| !entity.writes).flat_map(|entity| {
        let surname = &text[entity.first.surname.range()];
        let given = entity.first.given.map(|given| &text[given.range()]);
        [surname.rsplit(' ').next(), given, Some(surname).filter(|surname| surname.contains(' '))]
    });
    names.flatten().map(fold).collect()
}

/// Whether a capital particle that no other name leads to stands before the word at `at`: `De Wit`, but not `Ann De Wit`.
fn opens_with_particle(names: Names<'_>, at: usize) -> bool {
    let Some(particle) = at.checked_sub(1).filter(|before| is_capital_particle(names.word(*before))) else {
        return false;
    };
    let leads = particle.checked_sub(1).map(|before| names.word(before));
    names.spaced(at) && !leads.is_some_and(|word| is_name_word(word) && names.spaced(particle))
}

/// Whether no capitalised word beside it makes a longer name of the word at `at`.
fn stands_alone(names: Names<'_>, at: usize) -> bool {
    let block = names.tokens[at].block;
    let joins = |neighbour: usize, later: usize| {
        let neighbour =
            names.tokens.get(neighbour).filter(|token| token.block == block && token.kind == TokenKind::Word);
        neighbour.is_some_and(|_| names.spaced(later))
    };
    let before = at.checked_sub(1).filter(|before| joins(*before, at)).map(|before| names.word(before));
    let joins_before = before.is_some_and(|word| {
        let is_day = is_weekday(word) || is_month(word);
        let leads =
            is_day || opens_sentence(word) || owner(word).is_some() || is_courtesy(word) || is_lead(names, at - 1);
        // `Jan Dehn`, `Will Quince`
        let is_given = given::known(word).is_some() && !is_courtesy(word);
        word.starts_with(char::is_uppercase) && (!leads || is_given)
    });
    let after = (owner(names.word(at)).is_none() && joins(at + 1, at + 1)).then(|| names.word(at + 1));
    let joins_after = after.is_some_and(|word| is_name_word(word) || word.chars().all(char::is_uppercase));
    !joins_before && !joins_after
}

/// Whether the word at `at` is an everyday one that has its capital from opening its sentence: `Asked Lee`.
fn is_lead(names: Names<'_>, at: usize) -> bool {
    let opens = at.checked_sub(1).is_none_or(|before| {
        names.tokens[before].block != names.tokens[at].block
            || matches!(names.word(before), "." | "!" | "?" | ":" | "“" | "\"" | "‘")
    });
    opens && is_everyday(&names.word(at).to_lowercase())
}

/// What papers, firms and bodies do with news, as people seldom do; and what is done to them: `told Kommersant`.
fn is_of_a_body(word: &str) -> bool {
    matches!(
        word,
        "writes"
            | "wrote"
            | "reports"
            | "reported"
            | "announces"
            | "announced"
            | "told"
            | "tells"
            | "asked"
            | "notes"
            | "confirmed"
            | "publishes"
    )
}

/// How many words of a phrase that tells who somebody is are read.
const REACH_OF_PHRASE: usize = 5;

/// Whether the words behind a comma, by their number, tell who somebody is: `who`, `the finance chief`.
fn tells_who<'t>(word: impl Fn(usize) -> &'t str) -> bool {
    let phrase = || (1..REACH_OF_PHRASE).map(&word).take_while(|word| word.starts_with(|ch: char| ch.is_lowercase()));
    let is_part = |word: &&str| !matches!(*word, "of" | "for" | "at" | "in" | "who" | "and");
    word(0) == "who" && !matches!(word(1), "are" | "were" | "have")
        || matches!(word(0), "the" | "a" | "an")
            && phrase().take_while(is_part).last().is_some_and(|last| is_role(last) || last == "chief")
}

/// What the words around say of a word nobody is known by.
fn stranger(names: Names<'_>, at: usize, span: Span<Text>, in_title_case: bool) -> Stranger {
    let block = names.tokens[at].block;
    let word = |at: Option<usize>| {
        at.and_then(|at| names.tokens.get(at))
            .filter(|token| token.block == block)
            .map_or("", |token| token.span.of(names.text))
    };
    let before = word(at.checked_sub(1));
    let next = word(Some(at + 1));
    let adverb =
        matches!(next, "also" | "later" | "then" | "has" | "had" | "himself" | "herself") || next.ends_with("ly");
    let after = word(Some(at + 1 + usize::from(adverb)));
    // The stop of `Sen.`, `Mr.`
    let stop = before == "."
        && at > 1
        && names.spaced(at)
        && names.word(at - 2).starts_with(char::is_uppercase)
        && names.word(at - 2).len() <= 4;
    let is_styled = is_courtesy(before) || stop && is_courtesy(names.word(at - 2));
    // A paper writes and a firm announces; sources tell either.
    let says = |word: &str| is_speech(word) && (is_styled || !is_of_a_body(word));
    let speaks = !in_title_case && (says(before) || says(after)) && !is_peer(before);
    let acts = speaks || !in_title_case && (is_styled || owner(names.word(at)).is_some());
    let did = !in_title_case && (is_deed(after) || is_speech(after)) && !is_peer(before);
    let is_told_of = !in_title_case && next == "," && tells_who(|step| word(Some(at + 2 + step)));
    let does = next.ends_with('s') && next.len() > 3 && next.starts_with(|ch: char| ch.is_lowercase());
    let place = matches!(
        before,
        "the"
            | "The"
            | "in"
            | "In"
            | "at"
            | "At"
            | "near"
            | "a"
            | "an"
            | "into"
            | "across"
            | "inside"
            | "outside"
            | "this"
            | "called"
    );
    let parts = |word: &str| matches!(word, "," | ";" | "and" | "&");
    let is_listed = |at: Option<usize>| word(at).starts_with(char::is_uppercase);
    // `Boyle, Pocan and Dingell`, but not `Each year, Lee, a veteran,`; `Boyle, Pocan, Dingell` of a team
    let opens_list =
        matches!(before, "" | ":" | ";") && next == "," && is_listed(Some(at + 2)) && parts(word(Some(at + 3)));
    let list = opens_list
        || parts(before) && (parts(next) || next == "(") && (is_listed(at.checked_sub(2)) || is_listed(Some(at + 2)));
    let joint = matches!(before, "-" | "–" | "/" | "@" | "#") || matches!(after, "-" | "–" | "/" | "@");
    let of_a_body = is_firm(before) || is_staff(next);
    let inside = !in_title_case
        && !before.is_empty()
        && !matches!(before, "." | "!" | "?" | ":" | "“" | "\"" | "‘" | "'" | "(" | "*" | "•");
    let is_thing = place || list || joint || of_a_body;
    Stranger { span, speaks, acts, did, is_told_of, is_thing, inside, does, in_title_case }
}
