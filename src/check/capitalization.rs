//! `capitalization`: how the words of headlines and headings are capitalised. Conservative by design: a name is a name in every style, so a
//! style is only said to be missed where no name can explain it.

use super::message::Wording;
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Opt, search};
use crate::article::BlockKind;
use crate::reading::{Reading, TokenKind};
use crate::span::{Span, Text};

const OPTIONS: &[Opt] = &[
    Opt::new(
        "style",
        "title, sentence, upper or lower",
        "title: no word of four letters or more, and neither the first nor the last, begins small; sentence: not every word \
         after the first begins with a capital; upper and lower: no small letter, no capital.",
    ),
    Opt::new("ignore", "a list of words", "Words that are right as they are (`iPhone`)."),
];

/// Shorter words stay small in title style, as AP has it.
const TITLE_WORD: usize = 4;

/// A block with fewer words after its first that could be small says nothing about its style.
const ENOUGH_WORDS: usize = 3;

const STYLES: &[&str] = &["title", "sentence", "upper", "lower"];

pub(super) const KIND: Kind = Kind {
    name: "capitalization",
    doc: "Headlines and headings are capitalised in one style; a block in another is a finding.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "style"],
    compile,
};

struct Capitalization {
    style: usize,
    ignore: Vec<String>,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let style = draft.required("style").and_then(|node| draft.mistakes.word(node, STYLES));
    let ignore = draft.texts("ignore").iter().map(|word| word.text.to_owned()).collect();
    let scope = Scope::read_among(draft, &[BlockKind::Headline, BlockKind::Heading]);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Capitalization { style: style?, ignore, scope, wording }))
}

impl Check for Capitalization {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        for block in self.scope.blocks(reading) {
            let tokens = reading.tokens();
            let from = tokens.partition_point(|token| token.span.start < block.start);
            let tokens = tokens[from..].iter().take_while(|token| token.span.end <= block.end);
            let words = tokens.filter(|token| token.kind == TokenKind::Word && self.scope.allows(reading, token.span));
            let words: Vec<_> = words.map(|token| (token.span, reading.slice(token.span))).collect();
            if let Some(span) = self.miss(&words) {
                let words = [("match", reading.slice(span)), ("style", STYLES[self.style])];
                findings.push(search::finding(&self.wording, reading, span, &words));
            }
        }
    }
}

impl Capitalization {
    /// The first word that misses the style.
    fn miss(&self, words: &[(Span<Text>, &str)]) -> Option<Span<Text>> {
        let ignored = |word: &str| self.ignore.iter().any(|other| other == word);
        let small = |word: &str| word.starts_with(char::is_lowercase);
        let long = |word: &str| word.chars().count() >= TITLE_WORD;
        let mut counted = words.iter().enumerate().filter(|(_, (_, word))| !ignored(word));
        let last = words.len().saturating_sub(1);
        let missed = match STYLES[self.style] {
            "title" => counted.find(|(at, (_, word))| small(word) && (*at == 0 || *at == last || long(word))),
            "sentence" => {
                let mut telling = counted.filter(|(at, (_, word))| *at > 0 && long(word)).peekable();
                let first = telling.peek().copied();
                let enough = telling.clone().count() >= ENOUGH_WORDS;
                first.filter(|_| enough && telling.all(|(_, (_, word))| !small(word)))
            }
            "upper" => counted.find(|(_, (_, word))| word.contains(char::is_lowercase)),
            _ => counted.find(|(_, (_, word))| word.contains(char::is_uppercase)),
        };
        missed.map(|(_, (span, _))| *span)
    }
}
