//! The desks: what the stories of each workspace folder are checked with.

use crate::diagnostic::{Diagnostic, Severity};
use crate::linter::Linter;
use crate::source::Source;
use chrono::NaiveDate;
use lsp_types::{Uri, WorkspaceFolder};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the stories of one folder are checked with.
pub struct Desk {
    /// The rules and settings.
    pub linter: Linter,
    /// Files of rules, tables and settings that have mistakes in them, as shown from the folder.
    pub mistakes: Vec<(Source, Vec<Diagnostic>)>,
    /// What could not be read, and why.
    pub unreadable: Vec<String>,
}

/// Whoever can look at files and set up a desk. The server itself sees only what its client sends.
pub trait Newsroom {
    /// The desk of a workspace folder, or of stories outside any. `date` is that of stories that do not say their own.
    fn desk(&self, folder: Option<&Path>, date: Option<NaiveDate>) -> Desk;
}

/// What the user set in the editor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Preferences {
    /// The lowest level to show.
    min_level: Option<Level>,
    /// The date of stories that do not say their own.
    date: Option<String>,
    /// Whether the editor shows the results of commands itself.
    previews: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
    Note,
}

impl Preferences {
    /// The preferences in what a client sent: under the name `lastread`, or by themselves. What is none is as if nothing were set.
    pub(super) fn of(settings: &serde_json::Value) -> Preferences {
        let own = settings.get("lastread").unwrap_or(settings);
        Preferences::deserialize(own).unwrap_or_default()
    }

    /// The lowest level to show.
    pub(super) fn min_level(&self) -> Severity {
        match self.min_level {
            Some(Level::Error) => Severity::Error,
            Some(Level::Note) => Severity::Note,
            Some(Level::Warning) | None => Severity::Warning,
        }
    }

    /// Whether the editor shows the results of commands itself.
    pub(super) fn previews(&self) -> bool {
        self.previews == Some(true)
    }

    /// These preferences, with what only a client says when it starts kept from the `earlier` ones.
    pub(super) fn after(self, earlier: &Preferences) -> Preferences {
        Preferences { previews: self.previews.or(earlier.previews), ..self }
    }

    fn date(&self) -> Option<NaiveDate> {
        self.date.as_deref()?.parse().ok()
    }
}

/// The workspace folders, each with its desk, and the desk for whatever stands outside them.
pub(super) struct Desks {
    folders: Vec<(PathBuf, Desk)>,
    outside: Desk,
}

impl Desks {
    /// Sets up the desks of the folders at these addresses.
    pub(super) fn open(newsroom: &dyn Newsroom, folders: &[Uri], preferences: &Preferences) -> Desks {
        let date = preferences.date();
        let folders = folders.iter().filter_map(|uri| uri.to_file_path().ok());
        Desks {
            folders: folders.map(|folder| (folder.clone(), newsroom.desk(Some(&folder), date))).collect(),
            outside: newsroom.desk(None, date),
        }
    }

    /// The desk a file goes to: that of the innermost folder it is in.
    pub(super) fn of(&self, uri: &Uri) -> &Desk {
        self.place(uri).map_or(&self.outside, |(_, desk)| desk)
    }

    /// The folder a file is in.
    fn place(&self, uri: &Uri) -> Option<&(PathBuf, Desk)> {
        let path = uri.to_file_path().ok()?;
        let holding = self.folders.iter().filter(|(folder, _)| path.starts_with(folder));
        holding.max_by_key(|(folder, _)| folder.as_os_str().len())
    }

    /// The path a file is shown by: as reached from its folder, `/` between parts.
    pub(super) fn shown(&self, uri: &Uri) -> String {
        let Ok(path) = uri.to_file_path() else { return uri.path().trim_start_matches('/').to_owned() };
        let folder = self.place(uri).map(|(folder, _)| folder.as_path());
        let path = folder.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(&path);
        path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }

    /// The address of a file shown by a path, beside the file at `uri`.
    pub(super) fn address(&self, path: &str, uri: &Uri) -> Option<Uri> {
        let (folder, _) = self.place(uri)?;
        Uri::from_file_path(folder.join(path)).ok()
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Desk> {
        self.folders.iter().map(|(_, desk)| desk).chain([&self.outside])
    }

    /// What could not be read.
    pub(super) fn unreadable(&self) -> impl Iterator<Item = &String> {
        self.folders.iter().flat_map(|(_, desk)| &desk.unreadable)
    }

    /// Every file with mistakes in it that is no story, with its address.
    pub(super) fn mistakes(&self) -> impl Iterator<Item = (Uri, &Source, &[Diagnostic])> {
        self.folders.iter().flat_map(|(folder, desk)| {
            desk.mistakes.iter().filter_map(|(source, mistakes)| {
                let uri = Uri::from_file_path(folder.join(source.path())).ok()?;
                Some((uri, source, mistakes.as_slice()))
            })
        })
    }
}

/// The addresses of workspace folders.
pub(super) fn addresses(folders: Vec<WorkspaceFolder>) -> Vec<Uri> {
    folders.into_iter().map(|folder| folder.uri).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn preferences_stand_under_their_name_or_by_themselves() {
        for settings in [json!({"lastread": {"minLevel": "note"}}), json!({"minLevel": "note"})] {
            assert_eq!(Preferences::of(&settings).min_level(), Severity::Note);
        }
        for none in [json!(null), json!({"minLevel": 3}), json!([])] {
            assert_eq!(Preferences::of(&none), Preferences::default());
        }
    }
}
