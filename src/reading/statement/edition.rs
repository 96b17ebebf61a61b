//! Games and cups with a year and a host: `at the 2016 Olympics in London`, `the 2012 Beijing Games`.
//!
//! Only a place that had such games in another year counts as a host told: any other may be where somebody watched them.

use super::when::Line;
use crate::reading::Reading;
use crate::reading::printed::end_of_form;
use crate::span::{Span, Text};
use crate::table::{Row, RowId, TableId};

/// Games of a year told with their host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edition {
    /// Year, name and host.
    pub(crate) span: Span<Text>,
    /// The host, as printed.
    pub(crate) host: Span<Text>,
    /// The row of the games of that year.
    pub(crate) row: RowId,
    /// Whether they were there.
    pub(crate) agrees: bool,
}

/// Those of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Edition> {
    let mut found = Vec::new();
    for sentence in 0..reading.sentences().len() {
        let line = Line::new(reading, sentence);
        let years = line.range.clone().filter(|at| is_year(line.word(*at)));
        let told: Vec<Edition> = years.filter_map(|at| told_at(&line, at)).collect();
        if !told.is_empty() && !line.range.clone().any(|at| is_of_a_bid(line.word(at))) {
            found.extend(told);
        }
    }
    found
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words of sentences about where games might have been.
fn is_of_a_bid(word: &str) -> bool {
    let begins = |stem: &str| word.get(..stem.len()).is_some_and(|own| own.eq_ignore_ascii_case(stem));
    ["bid", "candida", "cancel", "instead", "moved", "award", "propos"].iter().any(|stem| begins(stem))
}

/// The games whose year stands at a token.
fn told_at(line: &Line<'_, '_>, year: usize) -> Option<Edition> {
    if !matches!(line.back(year, 1), "the" | "The") {
        return None;
    }
    named(line, year).or_else(|| hosted(line, year))
}

/// `the 2016 Olympics in London`
fn named(line: &Line<'_, '_>, year: usize) -> Option<Edition> {
    let of_name = standing(line, year + 1, "names");
    let end = of_name.iter().map(|(end, _)| *end).max()?;
    let (after, rows) = (line.from(end), longest(of_name, end));
    // What is yet to be placed, or was built for: `the team for the 2012 Olympics in London`.
    let is_there = matches!(line.word(after), "in" | "at") && line.back(year, 2) != "for";
    let host = line.tokens.get(after + 1).filter(|_| is_there && line.range.contains(&(after + 1)))?;
    let end = standing(line, after + 1, "hosts").iter().map(|(end, _)| *end).max()?;
    judged(line, year, &rows, Span::new(host.span.start, end), end)
}

/// `the 2012 Beijing Games`
fn hosted(line: &Line<'_, '_>, year: usize) -> Option<Edition> {
    let end = standing(line, year + 1, "hosts").iter().map(|(end, _)| *end).max()?;
    let host = Span::new(line.tokens[year + 1].span.start, end);
    let of_name = standing(line, line.from(end), "names");
    let end = of_name.iter().map(|(end, _)| *end).max()?;
    judged(line, year, &longest(of_name, end), host, end)
}

/// The games of a year among rows, and whether they had a host that others of the rows had.
fn judged(line: &Line<'_, '_>, year: usize, rows: &[Row<'_>], host: Span<Text>, end: u32) -> Option<Edition> {
    let printed = line.reading.slice(host);
    let had = |row: &&Row<'_>| row.names("hosts").iter().any(|known| known == printed);
    let then: Vec<&Row<'_>> = rows.iter().filter(|row| row.get("year") == line.word(year)).collect();
    // `in London and Paris`, `the 2016 London bid`
    let (next, second) = (line.word(line.from(end)), line.word(line.from(end) + 1));
    let goes_on = matches!(next, "-" | "bid") || matches!(next, "and" | "or") && second.starts_with(char::is_uppercase);
    let is_host = rows.iter().any(|row| had(&row)) && !goes_on;
    let agreeing = then.iter().copied().find(|row| had(row));
    let row = agreeing.or(then.first().copied()).filter(|_| is_host)?;
    let span = Span::new(line.tokens[year].span.start, end);
    Some(Edition { span, host, row: row.id(), agrees: agreeing.is_some() })
}

/// The rows one of whose names in a column stands at a token, with where it ends.
fn standing<'t>(line: &Line<'_, 't>, at: usize, column: &str) -> Vec<(u32, Row<'t>)> {
    let Some(token) = line.tokens.get(at).filter(|token| token.capital && line.range.contains(&at)) else {
        return Vec::new();
    };
    let here = &line.reading.text()[token.span.start as usize..];
    let rows = line.reading.tables().find_opening(TableId::EDITIONS, column, here);
    rows.into_iter().filter_map(|row| Some((end_of_form(line.reading.text(), token, &row.get(column))?, row))).collect()
}

/// The rows whose name ends where the longest does.
fn longest<'t>(rows: Vec<(u32, Row<'t>)>, end: u32) -> Vec<Row<'t>> {
    rows.into_iter().filter(|(own, _)| *own == end).map(|(_, row)| row).collect()
}
