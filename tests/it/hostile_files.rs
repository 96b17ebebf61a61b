//! Rules, configurations, tables and stets that somebody wrote to do harm: they are refused, or read in no more time than others of their length.

use lastread::config;
use lastread::rule;
use lastread::source::Source;
use lastread::table;

/// A rule whose one word, list or pattern is put in.
fn rule(kind: &str, with: &str) -> String {
    format!("kind: {kind}\nlevel: note\nsummary: A.\nmessage: a\nwith:\n  {with}\nexamples: {{flag: [a]}}\n")
}

/// What is wrong with a rule file.
fn refused(text: &str) -> Vec<String> {
    let source = Source::new("house/any.yaml", text);
    let mistakes = rule::load(&source).err().unwrap_or_default();
    for mistake in &mistakes {
        assert!(source.text().get(mistake.span.range()).is_some(), "{mistake:?}");
    }
    mistakes.into_iter().map(|mistake| mistake.message).collect()
}

#[test]
fn an_alias_bomb_does_not_go_off() {
    let bomb: String = (1..12).map(|at| format!("a{at}: &a{at} [{}]\n", format!("*a{},", at - 1).repeat(9))).collect();
    assert_eq!(refused(&format!("a0: &a0 [lol]\n{bomb}")), ["an alias"]);
}

#[test]
fn nesting_has_a_bottom() {
    assert_eq!(refused(&"[".repeat(200_000)).len(), 1);
    assert_eq!(refused(&format!("{}1", "{a: ".repeat(200_000))).len(), 1);
    assert_eq!(refused(&format!("{}1", "- ".repeat(200_000))).len(), 1);
    let steps: String = (0..3_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(refused(&steps).len(), 1);
    let groups = format!("{}a{}", "(".repeat(20_000), ")".repeat(20_000));
    assert!(does_not_compile(&groups));
}

#[test]
fn a_pattern_that_would_fill_the_memory_is_refused() {
    for pattern in [r"a{1000}{1000}{1000}", r"(\pL{500}){500}", r"(a|b|c){100}{100}{100}"] {
        assert!(does_not_compile(pattern), "{pattern}");
    }
}

fn does_not_compile(pattern: &str) -> bool {
    let mistakes = refused(&rule("existence", &format!("pattern: '{pattern}'")));
    mistakes.iter().any(|mistake| mistake.starts_with("this pattern does not compile: "))
}

#[test]
fn a_file_of_keys_is_no_more_work_than_its_length() {
    let keys: String = (0..100_000).map(|key| format!("key-{key:06}: 1\n")).collect();
    assert!(!refused(&keys).is_empty());
    let words: String = (0..50_000).map(|word| format!("word{word}, ")).collect();
    assert_eq!(refused(&rule("existence", &format!("words: [a, {words}b]"))), Vec::<String>::new());
    let source =
        Source::new("lastread.yaml", format!("rules:\n{}", keys.replace("key-", "  key-").replace(": 1", ": off")));
    let (_, mistakes) = config::read(&source);
    assert!(mistakes.is_empty());
}

#[test]
fn a_table_is_refused_or_read_whatever_is_in_it() {
    let load = |text: &str| {
        let source = Source::new("people.csv", text);
        let mistakes = table::load(&source).err().unwrap_or_default();
        for mistake in &mistakes {
            assert!(source.text().get(mistake.span.range()).is_some(), "{mistake:?}");
        }
        mistakes.len()
    };
    let header = table::TableId::PEOPLE.schema().columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
    assert!(load("") > 0);
    assert!(load(&format!("{header}\n\"")) > 0);
    assert!(load(&format!("{header}\n{}", "\"".repeat(100_001))) > 0);
    assert!(load(&format!("{header}\n{}", ",".repeat(1_000_000))) > 0);
    assert!(load(&format!("{header}\n{}", "a|".repeat(500_000))) > 0);
    assert!(load(&format!("{header}\n{}", "x\n".repeat(50_000))) > 0);
    assert!(load(&format!("{header},{header}\n")) > 0);
}
