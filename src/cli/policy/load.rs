//! Loading what one configuration comes to: the file, the rules and tables it leads to, and what is wrong with them.

use super::{Policies, Policy, RULE_FOLDER, TABLE_FOLDER};
use crate::cli::input::{Input, Unreadable, stays_in};
use crate::cli::{rules, tables};
use crate::config::{self, FILE_NAME, Folder};
use crate::rule;
use crate::source::Source;
use crate::tree::Mistakes;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

impl Policies {
    pub(super) fn load(&self, file: Option<&Path>) -> anyhow::Result<Policy> {
        let mut unreadable = Vec::new();
        let source = file.and_then(|file| {
            let path = self.reached(file);
            let is_named = self.args.config.is_some();
            let stays = if is_named { Ok(()) } else { stays_in(path.parent().unwrap_or(Path::new("")), &path) };
            let read = stays.and_then(|()| Input::named(&path, None).read());
            read.map_err(|why| unreadable.push(why)).ok()
        });
        self.assemble(file.and_then(Path::parent).unwrap_or(&self.working), source, unreadable)
    }

    /// What a configuration in the folder `base` comes to. `unreadable` is why there is none to read.
    pub(super) fn assemble(
        &self,
        base: &Path,
        source: Option<Source>,
        unreadable: Vec<Unreadable>,
    ) -> anyhow::Result<Policy> {
        let (mut config, mut mistakes) = source.as_ref().map(config::read).unwrap_or_default();
        if let Some(profile) = &self.args.profile {
            config.choose_profile(profile)?;
        }
        let mut rule_places = self.places(base, config.rule_folders.as_deref(), RULE_FOLDER, &mut mistakes);
        rule_places.extend_from_slice(&self.rule_folders);
        let table_places = self.places(base, config.table_folders.as_deref(), TABLE_FOLDER, &mut mistakes);
        let (rulebook, tables) = (rules::load(&rule_places), tables::load(&table_places));
        let scripts = if config.has_options() { rule::scripts(&rulebook.sources) } else { Vec::new() };
        config.review(&rulebook.rules, &scripts, &mut mistakes);
        Ok(Policy {
            source,
            config,
            rulebook,
            scripts,
            tables,
            base: base.to_owned(),
            reached: self.reached(base),
            linters: HashMap::new(),
            mistakes,
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
        if self.whole_paths {
            return path.to_owned();
        }
        pathdiff::diff_paths(path, &self.working).unwrap_or_else(|| path.to_owned())
    }
}

/// The configuration that holds in a folder: the nearest, looked for up to the root of the repository.
pub(super) fn nearest(folder: &Path) -> Option<PathBuf> {
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
