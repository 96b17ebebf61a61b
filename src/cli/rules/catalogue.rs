//! All rules on one page of Markdown, a line each.

use super::Handbook;
use super::list::{Entry, by_category};
use crate::report::{cell, count};
use crate::rule;
use crate::source::Source;
use std::io::{self, Write};
use std::ops::Range;

/// Bytes of copy shown on either side of what an example flags.
const AROUND: usize = 60;

const HEAD: &str = "\
# All rules

Written by `lastread rules list --format markdown`. `lastread rules explain RULE` tells more of one: why, when to let it stand, and more copy.
An `error` is near-certain, a `warning` right at least nine times in ten, a `note` worth a look.
";

/// Writes the catalogue. `own` are the files of the rules that are not shipped.
pub(super) fn write(entries: &[Entry<'_>], own: &[Source], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    let handbook = Handbook::new(own);
    for (category, entries) in by_category(entries) {
        writeln!(out, "\n## {category}\n\n| rule | level | finds | in |\n|---|---|---|---|")?;
        for Entry { rule, level } in entries {
            let file = handbook.file(&rule.id);
            let example = file.and_then(|file| rule::examples::flagged(&file)).map(|(text, spans)| {
                let spans: Vec<Range<usize>> = spans.into_iter().map(|span| span.range()).collect();
                window(&text, &spans)
            });
            let (id, summary) = (&rule.id, cell(&rule.summary));
            writeln!(out, "| `{id}` | {level} | {summary} | {} |", example.unwrap_or_default())?;
        }
    }
    writeln!(out, "\n{}", count(entries.len(), "rule"))
}

/// The copy around the first of `spans`, with all of them in bold.
fn window(text: &str, spans: &[Range<usize>]) -> String {
    let focus = spans.first().cloned().unwrap_or(0..0);
    let from = text.ceil_char_boundary(focus.start.saturating_sub(AROUND));
    let to = text.floor_char_boundary((focus.end + AROUND).min(text.len()));
    let from = if from == 0 { 0 } else { text[from..focus.start].find(' ').map_or(from, |space| from + space + 1) };
    let to = if to == text.len() { to } else { text[focus.end..to].rfind(' ').map_or(to, |space| focus.end + space) };
    let mut shown = String::new();
    let mut at = from;
    for span in spans.iter().filter(|span| from <= span.start && span.end <= to) {
        shown.push_str(&cell(&text[at..span.start]));
        shown.push_str(&format!("<b>{}</b>", cell(&text[span.clone()])));
        at = span.end;
    }
    shown.push_str(&cell(&text[at..to]));
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < text.trim_end().len() { "…" } else { "" });
    format!("{before}{shown}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_its_words_around_the_first_place() {
        let text = format!("{}one |two| three four {}", "before ".repeat(20), "after ".repeat(20));
        let at = |words: &str| {
            let start = text.find(words).expect("there");
            start..start + words.len()
        };
        let shown = window(&text, &[at("|two|"), at("four")]);
        assert!(shown.starts_with("…before before") && shown.ends_with("after…"), "{shown}");
        assert!(shown.contains(r"one <b>\|two\|</b> three <b>four</b> after"), "{shown}");
        assert_eq!(window("All *of* it\n", &[]), r"All \*of\* it");
        let text = "a\n<b> c";
        assert_eq!(window(text, &[2..5, 6..7]), "a <b>&lt;b&gt;</b> <b>c</b>");
    }
}
