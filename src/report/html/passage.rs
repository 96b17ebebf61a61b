//! The copy around the places of a finding, with the places marked.

use super::text;
use crate::diagnostic::Diagnostic;
use crate::report::Sources;
use crate::report::words::visible;
use crate::report::xml::escape;
use crate::source::Source;
use crate::span::Span;
use std::fmt::Write;
use std::ops::Range;

/// Bytes of copy shown at most on either side of a place, in its line.
const AROUND: usize = 240;
/// Bytes shown at most of each end of a place that is longer than twice that.
const ENDS: usize = 400;

/// Copy of one file.
pub(super) struct Passage<'a> {
    source: &'a Source,
    /// Whether it is not the story's own file, and so has to be named.
    is_foreign: bool,
    marks: Vec<Mark<'a>>,
}

/// A place, and what stands there.
struct Mark<'a> {
    range: Range<usize>,
    is_primary: bool,
    words: &'a str,
}

impl<'a> Passage<'a> {
    /// The passages of a finding, a file each; the story's own comes first. Places in files that are not at hand are left out.
    pub(super) fn of(diagnostic: &'a Diagnostic, sources: Sources<'a>) -> Vec<Passage<'a>> {
        let primary =
            (diagnostic.path.as_str(), diagnostic.span, true, diagnostic.label.as_deref().unwrap_or_default());
        let others =
            diagnostic.labels.iter().map(|label| (label.path.as_str(), label.span, false, label.message.as_str()));
        let mut passages: Vec<Passage<'a>> = Vec::new();
        for (path, span, is_primary, words) in std::iter::once(primary).chain(others) {
            let Some(source) = sources.of(path) else { continue };
            let mark = Mark { range: clamp(source, span), is_primary, words };
            match passages.iter_mut().find(|passage| passage.source.path() == path) {
                Some(passage) => passage.marks.push(mark),
                None => passages.push(Passage { source, is_foreign: path != diagnostic.path, marks: vec![mark] }),
            }
        }
        // A finding about the whole file has nothing to show.
        passages.retain(|passage| passage.marks.iter().any(|mark| !mark.range.is_empty() || mark.range.start > 0));
        passages
    }

    /// Writes it: a line of copy each, with its number.
    pub(super) fn write(&self, html: &mut String) {
        html.push_str("<figure>\n");
        if self.is_foreign {
            let _ = writeln!(html, "<figcaption>{}</figcaption>", text(self.source.path()));
        }
        for (range, line) in self.windows() {
            let _ = write!(html, "<p class=\"copy\"><span class=\"line\">{line}</span>");
            self.write_window(range, html);
            html.push_str("</p>\n");
        }
        html.push_str("</figure>\n");
    }

    /// The parts of lines to show, in order, each with the number of its line, from 1.
    fn windows(&self) -> Vec<(Range<usize>, usize)> {
        let mut parts: Vec<Range<usize>> = self.marks.iter().flat_map(|mark| self.around(mark)).collect();
        parts.sort_by_key(|part| (part.start, part.end));
        let mut windows: Vec<(Range<usize>, usize)> = Vec::new();
        for part in parts {
            let line = self.source.lines().line_of(part.start as u32) + 1;
            match windows.last_mut() {
                Some((before, of)) if *of == line && part.start <= before.end => before.end = before.end.max(part.end),
                _ => windows.push((part, line)),
            }
        }
        windows
    }

    /// The parts of the lines a place stands in that are worth showing.
    fn around(&self, mark: &Mark<'_>) -> Vec<Range<usize>> {
        let lines = self.source.lines();
        let last = mark.range.end.saturating_sub(1).max(mark.range.start);
        let (first, last) = (lines.line_of(mark.range.start as u32), lines.line_of(last as u32));
        let part = |line| {
            let line = line_range(self.source, line);
            let (start, end) = (mark.range.start.max(line.start), mark.range.end.min(line.end).max(line.start));
            let is_long = end.saturating_sub(start) > 2 * ENDS;
            let reach = |at: usize, before, after| self.words_around(at, before, after, &line);
            match is_long {
                true => [Some(reach(start, AROUND, ENDS)), Some(reach(end, ENDS, AROUND))],
                false => [Some(reach(start, AROUND, 0).start..reach(end, 0, AROUND).end), None],
            }
        };
        (first..=last).flat_map(part).flatten().filter(|part| first == last || !part.is_empty()).collect()
    }

    /// From so many bytes before `at` to so many after it, inside the line and between words.
    fn words_around(&self, at: usize, before: usize, after: usize, line: &Range<usize>) -> Range<usize> {
        let text = self.source.text();
        let start = text.ceil_char_boundary(at.saturating_sub(before).max(line.start).min(at));
        let end = text.floor_char_boundary(at.saturating_add(after).min(line.end).max(at));
        let start = match text[start..at].find(' ') {
            Some(space) if start > line.start => start + space + 1,
            _ => start,
        };
        let end = match text[at..end].rfind(' ') {
            Some(space) if end < line.end => at + space,
            _ => end,
        };
        start..end
    }

    /// Writes a part of a line, the marks in it marked, and dots where the line goes on.
    fn write_window(&self, window: Range<usize>, html: &mut String) {
        let line = line_range(self.source, self.source.lines().line_of(window.start as u32));
        if window.start > line.start {
            html.push('…');
        }
        let inside = |at: &usize| window.contains(at) || *at == window.end;
        let ends = self.marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).filter(inside);
        let mut cuts: Vec<usize> = ends.chain([window.start, window.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        self.write_points(cuts[0], html);
        for pair in cuts.windows(2) {
            self.write_piece(pair[0]..pair[1], html);
            self.write_points(pair[1], html);
        }
        if window.end < line.end {
            html.push('…');
        }
    }

    /// Writes a piece that no mark begins or ends in.
    fn write_piece(&self, piece: Range<usize>, html: &mut String) {
        let covers = |mark: &&Mark<'_>| mark.range.start <= piece.start && piece.end <= mark.range.end;
        // The finding's own place shows where it lies over another.
        let covering = self.marks.iter().filter(covers).map(|mark| mark.is_primary).max();
        let words: String = self.source.text()[piece.clone()].chars().map(visible).collect();
        let words = escape(&words);
        let _ = match covering {
            None => write!(html, "{words}"),
            Some(true) => write!(html, "<mark class=\"primary\">{words}</mark>"),
            Some(false) => write!(html, "<mark>{words}</mark>"),
        };
    }

    /// Writes what stands at the marks that end here, and a sign for those that have no width.
    fn write_points(&self, at: usize, html: &mut String) {
        for mark in self.marks.iter().filter(|mark| mark.range.end == at) {
            let class = if mark.is_primary { " class=\"primary\"" } else { "" };
            if mark.range.is_empty() {
                let _ = write!(html, "<mark{class}>‸</mark>");
            }
            // Words that only repeat the copy they stand at say nothing.
            if !mark.words.is_empty() && mark.words != &self.source.text()[mark.range.clone()] {
                let _ = write!(html, "<b{class}>{}</b>", text(mark.words));
            }
        }
    }
}

/// The bytes of a line, from 0, without its break.
fn line_range(source: &Source, line: usize) -> Range<usize> {
    let text = source.text();
    let start = source.lines().start(line).map_or(text.len(), |start| start as usize);
    let next = source.lines().start(line + 1).map_or(text.len(), |next| next as usize);
    start..start + text[start..next].trim_end_matches(['\n', '\r']).len()
}

/// The span inside the text and on character boundaries, whatever was asked.
fn clamp(source: &Source, span: Span<Source>) -> Range<usize> {
    let text = source.text();
    let start = text.floor_char_boundary(span.start as usize);
    start..text.floor_char_boundary(span.end as usize).max(start)
}
