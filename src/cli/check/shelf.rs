//! The files that labels of findings point into besides the story's own.

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::table::Tables;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The files of tables, as labels point into them; each is made when the first does.
pub(super) struct Shelf<'t> {
    tables: &'t Tables,
    files: BTreeMap<String, OnceCell<Source>>,
}

impl<'t> Shelf<'t> {
    pub(super) fn new(tables: &'t Tables) -> Shelf<'t> {
        Shelf { tables, files: tables.files().map(|(path, _)| (path.to_owned(), OnceCell::new())).collect() }
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
        let text = || self.tables.files().find(|(other, _)| *other == path).map_or("", |(_, text)| text);
        self.files.get(path).map(|file| file.get_or_init(|| Source::new(path, text())))
    }
}
