//! A part told beside the whole it is of, and larger than it: `provides $787 million … About $288 billion of it`; `Of the 45 members, 52 voted yes`.

use super::clause::{Clause, clauses};
use crate::reading::Reading;
use crate::reading::quantity::{Quantity, QuantityKind, Written, singular};
use crate::span::{Span, Text};

/// A part with its whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    /// The part, as printed.
    pub part: Span<Text>,
    /// The whole, as printed.
    pub whole: Span<Text>,
    /// Whether the part may be one of the whole.
    pub agrees: bool,
}

/// How many tokens lie at most between a part and the words that point back to its whole.
const NEAR: usize = 2;

/// Those of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Portion> {
    let mut found = Vec::new();
    let mut before: Option<Clause<'_, '_>> = None;
    for clause in clauses(reading, 1) {
        let last = before.filter(|before| before.sentence + 1 == clause.sentence && before.block() == clause.block());
        for part in clause.amounts.iter().filter(|part| part.form != Written::Fraction) {
            let whole = whole_before(&clause, last.as_ref(), part).or_else(|| whole_named(&clause, part));
            found.extend(whole.map(|whole| Portion {
                part: part.span,
                whole: whole.span,
                agrees: part.bounds().low <= whole.bounds().high,
            }));
        }
        before = Some(clause);
    }
    found
}

/// The one sum before `$288 billion of it`, in its sentence or else in the one before.
fn whole_before<'w>(clause: &Clause<'w, '_>, last: Option<&Clause<'w, '_>>, part: &Quantity) -> Option<&'w Quantity> {
    let end = part.tokens.1 as usize;
    let of = (end..=end + NEAR).find(|at| clause.word(*at) == "of")?;
    let points = matches!(clause.word(of + 1), "it" | "that" | "this" | "which")
        // `$3 million of that revenue` is of something else.
        && matches!(
            clause.word(of + 2),
            "." | ","
                | ";"
                | "is"
                | "was"
                | "will"
                | "would"
                | "has"
                | "had"
                | "in"
                | "on"
                | "for"
                | "to"
                | "went"
                | "came"
                | "from"
                | "goes"
        );
    let between_is_plain = (end..of).all(|at| !matches!(clause.word(at), "," | ";" | "and" | "("));
    if part.kind != QuantityKind::Money || !points || !between_is_plain {
        return None;
    }
    let like =
        |whole: &&'w Quantity| whole.kind == part.kind && whole.currency == part.currency && whole.span != part.span;
    let here = clause.amounts_before(part.tokens.0 as usize).filter(like);
    let mut wholes: Vec<&Quantity> = here.collect();
    if wholes.is_empty() {
        wholes.extend(last.into_iter().flat_map(|last| last.amounts).filter(like));
    }
    match wholes[..] {
        [whole] if !whole.ranges && !part.ranges => Some(whole),
        _ => None,
    }
}

/// The whole of `Of the 45 members, 52 voted yes`.
fn whole_named<'w>(clause: &Clause<'w, '_>, part: &Quantity) -> Option<&'w Quantity> {
    let whole = clause.amounts.first()?;
    let (lead, at) = clause.lead(whole);
    let opens =
        lead == "Of" && at == clause.from && clause.amounts.get(1).is_some_and(|second| second.span == part.span);
    let noun = |amount: &Quantity| amount.noun.map(|noun| singular(clause.reading.slice(noun)));
    let behind = whole.noun.map(|noun| noun.end)?;
    let comma = clause.reading.tokens().partition_point(|token| token.span.start < behind);
    let follows = clause.word(comma) == "," && (comma + 1..=comma + 2).contains(&(part.tokens.0 as usize));
    let alike = whole.is_count() && part.is_count() && (noun(part).is_none() || noun(part) == noun(whole));
    (opens && follows && alike && !whole.ranges && !part.ranges).then_some(whole)
}
