use super::*;
use crate::check::{Check, Finding, Hit, KINDS, Place};
use crate::cli::args::{Args, Command};
use crate::cli::rules::Loaded;
use crate::diagnostic::Severity;
use crate::linter::{Linter, Settings};
use crate::reading::Reading;
use crate::rule::Rule;
use crate::source::Source;
use crate::span::Span;
use clap::Parser;
use std::fs;
use std::sync::Arc;
use tempfile::TempDir;

/// Finds every `wrong` in a story, and cannot bear a `panic`.
struct Wrong;

impl Check for Wrong {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        assert!(!reading.text().contains("panic"), "as asked by a test");
        findings.extend(reading.text().match_indices("wrong").map(|(at, word)| Finding {
            place: Place::Text(Span::from_range(at..at + word.len())),
            message: "this is wrong".to_owned(),
            label: None,
            labels: Vec::new(),
            help: None,
            fixes: Vec::new(),
            doubtful: false,
        }));
    }
}

fn loaded(level: Severity) -> Loaded {
    let rule = Rule {
        id: "wrong".to_owned(),
        category: "tests".to_owned(),
        level,
        opt_in: false,
        summary: String::new(),
        help: None,
        url: None,
        docs: None,
        kind: KINDS[0],
        check: Arc::new(Wrong),
    };
    Loaded { rules: vec![rule], ..Loaded::default() }
}

/// Checks `folder` with further arguments; the exit and what was written to standard output.
fn check(loaded: Loaded, folder: &TempDir, more: &[&str]) -> (Exit, String) {
    let path = folder.path().to_str().expect("UTF-8");
    let typed = ["lastread", "check", path].into_iter().chain(more.iter().copied());
    let Command::Check(args) = Args::parse_from(typed).command else { panic!("not a check") };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(Policies::everywhere(loaded), &args, &mut out, &mut err).expect("a Vec takes all");
    (exit, String::from_utf8(out).expect("UTF-8"))
}

fn folder(stories: impl Iterator<Item = (String, &'static str)>) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in stories {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

#[test]
fn the_exit_is_that_of_the_worst_finding_at_or_above_fail_on() {
    let folder = folder([("a.md".to_owned(), "All is wrong.\n")].into_iter());
    let cases = [
        (Severity::Error, "error", Exit::Findings),
        (Severity::Warning, "error", Exit::Clean),
        (Severity::Warning, "warning", Exit::Findings),
        (Severity::Note, "warning", Exit::Clean),
        (Severity::Note, "note", Exit::Findings),
        (Severity::Error, "never", Exit::Clean),
    ];
    for (level, fail_on, expected) in cases {
        let (exit, _) = check(loaded(level), &folder, &["--fail-on", fail_on]);
        assert_eq!(exit, expected, "{level:?} with --fail-on {fail_on}");
    }
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let stories = (0..BATCH + 50).map(|n| (format!("{n}.md"), if n % 3 == 0 { "wrong, wrong\n" } else { "fine\n" }));
    let folder = folder(stories);
    for format in ["json", "pretty", "github"] {
        let one = check(loaded(Severity::Error), &folder, &["--format", format, "--threads", "1"]);
        let eight = check(loaded(Severity::Error), &folder, &["--format", format, "--threads", "8"]);
        assert!(one == eight, "{format} differs");
    }
    let (_, short) = check(loaded(Severity::Error), &folder, &["--format", "short"]);
    let paths: Vec<&str> = short.lines().filter_map(|line| line.split(".md:").next()).collect();
    assert_eq!(paths.len(), 2 * (BATCH + 50).div_ceil(3));
    assert!(paths.is_sorted());
}

#[test]
fn a_bug_in_one_story_is_exit_2_and_the_others_are_checked() {
    let stories = [("a.md", "wrong\n"), ("b.md", "panic\n"), ("c.md", "wrong\n")];
    let folder = folder(stories.into_iter().map(|(name, text)| (name.to_owned(), text)));
    let (exit, short) = check(loaded(Severity::Warning), &folder, &["--format", "short"]);
    assert_eq!((exit, short.lines().count()), (Exit::Failure, 2));
}

#[test]
fn mistakes_in_rules_stand_among_the_findings_in_the_order_of_paths() {
    let folder = folder([("a.md".to_owned(), "wrong\n"), ("z.md".to_owned(), "wrong\n")].into_iter());
    let mut loaded = loaded(Severity::Warning);
    let rule_file = Source::new(shown(&folder.path().join("m.yaml")), "wrong\n");
    let mistakes = Linter::new(self::loaded(Severity::Error).rules, Settings::default())
        .check(&rule_file, crate::format::Format::Plain);
    loaded.mistakes.push((rule_file, mistakes));
    let (exit, short) = check(loaded, &folder, &["--format", "short"]);
    assert_eq!(exit, Exit::Failure, "a rule was not run");
    let names: Vec<&str> = short.lines().filter_map(|line| line.split(':').next()?.rsplit('/').next()).collect();
    assert_eq!(names, ["a.md", "m.yaml", "z.md"]);
}
