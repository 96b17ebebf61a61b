//! Words for people: counted nouns, and text made safe to print on a terminal. A story can hold any character, and a message may quote it.

use super::Sources;
use crate::diagnostic::{Diagnostic, Severity};
use std::borrow::Cow;
use std::fmt::Write;

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `2 errors, 1 warning`: the levels that have any, as given.
pub(super) fn levels(counts: impl Iterator<Item = (Severity, usize)>) -> String {
    let parts: Vec<String> = counts.filter(|(_, n)| *n > 0).map(|(level, n)| count(n, level.name())).collect();
    parts.join(", ")
}

/// A finding where only text can stand: the message, the other places and the help, a line each.
pub(super) fn in_full(diagnostic: &Diagnostic, sources: Sources<'_>) -> String {
    let mut text = diagnostic.message.clone();
    for label in &diagnostic.labels {
        let (place, _) = sources.positions(&label.path, label.span);
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{}:{}:{}: {}", label.path, place.line, place.column, label.message);
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    text
}

/// The character shown in place of `character`: control characters become their pictures and characters that turn the direction of
/// writing become U+FFFD, so that no copy can move the cursor or make words look like other words. A tab stays.
pub(super) fn visible(character: char) -> char {
    match character {
        '\t' => '\t',
        // U+2400 and on: SYMBOL FOR NULL and its neighbours, in the order of the control characters.
        '\0'..='\x1f' => char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        other => other,
    }
}

/// `text` on one line and safe to print: line breaks and tabs become spaces, the rest as [`visible`] shows it.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| visible(character) == character && character != '\t') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", " ");
    Cow::Owned(
        text.chars()
            .map(|character| if matches!(character, '\n' | '\r' | '\t') { ' ' } else { visible(character) })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_the_cursor_is_printed() {
        assert_eq!(one_line("a\r\nb\tc\u{1b}[2Jd\u{202e}e"), "a b c␛[2Jd\u{fffd}e");
        assert!(matches!(one_line("“café” 漢字 🙂"), Cow::Borrowed(_)));
    }

    #[test]
    fn levels_that_have_none_are_left_out() {
        let counts = [(Severity::Error, 2), (Severity::Warning, 0), (Severity::Note, 1)];
        assert_eq!(levels(counts.into_iter()), "2 errors, 1 note");
    }
}
