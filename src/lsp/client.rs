//! The editor at the other end: what it can do, and what is said to it.

use super::position::Encoding;
use crossbeam_channel::Sender;
use lsp_server::{Message, Outgoing, Response};
use lsp_types::{ClientCapabilities, MarkupKind, Notification, Request, ResourceOperationKind};

/// What a client says it can do, as far as it matters here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Abilities {
    /// What columns count.
    pub(super) encoding: Encoding,
    /// It asks for diagnostics, so that none need be sent.
    pub(super) pulls: bool,
    /// It asks again for diagnostics when told to.
    pub(super) refreshes: bool,
    /// It asks again for code lenses when told to.
    pub(super) refreshes_lenses: bool,
    /// It answers what its settings are.
    pub(super) configures: bool,
    /// It watches files for us.
    pub(super) watches: bool,
    /// It takes edits that name the version they are for.
    pub(super) versioned_edits: bool,
    /// It makes files when an edit says so.
    pub(super) creates_files: bool,
    /// It opens pages of the server's by their addresses.
    pub(super) opens_pages: bool,
    /// It shows Markdown under the pointer.
    pub(super) markdown: bool,
}

impl Abilities {
    /// What the client offers.
    pub(super) fn of(offer: &ClientCapabilities) -> Abilities {
        let workspace = offer.workspace.as_ref();
        let encodings = offer.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let hover = offer.text_document.as_ref().and_then(|it| it.hover.as_ref()?.content_format.as_ref());
        let edits = workspace.and_then(|it| it.workspace_edit.as_ref());
        let operations = edits.and_then(|it| it.resource_operations.as_deref()).unwrap_or_default();
        Abilities {
            encoding: Encoding::of_offer(encodings.unwrap_or_default()),
            pulls: offer.text_document.as_ref().is_some_and(|it| it.diagnostic.is_some()),
            refreshes: workspace.and_then(|it| it.diagnostics.as_ref()?.refresh_support) == Some(true),
            refreshes_lenses: workspace.and_then(|it| it.code_lens.as_ref()?.refresh_support) == Some(true),
            configures: workspace.and_then(|it| it.configuration) == Some(true),
            watches: workspace.and_then(|it| it.did_change_watched_files.as_ref()?.dynamic_registration) == Some(true),
            versioned_edits: edits.and_then(|it| it.document_changes) == Some(true),
            creates_files: operations.contains(&ResourceOperationKind::Create),
            opens_pages: workspace.is_some_and(|it| it.text_document_content.is_some()),
            markdown: hover.is_none_or(|formats| formats.contains(&MarkupKind::Markdown)),
        }
    }
}

/// What the client was asked, so that its answer is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Its settings for lastread.
    Settings,
    /// Something whose answer does not matter.
    Favour,
}

/// The client. Whether it still listens shows where its messages are received, so that sending never fails.
pub(super) struct Client {
    sender: Sender<Message>,
    asked: Outgoing<Asked>,
}

impl Client {
    /// The client that reads what is sent here.
    pub(super) fn new(sender: Sender<Message>) -> Client {
        let queue: lsp_server::ReqQueue<(), Asked> = lsp_server::ReqQueue::default();
        Client { sender, asked: queue.outgoing }
    }

    /// Answers a request.
    pub(super) fn answer(&self, response: Response) {
        let _ = self.sender.send(response.into());
    }

    /// Tells the client something.
    pub(super) fn tell<N: Notification>(&self, params: N::Params) {
        let _ = self.sender.send(lsp_server::Notification::new(N::METHOD.into(), params).into());
    }

    /// Asks the client for something.
    pub(super) fn ask<R: Request>(&mut self, params: R::Params, asked: Asked) {
        let request = self.asked.register(R::METHOD.into(), params, asked);
        let _ = self.sender.send(request.into());
    }

    /// What an answer of the client is the answer to.
    pub(super) fn asked(&mut self, answer: &Response) -> Option<Asked> {
        self.asked.complete(answer.id.clone())
    }
}
