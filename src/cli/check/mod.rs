//! `lastread check`: reads the inputs, checks them on every processor, and reports them in order.

mod gate;
mod mend;
mod output;
pub(super) mod rows;
mod run;
mod shelf;
#[cfg(test)]
mod tests;
mod workers;

use self::gate::Change;
pub(super) use self::gate::Gate;
use self::mend::{Mender, Tally};
use self::run::{Outcome, Run};
use self::shelf::Shelf;
use self::workers::Workers;
pub(super) use self::workers::{Checked, Desk, Job};

use super::args::CheckArgs;
use super::input::{Input, Unreadable, shown};
use super::policy::Policies;
use super::progress::Progress;
use super::rules::Handbook;
use super::{Exit, baseline, house};
use crate::report::Summary;
use std::io::{self, Write};

/// Files checked before their findings are written: enough to keep every processor busy, few enough to keep in memory.
const BATCH: usize = 256;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let policies = Policies::new(&args.config, &args.rules.folders, args.date)?;
    run_with(policies, args, out, err)
}

fn run_with(
    mut policies: Policies,
    args: &CheckArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Exit> {
    let change = Change::asked(&args.count)?;
    if args.rows.input.is_some() {
        return rows(policies, args, change, out, err);
    }
    let (inputs, unreadable) = gate::inputs(&args.paths, args.stdin_filename.as_deref(), &args.count, change.as_ref())?;
    let jobs = policies.jobs(inputs)?;
    if jobs.is_empty() && unreadable.is_empty() && change.is_none() {
        writeln!(err, "warning: no stories in {}", names(args))?;
    }
    let mut obstacles = policies.obstacles();
    let known = baseline::known(&args.count, &mut obstacles);
    obstacles.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    obstacles.unreadable.extend(unreadable);
    let desk = Desk { gate: Gate { known, change }, mender: Mender::new(&args.mend, args.min_level.into()) };
    let checked = all(&desk, &jobs, args.threads);
    if args.mend.diff {
        let exit = house::tell(&obstacles.unreadable, &obstacles.mistakes, err)?;
        return mend::write_diffs(checked, exit, out, err);
    }
    let own_rules = policies.rule_sources();
    let handbook = Handbook::new(&own_rules);
    let mut run = Run {
        shelf: Shelf::new(policies.tables()),
        report: output::report(args, &handbook)?,
        summary: Summary::default(),
        mistakes: obstacles.mistakes.into_iter().peekable(),
        failed: false,
    };
    for why in &obstacles.unreadable {
        run.fail(why, err)?;
    }
    let prints_copy = desk.mender.is_some() && jobs.iter().any(|job| job.input.file.is_none());
    let (mut nowhere, mut findings) = (io::sink(), Vec::new());
    // Where standard input is mended, standard output is the mended story; what is still found in it goes to standard error.
    let (copy, out): (&mut dyn Write, &mut dyn Write) =
        if prints_copy { (out, &mut findings) } else { (&mut nowhere, out) };
    let progress = Progress::new(jobs.len());
    let outcome = output::written(args, out, |out| Ok(report(run, checked, progress, copy, out, err)?))?;
    err.write_all(&findings)?;
    Ok(exit(args, outcome.failed, &outcome.counts))
}

/// Checks the rows of archives. What comes out is a line for each of them, so mistakes in rules are told of beside it.
fn rows(
    mut policies: Policies,
    args: &CheckArgs,
    change: Option<Change>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<Exit> {
    let jobs = policies.jobs(args.paths.iter().map(|path| Input::named(path, None)).collect())?;
    let mut obstacles = policies.obstacles();
    let gate = Gate { known: baseline::known(&args.count, &mut obstacles), change };
    let told = house::tell(&obstacles.unreadable, &obstacles.mistakes, err)?;
    let fields = args.rows.fields.clone().unwrap_or_default();
    let outcome = output::written(args, out, |out| Ok(rows::check(&jobs, &gate, &fields, args.threads, out, err)?))?;
    Ok(exit(args, told == Exit::Failure || outcome.failed, &outcome.counts))
}

fn exit(args: &CheckArgs, failed: bool, counts: &Summary) -> Exit {
    match args.fail_on.level() {
        _ if failed => Exit::Failure,
        Some(level) if counts.at_least(level) > 0 => Exit::Findings,
        _ => Exit::Clean,
    }
}

/// Checks all inputs, in their order; without what was found in a folder and is no story.
pub(super) fn all<'j>(
    desk: &'j Desk,
    jobs: &'j [Job],
    threads: Option<usize>,
) -> impl Iterator<Item = (&'j Input, Result<Option<Checked>, Unreadable>)> {
    let workers = Workers::new(threads, jobs.len());
    let checked = jobs.chunks(BATCH).flat_map(move |batch| batch.iter().zip(workers.check(desk, batch)));
    checked.filter_map(|(job, checked)| Some((&job.input, checked?)))
}

/// Reports the inputs in their order. The mended text of standard input goes to `copy`.
fn report<'i>(
    mut run: Run<'_>,
    checked: impl Iterator<Item = (&'i Input, Result<Option<Checked>, Unreadable>)>,
    mut progress: Progress,
    copy: &mut dyn Write,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let mut tally = Tally::default();
    for (input, checked) in checked {
        let says_something = !matches!(checked, Ok(None));
        progress.step(says_something, || match checked {
            Err(why) => run.fail(&why, err),
            Ok(checked) => {
                if let Some(Checked { source, change, .. }) = &checked {
                    tally.add(&input.shown, change.as_ref(), err)?;
                    if input.file.is_none() {
                        copy.write_all(source.text().as_bytes())?;
                    }
                }
                run.file(&input.shown, checked.as_ref(), out)
            }
        })?;
    }
    drop(progress);
    tally.tell("mended", err)?;
    run.finish(out)
}

fn names(args: &CheckArgs) -> String {
    let names: Vec<String> = args.paths.iter().map(|path| shown(path)).collect();
    names.join(", ")
}
