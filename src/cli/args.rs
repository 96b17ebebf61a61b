//! What can be typed. The doc comments are the help texts.

use crate::diagnostic::Severity;
use crate::format::RowFields;
use crate::report::Output;
use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing stands at or above the level of --fail-on
  1  something does; with --diff, something would be mended
  2  bad usage, a mistake in a rule or a table, or an input that could not be read

Example:
  lastread check stories/ --date 2025-08-15";

/// The last read before you publish: checks a news story against itself, the calendar and its own arithmetic.
#[derive(Parser)]
#[command(name = "lastread", version, after_help = EXIT_CODES, max_term_width = 100, infer_long_args = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Check stories and report what does not agree
    ///
    /// Folders are searched for Markdown, HTML, plain text, ninjs, NITF, NewsML-G2 and Word documents; hidden files and what git ignores are left out. A file named here is read
    /// whatever its extension.
    Check(CheckArgs),
    /// Record today's findings, so that only new ones count
    ///
    /// They are kept in .lastread/baseline.jsonl and known again by what they say and the words they point at, wherever those move.
    /// Stories outside the paths given stay as they are recorded.
    Baseline(BaselineArgs),
    /// Install lastread as the pre-commit hook of this git repository, or take it out
    #[command(subcommand)]
    Hook(HookCommand),
    /// Print what lastread read in a story: its quotations, people, dates, numbers
    ///
    /// These are the claims that rules compare. A field that could not be read is left out of the table and null in JSON.
    Facts(FactsArgs),
    /// List, explain and test the rules
    #[command(subcommand)]
    Rules(RulesCommand),
    /// List, show and check the tables of fact: office holders, people, places, names
    #[command(subcommand)]
    Tables(TablesCommand),
    /// Show what a configuration makes of a story, and where it says so
    ///
    /// The configuration is the nearest lastread.yaml in the folder of the story or above it.
    Config(ShowConfigArgs),
    /// Write a lastread.yaml to begin with, its schema, and snippets for hooks and CI
    ///
    /// What is there already is left as it is.
    Init,
    /// Serve an editor: the Language Server Protocol over standard input and output
    ///
    /// Editors start this themselves; `editors/README.md` says how to tell them.
    #[cfg(feature = "lsp")]
    Lsp,
    /// Print what completes lastread's commands and options in a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write those of all commands into a folder
    Man(ManArgs),
}

#[derive(clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct CheckArgs {
    /// Stories, folders of stories, or - for standard input
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    pub(super) paths: Vec<PathBuf>,

    /// How to write down what was found
    #[arg(long, value_name = "FORMAT", default_value = "pretty")]
    pub(super) format: Output,

    /// Write the report into a file, which is there whole when the run has ended
    #[arg(long, value_name = "FILE", conflicts_with = "diff")]
    pub(super) output_file: Option<PathBuf>,

    /// Instead of the findings, how many each rule has; with the formats pretty, short and json
    #[arg(long, conflicts_with = "diff")]
    pub(super) statistics: bool,

    /// Publication date of the stories that do not say their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<NaiveDate>,

    /// The lowest level that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub(super) fail_on: FailOn,

    /// The lowest level to show; json and jsonl always hold every level
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    pub(super) min_level: Level,

    #[command(flatten)]
    pub(super) count: CountArgs,

    #[command(flatten)]
    pub(super) mend: MendArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,

    #[command(flatten)]
    pub(super) rules: RuleFolders,

    /// The name to read standard input under; its extension says the format [default: Markdown]
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,

    /// Read every line of the files named as a story of its own, and write one line for each
    #[arg(long, value_name = "ROWS", conflicts_with_all = ["format", "mending"])]
    pub(super) input: Option<Rows>,

    /// Which fields of a row are which parts of a story: id, title, deck, byline, dateline, text, markdown, html, caption, date
    ///
    /// For instance --fields id=guid,title=headline,html=content.body,date=published
    #[arg(long, value_name = "PART=FIELD,…", requires = "input")]
    pub(super) fields: Option<RowFields>,

    #[command(flatten)]
    pub(super) color: ColorArg,

    /// How many files to check at a time [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<usize>,
}

/// Which findings count.
#[derive(Default, clap::Args)]
pub(super) struct CountArgs {
    /// Count only findings with a place in lines changed since this branch and REF parted
    #[arg(long, value_name = "REF")]
    pub(super) diff_base: Option<String>,

