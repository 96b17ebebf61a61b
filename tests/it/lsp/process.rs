//! The server as a process: its streams, and how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub(super) struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Server {
        Server::start_in(Path::new(env!("CARGO_MANIFEST_DIR")))
    }

    pub(super) fn start_in(folder: &Path) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lastread"));
        command.current_dir(folder);
        command.args(["lsp", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().expect("started");
        let input = process.stdin.take().expect("a stream");
        let output = BufReader::new(process.stdout.take().expect("a stream"));
        Server { process, input, output }
    }

    pub(super) fn send(&mut self, body: &str) {
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
    }

    pub(super) fn receive(&mut self) -> serde_json::Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("the server writes");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().expect("a number"),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    /// Closes its input and waits.
    pub(super) fn end(mut self) -> Option<i32> {
        drop(self.input);
        self.process.wait().expect("it ends").code()
    }
}

const INITIALIZE: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
const INITIALIZED: &str = r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#;
const SHUTDOWN: &str = r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#;
const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

#[test]
fn a_story_is_checked_over_the_standard_streams() {
    let mut server = Server::start();
    server.send(INITIALIZE);
    assert_eq!(server.receive()["result"]["capabilities"]["positionEncoding"], "utf-16");
    server.send(INITIALIZED);
    server.send("{ half a message");
    assert_eq!(server.receive()["error"]["code"], -32700);
    server.send(
        r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:Untitled-1",
        "languageId":"markdown","version":1,"text":"Sales rose from 14 to 43, a 307 percent increase.\n"}}}"#,
    );
    let told = server.receive();
    assert_eq!(told["method"], "textDocument/publishDiagnostics");
    assert_eq!(told["params"]["diagnostics"][0]["code"], "percent-change", "{told:#}");
    server.send(SHUTDOWN);
    assert_eq!(server.receive()["result"], serde_json::Value::Null);
    server.send(EXIT);
    assert_eq!(server.end(), Some(0));
}

#[test]
fn what_is_no_stream_of_messages_ends_the_server() {
    let mut server = Server::start();
    server.send(INITIALIZE);
    server.receive();
    server.input.write_all(b"Content-Length: none\r\n\r\n").expect("the server reads");
    assert_eq!(server.process.wait().expect("it ends").code(), Some(1));
}

#[test]
fn nothing_is_done_before_initialize_nor_after_shutdown() {
    let hover = |id| format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"textDocument/hover","params":{{}}}}"#);
    let mut server = Server::start();
    server.send(&hover(7));
    assert_eq!(server.receive()["error"]["code"], -32002);
    server.send(INITIALIZE);
    server.receive();
    server.send(SHUTDOWN);
    server.receive();
    server.send(&hover(8));
    assert_eq!(server.receive()["error"]["code"], -32600);
    assert_eq!(server.end(), Some(1), "gone without exit");
}

#[test]
fn a_server_whose_client_is_gone_ends_with_a_code_that_says_so() {
    assert_eq!(Server::start().end(), Some(1));
    let mut server = Server::start();
    server.send(INITIALIZE);
    server.receive();
    server.send(EXIT);
    assert_eq!(server.end(), Some(1));
}
