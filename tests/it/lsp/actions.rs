//! What can be done about a finding.

use super::editor::{Editor, STORY, Shipped, at, mended, range};
use serde_json::{Value, json};

const WEEKDAY: &str = "---\ntitle: The Vote\n---\n\nThe house votes on Thursday, Aug. 15, 2025. 🙂 “So be it.”\n";
const WORD: &str = "Thursday";

/// The actions offered at a word of an open story.
pub(super) fn offered(editor: &mut Editor, uri: &str, text: &str, word: &str) -> Vec<Value> {
    let start = position(text, text.find(word).expect("in the text"));
    let params =
        json!({"textDocument": {"uri": uri}, "range": {"start": start, "end": start}, "context": {"diagnostics": []}});
    let actions = editor.request("textDocument/codeAction", params).expect("actions");
    actions.as_array().expect("a list").clone()
}

fn position(text: &str, offset: usize) -> Value {
    let line = text[..offset].matches('\n').count() as u32;
    let start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
    at(line, text[start..offset].encode_utf16().count() as u32)
}

pub(super) fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"].as_str().is_some_and(|it| it.starts_with(title)));
    found.unwrap_or_else(|| panic!("no `{title}` in {actions:#?}"))
}

#[test]
fn a_fix_is_offered_and_mends_the_story() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, WEEKDAY);
    assert_eq!(editor.told(STORY)[0]["code"], "weekday");
    let actions = offered(&mut editor, STORY, WEEKDAY, WORD);
    let fix = titled(&actions, "write Friday");
    assert_eq!((&fix["kind"], &fix["diagnostics"][0]["code"]), (&json!("quickfix"), &json!("weekday")));
    let text = mended(WEEKDAY, &fix["edit"]["changes"][STORY]);
    assert_eq!(text, WEEKDAY.replace(WORD, "Friday"));
    editor.change(STORY, 2, json!([{"text": text}]));
    assert_eq!(editor.told(STORY), Vec::<Value>::new());
    editor.leave();
}

#[test]
fn edits_name_the_version_they_are_for_where_the_client_can_tell() {
    let mut editor = Editor::new(json!({"workspace": {"workspaceEdit": {"documentChanges": true}}}));
    editor.open(STORY, WEEKDAY);
    let actions = offered(&mut editor, STORY, WEEKDAY, WORD);
    let change = &titled(&actions, "write Friday")["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": STORY, "version": 1}));
    editor.leave();
}

#[test]
fn a_finding_can_be_let_stand_at_its_block_or_in_the_story() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, WEEKDAY);
    let actions = offered(&mut editor, STORY, WEEKDAY, WORD);
    let here = &titled(&actions, "Stet: let `weekday` stand here")["edit"]["changes"][STORY];
    let expected = WEEKDAY.replace("The house", "<!-- stet: weekday TK -->\nThe house");
    assert_eq!(mended(WEEKDAY, here), expected);
    let in_story = &titled(&actions, "Stet: let `weekday` stand in this story")["edit"]["changes"][STORY];
    let expected = WEEKDAY.replace("The Vote\n", "The Vote\nstet: weekday TK\n");
    assert_eq!(mended(WEEKDAY, in_story), expected);
    editor.told(STORY);
    for (version, edit) in [(2, here), (3, in_story)] {
        editor.change(STORY, version, json!([{"text": mended(WEEKDAY, edit)}]));
        assert_eq!(editor.told(STORY), Vec::<Value>::new(), "it stands");
    }
    editor.leave();
}

#[test]
fn a_client_that_asks_why_has_the_reason_written() {
    let mut editor = Editor::with(Shipped::default(), json!({}), json!({"prompts": true}));
    editor.open(STORY, WEEKDAY);
    for (version, place, expected) in [
        (2, "here", WEEKDAY.replace("The house", "<!-- stet: weekday A – > is: so -->\nThe house")),
        (3, "in this story", WEEKDAY.replace("The Vote\n", "The Vote\nstet: \"weekday A -- > is: so\"\n")),
    ] {
        let actions = offered(&mut editor, STORY, WEEKDAY, WORD);
        let command = &titled(&actions, &format!("Stet: let `weekday` stand {place}"))["command"];
        assert_eq!(command["command"], "lastread.askWhy", "a command of the client's own");
        let mut stet = command["arguments"][0].clone();
        stet["reason"] = json!("A -- > is:\n so ");
        let params = json!({"command": "lastread.stet", "arguments": [stet]});
        assert_eq!(editor.request("workspace/executeCommand", params), Ok(json!(true)));
        let edit = editor.hear("workspace/applyEdit")["edit"].clone();
        assert_eq!(mended(WEEKDAY, &edit["changes"][STORY]), expected);
        editor.change(STORY, version, json!([{"text": expected}]));
        let gone = json!({"command": "lastread.check", "arguments": [STORY]});
        assert_eq!(editor.request("workspace/executeCommand", gone), Ok(json!(0)), "it stands");
        editor.change(STORY, version, json!([{"text": WEEKDAY}]));
    }
    let nonsense = json!({"uri": STORY, "rule": "age", "range": range(0, 0, 1), "ground": "here", "reason": "x"});
    let params = json!({"command": "lastread.stet", "arguments": [nonsense]});
    assert_eq!(editor.request("workspace/executeCommand", params), Ok(json!(false)), "no such finding");
    editor.leave();
}

