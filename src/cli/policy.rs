//! What holds for each story: the configurations there are, the rules and tables of each, and a linter for every set of settings. A
//! configuration is looked for in the folder of the story and in those above it, up to the root of the repository.

use super::args::ConfigArgs;
use super::check::Job;
use super::input::{Input, Unreadable};
use super::{rules, tables};
use crate::config::{self, Config, FILE_NAME, Folder};
use crate::diagnostic::Diagnostic;
use crate::linter::{Linter, Settings};
use crate::rule::{self, Rule, Script};
use crate::source::Source;
use crate::table::Tables;
use crate::tree::Mistakes;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::env;
use std::io;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

/// Where rules and tables of a newsroom's own are unless its configuration says otherwise.
const RULE_FOLDER: &str = ".lastread/rules";
const TABLE_FOLDER: &str = ".lastread/tables";

/// All that holds for the stories of a run.
pub(super) struct Policies {
    args: ConfigArgs,
    rule_folders: Vec<PathBuf>,
    date: Option<NaiveDate>,
    working: PathBuf,
    policies: Vec<Policy>,
    /// The policy of each folder that was asked about.
    folders: HashMap<PathBuf, usize>,
    /// The policy of each configuration file; `None` where there is none.
    files: HashMap<Option<PathBuf>, usize>,
}

/// What holds where one configuration does.
pub(super) struct Policy {
    /// The file; `None` where there is none.
    pub(super) source: Option<Source>,
    pub(super) config: Config,
    pub(super) rules: Vec<Rule>,
    pub(super) scripts: Vec<Script>,
    /// The files of the rules that are not shipped.
    sources: Vec<Source>,
    tables: Tables,
    /// The folder that its globs begin at.
    base: PathBuf,
    /// A linter for each set of layers that holds somewhere.
    linters: HashMap<Vec<usize>, Arc<Linter>>,
    /// Mistakes in the configuration.
    mistakes: Mistakes,
    /// Mistakes in rules and tables.
    others: Vec<(Source, Vec<Diagnostic>)>,
    unreadable: Vec<Unreadable>,
}

/// What kept configurations, rules and tables from being loaded.
pub(super) struct Obstacles {
    /// Files with mistakes in them, in order of their paths.
    pub(super) mistakes: Vec<(Source, Vec<Diagnostic>)>,
    /// What could not be read.
    pub(super) unreadable: Vec<Unreadable>,
}

impl Policies {
    /// Policies that are found as they are needed. `rule_folders` are those named on the command line.
    ///
    /// # Errors
    /// Where the working folder is not known.
    pub(super) fn new(args: &ConfigArgs, rule_folders: &[PathBuf], date: Option<NaiveDate>) -> io::Result<Policies> {
        Ok(Policies {
            args: args.clone(),
            rule_folders: rule_folders.to_vec(),
            date,
            working: env::current_dir()?,
            policies: Vec::new(),
            folders: HashMap::new(),
            files: HashMap::new(),
        })
    }

    /// The linter of an input; `None` where the configuration leaves it out. What is named on the command line is never left out.
    pub(super) fn linter(&mut self, input: &Input) -> anyhow::Result<Option<Arc<Linter>>> {
        let date = self.date;
        let (policy, path) = self.of(input)?;
        if input.found && !policy.config.includes(&path) {
            return Ok(None);
        }
        let layers = policy.config.layers(&path);
        if let Some(linter) = policy.linters.get(&layers) {
            return Ok(Some(linter.clone()));
        }
        let rules = policy.config.apply(&layers, &policy.rules, &policy.scripts, &mut policy.mistakes);
        let runs = |id: &String| rules.iter().any(|rule| rule.id == *id);
        let idle = policy.rules.iter().map(|rule| rule.id.clone()).filter(|id| !runs(id)).collect();
        let linter = Arc::new(Linter::new(rules, Settings { date, tables: policy.tables.clone(), idle }));
        policy.linters.insert(layers, linter.clone());
        Ok(Some(linter))
    }

    /// The inputs that are to be read, each with the linter that holds for it. Where there are none, what holds in the working folder is
    /// loaded all the same, for its mistakes.
    pub(super) fn jobs(&mut self, inputs: Vec<Input>) -> anyhow::Result<Vec<Job>> {
        if inputs.is_empty() {
            self.at(&self.working.clone())?;
        }
        let mut jobs = Vec::with_capacity(inputs.len());
        for input in inputs {
            if let Some(linter) = self.linter(&input)? {
                jobs.push(Job { input, linter });
            }
        }
        Ok(jobs)
    }

    /// What holds for an input, and its path from the folder of the configuration on.
    pub(super) fn of(&mut self, input: &Input) -> anyhow::Result<(&mut Policy, String)> {
        let name = input.file.as_deref().or(input.stdin_name.as_deref().map(Path::new)).unwrap_or(Path::new("-"));
        let file = path::absolute(self.working.join(name))?;
        let at = self.at(file.parent().unwrap_or(Path::new("/")))?;
        let policy = &mut self.policies[at];
        let path = file.strip_prefix(&policy.base).unwrap_or(&file);
        let path = path.to_string_lossy().replace(path::MAIN_SEPARATOR, "/");
        Ok((policy, path))
    }

    /// The files of the rules that are not shipped.
    pub(super) fn rule_sources(&self) -> Vec<Source> {
        let sources = self.policies.iter().flat_map(|policy| &policy.sources);
        sources.map(|source| Source::new(source.path(), source.text())).collect()
    }

