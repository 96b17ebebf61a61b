//! What stands beside a name besides an office: courtesy title, age, party, state.

use super::history::tells_another_time;
use super::name::is_courtesy;
use super::{PersonMention, full::is_age};
use crate::reading::Reading;
use crate::reading::token::Token;
use crate::reading::vocabulary::is_role;
use crate::reading::word_list;
use crate::span::{Span, Text};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many words stand between an age and the name it tells of: `the 34-year-old retired teacher Ann Lee`.
const REACH_OF_AGE: usize = 4;

/// How many words of a phrase that tells of a role are read: `a retired primary school teacher`.
const REACH_OF_ROLE: usize = 7;

/// How many words of a phrase that tells of a party are read: `a moderate Republican from northern Ohio`.
const REACH_OF_PARTY: usize = 7;

/// Something read beside a name, and where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Printed<T> {
    /// What was read.
    pub(in crate::reading) value: T,
    /// Its words.
    pub(in crate::reading) span: Span<Text>,
}

static PARTIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = word_list::section(include_str!("../../../rules/data/parties.txt"), "parties");
    let lines = lines.filter_map(|line| line.split_once(": "));
    lines.flat_map(|(party, forms)| forms.split("; ").map(move |form| (form, party))).collect()
});

/// States by every form that names them, small letters and no stops.
static STATES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = word_list::section(include_str!("../../../rules/data/states.txt"), "states");
    let forms =
        lines.flat_map(|line| line.split("; ").map(move |form| (form, line.split("; ").next().unwrap_or(line))));
    forms.map(|(form, state)| (plain(form), state)).collect()
});

/// Small letters without stops.
fn plain(form: &str) -> String {
    form.to_lowercase().replace('.', "")
}

/// The courtesy title before a name.
pub(in crate::reading) fn courtesy(reading: &Reading<'_>, mention: &PersonMention) -> Option<Span<Text>> {
    let beside = Beside::new(reading, mention.name.span);
    let at = beside.from.checked_sub(1)?;
    let at = if beside.word(at) == "." { at.checked_sub(1)? } else { at };
    is_courtesy(beside.word(at)).then(|| beside.tokens[at].span)
}

/// Whether a courtesy title is a man's or a woman's; `None` for those that are either's (`Dr`).
pub(in crate::reading) fn gender(courtesy: &str) -> Option<&'static str> {
    match courtesy {
        "Mr" | "Sir" => Some("man"),
        "Mrs" | "Ms" | "Miss" | "Dame" | "Lady" => Some("woman"),
        _ => None,
    }
}

/// The age in years the copy gives a person at the story's own time.
pub(in crate::reading) fn age(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<u8>> {
    let beside = Beside::new(reading, mention.name.span);
    let age = beside.age_after().or_else(|| beside.age_before())?;
    let value = beside.word(age).parse().ok()?;
    let printed = Printed { value, span: beside.tokens[age].span };
    (!tells_another_time(reading, mention.span)).then_some(printed)
}

/// What a person is called beside the name by trade or post, in small letters: `resident Ann Lee`, `Ann Lee, a retired teacher,`.
pub(in crate::reading) fn role(reading: &Reading<'_>, mention: &PersonMention) -> Option<Span<Text>> {
    let beside = Beside::new(reading, mention.name.span);
    let before = beside.from.checked_sub(1).filter(|at| is_role(beside.word(*at)));
    let apposition = || {
        let opens = beside.word(beside.after) == ","
            && matches!(beside.word(beside.after + 1), "a" | "an" | "the" | "his" | "her" | "their");
        let first = beside.after + 2;
        let phrase = (first..first + REACH_OF_ROLE).take_while(|at| {
            !matches!(
                beside.word(*at),
                "," | "." | ";" | "" | "of" | "for" | "at" | "in" | "who" | "and" | "from" | "with"
            )
        });
        phrase.last().filter(|last| opens && is_role(beside.word(*last)))
    };
    before.or_else(apposition).map(|at| beside.tokens[at].span)
}

/// What sets a person apart from others of the name: an office that one person at a time holds, else the role.
pub(in crate::reading) fn calling(reading: &Reading<'_>, mention: &PersonMention) -> Option<String> {
    let office = mention.title.map(|title| title.office).filter(|office| !office.is_shared());
    let role = || role(reading, mention).map(|span| span.of(reading.text()).to_lowercase());
    office.map(|office| office.name().to_owned()).or_else(role)
}

/// The party a person is of.
pub(in crate::reading) fn party(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    let beside = Beside::new(reading, mention.name.span);
    beside.affiliation().0.or_else(|| beside.party_before(mention.span.start))
}

/// The state a person represents.
pub(in crate::reading) fn state(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    let beside = Beside::new(reading, mention.name.span);
    let of_title = || {
        let span = mention.title?.jurisdiction?;
        let words = span.of(reading.text());
        let value = STATES.get(&plain(super::name::owner(words).unwrap_or(words)))?;
        Some(Printed { value: *value, span })
    };
    beside.affiliation().1.or_else(of_title)
}

/// Whether words, in small letters, name a party.
pub(super) fn is_party(words: &str) -> bool {
    PARTIES.keys().any(|form| form.len() > 2 && form.eq_ignore_ascii_case(words))
}

/// The tokens around a name.
struct Beside<'r> {
    text: &'r str,
    tokens: &'r [Token],
    block: Option<u32>,
    /// First token of the name, and the one after its last.
    from: usize,
    after: usize,
}

impl<'r> Beside<'r> {
    fn new(reading: &'r Reading<'_>, name: Span<Text>) -> Self {
        let tokens = reading.tokens();
        let from = tokens.partition_point(|token| token.span.start < name.start);
        let after = from + tokens[from..].iter().take_while(|token| token.span.start < name.end).count();
        Beside { text: reading.text(), tokens, block: tokens.get(from).map(|token| token.block), from, after }
    }

