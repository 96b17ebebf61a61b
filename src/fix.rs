//! Mending copy: the fixes of findings, put into a text. Text and fixes in, text out; nothing is written here.
//!
//! A fix is put in whole or not at all. Where two want the same bytes the first wins; the other is left for another pass, when it may have
//! nothing left to mend. Only copy that stands in the file as it reads is mended: a fix that would have to write over markup is no fix.

use crate::check::Mend;
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use crate::source::{OffsetMap, Source};
use crate::span::{Span, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Which fixes may be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// Whether those that a person has to look at may be: unsafe ones, and the first where there are several to choose from.
    pub unsafe_too: bool,
    /// Only those of findings at or above this level: what is not shown is not mended either.
    pub min_level: Severity,
}

impl Allowed {
    /// The fix of a finding that may be put in.
    pub fn fix_of(self, diagnostic: &Diagnostic) -> Option<&Fix> {
        match diagnostic.fixes.as_slice() {
            _ if diagnostic.severity < self.min_level => None,
            [fix] if fix.safe => Some(fix),
            [fix, ..] if self.unsafe_too => Some(fix),
            _ => None,
        }
    }
}

/// A story after its fixes.
pub struct Mended {
    /// The story.
    pub source: Source,
    /// What is still found in it.
    pub diagnostics: Vec<Diagnostic>,
    /// How many fixes were put in.
    pub fixes: usize,
    /// Rules whose fixes would still change the story after so many passes that they must be undoing one another.
    pub unsettled: BTreeSet<String>,
}

/// So many passes are enough for fixes that leave one another alone.
const MAX_PASSES: usize = 10;

/// Puts in the fixes of what `check` finds, pass after pass, until there are none left to put in. Doing it again changes nothing.
pub fn mend(source: Source, allowed: Allowed, mut check: impl FnMut(&Source) -> Vec<Diagnostic>) -> Mended {
    let diagnostics = check(&source);
    let mut mended = Mended { source, diagnostics, fixes: 0, unsettled: BTreeSet::new() };
    for _ in 0..MAX_PASSES {
        let fixes = mended.diagnostics.iter().filter_map(|diagnostic| allowed.fix_of(diagnostic));
        let (text, count) = apply(&mended.source, fixes);
        if count == 0 {
            return mended;
        }
        mended.source = Source::new(mended.source.path(), text);
        mended.diagnostics = check(&mended.source);
        mended.fixes += count;
    }
    let restless = mended.diagnostics.iter().filter(|diagnostic| {
        let fix = allowed.fix_of(diagnostic);
        fix.is_some_and(|fix| changes(&mended.source, fix))
    });
    mended.unsettled = restless.map(|diagnostic| diagnostic.rule.clone()).collect();
    mended
}

/// The edits of the fixes that leave one another alone, in the order of the text, and how many those fixes are.
pub fn edits<'f>(source: &Source, fixes: impl Iterator<Item = &'f Fix>) -> (Vec<&'f Edit>, usize) {
    let mut edits: BTreeMap<u32, &Edit> = BTreeMap::new();
    let mut count = 0;
    for fix in fixes.filter(|fix| changes(source, fix)) {
        if fix.edits.iter().all(|edit| is_free(&edits, edit.span)) {
            edits.extend(fix.edits.iter().map(|edit| (edit.span.start, edit)));
            count += 1;
        }
    }
    (edits.into_values().collect(), count)
}

/// The text after the fixes that leave one another alone, and how many those are.
pub fn apply<'f>(source: &Source, fixes: impl Iterator<Item = &'f Fix>) -> (String, usize) {
    let (edits, count) = edits(source, fixes);
    (Edit::apply(edits, source.text()), count)
}

/// Whether a fix changes anything.
fn changes(source: &Source, fix: &Fix) -> bool {
    fix.edits.iter().any(|edit| source.slice(edit.span) != edit.text)
}

/// Whether no edit has a byte of `span`, nor begins where it begins.
fn is_free(edits: &BTreeMap<u32, &Edit>, span: Span<Source>) -> bool {
    let before = edits.range(..=span.start).next_back();
    let after = edits.range(span.start..).next();
    before.is_none_or(|(start, edit)| *start < span.start && edit.span.end <= span.start)
        && after.is_none_or(|(start, _)| *start >= span.end)
}

/// A fix in the file's bytes; `None` where the copy it changes does not stand there as it reads, or the new words could be read as markup.
pub(crate) fn carry(mend: Mend, source: &Source, map: &OffsetMap) -> Option<Fix> {
    let edit = |(span, text): (Span<Text>, String)| {
        let span = map.unbroken(span)?;
        let old = source.slice(span);
        text.chars().all(|ch| is_plain(ch) || old.contains(ch)).then_some(Edit { span, text })
    };
    let edits = mend.edits.into_iter().map(edit).collect::<Option<Vec<_>>>()?;
    (!edits.is_empty()).then_some(Fix { title: mend.title, safe: mend.safe, edits })
}

/// Whether a character means itself in every format: in Markdown, HTML, and the strings of YAML, TOML and JSON.
fn is_plain(ch: char) -> bool {
    match ch {
        ' ' | ',' | '.' | ';' | '-' | '(' | ')' | '/' | '%' | '?' | '!' | '$' => true,
        _ => ch.is_alphanumeric() || !ch.is_ascii() && !ch.is_control(),
    }
}

#[cfg(test)]
mod tests;
