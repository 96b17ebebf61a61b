//! `html`: one page that an editor reads on a screen or on paper. It loads nothing from anywhere, and everything that comes from a story, a
//! rule or a path is escaped.
//!
//! The page begins with what the run came to, so it is written when the run ends; until then what was found is kept.

mod docs;
mod passage;

use super::words::{count, levels, one_line};
use super::xml::escape;
use super::{Handbook, LEVELS, Options, Report, Sources, Summary, shown};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use passage::Passage;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Collects the stories of a run.
pub(super) struct Html<'h> {
    options: Options,
    handbook: &'h dyn Handbook,
    stories: Vec<Story>,
    /// How many findings each rule has, with its address.
    rules: BTreeMap<String, Named>,
}

/// A story with findings.
struct Story {
    path: String,
    /// What was found in it, in words.
    tally: String,
    /// Its section of the page.
    section: String,
}

/// A rule that findings name.
#[derive(Default)]
struct Named {
    findings: usize,
    url: Option<String>,
}

impl<'h> Html<'h> {
    pub(super) fn new(options: Options, handbook: &'h dyn Handbook) -> Html<'h> {
        Html { options, handbook, stories: Vec::new(), rules: BTreeMap::new() }
    }
}

impl Report for Html<'_> {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], _: &mut dyn Write) -> io::Result<()> {
        let mut findings = String::new();
        let mut found = Summary::default();
        for diagnostic in shown(diagnostics, self.options.min_level) {
            found.count(std::slice::from_ref(diagnostic));
            let rule = self.rules.entry(diagnostic.rule.clone()).or_default();
            rule.findings += 1;
            rule.url = diagnostic.url.clone();
            findings.push_str(&finding(diagnostic, sources));
        }
        if !findings.is_empty() {
            let path = sources.main.path().to_owned();
            let id = format!("story-{}", self.stories.len() + 1);
            let tally = tally(LEVELS.into_iter().map(|level| (level, found.of(level))));
            let section = format!(
                "<section class=\"story\" id=\"{id}\">\n<h2>{}</h2>\n<p class=\"sum\">{tally}</p>\n{findings}</section>\n",
                text(&path)
            );
            self.stories.push(Story { path, tally, section });
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let counts = || {
            LEVELS.into_iter().filter(|level| *level >= self.options.min_level).map(|level| (level, summary.of(level)))
        };
        let (title, heading) = match levels(counts()) {
            none if none.is_empty() => ("nothing found".to_owned(), "Nothing found".to_owned()),
            some => (some, tally(counts())),
        };
        let files = count(summary.files, "file");
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>lastread: {title} in {files}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <header>\n<p class=\"name\">lastread</p>\n<h1>{heading} in {files}</h1>\n{}</header>\n<main>\n",
            asides(summary, self.options.min_level)
        )?;
        self.write_index(out)?;
        for story in &self.stories {
            out.write_all(story.section.as_bytes())?;
        }
        self.write_rules(out)?;
        out.write_all(b"</main>\n</body>\n</html>\n")
    }
}

const STYLE: &str = include_str!("page.css");

impl Html<'_> {
    /// The stories, where there is more than one to find one's way among.
    fn write_index(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.stories.len() < 2 {
            return Ok(());
        }
        writeln!(out, "<nav aria-label=\"Stories\">\n<ol>")?;
        for (story, number) in self.stories.iter().zip(1..) {
            let (path, tally) = (text(&story.path), &story.tally);
            writeln!(out, "<li><a href=\"#story-{number}\">{path}</a> <span class=\"sum\">{tally}</span></li>")?;
        }
        writeln!(out, "</ol>\n</nav>")
    }

    /// What the rules are that found something.
    fn write_rules(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.rules.is_empty() {
            return Ok(());
        }
        writeln!(out, "<section class=\"rules\">\n<h2>The rules</h2>")?;
        for (id, named) in &self.rules {
            let name = text(id);
            let found = count(named.findings, "finding");
            writeln!(out, "<article id=\"rule-{name}\">\n<h3>{name} <span class=\"sum\">{found}</span></h3>")?;
            if let Some(page) = self.handbook.page(id) {
                writeln!(out, "<p>{}</p>", text(&page.summary))?;
                if let Some(docs) = page.docs {
                    out.write_all(docs::html(&docs).as_bytes())?;
                }
            }
            // Only what a browser opens as a page: a rule's author could write anything.
            if let Some(url) = named.url.as_deref().filter(|url| url.starts_with("https://")) {
                writeln!(out, "<p><a href=\"{0}\">{0}</a></p>", escape(url))?;
            }
            writeln!(out, "</article>")?;
        }
        writeln!(out, "</section>")
    }
}

