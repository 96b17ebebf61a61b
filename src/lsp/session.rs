//! The life of a connection, as the specification has it: nothing before `initialize`, nothing but `exit` after `shutdown`, and what comes in
//! between handled one at a time, in order.

use super::capabilities::capabilities;
use super::client::{Abilities, Client};
use super::desk::Newsroom;
use super::house::addresses;
use super::preferences::Preferences;
use super::server::Server;
use super::worker::Delivery;
use crossbeam_channel::{Receiver, at, never, select_biased};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CancelParams, Id, InitializeParams, InitializeResult, LspNotificationMethod, LspRequestMethod, ServerInfo,
    WorkspaceFolders,
};
use serde::Deserialize;
use std::collections::VecDeque;
use std::time::Instant;

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The client shut the server down and told it to exit.
    Orderly,
    /// The client told the server to exit without shutting it down, or was gone.
    Abrupt,
}

/// Serves a client until it leaves.
pub fn serve(connection: Connection, newsroom: &mut dyn Newsroom) -> Ending {
    let client = Client::new(connection.sender);
    let mut inbox = Inbox { receiver: connection.receiver, waiting: VecDeque::new() };
    let Some((id, params)) = initialize(&mut inbox, &client) else { return Ending::Abrupt };
    let abilities = Abilities::of(&params.capabilities);
    let result = InitializeResult {
        capabilities: capabilities(abilities),
        server_info: Some(ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    client.answer(Response::new_ok(id, result));
    let preferences = params.initialization_options.as_ref().map(Preferences::of).unwrap_or_default();
    let mut server = Server::new(client, abilities, newsroom, folders(params), preferences);
    match work(&mut inbox, &mut server) {
        Some(shutdown) => {
            server.answer(Response::new_ok(shutdown, ()));
            leave(&mut inbox, &server)
        }
        None => Ending::Abrupt,
    }
}

/// Waits for `initialize`, and turns away what comes before it. Nothing where the client leaves.
fn initialize(inbox: &mut Inbox, client: &Client) -> Option<(RequestId, InitializeParams)> {
    loop {
        match inbox.next()? {
            Message::Request(request) if is(&request, LspRequestMethod::Initialize) => {
                match serde_json::from_value(request.params) {
                    Ok(params) => return Some((request.id, params)),
                    Err(error) => client.answer(refusal(request.id, ErrorCode::InvalidParams, error.to_string())),
                }
            }
            Message::Request(request) => {
                client.answer(refusal(request.id, ErrorCode::ServerNotInitialized, "initialize comes first"));
            }
            Message::Notification(notification) if is_exit(&notification) => return None,
            Message::Notification(_) | Message::Response(_) => {}
        }
    }
}

/// Handles messages, and has stories checked when there are none. The request to shut down, or nothing where the client leaves without.
fn work(inbox: &mut Inbox, server: &mut Server<'_>) -> Option<RequestId> {
    loop {
        let Some(event) = inbox.next_event(server.workers.deliveries(), server.next_check()) else {
            server.finish();
            return None;
        };
        match event {
            Event::Due => server.check_due(),
            Event::Delivered(delivery) => server.take(delivery),
            Event::Said(Message::Request(request)) if is(&request, LspRequestMethod::Shutdown) => {
                server.finish();
                return Some(request.id);
            }
            Event::Said(Message::Request(request)) if is(&request, LspRequestMethod::Initialize) => {
                server.answer(refusal(request.id, ErrorCode::InvalidRequest, "initialized already"));
            }
            Event::Said(Message::Request(request)) if inbox.is_called_off(&request.id) => {
                server.answer(refusal(request.id, ErrorCode::RequestCanceled, "called off"));
            }
            Event::Said(Message::Request(request)) => server.request(request),
            Event::Said(Message::Notification(notification)) if is_exit(&notification) => return None,
            Event::Said(Message::Notification(notification)) => server.notification(notification),
            Event::Said(Message::Response(response)) => server.response(response),
        }
    }
}

/// Waits for `exit` after `shutdown`.
fn leave(inbox: &mut Inbox, server: &Server<'_>) -> Ending {
    loop {
        match inbox.next() {
            Some(Message::Request(request)) => {
                server.answer(refusal(request.id, ErrorCode::InvalidRequest, "shut down already"));
            }
            Some(Message::Notification(notification)) if is_exit(&notification) => return Ending::Orderly,
            Some(_) => {}
            None => return Ending::Abrupt,
        }
    }
}

/// A request turned down.
pub(super) fn refusal(id: RequestId, code: ErrorCode, why: impl Into<String>) -> Response {
    Response::new_err(id, code as i32, why.into())
}

fn is(request: &Request, method: LspRequestMethod<'static>) -> bool {
    LspRequestMethod::from(request.method.as_str()) == method
}

fn is_exit(notification: &Notification) -> bool {
    LspNotificationMethod::from(notification.method.as_str()) == LspNotificationMethod::Exit
}

/// The folders the client works in; older clients name one root.
fn folders(params: InitializeParams) -> Vec<lsp_types::Uri> {
    match params.workspace_folders_initialize_params.workspace_folders {
        Some(WorkspaceFolders::WorkspaceFolderList(folders)) => addresses(folders),
        #[expect(deprecated, reason = "clients of version 3.5 know no other")]
        Some(WorkspaceFolders::Null) | None => params.root_uri.into_iter().collect(),
    }
}

/// What a server has to see to.
enum Event {
    /// The client said something.
    Said(Message),
    /// Something was read or found.
    Delivered(Delivery),
    /// A check is due.
    Due,
}

/// What the client has sent and nobody has read.
struct Inbox {
    receiver: Receiver<Message>,
    waiting: VecDeque<Message>,
}

impl Inbox {
    /// The next message, or nothing where the client is gone.
    fn next(&mut self) -> Option<Message> {
        self.waiting.pop_front().or_else(|| self.receiver.recv().ok())
    }

    /// The next event: what was said goes before what was delivered, which goes before what is due. Nothing where the client is gone.
    fn next_event(&mut self, deliveries: &Receiver<Delivery>, due: Option<Instant>) -> Option<Event> {
        self.waiting.extend(self.receiver.try_iter());
        if let Some(message) = self.waiting.pop_front() {
            return Some(Event::Said(message));
        }
        let due = due.map_or_else(never, at);
        select_biased! {
            recv(self.receiver) -> message => message.ok().map(Event::Said),
            recv(deliveries) -> delivery => delivery.ok().map(Event::Delivered),
            recv(due) -> _ => Some(Event::Due),
        }
    }

    /// Whether the client has called off a request that it sent.
    fn is_called_off(&mut self, id: &RequestId) -> bool {
        self.waiting.extend(self.receiver.try_iter());
        self.waiting.iter().any(|message| match message {
            Message::Notification(notification) => {
                LspNotificationMethod::from(notification.method.as_str()) == LspNotificationMethod::CancelRequest
                    && CancelParams::deserialize(&notification.params).is_ok_and(|params| called_off(params) == *id)
            }
            _ => false,
        })
    }
}

/// The request that is called off.
pub(super) fn called_off(params: CancelParams) -> RequestId {
    match params.id {
        Id::Int(number) => number.into(),
        Id::String(name) => name.into(),
    }
}
