//! What an editor is told of a story.

use super::editor::{Editor, STORY, at, desk, range};
use chrono::NaiveDate;
use lastread::diagnostic::Diagnostic;
use lastread::lsp::{Desk, Newsroom, Obstacles};
use lastread::rule::{self, Rule};
use lastread::source::Source;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One error, after an emoji and curly quotes.
const STORY_TEXT: &str =
    "“Hi 🙂,” former US President Donald Trump said.\n\n“No 🙂,” US President Donald Trump said.\n";

/// The columns of the second mention in a unit.
fn columns(encoding: &str) -> (u32, u32) {
    let line = STORY_TEXT.lines().nth(2).expect("a third line");
    let start = line.find("US President").expect("a mention");
    let end = line.find(" said").expect("a verb");
    let units = |to: usize| match encoding {
        "utf-8" => to as u32,
        "utf-16" => line[..to].encode_utf16().count() as u32,
        _ => line[..to].chars().count() as u32,
    };
    (units(start), units(end))
}

#[test]
fn a_finding_stands_at_its_columns_in_every_encoding_and_points_to_the_other_place() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let offer = if encoding == "utf-16" {
            json!({})
        } else {
            json!({"general": {"positionEncodings": [encoding, "utf-16"]}})
        };
        let mut editor = Editor::new(offer);
        assert_eq!(editor.capabilities["positionEncoding"], encoding);
        editor.open(STORY, STORY_TEXT);
        let told = editor.told(STORY);
        let [finding] = told.as_slice() else { panic!("{told:#?}") };
        let (from, to) = columns(encoding);
        assert_eq!(finding["range"], range(2, from, to), "{encoding}");
        assert_eq!(finding["code"], "former-and-sitting");
        assert_eq!(finding["severity"], 1);
        assert_eq!(finding["source"], "lastread");
        let other = &finding["relatedInformation"][0];
        assert_eq!(other["location"]["uri"], STORY);
        assert_eq!(other["location"]["range"]["start"]["line"], 0);
        editor.leave();
    }
}

#[test]
fn edits_are_applied_in_order_and_findings_follow() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, STORY_TEXT);
    assert_eq!(editor.told(STORY).len(), 1);
    let (from, _) = columns("utf-16");
    // "US" becomes "former US", in two steps that each build on the one before.
    editor.change(
        STORY,
        2,
        json!([
            {"range": range(2, from, from), "text": "fromer "},
            {"range": range(2, from + 1, from + 4), "text": "orm"},
        ]),
    );
    let params = editor.hear("textDocument/publishDiagnostics");
    assert_eq!((&params["version"], &params["diagnostics"]), (&json!(2), &json!([])));
    editor.change(STORY, 3, json!([{"text": STORY_TEXT}]));
    assert_eq!(editor.told(STORY).len(), 1, "the whole text, written anew");
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": STORY}}));
    assert_eq!(editor.told(STORY), Vec::<Value>::new(), "a closed file has no findings");
    editor.leave();
}

#[test]
fn a_client_that_asks_is_answered_and_not_told() {
    let mut editor = Editor::new(json!({"textDocument": {"diagnostic": {}}}));
    assert!(editor.capabilities["diagnosticProvider"].is_object());
    editor.open(STORY, STORY_TEXT);
    let report = editor.request("textDocument/diagnostic", json!({"textDocument": {"uri": STORY}})).expect("a report");
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1));
    let again = json!({"textDocument": {"uri": STORY}, "previousResultId": report["resultId"]});
    let report = editor.request("textDocument/diagnostic", again.clone()).expect("a report");
    assert_eq!(report, json!({"kind": "unchanged", "resultId": again["previousResultId"]}));
    let (from, _) = columns("utf-16");
    editor.change(STORY, 2, json!([{"range": range(2, from, from), "text": "former "}]));
    let report = editor.request("textDocument/diagnostic", again).expect("a report");
    assert_eq!((&report["kind"], &report["items"]), (&json!("full"), &json!([])));
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": STORY}}));
    let report = editor.request("textDocument/diagnostic", json!({"textDocument": {"uri": STORY}})).expect("a report");
    assert_eq!(report["items"], json!([]));
    editor.leave();
}

