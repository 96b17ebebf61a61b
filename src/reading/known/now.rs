//! Whether a sentence speaks of the story's own time. In the past tense alone copy calls people what they then were: `President Carter signed it`.

use super::Reading;
use crate::article::BlockKind;
use crate::reading::person::{acts_now, names_a_day};
use crate::span::{Span, Text};

/// Words before an office that say it is held now.
const HELD_NOW: &[&str] = &["current", "incumbent", "sitting", "outgoing", "now"];

/// Verbs that, right after a name, are in the present.
const PRESENT: &[&str] =
    &["will", "is", "has", "plans", "says", "wants", "hopes", "intends", "expects", "remains", "refuses"];

/// Further ones of headlines.
const IN_HEADLINES: &[&str] = &[
    "to", "arrives", "meets", "visits", "signs", "calls", "warns", "urges", "vows", "faces", "backs", "rejects",
    "seeks",
];

/// Whether the sentence of a mention does.
pub(super) fn is_told(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let words = || reading.tokens()[reading.tokens_in(mention)].iter().map(|token| reading.slice(token.span));
    let joined = words().any(|word| matches!(word, "is" | "remains" | "serves"));
    if joined || words().take(3).any(|word| HELD_NOW.contains(&word)) || acts_now(reading, mention) {
        return true;
    }
    let Some(sentence) = reading.sentence_at(mention.start).map(|at| reading.sentences()[at].span) else {
        return false;
    };
    names_a_day(reading, sentence) || next_is_present(reading, mention)
}

/// `President Lee has promised`; in headlines `President Lee signs bill`, `President Lee to Visit`.
fn next_is_present(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let tokens = reading.tokens();
    let after = tokens.partition_point(|token| token.span.start < mention.end);
    let mut next = tokens[after..].iter().map(|token| reading.slice(token.span)).filter(|word| *word != ",");
    let next = next.next().unwrap_or_default().to_lowercase();
    let article = reading.article();
    let kind = article.block_at(mention.start).map(|block| article.blocks()[block].kind);
    PRESENT.contains(&next.as_str()) || kind == Some(BlockKind::Headline) && IN_HEADLINES.contains(&next.as_str())
}
