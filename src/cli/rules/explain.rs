//! `lastread rules explain`: one rule, with its documentation and its examples.

use super::Handbook;
use crate::cli::Exit;
use crate::cli::args::ExplainArgs;
use crate::cli::policy::Policies;
use crate::diagnostic::Severity;
use crate::rule::{self, Rule};
use crate::source::Source;
use std::io::{self, Write};

/// Runs `rules explain`.
pub(in crate::cli) fn explain(args: &ExplainArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut policies = Policies::new(&args.config, &args.rules.folders, None)?;
    let (policy, path) = policies.here()?;
    let held = policy.held(&path);
    if let Some(source) = Handbook::new(&policy.rulebook.sources).file(&args.id)
        && let Some((rule, held)) = held.iter().rfind(|(rule, _)| rule.id == args.id)
    {
        let said = held.said.and_then(|span| policy.line_of(span));
        let by = said.map(|line| format!(" by {line}")).unwrap_or_default();
        let level = held.level.map_or("off", Severity::name);
        writeln!(out, "{} ({}, {level}{by}, kind {})", rule.id, rule.category, rule.kind.name)?;
        if rule.opt_in {
            writeln!(out, "Off unless lastread.yaml gives it a level or options.")?;
        }
        write_rule(rule, &source, out)?;
        return policies.tell(err);
    }
    let meant = match nearest(&args.id, held.iter().map(|(rule, _)| rule.id.as_str())) {
        Some(id) => format!("; did you mean `{id}`?"),
        None => "; `lastread rules list` names them all".to_owned(),
    };
    policies.tell(err)?;
    writeln!(err, "error: there is no rule `{}`{meant}", args.id)?;
    Ok(Exit::Failure)
}

/// What a rule checks, why, and on which examples.
fn write_rule(rule: &Rule, source: &Source, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", rule.summary)?;
    for (heading, text) in [("", &rule.docs), ("What to do: ", &rule.help)] {
        if let Some(text) = text {
            writeln!(out, "\n{heading}{}", text.trim_end())?;
        }
    }
    if let Some(script) = rule::scripts([source]).pop() {
        for (choice, option) in script.house() {
            writeln!(out, "\nIn lastread.yaml, `{choice}` under `house` sets its option `{option}`.")?;
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

    #[test]
    fn a_name_is_suggested_only_where_one_is_like_it() {
        let names = ["former-and-sitting", "weekday", "parts"];
        assert_eq!(nearest("weekdays", names.into_iter()), Some("weekday"));
        assert_eq!(nearest("former-and-siting", names.into_iter()), Some("former-and-sitting"));
        assert_eq!(nearest("qqq", names.into_iter()), None);
    }
}
