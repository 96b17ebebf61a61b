//! Rule files: the shipped ones against their own examples, and broken ones against the mistakes they hold.

use lastread::rule;
use lastread::source::Source;

#[test]
fn every_shipped_rule_keeps_the_word_of_its_examples() {
    let wrong: Vec<String> = rule::shipped_sources()
        .iter()
        .flat_map(|(path, yaml)| mistakes(&Source::new(*path, *yaml), rule::examples::test))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Mistakes as `path:line:column: message (help)`.
fn mistakes(source: &Source, find: impl Fn(&Source) -> Vec<lastread::diagnostic::Diagnostic>) -> Vec<String> {
    let line = |diagnostic: lastread::diagnostic::Diagnostic| {
        let at = source.position(diagnostic.span.start);
        let help = diagnostic.help.map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}:{}:{}: {}{help}", diagnostic.path, at.line, at.column, diagnostic.message)
    };
    find(source).into_iter().map(line).collect()
}
