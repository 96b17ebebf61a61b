//! What a story tells of each of its people, taken together: whether it ever names them in full, where it first does, whether it speaks of family.

use super::{People, PersonMention, detail, spelling};
use crate::article::BlockKind;
use crate::reading::Reading;

/// What all mentions of one person tell.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::reading) struct Told {
    /// Whether any mention gives more than one name.
    pub(in crate::reading) in_full: bool,
    /// Whether any mention spells the name otherwise than the first.
    pub(in crate::reading) two_ways: bool,
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
fn says_who(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    mention.name.is_full() && (mention.title.is_some() || detail::role(reading, mention).is_some())
}

fn is_running(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let article = reading.article();
    article.block_at(mention.span.start).is_some_and(|block| article.blocks()[block].kind == BlockKind::Paragraph)
}
