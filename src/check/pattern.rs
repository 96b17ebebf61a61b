//! Regular expressions of rules. `^` and `$` are the beginning and the end of a block, and no match runs over one.

mod gate;
mod signs;

use super::scope::Scope;
use crate::reading::Reading;
use crate::span::{Span, Text};
use crate::tree::{Mistakes, Node};
use regex::{Captures, Regex, RegexBuilder};
use std::sync::OnceLock;

/// A regular expression, compiled at its first use: compiling one costs more than searching a story with it. Few stories come so far, because most
/// patterns have [signs], texts one of which stands in every match; of one that has none, a gate is asked first.
pub(super) struct Pattern {
    source: String,
    ignore_case: bool,
    signs: Vec<String>,
    /// Says no, quickly, for most stories.
    gate: OnceLock<Option<Regex>>,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The pattern a scalar holds. Unless `validated` before, it is compiled now, so that its mistakes are found.
    pub(super) fn read(node: &Node, ignore_case: bool, validated: bool, mistakes: &mut Mistakes) -> Option<Pattern> {
        let text = mistakes.text(node)?.text;
        let known = shipped_signs(text, ignore_case);
        let signs = known.unwrap_or_else(|| signs::of(text, ignore_case));
        let (gate, regex) = (OnceLock::new(), OnceLock::new());
        let pattern = Pattern { source: text.to_owned(), ignore_case, signs, gate, regex };
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

    /// Texts of small letters one of which, in whatever capitals, stands in every match; none where there are no good ones.
    pub(super) fn signs(&self) -> &[String] {
        &self.signs
    }

    /// Whether it may match somewhere in `text`, as far as its gate knows.
    fn passes(&self, text: &str) -> bool {
        let gate = self.gate.get_or_init(|| gate::of(&self.source, self.ignore_case).ok());
        gate.as_ref().is_none_or(|gate| gate.is_match(text))
    }

    /// Whether one of its signs stands in `text`, or it has none.
    fn shows(&self, text: &str) -> bool {
        let text = text.to_ascii_lowercase();
        let stands = |sign: &String| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
        self.signs.is_empty() || self.signs.iter().any(stands)
    }

    /// Whether it matches somewhere in `text`.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.shows(text) && self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Calls `found` with every match in the part of the story that `scope` allows: its span and what it captured. Where its signs stand is not
    /// asked: this is for those that have none, or whose owner has not looked.
    pub(super) fn each_match(
        &self,
        reading: &Reading<'_>,
        scope: &Scope,
        mut found: impl FnMut(Span<Text>, &Captures<'_>),
    ) {
        // Most patterns match nowhere in most stories: ask once for the whole text before going block by block.
        if !self.passes(reading.text()) {
            return;
        }
        for block in scope.blocks(reading).filter(|block| self.passes(reading.slice(*block))) {
            self.each_match_in(reading, scope, block, &mut found);
        }
    }

    /// The same for one block of those that `scope` looks at.
    pub(super) fn each_match_in(
        &self,
        reading: &Reading<'_>,
        scope: &Scope,
        block: Span<Text>,
        mut found: impl FnMut(Span<Text>, &Captures<'_>),
    ) {
        let Some(regex) = self.regex() else { return };
        for captures in regex.captures_iter(reading.slice(block)) {
            let Some(whole) = captures.get(0) else { continue };
            let span = Span::new(block.start + whole.start() as u32, block.start + whole.end() as u32);
            if !span.is_empty() && scope.allows(reading, span) {
                found(span, &captures);
            }
        }
    }
}

/// The signs of a shipped pattern, found when lastread was built.
fn shipped_signs(pattern: &str, ignore_case: bool) -> Option<Vec<String>> {
    /// By the [hash](signs::hash) of the pattern, the least first.
    static SHIPPED: &[(u64, &[&str])] = include!(concat!(env!("OUT_DIR"), "/signs.rs"));
    let at = SHIPPED.binary_search_by_key(&signs::hash(pattern, ignore_case), |(hash, _)| *hash).ok()?;
    Some(SHIPPED[at].1.iter().map(|sign| (*sign).to_owned()).collect())
}

/// The matches of patterns that excuse. Those of the block last asked about are kept: the next question is mostly about the same one.
pub(super) struct Excuses<'p, 'r> {
    patterns: &'p [Pattern],
    reading: &'p Reading<'r>,
    block: Option<usize>,
    matches: Vec<Span<Text>>,
}

impl<'p, 'r> Excuses<'p, 'r> {
    /// What `patterns` excuse in a story.
    pub(super) fn new(patterns: &'p [Pattern], reading: &'p Reading<'r>) -> Self {
        Excuses { patterns, reading, block: None, matches: Vec::new() }
    }

    /// Whether a match in the block around `span` shares a byte with it.
    pub(super) fn cover(&mut self, span: Span<Text>) -> bool {
        let block = self.reading.article().block_at(span.start);
        if block != self.block {
            self.block = block;
            let block = block.map_or(Span::at(0), |block| self.reading.article().blocks()[block].span);
            let text = self.reading.slice(block);
            let place = |start: usize, end: usize| Span::new(block.start + start as u32, block.start + end as u32);
            let regexes = self.patterns.iter().filter(|pattern| pattern.shows(text)).filter_map(Pattern::regex);
            let matches = regexes.flat_map(|regex| regex.find_iter(text));
            self.matches = matches.map(|found| place(found.start(), found.end())).collect();
        }
        self.matches.iter().any(|found| found.overlaps(span))
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
