//! Single quotation marks at the outer level: British speech and headlines (`‘I went,’ she said`). A closing single mark is also an
//! apostrophe, so they are read with care: a plural possessive does not close, an elision does not open.

use super::mark::{Facing, Glyph, QuoteMark};
use super::{Quotations, imbalance, quotation};
use crate::article::Block;
use crate::reading::balance::Fault;

/// Words that lose their beginning to an apostrophe, so a mark before them opens nothing.
const ELISIONS: &[&str] =
    &["em", "til", "till", "tis", "twas", "cause", "bout", "round", "n", "neath", "fore", "sup", "cos", "coz"];

/// Adds the single-quoted quotations of a block that stand outside the double-quoted ones, which begin at index `from`.
pub(super) fn read(text: &str, block: &Block, index: u32, marks: &[QuoteMark], from: usize, found: &mut Quotations) {
    let singles: Vec<&QuoteMark> = marks.iter().filter(|mark| !mark.glyph.is_double()).collect();
    let doubles = found.all.len();
    let mut at = 0;
    let mut cursor = from;
    while at < singles.len() {
        let opener = singles[at];
        at += 1;
        while cursor < doubles && found.all[cursor].span.end <= opener.span.start {
            cursor += 1;
        }
        if cursor < doubles && found.all[cursor].span.contains(opener.span.start) || !opens(text, opener) {
            continue;
        }
        match closer(text, &singles[at..]) {
            Some(step) => {
                let closer = singles[at + step];
                found.all.push(quotation(opener, closer.span.start, Some(closer), index));
                at += step + 1;
            }
            None if opener.glyph == Glyph::SingleOpen => {
                found.faults.push(imbalance(Fault::Unclosed, opener, None, index));
                found.all.push(quotation(opener, block.span.end, None, index));
                break;
            }
            None if opens_running_block(text, block, opener) => {
                found.all.push(quotation(opener, block.span.end, None, index));
                break;
            }
            None => break,
        }
    }
    if found.all.len() > doubles {
        drop_nested(found, from);
    }
}

/// Sorts a block's quotations and drops those that stand inside another.
fn drop_nested(found: &mut Quotations, from: usize) {
    found.all[from..].sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    let mut end = 0;
    let mut block = found.all.split_off(from);
    block.retain(|it| {
        let outer = it.span.start >= end;
        end = end.max(it.span.end);
        outer
    });
    found.all.append(&mut block);
}

fn opens(text: &str, mark: &QuoteMark) -> bool {
    let rest = &text[mark.span.end as usize..];
    let word = rest.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or_default();
    mark.glyph != Glyph::SingleClose
        && mark.facing == Facing::Opens
        && rest.starts_with(|ch: char| ch.is_alphabetic() || matches!(ch, '[' | '…' | '“' | '"'))
        && !ELISIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a mark that nothing closes opens a paragraph of a quotation that runs on: the next one opens with a mark too.
fn opens_running_block(text: &str, block: &Block, opener: &QuoteMark) -> bool {
    opener.span.start == block.span.start && text[block.span.end as usize..].trim_start().starts_with(['\'', '‘'])
}

/// How many marks on the closer of a quotation stands.
fn closer(text: &str, rest: &[&QuoteMark]) -> Option<usize> {
    let mut fallback = None;
    for (step, mark) in rest.iter().enumerate() {
        if mark.glyph == Glyph::SingleOpen || mark.glyph == Glyph::SingleStraight && mark.facing == Facing::Opens {
            break;
        }
        let after = text[mark.span.end as usize..].chars().next();
        if after.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let before = text[..mark.span.start as usize].chars().next_back();
        if before.is_some_and(|ch| matches!(ch, '.' | ',' | '!' | '?' | '…' | '”' | '"')) {
            return Some(step);
        }
        // `workers’ rights`: a possessive unless nothing better comes.
        if before != Some('s') {
            return Some(step);
        }
        fallback = fallback.or(Some(step));
    }
    fallback
}
