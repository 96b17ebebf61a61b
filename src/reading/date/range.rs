//! Stretches of time with both ends printed, and whether they run forwards: `from June 12 to June 30`, `between 2009 and 2015`, `2009–2014`.

use super::DateMention;
use super::numeral;
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::token::Token;
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use std::sync::LazyLock;

/// A stretch of time, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RangeMention {
    /// Both ends and what joins them.
    pub span: Span<Text>,
    /// Its first end.
    pub from: Span<Text>,
    /// Its second end.
    pub to: Span<Text>,
    /// Whether it does not end before it starts; unknown where an end may lie in another year, and where the sentence speaks of something
    /// moved from one date to another.
    pub ordered: Option<bool>,
}

/// All stretches of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<RangeMention> {
    let mut found: Vec<RangeMention> =
        reading.dates().windows(2).filter_map(|pair| of_dates(reading, &pair[0], &pair[1])).collect();
    let tokens = reading.tokens();
    for at in reading.classes().places(Class::Figures) {
        found.extend(match tokens[at].span.len() {
            4 | 9 => of_years(reading, tokens, at),
            3 | 5 => of_days(reading, tokens, at),
            1 | 2 => of_days_apart(reading, tokens, at),
            _ => None,
        });
    }
    found.sort_by_key(|range| range.span.start);
    // A move from one date to another is no stretch.
    let text = reading.text();
    let opened = |range: &RangeMention| text[..range.from.start as usize].trim_end().ends_with("rom");
    for range in found.iter_mut().filter(|range| range.ordered == Some(false)) {
        if !opened(range) {
            continue;
        }
        let Some(sentence) = reading.sentence_at(range.span.start).map(|at| reading.sentences()[at]) else { continue };
        let moves = |token: &Token| MOVES.contains(&reading.slice(token.span).to_ascii_lowercase());
        if sentence.is_run_together() || tokens[sentence.tokens()].iter().any(moves) {
            range.ordered = None;
        }
    }
    found
}

/// Two dates joined by `to` or a dash, or by `and` after `between`.
fn of_dates(reading: &Reading<'_>, from: &DateMention, to: &DateMention) -> Option<RangeMention> {
    if from.month.is_none() || to.month.is_none() || from.span.end >= to.span.start {
        return None;
    }
    let text = reading.text();
    let between = text[from.span.end as usize..to.span.start as usize].trim();
    let between = between.strip_prefix(',').unwrap_or(between).trim_start();
    let lead = text[..from.span.start as usize].trim_end();
    let opened = lead.ends_with("from") || lead.ends_with("From");
    let joined = match between {
        "and" => lead.ends_with("between") || lead.ends_with("Between"),
        "to" | "through" | "until" | "till" | "–" | "-" | "—" | "until at least" => true,
        "to the" => opened,
        _ => false,
    };
    let ends = |date: &DateMention| Some((date.month?.value, date.day?.value));
    let (first, second) = (ends(from)?, ends(to)?);
    let order = match (from.year, to.year) {
        (Some(a), Some(b)) => Some((a.value, first) <= (b.value, second)),
        // Without years a stretch may run over New Year; inside one month it would have to last a year.
        (None, None) if first.0 == second.0 => Some(first.1 <= second.1),
        _ => None,
    };
    let ordered = order.filter(|_| !from.doubtful && !to.doubtful);
    joined.then(|| RangeMention {
        span: Span::new(from.span.start, to.span.end),
        from: from.span,
        to: to.span,
        ordered,
    })
}

