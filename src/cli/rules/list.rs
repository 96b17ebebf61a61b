//! `lastread rules list`: the rules by category, for a terminal or as a catalogue to keep.

use super::catalogue;
use crate::cli::Exit;
use crate::cli::args::{ListArgs, ListFormat};
use crate::cli::policy::Policies;
use crate::config::Held;
use crate::diagnostic::Severity;
use crate::report::count;
use crate::rule::Rule;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Runs `rules list`.
pub(in crate::cli) fn list(args: &ListArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut policies = Policies::new(&args.config, &args.rules.folders, None)?;
    let (policy, path) = policies.here()?;
    let entries: Vec<Entry<'_>> = policy.held(&path).into_iter().map(Entry::new).collect();
    match args.format {
        ListFormat::Table => write_list(&entries, out)?,
        ListFormat::Markdown => catalogue::write(&entries, &policy.rulebook.sources, out)?,
    }
    policies.tell(err)
}

/// A rule on the list.
#[derive(Clone, Copy)]
pub(super) struct Entry<'r> {
    pub(super) rule: &'r Rule,
    /// The level that holds here: the rule's own, or the configuration's.
    pub(super) level: &'static str,
}

impl<'r> Entry<'r> {
    fn new((rule, held): (&'r Rule, Held)) -> Entry<'r> {
        Entry { rule, level: held.level.map_or("off", Severity::name) }
    }
}

/// The rules by category, and in each by id.
pub(super) fn by_category<'r>(entries: &[Entry<'r>]) -> BTreeMap<&'r str, Vec<Entry<'r>>> {
    let mut categories: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
    for entry in entries {
        categories.entry(&entry.rule.category).or_default().push(*entry);
    }
    for entries in categories.values_mut() {
        entries.sort_by(|a, b| a.rule.id.cmp(&b.rule.id));
    }
    categories
}

/// A table for each category: id, level, kind, summary.
fn write_list(entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    let widest = |of: fn(&Rule) -> usize| entries.iter().map(|entry| of(entry.rule)).max().unwrap_or(0);
    let (id, kind) = (widest(|rule| rule.id.len()), widest(|rule| rule.kind.name.len()));
    for (number, (category, entries)) in by_category(entries).into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{category}")?;
        for Entry { rule, level } in entries {
            writeln!(out, "  {:<id$}  {level:<7}  {:<kind$}  {}", rule.id, rule.kind.name, rule.summary)?;
        }
    }
    writeln!(out, "{}{}", if entries.is_empty() { "" } else { "\n" }, count(entries.len(), "rule"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, Finding, Hit, KINDS};
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
            opt_in: false,
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
        let entries: Vec<_> = rules.iter().map(|rule| Entry { rule, level: rule.level.name() }).collect();
        write_list(&entries, &mut out).expect("a Vec takes all");
        let words: Vec<Vec<&str>> =
            std::str::from_utf8(&out).expect("UTF-8").lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(words[0], ["dates"]);
        assert_eq!(words[1][..2], ["weekday", "error"]);
        assert_eq!(words[4][..2], ["ages", "note"]);
        assert_eq!(words[5][..2], ["names", "warning"]);
        assert_eq!(words[7], ["3", "rules"]);
    }
}
