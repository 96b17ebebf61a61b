//! What goes wrong around a run: files that cannot be read or written, folders that go away, readers that leave, a kill in the middle. What can
//! be checked is; what cannot is told of; nothing is left half done, and nothing outside of what was named is read or written.

use crate::desk::Desk;
use std::fs;
use std::io::Write;

const SOUND: &str = "# Vote\n\nThe council met.\n";
const IMPOSSIBLE: &str = "# Vote\n\nThe council met on June 31, 2025.\n";
const MENDABLE: &str = "# Vote\n\nThe council voted on Tuesday , and went home.\n";
const MENDED: &str = "# Vote\n\nThe council voted on Tuesday, and went home.\n";

fn read(desk: &Desk, path: &str) -> String {
    fs::read_to_string(desk.path().join(path)).expect("read")
}

#[test]
fn a_folder_that_goes_away_under_a_run_is_told_of_and_the_rest_is_checked() {
    let desk = Desk::new().file("news/a.md", SOUND).file("news/b.md", SOUND).file("z.md", SOUND);
    let mut child = desk.start(&["check", "--threads", "1", "-", "news", "z.md"]);
    // More than a pipe holds: once it is taken, standard input is being read, and the folder has been looked into.
    let mut typed = child.stdin.take().expect("a pipe");
    typed.write_all(format!("{}The council met.\n", "\n".repeat(400_000)).as_bytes()).expect("taken");
    fs::remove_dir_all(desk.path().join("news")).expect("removed");
    drop(typed);
    let output = child.wait_with_output().expect("ended");
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.contains("error: news/a.md: ") && err.contains("error: news/b.md: "), "{err}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "no findings in 2 files\n");
}

