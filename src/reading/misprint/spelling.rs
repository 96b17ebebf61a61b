//! Words spelt as nobody means to spell them: `recieve`, `goverment`. Only slips that are listed count, never a word for being unknown.
//! The list is that of [typos](https://github.com/crate-ci/typos).

use super::{Fault, Misprint, word_at, word_before};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::{is_everyday, is_rare_surname};
use std::cmp::Ordering;

/// A shorter word may be anything: a name, a clipping, a word of another language.
const SHORTEST: usize = 5;

/// With a capital it may be a name, unless it is as long as this.
const SHORTEST_CAPITAL: usize = 6;

/// So many words on either side tell whether English is being written.
const NEAR: usize = 4;

/// A writer who spells a word so as often as this means it.
const HABIT: usize = 4;

/// So many slips in one block are somebody's own spelling, given as it stands.
const HABIT_OF_BLOCK: usize = 3;

/// Whether a word is a slip for another, by its letters.
pub(in crate::reading) fn may_be_slip(word: &str) -> bool {
    word.len() >= SHORTEST && slip_for(word).is_some()
}

/// The word a misspelt one is a slip for.
fn slip_for(word: &str) -> Option<&'static str> {
    if !word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    if is_everyday(&lower) { None } else { listed(&lower) }
}

/// Lines of a slip and the word meant, in byte order, behind comments and an empty line.
const LISTED: &str = include_str!("../../../rules/data/misspellings.txt");

/// The word that the list has for a slip. It is searched where it stands: there is nothing to build before the first word.
fn listed(slip: &str) -> Option<&'static str> {
    let comments = LISTED.find("\n\n")? + 2;
    let bytes = LISTED.as_bytes();
    let (mut from, mut to) = (comments, LISTED.len());
    while from < to {
        let middle = from + (to - from) / 2;
        // Lines are short: a step from byte to byte is the quickest way to their ends.
        let start = (from..middle).rev().find(|at| bytes[*at] == b'\n').map_or(from, |end| end + 1);
        let space = start + bytes[start..].iter().position(|byte| *byte == b' ')?;
        match LISTED[start..space].cmp(slip) {
            Ordering::Equal => return LISTED[space + 1..].lines().next(),
            Ordering::Less => from = space + 1 + bytes[space..].iter().position(|byte| *byte == b'\n')?,
            Ordering::Greater => to = start,
        }
    }
    None
}

/// Adds the misspelt words of a story.
pub(super) fn read(reading: &Reading<'_>, found: &mut Vec<Misprint>) {
    let slips: Vec<usize> = reading.classes().places(Class::Slip).collect();
    for at in &slips {
        let token = reading.tokens()[*at];
        let word = reading.words()[*at];
        let in_block = slips.iter().filter(|other| reading.tokens()[**other].block == token.block).count();
        let quoted = reading.in_quotation(token.span.start) || reading.in_embed(token.span.start);
        let one_of_many = in_block >= if quoted { 2 } else { HABIT_OF_BLOCK };
        let Some(meant) = slip_for(word) else { continue };
        if one_of_many || !stands_alone(reading, token) || !is_meant_as_word(reading, *at, meant, &slips) {
            continue;
        }
        let expected = if token.capital { capitalised(meant) } else { meant.to_owned() };
        found.push(Misprint { span: token.span, fault: Fault::Spelling, expected: Some(expected) });
    }
}

/// Whether nothing is glued to a word: `includ[ing]`, `givin'`, `#recieve` are not told by their letters.
fn stands_alone(reading: &Reading<'_>, token: Token) -> bool {
    let text = reading.text();
    let before = text[..token.span.start as usize].chars().next_back();
    let mut after = text[token.span.end as usize..].chars();
    let opens = before.is_none_or(|ch| ch.is_whitespace() || matches!(ch, '“' | '"' | '‘' | '—' | '–'));
    let closes = match after.next() {
        Some('.' | ':') => after.next().is_none_or(|ch| !ch.is_alphanumeric()),
        next => next
            .is_none_or(|ch| ch.is_whitespace() || matches!(ch, ',' | ';' | '!' | '?' | '”' | '"' | '—' | '–' | ')')),
    };
    opens && closes
}

