//! A rule's examples, which are its tests: copy it must flag, and copy it must pass. Carets under a line draw the exact words of a finding;
//! where some are drawn, what is found and not drawn is a failure too.
//!
//! Words for what can go wrong: an example is *Missing* where nothing is found that should be, and *Noisy* where something is found that
//! should not be.

mod carets;

use self::carets::Drawing;
use super::{RULE_FILE, Rule};
use crate::check::{Finding, Lexicon};
use crate::fix;
use crate::format::{self, Format};
use crate::reading::{Given, Reading};
use crate::source::{OffsetMap, Source};
use crate::span::Span;
use crate::tree::{Fields, Mistakes, Node};
use chrono::NaiveDate;

/// What an example can say.
pub(super) const FIELDS: &[&str] = &["text", "date", "path", "format", "fixed", "why"];

/// One example, read.
struct Example<'n> {
    /// The scalar that holds its text.
    node: &'n Node,
    drawing: Drawing,
    date: Option<NaiveDate>,
    /// The name of the story's file.
    path: &'n str,
    format: Format,
    /// The text after the fixes.
    fixed: Option<(&'n Node, &'n str)>,
}

/// Runs the examples of the rule in a file. What comes back is what is wrong: mistakes in the file, or else examples that are Missing, Noisy
/// or mended another way than they say.
pub fn test(source: &Source) -> Vec<crate::diagnostic::Diagnostic> {
    let mistakes = match super::read(source) {
        Err(mistakes) => mistakes,
        Ok((rule, tree)) => {
            let mut mistakes = Mistakes::default();
            let examples = tree.get("examples").cloned();
            for (flag, name) in [(true, "flag"), (false, "pass")] {
                let list = examples.as_ref().and_then(|examples| examples.get(name));
                for node in list.map(|list| mistakes.list(list)).unwrap_or_default() {
                    if let Some(example) = Example::read(node, &mut mistakes) {
                        run(&rule, &example, flag, source, &mut mistakes);
                    }
                }
            }
            mistakes
        }
    };
    mistakes.into_diagnostics(RULE_FILE, source)
}

/// The texts of a rule's examples, carets included: what it must flag, and what it must pass. Empty where the file has mistakes.
pub fn texts(source: &Source) -> (Vec<String>, Vec<String>) {
    let Ok((_, tree)) = super::read(source) else { return Default::default() };
    let texts = |name: &str| {
        let list = tree.get("examples").and_then(|examples| examples.get(name));
        let nodes = list.map(|list| Mistakes::default().list(list)).unwrap_or_default();
        nodes
            .iter()
            .filter_map(|node| node.as_text().or_else(|| node.get("text")?.as_text()))
            .map(str::to_owned)
            .collect()
    };
    (texts("flag"), texts("pass"))
}

/// The first copy that a rule must flag, without carets, and the places drawn on it.
pub fn flagged(source: &Source) -> Option<(String, Vec<Span<Source>>)> {
    let (flag, _) = texts(source);
    let Drawing { text, expected, .. } = Drawing::read(flag.first()?);
    Some((text, expected))
}

/// Checks that a rule has examples, and that they are well formed.
pub(super) fn validate(rule: Fields<'_>, mistakes: &mut Mistakes) {
    let Some((key, node)) = rule.entry("examples") else {
        let help = "give it `examples:` with at least one text under `flag:`";
        mistakes.push(rule.head, "a rule needs examples").help(help);
        return;
    };
    let Some(examples) = mistakes.fields(node, "examples", &["flag", "pass"]) else { return };
    let flag = examples.get("flag").map(|node| mistakes.list(node)).unwrap_or_default();
    if flag.is_empty() {
        mistakes.push(key.span, "no example of what is flagged").help("give at least one text under `flag:`");
    }
    let pass = examples.get("pass").map(|node| mistakes.list(node)).unwrap_or_default();
    for node in flag {
        Example::read(node, mistakes);
    }
    for node in pass {
        if let Some(example) = Example::read(node, mistakes)
            && !example.drawing.expected.is_empty()
        {
            mistakes
                .push(node.span, "carets in an example that is to pass")
                .help("put it under `flag:`, or take them out");
        }
    }
}

