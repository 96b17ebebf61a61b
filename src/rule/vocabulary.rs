//! What may be written at a place of a rule file: for whoever writes one and has half of it.

use super::FIELDS;
use crate::check::{KINDS, Kind, Opt};
use crate::reading::claim::{self, ClaimKind, Field};
use crate::source::Source;
use crate::span::Span;
use crate::tree::{Cursor, Offer};

/// The words that may be written at a byte of a rule file, and the bytes of the one begun there.
pub fn offers(file: &Source, at: u32) -> (Span<Source>, Vec<Offer<'static>>) {
    let cursor = Cursor::at(file, at);
    let offers = match cursor.key() {
        Some(key) => values(&cursor, key),
        None => keys(&cursor),
    };
    (cursor.begun, offers)
}

/// What may begin the line.
fn keys(cursor: &Cursor<'_>) -> Vec<Offer<'static>> {
    match cursor.parents().as_slice() {
        [] if cursor.head.trim().is_empty() => FIELDS.iter().map(key).collect(),
        ["with"] => kind(cursor).into_iter().flat_map(Kind::all_options).map(key).collect(),
        ["with", "same" | "differ" | "conflict", ..] => fields(cursor, false),
        ["with", ..] => fields(cursor, true),
        ["examples"] => words(&["flag", "pass"], true).collect(),
        ["examples", ..] => words(super::examples::FIELDS, true).collect(),
        _ => Vec::new(),
    }
}

/// What a key may have behind its colon.
fn values(cursor: &Cursor<'_>, key: &str) -> Vec<Offer<'static>> {
    match (key, cursor.indent()) {
        ("kind", 0) => KINDS.iter().map(|kind| value(kind.name, kind.doc)).collect(),
        ("level", 0) => words(&["error", "warning", "note"], false).collect(),
        ("claim", _) => claim::KINDS.iter().map(|kind: &&'static ClaimKind| value(kind.name, kind.doc)).collect(),
        ("same" | "differ" | "conflict", _) => fields(cursor, false),
        ("where" | "a" | "b", _) => fields(cursor, true),
        _ => Vec::new(),
    }
}

fn kind(cursor: &Cursor<'_>) -> Option<&'static Kind> {
    Kind::named(cursor.value("kind")?)
}

/// The fields of the claims that the rule looks at.
fn fields(cursor: &Cursor<'_>, is_key: bool) -> Vec<Offer<'static>> {
    let kind = cursor.value("claim").and_then(ClaimKind::named);
    let offer =
        |field: &'static Field| Offer { word: field.name.into(), takes: field.holds.name(), doc: field.doc, is_key };
    kind.into_iter().flat_map(ClaimKind::all_fields).map(offer).collect()
}

/// An option, as a key.
pub fn key(option: &'static Opt) -> Offer<'static> {
    Offer { word: option.name.into(), takes: option.takes, doc: option.doc, is_key: true }
}

fn value(word: &'static str, doc: &'static str) -> Offer<'static> {
    Offer { word: word.into(), takes: "", doc, is_key: false }
}

/// Words that need no telling.
pub fn words(words: &'static [&'static str], is_key: bool) -> impl Iterator<Item = Offer<'static>> {
    words.iter().map(move |word| Offer { word: (*word).into(), takes: "", doc: "", is_key })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words offered at the bar.
    fn offered(file: &str) -> Vec<String> {
        let at = file.find('|').expect("a bar");
        let (_, offers) = offers(&Source::new("x.yaml", file.replacen('|', "", 1)), at as u32);
        offers.into_iter().map(|offer| offer.word.into_owned()).collect()
    }

    #[test]
    fn a_place_of_a_rule_has_its_own_words() {
        let fields: Vec<_> = FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(offered("kind: each\nle|"), fields);
        assert!(offered("kind: |").iter().any(|word| word == "pairs"));
        assert_eq!(offered("level: w|"), ["error", "warning", "note"]);
        assert!(offered("kind: pairs\nwith:\n  |").iter().any(|word| word == "differ"));
        assert!(offered("with:\n  claim: |").iter().any(|word| word == "person"));
        assert!(offered("with:\n  claim: person\n  same: [who, |]").iter().any(|word| word == "office"));
        assert!(offered("with:\n  claim: date\n  where:\n    week|").iter().any(|word| word == "weekday"));
        assert_eq!(offered("examples:\n  |"), ["flag", "pass"]);
        assert!(offered("examples:\n  flag:\n    - te|").iter().any(|word| word == "text"));
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
