//! What an editor is shown of what lastread read: under the pointer, in the list of symbols, from a name to its mentions.

use super::editor::{Editor, STORY, at, mended};
use serde_json::{Value, json};

const TEXT: &str = "\
---
title: Harbour To Close
date: 2025-08-16
---

Mayor Ann Lee closed the harbour on Friday, Aug. 15. “It 🙂 leaks,” Lee said.

## What Was Said

Sales rose from 14 to 43, a 307 percent increase. “Three of us saw it,” said Bob Roe.

### Later

Roe left. US President Donald Trump did not.
";

/// The request for a place of the story: right before `word`.
fn place(word: &str) -> Value {
    let offset = TEXT.find(word).unwrap_or_else(|| panic!("no {word}"));
    let line = TEXT[..offset].matches('\n').count() as u32;
    let start = TEXT[..offset].rfind('\n').map_or(0, |end| end + 1);
    let character = TEXT[start..offset].encode_utf16().count() as u32;
    json!({"textDocument": {"uri": STORY}, "position": at(line, character)})
}

fn opened() -> Editor {
    let editor = Editor::new(json!({}));
    editor.open(STORY, TEXT);
    editor
}

fn hover(editor: &mut Editor, word: &str) -> String {
    let hover = editor.request("textDocument/hover", place(word)).expect("a hover");
    hover["contents"]["value"].as_str().unwrap_or_else(|| panic!("{word}: {hover}")).to_owned()
}

#[test]
fn the_pointer_shows_what_was_read() {
    let mut editor = opened();
    let cases: [(&str, &[&str]); 5] = [
        ("Lee said", &["**Ann Lee**", "mentions: line", "[6]"]),
        ("Friday", &["This is **Friday, August 15, 2025**", "the story's date"]),
        ("307 percent", &["`percent-change`", "Worked out:", "+207%", "do not agree"]),
        ("It 🙂", &["**Ann Lee** speaks."]),
        ("Donald Trump", &["tables/people.csv:", "tables/offices.csv:", "US president"]),
    ];
    for (word, expected) in cases {
        let text = hover(&mut editor, word);
        for part in expected {
            assert!(text.contains(part), "{word}: no `{part}` in\n{text}");
        }
    }
    assert_eq!(editor.request("textDocument/hover", place("closed")), Ok(Value::Null), "nothing was read there");
    editor.leave();
}

#[test]
fn a_story_is_its_headline_sections_and_quotations() {
    let mut editor = opened();
    let symbols =
        editor.request("textDocument/documentSymbol", json!({"textDocument": {"uri": STORY}})).expect("symbols");
    let mut lines = Vec::new();
    draw(&symbols, 0, &mut lines);
    assert_eq!(
        lines,
        [
            "Harbour To Close (headline)",
            "  “It 🙂 leaks,” (Ann Lee)",
            "  What Was Said (heading)",
            "    “Three of us saw it,” (Bob Roe)",
            "    Later (heading)",
        ]
    );
    editor.leave();
}

fn draw(symbols: &Value, depth: usize, lines: &mut Vec<String>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let (name, detail) = (symbol["name"].as_str().expect("a name"), symbol["detail"].as_str().unwrap_or("?"));
        lines.push(format!("{:1$}{name} ({detail})", "", depth * 2));
        draw(&symbol["children"], depth + 1, lines);
    }
}

#[test]
fn a_name_leads_to_its_first_mention_and_to_all() {
    let mut editor = opened();
    let first = editor.request("textDocument/definition", place("Lee said")).expect("a place");
    assert_eq!(first["range"]["start"]["line"], 5);
    let all = |editor: &mut Editor, declaration: bool| {
        let mut params = place("Lee said");
        params["context"] = json!({"includeDeclaration": declaration});
        editor.request("textDocument/references", params).expect("places").as_array().map(Vec::len)
    };
    assert_eq!((all(&mut editor, true), all(&mut editor, false)), (Some(2), Some(1)));
    let highlights = editor.request("textDocument/documentHighlight", place("Lee said")).expect("places");
    assert_eq!(highlights.as_array().map(Vec::len), Some(2));
    assert_eq!(editor.request("textDocument/definition", place("closed")), Ok(Value::Null));
    editor.leave();
}

#[test]
fn a_spelling_is_changed_through_the_story() {
    let mut editor = opened();
    let prepared = editor.request("textDocument/prepareRename", place("Roe.")).expect("a word");
    assert_eq!(prepared["placeholder"], "Roe");
    let mut params = place("Roe.");
    params["newName"] = json!("Rowe");
    let edit = editor.request("textDocument/rename", params).expect("edits");
    assert_eq!(mended(TEXT, &edit["changes"][STORY]), TEXT.replace("Roe", "Rowe"));
    assert_eq!(editor.request("textDocument/prepareRename", place("Mayor")), Ok(Value::Null), "a title is no name");
    editor.leave();
}