#[test]
fn settings_are_asked_for_and_heeded() {
    let mut editor = Editor::new(json!({"workspace": {"configuration": true}}));
    editor.open(STORY, "The meeting is on Monday, Aug. 15.\n");
    editor.grant("workspace/configuration", json!([{"minLevel": "error", "date": "2025-08-10"}]));
    // Told twice: before the settings came and after, unless they came first.
    editor.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    editor.grant("workspace/configuration", json!([{"minLevel": "note", "date": "2025-08-10"}]));
    let told = loop {
        let told = editor.told(STORY);
        if !told.is_empty() {
            break told;
        }
    };
    assert_eq!(told[0]["code"], "weekday-without-year", "{told:#?}");
    editor.leave();
}

/// A house whose one rule file is broken until it is mended.
#[derive(Default)]
struct House {
    mended: Arc<AtomicBool>,
    date: Option<NaiveDate>,
    rules: Vec<Rule>,
    mistakes: Vec<(Source, Vec<Diagnostic>)>,
}

impl Newsroom for House {
    fn set_up(&mut self, _folders: &[PathBuf], date: Option<NaiveDate>) {
        self.date = date;
        let text = if self.mended.load(Ordering::SeqCst) { RULE } else { "kind: existence\nlevel: loud\n" };
        let source = Source::new("/desk/.lastread/rules/house/famous.yaml", text);
        (self.rules, self.mistakes) = match rule::load(&source) {
            Ok(rule) => (vec![rule], Vec::new()),
            Err(mistakes) => (Vec::new(), vec![(source, mistakes)]),
        };
    }

    fn desk(&mut self, _file: Option<&Path>) -> Desk {
        desk(self.rules.clone(), self.date)
    }

    fn obstacles(&mut self) -> Obstacles {
        Obstacles { mistakes: std::mem::take(&mut self.mistakes), unreadable: Vec::new() }
    }
}

const RULE: &str = "\
kind: existence
level: warning
summary: Famous people need no label.
message: \"`{match}` says nothing\"
with:
  words: [famous]
examples:
  flag:
    - text: |
        The famous singer left.
            ^^^^^^
";

const RULE_FILE: &str = "file:///desk/.lastread/rules/house/famous.yaml";

#[test]
fn a_house_is_loaded_anew_when_its_files_change() {
    let mended = Arc::new(AtomicBool::new(false));
    let watches = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut editor = Editor::of(House { mended: Arc::clone(&mended), ..House::default() }, watches);
    let asked = editor.hear("client/registerCapability");
    assert_eq!(asked["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    assert!(!editor.told(RULE_FILE).is_empty(), "a mistake in a rule is told of though nobody opened it");
    editor.open(STORY, "The famous singer left.\n");
    assert_eq!(editor.told(STORY), Vec::<Value>::new());
    mended.store(true, Ordering::SeqCst);
    editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": RULE_FILE, "type": 2}]}));
    assert_eq!(editor.told(RULE_FILE), Vec::<Value>::new(), "no longer mistaken");
    assert_eq!(editor.told(STORY)[0]["code"], "famous");
    editor.leave();
}

#[test]
fn a_rule_is_checked_with_its_examples_while_it_is_written() {
    let mut editor = Editor::new(json!({}));
    editor.open(RULE_FILE, RULE);
    assert_eq!(editor.told(RULE_FILE), Vec::<Value>::new());
    let line = RULE.lines().position(|line| line.contains("famous singer")).expect("an example") as u32;
    editor.change(RULE_FILE, 2, json!([{"range": range(line, 12, 18), "text": "famed"}]));
    let told = editor.told(RULE_FILE);
    assert!(told.iter().any(|it| it["message"].as_str().is_some_and(|it| it.starts_with("Missing"))), "{told:#?}");
    let edit = json!([{"range": {"start": at(1, 0), "end": at(2, 0)}, "text": "level: loud\n"}]);
    editor.change(RULE_FILE, 3, edit);
    let told = editor.told(RULE_FILE);
    assert_eq!((&told[0]["code"], &told[0]["range"]["start"]), (&json!("lastread/rule-file"), &at(1, 7)), "{told:#?}");
    editor.leave();
}

#[test]
fn a_table_row_that_tells_against_the_copy_is_quoted() {
    let mut editor = Editor::new(json!({}));
    editor.open(STORY, "---\ndate: 2025-08-16\n---\n\nFormer US President Donald Trump spoke on Friday.\n");
    let told = editor.told(STORY);
    let related = &told[0]["relatedInformation"][0];
    assert!(related["message"].as_str().is_some_and(|it| it.contains("embedded:tables/")), "{told:#?}");
    assert_eq!(related["location"]["range"], told[0]["range"]);
    editor.leave();
}
