//! A run under way: findings and mistakes reported in the order of paths, and counted.

use super::shelf::Shelf;
use super::workers::Checked;
use crate::cli::input::Unreadable;
use crate::diagnostic::Diagnostic;
use crate::report::{Report, Sources, Summary};
use crate::source::Source;
use std::io::{self, Write};
use std::iter::Peekable;
use std::vec;

/// A run under way.
pub(super) struct Run<'t> {
    pub(super) shelf: Shelf<'t>,
    pub(super) report: Box<dyn Report + 't>,
    pub(super) summary: Summary,
    /// Mistakes in rule files, by path.
    pub(super) mistakes: Peekable<vec::IntoIter<(Source, Vec<Diagnostic>)>>,
    pub(super) failed: bool,
}

/// What a run came to.
pub(super) struct Outcome {
    pub(super) counts: Summary,
    pub(super) failed: bool,
}

impl Run<'_> {
    /// Reports a checked file, after what comes before it in the order of paths.
    pub(super) fn file(&mut self, path: &str, checked: Option<&Checked>, out: &mut dyn Write) -> io::Result<()> {
        while let Some((source, mistakes)) = self.mistakes.next_if(|(source, _)| source.path() < path) {
            self.mistaken(&source, &mistakes, out)?;
        }
        self.summary.files += 1;
        let Some(Checked { source, beside, diagnostics, suppressed, .. }) = checked else {
            return self.report.sound(path, out);
        };
        self.summary.count(diagnostics);
        self.summary.count_suppressed(suppressed);
        let told = diagnostics.iter().chain(suppressed.iter().map(|suppressed| &suppressed.diagnostic));
        let mut others = self.shelf.named_in(told);
        others.extend(beside);
        let sources = Sources::new(source, &others);
        self.report.file(sources, diagnostics, out)?;
        self.report.suppressed(sources, suppressed, out)
    }

    fn mistaken(&mut self, source: &Source, mistakes: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        self.failed = true;
        self.summary.count(mistakes);
        self.report.file(Sources::from(source), mistakes, out)
    }

    /// Says what could not be read.
    pub(super) fn fail(&mut self, why: &Unreadable, err: &mut dyn Write) -> io::Result<()> {
        self.failed = true;
        writeln!(err, "error: {why}")
    }

    pub(super) fn finish(mut self, out: &mut dyn Write) -> io::Result<Outcome> {
        while let Some((source, mistakes)) = self.mistakes.next() {
            self.mistaken(&source, &mistakes, out)?;
        }
        self.report.finish(&self.summary, out)?;
        Ok(Outcome { counts: self.summary, failed: self.failed })
    }
}
