//! `lastread check`: reads the inputs, checks them on every processor, and reports them in order.

use super::args::CheckArgs;
use super::input::{Input, Unreadable};
use super::{Exit, rules, terminal, walk};
use crate::diagnostic::Diagnostic;
use crate::linter::{Linter, Settings};
use crate::report::{Options, Report, Sources, Summary};
use crate::source::Source;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::io::{self, Write};
use std::iter::Peekable;
use std::vec;

/// Files checked before their findings are written: enough to keep every processor busy, few enough to keep in memory.
const BATCH: usize = 256;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let loaded = rules::load(&args.rules.folders);
    let (inputs, unreadable) = walk::inputs(&args.paths, args.stdin_filename.as_deref());
    let linter = Linter::new(loaded.rules, Settings { date: args.date });
    let options = Options {
        min_level: args.min_level.into(),
        color: terminal::color(args.color.color),
        width: terminal::width(),
    };
    let mut run = Run {
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

/// A run under way.
struct Run {
    report: Box<dyn Report>,
    summary: Summary,
    /// Mistakes in rule files, by path.
    mistakes: Peekable<vec::IntoIter<(Source, Vec<Diagnostic>)>>,
    failed: bool,
}

/// What a run came to.
struct Outcome {
    counts: Summary,
    failed: bool,
}

/// What was found in a file, with its text; `None` where nothing was, so that no text is kept for nothing.
type Checked = Option<(Source, Vec<Diagnostic>)>;

impl Run {
    /// Reports a checked file, after what comes before it in the order of paths.
    fn file(&mut self, path: &str, checked: Checked, out: &mut dyn Write) -> io::Result<()> {
        while let Some((source, mistakes)) = self.mistakes.next_if(|(source, _)| source.path() < path) {
            self.mistaken(&source, &mistakes, out)?;
        }
        self.summary.files += 1;
        if let Some((source, diagnostics)) = checked {
            self.summary.count(&diagnostics);
            self.report.file(Sources::from(&source), &diagnostics, out)?;
        }
        Ok(())
    }

    fn mistaken(&mut self, source: &Source, mistakes: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        self.failed = true;
        self.summary.count(mistakes);
        self.report.file(Sources::from(source), mistakes, out)
    }

    /// Says what could not be read.
    fn fail(&mut self, why: &Unreadable, err: &mut dyn Write) -> io::Result<()> {
        self.failed = true;
        writeln!(err, "error: {why}")
    }

    fn finish(mut self, out: &mut dyn Write) -> io::Result<Outcome> {
        while let Some((source, mistakes)) = self.mistakes.next() {
            self.mistaken(&source, &mistakes, out)?;
        }
        self.report.finish(&self.summary, out)?;
        Ok(Outcome { counts: self.summary, failed: self.failed })
    }
}

/// The threads that check; none but this one where that is enough, as starting them takes longer than reading a story.
struct Workers {
    pool: Option<rayon::ThreadPool>,
}

impl Workers {
    fn new(threads: Option<usize>, files: usize) -> Workers {
        let pool = (files > 1 && threads != Some(1))
            // Zero is one a processor, or what RAYON_NUM_THREADS says.
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build().ok())
            .flatten();
        Workers { pool }
    }

    /// Checks a batch; results come in its order.
    fn check(&self, linter: &Linter, batch: &[Input]) -> Vec<Result<Checked, Unreadable>> {
        match &self.pool {
            Some(pool) => pool.install(|| batch.par_iter().map(|input| check(linter, input)).collect()),
            None => batch.iter().map(|input| check(linter, input)).collect(),
        }
    }
}

fn check(linter: &Linter, input: &Input) -> Result<Checked, Unreadable> {
    let source = input.read()?;
    let diagnostics = linter.check(&source, input.format);
    Ok(if diagnostics.is_empty() { None } else { Some((source, diagnostics)) })
}

fn names(args: &CheckArgs) -> String {
    let names: Vec<String> = args.paths.iter().map(|path| super::input::shown(path)).collect();
    names.join(", ")
}
