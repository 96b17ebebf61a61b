//! What an editor's server asks of policies: what holds for a file under work, and what is wrong with a configuration under work.

use super::Policies;
use crate::cli::args::ConfigArgs;
use crate::cli::input::Input;
use crate::config::{self, Folder};
use crate::diagnostic::Diagnostic;
use crate::lsp::{Desk, Shelf};
use crate::source::Source;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

impl Policies {
    /// The policies of the stories in `folder`, wherever the process runs. Files of theirs are shown by their whole paths.
    pub(in crate::cli) fn of_folder(folder: &Path, date: Option<NaiveDate>) -> Policies {
        Policies {
            args: ConfigArgs { config: None, no_config: false, profile: None },
            rule_folders: Vec::new(),
            only: None,
            date,
            working: folder.to_owned(),
            whole_paths: true,
            policies: Vec::new(),
            folders: HashMap::new(),
            files: HashMap::new(),
        }
    }

    /// Loads what holds in the folder itself, for its mistakes.
    pub(in crate::cli) fn open(&mut self) -> anyhow::Result<()> {
        self.at(&self.working.clone()).map(|_| ())
    }

    /// What a file is checked with. Nobody named it: a configuration may leave it out.
    pub(in crate::cli) fn desk(&mut self, file: &Path) -> anyhow::Result<Desk> {
        let input = Input::named(file, None);
        let linter = self.linter(&input)?;
        let (policy, path) = self.of(&input)?;
        let leaves_out = !policy.config.includes(&path);
        let is_in = |folders: &Option<Vec<Folder>>| {
            folders.iter().flatten().any(|folder| file.starts_with(policy.base.join(&folder.path)))
        };
        let shelf = match () {
            () if is_in(&policy.config.rule_folders) => Shelf::Rules,
            () if is_in(&policy.config.table_folders) => Shelf::Tables,
            () => Shelf::Stories,
        };
        Ok(Desk { linter, rules: policy.rulebook.rules.as_slice().into(), leaves_out, shelf })
    }

    /// What would be wrong with a configuration, were it in `file`.
    pub(in crate::cli) fn review(&self, file: &Path, text: &Source) -> Vec<Diagnostic> {
        let Some(base) = file.parent() else { return Vec::new() };
        let policy = self.assemble(base, Some(Source::new(text.path(), text.text())), Vec::new());
        policy.map(|policy| config::diagnostics(policy.mistakes, text)).unwrap_or_default()
    }

    /// The folders of rules and tables that configurations name.
    pub(in crate::cli) fn shelves(&self) -> Vec<PathBuf> {
        let folders = |folders: &Option<Vec<Folder>>| folders.iter().flatten().cloned().collect::<Vec<_>>();
        let of_policy = self.policies.iter().flat_map(|policy| {
            let named = [&policy.config.rule_folders, &policy.config.table_folders].map(folders).concat();
            named.into_iter().map(|folder| policy.base.join(folder.path))
        });
        of_policy.collect()
    }
}
