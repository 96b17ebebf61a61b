//! Findings that stand: stets in a story and beside it, and the baseline.

use crate::desk::{Desk, Ran, document};
use serde_json::Value;
use std::fs;

const WARNINGS: [&str; 4] = ["check", "--fail-on", "warning", "--no-baseline"];

/// The document of a run, and its exit code.
fn json(desk: &Desk, args: &[&str]) -> (Option<i32>, Value) {
    let ran = desk.run(&[&["check", "--format", "json", "--fail-on", "note"], args].concat());
    let document = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {} {}", ran.out, ran.err));
    (ran.code, document)
}

fn read(desk: &Desk, path: &str) -> String {
    fs::read_to_string(desk.path().join(path)).expect("read")
}

#[test]
fn what_a_stet_lets_stand_is_counted_and_does_not_fail() {
    let desk = Desk::new()
        .file("a.md", "# Vote\n\n<!-- stet: doubled-word as he said it -->\n\nIt was was so.\n")
        .file("b.txt", "The Budget Vote\n\nIt was was so.\n")
        .file("b.txt.stet.yaml", "doubled-word:\n  words: was was\n  reason: as he said it\n");
    let (code, document) = json(&desk, &[]);
    assert_eq!((code, &document["diagnostics"]), (Some(0), &Value::Array(Vec::new())));
    assert_eq!((&document["summary"]["suppressed"], &document["summary"]["files"]), (&2.into(), &2.into()));
    let ran = desk.run(&WARNINGS);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no findings in 2 files (2 let stand)\n"));
}

