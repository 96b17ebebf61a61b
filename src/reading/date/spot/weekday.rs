//! Weekdays and relative days beside a date: before it, after it, shared by a range, or with no date at all (`today (Thursday)`).

use super::Scan;
use crate::reading::date::{DateMention, Printed, Relative, numeral};
use crate::reading::token::TokenKind;
use chrono::Weekday;

impl Scan<'_> {
    /// Reads the weekdays (and a relative day) that stand before a date; returns its first token.
    pub(super) fn weekdays_before(
        &self,
        from: usize,
        mention: &mut DateMention,
        found: &mut Vec<DateMention>,
    ) -> usize {
        let Some(mut at) = self.before(from) else { return from };
        if matches!(self.word(at), "," | "(" | "—" | "–") {
            let Some(next) = self.before(at) else { return from };
            at = next;
        }
        let at = if self.relative_ending(at).is_some() { Some(at) } else { self.skip_time(at) };
        let Some(at) = at else { return from };
        let Some((weekday, starts)) = self.weekday_ending(at) else {
            return match self.relative_ending(at) {
                Some((relative, starts)) if !self.is_counted_from(starts) => {
                    mention.relative = Some(self.printed(relative, starts, at + 1));
                    starts
                }
                _ => from,
            };
        };
        mention.weekday = Some(self.printed(weekday, starts, starts + 1));
        if let Some((first, first_at)) = self.weekday_chain(starts) {
            // Two weekdays and one day: nothing says which is whose.
            mention.weekday = None;
            if let Some(last) = mention.last_day {
                let day = mention.day.map(|day| Printed { value: last, span: day.span });
                found.push(DateMention {
                    weekday: Some(self.printed(weekday, starts, starts + 1)),
                    day,
                    last_day: None,
                    ..*mention
                });
                mention.weekday = Some(self.printed(first, first_at, first_at + 1));
                mention.last_day = None;
            }
            return first_at;
        }
        if let Some(lead) = self.before(starts).filter(|lead| matches!(self.word(*lead), "," | "("))
            && let Some(at) = self.before(lead)
            && let Some((relative, first)) = self.relative_ending(at)
        {
            mention.relative = Some(self.printed(relative, first, at + 1));
            return first;
        }
        starts
    }

    /// The relative day that ends at `at` (`yesterday`, `this morning`, `last night`), and its first token.
    pub(super) fn relative_ending(&self, at: usize) -> Option<(Relative, usize)> {
        let word = self.word(at);
        if let Some(relative) = numeral::relative(word) {
            return Some((relative, at));
        }
        let lead = self.before(at).filter(|_| numeral::is_part_of_day(word))?;
        match (self.word(lead), word) {
            ("this" | "This", "morning" | "afternoon" | "evening") => Some((Relative::Today, lead)),
            ("last" | "Last", "night") => Some((Relative::Yesterday, lead)),
            _ => None,
        }
    }

    /// Steps back over a part of the day or a time: `Friday night, June 5`, `Friday, 8 p.m., June 5`.
    fn skip_time(&self, at: usize) -> Option<usize> {
        let mut at = at;
        if numeral::is_part_of_day(self.word(at)) {
            at = self.before(at)?;
            if self.word(at) == "at" {
                at = self.before(at)?;
            }
        } else if matches!(self.word(at), "p.m." | "a.m." | "pm" | "am") || self.is_clock(at) {
            if !self.is_clock(at) {
                at = self.before(at)?;
            }
            if self.tokens[at].kind != TokenKind::Number {
                return None;
            }
            at = self.before(at)?;
            if matches!(self.word(at), "at" | ",") {
                at = self.before(at)?;
            }
        }
        Some(at)
    }

    fn is_clock(&self, at: usize) -> bool {
        let word = self.word(at);
        self.tokens[at].kind == TokenKind::Number
            && (word.contains(':') || word.ends_with("pm") || word.ends_with("am"))
    }

    /// The weekday that ends at `at` (its stop included), and the token it starts at.
    pub(super) fn weekday_ending(&self, at: usize) -> Option<(Weekday, usize)> {
        let stop = self.word(at) == ".";
        let at = if stop { self.before(at)? } else { at };
        let (weekday, short) = numeral::weekday(self.word(at))?;
        if stop && !short || !stop && short && self.is_proper_name(at) {
            return None;
        }
        Some((weekday, at))
    }

    /// `Edmonton Sun`: an unstopped abbreviation right after a capitalised word is the name of a newspaper.
    fn is_proper_name(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| {
            self.tokens[before].kind == TokenKind::Word
                && self.word(before).starts_with(char::is_uppercase)
                && numeral::weekday(self.word(before)).is_none()
        })
    }

    /// The first of several weekdays joined before the one at `at`: `Thursday and Friday`, `Monday, Tuesday and Friday`.
    fn weekday_chain(&self, at: usize) -> Option<(Weekday, usize)> {
        let mut first = None;
        let mut at = at;
        while let Some(joint) = self
            .before(at)
            .filter(|it| matches!(self.word(*it), "and" | "to" | "through" | "-" | "–" | "—" | "&" | "or" | ","))
            && let Some(before) = self.before(joint)
            && let Some((weekday, starts)) = self.weekday_ending(before)
        {
            first = Some((weekday, starts));
            at = starts;
        }
        first
    }

    /// `(Friday)`, `, a Friday` or `, Friday,` after a date; returns the token after it.
    pub(super) fn weekday_after(&self, to: usize, from: usize, mention: &mut DateMention) -> usize {
        let lead = self.word_in_block(to, from);
        if !matches!(lead, "(" | ",") {
            return to;
        }
        let article = usize::from(self.word_in_block(to + 1, from) == "a");
        let at = to + 1 + article;
        let word = self.word_in_block(at, from);
        let after = self.word_in_block(at + 1, from);
        if let Some(relative) = numeral::relative(word).filter(|_| lead == "(" && after == ")") {
            mention.relative = Some(self.printed(relative, at, at + 1));
            return at + 1;
        }
        let Some((weekday, _)) = numeral::weekday(word) else { return to };
        let next = self.word_in_block(at + 2, from);
        let next_date = numeral::month(next).is_some() || numeral::day(next).is_some() || next == "the";
        let closed = match lead {
            "(" => matches!(after, ")" | ","),
            _ => article == 1 || matches!(after, "" | "." | ";" | ")" | "—") || after == "," && !next_date,
        };
        if !closed {
            return to;
        }
        mention.weekday = Some(self.printed(weekday, at, at + 1));
        at + 1
    }

    /// `Tuesday 7 and` before `Thursday 16 September`: days that share the month printed later.
    pub(super) fn elided_before(&self, starts: usize, later: &DateMention, found: &mut Vec<DateMention>) {
        let mut at = starts;
        while let Some(joint) =
            self.before(at).filter(|it| matches!(self.word(*it), "and" | "to" | "-" | "–" | "—" | "&" | "or" | ","))
            && let Some(day_at) = self.before(joint)
            && let Some((day, None, _)) = self.days_of(day_at)
            && let Some(weekday_at) = self.before(day_at)
            && let Some((weekday, first)) = self.weekday_ending(weekday_at)
            && later.day.is_some_and(|later| day.value < later.value)
        {
            found.push(DateMention {
                span: self.span(first, day_at + 1),
                weekday: Some(self.printed(weekday, first, first + 1)),
                day: Some(day),
                last_day: None,
                relative: None,
                doubtful: false,
                ..*later
            });
            at = first;
        }
    }

    /// `Saturday the 27th`, `Sunday 28th`: a weekday and a day whose month is printed elsewhere. Friday the 13th is a superstition.
    pub(super) fn weekday_of_day(&self, at: usize, weekday: Weekday) -> Option<DateMention> {
        let mut day_at = at + 1;
        day_at += usize::from(self.word_in_block(day_at, at) == ",");
        day_at += usize::from(self.word_in_block(day_at, at) == "the");
        if self.word_in_block(day_at, at).is_empty() {
            return None;
        }
        let (day, None, true) = self.days_of(day_at)? else { return None };
        let next = self.word_in_block(day_at + 1, at);
        let ends = matches!(next, "" | "." | "," | ";" | ")" | "?" | "!")
            || matches!(next, "at" | "from" | "for" | "in" | "when" | "until" | "is" | "was" | "will");
        // `Friday 17th, and Saturday 19th March` may share a month.
        let listed = next == "," && self.word_in_block(day_at + 2, at).starts_with(char::is_uppercase);
        let month = numeral::month(self.word_in_block(day_at + 2, at)).is_some();
        let lone =
            self.before(at).is_none_or(|before| !matches!(self.word(before), "and" | "to" | "-" | "–" | "or" | "&"));
        (ends
            && !listed
            && !month
            && lone
            && (1..=31).contains(&day.value)
            && (weekday, day.value) != (Weekday::Fri, 13))
            .then(|| DateMention {
                span: self.span(at, day_at + 1),
                weekday: Some(self.printed(weekday, at, at + 1)),
                day: Some(day),
                last_day: None,
                month: None,
                year: None,
                relative: None,
                doubtful: false,
            })
    }

    /// `today (Thursday)`, `yesterday, Tuesday,`: a relative day beside a weekday and no date.
    pub(super) fn relative_weekday(&self, starts: usize, at: usize, relative: Relative) -> Option<DateMention> {
        let lead = self.word_in_block(at + 1, at);
        let (weekday, _) = numeral::weekday(self.word_in_block(at + 2, at)).filter(|_| matches!(lead, "(" | ","))?;
        let after = self.word_in_block(at + 3, at);
        let next = at + 4 + usize::from(matches!(self.word_in_block(at + 4, at), "and" | "or"));
        let next = self.word_in_block(next, at);
        let closed = if lead == "(" { after == ")" } else { matches!(after, "" | "." | ";" | "—") || after == "," };
        let dated = numeral::month(next).is_some() || next.starts_with(|ch: char| ch.is_ascii_digit());
        // `open today, Thursday, and Friday`: days in a row, each another.
        let listed = lead == "," && numeral::weekday(next).is_some();
        (closed && !dated && !listed && !self.is_counted_from(starts)).then(|| DateMention {
            span: self.span(starts, at + 3),
            weekday: Some(self.printed(weekday, at + 2, at + 3)),
            day: None,
            last_day: None,
            month: None,
            year: None,
            relative: Some(self.printed(relative, starts, at + 1)),
            doubtful: false,
        })
    }
}
