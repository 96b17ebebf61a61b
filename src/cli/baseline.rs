//! `lastread baseline`: records the findings there are; and where `check` gets those it knows.

use super::args::{BaselineArgs, CountArgs};
use super::check::{self, Checked, Desk, Gate, Job, rows};
use super::input::{self, Input, Unreadable, shown};
use super::policy::{Obstacles, Policies};
use super::{Exit, house, walk, write};
use crate::baseline::Baseline;
use crate::report::count;
use anyhow::{Context, bail};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

/// Where a newsroom keeps what is its own.
const HOUSE: &str = ".lastread";

/// The file of known findings, in there.
const FILE: &str = "baseline.jsonl";

/// Between the name of an archive and the id of a row in it.
const ROW: &str = "#";

/// A baseline and where it is.
pub(super) struct Known {
    pub(super) baseline: Baseline,
    file: PathBuf,
    /// The folder that its paths start from: the one that holds the newsroom's own, else its own.
    folder: PathBuf,
}

/// The baseline that findings are held against; what is wrong with it is added to the `obstacles`.
pub(super) fn known(args: &CountArgs, obstacles: &mut Obstacles) -> Option<Known> {
    let file = match &args.baseline {
        _ if args.no_baseline => return None,
        Some(file) => file.clone(),
        None => find()?,
    };
    let stays = if args.baseline.is_some() { Ok(()) } else { stays(&file) };
    let source = match stays.and_then(|()| Input::named(&file, None).read()) {
        Ok(source) => source,
        Err(why) => {
            obstacles.unreadable.push(why);
            return None;
        }
    };
    match Baseline::read(&source) {
        Ok(baseline) => Some(Known::new(baseline, file)),
        Err(mistakes) => {
            obstacles.mistakes.push((source, mistakes));
            None
        }
    }
}

/// Runs the command.
pub(super) fn run(args: &BaselineArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let file = args.baseline.clone().or_else(find).unwrap_or_else(|| Path::new(HOUSE).join(FILE));
    if args.baseline.is_none() {
        stays(&file)?;
    }
    let old = CountArgs {
        baseline: file.is_file().then(|| file.clone()),
        no_baseline: !file.is_file(),
        ..CountArgs::default()
    };
    let (inputs, unreadable) = match args.rows.input {
        Some(_) => (args.paths.iter().map(|path| Input::named(path, None)).collect(), Vec::new()),
        None => walk::inputs(&args.paths, None),
    };
    if inputs.iter().any(|input| input.file.is_none()) {
        bail!("standard input has no path to be known by");
    }
    let mut policies = Policies::new(&args.config, &args.rules.folders, args.date)?;
    let jobs = policies.jobs(inputs)?;
    let mut obstacles = policies.obstacles();
    let known = known(&old, &mut obstacles);
    // Without all rules, findings would be missed, and known findings be taken for mended ones.
    if house::tell(&obstacles.unreadable, &obstacles.mistakes, err)? != Exit::Clean {
        return Ok(Exit::Failure);
    }
    let mut known = known.unwrap_or_else(|| Known::new(Baseline::default(), file));
    let before = known.baseline.clone();
    let exit = match args.rows.input {
        Some(_) => known.take_in_rows(&jobs, args, err)?,
        None => {
            let desk = Desk { gate: Gate::default(), mender: None };
            let failed = known.take_in(check::all(&desk, &jobs, args.threads), args.prune);
            let unreadable: Vec<Unreadable> = unreadable.into_iter().chain(failed).collect();
            house::tell(&unreadable, &[], err)?
        }
    };
    known.forget_what_is_gone();
    if known.baseline != before || !known.file.is_file() {
        known.write()?;
    }
    known.tell(&before, out)?;
    Ok(exit)
}

impl Known {
    fn new(baseline: Baseline, file: PathBuf) -> Known {
        let absolute = plain(&env::current_dir().unwrap_or_default().join(&file));
        let own = absolute.parent().unwrap_or(Path::new(""));
        let folder = if own.ends_with(HOUSE) { own.parent().unwrap_or(own) } else { own };
        Known { baseline, file, folder: folder.to_owned() }
    }

