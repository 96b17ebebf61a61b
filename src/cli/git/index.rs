//! The index: stories as the next commit will have them, whatever the working tree holds.

use super::Repository;
use crate::stet;
use anyhow::Context;
use std::collections::{BTreeMap, BTreeSet};

/// The staged files of a repository, and the files beside them that let findings stand.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Their bytes, by their paths in the repository.
    files: BTreeMap<String, Vec<u8>>,
    /// The paths that the next commit adds or changes.
    staged: Vec<String>,
}

/// A path of the index and the name of its bytes.
struct Entry {
    path: String,
    object: String,
}

impl Repository {
    /// Reads from the index the files the next commit adds or changes and that are `wanted` by their paths, and the files beside them.
    ///
    /// # Errors
    /// Where git fails.
    pub(crate) fn index(&self, wanted: impl Fn(&str) -> bool) -> anyhow::Result<Index> {
        // Pictures, links and modules have no lines to read: only plain files.
        let staged =
            self.ask(["diff", "--cached", "--name-only", "--diff-filter=ACMRT", "--no-relative", "-z", "--"])?;
        let staged: BTreeSet<String> = names(&staged).filter(|path| wanted(path)).collect();
        let is_staged = |path: &str| staged.contains(path.strip_suffix(stet::SUFFIX).unwrap_or(path));
        let all = self.ask(["ls-files", "--stage", "--full-name", "-z", "--", ":/"])?;
        let entries: Vec<Entry> =
            all.split(|byte| *byte == 0).filter_map(entry).filter(|entry| is_staged(&entry.path)).collect();
        let files = self.contents(entries)?;
        let staged = staged.into_iter().filter(|path| files.contains_key(path)).collect();
        Ok(Index { files, staged })
    }

    /// The bytes of every entry, from one process.
    fn contents(&self, entries: Vec<Entry>) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
        let asked: String = entries.iter().map(|entry| format!("{}\n", entry.object)).collect();
        let answer = self.filter(["cat-file", "--batch"], asked.as_bytes())?;
        let mut rest = &answer[..];
        let mut files = BTreeMap::new();
        for entry in entries {
            let (bytes, after) =
                object(rest).with_context(|| format!("git: {} cannot be read from the index", entry.path))?;
            files.insert(entry.path, bytes.to_vec());
            rest = after;
        }
        Ok(files)
    }
}

impl Index {
    /// The paths that the next commit adds or changes, in order.
    pub(crate) fn staged(&self) -> &[String] {
        &self.staged
    }

    /// The bytes of a file, if it is one of these.
    pub(crate) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }
}

fn names(answer: &[u8]) -> impl Iterator<Item = String> {
    answer
        .split(|byte| *byte == 0)
        .filter(|name| !name.is_empty())
        .map(|name| String::from_utf8_lossy(name).into_owned())
}

/// `100644 OBJECT 0<TAB>PATH`, if it is a plain file and not in the middle of a merge.
fn entry(line: &[u8]) -> Option<Entry> {
    let line = String::from_utf8_lossy(line);
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, object, stage) = (about.next()?, about.next()?, about.next()?);
    (mode.starts_with("100") && stage == "0").then(|| Entry { path: path.to_owned(), object: object.to_owned() })
}

/// `OBJECT blob LENGTH`, a line break, the bytes, a line break: the bytes, and what comes after.
fn object(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memchr(b'\n', answer)?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let length: usize = head.split(' ').nth(2)?.parse().ok()?;
    let bytes = answer.get(end + 1..end + 1 + length)?;
    Some((bytes, answer.get(end + 2 + length..)?))
}
