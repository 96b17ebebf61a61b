//! `lastread lsp`: serves an editor over the standard streams.

use super::Exit;
use super::input::Input;
use super::policy::{Obstacles, Policies};
use crate::diagnostic::Diagnostic;
use crate::linter::{Linter, Settings};
use crate::lsp::{self, Desk, Ending, Newsroom, Shelf, serve_streams};
use crate::rule;
use crate::source::Source;
use chrono::NaiveDate;
use std::env;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A story in a folder, for what holds where no story is named.
const ANY_STORY: &str = "story.md";

/// Runs the command.
pub(super) fn run() -> Exit {
    let mut disk = Disk { houses: Vec::new(), date: None, failed: Vec::new() };
    match serve_streams(BufReader::new(io::stdin()), io::stdout(), &mut disk) {
        Ok(Ending::Orderly) => Exit::Clean,
        Ok(Ending::Abrupt) | Err(_) => Exit::Left,
    }
}

/// The newsroom on this machine's disk: what holds for a story is found as `check` finds it.
struct Disk {
    /// The folders that the client works in, then the one that the process runs in, for whatever stands elsewhere.
    houses: Vec<(PathBuf, Policies)>,
    date: Option<NaiveDate>,
    /// Why something could not be looked into.
    failed: Vec<String>,
}

impl Disk {
    /// The policies of a file: those of the innermost folder it is in. What is in no file is in the first.
    fn house(&self, file: Option<&Path>) -> Option<usize> {
        let Some(file) = file else { return (!self.houses.is_empty()).then_some(0) };
        let holding = self.houses.iter().enumerate().filter(|(_, (folder, _))| file.starts_with(folder));
        let innermost = holding.max_by_key(|(_, (folder, _))| folder.as_os_str().len()).map(|(at, _)| at);
        innermost.or(self.houses.len().checked_sub(1))
    }

    fn desk_of_policies(&mut self, file: Option<&Path>) -> anyhow::Result<Desk> {
        let at = self.house(file).ok_or_else(|| anyhow::anyhow!("no folder is open"))?;
        let (folder, policies) = &mut self.houses[at];
        policies.desk(&file.map_or_else(|| folder.join(ANY_STORY), Path::to_owned))
    }
}

impl Newsroom for Disk {
    fn set_up(&mut self, folders: &[PathBuf], date: Option<NaiveDate>) {
        self.date = date;
        let here = env::current_dir().unwrap_or_default();
        let house = |folder: &PathBuf| (folder.clone(), Policies::of_folder(folder, date));
        self.houses = folders.iter().chain([&here]).map(house).collect();
        for (_, policies) in &mut self.houses[..folders.len()] {
            self.failed.extend(policies.open().err().map(|why| why.to_string()));
        }
    }

    fn desk(&mut self, file: Option<&Path>) -> Desk {
        self.desk_of_policies(file).unwrap_or_else(|why| {
            self.failed.push(why.to_string());
            let rules = rule::shipped();
            let settings = Settings { date: self.date, ..Settings::default() };
            let linter = Arc::new(Linter::new(rules.clone(), settings));
            Desk { linter, rules: rules.into(), leaves_out: false, shelf: Shelf::Stories }
        })
    }

    fn obstacles(&mut self) -> lsp::Obstacles {
        let mut all = lsp::Obstacles { mistakes: Vec::new(), unreadable: std::mem::take(&mut self.failed) };
        for (_, policies) in &mut self.houses {
            let Obstacles { mistakes, unreadable } = policies.obstacles();
            all.mistakes.extend(mistakes);
            all.unreadable.extend(unreadable.iter().map(ToString::to_string));
        }
        all
    }

    fn configuration(&self, file: &Path, text: &Source) -> Vec<Diagnostic> {
        self.house(Some(file)).map(|at| self.houses[at].1.review(file, text)).unwrap_or_default()
    }

    fn text(&self, file: &Path) -> Option<String> {
        let source = Input::named(file, None).read().ok()?;
        Some(source.text().to_owned())
    }

    fn shelves(&self) -> Vec<PathBuf> {
        self.houses.iter().flat_map(|(_, policies)| policies.shelves()).collect()
    }
}
