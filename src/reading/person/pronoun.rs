//! The pronoun that takes a name up again, where it can stand for nobody else: `Mr Lee opened the shop. He sells books.`

use super::PersonMention;
use super::detail::{Printed, courtesy, gender};
use super::history::Behind;
use super::mention::is_deed;
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::date::{is_month, is_weekday};
use crate::reading::line::Line;
use crate::reading::token::owner;
use crate::reading::vocabulary::{given_name, is_family, is_geography, is_role, is_somebody};
use crate::span::{Span, Text};

/// How many sentences before a name somebody else may be spoken of whom the pronoun means.
const SENTENCES_BEFORE: usize = 2;
/// The most names of a paragraph that are all looked at.
const MOST_NAMES: usize = 8;

/// The `he` or `she` that the sentence after a mention has for the person: its subject, or the speaker of the quotation there (`“…,” she said`). Only
/// where the mention is the subject of its own sentence, and nobody else is spoken of whom the pronoun could mean.
pub(in crate::reading) fn pronoun(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<&'static str>> {
    let who = mention.who?;
    let line = Line::new(reading, reading.sentence_at(mention.span.start)?);
    let block = reading.sentences()[line.sentence].block as usize;
    if reading.article().blocks()[block].kind != BlockKind::Paragraph || !is_subject(&line, mention) {
        return None;
    }
    let taken = taken_up(reading, line.range.end, block).or_else(|| taken_up_below(reading, who, &line, block));
    let (pronoun, speaks) = taken?;
    let near = Near { reading, who, gender: pronoun.value };
    let main = reading.main_of_obituary().is_none_or(|main| main == who);
    (main && near.is_alone_in(&line, mention, speaks) && near.is_alone_before(&line, block, speaks)).then_some(pronoun)
}

/// Whose a pronoun is, in any case.
pub(super) fn gender_of(pronoun: &str) -> Option<&'static str> {
    // `he'd`, `she's`
    match pronoun.split(['\'', '’']).next().unwrap_or(pronoun) {
        "he" | "He" | "him" | "his" | "His" | "himself" => Some("man"),
        "she" | "She" | "her" | "Her" | "hers" | "herself" => Some("woman"),
        _ => None,
    }
}

/// How many words stand before a mention that a phrase of place or time opens the sentence with: `On the steps of the cathedral Ann Lee`.
const LONGEST_LEAD: usize = 10;

/// Whether the mention opens its sentence, behind a phrase of place or time or what the person is (`The museum's curator, Ann Lee,`), or stands with a word
/// for speaking behind the quotation that does: `“…,” Ms Lee said.`
pub(super) fn is_subject(line: &Line<'_, '_>, mention: &PersonMention) -> bool {
    let start = courtesy(line.reading, mention).map_or(mention.span.start, |title| title.start.min(mention.span.start));
    let first = line.from(start);
    let after = line.from(mention.name.span.end.max(mention.span.end));
    let quoted = |at: usize| line.reading.in_quotation(line.tokens[at].span.start);
    let opens = first == line.range.start
        || is_speech(line.word(after)) && (line.range.start..first).all(quoted)
        || is_lead(line, line.range.start..first);
    let one = after > first && owner(line.word(after - 1)).is_none() && !matches!(line.word(after), "and" | "or" | "&");
    opens && one && !quoted(first)
}

/// Whether the words before a mention are a phrase of place or time, or say who the person is, and speak of nobody else.
fn is_lead(line: &Line<'_, '_>, words: std::ops::Range<usize>) -> bool {
    let opens_phrase = matches!(line.word(words.start), "On" | "In" | "At" | "Outside" | "Near" | "From" | "Inside");
    let apposed = is_definite(line.word(words.start));
    let span = || Span::new(line.start(words.start), line.start(words.end));
    let near = Near { reading: line.reading, who: u32::MAX, gender: "" };
    (opens_phrase || apposed)
        && words.len() <= LONGEST_LEAD
        && !line.any(words.clone(), |word| {
            is_family(word) || is_somebody(word) || gender_of(word).is_some() || is_deed(word)
        })
        && near.named(span()).iter().all(|mention| mention.nameless)
}

fn is_definite(word: &str) -> bool {
    matches!(word, "The" | "Its" | "Their") || owner(word).is_some()
}

