//! One more stet in the file beside a story, put in so that what is there stays as it is written.

use crate::diagnostic::Edit;
use crate::source::Source;
use crate::span::Span;
use crate::tree::{self, Node, Value};
use std::borrow::Cow;

/// The edits of `file` that let findings of `rule` stand: where some words of the story are part of them, or in all of it. `None` where nothing
/// can be put in without taking the file apart.
pub fn enter(file: &Source, rule: &str, words: Option<&str>, reason: &str) -> Option<Vec<Edit>> {
    let edits = edits(file, &Entry { rule, words, reason })?;
    // What is indented with tabs, say, is read but cannot go on.
    let after = Source::new(file.path(), Edit::apply(&edits, file.text()));
    tree::parse_any(&after).is_ok().then_some(edits)
}

/// The edits that put an entry where its like stands.
fn edits(file: &Source, entry: &Entry<'_>) -> Option<Vec<Edit>> {
    let page = Page { text: file.text() };
    let Ok(tree) = tree::parse_any(file) else { return None };
    let Some(tree) = tree else { return page.append(entry.of_map("")) };
    match &tree.value {
        Value::Null => page.append(entry.of_map("")),
        _ if page.is_flow(&tree) => None,
        Value::List(_) => page.append(entry.of_list(page.indent_of_item(&tree)?)),
        Value::Map(entries) => match entries.iter().find(|(key, _)| key.name == entry.rule) {
            None => page.append(entry.of_map(page.indent(entries.first()?.0.span.start))),
            Some((_, details)) => page.add_detail(details, entry),
        },
        _ => None,
    }
}

/// What is put in.
struct Entry<'e> {
    rule: &'e str,
    words: Option<&'e str>,
    reason: &'e str,
}

impl Entry<'_> {
    /// As an entry of a map.
    fn of_map(&self, indent: &str) -> String {
        let Entry { rule, reason, .. } = self;
        match self.words {
            None => format!("{indent}{rule}: {}\n", scalar(reason)),
            Some(words) => {
                let (words, reason) = (quoted(words), scalar(reason));
                format!("{indent}{rule}:\n{indent}  words: {words}\n{indent}  reason: {reason}\n")
            }
        }
    }

    /// As an item of a list of stets.
    fn of_list(&self, indent: &str) -> String {
        let Entry { rule, reason, .. } = self;
        match self.words {
            None => format!("{indent}- {}\n", scalar(&format!("{rule} {reason}"))),
            Some(words) => {
                let (words, reason) = (quoted(words), scalar(reason));
                format!("{indent}- {rule}:\n{indent}    words: {words}\n{indent}    reason: {reason}\n")
            }
        }
    }

    /// As an item of what is said of its rule.
    fn detail(&self, indent: &str) -> Option<String> {
        let words = quoted(self.words?);
        Some(format!("{indent}- words: {words}\n{indent}  reason: {}\n", scalar(self.reason)))
    }
}

/// A text in YAML, in quotation marks only where it would be read as something else without.
pub fn scalar(text: &str) -> Cow<'_, str> {
    const SAID_OTHERWISE: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_plain = |ch: char| {
        ch.is_alphanumeric() || matches!(ch, ' ' | '-' | '_' | '/' | '.' | ',' | '’' | '“' | '”' | '(' | ')')
    };
    let is_word = text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(is_plain);
    let is_text = is_word && !SAID_OTHERWISE.contains(&text.to_ascii_lowercase().as_str());
    if is_text { Cow::Borrowed(text) } else { Cow::Owned(quoted(text)) }
}

/// A text in YAML, whatever is in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The file as it is written.
struct Page<'t> {
    text: &'t str,
}

impl<'t> Page<'t> {
    /// Whether a list or a map is in brackets.
    fn is_flow(&self, node: &Node) -> bool {
        self.text[node.span.start as usize..].starts_with(['[', '{'])
    }

