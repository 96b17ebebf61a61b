//! A newsroom with the shipped rules and no files, and the far end of its server's output.

use lastread::linter::Linter;
use lastread::lsp::{self, Desk, Shelf};
use lastread::rule::Rule;
use serde_json::Value;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// A newsroom without files.
pub(crate) struct Newsroom(Desk);

impl Newsroom {
    pub(crate) fn new(rules: &[Rule], linter: &Arc<Linter>) -> Newsroom {
        Newsroom(Desk { linter: Arc::clone(linter), rules: rules.into(), leaves_out: false, shelf: Shelf::Stories })
    }
}

impl lsp::Newsroom for Newsroom {
    fn desk(&mut self, _file: Option<&Path>) -> Desk {
        self.0.clone()
    }
}

/// What a server has written.
#[derive(Clone, Default)]
pub(crate) struct Output(Arc<Mutex<Vec<u8>>>);

impl Output {
    /// How many of its messages, each of which is whole and JSON, answer a request.
    pub(crate) fn answers(&self, id: u64) -> usize {
        let written = self.0.lock().expect("nobody failed");
        let (mut rest, mut answers) = (std::str::from_utf8(&written).expect("UTF-8"), 0);
        while !rest.is_empty() {
            let (head, after) = rest.split_once("\r\n\r\n").expect("a head and a body");
            let length = head.strip_prefix("Content-Length: ").expect("a length").parse().expect("a number");
            let (body, next) = after.split_at(length);
            let message: Value = serde_json::from_str(body).expect("JSON");
            answers += usize::from(message["id"] == id && message.get("method").is_none());
            rest = next;
        }
        answers
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody failed").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
