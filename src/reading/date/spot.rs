//! Finding dates in running text: around the name of a month, look for a day on either side, then for a weekday, a relative day and a year.

mod weekday;

use super::numeral;
use super::{DateMention, Printed};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::token::{self, Token, TokenKind};
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use std::sync::LazyLock;

/// All dates of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<DateMention> {
    let worth_a_look = reading.classes().places(Class::Month | Class::Weekday | Class::Day | Class::Figures);
    spot(reading.text(), reading.tokens(), worth_a_look)
}

/// The first date of a text that is no article: a metadata value.
pub(super) fn in_plain_text(text: &str) -> Option<DateMention> {
    let tokens = token::of_plain_text(text);
    spot(text, &tokens, 0..tokens.len()).into_iter().next()
}

/// The dates around the tokens of `places`, which are all that may tell one.
fn spot(text: &str, tokens: &[Token], places: impl Iterator<Item = usize>) -> Vec<DateMention> {
    let scan = Scan { text, tokens };
    let mut found: Vec<DateMention> = Vec::new();
    for at in places {
        let token = &tokens[at];
        match token.kind {
            TokenKind::Word => {
                if let Some(month) = token.capital.then(|| numeral::month(scan.word(at))).flatten() {
                    scan.around_month(at, month, &mut found);
                } else if may_end_day(scan.word(at))
                    && let Some((relative, starts)) = scan.relative_ending(at)
                {
                    found.extend(scan.relative_weekday(starts, at, relative));
                } else if let Some((weekday, false)) = numeral::weekday(scan.word(at)) {
                    found.extend(scan.weekday_of_day(at, weekday));
                }
            }
            TokenKind::Number if token.span.len() == 10 => found.extend(scan.iso(at)),
            _ => {}
        }
    }
    found.sort_by_key(|mention| mention.span.start);
    // `Thursday the 16th and Friday the 17th of March`: read with their month.
    let with_month: Vec<Span<Text>> = found.iter().filter(|it| it.month.is_some()).map(|it| it.span).collect();
    found.retain(|mention| {
        let at = with_month.partition_point(|span| span.end <= mention.span.start);
        mention.month.is_some()
            || mention.day.is_none()
            || with_month.get(at).is_none_or(|span| span.start >= mention.span.end)
    });
    share_years(text, &mut found);
    found
}

/// Whether a word may end a relative day: `today`, `this morning`.
pub(in crate::reading) fn may_end_day(word: &str) -> bool {
    numeral::relative(word).is_some() || numeral::is_part_of_day(word)
}

/// Gives the first of two dates the year printed with the second: `June 28 to July 2, 2021`.
fn share_years(text: &str, mentions: &mut [DateMention]) {
    for at in (1..mentions.len()).rev() {
        let (before, after) = (mentions[at - 1], mentions[at]);
        let (Some(first), Some(second), Some(year)) = (before.month, after.month, after.year) else { continue };
        if before.year.is_some() || first.value > second.value || before.span.end > after.span.start {
            continue;
        }
        let between = text[before.span.end as usize..after.span.start as usize].trim().trim_matches(',').trim();
        if matches!(between, "" | "to" | "and" | "through" | "until" | "till" | "-" | "–" | "—" | "&" | "or") {
            mentions[at - 1].year = Some(year);
        }
    }
}

struct Scan<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

/// Days read on one side of a month: token range (end exclusive), first and last day.
#[derive(Clone, Copy)]
struct Days {
    from: usize,
    to: usize,
    first: Printed<u32>,
    last: Option<u32>,
    ordinal: bool,
}

