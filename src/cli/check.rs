//! `lastread check`: reads the inputs, checks them on every processor, and reports them in order.

use super::args::CheckArgs;
use super::input::{Input, Unreadable, shown};
use super::rules::{self, Loaded};
use super::{Exit, tables, terminal, walk};
use crate::diagnostic::Diagnostic;
use crate::linter::{Linter, Settings};
use crate::report::{Options, Report, Sources, Summary};
use crate::source::Source;
use crate::table::Tables;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::iter::Peekable;
use std::panic::{self, AssertUnwindSafe};
use std::vec;

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

/// A run under way.
struct Run<'t> {
    shelf: Shelf<'t>,
    report: Box<dyn Report>,
    summary: Summary,
    /// Mistakes in rule files, by path.
    mistakes: Peekable<vec::IntoIter<(Source, Vec<Diagnostic>)>>,
    failed: bool,
}

/// The files of tables, as labels point into them; each is made when the first does.
struct Shelf<'t> {
    tables: &'t Tables,
    files: BTreeMap<String, OnceCell<Source>>,
}

impl<'t> Shelf<'t> {
    fn new(tables: &'t Tables) -> Shelf<'t> {
        Shelf { tables, files: tables.files().map(|(path, _)| (path.to_owned(), OnceCell::new())).collect() }
    }

    /// The files that labels of these diagnostics point into.
    fn named_in(&self, diagnostics: &[Diagnostic]) -> Vec<&Source> {
        let labels = diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels);
        let mut paths: Vec<&str> = labels.map(|label| label.path.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths.into_iter().filter_map(|path| self.file(path)).collect()
    }

    fn file(&self, path: &str) -> Option<&Source> {
        let text = || self.tables.files().find(|(other, _)| *other == path).map_or("", |(_, text)| text);
        self.files.get(path).map(|file| file.get_or_init(|| Source::new(path, text())))
    }
}

/// What a run came to.
struct Outcome {
    counts: Summary,
    failed: bool,
}

/// What was found in a file, with its text; `None` where nothing was, so that no text is kept for nothing.
type Checked = Option<(Source, Vec<Diagnostic>)>;

impl Run<'_> {
    /// Reports a checked file, after what comes before it in the order of paths.
    fn file(&mut self, path: &str, checked: Checked, out: &mut dyn Write) -> io::Result<()> {
        while let Some((source, mistakes)) = self.mistakes.next_if(|(source, _)| source.path() < path) {
            self.mistaken(&source, &mistakes, out)?;
        }
        self.summary.files += 1;
        if let Some((source, diagnostics)) = checked {
            self.summary.count(&diagnostics);
            let tables = self.shelf.named_in(&diagnostics);
            self.report.file(Sources::new(&source, &tables), &diagnostics, out)?;
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
    // A bug that one story brings out must not cost the findings in all others. The panic itself has been told by then.
    let diagnostics = panic::catch_unwind(AssertUnwindSafe(|| linter.check(&source, input.format)))
        .map_err(|_| Unreadable::because(input.shown.clone(), "this story made lastread fail; please report it"))?;
    Ok(if diagnostics.is_empty() { None } else { Some((source, diagnostics)) })
}

fn names(args: &CheckArgs) -> String {
    let names: Vec<String> = args.paths.iter().map(|path| shown(path)).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::args::{Args, Command};
    use super::*;
    use crate::check::{Check, Finding, Hit, KINDS, Place};
    use crate::diagnostic::Severity;
    use crate::reading::Reading;
    use crate::rule::Rule;
    use crate::span::Span;
    use clap::Parser;
    use std::fs;
    use tempfile::TempDir;

    /// Finds every `wrong` in a story, and cannot bear a `panic`.
    struct Wrong;

    impl Check for Wrong {
        fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
            assert!(!reading.text().contains("panic"), "as asked by a test");
            findings.extend(reading.text().match_indices("wrong").map(|(at, word)| Finding {
                place: Place::Text(Span::from_range(at..at + word.len())),
                message: "this is wrong".to_owned(),
                label: None,
                labels: Vec::new(),
                help: None,
                fixes: Vec::new(),
                doubtful: false,
            }));
        }
    }

    fn loaded(level: Severity) -> Loaded {
        let rule = Rule {
            id: "wrong".to_owned(),
            category: "tests".to_owned(),
            level,
            summary: String::new(),
            help: None,
            url: None,
            docs: None,
            kind: KINDS[0],
            check: Box::new(Wrong),
        };
        Loaded { rules: vec![rule], ..Loaded::default() }
    }

    /// Checks `folder` with further arguments; the exit and what was written to standard output.
    fn check(loaded: Loaded, folder: &TempDir, more: &[&str]) -> (Exit, String) {
        let path = folder.path().to_str().expect("UTF-8");
        let typed = ["lastread", "check", path].into_iter().chain(more.iter().copied());
        let Command::Check(args) = Args::parse_from(typed).command else { panic!("not a check") };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = run_with(loaded, tables::Loaded::default(), &args, &mut out, &mut err).expect("a Vec takes all");
        (exit, String::from_utf8(out).expect("UTF-8"))
    }

    fn folder(stories: impl Iterator<Item = (String, &'static str)>) -> TempDir {
        let folder = TempDir::new().expect("a folder");
        for (name, text) in stories {
            fs::write(folder.path().join(name), text).expect("written");
        }
        folder
    }

    #[test]
    fn the_exit_is_that_of_the_worst_finding_at_or_above_fail_on() {
        let folder = folder([("a.md".to_owned(), "All is wrong.\n")].into_iter());
        let cases = [
            (Severity::Error, "error", Exit::Findings),
            (Severity::Warning, "error", Exit::Clean),
            (Severity::Warning, "warning", Exit::Findings),
            (Severity::Note, "warning", Exit::Clean),
            (Severity::Note, "note", Exit::Findings),
            (Severity::Error, "never", Exit::Clean),
        ];
        for (level, fail_on, expected) in cases {
            let (exit, _) = check(loaded(level), &folder, &["--fail-on", fail_on]);
            assert_eq!(exit, expected, "{level:?} with --fail-on {fail_on}");
        }
    }

    #[test]
    fn any_number_of_threads_writes_the_same_bytes() {
        let stories =
            (0..BATCH + 50).map(|n| (format!("{n}.md"), if n % 3 == 0 { "wrong, wrong\n" } else { "fine\n" }));
        let folder = folder(stories);
        for format in ["json", "pretty", "github"] {
            let one = check(loaded(Severity::Error), &folder, &["--format", format, "--threads", "1"]);
            let eight = check(loaded(Severity::Error), &folder, &["--format", format, "--threads", "8"]);
            assert!(one == eight, "{format} differs");
        }
        let (_, short) = check(loaded(Severity::Error), &folder, &["--format", "short"]);
        let paths: Vec<&str> = short.lines().filter_map(|line| line.split(".md:").next()).collect();
        assert_eq!(paths.len(), 2 * (BATCH + 50).div_ceil(3));
        assert!(paths.is_sorted());
    }

    #[test]
    fn a_bug_in_one_story_is_exit_2_and_the_others_are_checked() {
        let stories = [("a.md", "wrong\n"), ("b.md", "panic\n"), ("c.md", "wrong\n")];
        let folder = folder(stories.into_iter().map(|(name, text)| (name.to_owned(), text)));
        let (exit, short) = check(loaded(Severity::Warning), &folder, &["--format", "short"]);
        assert_eq!((exit, short.lines().count()), (Exit::Failure, 2));
    }

    #[test]
    fn mistakes_in_rules_stand_among_the_findings_in_the_order_of_paths() {
        let folder = folder([("a.md".to_owned(), "wrong\n"), ("z.md".to_owned(), "wrong\n")].into_iter());
        let mut loaded = loaded(Severity::Warning);
        let rule_file = Source::new(shown(&folder.path().join("m.yaml")), "wrong\n");
        let mistakes = Linter::new(self::loaded(Severity::Error).rules, Settings::default())
            .check(&rule_file, crate::format::Format::Plain);
        loaded.mistakes.push((rule_file, mistakes));
        let (exit, short) = check(loaded, &folder, &["--format", "short"]);
        assert_eq!(exit, Exit::Failure, "a rule was not run");
        let names: Vec<&str> = short.lines().filter_map(|line| line.split(':').next()?.rsplit('/').next()).collect();
        assert_eq!(names, ["a.md", "m.yaml", "z.md"]);
    }
}
