//! The server judges as `check` does: by the configuration nearest to a story, by a newsroom's own rules and tables, by what is let stand.

use super::editor::{at, range};
use super::process::Server;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A newsroom: its configuration is above the folder that the editor works in.
const FILES: &[(&str, &str)] = &[
    (".git/HEAD", ""),
    (
        "lastread.yaml",
        "\
rules:
  weekday: warning
  percent-change: off
exclude: [archive/]
rule_folders: [style]
table_folders: [facts]
overrides:
  - paths: [desk/opinion/]
    rules:
      weekday: off
",
    ),
    (
        "style/house/famous.yaml",
        "\
kind: existence
level: warning
summary: Famous people need no label.
message: \"`{match}` says nothing\"
with:
  words: [famous]
examples:
  flag:
    - The famous singer left.
",
    ),
    (
        "facts/offices.csv",
        "titles,office,name,trust,margin,complete_from,as_of\n\
        Mayor of Pelham,pelham-mayor,mayor of Pelham,error,3,2015-05-01,2026-06-30\n",
    ),
    (
        "facts/terms.csv",
        "office,person,from,to\npelham-mayor,Ann Lee,2015-05-01,2019-05-02\npelham-mayor,Bob Roe,2019-05-02,\n",
    ),
    (
        "desk/news.md",
        "It was Thursday, Aug. 15, 2025. Sales rose from 14 to 43, a 307 percent increase. A famous one.\n",
    ),
    (
        "desk/opinion/mine.md",
        "---\ndate: 2024-03-01\n---\n\nIt was Thursday, Aug. 15, 2025. “🙂” A famous one.\n\n\
        The mayor of Pelham, Ann Lee, will open the fair on Friday.\n",
    ),
    ("desk/wire.txt", "It was Thursday, Aug. 15, 2025, or Monday, Aug. 19, 2025. A famous one.\n"),
    ("desk/wire.txt.stet.yaml", "weekday:\n  words: Monday\nfamous: It is his name.\n"),
    ("archive/old.md", "It was Thursday, Aug. 15, 2025.\n"),
];

const STORIES: &[&str] = &["desk/news.md", "desk/opinion/mine.md", "desk/wire.txt"];

fn newsroom() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (path, text) in FILES {
        write(folder.path(), path, text);
    }
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

/// An editor that works in `desk`, over the streams of a process.
struct Editor<'f> {
    folder: &'f Path,
    server: Server,
}

impl<'f> Editor<'f> {
    fn new(folder: &'f Path) -> Editor<'f> {
        let mut editor = Editor { folder, server: Server::start_in(Path::new("/")) };
        let workspace = json!([{"uri": editor.uri("desk"), "name": "desk"}]);
        let params = json!({"capabilities": {}, "workspaceFolders": workspace});
        editor.send(json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}));
        editor.server.receive();
        editor.notify("initialized", json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}", self.folder.join(path).display())
    }

    fn send(&mut self, message: Value) {
        self.server.send(&message.to_string());
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.folder.join(path)).expect("a file");
        let language = if path.ends_with(".txt") { "plaintext" } else { "markdown" };
        let document = json!({"uri": self.uri(path), "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    fn change(&mut self, path: &str, version: i32, text: &str) {
        let document = json!({"uri": self.uri(path), "version": version});
        let changes = json!([{"text": text}]);
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// Writes a file and says so.
    fn rewrite(&mut self, path: &str, text: &str) {
        write(self.folder, path, text);
        let changes = json!([{"uri": self.uri(path), "type": 2}]);
        self.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    }

    /// What is told of a file next: code, and where it begins.
    fn told(&mut self, path: &str) -> Vec<Value> {
        let uri = self.uri(path);
        loop {
            let message = self.server.receive();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri {
                return message["params"]["diagnostics"].as_array().expect("a list").clone();
            }
        }
    }

    /// What the server answers.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.send(json!({"jsonrpc": "2.0", "id": 3, "method": method, "params": params}));
        loop {
            let message = self.server.receive();
            if message["id"] == 3 {
                return message["result"].clone();
            }
        }
    }

    fn leave(mut self) {
        self.send(json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}));
        while self.server.receive()["id"] != 2 {}
        self.notify("exit", Value::Null);
        assert_eq!(self.server.end(), Some(0));
    }
}

/// Rule and line and column, from 1, of findings as `check` reports them.
fn checked(folder: &Path, path: &str) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lastread"));
    let output = command.current_dir(folder).args(["check", "--format", "json", path]).output().expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let shown = report["diagnostics"].as_array().expect("a list").iter().filter(|it| it["severity"] != "note");
    shown.map(|it| json!([it["rule"], it["line"], it["column"], it["message"]])).collect()
}

/// The same as the server tells them.
fn in_lines(told: &[Value], text: &str) -> Vec<Value> {
    let place = |finding: &Value| {
        let start = &finding["range"]["start"];
        let line = start["line"].as_u64().expect("a line") as usize;
        let units: Vec<u16> = text.lines().nth(line).expect("a line").encode_utf16().collect();
        let before = &units[..start["character"].as_u64().expect("a column") as usize];
        let message = finding["message"].as_str().expect("a message").lines().next().unwrap_or_default();
        let column = String::from_utf16(before).expect("no half").chars().count() + 1;
        json!([finding["code"], line + 1, column, message])
    };
    told.iter().map(place).collect()
}

