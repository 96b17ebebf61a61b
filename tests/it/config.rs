//! `lastread.yaml`: found, heeded, shown and begun with.

use crate::desk::Desk;
use std::fs;

/// One warning (two words doubled) and one error (a day that does not exist).
const STORY: &str = "# Vote\n\nThe council voted on June 31, 2023, and it it adjourned.\n";

/// `rule: level` of each finding, by file.
fn found(desk: &Desk, args: &[&str]) -> Vec<String> {
    let ran = desk.run(&[&["check", "--format", "jsonl"], args].concat());
    assert_eq!(ran.err, "");
    let finding = |line: &str| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = |key: &str| finding[key].as_str().expect("text").to_owned();
        format!("{} {} {}", text("path"), text("rule"), text("severity"))
    };
    ran.out.lines().map(finding).collect()
}

#[test]
fn the_nearest_configuration_holds_and_none_is_looked_for_above_the_repository() {
    let desk = Desk::new()
        .file("lastread.yaml", "rules: {doubled-word: off}\n")
        .file("a.md", STORY)
        .file("sub/b.md", STORY)
        .file("sub/deep/lastread.yaml", "rules: {impossible-date: note}\n")
        .file("sub/deep/c.md", STORY)
        .file("other/.git/HEAD", "")
        .file("other/d.md", STORY);
    let expected = [
        "a.md impossible-date error",
        "other/d.md impossible-date error",
        "other/d.md doubled-word warning",
        "sub/b.md impossible-date error",
        "sub/deep/c.md impossible-date note",
        "sub/deep/c.md doubled-word warning",
    ];
    assert_eq!(found(&desk, &[]), expected);
    assert_eq!(found(&desk, &["a.md", "--no-config"]).len(), 2);
    assert_eq!(found(&desk, &["a.md", "--config", "sub/deep/lastread.yaml"])[0], "a.md impossible-date note");
}

#[test]
fn overrides_profiles_and_globs_hold_by_path() {
    let config = "\
exclude: [archive/]
profiles: {strict: {rules: {doubled-word: error}}}
overrides:
  - paths: opinion/
    rules: {'*': {at_most: note}}
";
    let desk = Desk::new()
        .file("lastread.yaml", config)
        .file("opinion/a.md", STORY)
        .file("news/b.md", STORY)
        .file("archive/c.md", STORY);
    let expected = [
        "news/b.md impossible-date error",
        "news/b.md doubled-word warning",
        "opinion/a.md impossible-date note",
        "opinion/a.md doubled-word note",
    ];
    assert_eq!(found(&desk, &[]), expected);
    assert_eq!(found(&desk, &["archive/c.md"]).len(), 2, "named, so meant");
    assert_eq!(found(&desk, &["news", "--profile", "strict"])[1], "news/b.md doubled-word error");
    let ran = desk.run(&["check", "--profile", "strcit"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), "error: there is no profile `strcit`; one of: strict\n"));
}

#[test]
fn options_of_shipped_rules_are_changed_and_choices_of_the_house_made() {
    let story = "# Paint\n\nThe color of the center was her favorite. The adviser said it. The U.S. envoy met it.\n";
    let desk = Desk::new().file("a.md", story).file("b.md", "The mayor said it it was chop chop chop.\n");
    assert!(found(&desk, &["a.md"]).is_empty(), "consistent with itself");
    let desk = desk.file("lastread.yaml", "house: {spelling: British, words: [advisor], us: US}\n");
    let mut rules = found(&desk, &["a.md"]);
    rules.sort();
    assert_eq!(rules, ["a.md spelling-system warning", "a.md us-abbreviation warning", "a.md word-form warning"]);
    let short = desk.run(&["check", "a.md", "--format", "short"]).out;
    assert!(short.contains("the house writes British spelling; the story has color"), "{short}");
    assert!(short.contains("the house writes advisor; the story has adviser once"), "{short}");
    assert!(short.contains("the house writes US; the story has U.S. once"), "{short}");
    let desk = desk.file("lastread.yaml", "rules: {doubled-word: {add: {ignore: [it]}}}\n");
    assert!(found(&desk, &["b.md"]).is_empty());
}

#[test]
fn mistakes_are_drawn_on_the_file_and_the_rest_holds() {
    let desk =
        Desk::new().file("lastread.yaml", "rules:\n  doubled-wrod: off\n  impossible-date: note\n").file("a.md", STORY);
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("lastread.yaml:2:3") && ran.out.contains("[lastread/config]"), "{}", ran.out);
    assert!(ran.out.contains("did you mean `doubled-word`?"), "{}", ran.out);
    assert!(!ran.out.contains("impossible-date"), "{}", ran.out);
}