/// `January 23-24`, `23-24 January`: days of one month, whose greater number comes last.
fn of_days(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<RangeMention> {
    let (first, second) = reading.words()[at].split_once('-')?;
    let (from, to) = (numeral::day(first)?.0, numeral::day(second)?.0);
    let is_month = |it: &usize| {
        let token = tokens.get(*it).filter(|token| token.capital && token.block == tokens[at].block);
        token.is_some_and(|token| numeral::month(reading.slice(token.span)).is_some())
    };
    let month = tokens[at.checked_sub(1).filter(is_month).or(Some(at + 1).filter(is_month))?].span;
    let days = tokens[at].span;
    let split = days.start + first.len() as u32;
    let (from_span, to_span) = (Span::new(days.start, split), Span::new(split + 1, days.end));
    Some(RangeMention { span: days.to(month), from: from_span, to: to_span, ordered: Some(from <= to) })
}

/// `from the 3 to 8 March`, `between June 4 and 11`, the days in words of their own; one that runs forwards is a date by itself.
fn of_days_apart(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<RangeMention> {
    let block = tokens[at].block;
    let word =
        |at: usize| tokens.get(at).filter(|token| token.block == block).map_or("", |token| reading.slice(token.span));
    let back = |back: usize| at.checked_sub(back).map_or("", word);
    let month_first = numeral::month(back(1)).is_some();
    let lead = if month_first || back(1) == "the" { back(2) } else { back(1) };
    let joint = match lead {
        "from" | "From" => "to",
        "between" | "Between" => "and",
        _ => return None,
    };
    let last = at + 2 + usize::from(word(at + 2) == "the");
    let after = last + 1 + usize::from(word(last + 1) == "of");
    let (from, to) = (numeral::day(word(at))?.0, numeral::day(word(last))?.0);
    // `from 8 February to 3 March` is no pair of days, nor `from June 4 to 3 July`.
    let month_last = numeral::month(word(after)).is_some();
    let ends = month_first && !super::spot::starts_noun(word(last + 1));
    let days = word(at + 1) == joint && from > to && (month_last != month_first) && (month_last || ends);
    days.then(|| RangeMention {
        span: tokens[at - usize::from(month_first)].span.to(tokens[if month_last { after } else { last }].span),
        from: tokens[at].span,
        to: tokens[last].span,
        ordered: Some(false),
    })
}

/// `from 2009 to 2015`, `between May 2009 and June 2015`, `(2009–2015)`: the year at `at` is the first.
fn of_years(reading: &Reading<'_>, tokens: &[Token], at: usize) -> Option<RangeMention> {
    let block = tokens[at].block;
    let word =
        |at: usize| tokens.get(at).filter(|token| token.block == block).map_or("", |token| reading.slice(token.span));
    let before = |at: usize, back: usize| at.checked_sub(back).map_or("", &word);
    if let Some((first, second)) = word(at).split_once('-') {
        let years = (numeral::year(first)?, numeral::year(second)?);
        let span = tokens[at].span;
        let (from, to) = (Span::new(span.start, span.start + 4), Span::new(span.start + 5, span.end));
        return dashed(before(at, 1), word(at + 1), years).map(|ordered| RangeMention {
            span,
            from,
            to,
            ordered: Some(ordered),
        });
    }
    let first = numeral::year(word(at))?;
    let first_month = numeral::month(before(at, 1));
    let starts = at - usize::from(first_month.is_some());
    let joint = word(at + 1);
    let second_month = numeral::month(word(at + 2));
    let last = at + 2 + usize::from(second_month.is_some());
    let second = numeral::year(word(last))?;
    let ordered = match (before(starts, 1), joint) {
        (
            "from" | "From" | "covering" | "covers" | "covered" | "spanning" | "years" | "period",
            "to" | "until" | "till" | "through",
        )
        | ("between" | "Between", "and") => {
            // `from 2015 to 2009 members`, `fell from 2015 to 2009`: amounts.
            // `from 1996 to 1992 suffered` goes on with a verb.
            let next = word(last + 1);
            let counts = super::spot::starts_noun(next) && !(next.len() > 4 && next.ends_with("ed"));
            let amount = CHANGES.contains(before(starts, 2)) || counts || word(last + 1) == "%";
            if amount || !is_modern(first) || !is_modern(second) {
                return None;
            }
            match (first_month, second_month) {
                (Some(a), Some(b)) => (first, a) <= (second, b),
                _ => first <= second,
            }
        }
        (lead, "–" | "-" | "—") if first_month.is_none() && second_month.is_none() => {
            dashed(lead, word(last + 1), (first, second))?
        }
        _ => return None,
    };
    let from = Span::new(tokens[starts].span.start, tokens[at].span.end);
    let to = Span::new(tokens[at + 2].span.start, tokens[last].span.end);
    Some(RangeMention { span: Span::new(from.start, to.end), from, to, ordered: Some(ordered) })
}

/// Whether two years joined by a dash are in order; `None` where they may be the number of a case, a law or a part.
fn dashed(lead: &str, after: &str, (first, second): (i32, i32)) -> Option<bool> {
    let leads = matches!(
        lead,
        "(" | "from" | "From" | "in" | "In" | "during" | "years" | "period" | "of" | "between" | "circa"
    );
    let closed = matches!(after, ")" | "," | "." | ";" | "") || after.starts_with(char::is_lowercase);
    (leads && closed && is_modern(first) && is_modern(second) && (first - second).abs() <= 150)
        .then_some(first <= second)
}

/// Years a story prints as such, and seldom as amounts; before our era the greater number comes first.
fn is_modern(year: i32) -> bool {
    (1500..2100).contains(&year)
}

/// Words before `from` that make of two years the ends of a change, in small letters.
static CHANGES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "changes"));
/// Words of sentences in which a date is moved, or a count runs backwards, in small letters.
static MOVES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(super::spot::DATA, "moves"));