/// The `he` or `she` with which the sentence that begins at a token begins, or that speaks the quotation there; whether it speaks.
pub(super) fn taken_up(reading: &Reading<'_>, from: usize, block: usize) -> Option<(Printed<&'static str>, bool)> {
    let tokens = reading.tokens();
    let here = |at: &usize| tokens.get(*at).is_some_and(|token| token.block as usize == block);
    let quoted = |at: &usize| here(at) && reading.in_quotation(tokens[*at].span.start);
    let at = from + (from..).take_while(quoted).count();
    let span = here(&at).then(|| tokens[at].span)?;
    let word = reading.slice(span);
    let speaks = at > from;
    let next = (at + 1..at + 2).find(here).map_or("", |at| reading.slice(tokens[at].span));
    let subject = if speaks { matches!(word, "he" | "she") && is_speech(next) } else { matches!(word, "He" | "She") };
    // `He added: “…”`
    let adds = matches!(next, "added" | "continued");
    subject.then_some((Printed { value: gender_of(word)?, span }, speaks || adds))
}

/// The same of the next paragraph, where a sentence is the last of its own and that names nobody else.
fn taken_up_below(
    reading: &Reading<'_>,
    who: u32,
    line: &Line<'_, '_>,
    block: usize,
) -> Option<(Printed<&'static str>, bool)> {
    let blocks = reading.article().blocks();
    let below = blocks.get(block + 1).filter(|below| line.next().is_none() && below.kind == BlockKind::Paragraph)?;
    let near = Near { reading, who, gender: "" };
    let own = near.named(blocks[block].span).iter().all(|mention| mention.who == Some(who));
    own.then(|| taken_up(reading, reading.tokens_in(below.span).start, block + 1)).flatten()
}

/// What is spoken of near a pronoun of a gender that may stand for a person.
pub(super) struct Near<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    who: u32,
    gender: &'static str,
}

impl<'r, 'a> Near<'r, 'a> {
    /// What is spoken of near a pronoun that stands for the person of a mention.
    pub(super) fn of(reading: &'r Reading<'a>, mention: &PersonMention) -> Self {
        Near { reading, who: mention.who.unwrap_or(u32::MAX), gender: "" }
    }

    /// Whether a sentence speaks of somebody else, outside quotations.
    pub(super) fn is_somebody_else_in(&self, line: &Line<'_, '_>) -> bool {
        let span = self.reading.sentences()[line.sentence].span;
        let is_other = |at: usize| {
            let word = line.word(at);
            let somebody = is_family(word) || is_somebody(word) || is_role(word) || self.may_be_a_name(line, at);
            somebody && !self.reading.in_quotation(line.tokens[at].span.start)
        };
        self.named(span).iter().any(|mention| mention.who != Some(self.who)) || line.range.clone().any(is_other)
    }

    /// Whether a capitalised word inside a sentence may name somebody who is no mention.
    pub(super) fn may_be_a_name(&self, line: &Line<'_, '_>, at: usize) -> bool {
        let word = line.word(at);
        let inside = at > line.range.start && line.tokens[at].capital && word != "I";
        let word = owner(word).unwrap_or(word);
        let is_place = matches!(line.back(at, 1), "to" | "in" | "at" | "from" | "near" | "of" | "on" | "for")
            || is_geography(word);
        let is_place = is_place && given_name(word).is_none();
        let own = || {
            self.named(self.reading.sentences()[line.sentence].span)
                .iter()
                .any(|mention| mention.who == Some(self.who) && mention.span.contains(line.tokens[at].span.start))
        };
        let is_day = is_weekday(word) || word.len() > 3 && is_month(word);
        inside && !is_place && !is_day && !own()
    }

    /// Whether the sentences before speak of nobody whom a pronoun of that gender could mean.
    pub(super) fn is_alone_for(&self, line: &Line<'_, '_>, gender: &'static str) -> bool {
        let near = Near { gender, ..*self };
        let mut before = std::iter::successors(line.previous(), Line::previous).take(SENTENCES_BEFORE);
        let block = self.reading.sentences()[line.sentence].block as usize;
        before.all(|line| !near.is_somebody_else_in(&line)) && near.is_alone_before(line, block, false)
    }

