//! One person, two spellings: names a slip away from one the story introduces are read as that person's, and remembered as spelt otherwise.
//!
//! Two people stay two where the story says so: both in one sentence, a word for family beside one of them, two different offices, a full
//! introduction of each with given names that are no spellings of one.

use super::alone::{Alone, Stranger};
use super::given::{self, Known};
use super::mention::is_deed;
use super::register::{Entity, Register};
use super::{Name, PersonMention, Spelt, detail};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::slip::{SlipIndex, is_slip};
use crate::reading::vocabulary::{
    fold, is_alias, is_common_surname, is_everyday, is_family, is_geography, is_role, is_spelling,
};
use crate::span::{Span, Text};
use std::cell::OnceCell;
use std::collections::HashMap;

/// The fewest letters of a name that a word alone may miss by a slip without a word beside it that says a person is meant.
const LONG_ENOUGH: usize = 5;

/// How many words a word for family may stand from the name it goes with.
const REACH_OF_KIN: usize = 4;

/// Joins what is a slip apart. `mentions` know who they are as far as exact spelling says.
pub(super) fn join(
    reading: &Reading<'_>,
    register: &Register<'_>,
    mentions: &mut Vec<PersonMention>,
    alone: &Alone<'_>,
) {
    let joiner = Joiner { reading, text: reading.text(), register, surnames: OnceCell::new() };
    let mut joined = joiner.spelt_in_full();
    joiner.surnames_behind_titles(mentions, &mut joined);
    for mention in mentions.iter_mut() {
        if let Some((who, (into, spelt))) = mention.who.and_then(|who| Some((who, joined.get(&who)?))) {
            // The given name alone says nothing of how the surname is spelt.
            let first = joiner.entity(who).first;
            let is_given = !mention.name.is_full()
                && first.given.is_some_and(|given| given.of(joiner.text) == mention.name.surname.of(joiner.text));
            mention.who = Some(*into);
            mention.spelt = if is_given { Spelt::default() } else { *spelt };
        }
    }
    mentions.extend(joiner.strangers(alone));
}

/// Persons that are another one under another spelling: by their number, the other's and what is spelt otherwise.
type Joined = HashMap<u32, (u32, Spelt)>;

struct Joiner<'r, 'a, 't> {
    reading: &'r Reading<'a>,
    text: &'r str,
    register: &'r Register<'t>,
    /// The surnames of all who are named in full, bylines aside, to be found by a slip.
    surnames: OnceCell<SlipIndex>,
}

