//! Whether a temperature is a point on the scale or a difference: 4C is 39F, but a rise of 4C is one of 7F. The verb and the preposition say which.

use crate::reading::quantity::Words;
use std::ops::Range;

/// What two temperatures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Points: `a high of 30C`.
    Point,
    /// Differences: `has risen by 4C`. Of all that is no temperature too: it has no other zero.
    Difference,
    /// Could be either.
    Either,
}

/// How far back the verb may stand, in tokens.
const BACK: usize = 8;
/// How far on or back the topic may stand.
const TOPIC: usize = 16;

/// What the words say of the temperature whose amounts begin at token `start`; `between` are the tokens up to its conversion, which ends before `end`.
pub(super) fn scale(words: &Words<'_, '_>, start: usize, between: Range<usize>, end: usize) -> Scale {
    let mut at = start;
    while at > 0 && (is_hedge(words.get(at - 1)) || words.get(at - 1) == "at" && words.get(at) == "least") {
        at -= 1;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |at| words.get(at));
    let after = end + usize::from(matches!(words.get(end), ")" | "]"));
    let says = |at: usize| compares(words, at);
    let told = between.clone().any(says) || says(after) || says(after + 1) && words.is_word(after);
    let changed = || {
        (2..=BACK).take_while(|back| !stops(before(*back))).any(|back| {
            is_change(before(back)) || is_comparative(before(back)) || matches!(before(back), "up" | "down")
        })
    };
    if told
        || is_change(before(1))
        || matches!(before(1), "by") && changed()
        || matches!(before(1), "of") && (2..=4).any(|back| is_change_noun(before(back)))
        || matches!(before(1), "another" | "extra" | "additional" | "further")
    {
        return Scale::Difference;
    }
    let pointed = matches!(
        before(1),
        "to" | "at"
            | "of"
            | "reached"
            | "reaching"
            | "reach"
            | "hit"
            | "hitting"
            | "topped"
            | "exceeded"
            | "above"
            | "below"
            | "was"
            | "from"
            | "past"
            | "between"
    );
    let topic = (start.saturating_sub(TOPIC)..after + TOPIC).any(|at| is_topic(words.get(at)));
    if pointed && !topic { Scale::Point } else { Scale::Either }
}

fn is_hedge(word: &str) -> bool {
    const HEDGES: &[&str] = &[
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "nearly",
        "almost",
        "just",
        "over",
        "under",
        "more",
        "less",
        "than",
        "a",
        "an",
        "least",
        "up",
        "as",
        "much",
        "only",
        "slightly",
        "average",
        "minus",
        "-",
        "−",
        "~",
        "well",
        "estimated",
    ];
    HEDGES.contains(&word)
}

fn stops(word: &str) -> bool {
    matches!(word, "" | "." | ";" | "(" | ")" | ":" | "?" | "!")
}

/// Verbs that take a difference: `rose 4C`, `warm by 4C`.
fn is_change(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "rise",
        "rises",
        "rose",
        "risen",
        "rising",
        "fall",
        "falls",
        "fell",
        "fallen",
        "falling",
        "drop",
        "drops",
        "dropped",
        "dropping",
        "climb",
        "climbs",
        "climbed",
        "climbing",
        "increase",
        "increases",
        "increased",
        "increasing",
        "decrease",
        "decreased",
        "warm",
        "warms",
        "warmed",
        "warming",
        "cool",
        "cools",
        "cooled",
        "cooling",
        "plunge",
        "plunged",
        "plummeted",
        "jumped",
        "soared",
        "raise",
        "raised",
        "raises",
        "raising",
        "lower",
        "lowered",
        "reduce",
        "reduced",
        "differ",
        "differed",
        "differs",
        "vary",
        "varied",
        "varies",
        "declined",
        "dipped",
        "heated",
        "edged",
        "crept",
        "leapt",
    ];
    STEMS.contains(&word)
}

fn is_change_noun(word: &str) -> bool {
    matches!(
        word,
        "rise"
            | "rises"
            | "increase"
            | "increases"
            | "drop"
            | "fall"
            | "decrease"
            | "decline"
            | "warming"
            | "cooling"
            | "difference"
            | "change"
            | "swing"
            | "jump"
            | "gain"
            | "variation"
    )
}

fn is_comparative(word: &str) -> bool {
    matches!(word, "warmer" | "cooler" | "colder" | "hotter" | "higher" | "lower" | "milder" | "chillier")
}

/// Whether what begins at token `at` compares: `above normal`, `warmer`, `of warming`, `below average`.
fn compares(words: &Words<'_, '_>, at: usize) -> bool {
    let (word, next, then) = (words.get(at), words.get(at + 1), words.get(at + 2));
    const LEVELS: &[&str] = &[
        "normal",
        "average",
        "usual",
        "pre-industrial",
        "preindustrial",
        "long-term",
        "seasonal",
        "monthly",
        "historical",
    ];
    match word {
        "above" | "below" | "over" | "on" => {
            LEVELS.contains(&next) || matches!(next, "the" | "its" | "their") && LEVELS.contains(&then)
        }
        "of" => matches!(next, "warming" | "cooling"),
        "rise" | "increase" | "drop" | "fall" | "warming" | "cooling" | "difference" | "jump" | "decline" => true,
        word => is_comparative(word),
    }
}

/// Words of stories in which a temperature may be a difference though nothing beside it says so.
fn is_topic(word: &str) -> bool {
    const TOPICS: &[&str] = &[
        "warming",
        "pre-industrial",
        "preindustrial",
        "industrial",
        "Paris",
        "average",
        "normal",
        "anomaly",
        "climate",
        "warmer",
        "cooler",
        "colder",
        "hotter",
        "rise",
        "increase",
        "limit",
        "limiting",
        "target",
        "goal",
        "threshold",
        "than",
        "difference",
        "fluctuate",
        "fluctuations",
        "swing",
        "range",
        "gap",
        "change",
        "drop",
    ];
    TOPICS.contains(&word)
}
