//! The age beside a name: `Ann Lee, 43,`, `the 34-year-old teacher Ann Lee`, `Ann Lee, who turned 43`.

use super::{Beside, Printed, REACH_OF_ROLE};
use crate::reading::Reading;
use crate::reading::date::is_weekday;
use crate::reading::person::full::is_age;
use crate::reading::person::history::opens_in_another_time;
use crate::reading::person::{People, PersonMention};
use crate::reading::quantity::number::whole_word;
use crate::span::{Span, Text};

/// How many words stand between an age and the name it tells of: `the 34-year-old retired teacher Ann Lee`.
const REACH_OF_AGE: usize = 4;

/// How many words stand between a name and the age behind what it is: `Ann Lee, chairwoman of the Leeds school board, 59,`.
const REACH_OF_PHRASE: usize = 9;

/// The age in years the copy gives each mention's person at the story's own time. A birthday to come tells of an age only where no other mention gives
/// the age before or after it.
pub(in crate::reading::person) fn all(reading: &Reading<'_>, people: &People) -> Vec<Option<Printed<u8>>> {
    let told: Vec<Option<Told>> = people.mentions.iter().map(|mention| told(reading, mention)).collect();
    let printed = |told: &Told| Printed { value: told.value, span: told.span };
    let mut ages: Vec<_> = told.iter().map(|told| told.as_ref().filter(|told| !told.is_to_come).map(printed)).collect();
    let coming =
        told.iter().enumerate().filter_map(|(at, told)| Some((at, told.as_ref().filter(|told| told.is_to_come)?)));
    for (at, told) in coming.take(MOST_BIRTHDAYS) {
        let who = people.mentions[at].who;
        let is_own = |(other, age): (usize, &Option<Printed<u8>>)| {
            age.as_ref().filter(|_| who.is_some() && people.mentions[other].who == who).map(|age| age.value)
        };
        let mut others = ages.iter().enumerate().filter_map(is_own);
        if !others.any(|age| age == told.value || age + 1 == told.value) {
            ages[at] = Some(printed(told));
        }
    }
    ages
}

/// Whether an age stands right beside a name, whoever bears it.
pub(in crate::reading::person) fn is_aged(reading: &Reading<'_>, name: Span<Text>) -> bool {
    let beside = Beside::new(reading, name);
    let after =
        || beside.age_in_apposition(beside.after + 1).filter(|_| matches!(beside.word(beside.after), "," | "("));
    after().or_else(|| beside.age_before()).is_some()
}

/// Birthdays to come beyond this many are not compared with other ages.
const MOST_BIRTHDAYS: usize = 20;

/// An age as told at one place.
struct Told {
    value: u8,
    span: Span<Text>,
    /// `turns 60 on Friday`: the age at a birthday that is still to come.
    is_to_come: bool,
}

fn told(reading: &Reading<'_>, mention: &PersonMention) -> Option<Told> {
    let beside = Beside::new(reading, mention.name.span);
    let found = beside.own_age(mention).or_else(|| beside.age_after(reading, mention)).or_else(|| beside.age_before());
    let (at, is_to_come) = found?;
    let value = beside.years(at)?;
    let told = Told { value, span: beside.tokens[at].span, is_to_come };
    // `Born in Leeds in 1972, Ann Lee, 43,`; `“We opened it in 1972,” said Ann Lee, 43`: the time before the name is none of the age's.
    let is_of_now = is_behind_birth_or_quotation(reading, mention) || !opens_in_another_time(reading, mention.span);
    is_of_now.then_some(told)
}

/// Whether what stands before a name in its sentence is a quotation, or tells of a birth.
fn is_behind_birth_or_quotation(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let start = mention.span.start;
    let Some(at) = reading.sentence_at(start) else { return false };
    let sentence = reading.sentences()[at].span.start;
    let quoted = reading.in_quotation(sentence) && !reading.in_quotation(start);
    quoted || reading.text()[sentence as usize..start as usize].starts_with("Born ")
}

