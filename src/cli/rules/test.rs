//! `lastread rules test`: runs the examples of rules, and counts how often they fire in a corpus.

use super::corpus::Corpus;
use super::{Loaded, load};
use crate::cli::args::TestArgs;
use crate::cli::{Exit, house, tables};
use crate::report::count;
use crate::rule;
use crate::source::Source;
use std::io::{self, Write};
use std::path::Path;

/// Runs the command.
pub(in crate::cli) fn test(args: &TestArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let mut loaded = load(&args.paths);
    let hold = examples(&mut loaded, args, out)?;
    let mut exit = house::tell(&loaded.unreadable, &[], err)?;
    if let Some(folder) = &args.corpus {
        exit = exit.max(corpus(loaded, folder, args.samples, out, err)?);
    }
    Ok(if hold { exit } else { Exit::Failure })
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

/// Runs the rules of the files named, or else the shipped ones, over the stories in `folder`.
fn corpus(
    mut loaded: Loaded,
    folder: &Path,
    samples: usize,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Exit> {
    let tables = tables::load_with_house_tables();
    let exit = house::tell(&tables.unreadable, &tables.mistakes, err)?;
    let own = loaded.rules.split_off(loaded.rules.len() - loaded.sources.len());
    let rules = if own.is_empty() { loaded.rules } else { own };
    let corpus = Corpus::read(folder, rules, tables.tables);
    corpus.write(samples, out)?;
    Ok(exit.max(house::tell(&corpus.unreadable, &[], err)?))
}
