//! Party and state beside a name: `Ann Lee (R-Texas)`, `Ann Lee, a Democrat from Ohio,`, `Republican Sen. Ann Lee`.

mod before;
mod phrase;

use super::{Beside, Printed};
use crate::reading::Reading;
use crate::reading::person::PersonMention;
use crate::reading::token::owner;
use crate::reading::vocabulary::state as state_named;
use crate::reading::word_list;
use crate::span::{Span, Text};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Party and state, each where it is told.
type Affiliation<'r> = (Option<Printed<&'r str>>, Option<Printed<&'static str>>);

static PARTIES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = word_list::section(include_str!("../../../../rules/data/parties.txt"), "parties");
    let lines = lines.filter_map(|line| line.split_once(": "));
    lines.flat_map(|(party, forms)| forms.split("; ").map(move |form| (form, party))).collect()
});

/// The party a person is of: its name in `rules/data/parties.txt`, or as printed where it is not in there. Nothing where the sentence tells of a change.
pub(in crate::reading) fn party<'r>(reading: &'r Reading<'_>, mention: &PersonMention) -> Option<Printed<&'r str>> {
    let beside = Beside::new(reading, mention.name.span);
    let own = || (beside.from..beside.after).filter(|_| mention.nameless).find_map(|at| beside.party_at(at));
    let party = own()
        .or_else(|| beside.affiliation(mention).0)
        .or_else(|| beside.party_before(mention.span.start))
        .or_else(|| beside.party_of_fellows(mention))?;
    (!tells_of_change(reading, mention)).then_some(party)
}

/// Whether the sentence of a mention tells that somebody changed parties.
fn tells_of_change(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let Some(at) = reading.sentence_at(mention.span.start) else { return false };
    let tokens = reading.sentences()[at].tokens();
    reading.tokens()[tokens].iter().any(|token| {
        matches!(
            token.span.of(reading.text()),
            "switched"
                | "switching"
                | "switch"
                | "defected"
                | "defecting"
                | "defection"
                | "turncoat"
                | "lifelong"
                | "registered"
                | "renounced"
        )
    })
}

/// The state a person represents.
pub(in crate::reading) fn state(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    let beside = Beside::new(reading, mention.name.span);
    let of_title = || {
        let span = mention.title?.jurisdiction?;
        let words = span.of(reading.text());
        Some(Printed { value: state_named(owner(words).unwrap_or(words))?, span })
    };
    let of_state = || {
        let at = beside.after + 1;
        let stands = beside.word(beside.after) == "of" && (mention.title.is_some() || beside.is_one_of_several());
        beside.state_at(at).filter(|_| stands)
    };
    beside
        .affiliation(mention)
        .1
        .or_else(of_title)
        .or_else(of_state)
        .or_else(|| beside.state_before_party(mention.span.start))
        .or_else(|| state_before(reading, mention.name.span).filter(|_| mention.nameless))
}

/// The state that stands with an article before a word for a party: `the Missouri Democrat`. Nothing where a name follows.
pub(in crate::reading::person) fn state_before(
    reading: &Reading<'_>,
    party: Span<Text>,
) -> Option<Printed<&'static str>> {
    let beside = Beside::new(reading, party);
    let goes_on = beside.word(beside.after).starts_with(|ch: char| ch.is_uppercase());
    let is_one = beside.from < beside.after && beside.word(beside.from).len() == party.len() as usize && !goes_on;
    let state = beside.state_up_to(beside.from).filter(|_| is_one)?;
    let first = reading.tokens_in(state.span).start;
    let article = first.checked_sub(1).map(|at| beside.word(at));
    matches!(article, Some("the" | "The")).then_some(state)
}

/// Whether words as printed name a party.
pub(in crate::reading::person) fn is_party(words: &str) -> bool {
    words.len() > 2 && words.starts_with(char::is_uppercase) && PARTIES.contains_key(words)
}

/// The most words of a party's name.
const LONGEST_PARTY: usize = 4;

