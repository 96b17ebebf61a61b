//! How often rules fire in a folder of stories: what an editor asks of a new rule before it is let loose.

use crate::cli::check::Job;
use crate::cli::input::{Input, Unreadable};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{count, one_line};
use crate::source::Source;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Bytes of copy shown on either side of a sample's words.
const AROUND: usize = 50;
/// Bytes of a sample's own words shown at most.
const WORDS: usize = 120;

/// What a corpus gave.
#[derive(Default)]
pub(super) struct Corpus {
    stories: usize,
    words: usize,
    rules: BTreeMap<(String, Severity), Fired>,
    /// Stories that could not be read.
    pub(super) unreadable: Vec<Unreadable>,
}

/// How often a rule fired.
#[derive(Default)]
struct Fired {
    findings: usize,
    stories: usize,
    samples: Vec<String>,
}

/// What one story gave: its words, and its findings with the lines that show them.
type Read = (usize, Vec<(String, Severity, String)>);

impl Corpus {
    /// Checks the stories. `unreadable` is what could not even be looked into.
    pub(super) fn read(jobs: &[Job], unreadable: Vec<Unreadable>) -> Corpus {
        let read: Vec<(&Input, Result<Read, Unreadable>)> =
            jobs.par_iter().map(|job| (&job.input, read(job))).collect();
        let mut corpus = Corpus { unreadable, ..Corpus::default() };
        for (input, read) in read {
            match read {
                Ok(read) => corpus.add(read),
                Err(why) if input.passes_over(&why) => {}
                Err(why) => corpus.unreadable.push(why),
            }
        }
        corpus
    }

    fn add(&mut self, (words, findings): Read) {
        self.stories += 1;
        self.words += words;
        let mut seen = Vec::new();
        for (rule, severity, sample) in findings {
            let key = (rule, severity);
            let fired = self.rules.entry(key.clone()).or_default();
            fired.findings += 1;
            fired.samples.push(sample);
            if !seen.contains(&key) {
                fired.stories += 1;
                seen.push(key);
            }
        }
    }

    /// Writes a table of the rules that fired, most often first, and `samples` places of each.
    pub(super) fn write(&self, samples: usize, out: &mut dyn Write) -> io::Result<()> {
        let stories = if self.stories == 1 { "1 story".to_owned() } else { format!("{} stories", self.stories) };
        writeln!(out, "\n{stories}, {}", count(self.words, "word"))?;
        if self.rules.is_empty() {
            return writeln!(out, "no findings");
        }
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(_, fired)| std::cmp::Reverse(fired.findings));
        writeln!(out, "\nfindings  per 10,000 words  stories  level    rule")?;
        for ((rule, severity), fired) in &rules {
            let rate = 10_000.0 * fired.findings as f64 / self.words.max(1) as f64;
            let (findings, stories, level) = (fired.findings, fired.stories, severity.name());
            writeln!(out, "{findings:>8}  {rate:>16.2}  {stories:>7}  {level:<7}  {rule}")?;
        }
        for ((rule, severity), fired) in rules.iter().filter(|_| samples > 0) {
            writeln!(out, "\n{}[{rule}]", severity.name())?;
            for sample in spread(&fired.samples, samples) {
                writeln!(out, "  {sample}")?;
            }
        }
        Ok(())
    }
}

fn read(Job { input, linter }: &Job) -> Result<Read, Unreadable> {
    let source = input.read()?;
    let findings = linter.check(&source, input.format);
    let words = source.text().split_whitespace().count();
    let sample = |found: Diagnostic| (found.rule.clone(), found.severity, sample(&source, &found));
    Ok((words, findings.into_iter().map(sample).collect()))
}

/// `path:line:column: copy with the «words» of the finding`.
fn sample(source: &Source, found: &Diagnostic) -> String {
    let text = source.text();
    let at = source.position(found.span.start);
    let range = found.span.range();
    let from = text.ceil_char_boundary(range.start.saturating_sub(AROUND));
    let shown = text.floor_char_boundary(range.end.min(range.start + WORDS));
    let to = text.floor_char_boundary((range.end + AROUND).min(text.len()));
    let cut = if shown < range.end { "…" } else { "" };
    let (before, words, after) = (&text[from..range.start], &text[range.start..shown], &text[range.end..to]);
    let copy = format!("{before}«{words}{cut}»{after}");
    let copy = copy.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}:{}:{}: {}", one_line(source.path()), at.line, at.column, one_line(&copy))
}

/// So many of `samples`, evenly spread: the first stories of a corpus are seldom like the rest.
fn spread(samples: &[String], number: usize) -> impl Iterator<Item = &String> {
    let number = number.min(samples.len());
    (0..number).map(move |at| &samples[at * samples.len() / number])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_spread_over_the_corpus() {
        let samples: Vec<String> = (0..10).map(|number| number.to_string()).collect();
        assert_eq!(spread(&samples, 3).collect::<Vec<_>>(), ["0", "3", "6"]);
        assert_eq!(spread(&samples, 20).count(), 10);
        assert_eq!(spread(&[], 3).count(), 0);
    }
}
