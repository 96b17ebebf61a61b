//! An editor for tests: starts a server on a thread of its own and speaks with it in JSON.

use chrono::NaiveDate;
use lastread::linter::{Linter, Settings};
use lastread::lsp::{Desk, Ending, Newsroom, Shelf, serve};
use lastread::rule::{self, Rule};
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long a server may take before it counts as stuck.
const PATIENCE: Duration = Duration::from_secs(60);

/// The address of a story in these tests.
pub(super) const STORY: &str = "file:///desk/story.md";

/// A newsroom with the shipped rules and nothing of its own but some files.
#[derive(Default)]
pub(super) struct Shipped {
    date: Option<NaiveDate>,
    /// Files beside stories and the like, by their paths.
    pub(super) files: BTreeMap<PathBuf, String>,
}

impl Newsroom for Shipped {
    fn set_up(&mut self, _folders: &[PathBuf], date: Option<NaiveDate>) {
        self.date = date;
    }

    fn desk(&mut self, _file: Option<&Path>) -> Desk {
        desk(rule::shipped(), self.date)
    }

    fn text(&self, file: &Path) -> Option<String> {
        self.files.get(file).cloned()
    }
}

/// A desk where these rules run.
pub(super) fn desk(rules: Vec<Rule>, date: Option<NaiveDate>) -> Desk {
    let linter = Arc::new(Linter::new(rules.clone(), Settings { date, ..Settings::default() }));
    Desk { linter, rules: rules.into(), leaves_out: false, shelf: Shelf::Stories }
}

pub(super) struct Editor {
    connection: Connection,
    server: JoinHandle<Ending>,
    next_id: i32,
    /// What the server said unasked and nobody has looked at.
    heard: VecDeque<Message>,
    /// What the server says it can do.
    pub(super) capabilities: Value,
}

impl Editor {
    /// An editor of these abilities, its server initialized.
    pub(super) fn new(capabilities: Value) -> Editor {
        Editor::of(Shipped::default(), capabilities)
    }

    pub(super) fn of(newsroom: impl Newsroom + Send + 'static, capabilities: Value) -> Editor {
        Editor::with(newsroom, capabilities, json!({}))
    }

    /// The same where the user set something.
    pub(super) fn with(newsroom: impl Newsroom + Send + 'static, capabilities: Value, settings: Value) -> Editor {
        let mut editor = Editor::silent(newsroom);
        let folder = json!([{"uri": "file:///desk", "name": "desk"}]);
        let params = json!({
            "processId": null,
            "rootUri": null,
            "capabilities": capabilities,
            "workspaceFolders": folder,
            "initializationOptions": settings,
        });
        let result = editor.request("initialize", params).expect("initialized");
        editor.capabilities = result["capabilities"].clone();
        editor.notify("initialized", json!({}));
        editor
    }

    /// An editor that has not said anything yet.
    pub(super) fn silent(mut newsroom: impl Newsroom + Send + 'static) -> Editor {
        let (connection, servers) = Connection::memory();
        let server = thread::spawn(move || serve(servers, &mut newsroom));
        Editor { connection, server, next_id: 0, heard: VecDeque::new(), capabilities: Value::Null }
    }

    pub(super) fn notify(&self, method: &str, params: Value) {
        self.connection
            .sender
            .send(Notification { method: method.to_owned(), params }.into())
            .expect("the server listens");
    }

    /// Sends a request and does not wait.
    pub(super) fn send(&mut self, method: &str, params: Value) -> i32 {
        self.next_id += 1;
        let request = Request { id: self.next_id.into(), method: method.to_owned(), params };
        self.connection.sender.send(request.into()).expect("the server listens");
        self.next_id
    }

    /// Sends a request and waits for its result, or for the code of its error.
    pub(super) fn request(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        let id = self.send(method, params);
        self.result(id)
    }

    /// Waits for the result of a request.
    pub(super) fn result(&mut self, id: i32) -> Result<Value, i32> {
        let is_it = |message: &Message| matches!(message, Message::Response(it) if it.id == id.into());
        while !self.heard.iter().any(is_it) {
            let message = self.receive();
            self.heard.push_back(message);
        }
        let at = self.heard.iter().position(is_it).expect("just heard");
        match self.heard.remove(at) {
            Some(Message::Response(Response { response_result, .. })) => response_result.map_err(|error| error.code),
            _ => unreachable!("a response"),
        }
    }

    fn receive(&self) -> Message {
        self.connection.receiver.recv_timeout(PATIENCE).expect("the server is alive")
    }

