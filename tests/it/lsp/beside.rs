//! The file beside a story that lets findings stand: read, written, checked.

use super::actions::{offered, titled};
use super::editor::{Editor, Shipped, mended, range};
use serde_json::{Value, json};

const WIRE: &str = "file:///desk/wire.txt";
const BESIDE: &str = "file:///desk/wire.txt.stet.yaml";
const TEXT: &str = "The house votes on Thursday, Aug. 15, 2025, and again on Monday, Aug. 19, 2025.\n";

/// An editor whose story has this file beside it.
fn with(stets: &str, capabilities: Value) -> Editor {
    let mut newsroom = Shipped::default();
    newsroom.files.insert("/desk/wire.txt.stet.yaml".into(), stets.to_owned());
    Editor::of(newsroom, capabilities)
}

#[test]
fn what_it_lets_stand_is_not_told() {
    let mut editor = with("weekday:\n  words: Thursday\n  reason: So printed.\n", json!({}));
    editor.open(WIRE, TEXT);
    let told = editor.told(WIRE);
    assert_eq!(told.iter().map(|it| &it["range"]).collect::<Vec<_>>(), [&range(0, 57, 63)], "{told:#?}");
    editor.leave();
}

#[test]
fn the_one_in_the_editor_goes_before_the_one_on_disk() {
    let mut editor = with("weekday:\n", json!({}));
    editor.open(WIRE, TEXT);
    assert_eq!(editor.told(WIRE).len(), 0);
    editor.open(BESIDE, "weekdey:\n");
    assert_eq!(editor.told(WIRE).len(), 2, "nothing of it stands");
    let wrong = editor.told(BESIDE);
    assert_eq!((&wrong[0]["code"], &wrong[0]["range"]), (&json!("lastread/stet"), &range(0, 0, 7)), "{wrong:#?}");
    editor.change(BESIDE, 2, json!([{"range": range(0, 5, 6), "text": "a"}]));
    assert_eq!(editor.told(WIRE).len(), 0, "all of it stands while it is written");
    assert_eq!(editor.told(BESIDE).len(), 0);
    editor.leave();
}

#[test]
fn what_is_wrong_in_one_that_nobody_opened_is_told_with_the_story() {
    let mut editor = with("weekdey:\n", json!({}));
    editor.open(WIRE, TEXT);
    assert_eq!(editor.told(BESIDE)[0]["code"], "lastread/stet");
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": WIRE}}));
    assert_eq!(editor.told(BESIDE).len(), 0, "a story that is closed has nothing beside it");
    editor.leave();
}

#[test]
fn a_story_without_comments_has_its_stets_written_there() {
    let makes = json!({"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]}}});
    let mut editor = Editor::new(makes);
    editor.open(WIRE, TEXT);
    let actions = offered(&mut editor, WIRE, TEXT, "Thursday");
    let here = &titled(&actions, "Stet: let `weekday` stand here")["edit"]["documentChanges"];
    assert_eq!(here[0], json!({"kind": "create", "uri": BESIDE, "options": {"ignoreIfExists": true}}));
    assert_eq!(here[1]["textDocument"], json!({"uri": BESIDE, "version": null}));
    assert_eq!(here[1]["edits"][0]["newText"], "weekday:\n  words: \"Thursday\"\n  reason: TK\n");
    let in_story = &titled(&actions, "Stet: let `weekday` stand in this story")["edit"]["documentChanges"];
    assert_eq!(in_story[1]["edits"][0]["newText"], "weekday: TK\n");
    editor.leave();
}

#[test]
fn a_stet_joins_those_that_are_there() {
    let stets = "weekday:\n  words: Monday\n  reason: So printed.\n";
    let mut editor = with(stets, json!({}));
    editor.open(WIRE, TEXT);
    let actions = offered(&mut editor, WIRE, TEXT, "Thursday");
    let edit = &titled(&actions, "Stet: let `weekday` stand here")["edit"]["changes"][BESIDE];
    let expected = "weekday:\n  - words: Monday\n    reason: So printed.\n  - words: \"Thursday\"\n    reason: TK\n";
    assert_eq!(mended(stets, edit), expected);
    editor.told(WIRE);
    editor.open(BESIDE, expected);
    assert_eq!(editor.told(WIRE).len(), 0, "both stand");
    editor.leave();
}

#[test]
fn a_story_in_no_file_has_nothing_beside_it() {
    let mut editor = Editor::new(json!({}));
    let uri = "untitled:wire.txt";
    editor.open(uri, TEXT);
    let actions = offered(&mut editor, uri, TEXT, "Thursday");
    assert!(!actions.iter().any(|action| action["title"].as_str().is_some_and(|title| title.starts_with("Stet"))));
    editor.leave();
}
