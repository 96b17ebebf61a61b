//! One input: its name, its format, its bytes, and what to say where they cannot be read.

use crate::format::{self, Format, Refusal};
use crate::source::{Source, SourceError};
use crate::stet;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The length in bytes from which a [`Source`] refuses a text.
const TOO_MANY: usize = u32::MAX as usize;

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// The path as people are shown it: as reached from the working directory, `/` between parts; `-` for standard input.
    pub(super) shown: String,
    /// Where it is; `None` for standard input.
    pub(super) file: Option<PathBuf>,
    /// What is staged of it, where that is to be read.
    pub(super) staged: Option<Staged>,
    /// The name that standard input is read under.
    pub(super) stdin_name: Option<String>,
    /// How to read it.
    pub(super) format: Format,
    /// Whether it was found in a folder; what is named is meant, whatever a configuration leaves out and whatever it turns out to be.
    pub(super) found: bool,
}

/// A story as the next commit will have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Staged {
    /// Its bytes.
    pub(super) story: Vec<u8>,
    /// The bytes of the file beside it that lets findings stand.
    pub(super) beside: Option<Vec<u8>>,
}

/// An input that could not be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    why: String,
    /// Whether it is a story, as far as can be seen.
    is_story: bool,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        for number in self.line.iter().chain(&self.column) {
            write!(f, ":{number}")?;
        }
        write!(f, ": {}", self.why)
    }
}

impl std::error::Error for Unreadable {}

impl Unreadable {
    /// `path` could not be read for a reason the system gives.
    pub(super) fn new(path: String, error: &io::Error) -> Unreadable {
        let why = error.to_string();
        // The number means nothing to an editor.
        Unreadable::because(path, why.split(" (os error").next().unwrap_or_default())
    }

    /// `path` is not read for the reason given.
    pub(super) fn because(path: String, why: &str) -> Unreadable {
        Unreadable { path, line: None, column: None, why: why.to_owned(), is_story: true }
    }

    /// A file that lastread refuses.
    fn refused(path: String, refusal: &Refusal) -> Unreadable {
        let (line, column) = refusal.place();
        Unreadable { path, line, column, why: refusal.to_string(), is_story: refusal.is_story() }
    }
}

impl Input {
    /// What a path on the command line names, where that is no folder. A file with an extension lastread does not know is plain text.
    pub(super) fn named(path: &Path, stdin_filename: Option<&str>) -> Input {
        if path.as_os_str() == "-" {
            let format = match stdin_filename {
                Some(name) => Format::of_path(name).unwrap_or(Format::Plain),
                None => Format::Markdown,
            };
            let stdin_name = stdin_filename.map(str::to_owned);
            return Input { shown: "-".to_owned(), file: None, staged: None, stdin_name, format, found: false };
        }
        let shown = shown(path);
        let format = Format::of_path(&shown).unwrap_or(Format::Plain);
        Input { shown, file: Some(path.to_owned()), staged: None, stdin_name: None, format, found: false }
    }

    /// A file in a folder, where its name says that it may be a story. What Word keeps beside a document that is open is none.
    pub(super) fn found(path: &Path) -> Option<Input> {
        let input = Input { found: true, ..Input::named(path, None) };
        let is_lock = input.shown.rsplit('/').next().is_some_and(|name| name.starts_with("~$"));
        (!is_lock && Format::of_path(&input.shown).is_some()).then_some(input)
    }

    /// Whether to say nothing of a file that cannot be read: nobody named it, and it is no story.
    pub(super) fn passes_over(&self, why: &Unreadable) -> bool {
        self.found && !why.is_story
    }

    /// Reads it.
    pub(super) fn read(&self) -> Result<Source, Unreadable> {
        let bytes = match (&self.staged, &self.file) {
            (Some(staged), _) => Ok(staged.story.clone()),
            (None, Some(file)) => file_bytes(file),
            (None, None) => bytes(io::stdin().lock(), 0),
        };
        let bytes = bytes.map_err(|error| Unreadable::new(self.shown.clone(), &error))?;
        open(&self.shown, bytes, self.format)
    }