#[test]
fn the_server_and_check_find_the_same() {
    let folder = newsroom();
    let mut editor = Editor::new(folder.path());
    for story in STORIES {
        editor.open(story);
        let text = fs::read_to_string(folder.path().join(story)).expect("a story");
        let told = editor.told(story);
        let found = checked(folder.path(), story);
        assert_eq!(in_lines(&told, &text), found, "{story}");
        assert!(!found.is_empty(), "{story}");
    }
    editor.open("desk/opinion/mine.md");
    let told = editor.told("desk/opinion/mine.md");
    let of_table =
        told.iter().find(|it| it["code"] == "not-the-holder").expect("a finding by the newsroom's own table");
    let row = &of_table["relatedInformation"].as_array().expect("other places").last().expect("one")["location"];
    assert_eq!((&row["uri"], &row["range"]["start"]), (&json!(editor.uri("facts/terms.csv")), &at(1, 0)));
    editor.open("archive/old.md");
    assert_eq!(editor.told("archive/old.md"), Vec::<Value>::new(), "the configuration leaves it out");
    editor.leave();
}

#[test]
fn a_changed_configuration_rule_or_stet_counts_at_once() {
    let folder = newsroom();
    let mut editor = Editor::new(folder.path());
    let codes = |told: Vec<Value>| told.iter().map(|it| it["code"].clone()).collect::<Vec<_>>();
    editor.open("desk/news.md");
    assert_eq!(codes(editor.told("desk/news.md")), ["weekday", "famous"]);
    editor.rewrite("lastread.yaml", "rules:\n  weekday: off\n");
    assert_eq!(codes(editor.told("desk/news.md")), ["percent-change"], "its rules are no longer looked into either");
    editor.rewrite("lastread.yaml", "rule_folders: [style]\nrules: {\"*\": off, famous: error}\n");
    assert_eq!(codes(editor.told("desk/news.md")), ["famous"]);
    let rule = fs::read_to_string(folder.path().join("style/house/famous.yaml")).expect("a rule");
    editor.rewrite("style/house/famous.yaml", &rule.replace("words: [famous]", "words: [Sales]"));
    let told = editor.told("desk/news.md");
    assert_eq!(told[0]["range"], range(0, 32, 37));
    editor.open("desk/wire.txt");
    assert_eq!(codes(editor.told("desk/wire.txt")), Vec::<Value>::new());
    editor.rewrite("style/house/famous.yaml", &rule);
    assert_eq!(codes(editor.told("desk/wire.txt")), Vec::<Value>::new(), "the file beside it lets it stand");
    editor.rewrite("desk/wire.txt.stet.yaml", "weekday: so printed\n");
    assert_eq!(codes(editor.told("desk/wire.txt")), ["famous"]);
    editor.leave();
}

#[test]
fn mistakes_in_a_configuration_are_told_where_they_stand() {
    let folder = newsroom();
    write(folder.path(), "lastread.yaml", "rules:\n  weekdey: off\n");
    let mut editor = Editor::new(folder.path());
    let told = editor.told("lastread.yaml");
    assert_eq!((&told[0]["code"], &told[0]["range"]), (&json!("lastread/config"), &range(1, 2, 9)), "{told:#?}");
    assert!(
        told[0]["message"].as_str().is_some_and(|message| message.contains("did you mean `weekday`?")),
        "{told:#?}"
    );
    editor.open("lastread.yaml");
    assert_eq!(editor.told("lastread.yaml"), Vec::<Value>::new(), "what is open speaks for itself");
    assert_eq!(editor.told("lastread.yaml"), told);
    let uri = editor.uri("lastread.yaml");
    let document = json!({"uri": uri});
    let params = json!({"textDocument": document, "range": range(1, 2, 9), "context": {"diagnostics": []}});
    let actions = editor.ask("textDocument/codeAction", params);
    assert_eq!(actions[0]["title"], "write `weekday`", "{actions:#}");
    assert_eq!(actions[0]["edit"]["changes"][&uri], json!([{"range": range(1, 2, 9), "newText": "weekday"}]));
    editor.change("lastread.yaml", 2, "rules:\n  weekday: offf\nrule_folders: [nowhere]\n");
    let told = editor.told("lastread.yaml");
    let starts: Vec<&Value> = told.iter().map(|it| &it["range"]["start"]).collect();
    assert_eq!(starts, [&at(1, 11), &at(2, 15)], "{told:#?}");
    editor.change("lastread.yaml", 3, "rules: [\n");
    assert_eq!(editor.told("lastread.yaml").len(), 1, "half a configuration");
    editor.leave();
}

#[test]
fn what_a_configuration_names_is_a_rule_or_a_table_wherever_it_is() {
    let folder = newsroom();
    let mut editor = Editor::new(folder.path());
    write(folder.path(), "style/house/half.yaml", "level: loud\n");
    editor.open("style/house/half.yaml");
    assert_eq!(editor.told("style/house/half.yaml")[0]["code"], "lastread/rule-file");
    write(folder.path(), "facts/offices.csv", "nonsense\n");
    editor.open("facts/offices.csv");
    assert!(!editor.told("facts/offices.csv").is_empty());
    editor.leave();
}
