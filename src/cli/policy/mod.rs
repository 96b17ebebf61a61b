//! What holds for each story: the configurations there are, the rules and tables of each, and a linter for every set of settings. A
//! configuration is looked for in the folder of the story and in those above it, up to the root of the repository.

mod load;
#[cfg(feature = "lsp")]
mod server;

use super::args::ConfigArgs;
use super::check::Job;
use super::input::{Input, Unreadable};
use super::{Exit, house, rules, tables};
use crate::config::{self, Config, Held};
use crate::diagnostic::Diagnostic;
use crate::linter::{Linter, Settings};
use crate::rule::{Rule, Script};
use crate::source::Source;
use crate::span::Span;
use crate::table::Tables;
use crate::tree::Mistakes;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::env;
use std::io::{self, Write};
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

/// Where rules and tables of a newsroom's own are unless its configuration says otherwise.
pub(super) const RULE_FOLDER: &str = ".lastread/rules";
pub(super) const TABLE_FOLDER: &str = ".lastread/tables";

/// A story that is in the working folder and nowhere else: what holds for it holds where no story is named.
const ANY_STORY: &str = "story.md";

/// All that holds for the stories of a run.
pub(super) struct Policies {
    args: ConfigArgs,
    rule_folders: Vec<PathBuf>,
    /// The ids of the rules that run, where not all do.
    only: Option<Vec<String>>,
    date: Option<NaiveDate>,
    working: PathBuf,
    /// Whether files are shown by their whole paths, and not as reached from the working folder.
    whole_paths: bool,
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
    /// The rules and their files.
    pub(super) rulebook: rules::Loaded,
    /// As written; none where the configuration changes no options.
    scripts: Vec<Script>,
    pub(super) tables: tables::Loaded,
    /// The folder that its globs begin at.
    base: PathBuf,
    /// The same as reached from the working folder.
    reached: PathBuf,
    /// A linter for each set of layers that holds somewhere.
    linters: HashMap<Vec<usize>, Arc<Linter>>,
    /// Mistakes in the configuration.
    mistakes: Mistakes,
    /// Why the configuration could not be read.
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
            only: None,
            date,
            working: env::current_dir()?,
            whole_paths: false,
            policies: Vec::new(),
            folders: HashMap::new(),
            files: HashMap::new(),
        })
    }

    /// Lets only these rules run.
    pub(super) fn only(mut self, ids: Vec<String>) -> Policies {
        self.only = Some(ids);
        self
    }

    /// The linter of an input.
    pub(super) fn linter(&mut self, input: &Input) -> anyhow::Result<Arc<Linter>> {
        let (date, only) = (self.date, self.only.clone());
        let (policy, path) = self.of(input)?;
        let layers = policy.config.layers(&path);
        if let Some(linter) = policy.linters.get(&layers) {
            return Ok(linter.clone());
        }
        let all = &policy.rulebook.rules;
        let mut rules = policy.config.apply(&layers, all, &policy.scripts, &mut policy.mistakes);
        if let Some(ids) = only {
            let is_off = |rule: &&Rule| ids.contains(&rule.id) && !rules.iter().any(|other| other.id == rule.id);
            // Who names a rule wants to see it run, whatever the configuration says.
            let meant: Vec<Rule> =
                all.iter().filter(is_off).map(|rule| Rule { opt_in: false, ..rule.clone() }).collect();
            rules.extend(meant);
            rules.retain(|rule| ids.contains(&rule.id));
        }
        let runs = |id: &String| rules.iter().any(|rule| rule.id == *id);
        let idle = all.iter().map(|rule| rule.id.clone()).filter(|id| !runs(id)).collect();
        let (tables, fields) =
            (policy.tables.tables.clone(), policy.config.fields.as_ref().map(|fields| Arc::clone(&fields.names)));
        let settings = Settings { date, tables, idle, fields };
        let linter = Arc::new(Linter::new(rules, settings));
        policy.linters.insert(layers, linter.clone());
        Ok(linter)
    }

    /// The inputs that are to be read, each with the linter that holds for it: not what was found in a folder and the configuration leaves out.
    /// What is named on the command line is never left out. Where there are none, what holds in the working folder is
    /// loaded all the same, for its mistakes.
    pub(super) fn jobs(&mut self, inputs: Vec<Input>) -> anyhow::Result<Vec<Job>> {
        if inputs.is_empty() {
            self.at(&self.working.clone())?;
        }
        let mut jobs = Vec::with_capacity(inputs.len());
        for input in inputs {
            let (policy, path) = self.of(&input)?;
            if !input.found || policy.config.includes(&path) {
                let linter = self.linter(&input)?;
                jobs.push(Job { input, linter });
            }
        }
        Ok(jobs)
    }

    /// What holds in the working folder, its mistakes brought out, and the path of a story there.
    pub(super) fn here(&mut self) -> anyhow::Result<(&mut Policy, String)> {
        self.around(&Input::named(Path::new(ANY_STORY), None))
    }

    /// What holds for an input, its mistakes brought out, and its path from the folder of the configuration on.
    pub(super) fn around(&mut self, input: &Input) -> anyhow::Result<(&mut Policy, String)> {
        self.linter(input)?;
        self.of(input)
    }

    /// What holds for an input, and its path from the folder of the configuration on.
    fn of(&mut self, input: &Input) -> anyhow::Result<(&mut Policy, String)> {
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
        let sources = self.policies.iter().flat_map(|policy| &policy.rulebook.sources);
        sources.map(|source| Source::new(source.path(), source.text())).collect()
    }

    /// The tables that labels may point into.
    pub(super) fn tables(&self) -> impl Iterator<Item = &Tables> {
        self.policies.iter().map(|policy| &policy.tables.tables)
    }

    /// Says what kept something from being loaded. A linter asked for afterwards may bring out more.
    pub(super) fn obstacles(&mut self) -> Obstacles {
        let mut obstacles = Obstacles { mistakes: Vec::new(), unreadable: Vec::new() };
        for policy in &mut self.policies {
            obstacles.mistakes.append(&mut policy.rulebook.mistakes);
            obstacles.mistakes.append(&mut policy.tables.mistakes);
            obstacles.unreadable.append(&mut policy.unreadable);
            obstacles.unreadable.append(&mut policy.rulebook.unreadable);
            obstacles.unreadable.append(&mut policy.tables.unreadable);
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

    /// Says on standard error what kept something from being loaded, and whether that was anything.
    ///
    /// # Errors
    /// Where standard error cannot be written.
    pub(super) fn tell(&mut self, err: &mut dyn Write) -> anyhow::Result<Exit> {
        let obstacles = self.obstacles();
        house::tell(&obstacles.unreadable, &obstacles.mistakes, err)
    }

    /// One policy for all inputs, with what was loaded.
    #[cfg(test)]
    pub(super) fn everywhere(loaded: rules::Loaded) -> Policies {
        let args = ConfigArgs { no_config: true, ..ConfigArgs::default() };
        let policy = Policy {
            source: None,
            config: Config::default(),
            rulebook: loaded,
            scripts: Vec::new(),
            tables: tables::Loaded::default(),
            base: PathBuf::new(),
            reached: PathBuf::new(),
            linters: HashMap::new(),
            mistakes: Mistakes::default(),
            unreadable: Vec::new(),
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
            None => load::nearest(folder),
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
}

impl Policy {
    /// What is said of each rule for a story at that path, in the order of the rulebook.
    pub(super) fn held(&self, path: &str) -> Vec<(&Rule, Held)> {
        let layers = self.config.layers(path);
        let rules = self.rulebook.rules.iter().enumerate();
        rules.map(|(at, rule)| (rule, self.config.held(&layers, rule, self.scripts.get(at)))).collect()
    }

    /// The folder for a newsroom's own rules: the first that the configuration names, or else the usual one.
    pub(super) fn home_of_rules(&self) -> PathBuf {
        let named = self.config.rule_folders.as_deref().and_then(<[_]>::first);
        self.reached.join(named.map_or(RULE_FOLDER, |folder| &folder.path))
    }

    /// Where something is said, as `lastread.yaml:3`.
    pub(super) fn line_of(&self, said: Span<Source>) -> Option<String> {
        let source = self.source.as_ref()?;
        Some(format!("{}:{}", source.path(), source.position(said.start).line))
    }
}
