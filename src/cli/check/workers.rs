//! Reading and checking inputs, on as many threads as are worth it.

use crate::cli::input::{Input, Unreadable};
use crate::diagnostic::Diagnostic;
use crate::linter::Linter;
use crate::source::Source;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::panic::{self, AssertUnwindSafe};

/// What was found in a file, with its text; `None` where nothing was, so that no text is kept for nothing.
pub(super) type Checked = Option<(Source, Vec<Diagnostic>)>;

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
    pub(super) fn check(&self, linter: &Linter, batch: &[Input]) -> Vec<Result<Checked, Unreadable>> {
        match &self.pool {
            Some(pool) => pool.install(|| batch.par_iter().map(|input| check(linter, input)).collect()),
            None => batch.iter().map(|input| check(linter, input)).collect(),
        }
    }
}

fn check(linter: &Linter, input: &Input) -> Result<Checked, Unreadable> {
    let source = input.read()?;
    // A bug that one story brings out must not cost the findings in all others. The panic itself has been told by then.
    let diagnostics = panic::catch_unwind(AssertUnwindSafe(|| linter.check(&source, input.format)))
        .map_err(|_| Unreadable::because(input.shown.clone(), "this story made lastread fail; please report it"))?;
    Ok(if diagnostics.is_empty() { None } else { Some((source, diagnostics)) })
}
