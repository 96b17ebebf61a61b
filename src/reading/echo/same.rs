//! Differences between two passages that are only a matter of style: a number in words or in figures, a hyphen, British or American
//! spelling, a sign for a word.

use crate::reading::quantity;

/// Sounds of somebody looking for words, which any style leaves out.
const HESITATIONS: &[&str] = &["um", "uh", "er", "erm", "ah", "hmm", "hm", "mm"];

/// Words that stand for a sign on the other side, or that some styles leave out.
const SIGNS: &[&str] = &["percent", "per", "cent", "dollars", "pounds", "and"];

/// Whether the words of the two sides are the same but for style.
pub(super) fn in_other_style(a: &[&str], b: &[&str]) -> bool {
    let (folded_a, folded_b) = (fold(a), fold(b));
    if folded_a == folded_b {
        return true;
    }
    // A word masked (`f***`, `s--t`) is masked on purpose.
    if a.iter().chain(b).any(|word| word.contains(['*', '@', '#'])) {
        return true;
    }
    match (a, b) {
        ([], added) | (added, []) => added.iter().all(|word| {
            let word = word.to_lowercase();
            HESITATIONS.contains(&word.as_str()) || SIGNS[..5].contains(&word.as_str())
        }),
        ([one], [other]) => number(one).is_some_and(|value| number(other) == Some(value)),
        _ => false,
    }
}

/// Whether a word in small letters makes another thing of the same words: `the previous most important car`.
pub(super) fn sets_apart(word: &str) -> bool {
    matches!(word, "previous" | "former" | "other" | "another" | "next" | "second" | "third")
}

fn number(word: &str) -> Option<u32> {
    let figures: String = word.chars().filter(|ch| *ch != ',').collect();
    figures.parse().ok().or_else(|| quantity::number::whole_word(word).map(u32::from))
}

/// The letters and digits of the words in lower case, spellings of two countries made one.
fn fold(words: &[&str]) -> String {
    let mut folded = String::new();
    for word in words {
        let lower = word.to_lowercase();
        let lower = match lower.as_str() {
            "&" => "and",
            "okay" => "ok",
            "alright" => "allright",
            word => word,
        };
        folded.extend(lower.chars().filter(|ch| ch.is_alphanumeric()));
    }
    for (british, american) in [
        ("our", "or"),
        ("yse", "yze"),
        ("ise", "ize"),
        ("isi", "izi"),
        ("isa", "iza"),
        ("tre", "ter"),
        ("ll", "l"),
        ("ence", "ense"),
        ("ogue", "og"),
    ] {
        folded = folded.replace(british, american);
    }
    folded
}
