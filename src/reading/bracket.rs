//! Brackets that do not balance. List markers (`1)`, `(a)`), emoticons, code and addresses are no brackets; a parenthesis may run on over
//! the paragraphs after it.

use super::Reading;
use super::balance::{self, Excuse, Fault, Imbalance};
use crate::article::{Block, BlockKind, MarkKind};
use crate::span::{Span, Text};

/// How far (bytes) to look around a bracket for what it goes with, so that no input makes the reading slow.
const REACH: usize = 2_000;

/// How deep brackets nest before the outer ones are forgotten.
const DEEPEST: usize = 32;

/// How many blocks a parenthesis may run on over before it counts as never closed.
const LONGEST_RUN: u32 = 3;

pub(super) fn read(reading: &Reading<'_>) -> Vec<Imbalance> {
    let mut faults = Vec::new();
    for (index, block) in reading.article().blocks().iter().enumerate() {
        if block.kind != BlockKind::Code {
            pair(reading, block, index as u32, &mut faults);
        }
    }
    excuse_run_ons(&mut faults);
    balance::excuse_posts(reading, &mut faults);
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
    let bytes = text.as_bytes();
    let mut places: Vec<usize> = memchr::memchr2_iter(b'(', b')', bytes).collect();
    places.extend(memchr::memchr2_iter(b'[', b']', bytes));
    if places.is_empty() {
        return;
    }
    places.sort_unstable();
    let mut pairing = Pairing { text, block: index, open: Vec::new(), faults };
    let mut apart = Vec::new();
    let mut last_emoticon = None;
    let mut word = Word::default();
    for at in places {
        let start = block.span.start + at as u32;
        let mark = Span::new(start, start + 1);
        let in_address = word.meet(text, at, reading.in_mark(MarkKind::Url, start));
        let excuse =
            if reading.in_mark(MarkKind::Code, start) { Some(Excuse::Code) } else { in_address.then_some(Excuse::Url) };
        if let Some(excuse) = excuse {
            apart.push((at, mark, excuse));
        } else if is_emoticon(text, at) {
            last_emoticon = Some(mark);
            pairing.push(Fault::Unopened, text.as_bytes()[at], mark, None, Some(Excuse::Emoticon));
        } else {
            pairing.meet(at, mark);
        }
    }
    pairing.finish(last_emoticon);
    pair_apart(&mut pairing, &apart);
}

/// The brackets of one block, being paired.
struct Pairing<'p> {
    text: &'p str,
    block: u32,
    open: Vec<Opener>,
    faults: &'p mut Vec<Imbalance>,
}

impl Pairing<'_> {
    fn meet(&mut self, at: usize, mark: Span<Text>) {
        match self.text.as_bytes()[at] {
            b'(' => self.open.push(Opener { mark, closes: b')' }),
            b'[' => self.open.push(Opener { mark, closes: b']' }),
            closer => self.close(at, closer, mark),
        }
    }

    fn close(&mut self, at: usize, closer: u8, mark: Span<Text>) {
        let forgotten = self.open.len().saturating_sub(DEEPEST);
        match self.open[forgotten..].iter().rposition(|opener| opener.closes == closer).map(|depth| forgotten + depth) {
            Some(depth) if depth + 1 == self.open.len() => {
                self.open.pop();
            }
            // `[0, 1)`: a half-open interval.
            Some(depth) if is_interval(self.text, at) => self.open.truncate(depth),
            None if is_interval(self.text, at) && !self.open.is_empty() => {
                self.open.pop();
            }
            Some(depth) => self.close_over(depth, at, closer, mark),
            None => {
                let excuse = (closer == b')' && is_list_marker(self.text, at)).then_some(Excuse::ListMarker);
                self.push(Fault::Unopened, closer, mark, None, excuse);
            }
        }
    }

    /// Closes a bracket over others opened inside it: they cross it where they close later, else they are never closed.
    fn close_over(&mut self, depth: usize, at: usize, closer: u8, mark: Span<Text>) {
        let inner = self.open[depth + 1];
        let ahead = &self.text.as_bytes()[at + 1..];
        if ahead[..ahead.len().min(REACH)].contains(&inner.closes) {
            self.push(Fault::Crossed, closer, mark, Some(inner.mark), None);
            self.open.remove(depth);
            return;
        }
        for opener in self.open.split_off(depth + 1) {
            self.push(Fault::Unclosed, opener.closes, opener.mark, None, None);
        }
        self.open.pop();
    }

    /// Reports what is still open. `(just kidding :)` closes with its emoticon.
    fn finish(&mut self, last_emoticon: Option<Span<Text>>) {
        for opener in std::mem::take(&mut self.open) {
            let smiles = opener.closes == b')' && last_emoticon.is_some_and(|it| it.start > opener.mark.start);
            self.push(Fault::Unclosed, opener.closes, opener.mark, None, smiles.then_some(Excuse::Emoticon));
        }
    }

    fn push(
        &mut self,
        fault: Fault,
        closer: u8,
        mark: Span<Text>,
        partner: Option<Span<Text>>,
        excuse: Option<Excuse>,
    ) {
        let pair = if matches!(closer, b')' | b'(') { '(' } else { '[' };
        self.faults.push(Imbalance { fault, pair, mark, partner, block: self.block, excuse });
    }
}

