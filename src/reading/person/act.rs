//! Whether a sentence has the person it names act at the story's own time: will, says, has promised, said on Monday. The dead do not.

use super::history::{DAY, RELATIVE_CLAUSE, pattern, tells_another_time, words_after};
use crate::reading::Reading;
use crate::span::{Span, Text};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// A verb that has its subject act now or later.
static ACTS: LazyLock<Regex> = LazyLock::new(|| {
    let due = "is (?:expected|due|set|scheduled|running|seeking)";
    let done = "has (?:asked|promised|pledged|offered|urged|declined|agreed|called|vowed)";
    pattern(&format!(r"^ ?(?:also |now |still )?(?:will|plans|hopes|intends|wants|says|{due}|{done})\b"))
});

/// What is done for the dead, in the passive, and what is said of their work.
static HONOURED: LazyLock<Regex> = LazyLock::new(|| {
    let due = "will|is (?:expected|due|set|scheduled)(?: to)?";
    pattern(&format!(r"^ ?(?:also |now |still )?(?:{due}) (?:be|lie|receive|have|live|always|never|forever)\b"))
});

/// A verb of speech.
static SAYS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ ?(?:said|told|asked|urged|announced|declined|promised)\b"));

/// Whether the sentence of a mention has the person act now.
pub(in crate::reading) fn acts_now(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let Some(sentence) = reading.sentence_at(mention.start).map(|at| reading.sentences()[at].span) else {
        return false;
    };
    let after = words_after(reading, sentence, mention);
    let clause = &after[RELATIVE_CLAUSE.find(after).map_or(0, |clause| clause.end())..];
    let acts = ACTS.is_match(clause) && !HONOURED.is_match(clause) || SAYS.is_match(clause) && DAY.is_match(clause);
    acts && !tells_another_time(reading, mention)
}
