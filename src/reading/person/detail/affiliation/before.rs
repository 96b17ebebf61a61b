//! Party and state before a name: `Republican Sen. Ann Lee`, `Labour's Dev Chaudhry`, `the Duluth Democrat, Ann Lee,`, `Iowa Republican Ann Lee`; and
//! the party of those somebody is one of.

use super::{Beside, PARTIES, Printed, is_partisan};
use crate::reading::person::PersonMention;
use crate::reading::token::owner;
use crate::reading::vocabulary::is_role;

/// How many words stand between a name and its `her fellow Democrats`.
const REACH_OF_FELLOWS: usize = 6;

/// How many words before a name the article of `the Duluth Democrat, Ann Lee,` stands.
const REACH_OF_ARTICLE: usize = 5;

/// How many words before a name the `Sens.` of `Sens. Ann Lee of Ohio and Bob Hart of Iowa` stands at most.
const REACH_OF_SEVERAL: usize = 14;

impl<'r> Beside<'r> {
    /// `Republican Sen. Ann Lee`: a party among the words of the title or right before it.
    pub(super) fn party_before(&self, title: u32) -> Option<Printed<&'r str>> {
        let first = self.first_of_title(title);
        // `Labour's Dev Chaudhry`, `the Greens' Ann Lee`
        if let Some(before) = first.checked_sub(1) {
            let owned = owner(self.word(before));
            let plural =
                before.checked_sub(1).filter(|_| matches!(self.word(before), "'" | "’")).map(|at| self.word(at));
            if let Some(party) = owned.or(plural).and_then(|word| PARTIES.get(word)) {
                let at = if owned.is_some() { before } else { before - 1 };
                return Some(Printed { value: *party, span: self.tokens[at].span });
            }
        }
        if self.from >= 3 && self.word(self.from - 1) == "," {
            // `its senior Labour member, Pat Lee`
            let noun = self.word(self.from - 2);
            if is_role(noun) || is_political(noun) || noun == "member" {
                let party = self.party_ending(self.from - 2);
                if party.is_some() {
                    return party;
                }
            }
            // `The Duluth Democrat, Ann Lee,`
            let reach = self.from.saturating_sub(REACH_OF_ARTICLE)..self.from - 2;
            if is_partisan(noun) && reach.into_iter().any(|at| matches!(self.word(at), "the" | "The")) {
                return self.party_ending(self.from - 1);
            }
        }
        let in_title = (first..self.from).filter_map(|at| self.party_at(at)).find(|party| party.span.len() > 2);
        in_title.or_else(|| self.party_ending(first))
    }

    /// The party whose name ends right before a token, the longer name first: `Liberal Democrat Ann Lee`.
    fn party_ending(&self, end: usize) -> Option<Printed<&'r str>> {
        let last = self.tokens.get(end.checked_sub(1)?).filter(|_| !self.word(end - 1).is_empty())?.span;
        let ends = |party: &Printed<&str>| party.span.end == last.end && party.span.len() > 2;
        (1..=3).rev().filter_map(|words| end.checked_sub(words)).find_map(|at| self.party_at(at).filter(ends))
    }

    /// The first token of the words before a name that may be a title: the office, and what somebody in politics is.
    fn first_of_title(&self, title: u32) -> usize {
        let first = self.tokens.partition_point(|token| token.span.start < title);
        if first.checked_sub(1).is_some_and(|at| is_political(self.word(at))) { first - 1 } else { first }
    }

    /// `Iowa Republican Ann Lee`, `the Iowa Democrat, Ann Lee,`: the state before the party before the name.
    pub(super) fn state_before_party(&self, title: u32) -> Option<Printed<&'static str>> {
        let apposed = self.from >= 3 && self.word(self.from - 1) == ",";
        let end = if apposed { self.from - 1 } else { self.first_of_title(title) };
        let party = end.checked_sub(1).filter(|at| is_partisan(self.word(*at)))?;
        self.state_up_to(party)
    }

    /// Whether a title in the plural stands before several names of which this is one: `Sens. Bob Hart of Iowa and Ann Lee of Ohio`.
    pub(super) fn is_one_of_several(&self) -> bool {
        let before = (self.from.saturating_sub(REACH_OF_SEVERAL)..self.from).rev();
        let mut inside = before
            .map(|at| self.word(at))
            .take_while(|word| matches!(*word, "." | "," | "and" | "of") || word.starts_with(char::is_uppercase));
        inside.any(|word| matches!(word, "Sens" | "Reps" | "Govs" | "Senators" | "Representatives" | "Governors"))
    }

    /// `Mr Lee's Labor colleagues`, `Lee told her fellow Conservatives`: people are of one party with their colleagues.
    pub(super) fn party_of_fellows(&self, mention: &PersonMention) -> Option<Printed<&'r str>> {
        let last = self.word(self.after.checked_sub(1)?);
        let is_owner = owner(last).is_some() && !mention.name.span.of(self.text).ends_with('s');
        let is_theirs = |at: usize| {
            matches!(
                self.word(at + 1),
                "colleagues" | "colleague" | "government" | "party" | "caucus" | "administration"
            )
        };
        if is_owner
            && (is_theirs(self.after) || is_partisan(self.word(self.after)) && self.word(self.after).ends_with('s'))
        {
            return self.party_at(self.after).filter(|party| party.span.len() > 2);
        }
        if self.word(self.after) == "and"
            && matches!(self.word(self.after + 1), "his" | "her")
            && is_theirs(self.after + 2)
        {
            return self.party_at(self.after + 2).filter(|party| party.span.len() > 2);
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
pub(super) fn is_political(word: &str) -> bool {
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
            | "leader"
            | "councillor"
            | "senator"
            | "whip"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "president"
            | "member"
            | "delegate"
            | "hopeful"
            | "contender"
            | "stalwart"
            | "veteran"
            | "flagbearer"
            | "parliamentarian"
    )
}
