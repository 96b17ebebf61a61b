//! What changed, as the user's own `git` tells it.

mod index;
#[cfg(test)]
mod tests;

use crate::changes::Changes;
use anyhow::{Context, bail};
use std::env;
use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

/// A repository, as seen from a folder in it.
#[derive(Debug)]
pub(super) struct Repository {
    /// Where commands run.
    here: PathBuf,
    /// Its folder, links resolved.
    top: PathBuf,
    /// `here` from `top`, links resolved: what a path on the command line starts from.
    prefix: PathBuf,
}

/// The options that make a diff the same whatever the user's configuration says.
const DIFF: [&str; 12] = [
    "diff",
    "--unified=0",
    "--find-renames",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--no-relative",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-indent-heuristic",
    "--inter-hunk-context=0",
    "--ignore-submodules",
];

impl Repository {
    /// The repository that holds the working directory.
    ///
    /// # Errors
    /// Where there is none, or no git.
    pub(super) fn here() -> anyhow::Result<Repository> {
        Repository::of(&env::current_dir().context("the working directory cannot be told")?)
    }

    /// The repository that holds a folder.
    fn of(folder: &Path) -> anyhow::Result<Repository> {
        let mut repository = Repository { here: folder.to_owned(), top: PathBuf::new(), prefix: PathBuf::new() };
        let answer = repository.ask(["rev-parse", "--show-toplevel"])?;
        let top = line(&answer);
        if top.is_empty() {
            bail!("this repository has no working tree");
        }
        repository.prefix = PathBuf::from(line(&repository.ask(["rev-parse", "--show-prefix"])?));
        repository.top = PathBuf::from(top);
        Ok(repository)
    }

    /// The commit where this branch and `base` parted.
    ///
    /// # Errors
    /// Where `base` is no commit, or has no commit in common with this branch.
    pub(super) fn parted_from(&self, base: &str) -> anyhow::Result<String> {
        let commit = format!("{base}^{{commit}}");
        let base_commit = self.run(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        if !base_commit.status.success() {
            bail!("git knows no commit `{base}`; a CI job may have to fetch it first");
        }
        let parted = self.run(["merge-base", &line(&base_commit.stdout), "HEAD"])?;
        if !parted.status.success() {
            bail!(
                "this branch and `{base}` have no commit in common here; a CI job may have to fetch more of the history"
            );
        }
        Ok(line(&parted.stdout))
    }

    /// What changed since a commit: in later ones, in the index and in the working tree. A file that git does not know yet, and is not to
    /// ignore, is new.
    ///
    /// # Errors
    /// Where git fails.
    pub(super) fn changes_since(&self, commit: &str) -> anyhow::Result<Changes> {
        let diff = self.ask(DIFF.iter().copied().chain([commit, "--"]))?;
        let mut changes = Changes::of_diff(&diff);
        let new = self.ask(["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"])?;
        for path in new.split(|byte| *byte == 0).filter(|path| !path.is_empty()) {
            changes.add(String::from_utf8_lossy(path));
        }
        Ok(changes)
    }

    /// What the next commit changes.
    ///
    /// # Errors
    /// Where git fails.
    pub(super) fn staged_changes(&self) -> anyhow::Result<Changes> {
        Ok(Changes::of_diff(&self.ask(DIFF.iter().copied().chain(["--cached", "--"]))?))
    }

    /// The bytes of a file of the repository as a commit has it; `None` where it has none.
    pub(super) fn bytes_in(&self, commit: &str, path: &str) -> Option<Vec<u8>> {
        self.ask(["cat-file", "blob", &format!("{commit}:{path}")]).ok()
    }

    /// The file of a hook, wherever this repository keeps them.
    ///
    /// # Errors
    /// Where git fails.
    pub(super) fn hook(&self, name: &str) -> anyhow::Result<PathBuf> {
        let file = self.ask(["rev-parse", "--git-path", &format!("hooks/{name}")])?;
        Ok(PathBuf::from(line(&file)))
    }

    /// A path, as reached from where commands run, as the repository names it; `None` outside of it.
    pub(super) fn path_of(&self, path: &Path) -> Option<String> {
        let inside = match path.strip_prefix(&self.top) {
            Ok(inside) => plain(inside)?,
            Err(_) if path.is_absolute() => return None,
            Err(_) => plain(&self.prefix.join(path))?,
        };
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        Some(parts.join("/"))
    }

    /// A path of the repository as reached from where commands run.
    pub(super) fn reached(&self, path: &str) -> PathBuf {
        let path = Path::new(path);
        let common = self.prefix.ancestors().find(|folder| path.starts_with(folder)).unwrap_or(Path::new(""));
        let up = self.prefix.components().count() - common.components().count();
        let down = path.strip_prefix(common).unwrap_or(path);
        std::iter::repeat_n(Component::ParentDir, up).chain(down.components()).collect()
    }

    /// What a command prints.
    fn ask<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> anyhow::Result<Vec<u8>> {
        let output = self.run(args)?;
        if output.status.success() { Ok(output.stdout) } else { Err(failure(&output)) }
    }

    fn run<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> anyhow::Result<Output> {
        self.command(args).stdin(Stdio::null()).output().map_err(not_started)
    }

    /// What a command prints that is given `input` to read.
    fn filter<'a>(&self, args: impl IntoIterator<Item = &'a str>, input: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut command = self.command(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(not_started)?;
        let pipe = child.stdin.take();
        let output = thread::scope(|scope| {
            // It answers while it is being asked: neither side may wait for the other to end. Where it ends early, it says why.
            scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input)));
            child.wait_with_output()
        })?;
        if output.status.success() { Ok(output.stdout) } else { Err(failure(&output)) }
    }

    fn command<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = Command::new("git");
        // In one language, and without the locks that a look needs not take.
        command.args(args).current_dir(&self.here).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
        command
    }
}

fn not_started(error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("there is no `git` to ask what changed"),
        _ => anyhow::Error::new(error).context("git cannot be started"),
    }
}

/// Why a command failed, in git's words.
fn failure(output: &Output) -> anyhow::Error {
    let said = String::from_utf8_lossy(&output.stderr);
    let why = said.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("it did not say why");
    let why = why.strip_prefix("fatal: ").or(why.strip_prefix("error: ")).unwrap_or(why);
    if why.starts_with("not a git repository") {
        anyhow::anyhow!("this folder is in no git repository")
    } else {
        anyhow::anyhow!("git: {why}")
    }
}

fn line(answer: &[u8]) -> String {
    let answer = String::from_utf8_lossy(answer);
    answer.trim_end_matches(['\n', '\r']).to_owned()
}

/// A path without `.` and `..`; `None` where it leads out of where it starts.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain: Vec<&OsStr> = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => plain.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop()?;
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(plain.iter().collect())
}
