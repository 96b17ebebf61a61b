//! A newsroom's own files, rules and tables alike: found in the places named, read, and what kept some from being loaded.

use super::args::ColorArg;
use super::input::{Input, Unreadable, shown};
use super::{Exit, terminal, walk};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Options, Output, Sources};
use crate::source::Source;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What was loaded from files, and what was not.
pub(super) struct House<T> {
    /// What was loaded, each with its file, in order of their paths.
    pub(super) loaded: Vec<(Source, T)>,
    /// Files with mistakes in them, in order of their paths.
    pub(super) mistakes: Vec<(Source, Vec<Diagnostic>)>,
    /// Files and folders that could not be read.
    pub(super) unreadable: Vec<Unreadable>,
}

/// Loads the files that `places` name with `load`: files as they are, and of folders those with one of these extensions.
pub(super) fn load<T>(
    places: &[PathBuf],
    extensions: &[&str],
    load: impl Fn(&Source) -> Result<T, Vec<Diagnostic>>,
) -> House<T> {
    let mut house = House { loaded: Vec::new(), mistakes: Vec::new(), unreadable: Vec::new() };
    for file in files(places, extensions, &mut house.unreadable) {
        match Input::named(&file, None).read() {
            Err(why) => house.unreadable.push(why),
            Ok(source) => match load(&source) {
                Ok(loaded) => house.loaded.push((source, loaded)),
                Err(mistakes) => house.mistakes.push((source, mistakes)),
            },
        }
    }
    house
}

/// Draws mistakes where they stand, every level of them, and says how many there are.
///
/// # Errors
/// Where `out` cannot be written.
pub(super) fn draw(mistakes: &[(Source, Vec<Diagnostic>)], color: &ColorArg, out: &mut dyn Write) -> io::Result<usize> {
    let options = Options { min_level: Severity::Note, color: terminal::color(color.color), width: terminal::width() };
    let mut report = Output::Pretty.report(options, &());
    for (source, mistakes) in mistakes {
        report.file(Sources::from(source), mistakes, out)?;
    }
    Ok(mistakes.iter().map(|(_, mistakes)| mistakes.len()).sum())
}

/// Says on standard error, a line each, what kept files from being loaded.
///
/// # Errors
/// Where standard error cannot be written.
pub(super) fn tell(
    unreadable: &[Unreadable],
    mistakes: &[(Source, Vec<Diagnostic>)],
    err: &mut dyn Write,
) -> anyhow::Result<Exit> {
    for why in unreadable {
        writeln!(err, "error: {why}")?;
    }
    let mut report = Output::Short.report(Options::default(), &());
    for (source, mistakes) in mistakes {
        report.file(Sources::from(source), mistakes, err)?;
    }
    let whole = unreadable.is_empty() && mistakes.is_empty();
    Ok(if whole { Exit::Clean } else { Exit::Failure })
}

/// The files meant, sorted.
fn files(places: &[PathBuf], extensions: &[&str], unreadable: &mut Vec<Unreadable>) -> Vec<PathBuf> {
    let is_meant =
        |path: &Path| path.extension().is_some_and(|own| extensions.iter().any(|extension| own == *extension));
    let mut named = Vec::new();
    for place in places {
        if !place.is_dir() {
            named.push(place.clone());
            continue;
        }
        for found in walk::files(place) {
            match found {
                Ok(file) if is_meant(&file) => named.push(file),
                Ok(_) => {}
                Err(why) => unreadable.push(why),
            }
        }
    }
    // One and the same file may be named and found.
    named.sort_by_key(|path| shown(path));
    named.dedup_by_key(|path| shown(path));
    named
}
