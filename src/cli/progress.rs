//! How far a long run has come, on standard error: on a terminal only, and only once the run has taken a second.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// Runs shorter than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// Redraws a second.
const RATE: u8 = 10;

/// A bar that counts files.
pub(super) struct Progress {
    bar: ProgressBar,
    /// When the run began; `None` once the bar was shown.
    began: Option<Instant>,
}

impl Progress {
    /// A bar for so many files.
    pub(super) fn new(files: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files") {
            bar.set_style(style);
        }
        Progress { bar, began: Some(Instant::now()) }
    }

    /// One file more is done with. `write` writes it down; where that says something, the bar makes way.
    pub(super) fn step<T>(&mut self, says_something: bool, write: impl FnOnce() -> T) -> T {
        // Making way draws the bar anew, which for every file of an archive would take longer than reading it.
        let written = if says_something { self.bar.suspend(write) } else { write() };
        if self.began.take_if(|began| began.elapsed() > PATIENCE).is_some() {
            // Stays hidden where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(RATE));
        }
        self.bar.inc(1);
        written
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
