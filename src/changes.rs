//! What a change touched: the lines of each file that a `git diff -U0` adds, and those on either side of what it takes out. A finding counts in
//! a change when one of its places was touched, whichever: a story is wrong as a whole, and it is often the other half of a conflict that was
//! edited. What the change brought about from afar, whoever wants to know finds by what the [earlier](Changes::earlier) file came to. Of a file whose lines git does not show, a Word document, all was touched.

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// The files of a change, by the path the diff gives them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    files: BTreeMap<String, Touched>,
    /// What files were called before, where they had another path.
    earlier: BTreeMap<String, String>,
}

/// What of a file was touched.
#[derive(Debug, PartialEq, Eq)]
pub enum Touched {
    /// All of it: it is new.
    All,
    /// Some of its lines.
    Lines(Vec<Hunk>),
}

/// One place that was touched. Lines are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hunk {
    /// These lines were written: the first, and the one past the last.
    Written(u32, u32),
    /// Something between this line and the next was taken out: the copy on either side now stands together.
    TakenOut(u32),
}

impl Changes {
    /// Reads a diff without context lines, with `a/` and `b/` before its paths. What it takes out altogether is not in it.
    pub fn of_diff(diff: &[u8]) -> Changes {
        let mut changes = Changes::default();
        let (mut path, mut earlier) = (None, None);
        let mut body = 0_u64;
        for line in diff.split(|byte| *byte == b'\n') {
            if body > 0 && matches!(line.first(), Some(b'+' | b'-')) {
                body -= 1;
            } else if let Some(name) = line.strip_prefix(b"--- ") {
                earlier = path_of(name, b"a/");
            } else if let Some(name) = line.strip_prefix(b"+++ ") {
                path = path_of(name, b"b/");
                if let (Some(path), Some(earlier)) = (&path, earlier.take().filter(|name| path.as_ref() != Some(name)))
                {
                    changes.earlier.insert(path.clone(), earlier);
                }
            } else if let Some(path) = binary(line) {
                changes.add(path);
            } else if let (Some(path), Some((taken_out, hunk))) = (&path, hunk_of(line)) {
                body = u64::from(taken_out) + u64::from(hunk.written());
                changes.touch(path, hunk);
            }
        }
        changes
    }

    /// Adds a file that is new as a whole.
    pub fn add(&mut self, path: impl Into<String>) {
        self.files.insert(path.into(), Touched::All);
    }

    /// What of a file was touched, or `None` where nothing was.
    pub fn of(&self, path: &str) -> Option<&Touched> {
        self.files.get(path)
    }

    /// What a file was called before.
    pub fn earlier<'p>(&'p self, path: &'p str) -> &'p str {
        self.earlier.get(path).map_or(path, String::as_str)
    }

    fn touch(&mut self, path: &str, hunk: Hunk) {
        match self.files.entry(path.to_owned()).or_insert_with(|| Touched::Lines(Vec::new())) {
            Touched::Lines(hunks) => hunks.push(hunk),
            Touched::All => {}
        }
    }
}

impl Touched {
    /// Whether a finding in `source` counts: where one of its places was touched, and where it is about the file as a whole.
    pub fn concerns(&self, diagnostic: &Diagnostic, source: &Source) -> bool {
        let Touched::Lines(hunks) = self else { return true };
        let labels = diagnostic.labels.iter().filter(|label| label.path == source.path()).map(|label| label.span);
        let mut places = std::iter::once(diagnostic.span).chain(labels);
        // The first byte stands for the file as a whole, and what is said of the file beside it is about it.
        diagnostic.span == Span::at(0)
            || diagnostic.path != source.path()
            || places.any(|place| {
                let lines = lines(place, source);
                hunks.iter().any(|hunk| hunk.touches(&lines, source))
            })
    }
}

impl Hunk {
    /// How many lines were written.
    fn written(self) -> u32 {
        match self {
            Hunk::Written(first, end) => end - first,
            Hunk::TakenOut(_) => 0,
        }
    }

