//! What can be typed. The doc comments are the help texts.

mod check;
mod rules;
mod tables;
mod value;

pub(super) use check::{BaselineArgs, CheckArgs, CountArgs, MendArgs};
pub(super) use rules::{ExplainArgs, ListArgs, ListFormat, NewArgs, RulesCommand, Template, TestArgs};
pub(super) use tables::{CheckTablesArgs, ListTablesArgs, ShowTableArgs, TablesCommand};

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use value::date;

/// Ours, and that of what ships with it.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (rules ", env!("LASTREAD_RULE_PACK"), ")");

/// The last read before you publish: checks a news story against itself, the calendar and its own arithmetic.
#[derive(Parser)]
#[command(name = "lastread", version = VERSION, after_help = check::EXIT_CODES, max_term_width = 100, infer_long_args = true)]
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
    Lsp {
        /// What some editors say to any server: these are the streams used anyway
        #[arg(long, hide = true)]
        stdio: bool,
    },
    /// Print what completes lastread's commands and options in a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write those of all commands into a folder
    Man(ManArgs),
}

/// Which configuration holds.
#[derive(Clone, Default, clap::Args)]
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

    #[command(flatten)]
    pub(super) config: ConfigArgs,

    /// The name to read standard input under; its extension says the format [default: Markdown]
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }
}
