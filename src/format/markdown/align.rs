//! The text of a code span against its source: line breaks read as spaces, the container's markup at the start of a line and one space at
//! either edge are left out, and in a table `\|` is a bar.

use std::ops::Range;

/// A run of a code span's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// These bytes as they are.
    Verbatim(Range<usize>),
    /// These bytes read as that text.
    Decoded(&'t str, Range<usize>),
}

/// The pieces that make `text` from `source[range]`, backquotes included.
pub(super) fn code_span<'t>(source: &str, range: Range<usize>, text: &'t str) -> Vec<Piece<'t>> {
    let whole = &source[range.clone()];
    let marks = whole.len() - whole.trim_start_matches('`').len();
    let inner = range.start + marks..(range.end - marks).max(range.start + marks);
    if let Some(at) = whole.get(marks..whole.len().saturating_sub(marks)).and_then(|inner| inner.find(text)) {
        return vec![Piece::Verbatim(inner.start + at..inner.start + at + text.len())];
    }
    let mut pieces = Vec::new();
    let mut at = inner.start;
    // The one space dropped at the edge may be a line break.
    let edge = source[inner.clone()].chars().next();
    if !text.starts_with(' ') && edge.is_some_and(char::is_whitespace) {
        at = after_break(source, at, &inner, text);
    }
    for (start, ch) in text.char_indices() {
        let shown = &text[start..start + ch.len_utf8()];
        let rest = &source[at..inner.end];
        if rest.starts_with(ch) {
            push_verbatim(&mut pieces, at..at + ch.len_utf8());
            at += ch.len_utf8();
        } else if ch == '|' && rest.starts_with("\\|") {
            pieces.push(Piece::Decoded(shown, at..at + 2));
            at += 2;
        } else {
            let end = after_break(source, at, &inner, &text[start + ch.len_utf8()..]);
            pieces.push(Piece::Decoded(shown, at..end));
            at = end;
        }
    }
    pieces
}

/// Past a line break at `at` and the markup at the start of the next line, up to where `next` goes on.
fn after_break(source: &str, at: usize, inner: &Range<usize>, next: &str) -> usize {
    let rest = &source[at..inner.end];
    let Some(line) = rest.find('\n').filter(|newline| rest[..*newline].trim().is_empty()) else {
        return at + usize::from(rest.starts_with(' '));
    };
    let line = line + 1;
    let next = next.chars().next();
    let markup = rest[line..].find(|ch: char| !matches!(ch, ' ' | '\t' | '>') || Some(ch) == next && ch != ' ');
    at + markup.map_or(rest.len(), |markup| line + markup)
}

fn push_verbatim(pieces: &mut Vec<Piece<'_>>, range: Range<usize>) {
    match pieces.last_mut() {
        Some(Piece::Verbatim(last)) if last.end == range.start => last.end = range.end,
        _ => pieces.push(Piece::Verbatim(range)),
    }
}
