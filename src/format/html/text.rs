//! Running text as a browser shows it: references decoded, white space collapsed, unless it stands in preformatted text.

use crate::format::entity;
use crate::format::flow::Flow;
use crate::format::view::View;
use std::borrow::Cow;
use std::ops::Range;

/// Writes the text of a page.
pub(in crate::format) struct Text<'r, 'b, 's, 'v> {
    pub(super) flow: &'r mut Flow<'b, 's>,
    pub(super) view: &'v View<'v>,
    /// View offset of the input.
    pub(super) base: usize,
    /// What stands there in the view, or a copy of the same length.
    pub(super) input: &'v str,
}

impl<'r, 'b, 's, 'v> Text<'r, 'b, 's, 'v> {
    /// The text of a whole view.
    pub(in crate::format) fn new(flow: &'r mut Flow<'b, 's>, view: &'v View<'v>) -> Self {
        Text { flow, view, base: 0, input: view.text() }
    }

    /// Writes a range of the input, where it is copy.
    pub(in crate::format) fn write(&mut self, range: Range<usize>) {
        match self.flow.is_preformatted() {
            _ if self.flow.is_dropped() => {}
            true => self.preformatted(range),
            false => self.running(range),
        }
    }

    /// Writes a range of the input in which nothing stands for anything else.
    pub(in crate::format) fn write_verbatim(&mut self, range: Range<usize>) {
        if !self.flow.is_dropped() && !self.input[range.clone()].trim().is_empty() {
            self.flow.need_block();
            self.view.emit_line(self.base + range.start..self.base + range.end, self.flow.builder);
        }
    }

    /// A second break in a row ends the paragraph, as old pages do it.
    pub(in crate::format) fn line_break(&mut self, range: Range<usize>) {
        if self.flow.is_dropped() || !self.flow.builder.in_block() {
            return;
        }
        if self.flow.builder.open_text().ends_with('\n') && !self.flow.is_preformatted() {
            self.flow.end_block();
        } else {
            self.flow.builder.line_break(self.source(range));
        }
    }

    fn running(&mut self, range: Range<usize>) {
        let bytes = self.input.as_bytes();
        let mut at = range.start;
        while at < range.end {
            let byte = bytes[at];
            if byte.is_ascii_whitespace() {
                let end = at + bytes[at..range.end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                self.space(at..end);
                at = end;
            } else if let Some((text, length)) = decode_at(self.input, at, range.end) {
                let source = self.source(at..at + length);
                self.flow.need_block();
                self.flow.builder.decoded(&text, source);
                at += length;
            } else {
                let end = end_of_words(bytes, at + 1, range.end);
                self.flow.need_block();
                self.view.emit(self.base + at..self.base + end, self.flow.builder);
                at = end;
            }
        }
    }

    /// One space for a run of white space, unless the block starts here or a space stands already.
    fn space(&mut self, range: Range<usize>) {
        if !self.flow.builder.in_block() || self.flow.builder.open_text().is_empty() {
            return;
        }
        let viewed = self.base + range.start..self.base + range.end;
        if &self.input[range] == " " && !self.flow.builder.open_text().ends_with([' ', '\n']) {
            self.view.emit(viewed, self.flow.builder);
        } else {
            self.flow.builder.space(self.view.source_of_space(viewed));
        }
    }

    fn preformatted(&mut self, range: Range<usize>) {
        let bytes = self.input.as_bytes();
        let mut at = range.start;
        while at < range.end {
            self.flow.need_block();
            let decoded = decode_at(self.input, at, range.end);
            if let Some((text, length)) = decoded {
                self.flow.builder.decoded(&text, self.source(at..at + length));
                at += length;
            } else if bytes[at] == b'\r' {
                at += 1;
            } else {
                let end =
                    memchr::memchr2(b'&', b'\r', &bytes[at + 1..range.end]).map_or(range.end, |next| at + 1 + next);
                self.view.emit(self.base + at..self.base + end, self.flow.builder);
                at = end;
            }
        }
    }

    fn source(&self, range: Range<usize>) -> Range<usize> {
        self.view.source_range(self.base + range.start..self.base + range.end)
    }
}

/// The character reference at `at`, if one stands there and ends before `end`.
pub(super) fn decode_at(input: &str, at: usize, end: usize) -> Option<(Cow<'static, str>, usize)> {
    if input.as_bytes()[at] == b'&' { entity::decode(&input[at..end]) } else { None }
}

/// Where a run of words ends that needs no decoding: at a reference, or at white space that is not one space between two words.
pub(super) fn end_of_words(bytes: &[u8], from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match bytes[at] {
            b'&' | b'\n' | b'\r' | b'\t' | b'\x0c' => return at,
            b' ' if bytes[..end].get(at + 1).is_none_or(|next| next.is_ascii_whitespace()) => return at,
            _ => at += 1,
        }
    }
    at
}
