//! What a story tells of each of its people, taken together: whether it ever names them in full, where it first does, whether it speaks of family.

use super::name::Names;
use super::{OfficeId, People, PersonMention, detail, office, spelling};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::vocabulary::is_everyday;

/// What all mentions of one person tell.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::reading) struct Told {
    /// Whether any mention gives more than one name.
    pub(in crate::reading) in_full: bool,
    /// Whether any mention spells the name otherwise than the first.
    pub(in crate::reading) two_ways: bool,
    /// How many mentions there are, those without a name left out.
    pub(in crate::reading) mentions: usize,
    /// The number of the first mention in the running text (paragraphs), headline, captions and the like left out.
    pub(in crate::reading) first: Option<usize>,
    /// The number of the first mention in the running text that gives the full name.
    pub(in crate::reading) introduced: Option<usize>,
}

/// Reads the mentions together, by person.
pub(super) fn read(reading: &Reading<'_>, people: &People) -> Vec<Told> {
    let mut all = vec![Told::default(); people.persons.len()];
    for (number, mention) in people.mentions.iter().enumerate().filter(|(_, mention)| !mention.nameless) {
        let Some(told) = mention.who.and_then(|who| all.get_mut(who as usize)) else { continue };
        told.mentions += 1;
        told.in_full |= mention.name.is_full();
        told.two_ways |= mention.spelt.given || mention.spelt.surname;
        if (told.first.is_none() || told.introduced.is_none()) && is_running(reading, mention) {
            told.first.get_or_insert(number);
            if mention.name.is_full() {
                told.introduced.get_or_insert(number);
            }
        }
    }
    all
}

/// Whether the story speaks of each person's family: a word for it stands in a sentence with the name, or two of the surname are named in one.
pub(super) fn families(reading: &Reading<'_>, people: &People) -> Vec<bool> {
    let mut all = vec![false; people.persons.len()];
    for [one, other] in named_together(reading, people) {
        (all[one as usize], all[other as usize]) = (true, true);
    }
    let couples = people.mentions.iter().filter(|mention| detail::is_of_a_couple(reading, mention));
    for who in couples.filter_map(|mention| mention.who) {
        all[who as usize] = true;
    }
    // Sentences that name many are read once.
    let mut known: Option<(Option<usize>, bool)> = None;
    for mention in &people.mentions {
        let Some(family) = mention.who.and_then(|who| all.get_mut(who as usize)) else { continue };
        let sentence = reading.sentence_at(mention.span.start);
        if known.is_none_or(|(of, _)| of != sentence) {
            known = Some((sentence, spelling::tells_of_family(reading, mention.span)));
        }
        *family |= known.is_some_and(|(_, family)| family);
    }
    all
}

/// Pairs of people of one surname named in full in one sentence: the story knows that they are two.
fn named_together(reading: &Reading<'_>, people: &People) -> Vec<[u32; 2]> {
    let full = people.mentions.iter().filter(|mention| mention.name.is_full());
    let named =
        full.filter_map(|mention| Some((mention.who?, mention.name.surname, reading.sentence_at(mention.span.start)?)));
    let named: Vec<_> = named.collect();
    let in_one_sentence = named.chunk_by(|one, other| one.2 == other.2);
    let text = reading.text();
    let pairs = in_one_sentence.flat_map(|sentence| {
        sentence.windows(2).filter(|pair| pair[0].0 != pair[1].0 && pair[0].1.of(text) == pair[1].1.of(text))
    });
    pairs.map(|pair| [pair[0].0, pair[1].0]).collect()
}

/// How many words before a name, and behind it, its two posts stand: `chairman and chief executive Ann Lee`.
const REACH_OF_POSTS: usize = 10;

/// Whether the story gives each person two posts in one breath (`chairman and chief executive`), or says that one goes with the other (`who also
/// serves as`). Only of people with two offices.
pub(super) fn two_posts(reading: &Reading<'_>, people: &People) -> Vec<bool> {
    let mut offices: Vec<Option<OfficeId>> = vec![None; people.persons.len()];
    let mut several = vec![false; people.persons.len()];
    for (who, title) in people.mentions.iter().filter_map(|mention| Some((mention.who? as usize, mention.title?))) {
        several[who] |= offices[who].is_some_and(|office| office != title.office);
        offices[who] = Some(title.office);
    }
    let mut all = vec![false; people.persons.len()];
    for mention in &people.mentions {
        let Some(who) = mention.who.map(|who| who as usize).filter(|who| several[*who]) else { continue };
        all[who] = all[who] || names_two_posts(reading, mention);
    }
    all
}

/// Whether two posts stand joined around a name.
fn names_two_posts(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let names = Names::of(reading);
    let own = reading.tokens_in(mention.span);
    let Some(block) = names.tokens.get(own.start).map(|token| token.block) else { return false };
    let here = |at: &usize| names.tokens[*at].block == block && !matches!(names.word(*at), "." | ";");
    let from = own.start - (own.start.saturating_sub(REACH_OF_POSTS)..own.start).rev().take_while(here).count();
    let to = own.end + (own.end..(own.end + REACH_OF_POSTS).min(names.tokens.len())).take_while(here).count();
    let is_joint = |at: usize| matches!(names.word(at), "and" | "&" | "/" | "also" | "doubles" | "both");
    let found: Vec<_> = office::find(names, from, to).collect();
    let is_small = |at: usize| !names.tokens[at].capital;
    // `Sen. Lee and Mayor Hart` are two people.
    let near = |pair: &[office::Found]| {
        let mut between = pair[0].after..pair[1].first;
        between.clone().any(is_joint) && between.all(is_small)
    };
    // `health and sports minister`
    let of_two_fields = || {
        let mut starts = found.iter().map(|post| post.first).filter(|first| *first > from + 1);
        starts.any(|first| is_joint(first - 1) && is_everyday(&names.word(first - 2).to_lowercase()))
    };
    found.windows(2).any(near) || of_two_fields()
}

/// Whether a mention introduces somebody the running text has introduced before, in the same words: full name and the same office or role.
pub(in crate::reading) fn introduces_again(reading: &Reading<'_>, number: usize) -> Option<bool> {
    let people = reading.people();
    let mention = &people.mentions[number];
    if !mention.name.is_full() {
        return mention.who.map(|_| false);
    }
    let first = people.told(reading, number)?.introduced.filter(|first| *first < number);
    let first = first.map(|first| &people.mentions[first]).filter(|first| says_who(reading, first));
    let Some(first) = first.filter(|_| is_running(reading, mention) && says_who(reading, mention)) else {
        return Some(false);
    };
    let office = |mention: &PersonMention| mention.title.map(|title| title.office);
    let role = |mention: &PersonMention| detail::role(reading, mention).map(|span| span.of(reading.text()));
    let same_office = office(first).is_some() && office(first) == office(mention);
    Some(same_office || role(first).is_some() && role(first) == role(mention))
}

/// Whether a mention gives the full name and an office or a role.
pub(super) fn says_who(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    mention.name.is_full() && (mention.title.is_some() || detail::role(reading, mention).is_some())
}

pub(super) fn is_running(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let article = reading.article();
    article.block_at(mention.span.start).is_some_and(|block| article.blocks()[block].kind == BlockKind::Paragraph)
}
