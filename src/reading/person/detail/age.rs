//! The age beside a name: `Ann Lee, 43,`, `the 34-year-old teacher Ann Lee`, `Ann Lee, who turned 43`.

use super::{Beside, Printed, REACH_OF_ROLE, gender};
use crate::reading::Reading;
use crate::reading::person::PersonMention;
use crate::reading::person::full::is_age;
use crate::reading::person::history::opens_in_another_time;
use crate::reading::quantity::number::whole_word;
use crate::reading::token::owner;

/// How many words stand between an age and the name it tells of: `the 34-year-old retired teacher Ann Lee`.
const REACH_OF_AGE: usize = 4;

/// The age in years the copy gives a person at the story's own time.
pub(in crate::reading) fn age(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<u8>> {
    let beside = Beside::new(reading, mention.name.span);
    let age =
        beside.age_after().or_else(|| beside.age_before()).or_else(|| age_told_next(reading, mention, &beside))?;
    let word = beside.word(age);
    let value = word.parse().ok().or_else(|| years_in_words(word))?;
    let printed = Printed { value, span: beside.tokens[age].span };
    (!opens_in_another_time(reading, mention.span)).then_some(printed)
}

/// The age in the sentence after one that tells of nobody else: `Ann Lee died on Monday. She was 91.`, `Ann Lee, who drew, dies at 91`.
fn age_told_next(reading: &Reading<'_>, mention: &PersonMention, beside: &Beside<'_>) -> Option<usize> {
    let at = reading.sentence_at(mention.span.start)?;
    let sentence = reading.sentences()[at].span;
    let leads = mention.span.start - sentence.start <= LONGEST_LEAD && mention.who.is_some() && !mention.nameless;
    if !leads || owner(beside.word(beside.after.checked_sub(1)?)).is_some() {
        return None;
    }
    let end = reading.tokens_in(sentence).end;
    let dies = (beside.after..end).find(|at| is_death(beside.word(*at)));
    let age = dies.and_then(|at| {
        let at = at + 1 + usize::from(beside.word(at + 1) == ",");
        let aged = matches!(beside.word(at), "at" | "aged") && is_age(beside.word(at + 1));
        (aged && matches!(beside.word(at + 2), "" | "." | ",")).then_some(at + 1)
    });
    let pronoun = match beside.word(end) {
        "She" => "woman",
        "He" => "man",
        _ if age.is_some() => "",
        _ => return None,
    };
    let is_told = match beside.word(end + 1) {
        "is" => true,
        "was" => dies.is_some(),
        _ => false,
    };
    let next = || is_told && is_age(beside.word(end + 2)) && matches!(beside.word(end + 3), "." | "" | ",");
    let age = age.or_else(|| next().then_some(end + 2))?;
    let is_other = gender(reading, mention).is_some_and(|gender| !pronoun.is_empty() && gender != pronoun);
    let mentions = reading.mentions();
    let from = mentions.partition_point(|other| other.span.start < sentence.start);
    let mut here = mentions[from..].iter().take_while(|other| other.span.start < sentence.end);
    (!is_other && here.all(|other| other.who == mention.who)).then_some(age)
}

/// How far (bytes) from the start of its sentence the one a sentence tells of stands at most: `The retired teacher Ann Lee`.
const LONGEST_LEAD: u32 = 30;

/// A verb for a death.
fn is_death(word: &str) -> bool {
    matches!(word, "died" | "dies" | "dead" | "killed")
}

/// The years of `fifteen-year-old`; older people are aged in figures.
fn years_in_words(word: &str) -> Option<u8> {
    whole_word(word.strip_suffix("-year-old")?).filter(|years| (1..=20).contains(years))
}

impl Beside<'_> {
    /// The age after the name: `, 43,`, `(43)`, `, aged 43`, `, who turned 43`, ` is 43.`, `, a schoolboy of 16,`, `, at 86 the oldest`.
    fn age_after(&self) -> Option<usize> {
        let at = self.after;
        let closes = |at: usize| matches!(self.word(at), "," | "." | ";" | ")" | "" | "—");
        let (age, closed) = match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            ("," | "(", "aged" | "age", _) => (at + 2, true),
            (",", "who", "is") => (at + 3, closes(at + 4) || self.word(at + 4) == "and"),
            (",", "who", "turned" | "turns") => (at + 3, true),
            (",", "at", _) => (at + 2, closes(at + 3) || self.word(at + 3) == "the"),
            (",", "a" | "an", _) => return self.age_in_phrase(at + 2),
            (",", _, _) => (at + 1, closes(at + 2)),
            ("(", _, ")" | ",") => (at + 1, true),
            ("is", _, _) => (at + 1, closes(at + 2)),
            ("turned" | "turns", _, _) => (at + 1, !matches!(self.word(at + 2), "out" | "of" | "percent")),
            _ => return None,
        };
        (closed && is_age(self.word(age))).then_some(age)
    }

    /// The age in a phrase that tells of the person: `schoolboy of 16,`, `diver who is 68 and`.
    fn age_in_phrase(&self, from: usize) -> Option<usize> {
        let inside = (from..from + REACH_OF_ROLE).take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ""));
        let leads = |at: usize| match self.word(at) {
            "of" => matches!(self.word(at + 2), "," | "." | "and"),
            "is" => self.word(at - 1) == "who",
            _ => false,
        };
        inside.filter(|at| leads(*at)).map(|at| at + 1).find(|at| is_age(self.word(*at)))
    }

    /// The token of an age before the name: `the 34-year-old teacher Ann Lee`, `At 67, Ann Lee`.
    fn age_before(&self) -> Option<usize> {
        if let Some(age) = self.from.checked_sub(2)
            && self.word(age + 1) == ","
            && matches!(self.word(age.checked_sub(1)?), "At" | "at" | "Aged")
        {
            return is_age(self.word(age)).then_some(age);
        }
        let first = self.from.saturating_sub(REACH_OF_AGE);
        let year_old = (first..self.from).rev().take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ""));
        let year_old = year_old.filter(|at| self.word(*at).ends_with("year-old")).last()?;
        if years_in_words(self.word(year_old)).is_some() {
            return Some(year_old);
        }
        let age = if self.word(year_old - 1) == "-" { year_old.checked_sub(2)? } else { year_old.checked_sub(1)? };
        is_age(self.word(age)).then_some(age)
    }
}
