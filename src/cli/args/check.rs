//! What `lastread check` and `lastread baseline` are told.

use super::value::date;
use super::{ColorArg, ConfigArgs, RuleFolders};
use crate::diagnostic::Severity;
use crate::format::RowFields;
use crate::report::Output;
use chrono::NaiveDate;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::path::PathBuf;

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  nothing stands at or above the level of --fail-on
  1  something does; with --diff, something would be mended
  2  bad usage, a mistake in a rule or a table, or an input that could not be read

Example:
  lastread check stories/ --date 2025-08-15";

#[derive(clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(in crate::cli) struct CheckArgs {
    /// Stories, folders of stories, or - for standard input
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// How to write down what was found
    #[arg(long, value_name = "FORMAT", default_value = "pretty", conflicts_with = "input")]
    pub(in crate::cli) format: Output,

    /// Write the report into a file, which is there whole when the run has ended
    #[arg(long, value_name = "FILE", conflicts_with = "diff")]
    pub(in crate::cli) output_file: Option<PathBuf>,

    /// Instead of the findings, how many each rule has; with the formats pretty, short and json
    #[arg(long, conflicts_with = "diff")]
    pub(in crate::cli) statistics: bool,

    /// Publication date of the stories that do not say their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,

    /// The lowest level that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub(in crate::cli) fail_on: FailOn,

    /// The lowest level to show; json and jsonl always hold every level
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    pub(in crate::cli) min_level: Level,

    #[command(flatten)]
    pub(in crate::cli) count: CountArgs,

    #[command(flatten)]
    pub(in crate::cli) mend: MendArgs,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,

    #[command(flatten)]
    pub(in crate::cli) rules: RuleFolders,

    /// The name to read standard input under; its extension says the format [default: Markdown]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) stdin_filename: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) rows: RowArgs,

    #[command(flatten)]
    pub(in crate::cli) color: ColorArg,

    /// How many files to check at a time [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) threads: Option<usize>,
}

/// Stories that are rows of an archive.
#[derive(clap::Args)]
pub(in crate::cli) struct RowArgs {
    /// Read every line of the files named as a story of its own, and write one line for each; its findings are known by its id, or else by its number
    #[arg(long, value_name = "ROWS")]
    pub(in crate::cli) input: Option<Rows>,

    /// Which fields of a row are which parts of a story: id, title, deck, byline, dateline, text, markdown, html, caption, date, stet
    ///
    /// For instance --fields id=guid,title=headline,html=content.body,date=published
    #[arg(long, value_name = "PART=FIELD,…", requires = "input")]
    pub(in crate::cli) fields: Option<RowFields>,
}

/// Which findings count.
#[derive(Default, clap::Args)]
pub(in crate::cli) struct CountArgs {
    /// Count only findings with a place in lines changed since this branch and REF parted
    #[arg(long, value_name = "REF")]
    pub(in crate::cli) diff_base: Option<String>,

    /// Check stories as they are staged for the next commit; count findings with a place in what it changes
    #[arg(long, conflicts_with_all = ["diff_base", "mending", "input"])]
    pub(in crate::cli) staged: bool,

    /// The findings that are known [default: .lastread/baseline.jsonl, here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Count the findings the baseline knows too
    #[arg(long, conflicts_with = "baseline")]
    pub(in crate::cli) no_baseline: bool,
}

/// What is done about findings that can be mended. Those that are not shown are left alone.
#[derive(clap::Args)]
pub(in crate::cli) struct MendArgs {
    /// Mend the stories where no person has to look; of standard input the mended text is printed
    #[arg(long, group = "mending", conflicts_with = "input")]
    pub(in crate::cli) fix: bool,

    /// Print what --fix would change, and change nothing
    #[arg(long, group = "mending", conflicts_with = "input")]
    pub(in crate::cli) diff: bool,

    /// With --fix or --diff: mend also where a person has to look at what was done
    #[arg(long, requires = "mending")]
    pub(in crate::cli) unsafe_fixes: bool,
}

#[derive(clap::Args)]
pub(in crate::cli) struct BaselineArgs {
    /// Stories, or folders of stories
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// Only drop what is not found any more; record nothing new
    #[arg(long)]
    pub(in crate::cli) prune: bool,

    /// Where to keep them [default: .lastread/baseline.jsonl, here or in a folder above that has one]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Publication date of the stories that do not say their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,

    #[command(flatten)]
    pub(in crate::cli) rows: RowArgs,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,

    #[command(flatten)]
    pub(in crate::cli) rules: RuleFolders,

    /// How many files to check at a time [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) threads: Option<usize>,
}

/// What the rows of an archive are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Rows {
    /// One JSON object a line
    Jsonl,
}

#[derive(Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Level {
    Error,
    Warning,
    Note,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Severity {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Note,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(in crate::cli) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// The level that fails a run, or `None` where none does.
    pub(in crate::cli) fn level(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }
}

impl ValueEnum for Output {
    fn value_variants<'a>() -> &'a [Output] {
        Output::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.summary()))
    }
}
