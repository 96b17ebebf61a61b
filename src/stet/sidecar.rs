//! The file beside a story, for formats without comments and copy that must not be touched: `wire.txt` has `wire.txt.stet.yaml`.
//!
//! ```yaml
//! weekday: The parish keeps the old calendar.        # in all of the story
//! former-and-sitting:
//!   words: former President Donald Trump             # only where these words are part of the finding
//!   reason: He was, when he said it.
//! ```
//!
//! A rule may have a list of such maps, and the file may be a list of stets as front matter has them.

use super::{STET, Scope, Stets, Written, reason};
use crate::article::Article;
use crate::diagnostic::Suppressor;
use crate::source::Source;
use crate::span::Span;
use crate::tree::{self, Key, Mistakes, Node, Value};

/// What the name of the file adds to the story's.
pub const SUFFIX: &str = ".stet.yaml";

/// Adds the stets that `file` says to those of the story beside it.
pub(super) fn read(stets: &mut Stets<'_>, article: &Article, file: &Source) {
    let mistakes = match tree::parse(file) {
        _ if file.text().trim().is_empty() => return,
        Ok(tree) => {
            let mut reader = Reader { stets, article, file, mistakes: Mistakes::default() };
            reader.entry(&tree);
            reader.mistakes
        }
        Err(mistakes) => mistakes,
    };
    stets.mistakes.extend(mistakes.into_diagnostics(STET, file));
}

struct Reader<'s, 'r> {
    stets: &'s mut Stets<'r>,
    article: &'s Article,
    file: &'s Source,
    mistakes: Mistakes,
}

impl<'s> Reader<'s, '_> {
    fn entry(&mut self, node: &Node) {
        match &node.value {
            Value::Null => {}
            Value::Text(text) => {
                let whole = node.inside(0..text.len());
                let verbatim = (self.file.slice(whole) == text).then_some(whole.start);
                let written = Written { verbatim, ..self.written(text, node.span) };
                self.stets.notation(written, 0, &Scope::Story);
            }
            Value::List(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Value::Map(entries) => entries.iter().for_each(|(key, node)| self.detail(key, node)),
            _ => {
                self.mistakes.wrong_type(node, "a rule, or a map of rules and reasons");
            }
        }
    }

    /// What stands under the name of a rule.
    fn detail(&mut self, key: &Key, node: &Node) {
        match &node.value {
            Value::Null => self.rule(key, &Scope::Story, None),
            Value::Text(text) => self.rule(key, &Scope::Story, reason(text)),
            Value::List(details) => details.iter().for_each(|detail| self.detail(key, detail)),
            _ => {
                let Some(fields) = self.mistakes.fields(node, "a stet", &["words", "reason"]) else { return };
                let words = fields.get("words").and_then(|words| self.words(words));
                if words.is_none() && fields.get("words").is_some() {
                    return;
                }
                let why = fields.get("reason").and_then(|node| self.mistakes.text(node));
                self.rule(key, &words.map_or(Scope::Story, Scope::Places), why.and_then(|why| reason(why.text)));
            }
        }
    }

    /// Where words of the copy stand in the file of the story; `None`, and a mistake, where nowhere.
    fn words(&mut self, node: &Node) -> Option<Vec<Span<Source>>> {
        let words = self.mistakes.text(node)?.text.trim();
        if words.is_empty() {
            self.mistakes.push(node.span, "words of the copy are wanted here");
            return None;
        }
        let found = self.article.text().match_indices(words);
        let places: Vec<_> =
            found.map(|(at, _)| self.article.map().to_source(Span::from_range(at..at + words.len()))).collect();
        if places.is_empty() {
            self.mistakes
                .push(node.span, "the story has no such words")
                .help("copy them from the story, or take the stet out");
            return None;
        }
        Some(places)
    }

    fn rule(&mut self, key: &Key, scope: &Scope, reason: Option<String>) {
        self.stets.rule(&key.name, self.written(&key.name, key.span), key.span, scope, reason);
    }

    fn written<'t>(&self, text: &'t str, span: Span<Source>) -> Written<'t>
    where
        's: 't,
    {
        Written { text, path: self.file.path(), span, verbatim: None, removal: None, by: Suppressor::Sidecar }
    }
}
