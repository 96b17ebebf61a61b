//! What `lastread tables` is told.

use super::value::date;
use super::{ColorArg, ConfigArgs};
use chrono::NaiveDate;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Subcommand)]
pub(in crate::cli) enum TablesCommand {
    /// List the tables, and until when their rows can be trusted
    List(ListTablesArgs),
    /// Show the rows of a table and where they stand
    Show(ShowTableArgs),
    /// Check table files: the house's own, or those given
    Check(CheckTablesArgs),
}

#[derive(clap::Args)]
pub(in crate::cli) struct ListTablesArgs {
    /// Say how many rows vouch for nothing on that day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(in crate::cli) date: Option<NaiveDate>,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}

#[derive(clap::Args)]
pub(in crate::cli) struct ShowTableArgs {
    /// The table's name
    #[arg(value_name = "TABLE")]
    pub(in crate::cli) table: String,

    /// Only rows with these words in them
    #[arg(value_name = "WORDS")]
    pub(in crate::cli) words: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}

#[derive(clap::Args)]
pub(in crate::cli) struct CheckTablesArgs {
    /// Table files, or folders of them
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) color: ColorArg,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}
