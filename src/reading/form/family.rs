//! Words and names that have more than one form besides systems of spelling: `adviser`, `advisor`; `Kyiv`, `Kiev`.

use super::small;
use super::table::{Table, word_at};
use super::{Variant, VariantKind};
use crate::reading::Reading;
use crate::reading::key::{self, Key};
use crate::span::Span;

const FILE: &str = include_str!("../../../rules/data/forms.txt");

static TABLE: Table = Table::new(FILE, include!(concat!(env!("OUT_DIR"), "/forms.rs")));

/// Words near a name that say it has another: `Bombay, now Mumbai`.
const RENAMED: &[&str] =
    &["now", "formerly", "renamed", "called", "known", "then", "previously", "old", "spelled", "spelt", "aka", "name"];
/// How many words away they may stand.
const NEAR: usize = 6;
/// Names that keep an old form: `chicken Kiev`.
const KEEPERS: &[&str] = &["chicken", "Chicken", "Dynamo", "Dinamo", "Bollywood", "Miss"];

/// Whether a word with that hash may be one of them.
pub(super) fn may_be(key: Key) -> bool {
    TABLE.may_hold(key)
}

/// Adds the token `at` if it is one of them.
pub(super) fn read(reading: &Reading<'_>, at: usize, key: Key, variants: &mut Vec<Variant>) {
    let token = reading.tokens()[at];
    let printed = reading.slice(token.span);
    let Some(start) = TABLE.find(printed, key) else { return };
    let (kind, id, form) = tagged(start);
    let word = word_at(FILE, start);
    let is_name = word.contains(|ch: char| ch.is_ascii_uppercase());
    let before = small::neighbours(reading, at, at).0.map_or("", |before| reading.slice(before.span));
    let printed = if word.contains('\'') { printed } else { small::without_possessive(printed) };
    // A word is printed as in the list (`OK`, which is no state here), or in small letters.
    let fits = if is_name && word.len() > 2 {
        printed.contains(|ch: char| ch.is_ascii_uppercase()) && !KEEPERS.contains(&before)
    } else {
        printed == word && before != "," || small::is_small(reading, at, at)
    };
    if !fits || small::is_address(reading, token.span) {
        return;
    }
    let span = Span::new(token.span.start, token.span.start + printed.len() as u32);
    let explained =
        matches!(kind, VariantKind::Name | VariantKind::Renamed | VariantKind::LooseWord) && is_explained(reading, at);
    variants.push(Variant { span, id, form, kind, explained });
}

/// What the tag of the word at `start` says: its sort, the id of its line, and its form.
fn tagged(start: usize) -> (VariantKind, u64, u8) {
    let line = FILE[..start].rfind('\n').map_or(0, |at| at + 1);
    let tag = FILE[line..start].trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    let (kind, form) = tag.split_at(1.min(tag.len()));
    let kind = match kind {
        "w" => VariantKind::Word,
        "v" => VariantKind::LooseWord,
        "n" => VariantKind::Name,
        _ => VariantKind::Renamed,
    };
    (kind, line as u64, form.parse().unwrap_or_default())
}

/// The sort of a word, the id of all its forms, and which of them it is.
pub(super) fn listed(word: &str) -> Option<(VariantKind, u64, u8)> {
    TABLE.find(word, key::of(word)).map(tagged)
}

/// Whether the words around say that there are two forms, or a bracket holds this one: `Mumbai (Bombay)`.
fn is_explained(reading: &Reading<'_>, at: usize) -> bool {
    let tokens = reading.tokens();
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| reading.slice(token.span));
    if word(at.checked_sub(1)) == "(" && word(Some(at + 1)) == ")" {
        return true;
    }
    let around = at.saturating_sub(NEAR)..(at + NEAR).min(tokens.len());
    tokens[around].iter().any(|token| token.block == tokens[at].block && RENAMED.contains(&reading.slice(token.span)))
}

/// The word that stands in the place of `printed` among the inflections of another form of its line.
pub(super) fn in_form(id: u64, printed: &str, form: u8) -> Option<&'static str> {
    let line = FILE.get(id as usize..)?.lines().next()?;
    let items: Vec<&str> = line.split(' ').collect();
    let words =
        || items.chunks_exact(2).map(|pair| (pair[0].as_bytes().last().map_or(0, |digit| digit - b'0'), pair[1]));
    let (own, _) = words().find(|(_, word)| word.eq_ignore_ascii_case(printed))?;
    let place = words().filter(|(of, _)| *of == own).position(|(_, word)| word.eq_ignore_ascii_case(printed))?;
    words().filter(|(of, _)| *of == form).nth(place).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_tags_and_words_and_each_word_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for line in FILE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let items: Vec<&str> = line.split(' ').collect();
            assert!(items.len() >= 4 && items.len().is_multiple_of(2), "{line}");
            for pair in items.chunks_exact(2) {
                assert!(matches!(pair[0].as_bytes(), [b'w' | b'v' | b'n' | b'r', b'1'..=b'9']), "{line}");
                assert!(seen.insert(pair[1].to_ascii_lowercase().replace(['-', '\''], "")), "{} stands twice", pair[1]);
            }
        }
    }

    #[test]
    fn an_inflection_has_its_like_in_the_other_form() {
        let id = FILE.find("w1 adviser").expect("advisers") as u64;
        assert_eq!(in_form(id, "Advisors", 1), Some("advisers"));
        assert_eq!(in_form(id, "adviser", 2), Some("advisor"));
    }
}