    fn touches(self, lines: &Range<u32>, source: &Source) -> bool {
        match self {
            Hunk::Written(first, end) => first < lines.end && lines.start < end,
            Hunk::TakenOut(after) => {
                let (above, below) = neighbours(after, source);
                lines.start <= below && above < lines.end
            }
        }
    }
}

/// The lines with copy that are next to a gap after `line`; what is beyond the text where there is none.
fn neighbours(line: u32, source: &Source) -> (u32, u32) {
    let first = source.position(0).line;
    let is_blank = |line: u32| {
        let (lines, at) = (source.lines(), (line - first) as usize);
        let end = lines.start(at + 1).map_or(source.text().len(), |next| next as usize);
        lines.start(at).is_some_and(|start| source.text()[start as usize..end].trim().is_empty())
    };
    let above = (first..=line).rev().find(|line| !is_blank(*line)).unwrap_or(line);
    let below = (line + 1..).find(|line| *line < first || !is_blank(*line)).unwrap_or(line + 1);
    (above, below)
}

/// The lines (from 1) of its file that a place stands in.
fn lines(place: Span<Source>, source: &Source) -> Range<u32> {
    let line = |offset| source.position(offset).line;
    let last = place.end.saturating_sub(1).max(place.start);
    line(place.start)..line(last) + 1
}

/// `@@ -12,2 +12,3 @@ …`: how many lines go, and what comes.
fn hunk_of(line: &[u8]) -> Option<(u32, Hunk)> {
    let line = std::str::from_utf8(line.strip_prefix(b"@@ -")?.split(|byte| *byte == b'@').next()?).ok()?;
    let (old, new) = line.trim_end().split_once(" +")?;
    let pair = |side: &str| {
        let (first, count) = side.split_once(',').unwrap_or((side, "1"));
        Some((first.parse::<u32>().ok()?, count.parse::<u32>().ok()?))
    };
    let (_, taken_out) = pair(old)?;
    let (first, count) = pair(new)?;
    let hunk = if count == 0 { Hunk::TakenOut(first) } else { Hunk::Written(first, first.checked_add(count)?) };
    Some((taken_out, hunk))
}

/// `Binary files a/old.docx and b/new.docx differ`: the path of a file whose lines are not shown; `None` for one that is gone.
fn binary(line: &[u8]) -> Option<String> {
    let names = line.strip_prefix(b"Binary files ")?.strip_suffix(b" differ")?;
    let new = [&b" and b/"[..], b" and \"b/"].iter().filter_map(|and| memchr::memmem::rfind(names, and)).max()?;
    path_of(&names[new + b" and ".len()..], b"b/")
}

/// The path of a file as a diff names it: the letter of its `side` before it, in quotation marks where it holds what would break the line, and a tab after it
/// where it holds a space. `None` for a file that is gone.
fn path_of(name: &[u8], side: &[u8]) -> Option<String> {
    let name = name.strip_suffix(b"\t").unwrap_or(name);
    let name = match name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")) {
        Some(quoted) => unquoted(quoted),
        None => name.to_vec(),
    };
    Some(String::from_utf8_lossy(name.strip_prefix(side)?).into_owned())
}

