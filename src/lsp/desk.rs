//! The desks: what files are checked with, and whoever sets them up.

use crate::diagnostic::Diagnostic;
use crate::linter::Linter;
use crate::rule::Rule;
use crate::source::Source;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a file is checked with.
#[derive(Clone)]
pub struct Desk {
    /// The rules that run, and settings.
    pub linter: Arc<Linter>,
    /// All rules there are, those that are off too.
    pub rules: Arc<[Rule]>,
    /// Whether a configuration leaves the file out.
    pub leaves_out: bool,
    /// What its folder keeps.
    pub shelf: Shelf,
}

/// What a folder keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Stories, or whatever else.
    Stories,
    /// A newsroom's own rules.
    Rules,
    /// Its own tables.
    Tables,
}

/// What kept configurations, rules and tables from being loaded.
#[derive(Default)]
pub struct Obstacles {
    /// Files with mistakes in them, under their whole paths.
    pub mistakes: Vec<(Source, Vec<Diagnostic>)>,
    /// What could not be read, and why.
    pub unreadable: Vec<String>,
}

/// Whoever can look at files and set up desks. The server itself sees only what its client sends. One that says no more than what its desk
/// is has no files.
pub trait Newsroom {
    /// Begins anew, for work in these folders: what was loaded before is forgotten. `date` is that of stories that do not say their own.
    fn set_up(&mut self, _folders: &[PathBuf], _date: Option<NaiveDate>) {}

    /// What a file is checked with; a story that is in no file yet, where there is none.
    fn desk(&mut self, file: Option<&Path>) -> Desk;

    /// What came in the way since this was last asked.
    fn obstacles(&mut self) -> Obstacles {
        Obstacles::default()
    }

    /// What would be wrong with a configuration, were it in `file`.
    fn configuration(&self, _file: &Path, _text: &Source) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// The text of a file, where there is one that can be read.
    fn text(&self, _file: &Path) -> Option<String> {
        None
    }

    /// The folders of rules and tables that are looked into, besides the usual ones.
    fn shelves(&self) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// A rule by its id; of several the last, as it is the one that runs.
pub(super) fn rule<'d>(desk: &'d Desk, id: &str) -> Option<&'d Rule> {
    desk.rules.iter().rfind(|rule| rule.id == id)
}