    /// Check stories as they are staged for the next commit; count findings with a place in what it changes
    #[arg(long, conflicts_with_all = ["diff_base", "mending"])]
    pub(super) staged: bool,

    /// The findings that are known [default: .lastread/baseline.jsonl, here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,

    /// Count the findings the baseline knows too
    #[arg(long, conflicts_with = "baseline")]
    pub(super) no_baseline: bool,
}

/// What is done about findings that can be mended. Those that are not shown are left alone.
#[derive(clap::Args)]
pub(super) struct MendArgs {
    /// Mend the stories where no person has to look; of standard input the mended text is printed
    #[arg(long, group = "mending")]
    pub(super) fix: bool,

    /// Print what --fix would change, and change nothing
    #[arg(long, group = "mending")]
    pub(super) diff: bool,

    /// With --fix or --diff: mend also where a person has to look at what was done
    #[arg(long, requires = "mending")]
    pub(super) unsafe_fixes: bool,
}

/// Which configuration holds.
#[derive(Clone, clap::Args)]
pub(super) struct ConfigArgs {
    /// The configuration of all stories [default: the nearest lastread.yaml of each]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,

    /// Heed no configuration
    #[arg(long)]
    pub(super) no_config: bool,

    /// The profile to take, in place of the one that the configuration chooses
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct ShowConfigArgs {
    /// Show what holds for a story, there or not [default: one in this folder that no override is for]
    #[arg(long, value_name = "FILE")]
    #[allow(clippy::option_option, reason = "given without a file, given with one, not given")]
    pub(super) show: Option<Option<PathBuf>>,

    /// Print a JSON Schema, for editors: of the configuration or of rule files
    #[arg(long, value_name = "OF", conflicts_with = "show")]
    pub(super) schema: Option<SchemaOf>,

    #[command(flatten)]
    pub(super) config: ConfigArgs,

    #[command(flatten)]
    pub(super) rules: RuleFolders,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum SchemaOf {
    /// lastread.yaml
    Config,
    /// Rule files
    Rule,
}

/// What the rows of an archive are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Rows {
    /// One JSON object a line
    Jsonl,
}

#[derive(clap::Args)]
pub(super) struct BaselineArgs {
    /// Stories, or folders of stories
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    pub(super) paths: Vec<PathBuf>,

    /// Only drop what is not found any more; record nothing new
    #[arg(long)]
    pub(super) prune: bool,

    /// Where to keep them [default: .lastread/baseline.jsonl, here or in a folder above that has one]
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,

    /// Publication date of the stories that do not say their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<NaiveDate>,

    #[command(flatten)]
    pub(super) config: ConfigArgs,

    #[command(flatten)]
    pub(super) rules: RuleFolders,

    /// How many files to check at a time [default: one a processor]
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<usize>,
}

#[derive(Clone, Copy, Subcommand)]
pub(super) enum HookCommand {
    /// Have git check staged stories before each commit
    Install,
    /// Take the hook out again
    Uninstall,
}

#[derive(clap::Args)]
pub(super) struct FactsArgs {
    /// The story, or - for standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// How to print the claims
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: FactsFormat,

    /// Publication date of the story, where it does not say its own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<NaiveDate>,

    /// The name to read standard input under; its extension says the format [default: Markdown]
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,
}

#[derive(Subcommand)]
pub(super) enum RulesCommand {
    /// List the rules by category
    List(ListArgs),
    /// Show what a rule checks, why, and on which examples
    #[command(alias = "show")]
    Explain(ExplainArgs),
    /// Run the examples of the shipped rules, and of the rules in the files and folders given
    Test(TestArgs),
    /// Begin a rule: a commented file whose examples hold
    New(NewArgs),
}

#[derive(Subcommand)]
pub(super) enum TablesCommand {
    /// List the tables, and until when their rows can be trusted
    List(ListTablesArgs),
    /// Show the rows of a table and where they stand
    Show(ShowTableArgs),
    /// Check table files: the house's own in .lastread/tables, or those given
    Check(CheckTablesArgs),
}

#[derive(clap::Args)]
pub(super) struct ListTablesArgs {
    /// Say how many rows vouch for nothing on that day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<NaiveDate>,
}

#[derive(clap::Args)]
pub(super) struct ShowTableArgs {
    /// The table's name
    #[arg(value_name = "TABLE")]
    pub(super) table: String,

