//! The `lastread` command as it is typed: exit codes, streams and what scripts rely on.

use crate::desk::{Desk, Ran};
use serde_json::{Value, json};
use std::fs;

const SOUND: &str = "# Budget\n\nThe council voted.\n";

#[test]
fn a_sound_story_is_exit_0_and_one_line() {
    let ran = Desk::new().file("a.md", SOUND).run(&["check", "a.md"]);
    assert_eq!(ran, Ran { code: Some(0), out: "no findings in 1 file\n".to_owned(), err: String::new() });
}

#[test]
fn bad_usage_is_exit_2() {
    let desk = Desk::new();
    for args in [&["check", "--format", "nonsense"][..], &["chekc"], &[], &["check", "--threads", "many"]] {
        let ran = desk.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_version_are_exit_0_on_standard_output() {
    let desk = Desk::new();
    let help = desk.run(&["check", "--help"]);
    assert_eq!(help.code, Some(0));
    assert!(help.out.contains("Exit codes:") && help.out.contains("Example:"), "{}", help.out);
    let version = format!("lastread {} (rules {})\n", env!("CARGO_PKG_VERSION"), lastread::rule::PACK);
    assert_eq!(desk.run(&["--version"]).out, version);
}

#[test]
fn a_date_that_does_not_exist_is_refused_where_it_was_typed() {
    let ran = Desk::new().run(&["check", "--date", "2023-02-29"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.starts_with("error: invalid value '2023-02-29' for '--date <YYYY-MM-DD>': no such day"),
        "{}",
        ran.err
    );
}

#[test]
fn what_cannot_be_read_is_exit_2_and_the_rest_is_checked() {
    let desk = Desk::new().file("a.md", SOUND).file("binary.md", b"one\0two").file("latin1.md", b"one\ntwo caf\xe9\n");
    let ran = desk.run(&["check", "a.md", "binary.md", "latin1.md", "missing.md"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.out, "no findings in 1 file\n");
    let errors: Vec<&str> = ran.err.lines().collect();
    assert_eq!(errors[0], "error: binary.md: binary file: NUL at byte 3");
    assert_eq!(errors[1], "error: latin1.md:2: not UTF-8: byte 11 (line 2) is 0xe9");
    assert!(errors[2].starts_with("error: missing.md: "), "{}", errors[2]);
    assert_eq!(errors.len(), 3);
}

#[test]
fn a_file_too_large_for_its_offsets_is_refused_without_being_read() {
    let desk = Desk::new().file("a.md", "");
    let file = fs::OpenOptions::new().write(true).open(desk.path().join("a.md")).expect("opened");
    file.set_len(u64::from(u32::MAX)).expect("a sparse file");
    let ran = desk.run(&["check", "a.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: a.md: 4294967295 bytes"), "{}", ran.err);
}

#[test]
fn an_empty_folder_is_exit_0_with_a_word_of_warning() {
    let ran = Desk::new().run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no findings in 0 files\n"));
    assert_eq!(ran.err, "warning: no stories in .\n");
}

#[test]
fn folders_give_what_can_be_read_and_git_does_not_ignore() {
    let desk = Desk::new()
        .file("a.md", SOUND)
        .file("deep/er/b.html", SOUND)
        .file("c.txt", SOUND)
        .file("photo.jpg", b"\xff\xd8\0")
        .file(".hidden/d.md", SOUND)
        .file("build/e.md", SOUND)
        .file("f.draft.md", SOUND)
        .file(".gitignore", "build/\n*.draft.md\n");
    assert_eq!(desk.run(&["check"]).out, "no findings in 3 files\n");
    assert_eq!(desk.run(&["check", "f.draft.md"]).out, "no findings in 1 file\n", "named, so meant");
}

#[test]
fn json_and_xml_in_a_folder_are_read_where_they_are_stories() {
    let item = |headline: &str| format!("{{\"uri\": \"x\", \"headline\": \"{headline}\"}}");
    let desk = Desk::new()
        .file("item.json", item("A long day"))
        .file("cut.json", &item("A long day")[..30])
        .file("item.xml", "<nitf><body><body.content><p>A long day.</p></body.content></body></nitf>")
        .file("package.json", "{\"name\": \"x\"}")
        .file("data.json", "{\"name\": ")
        .file("table.json", b"\xff\xfe{\0")
        .file("pom.xml", "<project/>")
        .file("~$notes.docx", "Ann Lee");
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.out, "no findings in 2 files\n");
    assert!(ran.err.starts_with("error: cut.json:1:") && ran.err.lines().count() == 1, "{}", ran.err);
    let ran = desk.run(&["check", "package.json"]);
    assert_eq!(ran.err, "error: package.json: no story: this JSON is no ninjs item\n", "named, so meant");
    let typed = item("A day day long");
    let ran = desk.run_with(&["check", "-", "--stdin-filename", "item.json", "--format", "short"], &typed);
    assert!(ran.out.starts_with("-:1:29: "), "{}", ran.out);
}

#[test]
fn every_row_of_an_archive_has_a_line_in_its_order() {
    let rows = "{\"guid\": 7, \"head\": \"A day day\", \"content\": {\"body\": \"<p>Caf\\u00e9 the the.</p>\"}, \"pub\": \"2025-08-15\"}\r\n\
        {\"guid\": \"b\", \"head\": \n\
        \n\
        [1]\n\
        {\"guid\": \"c\", \"content\": {\"body\": null}}\n\
        {\"guid\": \"d\", \"content\": {\"body\": \"All is well.\"}}";
    let desk = Desk::new().file("rows.jsonl", rows);
    let fields = "id=guid, title=head,html=content.body,date=pub";
    let ran = desk.run(&["check", "--input", "jsonl", "--fields", fields, "rows.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let shown: Vec<_> = lines.iter().map(|line| (&line["line"], &line["id"], &line["error"])).collect();
    let null = Value::Null;
    assert_eq!(shown[0], (&json!(1), &json!(7), &null));
    assert_eq!(shown[1].2, &json!("broken JSON: EOF while parsing a value (byte 22)"));
    assert_eq!(shown[2], (&json!(3), &null, &null));
    assert_eq!(shown[3].2, &json!("no JSON object"));
    assert_eq!(shown[4].2, &json!("this row has no text in `head`, `content.body`"));
    assert_eq!(shown[5], (&json!(6), &json!("d"), &null));
    let first = rows.lines().next().expect("a row");
    let found = lines[0]["diagnostics"].as_array().expect("findings");
    let words: Vec<&str> = found
        .iter()
        .map(|it| &first[it["start"].as_u64().expect("a start") as usize..it["end"].as_u64().expect("an end") as usize])
        .collect();
    assert_eq!(words, ["day day", "the the"]);
    assert!(found.iter().all(|it| it["line"] == 1 && it["path"] == "rows.jsonl"));

    let many: String = (0..1_500).map(|n| format!("{{\"id\": {n}, \"text\": \"It went the the way.\"}}\n")).collect();
    let one = desk.run_with(&["check", "--input", "jsonl", "--threads", "1", "--fail-on", "warning", "-"], &many);
    let four = desk.run_with(&["check", "--input", "jsonl", "--threads", "4", "--fail-on", "warning", "-"], &many);
    assert_eq!(one, four);
    assert_eq!(one.code, Some(1));
    let last: Value = serde_json::from_str(one.out.lines().last().expect("a line")).expect("JSON");
    assert_eq!(
        (&last["id"], &last["line"], &last["diagnostics"][0]["line"]),
        (&json!(1_499), &json!(1_500), &json!(1_500))
    );
}

#[test]
fn fields_of_rows_that_make_no_story_are_bad_usage() {
    for (fields, why) in [
        ("id=a", "no field is named as the text"),
        ("txt=a", "`txt` is none of id"),
        ("text=", "`text=` names no field"),
    ] {
        let ran = Desk::new().run(&["check", "--input", "jsonl", "--fields", fields, "-"]);
        assert!(ran.code == Some(2) && ran.err.contains(why), "{}", ran.err);
    }
}

#[test]
fn a_file_named_twice_is_read_once() {
    let desk = Desk::new().file("sub/a.md", SOUND);
    assert_eq!(desk.run(&["check", "sub/a.md", "./sub//a.md", "sub", "."]).out, "no findings in 1 file\n");
}

#[test]
fn a_named_file_is_read_whatever_its_extension() {
    let ran = Desk::new().file("story.copy", SOUND).run(&["check", "story.copy"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no findings in 1 file\n"));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_up_is_not_followed() {
    let desk = Desk::new().file("sub/a.md", SOUND);
    std::os::unix::fs::symlink("..", desk.path().join("sub/up")).expect("linked");
    let ran = desk.run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "no findings in 1 file\n"));
}

#[test]
fn standard_input_is_read_where_a_dash_stands() {
    let desk = Desk::new();
    assert_eq!(desk.run_with(&["check", "-"], SOUND).out, "no findings in 1 file\n");
    let ran = desk.run_with(&["check", "-", "--stdin-filename", "a.html"], "a\0");
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), "error: -: binary file: NUL at byte 1\n"));
}

#[test]
fn json_is_one_document_even_where_files_could_not_be_read() {
    let desk = Desk::new().file("a.md", SOUND).file("b.md", b"\xff");
    let ran = desk.run(&["check", "--format", "json"]);
    assert_eq!(ran.code, Some(2));
    let document: serde_json::Value = serde_json::from_str(&ran.out).expect("valid JSON");
    let expected = serde_json::json!({
        "version": 1,
        "diagnostics": [],
        "summary": {"files": 1, "errors": 0, "warnings": 0, "notes": 0, "suppressed": 0, "baselined": 0},
    });
    assert_eq!(document, expected);
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    let desk = Desk::new();
    let mut child = desk.start(&["check", "-"]);
    // Nothing is written before standard input ends, so the pipe is closed in time.
    drop(child.stdout.take());
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("ended");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn colour_is_for_those_who_ask() {
    let help = |desk: Desk, args: &[&str]| desk.file("a.md", SOUND).run(args).out.contains('\u{1b}');
    assert!(!help(Desk::new(), &["check"]));
    assert!(!help(Desk::new().env("NO_COLOR", "1"), &["check"]));
    assert!(!help(Desk::new().env("CLICOLOR_FORCE", "1"), &["check", "--color", "never"]));
}

#[test]
fn a_broken_rule_file_is_exit_2_and_drawn_where_it_is_broken() {
    let desk = Desk::new().file("a.md", SOUND).file("house/words/bad.yaml", "kind: nonsense\n");
    let ran = desk.run(&["check", "a.md", "--rules", "house"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("house/words/bad.yaml:1:"), "{}", ran.out);
    assert!(ran.out.contains("lastread/rule-file"), "{}", ran.out);
    assert!(ran.out.ends_with("in 1 file\n"), "the story was checked all the same: {}", ran.out);
}

#[test]
fn a_folder_of_rules_that_is_not_there_is_exit_2() {
    let ran = Desk::new().file("a.md", SOUND).run(&["check", "a.md", "--rules", "nowhere"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: nowhere: "), "{}", ran.err);
}

#[test]
fn a_rule_that_does_not_exist_cannot_be_explained() {
    let ran = Desk::new().run(&["rules", "explain", "no-such-rule-at-all"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("error: there is no rule `no-such-rule-at-all`"), "{}", ran.err);
}

#[test]
fn the_examples_of_the_shipped_rules_hold() {
    let ran = Desk::new().run(&["rules", "test"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.ends_with("all examples hold\n"), "{}", ran.out);
}

#[test]
fn facts_are_a_table_or_a_document() {
    let desk = Desk::new().file("a.md", SOUND);
    assert_eq!(desk.run(&["facts", "a.md"]).code, Some(0));
    let ran = desk.run(&["facts", "a.md", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out).expect("valid JSON");
    assert_eq!((&document["version"], &document["path"]), (&serde_json::json!(1), &serde_json::json!("a.md")));
    assert!(document["claims"].is_array());
    assert_eq!(desk.run(&["facts", "missing.md"]).code, Some(2));
}

/// What the shipped rules find.
mod with_rules {
    use super::*;
    use serde_json::Value;

    const IMPOSSIBLE: &str = "# Vote\n\nThe council voted on June 31, 2023, and then went home.\n";

    /// A desk with one story that is wrong.
    fn desk() -> Desk {
        Desk::new().file("a.md", IMPOSSIBLE)
    }

    #[test]
    fn a_date_that_does_not_exist_is_exit_1_unless_nothing_shall_fail() {
        let desk = desk();
        assert_eq!(desk.run(&["check", "a.md"]).code, Some(1));
        assert_eq!(desk.run(&["check", "a.md", "--fail-on", "never"]).code, Some(0));
    }

    #[test]
    fn every_key_of_the_contract_is_there() {
        let desk = desk();
        let document: Value =
            serde_json::from_str(&desk.run(&["check", "a.md", "--format", "json"]).out).expect("valid JSON");
        let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        let expected = [
            "category",
            "column",
            "end",
            "end_column",
            "end_line",
            "fixes",
            "help",
            "labels",
            "line",
            "message",
            "path",
            "rule",
            "severity",
            "start",
            "url",
        ];
        for diagnostic in document["diagnostics"].as_array().expect("a list") {
            assert_eq!(keys(diagnostic), expected);
        }
        let first = &document["diagnostics"][0];
        let place = |key: &str| first[key].as_u64().expect("a number") as usize;
        assert_eq!(place("line"), 3);
        assert!(IMPOSSIBLE[place("start")..place("end")].contains("June 31"));
    }

    #[test]
    fn any_number_of_threads_writes_the_same_bytes() {
        let mut desk = desk();
        for number in 0..40 {
            desk = desk.file(&format!("{number}.md"), IMPOSSIBLE);
        }
        let one = desk.run(&["check", "--format", "json", "--threads", "1"]);
        assert_eq!(one, desk.run(&["check", "--format", "json", "--threads", "8"]));
        assert_eq!(one, desk.env("RAYON_NUM_THREADS", "1").run(&["check", "--format", "json"]));
    }

    #[test]
    fn colour_comes_where_it_is_forced() {
        let desk = desk();
        assert!(desk.run(&["check", "--color", "always"]).out.contains('\u{1b}'));
        assert!(desk.env("CLICOLOR_FORCE", "1").run(&["check"]).out.contains('\u{1b}'));
    }

    /// The README's first command prints what the README shows.
    #[test]
    fn the_readme_shows_what_the_command_prints() {
        let readme = include_str!("../../README.md");
        let story = include_bytes!("../../fixtures/stories/alaska-summit.md");
        let desk = Desk::new().file("fixtures/stories/alaska-summit.md", story);
        let shown = desk.run(&["check", "fixtures/stories/alaska-summit.md"]);
        assert_eq!(shown.code, Some(1));
        assert!(readme.contains(&format!("alaska-summit.md\n{}```", shown.out)), "{}", shown.out);
    }

    const HOUSE_RULE: &str = "kind: existence\nlevel: error\nsummary: A word the house does not use.\nmessage: not our word\n\
                              with: {words: [whilst]}\nexamples: {flag: [We left whilst it rained.]}\n";

    #[test]
    fn a_house_s_own_rules_are_read_where_they_stand() {
        let desk =
            Desk::new().file("a.md", "We left whilst it rained.\n").file(".lastread/rules/whilst.yaml", HOUSE_RULE);
        let ran = desk.run(&["check", "a.md", "--format", "short"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), "a.md:1:9: error[whilst]: not our word\n"));
        let broken = desk.file(".lastread/rules/whilst.yaml", HOUSE_RULE.replace("words:", "wrods:"));
        let ran = broken.run(&["check", "a.md", "--format", "short"]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.out.contains(".lastread/rules/whilst.yaml:5:8: error[lastread/rule-file]"), "{}", ran.out);
    }

    #[test]
    fn a_misspelt_rule_is_met_with_a_suggestion() {
        let desk = desk();
        let list = desk.run(&["rules", "list"]).out;
        let id = list.lines().find_map(|line| line.strip_prefix("  ")?.split(' ').next()).expect("a rule");
        let ran = desk.run(&["rules", "explain", &id[..id.len() - 1]]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(&format!("did you mean `{id}`?")), "{}", ran.err);
        assert!(desk.run(&["rules", "explain", id]).out.starts_with(id));
    }
}
