//! Changed lines, what is staged, and the hook: `lastread` in a git repository.

use crate::desk::{Desk, Ran, document};
use std::fs;
use std::process::{Command, Output};

/// A story with an old finding in its first paragraph.
const OLD: &str = "It was was so.\n\nThe council voted.\n";

fn repository() -> Desk {
    let desk = Desk::new().file("desk/a.md", OLD).file("photo.png", b"\0\x01");
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk);
    desk
}

fn try_git(desk: &Desk, args: &[&str]) -> Output {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]).args(args);
    command.current_dir(desk.path()).env("HOME", desk.path()).env("GIT_CONFIG_NOSYSTEM", "1");
    command.output().expect("git is on the PATH")
}

fn git(desk: &Desk, args: &[&str]) {
    let output = try_git(desk, args);
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(desk: &Desk) {
    git(desk, &["add", "--all"]);
    git(desk, &["commit", "--quiet", "--no-verify", "--message", "x"]);
}

/// What a run that ends well, or with findings, reports in short.
fn found(desk: &Desk, folder: &str, args: &[&str]) -> Vec<String> {
    found_from("warning", desk, folder, args)
}

/// The same from a level on.
fn found_from(level: &str, desk: &Desk, folder: &str, args: &[&str]) -> Vec<String> {
    let levels = ["--min-level", level, "--fail-on", level];
    let ran = desk.run_in(folder, &[&["check", "--format", "short"], &levels[..], args].concat());
    assert_eq!(ran.err, "");
    assert_eq!(ran.code, Some(i32::from(!ran.out.is_empty())), "{}", ran.out);
    ran.out.lines().map(|line| line.split(": ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_deletion_touches_what_stood_on_either_side_of_it() {
    let story = |middle: &str| format!("It was was so.\n\n{middle}Then it it was.\n\nAt last the the end.\n");
    let desk = Desk::new().file("a.md", story("A paragraph.\n\n"));
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk);
    let desk = desk.file("a.md", story(""));
    assert_eq!(found(&desk, "", &["--diff-base", "main"]), ["a.md:1:4", "a.md:3:6"]);
}

#[test]
fn a_finding_counts_that_a_change_brought_about_from_afar() {
    let story =
        |first: &str| format!("{first}It was was so.\n\nRain fell.\n\nThe PWB voted, and the PWB then adjourned.\n");
    let desk = Desk::new().file("a.md", story("The Pelham Water Board (PWB) met.\n\nA short day.\n\n"));
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk);
    let desk = desk.file("a.md", story("A short day.\n\n"));
    let notes = |option: &[&str]| found_from("note", &desk, "", option);
    assert_eq!(notes(&["--diff-base", "main"]), ["a.md:7:5"], "nobody says any more what the letters stand for");
    git(&desk, &["mv", "a.md", "b.md"]);
    assert_eq!(notes(&["--diff-base", "main"]), ["b.md:7:5"], "under another name too");
    git(&desk, &["add", "--all"]);
    assert_eq!(notes(&["--staged"]), ["b.md:7:5"]);
    commit(&desk);
    assert_eq!(notes(&["--diff-base", "HEAD"]), Vec::<String>::new());
}

#[test]
fn rows_of_an_archive_count_where_they_were_changed() {
    let row = |id: &str, text: &str| format!("{{\"id\": \"{id}\", \"text\": \"{text}\"}}\n");
    let rows = |second: &str| row("a", "It was was so.") + &row("b", second) + &row("c", "So it it was.");
    let desk = Desk::new().file("rows.jsonl", rows("All is well."));
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk);
    let desk = desk.file("rows.jsonl", rows("All is is well.") + &row("d", "The the end."));
    let ran = desk.run(&["check", "--input", "jsonl", "--diff-base", "main", "--fail-on", "warning", "rows.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let counts: Vec<_> = lines.iter().map(|line| line["diagnostics"].as_array().map(Vec::len)).collect();
    assert_eq!(counts, [Some(0), Some(1), Some(0), Some(1)], "{}", ran.out);
    assert_eq!(lines[3]["diagnostics"][0]["line"], 4);
}

#[test]
fn of_a_word_document_all_is_touched_as_git_shows_no_lines_of_it() {
    let desk = Desk::new().file("a.docx", document("It was so.")).file("b.docx", document("So it it was."));
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk);
    let desk = desk.file("a.docx", document("It was was so."));
    let place = "a.docx/word/document.xml:1:";
    let changed = found(&desk, "", &["--diff-base", "main"]);
    assert!(matches!(&changed[..], [one] if one.starts_with(place)), "{changed:?}");
    git(&desk, &["add", "--all"]);
    assert_eq!(found(&desk, "", &["--staged"]), changed);
}

#[test]
fn findings_count_where_a_branch_changed_lines() {
    let desk = repository();
    git(&desk, &["checkout", "--quiet", "-b", "story"]);
    let desk =
        desk.file("desk/a.md", "It was was so.\n\nThe council saw it it all.\n").file("new é.md", "So it it was.\n");
    assert_eq!(found(&desk, "", &["--diff-base", "main"]), ["desk/a.md:3:17", "new é.md:1:4"]);
    assert_eq!(found(&desk, "desk", &["--diff-base", "main"]), ["a.md:3:17"]);
    assert_eq!(found(&desk, "desk", &["--diff-base", "main", ".."]), ["../desk/a.md:3:17", "../new é.md:1:4"]);
    commit(&desk);
    assert_eq!(found(&desk, "", &["--diff-base", "main"]), ["desk/a.md:3:17", "new é.md:1:4"]);
    git(&desk, &["mv", "desk/a.md", "desk/b.md"]);
    assert_eq!(
        found(&desk, "", &["--diff-base", "HEAD"]),
        Vec::<String>::new(),
        "moving a story changes nothing in it"
    );
}

#[test]
fn a_finding_counts_where_its_other_place_was_changed() {
    let story = |first: &str| {
        format!("{first} spoke first.\n\nThen US President Donald Trump replied.\n\nUS President Donald Trump left.\n")
    };
    let desk = repository().file("b.md", story("US President Donald Trump"));
    commit(&desk);
    let desk = desk.file("b.md", story("Former US President Donald Trump"));
    assert!(!found(&desk, "", &["--diff-base", "HEAD"]).is_empty());
}

#[test]
fn what_is_staged_is_judged_and_nothing_else() {
    let desk =
        repository().file("desk/a.md", "It was was so.\n\nThe council saw it it all.\n").file("b b.txt", "Fine.\n");
    git(&desk, &["add", "--all"]);
    let desk = desk.file("desk/a.md", OLD).file("b b.txt", "So it it was.\n").file("c.md", "So it it was.\n");
    assert_eq!(found(&desk, "", &["--staged"]), ["desk/a.md:3:17"]);
    assert_eq!(found(&desk, "desk", &["--staged"]), ["a.md:3:17"]);
    assert_eq!(found(&desk, "", &["--staged", "b b.txt", "c.md"]), Vec::<String>::new());
    fs::remove_file(desk.path().join("desk/a.md")).expect("removed");
    assert_eq!(found(&desk, "", &["--staged"]), ["desk/a.md:3:17"], "what lies in the folder does not matter");
    git(&desk, &["add", "--all"]);
    assert_eq!(found(&desk, "", &["--staged"]), ["b b.txt:1:4", "c.md:1:4"], "a story that goes is not judged");
}

#[test]
fn stets_and_the_baseline_count_in_what_is_staged() {
    let desk = repository().file("b.txt", "So it it was.\n").file("b.txt.stet.yaml", "doubled-word: as he said it\n");
    git(&desk, &["add", "--all"]);
    fs::remove_file(desk.path().join("b.txt.stet.yaml")).expect("removed");
    assert_eq!(found(&desk, "", &["--staged"]), Vec::<String>::new());
    assert_eq!(found(&desk, "", &["b.txt"]), ["b.txt:1:4"]);
    let desk = desk.file("desk/a.md", OLD.replace("so.", "so, they said."));
    git(&desk, &["add", "--all"]);
    assert_eq!(found(&desk, "", &["--staged", "desk"]), ["desk/a.md:1:4"]);
    desk.run(&["baseline"]);
    assert_eq!(found(&desk, "", &["--staged", "desk"]), Vec::<String>::new());
}

#[test]
fn what_git_cannot_tell_is_exit_2() {
    let desk = Desk::new().file("a.md", OLD);
    for args in [&["check", "--staged"][..], &["check", "--diff-base", "main"], &["hook", "install"]] {
        let ran = desk.run(args);
        let err = "error: this folder is in no git repository\n".to_owned();
        assert_eq!(ran, Ran { code: Some(2), out: String::new(), err });
    }
    let ran = repository().run(&["check", "--diff-base", "nonsense"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: git knows no commit `nonsense`"), "{}", ran.err);
    let ran = repository().env("PATH", "/nowhere").run(&["check", "--staged"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), "error: there is no `git` to ask what changed\n"));
    assert_eq!(desk.run(&["check", "--staged", "--fix"]).code, Some(2), "the index is not written to");
}

#[test]
fn the_hook_stops_a_bad_story_and_lets_a_good_one_pass() {
    let desk = repository();
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_lastread")).parent().expect("a folder").to_owned();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let commit = |desk: &Desk| {
        git(desk, &["add", "--all"]);
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--message", "x"]);
        command.current_dir(desk.path()).env("HOME", desk.path()).env("PATH", &path).output().expect("git")
    };
    let ran = desk.run_in("desk", &["hook", "install"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains(".git/hooks/pre-commit checks staged stories before each commit"), "{}", ran.out);
    assert!(desk.run(&["hook", "install"]).out.contains("is installed already"));
    let bad = "They met on Monday, August 15, 2025.\n";
    let desk = desk.file("bad.md", bad);
    let output = commit(&desk);
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let desk = desk.file("bad.md", bad.replace("Monday", "Friday"));
    let output = commit(&desk);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(desk.run(&["hook", "uninstall"]).out.contains("is taken out"));
    assert!(desk.run(&["hook", "uninstall"]).out.starts_with("there is no "));
    let output = commit(&desk.file("bad.md", bad));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_hook_of_somebody_else_is_left_alone() {
    let desk = repository().file(".git/hooks/pre-commit", "#!/bin/sh\nmake check\n");
    for command in ["install", "uninstall"] {
        let ran = desk.run(&["hook", command]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(".git/hooks/pre-commit is not lastread's, and is left alone"), "{}", ran.err);
    }
    let hook = fs::read_to_string(desk.path().join(".git/hooks/pre-commit")).expect("read");
    assert_eq!(hook, "#!/bin/sh\nmake check\n");
}
