//! What is open, what has been found in it, and which message means what.

use super::client::{Abilities, Asked, Client};
use super::desk::Newsroom;
use super::open::Open;
use super::preferences::Preferences;
use super::session::{called_off, refusal};
use super::waiting::Waiting;
use super::worker::Workers;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use lsp_server::{ErrorCode, Notification, Request, Response, ResponseError};
use lsp_types::{
    CodeActionRequest, CodeLensRequest, CompletionRequest, DefinitionRequest, DocumentDiagnosticRequest,
    DocumentHighlightRequest, DocumentSymbolRequest, ExecuteCommandRequest, HoverRequest, LogMessageNotification,
    LogMessageParams, LspNotificationMethod, LspRequestMethod, MessageType, PrepareRenameRequest,
    PublishDiagnosticsNotification, PublishDiagnosticsParams, ReferencesRequest, RenameRequest,
    ShowMessageNotification, ShowMessageParams, TextDocumentContentRequest, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{self, AssertUnwindSafe};

/// The server at work.
pub(super) struct Server<'n> {
    pub(super) client: Client,
    pub(super) abilities: Abilities,
    pub(super) newsroom: &'n mut dyn Newsroom,
    pub(super) preferences: Preferences,
    pub(super) folders: Vec<Uri>,
    pub(super) open: BTreeMap<Uri, Open>,
    /// Mistakes in files that stories are checked with.
    pub(super) mistakes: BTreeMap<Uri, (Source, Vec<Diagnostic>)>,
    /// Files that are not open and that the client was told the mistakes of.
    pub(super) told: BTreeSet<Uri>,
    /// Requests that wait for something to be read or found.
    pub(super) waiting: Vec<Waiting>,
    /// Who reads and finds.
    pub(super) workers: Workers,
}

impl<'n> Server<'n> {
    /// A server for a client that works in some folders.
    pub(super) fn new(
        client: Client,
        abilities: Abilities,
        newsroom: &'n mut dyn Newsroom,
        folders: Vec<Uri>,
        preferences: Preferences,
    ) -> Server<'n> {
        let (open, mistakes, told) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let (waiting, workers) = (Vec::new(), Workers::start());
        let mut server =
            Server { client, abilities, newsroom, preferences, folders, open, mistakes, told, waiting, workers };
        server.set_up();
        server
    }

    /// Answers a request with a response made elsewhere.
    pub(super) fn answer(&self, response: Response) {
        self.client.answer(response);
    }

    /// Answers a request for which everything is there, whatever happens.
    pub(super) fn answer_now(&mut self, request: Request) {
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
            LspRequestMethod::TextDocumentCodeLens => reply::<CodeLensRequest>(params, |params| self.lenses(&params)),
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
            LspRequestMethod::WorkspaceTextDocumentContent => {
                reply::<TextDocumentContentRequest>(params, |params| self.page(&params))
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
        let handled = panic::catch_unwind(AssertUnwindSafe(|| self.heed(&method, params)));
        let handled = handled.unwrap_or_else(|_| Err(error(ErrorCode::InternalError, "made lastread fail".to_owned())));
        if let Err(error) = handled {
            self.log(format!("{method}: {}", error.message));
        }
    }

    fn heed(&mut self, method: &str, params: Value) -> Result<(), ResponseError> {
        match LspNotificationMethod::from(method) {
            LspNotificationMethod::CancelRequest => self.call_off(&called_off(read(params)?)),
            LspNotificationMethod::Initialized => self.initialized(),
            LspNotificationMethod::TextDocumentDidOpen => self.opened(read(params)?),
            LspNotificationMethod::TextDocumentDidChange => self.changed(read(params)?),
            LspNotificationMethod::TextDocumentDidSave => self.saved(&read(params)?),
            LspNotificationMethod::TextDocumentDidClose => self.closed(&read(params)?),
            LspNotificationMethod::WorkspaceDidChangeConfiguration => self.preferences_changed(&read(params)?),
            LspNotificationMethod::WorkspaceDidChangeWorkspaceFolders => self.folders_changed(read(params)?),
            LspNotificationMethod::WorkspaceDidChangeWatchedFiles => self.files_changed(read(params)?),
            _ => {}
        }
        Ok(())
    }

    /// Handles the answer to something asked.
    pub(super) fn response(&mut self, response: Response) {
        if let Some(Asked::Settings) = self.client.asked(&response)
            && let Ok(Value::Array(settings)) = response.response_result
        {
            self.prefer(settings.first().map(Preferences::of).unwrap_or_default());
        }
    }

    /// The open document at an address.
    pub(super) fn open(&self, uri: &Uri) -> Option<&Open> {
        self.open.get(uri)
    }

    /// Shows some text to a user whose editor does not show results itself.
    pub(super) fn show(&self, text: &str) {
        if !self.preferences.previews() {
            let params = ShowMessageParams { kind: MessageType::Info, message: text.to_owned() };
            self.client.tell::<ShowMessageNotification>(params);
        }
    }

    /// Tells the client what is wrong with a file.
    pub(super) fn publish(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<lsp_types::Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, version, diagnostics };
        self.client.tell::<PublishDiagnosticsNotification>(params);
    }

    /// Writes a line in the client's log.
    pub(super) fn log(&self, message: String) {
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