impl Joiner<'_, '_, '_> {
    fn entity(&self, who: u32) -> &Entity {
        &self.register.entities[who as usize]
    }

    /// Full names with one surname and given names a slip apart, or the other way round.
    fn spelt_in_full(&self) -> Joined {
        let mut joined = Joined::new();
        let mut compare = |group: &[u32], spelt: Spelt| {
            for (at, later) in group.iter().enumerate().skip(1) {
                let mut earlier = group[..at].iter().filter(|earlier| !joined.contains_key(earlier));
                let one = earlier.find_map(|earlier| Some((*earlier, self.as_one(*earlier, *later, spelt)?)));
                if let Some(one) = one.filter(|_| !joined.contains_key(later)) {
                    joined.insert(*later, one);
                }
            }
        };
        self.register.of_one_surname().iter().for_each(|group| compare(group, Spelt { given: true, surname: false }));
        self.register
            .of_one_given_name()
            .iter()
            .for_each(|group| compare(group, Spelt { given: false, surname: true }));
        joined
    }

    /// What is spelt otherwise where two persons named in full are one: `spelt`, or nothing where one of them is many (`Wayne Rooneys`).
    fn as_one(&self, earlier: u32, later: u32, spelt: Spelt) -> Option<Spelt> {
        let (one, other) = (self.entity(earlier), self.entity(later));
        let surname = |entity: &Entity| fold(entity.first.surname.of(self.text));
        let is_plural_of = |many: &Entity, one: &Entity| {
            surname(many).strip_suffix('s') == Some(&surname(one)) && self.stands_for_many(many)
        };
        if spelt.surname && (is_plural_of(one, other) || is_plural_of(other, one)) {
            return Some(Spelt::default());
        }
        self.are_one(earlier, later, spelt).then_some(spelt)
    }

    /// Whether two persons named in full are one, with `spelt` different.
    fn are_one(&self, earlier: u32, later: u32, spelt: Spelt) -> bool {
        let (one, other) = (self.entity(earlier), self.entity(later));
        let (Some(given_one), Some(given_other)) = (one.first.given, other.first.given) else { return false };
        let of = |span: Span<Text>| span.of(self.text);
        let alike = if spelt.given {
            let (one_given, other_given) = (of(given_one), of(given_other));
            given::is_misspelling(one_given, other_given)
                || given::is_near(one_given, other_given) && self.is_written_from_memory(one, other)
        } else {
            let (one, other) = (fold(of(one.first.surname)), fold(of(other.first.surname)));
            (is_slip(&one, &other) || differ_by_s(&one, &other)) && !given::is_initial(of(given_one))
        };
        alike && one.first.suffix.is_none_or(|_| other.first.suffix.is_none()) && !self.are_two(one, other, spelt)
    }

    /// Whether a name in `s` printed once has nobody act, own or be told of, so that it may be a plural: `We can't all be Wayne Rooneys`.
    fn stands_for_many(&self, named: &Entity) -> bool {
        let (words, own) = (self.reading.words(), self.reading.tokens_in(named.first.span));
        let before = own.start.checked_sub(1).map_or("", |at| words[at]);
        let after = words.get(own.end).copied().unwrap_or_default();
        let rest = &self.text[named.first.span.end as usize..];
        let owns = rest.starts_with(['\'', '’']) && !rest.starts_with("''");
        // `“… be Wayne Rooneys,” he said`
        let closes = after == "," && words.get(own.end + 1).is_some_and(|mark| matches!(*mark, "”" | "\"" | "’" | "'"));
        let acts = is_speech(after)
            || is_deed(after)
            || !closes && matches!(after, "," | "(" | "is" | "was" | "has" | "had" | "will" | "who");
        named.mentions == 1 && named.offices.is_empty() && !owns && !acts && !is_role(before)
    }

    /// Whether one of two names stands where no introduction does: in another part of the page, or with nothing said of who it is.
    fn is_written_from_memory(&self, one: &Entity, other: &Entity) -> bool {
        let article = self.reading.article();
        let block = |entity: &Entity| article.block_at(entity.first.span.start);
        let is_beside = |entity: &Entity| {
            block(entity).is_some_and(|block| {
                !matches!(article.blocks()[block].kind, BlockKind::Paragraph | BlockKind::ListItem)
            })
        };
        let is_bare = |entity: &Entity| {
            let mention = PersonMention::untitled(entity.first);
            entity.offices.is_empty()
                && entity.mentions == 1
                && detail::role(self.reading, &mention).is_none()
                && !detail::is_aged(self.reading, entity.first.span)
        };
        let same_office = one.offices.iter().any(|office| other.offices.contains(office));
        block(one) != block(other)
            && (is_beside(one) || is_beside(other) || same_office || is_bare(one) || is_bare(other))
    }

    /// Whether the story says that they are two: as family, in one sentence, with two offices or two roles. One post that one person holds makes
    /// them one.
    fn are_two(&self, one: &Entity, other: &Entity, spelt: Spelt) -> bool {
        let (at_one, at_other) = (one.first.span, other.first.span);
        let is_kin = |name: Span<Text>| if spelt.given { self.is_kin(name) } else { self.is_introduced_as_kin(name) };
        // A husband who is introduced as one is no husband of his own name misspelt.
        let is_odd =
            |entity: &Entity| entity.first.given.is_some_and(|given| given::known(given.of(self.text)).is_none());
        let is_kin_of_another = spelt.given && is_odd(other) && !is_kin(at_other);
        if is_kin(at_one) && !is_kin_of_another
            || is_kin(at_other)
            || self.is_explained(at_one)
            || self.is_explained(at_other)
        {
            return true;
        }
        let mut shared = one.offices.iter().filter(|office| other.offices.contains(office)).peekable();
        let two_offices = !one.offices.is_empty() && !other.offices.is_empty() && shared.peek().is_none();
        if shared.any(|office| !office.is_shared()) {
            return false;
        }
        let same_sentence = self.reading.sentence_at(at_one.start) == self.reading.sentence_at(at_other.start);
        same_sentence || two_offices || self.has_another_role(one, other)
    }

    /// Whether each of two has a role, and not the same: `chairman Doug Wynn`, `trustee Doug Winn`.
    fn has_another_role(&self, one: &Entity, other: &Entity) -> bool {
        let role = |entity: &Entity| {
            detail::role(self.reading, &PersonMention::untitled(entity.first))
                .map(|role| role.of(self.text).to_lowercase())
        };
        role(one).zip(role(other)).is_some_and(|(one, other)| one != other)
    }

    /// Whether a name is introduced by a word for family: `his cousin, Sam Lee`.
    fn is_introduced_as_kin(&self, name: Span<Text>) -> bool {
        let at = self.reading.tokens_in(name).start;
        let before = &self.reading.tokens()[at.saturating_sub(REACH_OF_KIN - 1)..at];
        before.iter().any(|token| is_family(token.span.of(self.text)))
    }

    /// Whether a word for family stands right beside a name: `her sister, Sara Roe`.
    fn is_kin(&self, name: Span<Text>) -> bool {
        let (tokens, own) = (self.reading.tokens(), self.reading.tokens_in(name));
        let beside = &tokens[own.start.saturating_sub(REACH_OF_KIN)..(own.end + REACH_OF_KIN).min(tokens.len())];
        beside.iter().any(|token| is_family(&token.span.of(self.text).to_lowercase()))
    }

    /// Whether the words around a name say why it is spelt so: `née Vasques`, `Vasques [sic]`, a sentence about the spelling.
    fn is_explained(&self, name: Span<Text>) -> bool {
        let (tokens, own) = (self.reading.tokens(), self.reading.tokens_in(name));
        let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(self.text));
        let before = (1..=2).filter_map(|back| own.start.checked_sub(back)).map(word).any(is_alias);
        let sic = (own.end..own.end + 3).map(word).any(|word| word == "sic");
        before || sic || any_word_beside(self.reading, name, is_spelling)
    }

    /// Surnames behind a title that nobody bears, a slip away from one somebody bears: `Sen. Warrne`.
    fn surnames_behind_titles(&self, mentions: &[PersonMention], joined: &mut Joined) {
        let nameless = mentions.iter().filter_map(|mention| Some((mention.who?, mention)));
        let mut nameless = nameless.filter(|(who, _)| self.entity(*who).first.given.is_none()).peekable();
        if nameless.peek().is_none() {
            return;
        }
        for (who, mention) in nameless {
            let surname = mention.name.surname.of(self.text);
            let office = mention.title.map(|title| title.office);
            let one = only(&self.surnames().near(last_word(&fold(surname))))
                .filter(|_| surname.len() >= LONG_ENOUGH)
                .map(|(_, who)| who);
            let fits = |near: &u32| {
                let held = &self.entity(*near).offices;
                office.is_none_or(|office| held.is_empty() || held.contains(&office)) && !joined.contains_key(near)
            };
            // `President Reagan's chief of staff Donald Regan`
            let stand_together = |near: &u32| {
                let sentence = |mention: &PersonMention| self.reading.sentence_at(mention.span.start);
                let of = |whom: u32| mentions.iter().filter(move |mention| mention.who == Some(whom)).map(sentence);
                of(who).any(|one| of(*near).any(|other| one == other))
            };
            if let Some(near) = one.filter(fits).filter(|near| !stand_together(near)) {
                joined.insert(who, (near, Spelt { given: false, surname: true }));
            }
        }
    }

    /// Words alone that nobody bears, a slip away from a name somebody bears.
    fn strangers(&self, alone: &Alone<'_>) -> Vec<PersonMention> {
        if alone.strangers.is_empty() {
            return Vec::new();
        }
        let given = self.given_names_alone(alone);
        let mut found = Vec::new();
        // What the words around call a thing is nobody, unless they have it act.
        for stranger in alone.strangers.iter().filter(|stranger| stranger.acts || !stranger.is_thing) {
            let word = stranger.span.of(self.text);
            let folded = fold(word);
            let surname =
                only(&self.surnames().near(&folded)).filter(|(surname, _)| self.is_surname(stranger, surname));
            let given = || only(&given.near(&folded)).filter(|(name, _)| self.is_given_name(stranger, name));
            let name = surname.map(|(_, who)| (who, Spelt { given: false, surname: true }));
            let name = name.or_else(|| given().map(|(_, who)| (who, Spelt { given: true, surname: false })));
            let is_plural = |singular: &str| !singular.ends_with('s') && alone.known.contains(singular);
            let is_another = || {
                alone.is_joined(word)
                    || !stranger.acts && folded.strip_suffix('s').is_some_and(is_plural)
                    || self.is_explained(stranger.span)
            };
            if let Some((who, spelt)) = name.filter(|_| !is_another()) {
                let given = spelt.given.then_some(stranger.span);
                let name = Name { span: stranger.span, given, surname: stranger.span, suffix: None };
                found.push(PersonMention { who: Some(who), spelt, ..PersonMention::untitled(name) });
            }
        }
        found
    }

    /// Whether a word alone is meant for a surname it misses by a slip.
    fn is_surname(&self, stranger: &Stranger, surname: &str) -> bool {
        let word = stranger.span.of(self.text);
        let is_something_else = is_everyday(&word.to_lowercase()) || is_geography(word) || given::known(word).is_some();
        // A word no list has may have lost a letter.
        let shortest = if is_something_else { LONG_ENOUGH } else { LONG_ENOUGH - 1 };
        // `Bolesy (coach John Boles)`
        let is_pet_name =
            fold(word).strip_prefix(surname).is_some_and(|ending| matches!(ending, "y" | "ie" | "o" | "er" | "ers"));
        if is_pet_name {
            return false;
        }
        let long = surname.chars().count() >= LONG_ENOUGH && word.chars().count() >= shortest;
        if stranger.acts {
            // `Critics said`: a plural that opens a sentence is a word.
            let is_word = !stranger.inside && word.ends_with('s') && is_everyday(&word.to_lowercase());
            let is_place = is_geography(word) && (!stranger.speaks || !is_common_surname(word));
            return !is_place && (long || !is_something_else) && !is_word;
        }
        // `Lee won`, `Lee, who came`: what is a given name besides is a surname there.
        let is_somebody = stranger.did && stranger.inside || stranger.is_told_of;
        if is_somebody && !is_geography(word) && !is_everyday(&word.to_lowercase()) {
            return long && !stranger.is_thing;
        }
        long && !is_something_else && !stranger.is_thing
    }

    /// Whether a word alone is meant for a given name it misses by a slip.
    fn is_given_name(&self, stranger: &Stranger, name: &str) -> bool {
        let word = stranger.span.of(self.text);
        let is_name = given::known(word) == Some(Known::Surely);
        let is_variant = given::is_misspelling(word, name);
        is_variant
            && !stranger.is_thing
            && !is_geography(word)
            && (!is_name || stranger.acts)
            && !is_everyday(&word.to_lowercase())
    }

    fn surnames(&self) -> &SlipIndex {
        self.surnames.get_or_init(|| {
            let mut index = SlipIndex::default();
            let in_full = |entity: &Entity| entity.first.given.is_some() && !entity.writes;
            for (who, entity) in (0..).zip(&self.register.entities).filter(|(_, entity)| in_full(entity)) {
                index.add(last_word(&fold(entity.first.surname.of(self.text))), who);
            }
            index
        })
    }

    /// The given names by which the story calls somebody alone.
    fn given_names_alone(&self, alone: &Alone<'_>) -> SlipIndex {
        let mut index = SlipIndex::default();
        for mention in &alone.mentions {
            let word = mention.name.span.of(self.text);
            let given = mention.who.and_then(|who| Some((who, self.entity(who).first.given?)));
            if let Some((who, _)) = given.filter(|(_, given)| fold(given.of(self.text)) == fold(word)) {
                index.add(&fold(word), who);
            }
        }
        index
    }
}

/// The one name found, whoever bears it: of several bearers the first.
fn only<'n>(near: &[(&'n str, u32)]) -> Option<(&'n str, u32)> {
    near.first().copied().filter(|(name, _)| near.iter().all(|(other, _)| other == name))
}

/// `Roberts` and `Robert`.
fn differ_by_s(one: &str, other: &str) -> bool {
    one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Whether the sentence around a name speaks of family.
pub(super) fn tells_of_family(reading: &Reading<'_>, name: Span<Text>) -> bool {
    any_word_beside(reading, name, is_family)
}

/// Whether any word, in small letters, of the sentence around a name is such.
fn any_word_beside(reading: &Reading<'_>, name: Span<Text>, is_such: impl Fn(&str) -> bool) -> bool {
    let Some(sentence) = reading.sentence_at(name.start).map(|at| reading.sentences()[at].span) else { return false };
    let tokens = reading.tokens();
    let from = tokens.partition_point(|token| token.span.start < sentence.start);
    let mut words = tokens[from..].iter().take_while(|token| token.span.end <= sentence.end);
    words.any(|token| {
        let word = token.span.of(reading.text());
        is_such(word) || word.starts_with(char::is_uppercase) && is_such(&word.to_lowercase())
    })
}
