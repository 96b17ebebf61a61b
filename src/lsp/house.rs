//! The house: the folders that the client works in, its configurations, rules and tables, and what happens when they change.

use super::client::Asked;
use super::desk::Desk;
use super::diagnostics;
use super::document::Genre;
use super::documents::story_of;
use super::preferences::Preferences;
use super::server::Server;
use crate::config;
use crate::stet;
use lsp_types::{
    CodeLensRefreshRequest, ConfigurationItem, ConfigurationParams, ConfigurationRequest, DiagnosticRefreshRequest,
    DidChangeConfigurationParams, DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions,
    DidChangeWorkspaceFoldersParams, DidSaveTextDocumentParams, FileSystemWatcher, LspNotificationMethod, Registration,
    RegistrationParams, RegistrationRequest, Uri, WorkspaceFolder,
};
use std::collections::BTreeSet;

/// What may change what stories are checked with. Rules and tables may be in folders of any name; which those are is seen when one changes.
const WATCHED: &[&str] = &["**/*.{yaml,yml,csv}", "**/.lastread", "**/.lastread/{rules,tables}"];

impl Server<'_> {
    pub(super) fn initialized(&mut self) {
        if self.abilities.watches {
            let watchers =
                WATCHED.iter().map(|glob| FileSystemWatcher { glob_pattern: (*glob).to_owned().into(), kind: None });
            let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.collect() };
            let registration = Registration {
                id: "watched-files".to_owned(),
                method: LspNotificationMethod::WorkspaceDidChangeWatchedFiles.to_string(),
                register_options: serde_json::to_value(options).ok(),
            };
            let params = RegistrationParams { registrations: vec![registration] };
            self.client.ask::<RegistrationRequest>(params, Asked::Favour);
        }
        self.ask_for_settings();
        self.tell_mistakes();
    }

    fn ask_for_settings(&mut self) {
        if self.abilities.configures {
            let item = ConfigurationItem { scope_uri: None, section: Some(diagnostics::SOURCE.to_owned()) };
            self.client.ask::<ConfigurationRequest>(ConfigurationParams { items: vec![item] }, Asked::Settings);
        }
    }

    pub(super) fn preferences_changed(&mut self, params: &DidChangeConfigurationParams) {
        if self.abilities.configures {
            self.ask_for_settings();
        } else {
            self.prefer(Preferences::of(&params.settings));
        }
    }

    /// Heeds what the user set.
    pub(super) fn prefer(&mut self, preferences: Preferences) {
        let preferences = preferences.after(&self.preferences);
        if preferences != self.preferences {
            let counts = preferences.code_lens() != self.preferences.code_lens();
            self.preferences = preferences;
            self.reload();
            if counts && self.abilities.refreshes_lenses {
                self.client.ask::<CodeLensRefreshRequest>((), Asked::Favour);
            }
        }
    }

    pub(super) fn folders_changed(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let removed = addresses(params.event.removed);
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(addresses(params.event.added));
        self.reload();
    }

    /// Files changed on disk, under whatever hand.
    pub(super) fn files_changed(&mut self, params: DidChangeWatchedFilesParams) {
        for change in &params.changes {
            if change.uri.path().ends_with(stet::SUFFIX) && !self.open.contains_key(&change.uri) {
                self.touch_companion(&change.uri);
            }
        }
        if params.changes.iter().any(|change| self.holds(&change.uri)) {
            self.reload();
        }
    }

    /// A file was saved: for clients that do not watch files.
    pub(super) fn saved(&mut self, params: &DidSaveTextDocumentParams) {
        let genre = self.open(&params.text_document.uri).map(|open| open.document.genre);
        if !self.abilities.watches && matches!(genre, Some(Genre::Config | Genre::Rule | Genre::Table)) {
            self.reload();
        }
    }

    /// Whether what stories are checked with may depend on a file or folder.
    fn holds(&self, uri: &Uri) -> bool {
        let Ok(path) = uri.to_file_path() else { return false };
        path.ends_with(config::FILE_NAME)
            || path.components().any(|part| part.as_os_str() == ".lastread")
            || self.newsroom.shelves().iter().any(|shelf| path.starts_with(shelf))
    }

    /// Forgets desks and mistakes, and has the newsroom begin anew.
    pub(super) fn set_up(&mut self) {
        let folders: Vec<_> = self.folders.iter().filter_map(|uri| uri.to_file_path().ok()).collect();
        self.newsroom.set_up(&folders, self.preferences.date());
        self.mistakes.clear();
        self.gather_obstacles();
    }

    /// Sets everything up anew and has everything checked again.
    fn reload(&mut self) {
        self.set_up();
        let open: Vec<Uri> = self.open.keys().cloned().collect();
        for uri in &open {
            let desk = self.desk(uri);
            if let Some(open) = self.open.get_mut(uri) {
                open.move_to(desk);
            }
            self.touch(uri);
        }
        self.gather_obstacles();
        self.tell_mistakes();
        self.refresh();
    }

    /// Has a client that asks for diagnostics ask again.
    pub(super) fn refresh(&mut self) {
        if self.abilities.pulls && self.abilities.refreshes {
            self.client.ask::<DiagnosticRefreshRequest>((), Asked::Favour);
        }
    }

    /// The desk of a file; that of the story where the file lets its findings stand.
    pub(super) fn desk(&mut self, uri: &Uri) -> Desk {
        let file = story_of(uri).unwrap_or_else(|| uri.clone()).to_file_path().ok();
        self.newsroom.desk(file.as_deref())
    }

    /// Takes in what came in the way since, and tells of it.
    pub(super) fn take_obstacles(&mut self) {
        if self.gather_obstacles() {
            self.tell_mistakes();
        }
    }

    fn gather_obstacles(&mut self) -> bool {
        let obstacles = self.newsroom.obstacles();
        obstacles.unreadable.into_iter().for_each(|why| self.log(why));
        let mut are_new = false;
        for (source, mistakes) in obstacles.mistakes {
            let Ok(uri) = Uri::from_file_path(source.path()) else { continue };
            let (_, known) = self.mistakes.entry(uri).or_insert_with(|| (source, Vec::new()));
            let new: Vec<_> = mistakes.into_iter().filter(|mistake| !known.contains(mistake)).collect();
            are_new |= !new.is_empty();
            known.extend(new);
        }
        are_new
    }

    /// Tells of mistakes in files that are not open: those that are speak for themselves.
    pub(super) fn tell_mistakes(&mut self) {
        let mut told = BTreeSet::new();
        for (uri, (source, mistakes)) in &self.mistakes {
            if !self.open.contains_key(uri) {
                self.publish(uri.clone(), None, self.unopened(uri, source, mistakes));
                told.insert(uri.clone());
            }
        }
        // What is wrong in a file beside a story is told when the story is checked.
        let (beside, others): (BTreeSet<Uri>, BTreeSet<Uri>) =
            std::mem::take(&mut self.told).into_iter().partition(|uri| uri.path().ends_with(stet::SUFFIX));
        for mended in others.difference(&told).filter(|uri| !self.open.contains_key(uri)) {
            self.publish(mended.clone(), None, Vec::new());
        }
        told.extend(beside);
        self.told = told;
    }
}

/// The addresses of workspace folders.
pub(super) fn addresses(folders: Vec<WorkspaceFolder>) -> Vec<Uri> {
    folders.into_iter().map(|folder| folder.uri).collect()
}
