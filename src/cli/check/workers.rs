//! Reading and checking inputs, on as many threads as are worth it.

use super::gate::Gate;
use super::mend::{Change, Mender};
use crate::cli::input::{Input, Unreadable};
use crate::diagnostic::{Diagnostic, Suppressed};
use crate::format::Format;
use crate::linter::{Linter, Review};
use crate::source::Source;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

/// What was found in a file.
pub(in crate::cli) struct Checked {
    /// The file, as mended.
    pub(in crate::cli) source: Source,
    /// The file beside it that lets findings stand.
    pub(in crate::cli) beside: Option<Source>,
    /// What is found in it.
    pub(in crate::cli) diagnostics: Vec<Diagnostic>,
    /// What is found and does not count.
    pub(in crate::cli) suppressed: Vec<Suppressed>,
    /// What mending changed.
    pub(in crate::cli) change: Option<Change>,
}

/// The threads that check; none but this one where that is enough, as starting them takes longer than reading a story.
pub(super) struct Workers {
    pool: Option<rayon::ThreadPool>,
}

impl Workers {
    pub(super) fn new(threads: Option<usize>, files: usize) -> Workers {
        let pool = (files > 1 && threads != Some(1))
            // Zero is one a processor, or what RAYON_NUM_THREADS says.
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build().ok())
            .flatten();
        Workers { pool }
    }

    /// Checks a batch; results come in its order. What was found in a folder and is no story has none.
    pub(super) fn check(&self, desk: &Desk, batch: &[Job]) -> Vec<Option<Result<Option<Checked>, Unreadable>>> {
        self.each(batch, |job| match desk.check(job) {
            Err(why) if job.input.passes_over(&why) => None,
            checked => Some(checked),
        })
    }

    /// Does the same to each of a batch; results come in its order.
    pub(super) fn each<T: Sync, R: Send>(&self, batch: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        match &self.pool {
            Some(pool) => pool.install(|| batch.par_iter().map(&work).collect()),
            None => batch.iter().map(work).collect(),
        }
    }
}

/// An input to check.
pub(in crate::cli) struct Job {
    pub(in crate::cli) input: Input,
    /// What checks it.
    pub(in crate::cli) linter: Arc<Linter>,
}

/// Where a story is read, checked and mended.
pub(in crate::cli) struct Desk {
    /// What findings have to pass.
    pub(in crate::cli) gate: Gate,
    /// What mends it, if that was asked for.
    pub(in crate::cli) mender: Option<Mender>,
}

impl Desk {
    /// Checks an input; `None` where nothing was found or done, so that no text is kept for nothing.
    fn check(&self, Job { input, linter }: &Job) -> Result<Option<Checked>, Unreadable> {
        let source = input.read()?;
        let beside = input.read_beside()?;
        let review = |source: &Source| {
            let review = linter.review(source, input.format, beside.as_ref());
            let before = || self.gate.before(input, linter, beside.as_ref());
            self.gate.pass(&input.shown, None, source, review, &before)
        };
        // The text of a document is a part of an archive, which is not written.
        let mender = self.mender.filter(|_| input.format != Format::Docx);
        let checked = guarded(|| match mender {
            Some(mender) => mender.mend(source, input, review),
            None => Ok(Checked::new(review(&source), source)),
        });
        let checked = checked.ok_or_else(|| Unreadable::because(input.shown.clone(), OUR_FAULT))??;
        let is_silent = checked.diagnostics.is_empty() && checked.suppressed.is_empty() && checked.change.is_none();
        let is_printed = self.mender.is_some() && input.file.is_none();
        Ok((!is_silent || is_printed).then_some(Checked { beside, ..checked }))
    }
}

impl Checked {
    /// What came of a story that was not mended.
    pub(super) fn new(review: Review, source: Source) -> Checked {
        let Review { diagnostics, suppressed } = review;
        Checked { source, beside: None, diagnostics, suppressed, change: None }
    }
}

/// What is said of a story whose checking panicked.
pub(super) const OUR_FAULT: &str = "this story made lastread fail; please report it";

/// What checking a story comes to; `None` where it panicked. A bug that one story brings out must not cost the findings in all others. The
/// panic itself has been told by then.
pub(super) fn guarded<R>(check: impl FnOnce() -> R) -> Option<R> {
    panic::catch_unwind(AssertUnwindSafe(check)).ok()
}
