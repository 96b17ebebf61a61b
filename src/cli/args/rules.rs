//! What `lastread rules` is told.

use super::value::plain_name;
use super::{ColorArg, ConfigArgs, RuleFolders};
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Subcommand)]
pub(in crate::cli) enum RulesCommand {
    /// List the rules by category
    List(ListArgs),
    /// Show what a rule checks, why, and on which examples
    #[command(alias = "show")]
    Explain(ExplainArgs),
    /// Run the examples of the shipped rules, of the house's own, and of those in the files and folders given
    Test(TestArgs),
    /// Begin a rule: a commented file whose examples hold
    New(NewArgs),
}

#[derive(clap::Args)]
pub(in crate::cli) struct ListArgs {
    /// How to list them
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(in crate::cli) format: ListFormat,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,

    #[command(flatten)]
    pub(in crate::cli) rules: RuleFolders,
}

#[derive(Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    /// For a terminal
    Table,
    /// A catalogue with an example each
    Markdown,
}

#[derive(clap::Args)]
pub(in crate::cli) struct ExplainArgs {
    /// The rule's name, as findings show it in brackets
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,

    #[command(flatten)]
    pub(in crate::cli) rules: RuleFolders,
}

#[derive(clap::Args)]
pub(in crate::cli) struct TestArgs {
    /// Rule files, or folders of them
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// A folder of stories to run these rules over, or all that hold there: how often they fire, and on what
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) corpus: Option<PathBuf>,

    /// How many places of each rule to show
    #[arg(long, value_name = "N", default_value = "3", requires = "corpus")]
    pub(in crate::cli) samples: usize,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,

    #[command(flatten)]
    pub(in crate::cli) color: ColorArg,
}

#[derive(clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The rule's name: small letters, digits and hyphens; after the problem, as in doubled-word
    #[arg(value_name = "ID", value_parser = plain_name)]
    pub(in crate::cli) id: String,

    /// What sort of rule to begin with
    #[arg(long, value_name = "KIND", default_value = "existence")]
    pub(in crate::cli) kind: Template,

    /// The folder inside --rules to put it into
    #[arg(long, value_name = "NAME", default_value = "house", value_parser = plain_name)]
    pub(in crate::cli) category: String,

    /// The folder of the house's rules [default: the first of the configuration, else .lastread/rules]
    #[arg(long = "rules", value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,
}

/// The kinds of rule there is a file to begin with for.
#[derive(Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Template {
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
