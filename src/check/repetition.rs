//! `repetition`: a word that stands twice in a row, with nothing but white space between, across a wrapped line too.
//!
//! Three in a row are meant (`Ho ho ho`), and so are two capitals (`Walla Walla`, `Duran Duran`).

use super::message::Wording;
use super::pattern::{Excuses, Pattern};
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Mend, Opt, search};
use crate::reading::{Reading, Token, TokenKind};
use crate::span::{Span, Text};

const OPTIONS: &[Opt] = &[
    Opt::new("ignore", "a list of words", "Words that may stand twice (`had had`); capitals do not matter."),
    Opt::new("unless", "a regular expression", "A repetition is let stand where this matches around it."),
    Opt::new(
        "safe",
        "true or false",
        "Whether the fix may be applied without a person looking; false where it is not said.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "repetition",
    doc: "A word that stands twice in a row is a finding; the fix takes the second out.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "word"],
    compile,
};

struct Repetition {
    ignore: Vec<String>,
    unless: Option<Pattern>,
    safe: bool,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let ignore = draft.texts("ignore").iter().map(|word| word.text.to_lowercase()).collect();
    let unless = draft.pattern("unless", true);
    let safe = draft.flag("safe", false);
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Repetition { ignore, unless, safe, scope, wording }))
}

impl Check for Repetition {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let tokens = reading.tokens();
        let mut excuses = Excuses::new(self.unless.as_ref(), reading);
        let alike = |pair: &&[Token]| pair[0].span.len() == pair[1].span.len() && pair[0].kind == TokenKind::Word;
        for (at, pair) in tokens.windows(2).enumerate().filter(|(_, pair)| alike(pair)) {
            if !repeats(reading, pair[0], pair[1]) {
                continue;
            }
            let before = at.checked_sub(1).is_some_and(|before| repeats(reading, tokens[before], pair[0]));
            let after = tokens.get(at + 2).is_some_and(|after| repeats(reading, pair[1], *after));
            let (first, second) = (reading.slice(pair[0].span), reading.slice(pair[1].span));
            let span = pair[0].span.to(pair[1].span);
            let named = is_capital(first) && is_capital(second);
            if before || after || named || self.ignore.contains(&first.to_lowercase()) {
                continue;
            }
            if self.scope.allows(reading, span) && !excuses.cover(span) {
                findings.push(self.finding(reading, span, pair[0].span, second));
            }
        }
    }
}

impl Repetition {
    fn finding(&self, reading: &Reading<'_>, span: Span<Text>, first: Span<Text>, word: &str) -> Finding {
        let words = [("match", reading.slice(span)), ("word", word)];
        let mut finding = search::finding(&self.wording, reading, span, &words);
        finding.fixes.push(Mend {
            title: format!("take out the second “{word}”"),
            safe: self.safe,
            edits: vec![(Span::new(first.end, span.end), String::new())],
        });
        finding
    }
}

/// Whether the second of two tokens is the first again, with nothing but white space between.
fn repeats(reading: &Reading<'_>, a: Token, b: Token) -> bool {
    if a.block != b.block || a.kind != TokenKind::Word || a.span.len() != b.span.len() || a.span.end == b.span.start {
        return false;
    }
    let bytes = reading.text().as_bytes();
    let (one, other) = (bytes[a.span.start as usize], bytes[b.span.start as usize]);
    if one.is_ascii() && other.is_ascii() && !one.eq_ignore_ascii_case(&other) {
        return false;
    }
    let (first, second) = (reading.slice(a.span), reading.slice(b.span));
    let is_ascii = first.is_ascii() && second.is_ascii();
    let same = first.eq_ignore_ascii_case(second) || !is_ascii && first.to_lowercase() == second.to_lowercase();
    if !same {
        return false;
    }
    let between = reading.slice(Span::new(a.span.end, b.span.start));
    // Other scripts belong to other languages, and some of those double words by rule.
    let is_latin = first.chars().all(|ch| ch < LATIN_END);
    // `the first FIRST contest`: a word and an acronym.
    let is_acronym = first.len() > 1 && is_all_capitals(first) != is_all_capitals(second);
    is_latin && !is_acronym && between.chars().all(char::is_whitespace)
}

/// Where the Latin letters of European languages end (Unicode blocks up to Latin Extended-B).
const LATIN_END: char = '\u{250}';

fn is_all_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