/// What a C string stands for.
fn unquoted(quoted: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(quoted.len());
    let mut bytes = quoted.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            plain.push(byte);
            continue;
        }
        match bytes.next() {
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    if let Some(digit) = bytes.next_if(|next| matches!(next, b'0'..=b'7')) {
                        value = value * 8 + u32::from(digit - b'0');
                    }
                }
                plain.push(value as u8);
            }
            Some(letter) => plain.push(match letter {
                b'a' => 0x07,
                b'b' => 0x08,
                b't' => b'\t',
                b'n' => b'\n',
                b'v' => 0x0b,
                b'f' => 0x0c,
                b'r' => b'\r',
                other => other,
            }),
            None => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Label, Severity};

    #[test]
    fn a_diff_says_which_lines_of_which_files() {
        let diff = b"diff --git a/a b.md b/a b.md\nindex 1..2 100644\n--- a/a b.md\t\n+++ b/a b.md\t\n@@ -3 +3,2 @@ head\n-old\n+new\n\
            +++ b/no header, but copy\n@@ -9,2 +10,0 @@\n-gone\n-gone too\n\\ No newline at end of file\n\
            diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-all of it\n\
            diff --git \"a/caf\\303\\251.md\" \"b/caf\\303\\251.md\"\n--- a/tea.md\n+++ \"b/caf\\303\\251 \\\"x\\\".md\"\n@@ -0,0 +1 @@\n+new\n\
            diff --git a/p.docx b/p.docx\nBinary files a/p.docx and b/p.docx differ\n\
            Binary files /dev/null and \"b/\\303\\251.docx\" differ\nBinary files a/old.docx and /dev/null differ\n";
        let mut expected = Changes::default();
        let lines = |hunks: &[Hunk]| Touched::Lines(hunks.to_vec());
        expected.files.insert("a b.md".to_owned(), lines(&[Hunk::Written(3, 5), Hunk::TakenOut(10)]));
        expected.files.insert("café \"x\".md".to_owned(), lines(&[Hunk::Written(1, 2)]));
        expected.files.insert("p.docx".to_owned(), Touched::All);
        expected.files.insert("é.docx".to_owned(), Touched::All);
        expected.earlier.insert("café \"x\".md".to_owned(), "tea.md".to_owned());
        assert_eq!(Changes::of_diff(diff), expected);
        assert_eq!([expected.earlier("café \"x\".md"), expected.earlier("a b.md")], ["tea.md", "a b.md"]);
    }

    #[test]
    fn no_diff_makes_it_fail() {
        for diff in [
            &b""[..],
            b"+++ ",
            b"+++ \"",
            b"+++ b/a\n@@ -1,4294967295 +4294967295,4294967295 @@",
            b"+++ b/a\n@@ -x +y @@",
        ] {
            assert_eq!(Changes::of_diff(diff), Changes::default());
        }
    }

    #[test]
    fn a_finding_counts_where_either_of_its_places_was_touched() {
        let source = Source::new("a.md", "one\ntwo\nthree\nfour\nfive\n\n\nsix\n");
        let finding = |span: Span<Source>, other: Span<Source>| Diagnostic {
            rule: "a".to_owned(),
            category: "b".to_owned(),
            severity: Severity::Error,
            message: String::new(),
            path: "a.md".to_owned(),
            span,
            label: None,
            labels: vec![Label { path: "a.md".to_owned(), span: other, message: String::new() }],
            help: None,
            url: None,
            fixes: Vec::new(),
        };
        let (one, two, four, five) = (Span::new(0, 3), Span::new(4, 8), Span::new(14, 18), Span::new(19, 23));
        let concerns = |hunk: Hunk, finding: &Diagnostic| Touched::Lines(vec![hunk]).concerns(finding, &source);
        assert!(concerns(Hunk::Written(2, 3), &finding(two, five)));
        assert!(concerns(Hunk::Written(2, 3), &finding(five, two)));
        assert!(!concerns(Hunk::Written(3, 4), &finding(two, five)), "a newline at its end is no next line");
        assert!(concerns(Hunk::TakenOut(2), &finding(two.to(four), five)));
        assert!(concerns(Hunk::TakenOut(1), &finding(two, five)), "what stood before it is gone");
        assert!(concerns(Hunk::TakenOut(2), &finding(two, five)), "what stood after it is gone");
        assert!(!concerns(Hunk::TakenOut(3), &finding(two, five)));
        assert!(concerns(Hunk::TakenOut(6), &finding(two, five)), "blank lines are no copy");
        assert!(concerns(Hunk::TakenOut(8), &finding(Span::new(26, 29), five)), "the end is gone");
        assert!(!concerns(Hunk::TakenOut(8), &finding(two, five)));
        assert!(concerns(Hunk::TakenOut(0), &finding(one, five)), "the beginning is gone");
        assert!(concerns(Hunk::Written(5, 6), &finding(Span::at(0), one)), "it is about the story");
        assert!(Touched::All.concerns(&finding(two, five), &source));
    }
}