    /// The white space that a line begins with, where nothing else is before `at`.
    fn indent(&self, at: u32) -> &'t str {
        let before = &self.text[..at as usize];
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        &line[..line.len() - line.trim_start().len()]
    }

    /// That of the items of a list, where each stands on lines of its own.
    fn indent_of_item(&self, list: &Node) -> Option<&'t str> {
        let Value::List(items) = &list.value else { return None };
        let start = items.first()?.span.start as usize;
        let line = &self.text[..start];
        let line = &line[line.rfind('\n').map_or(0, |end| end + 1)..];
        line.trim_start().starts_with("- ").then(|| self.indent(start as u32))
    }

    /// Puts text at the end of the file.
    fn append(&self, entry: String) -> Option<Vec<Edit>> {
        let last = self.text.trim_end().rsplit('\n').next().unwrap_or_default();
        // The end of a document.
        if matches!(last.trim_end(), "..." | "---") && self.text.trim() != "---" {
            return None;
        }
        Some(vec![self.insert(self.text.len(), entry)])
    }

    /// Text put in at the beginning of a line, or at the end of a file whose last line may be open.
    fn insert(&self, at: usize, entry: String) -> Edit {
        let is_open = at > 0 && !self.text[..at].ends_with('\n');
        let text = if is_open { format!("\n{entry}") } else { entry };
        Edit { span: Span::at(at as u32), text }
    }

    /// Adds to what is said of a rule: another item of its list, or a list made of the one that is there.
    fn add_detail(&self, details: &Node, entry: &Entry<'_>) -> Option<Vec<Edit>> {
        let end = details.span.end as usize;
        let end = self.text[end..].find('\n').map_or(self.text.len(), |line| end + line + 1);
        match &details.value {
            _ if self.is_flow(details) => None,
            Value::List(_) => Some(vec![self.insert(end, entry.detail(self.indent_of_item(details)?)?)]),
            Value::Map(_) => {
                let start = details.span.start as usize;
                let lines = self.text[start..details.span.end as usize].match_indices('\n');
                let deeper = lines.map(|(at, _)| Span::at((start + at + 1) as u32));
                let deeper = deeper.map(|span| Edit { span, text: "  ".to_owned() });
                let item = Edit { span: Span::at(details.span.start), text: "- ".to_owned() };
                let more = self.insert(end, entry.detail(self.indent(details.span.start))?);
                Some([item].into_iter().chain(deeper).chain([more]).collect())
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered(file: &str, words: Option<&str>) -> Option<String> {
        let edits = enter(&Source::new("wire.txt.stet.yaml", file), "age", words, "TK")?;
        Some(Edit::apply(&edits, file))
    }

    #[test]
    fn a_stet_joins_those_that_are_there() {
        let cases = [
            ("", None, "age: TK\n"),
            ("# Ours.\n", None, "# Ours.\nage: TK\n"),
            ("weekday: so printed", None, "weekday: so printed\nage: TK\n"),
            ("weekday:\n  words: a\n", Some("“b” 7"), "weekday:\n  words: a\nage:\n  words: \"“b” 7\"\n  reason: TK\n"),
            ("- weekday so printed\n", None, "- weekday so printed\n- age TK\n"),
            ("- weekday\n", Some("b"), "- weekday\n- age:\n    words: \"b\"\n    reason: TK\n"),
            (
                "age:\n- words: a\n  reason: b # note\nweekday:\n",
                Some("c"),
                "age:\n- words: a\n  reason: b # note\n- words: \"c\"\n  reason: TK\nweekday:\n",
            ),
            (
                "age:\n  words: a\n  reason: b\nweekday:\n",
                Some("c"),
                "age:\n  - words: a\n    reason: b\n  - words: \"c\"\n    reason: TK\nweekday:\n",
            ),
        ];
        for (file, words, expected) in cases {
            let text = entered(file, words);
            assert_eq!(text.as_deref(), Some(expected), "{file}");
            assert!(tree::parse(&Source::new("x", expected)).is_ok(), "{expected}");
        }
    }

    #[test]
    fn what_cannot_be_added_to_without_care_is_left_alone() {
        for (file, words) in [
            ("{weekday: x}\n", None),
            ("[weekday]\n", None),
            ("age: [{words: a}]\n", Some("b")),
            ("age: it stands\n", Some("b")),
            ("weekday: x\n...\n", None),
            ("half: [", None),
            ("\tweekday: x\n", Some("b")),
        ] {
            assert_eq!(entered(file, words), None, "{file}");
        }
    }
}
