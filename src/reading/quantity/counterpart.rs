//! The same count told twice: what the running text has for an amount of the headline, the deck or a caption that nothing in it bears out.
//!
//! Headline and story count the same only where they say the same of it: the words around the story's number are the headline's, or the same befell those
//! counted. A number that is a part, a sum or a difference of others, or that was true at another time, is none.

use super::noun::{ends_phrase, singular};
use super::{Fate, Hedge, Quantity, QuantityKind, Words, fate};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::date::year;
use chrono::Datelike;

/// How many times as great one of two versions of a number is at most: a count grows between headline and story, but not to another thing's.
const REACH: f64 = 2.5;
/// The same of two that are both hedged and may still be one: `close to 500`, `more than 440`.
const HEDGED: f64 = 1.25;
/// How far from the story's number the headline's words may stand, in tokens.
const NEAR: usize = 8;
/// How many words must stand around a sum or a measure that stand in the headline too; a count has its noun as well.
const SHARED: usize = 2;
/// How many numbers told one by one make up a headline's at most.
const ADDENDS: usize = 6;

/// For each amount of a story, the index of the amount of the running text that is the same count with another value.
pub(in crate::reading) fn counterparts(reading: &Reading<'_>) -> Vec<Option<u32>> {
    let amounts = reading.quantities();
    let borne_out = reading.amounts_borne_out();
    let of = |at: usize| {
        let headline = &amounts[at];
        let told = borne_out[at] == Some(false) && counts(headline) && !headline.ranges && headline.value >= 2.0;
        told.then(|| Counted::new(reading, headline)).flatten()?.counterpart()
    };
    (0..amounts.len()).map(of).collect()
}

/// Whether an amount is of things, time, money or something measured; shares are told of many things alike.
fn counts(amount: &Quantity) -> bool {
    !matches!(amount.kind, QuantityKind::Percent | QuantityKind::Points)
}

/// A number of the headline and what it counts.
struct Counted<'w, 'a> {
    reading: &'w Reading<'a>,
    headline: &'w Quantity,
    noun: Option<String>,
    fate: Option<Fate>,
}

impl<'w, 'a> Counted<'w, 'a> {
    fn new(reading: &'w Reading<'a>, headline: &'w Quantity) -> Option<Counted<'w, 'a>> {
        let noun = headline.noun.map(|noun| singular(reading.slice(noun)));
        let fate = fate(reading, headline);
        let told = noun.is_some() || fate.is_some() || headline.currency.is_some() || headline.unit.is_some();
        told.then_some(Counted { reading, headline, noun, fate })
    }

    fn counterpart(&self) -> Option<u32> {
        let amounts = self.reading.quantities();
        let first = amounts.iter().position(|amount| self.is_same_count(amount))?;
        (!self.is_made_up() && !self.is_from_year()).then_some(first as u32)
    }

    fn block(&self, amount: &Quantity) -> BlockKind {
        self.reading.article().blocks()[self.reading.tokens()[amount.tokens.0 as usize].block as usize].kind
    }

    /// Whether an amount of the running text counts the like.
    fn is_like(&self, amount: &Quantity) -> bool {
        if self.is_measured() {
            let unit = |amount: &Quantity| amount.unit.map(|unit| unit.name);
            return (amount.kind, amount.currency, unit(amount))
                == (self.headline.kind, self.headline.currency, unit(self.headline));
        }
        amount.kind == self.headline.kind
            && (self.noun.is_some() && self.noun == amount.noun.map(|noun| singular(self.reading.slice(noun)))
                || self.fate.is_some() && self.fate == fate(self.reading, amount))
    }

    /// Whether it is a sum of money or a measure, which many things may have.
    fn is_measured(&self) -> bool {
        matches!(self.headline.kind, QuantityKind::Money | QuantityKind::Measure(_))
    }

    fn is_same_count(&self, amount: &Quantity) -> bool {
        let ratio = amount.value / self.headline.value;
        let hedged = amount.hedge != Hedge::None && self.headline.hedge != Hedge::None;
        (1.0 / REACH..=REACH).contains(&ratio)
            && !(hedged && (1.0 / HEDGED..=HEDGED).contains(&ratio))
            && !amount.ranges
            && self.block(amount) == BlockKind::Paragraph
            && self.is_like(amount)
            && !self.is_part(amount)
            && !self.is_of_another_time(amount)
            && self.says_the_same(amount)
    }

    /// Whether the words around an amount are the headline's: another word than the noun stands in both, or the same befell those counted.
    fn says_the_same(&self, amount: &Quantity) -> bool {
        if self.fate.is_some() && self.fate == fate(self.reading, amount) {
            return true;
        }
        let at = self.headline.tokens.0 as usize;
        let block = self.reading.tokens()[at].block;
        let headline = self.reading.tokens().partition_point(|token| token.block < block)
            ..self.reading.tokens().partition_point(|token| token.block <= block);
        let noun = self.headline.noun.map_or("", |noun| self.reading.slice(noun));
        let around = self.around(amount);
        let shared = headline.map(|at| self.reading.words()[at]).filter(|word| !share_a_stem(word, noun));
        // A name stands in every second sentence of a story: it says something of a number right beside it, and of a length of time nothing.
        let near = match self.headline.kind {
            QuantityKind::Duration => 0,
            _ => NEAR / 2,
        };
        let beside = (amount.tokens.0 as usize).saturating_sub(near)..amount.tokens.1 as usize + near;
        let tells = |at: usize| !self.reading.tokens()[at].capital || beside.contains(&at);
        let stands = |word: &&str| around.clone().any(|at| tells(at) && share_a_stem(word, self.reading.words()[at]));
        shared.filter(stands).nth(if self.is_measured() { SHARED - 1 } else { 0 }).is_some()
    }

