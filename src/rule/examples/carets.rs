//! Carets drawn under lines of copy. A line of nothing but spaces and carets draws spans on the line above it; it is no part of the copy. A run
//! of carets is a span; one that ends its line and one that begins the next are the two halves of one.

use crate::source::Source;
use crate::span::Span;
use crate::tree::Node;

/// Copy, and the spans drawn on it.
pub(super) struct Drawing {
    /// The copy, without the caret lines.
    pub text: String,
    /// The spans drawn, in bytes of `text`, in order.
    pub expected: Vec<Span<Source>>,
    /// The line (from 1) of carets that reach past the line above, or have none.
    pub stray: Option<usize>,
    lines: Vec<Line>,
}

/// A line of the copy.
struct Line {
    /// Its number (from 0) in the drawing.
    number: usize,
    /// Where it begins in the copy.
    start: u32,
    len: u32,
}

impl Drawing {
    /// Reads copy with caret lines.
    pub(super) fn read(drawn: &str) -> Drawing {
        let mut drawing = Drawing { text: String::new(), expected: Vec::new(), stray: None, lines: Vec::new() };
        for (number, line) in drawn.lines().enumerate() {
            if !line.contains('^') || !line.trim_matches([' ', '^']).is_empty() {
                let start = drawing.text.len() as u32;
                drawing.lines.push(Line { number, start, len: line.len() as u32 });
                drawing.text.push_str(line);
                drawing.text.push('\n');
            } else if !drawing.draw(line) {
                drawing.stray.get_or_insert(number + 1);
            }
        }
        if !drawn.ends_with('\n') {
            drawing.text.pop();
        }
        drawing
    }

    /// Adds the spans a line of carets draws on the last line of the copy; `false` where it draws past it.
    fn draw(&mut self, carets: &str) -> bool {
        let Some(line) = self.lines.last() else { return false };
        let words = &self.text[line.start as usize..(line.start + line.len) as usize];
        let byte = |column: usize| {
            let ends = std::iter::once(words.len());
            words.char_indices().map(|(at, _)| at).chain(ends).nth(column).map(|at| line.start + at as u32)
        };
        let mut column = 0;
        for run in carets.split_inclusive(|ch| ch != '^').flat_map(|run| run.split_inclusive(' ')) {
            let width = run.trim_end().len();
            if width > 0 {
                let (Some(start), Some(end)) = (byte(column), byte(column + width)) else { return false };
                let span = Span::new(start, end);
                match self.expected.last_mut() {
                    Some(last) if continues(&self.text, *last, span) => last.end = span.end,
                    _ => self.expected.push(span),
                }
            }
            column += run.len();
        }
        true
    }

    /// Where a span of the copy stands in the rule file; all of the scalar where its lines do not stand there as they read.
    pub(super) fn place(&self, span: Span<Source>, node: &Node, file: &str) -> Span<Source> {
        let Some(starts) = node.line_starts(file) else { return node.span };
        let byte = |offset: u32| {
            let at = self.lines.partition_point(|line| line.start <= offset).checked_sub(1)?;
            let line = &self.lines[at];
            Some(starts.get(line.number)? + (offset - line.start).min(line.len))
        };
        // The whole copy is meant: its first line is enough to show.
        let end = if span.is_empty() { self.lines.first().map_or(0, |line| line.len) } else { span.end };
        match (byte(span.start), byte(end)) {
            (Some(start), Some(end)) if start <= end => Span::new(start, end),
            _ => node.span,
        }
    }
}

/// Whether nothing but a line break and white space parts two spans.
fn continues(text: &str, first: Span<Source>, second: Span<Source>) -> bool {
    let between = text.get(first.end as usize..second.start as usize).unwrap_or("x");
    between.contains('\n') && between.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> Vec<String> {
        let drawing = Drawing::read(text);
        drawing.expected.iter().map(|span| drawing.text[span.range()].to_owned()).collect()
    }

    #[test]
    fn carets_draw_spans_in_characters() {
        assert_eq!(drawn("“é” one two\n    ^^^ ^^^\nthree\n"), ["one", "two"]);
        assert_eq!(drawn("one\n^^^\ntwo\n ^"), ["one\ntwo".split_once('\n').map_or("", |x| x.0), "w"]);
    }

    #[test]
    fn a_span_may_run_over_lines() {
        assert_eq!(drawn("so the\n   ^^^\nthe end\n^^^\n"), ["the\nthe"]);
        assert_eq!(Drawing::read("so the\n   ^^^\nthe end\n^^^\n").text, "so the\nthe end\n");
    }

    #[test]
    fn carets_past_the_line_are_stray() {
        assert_eq!(Drawing::read("one\n ^^^\n").stray, Some(2));
        assert_eq!(Drawing::read("^^\none\n").stray, Some(1));
        assert_eq!(Drawing::read("2^3 is eight\n").stray, None);
    }
}