/// Whether a slip stands where a word of English does, printed so by mistake and not by habit.
fn is_meant_as_word(reading: &Reading<'_>, at: usize, meant: &str, slips: &[usize]) -> bool {
    let (tokens, words) = (reading.tokens(), reading.words());
    let block = tokens[at].block;
    let same = slips.iter().filter(|other| words[**other].eq_ignore_ascii_case(words[at]));
    let (count, capital) =
        same.fold((0, false), |(count, capital), other| (count + 1, capital || *other != at && tokens[*other].capital));
    let marked = |word: &str| matches!(word, "[" | "(");
    let sic = word_at(reading, tokens, at + 2, block).eq_ignore_ascii_case("sic")
        && marked(word_at(reading, tokens, at + 1, block));
    count < HABIT
        && !capital
        && !sic
        && (is_english(reading, at) || tokens[at].capital && is_part_of_name(reading, at, meant))
        && (!tokens[at].capital
            || opens_sentence(reading, at)
            || is_titled(reading, at, meant)
            || is_part_of_name(reading, at, meant))
}

/// Whether most words around are everyday ones.
fn is_english(reading: &Reading<'_>, at: usize) -> bool {
    let tokens = reading.tokens();
    let (from, to) = (at.saturating_sub(2 * NEAR), (at + 2 * NEAR + 1).min(tokens.len()));
    let is_near = |other: &usize| {
        *other != at && tokens[*other].block == tokens[at].block && tokens[*other].kind == TokenKind::Word
    };
    let word = |other: usize| is_everyday(&reading.words()[other].to_ascii_lowercase());
    let side = |range: &mut dyn Iterator<Item = usize>| {
        range.filter(is_near).take(NEAR).fold((0, 0), |(known, all), other| (known + usize::from(word(other)), all + 1))
    };
    let (before, after) = (side(&mut (from..at).rev()), side(&mut (at + 1..to)));
    let (known, all) = (before.0 + after.0, before.1 + after.1);
    known >= 3 && known * 4 >= all * 3
}

/// Whether a capital is only that of a sentence's first word: everyday words follow it.
fn opens_sentence(reading: &Reading<'_>, at: usize) -> bool {
    let tokens = reading.tokens();
    let first = reading
        .sentence_of(at)
        .is_some_and(|sentence| reading.sentences()[sentence].span.start == tokens[at].span.start)
        || matches!(word_before(reading, tokens, at, 1), "“" | "\"" | "‘");
    let next = word_at(reading, tokens, at + 1, tokens[at].block);
    tokens[at].span.len() as usize >= SHORTEST_CAPITAL
        && first
        && (next == "," || next.starts_with(|ch: char| ch.is_ascii_lowercase()) && is_everyday(next))
}

/// Whether it stands in a heading that capitalises its words, and the story has the word it is a slip for.
fn is_titled(reading: &Reading<'_>, at: usize, meant: &str) -> bool {
    let token = reading.tokens()[at];
    token.span.len() as usize >= SHORTEST_CAPITAL
        && reading.in_title_case(token.block)
        && reading.words().iter().any(|word| word.eq_ignore_ascii_case(meant))
}

/// Whether it stands in a name that the story has elsewhere with the word it is a slip for: `the Advisory Commitee`, of the Advisory Committee.
fn is_part_of_name(reading: &Reading<'_>, at: usize, meant: &str) -> bool {
    let words = reading.words();
    // Good Shepard may be somebody.
    if (reading.tokens()[at].span.len() as usize) < SHORTEST_CAPITAL || !is_rare_surname(words[at]) {
        return false;
    }
    let right = capitalised(meant);
    let (before, after) = (at.checked_sub(1).map(|before| words[before]), words.get(at + 1));
    let is_name = |other: usize| {
        before.is_some_and(|word| {
            word.starts_with(char::is_uppercase) && other.checked_sub(1).is_some_and(|at| words[at] == word)
        }) || after.is_some_and(|word| word.starts_with(char::is_alphabetic) && words.get(other + 1) == Some(word))
    };
    words.iter().enumerate().any(|(other, word)| *word == right && is_name(other))
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_listed_and_spelt_so_by_nobody() {
        for (slip, meant) in
            [("recieve", "receive"), ("Goverment", "government"), ("occured", "occurred"), ("mispelled", "misspelled")]
        {
            assert_eq!(slip_for(slip), Some(meant));
        }
        for word in [
            "receive",
            "targetted",
            "combatting",
            "givin",
            "Serie",
            "RECIEVE",
            "colour",
            "analyse",
            "Kyiv",
            "aaaaa",
            "zzzzz",
        ] {
            assert_eq!(slip_for(word), None, "{word}");
        }
    }

    #[test]
    fn every_line_of_the_list_is_found_and_tells_an_everyday_word() {
        let (_, lines) = LISTED.split_once("\n\n").expect("comments");
        for line in lines.lines() {
            let (slip, meant) = line.split_once(' ').expect("two words");
            assert_eq!(slip_for(slip), Some(meant), "{line}");
            assert!(is_everyday(meant) && slip.len() >= SHORTEST, "{line}");
        }
    }
}