/// The age that a mention's person had at a time the sentence tells of: `Ann Lee, then 43`.
pub(in crate::reading) fn age_then(reading: &Reading<'_>, mention: &PersonMention) -> Option<Printed<u8>> {
    let beside = Beside::new(reading, mention.name.span);
    let (comma, word) = (beside.word(beside.after), beside.word(beside.after + 1));
    let at = beside.after + 2;
    let value = beside.years(at).filter(|_| comma == "," && word == "then")?;
    Some(Printed { value, span: beside.tokens[at].span })
}

/// Whether an age beside a name is that of a birthday to come: `turns 33`, `will be 33 in May`.
pub(in crate::reading) fn is_age_to_come(reading: &Reading<'_>, age: Span<Text>) -> bool {
    let before = reading.tokens_in(age).start.checked_sub(1);
    before.is_some_and(|before| matches!(reading.words()[before], "turns" | "turn" | "be"))
}

/// Whether the sentence of a mention, or the one before it, tells of a death.
fn tells_of_death(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let Some(at) = reading.sentence_at(mention.span.start) else { return false };
    let span = reading.sentences()[at.saturating_sub(1)].span.to(reading.sentences()[at].span);
    reading.tokens()[reading.tokens_in(span)].iter().any(|token| is_death(token.span.of(reading.text())))
}

/// A verb for a death.
fn is_death(word: &str) -> bool {
    matches!(word, "died" | "dies" | "dead" | "killed")
}

/// The years that a word may say: `43`, `Fifteen-year-old`.
pub(in crate::reading::person) fn years(word: &str) -> Option<u8> {
    if word.starts_with(|ch: char| ch.is_ascii_digit()) {
        return word.parse().ok().filter(|years| (1..120).contains(years));
    }
    word.ends_with("-year-old").then(|| years_in_words(&word.to_ascii_lowercase())).flatten()
}

/// The years of `fifteen` and `fifty-one` before `-year-old`.
fn years_in_words(word: &str) -> Option<u8> {
    let years = word.strip_suffix("-year-old")?;
    let tens = |ten: &str| whole_word(ten).filter(|ten: &u8| (20..=90).contains(ten));
    let both = || {
        years.split_once('-').and_then(|(ten, one)| Some(tens(ten)? + whole_word(one).filter(|one: &u8| *one < 10)?))
    };
    whole_word(years).filter(|years| (1..100).contains(years)).or_else(both)
}

