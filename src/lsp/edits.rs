//! Edits as the protocol has them, made for what the client can do.

use super::client::Abilities;
use super::document::Document;
use crate::source::Source;
use crate::span::Span;
use lsp_types::{
    CreateFile, CreateFileOptions, DocumentChange, OptionalVersionedTextDocumentIdentifier, Position, Range,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use std::collections::HashMap;

/// Bytes of a document, and what is written in their place.
pub(super) type Replacement = (Span<Source>, String);

/// Edits of an open document, for the version they were made for where the client can tell.
pub(super) fn of_document(
    document: &Document,
    edits: impl IntoIterator<Item = Replacement>,
    abilities: Abilities,
) -> WorkspaceEdit {
    let edit = |(span, new_text)| TextEdit { range: document.range(span), new_text };
    let edits = edits.into_iter().map(edit).collect();
    of_file(document.uri.clone(), Some(document.version), edits, None, abilities)
}

/// Edits of a file that is not open.
pub(super) fn of_unopened(
    uri: Uri,
    text: &str,
    edits: impl IntoIterator<Item = Replacement>,
    abilities: Abilities,
) -> WorkspaceEdit {
    let lines = super::position::Lines::new(text, abilities.encoding);
    let edit = |(span, new_text)| TextEdit { range: lines.range(text, span), new_text };
    of_file(uri, None, edits.into_iter().map(edit).collect(), None, abilities)
}

/// A file that there is not yet, with its text. A client that makes no files when told to makes one of an edit of it.
pub(super) fn of_new_file(uri: Uri, text: String, abilities: Abilities) -> WorkspaceEdit {
    let start = Position { line: 0, character: 0 };
    let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
    let create = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
    let create = abilities.creates_files.then(|| DocumentChange::from(create));
    let edit = TextEdit { range: Range { start, end: start }, new_text: text };
    of_file(uri, None, vec![edit], create, abilities)
}

fn of_file(
    uri: Uri,
    version: Option<i32>,
    edits: Vec<TextEdit>,
    before: Option<DocumentChange>,
    abilities: Abilities,
) -> WorkspaceEdit {
    if !abilities.versioned_edits {
        let changes = HashMap::from([(uri, edits)]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let text_document =
        OptionalVersionedTextDocumentIdentifier { version, text_document_identifier: TextDocumentIdentifier { uri } };
    let edit = TextDocumentEdit { text_document, edits: edits.into_iter().map(Into::into).collect() };
    let changes = before.into_iter().chain([edit.into()]).collect();
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}
