//! Which findings count: those that neither the baseline knows nor a change leaves out.

use crate::baseline::Baseline;
use crate::changes::{Changes, Touched};
use crate::cli::args::CountArgs;
use crate::cli::baseline::Known;
use crate::cli::git::Repository;
use crate::cli::input::{Input, Staged, Unreadable};
use crate::cli::walk;
use crate::diagnostic::{self, Diagnostic};
use crate::format::Format;
use crate::linter::{Linter, Review};
use crate::source::Source;
use crate::stet;
use std::path::{Path, PathBuf};

/// What a finding has to pass to count.
#[derive(Default)]
pub(in crate::cli) struct Gate {
    /// The baseline.
    pub(in crate::cli) known: Option<Known>,
    /// The change, where only what it touches counts.
    pub(in crate::cli) change: Option<Change>,
}

/// A change, in a repository.
pub(in crate::cli) struct Change {
    repository: Repository,
    changes: Changes,
    /// The commit that it is a change of.
    since: String,
}

impl Gate {
    /// Parts what a story came to anew. `shown` is its file; a story in an archive has an id there as well. `before` is what the story came to
    /// before the change: what it did not come to then counts wherever it stands.
    pub(in crate::cli) fn pass(
        &self,
        shown: &str,
        id: Option<&str>,
        source: &Source,
        review: Review,
        before: &dyn Fn() -> Option<Baseline>,
    ) -> Review {
        let Review { mut diagnostics, mut suppressed } = review;
        if let Some(known) = &self.known {
            let (new, old) = known.baseline.part(&known.name(shown, id), source, diagnostics);
            diagnostics = new;
            suppressed.extend(old);
        }
        if let Some(change) = &self.change {
            let touched = change.touched(shown);
            let is_touched = |finding: &Diagnostic| touched.is_some_and(|touched| touched.concerns(finding, source));
            if touched.is_some()
                && !diagnostics.iter().all(is_touched)
                && let Some(before) = before()
            {
                let (new, old) = before.part(shown, source, diagnostics);
                let old = old.into_iter().map(|old| old.diagnostic);
                diagnostics = new.into_iter().chain(old.filter(is_touched)).collect();
                diagnostic::sort(&mut diagnostics);
            } else {
                diagnostics.retain(is_touched);
            }
        }
        Review { diagnostics, suppressed }
    }

    /// What a story came to before the change: nothing where no change was asked for, or the story was not there.
    pub(super) fn before(&self, input: &Input, linter: &Linter, beside: Option<&Source>) -> Option<Baseline> {
        let change = self.change.as_ref()?;
        let story = change.before(&input.shown)?;
        let earlier = Input { staged: Some(Staged { story, beside: None }), ..input.clone() };
        let source = earlier.read().ok()?;
        let mut before = Baseline::default();
        before.record(&input.shown, &source, &linter.review(&source, input.format, beside).diagnostics);
        Some(before)
    }
}

impl Change {
    /// The change that was asked for, if one was.
    ///
    /// # Errors
    /// Where git cannot tell what changed.
    pub(super) fn asked(args: &CountArgs) -> anyhow::Result<Option<Change>> {
        if args.diff_base.is_none() && !args.staged {
            return Ok(None);
        }
        let repository = Repository::here()?;
        let (since, changes) = match &args.diff_base {
            Some(base) => {
                let since = repository.parted_from(base)?;
                let changes = repository.changes_since(&since)?;
                (since, changes)
            }
            None => ("HEAD".to_owned(), repository.staged_changes()?),
        };
        Ok(Some(Change { repository, changes, since }))
    }

    /// The bytes of a file, as shown, before the change.
    fn before(&self, shown: &str) -> Option<Vec<u8>> {
        let path = self.repository.path_of(Path::new(shown))?;
        self.repository.bytes_in(&self.since, self.changes.earlier(&path))
    }

    /// What the change touched of a file as shown; all of standard input, of which git knows nothing.
    pub(super) fn touched(&self, shown: &str) -> Option<&Touched> {
        match shown {
            "-" => Some(&Touched::All),
            _ => self.changes.of(&self.repository.path_of(Path::new(shown))?),
        }
    }

    /// The stories under `paths` that the next commit adds or changes, as it will have them.
    ///
    /// # Errors
    /// Where git fails.
    pub(super) fn staged(&self, paths: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
        let places: Vec<String> = paths.iter().filter_map(|path| self.repository.path_of(path)).collect();
        let index = self.repository.index(|path| places.iter().any(|place| is_story(place, path)))?;
        let inputs = index.staged().iter().map(|path| {
            let staged = Staged {
                story: index.bytes(path).unwrap_or_default().into(),
                beside: index.bytes(&format!("{path}{}", stet::SUFFIX)).map(Into::into),
            };
            // As in a folder, JSON and XML may be anything.
            Input { staged: Some(staged), found: true, ..Input::named(&self.repository.reached(path), None) }
        });
        let mut inputs: Vec<Input> = inputs.collect();
        inputs.sort_by(|a, b| a.shown.cmp(&b.shown));
        Ok(inputs)
    }
}

/// Whether a path of the repository is a story that `place` names: it is that path, or a folder in which a search would find it.
fn is_story(place: &str, path: &str) -> bool {
    let inside = if place.is_empty() { Some(path) } else { path.strip_prefix(place) };
    match inside {
        Some("") => true,
        Some(inside) if place.is_empty() || inside.starts_with('/') => {
            !inside.split('/').any(|part| part.starts_with('.')) && Format::of_path(path).is_some()
        }
        _ => false,
    }
}

/// The stories to check, in the order they are reported, and what could not be looked into.
///
/// # Errors
/// Where git fails.
pub(super) fn inputs(
    paths: &[PathBuf],
    stdin_filename: Option<&str>,
    args: &CountArgs,
    change: Option<&Change>,
) -> anyhow::Result<(Vec<Input>, Vec<Unreadable>)> {
    if let (true, Some(change)) = (args.staged, change) {
        return Ok((change.staged(paths)?, Vec::new()));
    }
    let (mut inputs, unreadable) = walk::inputs(paths, stdin_filename);
    inputs.retain(|input| change.is_none_or(|change| change.touched(&input.shown).is_some()));
    Ok((inputs, unreadable))
}

#[cfg(test)]
mod tests {
    use super::is_story;

    #[test]
    fn a_folder_names_the_stories_in_it_and_a_file_itself() {
        for (place, path) in
            [("", "a.md"), ("desk", "desk/city/a.md"), ("desk/.x.rst", "desk/.x.rst"), (".github", ".github/a.md")]
        {
            assert!(is_story(place, path), "{place} {path}");
        }
        for (place, path) in
            [("", ".github/a.md"), ("", "a.rs"), ("desk", "desks/a.md"), ("desk/a.md", "desk/a.md.txt")]
        {
            assert!(!is_story(place, path), "{place} {path}");
        }
    }
}
