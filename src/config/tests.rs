use super::*;
use crate::rule::{self, Rule, Script};

/// A configuration and what is wrong with it.
struct Checked {
    config: Config,
    rules: Vec<Rule>,
    scripts: Vec<Script>,
    mistakes: Vec<(String, String, Option<String>)>,
}

fn check(yaml: &str) -> Checked {
    let source = Source::new("lastread.yaml", yaml);
    let (config, mut mistakes) = read(&source);
    let (rules, scripts) = (rule::shipped(), rule::scripts([]));
    config.review(&rules, &scripts, &mut mistakes);
    let mistakes = diagnostics(mistakes, &source);
    let mistakes = mistakes.into_iter().map(|it| (source.slice(it.span).to_owned(), it.message, it.help)).collect();
    Checked { config, rules, scripts, mistakes }
}

impl Checked {
    /// What holds for a rule in a story.
    fn held(&self, path: &str, id: &str) -> Held {
        assert!(self.mistakes.is_empty(), "{:?}", self.mistakes);
        let at = self.rules.iter().position(|rule| rule.id == id).expect("a rule");
        self.config.held(&self.config.layers(path), &self.rules[at], self.scripts.get(at))
    }

    fn level(&self, path: &str, id: &str) -> &'static str {
        self.held(path, id).level.map_or("off", Severity::name)
    }
}

#[test]
fn a_file_that_says_nothing_changes_nothing() {
    for yaml in ["", "# nothing yet\n", "rules:\nhouse:\n"] {
        let checked = check(yaml);
        for rule in &checked.rules {
            let own = if rule.opt_in { "off" } else { rule.level.name() };
            assert_eq!(checked.level("a.md", &rule.id), own);
        }
        assert!(!checked.config.has_options() && checked.config.includes("a.md"));
    }
}

#[test]
fn the_exact_goes_before_the_general_and_the_later_layer_before_the_earlier() {
    let checked = check(
        r#"
rules:
  weekday: warning
  two-ages: off
  "*": {at_most: warning}
  dates/*: note
overrides:
  - paths: news/
    rules:
      dates/*: error
  - paths: ["news/local/**", "*.draft.md"]
    rules:
      "*": {at_most: note}
"#,
    );
    assert_eq!(checked.level("a.md", "weekday"), "warning");
    assert_eq!(checked.level("a.md", "impossible-date"), "note");
    assert_eq!(checked.level("a.md", "former-and-sitting"), "warning");
    assert_eq!(checked.level("news/a.md", "weekday"), "error");
    assert_eq!(checked.level("news/local/a.md", "weekday"), "note");
    assert_eq!(checked.level("opinion/a.draft.md", "weekday"), "note");
    assert_eq!(checked.level("news/a.md", "two-ages"), "off", "what is off is not switched on by what is said of many");
}

#[test]
fn a_profile_lies_between_the_base_and_the_overrides() {
    let yaml = r#"
profile: soft
profiles:
  soft: {rules: {"*": {at_most: note}}}
  strict: {rules: {"*": {at_least: error}}}
overrides:
  - {paths: front/, profile: strict}
"#;
    let mut checked = check(yaml);
    assert_eq!(checked.level("a.md", "weekday"), "note");
    assert_eq!(checked.level("front/a.md", "vague-source"), "error");
    checked.config.choose_profile("strict").expect("it is there");
    assert_eq!(checked.level("a.md", "vague-source"), "error");
    let error = checked.config.choose_profile("strcit").expect_err("it is not there").to_string();
    assert_eq!(error, "there is no profile `strcit`; one of: soft, strict");
}

#[test]
fn options_and_choices_of_the_house_change_what_a_rule_finds() {
    let checked = check(
        "house: {spelling: British}\noverrides:\n  - paths: us/\n    rules:\n      spelling-system: {with: {system: American}}\n",
    );
    assert!(checked.config.has_options());
    let value = |path: &str| {
        let held = checked.held(path, "spelling-system");
        assert_eq!(held.changes.len(), 1);
        held.changes[0].value.as_text().map(str::to_owned)
    };
    assert_eq!(value("a.md").as_deref(), Some("British"));
    assert_eq!(value("us/a.md").as_deref(), Some("American"));
    let mut mistakes = Mistakes::default();
    let rules = checked.config.apply(&[0], &checked.rules, &checked.scripts, &mut mistakes);
    assert!(mistakes.is_empty());
    assert_eq!(rules.len(), checked.rules.iter().filter(|rule| !rule.opt_in).count());
}

#[test]
fn globs_choose_among_the_stories_of_folders() {
    let config = check("include: [content/, '*.txt']\nexclude: ['content/archive/**', '[dD]raft-*']\n").config;
    let cases = [
        ("content/a.md", true),
        ("content/b/c.md", true),
        ("content/archive/a.md", false),
        ("content/b/draft-1.md", false),
        ("notes/a.txt", true),
        ("notes/a.md", false),
    ];
    for (path, expected) in cases {
        assert_eq!(config.includes(path), expected, "{path}");
    }
}

#[test]
fn every_mistake_is_found_and_stands_where_it_was_made() {
    let checked = check(
        r#"
ruels: {}
rules:
  former-and-siting: off
  two-ages: {level: wraning, at_mots: note}
  peple/*: note
  doubled-word:
    with: {ignroe: [had]}
    add: {safe: true}
  dates/*: {with: {claim: date}}
house: {spellling: British, spelling: Brittish}
profile: desk
include: [/etc/**, "!a", "[a"]
rule_folders: [../elsewhere, /etc]
overrides:
  - rules: {}
"#,
    );
    let found: Vec<(&str, &str)> =
        checked.mistakes.iter().map(|(at, message, _)| (at.as_str(), message.as_str())).collect();
    let expected = [
        ("ruels", "the configuration takes no `ruels`"),
        ("former-and-siting", "there is no rule `former-and-siting`"),
        ("wraning", "`wraning` cannot stand here"),
        ("at_mots", "a rule's settings takes no `at_mots`"),
        ("peple/*", "there is no category `peple`"),
        ("ignroe", "the kind `repetition` takes no `ignroe`"),
        ("safe", "nothing of this sort can be added to `safe`"),
        ("with", "options belong to one rule"),
        ("spellling", "no rule heeds a choice `spellling`"),
        ("Brittish", "`Brittish` cannot stand here"),
        ("desk", "`desk` cannot stand here"),
        ("/etc/**", "`/etc/**` can match nothing"),
        ("\"!a\"", "`!a` can match nothing"),
        ("\"[a\"", "this glob does not compile: unclosed character class; missing ']'"),
        ("../elsewhere", "`../elsewhere` does not lie in the folder of this file"),
        ("/etc", "`/etc` does not lie in the folder of this file"),
        ("rules", "an override needs `paths`"),
    ];
    assert_eq!(found, expected);
    let help = |at: &str| checked.mistakes.iter().find(|it| it.0 == at).and_then(|it| it.2.clone());
    assert_eq!(help("former-and-siting").as_deref(), Some("did you mean `former-and-sitting`?"));
    assert_eq!(help("wraning").as_deref(), Some("did you mean `warning`?"));
    assert_eq!(help("spellling").as_deref(), Some("did you mean `spelling`?"));
}

#[test]
fn what_is_not_yaml_is_a_mistake_and_no_panic() {
    for yaml in
        ["rules: [", "- a\n", "rules: 5\n", "overrides: {a: b}\n", "\"*\": &a *a\n", "*: note\n", "profiles: x\n"]
    {
        assert!(!check(yaml).mistakes.is_empty(), "{yaml}");
    }
}
