//! The date of the story itself: the first there is of the publication field of its metadata, a full date in its dateline, its file
//! name, and what the caller gave. Never the clock.

use super::DateMention;
use super::numeral;
use super::spot;
use crate::article::{Block, BlockKind, FieldRole};
use crate::reading::Reading;
use crate::span::{Span, Text};
use chrono::NaiveDate;

/// The date of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoryDate {
    /// The date to go by.
    pub date: NaiveDate,
    /// Whether it comes from the file's name alone, which may tell the day a story was filed and not the one it was written for.
    pub by_file_name: bool,
    /// The next source's date, where it is more than a day off: then a finding must hold under both.
    pub rival: Option<NaiveDate>,
    /// The day it was last changed by its metadata: what is past may be as late.
    pub changed: Option<NaiveDate>,
}

impl StoryDate {
    /// The first and the last day the story may be of: its date and the rival's.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        let rival = self.rival.unwrap_or(self.date);
        (self.date.min(rival), self.date.max(rival))
    }
}

/// How far (bytes) into a first paragraph a dateline reaches.
const DATELINE: u32 = 80;

/// Among how many blocks (headline, deck, byline) a dateline of its own stands, and how long (bytes) it is at most.
const OPENING: usize = 5;
const LINE: u32 = 120;

pub(in crate::reading) fn read(reading: &Reading<'_>, path: &str, given: Option<NaiveDate>) -> Option<StoryDate> {
    let meta = reading.article().meta();
    let first_of = |role: FieldRole| meta.of(role).into_iter().find_map(|field| parse(&field.value));
    let published = first_of(FieldRole::Date);
    // Where that is another day, a finding must hold on both.
    let first_written =
        first_of(FieldRole::Created).filter(|day| published.is_none_or(|published| apart(published, *day)));
    let sources = [published, first_written, dateline(reading).map(|(date, _)| date), in_file_name(path), given];
    let mut dates = sources.into_iter().flatten();
    let date = dates.next()?;
    let rival = dates.next().filter(|rival| apart(*rival, date));
    let by_file_name = sources[..3] == [None; 3] && sources[3].is_some();
    Some(StoryDate { date, by_file_name, rival, changed: first_of(FieldRole::Updated) })
}

/// Whether two days are further from one another than clocks of two zones can make one.
pub(crate) fn apart(one: NaiveDate, other: NaiveDate) -> bool {
    (one - other).num_days().abs() > 1
}

/// A full date in a short line of its own above the text (`Published: May 5, 2019`, `By Ann Lee | 5 May 2019`), or at the start of the first paragraph.
pub(in crate::reading) fn dateline(reading: &Reading<'_>) -> Option<(NaiveDate, Span<Text>)> {
    let blocks = reading.article().blocks();
    let full = |mention: &DateMention| {
        let date = NaiveDate::from_ymd_opt(mention.year?.value, mention.month?.value, mention.day?.value)?;
        Some((date, mention.span))
    };
    let first_in = |block: &Block| {
        let mentions = reading.dates();
        let at = mentions.partition_point(|mention| mention.span.start < block.span.start);
        mentions.get(at).filter(|mention| mention.span.end <= block.span.end)
    };
    let own = blocks.iter().take(OPENING).filter(|block| is_line(reading, block)).find_map(|block| {
        let mention = first_in(block)?;
        let led = block.kind == BlockKind::Dateline
            || is_led(&reading.text()[block.span.start as usize..mention.span.start as usize]);
        full(mention).filter(|_| led)
    });
    own.or_else(|| {
        let first = blocks.iter().find(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Dateline))?;
        let mention = first_in(first).filter(|mention| mention.span.start - first.span.start <= DATELINE)?;
        let before = reading.text()[first.span.start as usize..mention.span.start as usize].trim_end();
        let alone = before.is_empty() || before.ends_with([',', '(', ')', '—', '–', '-']);
        full(mention).filter(|_| alone)
    })
}

/// Whether a block is a short line above the text, and no sentence of it.
fn is_line(reading: &Reading<'_>, block: &Block) -> bool {
    let line = block.kind == BlockKind::Dateline
        || matches!(block.kind, BlockKind::Byline | BlockKind::Paragraph)
            && !reading.slice(block.span).trim_end().ends_with(['.', '?', '!', '”', '"']);
    line && block.span.len() <= LINE
}

/// Whether words before a date in a line of its own lead up to it: none, a mark, `Published`.
fn is_led(before: &str) -> bool {
    const WORDS: &[&str] = &["published", "posted", "updated", "modified", "date", "dated", "issued", "on", "release"];
    let word = before.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    before.ends_with('\n')
        || word.is_empty()
        || word.ends_with([':', '|', ',', '(', ')', '—', '–', '-', '·', '•'])
        || WORDS.contains(&word.to_lowercase().as_str())
}

/// `2025-08-15`, `2025-8-5` or `2025_08_15` in a file name.
pub(in crate::reading) fn in_file_name(path: &str) -> Option<NaiveDate> {
    // The text of a Word document is a part inside its file.
    let path = path.split(".docx/").next()?;
    let name = path.rsplit(['/', '\\']).next()?;
    let mut numbers = name.split(|ch: char| !ch.is_ascii_digit()).filter(|part| !part.is_empty());
    let year = numbers.by_ref().find_map(|part| numeral::year(part).filter(|year| (1990..2100).contains(year)))?;
    let (month, day) = (numbers.next()?, numbers.next()?);
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// A date in a metadata value: ISO with or without hyphens and a time, or as printed in copy.
pub(crate) fn parse(value: &str) -> Option<NaiveDate> {
    let value = value.trim();
    let run = value.bytes().take_while(u8::is_ascii_digit).count();
    if run == "20250815".len() {
        let (month, day) = (value[4..6].parse().ok()?, value[6..run].parse().ok()?);
        return NaiveDate::from_ymd_opt(numeral::year(&value[..4])?, month, day);
    }
    let digits: Vec<&str> = value.splitn(4, |ch: char| !ch.is_ascii_digit()).take(3).collect();
    if let [year, month, day] = digits[..]
        && let Some(year) = numeral::year(year)
        && let (Ok(month), Ok(day)) = (month.parse(), day.parse())
    {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let mention = spot::in_plain_text(value)?;
    NaiveDate::from_ymd_opt(mention.year?.value, mention.month?.value, mention.day?.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_dates_are_read_in_many_forms() {
        let day = NaiveDate::from_ymd_opt(2019, 3, 5);
        for value in [
            "2019-03-05",
            "2019-03-05T23:28:36.316-04:00",
            "2019/3/5",
            "20190305",
            "20190305T232836-0400",
            "2019-03-05 10:00:14 -0400",
            "March 5, 2019",
            "5 March 2019",
        ] {
            assert_eq!(parse(value), day, "{value}");
        }
        for value in ["", "soon", "2019", "2019-13-01", "20191301", "201903051", "05/03/2019"] {
            assert_eq!(parse(value), None, "{value}");
        }
    }

    #[test]
    fn file_names_tell_dates() {
        let day = NaiveDate::from_ymd_opt(2015, 5, 1);
        for path in
            ["a/2015-05-01-story.md", "2015-5-1-x.md", "news_2015_05_01.txt", "2015-05-01.docx/word/document.xml"]
        {
            assert_eq!(in_file_name(path), day, "{path}");
        }
        for path in ["2015/05/01/story.md", "top-10-of-2015.md", "2015.md"] {
            assert_eq!(in_file_name(path), None, "{path}");
        }
    }
}