/// Pairs the brackets of code and addresses among themselves; what is left over is excused.
fn pair_apart(pairing: &mut Pairing<'_>, apart: &[(usize, Span<Text>, Excuse)]) {
    let mut open: Vec<(u8, Span<Text>, Excuse)> = Vec::new();
    for (at, mark, excuse) in apart {
        match pairing.text.as_bytes()[*at] {
            b'(' => open.push((b')', *mark, *excuse)),
            b'[' => open.push((b']', *mark, *excuse)),
            closer if open.last().is_some_and(|(closes, ..)| *closes == closer) => {
                open.pop();
            }
            closer => pairing.push(Fault::Unopened, closer, *mark, None, Some(*excuse)),
        }
    }
    for (closer, mark, excuse) in open {
        pairing.push(Fault::Unclosed, closer, mark, None, Some(excuse));
    }
}

/// Excuses an unclosed bracket and the closer that stands alone a few blocks on: a parenthesis over several paragraphs.
fn excuse_run_ons(faults: &mut [Imbalance]) {
    let standing: Vec<usize> = (0..faults.len()).filter(|at| faults[*at].excuse.is_none()).collect();
    let mut at = 0;
    while at + 1 < standing.len() {
        let (first, next) = (faults[standing[at]], faults[standing[at + 1]]);
        let runs_on = first.fault == Fault::Unclosed
            && next.fault == Fault::Unopened
            && first.pair == next.pair
            && first.block < next.block
            && next.block - first.block <= LONGEST_RUN;
        if runs_on {
            faults[standing[at]].excuse = Some(Excuse::RunsOn);
            faults[standing[at + 1]].excuse = Some(Excuse::RunsOn);
        }
        at += 1 + usize::from(runs_on);
    }
}

