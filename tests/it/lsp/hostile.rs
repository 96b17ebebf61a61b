//! Half-typed markup and edits of any kind: the server answers, and has the text that the editor has.

use super::editor::{Editor, STORY, Shipped, at, mended};
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

/// A story with all sorts of markup, to be typed.
const STORY_TYPED: &str = "---\ntitle: “Él” 🙂\ndate: 2025-08-16\nstet: weekday TK\n---\n\n# A *b* &amp; c\n\n<!-- stet: age TK -->\n“No,” \
    Ann Lee, 43, said on Thursday, Aug. 15 [x](y “z”).\n\n> - 3 of 4, or 80 percent\n\n| a | b |\n|---|---|\n| $5m | 🙂 |\n\n```\nx\n";

const PAGE_TYPED: &str = "<title>A</title><p class=\"x\">“Él” 🙂 said &quot;no&quot; on <b>Thurs</b>day, Aug. 15, 2025.<br/></p><!-- stet: weekday -->";

const RULE_TYPED: &str = "kind: pairs\nlevel: error\nmessage: \"{b} “é”\"\nwith:\n  claim: person\n  same: [who, \n  where: {tenure: [sitting]}\n\
    examples:\n  flag:\n    - text: |\n        Él 🙂\n        ^^\n";

const CONFIG_TYPED: &str = "profile: é\nprofiles:\n  é:\n    rules: {\"*\": off}\noverrides:\n  - paths: [🙂]\n    rules:\n      weekday:\n        with:\n          a: b\n";

const STETS_TYPED: &str = "weekday:\n  - words: “Él”\n    reason: 🙂\nage: TK\n- x\n";

/// Types a text letter by letter and asks everything after each.
fn type_out(uri: &str, text: &str, encoding: &str) {
    let offer = json!({"general": {"positionEncodings": [encoding]}});
    let mut editor = Editor::with(Shipped::default(), offer, json!({"codeLens": true, "minLevel": "note"}));
    let document = json!({"uri": uri});
    editor.open(uri, "");
    let (mut line, mut column) = (0, 0);
    for (version, ch) in text.chars().enumerate() {
        let here = at(line, column);
        let change = json!([{"range": {"start": here, "end": here}, "text": ch.to_string()}]);
        editor.change(uri, version as i32 + 2, change);
        (line, column) = match (ch, encoding) {
            ('\n', _) => (line + 1, 0),
            (_, "utf-8") => (line, column + ch.len_utf8() as u32),
            (_, "utf-16") => (line, column + ch.len_utf16() as u32),
            _ => (line, column + 1),
        };
        let here = at(line, column);
        for method in ["hover", "definition", "prepareRename", "completion", "documentHighlight"] {
            let params = json!({"textDocument": document, "position": here});
            editor.request(&format!("textDocument/{method}"), params).expect("an answer");
        }
        for method in ["documentSymbol", "codeLens"] {
            editor.request(&format!("textDocument/{method}"), json!({"textDocument": document})).expect("an answer");
        }
        let range = json!({"start": here, "end": here});
        let params = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
        editor.request("textDocument/codeAction", params).expect("an answer");
    }
    let pull = json!({"textDocument": document});
    let typed = editor.request("textDocument/diagnostic", pull.clone()).expect("a report");
    editor.leave();
    let offer = json!({"general": {"positionEncodings": [encoding]}});
    let mut fresh = Editor::with(Shipped::default(), offer, json!({"codeLens": true, "minLevel": "note"}));
    fresh.open(uri, text);
    assert_eq!(fresh.request("textDocument/diagnostic", pull).expect("a report"), typed, "{uri} {encoding}");
    fresh.leave();
}

#[test]
fn whatever_is_half_typed_is_answered() {
    let files = [
        (STORY, STORY_TYPED),
        ("file:///desk/page.html", PAGE_TYPED),
        ("file:///desk/wire.txt", STORY_TYPED),
        ("file:///desk/.lastread/rules/house/x.yaml", RULE_TYPED),
        ("file:///desk/lastread.yaml", CONFIG_TYPED),
        ("file:///desk/wire.txt.stet.yaml", STETS_TYPED),
    ];
    for ((uri, text), encoding) in files.into_iter().zip(["utf-8", "utf-16", "utf-32"].into_iter().cycle()) {
        type_out(uri, text, encoding);
    }
}
