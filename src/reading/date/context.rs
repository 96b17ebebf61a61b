//! What the word before a date says of it: `last`, `this` or `next`.

use super::{DateMention, Printed, StoryDate};
use crate::reading::Reading;
use chrono::NaiveDate;

/// The word before a weekday that says which week is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Week {
    /// `last Friday`
    Last,
    /// `this Friday`
    This,
    /// `next Friday`
    Next,
}

impl Week {
    /// Names in rules, in the order of the variants.
    pub const NAMES: &'static [&'static str] = &["last", "this", "next"];

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// What the sentence of a date makes of it. `None` is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The word before its weekday.
    pub week: Option<Printed<Week>>,
    /// Whether that word agrees with the story's date.
    pub week_agrees: Option<bool>,
}

/// How far (days) from a story a date may lie and still be the one its writer had in mind, where no year is printed.
const NEAR: i64 = 62;
/// Days of grace where the story's date is that of its file.
const FILED: i64 = 7;

/// The context of each date of a story.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Context> {
    (0..reading.dates().len()).map(|at| of_date(reading, at)).collect()
}

fn of_date(reading: &Reading<'_>, index: usize) -> Context {
    let (mention, resolved) = (&reading.dates()[index], &reading.resolved_dates()[index]);
    let tokens = reading.tokens();
    let at = tokens.partition_point(|token| token.span.start < mention.span.start);
    let mut context = Context { week: week(reading, mention, at), ..Context::default() };
    let (Some(date), Some(story)) = (resolved.date, reading.story_date()) else { return context };
    if mention.doubtful || resolved.weekday_agrees == Some(false) {
        return context;
    }
    if let Some(week) = context.week {
        context.week_agrees = week_agrees(week.value, date, story);
    }
    context
}

/// The word `last`, `this` or `next` right before a date that begins with its weekday. `The last Sunday, May 25` counts Sundays.
fn week(reading: &Reading<'_>, mention: &DateMention, at: usize) -> Option<Printed<Week>> {
    let weekday = mention.weekday.filter(|it| it.span.start == mention.span.start)?;
    let before = at.checked_sub(1)?;
    let token = reading.tokens()[before];
    if token.block != reading.tokens()[at].block || weekday.span.start - token.span.end > 1 {
        return None;
    }
    let value = match reading.slice(token.span) {
        "last" | "Last" => Week::Last,
        "this" | "This" => Week::This,
        "next" | "Next" => Week::Next,
        _ => return None,
    };
    let lead = before.checked_sub(1).map_or("", |lead| reading.slice(reading.tokens()[lead].span));
    let counted =
        matches!(lead, "the" | "The" | "its" | "their" | "very" | "and" | "until" | "’s" | "our" | "his" | "her");
    (!counted).then_some(Printed { value, span: token.span })
}

fn bases(story: &StoryDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::once(story.date).chain(story.rival)
}

fn week_agrees(week: Week, date: NaiveDate, story: &StoryDate) -> Option<bool> {
    let grace = if story.by_file_name { FILED } else { 0 };
    let off = |base: NaiveDate| (date - base).num_days();
    if bases(story).any(|base| off(base).abs() > NEAR) {
        return None;
    }
    let days = match week {
        Week::Last => -14 - grace..=grace - 1,
        Week::This => -7 - grace..=8 + grace,
        Week::Next => 1 - grace..=14 + grace,
    };
    Some(bases(story).any(|base| days.contains(&off(base))))
}