    /// The name the baseline has for a file that is shown as `path`, or for a row in it by its `id`.
    pub(super) fn name(&self, path: &str, id: Option<&str>) -> String {
        let absolute = plain(&env::current_dir().unwrap_or_default().join(path));
        let name = absolute.strip_prefix(&self.folder).map_or_else(|_| path.to_owned(), shown);
        id.map_or_else(|| name.clone(), |id| format!("{name}{ROW}{id}"))
    }

    /// Records, or only prunes by, what was found; what could not be read stays as it is recorded, and is returned.
    fn take_in<'i>(
        &mut self,
        found: impl Iterator<Item = (&'i Input, Result<Option<Checked>, Unreadable>)>,
        prune: bool,
    ) -> Vec<Unreadable> {
        let mut failed = Vec::new();
        for (input, checked) in found {
            let name = self.name(&input.shown, None);
            match checked {
                Ok(None) => self.baseline.forget(&name),
                Ok(Some(Checked { source, diagnostics, .. })) if prune => {
                    self.baseline.prune(&name, &source, &diagnostics);
                }
                Ok(Some(Checked { source, diagnostics, .. })) => self.baseline.record(&name, &source, &diagnostics),
                Err(why) => failed.push(why),
            }
        }
        failed
    }

    /// The same of the rows of archives. Rows that an archive does not have any more are forgotten, unless some of it could not be read.
    fn take_in_rows(&mut self, archives: &[Job], args: &BaselineArgs, err: &mut dyn Write) -> anyhow::Result<Exit> {
        let fields = args.rows.fields.clone().unwrap_or_default();
        let names: Vec<String> = archives.iter().map(|job| self.name(&job.input.shown, Some(""))).collect();
        let is_row = |path: &&str| names.iter().any(|name| path.starts_with(name));
        let mut gone: BTreeSet<String> = self.baseline.paths().filter(is_row).map(str::to_owned).collect();
        let failed = rows::each(archives, &Gate::default(), &fields, args.threads, err, |archive, row| {
            let name = self.name(&archive.shown, Some(&row.name()));
            gone.remove(&name);
            match args.prune {
                true => self.baseline.prune(&name, &row.source, &row.diagnostics),
                false => self.baseline.record(&name, &row.source, &row.diagnostics),
            }
            Ok(())
        })?;
        if failed {
            return Ok(Exit::Failure);
        }
        gone.iter().for_each(|path| self.baseline.forget(path));
        Ok(Exit::Clean)
    }

    fn forget_what_is_gone(&mut self) {
        let is_there = |path: &str| self.folder.join(path).exists();
        let is_gone = |path: &&str| !is_there(path) && !path.split_once(ROW).is_some_and(|(file, _)| is_there(file));
        let gone: Vec<String> = self.baseline.paths().filter(is_gone).map(str::to_owned).collect();
        gone.iter().for_each(|path| self.baseline.forget(path));
    }

    fn write(&self) -> anyhow::Result<()> {
        let made = self.file.parent().map_or(Ok(()), fs::create_dir_all);
        made.map_err(anyhow::Error::from)
            .and_then(|()| write::whole(&self.file, |out| Ok(out.write_all(self.baseline.text().as_bytes())?)))
            .with_context(|| format!("{} cannot be written", shown(&self.file)))
    }

    fn tell(&self, before: &Baseline, out: &mut dyn Write) -> anyhow::Result<()> {
        let (now, before) = (self.baseline.len(), before.len());
        let change = match now.cmp(&before) {
            std::cmp::Ordering::Less => format!(", {} fewer than before", before - now),
            std::cmp::Ordering::Equal => String::new(),
            std::cmp::Ordering::Greater if before == 0 => String::new(),
            std::cmp::Ordering::Greater => format!(", {} more than before", now - before),
        };
        writeln!(out, "{} known in {}{change}", count(now, "finding"), shown(&self.file))?;
        Ok(())
    }
}

/// The baseline of the working directory or the nearest folder above that has one, as reached from here.
fn find() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(HOUSE).join(FILE).is_file() {
            return Some(up.join(HOUSE).join(FILE));
        }
        up.push("..");
    }
    None
}

/// Refuses a baseline that was found, or is to be made, where links lead out of the folder that holds the newsroom's own.
fn stays(file: &Path) -> Result<(), Unreadable> {
    input::stays_in(file.ancestors().nth(2).unwrap_or(Path::new("")), file)
}

/// An absolute path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
