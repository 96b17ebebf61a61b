//! Requests, and what has to be read and found before they can be answered. One that has to wait holds up no other: it is answered as soon
//! as it can be, or turned down when it is called off or its document is edited.

use super::commands;
use super::edition::Layer;
use super::server::Server;
use super::session::refusal;
use super::worker::Delivery;
use lsp_server::{ErrorCode, Request, RequestId};
use lsp_types::{LspRequestMethod, Uri};
use serde_json::Value;
use std::sync::Arc;

/// A request that waits, and the document it is about.
pub(super) struct Waiting {
    uri: Uri,
    request: Request,
}

impl Server<'_> {
    /// Answers a request, now or when what it takes is there.
    pub(super) fn request(&mut self, request: Request) {
        match subject(&request) {
            Some(uri) if self.orders(&uri, needs(&request)) => self.waiting.push(Waiting { uri, request }),
            _ => self.answer_now(request),
        }
    }

    /// Has what is not there yet of some layers looked for. Whether there is any.
    fn orders(&mut self, uri: &Uri, layers: &[Layer]) -> bool {
        layers.iter().for_each(|layer| self.order(uri, *layer));
        self.open(uri).is_some_and(|open| layers.iter().any(|layer| !open.edition().has(*layer)))
    }

    /// Takes what the workers bring: what the client waits to be told is told, what can be answered now is answered.
    pub(super) fn take(&mut self, delivery: Delivery) {
        let Delivery { order, took } = delivery;
        let uri = order.uri;
        let Some(open) = self.open.get_mut(&uri).filter(|open| Arc::ptr_eq(open.edition(), &order.edition)) else {
            return;
        };
        open.delivered(order.layer);
        match took {
            Some(took) if order.layer == Layer::Findings => {
                open.took = took;
                self.tell_awaited(&uri);
            }
            Some(_) => {}
            None => self.turn_down(&uri, ErrorCode::InternalError, "reading this made lastread fail; please report it"),
        }
        self.resume(&uri);
    }

    /// Looks again at the requests about a document that wait.
    pub(super) fn resume(&mut self, uri: &Uri) {
        for waiting in self.waiting_for(|waiting| waiting.uri == *uri) {
            self.request(waiting.request);
        }
    }

    /// Turns down the requests about a document that wait.
    pub(super) fn turn_down(&mut self, uri: &Uri, code: ErrorCode, why: &str) {
        for waiting in self.waiting_for(|waiting| waiting.uri == *uri) {
            self.client.answer(refusal(waiting.request.id, code, why));
        }
    }

    /// Turns down a request that waits and was called off.
    pub(super) fn call_off(&mut self, id: &RequestId) {
        for waiting in self.waiting_for(|waiting| waiting.request.id == *id) {
            self.client.answer(refusal(waiting.request.id, ErrorCode::RequestCanceled, "called off"));
        }
    }

    /// Answers all that wait: nobody will say anything more.
    pub(super) fn finish(&mut self) {
        while !self.waiting.is_empty() {
            let Ok(delivery) = self.workers.deliveries().recv() else { return };
            self.take(delivery);
        }
    }

    /// The requests that wait and are meant, which wait no longer.
    fn waiting_for(&mut self, is_meant: impl Fn(&Waiting) -> bool) -> Vec<Waiting> {
        let (meant, others) = std::mem::take(&mut self.waiting).into_iter().partition(is_meant);
        self.waiting = others;
        meant
    }
}

/// The document that a request is about.
fn subject(request: &Request) -> Option<Uri> {
    let params = &request.params;
    let uri = match LspRequestMethod::from(request.method.as_str()) {
        LspRequestMethod::WorkspaceExecuteCommand => {
            let argument = params.get("arguments")?.get(0)?;
            argument.get("uri").unwrap_or(argument)
        }
        _ => params.get("textDocument")?.get("uri")?,
    };
    uri.as_str()?.parse().ok()
}

/// What has to be there of a document before a request about it can be answered.
fn needs(request: &Request) -> &'static [Layer] {
    use Layer::{Facts, Findings, Parts};
    match LspRequestMethod::from(request.method.as_str()) {
        LspRequestMethod::TextDocumentDiagnostic => &[Findings],
        LspRequestMethod::TextDocumentCodeAction
        | LspRequestMethod::TextDocumentCodeLens
        | LspRequestMethod::TextDocumentDocumentSymbol => &[Findings, Parts],
        LspRequestMethod::TextDocumentHover => &[Findings, Facts],
        LspRequestMethod::TextDocumentDefinition
        | LspRequestMethod::TextDocumentReferences
        | LspRequestMethod::TextDocumentDocumentHighlight
        | LspRequestMethod::TextDocumentPrepareRename
        | LspRequestMethod::TextDocumentRename => &[Facts],
        LspRequestMethod::WorkspaceExecuteCommand => match request.params.get("command").and_then(Value::as_str) {
            Some(commands::CHECK) => &[Findings],
            Some(commands::FACTS) => &[Facts],
            Some(commands::STET) => &[Findings, Parts],
            _ => &[],
        },
        _ => &[],
    }
}
