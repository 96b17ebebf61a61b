//! `--fix` and `--diff`: what is mended, what is not, and that nothing is lost on the way.

use crate::desk::{Desk, Ran};
use lastread::diagnostic::Severity;
use lastread::fix::{self, Allowed};
use lastread::format::Format;
use lastread::linter::{Linter, Settings};
use lastread::rule;
use lastread::source::Source;
use std::fs;

const STORY: &str = "# Budget\r\n\r\nThe council voted on Tuesday , and it it adjourned.\r\nIt met for *an* hour.\r\n";
const SAFE: &str = "# Budget\r\n\r\nThe council voted on Tuesday, and it it adjourned.\r\nIt met for *an* hour.\r\n";

fn read(desk: &Desk, path: &str) -> String {
    fs::read_to_string(desk.path().join(path)).expect("read")
}

#[test]
fn safe_fixes_are_written_and_the_rest_is_still_found() {
    let desk = Desk::new().file("a.md", STORY).file("b.md", "# Fine\n\nThe council met.\n");
    let ran = desk.run(&["check", "--fix", "--format", "short"]);
    assert_eq!(read(&desk, "a.md"), SAFE);
    assert_eq!(ran.err, "1 finding mended in 1 file\n");
    assert!(ran.out.contains("[doubled-word]") && !ran.out.contains("[space-before-stop]"), "{}", ran.out);
    let again = desk.run(&["check", "--fix", "--format", "short"]);
    assert_eq!((again.out, again.err.as_str()), (ran.out, ""), "nothing is left to mend");
    assert_eq!(read(&desk, "a.md"), SAFE);
}

#[test]
fn the_others_are_written_when_asked_for() {
    let desk = Desk::new().file("a.md", STORY);
    desk.run(&["check", "--fix", "--unsafe-fixes"]);
    assert!(read(&desk, "a.md").contains("Tuesday, and it adjourned."), "{}", read(&desk, "a.md"));
}

#[test]
fn a_diff_shows_what_would_be_written_and_touches_nothing() {
    let desk = Desk::new().file("sub/a.md", STORY);
    let ran = desk.run(&["check", "--diff"]);
    let diff = "--- sub/a.md\n+++ sub/a.md\n@@ -1,4 +1,4 @@\n # Budget\r\n \r\n\
                -The council voted on Tuesday , and it it adjourned.\r\n\
                +The council voted on Tuesday, and it it adjourned.\r\n It met for *an* hour.\r\n";
    assert_eq!(
        ran,
        Ran { code: Some(1), out: diff.to_owned(), err: "1 finding would be mended in 1 file\n".to_owned() }
    );
    assert_eq!(read(&desk, "sub/a.md"), STORY);
    desk.run(&["check", "--fix"]);
    assert_eq!(desk.run(&["check", "--diff"]), Ran { code: Some(0), out: String::new(), err: String::new() });
}

#[test]
fn standard_input_is_printed_mended_and_what_is_found_goes_to_standard_error() {
    let desk = Desk::new();
    let ran = desk.run_with(&["check", "-", "--fix", "--format", "short"], STORY);
    assert_eq!(ran.out, SAFE);
    assert!(ran.err.starts_with("1 finding mended in 1 file\n") && ran.err.contains("[doubled-word]"), "{}", ran.err);
    let sound = "# Fine\n\nThe council met.";
    assert_eq!(desk.run_with(&["check", "-", "--fix"], sound).out, sound);
}

#[test]
fn what_is_not_shown_is_not_mended() {
    let desk = Desk::new().file("a.md", STORY);
    let ran = desk.run(&["check", "--fix", "--min-level", "error"]);
    assert_eq!((ran.err.as_str(), read(&desk, "a.md").as_str()), ("", STORY));
}

#[test]
fn ways_to_mend_exclude_one_another_and_unsafe_fixes_need_one() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["check", "--fix", "--diff"]).code, Some(2));
    assert_eq!(desk.run(&["check", "--unsafe-fixes"]).code, Some(2));
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_exit_2_and_the_others_are_mended() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new().file("a.md", STORY).file("b.md", STORY);
    fs::set_permissions(desk.path().join("a.md"), PermissionsExt::from_mode(0o444)).expect("set");
    let ran = desk.run(&["check", "--fix"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.err, "error: a.md: cannot be mended: read-only\n1 finding mended in 1 file\n");
    assert_eq!((read(&desk, "a.md").as_str(), read(&desk, "b.md").as_str()), (STORY, SAFE));
}

#[cfg(target_os = "linux")]
#[test]
fn where_there_is_no_room_the_file_is_as_it_was() {
    let story = format!("{STORY}{}", "\r\nThe council met and went home again.\r\n".repeat(200));
    let desk = Desk::new().file("a.md", &story);
    // No file may grow past 1 KB: the same refusal a full disk gives.
    let script = format!("trap '' XFSZ; ulimit -f 1; exec {} check --fix a.md", env!("CARGO_BIN_EXE_lastread"));
    let output = std::process::Command::new("sh").args(["-c", &script]).current_dir(desk.path()).output();
    let output = output.expect("started");
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.starts_with("error: a.md: cannot be mended: "), "{err}");
    assert_eq!(read(&desk, "a.md"), story);
    assert_eq!(fs::read_dir(desk.path()).expect("a folder").count(), 1, "nothing is left beside it");
}

/// Every example of every rule is mended to the end, and mending it again changes nothing.
#[test]
fn the_fixes_of_the_shipped_rules_come_to_an_end() {
    let linter = Linter::new(rule::shipped(), Settings::default());
    let mut mended_once = 0;
    for (path, yaml) in rule::shipped_sources() {
        let (flag, pass) = rule::examples::texts(&Source::new(*path, *yaml));
        for text in flag.into_iter().chain(pass) {
            for unsafe_too in [false, true] {
                let allowed = Allowed { unsafe_too, min_level: Severity::Note };
                let check = |source: &Source| linter.check(source, Format::Markdown);
                let mended = fix::mend(Source::new("example.md", text.as_str()), allowed, check);
                assert!(mended.unsettled.is_empty(), "{path}: {:?} undo one another in\n{text}", mended.unsettled);
                mended_once += usize::from(mended.fixes > 0);
                let again = fix::mend(mended.source, allowed, check);
                assert_eq!(again.fixes, 0, "{path}\n{text}");
            }
        }
    }
    assert!(mended_once > 50, "only {mended_once} examples could be mended");
}