#[test]
fn rules_of_the_house_are_read_from_the_folder_of_the_configuration_and_nowhere_else() {
    let rule = "kind: existence\nlevel: error\nsummary: Hype.\nmessage: hype\nwith: {words: [adjourned]}\nexamples: {flag: [It adjourned.]}\n";
    let desk = Desk::new()
        .file("lastread.yaml", "rule_folders: [house]\nrules: {hype: warning}\n")
        .file("house/words/hype.yaml", rule)
        .file("news/a.md", STORY);
    assert!(found(&desk, &["news"]).contains(&"news/a.md hype warning".to_owned()));
    let desk = desk.file("lastread.yaml", "rule_folders: [../secrets, missing]\n");
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("`../secrets` does not lie in the folder of this file"), "{}", ran.out);
    assert!(ran.out.contains("`missing` is no folder"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let outside = Desk::new().file("words/secret.yaml", "password: hunter2\n");
    let desk = Desk::new().file("lastread.yaml", "rule_folders: [house]\n").file("a.md", "Fine.\n");
    std::os::unix::fs::symlink(outside.path(), desk.path().join("house")).expect("linked");
    let ran = desk.run(&["check"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("`house` leads out of the folder of this file"), "{}", ran.out);
    assert!(!ran.out.contains("hunter2"), "{}", ran.out);
}

#[test]
fn standard_input_is_under_the_configuration_of_its_name() {
    let desk = Desk::new().file("opinion/lastread.yaml", "rules: {doubled-word: off, impossible-date: off}\n");
    let args = ["check", "-", "--stdin-filename", "opinion/a.md"];
    assert_eq!(desk.run_with(&args, STORY).out, "no findings in 1 file\n");
    assert_eq!(desk.run_with(&["check", "-"], STORY).code, Some(1));
}

#[test]
fn what_holds_is_shown_with_where_it_is_said() {
    let config = "rules:\n  two-ages: off\noverrides:\n  - paths: news/\n    house: {spelling: British}\nfields:\n  date: [Released_at, date]\n";
    let desk = Desk::new().file("lastread.yaml", config);
    let ran = desk.run(&["config", "--show", "news/a.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("# news/a.md\n# configuration: lastread.yaml\nrules:\n"), "{}", ran.out);
    for line in [
        "  two-ages: off  # lastread.yaml:2\n",
        "  weekday: error\n",
        "  spelling-system:\n    level: warning\n    with:\n      system: \"British\"  # lastread.yaml:5\n",
        "fields:\n  date: [Released_at, date]  # lastread.yaml:7\n",
        "  byline: [byline, by]\n",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert!(desk.run(&["config"]).out.contains("  spelling-system: warning\n"));
}

#[test]
fn a_beginning_is_made_and_nothing_is_written_over() {
    let desk = Desk::new().file(".lastread/config.schema.json", "mine").file("a.md", STORY);
    let ran = desk.run(&["init"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("written: lastread.yaml\n"), "{}", ran.out);
    assert!(ran.out.contains("there already, left as it is: .lastread/config.schema.json\n"), "{}", ran.out);
    assert_eq!(fs::read_to_string(desk.path().join(".lastread/config.schema.json")).expect("read"), "mine");
    assert_eq!(found(&desk, &[]).len(), 2, "it changes nothing yet");
    // What it shows as an example is sound: taken as written, it has no mistakes.
    let written = fs::read_to_string(desk.path().join("lastread.yaml")).expect("read");
    let (prose, examples): (Vec<&str>, Vec<&str>) = written.lines().partition(|line| {
        let line = line.strip_prefix("# ").unwrap_or_default();
        line.starts_with(char::is_uppercase) || line.starts_with("yaml-language-server")
    });
    assert!(prose.len() > 5 && examples.len() > 15);
    let examples: Vec<&str> = examples.iter().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
    let desk = Desk::new()
        .file("lastread.yaml", examples.join("\n"))
        .file(".lastread/rules/none.txt", "")
        .file(".lastread/tables/none.txt", "");
    let ran = desk.run(&["config", "--show"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", examples.join("\n"));
}

/// `UPDATE_FIXTURES=1` writes them anew.
#[test]
fn the_shipped_schemas_say_what_the_readers_go_by() {
    let schemas = [
        ("schemas/lastread.schema.json", lastread::config::schema::schema()),
        ("schemas/rule.schema.json", lastread::rule::schema::schema()),
    ];
    for (path, schema) in schemas {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let schema = format!("{schema:#}\n");
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, &schema).expect("written");
        }
        let shipped = fs::read_to_string(&path).unwrap_or_default();
        assert!(shipped == schema, "{} is out of date: run with UPDATE_FIXTURES=1", path.display());
    }
    let text =
        fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/lastread.schema.json"));
    assert!(!text.expect("read").contains("former-and-sitting"), "no rule is named in it");
}

#[test]
fn stories_call_the_fields_of_their_metadata_what_the_configuration_says() {
    let story =
        "---\nkop: The the vote\nimported: 2024-02-02\nreleased: 2023-06-05\n---\n\nThe vote is on Tuesday, June 6.\n";
    let config = "fields: {date: released, headline: [kop, title], caption: cutline}\n";
    let desk = Desk::new().file("a.md", story).file("b.md", story.replace("Tuesday", "Monday"));
    assert!(found(&desk, &["b.md"]).is_empty(), "nothing says when it was published");
    let desk = desk.file("lastread.yaml", config);
    assert_eq!(found(&desk, &["a.md"]), ["a.md doubled-word warning"]);
    assert_eq!(found(&desk, &["b.md"]), ["b.md doubled-word warning", "b.md weekday-without-year warning"]);
    let facts = desk.run(&["facts", "b.md"]).out;
    assert!(facts.contains("resolved: 2023-06-06"), "{facts}");
    let desk = desk.file("lastread.yaml", "fields: {dat: [released], deck: []}\n");
    let ran = desk.run(&["check", "--format", "short"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.out.contains("lastread.yaml:1:10: error[lastread/config]: the names of fields takes no `dat`"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("an empty list"), "{}", ran.out);
}

#[test]
fn a_rule_that_is_off_by_itself_runs_where_it_is_given_a_level_or_options() {
    let desk = Desk::new().file("2024-05-01-a.md", "---\ntitle: A story\ndate: 2024-05-02\n---\n\nIt was.\n");
    assert!(found(&desk, &["--min-level", "note"]).is_empty());
    assert!(
        desk.run(&["rules", "explain", "date-and-file-name"]).out.contains("(metadata, off, kind dating)\nOff unless")
    );
    let config = "rules:\n  metadata/*: note\n  date-and-file-name: error\n  required-fields: {with: {field: [title, byline]}}\n";
    let desk = desk.file("lastread.yaml", config);
    let expected = ["2024-05-01-a.md required-fields error", "2024-05-01-a.md date-and-file-name error"];
    assert_eq!(found(&desk, &[]), expected, "what is said of many switches nothing on");
}

#[test]
fn every_command_heeds_the_configuration_as_check_does() {
    let rule = "\
kind: existence
level: note
summary: Hype.
message: hype
with: {words: [amazing]}
examples: {flag: [It is amazing.]}
";
    let table = "name,office,area,from,to,source,as_of\n";
    let config = "rule_folders: desk/rules\ntable_folders: desk/tables\nrules: {hype: error, doubled-word: off}\n";
    let desk = Desk::new()
        .file("lastread.yaml", config)
        .file("desk/rules/words/hype.yaml", rule)
        .file("desk/tables/strange.csv", table)
        .file("news/a.md", "# Vote\n\nIt it was amazing.\n");
    let list = desk.run(&["rules", "list"]);
    let level = |id: &str| list.out.lines().find(|line| line.contains(id)).map(|line| line.split_whitespace().nth(1));
    assert_eq!((level(" hype "), level("doubled-word")), (Some(Some("error")), Some(Some("off"))), "{}", list.out);
    let explained = desk.run(&["rules", "explain", "hype"]).out;
    assert!(explained.starts_with("hype (words, error by lastread.yaml:3, kind existence)\n"), "{explained}");
    let tested = desk.run(&["rules", "test", "--corpus", "news", "--samples", "0"]).out;
    assert!(tested.contains("error    hype\n") && !tested.contains("doubled-word"), "{tested}");
    assert!(desk.run(&["rules", "test", "desk/rules", "--corpus", "news"]).out.contains("1  error    hype"));
    let begun = desk.run(&["rules", "new", "our-rule"]).out;
    assert!(begun.starts_with("desk/rules/house/our-rule.yaml\n") && !begun.contains("--rules"), "{begun}");
    for args in [&["facts", "news/a.md"][..], &["tables", "list"], &["tables", "check"], &["baseline"]] {
        let ran = desk.run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}{}", ran.out, ran.err);
        assert!((ran.out + &ran.err).contains("desk/tables/strange.csv"), "{args:?}");
        assert_ne!(desk.run(&[args, &["--no-config"]].concat()).code, Some(2), "{args:?}");
    }
}
