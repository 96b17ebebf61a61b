use super::*;
use crate::changes::{Hunk, Touched};
use std::fs;
use tempfile::TempDir;

/// A scratch repository. Nothing of the user's own configuration reaches it.
struct Scratch {
    folder: TempDir,
}

impl Scratch {
    fn new() -> Scratch {
        let scratch = Scratch { folder: TempDir::new().expect("a folder") };
        scratch.git(&["init", "--quiet", "--initial-branch=main"]);
        scratch
    }

    fn git(&self, args: &[&str]) {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]);
        command.args(args).current_dir(&self.folder).env("GIT_CONFIG_GLOBAL", "").env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.output().expect("git is on the PATH");
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "x"]);
    }

    fn repository(&self, folder: &str) -> Repository {
        Repository::of(&self.folder.path().join(folder)).expect("a repository")
    }
}

fn written(first: u32, end: u32) -> Touched {
    Touched::Lines(vec![Hunk::Written(first, end)])
}

#[test]
fn changes_since_a_commit_are_those_of_the_branch_the_index_and_the_folder() {
    let scratch = Scratch::new();
    scratch.write("old.md", "one\ntwo\nthree\n");
    scratch.write("moved.md", "one\ntwo\nthree\nfour\nfive\n");
    scratch.write("desk/été x.md", "one\n");
    scratch.write(".gitignore", "ignored.md\n");
    scratch.commit();
    scratch.git(&["checkout", "--quiet", "-b", "story"]);
    scratch.write("old.md", "one\n2\nthree\n");
    scratch.git(&["mv", "moved.md", "desk/at last.md"]);
    scratch.write("photo.md", b"\0\x01");
    scratch.commit();
    scratch.git(&["checkout", "--quiet", "main"]);
    scratch.write("old.md", "1\ntwo\nthree\n");
    scratch.commit();
    scratch.git(&["checkout", "--quiet", "story"]);
    scratch.write("desk/été x.md", "one\ntwo\n");
    scratch.git(&["add", "--all"]);
    scratch.write("desk/new \"one\".md", "one\n");
    scratch.write("ignored.md", "one\n");
    for folder in ["", "desk"] {
        let changes = since(&scratch.repository(folder), "main").expect("changes");
        assert_eq!(changes.of("old.md"), Some(&written(2, 3)), "not what main did since");
        assert_eq!(changes.of("desk/été x.md"), Some(&written(2, 3)));
        assert_eq!(changes.of("desk/new \"one\".md"), Some(&Touched::All));
        assert_eq!(changes.of("photo.md"), Some(&Touched::All), "its lines are not shown");
        for untouched in ["moved.md", "desk/at last.md", "ignored.md"] {
            assert_eq!(changes.of(untouched), None, "{untouched}");
        }
    }
}

#[test]
fn the_index_holds_what_is_staged_not_what_lies_in_the_folder() {
    let scratch = Scratch::new();
    scratch.write("desk/a b.md", "one\n");
    scratch.write("gone.md", "one\n");
    scratch.write("same.md", "one\n");
    scratch.write("desk/a b.md.stet.yaml", "rule: reason\n");
    scratch.commit();
    scratch.write("desk/a b.md", "one\nstaged\n");
    fs::remove_file(scratch.folder.path().join("gone.md")).expect("removed");
    scratch.write("é.txt", "new\n");
    scratch.git(&["add", "--all"]);
    scratch.write("desk/a b.md", "edited since\n");
    scratch.write("same.md", "edited since\n");
    scratch.write("untracked.md", "one\n");
    for folder in ["", "desk"] {
        let repository = scratch.repository(folder);
        let index = repository.index(|_| true).expect("an index");
        assert_eq!(index.staged(), ["desk/a b.md", "é.txt"]);
        assert_eq!(index.bytes("desk/a b.md"), Some(&b"one\nstaged\n"[..]));
        assert_eq!(index.bytes("desk/a b.md.stet.yaml"), Some(&b"rule: reason\n"[..]));
        assert_eq!(index.bytes("same.md"), None);
        let changes = repository.staged_changes().expect("changes");
        assert_eq!(changes.of("desk/a b.md"), Some(&written(2, 3)));
        assert_eq!(repository.index(|path| path == "é.txt").expect("an index").staged(), ["é.txt"]);
    }
}

#[test]
fn before_the_first_commit_all_that_is_staged_is_new() {
    let scratch = Scratch::new();
    scratch.write("a.md", "one\ntwo\n");
    scratch.git(&["add", "--all"]);
    let repository = scratch.repository("");
    assert_eq!(repository.index(|_| true).expect("an index").staged(), ["a.md"]);
    assert_eq!(repository.staged_changes().expect("changes").of("a.md"), Some(&written(1, 3)));
}

#[test]
fn the_users_configuration_changes_nothing() {
    let scratch = Scratch::new();
    scratch.write("desk/é.md", "one\ntwo\n");
    scratch.commit();
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.relative", "true"),
        ("diff.external", "false"),
        ("diff.context", "9"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
    ] {
        scratch.git(&["config", key, value]);
    }
    scratch.write("desk/é.md", "one\n2\n");
    let changes = since(&scratch.repository("desk"), "HEAD").expect("changes");
    assert_eq!(changes.of("desk/é.md"), Some(&written(2, 3)));
}

#[test]
fn paths_go_to_the_repository_and_back() {
    let scratch = Scratch::new();
    scratch.write("desk/city/a.md", "one\n");
    let repository = scratch.repository("desk/city");
    let inside =
        [("a.md", "desk/city/a.md"), ("./b/../a.md", "desk/city/a.md"), ("../../c.md", "c.md"), (".", "desk/city")];
    for (path, expected) in inside {
        assert_eq!(repository.path_of(Path::new(path)).as_deref(), Some(expected), "{path}");
    }
    let absolute = repository.top.join("desk/x.md");
    assert_eq!(repository.path_of(&absolute).as_deref(), Some("desk/x.md"));
    assert_eq!(repository.path_of(Path::new("../../../c.md")), None);
    assert_eq!(repository.path_of(Path::new("/elsewhere/c.md")), None);
    for (path, expected) in [("desk/city/a.md", "a.md"), ("desk/x.md", "../x.md"), ("c.md", "../../c.md")] {
        assert_eq!(repository.reached(path), Path::new(expected));
    }
}

#[test]
fn what_git_cannot_tell_is_said_in_plain_words() {
    let folder = TempDir::new().expect("a folder");
    let said = |result: anyhow::Result<()>| result.expect_err("an error").to_string();
    let nowhere = said(Repository::of(folder.path()).map(|_| ()));
    assert_eq!(nowhere, "this folder is in no git repository");
    let scratch = Scratch::new();
    scratch.write("a.md", "one\n");
    scratch.commit();
    let repository = scratch.repository("");
    for wrong in ["nonsense", "--help", ""] {
        let error = said(since(&repository, wrong).map(|_| ()));
        assert!(error.starts_with(&format!("git knows no commit `{wrong}`")), "{error}");
    }
    scratch.git(&["checkout", "--quiet", "--orphan", "other"]);
    scratch.write("b.md", "one\n");
    scratch.commit();
    let error = said(since(&scratch.repository(""), "main").map(|_| ()));
    assert!(error.starts_with("this branch and `main` have no commit in common here"), "{error}");
}

/// What changed since a branch parted from here.
fn since(repository: &Repository, base: &str) -> anyhow::Result<Changes> {
    repository.changes_since(&repository.parted_from(base)?)
}
