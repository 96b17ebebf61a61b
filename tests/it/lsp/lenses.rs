//! Counts above headlines and headings.

use super::editor::{Editor, STORY, Shipped};
use serde_json::{Value, json};

const TEXT: &str = "\
---
title: Harbour To Close
date: 2025-08-16
stet: percent-change so printed
---

“It leaks,” Ann Lee said.

## The Vote

The house votes on Thursday, Aug. 15, 2025. Sales rose from 14 to 43, a 307 percent increase.
";

fn titles(editor: &mut Editor) -> Value {
    let lenses = editor.request("textDocument/codeLens", json!({"textDocument": {"uri": STORY}})).expect("an answer");
    let titles = lenses.as_array().into_iter().flatten();
    titles.map(|lens| json!([lens["range"]["start"]["line"], lens["command"]["title"]])).collect()
}

#[test]
fn counts_are_shown_where_the_user_wants_them() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, TEXT);
    assert_eq!(titles(&mut editor), json!([]), "not unless they are asked for");
    editor.notify("workspace/didChangeConfiguration", json!({"settings": {"lastread": {"codeLens": true}}}));
    let expected = json!([[1, "1 error · 1 let stand · 1 quotation"], [8, "1 error"]]);
    assert_eq!(titles(&mut editor), expected);
    editor.leave();
    let mut editor = Editor::with(Shipped::default(), json!({}), json!({"codeLens": true}));
    editor.open(STORY, "Nothing is wrong here.\n");
    assert_eq!(titles(&mut editor), json!([[0, "no findings"]]));
    editor.leave();
}
