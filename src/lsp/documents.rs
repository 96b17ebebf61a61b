//! Documents from when they are opened until they are closed: their edits, when they are checked, and what the client is told.

use super::diagnostics;
use super::document::{Document, Genre};
use super::edition::Layer;
use super::open::Open;
use super::server::Server;
use super::worker::Order;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::stet;
use lsp_server::ErrorCode;
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, LanguageKind, TextDocumentItem,
    Uri,
};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

impl Server<'_> {
    pub(super) fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let uri = item.uri.clone();
        let document = Document::new(item, self.shown(&uri), self.abilities.encoding);
        if self.told.remove(&uri) {
            self.publish(uri.clone(), None, Vec::new());
        }
        let desk = self.desk(&uri);
        let companion = self.companion(&uri);
        self.open.insert(uri.clone(), Open::new(document, desk, companion));
        self.touch(&uri);
        self.touch_companion(&uri);
        self.take_obstacles();
    }

    pub(super) fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.text_document_identifier.uri;
        if let Some(open) = self.open.get_mut(&uri) {
            open.document.edit(params.text_document.version, params.content_changes);
            self.turn_down(&uri, ErrorCode::ContentModified, "edited since");
            self.touch(&uri);
            self.touch_companion(&uri);
        }
    }

    pub(super) fn closed(&mut self, params: &DidCloseTextDocumentParams) {
        let uri = &params.text_document.uri;
        if self.open.remove(uri).is_some() {
            if !self.abilities.pulls {
                self.publish(uri.clone(), None, Vec::new());
            }
            self.resume(uri);
            self.touch_companion(uri);
            if let Some(stets) = stets_of(uri).filter(|stets| self.told.remove(stets)) {
                self.publish(stets, None, Vec::new());
            }
        }
        self.tell_mistakes();
    }

    /// A document, or what it is checked with, is no longer what it was.
    pub(super) fn touch(&mut self, uri: &Uri) {
        if let Some(open) = self.open.get_mut(uri) {
            let due = open.begin_edition();
            open.due = (!self.abilities.pulls).then_some(due);
            self.resume(uri);
        }
    }

    /// The file that goes with the one at an address is another now: whichever of a story and the file beside it is open is checked anew.
    pub(super) fn touch_companion(&mut self, uri: &Uri) {
        for other in [stets_of(uri), story_of(uri)].into_iter().flatten() {
            if self.open.contains_key(&other) {
                let companion = self.companion(&other);
                if let Some(open) = self.open.get_mut(&other) {
                    open.companion = companion;
                }
                self.touch(&other);
                if self.abilities.pulls {
                    self.refresh();
                }
            }
        }
    }

    /// What goes with a file: the file beside a story, the story of such a file. As it is in the editor, else on disk.
    fn companion(&self, uri: &Uri) -> Option<Arc<Source>> {
        let other = story_of(uri).or_else(|| stets_of(uri))?;
        Some(match self.open.get(&other) {
            Some(open) => open.document.shared_source(),
            None => Arc::new(Source::new(self.shown(&other), self.newsroom.text(&other.to_file_path().ok()?)?)),
        })
    }

    /// When the next check is due.
    pub(super) fn next_check(&self) -> Option<Instant> {
        self.open.values().filter_map(|open| open.due).min()
    }

    /// Has the document checked whose check is due first, and the client told.
    pub(super) fn check_due(&mut self) {
        let next = self.open.iter_mut().filter_map(|(uri, open)| Some((open.due?, uri, open))).min_by_key(|it| it.0);
        if let Some((_, uri, open)) = next {
            (open.due, open.is_awaited) = (None, true);
            let uri = uri.clone();
            self.order(&uri, Layer::Findings);
            self.tell_awaited(&uri);
        }
    }

    /// Has a layer of a document's present edition looked for.
    pub(super) fn order(&mut self, uri: &Uri, layer: Layer) {
        let Some(open) = self.open.get_mut(uri) else { return };
        if !open.orders(layer) {
            return;
        }
        let edition = Arc::clone(open.edition());
        if layer == Layer::Findings && open.document.genre == Genre::Config {
            // Only the newsroom can look into the folders that it names.
            let file = uri.to_file_path().ok();
            let look = |file: PathBuf| self.newsroom.configuration(&file, open.document.source());
            edition.settle(|| Some(file.map(look).unwrap_or_default().into()));
        } else {
            self.workers.order(Order { uri: uri.clone(), edition, layer });
        }
    }

    /// Tells what is found in a document, where it is there and waited for.
    pub(super) fn tell_awaited(&mut self, uri: &Uri) {
        let Some(open) = self.open.get_mut(uri) else { return };
        if open.is_awaited && open.edition().has(Layer::Findings) {
            open.is_awaited = false;
            self.tell(uri);
        }
    }

    /// Tells a client that does not ask what is found in a document, and in the file beside it.
    pub(super) fn tell(&mut self, uri: &Uri) {
        let Some(open) = self.open.get(uri) else { return };
        let version = open.document.version;
        if !self.abilities.pulls {
            self.publish(uri.clone(), Some(version), self.diagnostics(uri));
        }
        self.tell_beside(uri);
    }

    /// What is found in an open document, for the client.
    pub(super) fn diagnostics(&self, uri: &Uri) -> Vec<lsp_types::Diagnostic> {
        let Some(open) = self.open(uri) else { return Vec::new() };
        let tables = open.desk.linter.tables();
        let pages = self.opens_pages();
        self.shown_findings(open)
            .map(|finding| diagnostics::diagnostic(&open.document, tables, finding, pages))
            .collect()
    }

    /// Whether the client opens pages of ours by their addresses.
    pub(super) fn opens_pages(&self) -> bool {
        self.abilities.opens_pages || self.preferences.pages()
    }

    /// What is found in an open document and is to be shown.
    pub(super) fn shown_findings<'s>(&'s self, open: &'s Open) -> impl Iterator<Item = &'s Diagnostic> {
        let least = self.preferences.min_level();
        let path = open.document.source().path();
        let findings = open.edition().found().findings.iter();
        findings.filter(move |finding| finding.severity >= least && finding.path == path)
    }

    /// Tells what is wrong with the file beside a story, where that is not open: one that is speaks for itself.
    pub(super) fn tell_beside(&mut self, story: &Uri) {
        let Some(open) = self.open.get(story) else { return };
        let (Some(stets), Some(uri)) = (&open.companion, stets_of(story)) else { return };
        if self.open.contains_key(&uri) {
            return;
        }
        let least = self.preferences.min_level();
        let findings = open.edition().found().findings.iter();
        let wrong: Vec<_> =
            findings.filter(|finding| finding.severity >= least && finding.path == stets.path()).cloned().collect();
        if !wrong.is_empty() || self.told.contains(&uri) {
            self.publish(uri.clone(), None, self.unopened(&uri, stets, &wrong));
            self.told.insert(uri);
        }
    }

    /// Findings in a file that is not open, for the client.
    pub(super) fn unopened(&self, uri: &Uri, source: &Source, findings: &[Diagnostic]) -> Vec<lsp_types::Diagnostic> {
        let (language_id, text) = (LanguageKind::YAML, source.text().to_owned());
        let item = TextDocumentItem { uri: uri.clone(), language_id, version: 0, text };
        let document = Document::new(item, source.path().to_owned(), self.abilities.encoding);
        let tables = crate::table::Tables::default();
        findings.iter().map(|finding| diagnostics::diagnostic(&document, &tables, finding, false)).collect()
    }

    /// The path a file is shown by: as reached from its folder, `/` between parts.
    pub(super) fn shown(&self, uri: &Uri) -> String {
        let Ok(path) = uri.to_file_path() else { return uri.path().trim_start_matches('/').to_owned() };
        let folders = self.folders.iter().filter_map(|folder| folder.to_file_path().ok());
        let holding: Option<PathBuf> =
            folders.filter(|folder| path.starts_with(folder)).max_by_key(|folder| folder.as_os_str().len());
        let inside = holding.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(&path);
        inside.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// The address of the file beside a story.
pub(super) fn stets_of(story: &Uri) -> Option<Uri> {
    let path = story.to_file_path().ok()?;
    let name = path.file_name()?.to_string_lossy();
    let is_story = !name.ends_with(stet::SUFFIX);
    is_story.then(|| Uri::from_file_path(path.with_file_name(format!("{name}{}", stet::SUFFIX))).ok())?
}

/// The address of the story that a file is beside.
pub(super) fn story_of(stets: &Uri) -> Option<Uri> {
    let path = stets.to_file_path().ok()?;
    let name = path.file_name()?.to_string_lossy();
    let story = name.strip_suffix(stet::SUFFIX).filter(|story| !story.is_empty())?;
    Uri::from_file_path(path.with_file_name(story)).ok()
}
