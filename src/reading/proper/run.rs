//! Names as they stand: capitalised words side by side, with the small words that join them (`Department of Labor`).

use super::lexicon::{is_small, joins};
use super::words::{Standing, Words};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::span::{Span, Text};

/// The most words a name has.
const LONGEST: usize = 12;

/// Where the names stand, in text order.
pub(super) fn read(reading: &Reading<'_>, words: &Words<'_>) -> Vec<Span<Text>> {
    let runs = Runs { reading, words };
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(standing) = words.standings.get(at) {
        let count = runs.length(at);
        if !standing.embedded && !runs.is_heading(standing) {
            names.extend(runs.name(&words.standings[at..at + count]));
        }
        at += count;
    }
    names
}

struct Runs<'r, 'a> {
    reading: &'r Reading<'a>,
    words: &'r Words<'r>,
}

impl Runs<'_, '_> {
    /// How many of the capitalised words from the one at `at` on make one name.
    fn length(&self, at: usize) -> usize {
        let mut joined = false;
        let mut count = 1;
        while let (Some(one), Some(next)) =
            (self.words.standings.get(at + count - 1), self.words.standings.get(at + count))
        {
            let (from, to) = (one.token as usize, next.token as usize);
            let is_owner = self.words.span(one).end < self.words.tokens[from].span.end;
            let between = from + 1..to;
            let fits = between.len() <= 2
                && between.clone().all(|at| joins(self.words.word(at)) && (self.words.word(at) != "and" || joined))
                && (between.start..=to).all(|at| self.words.follows(at));
            if count == LONGEST || is_owner || !fits {
                break;
            }
            joined |= !between.is_empty();
            count += 1;
        }
        count
    }

    /// In headings in title case capitals tell nothing.
    fn is_heading(&self, standing: &Standing) -> bool {
        let block = self.words.tokens[standing.token as usize].block as usize;
        let kind = self.reading.article().blocks()[block].kind;
        standing.in_title_case && matches!(kind, BlockKind::Headline | BlockKind::Deck | BlockKind::Heading)
    }

    /// The span of the name these words make, if they make one.
    fn name(&self, run: &[Standing]) -> Option<Span<Text>> {
        let run = &run[run.iter().take_while(|standing| is_small(self.printed(standing))).count()..];
        let (first, last) = (run.first()?, run.last()?);
        let is_name = run.len() > 1 || self.words.all[first.word as usize].inside;
        is_name.then(|| self.words.span(first).to(self.words.span(last)))
    }

    fn printed(&self, standing: &Standing) -> &str {
        self.words.all[standing.word as usize].printed
    }
}