/// What the summary has that is shown nowhere.
fn asides(summary: &Summary, min_level: Severity) -> String {
    let hidden = LEVELS.into_iter().filter(|level| *level < min_level).map(|level| (level, summary.of(level)));
    let hidden = levels(hidden);
    let mut asides = Vec::new();
    if !hidden.is_empty() {
        asides.push(format!("{hidden} not shown"));
    }
    if summary.suppressed > 0 {
        asides.push(format!("{} let stand", summary.suppressed));
    }
    if summary.baselined > 0 {
        asides.push(format!("{} in the baseline", summary.baselined));
    }
    if asides.is_empty() { String::new() } else { format!("<p class=\"sum\">{}</p>\n", asides.join("; ")) }
}

/// One finding: what does not agree, the copy with both places marked, what to do.
fn finding(diagnostic: &Diagnostic, sources: Sources<'_>) -> String {
    let (start, _) = sources.positions(&diagnostic.path, diagnostic.span);
    let level = diagnostic.severity.name();
    let rule = text(&diagnostic.rule);
    let mut html = format!(
        "<article class=\"finding {level}\">\n<h3><span class=\"level\">{level}</span> {}</h3>\n\
         <p class=\"where\">line {}, column {} · <a href=\"#rule-{rule}\">{rule}</a></p>\n",
        text(&diagnostic.message),
        start.line,
        start.column
    );
    for passage in Passage::of(diagnostic, sources) {
        passage.write(&mut html);
    }
    if let Some(help) = &diagnostic.help {
        html.push_str(&format!("<p class=\"help\">{}</p>\n", text(help)));
    }
    for fix in &diagnostic.fixes {
        html.push_str(&mend(fix, diagnostic, sources));
    }
    html.push_str("</article>\n");
    html
}

/// A way to mend the copy: what goes, and what comes instead.
fn mend(fix: &Fix, diagnostic: &Diagnostic, sources: Sources<'_>) -> String {
    let change = |edit: &Edit| {
        let old = sources.of(&diagnostic.path).and_then(|source| source.text().get(edit.span.range())).unwrap_or("");
        let old = if old.is_empty() { String::new() } else { format!("<del>{}</del>", text(old)) };
        let new = if edit.text.is_empty() { String::new() } else { format!("<ins>{}</ins>", text(&edit.text)) };
        format!("<span class=\"edit\">{old}{new}</span>")
    };
    let edits: Vec<String> = fix.edits.iter().map(change).collect();
    format!("<p class=\"fix\">{}: {}</p>\n", text(&fix.title), edits.join(" "))
}

/// `2 errors, 1 warning`, each in its colour.
fn tally(counts: impl Iterator<Item = (Severity, usize)>) -> String {
    let of = |(level, number)| {
        let words = levels(std::iter::once((level, number)));
        (!words.is_empty()).then(|| format!("<span class=\"{}\">{words}</span>", level.name()))
    };
    counts.filter_map(of).collect::<Vec<_>>().join(", ")
}

/// Words on one line, escaped.
fn text(words: &str) -> String {
    escape(&one_line(words)).into_owned()
}

#[cfg(test)]
mod tests;