impl<'n> Example<'n> {
    /// An example: a map, or just its text.
    fn read(node: &'n Node, mistakes: &mut Mistakes) -> Option<Example<'n>> {
        if let Some(text) = node.as_text() {
            return Some(Example {
                node,
                drawing: Drawing::read(text),
                date: None,
                path: "",
                format: Format::Markdown,
                fixed: None,
            });
        }
        let fields = mistakes.fields(node, "an example", FIELDS)?;
        let text = mistakes.required(fields, "text", "an example").and_then(|node| mistakes.text(node))?;
        let drawing = Drawing::read(text.text);
        if let Some(line) = drawing.stray {
            mistakes.push(text.node.span, format!("the carets in line {line} of this text have nothing above them"));
        }
        let date = fields.get("date").and_then(|node| date(node, mistakes));
        let path = fields.get("path").and_then(|node| mistakes.text(node)).map_or("", |text| text.text);
        let format = fields.get("format").and_then(|node| format_named(node, mistakes)).unwrap_or(Format::Markdown);
        let fixed = fields.get("fixed").and_then(|node| mistakes.text(node)).map(|text| (text.node, text.text));
        if let Some(node) = fields.get("why") {
            mistakes.text(node);
        }
        Some(Example { node: text.node, drawing, date, path, format, fixed })
    }
}

fn date(node: &Node, mistakes: &mut Mistakes) -> Option<NaiveDate> {
    let text = mistakes.text(node)?.text;
    let date = text.parse().ok();
    if date.is_none() {
        mistakes.push(node.span, format!("`{text}` is no date")).help("write it as 2025-08-15");
    }
    date
}

/// A format by the extension of its files, `plain` and `markdown` by their names.
fn format_named(node: &Node, mistakes: &mut Mistakes) -> Option<Format> {
    let name = mistakes.text(node)?.text;
    let extension = if name == "plain" { "txt" } else { name };
    let format = Format::of_path(&format!("example.{extension}"));
    if format.is_none() {
        mistakes
            .push(node.span, format!("`{name}` is no format lastread reads"))
            .help("markdown, html, plain, or a file extension");
    }
    format
}

/// Runs one example and notes what is wrong with it.
fn run(rule: &Rule, example: &Example<'_>, flag: bool, file: &Source, mistakes: &mut Mistakes) {
    let story = Source::new("example", example.drawing.text.as_str());
    let article = format::read(&story, example.format);
    let reading = Reading::new(&article, Given { path: example.path, date: example.date, tables: None });
    let lexicon = Lexicon::new(std::iter::once(&*rule.check));
    let mut findings = Vec::new();
    rule.check.check(&reading, &lexicon.find(reading.text())[0], &mut findings);
    let place = |finding: &Finding| finding.place.to_source(article.map());
    let drawn = &example.drawing.expected;
    let in_file = |span: Span<Source>| example.drawing.place(span, example.node, file.text());
    for expected in drawn.iter().filter(|expected| !findings.iter().any(|finding| place(finding) == **expected)) {
        mistakes.push(in_file(*expected), "Missing: no finding has exactly these words");
    }
    if flag && drawn.is_empty() && findings.is_empty() {
        mistakes.push(in_file(Span::at(0)), "Missing: nothing is found in this example");
    }
    for finding in findings.iter().filter(|finding| !flag || !drawn.is_empty() && !drawn.contains(&place(finding))) {
        let wanted = if flag { "is drawn with carets" } else { "is to be found" };
        let message = format!("Noisy: more is found than {wanted}: {}", finding.message);
        mistakes.push(in_file(place(finding)), message);
    }
    if let Some((node, fixed)) = example.fixed {
        let mended = mended(&findings, &story, article.map());
        if mended.trim_end() != fixed.trim_end() {
            mistakes.push(node.span, "the fixes give another text").help(format!("they give: {}", mended.trim_end()));
        }
    }
}

/// The story after the first fix of every finding, where they leave one another alone.
fn mended(findings: &[Finding], story: &Source, map: &OffsetMap) -> String {
    let first = findings.iter().filter_map(|finding| finding.fixes.first());
    let fixes: Vec<_> = first.filter_map(|mend| fix::carry(mend.clone(), story, map)).collect();
    fix::apply(story, fixes.iter()).0
}