impl Beside<'_> {
    /// The years that the token of an age says.
    fn years(&self, at: usize) -> Option<u8> {
        years(self.word(at))
    }

    /// The age that stands for the name: `the 43-year-old said`.
    fn own_age(&self, mention: &PersonMention) -> Option<(usize, bool)> {
        let last = self.after.checked_sub(1).filter(|_| mention.nameless)?;
        let is_year_old = self.word(last).ends_with("year-old");
        let age = if self.years(last).is_some() { last } else { self.from };
        (is_year_old || self.after - self.from == 1).then_some(()).and(self.years(age)).map(|_| (age, false))
    }

    /// The age after the name, and whether it is to come: `, 43,`, `(43)`, `, aged 43`, `, who turned 43`, ` is 43.`, `, a schoolboy of 16,`, `, at 86 the
    /// oldest`, `, of Leeds, 43,`.
    fn age_after(&self, reading: &Reading<'_>, mention: &PersonMention) -> Option<(usize, bool)> {
        let at = self.after;
        match self.word(at) {
            "," | "(" => {
                let phrase = || self.age_behind_phrase(reading, mention).map(|age| (age, false));
                self.age_in_apposition(at + 1).or_else(phrase)
            }
            // `Ann Lee died on Monday. Lee was 43.`
            "was" if self.closes(at + 2) => {
                self.age(at + 1, is_age(self.word(at + 1)) && tells_of_death(reading, mention))
            }
            _ => self.age_in_predicate(at, true),
        }
    }

    /// `43,`, `aged 43`, `now 43,`, `at 43 the`, `who is 43`, `who turned 43`, `a schoolboy of 16`.
    fn age_in_apposition(&self, at: usize) -> Option<(usize, bool)> {
        match self.word(at) {
            "who" => self.age_in_predicate(at + 1, false),
            // `The oldest, Ann Lee, is 79`
            "is" => self.age_in_predicate(at, false),
            word if matches!(word.as_bytes(), [b'A'..=b'Z', b'-', ..]) && self.word(at + 1) == "," => {
                self.age_in_apposition(at + 2)
            }
            "a" | "an" | "the" => self.age_in_phrase(at + 1).map(|age| (age, false)),
            "aged" | "age" => self.age(at + 1, true),
            "at" => self.age(at + 1, self.closes(at + 2) || self.word(at + 2) == "the"),
            "now" | "just" | "only" => self.age_in_apposition(at + 1),
            _ => self.age(at, self.closes(at + 1) || self.goes_on(at + 1)),
        }
    }

    /// `is 43.`, `is now 43 years old`, `is, at 43, the`, `turned 43`, `turns 43`, `will be 43 on`, `was 43 when she died`. `alone` says that only a full
    /// stop or the like closes it.
    fn age_in_predicate(&self, at: usize, alone: bool) -> Option<(usize, bool)> {
        let closes = |at: usize| self.closes(at) || self.goes_on(at) || !alone && self.word(at) == "and";
        let is_bare = |at: usize| !matches!(self.word(at), "out" | "of" | "percent" | "to" | "years");
        let after_age = |at: usize| {
            (at..at + 3).find(|at| !matches!(self.word(*at), "now" | "just" | "only" | "also" | "still" | "aged"))
        };
        match (self.word(at), self.word(at + 1)) {
            ("is", ",") if self.word(at + 2) == "at" => self.age(at + 3, self.word(at + 4) == ","),
            ("is", _) => {
                let age = after_age(at + 1)?;
                self.age(age, closes(age + 1))
            }
            ("turned", _) => self.age(at + 1, self.is_of_late(at + 2)),
            ("turns", _) => self.age(at + 1, is_bare(at + 2)).map(|(age, _)| (age, true)),
            ("will", "turn" | "be") => self.age_to_come(at + 2),
            ("was", _) if matches!(self.word(at + 2), "when" | "years") => {
                let dies = (at + 2..at + 8)
                    .take_while(|at| !matches!(self.word(*at), "." | ""))
                    .any(|at| matches!(self.word(at), "died" | "killed"));
                self.age(at + 1, dies)
            }
            (",", "at") if !alone => self.age(at + 2, self.closes(at + 3) || self.word(at + 3) == "the"),
            _ => None,
        }
    }

    /// The `59` of `will be 59 on Friday`, `will turn 59`, and of `will be, at 43, the youngest`, which is the age now.
    fn age_to_come(&self, at: usize) -> Option<(usize, bool)> {
        if self.word(at) == "," && self.word(at + 1) == "at" {
            return self.age(at + 2, self.word(at + 3) == ",");
        }
        let is_day = matches!(self.word(at + 1), "on" | "in" | "next" | "this" | "tomorrow" | "." | "," | "when");
        self.age(at, is_day).map(|(age, _)| (age, true))
    }

    /// The token at `at` where it is an age and what follows lets it be one.
    fn age(&self, at: usize, closed: bool) -> Option<(usize, bool)> {
        (closed && is_age(self.word(at))).then_some((at, false))
    }

    fn closes(&self, at: usize) -> bool {
        matches!(self.word(at), "," | "." | ";" | ")" | "" | "—" | "–" | ":" | "(")
    }

    /// Whether the words after `turned 43` put the birthday in the last weeks: `turned 43 on Monday`, `last week`; in `turned 43 in 1990` nothing does.
    fn is_of_late(&self, at: usize) -> bool {
        match self.word(at) {
            "on" => is_weekday(self.word(at + 1)),
            "last" | "this" => {
                matches!(self.word(at + 1), "week" | "month" | "weekend") || is_weekday(self.word(at + 1))
            }
            "earlier" => self.word(at + 1) == "this" && matches!(self.word(at + 2), "week" | "month"),
            word => matches!(word, "today" | "yesterday") || is_weekday(word),
        }
    }

    /// `years old` after an age, or `and a widow`.
    fn goes_on(&self, at: usize) -> bool {
        match (self.word(at), self.word(at + 1)) {
            ("years", next) => next == "old",
            ("and", next) => matches!(next, "a" | "an" | "the" | "from"),
            _ => false,
        }
    }

    /// The age behind a phrase that tells who the person is: `, of Leeds, 59,`, `, mayor of Leeds, 59,`, `, a teacher from Leeds who is 59.`. Nothing where
    /// the phrase names somebody else.
    fn age_behind_phrase(&self, reading: &Reading<'_>, mention: &PersonMention) -> Option<usize> {
        let first = self.after + 1;
        let opens = self.word(first).starts_with(|ch: char| ch.is_lowercase())
            && !matches!(
                self.word(first),
                "who" | "whose" | "which" | "and" | "but" | "with" | "as" | "while" | "when" | "then"
            );
        let end =
            (first..first + REACH_OF_PHRASE).find(|at| matches!(self.word(*at), "," | "." | ";" | "(" | ")" | ""));
        let comma = end.filter(|at| opens && *at > first && self.word(*at) == ",")?;
        let age = if self.word(comma + 1) == "aged" { comma + 2 } else { comma + 1 };
        let found = is_age(self.word(age)) && self.closes(age + 1);
        let last = self.tokens.get(comma).filter(|_| found)?.span.start;
        let mentions = reading.mentions();
        let from = mentions.partition_point(|other| other.span.start < mention.name.span.end);
        let mut between = mentions[from..].iter().take_while(|other| other.span.start < last);
        between.all(|other| other.who.is_some() && other.who == mention.who).then_some(age)
    }

    /// The age in a phrase that tells of the person: `schoolboy of 16,`, `diver who is 68 and`.
    fn age_in_phrase(&self, from: usize) -> Option<usize> {
        // `a 59-year-old father of two`, `a retired 59-year-old miner`
        let year_old = (from..from + 2).find(|at| self.word(at + 1) == "-" && self.word(at + 2) == "year-old");
        if let Some(at) = year_old {
            return is_age(self.word(at)).then_some(at);
        }
        let inside = (from..from + REACH_OF_ROLE).take_while(|at| !matches!(self.word(*at), "," | "." | ";" | ""));
        let leads = |at: usize| match self.word(at) {
            "of" => matches!(self.word(at + 2), "," | "." | "and"),
            "is" => self.word(at - 1) == "who",
            _ => false,
        };
        inside.filter(|at| leads(*at)).map(|at| at + 1).find(|at| is_age(self.word(*at)))
    }

    /// The age before the name: `the 34-year-old teacher Ann Lee`, `the 14-year-old champion, Ann Lee,`, `At 67, Ann Lee is`.
    fn age_before(&self) -> Option<(usize, bool)> {
        if let Some(age) = self.from.checked_sub(2)
            && self.word(age + 1) == ","
            && matches!(self.word(age.checked_sub(1)?), "At" | "at" | "Aged")
        {
            let is_now =
                matches!(self.word(self.after), "is" | "has" | "will" | "says" | "can" | "remains" | "still" | "does");
            return self.age(age, is_now);
        }
        let is_apposed = self.from > 1 && self.word(self.from - 1) == "," && self.closes(self.after);
        let from = if is_apposed { self.from - 1 } else { self.from };
        let first = from.saturating_sub(REACH_OF_AGE);
        let year_old = (first..from).rev().take_while(|at| !matches!(self.word(*at), "," | "." | ";" | "" | "as"));
        let year_old = year_old.filter(|at| self.word(*at).ends_with("year-old")).last()?;
        let in_words = self.years(year_old).is_some();
        let age = if in_words {
            year_old
        } else {
            year_old.checked_sub(if self.word(year_old - 1) == "-" { 2 } else { 1 })?
        };
        let is_definite =
            || age.checked_sub(1).is_some_and(|at| matches!(self.word(at), "the" | "The" | "his" | "her" | "their"));
        self.years(age).filter(|_| !is_apposed || is_definite())?;
        Some((age, false))
    }
}
