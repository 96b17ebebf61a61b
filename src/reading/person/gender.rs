//! What tells whether somebody is a man or a woman: the courtesy title, a given name that only one of them bears, a word that only one of them is
//! called by, and the pronouns that can stand for nobody else.

use super::detail::{Printed, courtesy, courtesy_gender, is_relative};
use super::given;
use super::history::Behind;
use super::pronoun::{self, Near, gender_of};
use super::{PersonMention, antecedent};
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::line::Line;
use crate::reading::token::owner;
use crate::reading::vocabulary::{called_by, is_family, is_geography, is_role, is_somebody};
use crate::span::{Span, Text};

/// How a word tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// `Mr`, `Dame`
    Title,
    /// A given name that only men, or only women, bear.
    Name,
    /// `actress`, `her husband`
    Noun,
    /// `he`, `herself`
    Pronoun,
}

impl By {
    /// Names in rules, in the order of the variants.
    pub(crate) const NAMES: &'static [&'static str] = &["title", "name", "noun", "pronoun"];

    /// Its name in rules.
    pub(crate) const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// A word that tells whether a person is a man or a woman.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GenderSign {
    pub(crate) span: Span<Text>,
    /// The number of the mention of the person it is said of.
    pub(crate) mention: usize,
    pub(crate) gender: &'static str,
    pub(crate) by: By,
}

/// How many words stand between an article and what somebody is called: `a retired primary school headmistress`.
const REACH_OF_NOUN: usize = 9;

/// The most words of a name with an initial that is surely one name.
const LONGEST_NAME: usize = 3;

/// How many sentences the pronouns go on that stand for one name.
const SENTENCES: usize = 4;

/// All of them, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<GenderSign> {
    let mut signs: Vec<GenderSign> = Vec::new();
    for (number, mention) in reading.mentions().iter().enumerate() {
        if mention.who.is_none() || mention.nameless {
            continue;
        }
        let mut tells = |printed: Printed<&'static str>, by: By| {
            signs.push(GenderSign { span: printed.span, mention: number, gender: printed.value, by });
        };
        let may_be_a_relative = is_relative(reading, mention) == Some(true);
        let title = courtesy(reading, mention).zip(courtesy_gender(reading, mention));
        if let Some((span, value)) = title.filter(|_| !may_be_a_relative) {
            tells(Printed { value, span }, By::Title);
        }
        given_name(reading, mention).into_iter().for_each(|name| tells(name, By::Name));
        noun(reading, mention).into_iter().for_each(|noun| tells(noun, By::Noun));
        if !may_be_a_relative {
            pronouns(reading, mention).into_iter().for_each(|pronoun| tells(pronoun, By::Pronoun));
        }
    }
    for antecedent::Taken { pronoun, mention } in antecedent::read(reading) {
        signs.push(GenderSign { span: pronoun.span, mention, gender: pronoun.value, by: By::Pronoun });
    }
    signs.sort_by_key(|sign| (sign.span.start, sign.mention));
    signs.dedup_by_key(|sign| sign.span);
    signs
}

/// Whether a word for speaking stands right beside a name: `Mr Lee said`, `said Mr Lee`.
pub(in crate::reading) fn has_speech_beside(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let Some(sentence) = reading.sentence_at(mention.name.span.start) else { return false };
    let line = Line::new(reading, sentence);
    let first = courtesy(reading, mention).map_or(mention.name.span.start, |title| title.start);
    let lead = line.back(line.from(first), 1);
    // `told Mr Lee`: somebody else speaks.
    let speaks_to = matches!(lead, "told" | "asked" | "wrote");
    let is_source = courtesy(reading, mention).is_some()
        && lead == "to"
        && line.back(line.from(first), 2).eq_ignore_ascii_case("according");
    is_source || is_speech(line.word(line.from(mention.name.span.end))) || is_speech(lead) && !speaks_to
}

/// The given name that only men, or only women, bear. One that is a place's too is none behind a word for where (`in Geneva Ann Lee said`) or where it is
/// a word besides (`Virginia`), and none counts before a surname that is the others' given name (`Adam Amina`).
fn given_name(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    let span = mention.name.given?;
    let name = reading.slice(span);
    let value = given::gender(name)?;
    let before = reading.tokens_in(span).start.checked_sub(1).map_or("", |at| reading.words()[at]);
    let may_be_a_place = is_geography(name)
        && (given::known(name) != Some(given::Known::Surely) || matches!(before, "in" | "at" | "from" | "near"));
    let is_turned = given::gender(reading.slice(mention.name.surname)).is_some_and(|other| other != value);
    (!may_be_a_place && !is_turned).then_some(Printed { value, span })
}