impl<'r> Beside<'r> {
    /// The party the words at a token name, the longest name first. `Labour minister` and `Labor Secretary` are no party's.
    fn party_at(&self, at: usize) -> Option<Printed<&'r str>> {
        let first = self
            .tokens
            .get(at)
            .filter(|_| self.word(at).starts_with(char::is_uppercase) || self.word(at) == "independent")?
            .span;
        if self.word(at) == "independent" {
            let ends = matches!(
                self.word(at + 1),
                "," | "." | ";" | ")" | "" | "who" | "candidate" | "senator" | "councillor" | "lawmaker"
            );
            return ends.then_some(Printed { value: "independent", span: first });
        }
        let span = |words: usize| {
            let last = self.tokens.get(at + words - 1).filter(|_| !self.word(at + words - 1).is_empty())?;
            let span = first.to(last.span);
            let words = span.of(self.text);
            Some(Printed { value: *PARTIES.get(owner(words).unwrap_or(words))?, span })
        };
        let named = (1..=LONGEST_PARTY).rev().find_map(span);
        let is_ministry = || is_ministry(self.word(at)) && !goes_with_party(self.word(at + 1));
        named.filter(|party| party.span != first || !is_ministry()).or_else(|| self.unlisted_party_at(at))
    }

    /// `Harbour Reform Party`: a party no list has, by its last two words.
    fn unlisted_party_at(&self, at: usize) -> Option<Printed<&'r str>> {
        let end = (at + 1..at + LONGEST_PARTY).find(|at| self.word(*at) == "Party")?;
        let is_name = (at..end).all(|at| self.word(at).starts_with(char::is_uppercase) && self.word(at).len() > 2);
        let name = self.tokens[end - 1].span.to(self.tokens[end].span);
        is_name.then_some(Printed { value: name.of(self.text), span: self.tokens[at].span.to(self.tokens[end].span) })
    }

    /// The state that the words from a token on name.
    fn state_at(&self, at: usize) -> Option<Printed<&'static str>> {
        let one = self.tokens.get(at).filter(|_| self.word(at).starts_with(char::is_uppercase))?.span;
        let two = self.tokens.get(at + 1).filter(|_| !self.word(at + 1).is_empty()).map(|next| one.to(next.span));
        self.state_of(two).or_else(|| self.state_of(Some(one)))
    }

    /// The state that the words before a token name.
    fn state_up_to(&self, end: usize) -> Option<Printed<&'static str>> {
        let last = self.tokens.get(end.checked_sub(1)?).filter(|_| !self.word(end - 1).is_empty())?.span;
        let two = end.checked_sub(2).filter(|at| !self.word(*at).is_empty()).map(|at| self.tokens[at].span.to(last));
        self.state_of(two).or_else(|| self.state_of(Some(last)))
    }

    fn state_of(&self, span: Option<Span<Text>>) -> Option<Printed<&'static str>> {
        let words = span?.of(self.text);
        Some(Printed { value: state_named(owner(words).unwrap_or(words))?, span: span? })
    }
}

/// A word for a party that names a ministry, a body or a kind of thing as well.
fn is_ministry(word: &str) -> bool {
    matches!(word, "Labour" | "Labor" | "Reform" | "Green" | "National" | "Congress" | "Alliance" | "Justice")
}

/// A word that follows a party's name used of a person.
fn goes_with_party(word: &str) -> bool {
    matches!(
        word,
        "" | "MP"
            | "MPs"
            | "member"
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
            | "MSP"
            | "legislator"
            | "candidate"
            | "colleagues"
            | "colleague"
            | "peer"
            | "lawmaker"
            | "politician"
            | "in"
            | "on"
            | "and"
            | "for"
            | "since"
            | "said"
            | "group"
            | "party"
            | "government"
            | "caucus"
            | "benches"
            | "nominee"
            | "incumbent"
            | "challenger"
            | "whip"
            | "spokesman"
            | "spokeswoman"
            | "frontbencher"
            | "backbencher"
            | "minority"
            | "majority"
            | "chairman"
            | "chairwoman"
            | "flagbearer"
    )
}

/// Whether a word calls somebody, or several, by a party.
fn is_partisan(word: &str) -> bool {
    PARTIES.contains_key(word)
        && word.len() > 3
        && (word.ends_with('s')
            || matches!(
                word,
                "Democrat"
                    | "Republican"
                    | "Conservative"
                    | "Liberal"
                    | "Independent"
                    | "Libertarian"
                    | "Tory"
                    | "Socialist"
            ))
}
