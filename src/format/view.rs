//! What a markup parser is shown, and the way back to the file. A parser is not always shown the bytes as they stand: shortcodes are
//! masked, a quoted YAML string is unescaped. A [`View`] is that text together with where each run of it came from, so that whatever the
//! parser finds can be written to the article with the bytes that made it.

use crate::article::Builder;
use std::borrow::Cow;
use std::ops::Range;

/// A text to parse, in runs that know their source bytes. Offsets into it are *view* offsets (bytes).
pub(super) struct View<'s> {
    text: Cow<'s, str>,
    /// In order, tiling the text.
    runs: Vec<Run>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RunKind {
    /// The view shows the source bytes themselves.
    Verbatim,
    /// The view shows what the source bytes stand for.
    Decoded,
    /// The view shows a filler; the source bytes are no text.
    Hidden,
}

#[derive(Debug, Clone)]
struct Run {
    kind: RunKind,
    at: usize,
    source: Range<usize>,
}

impl<'s> View<'s> {
    /// A view of the bytes of `range` as they stand.
    pub(super) fn verbatim(source: &'s str, range: Range<usize>) -> Self {
        let runs = vec![Run { kind: RunKind::Verbatim, at: 0, source: range.clone() }];
        View { text: Cow::Borrowed(&source[range]), runs }
    }

    /// An empty view to push runs to.
    pub(super) fn empty() -> Self {
        View { text: Cow::Borrowed(""), runs: Vec::new() }
    }

    /// Shows the source bytes of `range` as they are.
    pub(super) fn push_verbatim(&mut self, source: &'s str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.kind == RunKind::Verbatim && last.source.end == range.start => {
                last.source.end = range.end
            }
            _ => self.runs.push(Run { kind: RunKind::Verbatim, at: self.text.len(), source: range.clone() }),
        }
        if self.text.is_empty() {
            self.text = Cow::Borrowed(&source[range]);
        } else {
            self.text.to_mut().push_str(&source[range]);
        }
    }

    /// Shows `text`, which the source bytes of `range` stand for.
    pub(super) fn push_decoded(&mut self, text: &str, range: Range<usize>) {
        if !text.is_empty() {
            self.runs.push(Run { kind: RunKind::Decoded, at: self.text.len(), source: range });
            self.text.to_mut().push_str(text);
        }
    }

    /// Shows `filler` in place of the source bytes of `range`, which are no text.
    pub(super) fn push_hidden(&mut self, filler: &str, range: Range<usize>) {
        self.runs.push(Run { kind: RunKind::Hidden, at: self.text.len(), source: range });
        self.text.to_mut().push_str(filler);
    }

    /// What the parser is shown.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The source bytes behind a range of the view, from the first to the last.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        if self.runs.is_empty() {
            return 0..0;
        }
        let first = self.run_at(range.start);
        let start = self.source_start(first, range.start);
        if range.is_empty() {
            return start..start;
        }
        let last = self.run_at(range.end - 1);
        let run = &self.runs[last];
        let end = match run.kind {
            RunKind::Verbatim => run.source.start + (range.end - run.at),
            RunKind::Decoded | RunKind::Hidden => run.source.end,
        };
        start..end.max(start)
    }

    /// The source bytes of a run of white space: those before anything hidden in it, which may hold copy of its own.
    pub(super) fn source_of_space(&self, range: Range<usize>) -> Range<usize> {
        let first = self.run_at(range.start);
        let source = self.source_range(range.start..self.end_of(first).min(range.end));
        match self.runs.get(first) {
            Some(Run { kind: RunKind::Hidden, .. }) => source.start..source.end.min(source.start + 1),
            _ => source,
        }
    }

    /// Writes a range of the view to the open block, leaving out what is hidden and the second of two spaces it leaves.
    pub(super) fn emit(&self, range: Range<usize>, builder: &mut Builder<'_>) {
        let mut at = range.start;
        let mut run = self.run_at(at);
        let mut after_hidden = false;
        while at < range.end {
            let end = self.end_of(run).min(range.end);
            let shown = &self.text[at..end];
            match self.runs[run].kind {
                RunKind::Hidden => after_hidden = true,
                RunKind::Verbatim => {
                    let skip = usize::from(
                        after_hidden && shown.starts_with(' ') && builder.open_text().ends_with([' ', '\n']),
                    );
                    let from = self.source_start(run, at);
                    builder.verbatim(from + skip..from + shown.len());
                    after_hidden = false;
                }
                RunKind::Decoded => {
                    builder.decoded(shown, self.runs[run].source.clone());
                    after_hidden = false;
                }
            }
            at = end;
            run += 1;
        }
    }

    /// Writes a range of the view to the open block as one line: a run of white space is one space.
    pub(super) fn emit_line(&self, range: Range<usize>, builder: &mut Builder<'_>) {
        let bytes = &self.text.as_bytes()[..range.end];
        let mut at = range.start;
        while at < range.end {
            let is_space = bytes[at].is_ascii_whitespace();
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace() == is_space).count();
            let run = at..at + length;
            if is_space && &self.text[run.clone()] != " " {
                builder.space(self.source_of_space(run));
            } else {
                self.emit(run, builder);
            }
            at += length;
        }
    }

    /// Adds a range of this view to another one.
    pub(super) fn copy_to<'t>(&self, range: Range<usize>, source: &'t str, target: &mut View<'t>) {
        let mut at = range.start;
        let mut run = self.run_at(at);
        while at < range.end {
            let end = self.end_of(run).min(range.end);
            match self.runs[run].kind {
                RunKind::Hidden => {}
                RunKind::Verbatim => {
                    let from = self.source_start(run, at);
                    target.push_verbatim(source, from..from + (end - at));
                }
                RunKind::Decoded => target.push_decoded(&self.text[at..end], self.runs[run].source.clone()),
            }
            at = end;
            run += 1;
        }
    }

    /// Index of the run that holds a view offset; the last one for the end.
    fn run_at(&self, offset: usize) -> usize {
        self.runs.partition_point(|run| run.at <= offset).saturating_sub(1)
    }

    fn end_of(&self, run: usize) -> usize {
        self.runs.get(run + 1).map_or(self.text.len(), |next| next.at)
    }

    fn source_start(&self, run: usize, offset: usize) -> usize {
        let found = &self.runs[run];
        match found.kind {
            RunKind::Verbatim => found.source.start + (offset - found.at),
            RunKind::Decoded | RunKind::Hidden if offset >= self.end_of(run) => found.source.end,
            RunKind::Decoded | RunKind::Hidden => found.source.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;
    use crate::span::Span;

    #[test]
    fn what_a_parser_finds_goes_back_to_its_bytes() {
        let source = r#"say \"hi\" {{x}} now"#;
        let mut view = View::empty();
        view.push_verbatim(source, 0..4);
        view.push_decoded("\"", 4..6);
        view.push_verbatim(source, 6..8);
        view.push_decoded("\"", 8..10);
        view.push_verbatim(source, 10..11);
        view.push_hidden("xxxxx", 11..16);
        view.push_verbatim(source, 16..20);
        assert_eq!(view.text(), "say \"hi\" xxxxx now");
        assert_eq!(view.source_range(4..8), 4..10, "the quotation with its backslashes");
        assert_eq!(view.source_range(15..18), 17..20);
        let mut builder = Builder::new(source);
        builder.begin(BlockKind::Paragraph, 0, 0);
        view.emit(0..view.text().len(), &mut builder);
        let article = builder.finish();
        assert_eq!(article.text(), "say \"hi\" now");
        assert_eq!(article.map().to_source(Span::new(9, 12)), Span::new(17, 20));
    }
}
