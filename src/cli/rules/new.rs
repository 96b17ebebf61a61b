//! `lastread rules new`: a rule to begin with, whose examples hold.

use super::Handbook;
use crate::cli::Exit;
use crate::cli::args::{ConfigArgs, NewArgs, Template};
use crate::cli::input::shown;
use crate::cli::policy::Policies;
use crate::source::Source;
use anyhow::Context as _;
use std::fs::{self, File};
use std::io::Write;

impl Template {
    /// The rule file, whole.
    fn yaml(self) -> &'static str {
        match self {
            Template::Existence => include_str!("templates/existence.yaml"),
            Template::Substitution => include_str!("templates/substitution.yaml"),
            Template::Consistency => include_str!("templates/consistency.yaml"),
            Template::Each => include_str!("templates/each.yaml"),
            Template::Pairs => include_str!("templates/pairs.yaml"),
            Template::Metadata => include_str!("templates/metadata.yaml"),
        }
    }
}

/// Runs the command.
pub(in crate::cli) fn new(args: &NewArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut policies = Policies::new(&ConfigArgs::default(), &[], None)?;
    let (policy, _) = policies.here()?;
    let home = policy.home_of_rules();
    let place = args.folder.as_ref().unwrap_or(&home);
    let folder = place.join(&args.category);
    let path = folder.join(format!("{}.yaml", args.id));
    let source = Source::new(shown(&path), args.kind.yaml());
    if let Some(other) = Handbook::new(&policy.rulebook.sources).file(&args.id) {
        writeln!(err, "error: there is a rule `{}` already: {}", args.id, other.path())?;
        return Ok(Exit::Failure);
    }
    fs::create_dir_all(&folder).with_context(|| shown(&folder))?;
    // Never over a file that is there, even one that does not load.
    let mut file = File::create_new(&path).with_context(|| shown(&path))?;
    file.write_all(source.text().as_bytes()).with_context(|| shown(&path))?;
    let path = source.path();
    writeln!(out, "{path}\n\nChange it, then run its examples, and see how often it would have fired:")?;
    writeln!(out, "  lastread rules test {path}\n  lastread rules test {path} --corpus STORIES")?;
    let option = if *place == home { String::new() } else { format!(" --rules {}", shown(place)) };
    writeln!(out, "  lastread check{option} STORY")?;
    Ok(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;
    use clap::ValueEnum;

    #[test]
    fn every_template_is_a_rule_of_its_kind_whose_examples_hold() {
        for template in Template::value_variants() {
            let value = template.to_possible_value().expect("a name");
            let source = Source::new(format!("rules/house/{}.yaml", value.get_name()), template.yaml());
            assert_eq!(rule::examples::test(&source), [], "{}", value.get_name());
            assert_eq!(rule::load(&source).expect("loads").kind.name, value.get_name());
        }
    }
}
