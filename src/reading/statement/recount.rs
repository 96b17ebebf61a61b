//! A count taken up again: `Five miners died … the bodies of all five miners`, `will cut 400 jobs … The 400 job cuts`. What `the`, `all` or `its` points back
//! with must have been told before.

mod shifted;
mod taken_up;

use super::slip::is_slip;
use crate::reading::Reading;
use crate::reading::quantity::{self, Fate, Hedge, Quantity, QuantityKind, Written};
use crate::reading::sentence::Sentence;
use crate::span::{Span, Text};

/// A count taken up again.
#[derive(Debug, Clone, PartialEq)]
pub struct Recount {
    /// The count that points back.
    pub span: Span<Text>,
    /// The one it points back to.
    pub first: Span<Text>,
    /// What both count, as the first has it.
    pub of: Span<Text>,
    /// Whether the two agree.
    pub agrees: bool,
}

/// What is counted: things by their noun, or people by what befell them.
#[derive(Debug, Clone, PartialEq)]
enum Counted {
    Noun(String),
    Fate(Fate),
}

/// One count of a story.
struct Count<'r> {
    amount: &'r Quantity,
    noun: Option<String>,
    fate: Option<Fate>,
    sentence: usize,
}

impl Count<'_> {
    fn is_of(&self, counted: &Counted) -> bool {
        match counted {
            Counted::Noun(noun) => self.noun.as_ref() == Some(noun),
            Counted::Fate(fate) => self.fate == Some(*fate),
        }
    }
}

/// The most counts of a story that are compared with each other; one with more is a table.
const MOST: usize = 120;

/// Every count of a story that points back to another, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Recount> {
    let counts: Vec<Count<'_>> = reading.quantities().iter().filter_map(|amount| count(reading, amount)).collect();
    if counts.len() > MOST {
        return Vec::new();
    }
    let mut found: Vec<Recount> =
        (1..counts.len()).filter_map(|at| recount(reading, &counts[..at], &counts[at])).collect();
    found.extend(swapped(reading));
    found.extend(taken_up::read(reading));
    found.extend(shifted::read(reading));
    found.sort_by_key(|one| one.span.start);
    found.dedup_by_key(|one| one.span);
    found
}

/// How many digits count in a figure that no other figure of the story is like by chance.
const TELLING: u32 = 4;

/// Exact figures printed twice with two neighbouring digits changed round: `a crowd of 41,207 … said 42,107 was the biggest`.
fn swapped(reading: &Reading<'_>) -> Vec<Recount> {
    let exact = |amount: &&Quantity| {
        let kind = matches!(amount.kind, QuantityKind::Count | QuantityKind::Money);
        // `378.4 billion` of one month is near `374.8 billion` of another.
        let in_full = amount.step <= 1.0;
        kind && in_full
            && amount.value.fract() == 0.0
            && amount.value < 1e12
            && amount.figures().1 >= TELLING
            && !amount.ranges
    };
    let figures: Vec<&Quantity> = reading.quantities().iter().filter(exact).collect();
    if figures.len() > MOST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, again) in figures.iter().enumerate() {
        let first = figures[..at].iter().find(|first| first.kind == again.kind && is_swap(first.value, again.value));
        let apart = |first: &&&Quantity| reading.sentence_at(first.span.start) != reading.sentence_at(again.span.start);
        if let Some(first) = first.filter(apart) {
            found.push(Recount {
                span: again.span,
                first: first.span,
                of: first.noun.unwrap_or(first.span),
                agrees: false,
            });
        }
    }
    found
}

/// Whether two whole numbers differ by two neighbouring digits that have changed places.
fn is_swap(one: f64, other: f64) -> bool {
    let (one, other) = (format!("{one}"), format!("{other}"));
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let differ: Vec<usize> =
        if a.len() == b.len() { (0..a.len()).filter(|at| a[*at] != b[*at]).collect() } else { vec![] };
    matches!(differ[..], [at, next] if next == at + 1 && a[at] == b[next] && a[next] == b[at])
}

/// Whether a number is what another grows to: `from 38 to all 88 counties`.
fn is_widened(reading: &Reading<'_>, again: &Count<'_>) -> bool {
    let at = again.amount.tokens.0 as usize;
    let back = |steps: usize| at.checked_sub(steps).map_or("", |at| reading.words()[at]);
    back(1) == "all" && back(2) == "to" && back(3).starts_with(|ch: char| ch.is_ascii_digit())
}

fn count<'r>(reading: &'r Reading<'_>, amount: &'r Quantity) -> Option<Count<'r>> {
    let counts = amount.kind == QuantityKind::Count
        && amount.form != Written::Fraction
        && !amount.ranges
        && amount.value >= 2.0
        && amount.value.fract() == 0.0;
    if !counts {
        return None;
    }
    let noun = amount.noun.map(|noun| quantity::singular(reading.slice(noun)).to_lowercase());
    let fate = quantity::fate(reading, amount);
    let sentence = reading.sentence_at(amount.span.start)?;
    (noun.is_some() || fate.is_some()).then_some(Count { amount, noun, fate, sentence })
}

