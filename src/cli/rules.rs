//! `lastread rules`: lists, explains and tests the rules; and where `check` gets its rules from.

use super::args::{ExplainArgs, ListArgs, TestArgs};
use super::input::Unreadable;
use super::{Exit, house, terminal};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Options, Output, Sources, count};
use crate::rule::{self, Rule};
use crate::source::Source;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Rules, and what kept others from being loaded.
#[derive(Default)]
pub(super) struct Loaded {
    /// The shipped rules, then those of the folders.
    pub(super) rules: Vec<Rule>,
    /// The files of the rules of the folders, in the same order.
    pub(super) sources: Vec<Source>,
    /// Rule files with mistakes in them, in order of their paths.
    pub(super) mistakes: Vec<(Source, Vec<Diagnostic>)>,
    /// Files and folders that could not be read.
    pub(super) unreadable: Vec<Unreadable>,
}

/// A newsroom's own rules, read without being named where the command runs beside them.
const HOUSE_RULES: &str = ".lastread/rules";

/// The shipped rules, the house's own, and those in `folders`.
pub(super) fn load_with_house_rules(folders: &[PathBuf]) -> Loaded {
    let house = house::folder(Path::new(""), HOUSE_RULES);
    load(&house.into_iter().chain(folders.iter().cloned()).collect::<Vec<_>>())
}

/// The shipped rules and those of the house whose folder this is.
#[cfg(feature = "lsp")]
pub(super) fn load_of_house(folder: &Path) -> Loaded {
    load(house::folder(folder, HOUSE_RULES).as_slice())
}

/// The shipped rules alone.
#[cfg(feature = "lsp")]
pub(super) fn shipped() -> Loaded {
    load(&[])
}

/// The shipped rules and those in `places`: files, and folders of them.
fn load(places: &[PathBuf]) -> Loaded {
    let mut house = house::load(places, &["yaml", "yml"], rule::load);
    house.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    let mut loaded =
        Loaded { rules: rule::shipped(), sources: Vec::new(), mistakes: house.mistakes, unreadable: house.unreadable };
    for (source, rule) in house.loaded {
        loaded.rules.push(rule);
        loaded.sources.push(source);
    }
    loaded
}

impl Loaded {
    /// The file of the rule at `at`.
    fn source(&self, at: usize) -> Source {
        let shipped = rule::shipped_sources();
        match shipped.get(at) {
            Some((path, yaml)) => Source::new(*path, *yaml),
            None => {
                let own = &self.sources[at - shipped.len()];
                Source::new(own.path(), own.text())
            }
        }
    }
}

/// Runs `rules list`.
pub(super) fn list(args: &ListArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let loaded = load_with_house_rules(&args.rules.folders);
    write_list(&loaded.rules, out)?;
    house::tell(&loaded.unreadable, &loaded.mistakes, err)
}

/// Runs `rules explain`.
pub(super) fn explain(args: &ExplainArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let loaded = load_with_house_rules(&args.rules.folders);
    if let Some(at) = loaded.rules.iter().rposition(|rule| rule.id == args.id) {
        write_rule(&loaded.rules[at], &loaded.source(at), out)?;
        return house::tell(&loaded.unreadable, &loaded.mistakes, err);
    }
    house::tell(&loaded.unreadable, &loaded.mistakes, err)?;
    let meant = match nearest(&args.id, loaded.rules.iter().map(|rule| rule.id.as_str())) {
        Some(id) => format!("; did you mean `{id}`?"),
        None => "; `lastread rules list` names them all".to_owned(),
    };
    writeln!(err, "error: there is no rule `{}`{meant}", args.id)?;
    Ok(Exit::Failure)
}

