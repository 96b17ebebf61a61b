//! Reading and checking inputs, on as many threads as are worth it.

use super::mend::{Change, Mender};
use crate::cli::input::{Input, Unreadable};
use crate::diagnostic::Diagnostic;
use crate::linter::Linter;
use crate::source::Source;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::panic::{self, AssertUnwindSafe};

/// What was found in a file.
pub(super) struct Checked {
    /// The file, as mended.
    pub(super) source: Source,
    /// What is found in it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What mending changed.
    pub(super) change: Option<Change>,
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

    /// Checks a batch; results come in its order.
    pub(super) fn check(&self, desk: &Desk, batch: &[Input]) -> Vec<Result<Option<Checked>, Unreadable>> {
        match &self.pool {
            Some(pool) => pool.install(|| batch.par_iter().map(|input| desk.check(input)).collect()),
            None => batch.iter().map(|input| desk.check(input)).collect(),
        }
    }
}

/// Where a story is read, checked and mended.
pub(super) struct Desk {
    /// What checks it.
    pub(super) linter: Linter,
    /// What mends it, if that was asked for.
    pub(super) mender: Option<Mender>,
}

impl Desk {
    /// Checks an input; `None` where nothing was found or done, so that no text is kept for nothing.
    fn check(&self, input: &Input) -> Result<Option<Checked>, Unreadable> {
        let source = input.read()?;
        let check = |source: &Source| self.linter.check(source, input.format);
        // A bug that one story brings out must not cost the findings in all others. The panic itself has been told by then.
        let checked = panic::catch_unwind(AssertUnwindSafe(|| match self.mender {
            Some(mender) => mender.mend(source, input, check),
            None => Ok(Checked { diagnostics: check(&source), source, change: None }),
        }));
        let failed = |_| Unreadable::because(input.shown.clone(), "this story made lastread fail; please report it");
        let checked = checked.map_err(failed)??;
        let is_silent = checked.diagnostics.is_empty() && checked.change.is_none();
        let is_printed = self.mender.is_some() && input.file.is_none();
        Ok((!is_silent || is_printed).then_some(checked))
    }
}
