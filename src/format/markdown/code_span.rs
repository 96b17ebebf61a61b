//! What a code span shows: line breaks are spaces, the container's markup at the start of a line and one space at either edge are left out,
//! and in a table `\|` is a bar.

use std::ops::Range;

/// A run of a code span's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// These bytes as they are.
    Verbatim(Range<usize>),
    /// These bytes read as that text.
    Decoded(&'static str, Range<usize>),
}

/// The pieces of the code span at `source[range]`, backquotes included. `quotes` is how many block quotes it stands in.
pub(super) fn pieces(source: &str, range: Range<usize>, quotes: u8, in_table: bool) -> Vec<Piece> {
    let whole = &source[range.clone()];
    let marks = (whole.len() - whole.trim_start_matches('`').len()).min(whole.len() / 2);
    let mut inner = range.start + marks..range.end - marks;
    let text = &source[inner.clone()];
    let is_blank = |ch: char| matches!(ch, ' ' | '\n' | '\r');
    let is_padded = text.starts_with(is_blank) && text.ends_with(is_blank) && !text.trim().is_empty();
    if is_padded {
        inner.start = if text.starts_with(' ') { inner.start + 1 } else { past_break(source, &inner, quotes) };
        let text = &source[inner.clone()];
        inner.end -= if text.ends_with("\r\n") { 2 } else { usize::from(text.ends_with(is_blank)) };
    }
    let mut pieces = Vec::new();
    let mut at = inner.start;
    while let Some(found) = source[at..inner.end].find(['\n', '\r', '\\']).map(|found| at + found) {
        let decoded = match source.as_bytes()[found] {
            b'\\' if in_table && source[found..inner.end].starts_with("\\|") => Piece::Decoded("|", found..found + 2),
            b'\\' => Piece::Verbatim(found..found + 1),
            _ => Piece::Decoded(" ", found..past_break(source, &(found..inner.end), quotes)),
        };
        pieces.push(Piece::Verbatim(at..found));
        at = match &decoded {
            Piece::Verbatim(range) | Piece::Decoded(_, range) => range.end,
        };
        pieces.push(decoded);
    }
    pieces.push(Piece::Verbatim(at..inner.end));
    pieces
}

/// Past the line break that `range` starts with and what containers put before the next line.
fn past_break(source: &str, range: &Range<usize>, quotes: u8) -> usize {
    let line = &source[range.clone()];
    let mut rest = line.strip_prefix("\r\n").unwrap_or(&line[1..]).trim_start_matches([' ', '\t']);
    for _ in 0..quotes {
        let Some(quoted) = rest.strip_prefix('>') else { break };
        rest = quoted.trim_start_matches([' ', '\t']);
    }
    range.end - rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_show_one_line() {
        let show = |source: &str, quotes, in_table| -> String {
            let pieces = pieces(source, 0..source.len(), quotes, in_table);
            let show = |piece: Piece| match piece {
                Piece::Verbatim(range) => source[range].to_owned(),
                Piece::Decoded(text, _) => text.to_owned(),
            };
            pieces.into_iter().map(show).collect()
        };
        for (source, quotes, shown) in [
            ("`a b`", 0, "a b"),
            ("`` a`b ``", 0, "a`b"),
            ("`a\r\nb`", 0, "a b"),
            ("`a\n> b`", 1, "a b"),
            ("`\n a \n`", 0, "a "),
            ("`  `", 0, "  "),
            (r"`a\|b\c`", 0, r"a|b\c"),
        ] {
            assert_eq!(show(source, quotes, true), shown, "{source:?}");
        }
        assert_eq!(show(r"`a\|b`", 0, false), r"a\|b", "no table");
    }
}