    /// Whether the rest of the mention's sentence speaks of nobody else. What tells who the person is (`, the harbour master,`) does not; and who
    /// says something, and is then said to speak on, is the same whomever it is about.
    fn is_alone_in(&self, line: &Line<'_, '_>, mention: &PersonMention, speaks: bool) -> bool {
        let span = self.reading.sentences()[line.sentence].span;
        let others = self.named(span).iter().any(|it| it.name.span != mention.name.span && !it.nameless);
        let main = Behind::new(line, mention.name.span).main_clause();
        let after = line.from(mention.name.span.end);
        let start = courtesy(self.reading, mention).unwrap_or(mention.span).start;
        let says = line.back(line.from(start.min(mention.span.start)), 1);
        let goes_on = speaks && (is_speech(line.word(main)) || is_speech(says));
        let speaks_of = |at: usize| {
            let word = line.word(at);
            let own = matches!(word, "his" | "her" | "himself" | "herself") && gender_of(word) == Some(self.gender);
            let kin = is_family(word) && !matches!(word, "family" | "children" | "parents");
            let somebody = !own && gender_of(word).is_some()
                || !goes_on && at >= main && (kin || is_somebody(word) || is_role(word));
            somebody && !self.reading.in_quotation(line.tokens[at].span.start)
        };
        !others && !(after..line.range.end).any(speaks_of)
    }

    /// Whether the sentences before, or the paragraph before where there are none, speak of nobody whom the pronoun could mean. One who speaks on
    /// may stand behind somebody of whom nothing says that the pronoun fits.
    fn is_alone_before(&self, line: &Line<'_, '_>, block: usize, speaks: bool) -> bool {
        if self.is_introduced_by(line) {
            return true;
        }
        let before = std::iter::successors(line.previous(), Line::previous).take(SENTENCES_BEFORE).last();
        let sentences = self.reading.sentences();
        let span = match (before, block.checked_sub(1)) {
            (Some(first), _) => Span::new(sentences[first.sentence].span.start, sentences[line.sentence].span.start),
            (None, Some(_)) if speaks => return true,
            (None, Some(above)) => self.reading.article().blocks()[above].span,
            (None, None) => return true,
        };
        let named = self.named(span);
        let own = !named.is_empty() && named.iter().all(|mention| mention.who == Some(self.who));
        let fits = |mention: &PersonMention| mention.who != Some(self.who) && self.may_mean(mention, speaks);
        own && block_of(self.reading, span) == Some(block)
            || named.len() <= MOST_NAMES && !named.iter().any(fits) && !self.has_pronoun(span)
    }

    /// Whether a sentence that opens its paragraph introduces the person by full name, and says who it is: `Ann Lee, a baker, closed at noon.`
    fn is_introduced_by(&self, line: &Line<'_, '_>) -> bool {
        let span = self.reading.sentences()[line.sentence].span;
        let introduces = |mention: &PersonMention| {
            mention.who == Some(self.who)
                && mention.name.is_full()
                && line.word(line.from(mention.name.span.end)) == ","
        };
        line.previous().is_none() && self.named(span).first().is_some_and(introduces)
    }

    /// Whether the pronoun's gender is a mention's, or may be.
    fn may_mean(&self, mention: &PersonMention, speaks: bool) -> bool {
        let mentions = self.reading.mentions();
        let known = || mentions.iter().filter(|it| it.who == mention.who).find_map(|it| gender(self.reading, it));
        mention.who.and_then(|_| known()).map_or(!speaks, |known| known == self.gender)
    }

    fn has_pronoun(&self, span: Span<Text>) -> bool {
        let tokens = self.reading.tokens();
        self.reading.tokens_in(span).any(|at| {
            let own = gender_of(self.reading.slice(tokens[at].span)) == Some(self.gender);
            own && !self.reading.in_quotation(tokens[at].span.start)
        })
    }

    /// The mentions in a span.
    fn named(&self, span: Span<Text>) -> &[PersonMention] {
        let mentions = self.reading.mentions();
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        let to = mentions.partition_point(|mention| mention.span.start < span.end);
        &mentions[from..to]
    }
}

fn block_of(reading: &Reading<'_>, span: Span<Text>) -> Option<usize> {
    reading.article().block_at(span.start)
}
