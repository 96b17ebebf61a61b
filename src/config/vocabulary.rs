//! What may be written at a place of `lastread.yaml`: for whoever writes one and has half of it.

use super::file::{FIELDS, LEVELS, OVERRIDE, PROFILE, SETTING};
use crate::check::Kind;
use crate::rule::vocabulary::{key, words};
use crate::rule::{Rule, Script};
use crate::source::Source;
use crate::span::Span;
use crate::tree::{Cursor, Offer};
use std::collections::BTreeSet;

/// The words that may be written at a byte of a configuration, and the bytes of the one begun there. `rules` are those there are, `scripts` how
/// they are written.
pub fn offers<'r>(
    file: &'r Source,
    at: u32,
    rules: &'r [Rule],
    scripts: &'r [Script],
) -> (Span<Source>, Vec<Offer<'r>>) {
    let cursor = Cursor::at(file, at);
    let offers = match cursor.key() {
        Some(key) => values(&cursor, key),
        None => keys(&cursor, rules, scripts),
    };
    (cursor.begun, offers)
}

/// What may begin the line.
fn keys<'r>(cursor: &Cursor<'_>, rules: &'r [Rule], scripts: &'r [Script]) -> Vec<Offer<'r>> {
    let parents = cursor.parents();
    match within_layer(&parents) {
        ["rules"] => selectors(rules),
        ["rules", _] => SETTING.iter().map(key).collect(),
        ["rules", id, "with" | "add"] => {
            let kind = rules.iter().rfind(|rule| rule.id == *id).map(|rule| rule.kind);
            kind.into_iter().flat_map(Kind::all_options).map(key).collect()
        }
        ["house"] => choices(scripts),
        [] => match parents.as_slice() {
            [] if cursor.head.trim().is_empty() => FIELDS.iter().map(key).collect(),
            ["profiles", _] => PROFILE.iter().map(key).collect(),
            ["overrides"] => OVERRIDE.iter().map(key).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What a key may have behind its colon.
fn values<'f>(cursor: &Cursor<'f>, key: &str) -> Vec<Offer<'f>> {
    match (within_layer(&cursor.parents()), key) {
        (["rules"], _) | (["rules", _], "level") => words(&LEVELS, false).collect(),
        (["rules", _], "at_most" | "at_least") => words(&LEVELS[1..], false).collect(),
        ([], "profile") => {
            let profile = |name: &'f str| Offer { word: name.into(), takes: "", doc: "", is_key: false };
            cursor.keys_under("profiles").into_iter().map(profile).collect()
        }
        _ => Vec::new(),
    }
}

/// What is over a place within its layer: the base, a profile or an override.
fn within_layer<'p, 'k>(parents: &'p [&'k str]) -> &'p [&'k str] {
    match parents {
        ["rules" | "house", ..] => parents,
        ["profiles", _, layer @ ..] | ["overrides", layer @ ..] => layer,
        _ => &[],
    }
}

/// Rules, their categories, and all of them.
fn selectors(rules: &[Rule]) -> Vec<Offer<'_>> {
    let of_rule = rules.iter().map(|rule| Offer {
        word: rule.id.as_str().into(),
        takes: &rule.category,
        doc: &rule.summary,
        is_key: true,
    });
    let categories: BTreeSet<&str> = rules.iter().map(|rule| rule.category.as_str()).collect();
    let of_category = categories.into_iter().map(|category| Offer {
        word: format!("{category}/*").into(),
        takes: "category",
        doc: "All rules of a category.",
        is_key: true,
    });
    let all = Offer { word: "\"*\"".into(), takes: "", doc: "All rules.", is_key: true };
    of_rule.chain(of_category).chain([all]).collect()
}

/// Choices of the house that rules heed.
fn choices(scripts: &[Script]) -> Vec<Offer<'_>> {
    let choices: BTreeSet<&str> = scripts.iter().flat_map(Script::house).map(|(choice, _)| choice).collect();
    choices.into_iter().map(|choice| Offer { word: choice.into(), takes: "", doc: "", is_key: true }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;

    /// The words offered at the bar.
    fn offered(file: &str) -> Vec<String> {
        let at = file.find('|').expect("a bar");
        let source = Source::new("lastread.yaml", file.replacen('|', "", 1));
        let (rules, scripts) = (rule::shipped(), rule::scripts([]));
        let (_, offers) = offers(&source, at as u32, &rules, &scripts);
        offers.into_iter().map(|offer| offer.word.into_owned()).collect()
    }

    #[test]
    fn a_place_of_the_configuration_has_its_own_words() {
        let has = |file: &str, word: &str| offered(file).iter().any(|offered| offered == word);
        assert!(has("ru|", "rules") && has("|", "overrides"));
        for file in
            ["rules:\n  |", "profiles:\n  web:\n    rules:\n      |", "overrides:\n  - paths: a\n    rules:\n      w|"]
        {
            assert!(has(file, "weekday") && has(file, "people/*"), "{file}");
        }
        assert_eq!(offered("rules:\n  weekday: |"), LEVELS);
        assert_eq!(offered("rules:\n  weekday:\n    at_most: |"), LEVELS[1..]);
        assert!(has("rules:\n  weekday:\n    |", "at_most"));
        assert!(has("overrides:\n  - |", "paths") && has("profiles:\n  web:\n    |", "house"));
        assert!(!offered("house:\n  |").is_empty());
        assert!(!offered("rules:\n  weekday:\n    with:\n      |").is_empty());
        assert_eq!(offered("profile: |\nprofiles:\n  web:\n  print:\n"), ["web", "print"]);
    }

    #[test]
    fn where_anything_may_stand_nothing_is_offered() {
        for file in ["exclude: [|]", "include:\n  - |", "profiles:\n  |", "nonsense:\n  x: |"] {
            assert!(offered(file).is_empty(), "{file}: {:?}", offered(file));
        }
    }
}
