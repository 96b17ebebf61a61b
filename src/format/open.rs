//! From the bytes of a file to a [`Source`] that a reader can read: whether they are text, whether a container is whole, and whether it
//! holds a story at all. A `.json` file may be anything; Markdown is always a story.

use super::{Format, json, ninjs, xml};
use crate::source::{Source, SourceError};

/// Why a file is not read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    /// Its bytes are no text.
    #[error("{why}")]
    NoText {
        /// What they are.
        why: SourceError,
        /// Whether what stands before the first bad byte looks like a story.
        is_story: bool,
    },
    /// It is sound, but no story of its format: a `package.json`.
    #[error("no story: {0}")]
    NoStory(&'static str),
    /// It is cut off or broken.
    #[error("{why}")]
    Broken {
        /// What is wrong.
        why: String,
        /// Where it shows: the line (from 1) and, where that is known, the column (from 1, in Unicode scalar values).
        place: Option<(usize, usize)>,
        /// Whether as much of it as can be read looks like a story.
        is_story: bool,
    },
}

impl Refusal {
    /// The line (from 1) and the column (from 1, in Unicode scalar values), as far as they are known.
    pub fn place(&self) -> (Option<usize>, Option<usize>) {
        match self {
            Refusal::NoText { why: SourceError::NotUtf8 { line, .. }, .. } => (Some(*line), None),
            Refusal::Broken { place: Some((line, column)), .. } => (Some(*line), Some(*column)),
            _ => (None, None),
        }
    }

    /// Whether the file is a story, as far as can be seen: then it is worth telling of wherever it was found.
    pub fn is_story(&self) -> bool {
        match self {
            Refusal::NoStory(_) => false,
            Refusal::NoText { is_story, .. } | Refusal::Broken { is_story, .. } => *is_story,
        }
    }
}

/// Opens a file. What this gives, [`read`](super::read) reads.
///
/// # Errors
/// When the bytes are no text, or the container is broken or holds no story.
pub fn open(path: impl Into<String>, bytes: Vec<u8>, format: Format) -> Result<Source, Refusal> {
    let path = path.into();
    match format {
        Format::Markdown | Format::Html | Format::Plain => text(path, bytes, |_| true),
        Format::Ninjs => json_story(text(path, bytes, ninjs::is_item)?),
        Format::Xml => xml_story(text(path, bytes, xml::is_story)?),
        Format::Docx => document(path, bytes),
    }
}

/// The text that bytes are. `looks_like` says whether a text, cut off or not, is a story.
pub(super) fn text(path: String, bytes: Vec<u8>, looks_like: fn(&str) -> bool) -> Result<Source, Refusal> {
    let is_story = before_bad_byte(&bytes).is_some_and(looks_like);
    Source::from_bytes(path, bytes).map_err(|why| Refusal::NoText { why, is_story })
}

/// What stands before the first byte that is no text; `None` where there is none such.
fn before_bad_byte(bytes: &[u8]) -> Option<&str> {
    let end = match std::str::from_utf8(bytes) {
        Ok(_) => memchr::memchr(0, bytes)?,
        Err(error) => memchr::memchr(0, &bytes[..error.valid_up_to()]).unwrap_or(error.valid_up_to()),
    };
    std::str::from_utf8(&bytes[..end]).ok()
}

fn json_story(source: Source) -> Result<Source, Refusal> {
    let is_story = ninjs::is_item(source.text());
    match json::mistake(source.text()) {
        Some((why, line, column)) => {
            Err(Refusal::Broken { why: format!("broken JSON: {why}"), place: Some((line, column)), is_story })
        }
        None if !is_story => Err(Refusal::NoStory("this JSON is no ninjs item")),
        None => Ok(source),
    }
}

fn xml_story(source: Source) -> Result<Source, Refusal> {
    let is_story = xml::is_story(source.text());
    match xml::mistake(source.text()) {
        Some((why, offset)) => {
            let place = source.position(offset as u32);
            let place = Some((place.line as usize, place.column as usize));
            Err(Refusal::Broken { why: format!("broken XML: {why}"), place, is_story })
        }
        None if !is_story => Err(Refusal::NoStory("this XML is neither NITF nor a NewsML-G2 item")),
        None => Ok(source),
    }
}

#[cfg(feature = "docx")]
fn document(path: String, bytes: Vec<u8>) -> Result<Source, Refusal> {
    super::docx::package::unpack(&path, bytes)
}

/// Without the feature `docx` nothing is unpacked: the bytes are those of `word/document.xml` itself.
#[cfg(not(feature = "docx"))]
fn document(path: String, bytes: Vec<u8>) -> Result<Source, Refusal> {
    text(path, bytes, |_| true)
}
