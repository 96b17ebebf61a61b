//! Party and state behind a name: in brackets, in a phrase, in what the sentence goes on to say.

use super::before::is_political;
use super::{Affiliation, Beside, PARTIES, Printed, is_partisan, state_named};
use crate::reading::person::PersonMention;
use crate::reading::person::full::is_age;
use crate::reading::token::owner;
use crate::span::Span;

/// How many words of a phrase that tells of a party are read: `a moderate Republican from northern Ohio`.
const REACH_OF_PARTY: usize = 12;

/// How many words stand between a verb and the party it joins somebody to: `was first elected for`.
const REACH_OF_VERB: usize = 6;

impl<'r> Beside<'r> {
    /// Party and state as a bracket, a phrase or a verb after the name gives them: `(R-Texas)`, `, D-Pa.,`, `, a Democrat from Ohio,`, ` belongs to Labour`.
    pub(super) fn affiliation(&self, mention: &PersonMention) -> Affiliation<'r> {
        let after_age =
            self.word(self.after) == "," && is_age(self.word(self.after + 1)) && self.word(self.after + 2) == ",";
        // `, 44 and a Democrat`
        if is_age(self.word(self.after + 1)) && self.word(self.after + 2) == "and" {
            return self.phrase(self.after + 3);
        }
        let comma = self.after + if after_age { 2 } else { 0 };
        match self.word(comma) {
            "(" => self.bracket(comma + 1, mention.title.is_some()),
            "," => match self.letter_and_state(comma + 1) {
                (None, None) => match self.phrase(comma + 1) {
                    (None, None) if after_age => self.predicate(comma + 1),
                    found => found,
                },
                found => found,
            },
            "of" => (self.party_at(comma + 1 + usize::from(self.word(comma + 1) == "the")), None),
            _ => self.predicate(comma),
        }
    }

    /// `(D)`, `(D-Ohio)`, `(Lab, Leeds North)`, `(D., Ohio)`, `(OH-11)`, `(NY)`.
    fn bracket(&self, at: usize, has_title: bool) -> Affiliation<'r> {
        let found = self.letter_and_state(at);
        if found.0.is_some() || found.1.is_some() {
            return found;
        }
        let party = self.party_at(at).or_else(|| self.letter_at(at)).filter(|party| {
            let next = self.tokens.partition_point(|token| token.span.start < party.span.end);
            matches!(self.word(next), ")" | "," | "." | ";")
        });
        let state_at = at + 2 + usize::from(self.word(at + 1) == "." && self.word(at + 2) == ",");
        let is_state = |at: usize| self.word(at).len() == 2 && self.word(at + 1) == ")" && has_title;
        let alone = || self.state_at(at).filter(|_| is_state(at));
        let state = if party.is_some() { self.state_at(state_at) } else { alone() };
        (party, state)
    }

    /// `(D)`: the letters of a party, which no longer name has.
    fn letter_at(&self, at: usize) -> Option<Printed<&'r str>> {
        let span = self.tokens.get(at).filter(|_| !self.word(at).is_empty())?.span;
        PARTIES.get(self.word(at)).map(|party| Printed { value: *party, span })
    }

    /// `D-Ohio`, `R-N.Y.`, `D-OH-11`, `Lab-Leeds`, `OH-11`, `D-New York`.
    fn letter_and_state(&self, at: usize) -> Affiliation<'r> {
        let Some((letter, rest)) = self.word(at).split_once(['-', '–']) else { return (None, None) };
        let span = self.tokens[at].span;
        let cut = span.start + letter.len() as u32;
        let party = PARTIES.get(letter).filter(|_| letter.len() <= 3);
        let Some(party) = party.map(|party| Printed { value: *party, span: Span::new(span.start, cut) }) else {
            let is_district =
                letter.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'A' || byte == b'L');
            let state = state_named(letter).filter(|_| is_district);
            return (None, state.map(|value| Printed { value, span: Span::new(span.start, cut) }));
        };
        let name = rest.split(['-', '–']).next().unwrap_or(rest);
        let start = span.end - rest.len() as u32;
        let one = Span::new(start, start + name.len() as u32);
        let next = self.tokens.get(at + 1).filter(|_| !self.word(at + 1).is_empty());
        let two = next.map(|next| Span::new(start, next.span.end));
        (Some(party), self.state_of(two).or_else(|| self.state_of(Some(one))))
    }

    /// `, a moderate Democrat from Ohio,`, `, who is the only Republican on the panel,`, `, one of two Greens,`, `, the senator from Iowa,`, `, Republican of
    /// Ohio,`, `, Labour's candidate,`, up to the end of the phrase.
    fn phrase(&self, at: usize) -> Affiliation<'r> {
        let first = self.word(at);
        match first {
            "who" | "whose" | "who's" | "who’s" => return self.predicate(at),
            "also" if self.word(at + 1) != "the" => return self.phrase(at + 1),
            "himself" | "herself" => return self.phrase(at + 1),
            "a" | "an" | "the" | "its" | "their" | "one" => return self.noun_phrase(at),
            "of" | "from" | "representing" => {
                return (self.party_at(at + 1 + usize::from(self.word(at + 1) == "the")), None);
            }
            _ => {}
        }
        // `, leader of the Harbour Party,`
        if is_political(first) && matches!(self.word(at + 1), "of" | "for") {
            return (self.party_at(at + 2 + usize::from(self.word(at + 2) == "the")), None);
        }
        // `, Labour's candidate,`, `, Ohio's junior senator,`
        if let Some(word) = owner(first) {
            let span = self.tokens[at].span;
            let party = PARTIES.get(word).map(|party| Printed { value: *party, span });
            let party = party.or_else(|| self.party_at(at + 1).filter(|party| party.span.len() > 2));
            let state = self.state_of(Some(span)).filter(|_| self.inside(at + 1).any(|at| represents(self.word(at))));
            return (party, state);
        }
        // `, Democrat of Ohio,`
        if is_partisan(first) && matches!(self.word(at + 1), "of" | "from" | "," | "." | "and" | "for") {
            let state = self.state_at(at + 2).filter(|_| matches!(self.word(at + 1), "of" | "from"));
            return (self.party_at(at), state);
        }
        (None, None)
    }

    /// What a verb says: ` is a Democrat`, ` belongs to Labour`, ` was first elected for the Greens`, `who represents Ohio`, `whose party is Labour`.
    fn predicate(&self, at: usize) -> Affiliation<'r> {
        if matches!(self.word(at), "who's" | "who’s") {
            return self.noun_phrase(at + 1);
        }
        let is_clause = matches!(self.word(at), "who" | "whose");
        let party_of = self.word(at) == "whose" && self.word(at + 1) == "party";
        if self.word(at) == "whose" && is_partisan(self.word(at + 1)) {
            return (self.party_at(at + 1), None);
        }
        let verb = at + usize::from(is_clause) + usize::from(party_of);
        let next =
            |at: usize| at + usize::from(matches!(self.word(at), "also" | "now" | "still" | "himself" | "herself"));
        match self.word(verb) {
            "is" | "remains" if matches!(self.word(next(verb + 1)), "a" | "an" | "the" | "one") => {
                self.noun_phrase(next(verb + 1))
            }
            "was" if is_clause && matches!(self.word(verb + 1), "a" | "an" | "the") => self.noun_phrase(verb + 1),
            "has" if self.word(verb + 1) == "been" && matches!(self.word(verb + 2), "a" | "the") => {
                self.noun_phrase(verb + 2)
            }
            "is" if party_of => (self.party_at(verb + 1 + usize::from(self.word(verb + 1) == "the")), None),
            "joined" if matches!(self.word(verb + 1), "other" | "fellow") => (self.party_joined(verb + 1), None),
            "represents" => (self.party_joined(verb + 1), self.state_at(verb + 1)),
            "is" | "was" | "belongs" | "comes" | "ran" | "runs" | "stands" | "stood" | "sits" | "sat" | "leads"
            | "heads" | "campaigned" | "identifies" | "caucuses" | "won" => (self.party_joined(verb + 1), None),
            _ => (None, None),
        }
    }

    /// The party that only words of joining lead to: `elected for the`, `to the`, `a member of`, `running as a`.
    fn party_joined(&self, from: usize) -> Option<Printed<&'r str>> {
        let leads = |at: &usize| {
            matches!(
                self.word(*at),
                "a" | "an"
                    | "the"
                    | "first"
                    | "elected"
                    | "re-elected"
                    | "running"
                    | "standing"
                    | "member"
                    | "as"
                    | "for"
                    | "of"
                    | "to"
                    | "from"
                    | "by"
                    | "seat"
                    | "leader"
                    | "candidate"
                    | "with"
                    | "in"
                    | "on"
                    | "other"
                    | "fellow"
            )
        };
        let lead = (from..from + REACH_OF_VERB).take_while(leads).count();
        let party = self.party_at(from + lead)?;
        // `is a Democrat` has a phrase of its own; `ran for Congress` names no party.
        let is_led = lead > 0
            && matches!(
                self.word(from + lead - 1),
                "a" | "an" | "the" | "as" | "for" | "to" | "from" | "of" | "with" | "other" | "fellow"
            );
        (is_led && party.span.len() > 2 && self.word(from + lead) != "Congress").then_some(party)
    }

    /// The tokens of a phrase up to what ends it.
    fn inside(&self, from: usize) -> std::ops::Range<usize> {
        let ends = |at: &usize| {
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
        };
        from..(from..from + REACH_OF_PARTY).find(ends).unwrap_or(from + REACH_OF_PARTY)
    }

    /// `a moderate Democrat from Ohio`, `one of two Republicans on the panel`, `the Ohio senator`.
    fn noun_phrase(&self, at: usize) -> Affiliation<'r> {
        let inside = self.inside(at + 1);
        // `a member of the Green Party`, but not `a critic of the Greens`.
        let own = |at: usize| {
            let lead = if self.word(at - 1) == "the" { at - 2 } else { at - 1 };
            let belongs = || is_political(self.word(lead - 1));
            !matches!(self.word(lead), "of" | "by" | "to" | "with" | "for" | "among")
                || lead < inside.start
                || belongs()
        };
        let counted = self.word(at) == "one" && self.word(at + 1) == "of";
        let party = inside
            .clone()
            .filter(|at| counted || own(*at))
            .find_map(|at| self.party_at(at).filter(|party| party.span.len() > 2));
        let from = inside.clone().find(|at| self.word(*at) == "from").map(|at| at + 1);
        let state = from.and_then(|at| self.state_at(at));
        let said = party.is_some() || inside.clone().any(|at| represents(self.word(at)));
        // A state's letters may be a word: `OK`, `ME`.
        let in_full = |state: &Printed<&'static str>| state.span.len() as usize == state.value.len();
        let home = || inside.clone().find_map(|at| self.state_at(at)).filter(in_full).filter(|_| party.is_some());
        (party, state.filter(|_| said).or_else(home))
    }
}

/// A word for somebody whom a state elects.
fn represents(word: &str) -> bool {
    matches!(word, "senator" | "congressman" | "congresswoman" | "representative" | "governor")
}
