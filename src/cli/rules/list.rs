//! `lastread rules list`: the rules by category, for a terminal or as a catalogue to keep.

use super::{catalogue, load_with_house_rules};
use crate::cli::args::{ListArgs, ListFormat};
use crate::cli::{Exit, house};
use crate::report::count;
use crate::rule::Rule;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Runs `rules list`.
pub(in crate::cli) fn list(args: &ListArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let loaded = load_with_house_rules(&args.rules.folders);
    match args.format {
        ListFormat::Table => write_list(&loaded.rules, out)?,
        ListFormat::Markdown => catalogue::write(&loaded, out)?,
    }
    house::tell(&loaded.unreadable, &loaded.mistakes, err)
}

/// The rules by category, and in each by id.
pub(super) fn by_category(rules: &[Rule]) -> BTreeMap<&str, Vec<&Rule>> {
    let mut categories: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in rules {
        categories.entry(&rule.category).or_default().push(rule);
    }
    for rules in categories.values_mut() {
        rules.sort_by(|a, b| a.id.cmp(&b.id));
    }
    categories
}

/// A table for each category: id, level, kind, summary.
fn write_list(rules: &[Rule], out: &mut dyn Write) -> io::Result<()> {
    let widest = |of: fn(&Rule) -> usize| rules.iter().map(of).max().unwrap_or(0);
    let (id, kind) = (widest(|rule| rule.id.len()), widest(|rule| rule.kind.name.len()));
    for (number, (category, rules)) in by_category(rules).into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{category}")?;
        for rule in rules {
            let level = rule.level.name();
            writeln!(out, "  {:<id$}  {level:<7}  {:<kind$}  {}", rule.id, rule.kind.name, rule.summary)?;
        }
    }
    writeln!(out, "{}{}", if rules.is_empty() { "" } else { "\n" }, count(rules.len(), "rule"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, Finding, Hit, KINDS};
    use crate::diagnostic::Severity;
    use crate::reading::Reading;

    struct Silent;

    impl Check for Silent {
        fn check(&self, _: &Reading<'_>, _: &[Hit], _: &mut Vec<Finding>) {}
    }

    fn rule(category: &str, id: &str, level: Severity) -> Rule {
        Rule {
            id: id.to_owned(),
            category: category.to_owned(),
            level,
            summary: format!("About {id}."),
            help: Some("Ask.".to_owned()),
            url: None,
            docs: None,
            kind: KINDS[0],
            check: std::sync::Arc::new(Silent),
        }
    }

    #[test]
    fn rules_are_listed_by_category_and_name() {
        let rules = [
            rule("people", "names", Severity::Warning),
            rule("dates", "weekday", Severity::Error),
            rule("people", "ages", Severity::Note),
        ];
        let mut out = Vec::new();
        write_list(&rules, &mut out).expect("a Vec takes all");
        let words: Vec<Vec<&str>> =
            std::str::from_utf8(&out).expect("UTF-8").lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(words[0], ["dates"]);
        assert_eq!(words[1][..2], ["weekday", "error"]);
        assert_eq!(words[4][..2], ["ages", "note"]);
        assert_eq!(words[5][..2], ["names", "warning"]);
        assert_eq!(words[7], ["3", "rules"]);
    }
}
