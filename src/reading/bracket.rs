//! Brackets that do not balance. List markers (`1)`, `(a)`), emoticons, code and addresses are no brackets; a parenthesis may run on over
//! the paragraphs after it.

use super::Reading;
use super::balance::{Fault, Imbalance};
use crate::article::{Block, BlockKind, MarkKind};
use crate::span::{Span, Text};

/// How many blocks a parenthesis may run on over before it counts as never closed.
const LONGEST_RUN: u32 = 3;

pub(super) fn read(reading: &Reading<'_>) -> Vec<Imbalance> {
    let mut faults = Vec::new();
    for (index, block) in reading.article().blocks().iter().enumerate() {
        if block.kind != BlockKind::Code {
            pair(reading, block, index as u32, &mut faults);
        }
    }
    drop_run_ons(&mut faults);
    faults.sort_by_key(|fault| fault.mark.start);
    faults
}

/// A bracket that was opened.
#[derive(Clone, Copy)]
struct Opener {
    mark: Span<Text>,
    closes: u8,
}

fn pair(reading: &Reading<'_>, block: &Block, index: u32, faults: &mut Vec<Imbalance>) {
    let text = reading.slice(block.span);
    let mut open: Vec<Opener> = Vec::new();
    let mut emoticons: Vec<Span<Text>> = Vec::new();
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b')' | b'[' | b']')) {
        let mark = Span::new(block.span.start + at as u32, block.span.start + at as u32 + 1);
        if reading.in_mark(MarkKind::Code, mark.start)
            || reading.in_mark(MarkKind::Url, mark.start)
            || in_address(text, at)
        {
            continue;
        }
        if is_emoticon(text, at) {
            emoticons.push(mark);
            continue;
        }
        match byte {
            b'(' => open.push(Opener { mark, closes: b')' }),
            b'[' => open.push(Opener { mark, closes: b']' }),
            _ => close(text, at, byte, mark, index, &mut open, faults),
        }
    }
    for opener in open {
        // `(just kidding :)` closes with its emoticon.
        if opener.closes == b')' && emoticons.iter().any(|it| it.start > opener.mark.start) {
            continue;
        }
        faults.push(fault(Fault::Unclosed, opener.closes, opener.mark, None, index));
    }
}

fn close(
    text: &str,
    at: usize,
    byte: u8,
    mark: Span<Text>,
    block: u32,
    open: &mut Vec<Opener>,
    faults: &mut Vec<Imbalance>,
) {
    match open.iter().rposition(|opener| opener.closes == byte) {
        Some(depth) if depth + 1 == open.len() => {
            open.pop();
        }
        Some(depth) => {
            let inner = open[depth + 1];
            let crossed = text.as_bytes()[at + 1..].contains(&inner.closes) && !is_interval(text, at);
            if crossed {
                faults.push(fault(Fault::Crossed, byte, mark, Some(inner.mark), block));
                open.remove(depth);
            } else if is_interval(text, at) {
                open.truncate(depth);
            } else {
                for opener in open.drain(depth + 1..) {
                    faults.push(fault(Fault::Unclosed, opener.closes, opener.mark, None, block));
                }
                open.pop();
            }
        }
        // `[0, 1)`: a half-open interval.
        None if is_interval(text, at) && !open.is_empty() => {
            open.pop();
        }
        None if byte == b')' && is_list_marker(text, at) => {}
        None => faults.push(fault(Fault::Unopened, byte, mark, None, block)),
    }
}

fn fault(fault: Fault, closes: u8, mark: Span<Text>, partner: Option<Span<Text>>, block: u32) -> Imbalance {
    let pair = if closes == b')' { '(' } else { '[' };
    Imbalance { fault, pair, mark, partner, block }
}

/// Pairs an unclosed bracket with the closer that stands alone a few blocks on: a parenthesis over several paragraphs.
fn drop_run_ons(faults: &mut Vec<Imbalance>) {
    let mut at = 0;
    while at + 1 < faults.len() {
        let (first, next) = (faults[at], faults[at + 1]);
        let runs_on = first.fault == Fault::Unclosed
            && next.fault == Fault::Unopened
            && first.pair == next.pair
            && first.block < next.block
            && next.block - first.block <= LONGEST_RUN;
        if runs_on {
            faults.drain(at..at + 2);
        } else {
            at += 1;
        }
    }
}