/// Runs `rules test`.
pub(super) fn test(args: &TestArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut loaded = load(&args.paths);
    let tested: Vec<Source> = (0..loaded.rules.len()).map(|at| loaded.source(at)).collect();
    loaded.mistakes.extend(tested.into_iter().filter_map(|source| {
        let failures = rule::examples::test(&source);
        (!failures.is_empty()).then_some((source, failures))
    }));
    loaded.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    let options =
        Options { min_level: Severity::Note, color: terminal::color(args.color.color), width: terminal::width() };
    let mut report = Output::Pretty.report(options);
    for (source, mistakes) in &loaded.mistakes {
        report.file(Sources::from(source), mistakes, out)?;
    }
    let mistakes: usize = loaded.mistakes.iter().map(|(_, mistakes)| mistakes.len()).sum();
    let rules = count(loaded.rules.len(), "rule");
    let outcome = if mistakes == 0 { "all examples hold".to_owned() } else { count(mistakes, "mistake") };
    writeln!(out, "{rules} tested: {outcome}")?;
    for why in &loaded.unreadable {
        writeln!(err, "error: {why}")?;
    }
    Ok(if mistakes == 0 && loaded.unreadable.is_empty() { Exit::Clean } else { Exit::Failure })
}

/// A table for each category: id, level, kind, summary.
fn write_list(rules: &[Rule], out: &mut dyn Write) -> io::Result<()> {
    let mut categories: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in rules {
        categories.entry(&rule.category).or_default().push(rule);
    }
    let widest = |of: fn(&Rule) -> usize| rules.iter().map(of).max().unwrap_or(0);
    let (id, kind) = (widest(|rule| rule.id.len()), widest(|rule| rule.kind.name.len()));
    for (number, (category, mut rules)) in categories.into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{category}")?;
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        for rule in rules {
            let level = rule.level.name();
            writeln!(out, "  {:<id$}  {level:<7}  {:<kind$}  {}", rule.id, rule.kind.name, rule.summary)?;
        }
    }
    writeln!(out, "{}{}", if rules.is_empty() { "" } else { "\n" }, count(rules.len(), "rule"))
}

/// What a rule checks, why, and on which examples.
fn write_rule(rule: &Rule, source: &Source, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({}, {}, kind {})", rule.id, rule.category, rule.level.name(), rule.kind.name)?;
    writeln!(out, "{}", rule.summary)?;
    // Precompiled rules leave their documentation in the file.
    let docs = rule::load(source).ok().and_then(|rule| rule.docs).unwrap_or_default();
    for (heading, text) in [("", docs.as_str()), ("What to do: ", rule.help.as_deref().unwrap_or_default())] {
        if !text.is_empty() {
            writeln!(out, "\n{heading}{}", text.trim_end())?;
        }
    }
    let (flag, pass) = rule::examples::texts(source);
    for (heading, examples) in [("Flags", flag), ("Lets pass", pass)] {
        if !examples.is_empty() {
            writeln!(out, "\n{heading}:")?;
        }
        for example in examples {
            writeln!(out, "\n    {}", example.trim_end().replace('\n', "\n    "))?;
        }
    }
    Ok(())
}

/// The name most like `wrong`, where one is like it at all.
fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    /// From 0, nothing alike, to 1; below this a suggestion is a guess.
    const ALIKE: f64 = 0.5;
    names
        .map(|name| (name, strsim::normalized_damerau_levenshtein(wrong, name)))
        .filter(|(_, alike)| *alike >= ALIKE)
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(name, _)| name)
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
            summary: format!("About {id}."),
            help: Some("Ask.".to_owned()),
            url: None,
            docs: None,
            kind: KINDS[0],
            check: Box::new(Silent),
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

    #[test]
    fn a_name_is_suggested_only_where_one_is_like_it() {
        let names = ["former-and-sitting", "weekday", "parts"];
        assert_eq!(nearest("weekdays", names.into_iter()), Some("weekday"));
        assert_eq!(nearest("former-and-siting", names.into_iter()), Some("former-and-sitting"));
        assert_eq!(nearest("qqq", names.into_iter()), None);
    }
}
