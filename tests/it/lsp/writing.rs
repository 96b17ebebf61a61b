//! Words an editor offers while a stet, a rule or a configuration is written, and what it tells of them.

use super::editor::{Editor, STORY, at, range};
use serde_json::{Value, json};

const CONFIG: &str = "file:///desk/lastread.yaml";

/// What is offered at a place of a file.
fn offered(editor: &mut Editor, uri: &str, line: u32, character: u32) -> Vec<Value> {
    let params = json!({"textDocument": {"uri": uri}, "position": at(line, character)});
    let items = editor.request("textDocument/completion", params).expect("items");
    items.as_array().expect("a list").clone()
}

fn item<'i>(items: &'i [Value], label: &str) -> &'i Value {
    items.iter().find(|item| item["label"] == label).unwrap_or_else(|| panic!("no {label} in {items:#?}"))
}

fn hover(editor: &mut Editor, uri: &str, line: u32, character: u32) -> Value {
    let params = json!({"textDocument": {"uri": uri}, "position": at(line, character)});
    editor.request("textDocument/hover", params).expect("an answer")["contents"]["value"].clone()
}

#[test]
fn rules_are_offered_in_a_stet() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, "<!-- stet: form -->\n");
    let items = offered(&mut editor, STORY, 0, 15);
    assert_eq!(item(&items, "former-and-sitting")["textEdit"]["range"], range(0, 11, 15));
    assert_eq!(offered(&mut editor, STORY, 0, 3), Vec::<Value>::new());
    editor.leave();
}

#[test]
fn fields_are_offered_in_a_rule() {
    let mut editor = Editor::new(json!({}));
    let uri = "file:///desk/.lastread/rules/house/x.yaml";
    editor.open(uri, "kind: pairs\nwith:\n  claim: person\n  sa\n");
    let items = offered(&mut editor, uri, 3, 4);
    let same = item(&items, "same");
    assert_eq!((&same["textEdit"]["newText"], &same["textEdit"]["range"]), (&json!("same: "), &range(3, 2, 4)));
    editor.leave();
}

#[test]
fn rules_and_how_they_stand_are_offered_beside_a_story() {
    let mut editor = Editor::new(json!({}));
    let uri = "file:///desk/wire.txt.stet.yaml";
    editor.open(uri, "week\nage:\n  wo\n");
    assert_eq!(item(&offered(&mut editor, uri, 0, 4), "weekday")["textEdit"]["newText"], "weekday: ");
    assert_eq!(item(&offered(&mut editor, uri, 2, 4), "words")["textEdit"]["range"], range(2, 2, 4));
    editor.leave();
}

#[test]
fn the_configuration_is_completed() {
    let mut editor = Editor::new(json!({}));
    editor.open(CONFIG, "rules:\n  week\n  weekday: o\nhou\n");
    assert_eq!(item(&offered(&mut editor, CONFIG, 1, 6), "weekday")["textEdit"]["newText"], "weekday: ");
    assert_eq!(item(&offered(&mut editor, CONFIG, 2, 12), "off")["textEdit"]["range"], range(2, 11, 12));
    assert_eq!(item(&offered(&mut editor, CONFIG, 3, 3), "house")["detail"], "a map: choice → what is chosen");
    editor.leave();
}

#[test]
fn the_pointer_tells_of_the_rules_and_keys_that_are_named() {
    let mut editor = Editor::new(json!({}));
    editor.open(CONFIG, "rules:\n  weekday: off\n");
    let text = hover(&mut editor, CONFIG, 1, 4);
    assert!(text.as_str().is_some_and(|text| text.contains("What it checks")), "{text}");
    assert!(hover(&mut editor, CONFIG, 0, 2).as_str().is_some_and(|text| text.contains("What is set of single rules")));
    editor.open(STORY, "The weekday is <!-- stet: weekday TK --> none.\n");
    assert!(hover(&mut editor, STORY, 0, 28).as_str().is_some_and(|text| text.contains("What it checks")));
    assert_eq!(hover(&mut editor, STORY, 0, 6), Value::Null, "a word of the story is no rule");
    editor.leave();
}
