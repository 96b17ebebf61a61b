//! What is open, what has been found in it, and which message means what.

use super::client::{Abilities, Asked, Client};
use super::desk::{Desk, Desks, Newsroom, Preferences, addresses};
use super::diagnostics;
use super::document::Document;
use super::open::Open;
use super::session::refusal;
use crate::diagnostic::Diagnostic;
use lsp_server::{ErrorCode, Notification, Request, Response, ResponseError};
use lsp_types::{
    CodeActionRequest, CompletionRequest, ConfigurationItem, ConfigurationParams, ConfigurationRequest,
    DefinitionRequest, DiagnosticRefreshRequest, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesRegistrationOptions, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DocumentDiagnosticRequest, DocumentHighlightRequest, DocumentSymbolRequest,
    ExecuteCommandRequest, FileSystemWatcher, HoverRequest, LogMessageNotification, LogMessageParams,
    LspNotificationMethod, LspRequestMethod, MessageType, PrepareRenameRequest, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, ReferencesRequest, Registration, RegistrationParams, RegistrationRequest, RenameRequest,
    ShowMessageNotification, ShowMessageParams, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{self, AssertUnwindSafe};
use std::time::Instant;

/// Files of a newsroom's own: when one changes, its desk is set up anew.
const WATCHED: &[&str] = &["**/.lastread/**/*.{yaml,yml,csv}", "**/lastread.yaml"];

/// The server at work.
pub(super) struct Server<'n> {
    client: Client,
    abilities: Abilities,
    newsroom: &'n dyn Newsroom,
    preferences: Preferences,
    folders: Vec<Uri>,
    desks: Desks,
    open: BTreeMap<Uri, Open>,
    /// Files that are not open and that the client was told the mistakes of.
    told: BTreeSet<Uri>,
}

