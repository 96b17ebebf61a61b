//! `lastread check`: reads the inputs, checks them on every processor, and reports them in order.

mod run;
mod shelf;
#[cfg(test)]
mod tests;
mod workers;

use self::run::Run;
use self::shelf::Shelf;
use self::workers::Workers;
use super::args::CheckArgs;
use super::input::shown;
use super::rules::{self, Loaded};
use super::{Exit, tables, terminal, walk};
use crate::linter::{Linter, Settings};
use crate::report::{Options, Summary};
use std::io::Write;

/// Files checked before their findings are written: enough to keep every processor busy, few enough to keep in memory.
const BATCH: usize = 256;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    run_with(rules::load_with_house_rules(&args.rules.folders), tables::load_with_house_tables(), args, out, err)
}

fn run_with(
    mut loaded: Loaded,
    mut tables: tables::Loaded,
    args: &CheckArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Exit> {
    loaded.mistakes.append(&mut tables.mistakes);
    loaded.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    loaded.unreadable.append(&mut tables.unreadable);
    let shelf = Shelf::new(&tables.tables);
    let (inputs, unreadable) = walk::inputs(&args.paths, args.stdin_filename.as_deref());
    let linter = Linter::new(loaded.rules, Settings { date: args.date, tables: tables.tables.clone() });
    let options = Options {
        min_level: args.min_level.into(),
        color: terminal::color(args.color.color),
        width: terminal::width(),
    };
    let mut run = Run {
        shelf,
        report: args.format.report(options),
        summary: Summary::default(),
        mistakes: loaded.mistakes.into_iter().peekable(),
        failed: false,
    };
    for why in loaded.unreadable.iter().chain(&unreadable) {
        run.fail(why, err)?;
    }
    if inputs.is_empty() && unreadable.is_empty() {
        writeln!(err, "warning: no stories in {}", names(args))?;
    }
    let workers = Workers::new(args.threads, inputs.len());
    for batch in inputs.chunks(BATCH) {
        for (input, checked) in batch.iter().zip(workers.check(&linter, batch)) {
            match checked {
                Ok(checked) => run.file(&input.shown, checked, out)?,
                Err(why) => run.fail(&why, err)?,
            }
        }
    }
    let outcome = run.finish(out)?;
    Ok(match args.fail_on.level() {
        _ if outcome.failed => Exit::Failure,
        Some(level) if outcome.counts.at_least(level) > 0 => Exit::Findings,
        _ => Exit::Clean,
    })
}

fn names(args: &CheckArgs) -> String {
    let names: Vec<String> = args.paths.iter().map(|path| shown(path)).collect();
    names.join(", ")
}
