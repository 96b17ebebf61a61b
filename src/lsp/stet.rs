//! The stets an editor writes for a finding: at its block, or for the whole story. What they mean is for [`crate::stet`] to read.

use super::document::{Document, Genre};
use super::edits::Replacement;
use super::open::Open;
use super::reason::Reason;
use crate::diagnostic::{Diagnostic, Edit};
use crate::format::Format;
use crate::outline::{BlockKind, Part};
use crate::source::Source;
use crate::span::Span;
use crate::stet;

/// A comment that lets a finding stand at its block. Not in metadata, attributes and code, where a comment would be none.
pub(super) fn at_block(open: &Open, finding: &Diagnostic, reason: &Reason) -> Option<Replacement> {
    let Genre::Story(format) = open.document.genre else { return None };
    let text = open.document.source().text();
    let body = FrontMatter::of(text).map_or(0, |it| it.end);
    let holds = |part: &&Part| part.span.encloses(finding.span) && !finding.span.is_empty();
    let part = open.edition().parts().iter().find(|part| holds(part) && part.span.start as usize >= body)?;
    let comment = reason.comment(&finding.rule);
    let (start, end) = (part.span.start as usize, part.span.end as usize);
    match format {
        _ if matches!(part.kind, BlockKind::Caption | BlockKind::Code) => None,
        Format::Markdown if part.on_page => {
            let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
            Some((Span::at(line as u32), format!("{comment}\n")))
        }
        Format::Markdown => Some((Span::at(end as u32), format!(" {comment}"))),
        // Behind the last word of an element, and of one that holds comments.
        Format::Html if text[end..].starts_with("</") && !text[end..].starts_with("</title") => {
            Some((Span::at(end as u32), format!(" {comment}")))
        }
        _ => None,
    }
}

/// An entry of the metadata that lets the findings of a rule stand in the whole story.
pub(super) fn in_story(document: &Document, finding: &Diagnostic, reason: &Reason) -> Option<Replacement> {
    let Genre::Story(format) = document.genre else { return None };
    let text = document.source().text();
    let entry = reason.entry(&finding.rule);
    match FrontMatter::of(text) {
        Some(matter) => matter.with(text, &entry),
        None if format == Format::Markdown && !text.starts_with("+++") => {
            Some((Span::at(0), format!("---\nstet: {entry}\n---\n\n")))
        }
        None => None,
    }
}

/// An entry in the file beside the story: findings of the rule stand where these words are part of them, or in all of it.
pub(super) fn beside(
    open: &Open,
    finding: &Diagnostic,
    words: Option<&str>,
    reason: &Reason,
) -> Option<Vec<Replacement>> {
    let is_story_in_a_file = matches!(open.document.genre, Genre::Story(_)) && open.document.uri.to_file_path().is_ok();
    let nothing = Source::new("", "");
    let file = open.companion.as_deref().unwrap_or(&nothing);
    let edits = is_story_in_a_file.then(|| stet::enter(file, &finding.rule, words, reason.words()))??;
    Some(edits.into_iter().map(|Edit { span, text }| (span, text)).collect())
}

/// The words of the copy that a finding is about, where they are read as one.
pub(super) fn words<'o>(open: &'o Open, finding: &Diagnostic) -> Option<&'o str> {
    let article = open.edition().article()?;
    let last = finding.span.end.checked_sub(1)?;
    let (start, last) = (article.map().to_text(finding.span.start)?, article.map().to_text(last)?);
    let end = article.text().ceil_char_boundary(last as usize + 1) as u32;
    let words = (start < end).then(|| Span::new(start, end))?;
    let is_all = article.map().to_source(words) == finding.span;
    is_all.then(|| article.slice(words).trim()).filter(|words| !words.is_empty())
}

/// YAML front matter, by its bytes.
struct FrontMatter {
    /// First byte after the opening line.
    start: usize,
    /// First byte of the closing line.
    close: usize,
    /// First byte of the story.
    end: usize,
}

impl FrontMatter {
    fn of(text: &str) -> Option<FrontMatter> {
        let opening = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
        let mut at = opening.len();
        for line in text[at..].split_inclusive('\n') {
            if matches!(line.trim_end(), "---" | "...") {
                return Some(FrontMatter { start: opening.len(), close: at, end: at + line.len() });
            }
            at += line.len();
        }
        None
    }

    /// Where a stet is added, and how: a field of its own, another item of a list, or a list made of the one that is there. A map stays
    /// what it is.
    fn with(&self, text: &str, entry: &str) -> Option<Replacement> {
        let mut at = self.start;
        let mut lines = text[self.start..self.close].split_inclusive('\n').peekable();
        while let Some(line) = lines.next() {
            let Some(value) = line.strip_prefix("stet:") else {
                at += line.len();
                continue;
            };
            let value = value.trim();
            let span = |from: usize, to: usize| Span::from_range(at + from..at + to);
            return match lines.peek() {
                _ if value.starts_with(['[', '{', '|', '>', '#']) => None,
                _ if !value.is_empty() => {
                    let list = format!("stet:\n  - {value}\n  - {entry}");
                    Some((span(0, line.trim_end().len()), list))
                }
                Some(item) if item.trim_start().starts_with("- ") => {
                    let indent = &item[..item.len() - item.trim_start().len()];
                    Some((span(line.len(), line.len()), format!("{indent}- {entry}\n")))
                }
                _ => None,
            };
        }
        Some((Span::at(self.close as u32), format!("stet: {entry}\n")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Option<String> {
        let (span, entry) = FrontMatter::of(text)?.with(text, "age TK")?;
        let mut text = text.to_owned();
        text.replace_range(span.range(), &entry);
        Some(text)
    }

    #[test]
    fn a_stet_joins_those_that_are_there() {
        let cases = [
            ("---\ntitle: A\n---\n\nB", "---\ntitle: A\nstet: age TK\n---\n\nB"),
            ("---\nstet: weekday so printed\n---\n", "---\nstet:\n  - weekday so printed\n  - age TK\n---\n"),
            ("---\nstet:\n- weekday\n---\n", "---\nstet:\n- age TK\n- weekday\n---\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(with(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_cannot_be_added_to_without_care_is_left_alone() {
        for text in
            ["---\nstet:\n  weekday: x\n---\n", "---\nstet: [weekday]\n---\n", "---\ntitle: open", "title: A\n---\n"]
        {
            assert_eq!(with(text), None, "{text}");
        }
    }
}
