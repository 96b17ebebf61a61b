//! From the paths on the command line to the files to read, in the order they are reported.

use super::input::{Input, Unreadable, shown};
use ignore::WalkBuilder;
use std::io;
use std::path::{Path, PathBuf};

/// The inputs that `paths` name, each once, in order of their shown paths; and what could not be looked into.
pub(super) fn inputs(paths: &[PathBuf], stdin_filename: Option<&str>) -> (Vec<Input>, Vec<Unreadable>) {
    let mut inputs = Vec::new();
    let mut unreadable = Vec::new();
    for path in paths {
        if path.is_dir() {
            for found in files(path) {
                match found {
                    Ok(file) => inputs.extend(Input::found(&file)),
                    Err(error) => unreadable.push(error),
                }
            }
        } else {
            inputs.push(Input::named(path, stdin_filename));
        }
    }
    // Of a file that is both found and named, the name stays.
    inputs.sort_by(|a, b| (&a.shown, a.found).cmp(&(&b.shown, b.found)));
    inputs.dedup_by(|a, b| a.shown == b.shown);
    (inputs, unreadable)
}

/// The files under a folder: not the hidden ones, not those that ignore files leave out, and no link, which may lead back up.
pub(super) fn files(folder: &Path) -> impl Iterator<Item = Result<PathBuf, Unreadable>> {
    // Ignore files count outside a git repository too: an export of one is checked as the repository is.
    let walk = WalkBuilder::new(folder).require_git(false).build();
    let folder = folder.to_owned();
    walk.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => Some(Ok(entry.into_path())),
        Ok(_) => None,
        Err(error) => Some(Err(refused(&folder, error))),
    })
}

fn refused(folder: &Path, error: ignore::Error) -> Unreadable {
    let path = path_of(&error).unwrap_or(folder).to_owned();
    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("cannot be looked into"));
    Unreadable::new(shown(&path), &error)
}

/// The path an error is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}
