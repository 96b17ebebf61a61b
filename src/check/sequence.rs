//! `sequence`: words in a row, each described by what it is rather than how it is spelt: a small `the`, then a capital, then a number.

use super::message::Wording;
use super::pattern::{Excuses, Pattern};
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Opt, search};
use crate::reading::{Reading, Token, TokenKind};
use crate::span::{Span, Text};
use crate::tree::Node;
use std::collections::HashSet;

const OPTIONS: &[Opt] = &[
    Opt::new(
        "steps",
        "a list of {text, pattern, kind, capital, optional, skip, point}",
        "The words in order. text: one of these words; pattern: matches; kind: word, number or mark; capital: true or false; \
         optional: may be missing; skip: so many words may stand before it; point: the caret stands here, not under the whole.",
    ),
    Opt::new("ignore_case", "true or false", "Whether capitals may vary in text and pattern."),
    Opt::new("unless", "a regular expression, or a list of them", "A match is let stand where this matches around it."),
];

const STEP: &[&str] = &["text", "pattern", "kind", "capital", "optional", "skip", "point"];
const KINDS: &[&str] = &["word", "number", "mark"];

/// More steps than this, or more words skipped, are no sequence.
const MAX_STEPS: usize = 20;

pub(super) const KIND: Kind = Kind {
    name: "sequence",
    doc: "Words in a row, each described by what it is, are a finding.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    compile,
};

struct Sequence {
    steps: Vec<Step>,
    ignore_case: bool,
    unless: Vec<Pattern>,
    scope: Scope,
    wording: Wording,
}

#[derive(Default)]
struct Step {
    texts: Vec<String>,
    pattern: Option<Pattern>,
    kind: Option<TokenKind>,
    capital: Option<bool>,
    optional: bool,
    skip: usize,
    point: bool,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let ignore_case = draft.flag("ignore_case", false);
    let steps = draft.required("steps").map(|node| (node, draft.mistakes.list(node)));
    if let Some((node, steps)) = steps
        && (steps.is_empty() || steps.len() > MAX_STEPS)
    {
        draft.mistakes.push(node.span, format!("a sequence has 1 to {MAX_STEPS} steps"));
    }
    let nodes = steps.map_or(&[][..], |(_, steps)| steps);
    let steps: Vec<Step> = nodes.iter().filter_map(|node| step(draft, node, ignore_case)).collect();
    if let (true, Some(first)) = (!steps.is_empty() && steps.iter().all(|step| step.optional), nodes.first()) {
        draft.mistakes.push(first.span, "every step is optional, so this would match nothing at all");
    }
    let unless = draft.patterns("unless", ignore_case);
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    if steps.is_empty() {
        return None;
    }
    Some(Box::new(Sequence { steps, ignore_case, unless, scope, wording }))
}

fn step(draft: &mut Draft<'_, '_>, node: &Node, ignore_case: bool) -> Option<Step> {
    let validated = draft.validated;
    let mistakes = &mut *draft.mistakes;
    let fields = mistakes.fields(node, "a step", STEP)?;
    if !["text", "pattern", "kind", "capital"].iter().any(|name| fields.get(name).is_some()) {
        mistakes.push(fields.head, "a step says nothing about its word").help("give it text, pattern, kind or capital");
    }
    let texts = fields.get("text").map(|node| mistakes.texts(node)).unwrap_or_default();
    let kind = fields.get("kind").and_then(|node| mistakes.word(node, KINDS));
    let skip = fields.get("skip").and_then(|node| mistakes.count(node)).unwrap_or(0);
    let mut flag = |name: &str| fields.get(name).and_then(|node| mistakes.flag(node));
    let (capital, optional, point) = (flag("capital"), flag("optional"), flag("point"));
    Some(Step {
        texts: texts.iter().map(|text| text.text.to_owned()).collect(),
        pattern: fields.get("pattern").and_then(|node| Pattern::read(node, ignore_case, validated, mistakes)),
        kind: kind.map(|kind| [TokenKind::Word, TokenKind::Number, TokenKind::Mark][kind]),
        capital,
        optional: optional.unwrap_or(false),
        skip: skip.min(MAX_STEPS),
        point: point.unwrap_or(false),
    })
}