/// Nothing that a person may not read is read. Whoever may read all has nothing to see here.
#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_exit_2_and_the_rest_is_checked() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new().file("shut/a.md", SOUND).file("b.md", SOUND).file("c.md", SOUND);
    for path in ["shut", "b.md"] {
        fs::set_permissions(desk.path().join(path), PermissionsExt::from_mode(0o000)).expect("set");
    }
    let may_read_all = fs::read(desk.path().join("b.md")).is_ok();
    let ran = desk.run(&["check"]);
    fs::set_permissions(desk.path().join("shut"), PermissionsExt::from_mode(0o755)).expect("set");
    if !may_read_all {
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), "no findings in 1 file\n"));
        assert!(ran.err.contains("error: b.md: ") && ran.err.contains("error: shut: "), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_itself_is_told_of_where_it_is_named_and_passed_over_where_it_is_found() {
    let desk = Desk::new().file("a.md", SOUND);
    std::os::unix::fs::symlink("loop.md", desk.path().join("loop.md")).expect("linked");
    let ran = desk.run(&["check", "loop.md", "a.md"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), "no findings in 1 file\n"));
    assert!(ran.err.starts_with("error: loop.md: "), "{}", ran.err);
    assert_eq!(desk.run(&["check"]).code, Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn where_the_report_has_no_room_the_run_fails_and_says_why() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
    let desk = Desk::new().file("a.md", MENDABLE);
    let child = desk.command(&["check"]).stdout(full()).stderr(std::process::Stdio::piped()).spawn().expect("started");
    let output = child.wait_with_output().expect("ended");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: No space left on device"), "{output:?}");
    assert_eq!(desk.run(&["check", "--output-file", "/dev/full"]).code, Some(2));
    let child = desk.command(&["check", "--fix"]).stdout(full()).stderr(full()).spawn().expect("started");
    assert_eq!(child.wait_with_output().expect("ended").status.code(), Some(2));
    assert_eq!(read(&desk, "a.md"), MENDED, "what was to be mended is, whoever hears of it");
}

#[test]
fn however_early_a_run_is_killed_every_file_is_the_old_one_or_the_new_one() {
    let mut desk = Desk::new();
    for number in 0..120 {
        desk = desk.file(&format!("{number:03}.md"), MENDABLE);
    }
    let mut child = desk.start(&["check", "--fix", "--threads", "2"]);
    while read(&desk, "000.md") != MENDED && child.try_wait().expect("a process").is_none() {
        std::thread::yield_now();
    }
    // It may have ended by now; then all is mended.
    _ = child.kill();
    child.wait().expect("ended");
    for number in 0..120 {
        let text = read(&desk, &format!("{number:03}.md"));
        assert!(text == MENDABLE || text == MENDED, "{number}: {text:?}");
    }
    assert_eq!(desk.run(&["check", "--fix"]).code, Some(0), "and the rest can be mended");
    assert_eq!(desk.run(&["check", "--fix"]).err, "");
}

#[test]
fn a_baseline_is_written_whole_or_stays_as_it_was() {
    let desk = Desk::new().file("a.md", IMPOSSIBLE).file(".lastread/baseline.jsonl", "{\"version\":1}\n");
    #[cfg(target_os = "linux")]
    {
        let before = read(&desk, ".lastread/baseline.jsonl");
        // No file may grow at all: the same refusal a full disk gives.
        let script = format!("trap '' XFSZ; ulimit -f 0; exec {} baseline a.md", env!("CARGO_BIN_EXE_lastread"));
        let output = std::process::Command::new("sh").args(["-c", &script]).current_dir(desk.path()).output();
        assert_eq!(output.expect("started").status.code(), Some(2));
        assert_eq!(read(&desk, ".lastread/baseline.jsonl"), before);
    }
    assert_eq!(desk.run(&["baseline", "a.md"]).code, Some(0));
    assert!(read(&desk, ".lastread/baseline.jsonl").contains("impossible-date"));
    let kept = fs::read_dir(desk.path().join(".lastread")).expect("a folder").count();
    assert_eq!(kept, 1, "nothing is left beside it");
}

/// A stranger's repository may hold links; what they lead to is nobody's business but its owner's.
#[cfg(unix)]
#[test]
fn links_that_nobody_named_do_not_lead_out() {
    use std::os::unix::fs::symlink;
    let outside = Desk::new().file("secret", "hunter2: [\n").file("kept", "kept");
    let secret = outside.path().join("secret");
    let linked = |at: &str| {
        let desk = Desk::new().file("a.md", SOUND).file(".lastread/rules/house/none.txt", "");
        symlink(&secret, desk.path().join(at)).expect("linked");
        desk
    };
    for at in ["lastread.yaml", "a.md.stet.yaml", ".lastread/baseline.jsonl"] {
        let ran = linked(at).run(&["check", "a.md"]);
        assert_eq!(ran.code, Some(2), "{at}: {ran:?}");
        assert!(!(ran.out.clone() + &ran.err).contains("hunter2"), "{at}: {ran:?}");
        assert!(ran.err.contains("leads out of its folder"), "{at}: {ran:?}");
    }
    for at in ["b.md", ".lastread/rules/house/r.yaml", ".lastread/tables"] {
        let ran = linked(at).run(&["check"]);
        assert!(!(ran.out.clone() + &ran.err).contains("hunter2"), "{at}: {ran:?}");
    }
    let desk = Desk::new().file("a.md", IMPOSSIBLE).file(".lastread/none.txt", "");
    symlink(outside.path().join("kept"), desk.path().join(".lastread/baseline.jsonl")).expect("linked");
    assert_eq!(desk.run(&["baseline", "a.md"]).code, Some(2));
    let desk = Desk::new().file("a.md", IMPOSSIBLE);
    symlink(outside.path(), desk.path().join(".lastread")).expect("linked");
    assert_eq!(desk.run(&["baseline", "a.md"]).code, Some(2));
    assert_eq!(read(&outside, "kept"), "kept");
    assert!(!outside.path().join("baseline.jsonl").exists());
}

#[test]
fn globs_that_lead_out_match_nothing_and_say_so() {
    for glob in ["../**", "/etc/*", "news/../../x", "..\\x"] {
        let config = format!("include: ['{glob}']\n");
        let desk = Desk::new().file("site/lastread.yaml", config).file("site/a.md", SOUND).file("b.md", MENDABLE);
        let ran = desk.run_in("site", &["check", "--format", "short"]);
        assert_eq!(ran.code, Some(2), "{glob}");
        assert!(ran.out.contains("can match nothing") && !ran.out.contains("b.md"), "{glob}: {}", ran.out);
    }
}
