//! Where the report goes: a format to standard output or into a file, and beside it what a CI service asks for in the environment.

use crate::cli::args::CheckArgs;
use crate::cli::{terminal, write};
use crate::diagnostic::{Diagnostic, Suppressed};
use crate::report::{self, Handbook, Options, Output, Report, Sources, Summary};
use anyhow::Context as _;
use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;

/// The variable in which GitHub Actions names the file of a step's summary.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// The reporter that was asked for.
///
/// # Errors
/// Where a format has no place for statistics.
pub(super) fn report<'h>(args: &CheckArgs, handbook: &'h dyn Handbook) -> anyhow::Result<Box<dyn Report + 'h>> {
    let options = Options {
        min_level: args.min_level.into(),
        color: args.output_file.is_none() && terminal::color(args.color.color),
        width: terminal::width(),
    };
    if args.statistics {
        let name = args.format.name();
        return report::statistics(args.format, options)
            .with_context(|| format!("--statistics goes with the formats pretty, short and json, not with {name}"));
    }
    let report = args.format.report(options, handbook);
    Ok(match env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty()) {
        Some(path) if args.format == Output::Github => {
            Box::new(WithSummary { report, summary: report::step_summary(options), path: path.into() })
        }
        _ => report,
    })
}

/// A report, and the page of the step it is written in.
struct WithSummary<'h> {
    report: Box<dyn Report + 'h>,
    summary: Box<dyn Report>,
    path: PathBuf,
}

impl Report for WithSummary<'_> {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        self.summary.file(sources, diagnostics, &mut io::sink())?;
        self.report.file(sources, diagnostics, out)
    }

    fn suppressed(&mut self, sources: Sources<'_>, suppressed: &[Suppressed], out: &mut dyn Write) -> io::Result<()> {
        self.report.suppressed(sources, suppressed, out)
    }

    fn sound(&mut self, path: &str, out: &mut dyn Write) -> io::Result<()> {
        self.report.sound(path, out)
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.report.finish(summary, out)?;
        let mut page = Vec::new();
        self.summary.finish(summary, &mut page)?;
        let file = OpenOptions::new().create(true).append(true).open(&self.path);
        file.and_then(|mut file| file.write_all(&page))
            .map_err(|error| io::Error::new(error.kind(), format!("{STEP_SUMMARY} ({}): {error}", self.path.display())))
    }
}

/// Runs `write` with the file that was asked for, or else with standard output. The file is there whole when the run has ended, or as it was.
///
/// # Errors
/// Where `write` has some, and where the file cannot be written.
pub(super) fn written<T>(
    args: &CheckArgs,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    match &args.output_file {
        None => write(out),
        Some(path) => write::whole(path, write).with_context(|| path.display().to_string()),
    }
}
