//! What MDX adds to Markdown: lines that import and export, and expressions in braces. Neither is copy.

use super::floor;
use std::ops::Range;

/// An expression longer than this is none: an opening brace without its closing one must not hide the rest of the story.
const LONGEST: usize = 4096;

/// The paragraphs of `range` that import or export: each from its first line to the blank line after it.
pub(super) fn modules(source: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    let (mut opens, mut inside) = (true, false);
    for line in source[range].split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        inside = !is_blank && (inside || opens && is_module(line));
        match found.last_mut() {
            Some(last) if inside && last.end == at => last.end += line.len(),
            _ if inside => found.push(at..at + line.len()),
            _ => {}
        }
        opens = is_blank || inside;
        at += line.len();
    }
    found
}

/// Whether a line that opens a paragraph is a statement: prose about imports and exports has no quotation mark or keyword there.
fn is_module(line: &str) -> bool {
    const EXPORTED: [&str; 9] = ["default", "const", "let", "var", "function", "async", "class", "*", "{"];
    let is_exported = |rest: &str| EXPORTED.iter().any(|word| rest.trim_start().starts_with(word));
    line.strip_prefix("import ").is_some_and(|rest| rest.contains(['"', '\'', '{']))
        || line.strip_prefix("export ").is_some_and(is_exported)
}

/// One past the end of the expression whose brace is at `at`; never past a blank line.
pub(super) fn expression(source: &str, at: usize, end: usize) -> Option<usize> {
    let rest = &source[at..floor(source, end.min(at + LONGEST))];
    let mut depth = 0_usize;
    let close = rest.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    (!rest[..close].contains("\n\n")).then_some(at + close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_from_prose() {
        let text = "import A from 'a'\nexport const b = {\n  c: 1\n}\n\nimport duties rose\n\nText\nexport default x\n";
        let found: Vec<&str> = modules(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["import A from 'a'\nexport const b = {\n  c: 1\n}\n"]);
    }

    #[test]
    fn expressions_end_with_their_own_brace() {
        assert_eq!(expression("{a.map(b => { c })} d}", 0, 22), Some(19));
        assert_eq!(expression("{a\n\nb}", 0, 6), None);
        assert_eq!(expression("{a", 0, 2), None);
    }
}
