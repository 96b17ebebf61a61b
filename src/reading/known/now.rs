//! Whether a sentence speaks of the story's own time. In the past tense alone copy calls people what they then were: `President Carter signed it`;
//! and whoever is told of in passing, behind a preposition or in a clause of its own, is called so too: `an appointee of President Bush has ruled on Friday`.

use super::Reading;
use crate::article::BlockKind;
use crate::reading::line::Line;
use crate::reading::person::{acts_now, follows_another_time, names_a_day};
use crate::reading::token::owner;
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
    let words = &reading.words()[reading.tokens_in(mention)];
    // `Lee, the Canadian prime minister, had known the family`
    let apposed = words.windows(2).any(|pair| pair[0] == "," && pair[1] == "the");
    let joined = apposed || words.iter().any(|word| matches!(*word, "is" | "remains" | "serves"));
    if joined || words.iter().take(3).any(|word| HELD_NOW.contains(word)) {
        return true;
    }
    let Some(sentence) = reading.sentence_at(mention.start) else { return false };
    let line = Line::new(reading, sentence);
    // `The prime minister of Canada, Ann Lee, had known the family`
    let named_behind = words.contains(&",") && !follows_another_time(reading, mention);
    match Part::of(&line, mention) {
        Part::Passing => tells_of_plans(&line, mention),
        _ if named_behind => true,
        Part::Clause => acts_now(reading, mention) || next_is_present(reading, mention),
        Part::Main => {
            let span = reading.sentences()[sentence].span;
            acts_now(reading, mention) || next_is_present(reading, mention) || names_a_day(reading, span)
        }
    }
}

/// Whether a clause behind a mention has the person do something yet: `President Lee, who is seeking a second term`.
fn tells_of_plans(line: &Line<'_, '_>, mention: Span<Text>) -> bool {
    let from = line.from(mention.end);
    let word = |steps: usize| line.word(from + steps);
    let plans = matches!(word(2), "plans" | "wants" | "hopes" | "intends" | "faces")
        || word(2) == "is"
            && matches!(word(3), "seeking" | "running" | "expected" | "due" | "scheduled" | "visiting" | "facing");
    word(0) == "," && word(1) == "who" && plans
}

/// What part a mention has in its sentence, as far as the words beside it tell.
enum Part {
    /// What the sentence is about: its subject, or whom the subject meets.
    Main,
    /// The subject of some clause.
    Clause,
    /// Named in passing: behind a preposition, or as an owner.
    Passing,
}

impl Part {
    fn of(line: &Line<'_, '_>, mention: Span<Text>) -> Part {
        let (from, to) = (line.from(mention.start), line.from(mention.end));
        let article = usize::from(matches!(line.back(from, 1), "the" | "The"));
        let back = |steps: usize| line.back(from, article + steps);
        let is_owner = owner(line.back(to, 1)).is_some() || matches!(line.word(to), "'" | "’");
        if is_owner && !stands_for_owner(line.word(to)) {
            return Part::Passing;
        }
        match back(1) {
            "" | "," | ";" | ":" | "—" | "–" | "-" | ")" | "and" | "And" | "but" | "But" | "while" | "as" | "”"
            | "\"" | "“" | "‘" => Part::Main,
            "said" | "says" | "added" | "asked" if matches!(back(2), "" | "," | "”" | "\"" | "’") => Part::Main,
            "with" | "alongside" if is_encounter(back(2)) || is_encounter(back(3)) => Part::Main,
            word if is_encounter(word) => Part::Main,
            word if is_preposition(word) => Part::Passing,
            _ => Part::Clause,
        }
    }
}

/// What an owner acts by: `President Lee's office said`.
fn stands_for_owner(word: &str) -> bool {
    matches!(
        word,
        "office"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "team"
            | "staff"
            | "visit"
            | "trip"
            | "arrival"
            | "plane"
            | "motorcade"
            | "remarks"
            | "comments"
            | "statement"
            | "speech"
    )
}

/// A verb that has its subject and its object in one place now, or a noun for that.
fn is_encounter(word: &str) -> bool {
    matches!(
        word,
        "met"
            | "meets"
            | "meet"
            | "meeting"
            | "meetings"
            | "talks"
            | "spoke"
            | "speaks"
            | "speak"
            | "hosted"
            | "hosts"
            | "welcomed"
            | "welcomes"
            | "greeted"
            | "telephoned"
            | "phoned"
            | "joined"
            | "visited"
            | "thanked"
            | "urged"
    )
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "by"
            | "under"
            | "for"
            | "with"
            | "to"
            | "from"
            | "against"
            | "about"
            | "on"
            | "over"
            | "after"
            | "before"
            | "since"
            | "like"
            | "including"
            | "between"
            | "behind"
            | "than"
            | "in"
            | "at"
            | "through"
            | "without"
    )
}

/// `President Lee has promised`; in headlines `President Lee signs bill`, `President Lee to Visit`.
fn next_is_present(reading: &Reading<'_>, mention: Span<Text>) -> bool {
    let tokens = reading.tokens();
    let after = tokens.partition_point(|token| token.span.start < mention.end);
    let mut next = reading.words()[after..].iter().filter(|word| **word != ",");
    let next = next.next().map(|word| word.to_lowercase()).unwrap_or_default();
    let article = reading.article();
    let kind = article.block_at(mention.start).map(|block| article.blocks()[block].kind);
    PRESENT.contains(&next.as_str()) || kind == Some(BlockKind::Headline) && IN_HEADLINES.contains(&next.as_str())
}
