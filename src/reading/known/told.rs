//! The days a sentence speaks of: the story's own, or those of the date or year that opens a sentence that tells of another time.

use super::{Days, Reading};
use crate::reading::date::YearFrom;
use crate::reading::person::{PersonMention, Tenure, tells_another_time};
use crate::reading::token::{Token, TokenKind};
use crate::span::{Span, Text};
use chrono::{Datelike, NaiveDate};

/// The first year a number is taken for one.
const FIRST_YEAR: i32 = 1500;

/// How many words may stand between `In 2013,` and the title: `In 2013, then`.
const REACH: usize = 2;

/// The days the sentence of a mention speaks of.
pub(super) fn days(reading: &Reading<'_>, mention: &PersonMention) -> Option<Days> {
    let story = reading.story_date()?;
    match mention.title.map(|title| title.tenure) {
        Some(Tenure::Then) => opening_days(reading, mention.span, story.date.year()),
        // Former by then, or by now: `In 2022, former President Lee` says both.
        Some(Tenure::Former) if tells_another_time(reading, mention.span) => None,
        _ => Some(story.days()),
    }
}

/// The days of the date or year that opens the sentence right before a mention: `In 2013, President Lee`, `On May 3, 2013, President Lee`.
fn opening_days(reading: &Reading<'_>, mention: Span<Text>, latest: i32) -> Option<Days> {
    let sentence = reading.sentences()[reading.sentence_at(mention.start)?].span;
    let tokens = &reading.tokens()[reading.tokens_in(Span::new(sentence.start, mention.start))];
    let word = |token: &Token| reading.slice(token.span);
    let [first, .., _] = tokens else { return None };
    if !matches!(word(first), "In" | "On") {
        return None;
    }
    let comma = tokens.iter().rposition(|token| word(token) == ",").filter(|at| tokens.len() - 1 - at <= REACH)?;
    let dates = reading.dates();
    let date = dates.partition_point(|date| date.span.start < sentence.start);
    if let Some(date) =
        dates.get(date).filter(|it| it.span.start < mention.start).map(|_| &reading.resolved_dates()[date])
    {
        let day = date.date.filter(|_| date.year_from == YearFrom::Printed)?;
        return Some((day, day));
    }
    let year = tokens[1..comma].last().filter(|token| token.kind == TokenKind::Number && comma <= 3)?;
    let year = word(year).parse::<i32>().ok().filter(|year| (FIRST_YEAR..=latest).contains(year))?;
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}