/// `1)`, `a)`, `iv)` where an item of a list begins.
fn is_list_marker(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let label_start = before
        .rfind(|ch: char| !ch.is_ascii_alphanumeric() && ch != '.')
        .map_or(0, |found| found + before[found..].chars().next().map_or(1, char::len_utf8));
    let label = &before[label_start..];
    let is_label = !label.is_empty()
        && (label.len() <= 2 && label.bytes().all(|byte| byte.is_ascii_digit())
            || label.len() == 1
            || label.len() <= 4 && label.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x')));
    let lead = before[..label_start].trim_end();
    let opens_item = lead.is_empty()
        || lead.ends_with(['.', ',', ';', ':', '!', '?', '—', '–', '-', ')', '”', '"', '\n', '*'])
        || lead.ends_with(" and")
        || lead.ends_with(" or")
        || lead.ends_with(" to")
        || has_sibling(text, label);
    let spaced = text[at + 1..].is_empty() || text[at + 1..].starts_with(char::is_whitespace);
    is_label && opens_item && spaced && before[..label_start].chars().next_back().is_none_or(|ch| !ch.is_alphanumeric())
}

/// Whether the label before this one, or the one after, is in the text as a marker too: `… 1) this 2) that`.
fn has_sibling(text: &str, label: &str) -> bool {
    let neighbours: Vec<String> = match label.parse::<u32>() {
        Ok(number) => vec![format!(" {})", number + 1), format!("{})", number.saturating_sub(1))],
        Err(_) => match label.as_bytes() {
            [letter] => vec![format!(" {})", (letter + 1) as char), format!("{})", (letter - 1) as char)],
            _ => return false,
        },
    };
    neighbours.iter().any(|neighbour| text.contains(neighbour.as_str()))
}

/// `:)`, `;-)`, `: - )`, `:(` with space or nothing around.
fn is_emoticon(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '-', '\'', '’', 'o', '^']);
    let nose = &text[before.len()..at];
    let Some(eyes) = before.chars().next_back().filter(|ch| matches!(ch, ':' | ';' | '=')) else { return false };
    // A colon glued to a word is punctuation: `the following: (a) …`.
    let lead = before[..before.len() - eyes.len_utf8()].chars().next_back();
    let free = lead.is_none_or(|ch| ch.is_whitespace() || matches!(ch, '.' | '!' | '?' | ',' | '(' | '”' | '"'));
    free && nose.len() <= 4 && (nose.contains('-') || !nose.contains(' '))
}

/// Inside a word that is an address or a file path (`http://…(…)`).
fn in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let word = &text[start..at];
    word.contains("://") || word.starts_with("www.")
}

/// A closer right after a number inside a bracket that opened right before one: `[0, 1)`.
fn is_interval(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let Some(open) = before.rfind(['(', '[']) else { return false };
    let inside = &before[open + 1..];
    inside.len() <= 24
        && inside.contains(',')
        && inside.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'.' | b'-' | b'+'))
}

#[cfg(test)]
mod tests {
    use crate::article::{BlockKind, Builder};
    use crate::reading::Reading;
    use crate::reading::balance::Fault;

    fn faults(text: &str) -> Vec<(Fault, usize)> {
        let mut builder = Builder::new(text);
        let mut at = 0;
        for paragraph in text.split("\n\n") {
            builder.begin(BlockKind::Paragraph, 0, 0);
            builder.verbatim(at..at + paragraph.len());
            at += paragraph.len() + 2;
        }
        let article = builder.finish();
        let reading = Reading::new(&article, Default::default());
        reading.bracket_faults().iter().map(|it| (it.fault, it.mark.start as usize)).collect()
    }

    #[test]
    fn brackets_that_balance_are_left_alone() {
        let sound = [
            "The plan (the second [of two]) passed.",
            "1) Read it. 2) Mend it.",
            "The goals were: a) speed, b) safety, and c) cost.",
            "We had three aims: i) one, ii) two and iii) three.",
            "That was fun :) and so on ;-) or :( or : - ).",
            "(It was a joke :)",
            "The interval [0, 1) is half open.",
            "(The first paragraph of a long aside.\n\nThe second ends it.)",
            "“[T]he best” and “some[one]” (R-Ohio).",
            "See http://example.org/a_(b for more.",
        ];
        for text in sound {
            assert_eq!(faults(text), vec![], "{text}");
        }
    }

    #[test]
    fn brackets_that_do_not_balance_are_found() {
        let cases = [
            ("The plan (the second passed.", Fault::Unclosed, 9),
            ("The plan the second) passed.", Fault::Unopened, 19),
            ("The plan passed.\n\n)", Fault::Unopened, 18),
            ("The plan (the [second) of] passed.", Fault::Crossed, 21),
            ("In October 2018], we did not.", Fault::Unopened, 15),
            ("as it did on page 2) last year", Fault::Unopened, 19),
            ("The plan (the [second) passed.", Fault::Unclosed, 14),
        ];
        for (text, fault, at) in cases {
            assert_eq!(faults(text), vec![(fault, at)], "{text}");
        }
    }
}