#[test]
fn a_mistake_in_the_file_beside_a_story_is_drawn_on_that_file() {
    let desk = Desk::new()
        .file("a.txt", "The Budget Vote\n\nIt was was so.\n")
        .file("a.txt.stet.yaml", "# So told.\ndoubled-wrod: as he said it\n");
    let ran = desk.run(&["check", "--format", "short"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines.iter().any(|line| line.starts_with("a.txt:3:4: warning[doubled-word]")), "{}", ran.out);
    assert!(lines.iter().any(|line| line.starts_with("a.txt.stet.yaml:2:1: warning[lastread/stet]")), "{}", ran.out);
}

#[test]
fn a_file_beside_a_story_that_cannot_be_read_is_exit_2() {
    let desk = Desk::new().file("a.txt", "Fine.\n").file("a.txt.stet.yaml", b"caf\xe9");
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: a.txt.stet.yaml:1: not UTF-8"), "{}", ran.err);
}

#[test]
fn mending_leaves_what_is_let_stand() {
    let story = "One , two. <!-- stet: space-before-stop -->\n\nThree , four.\n";
    let desk = Desk::new().file("a.md", story);
    desk.run(&["check", "--fix"]);
    assert_eq!(read(&desk, "a.md"), "One , two. <!-- stet: space-before-stop -->\n\nThree, four.\n");
}

/// Three stories, two of them with old findings.
fn archive() -> Desk {
    Desk::new()
        .file("old/a.md", "It was was so.\n\nThen it it was.\n")
        .file("old/b.md", "It was was so.\n")
        .file("new/c.md", "Fine.\n")
}

#[test]
fn a_baseline_lets_only_new_findings_count_wherever_it_is_asked_from() {
    let desk = archive();
    let ran = desk.run(&["baseline"]);
    assert_eq!(
        ran,
        Ran { code: Some(0), out: "3 findings known in .lastread/baseline.jsonl\n".to_owned(), err: String::new() }
    );
    let (code, document) = json(&desk, &[]);
    assert_eq!((code, &document["summary"]["baselined"]), (Some(0), &3.into()));
    let desk = desk.file("old/a.md", "New copy.\n\nThen it\nit was.\n\nIt was was so. So it was was.\n");
    let absolute = desk.path().join("old").to_str().expect("UTF-8").to_owned();
    for (folder, args) in [("", vec![]), ("old", vec![]), ("new", vec!["../old"]), ("new", vec![absolute.as_str()])] {
        let ran = desk.run_in(folder, &[&["check", "--fail-on", "warning", "--format", "short"], &*args].concat());
        assert_eq!(ran.code, Some(1), "{folder} {args:?}");
        assert_eq!(ran.out.lines().count(), 1, "{folder} {args:?}: {}", ran.out);
        assert!(ran.out.contains("a.md:6:"), "{}", ran.out);
    }
    assert_eq!(desk.run(&WARNINGS).out.matches("warning[").count(), 4);
}

#[test]
fn recording_some_stories_leaves_the_others_as_they_were() {
    let desk = archive();
    desk.run(&["baseline"]);
    let before = read(&desk, ".lastread/baseline.jsonl");
    assert!(before.lines().skip(1).is_sorted() && before.lines().count() == 4, "{before}");
    let desk = desk.file("old/a.md", "Fine.\n").file("new/c.md", "So it it was.\n");
    assert_eq!(
        desk.run(&["baseline", "new"]).out,
        "4 findings known in .lastread/baseline.jsonl, 1 more than before\n"
    );
    assert!(before.lines().all(|line| read(&desk, ".lastread/baseline.jsonl").contains(line)));
    assert_eq!(
        desk.run_in("new", &["baseline", ".."]).out,
        "2 findings known in ../.lastread/baseline.jsonl, 2 fewer than before\n"
    );
}

#[test]
fn pruning_drops_what_is_gone_and_records_nothing() {
    let desk = archive();
    desk.run(&["baseline"]);
    let desk = desk.file("old/a.md", "It was was so.\n").file("new/c.md", "So it it was.\n");
    fs::remove_file(desk.path().join("old/b.md")).expect("removed");
    let ran = desk.run(&["baseline", "--prune"]);
    assert_eq!(ran.out, "1 finding known in .lastread/baseline.jsonl, 2 fewer than before\n");
    let (code, document) = json(&desk, &[]);
    assert_eq!((code, &document["diagnostics"][0]["path"]), (Some(1), &"new/c.md".into()));
    assert_eq!(document["summary"]["baselined"], 1);
}

#[test]
fn a_baseline_that_makes_no_sense_is_exit_2_and_nothing_is_lost() {
    let broken = "{\"version\":1}\n<<<<<<< ours\n";
    let desk = archive().file(".lastread/baseline.jsonl", broken);
    let ran = desk.run(&["check", "--format", "short"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains(".lastread/baseline.jsonl:2:1: error[lastread/baseline]"), "{}", ran.out);
    assert_eq!(ran.out.matches("warning[").count(), 3, "{}", ran.out);
    let ran = desk.run(&["baseline"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(read(&desk, ".lastread/baseline.jsonl"), broken);
    assert_eq!(desk.run(&["check", "--baseline", "missing.jsonl"]).code, Some(2));
}

#[test]
fn rows_of_an_archive_are_known_by_their_ids() {
    let row = |id: &str, text: &str| format!("{{\"id\": \"{id}\", \"text\": \"{text}\"}}\n");
    let rows = row("a", "It was was so.") + &row("b", "Then it it was.") + &row("c", "Fine.");
    let desk = Desk::new().file("old/rows.jsonl", &rows);
    let record = ["baseline", "--input", "jsonl", "old/rows.jsonl"];
    assert_eq!(desk.run(&record).out, "2 findings known in .lastread/baseline.jsonl\n");
    // A row has come before them, one has gone, and one has a new finding.
    let rows = row("d", "Fine.") + &row("b", "Then it it was was.") + &row("c", "Fine.");
    let desk = desk.file("old/rows.jsonl", &rows);
    let ran = desk.run(&["check", "--input", "jsonl", "--fail-on", "warning", "old/rows.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let found: Vec<usize> = ran.out.lines().map(|line| line.matches("doubled-word").count()).collect();
    assert_eq!(found, [0, 1, 0]);
    let ran = desk.run(&[&record[..], &["--prune"]].concat());
    assert_eq!(ran.out, "1 finding known in .lastread/baseline.jsonl, 1 fewer than before\n");
    assert_eq!(desk.run(&["baseline", "--prune", "."]).out, "1 finding known in .lastread/baseline.jsonl\n");
}

#[test]
fn rows_of_an_archive_say_what_is_let_stand() {
    let rows = "{\"text\": \"It was was so.\", \"stet\": \"doubled-word so told\"}\n{\"text\": \"It was was so.\"}\n";
    let ran = Desk::new().run_with(&["check", "--input", "jsonl", "-"], rows);
    let found: Vec<usize> = ran.out.lines().map(|line| line.matches("doubled-word").count()).collect();
    assert_eq!(found, [0, 1], "{}", ran.out);
}

#[test]
fn a_word_document_is_known_by_its_own_path() {
    let desk = Desk::new().file("a.docx", document("It was was so."));
    assert_eq!(desk.run(&["baseline"]).out, "1 finding known in .lastread/baseline.jsonl\n");
    assert!(read(&desk, ".lastread/baseline.jsonl").contains("\"path\":\"a.docx\""));
    let (code, document) = json(&desk, &[]);
    assert_eq!((code, &document["summary"]["baselined"]), (Some(0), &1.into()));
    assert_eq!(desk.run(&["baseline", "--prune"]).out, "1 finding known in .lastread/baseline.jsonl\n");
}
