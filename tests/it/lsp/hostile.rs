//! Half-typed markup and edits of any kind: the server answers, and has the text that the editor has.

use super::editor::{Editor, STORY, at, mended};
use proptest::prelude::{Strategy, any, prop};
use proptest::proptest;
use proptest::test_runner::Config;
use serde_json::json;

/// Pieces of markup, whole and half, and of copy.
const PIECES: &[&str] = &[
    "<!--",
    "-->",
    "stet: ",
    "---\n",
    "title: ",
    "<p>",
    "</p",
    "&amp",
    "&#x1F642;",
    "🙂",
    "“",
    "”",
    "é",
    "\r\n",
    "\r",
    "\n\n",
    "- ",
    "> ",
    "# ",
    "```\n",
    "| a | b |\n",
    "[x](y",
    "Ann Lee said",
    "US President Donald Trump",
    "former ",
    "Aug. 15",
    "Thursday, ",
    "3 of 4, or 80 percent",
    "{{< ",
    "\u{0}",
    "\u{feff}",
    "*",
    "_",
];

/// An edit: where it begins and ends, and what is written there.
fn edits() -> impl Strategy<Value = Vec<(u32, u32, u32, u32, usize)>> {
    let place = (0..8u32, 0..30u32);
    let edit = (place.clone(), place, 0..PIECES.len()).prop_map(|((a, b), (c, d), piece)| (a, b, c, d, piece));
    prop::collection::vec(edit, 1..12)
}

proptest! {
    #![proptest_config(Config { cases: 48, ..Config::default() })]

    #[test]
    fn any_edits_leave_server_and_editor_with_one_text(start in prop::collection::vec(0..PIECES.len(), 0..12), edits in edits(), html in any::<bool>()) {
        let uri = if html { "file:///desk/page.html" } else { STORY };
        let mut editor = Editor::new(json!({}));
        let mut text: String = start.iter().map(|at| PIECES[*at]).collect();
        editor.open(uri, &text);
        for (version, (line, column, to_line, to_column, piece)) in edits.into_iter().enumerate() {
            let (from, to) = ((line, column).min((to_line, to_column)), (line, column).max((to_line, to_column)));
            let range = json!({"start": at(from.0, from.1), "end": at(to.0, to.1)});
            editor.change(uri, version as i32 + 2, json!([{"range": range, "text": PIECES[piece]}]));
            text = mended(&text, &json!([{"range": range, "newText": PIECES[piece]}]));
            let document = json!({"uri": uri});
            for method in ["textDocument/hover", "textDocument/definition", "textDocument/prepareRename", "textDocument/completion"] {
                editor.request(method, json!({"textDocument": document, "position": at(line, column)})).expect("an answer");
            }
            editor.request("textDocument/documentSymbol", json!({"textDocument": document})).expect("an answer");
            let context = json!({"diagnostics": []});
            editor.request("textDocument/codeAction", json!({"textDocument": document, "range": range, "context": context})).expect("an answer");
        }
        // A server with the same text from the start finds the same.
        let pulled = editor.request("textDocument/diagnostic", json!({"textDocument": {"uri": uri}})).expect("a report");
        let mut fresh = Editor::new(json!({}));
        fresh.open(uri, &text);
        assert_eq!(fresh.request("textDocument/diagnostic", json!({"textDocument": {"uri": uri}})).expect("a report"), pulled);
        let symbols = |editor: &mut Editor| editor.request("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
        assert_eq!(symbols(&mut fresh), symbols(&mut editor));
        fresh.leave();
        editor.leave();
    }
}
