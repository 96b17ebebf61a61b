//! Plain text: paragraphs parted by blank lines. Whether a single line break is a wrap or a new paragraph is told from the file: wrapped
//! copy has long lines of like length.

use super::dateline;
use super::view::View;
use crate::article::{BlockKind, Builder};
use std::ops::Range;

/// Reads a whole file.
pub(super) fn read(builder: &mut Builder<'_>) {
    let source = builder.source();
    write(builder, &View::verbatim(source, 0..source.len()), Opening::Headline);
}

/// What a short first line of its own is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// The headline.
    Headline,
    /// A paragraph: the headline stands elsewhere.
    Paragraph,
}

/// Writes the paragraphs of a text.
pub(super) fn write(builder: &mut Builder<'_>, view: &View<'_>, opening: Opening) {
    let text = view.text();
    let paragraphs = paragraphs(text);
    for (index, lines) in paragraphs.iter().enumerate() {
        let kind = if index == 0 && opening == Opening::Headline && is_headline(text, lines, &paragraphs) {
            BlockKind::Headline
        } else {
            BlockKind::Paragraph
        };
        builder.begin(kind, u8::from(kind == BlockKind::Headline), 0);
        let mut end = None;
        for line in lines {
            if let Some(end) = end {
                builder.space(view.source_of_space(end..line.start));
            }
            view.emit(line.clone(), builder);
            end = Some(line.end);
        }
        builder.end();
    }
}

/// The paragraphs, as lines without the white space around them.
fn paragraphs(source: &str) -> Vec<Vec<Range<usize>>> {
    let mut paragraphs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut at = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Vec::new();
    while at < source.len() {
        let end = memchr::memchr(b'\n', &source.as_bytes()[at..]).map_or(source.len(), |newline| at + newline);
        lines.push(trim(source, at..end));
        at = end + 1;
    }
    let width = wrap_width(source, &lines);
    for line in lines {
        let ends = line.is_empty() || is_end_mark(&source[line.clone()]);
        if ends || !open.last().is_some_and(|last| wraps(source, last, &line, width)) {
            paragraphs.extend((!open.is_empty()).then(|| std::mem::take(&mut open)));
        }
        if !ends {
            open.push(line);
        }
    }
    paragraphs.extend((!open.is_empty()).then_some(open));
    paragraphs
}

/// The columns copy is wrapped at, or `None` where it is not: most lines followed by another line of their paragraph are nearly as long
/// as the longest of them.
fn wrap_width(source: &str, lines: &[Range<usize>]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[0].is_empty() && !pair[1].is_empty())
        .map(|pair| source[pair[0].clone()].chars().count())
        .collect();
    lengths.sort_unstable();
    let median = *lengths.get(lengths.len() / 2)?;
    // Typewriters, wire services and mailers wrap between 40 and 100 columns.
    (40..=100).contains(&median).then_some(median)
}

/// Whether a line goes on in the next one: the file is wrapped, the line is not much shorter than most, and the next one's first word
/// would not have fitted on it.
fn wraps(source: &str, line: &Range<usize>, next: &Range<usize>, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let length = source[line.clone()].chars().count();
    let word = source[next.clone()].split_whitespace().next().map_or(0, |word| word.chars().count());
    let is_item = source[next.clone()].starts_with(['*', '•', '-', '–']);
    !is_item && length + word + 1 >= width.saturating_sub(6)
}

/// `###`, `-30-`, `END`: where the copy of a wire story ends.
fn is_end_mark(line: &str) -> bool {
    let is_rule = line.len() >= 2 && line.bytes().all(|byte| matches!(byte, b'#' | b' ')) || line == "# # #";
    is_rule
        || matches!(
            line,
            "-30-" | "—30—" | "– 30 –" | "- 30 -" | "END" | "-END-" | "(END)" | "ENDS" | "-ENDS-" | "- END -"
        )
}

/// In characters: longer first lines are prose.
const LONGEST_HEADLINE: usize = 150;

/// Whether the first paragraph is a headline: one short line without a full stop, above other text.
fn is_headline(source: &str, lines: &[Range<usize>], paragraphs: &[Vec<Range<usize>>]) -> bool {
    let [line] = lines else { return false };
    let text = &source[line.clone()];
    let blank_below = paragraphs
        .get(1)
        .and_then(|next| next.first())
        .is_some_and(|next| source[line.end..next.start].matches('\n').count() > 1);
    let is_short = text.chars().count() <= LONGEST_HEADLINE && !text.ends_with(['.', ',', ':', ';', '”', '"']);
    blank_below && is_short && !dateline::is_alone(text)
}

fn trim(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}