impl Scan<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The token before `at` when it stands in the same block.
    fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        (self.tokens[before].block == self.tokens.get(at).or(self.tokens.last())?.block).then_some(before)
    }

    /// The word of the token before `at`, or nothing at a block's start.
    fn word_before(&self, at: usize) -> &str {
        self.before(at).map_or("", |before| self.word(before))
    }

    /// The word at `at` when it stands in the block of `from`.
    fn word_in_block(&self, at: usize, from: usize) -> &str {
        let same = self.tokens.get(at).is_some_and(|token| token.block == self.tokens[from].block);
        if same { self.word(at) } else { "" }
    }

    fn printed<T>(&self, value: T, from: usize, to: usize) -> Printed<T> {
        Printed { value, span: self.span(from, to) }
    }

    /// Span of the tokens `from..to`.
    fn span(&self, from: usize, to: usize) -> Span<Text> {
        Span::new(self.tokens[from].span.start, self.tokens[to - 1].span.end)
    }

    fn around_month(&self, at: usize, month: u32, found: &mut Vec<DateMention>) {
        let stop = usize::from(self.word(at).len() <= 4 && self.word_in_block(at + 1, at) == ".");
        let month_ends = at + 1 + stop;
        let before = self.days_before(at);
        let after = if before.is_none() { self.days_after(month_ends, at) } else { None };
        let Some(days) = before.or(after) else { return };
        let from = days.from.min(at);
        let mut to = days.to.max(month_ends);
        // The stop of `5 Sept.` may end the sentence: leave it out of the span where nothing follows in it.
        if before.is_some() && stop == 1 {
            to = at + 1;
        }
        let year = self.year_after(to.max(month_ends), at, after.is_some());
        if let Some((_, ends)) = year {
            to = ends;
        }
        let month = self.printed(month, at, at + 1);
        let mut mention = DateMention {
            span: self.span(from, to),
            weekday: None,
            day: Some(days.first),
            last_day: days.last,
            month: Some(month),
            year: year.map(|(year, _)| year),
            relative: None,
            doubtful: year.is_none() && self.is_doubtful(&days, from, to, before.is_some()),
        };
        let starts = self.weekdays_before(from, &mut mention, found);
        let ends = if mention.weekday.is_none() { self.weekday_after(to, from, &mut mention) } else { to };
        mention.span = self.span(starts, ends);
        found.push(mention);
        if before.is_some() {
            self.elided_before(starts, &mention, found);
        }
    }

    /// `5`, `5th of`, `7-8`, `17 and 18`, `the 3rd to the 5th of` before a month.
    fn days_before(&self, month: usize) -> Option<Days> {
        let mut at = self.before(month)?;
        if self.word(at) == "of" {
            at = self.before(at)?;
        }
        let (first, last, ordinal) = self.days_of(at)?;
        let lead = self.before(at).map(|lead| (lead, self.word(lead)));
        if let Some((lead, word)) = lead {
            // `June 28 July 2`: the number is the other month's.
            let month_before = if word == "." { self.word_before(lead) } else { word };
            if numeral::month(month_before).is_some()
                || matches!(word, "$" | "£" | "€" | "#" | "." | ":" | "/") && last.is_none() && word != "."
            {
                return None;
            }
        }
        let mut days = Days { from: at, to: month, first, last, ordinal };
        if last.is_none()
            && let Some((lead, word)) = lead
            && matches!(word, "and" | "to" | "-" | "–" | "—" | "&" | "or" | "through")
            && let Some(other) = self.before(lead)
            && let Some((first, None, ordinal)) = self.days_of(other)
            && first.value < days.first.value
            && numeral::month(self.word_before(other)).is_none()
            && numeral::weekday(self.word_before(other)).is_none()
        {
            days = Days { from: other, to: month, first, last: Some(days.first.value), ordinal };
        }
        if self.word_before(days.from) == "the" {
            days.from -= 1;
        }
        Some(days)
    }

    /// `15`, `15th`, `3-4`, `27 and 28`, `3, 10 and 17` after a month.
    fn days_after(&self, at: usize, month: usize) -> Option<Days> {
        let at = if self.word_in_block(at, month) == "the" { at + 1 } else { at };
        if self.tokens.get(at)?.block != self.tokens[month].block {
            return None;
        }
        let (first, mut last, ordinal) = self.days_of(at)?;
        let mut to = at + 1;
        if matches!(self.word_in_block(to, month), "%" | ":") || self.glued(to) {
            return None;
        }
        while matches!(self.word_in_block(to, month), "and" | "to" | "-" | "–" | "—" | "&" | "or" | "through" | ",")
        {
            let comma = self.word(to) == ",";
            let mut next = to + 1;
            if comma && matches!(self.word_in_block(next, month), "and" | "or") {
                next += 1;
            }
            let Some((day, None, _)) = self
                .tokens
                .get(next)
                .filter(|it| it.block == self.tokens[month].block)
                .and_then(|_| self.days_of(next))
            else {
                break;
            };
            let listed = matches!(self.word_in_block(next + 1, month), "," | "and" | "or" | "&");
            let ends = !starts_noun(self.word_in_block(next + 1, month));
            // `April 3, 10 people`: a list only when its end says so.
            if day.value > 31
                || day.value <= first.value
                || numeral::month(self.word_in_block(next + 1, month)).is_some()
                || comma && next == to + 1 && !listed
                || !ends
            {
                break;
            }
            last = Some(day.value);
            to = next + 1;
        }
        Some(Days { from: at, to, first, last, ordinal })
    }

    /// Whether the token at `at` is stuck to the one before without a space and goes on as a number (`3.5`, `5:00`).
    fn glued(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind != TokenKind::Mark && token.span.start == self.tokens[at - 1].span.end)
    }

    /// One number token as days: `15`, `15th` or `3-4`.
    fn days_of(&self, at: usize) -> Option<(Printed<u32>, Option<u32>, bool)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        let word = token.span.of(self.text);
        if let Some((day, ordinal)) = numeral::day(word) {
            return Some((Printed { value: day, span: token.span }, None, ordinal));
        }
        let (first, last) = word.split_once('-')?;
        let ((first_day, _), (last_day, _)) = (numeral::day(first)?, numeral::day(last)?);
        let span = Span::new(token.span.start, token.span.start + first.len() as u32);
        (first_day < last_day && last_day <= 31).then_some((Printed { value: first_day, span }, Some(last_day), false))
    }

    /// `2025` or `, 2025` from `at` on, and the token after it.
    fn year_after(&self, at: usize, month: usize, american: bool) -> Option<(Printed<i32>, usize)> {
        let comma = self.word_in_block(at, month) == ",";
        let at = at + usize::from(comma);
        let year = numeral::year(self.word_in_block(at, month))?;
        // `May 5 2000 people`: without its comma a year ends the phrase or goes on with a small word.
        let counted = american && !comma && starts_noun(self.word_in_block(at + 1, month));
        (!counted).then(|| (self.printed(year, at, at + 1), at + 1))
    }

    /// Whether a count of days begins at the relative day that starts at `starts`, and so another is meant: `a year ago today`, `two weeks
    /// from tomorrow`. `Open from tomorrow` means tomorrow.
    fn is_counted_from(&self, starts: usize) -> bool {
        let unit = |from| {
            let word = self.word_before(from);
            matches!(word.trim_end_matches('s'), "day" | "week" | "fortnight" | "month" | "year")
        };
        match self.word_before(starts) {
            "ago" | "of" => true,
            "from" => self.before(starts).is_some_and(unit),
            _ => false,
        }
    }

    /// Whether the number beside a month may count something: `in June 31 people`, `by March 40 percent of`.
    fn is_doubtful(&self, days: &Days, from: usize, to: usize, british: bool) -> bool {
        let next = self.word_in_block(to, from);
        let glued =
            self.tokens.get(to).is_some_and(|token| token.kind == TokenKind::Mark && matches!(next, "%" | "°" | "/"))
                || self.is_compound(to, from);
        if british {
            let lead = self.word_before(from);
            let dated = LEADS_IN.contains(lead);
            return glued
                || !(days.ordinal
                    || dated
                    || lead.is_empty()
                    || self.before(from).is_some_and(|at| self.weekday_ending(at).is_some()));
        }
        glued || starts_noun(next) || next == "of" && (days.first.value > 31 || self.is_part_of_some(to + 1, from))
    }

    /// Whether a hyphen at `at` ties the number before it to a word: `in June 31-year-old twins`.
    fn is_compound(&self, at: usize, from: usize) -> bool {
        let tied =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.span.start == self.tokens[at - 1].span.end);
        let after = self.word_in_block(at + 1, from);
        self.word_in_block(at, from) == "-" && tied(at) && tied(at + 1) && after.starts_with(char::is_lowercase)
    }

    /// Whether the words at `at`, after a number and `of`, are what it is a part of: `31 of them`, `31 of the 40 guests`.
    fn is_part_of_some(&self, at: usize, from: usize) -> bool {
        match self.word_in_block(at, from) {
            "the" => self.word_in_block(at + 1, from).starts_with(|ch: char| ch.is_ascii_digit()),
            word => matches!(word, "them" | "these" | "those" | "us" | "our" | "their" | "his" | "her" | "its"),
        }
    }

    /// `2025-08-15`, with a weekday before or after.
    fn iso(&self, at: usize) -> Option<DateMention> {
        let token = self.tokens[at];
        let (year, month, day) = numeral::iso(token.span.of(self.text))?;
        let part = |from: u32, to: u32| Span::new(token.span.start + from, token.span.start + to);
        let mut mention = DateMention {
            span: token.span,
            weekday: None,
            day: Some(Printed { value: day, span: part(8, 10) }),
            last_day: None,
            month: Some(Printed { value: month, span: part(5, 7) }),
            year: Some(Printed { value: year, span: part(0, 4) }),
            relative: None,
            doubtful: false,
        };
        let starts = self.weekdays_before(at, &mut mention, &mut Vec::new());
        let ends = if mention.weekday.is_none() { self.weekday_after(at + 1, at, &mut mention) } else { at + 1 };
        mention.span = self.span(starts, ends);
        Some(mention)
    }
}

/// Whether a word after a number is likely what the number counts: a word in small letters that is none of the small words that go on
/// after a date.
pub(in crate::reading) fn starts_noun(word: &str) -> bool {
    word.starts_with(|ch: char| ch.is_lowercase()) && !GOES_ON.contains(word)
}

pub(in crate::reading) const DATA: &str = include_str!("../../../rules/data/dates.txt");
/// Words before a day and a month that make them a date: `by 31 June`.
static LEADS_IN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "leads-in"));
/// Words in small letters that follow a date more often than they are counted by the number before them.
static GOES_ON: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "goes-on"));

#[cfg(test)]
mod tests;