    /// Only rows with these words in them
    #[arg(value_name = "WORDS")]
    pub(super) words: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct CheckTablesArgs {
    /// Table files, or folders of them
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) color: ColorArg,
}

#[derive(clap::Args)]
pub(super) struct ListArgs {
    /// How to list them
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: ListFormat,

    #[command(flatten)]
    pub(super) rules: RuleFolders,
}

#[derive(clap::Args)]
pub(super) struct ExplainArgs {
    /// The rule's name, as findings show it in brackets
    #[arg(value_name = "ID")]
    pub(super) id: String,

    #[command(flatten)]
    pub(super) rules: RuleFolders,
}

#[derive(clap::Args)]
pub(super) struct TestArgs {
    /// Rule files, or folders of them
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// A folder of stories to run these rules over, or the shipped ones: how often they fire, and on what
    #[arg(long, value_name = "DIR")]
    pub(super) corpus: Option<PathBuf>,

    /// How many places of each rule to show
    #[arg(long, value_name = "N", default_value = "3", requires = "corpus")]
    pub(super) samples: usize,

    #[command(flatten)]
    pub(super) color: ColorArg,
}

#[derive(clap::Args)]
pub(super) struct NewArgs {
    /// The rule's name: small letters, digits and hyphens; after the problem, as in doubled-word
    #[arg(value_name = "ID", value_parser = plain_name)]
    pub(super) id: String,

    /// What sort of rule to begin with
    #[arg(long, value_name = "KIND", default_value = "existence")]
    pub(super) kind: Template,

    /// The folder inside --rules to put it into
    #[arg(long, value_name = "NAME", default_value = "house", value_parser = plain_name)]
    pub(super) category: String,

    /// The folder of the house's rules
    #[arg(long = "rules", value_name = "DIR", default_value = super::rules::HOUSE_RULES)]
    pub(super) folder: PathBuf,
}

#[derive(clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(clap::Args)]
pub(super) struct ManArgs {
    /// The folder to write the pages of all commands into
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
}

/// Where rules besides the shipped ones are.
#[derive(clap::Args)]
pub(super) struct RuleFolders {
    /// A folder of rules to add to the shipped ones; may be given more than once
    #[arg(long = "rules", value_name = "DIR")]
    pub(super) folders: Vec<PathBuf>,
}

#[derive(clap::Args)]
pub(super) struct ColorArg {
    /// Whether to colour; auto does on a terminal and heeds NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum FactsFormat {
    /// For people
    Table,
    /// For programs
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum ListFormat {
    /// For a terminal
    Table,
    /// A catalogue with an example each
    Markdown,
}

/// The kinds of rule there is a file to begin with for.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Template {
    /// Words that must not stand in copy
    Existence,
    /// One form is wanted where another stands
    Substitution,
    /// One thing, one form
    Consistency,
    /// A claim that must not be made like this
    Each,
    /// Claims about one thing must agree
    Pairs,
    /// Metadata must be there, and look as asked
    Metadata,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Level {
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
pub(super) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// The level that fails a run, or `None` where none does.
    pub(super) fn level(self) -> Option<Severity> {
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

/// A calendar date, written in full.
fn date(text: &str) -> Result<NaiveDate, String> {
    const FORM: &str = "%Y-%m-%d";
    match NaiveDate::parse_from_str(text, FORM) {
        // chrono takes single digits too; one way to write a date is enough.
        Ok(date) if date.format(FORM).to_string() == text => Ok(date),
        Err(error) if error.kind() == chrono::format::ParseErrorKind::OutOfRange => Err("no such day".to_owned()),
        _ => Err("write it as 2025-08-15".to_owned()),
    }
}

/// The name of a rule or a category.
fn plain_name(name: &str) -> Result<String, String> {
    let is_plain = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-';
    match !name.is_empty() && name.chars().all(is_plain) {
        true => Ok(name.to_owned()),
        false => Err("use small letters, digits and hyphens".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_date_is_written_in_full_and_exists() {
        assert!(date("2024-02-29").is_ok());
        assert_eq!(date("2023-02-29"), Err("no such day".to_owned()));
        for wrong in ["2023-2-1", "June 1, 2023", "", "20230201"] {
            assert_eq!(date(wrong), Err("write it as 2025-08-15".to_owned()), "{wrong}");
        }
    }
}