    /// The tables that labels may point into.
    pub(super) fn tables(&self) -> impl Iterator<Item = &Tables> {
        self.policies.iter().map(|policy| &policy.tables)
    }

    /// Says what kept something from being loaded. A linter asked for afterwards may bring out more.
    pub(super) fn obstacles(&mut self) -> Obstacles {
        let mut obstacles = Obstacles { mistakes: Vec::new(), unreadable: Vec::new() };
        for policy in &mut self.policies {
            obstacles.mistakes.append(&mut policy.others);
            obstacles.unreadable.append(&mut policy.unreadable);
            if let (false, Some(source)) = (policy.mistakes.is_empty(), &policy.source) {
                let mistakes = config::diagnostics(std::mem::take(&mut policy.mistakes), source);
                obstacles.mistakes.push((Source::new(source.path(), source.text()), mistakes));
            }
        }
        obstacles.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
        // Two configurations may share a folder.
        obstacles.mistakes.dedup_by(|(a, _), (b, _)| a.path() == b.path());
        obstacles
    }

    /// One policy for all inputs, with what was loaded.
    #[cfg(test)]
    pub(super) fn everywhere(loaded: rules::Loaded) -> Policies {
        let args = ConfigArgs { config: None, no_config: true, profile: None };
        let policy = Policy {
            source: None,
            config: Config::default(),
            rules: loaded.rules,
            scripts: Vec::new(),
            sources: loaded.sources,
            tables: Tables::default(),
            base: PathBuf::new(),
            linters: HashMap::new(),
            mistakes: Mistakes::default(),
            others: loaded.mistakes,
            unreadable: loaded.unreadable,
        };
        let mut policies = Policies::new(&args, &[], None).expect("a working folder");
        policies.policies.push(policy);
        policies.files.insert(None, 0);
        policies
    }

    /// The policy of a folder.
    fn at(&mut self, folder: &Path) -> anyhow::Result<usize> {
        if let Some(at) = self.folders.get(folder) {
            return Ok(*at);
        }
        let file = match &self.args.config {
            Some(file) => Some(path::absolute(self.working.join(file))?),
            None if self.args.no_config => None,
            None => find(folder),
        };
        let at = match self.files.get(&file) {
            Some(at) => *at,
            None => {
                let policy = self.load(file.as_deref())?;
                self.policies.push(policy);
                self.files.insert(file, self.policies.len() - 1);
                self.policies.len() - 1
            }
        };
        self.folders.insert(folder.to_owned(), at);
        Ok(at)
    }

    fn load(&self, file: Option<&Path>) -> anyhow::Result<Policy> {
        let base = file.and_then(Path::parent).unwrap_or(&self.working);
        let mut unreadable = Vec::new();
        let source = file.and_then(|file| {
            let read = Input::named(&self.reached(file), None).read();
            read.map_err(|why| unreadable.push(why)).ok()
        });
        let (mut config, mut mistakes) = source.as_ref().map(config::read).unwrap_or_default();
        if let Some(profile) = &self.args.profile {
            config.choose_profile(profile)?;
        }
        let mut rule_places = self.places(base, config.rule_folders.as_deref(), RULE_FOLDER, &mut mistakes);
        rule_places.extend_from_slice(&self.rule_folders);
        let table_places = self.places(base, config.table_folders.as_deref(), TABLE_FOLDER, &mut mistakes);
        let mut loaded = rules::load(&rule_places);
        let mut tables = tables::load(&table_places);
        let scripts = if config.has_options() { rule::scripts(&loaded.sources) } else { Vec::new() };
        config.review(&loaded.rules, &scripts, &mut mistakes);
        loaded.mistakes.append(&mut tables.mistakes);
        unreadable.append(&mut loaded.unreadable);
        unreadable.append(&mut tables.unreadable);
        Ok(Policy {
            source,
            config,
            rules: loaded.rules,
            scripts,
            sources: loaded.sources,
            tables: tables.tables,
            base: base.to_owned(),
            linters: HashMap::new(),
            mistakes,
            others: loaded.mistakes,
            unreadable,
        })
    }

    /// The folders that a configuration names, or else the usual one, where they lie in its own, `base`.
    fn places(&self, base: &Path, named: Option<&[Folder]>, usual: &str, mistakes: &mut Mistakes) -> Vec<PathBuf> {
        let Some(named) = named else {
            return lies_in(base, usual).is_ok().then(|| self.reached(&base.join(usual))).into_iter().collect();
        };
        let mut places = Vec::new();
        for Folder { path, span } in named {
            match lies_in(base, path) {
                Ok(()) => places.push(self.reached(&base.join(path))),
                Err(why) => _ = mistakes.push(*span, format!("`{path}` {why}")),
            }
        }
        places
    }

    /// A path as reached from the working folder.
    fn reached(&self, path: &Path) -> PathBuf {
        pathdiff::diff_paths(path, &self.working).unwrap_or_else(|| path.to_owned())
    }
}

/// The configuration that holds in a folder: the nearest, looked for up to the root of the repository.
fn find(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let file = folder.join(FILE_NAME);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Whether a folder is there, and in `base` even where links are followed: a stranger's file must not lead to what nobody named.
fn lies_in(base: &Path, folder: &str) -> Result<(), &'static str> {
    let real = base.join(folder).canonicalize().ok().filter(|path| path.is_dir()).ok_or("is no folder")?;
    let base = base.canonicalize().map_err(|_| "is no folder")?;
    if real.starts_with(base) { Ok(()) } else { Err("leads out of the folder of this file") }
}