    /// Reads the file beside it that lets findings stand, if there is one.
    pub(super) fn read_beside(&self) -> Result<Option<Source>, Unreadable> {
        let bytes = match (&self.staged, &self.file) {
            (Some(staged), _) => staged.beside.clone().map(Ok),
            (None, Some(file)) => {
                let mut name = file.clone().into_os_string();
                name.push(stet::SUFFIX);
                let name = Path::new(&name);
                stays_in(file.parent().unwrap_or(Path::new("")), name)?;
                Some(file_bytes(name)).filter(|bytes| !is_missing(bytes))
            }
            (None, None) => None,
        };
        let Some(bytes) = bytes else { return Ok(None) };
        let shown = format!("{}{}", self.shown, stet::SUFFIX);
        let bytes = bytes.map_err(|error| Unreadable::new(shown.clone(), &error))?;
        open(&shown, bytes, Format::Plain).map(Some)
    }
}

/// Refuses a file that nobody named where links lead from it out of `folder`: a stranger's repository must not lead to what is not in it.
///
/// # Errors
/// Where they do.
pub(super) fn stays_in(folder: &Path, file: &Path) -> Result<(), Unreadable> {
    let is_linked = |path: &Path| path.starts_with(folder) && path != folder && path.is_symlink();
    if !file.ancestors().any(is_linked) {
        return Ok(());
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let real = file.canonicalize().or_else(|_| file.parent().unwrap_or(folder).canonicalize());
    match (real, folder.canonicalize()) {
        (Ok(real), Ok(folder)) if !real.starts_with(&folder) => {
            Err(Unreadable::because(shown(file), "leads out of its folder"))
        }
        // What leads nowhere says so when it is read.
        _ => Ok(()),
    }
}

fn is_missing(bytes: &io::Result<Vec<u8>>) -> bool {
    bytes.as_ref().is_err_and(|error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory))
}

fn open(shown: &str, bytes: Vec<u8>, format: Format) -> Result<Source, Unreadable> {
    format::open(shown, bytes, format).map_err(|refusal| Unreadable::refused(shown.to_owned(), &refusal))
}

/// All bytes of a file, unless there are so many that reading them would be for nothing.
fn file_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    match usize::try_from(file.metadata()?.len()) {
        Ok(len) if len < TOO_MANY => bytes(file, len),
        len => Err(io::Error::other(SourceError::TooLarge { len: len.unwrap_or(usize::MAX) })),
    }
}

/// All bytes, of which there are about so many, but no more than it takes to see that there are too many: a device may never end.
fn bytes(from: impl Read, about: usize) -> io::Result<Vec<u8>> {
    // With room to spare the end is met by the read that takes the rest.
    let mut bytes = Vec::with_capacity(about + 1);
    from.take(TOO_MANY as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A path as people are shown it.
pub(super) fn shown(path: &Path) -> String {
    let mut shown = PathBuf::new();
    shown.extend(path.components().filter(|component| *component != Component::CurDir));
    let shown = shown.to_string_lossy();
    if shown.is_empty() { ".".to_owned() } else { shown.replace(std::path::MAIN_SEPARATOR, "/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_reached_from_the_working_directory() {
        let cases =
            [("./a.md", "a.md"), ("a//b/./c.md", "a/b/c.md"), ("../a.md", "../a.md"), ("/a/b", "/a/b"), (".", ".")];
        for (path, expected) in cases {
            assert_eq!(shown(Path::new(path)), expected);
        }
    }

    #[test]
    fn standard_input_is_markdown_unless_its_name_says_otherwise() {
        let format = |name| Input::named(Path::new("-"), name).format;
        assert_eq!(format(None), Format::Markdown);
        assert_eq!(format(Some("a.html")), Format::Html);
        assert_eq!(format(Some("a.txt")), Format::Plain);
    }
}
