//! Which text markup sets apart, kind by kind, as spans that do not overlap: whether an offset is inside one is a binary search, however
//! many marks a block has and however deep they nest.

use crate::article::{Mark, MarkKind};
use crate::span::{Span, Text};

const KINDS: usize = MarkKind::Quoted as usize + 1;

/// The marks of a story.
pub(super) struct Marked {
    /// By kind, in text order.
    spans: [Vec<Span<Text>>; KINDS],
}

impl Marked {
    /// `marks` come in order of their start.
    pub(super) fn new(marks: &[Mark]) -> Marked {
        let mut spans: [Vec<Span<Text>>; KINDS] = Default::default();
        for Mark { kind, span } in marks {
            let of_kind = &mut spans[*kind as usize];
            match of_kind.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => of_kind.push(*span),
            }
        }
        Marked { spans }
    }

    /// Whether a text offset stands inside a mark of that kind.
    pub(super) fn contains(&self, kind: MarkKind, offset: u32) -> bool {
        let spans = &self.spans[kind as usize];
        let at = spans.partition_point(|span| span.end <= offset);
        spans.get(at).is_some_and(|span| span.contains(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_and_touching_marks_are_one() {
        let mark = |kind, start, end| Mark { kind, span: Span::new(start, end) };
        let marked = Marked::new(&[
            mark(MarkKind::Link, 0, 9),
            mark(MarkKind::Code, 2, 4),
            mark(MarkKind::Link, 3, 5),
            mark(MarkKind::Code, 4, 6),
            mark(MarkKind::Link, 12, 14),
        ]);
        let inside = |kind| (0..16).filter(|at| marked.contains(kind, *at)).collect::<Vec<u32>>();
        assert_eq!(inside(MarkKind::Link), [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13]);
        assert_eq!(inside(MarkKind::Code), [2, 3, 4, 5]);
        assert!(inside(MarkKind::Url).is_empty());
    }
}