    /// The parameters of the next notification or request of the server with that method.
    pub(super) fn hear(&mut self, method: &str) -> Value {
        self.hear_where(method, |_| true)
    }

    /// The same where they are as wanted; others are kept.
    fn hear_where(&mut self, method: &str, is_wanted: impl Fn(&Value) -> bool) -> Value {
        let params = |message: &Message| match message {
            Message::Notification(it) if it.method == method && is_wanted(&it.params) => Some(it.params.clone()),
            Message::Request(it) if it.method == method && is_wanted(&it.params) => Some(it.params.clone()),
            _ => None,
        };
        if let Some(at) = self.heard.iter().position(|message| params(message).is_some()) {
            return self.heard.remove(at).as_ref().and_then(params).expect("just found");
        }
        loop {
            let message = self.receive();
            match params(&message) {
                Some(params) => return params,
                None => self.heard.push_back(message),
            }
        }
    }

    /// Answers the next request of the server with that method.
    pub(super) fn grant(&mut self, method: &str, result: Value) {
        let is_it = |message: &Message| matches!(message, Message::Request(it) if it.method == method);
        while !self.heard.iter().any(is_it) {
            let message = self.receive();
            self.heard.push_back(message);
        }
        let at = self.heard.iter().position(is_it).expect("just heard");
        if let Some(Message::Request(request)) = self.heard.remove(at) {
            self.connection.sender.send(Response::new_ok(request.id, result).into()).expect("the server listens");
        }
    }

    /// The next diagnostics told of a file.
    pub(super) fn told(&mut self, uri: &str) -> Vec<Value> {
        let params = self.hear_where("textDocument/publishDiagnostics", |params| params["uri"] == uri);
        params["diagnostics"].as_array().expect("a list").clone()
    }

    pub(super) fn open(&self, uri: &str, text: &str) {
        let language = match uri.rsplit('.').next() {
            Some("yaml") => "yaml",
            Some("txt") => "plaintext",
            _ => "markdown",
        };
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Makes changes, as the protocol writes them.
    pub(super) fn change(&self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// Shuts the server down.
    pub(super) fn leave(mut self) -> Ending {
        assert_eq!(self.request("shutdown", Value::Null), Ok(Value::Null));
        self.notify("exit", Value::Null);
        self.server.join().expect("no panic")
    }

    /// Goes without a word.
    pub(super) fn crash(self) -> Ending {
        drop(self.connection);
        self.server.join().expect("no panic")
    }

    /// Waits for the server to end by itself.
    pub(super) fn ended(self) -> Ending {
        self.server.join().expect("no panic")
    }
}

/// Line and column, from 0.
pub(super) fn at(line: u32, character: u32) -> Value {
    json!({"line": line, "character": character})
}

/// A range on one line.
pub(super) fn range(line: u32, from: u32, to: u32) -> Value {
    json!({"start": at(line, from), "end": at(line, to)})
}

/// `text` with edits of the protocol made in it, in UTF-16. Written apart from the server, to hold it to account.
pub(super) fn mended(text: &str, edits: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("edits")
        .iter()
        .map(|edit| {
            let place = |end: &str| unit(&units, &edit["range"][end]);
            (place("start"), place("end"), edit["newText"].as_str().expect("a text"))
        })
        .collect();
    edits.sort();
    let mut mended = Vec::new();
    let mut from = 0;
    for (start, end, words) in edits {
        mended.extend_from_slice(&units[from..start]);
        mended.extend(words.encode_utf16());
        from = end;
    }
    mended.extend_from_slice(&units[from..]);
    String::from_utf16(&mended).expect("no half characters")
}

/// The code unit at a position.
fn unit(units: &[u16], position: &Value) -> usize {
    const CR: u16 = b'\r' as u16;
    const LF: u16 = b'\n' as u16;
    let number = |name: &str| position[name].as_u64().expect("a number") as usize;
    let mut at = 0;
    for _ in 0..number("line") {
        let Some(end) = units[at..].iter().position(|unit| matches!(*unit, CR | LF)) else { return units.len() };
        at += end + 1;
        if units[at - 1] == CR && units.get(at) == Some(&LF) {
            at += 1;
        }
    }
    let length = units[at..].iter().position(|unit| matches!(*unit, CR | LF)).unwrap_or(units.len() - at);
    let at = at + number("character").min(length);
    // Between two surrogates is before them.
    let is_low = units.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
    if is_low && at > 0 { at - 1 } else { at }
}