impl<'n> Server<'n> {
    /// A server for a client that works in some folders.
    pub(super) fn new(
        client: Client,
        abilities: Abilities,
        newsroom: &'n dyn Newsroom,
        folders: Vec<Uri>,
        preferences: Preferences,
    ) -> Server<'n> {
        let desks = Desks::open(newsroom, &folders, &preferences);
        let (open, told) = (BTreeMap::new(), BTreeSet::new());
        Server { client, abilities, newsroom, preferences, folders, desks, open, told }
    }

    /// Answers a request with a response made elsewhere.
    pub(super) fn answer(&self, response: Response) {
        self.client.answer(response);
    }

    /// Handles a request and answers it, whatever happens.
    pub(super) fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let answered = panic::catch_unwind(AssertUnwindSafe(|| self.reply(&method, params)));
        let response = match answered {
            Ok(Ok(result)) => Response { id, response_result: Ok(result) },
            Ok(Err(error)) => Response { id, response_result: Err(error) },
            Err(_) => refusal(id, ErrorCode::InternalError, format!("{method} made lastread fail; please report it")),
        };
        self.client.answer(response);
    }

    fn reply(&mut self, method: &str, params: Value) -> Result<Value, ResponseError> {
        match LspRequestMethod::from(method) {
            LspRequestMethod::TextDocumentDiagnostic => {
                reply::<DocumentDiagnosticRequest>(params, |params| self.pulled(&params))
            }
            LspRequestMethod::TextDocumentCodeAction => {
                reply::<CodeActionRequest>(params, |params| Some(self.code_actions(&params)))
            }
            LspRequestMethod::TextDocumentHover => reply::<HoverRequest>(params, |params| self.hovered(&params)),
            LspRequestMethod::TextDocumentDocumentSymbol => {
                reply::<DocumentSymbolRequest>(params, |params| self.symbols(&params))
            }
            LspRequestMethod::TextDocumentDefinition => {
                reply::<DefinitionRequest>(params, |params| self.definition(&params))
            }
            LspRequestMethod::TextDocumentReferences => {
                reply::<ReferencesRequest>(params, |params| self.references(&params))
            }
            LspRequestMethod::TextDocumentDocumentHighlight => {
                reply::<DocumentHighlightRequest>(params, |params| self.highlights(&params))
            }
            LspRequestMethod::TextDocumentPrepareRename => {
                reply::<PrepareRenameRequest>(params, |params| self.prepare_rename(&params))
            }
            LspRequestMethod::TextDocumentRename => reply::<RenameRequest>(params, |params| self.rename(&params)),
            LspRequestMethod::TextDocumentCompletion => {
                reply::<CompletionRequest>(params, |params| self.completion(&params))
            }
            LspRequestMethod::WorkspaceExecuteCommand => {
                reply::<ExecuteCommandRequest>(params, |params| self.execute(&params))
            }
            _ => Err(error(ErrorCode::MethodNotFound, format!("no method {method}"))),
        }
    }

    /// Handles a notification. One that makes no sense is told of and passed over.
    pub(super) fn notification(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        let handled = match LspNotificationMethod::from(method.as_str()) {
            LspNotificationMethod::Initialized => {
                self.initialized();
                Ok(())
            }
            LspNotificationMethod::TextDocumentDidOpen => read(params).map(|params| self.opened(params)),
            LspNotificationMethod::TextDocumentDidChange => read(params).map(|params| self.changed(params)),
            LspNotificationMethod::TextDocumentDidClose => read(params).map(|params| self.closed(&params)),
            LspNotificationMethod::WorkspaceDidChangeConfiguration => {
                read(params).map(|params| self.preferences_changed(&params))
            }
            LspNotificationMethod::WorkspaceDidChangeWorkspaceFolders => {
                read(params).map(|params| self.folders_changed(params))
            }
            LspNotificationMethod::WorkspaceDidChangeWatchedFiles => {
                self.reload();
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(error) = handled {
            self.log(format!("{method}: {}", error.message));
        }
    }

    /// Handles the answer to something asked.
    pub(super) fn response(&mut self, response: Response) {
        if let Some(Asked::Settings) = self.client.asked(&response)
            && let Ok(Value::Array(settings)) = response.response_result
        {
            self.prefer(settings.first().map(Preferences::of).unwrap_or_default());
        }
    }

    fn initialized(&mut self) {
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

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let path = self.desks.shown(&item.uri);
        let uri = item.uri.clone();
        let encoding = self.abilities.encoding;
        let document = Document::new(item.uri, path, item.language_id, item.version, item.text, encoding);
        if self.told.remove(&uri) {
            self.publish(uri.clone(), None, Vec::new());
        }
        self.open.insert(uri.clone(), Open::new(document));
        self.touch(&uri);
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.text_document_identifier.uri;
        if let Some(open) = self.open.get_mut(&uri) {
            open.document.edit(params.text_document.version, params.content_changes);
            self.touch(&uri);
        }
    }

    fn closed(&mut self, params: &DidCloseTextDocumentParams) {
        let uri = &params.text_document.uri;
        if self.open.remove(uri).is_some() && !self.abilities.pulls {
            self.publish(uri.clone(), None, Vec::new());
        }
        self.tell_mistakes();
    }

    /// A document, or what it is checked with, is no longer what it was.
    fn touch(&mut self, uri: &Uri) {
        if let Some(open) = self.open.get_mut(uri) {
            let due = open.forget();
            open.due = (!self.abilities.pulls).then_some(due);
        }
    }

    /// When the next check is due.
    pub(super) fn next_check(&self) -> Option<Instant> {
        self.open.values().filter_map(|open| open.due).min()
    }

    /// Checks the document whose check is due first, and tells the client.
    pub(super) fn check_due(&mut self) {
        let next = self.open.iter().filter_map(|(uri, open)| Some((open.due?, uri))).min();
        if let Some(uri) = next.map(|(_, uri)| uri.clone()) {
            self.check(&uri);
        }
    }

    /// Checks a document and tells a client that does not ask.
    pub(super) fn check(&mut self, uri: &Uri) {
        let Some(open) = self.open.get_mut(uri) else { return };
        open.due = None;
        let version = open.document.version;
        if !self.abilities.pulls {
            self.publish(uri.clone(), Some(version), self.diagnostics(uri));
        }
    }

    /// What is found in an open document, for the client.
    pub(super) fn diagnostics(&self, uri: &Uri) -> Vec<lsp_types::Diagnostic> {
        let Some(open) = self.open(uri) else { return Vec::new() };
        self.shown(open).map(|finding| diagnostics::diagnostic(&open.document, &self.desks, finding)).collect()
    }

    /// What is found in an open document and is to be shown.
    pub(super) fn shown<'s>(&'s self, open: &'s Open) -> impl Iterator<Item = &'s Diagnostic> {
        let least = self.preferences.min_level();
        open.findings(self.desk(open)).iter().filter(move |finding| finding.severity >= least)
    }

    /// The open document at an address.
    pub(super) fn open(&self, uri: &Uri) -> Option<&Open> {
        self.open.get(uri)
    }

    /// The desk of an open document.
    pub(super) fn desk(&self, open: &Open) -> &Desk {
        self.desks.of(&open.document.uri)
    }

    /// All desks.
    pub(super) fn desks(&self) -> &Desks {
        &self.desks
    }

    /// What the client can do.
    pub(super) fn abilities(&self) -> Abilities {
        self.abilities
    }

    /// Shows some text to a user whose editor does not show results itself.
    pub(super) fn show(&self, text: &str) {
        if !self.preferences.previews() {
            let params = ShowMessageParams { kind: MessageType::Info, message: text.to_owned() };
            self.client.tell::<ShowMessageNotification>(params);
        }
    }

    fn publish(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<lsp_types::Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, version, diagnostics };
        self.client.tell::<PublishDiagnosticsNotification>(params);
    }

    fn preferences_changed(&mut self, params: &DidChangeConfigurationParams) {
        if self.abilities.configures {
            self.ask_for_settings();
        } else {
            self.prefer(Preferences::of(&params.settings));
        }
    }

    fn prefer(&mut self, preferences: Preferences) {
        let preferences = preferences.after(&self.preferences);
        if preferences != self.preferences {
            self.preferences = preferences;
            self.reload();
        }
    }

    fn folders_changed(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let removed = addresses(params.event.removed);
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(addresses(params.event.added));
        self.reload();
    }

    /// Sets up the desks anew and has everything checked again.
    fn reload(&mut self) {
        self.desks = Desks::open(self.newsroom, &self.folders, &self.preferences);
        let open: Vec<Uri> = self.open.keys().cloned().collect();
        open.iter().for_each(|uri| self.touch(uri));
        if self.abilities.pulls && self.abilities.refreshes {
            self.client.ask::<DiagnosticRefreshRequest>((), Asked::Favour);
        }
        self.tell_mistakes();
    }

    /// Tells of mistakes in rules and tables that are not open: those that are speak for themselves.
    fn tell_mistakes(&mut self) {
        self.desks.unreadable().for_each(|why| self.log(why.clone()));
        let mut told = BTreeSet::new();
        for (uri, source, mistakes) in self.desks.mistakes() {
            if self.open.contains_key(&uri) {
                continue;
            }
            let text = source.text().to_owned();
            let language = lsp_types::LanguageKind::YAML;
            let document =
                Document::new(uri.clone(), source.path().to_owned(), language, 0, text, self.abilities.encoding);
            let mistakes = mistakes.iter().map(|it| diagnostics::diagnostic(&document, &self.desks, it)).collect();
            self.publish(uri.clone(), None, mistakes);
            told.insert(uri);
        }
        for mended in std::mem::take(&mut self.told).difference(&told) {
            if !self.open.contains_key(mended) {
                self.publish(mended.clone(), None, Vec::new());
            }
        }
        self.told = told;
    }

    fn log(&self, message: String) {
        self.client.tell::<LogMessageNotification>(LogMessageParams { kind: MessageType::Error, message });
    }
}

fn error(code: ErrorCode, message: String) -> ResponseError {
    ResponseError { code: code as i32, message, data: None }
}

/// Parameters of their type.
fn read<P: DeserializeOwned>(params: Value) -> Result<P, ResponseError> {
    serde_json::from_value(params).map_err(|why| error(ErrorCode::InvalidParams, why.to_string()))
}

/// Handles a request of a type, from its parameters to its result.
fn reply<R: lsp_types::Request>(
    params: Value,
    handle: impl FnOnce(R::Params) -> R::Result,
) -> Result<Value, ResponseError> {
    let result = handle(read(params)?);
    serde_json::to_value(result).map_err(|why| error(ErrorCode::InternalError, why.to_string()))
}