    /// The word at a token of the name's block.
    fn word(&self, at: usize) -> &'r str {
        let token = self.tokens.get(at).filter(|token| Some(token.block) == self.block);
        token.map_or("", |token| &self.text[token.span.range()])
    }

    /// The token of an age after the name: `, 43,`, `(43)`, `, aged 43`, `, who is 43,`, ` is 43.`
    fn age_after(&self) -> Option<usize> {
        let at = self.after;
        let closes = |at: usize| matches!(self.word(at), "," | "." | ";" | ")" | "" | "—");
        let (age, closed) = match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            (",", "aged" | "age", _) => (at + 2, true),
            (",", "who", "is") => (at + 3, closes(at + 4)),
            (",", _, _) => (at + 1, closes(at + 2)),
            ("(", "aged", _) => (at + 2, true),
            ("(", _, ")" | ",") => (at + 1, true),
            ("is", _, _) => (at + 1, closes(at + 2)),
            _ => return None,
        };
        (closed && is_age(self.word(age))).then_some(age)
    }

    /// The token of an age before the name: `the 34-year-old teacher Ann Lee`.
    fn age_before(&self) -> Option<usize> {
        let first = self.from.saturating_sub(REACH_OF_AGE);
        let year_old = (first..self.from).rev().take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ""));
        let year_old = year_old.filter(|at| matches!(self.word(*at), "year-old" | "-year-old")).last()?;
        let age = if self.word(year_old - 1) == "-" { year_old.checked_sub(2)? } else { year_old.checked_sub(1)? };
        is_age(self.word(age)).then_some(age)
    }

    /// Party and state as a bracket or a phrase after the name gives them: `(R-Texas)`, `, D-Pa.,`, `, a Democrat from Ohio,`.
    fn affiliation(&self) -> (Option<Printed<&'static str>>, Option<Printed<&'static str>>) {
        let (open, at) = (self.word(self.after), self.after + 1);
        if !matches!(open, "(" | ",") {
            return (None, None);
        }
        let word = self.word(at);
        if let Some((letter, state)) = word.split_once(['-', '–']) {
            let span = self.tokens[at].span;
            let cut = span.start + letter.len() as u32;
            let party = PARTIES.get(letter).map(|party| Printed { value: *party, span: Span::new(span.start, cut) });
            let is_letter = party.is_some() && letter.len() <= 3;
            let state = self.state_at(state, Span::new(span.end - state.len() as u32, span.end), at + 1);
            return if is_letter { (party, state) } else { (None, None) };
        }
        if matches!(word, "a" | "an" | "the") && open == "," {
            return self.phrase(at + 1);
        }
        let is_alone = open == "(" && matches!(self.word(at + 1), ")" | "," | ".");
        let party = self.party_at(at).filter(|party| is_alone && (party.span.len() > 1 || open == "("));
        let state_at = at + 2 + usize::from(self.word(at + 1) == "." && self.word(at + 2) == ",");
        let state =
            self.tokens.get(state_at).and_then(|token| self.state_at(self.word(state_at), token.span, state_at + 1));
        (party, state.filter(|_| party.is_some()))
    }

    /// `Democrat from Ohio`, `moderate Ohio Republican`, up to the end of the phrase.
    fn phrase(&self, at: usize) -> (Option<Printed<&'static str>>, Option<Printed<&'static str>>) {
        if matches!(self.word(at), "former" | "then" | "onetime" | "one-time" | "lapsed") {
            return (None, None);
        }
        let inside = (at..at + REACH_OF_PARTY)
            .take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ")" | "" | "who" | "and"));
        let (mut party, mut state) = (None, None);
        for at in inside {
            party = party.or_else(|| self.party_at(at).filter(|party| party.span.len() > 3));
            let single = || self.state_at(self.word(at), self.tokens[at].span, at + 1);
            state = state.or_else(|| self.two_words(at)).or_else(single);
        }
        (party, state.filter(|_| party.is_some()))
    }

    /// `New York`, `West Virginia`.
    fn two_words(&self, at: usize) -> Option<Printed<&'static str>> {
        let next = self.tokens.get(at + 1).filter(|_| !self.word(at + 1).is_empty())?;
        let span = self.tokens[at].span.to(next.span);
        STATES.get(&plain(span.of(self.text))).map(|state| Printed { value: *state, span })
    }

    /// The party the token names.
    fn party_at(&self, at: usize) -> Option<Printed<&'static str>> {
        PARTIES.get(self.word(at)).map(|party| Printed { value: *party, span: self.tokens[at].span })
    }

    /// The state that words name, with the second word of its name where the next token is one.
    fn state_at(&self, words: &str, span: Span<Text>, next: usize) -> Option<Printed<&'static str>> {
        let two = self.tokens.get(next).filter(|_| !self.word(next).is_empty()).and_then(|token| {
            let span = Span::new(span.start, token.span.end);
            STATES.get(&plain(span.of(self.text))).map(|state| Printed { value: *state, span })
        });
        let capital = words.starts_with(char::is_uppercase);
        two.or_else(|| STATES.get(&plain(words)).map(|state| Printed { value: *state, span })).filter(|_| capital)
    }

    /// `Republican Sen. Ann Lee`: a party among the words of the title or right before it.
    fn party_before(&self, title: u32) -> Option<Printed<&'static str>> {
        let first = self.tokens.partition_point(|token| token.span.start < title);
        let in_title = (first..self.from).filter_map(|at| self.party_at(at)).find(|party| party.span.len() > 2);
        in_title.or_else(|| first.checked_sub(1).and_then(|at| self.party_at(at)).filter(|party| party.span.len() > 2))
    }
}
