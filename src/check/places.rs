//! What findings about one thing in several forms have in common: the places shown, the counts, when a form rules.

use super::Place;
use crate::reading::Reading;
use crate::span::{Span, Text};

/// Other places are shown up to this many; the last says how many are not.
const MAX_SHOWN: usize = 6;

/// A form rules where it stands at least so many times as often as the others together.
const RULES: usize = 3;

/// Whether a form that stands `kept` times plainly rules over forms that stand `odd` times.
pub(super) fn rules(kept: usize, odd: usize) -> bool {
    kept >= RULES * odd
}

/// Whether a place that is not looked at speaks for the form it has all the same: what quotations print is the story's own way of writing, what
/// block quotes and embedded posts print is somebody else's.
pub(super) fn supports(reading: &Reading<'_>, span: Span<Text>) -> bool {
    !reading.in_embed(span.start)
}

/// `once`, `twice`, `3 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// What is said of a story that nowhere has the form its house prefers.
pub(super) fn against_house(preferred: &str, forms: &str) -> String {
    format!("the house writes {preferred}; the story has {forms}")
}

/// The places beside the primary one, each with what is printed there.
pub(super) fn shown(reading: &Reading<'_>, spans: impl Iterator<Item = Span<Text>>) -> Vec<(Place, String)> {
    let spans: Vec<_> = spans.collect();
    let more = spans.len().saturating_sub(MAX_SHOWN);
    let label = |(at, span): (usize, &Span<Text>)| {
        let printed = reading.slice(*span);
        let last = at + 1 == MAX_SHOWN && more > 0;
        let label = if last { format!("{printed} (and {more} more places)") } else { printed.to_owned() };
        (Place::Text(*span), label)
    };
    spans.iter().take(MAX_SHOWN).enumerate().map(label).collect()
}

/// `word` with the capitals of `printed`: one at the beginning, or all.
pub(super) fn like(printed: &str, word: &str) -> String {
    let mut letters = word.chars();
    let first = printed.chars().next().is_some_and(char::is_uppercase);
    match letters.next() {
        Some(letter) if first => letter.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_at_the_beginning_is_kept() {
        assert_eq!(like("Colour", "color"), "Color");
        assert_eq!(like("colour", "color"), "color");
    }

    #[test]
    fn three_to_one_rules() {
        assert!(rules(3, 1) && rules(6, 2));
        assert!(!rules(2, 1) && !rules(5, 2) && !rules(0, 1));
    }
}
