//! Words that may be written at a place: ids of rules in a stet, keys and values in a rule, a configuration, a file of stets.

use super::desk::Desk;
use super::document::{Document, Genre};
use crate::config;
use crate::rule::{self, Rule};
use crate::source::Source;
use crate::span::Span;
use crate::tree::{self, Cursor};
use lsp_types::CompletionItemKind;

/// A word that may be written.
pub(super) struct Offer {
    /// The word.
    pub(super) word: String,
    /// What is written after it.
    pub(super) after: &'static str,
    /// What sort of word.
    pub(super) kind: CompletionItemKind,
    /// What it takes, in short.
    pub(super) detail: String,
    /// What it means.
    pub(super) doc: String,
}

/// The words that may be written at a byte of a document, and the bytes they replace.
pub(super) fn offers(document: &Document, desk: &Desk, offset: u32) -> (Span<Source>, Vec<Offer>) {
    let source = document.source();
    match document.genre {
        Genre::Story(_) => in_stet(source, desk, offset),
        Genre::Stets => in_stets(source, desk, offset),
        Genre::Rule => {
            let (begun, offers) = rule::vocabulary::offers(source, offset);
            (begun, offers.into_iter().map(of_yaml).collect())
        }
        Genre::Config => {
            let scripts = rule::scripts([]);
            let (begun, offers) = config::vocabulary::offers(source, offset, &desk.rules, &scripts);
            (begun, offers.into_iter().map(of_yaml).collect())
        }
        Genre::Table | Genre::Other => (Span::at(offset), Vec::new()),
    }
}

/// Rules that a stet may name.
fn in_stet(source: &Source, desk: &Desk, offset: u32) -> (Span<Source>, Vec<Offer>) {
    let line = source.text()[..offset as usize].rsplit('\n').next().unwrap_or_default();
    let Some(begun) = named_in_stet(line) else { return (Span::at(offset), Vec::new()) };
    (Span::new(offset - begun.len() as u32, offset), ids(desk, ""))
}

/// The id begun at the end of `line`, where that is in a stet and its reason has not begun.
fn named_in_stet(line: &str) -> Option<&str> {
    let (before, stet) = line.rsplit_once("stet:")?;
    let opens = before.trim().is_empty() || before.trim_end().ends_with("<!--") || before.trim_end().ends_with("{#");
    let is_id = |text: &str| text.chars().all(|ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-');
    let begun = stet.rsplit(',').next().unwrap_or_default().trim_start();
    (opens && is_id(begun) && stet.split(',').all(|id| is_id(id.trim()))).then_some(begun)
}

/// What may be written in a file beside a story: a rule, and how it stands.
fn in_stets(source: &Source, desk: &Desk, offset: u32) -> (Span<Source>, Vec<Offer>) {
    let cursor = Cursor::at(source, offset);
    let offers = match cursor.parents().as_slice() {
        _ if cursor.key().is_some() => Vec::new(),
        [] if cursor.head.trim_start() == "- " => ids(desk, " "),
        [] if cursor.head.trim().is_empty() => ids(desk, ": "),
        [_] => [("words", "words of the story"), ("reason", "why they stand")].map(how).into(),
        _ => Vec::new(),
    };
    (cursor.begun, offers)
}

fn how((key, doc): (&str, &str)) -> Offer {
    let (word, doc) = (key.to_owned(), doc.to_owned());
    Offer { word, after: ": ", kind: CompletionItemKind::Property, detail: String::new(), doc }
}

/// The ids of all rules, in order.
fn ids(desk: &Desk, after: &'static str) -> Vec<Offer> {
    let offer = |rule: &Rule| Offer {
        word: rule.id.clone(),
        after,
        kind: CompletionItemKind::Value,
        detail: rule.category.clone(),
        doc: rule.summary.clone(),
    };
    let mut offers: Vec<Offer> = desk.rules.iter().map(offer).collect();
    offers.sort_by(|a, b| a.word.cmp(&b.word));
    offers.dedup_by(|a, b| a.word == b.word);
    offers
}

fn of_yaml(offer: tree::Offer<'_>) -> Offer {
    Offer {
        word: offer.word.into_owned(),
        after: if offer.is_key { ": " } else { "" },
        kind: if offer.is_key { CompletionItemKind::Property } else { CompletionItemKind::Value },
        detail: offer.takes.to_owned(),
        doc: offer.doc.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_offered_until_the_reason_begins() {
        let cases = [
            ("<!-- stet: ", Some("")),
            ("<!-- stet: form", Some("form")),
            ("Text at the end <!-- stet: weekday, ag", Some("ag")),
            ("stet: we", Some("we")),
            ("<!-- stet: weekday becau", None),
            ("<!-- stet: weekday ", None),
            ("<!-- more: ", None),
            ("He wrote “stet: ", None),
        ];
        for (line, begun) in cases {
            assert_eq!(named_in_stet(line), begun, "{line}");
        }
    }
}
