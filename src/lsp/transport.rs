//! Messages over a pair of streams. What cannot be read as a message is answered here, as JSON-RPC asks; the session goes on.

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{Connection, ErrorCode, Message};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// Joins a client's two streams to a [`Connection`]. The handle ends once all that was sent is written; the connection's receiver is closed
/// when the client's stream ends.
pub(super) fn connect(
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
) -> (Connection, JoinHandle<io::Result<()>>) {
    let (sender, to_write) = unbounded();
    let (read, receiver) = unbounded();
    let output = Arc::new(Mutex::new(output));
    let refusals = Arc::clone(&output);
    thread::spawn(move || receive(input, &read, &refusals));
    let writer = thread::spawn(move || write_all(&to_write, &output));
    (Connection { sender, receiver }, writer)
}

fn write_all(messages: &Receiver<Message>, output: &Mutex<impl Write>) -> io::Result<()> {
    messages.iter().try_for_each(|message| message.write(&mut *locked(output)))
}

/// Reads until the stream ends, cannot be cut into messages any more, or nobody listens.
fn receive(mut input: impl BufRead, read: &Sender<Message>, refusals: &Mutex<impl Write>) {
    while let Ok(Some(body)) = body(&mut input) {
        let went_on = match message(&body) {
            Ok(message) => read.send(message).is_ok(),
            Err(refusal) => refuse(&refusal, &mut *locked(refusals)).is_ok(),
        };
        if !went_on {
            return;
        }
    }
}

/// A stream, whatever befell the last who held it: a message is written whole or not at all.
fn locked<W>(stream: &Mutex<W>) -> std::sync::MutexGuard<'_, W> {
    stream.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The body of the next message, or `None` at the end of the stream.
fn body(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().ok();
        }
    }
    let length = length.ok_or_else(|| io::Error::other("a message without its length"))?;
    let mut body = Vec::new();
    let read = input.take(length).read_to_end(&mut body)?;
    Ok((read as u64 == length).then_some(body))
}

/// The message of a body, or the answer to what is none.
fn message(body: &[u8]) -> Result<Message, Value> {
    let value: Value =
        serde_json::from_slice(body).map_err(|error| refusal(Value::Null, ErrorCode::ParseError, &error))?;
    let id = match value.get("id") {
        Some(id) if id.is_string() || id.is_number() => id.clone(),
        _ => Value::Null,
    };
    serde_json::from_value(value).map_err(|error| refusal(id, ErrorCode::InvalidRequest, &error))
}

fn refusal(id: Value, code: ErrorCode, why: &serde_json::Error) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code as i32, "message": why.to_string()}})
}

fn refuse(refusal: &Value, output: &mut dyn Write) -> io::Result<()> {
    let text = refusal.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_message_is_answered_and_the_next_is_read() {
        let input = framed("{nonsense") + &framed(r#"{"jsonrpc":"2.0","id":7}"#) + &framed(r#"{"method":"exit"}"#);
        let (read, received) = unbounded();
        let output = Mutex::new(Vec::new());
        receive(input.as_bytes(), &read, &output);
        let output = String::from_utf8(output.into_inner().expect("nobody failed")).expect("UTF-8");
        assert!(output.contains(r#""code":-32700"#) && output.contains(r#""id":null"#), "{output}");
        assert!(output.contains(r#""code":-32600"#) && output.contains(r#""id":7"#), "{output}");
        assert!(matches!(received.try_recv(), Ok(Message::Notification(exit)) if exit.method == "exit"));
    }

    #[test]
    fn headers_are_read_whatever_their_case_and_order() {
        let mut input = "Content-Type: x\r\ncontent-length:2\r\n\r\n{}".as_bytes();
        assert_eq!(body(&mut input).expect("a body"), Some(b"{}".to_vec()));
        assert_eq!(body(&mut input).expect("the end"), None);
    }

    #[test]
    fn a_stream_that_cannot_be_cut_into_messages_ends() {
        assert!(body(&mut "Content-Length: many\r\n\r\n{}".as_bytes()).is_err());
        assert_eq!(body(&mut "Content-Length: 9\r\n\r\n{}".as_bytes()).expect("cut short"), None);
    }
}
