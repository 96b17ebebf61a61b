//! What may be written at a place of a rule file: for whoever writes one and has half of it. It reads lines and not YAML, since half a rule
//! is seldom any.

use super::FIELDS;
use crate::check::{KINDS, Kind, Opt};
use crate::reading::claim::{self, ClaimKind, Field};
use crate::source::Source;
use crate::span::Span;

/// A word that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The word.
    pub word: &'static str,
    /// What it takes or holds, in short.
    pub takes: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Whether it is a key, and a colon comes after it.
    pub is_key: bool,
}

/// The words that may be written at a byte of a rule file, and the bytes of the one begun there.
pub fn offers(file: &Source, at: u32) -> (Span<Source>, Vec<Offer>) {
    let text = &file.text()[..at as usize];
    let line = text.rsplit('\n').next().unwrap_or_default();
    let begun = line.rsplit(|ch: char| !ch.is_alphanumeric() && ch != '-' && ch != '_').next().unwrap_or_default();
    let head = &line[..line.len() - begun.len()];
    let whole = Span::new(at - begun.len() as u32, at);
    (whole, Written { file, before: &text[..text.len() - line.len()] }.offers(head))
}

/// A rule file up to the line being written.
struct Written<'s> {
    file: &'s Source,
    before: &'s str,
}

impl Written<'_> {
    /// What may follow `head` on this line.
    fn offers(&self, head: &str) -> Vec<Offer> {
        let indent = head.len() - head.trim_start().len();
        if let Some((key, _)) = head.split_once(':') {
            return self.values(key.trim_start_matches([' ', '-']), indent);
        }
        let parents = self.parents(indent);
        match parents.as_slice() {
            [] if head.trim().is_empty() => FIELDS.iter().map(key).collect(),
            ["with"] => self.kind().into_iter().flat_map(Kind::all_options).map(key).collect(),
            ["with", "same" | "differ" | "conflict", ..] => self.fields(false),
            ["with", ..] => self.fields(true),
            ["examples"] => words(&["flag", "pass"], true).collect(),
            ["examples", ..] => words(super::examples::FIELDS, true).collect(),
            _ => Vec::new(),
        }
    }

    /// What a key may have behind its colon.
    fn values(&self, key: &str, indent: usize) -> Vec<Offer> {
        match (key, indent) {
            ("kind", 0) => {
                KINDS.iter().map(|kind| Offer { word: kind.name, takes: "", doc: kind.doc, is_key: false }).collect()
            }
            ("level", 0) => words(&["error", "warning", "note"], false).collect(),
            ("claim", _) => {
                let offer =
                    |kind: &&'static ClaimKind| Offer { word: kind.name, takes: "", doc: kind.doc, is_key: false };
                claim::KINDS.iter().map(offer).collect()
            }
            ("same" | "differ" | "conflict", _) => self.fields(false),
            ("where" | "a" | "b", _) => self.fields(true),
            _ => Vec::new(),
        }
    }

    /// The keys that the line being written stands under, outermost first.
    fn parents(&self, indent: usize) -> Vec<&str> {
        let mut parents = Vec::new();
        let mut below = indent;
        for line in self.before.lines().rev() {
            let own = line.len() - line.trim_start().len();
            if let Some((key, _)) = line.trim_start().split_once(':')
                && own < below
            {
                parents.push(key.trim_start_matches(['-', ' ']));
                below = own;
            }
        }
        parents.reverse();
        parents
    }

    /// What stands in the whole file behind a key.
    fn value(&self, key: &str) -> Option<&str> {
        let values = self.file.text().lines().filter_map(|line| line.trim_start().strip_prefix(key)?.strip_prefix(':'));
        values.map(str::trim).next()
    }

    fn kind(&self) -> Option<&'static Kind> {
        Kind::named(self.value("kind")?)
    }

    /// The fields of the claims that the rule looks at.
    fn fields(&self, is_key: bool) -> Vec<Offer> {
        let kind = self.value("claim").and_then(ClaimKind::named);
        let offer =
            |field: &'static Field| Offer { word: field.name, takes: field.holds.name(), doc: field.doc, is_key };
        kind.into_iter().flat_map(ClaimKind::all_fields).map(offer).collect()
    }
}

fn key(option: &'static Opt) -> Offer {
    Offer { word: option.name, takes: option.takes, doc: option.doc, is_key: true }
}

fn words(words: &'static [&'static str], is_key: bool) -> impl Iterator<Item = Offer> {
    words.iter().map(move |word| Offer { word, takes: "", doc: "", is_key })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words offered at the bar.
    fn offered(file: &str) -> Vec<&'static str> {
        let at = file.find('|').expect("a bar");
        let (_, offers) = offers(&Source::new("x.yaml", file.replacen('|', "", 1)), at as u32);
        offers.into_iter().map(|offer| offer.word).collect()
    }

    #[test]
    fn a_place_of_a_rule_has_its_own_words() {
        let fields: Vec<_> = FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(offered("kind: each\nle|"), fields);
        assert!(offered("kind: |").contains(&"pairs"));
        assert_eq!(offered("level: w|"), ["error", "warning", "note"]);
        assert!(offered("kind: pairs\nwith:\n  |").contains(&"differ"));
        assert!(offered("with:\n  claim: |").contains(&"person"));
        assert!(offered("with:\n  claim: person\n  same: [who, |]").contains(&"office"));
        assert!(offered("with:\n  claim: date\n  where:\n    week|").contains(&"weekday"));
        assert_eq!(offered("examples:\n  |"), ["flag", "pass"]);
        assert!(offered("examples:\n  flag:\n    - te|").contains(&"text"));
    }

    #[test]
    fn where_anything_may_stand_nothing_is_offered() {
        for file in ["summary: |", "docs: x\n\nwith:\n  words: [|]", "|: x:", "é|"] {
            let offered = offered(file);
            assert!(offered.is_empty() || file == "é|" || file == "|: x:", "{file}: {offered:?}");
        }
    }

    #[test]
    fn the_word_begun_is_the_one_replaced() {
        let (begun, _) = offers(&Source::new("x.yaml", "kind: exis"), 10);
        assert_eq!(begun, Span::new(6, 10));
    }
}
