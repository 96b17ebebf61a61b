//! `repetition`: a word that stands twice in a row, with nothing but white space between, across a wrapped line too; or two words that do
//! (`in a in a`).
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
    Opt::new(
        "quoted",
        "a list of words",
        "Words looked for inside quotations and embedded posts too, where others may be how somebody talks.",
    ),
    Opt::new(
        "unless",
        "a regular expression, or a list of them",
        "A repetition is let stand where this matches around it.",
    ),
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
    quoted: Vec<String>,
    unless: Vec<Pattern>,
    safe: bool,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let mut words = |name| draft.texts(name).iter().map(|word| word.text.to_lowercase()).collect();
    let (ignore, quoted) = (words("ignore"), words("quoted"));
    let unless = draft.patterns("unless", true);
    let safe = draft.flag("safe", false);
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Repetition { ignore, quoted, unless, safe, scope, wording }))
}

impl Check for Repetition {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let tokens = reading.tokens();
        let mut excuses = Excuses::new(&self.unless, reading);
        for at in 1..tokens.len() {
            let length = tokens[at].span.len();
            let found = if tokens[at - 1].span.len() == length {
                self.doubled(reading, at)
            } else if at > 2
                && tokens[at - 2].span.len() == length
                && tokens[at - 3].span.len() == tokens[at - 1].span.len()
            {
                self.doubled_pair(reading, at)
            } else {
                None
            };
            if let Some((first, span)) = found.filter(|(_, span)| !excuses.cover(*span)) {
                findings.push(self.finding(reading, span, first));
            }
        }
    }
}

impl Repetition {
    /// The word that ends at a token and is the one before it again: where it first stands, and both.
    fn doubled(&self, reading: &Reading<'_>, at: usize) -> Option<(Span<Text>, Span<Text>)> {
        let tokens = reading.tokens();
        let (one, other) = (tokens[at - 1], tokens[at]);
        if !repeats(reading, one, other) {
            return None;
        }
        let before = at > 1 && repeats(reading, tokens[at - 2], one);
        let after = tokens.get(at + 1).is_some_and(|after| repeats(reading, other, *after));
        let word = reading.slice(one.span).to_lowercase();
        let span = one.span.to(other.span);
        // `Walla Walla`, `said Said`; in front of a name the smallest words do stand twice by a slip (`the The Hague`).
        let named = other.capital && (one.capital || !self.quoted.contains(&word));
        let allowed = self.scope.allows(reading, span)
            || self.quoted.contains(&word) && self.scope.allows_but_for_quotation(reading, span);
        (!before && !after && !named && !self.ignore.contains(&word) && allowed).then_some((one.span, span))
    }

    /// The same for two words that end at a token: `in a in a`. Those that go on (`day by day by day`) are meant.
    fn doubled_pair(&self, reading: &Reading<'_>, at: usize) -> Option<(Span<Text>, Span<Text>)> {
        let tokens = reading.tokens();
        let same = |one: usize, other: usize| {
            let (one, other) = (tokens[one], tokens[other]);
            one.kind == TokenKind::Word
                && one.block == other.block
                && reading.slice(one.span).eq_ignore_ascii_case(reading.slice(other.span))
        };
        let (first, last) = (at - 3, at);
        if !same(first, at - 1) || !same(at - 2, at) {
            return None;
        }
        let goes_on = first > 0 && same(first - 1, at - 2) || tokens.get(at + 1).is_some() && same(at - 1, at + 1);
        let joined = tokens[first..=last].windows(2).all(|two| {
            let between = reading.slice(Span::new(two[0].span.end, two[1].span.start));
            !between.is_empty() && between.chars().all(char::is_whitespace)
        });
        let named = tokens[first..=last].iter().any(|token| token.capital);
        let span = tokens[first].span.to(tokens[last].span);
        let latin = reading.slice(span).chars().all(|ch| ch < LATIN_END || ch == '’');
        // `and more and more`, `one after another after another`
        let grows = matches!(reading.words()[first], "and" | "after") && tokens[at].span.len() > 1
            || reading.words()[at] == "and";
        let sound = !goes_on && joined && !named && !grows && latin && self.scope.allows(reading, span);
        sound.then_some((tokens[first].span.to(tokens[first + 1].span), span))
    }

    /// `first` is where the words first stand, `span` where they stand both times.
    fn finding(&self, reading: &Reading<'_>, span: Span<Text>, first: Span<Text>) -> Finding {
        let word =
            reading.slice(span).rsplit(char::is_whitespace).take(reading.slice(first).split_whitespace().count());
        let mut word: Vec<&str> = word.collect();
        word.reverse();
        let word = word.join(" ");
        let words = [("match", reading.slice(span)), ("word", word.as_str())];
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
