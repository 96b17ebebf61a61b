//! Regular expressions of rules. `^` and `$` are the beginning and the end of a block, and no match runs over one.

mod gate;

use super::scope::Scope;
use crate::reading::Reading;
use crate::span::{Span, Text};
use crate::tree::{Mistakes, Node};
use regex::{Captures, Regex, RegexBuilder};
use std::sync::OnceLock;

/// A regular expression, compiled at its first use: compiling one costs more than searching a story with it.
pub(super) struct Pattern {
    source: String,
    ignore_case: bool,
    /// Says no, quickly, for most stories.
    gate: OnceLock<Option<Regex>>,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The pattern a scalar holds. Unless `validated` before, it is compiled now, so that its mistakes are found.
    pub(super) fn read(node: &Node, ignore_case: bool, validated: bool, mistakes: &mut Mistakes) -> Option<Pattern> {
        let text = mistakes.text(node)?.text;
        let pattern = Pattern { source: text.to_owned(), ignore_case, gate: OnceLock::new(), regex: OnceLock::new() };
        if validated {
            return Some(pattern);
        }
        match pattern.build() {
            Err(error) => {
                let (reason, at) = explain(&error, text);
                let span = at.map_or(node.span, |at| {
                    let end = text[at..].chars().next().map_or(at, |ch| at + ch.len_utf8());
                    node.inside(at..end)
                });
                mistakes.push(span, format!("this pattern does not compile: {reason}"));
                None
            }
            Ok(regex) if regex.is_match("") => {
                mistakes.push(node.span, "this pattern matches the empty text, so it matches everywhere");
                None
            }
            Ok(_) if text.contains(r"\A") || text.contains(r"\z") => {
                mistakes
                    .push(node.span, r"`\A` and `\z` have no meaning here")
                    .help("`^` and `$` are the beginning and the end of a block");
                None
            }
            Ok(regex) => {
                _ = pattern.regex.set(Some(regex));
                Some(pattern)
            }
        }
    }

    fn build(&self) -> Result<Regex, regex::Error> {
        // Blocks are parted by line breaks, so that `^` and `$` hold in the whole text where they hold in the block.
        RegexBuilder::new(&self.source).multi_line(true).case_insensitive(self.ignore_case).build()
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| self.build().ok()).as_ref()
    }

    /// Whether it may match somewhere in `text`.
    fn may_match(&self, text: &str) -> bool {
        let gate = self.gate.get_or_init(|| gate::of(&self.source, self.ignore_case).ok());
        gate.as_ref().is_none_or(|gate| gate.is_match(text))
    }

    /// Whether it matches somewhere in `text`.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Calls `found` with every match in the part of the story that `scope` allows: its span and what it captured.
    pub(super) fn each_match(
        &self,
        reading: &Reading<'_>,
        scope: &Scope,
        mut found: impl FnMut(Span<Text>, &Captures<'_>),
    ) {
        // Most patterns match nowhere in most stories: ask once for the whole text before going block by block.
        if !self.may_match(reading.text()) {
            return;
        }
        let Some(regex) = self.regex() else { return };
        for block in scope.blocks(reading).filter(|block| self.may_match(reading.slice(*block))) {
            for captures in regex.captures_iter(reading.slice(block)) {
                let Some(whole) = captures.get(0) else { continue };
                let span = Span::new(block.start + whole.start() as u32, block.start + whole.end() as u32);
                if !span.is_empty() && scope.allows(reading, span) {
                    found(span, &captures);
                }
            }
        }
    }
}

/// The matches of a pattern that excuses. Those of the block last asked about are kept: the next question is mostly about the same one.
pub(super) struct Excuses<'p, 'r> {
    pattern: Option<&'p Pattern>,
    reading: &'p Reading<'r>,
    block: Option<usize>,
    matches: Vec<Span<Text>>,
}

impl<'p, 'r> Excuses<'p, 'r> {
    /// What `pattern` excuses in a story; nothing where there is none.
    pub(super) fn new(pattern: Option<&'p Pattern>, reading: &'p Reading<'r>) -> Self {
        Excuses { pattern, reading, block: None, matches: Vec::new() }
    }

    /// Whether a match in the block around `span` shares a byte with it.
    pub(super) fn cover(&mut self, span: Span<Text>) -> bool {
        let Some(regex) = self.pattern.and_then(Pattern::regex) else { return false };
        let block = self.reading.article().block_at(span.start);
        if block != self.block {
            self.block = block;
            let block = block.map_or(Span::at(0), |block| self.reading.article().blocks()[block].span);
            let place = |start: usize, end: usize| Span::new(block.start + start as u32, block.start + end as u32);
            let matches = regex.find_iter(self.reading.slice(block));
            self.matches = matches.map(|found| place(found.start(), found.end())).collect();
        }
        let next = self.matches.partition_point(|found| found.end <= span.start);
        self.matches.get(next).is_some_and(|found| found.overlaps(span))
    }
}

/// The reason of an error in one line, and where in the pattern it stands, which the error only draws:
///
/// ```text
/// regex parse error:
///     (foo
///     ^
/// error: unclosed group
/// ```
fn explain(error: &regex::Error, pattern: &str) -> (String, Option<usize>) {
    let drawn = error.to_string();
    let reason = drawn.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let reason = reason.strip_prefix("error: ").unwrap_or(reason).to_owned();
    let caret = drawn.lines().find(|line| line.contains('^') && line.trim_matches([' ', '^']).is_empty());
    let column = caret.and_then(|line| line.find('^')).and_then(|column| column.checked_sub(4));
    let at = column.and_then(|column| {
        let ends = std::iter::once(pattern.len());
        pattern.char_indices().map(|(at, _)| at).chain(ends).nth(column)
    });
    (reason, at.filter(|_| !pattern.contains('\n')))
}
