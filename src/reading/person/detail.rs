//! What stands beside a name besides an office: courtesy title, age, party, state.

use super::history::opens_in_another_time;
use super::word::{is_courtesy, owner};
use super::{PersonMention, full::is_age, given};
use crate::reading::Reading;
use crate::reading::token::Token;
use crate::reading::vocabulary::{is_rare_surname, is_role};
use crate::reading::word_list;
use crate::span::{Span, Text};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many words stand between an age and the name it tells of: `the 34-year-old retired teacher Ann Lee`.
const REACH_OF_AGE: usize = 4;

/// How many words of a phrase that tells of a role are read: `a retired primary school teacher`.
const REACH_OF_ROLE: usize = 7;

/// How many words of a phrase that tells of a party are read: `a moderate Republican from northern Ohio`.
const REACH_OF_PARTY: usize = 9;

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

/// Whose a mention is: a man's or a woman's, as the courtesy title says (`Mr`, `Ms`), else a given name that only one of them bears.
pub(in crate::reading) fn gender(reading: &Reading<'_>, mention: &PersonMention) -> Option<&'static str> {
    let text = reading.text();
    let given = || mention.name.given.and_then(|given| given::gender(given.of(text)));
    match courtesy(reading, mention).map(|title| title.of(text)) {
        Some("Mr" | "Sir") => Some("man"),
        Some("Mrs" | "Ms" | "Miss" | "Dame") => Some("woman"),
        _ => given(),
    }
}

/// How many words before a courtesy title a word for a relative may stand for the relative to be meant: about two sentences.
const REACH_OF_KIN: usize = 50;

/// Whether a word for a relative of the courtesy title's gender stands shortly before, or right after: `with his wife. Mrs Lee baked`, `Mr Lee, her
/// grandfather,`. Nothing without a title.
pub(in crate::reading) fn is_relative(reading: &Reading<'_>, mention: &PersonMention) -> Option<bool> {
    let gender = courtesy(reading, mention).and_then(|_| gender(reading, mention))?;
    let beside = Beside::new(reading, mention.name.span);
    let owned = |at: usize| {
        let word = beside.word(at);
        matches!(word, "his" | "her" | "their" | "His" | "Her" | "Their" | "a" | "the" | "and") || owner(word).is_some()
    };
    let is_named = |at: usize| beside.word(at) == "," && beside.word(at + 1).starts_with(char::is_uppercase);
    let reach = beside.from.saturating_sub(REACH_OF_KIN).max(1)..beside.from;
    let is_kin = |at: usize| kin_of(gender).contains(&beside.word(at)) && owned(at - 1) && !is_named(at + 1);
    let apposed = beside.word(beside.after) == "," && is_kin(beside.after + 2);
    Some(apposed || reach.into_iter().any(is_kin))
}

fn kin_of(gender: &str) -> &'static [&'static str] {
    if gender == "man" {
        &[
            "husband",
            "father",
            "brother",
            "brothers",
            "son",
            "sons",
            "grandfather",
            "grandson",
            "uncle",
            "nephew",
            "widower",
            "couple",
            "parents",
            "groom",
            "twin",
            "twins",
            "cousin",
        ]
    } else {
        &[
            "wife",
            "mother",
            "sister",
            "sisters",
            "daughter",
            "daughters",
            "grandmother",
            "granddaughter",
            "aunt",
            "niece",
            "widow",
            "couple",
            "parents",
            "bride",
            "twin",
            "twins",
            "cousin",
        ]
    }
}

