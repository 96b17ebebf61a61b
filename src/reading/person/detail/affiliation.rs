//! Party and state beside a name: `Ann Lee (R-Texas)`, `Ann Lee, a Democrat from Ohio,`, `Republican Sen. Ann Lee`.

use super::{Beside, Printed};
use crate::reading::Reading;
use crate::reading::person::PersonMention;
use crate::reading::person::full::is_age;
use crate::reading::token::owner;

use crate::reading::vocabulary::is_role;
use crate::reading::word_list;
use crate::span::{Span, Text};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Party and state, each where it is told.
type Affiliation = (Option<Printed<&'static str>>, Option<Printed<&'static str>>);

/// How many words of a phrase that tells of a party are read: `a moderate Republican from northern Ohio`.
const REACH_OF_PARTY: usize = 12;

static PARTIES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = word_list::section(include_str!("../../../../rules/data/parties.txt"), "parties");
    let lines = lines.filter_map(|line| line.split_once(": "));
    lines.flat_map(|(party, forms)| forms.split("; ").map(move |form| (form, party))).collect()
});

/// States by every form that names them, small letters and no stops.
static STATES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = word_list::section(include_str!("../../../../rules/data/states.txt"), "states");
    let forms =
        lines.flat_map(|line| line.split("; ").map(move |form| (form, line.split("; ").next().unwrap_or(line))));
    forms.map(|(form, state)| (plain(form), state)).collect()
});

/// Small letters without stops.
fn plain(form: &str) -> String {
    form.to_lowercase().replace('.', "")
}

/// The party a person is of.
pub(in crate::reading) fn party(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    let beside = Beside::new(reading, mention.name.span);
    // `the Missouri Democrat`
    let words = || mention.name.span.of(reading.text());
    let own = || PARTIES.get(words()).filter(|_| mention.nameless);
    if let Some(party) = own() {
        return Some(Printed { value: *party, span: mention.name.span });
    }
    beside
        .affiliation()
        .0
        .or_else(|| beside.party_before(mention.span.start))
        .or_else(|| beside.party_of_fellows(mention))
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

/// The state that stands with an article before a word for a party: `the Missouri Democrat`. Nothing where a name follows.
pub(in crate::reading::person) fn state_before(
    reading: &Reading<'_>,
    party: Span<Text>,
) -> Option<Printed<&'static str>> {
    let beside = Beside::new(reading, party);
    let goes_on = beside.word(beside.after).starts_with(|ch: char| ch.is_uppercase());
    let is_one = beside.from < beside.after && beside.word(beside.from).len() == party.len() as usize && !goes_on;
    let is_article = |at: usize| matches!(beside.word(at), "the" | "The");
    let words =
        [1, 2].into_iter().find(|words| beside.from.checked_sub(words + 1).is_some_and(is_article) && is_one)?;
    let first = beside.from - words;
    let span = beside.tokens[first].span.to(beside.tokens[beside.from - 1].span);
    let value = STATES.get(&plain(span.of(beside.text)))?;
    Some(Printed { value: *value, span })
}

/// Whether words, in small letters, name a party.
pub(in crate::reading::person) fn is_party(words: &str) -> bool {
    PARTIES.keys().any(|form| form.len() > 2 && form.eq_ignore_ascii_case(words))
}

impl Beside<'_> {
    /// Party and state as a bracket or a phrase after the name gives them: `(R-Texas)`, `, D-Pa.,`, `, a Democrat from Ohio,`.
    fn affiliation(&self) -> Affiliation {
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
            // `D-OH-11`
            let (state, district) = state
                .split_once(['-', '–'])
                .map_or((state, 0), |(state, _)| (state, word.len() - letter.len() - 1 - state.len()));
            let district = district as u32;
            let cut = span.start + letter.len() as u32;
            let party = PARTIES.get(letter).map(|party| Printed { value: *party, span: Span::new(span.start, cut) });
            let is_letter = party.is_some() && letter.len() <= 3;
            let state =
                self.state_at(state, Span::new(span.end - district - state.len() as u32, span.end - district), at + 1);
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
    fn phrase(&self, at: usize) -> Affiliation {
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
        let is_ministry = matches!(self.word(at), "Labour" | "Labor" | "Reform" | "Green" | "National" | "Congress")
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
                    | "MLA"
                    | "legislator"
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
        // `Labour MP Ann Lee`
        let first = if first.checked_sub(1).is_some_and(|at| is_political(self.word(at))) { first - 1 } else { first };
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
        // `The Duluth Democrat, Ann Lee,`
        if self.from >= 3 && self.word(self.from - 1) == "," && is_partisan(self.word(self.from - 2)) {
            let reach = self.from.saturating_sub(REACH_OF_ARTICLE)..self.from - 2;
            if reach.into_iter().any(|at| matches!(self.word(at), "the" | "The")) {
                return self.party_at(self.from - 2);
            }
        }
        // `Liberal Democrat Ann Lee`
        let two = first.checked_sub(2).and_then(|at| self.party_at(at)).filter(|party| {
            first >= 1 && party.span.end == self.tokens[first - 1].span.end && self.word(first - 2).len() > 2
        });
        if two.is_some() {
            return two;
        }
        let in_title = (first..self.from).filter_map(|at| self.party_at(at)).find(|party| party.span.len() > 2);
        in_title.or_else(|| first.checked_sub(1).and_then(|at| self.party_at(at)).filter(|party| party.span.len() > 2))
    }

    /// `Mr Lee's Labor colleagues`, `Lee told her fellow Conservatives`: people are of one party with their colleagues.
    fn party_of_fellows(&self, mention: &PersonMention) -> Option<Printed<&'static str>> {
        let last = self.word(self.after.checked_sub(1)?);
        let is_owner = owner(last).is_some() && !mention.name.span.of(self.text).ends_with('s');
        if is_owner && matches!(self.word(self.after + 1), "colleagues" | "colleague") {
            return self.party_at(self.after).filter(|party| party.span.len() > 2);
        }
        let fellow = (self.after..self.after + REACH_OF_FELLOWS)
            .take_while(|at| {
                !matches!(self.word(*at), "" | "." | "," | ";")
                    && (*at == self.after || !self.word(*at).starts_with(char::is_uppercase))
            })
            .find(|at| self.word(*at) == "fellow" && matches!(self.word(at - 1), "his" | "her"))?;
        self.party_at(fellow + 1).filter(|party| party.span.len() > 2 && is_partisan(self.word(fellow + 1)))
    }
}

/// Whether a word before a name tells of somebody in politics: a party before it is theirs.
fn is_political(word: &str) -> bool {
    matches!(
        word,
        "politician"
            | "candidate"
            | "legislator"
            | "lawmaker"
            | "nominee"
            | "incumbent"
            | "challenger"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "MP"
            | "MEP"
            | "MSP"
            | "MLA"
            | "TD"
            | "peer"
            | "backbencher"
            | "frontbencher"
            | "colleague"
            | "rival"
            | "congressman"
            | "congresswoman"
    )
}

/// How many words stand between a name and its `her fellow Democrats`.
const REACH_OF_FELLOWS: usize = 6;

/// How many words before a name the article of `the Duluth Democrat, Ann Lee,` stands.
const REACH_OF_ARTICLE: usize = 5;

/// Whether a word calls somebody, or several, by a party.
fn is_partisan(word: &str) -> bool {
    PARTIES.contains_key(word)
        && word.len() > 3
        && (word.ends_with('s')
            || matches!(word, "Democrat" | "Republican" | "Conservative" | "Liberal" | "Independent" | "Libertarian"))
}
