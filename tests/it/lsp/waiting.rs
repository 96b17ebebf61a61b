//! While a story is read and checked the server hears and answers; an edit takes the place of the check before it.

use super::editor::{Editor, STORY, at, desk};
use crossbeam_channel::{Receiver, Sender, unbounded};
use lastread::check::{Check, Finding, Hit};
use lastread::lsp::{Desk, Newsroom};
use lastread::reading::Reading;
use lastread::rule::{self, Rule};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

const CANCELLED: i32 = -32800;
const CONTENT_MODIFIED: i32 = -32801;

const OTHER: &str = "file:///desk/other.md";

const WRONG: &str = "Sales rose from 14 to 43, a 307 percent increase.\n";

/// A check that says that it has begun, and goes on when it may.
struct Gate {
    begun: Sender<()>,
    may_go_on: Receiver<()>,
}

impl Check for Gate {
    fn check(&self, _: &Reading<'_>, _: &[Hit], _: &mut Vec<Finding>) {
        let _ = self.begun.send(());
        let _ = self.may_go_on.recv();
    }
}

/// A newsroom where the check of one story waits at a gate; other stories are checked by a rule that does not.
struct Gated {
    gated: Vec<Rule>,
    open: Vec<Rule>,
}

impl Newsroom for Gated {
    fn desk(&mut self, file: Option<&Path>) -> Desk {
        let is_gated = file.is_some_and(|file| file.ends_with("story.md"));
        desk(if is_gated { self.gated.clone() } else { self.open.clone() }, None)
    }
}

/// The gate of a check, from outside.
struct Keeper {
    begun: Receiver<()>,
    go_on: Sender<()>,
}

/// An editor where the check of `STORY` waits at a gate, has begun and has not gone on.
fn editor_at_the_gate(text: &str) -> (Editor, Keeper) {
    let (begins, begun) = unbounded();
    let (go_on, may_go_on) = unbounded();
    let sums: Vec<Rule> = rule::shipped().into_iter().filter(|rule| rule.id == "percent-change").collect();
    let gate = Rule { id: "gate".to_owned(), check: Arc::new(Gate { begun: begins, may_go_on }), ..sums[0].clone() };
    let gated = [&[gate], sums.as_slice()].concat();
    let editor = Editor::of(Gated { gated, open: sums }, json!({}));
    editor.open(STORY, text);
    begun.recv().expect("the check begins");
    (editor, Keeper { begun, go_on })
}

fn hover_at(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}, "position": at(0, 3)})
}

#[test]
fn a_long_check_holds_up_nothing_that_does_not_need_it() {
    let (mut editor, keeper) = editor_at_the_gate(WRONG);
    let waiting = editor.send("textDocument/hover", hover_at(STORY));
    editor.request("textDocument/completion", hover_at(STORY)).expect("an answer");
    editor.request("textDocument/definition", hover_at(STORY)).expect("an answer");
    editor.open(OTHER, WRONG);
    assert_eq!(editor.told(OTHER)[0]["code"], "percent-change", "another story is checked meanwhile");
    let other = editor.request(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": OTHER},
        "range": {"start": at(0, 30), "end": at(0, 30)}, "context": {"diagnostics": []}}),
    );
    assert!(other.is_ok_and(|actions| actions[0]["title"].is_string()));
    keeper.go_on.send(()).expect("the check waits");
    assert_eq!(editor.told(STORY)[0]["code"], "percent-change");
    editor.result(waiting).expect("answered in the end");
    editor.leave();
}

#[test]
fn a_request_that_waits_for_a_check_can_be_called_off() {
    let (mut editor, keeper) = editor_at_the_gate(WRONG);
    let waiting = editor.send("textDocument/hover", hover_at(STORY));
    editor.request("textDocument/completion", hover_at(STORY)).expect("an answer");
    editor.notify("$/cancelRequest", json!({"id": waiting}));
    assert_eq!(editor.result(waiting), Err(CANCELLED));
    drop(keeper);
    editor.leave();
}

#[test]
fn an_edit_takes_the_place_of_the_check_before_it() {
    let (mut editor, keeper) = editor_at_the_gate(WRONG);
    let waiting = editor.send(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": STORY},
        "range": {"start": at(0, 30), "end": at(0, 30)}, "context": {"diagnostics": []}}),
    );
    editor.change(STORY, 2, json!([{"text": "Nothing is wrong here.\n"}]));
    assert_eq!(editor.result(waiting), Err(CONTENT_MODIFIED), "its place may not be there any more");
    keeper.begun.recv().expect("the check of the second version begins, that of the first still waiting");
    keeper.go_on.send(()).expect("one check goes on");
    keeper.go_on.send(()).expect("and the other");
    let told = editor.hear("textDocument/publishDiagnostics");
    assert_eq!((&told["version"], &told["diagnostics"]), (&json!(2), &json!([])), "of the first nothing is told");
    editor.leave();
}

#[test]
fn a_story_that_is_closed_and_a_client_that_leaves_leave_no_request_waiting() {
    let (mut editor, _keeper) = editor_at_the_gate(WRONG);
    let waiting = editor.send("textDocument/hover", hover_at(STORY));
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": STORY}}));
    assert_eq!(editor.result(waiting), Ok(Value::Null), "nothing is said of what is not open");
    editor.leave();
    let (mut editor, keeper) = editor_at_the_gate(WRONG);
    let waiting = editor.send("textDocument/hover", hover_at(STORY));
    let shutdown = editor.send("shutdown", Value::Null);
    drop(keeper);
    assert_eq!(editor.result(shutdown), Ok(Value::Null));
    assert!(editor.result(waiting).is_ok(), "asked before, answered before");
    editor.notify("exit", Value::Null);
    editor.ended();
}