/// The age in years the copy gives a person at the story's own time.
pub(in crate::reading) fn age(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<u8>> {
    let beside = Beside::new(reading, mention.name.span);
    let age = beside.age_after().or_else(|| beside.age_before())?;
    let word = beside.word(age);
    let value = word.parse().ok().or_else(|| years_in_words(word))?;
    let printed = Printed { value, span: beside.tokens[age].span };
    (!opens_in_another_time(reading, mention.span)).then_some(printed)
}

/// What a person is called beside the name by trade or post, in small letters: `resident Ann Lee`, `Ann Lee, a retired teacher,`.
pub(in crate::reading) fn role(reading: &Reading<'_>, mention: &PersonMention) -> Option<Span<Text>> {
    let beside = Beside::new(reading, mention.name.span);
    let before = beside.from.checked_sub(1).filter(|at| is_role(&beside.word(*at).to_lowercase()));
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

/// Whether a full name is such that two people of one story do not share its surname by chance: a given name of the lists, a rare surname.
pub(in crate::reading) fn is_rare(text: &str, mention: &PersonMention) -> bool {
    let given = mention.name.given.is_some_and(|given| given::known(given.of(text)).is_some());
    given && is_rare_surname(mention.name.surname.of(text))
}

/// What sets a person apart from others of the name: an office, but those that many hold at once (`senator`) or that run in families
/// (`president`), else the role.
pub(in crate::reading) fn calling(reading: &Reading<'_>, mention: &PersonMention) -> Option<String> {
    match mention.title {
        Some(title) => (!title.office.is_of_many()).then(|| title.office.name().to_owned()),
        None => role(reading, mention).map(|span| span.of(reading.text()).to_lowercase()),
    }
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
        let value = STATES.get(&plain(owner(words).unwrap_or(words)))?;
        Some(Printed { value: *value, span })
    };
    let of_state = || {
        let at = beside.after + 1;
        let token = beside.tokens.get(at).filter(|_| beside.word(beside.after) == "of" && mention.title.is_some())?;
        beside.state_at(beside.word(at), token.span, at + 1)
    };
    beside.affiliation().1.or_else(of_title).or_else(of_state)
}

/// Whether words, in small letters, name a party.
pub(super) fn is_party(words: &str) -> bool {
    PARTIES.keys().any(|form| form.len() > 2 && form.eq_ignore_ascii_case(words))
}

/// The years of `fifteen-year-old`.
fn years_in_words(word: &str) -> Option<u8> {
    const NUMBERS: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let number = word.strip_suffix("-year-old")?;
    NUMBERS.iter().position(|name| name.eq_ignore_ascii_case(number)).map(|at| at as u8 + 1)
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

    /// The age after the name: `, 43,`, `(43)`, `, aged 43`, `, who turned 43`, ` is 43.`, `, a schoolboy of 16,`, `, at 86 the oldest`.
    fn age_after(&self) -> Option<usize> {
        let at = self.after;
        let closes = |at: usize| matches!(self.word(at), "," | "." | ";" | ")" | "" | "—");
        let (age, closed) = match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            ("," | "(", "aged" | "age", _) => (at + 2, true),
            (",", "who", "is") => (at + 3, closes(at + 4) || self.word(at + 4) == "and"),
            (",", "who", "turned" | "turns") => (at + 3, true),
            (",", "at", _) => (at + 2, closes(at + 3) || self.word(at + 3) == "the"),
            (",", "a" | "an", _) => return self.age_in_phrase(at + 2),
            (",", _, _) => (at + 1, closes(at + 2)),
            ("(", _, ")" | ",") => (at + 1, true),
            ("is", _, _) => (at + 1, closes(at + 2)),
            _ => return None,
        };
        (closed && is_age(self.word(age))).then_some(age)
    }

    /// The age in a phrase that tells of the person: `schoolboy of 16,`, `diver who is 68 and`.
    fn age_in_phrase(&self, from: usize) -> Option<usize> {
        let inside = (from..from + REACH_OF_ROLE).take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ""));
        let leads = |at: usize| match self.word(at) {
            "of" => matches!(self.word(at + 2), "," | "." | "and"),
            "is" => self.word(at - 1) == "who",
            _ => false,
        };
        inside.filter(|at| leads(*at)).map(|at| at + 1).find(|at| is_age(self.word(*at)))
    }

    /// The token of an age before the name: `the 34-year-old teacher Ann Lee`, `At 67, Ann Lee`.
    fn age_before(&self) -> Option<usize> {
        if let Some(age) = self.from.checked_sub(2)
            && self.word(age + 1) == ","
            && matches!(self.word(age.checked_sub(1)?), "At" | "at" | "Aged")
        {
            return is_age(self.word(age)).then_some(age);
        }
        let first = self.from.saturating_sub(REACH_OF_AGE);
        let year_old = (first..self.from).rev().take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ""));
        let year_old = year_old.filter(|at| self.word(*at).ends_with("year-old")).last()?;
        if years_in_words(self.word(year_old)).is_some() {
            return Some(year_old);
        }
        let age = if self.word(year_old - 1) == "-" { year_old.checked_sub(2)? } else { year_old.checked_sub(1)? };
        is_age(self.word(age)).then_some(age)
    }

    /// Party and state as a bracket or a phrase after the name gives them: `(R-Texas)`, `, D-Pa.,`, `, a Democrat from Ohio,`.
    fn affiliation(&self) -> (Option<Printed<&'static str>>, Option<Printed<&'static str>>) {
        let after_age =
            self.word(self.after) == "," && is_age(self.word(self.after + 1)) && self.word(self.after + 2) == ",";
        let comma = self.after + if after_age { 2 } else { 0 };
        let (open, at) = (self.word(comma), comma + 1);
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
        if open == "," {
            return self.phrase(at);
        }
        let is_alone = matches!(self.word(at + 1), ")" | "," | ".");
        let party = self.party_at(at).filter(|_| is_alone);
        let state_at = at + 2 + usize::from(self.word(at + 1) == "." && self.word(at + 2) == ",");
        let state =
            self.tokens.get(state_at).and_then(|token| self.state_at(self.word(state_at), token.span, state_at + 1));
        (party, state.filter(|_| party.is_some()))
    }

    /// `, a moderate Democrat from Ohio,`, `, who is the only Republican on the panel,`, `, one of two Greens,`, `, the senator from Iowa,`, up to the end
    /// of the phrase.
    fn phrase(&self, at: usize) -> (Option<Printed<&'static str>>, Option<Printed<&'static str>>) {
        let at = if self.word(at) == "who" && matches!(self.word(at + 1), "is" | "was") { at + 2 } else { at };
        let at = if self.word(at) == "also" { at + 1 } else { at };
        let tells =
            matches!(self.word(at), "a" | "an" | "the" | "one") || self.word(at) == "of" && self.word(at + 1) == "the";
        if !tells {
            return (None, None);
        }
        let end = (at..at + REACH_OF_PARTY).find(|at| {
            matches!(
                self.word(*at),
                "," | "."
                    | ";"
                    | ":"
                    | ")"
                    | ""
                    | "who"
                    | "whose"
                    | "former"
                    | "then"
                    | "onetime"
                    | "lapsed"
                    | "turned"
            )
        });
        let inside = at + 1..end.unwrap_or(at + REACH_OF_PARTY);
        let own = |at: usize| {
            !matches!(self.word(at - 1), "of" | "by" | "to" | "with" | "for" | "among")
                || inside.start == at
                || self.word(inside.start) == "the"
        };
        let counted = self.word(at) == "one" && self.word(at + 1) == "of";
        let party = inside
            .clone()
            .filter(|at| counted || own(*at))
            .find_map(|at| self.party_at(at).filter(|party| party.span.len() > 2));
        let represents =
            |at: usize| matches!(self.word(at), "senator" | "congressman" | "congresswoman" | "representative");
        let from = inside.clone().find(|at| self.word(*at) == "from").map(|at| at + 1);
        let state =
            from.and_then(|at| self.tokens.get(at).and_then(|token| self.state_at(self.word(at), token.span, at + 1)));
        let home = || {
            inside
                .clone()
                .find_map(|at| self.state_at(self.word(at), self.tokens[at].span, at + 1))
                .filter(|_| party.is_some())
        };
        let said = party.is_some() || inside.clone().any(represents);
        (party, state.filter(|_| said).or_else(home))
    }

    /// The party the words at a token name, the longest name first. `Labour minister` and `Labor Secretary` are no party's.
    fn party_at(&self, at: usize) -> Option<Printed<&'static str>> {
        let first = self.tokens.get(at).filter(|_| !self.word(at).is_empty())?.span;
        let is_ministry = matches!(self.word(at), "Labour" | "Labor" | "Reform" | "Green" | "National")
            && !matches!(
                self.word(at + 1),
                "MP" | "member"
                    | "leader"
                    | "councillor"
                    | "Sen"
                    | "senator"
                    | "'s"
                    | ")"
                    | ","
                    | "."
                    | "MEP"
                    | "candidate"
                    | "colleagues"
            );
        let span = |words: usize| {
            let last = self.tokens.get(at + words - 1).filter(|_| !self.word(at + words - 1).is_empty())?;
            let span = first.to(last.span);
            Some((PARTIES.get(span.of(self.text))?, span))
        };
        let named = [3, 2, 1].into_iter().find_map(span).filter(|(_, span)| !is_ministry || *span != first);
        named.map(|(party, span)| Printed { value: *party, span })
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
        // `Labour's Dev Chaudhry`
        if let Some(before) = first.checked_sub(1)
            && let Some(party) = owner(self.word(before)).and_then(|word| PARTIES.get(word))
        {
            return Some(Printed { value: *party, span: self.tokens[before].span });
        }
        // `its senior Labour member, Pat Lee`
        if self.from >= 3
            && self.word(self.from - 1) == ","
            && (is_role(self.word(self.from - 2)) || self.word(self.from - 2) == "member")
        {
            let party = self.party_at(self.from - 3).filter(|party| party.span.len() > 2);
            if party.is_some() {
                return party;
            }
        }
        let in_title = (first..self.from).filter_map(|at| self.party_at(at)).find(|party| party.span.len() > 2);
        in_title.or_else(|| first.checked_sub(1).and_then(|at| self.party_at(at)).filter(|party| party.span.len() > 2))
    }
}
