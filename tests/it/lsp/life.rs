//! What the specification says of the life of a server.

use super::editor::{Editor, STORY, Shipped};
use lastread::lsp::Ending;
use serde_json::{Value, json};

const NOT_INITIALIZED: i32 = -32002;
const INVALID_REQUEST: i32 = -32600;
const NO_METHOD: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;
const CANCELLED: i32 = -32800;

#[test]
fn initialize_comes_first_and_once() {
    let mut editor = Editor::silent(Shipped::default());
    assert_eq!(editor.request("textDocument/hover", json!({})), Err(NOT_INITIALIZED));
    editor.notify("textDocument/didOpen", json!({"nonsense": true}));
    assert_eq!(editor.request("initialize", json!({"capabilities": 3})), Err(INVALID_PARAMS));
    let result = editor.request("initialize", json!({"capabilities": {}})).expect("initialized");
    assert_eq!(result["serverInfo"]["name"], "lastread");
    assert_eq!(editor.request("initialize", json!({"capabilities": {}})), Err(INVALID_REQUEST));
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn nothing_but_exit_comes_after_shutdown() {
    let mut editor = Editor::new(json!({}));
    assert_eq!(editor.request("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(
        editor.request("textDocument/diagnostic", json!({"textDocument": {"uri": STORY}})),
        Err(INVALID_REQUEST)
    );
    editor.notify("exit", Value::Null);
    assert_eq!(editor.ended(), Ending::Orderly);
}

#[test]
fn a_client_that_exits_without_shutdown_or_crashes_ends_the_server() {
    let editor = Editor::new(json!({}));
    editor.notify("exit", Value::Null);
    assert_eq!(editor.ended(), Ending::Abrupt);
    assert_eq!(Editor::new(json!({})).crash(), Ending::Abrupt);
    assert_eq!(Editor::silent(Shipped::default()).crash(), Ending::Abrupt);
    let mut shut_down = Editor::new(json!({}));
    assert_eq!(shut_down.request("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(shut_down.crash(), Ending::Abrupt);
}

#[test]
fn what_is_not_known_is_answered_or_passed_over() {
    let mut editor = Editor::new(json!({}));
    assert_eq!(editor.request("textDocument/teleport", json!({})), Err(NO_METHOD));
    assert_eq!(editor.request("textDocument/diagnostic", json!({"textDocument": 7})), Err(INVALID_PARAMS));
    editor.notify("$/whatever", json!({}));
    editor.notify("textDocument/didOpen", json!({"textDocument": 7}));
    let log = editor.hear("window/logMessage");
    assert!(log["message"].as_str().is_some_and(|message| message.contains("textDocument/didOpen")), "{log}");
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn edits_of_files_that_are_not_open_are_passed_over() {
    let editor = Editor::new(json!({}));
    editor.change(STORY, 2, json!([{"text": "x"}]));
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": STORY}}));
    assert_eq!(editor.leave(), Ending::Orderly);
}

#[test]
fn a_request_called_off_while_it_waits_is_not_begun() {
    let mut editor = Editor::new(json!({}));
    // Long enough that what follows waits.
    let story = "He said on Friday that Mr Smith had left, and 3 of 4 agreed.\n\n".repeat(20_000);
    editor.open(STORY, &story);
    editor.send("textDocument/diagnostic", json!({"textDocument": {"uri": STORY}}));
    let waiting = editor.send("textDocument/diagnostic", json!({"textDocument": {"uri": STORY}}));
    editor.notify("$/cancelRequest", json!({"id": waiting}));
    assert_eq!(editor.result(waiting), Err(CANCELLED));
    assert_eq!(editor.leave(), Ending::Orderly);
}