fn recount(reading: &Reading<'_>, before: &[Count<'_>], again: &Count<'_>) -> Option<Recount> {
    let definite = points_back(reading, again)?;
    let counted = match (&again.noun, again.fate) {
        (Some(noun), _) if is_telling(noun) => Counted::Noun(noun.clone()),
        (_, Some(fate)) => Counted::Fate(fate),
        _ => return None,
    };
    let mut told = before.iter().filter(|one| one.is_of(&counted) && one.sentence < again.sentence);
    let first = told.next()?;
    let value = again.amount.value;
    let of = first.amount.noun.unwrap_or(first.amount.span);
    let made = |agrees| Recount { span: again.amount.span, first: first.amount.span, of, agrees };
    if first.amount.bounds().meets(again.amount.bounds()) {
        return Some(made(true));
    }
    let one_value = told.all(|other| other.amount.value == first.amount.value);
    let hedged = |count: &Count<'_>| count.amount.hedge != Hedge::None;
    // Any other count of the story may be what is meant, and so may two of them together.
    let number = |one: &&Quantity| one.kind == QuantityKind::Count && one.span != again.amount.span;
    let others: Vec<f64> = reading.quantities().iter().filter(number).map(|one| one.value).take(2 * MOST).collect();
    let elsewhere = others.contains(&value);
    let together = others
        .iter()
        .enumerate()
        .any(|(at, one)| others[at + 1..].iter().any(|other| one + other == value || (one - other).abs() == value));
    // `Prince Co and three companies … the four companies`
    let joins = (first.amount.tokens.0 as usize).checked_sub(1).map(|at| reading.words()[at]);
    let with_another = matches!(joins, Some("and" | "plus" | "&")) && value == first.amount.value + 1.0;
    let near = value > first.amount.value && value <= 3.0 * first.amount.value || definite != Definite::The;
    let slip = is_slip(value, first.amount.value);
    let doubtful = with_another
        || is_widened(reading, again)
        || !one_value
        || hedged(again)
        || hedged(first)
        || elsewhere
        || together
        || !(near || slip);
    (!doubtful && !is_updated(reading, again.sentence)).then(|| made(false))
}

/// How a count points back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Definite {
    /// `the four men`, `its 36 buses`
    The,
    /// `all four men`
    All,
    /// `The seven bills` that open a sentence and do what its verb says
    Opens,
}

/// The word before a count that says it was told before; nothing where words behind its noun say which are meant.
fn points_back(reading: &Reading<'_>, count: &Count<'_>) -> Option<Definite> {
    let tokens = reading.tokens();
    let word = |at: usize| tokens.get(at).map_or("", |token| reading.slice(token.span));
    let from = count.amount.tokens.0 as usize;
    let back = |steps: usize| from.checked_sub(steps).map_or("", word);
    let definite = match (back(2), back(1)) {
        ("all" | "All", "the") | (_, "all" | "All") => Definite::All,
        (
            "of" | "Of" | "among" | "Among" | "than" | "in" | "on" | "for" | "during" | "over" | "at" | "by" | "from",
            "the",
        ) if count.fate.is_none() => {
            return None;
        }
        (_, "the" | "The" | "these" | "These" | "those" | "Those") => Definite::The,
        _ => return None,
    };
    let end = count.amount.noun.map_or(count.amount.tokens.1 as usize, |noun| reading.tokens_in(noun).end);
    let narrowed = matches!(
        word(end),
        "of" | "on"
            | "in"
            | "at"
            | "from"
            | "who"
            | "that"
            | "which"
            | "with"
            | "for"
            | "to"
            | "whose"
            | "where"
            | "by"
            | "named"
            | "involved"
            | "nearest"
            | "left"
            | "remaining"
            | "other"
    );
    // `the two main parties`: others than the ones told before.
    let plain = end - count.amount.tokens.1 as usize <= 1;
    let sentence = reading.sentences()[count.sentence].span.start;
    let opens = definite == Definite::The
        && tokens[from - 1].span.start == sentence
        && (word(end).ends_with("ed")
            || matches!(word(end), "are" | "were" | "will" | "have" | "had" | "would" | "can"));
    (!narrowed && plain).then_some(if opens { Definite::Opens } else { definite })
}

/// Whether the same noun is the same thing wherever it is counted: people and their like are told apart by what befell them.
fn is_telling(noun: &str) -> bool {
    !matches!(
        noun,
        "people"
            | "person"
            | "other"
            | "time"
            | "point"
            | "game"
            | "match"
            | "goal"
            | "vote"
            | "member"
            | "country"
            | "state"
            | "percent"
            | "side"
            | "team"
            | "part"
            | "step"
            | "candidate"
            | "party"
            | "day"
            | "month"
            | "year"
            | "week"
            | "hour"
    )
}

/// Whether a sentence says that a count has changed.
fn is_updated(reading: &Reading<'_>, sentence: usize) -> bool {
    let Sentence { span, .. } = reading.sentences()[sentence];
    reading.tokens()[reading.tokens_in(span)].iter().any(|token| {
        matches!(
            reading.slice(token.span),
            "now"
                | "rose"
                | "risen"
                | "rising"
                | "earlier"
                | "initially"
                | "originally"
                | "revised"
                | "updated"
                | "previous"
                | "added"
                | "previously"
                | "first"
                | "additional"
                | "more"
                | "another"
                | "next"
                | "last"
                | "other"
                | "new"
                | "further"
        )
    })
}