    /// The tokens near an amount, in its sentence.
    fn around(&self, amount: &Quantity) -> std::ops::Range<usize> {
        let (from, end) = (amount.tokens.0 as usize, amount.tokens.1 as usize);
        let sentence = self.sentence(amount);
        sentence.start.max(from.saturating_sub(NEAR)).min(from)..sentence.end.min(end + NEAR).max(end)
    }

    fn sentence(&self, amount: &Quantity) -> std::ops::Range<usize> {
        let at = self.reading.sentence_at(amount.span.start);
        at.map_or(0..0, |at| self.reading.sentences()[at].tokens())
    }

    /// Whether an amount is told as more of what was told: `another ten`, `ten more`, `two others`.
    fn is_more(&self, amount: &Quantity) -> bool {
        matches!(self.before(amount), "another" | "Another" | "further" | "other" | "additional")
            || matches!(self.after(amount), "more" | "other" | "others")
    }

    /// Whether an amount is told as some of a whole: `ten of the 150`, `the first three`.
    fn is_part(&self, amount: &Quantity) -> bool {
        self.is_more(amount)
            || matches!(self.before(amount), "first" | "last")
            || matches!(self.after(amount), "of" | "fewer")
    }

    fn before(&self, amount: &Quantity) -> &'a str {
        let from = amount.tokens.0 as usize;
        from.checked_sub(1).map_or("", |at| Words::new(self.reading, from).get(at))
    }

    fn after(&self, amount: &Quantity) -> &'a str {
        Words::new(self.reading, amount.tokens.0 as usize).get(amount.tokens.1 as usize)
    }

    /// Whether the words around an amount speak of another time than the story's.
    fn is_of_another_time(&self, amount: &Quantity) -> bool {
        let now = self.reading.story_date().map(|story| story.date.year());
        let (around, words) = (self.around(amount), self.reading.words());
        let mut before = words[around.start..amount.tokens.0 as usize].iter();
        before.any(|word| *word == "already")
            || words[around].iter().any(|word| {
                matches!(*word, "ago" | "earlier" | "later" | "previous" | "previously" | "last" | "Last")
                    || year(word).is_some_and(|year| now.is_some_and(|now| year != now))
            })
    }

    /// Whether the number of the headline is the sum of a few told one after another or of one and what is more, or the difference of two neighbours.
    fn is_made_up(&self) -> bool {
        let amounts = self.reading.quantities();
        let told: Vec<&Quantity> = amounts.iter().filter(|amount| self.may_add(amount)).collect();
        let wanted = self.headline.bounds().wider(self.headline.step / 2.0);
        // Lengths of time, and numbers whose noun is left out, add up within a sentence alone.
        let apart = |one: &Quantity, other: &Quantity| {
            (self.headline.kind == QuantityKind::Duration || !self.is_like(other))
                && self.sentence(one) != self.sentence(other)
        };
        told.iter().enumerate().filter(|(_, first)| self.is_like(first)).any(|(at, first)| {
            let (only, rest) = (first.bounds(), &told[at + 1..]);
            let mut sum = only;
            let neighbours = rest.iter().take(ADDENDS).take_while(|next| !apart(first, next));
            let in_a_row = neighbours.map(|next| next.bounds()).any(|next| {
                sum = sum.and(next);
                wanted.meets(sum)
            });
            let more = || rest.iter().any(|next| self.is_more(next) && wanted.meets(only.and(next.bounds())));
            let less =
                || rest.first().is_some_and(|next| self.is_like(next) && wanted.meets(only.less(next.bounds()).size()));
            in_a_row || more() || less()
        })
    }

    /// Whether an amount may be one of those a headline adds up: of the like, or with its noun left out (`and one in Leeds`).
    fn may_add(&self, amount: &Quantity) -> bool {
        let words = Words::new(self.reading, amount.tokens.0 as usize);
        let elided =
            || amount.noun.is_none() && (!words.is_word(amount.tokens.1 as usize) || ends_phrase(self.after(amount)));
        amount.kind == self.headline.kind
            && self.block(amount) == BlockKind::Paragraph
            && (self.is_like(amount) || self.is_more(amount) || elided())
    }

    /// Whether a length of time in the headline is that since a year the story names.
    fn is_from_year(&self) -> bool {
        let Some(story) = self.reading.story_date().map(|story| f64::from(story.date.year())) else { return false };
        self.noun.as_deref() == Some("year")
            && self.reading.words().iter().filter_map(|word| year(word)).any(|year| {
                let gone = story - f64::from(year);
                (gone - self.headline.value).abs() <= 1.0
            })
    }
}

/// Whether two words that mean something are one word in two forms, by what they open with: `suspends` and `suspended`.
fn share_a_stem(one: &str, other: &str) -> bool {
    /// What the forms of a word have in common at least, in letters.
    const STEM: usize = 5;
    let stem = |word: &str| word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    let (stem_of_one, stem_of_other) = (&one[..stem(one)], &other[..stem(other)]);
    stem_of_one.len() >= STEM - 1 && stem_of_one.eq_ignore_ascii_case(stem_of_other) && !is_empty(one)
}

/// Words that say nothing of what is counted, of those long enough to be asked.
fn is_empty(word: &str) -> bool {
    const EMPTY: &[&str] = &[
        "about", "after", "also", "around", "been", "before", "could", "from", "have", "into", "least", "more", "over",
        "said", "says", "some", "than", "that", "their", "they", "this", "were", "which", "will", "with", "would",
    ];
    EMPTY.iter().any(|empty| word.eq_ignore_ascii_case(empty))
}
