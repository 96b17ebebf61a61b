//! The formats as they are asked for on the command line, and what a CI service finds beside them.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::fs;

const IMPOSSIBLE: &str = "# Vote\n\nThe council voted on June 31, 2023, and then went home.\n";
const SOUND: &str = "# Budget\n\nThe council voted.\n";

/// A desk with a story that is wrong and one that is not.
fn desk() -> Desk {
    Desk::new().file("news/a story.md", IMPOSSIBLE).file("b.md", SOUND)
}

fn json_of(desk: &Desk, format: &str) -> Value {
    serde_json::from_str(&desk.run(&["check", "--format", format]).out).expect("valid JSON")
}

#[test]
fn every_format_tells_of_the_story_and_is_exit_1() {
    let desk = desk();
    for format in
        ["pretty", "short", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "checkstyle", "junit", "html"]
    {
        let ran = desk.run(&["check", "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{format}");
        assert!(ran.out.contains("impossible-date") && ran.out.contains("June 31"), "{format}: {}", ran.out);
    }
}

#[test]
fn code_hosts_get_paths_they_can_follow() {
    let desk = desk();
    let sarif = json_of(&desk, "sarif");
    let run = &sarif["runs"][0];
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "news/a%20story.md");
    assert_eq!(place["region"]["startLine"], 3);
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(rule["id"], "impossible-date");
    assert_eq!(rule["defaultConfiguration"]["level"], "error");
    assert_eq!(
        json_of(&desk, "gitlab")[0]["location"],
        json!({"path": "news/a story.md", "lines": {"begin": 3, "end": 3}})
    );
}

#[test]
fn a_story_without_findings_is_a_test_that_passed() {
    let out = desk().run(&["check", "--format", "junit"]).out;
    assert!(out.contains("<testcase classname=\"b.md\" name=\"lastread\" file=\"b.md\"/>"), "{out}");
    assert!(out.contains("<testsuite name=\"news/a story.md\" tests=\"1\" failures=\"1\""), "{out}");
}

#[test]
fn a_page_tells_the_rules_it_names() {
    let out = desk().run(&["check", "--format", "html"]).out;
    assert!(out.contains("<article id=\"rule-impossible-date\">") && out.contains("There is no such day."), "{out}");
}

#[test]
fn the_report_is_written_into_a_file() {
    let desk = desk().file("report.json", "old");
    let ran = desk.run(&["check", "--format", "json", "--output-file", "report.json", "--color", "always"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), "", ""));
    let written = fs::read_to_string(desk.path().join("report.json")).expect("read");
    assert_eq!(written, desk.run(&["check", "--format", "json"]).out);
    let ran = desk.run(&["check", "--output-file", "nowhere/report.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: nowhere/report.txt: "), "{}", ran.err);
}

#[test]
fn statistics_count_instead_of_telling() {
    let desk = desk();
    let ran = desk.run(&["check", "--statistics"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.starts_with("findings  files  level    rule\n       1      1  error    impossible-date\n"),
        "{}",
        ran.out
    );
    let document: Value =
        serde_json::from_str(&desk.run(&["check", "--statistics", "--format", "json"]).out).expect("valid JSON");
    assert_eq!(document["rules"][0]["rule"], "impossible-date");
    let ran = desk.run(&["check", "--statistics", "--format", "sarif"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("error: --statistics goes with the formats pretty, short and json"), "{}", ran.err);
}

#[test]
fn github_s_page_of_the_step_is_added_to() {
    let desk = desk().file("page.md", "Before.\n").env("GITHUB_STEP_SUMMARY", "page.md");
    let page = |desk: &Desk| fs::read_to_string(desk.path().join("page.md")).expect("read");
    desk.run(&["check", "news", "--format", "short"]);
    assert_eq!(page(&desk), "Before.\n", "nobody asked for GitHub");
    let ran = desk.run(&["check", "news", "--format", "github"]);
    assert!(ran.out.starts_with("::error file=news/a story.md,line=3,"), "{}", ran.out);
    assert!(page(&desk).starts_with("Before.\n### lastread: 1 error in 1 file\n"), "{}", page(&desk));
    assert!(page(&desk).contains("| error | news/a story.md:3:"), "{}", page(&desk));
}

/// What the action, the GitLab job and the README type can be typed.
#[test]
fn every_option_that_the_templates_use_is_there() {
    let root = env!("CARGO_MANIFEST_DIR");
    let help = Desk::new().run(&["check", "--help"]).out;
    let mut options = 0;
    for file in ["action.yml", "templates/lastread.gitlab-ci.yml", ".pre-commit-hooks.yaml", ".github/workflows/ci.yml"]
    {
        let text = fs::read_to_string(format!("{root}/{file}")).expect("a readable file");
        serde_yaml::from_str::<serde_yaml::Value>(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let text = text.replace("\\\n", " ");
        let lines =
            text.lines().filter_map(|line| line.split_once("lastread\" check").or(line.split_once("lastread check")));
        for (_, typed) in lines {
            for option in typed.split_whitespace().filter(|word| word.len() > 2 && word.starts_with("--")) {
                assert!(help.contains(&format!("{option} ")), "{file}: {option}");
                options += 1;
            }
        }
    }
    assert!(options >= 8, "{options} options were found");
}