impl Check for Sequence {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let tokens = reading.tokens();
        let mut excuses = Excuses::new(&self.unless, reading);
        let mut at = 0;
        while at < tokens.len() {
            let taken = Attempt::at(self, reading, tokens, at);
            let spans = || taken.iter().flatten().copied();
            let (Some(first), Some(last)) = (spans().next(), spans().next_back()) else {
                at += 1;
                continue;
            };
            let span = first.to(last);
            if self.scope.allows(reading, span) && !excuses.cover(span) {
                findings.push(self.finding(reading, span, &taken));
            }
            at = tokens.partition_point(|token| token.span.start < span.end).max(at + 1);
        }
    }
}

/// One try to match the steps from one token on.
struct Attempt<'s, 'r> {
    sequence: &'s Sequence,
    reading: &'s Reading<'r>,
    /// The tokens from there to the end of the block.
    tokens: &'s [Token],
    /// What each step took.
    taken: Vec<Option<Span<Text>>>,
    /// Steps that cannot match from a token on: each is tried once, so the work is bounded.
    failed: HashSet<(usize, usize)>,
}

impl Attempt<'_, '_> {
    /// What each step takes when they match from token `at` on; nothing where they do not.
    fn at(sequence: &Sequence, reading: &Reading<'_>, tokens: &[Token], at: usize) -> Vec<Option<Span<Text>>> {
        let block = tokens[at].block;
        let first = &sequence.steps[..1];
        if first.iter().any(|step| !step.optional && !sequence.meets(reading, tokens[at], step)) {
            return Vec::new();
        }
        let end = at + tokens[at..].partition_point(|token| token.block == block);
        let taken = vec![None; sequence.steps.len()];
        let mut attempt = Attempt { sequence, reading, tokens: &tokens[at..end], taken, failed: HashSet::new() };
        if attempt.take(0, 0) { attempt.taken } else { Vec::new() }
    }

    /// Whether the steps from `step` on match from token `at` on. A match begins where it begins: nothing is skipped before its first word.
    fn take(&mut self, at: usize, step: usize) -> bool {
        let Some(wanted) = self.sequence.steps.get(step) else { return true };
        if self.failed.contains(&(at, step)) {
            return false;
        }
        let skip = if at == 0 { 0 } else { wanted.skip };
        for at in at..=at + skip {
            let Some(token) = self.tokens.get(at).copied() else { break };
            if self.sequence.meets(self.reading, token, wanted) {
                self.taken[step] = Some(token.span);
                if self.take(at + 1, step + 1) {
                    return true;
                }
            }
        }
        self.taken[step] = None;
        let matched = wanted.optional && self.take(at, step + 1);
        if !matched {
            self.failed.insert((at, step));
        }
        matched
    }
}

impl Sequence {
    fn meets(&self, reading: &Reading<'_>, token: Token, step: &Step) -> bool {
        let word = reading.slice(token.span);
        let is = |text: &String| text == word || self.ignore_case && text.to_lowercase() == word.to_lowercase();
        (step.texts.is_empty() || step.texts.iter().any(is))
            && step.kind.is_none_or(|kind| kind == token.kind)
            && step.capital.is_none_or(|capital| capital == word.starts_with(char::is_uppercase))
            && step.pattern.as_ref().is_none_or(|pattern| pattern.is_match(word))
    }

    fn finding(&self, reading: &Reading<'_>, span: Span<Text>, taken: &[Option<Span<Text>>]) -> Finding {
        let mut words = vec![("match", reading.slice(span))];
        let numbered = KIND.placeholders[1..].iter().zip(taken);
        words.extend(numbered.filter_map(|(name, span)| Some((*name, reading.slice((*span)?)))));
        let pointed = self.steps.iter().zip(taken).find_map(|(step, span)| span.filter(|_| step.point));
        search::finding(&self.wording, reading, pointed.unwrap_or(span), &words)
    }
}
