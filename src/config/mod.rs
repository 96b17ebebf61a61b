//! The configuration, `lastread.yaml`: which rules hold where, at which level and with which options.
//!
//! It is read in layers. The base holds for every story; a profile, where one is chosen, lies on top of it; then every override whose globs
//! match the path of the story, in the order of the file. What a later layer says goes before what an earlier one says. Text in, settings
//! and mistakes out: finding and reading files is for others.

mod file;
mod globs;
mod held;
pub mod schema;
pub mod vocabulary;

pub use file::{FIELDS, read};
pub use held::Held;

use crate::article::{FieldNames, FieldRole};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::Change;
use crate::source::Source;
use crate::span::Span;
use crate::tree::{Key, Mistakes, Node};
use globs::Globs;
use std::sync::Arc;

/// The file's name, looked for in the folder of each story and those above it.
pub const FILE_NAME: &str = "lastread.yaml";

/// The rule of every diagnostic about a configuration.
pub const CONFIG_FILE: &str = "lastread/config";

/// What a configuration says.
#[derive(Debug)]
pub struct Config {
    /// The base, then the profiles, then the overrides.
    layers: Vec<Layer>,
    /// The names of the profiles, and their layers.
    profiles: Vec<(String, usize)>,
    /// The profile that lies on the base.
    profile: Option<usize>,
    overrides: Vec<Override>,
    /// The names of fields in stories; `None` where they are the usual ones.
    pub fields: Option<NamedFields>,
    include: Option<Globs>,
    exclude: Option<Globs>,
    /// The folders of a newsroom's own rules; `None` where they are not said.
    pub rule_folders: Option<Vec<Folder>>,
    /// The folders of its own tables.
    pub table_folders: Option<Vec<Folder>>,
}

/// What stories call the fields of their metadata.
#[derive(Debug)]
pub struct NamedFields {
    /// The roles of all names.
    pub names: Arc<FieldNames>,
    /// The roles whose names are said: where, and which, as they are written.
    pub said: Vec<(FieldRole, Span<Source>, Vec<String>)>,
}

/// A folder, from the folder of the configuration on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its path: neither absolute nor leading up.
    pub path: String,
    /// Where it is named.
    pub span: Span<Source>,
}

#[derive(Debug, Default)]
struct Layer {
    settings: Vec<Setting>,
    /// Choices of the house, by name.
    house: Vec<(Key, Node)>,
}

/// What is set of one rule, or of several.
#[derive(Debug)]
struct Setting {
    of: Selector,
    /// Where that is said.
    key: Key,
    level: Option<Level>,
    at_most: Option<Severity>,
    at_least: Option<Severity>,
    options: Vec<Change>,
}

/// The rules that a setting is about. The more exact one goes before the others of its layer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Selector {
    /// `*`
    All,
    /// `people/*`
    Category(String),
    /// `two-ages`
    Rule(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Off,
    At(Severity),
}

/// Paths that a layer is for.
#[derive(Debug)]
struct Override {
    paths: Globs,
    profile: Option<usize>,
    layer: usize,
}

/// A profile that a configuration does not have; it names those that it has.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no profile `{name}`{}", if known.is_empty() { String::new() } else { format!("; one of: {}", known.join(", ")) })]
pub struct UnknownProfile {
    name: String,
    known: Vec<String>,
}

/// A configuration that says nothing.
impl Default for Config {
    fn default() -> Config {
        Config {
            layers: vec![Layer::default()],
            profiles: Vec::new(),
            profile: None,
            overrides: Vec::new(),
            fields: None,
            include: None,
            exclude: None,
            rule_folders: None,
            table_folders: None,
        }
    }
}

impl Config {
    /// What stories call each part of theirs, the most trusted name first, and where that is said if it is.
    pub fn field_names(&self) -> impl Iterator<Item = (&'static str, Vec<&str>, Option<Span<Source>>)> {
        FieldRole::ALL.iter().map(|(role, part, _, usual)| {
            let said = self.fields.iter().flat_map(|fields| &fields.said).find(|(said, ..)| said == role);
            match said {
                Some((_, span, names)) => (*part, names.iter().map(String::as_str).collect(), Some(*span)),
                None => (*part, usual.to_vec(), None),
            }
        })
    }

    /// Lays the profile of that name on the base, in place of the one that the file chooses.
    ///
    /// # Errors
    /// Where there is no profile of that name.
    pub fn choose_profile(&mut self, name: &str) -> Result<(), UnknownProfile> {
        let profile = self.profiles.iter().find(|(own, _)| own == name);
        let known = || self.profiles.iter().map(|(name, _)| name.clone()).collect();
        self.profile = Some(profile.ok_or_else(|| UnknownProfile { name: name.to_owned(), known: known() })?.1);
        Ok(())
    }

    /// Whether a story found in a folder is to be read. `path` is from the folder of the configuration on, `/` between its parts.
    pub fn includes(&self, path: &str) -> bool {
        let is_in = |globs: &Option<Globs>| globs.as_ref().map(|globs| globs.match_path(path));
        is_in(&self.include).unwrap_or(true) && !is_in(&self.exclude).unwrap_or(false)
    }

    /// The layers that hold for a path, lowest first. Stories with the same layers are checked alike.
    pub fn layers(&self, path: &str) -> Vec<usize> {
        let base = [0].into_iter().chain(self.profile);
        let holding = self.overrides.iter().filter(|it| it.paths.match_path(path));
        base.chain(holding.flat_map(|it| it.profile.into_iter().chain([it.layer]))).collect()
    }

    /// Whether it changes what rules do, and not only whether and how loud they are.
    pub fn has_options(&self) -> bool {
        let has_options = |setting: &Setting| !setting.options.is_empty();
        self.layers.iter().any(|layer| !layer.house.is_empty() || layer.settings.iter().any(has_options))
    }
}

/// Mistakes in a configuration, as diagnostics on its file.
pub fn diagnostics(mistakes: Mistakes, source: &Source) -> Vec<Diagnostic> {
    mistakes.into_diagnostics(CONFIG_FILE, source)
}

#[cfg(test)]
mod tests;
