//! `--fix` and `--diff`: what becomes of a story that can be mended.

use super::workers::Checked;
use crate::cli::Exit;
use crate::cli::args::MendArgs;
use crate::cli::input::{Input, Unreadable};
use crate::cli::write;
use crate::diagnostic::Severity;
use crate::fix::{self, Allowed, Mended};
use crate::linter::Review;
use crate::report::count;
use crate::source::Source;
use similar::TextDiff;
use std::io::{self, Write};

/// How stories are mended.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Mender {
    allowed: Allowed,
    /// Whether files are written over; otherwise it is only shown what would be.
    writes: bool,
}

/// What mending changed in one file.
pub(in crate::cli) struct Change {
    /// The text before.
    before: String,
    fixes: usize,
    unsettled: Vec<String>,
}

impl Mender {
    /// The mender that was asked for, if one was.
    pub(super) fn new(args: &MendArgs, min_level: Severity) -> Option<Mender> {
        let allowed = Allowed { unsafe_too: args.unsafe_fixes, min_level };
        (args.fix || args.diff).then_some(Mender { allowed, writes: args.fix })
    }

    /// Mends a story, and its file where it is to be written and has one.
    pub(super) fn mend(
        self,
        source: Source,
        input: &Input,
        mut review: impl FnMut(&Source) -> Review,
    ) -> Result<Checked, Unreadable> {
        let before = source.text().to_owned();
        let mut suppressed = Vec::new();
        let Mended { source, diagnostics, fixes, unsettled } = fix::mend(source, self.allowed, |source: &Source| {
            let review = review(source);
            suppressed = review.suppressed;
            review.diagnostics
        });
        let changed = source.text() != before;
        if let (true, true, Some(file)) = (changed, self.writes, &input.file) {
            write::replace(file, &before, source.text())
                .map_err(|error| Unreadable::new(format!("{}: cannot be mended", input.shown), &error))?;
        }
        let change = changed.then(|| Change { before, fixes, unsettled: unsettled.into_iter().collect() });
        Ok(Checked { change, ..Checked::new(Review { diagnostics, suppressed }, source) })
    }
}

/// What all changes come to.
#[derive(Default)]
pub(super) struct Tally {
    files: usize,
    fixes: usize,
}

impl Tally {
    /// Counts a change, and says where its fixes do not come to an end.
    pub(super) fn add(&mut self, path: &str, change: Option<&Change>, err: &mut dyn Write) -> io::Result<()> {
        let Some(change) = change else { return Ok(()) };
        self.files += 1;
        self.fixes += change.fixes;
        match change.unsettled.as_slice() {
            [] => Ok(()),
            rules => writeln!(err, "warning: {path}: the fixes of {} undo one another", rules.join(" and ")),
        }
    }

    /// Says what was `done`, if anything was.
    pub(super) fn tell(&self, done: &str, err: &mut dyn Write) -> io::Result<()> {
        if self.files == 0 {
            return Ok(());
        }
        writeln!(err, "{} {done} in {}", count(self.fixes, "finding"), count(self.files, "file"))
    }
}

/// Writes what would change in each file, as unified diffs. `exit` is how things went before.
pub(super) fn write_diffs<'i>(
    checked: impl Iterator<Item = (&'i Input, Result<Option<Checked>, Unreadable>)>,
    mut exit: Exit,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Exit> {
    let mut tally = Tally::default();
    for (Input { shown, .. }, checked) in checked {
        match checked {
            Ok(Some(Checked { source, change: Some(change), .. })) => {
                tally.add(shown, Some(&change), err)?;
                let diff = TextDiff::from_lines(change.before.as_str(), source.text());
                write!(out, "{}", diff.unified_diff().header(shown, shown))?;
            }
            Ok(_) => {}
            Err(why) => {
                writeln!(err, "error: {why}")?;
                exit = Exit::Failure;
            }
        }
    }
    tally.tell("would be mended", err)?;
    Ok(if exit == Exit::Clean && tally.files > 0 { Exit::Findings } else { exit })
}
