//! The age beside a name: `Ann Lee, 43,`, `the 34-year-old teacher Ann Lee`, `Ann Lee, who turned 43`.

use super::{Beside, Printed, REACH_OF_ROLE};
use crate::reading::Reading;
use crate::reading::person::PersonMention;
use crate::reading::person::full::is_age;
use crate::reading::person::history::opens_in_another_time;

/// How many words stand between an age and the name it tells of: `the 34-year-old retired teacher Ann Lee`.
const REACH_OF_AGE: usize = 4;

/// The age in years the copy gives a person at the story's own time.
pub(in crate::reading) fn age(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<u8>> {
    let beside = Beside::new(reading, mention.name.span);
    let age = beside.age_after().or_else(|| beside.age_before())?;
    let word = beside.word(age);
    let value = word.parse().ok().or_else(|| years_in_words(word))?;
    let printed = Printed { value, span: beside.tokens[age].span };
    (!opens_in_another_time(reading, mention.span)).then_some(printed)
}

/// The years of `fifteen-year-old`.
fn years_in_words(word: &str) -> Option<u8> {
    const NUMBERS: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let number = word.strip_suffix("-year-old")?;
    NUMBERS.iter().position(|name| name.eq_ignore_ascii_case(number)).map(|at| at as u8 + 1)
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
