//! Quotations that run on over a paragraph's end. Every paragraph of one opens with a mark and only the last closes (Associated Press
//! and Guardian style alike); a list inside a quotation is opened before it and closed after it.

use super::{Quotation, Quotations, Reading};
use crate::article::BlockKind;
use crate::reading::balance::{Excuse, Fault};
use regex::bytes::{Regex, RegexBuilder};
use std::sync::LazyLock;

/// How many list items or block-quote lines a quotation may run over without a mark.
const LONGEST_LIST: usize = 15;

/// How many paragraphs without a mark of its own it may run over before one closes it.
const LONGEST_RUN: usize = 4;

/// Words that attribute the quotation they follow, at the end of a paragraph: a mark is missing before them, the quotation does not run on.
static ATTRIBUTION_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    // Over bytes: compiling one over characters takes longer than reading a story.
    let who = r"(?:he|she|they|[A-Z][\w'.\x80-\xff-]+(?:\s[A-Z][\w'.\x80-\xff-]+){0,3})";
    let verb = r"(?:said|says|added|told|wrote|explained|recalled|noted|tweeted)";
    let pattern = format!(r"[,?!]\s(?:{who}\s{verb}|{verb}\s(?:[A-Z]|the\s))[^,;:?!]{{0,60}}\.$");
    RegexBuilder::new(&pattern).unicode(false).build().expect("a fixed pattern")
});

/// Excuses the faults that are only a quotation running on, and ties its parts together.
pub(super) fn resolve(reading: &Reading<'_>, found: &mut Quotations) {
    let blocks = reading.article().blocks();
    for at in 0..found.faults.len() {
        let fault = found.faults[at];
        if fault.fault != Fault::Unclosed {
            continue;
        }
        let block = &blocks[fault.block as usize];
        let words = reading.slice(block.span);
        if fault.pair == '"'
            && ATTRIBUTION_AT_END.is_match(&words.as_bytes()[(fault.mark.end - block.span.start) as usize..])
        {
            continue;
        }
        match next_part(reading, found, fault.block as usize, fault.pair) {
            // What is quoted after it in its own paragraph tells that it does not run on, unless a later paragraph closes it.
            Some(Next::Opens(_)) if !is_last_of_block(found, at) => {}
            Some(Next::Opens(next)) => {
                found.faults[at].excuse = Some(Excuse::RunsOn);
                let first = first_of(&found.all, next as u32);
                if let Some(quotation) = found.all.get_mut(first).filter(|it| it.block == next as u32) {
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

fn next_part(reading: &Reading<'_>, found: &Quotations, from: usize, pair: char) -> Option<Next> {
    let running = reading.running_blocks();
    let mut passed = 0;
    for index in running[running.partition_point(|index| *index <= from)..].iter().copied() {
        let block = &reading.article().blocks()[index];
        let words = reading.slice(block.span);
        let two_single = ["''", "’’", "``"].iter().any(|mark| words.starts_with(mark));
        let opens = if pair == '"' {
            two_single || words.starts_with(['"', '“', '„'])
        } else {
            words.starts_with(['\'', '‘'])
        };
        if opens && block.kind.is_running_text() && (passed == 0 || block.kind != BlockKind::Paragraph) {
            return Some(Next::Opens(index));
        }
        if passed == 0 && stands_between(block.kind, words) {
            continue;
        }
        // Faults and quotations of one block stand together, blocks in order.
        let first = found.faults.partition_point(|it| it.block < index as u32);
        let mut standing = (first..found.faults.len())
            .take_while(|at| found.faults[*at].block == index as u32)
            .filter(|at| found.faults[*at].excuse.is_none())
            .peekable();
        let sound = standing.peek().is_none();
        let closes = |at: &usize| found.faults[*at].pair == pair && found.faults[*at].fault == Fault::Unopened;
        if let Some(closer) = standing.find(closes) {
            return Some(Next::Closes(closer));
        }
        let in_list = matches!(block.kind, BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Embed);
        passed += 1;
        let longest = if in_list { LONGEST_LIST } else { LONGEST_RUN };
        if !sound || passed > longest || !block.kind.is_running_text() {
            return None;
        }
    }
    None
}

/// The longest line (bytes) that is a crosshead or the words under a picture.
const LINE: usize = 140;

/// Whether a block stands between the paragraphs of a quotation and is none of them: a crosshead, a caption printed in the run of the copy.
fn stands_between(kind: BlockKind, words: &str) -> bool {
    let is_prose =
        words.ends_with(['.', '!', '?', ':', ',', '"', '”', '\'', '’', ')']) || words.contains(['"', '“', '”', '‘']);
    kind == BlockKind::Heading || kind == BlockKind::Paragraph && words.len() <= LINE && !is_prose
}

/// Whether a fault is an unclosed mark with no later mark of its pair in its block.
fn is_last_of_block(found: &Quotations, at: usize) -> bool {
    let fault = found.faults[at];
    let last = found.all[..first_of(&found.all, fault.block + 1)].last();
    last.is_none_or(|last| last.block != fault.block || last.span.start <= fault.mark.start)
}

/// Index of the first quotation of a block or of one after it.
fn first_of(all: &[Quotation], block: u32) -> usize {
    all.partition_point(|it| it.block < block)
}
