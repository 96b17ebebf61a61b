//! Quotations that run on over a paragraph's end. Every paragraph of one opens with a mark and only the last closes (Associated Press
//! and Guardian style alike); a list inside a quotation is opened before it and closed after it.

use super::{Quotations, Reading};
use crate::article::{Block, BlockKind};
use crate::reading::balance::{Excuse, Fault};
use regex::Regex;
use std::sync::LazyLock;

/// How many list items or block-quote lines a quotation may run over without a mark.
const LONGEST_LIST: usize = 15;

/// How many paragraphs without a mark of its own it may run over before one closes it.
const LONGEST_RUN: usize = 4;

/// Words that attribute the quotation they follow, at the end of a paragraph: a mark is missing before them, the quotation does not run on.
static ATTRIBUTION_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    let who = r"(?:he|she|they|[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,3})";
    let verb = r"(?:said|says|added|told|wrote|explained|recalled|noted|tweeted)";
    Regex::new(&format!(r"[,?!]\s(?:{who}\s{verb}|{verb}\s(?:[A-Z]|the\s))[^,;:?!]{{0,60}}\.$"))
        .expect("a fixed pattern")
});

/// Excuses the faults that are only a quotation running on, and ties its parts together.
pub(super) fn resolve(reading: &Reading<'_>, found: &mut Quotations) {
    let blocks = reading.article().blocks();
    let unclosed: Vec<usize> = (0..found.faults.len()).filter(|at| is_last_of_block(found, *at)).collect();
    for at in unclosed {
        let fault = found.faults[at];
        let block = &blocks[fault.block as usize];
        let words = reading.slice(block.span);
        if fault.pair == '"' && ATTRIBUTION_AT_END.is_match(&words[(fault.mark.end - block.span.start) as usize..]) {
            continue;
        }
        match next_part(reading, blocks, found, fault.block as usize, fault.pair) {
            Some(Next::Opens(next)) => {
                found.faults[at].excuse = Some(Excuse::RunsOn);
                if let Some(quotation) = found.all.iter_mut().find(|it| it.block == next as u32) {
                    quotation.continues = true;
                }
            }
            Some(Next::Closes(closer)) => {
                found.faults[at].excuse = Some(Excuse::RunsOn);
                found.faults[closer].excuse = Some(Excuse::RunsOn);
            }
            None => {}
        }
    }
}

enum Next {
    /// The block with this index opens with a mark.
    Opens(usize),
    /// The fault with this index closes what was opened.
    Closes(usize),
}

fn next_part(reading: &Reading<'_>, blocks: &[Block], found: &Quotations, from: usize, pair: char) -> Option<Next> {
    let mut passed = 0;
    for (index, block) in blocks.iter().enumerate().skip(from + 1) {
        if reading.is_aside(index) {
            continue;
        }
        let words = reading.slice(block.span);
        let opens = if pair == '"' { words.starts_with(['"', '“', '„']) } else { words.starts_with(['\'', '‘']) };
        if opens && block.kind.is_running_text() && (passed == 0 || block.kind != BlockKind::Paragraph) {
            return Some(Next::Opens(index));
        }
        let closer = found.faults.iter().position(|it| {
            it.block == index as u32 && it.pair == pair && it.fault == Fault::Unopened && it.excuse.is_none()
        });
        if let Some(closer) = closer {
            let first =
                !found.all.iter().any(|it| it.block == index as u32 && it.span.start < found.faults[closer].mark.start);
            return first.then_some(Next::Closes(closer));
        }
        let sound = !found.faults.iter().any(|it| it.block == index as u32 && it.excuse.is_none());
        let in_list = matches!(block.kind, BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Embed);
        passed += 1;
        let longest = if in_list { LONGEST_LIST } else { LONGEST_RUN };
        if !sound || passed > longest || !block.kind.is_running_text() {
            return None;
        }
    }
    None
}

/// Whether a fault is an unclosed mark with no later mark of its pair in its block.
fn is_last_of_block(found: &Quotations, at: usize) -> bool {
    let fault = found.faults[at];
    fault.fault == Fault::Unclosed
        && !found.all.iter().any(|it| it.block == fault.block && it.span.start > fault.mark.start)
}
