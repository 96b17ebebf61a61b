//! A breakdown and its total: `25 people were hurt: 12 students, nine teachers and four guards`. Only wording that makes the breakdown whole is
//! read (a list after a colon, `of the 43`, `made up of`, `in all`); lists of examples and hedged shares are not.

mod anywhere;
mod frame;
mod items;
mod medals;
mod remainder;
mod rest;
mod seats;
mod series;
mod spread;
mod tally;
#[cfg(test)]
mod tests;
mod tied;
mod worked;

use super::clause::{Clause, clauses};
use crate::reading::Reading;
use crate::reading::quantity::Bounds;
use crate::span::{Span, Text};

/// One breakdown with its total.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// From the first part, or the total, to the last.
    pub span: Span<Text>,
    /// The total as printed.
    pub whole: Span<Text>,
    /// Its value.
    pub total: f64,
    /// What the parts come to.
    pub sum: f64,
    /// How many parts there are.
    pub count: usize,
    /// The sum worked out: `12 + 9 + 4 = 25`.
    pub worked: String,
    /// What says that these are parts of a total.
    pub wording: Wording,
    /// Whether parts and total agree; unknown where the parts fall short and need not be all of it.
    pub agrees: Option<bool>,
}

/// What says that amounts are the parts of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// A list after a colon, a dash or in brackets.
    List,
    /// `of the 43`, `of which`
    Of,
    /// `made up of`, `comprising`
    MadeUp,
    /// `in all`, `a total of`
    InAll,
    /// Amounts right behind the total, each with its place.
    Places,
    /// Men and women, girls and boys, behind the number of people.
    Halves,
    /// Wins, draws and defeats out of so many games.
    Games,
    /// Two opposite answers, in per cent.
    Answers,
    /// Amounts of nothing of their own behind the total.
    Behind,
    /// Shares that leave nothing of a hundred per cent.
    Hundred,
    /// A series whose total another sentence gives.
    Elsewhere,
}

impl Wording {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] =
        &["list", "of", "made-up", "in-all", "places", "halves", "games", "answers", "behind", "hundred", "elsewhere"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Wording::NAMES[self as usize]
    }

    /// Whether a word says which amount is the total; else it is told by standing before the others.
    const fn names_whole(self) -> bool {
        !matches!(self, Wording::Places | Wording::Halves | Wording::Behind | Wording::Elsewhere)
    }

    /// Whether it leaves no room for parts that are not named.
    const fn is_whole(self) -> bool {
        matches!(self, Wording::List | Wording::MadeUp | Wording::InAll | Wording::Halves | Wording::Games)
    }
}

/// Every breakdown of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Parts> {
    let sentences: Vec<Clause<'_, '_>> = clauses(reading, 1).collect();
    let mut found = vec![];
    for (at, clause) in sentences.iter().enumerate().filter(|(_, clause)| !clause.amounts.is_empty()) {
        let before = at.checked_sub(1).map(|before| sentences[before]);
        let near = before.filter(|before| before.block() == clause.block() && before.to == clause.from);
        if clause.amounts.len() == 1 {
            let rest = remainder::read(clause, near).or_else(|| rest::read(&sentences, at));
            found.extend(rest.or_else(|| tied::read(clause, near)));
            continue;
        }
        let parts = frame::read(clause, near)
            .or_else(|| spread::answers(clause))
            .or_else(|| tally::behind(clause).or_else(|| tally::is_parts(clause)));
        let next = sentences.get(at + 1).filter(|next| next.block() == clause.block() && next.from == clause.to);
        let parts = parts.or_else(|| seats::of_body(clause)).or_else(|| seats::and_the_other(clause, next));
        let parts = parts.or_else(|| seats::record(clause)).or_else(|| seats::of_hundred(clause));
        let parts = parts
            .or_else(|| series::read(clause))
            .or_else(|| medals::read(clause))
            .or_else(|| remainder::read(clause, near));
        let parts = parts.or_else(|| tied::read(clause, near));
        let parts = parts.or_else(|| tally::elsewhere(clause));
        let parts = parts.or_else(|| spread::by_place(clause, sentences[at + 1..].iter().copied()));
        let parts = parts.or_else(|| anywhere::read(clause));
        // Parts that need not be all say nothing; what is over of them does.
        let sure = parts.as_ref().is_some_and(|parts| parts.agrees.is_some());
        let rest = (!sure).then(|| remainder::read(clause, near).or_else(|| rest::read(&sentences, at))).flatten();
        found.extend(rest.or(parts));
    }
    let lines = series::lines(reading);
    if !lines.is_empty() {
        found.retain(|parts| !lines.iter().any(|line| line.whole == parts.whole));
        found.extend(lines);
        found.sort_by_key(|parts| parts.span.start);
    }
    found
}

/// A part falls this far short of its total at most where words only hint that nothing is missing.
const NEARLY_ALL: f64 = 0.9;

/// Whether parts between `sum` agree with a total between `whole`.
fn agree(sum: Bounds, whole: Bounds, is_whole: bool) -> Option<bool> {
    let slip = 1e-9 * whole.high.abs();
    if sum.wider(slip).meets(whole) {
        return Some(true);
    }
    let short = sum.high < whole.low;
    (!short || is_whole || sum.high >= NEARLY_ALL * whole.low).then_some(false)
}
