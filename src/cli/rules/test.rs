//! `lastread rules test`: runs the examples of rules, and counts how often they fire in a corpus.

use super::Loaded;
use super::corpus::Corpus;
use crate::cli::args::TestArgs;
use crate::cli::policy::Policies;
use crate::cli::{Exit, house, walk};
use crate::report::count;
use crate::rule;
use crate::source::Source;
use std::io::{self, Write};
use std::path::{self, Path, PathBuf};

/// Runs the command.
pub(in crate::cli) fn test(args: &TestArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut policies = Policies::new(&args.config, &args.paths, None)?;
    let rulebook = &mut policies.here()?.0.rulebook;
    let named = named(rulebook, &args.paths)?;
    let hold = examples(rulebook, args, out)?;
    // What is wrong with rules has been drawn.
    rulebook.mistakes.clear();
    let mut exit = policies.tell(err)?;
    if let Some(folder) = &args.corpus {
        let policies = if named.is_empty() { policies } else { policies.only(named) };
        exit = exit.max(corpus(policies, folder, args.samples, out, err)?);
    }
    Ok(if hold { exit } else { Exit::Failure })
}

/// The ids of the rules that stand under `paths`.
fn named(rulebook: &Loaded, paths: &[PathBuf]) -> io::Result<Vec<String>> {
    let places = paths.iter().map(path::absolute).collect::<io::Result<Vec<_>>>()?;
    let own = &rulebook.rules[rulebook.rules.len() - rulebook.sources.len()..];
    let mut ids = Vec::new();
    for (rule, source) in own.iter().zip(&rulebook.sources) {
        let file = path::absolute(source.path())?;
        if places.iter().any(|place| file.starts_with(place)) {
            ids.push(rule.id.clone());
        }
    }
    Ok(ids)
}

/// Runs the examples, draws what is wrong with them, and says whether all hold.
fn examples(loaded: &mut Loaded, args: &TestArgs, out: &mut dyn Write) -> io::Result<bool> {
    let shipped = rule::shipped_sources().iter().map(|(path, yaml)| Source::new(*path, *yaml));
    let own = loaded.sources.iter().map(|own| Source::new(own.path(), own.text()));
    loaded.mistakes.extend(shipped.chain(own).filter_map(|source| {
        let failures = rule::examples::test(&source);
        (!failures.is_empty()).then_some((source, failures))
    }));
    loaded.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    let mistakes = house::draw(&loaded.mistakes, &args.color, out)?;
    let rules = count(loaded.rules.len(), "rule");
    let outcome = if mistakes == 0 { "all examples hold".to_owned() } else { count(mistakes, "mistake") };
    writeln!(out, "{rules} tested: {outcome}")?;
    Ok(mistakes == 0)
}

/// Runs the rules that `policies` have over the stories in `folder`.
fn corpus(
    mut policies: Policies,
    folder: &Path,
    samples: usize,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Exit> {
    let (inputs, unreadable) = walk::inputs(&[folder.to_owned()], None);
    let corpus = Corpus::read(&policies.jobs(inputs)?, unreadable);
    let exit = policies.tell(err)?;
    corpus.write(samples, out)?;
    Ok(exit.max(house::tell(&corpus.unreadable, &[], err)?))
}