#[test]
fn a_finding_links_to_the_page_of_its_rule_where_the_client_opens_such_pages() {
    let page = "lastread:///rules/weekday.md";
    for (capabilities, settings, link) in [
        (json!({"workspace": {"textDocumentContent": {}}}), json!({}), json!(page)),
        (json!({}), json!({"pages": true}), json!(page)),
        (json!({}), json!({}), Value::Null),
    ] {
        let mut editor = Editor::with(Shipped::default(), capabilities, settings);
        assert_eq!(editor.capabilities["workspace"]["textDocumentContent"]["schemes"], json!(["lastread"]));
        editor.open(STORY, WEEKDAY);
        assert_eq!(editor.told(STORY)[0]["codeDescription"]["href"], link);
        let mut text =
            |uri: &str| editor.request("workspace/textDocumentContent", json!({"uri": uri})).expect("a page");
        assert!(text(page)["text"].as_str().is_some_and(|text| text.contains("What it checks")));
        assert_eq!(text("lastread:/rules/weekday.md"), text(page), "as some write it");
        assert_eq!(text("lastread:/rules/nonsense.md"), json!({"text": ""}));
        assert_eq!(text("file:///rules/weekday.md"), json!({"text": ""}));
        editor.leave();
    }
}

#[test]
fn a_list_keeps_its_shape_and_html_its_elements() {
    let mut editor = Editor::new(json!({}));
    let list = "- One.\n- It is on Thursday, Aug. 15, 2025.\n- Two.\n";
    editor.open(STORY, list);
    let actions = offered(&mut editor, STORY, list, WORD);
    let here = &titled(&actions, "Stet: let `weekday` stand here")["edit"]["changes"][STORY];
    assert_eq!(mended(list, here), list.replace("2025.", "2025. <!-- stet: weekday TK -->"));
    let uri = "file:///desk/page.html";
    let page = "<title>Thursday, Aug. 15, 2025</title><p>It is on <b>Thursday</b>, Aug. 15, 2025.</p>\n";
    editor.open(uri, page);
    let actions = offered(&mut editor, uri, page, "Thursday</b>");
    let here = &titled(&actions, "Stet: let `weekday` stand here")["edit"]["changes"][uri];
    assert_eq!(mended(page, here), page.replace("2025.</p>", "2025. <!-- stet: weekday TK --></p>"));
    editor.leave();
}

#[test]
fn a_rule_is_explained() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, WEEKDAY);
    let actions = offered(&mut editor, STORY, WEEKDAY, WORD);
    let command = &titled(&actions, "Explain `weekday`")["command"];
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    let text = editor.request("workspace/executeCommand", params).expect("a text");
    assert!(text.as_str().is_some_and(|text| text.contains("What it checks")), "{text}");
    assert_eq!(editor.hear("window/showMessage")["message"], text);
    let params = json!({"command": "lastread.explain", "arguments": ["nonsense"]});
    assert_eq!(editor.request("workspace/executeCommand", params), Ok(Value::Null));
    editor.leave();
}

#[test]
fn facts_are_shown_and_a_story_is_checked_by_name() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, WEEKDAY);
    let run = |name: &str| json!({"command": name, "arguments": [STORY]});
    let facts = editor.request("workspace/executeCommand", run("lastread.facts")).expect("facts");
    assert!(facts.as_str().is_some_and(|facts| facts.contains("## date (1)")), "{facts}");
    assert_eq!(editor.request("workspace/executeCommand", run("lastread.check")), Ok(json!(1)));
    editor.leave();
}

#[test]
fn all_that_is_safe_to_mend_is_mended_at_once() {
    let mut editor = Editor::new(json!({}));
    let text = "The bridge is shut , says the county.\n\n🙂 The mill , too. It was Thursday, Aug. 15, 2025.\n";
    editor.open(STORY, text);
    assert_eq!(editor.told(STORY).len(), 3);
    let start = position(text, 0);
    let context = json!({"diagnostics": [], "only": ["source.fixAll"]});
    let params = json!({"textDocument": {"uri": STORY}, "range": {"start": start, "end": start}, "context": context});
    let actions = editor.request("textDocument/codeAction", params).expect("actions");
    let [all] = actions.as_array().expect("a list").as_slice() else { panic!("{actions:#}") };
    assert_eq!(all["kind"], "source.fixAll.lastread");
    let mended = mended(text, &all["edit"]["changes"][STORY]);
    assert_eq!(mended, text.replace(" ,", ","), "the day or the date: a person chooses");
    editor.leave();
}

#[test]
fn only_wanted_kinds_of_action_are_offered() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, WEEKDAY);
    let start = position(WEEKDAY, WEEKDAY.find(WORD).expect("there"));
    let context = json!({"diagnostics": [], "only": ["source.organizeImports"]});
    let params = json!({"textDocument": {"uri": STORY}, "range": {"start": start, "end": start}, "context": context});
    assert_eq!(editor.request("textDocument/codeAction", params), Ok(json!([])));
    editor.leave();
}
