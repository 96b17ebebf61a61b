//! What holds of whatever lastread reads and says, of any input. Tests hold it to this, and so does fuzzing: `fuzz/` takes this file as it is.

use lastread::article::{Article, Block};
use lastread::diagnostic::{self, Diagnostic, Severity};
use lastread::facts;
use lastread::fix::{self, Allowed, Mended};
use lastread::format::Format;
use lastread::linter::{Linter, Review};
use lastread::source::{PieceKind, Source};
use lastread::span::Span;
use std::collections::HashSet;

/// An article's pieces tile its text and lead back to the bytes they came from; blocks, marks, metadata and comments stand where there is something.
pub(crate) fn article(source: &Source, article: &Article) {
    map(source, article);
    let text = article.text();
    let mut end = 0;
    for block in article.blocks() {
        assert!(block.span.start >= end && !block.span.is_empty(), "{block:?}");
        end = block.span.end;
        let shown = text.get(block.span.range());
        assert!(shown.is_some_and(|shown| shown.trim() == shown), "{block:?} {shown:?}");
    }
    assert_eq!(end as usize, text.len(), "copy in no block");
    for mark in article.marks() {
        assert!(!mark.span.is_empty() && text.get(mark.span.range()).is_some(), "{mark:?}");
        let inside = |block: &Block| block.span.encloses(mark.span);
        assert!(article.blocks().iter().any(inside), "{mark:?} runs over blocks");
    }
    for field in article.meta().fields() {
        place(source, field.span);
    }
    for comment in article.comments() {
        place(source, comment.span);
        place(source, comment.inner);
        assert!(comment.span.encloses(comment.inner) && comment.block <= article.blocks().len(), "{comment:?}");
    }
}

/// From the text to its bytes, and back again.
fn map(source: &Source, article: &Article) {
    let (text, map) = (article.text(), article.map());
    let mut at = 0;
    let mut shared = HashSet::new();
    for piece in map.pieces() {
        assert_eq!(piece.text.start, at, "a gap before {piece:?}");
        at = piece.text.end;
        place(source, piece.source);
        assert!(text.get(piece.text.range()).is_some(), "not on characters: {piece:?}");
        let (shown, made) = (piece.text.of(text), source.slice(piece.source));
        match piece.kind {
            PieceKind::Verbatim => assert_eq!(shown, made),
            PieceKind::Inserted => assert_eq!(shown, "\n\n"),
            PieceKind::Decoded => {}
        }
        if piece.kind == PieceKind::Inserted {
            continue;
        }
        assert!(shared.insert(piece.source.start), "two pieces from {piece:?}");
        assert_eq!(map.to_source(piece.text), piece.source, "{piece:?}");
        assert_eq!(map.to_text(piece.source.start), Some(piece.text.start), "{piece:?}");
        if piece.kind == PieceKind::Verbatim {
            assert_eq!(map.to_text(piece.source.end - 1), Some(piece.text.end - 1), "{piece:?}");
            assert_eq!(map.unbroken(piece.text), Some(piece.source), "{piece:?}");
        }
    }
    assert_eq!(at as usize, text.len());
    for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
        place(source, map.to_source(Span::at(offset as u32)));
    }
}

/// What a linter says of a story, once it is seen that every place stands in a file, that the order is that of reports, and that it says the same again.
pub(crate) fn review(linter: &Linter, source: &Source, format: Format, beside: Option<&Source>) -> Review {
    let review = linter.review(source, format, beside);
    let files: Vec<&Source> = [source].into_iter().chain(beside).collect();
    diagnostics(&files, &review.diagnostics);
    review.suppressed.iter().for_each(|it| diagnostics(&files, std::slice::from_ref(&it.diagnostic)));
    let mut sorted = review.diagnostics.clone();
    diagnostic::sort(&mut sorted);
    assert_eq!(review.diagnostics, sorted);
    assert_eq!(review, linter.review(source, format, beside));
    review
}

/// Every place of every diagnostic stands in one of the files, or in a table.
pub(crate) fn diagnostics(files: &[&Source], diagnostics: &[Diagnostic]) {
    let sound = |path: &str, span: Span<Source>| match files.iter().find(|file| file.path() == path) {
        Some(file) => place(file, span),
        None => assert!(path.starts_with("embedded:tables/"), "{path} is no file"),
    };
    for diagnostic in diagnostics {
        let path = diagnostic.path.as_str();
        assert!(files.iter().any(|file| file.path() == path), "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
        sound(path, diagnostic.span);
        diagnostic.labels.iter().for_each(|label| sound(&label.path, label.span));
        diagnostic.fixes.iter().flat_map(|fix| &fix.edits).for_each(|edit| sound(path, edit.span));
    }
}

/// Every claim of a story stands in it.
pub(crate) fn facts(linter: &Linter, source: &Source, format: Format) {
    linter.facts(facts::KINDS, source, format).iter().for_each(|fact| place(source, fact.span));
}

/// A story with its fixes put in, once it is seen that they come to an end and that doing it again changes nothing.
pub(crate) fn mended(linter: &Linter, source: Source, format: Format, unsafe_too: bool) -> Mended {
    let allowed = Allowed { unsafe_too, min_level: Severity::Note };
    let check = |source: &Source| linter.check(source, format);
    let mended = fix::mend(source, allowed, check);
    let text = mended.source.text();
    assert!(mended.unsettled.is_empty(), "{:?} undo one another in\n{text}", mended.unsettled);
    let again = fix::mend(Source::new(mended.source.path(), text), allowed, check);
    assert_eq!((again.fixes, again.source.text()), (0, text), "mended twice");
    mended
}

/// A span stands in the file, between characters.
pub(crate) fn place(source: &Source, span: Span<Source>) {
    assert!(span.start <= span.end, "{span:?} ends before it begins");
    assert!(source.text().get(span.range()).is_some(), "{span:?} is no place in {:?}", source.text());
}
