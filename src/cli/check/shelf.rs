//! The files that labels of findings point into besides the story's own.

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::table::Tables;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The files of tables, as labels point into them; each is made when the first does.
pub(super) struct Shelf<'t> {
    files: BTreeMap<&'t str, (&'t str, OnceCell<Source>)>,
}

impl<'t> Shelf<'t> {
    pub(super) fn new(tables: impl Iterator<Item = &'t Tables>) -> Shelf<'t> {
        let files = tables.flat_map(Tables::files);
        Shelf { files: files.map(|(path, text)| (path, (text, OnceCell::new()))).collect() }
    }

    /// The files that labels of these diagnostics point into.
    pub(super) fn named_in<'d>(&self, diagnostics: impl Iterator<Item = &'d Diagnostic>) -> Vec<&Source> {
        let labels = diagnostics.flat_map(|diagnostic| &diagnostic.labels);
        let mut paths: Vec<&str> = labels.map(|label| label.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths.into_iter().filter_map(|path| self.file(path)).collect()
    }

    fn file(&self, path: &str) -> Option<&Source> {
        self.files.get(path).map(|(text, file)| file.get_or_init(|| Source::new(path, *text)))
    }
}