/// What the person is called, by a word that only men or only women are called by: `Ann Lee, a baker's widow,`, `the actress Ann Lee`, `his wife, Ann
/// Lee,`.
fn noun(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    // `Mrs Lee, mother of five,` is not the Mr Lee of the paragraph before.
    if courtesy(reading, mention).is_some() && !mention.name.is_full() {
        return None;
    }
    // `Malcolm X. Ann Lee`: an initial that closes a sentence, and the next one's name.
    let printed = reading.slice(mention.name.span);
    if printed.contains(". ") && printed.split(' ').count() > LONGEST_NAME {
        return None;
    }
    let line = Line::new(reading, reading.sentence_at(mention.name.span.start)?);
    let (first, after) = (line.from(mention.name.span.start), line.from(mention.name.span.end));
    let printed =
        |at: usize| Some(Printed { value: called_by(&line.word(at).to_lowercase())?, span: line.span(at, at + 1) });
    let comma = line.back(first, 1) == ",";
    // `through his wife, Ann Lee,` but not `through his wife, Ann Lee said`.
    if comma && !(mention.name.is_full() && matches!(line.word(after), "" | "," | "." | ";" | ")" | "—")) {
        return None;
    }
    // `Mr Lee, her grandfather,` may be another Lee than hers.
    let is_kin_of = |at: usize, lead: &str| {
        is_family(&line.word(at).to_lowercase()) && matches!(lead, "his" | "her" | "their" | "His" | "Her" | "Their")
    };
    let before = first.checked_sub(1 + usize::from(comma)).and_then(printed).filter(|noun| {
        let at = line.from(noun.span.start);
        let lead = line.back(at, 1);
        // `US actress Ann Lee`, but not `told his wife Lee was out`
        let is_whole = !comma && mention.name.is_full();
        is_determiner(lead) || owner(lead).is_some() || (at == line.range.start || is_whole) && !comma
    });
    before.or_else(|| {
        let age =
            usize::from(line.word(after + 2) == "," && line.word(after + 1).bytes().all(|byte| byte.is_ascii_digit()));
        let start = after + 1 + 2 * age;
        let opens = line.word(after) == "," && (is_determiner(line.word(start)) || owner(line.word(start)).is_some());
        let phrase = (start + 1..start + REACH_OF_NOUN).take_while(|at| !opens_another(line.word(*at)));
        let lead = line.word(start);
        let mut ends = phrase.filter(|at| opens && ends_phrase(line.word(at + 1)) && !is_kin_of(*at, lead));
        ends.find_map(printed)
    })
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "his" | "her" | "its" | "their" | "A" | "An" | "The" | "His" | "Her" | "Its" | "Their"
    )
}

/// A word behind which somebody or something else is told of.
fn opens_another(word: &str) -> bool {
    matches!(word, "" | "," | "." | ";" | ")" | "of" | "for" | "to" | "who" | "by" | "with" | "from")
}

/// What stands behind the word that somebody is called by.
fn ends_phrase(word: &str) -> bool {
    matches!(word, "" | "," | "." | ";" | ")" | "of" | "for" | "at" | "in" | "who" | "and" | "from" | "with" | "to")
}

/// The pronouns that stand for the person: the first of the mention's own sentence, and those that the sentences after it begin with or have speak.
fn pronouns(reading: &Reading<'_>, mention: &PersonMention) -> Vec<Printed<&'static str>> {
    let mut found: Vec<Printed<&'static str>> = own_sentence(reading, mention).into_iter().collect();
    let near = Near::of(reading, mention);
    let Some(first) = pronoun::pronoun(reading, mention).filter(|_| !names_others(&near, mention)) else {
        return found;
    };
    found.push(first);
    let Some(mut line) = reading.sentence_at(first.span.start).map(|sentence| Line::new(reading, sentence)) else {
        return found;
    };
    for _ in 0..SENTENCES {
        let next = (!near.is_somebody_else_in(&line)).then(|| line.next()).flatten();
        let Some(next) = next else { break };
        let block = reading.sentences()[next.sentence].block as usize;
        let Some((taken, _)) = pronoun::taken_up(reading, next.range.start, block) else { break };
        found.push(taken);
        line = next;
    }
    found
}

/// Whether the rest of a mention's sentence, outside quotations, has a word that may be somebody's name.
fn names_others(near: &Near<'_, '_>, mention: &PersonMention) -> bool {
    let reading = near.reading;
    let Some(line) = reading.sentence_at(mention.span.start).map(|sentence| Line::new(reading, sentence)) else {
        return true;
    };
    let main = Behind::new(&line, mention.name.span).main_clause();
    let quoted = |at: usize| reading.in_quotation(line.tokens[at].span.start);
    (main..line.range.end).any(|at| near.may_be_a_name(&line, at) && !quoted(at))
}

/// The pronoun of a mention's own sentence that can mean nobody but its subject: `Ann Lee said in her office`, `Ann Lee hurt herself`, `Ann Lee said
/// she had`.
fn own_sentence(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    let line = Line::new(reading, reading.sentence_at(mention.span.start)?);
    if !pronoun::is_subject(&line, mention) {
        return None;
    }
    let main = Behind::new(&line, mention.name.span).main_clause();
    let quoted = |at: usize| reading.in_quotation(line.tokens[at].span.start);
    let is_predicate = matches!(line.word(main), "is" | "was");
    let is_other = |at: usize| {
        let word = line.word(at);
        is_family(word) || is_somebody(word) || is_role(word) && !is_predicate || line.tokens[at].capital
    };
    let mut own = (main..line.range.end).take_while(|at| !is_other(*at) && !quoted(*at));
    let at = own.find(|at| gender_of(line.word(*at)).is_some())?;
    let word = line.word(at);
    let says = is_speech(line.word(main));
    let own = match word.split(['\'', '’']).next().unwrap_or(word) {
        "himself" | "herself" => true,
        "he" | "she" if matches!(line.back(at, 1), "and" | "but") => true,
        "he" | "she" => says && at == main + 1 && Near::of(reading, mention).is_alone_for(&line, gender_of(word)?),
        "his" | "her" => {
            says && at <= main + 2
                && matches!(line.back(at, 1), "in" | "at" | "from" | "outside")
                && is_place(line.word(at + 1))
        }
        _ => false,
    };
    own.then_some(Printed { value: gender_of(word)?, span: line.span(at, at + 1) })
}

/// Where people are when they speak.
fn is_place(word: &str) -> bool {
    matches!(
        word,
        "own"
            | "office"
            | "home"
            | "house"
            | "kitchen"
            | "shop"
            | "studio"
            | "garden"
            | "study"
            | "room"
            | "flat"
            | "workshop"
            | "car"
    )
}