/// `1)`, `a)`, `iv)` where an item of a list begins.
fn is_list_marker(text: &str, at: usize) -> bool {
    let before = &text[text.floor_char_boundary(at.saturating_sub(REACH))..at];
    let label_start = before
        .rfind(|ch: char| !ch.is_ascii_alphanumeric() && ch != '.')
        .map_or(0, |found| found + before[found..].chars().next().map_or(1, char::len_utf8));
    let label = &before[label_start..];
    let is_label = !label.is_empty()
        && (label.len() <= 2 && label.bytes().all(|byte| byte.is_ascii_digit())
            || label.len() == 1
            || label.len() <= 4 && label.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x')));
    let spaced = text[at + 1..].is_empty() || text[at + 1..].starts_with(char::is_whitespace);
    let parted = before[..label_start].chars().next_back().is_none_or(|ch| !ch.is_alphanumeric());
    if !is_label || !spaced || !parted {
        return false;
    }
    let lead = before[..label_start].trim_end();
    lead.is_empty()
        || lead.ends_with(['.', ',', ';', ':', '!', '?', '—', '–', '-', ')', '”', '"', '\n', '*'])
        || lead.ends_with(" and")
        || lead.ends_with(" or")
        || lead.ends_with(" to")
        || has_sibling(text, at, label)
}

/// Whether the label before this one, or the one after, is near as a marker too: `… 1) this 2) that`.
fn has_sibling(text: &str, at: usize, label: &str) -> bool {
    let near = window(text, at);
    let neighbours: [String; 2] = match (label.parse::<u32>(), label.as_bytes()) {
        (Ok(number), _) => [format!(" {})", number + 1), format!("{})", number.saturating_sub(1))],
        (_, [letter]) => [format!(" {})", (letter + 1) as char), format!("{})", (letter - 1) as char)],
        _ => return false,
    };
    neighbours.iter().any(|neighbour| memchr::memmem::find(near.as_bytes(), neighbour.as_bytes()).is_some())
}

/// The text within reach of a byte offset.
fn window(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(REACH))..text.ceil_char_boundary((at + REACH).min(text.len()))]
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

/// The word a bracket stands in, up to that bracket. Carried from bracket to bracket, so that no word is read twice.
#[derive(Default)]
struct Word {
    /// Where it begins, brackets before it left out.
    start: usize,
    /// How far it was read.
    read: usize,
    /// Whether it is an address by its scheme.
    has_scheme: bool,
    /// How many round and square brackets are open in it.
    open: [i32; 2],
}

impl Word {
    /// Whether the bracket at `at`, the next of its block, is part of an address (`http://…/a_(b)`). One that closes what opened before
    /// the address is not.
    fn meet(&mut self, text: &str, at: usize, marked: bool) -> bool {
        let gap = &text[self.read..at];
        if let Some(space) = gap.rfind(char::is_whitespace) {
            let width = gap[space..].chars().next().map_or(1, char::len_utf8);
            *self = Word { start: self.read + space + width, ..Word::default() };
        }
        self.has_scheme |= text[self.start.max(self.read)..at].contains("://");
        self.read = at + 1;
        let bracket = text.as_bytes()[at];
        let closes = matches!(bracket, b')' | b']');
        let after = &text[at + 1..];
        // A link in raw Markdown: its address is all of it.
        let is_link = !closes && text[..at].ends_with(']') && (after.starts_with("http") || after.starts_with("www."));
        let inside = at > self.start;
        if !inside && !closes {
            self.start = at + 1;
            return is_link;
        }
        let open = &mut self.open[usize::from(matches!(bracket, b'[' | b']'))];
        let balances = !closes || *open > 0;
        *open += if closes { -1 } else { 1 };
        is_link || inside && balances && (marked || self.has_scheme || text[self.start..at].starts_with("www."))
    }
}

/// The longest inside of a numeric interval, in bytes.
const LONGEST_INTERVAL: usize = 24;

/// A closer right after a number inside a bracket that opened right before one: `[0, 1)`.
fn is_interval(text: &str, at: usize) -> bool {
    let before = &text[text.floor_char_boundary(at.saturating_sub(LONGEST_INTERVAL + 1))..at];
    let Some(open) = before.rfind(['(', '[']) else { return false };
    let inside = &before[open + 1..];
    inside.contains(',')
        && inside.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'.' | b'-' | b'+'))
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::reading::Reading;
    use crate::reading::balance::Fault;

    fn faults(text: &str) -> Vec<(Fault, usize)> {
        let article = Article::of_paragraphs(text);
        let reading = Reading::new(&article, Default::default());
        reading
            .bracket_faults()
            .iter()
            .filter(|it| it.excuse.is_none())
            .map(|it| (it.fault, it.mark.start as usize))
            .collect()
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
            "The site (http://example.org/a_(b)) and (www.example.org) went.",
            "Nature, 2016, [www.example.org/a](http://www.example.org/a). More.",
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
