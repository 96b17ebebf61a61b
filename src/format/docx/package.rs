//! The archive a `.docx` is: which of its parts is the document, and what of the others its reading needs.

use super::{CORE, STYLES, note};
use crate::format::xml::{self, Token, Tokens};
use crate::format::{Refusal, open};
use crate::source::Source;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The longest part that is unpacked, in bytes: a thousand times a long story. What unpacks to more is no story but a bomb.
const LONGEST: u64 = 64 << 20;

/// Where a package says which part is the document.
const RELATIONS: &str = "_rels/.rels";

/// Unpacks a document. Its path is that of the file and, inside it, that of the part: `story.docx/word/document.xml`.
///
/// # Errors
/// When the archive is broken or encrypted, holds no document, or one that is no text or too long.
pub(in crate::format) fn unpack(path: &str, bytes: Vec<u8>) -> Result<Source, Refusal> {
    if bytes.starts_with(COMPOUND) {
        return Err(broken("a document of Word 97 to 2003, or one under a password: save it as .docx".to_owned()));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(said(&error)))?;
    let relations = part(&mut archive, RELATIONS).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let name = relations.as_deref().and_then(document).unwrap_or("word/document.xml").to_owned();
    let text = match part(&mut archive, &name) {
        Ok(text) => text,
        Err(Missing::Part) => return Err(Refusal::NoStory("this archive holds no Word document")),
        Err(Missing::Because(why)) => return Err(broken(format!("{name}: {why}"))),
    };
    let mut source = open::text(format!("{path}/{name}"), text, |_| true)?;
    if let Some((why, offset)) = xml::mistake(source.text()) {
        let place = source.position(offset as u32);
        let why = format!("broken .docx: {name}: {why}");
        return Err(Refusal::Broken { why, place: Some((place.line as usize, place.column as usize)), is_story: true });
    }
    for name in [STYLES, CORE].into_iter().chain(note::parts()) {
        if let Some(text) = part(&mut archive, name).ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
            source = source.with(name, text);
        }
    }
    Ok(source)
}

/// How a file of the older Word opens, and an encrypted one of the newer.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

enum Missing {
    Part,
    Because(String),
}

fn part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Result<Vec<u8>, Missing> {
    let part = match archive.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Err(Missing::Part),
        Err(error) => return Err(Missing::Because(said(&error))),
    };
    let mut bytes = Vec::new();
    part.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| Missing::Because(error.to_string()))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Missing::Because(format!("unpacks to more than {} MiB", LONGEST >> 20)));
    }
    Ok(bytes)
}

/// The part that the package calls its document.
fn document(relations: &str) -> Option<&str> {
    Tokens::whole(relations).find_map(|token| {
        let Token::Start(element) = token else { return None };
        let is_document = &relations[element.attribute("Type")?];
        let target = is_document.ends_with("/officeDocument").then(|| element.attribute("Target"))??;
        Some(relations[target].trim_start_matches('/'))
    })
}

fn broken(why: String) -> Refusal {
    Refusal::Broken { why: format!("broken .docx: {why}"), place: None, is_story: true }
}

fn said(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(why) => why.to_string(),
        other => other.to_string(),
    }
}
