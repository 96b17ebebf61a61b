//! Words an editor offers while a stet or a rule is written.

use super::editor::{Editor, STORY, at, range};
use serde_json::json;

#[test]
fn rules_are_offered_in_a_stet() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, "<!-- stet: form -->\n");
    let params = json!({"textDocument": {"uri": STORY}, "position": at(0, 15)});
    let items = editor.request("textDocument/completion", params).expect("items");
    let items = items.as_array().expect("a list");
    let item = items.iter().find(|item| item["label"] == "former-and-sitting").expect("the rule");
    assert_eq!(item["textEdit"]["range"], range(0, 11, 15));
    let params = json!({"textDocument": {"uri": STORY}, "position": at(0, 3)});
    assert_eq!(editor.request("textDocument/completion", params), Ok(json!([])));
    editor.leave();
}

#[test]
fn fields_are_offered_in_a_rule() {
    let mut editor = Editor::new(json!({}));
    let uri = "file:///desk/.lastread/rules/house/x.yaml";
    editor.open(uri, "kind: pairs\nwith:\n  claim: person\n  sa\n");
    let params = json!({"textDocument": {"uri": uri}, "position": at(3, 4)});
    let items = editor.request("textDocument/completion", params).expect("items");
    let item = items.as_array().expect("a list").iter().find(|item| item["label"] == "same").expect("the option");
    assert_eq!((&item["textEdit"]["newText"], &item["textEdit"]["range"]), (&json!("same: "), &range(3, 2, 4)));
    editor.leave();
}
