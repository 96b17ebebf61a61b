//! `lastread lsp`: serves an editor over the standard streams.

use super::{Exit, rules, tables};
use crate::linter::{Linter, Settings};
use crate::lsp::{Desk, Ending, Newsroom, serve_streams};
use chrono::NaiveDate;
use std::io::{self, BufReader};
use std::path::Path;

/// Runs the command.
pub(super) fn run() -> Exit {
    match serve_streams(BufReader::new(io::stdin()), io::stdout(), &Disk) {
        Ok(Ending::Orderly) => Exit::Clean,
        Ok(Ending::Abrupt) | Err(_) => Exit::Left,
    }
}

/// The newsroom on this machine's disk.
struct Disk;

impl Newsroom for Disk {
    fn desk(&self, folder: Option<&Path>, date: Option<NaiveDate>) -> Desk {
        let (mut rules, mut tables) = match folder {
            Some(folder) => (rules::load_of_house(folder), tables::load_of_house(folder)),
            None => (rules::shipped(), tables::Loaded::default()),
        };
        rules.mistakes.append(&mut tables.mistakes);
        let unreadable = rules.unreadable.iter().chain(&tables.unreadable);
        Desk {
            unreadable: unreadable.map(ToString::to_string).collect(),
            linter: Linter::new(rules.rules, Settings { date, tables: tables.tables, ..Settings::default() }),
            mistakes: rules.mistakes,
        }
    }
}
