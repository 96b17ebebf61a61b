//! Quotations, and quotation marks that do not balance.
//!
//! Whether a mark opens or closes is read from its glyph and from what stands on either side of it. A quotation that runs over several
//! paragraphs opens each of them and closes only the last; a mark that is never closed holds to the end of its paragraph and no further.

mod mark;
mod run_on;
mod single;

use super::Reading;
use super::balance::{self, Excuse, Fault, Imbalance};
use crate::article::{Block, BlockKind, MarkKind};
use crate::span::{Span, Text};
use mark::{Facing, Glyph, Measure, QuoteMark};

/// One quotation: what stands between two quotation marks of the outer level, inside one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing one, both included.
    pub span: Span<Text>,
    /// The words between.
    pub inner: Span<Text>,
    /// Index of its block.
    pub block: u32,
    /// Whether a mark closes it; else it runs to the end of its block.
    pub closed: bool,
    /// Whether it goes on from the quotation before it, over a paragraph's end.
    pub continues: bool,
}

/// The quotation marks of a story, paired.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    /// In text order; they do not overlap.
    pub(super) all: Vec<Quotation>,
    /// In text order.
    pub(super) faults: Vec<Imbalance>,
}

/// A block longer than this (bytes) is likely several paragraphs run together, each with its own opening mark.
const RUN_TOGETHER: u32 = 1_000;

pub(super) fn read(reading: &Reading<'_>) -> Quotations {
    let mut found = Quotations::default();
    for (index, block) in
        reading.article().blocks().iter().enumerate().filter(|(_, block)| block.kind != BlockKind::Code)
    {
        let marks: Vec<QuoteMark> = mark::find(reading.slice(block.span), block.span.start)
            .into_iter()
            .filter(|mark| !in_code(reading, mark.span.start))
            .collect();
        let doubles: Vec<QuoteMark> = marks.iter().copied().filter(|mark| mark.glyph.is_double()).collect();
        let from = found.all.len();
        pair(reading.text(), block, index as u32, &doubles, &mut found);
        single::read(reading.text(), block, index as u32, &marks, from, &mut found);
    }
    run_on::resolve(reading, &mut found);
    balance::excuse_posts(reading, &mut found.faults);
    found.faults.sort_by_key(|fault| (fault.mark.start, fault.fault));
    found
}

fn in_code(reading: &Reading<'_>, offset: u32) -> bool {
    reading.in_mark(MarkKind::Code, offset) || reading.in_mark(MarkKind::Url, offset)
}

/// Pairs the double marks of one block.
fn pair(text: &str, block: &Block, index: u32, marks: &[QuoteMark], found: &mut Quotations) {
    let (first_quotation, first_fault) = (found.all.len(), found.faults.len());
    let mut open: Option<QuoteMark> = None;
    let mut run_together = false;
    for mark in marks {
        match open {
            None if mark.opens_alone(text) => {
                if mark.glyph == Glyph::CurlyClose {
                    found.faults.push(imbalance(Fault::Reversed, mark, None, index));
                }
                open = Some(*mark);
            }
            None if mark.measure == Measure::Number => {}
            None => found.faults.push(imbalance(Fault::Unopened, mark, None, index)),
            Some(opener) if mark.reopens() => {
                if block.span.len() > RUN_TOGETHER && follows_sentence(text, mark.span.start) {
                    run_together = true;
                } else {
                    found.faults.push(imbalance(Fault::Unclosed, &opener, Some(mark.span), index));
                    found.all.push(quotation(&opener, mark.span.start, None, index));
                    open = Some(*mark);
                }
            }
            Some(opener) => {
                if mark.glyph == Glyph::CurlyOpen {
                    found.faults.push(imbalance(Fault::Reversed, mark, Some(opener.span), index));
                } else if mark.glyph.style() != opener.glyph.style() {
                    found.faults.push(imbalance(Fault::Mixed, mark, Some(opener.span), index));
                }
                found.all.push(quotation(&opener, mark.span.start, Some(mark), index));
                open = None;
            }
        }
    }
    if let Some(opener) = open {
        found.faults.push(imbalance(Fault::Unclosed, &opener, None, index));
        found.all.push(quotation(&opener, block.span.end, None, index));
    }
    excuse_nested(found, first_quotation, first_fault);
    // Where paragraphs are run together, only a single mark left over in otherwise sound copy tells anything.
    let unpaired = |it: &&mut Imbalance| matches!(it.fault, Fault::Unclosed | Fault::Unopened);
    if block.span.len() > RUN_TOGETHER
        && (run_together || found.faults[first_fault..].iter_mut().filter(unpaired).count() > 1)
    {
        for fault in found.faults[first_fault..].iter_mut().filter(unpaired) {
            fault.excuse = fault.excuse.or(Some(Excuse::RunTogether));
        }
    }
    if is_spacing_slip(text, marks, &found.faults[first_fault..]) {
        found.faults.truncate(first_fault);
        found.all.truncate(first_quotation);
        for two in marks.chunks_exact(2) {
            found.all.push(quotation(&two[0], two[1].span.start, Some(&two[1]), index));
        }
    }
}

