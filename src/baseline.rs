//! The baseline: findings that were there when a newsroom began to check, kept in a file so that only new ones fail a run. It holds
//! fingerprints and no positions, a finding a line, in an order that makes for short diffs.

use crate::diagnostic::{Diagnostic, Severity, Suppressed, Suppressor};
use crate::fingerprint::{Fingerprint, fingerprints};
use crate::source::Source;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The rule of mistakes in a baseline file.
pub const BASELINE: &str = "lastread/baseline";

/// Version of the file's shape.
const VERSION: u32 = 1;

/// Findings that are known, by the path of their file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Baseline {
    files: BTreeMap<String, BTreeSet<Known>>,
}

/// One finding that is known: the fingerprint is its identity, the rest is for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    rule: String,
    message: String,
    fingerprint: Fingerprint,
}

/// The first line of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    version: u32,
}

/// Every other line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'t> {
    path: std::borrow::Cow<'t, str>,
    rule: std::borrow::Cow<'t, str>,
    message: std::borrow::Cow<'t, str>,
    fingerprint: std::borrow::Cow<'t, str>,
}

impl Baseline {
    /// Reads the file.
    ///
    /// # Errors
    /// Every line of it that makes no sense.
    pub fn read(file: &Source) -> Result<Baseline, Vec<Diagnostic>> {
        let mut baseline = Baseline::default();
        let mut mistakes = Vec::new();
        let mut at = 0;
        for (index, line) in file.text().split('\n').enumerate() {
            let span = Span::from_range(at..at + line.len());
            at += line.len() + 1;
            let read = match index {
                0 => head(line),
                _ if line.trim().is_empty() => Ok(()),
                _ => known(line).map(|(path, known)| {
                    baseline.files.entry(path).or_default().insert(known);
                }),
            };
            mistakes.extend(read.err().map(|message| mistake(file, span, message)));
        }
        if mistakes.is_empty() { Ok(baseline) } else { Err(mistakes) }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text = json(&Head { version: VERSION });
        for (path, known) in self.files.iter().flat_map(|(path, known)| known.iter().map(move |known| (path, known))) {
            let line = Line {
                path: path.into(),
                rule: (&known.rule).into(),
                message: (&known.message).into(),
                fingerprint: known.fingerprint.to_string().into(),
            };
            text.push_str(&json(&line));
        }
        text
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.files.values().map(BTreeSet::len).sum()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The paths of the files it knows findings of.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Knows what was found in one file, shown here as `path`, and nothing else about that file.
    pub fn record(&mut self, path: &str, source: &Source, found: &[Diagnostic]) {
        let known = found.iter().zip(fingerprints(path, source, found)).map(|(diagnostic, fingerprint)| Known {
            rule: diagnostic.rule.clone(),
            message: diagnostic.message.clone(),
            fingerprint,
        });
        self.replace(path, known.collect());
    }

    /// Forgets what it knew about one file and was not found again.
    pub fn prune(&mut self, path: &str, source: &Source, found: &[Diagnostic]) {
        let found: BTreeSet<Fingerprint> = fingerprints(path, source, found).into_iter().collect();
        let known = self.files.remove(path).unwrap_or_default();
        self.replace(path, known.into_iter().filter(|known| found.contains(&known.fingerprint)).collect());
    }

    /// Forgets a file.
    pub fn forget(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Parts what was found in one file in what is new and what is known.
    pub fn part(&self, path: &str, source: &Source, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Suppressed>) {
        let Some(known) = self.files.get(path) else { return (found, Vec::new()) };
        let known: BTreeSet<Fingerprint> = known.iter().map(|known| known.fingerprint).collect();
        let fingerprints = fingerprints(path, source, &found);
        let mut new = Vec::new();
        let mut old = Vec::new();
        for (diagnostic, fingerprint) in found.into_iter().zip(fingerprints) {
            if known.contains(&fingerprint) {
                old.push(Suppressed { diagnostic, by: Suppressor::Baseline, reason: None });
            } else {
                new.push(diagnostic);
            }
        }
        (new, old)
    }

    fn replace(&mut self, path: &str, known: BTreeSet<Known>) {
        if known.is_empty() {
            self.files.remove(path);
        } else {
            self.files.insert(path.to_owned(), known);
        }
    }
}

fn head(line: &str) -> Result<(), String> {
    match serde_json::from_str::<Head>(line) {
        Ok(Head { version: VERSION }) => Ok(()),
        Ok(Head { version }) => Err(format!("a baseline of version {version}; this lastread knows version {VERSION}")),
        Err(_) => Err(format!("the first line of a baseline is {}", json(&Head { version: VERSION }).trim_end())),
    }
}

fn known(line: &str) -> Result<(String, Known), String> {
    const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    if CONFLICT.iter().any(|mark| line.starts_with(mark)) {
        return Err("a mark of a merge conflict; keep the lines of both sides".to_owned());
    }
    // The place in the line is the line: a person does not write it.
    let line: Line<'_> = serde_json::from_str(line)
        .map_err(|_| "no finding; a line has path, rule, message and fingerprint".to_owned())?;
    let fingerprint = line.fingerprint.parse().map_err(|error| format!("{error}"))?;
    let known = Known { rule: line.rule.into_owned(), message: line.message.into_owned(), fingerprint };
    Ok((line.path.into_owned(), known))
}

/// A line of the file.
fn json(line: &impl Serialize) -> String {
    // Structs of texts and numbers: there is nothing in them to fail on.
    let mut json = serde_json::to_string(line).unwrap_or_default();
    json.push('\n');
    json
}

fn mistake(file: &Source, span: Span<Source>, message: String) -> Diagnostic {
    Diagnostic {
        help: Some("write it anew with `lastread baseline`".to_owned()),
        ..Diagnostic::own(BASELINE, Severity::Error, file.path(), span, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(source: &Source, message: &str) -> Diagnostic {
        let at = source.text().find("wrong").expect("a finding");
        Diagnostic { rule: "wrong".to_owned(), ..mistake(source, Span::from_range(at..at + 5), message.to_owned()) }
    }

    fn story() -> Source {
        Source::new("here/a.md", "All is wrong.\n")
    }

    #[test]
    fn what_is_known_is_parted_from_what_is_new() {
        let story = story();
        let mut baseline = Baseline::default();
        baseline.record("a.md", &story, &[finding(&story, "one")]);
        let moved = Source::new("there/a.md", "More.\n\nAll is wrong.\n");
        let (new, old) = baseline.part("a.md", &moved, vec![finding(&moved, "one"), finding(&moved, "two")]);
        assert_eq!(new, [finding(&moved, "two")]);
        assert!(matches!(&*old, [old] if old.diagnostic == finding(&moved, "one") && old.by == Suppressor::Baseline));
        assert_eq!(baseline.part("b.md", &moved, vec![finding(&moved, "one")]).1, []);
    }

    #[test]
    fn as_many_are_known_as_were_found() {
        let story = story();
        let same = || finding(&story, "one");
        let mut baseline = Baseline::default();
        baseline.record("a.md", &story, &[same(), same()]);
        let (new, old) = baseline.part("a.md", &story, vec![same(), same(), same()]);
        assert_eq!((new.len(), old.len()), (1, 2));
    }

    #[test]
    fn it_reads_as_it_is_written_in_the_order_of_paths() {
        let story = story();
        let mut baseline = Baseline::default();
        baseline.record("b.md", &story, &[finding(&story, "“two”"), finding(&story, "one")]);
        baseline.record("a b/é.md", &story, &[finding(&story, "one")]);
        baseline.record("c.md", &story, &[]);
        let text = baseline.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], r#"{"version":1}"#);
        assert!(lines[1].starts_with(r#"{"path":"a b/é.md","rule":"wrong","message":"one","fingerprint":""#), "{text}");
        assert!(lines[2].contains("one") && lines[3].contains("“two”"), "{text}");
        assert_eq!((lines.len(), baseline.len()), (4, 3));
        assert_eq!(Baseline::read(&Source::new("baseline.jsonl", text)), Ok(baseline));
    }

    #[test]
    fn pruning_forgets_what_is_gone_and_learns_nothing() {
        let story = story();
        let mut baseline = Baseline::default();
        baseline.record("a.md", &story, &[finding(&story, "one"), finding(&story, "two")]);
        baseline.prune("a.md", &story, &[finding(&story, "two"), finding(&story, "three")]);
        let (new, old) = baseline.part("a.md", &story, vec![finding(&story, "two"), finding(&story, "three")]);
        assert_eq!((new.len(), old.len(), baseline.len()), (1, 1, 1));
        baseline.prune("a.md", &story, &[]);
        assert!(baseline.is_empty());
    }

    #[test]
    fn every_line_that_makes_no_sense_is_a_mistake() {
        let line = r#"{"path":"a.md","rule":"wrong","message":"one","fingerprint":"0123456789abcdef"}"#;
        let text = format!("{{\"version\":2}}\n<<<<<<< ours\n{line}\n{}\n[]\n", line.replace("0123", "x"));
        let mistakes = Baseline::read(&Source::new("baseline.jsonl", text)).expect_err("four mistakes");
        let said: Vec<&str> = mistakes.iter().map(|mistake| mistake.message.split(';').next().unwrap_or("")).collect();
        let expected = [
            "a baseline of version 2",
            "a mark of a merge conflict",
            "a fingerprint is sixteen hexadecimal digits",
            "no finding",
        ];
        assert_eq!(said, expected);
        assert!(Baseline::read(&Source::new("baseline.jsonl", "")).is_err(), "an empty file is none");
    }
}
