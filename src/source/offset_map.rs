//! From the text a reader reads back to the bytes that made it. Built piece by piece while a format is read, never guessed afterwards:
//! a word that stands twice maps to the place it came from.

use super::Source;
use crate::span::{Span, Text};

/// How the text of a piece came from the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Byte for byte.
    Verbatim,
    /// These source bytes read as that text: an entity, an escape, a hard wrap read as a space. One unit: any part maps to all of it.
    Decoded,
    /// No source bytes made it (the gap between two blocks); it maps to the empty span where it was put.
    Inserted,
}

/// One run of text and the bytes behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// How the one came from the other.
    pub kind: PieceKind,
    /// The run of text. Pieces stand in text order without gaps.
    pub text: Span<Text>,
    /// The bytes behind it. Not always in order: front matter may be read after the body it precedes.
    pub source: Span<Source>,
}

/// The pieces of one article's text, in text order, without gaps.
#[derive(Debug, Default, Clone)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// Adds the next piece, `len` bytes of text long, joining it to the last one where both are verbatim and adjacent.
    pub(crate) fn push(&mut self, kind: PieceKind, len: u32, source: Span<Source>) {
        if len == 0 {
            return;
        }
        debug_assert!(kind != PieceKind::Verbatim || len == source.len());
        let start = self.text_len();
        if let Some(last) = self.pieces.last_mut()
            && kind == PieceKind::Verbatim
            && last.kind == PieceKind::Verbatim
            && last.source.end == source.start
        {
            last.text.end += len;
            last.source.end = source.end;
            return;
        }
        self.pieces.push(Piece { kind, text: Span::new(start, start + len), source });
    }

    /// Cuts the map back to `len` bytes of text.
    pub(crate) fn truncate(&mut self, len: u32) {
        while let Some(last) = self.pieces.last_mut() {
            if last.text.start >= len {
                self.pieces.pop();
                continue;
            }
            if last.text.end > len {
                if last.kind == PieceKind::Verbatim {
                    last.source.end -= last.text.end - len;
                }
                last.text.end = len;
            }
            break;
        }
    }

    /// Length of the text mapped so far, in bytes.
    pub fn text_len(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.text.end)
    }

    /// The pieces, in text order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bytes behind a span of text: from the first byte behind its first character to the last behind its last. An empty span maps
    /// to an empty one. Markup in between is included; markup around is not.
    pub fn to_source(&self, span: Span<Text>) -> Span<Source> {
        if self.pieces.is_empty() {
            return Span::at(0);
        }
        let first = self.piece_at(span.start);
        let start = match first.kind {
            PieceKind::Verbatim => first.source.start + (span.start - first.text.start),
            PieceKind::Decoded if span.start >= first.text.end => first.source.end,
            PieceKind::Decoded | PieceKind::Inserted => first.source.start,
        };
        if span.is_empty() {
            return Span::at(start);
        }
        let last = self.piece_at(span.end - 1);
        let end = match last.kind {
            PieceKind::Verbatim => last.source.start + (span.end - last.text.start),
            PieceKind::Decoded | PieceKind::Inserted => last.source.end,
        };
        // A span over blocks that stand in another order in the file has no one range: keep its start.
        if end < start { Span::at(start) } else { Span::new(start, end) }
    }

    /// The bytes behind a span of text, where they are its own and nothing else's: no markup in between, and no part of what was read as one
    /// unit. Those may be written over. `None` where there are none.
    pub fn unbroken(&self, span: Span<Text>) -> Option<Span<Source>> {
        if span.is_empty() {
            let at = self.pieces.partition_point(|piece| piece.text.end < span.start);
            let piece = self.pieces.get(at).filter(|piece| piece.kind == PieceKind::Verbatim)?;
            return Some(Span::at(piece.source.start + (span.start - piece.text.start)));
        }
        let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let mut all: Option<Span<Source>> = None;
        for piece in self.pieces[first..].iter().take_while(|piece| piece.text.start < span.end) {
            let own = match piece.kind {
                PieceKind::Verbatim => {
                    let start = span.start.max(piece.text.start) - piece.text.start;
                    let end = span.end.min(piece.text.end) - piece.text.start;
                    Span::new(piece.source.start + start, piece.source.start + end)
                }
                PieceKind::Decoded if span.encloses(piece.text) => piece.source,
                PieceKind::Decoded | PieceKind::Inserted => return None,
            };
            match &mut all {
                Some(all) if all.end == own.start => all.end = own.end,
                Some(_) => return None,
                None => all = Some(own),
            }
        }
        all
    }

    /// The text offset read from a source byte, or `None` where that byte is markup.
    pub fn to_text(&self, offset: u32) -> Option<u32> {
        let piece = self.pieces.iter().find(|piece| piece.source.contains(offset))?;
        Some(match piece.kind {
            PieceKind::Verbatim => piece.text.start + (offset - piece.source.start),
            PieceKind::Decoded | PieceKind::Inserted => piece.text.start,
        })
    }

    /// The piece that holds a text offset; the last one for the end of the text.
    fn piece_at(&self, offset: u32) -> &Piece {
        let at = self.pieces.partition_point(|piece| piece.text.end <= offset);
        &self.pieces[at.min(self.pieces.len() - 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `R&amp;D *now*` read as `R&D now`.
    fn map() -> OffsetMap {
        let mut map = OffsetMap::default();
        map.push(PieceKind::Verbatim, 1, Span::new(0, 1));
        map.push(PieceKind::Decoded, 1, Span::new(1, 6));
        map.push(PieceKind::Verbatim, 2, Span::new(6, 8));
        map.push(PieceKind::Verbatim, 3, Span::new(9, 12));
        map
    }

    #[test]
    fn spans_map_to_the_bytes_that_made_them() {
        let map = map();
        let cases = [
            ((0, 1), (0, 1)),
            ((1, 2), (1, 6)),
            ((0, 3), (0, 7)),
            ((4, 7), (9, 12)),
            ((3, 5), (7, 10)),
            ((7, 7), (12, 12)),
        ];
        for ((start, end), (from, to)) in cases {
            assert_eq!(map.to_source(Span::new(start, end)), Span::new(from, to), "text {start}..{end}");
        }
    }

    #[test]
    fn only_bytes_without_markup_in_between_can_be_written_over() {
        let map = map();
        let cases = [
            ((0, 2), Some((0, 6))),
            ((2, 3), Some((6, 7))),
            ((5, 7), Some((10, 12))),
            ((3, 5), None),
            ((7, 7), Some((12, 12))),
            ((2, 2), None),
        ];
        for ((start, end), expected) in cases {
            let expected = expected.map(|(from, to)| Span::new(from, to));
            assert_eq!(map.unbroken(Span::new(start, end)), expected, "text {start}..{end}");
        }
        let mut decoded = OffsetMap::default();
        decoded.push(PieceKind::Decoded, 3, Span::new(0, 9));
        assert_eq!(decoded.unbroken(Span::new(1, 2)), None, "a part of what was read as one");
    }

    #[test]
    fn markup_bytes_have_no_text() {
        let map = map();
        assert_eq!(map.to_text(8), None, "the asterisk");
        assert_eq!(map.to_text(3), Some(1), "inside the entity");
        assert_eq!(map.to_text(10), Some(5));
    }

    #[test]
    fn truncating_cuts_verbatim_pieces() {
        let mut map = map();
        map.truncate(5);
        assert_eq!(map.text_len(), 5);
        assert_eq!(map.to_source(Span::new(4, 5)), Span::new(9, 10));
    }
}