/// A quotation inside another in the same marks (`"He said "no" to me."`) balances; that the inner marks should be single is another matter.
fn excuse_nested(found: &mut Quotations, first_quotation: usize, first_fault: usize) {
    let standing = |it: &&mut Imbalance| matches!(it.fault, Fault::Unclosed | Fault::Unopened);
    let mut faults: Vec<&mut Imbalance> = found.faults[first_fault..].iter_mut().filter(standing).collect();
    let [outer, closer] = &mut faults[..] else { return };
    if outer.fault != Fault::Unclosed || closer.fault != Fault::Unopened || outer.mark.start > closer.mark.start {
        return;
    }
    (outer.excuse, closer.excuse) = (Some(Excuse::Nested), Some(Excuse::Nested));
    let span = outer.mark.to(closer.mark);
    let inner = Span::new(outer.mark.end, closer.mark.start);
    let whole = Quotation { span, inner, block: outer.block, closed: true, continues: false };
    let at = first_quotation + found.all[first_quotation..].partition_point(|it| it.span.start < span.start);
    let end = first_quotation + found.all[first_quotation..].partition_point(|it| it.span.start < span.end);
    found.all.splice(at..end, [whole]);
}

/// Whether straight marks pair off one after the other and only the spaces around them mislead (`communities," For example … exercise".`).
/// A mark after a full stop opens nothing, and one before a capital closes nothing.
fn is_spacing_slip(text: &str, marks: &[QuoteMark], faults: &[Imbalance]) -> bool {
    let could_open = |mark: &QuoteMark| mark.facing != Facing::Closes || !follows_sentence(text, mark.span.start);
    let could_close = |mark: &QuoteMark| {
        mark.facing != Facing::Opens || !text[mark.span.end as usize..].starts_with(char::is_uppercase)
    };
    marks.len().is_multiple_of(2)
        && faults.iter().any(|fault| fault.fault == Fault::Unopened)
        && marks.iter().all(|mark| mark.glyph == Glyph::Straight)
        && marks.chunks_exact(2).all(|two| could_open(&two[0]) && could_close(&two[1]))
}

fn follows_sentence(text: &str, offset: u32) -> bool {
    text[..offset as usize].trim_end().ends_with(['.', '!', '?', ']', ')'])
}

fn imbalance(fault: Fault, mark: &QuoteMark, partner: Option<Span<Text>>, block: u32) -> Imbalance {
    let pair = if mark.glyph.is_double() { '"' } else { '\'' };
    Imbalance { fault, pair, mark: mark.span, partner, block, excuse: None }
}

/// A quotation from `opener` to `closer`, or to `end` where nothing closes it.
fn quotation(opener: &QuoteMark, end: u32, closer: Option<&QuoteMark>, block: u32) -> Quotation {
    let inner = Span::new(opener.span.end, end);
    let span = Span::new(opener.span.start, closer.map_or(end, |mark| mark.span.end));
    Quotation { span, inner, block, closed: closer.is_some(), continues: false }
}

impl QuoteMark {
    /// Whether the mark, met while nothing is open, opens a quotation.
    fn opens_alone(&self, text: &str) -> bool {
        match self.glyph {
            Glyph::CurlyOpen | Glyph::Backticks => true,
            Glyph::CurlyClose => self.facing == Facing::Opens && !starts_elision(text, self.span.end),
            Glyph::Doubled => self.facing == Facing::Opens,
            _ => self.facing != Facing::Closes,
        }
    }

    /// Whether the mark, met while a quotation is open, opens another one.
    fn reopens(&self) -> bool {
        match self.glyph {
            Glyph::CurlyOpen => self.facing != Facing::Closes,
            Glyph::CurlyClose | Glyph::Prime => false,
            _ => self.facing == Facing::Opens,
        }
    }
}

fn starts_elision(text: &str, offset: u32) -> bool {
    text[offset as usize..].starts_with(|ch: char| ch.is_ascii_digit())
}

#[cfg(test)]
mod tests;
