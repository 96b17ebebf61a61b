//! Parts told without a word that makes them the whole: amounts of nothing of their own behind a total (`48,000 visitors, 30,000 from abroad and
//! 18,000 from home`), and series whose total another sentence gives. They are held against the total where they come near it.

use super::items::{self, Items};
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::{Fate, Hedge, Quantity, QuantityKind, fate};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::slip;

/// `420 bikes last year, 310 new and 110 second-hand`; `a grant of £50,000, with £30,000 for the school and £20,000 for the club`
pub(super) fn behind(clause: &Clause<'_, '_>) -> Option<Parts> {
    (clause.from..clause.to).filter(|at| matches!(clause.word(*at), "," | "—" | "–" | "(" | ":" | ";")).find_map(
        |mark| {
            let lead = usize::from(matches!(clause.word(mark + 1), "with" | "as"));
            let from = mark + 1 + lead;
            let start = (from..from + 2).find(|at| clause.amount_at(*at).is_some())?;
            let whole = clause.amounts_before(mark).next().filter(|whole| mark - whole.tokens.1 as usize <= REACH)?;
            let close = if clause.word(mark) == "(" { clause.after_bracket(mark) } else { clause.to };
            let items = items::read(clause, start, close)?;
            judge_behind(clause, whole, &items)
        },
    )
}

/// `The farm’s 340 animals are 210 sheep, 90 cattle and 40 pigs`; `a budget of $12 million includes $7 million for roads and $6 million for parks`
pub(super) fn is_parts(clause: &Clause<'_, '_>) -> Option<Parts> {
    let [whole, first, ..] = clause.amounts else { return None };
    let (end, from) = (whole.tokens.1 as usize, first.tokens.0 as usize);
    let verb = clause.back(from, 1);
    let includes = matches!(verb, "includes" | "include" | "included");
    let are = matches!(verb, "are" | "were" | "comprise" | "comprised" | "comprises");
    let named = whole.noun.is_some() || whole.currency.is_some();
    if !(includes || are) || !named || from - end > 5 || whole.ranges {
        return None;
    }
    let items =
        items::read(clause, from, clause.to).filter(|items| items.closed && same_kind(whole, items.amounts[0]))?;
    let parts = near(clause, whole, &items, Wording::Behind)?;
    // Some may be left out, but no more can be put in.
    (parts.agrees == Some(true) || parts.sum > whole.value || are && items.amounts.len() > 2).then_some(parts)
}

/// How many words stand at most between a total and the comma before its parts.
const REACH: usize = 8;

fn judge_behind(clause: &Clause<'_, '_>, whole: &Quantity, items: &Items<'_>) -> Option<Parts> {
    let noun = |amount: &Quantity| amount.noun.map(|noun| clause.reading.slice(noun));
    // A noun told again begins a count of its own: `twelve counts of torture, nine counts of abuse and seven of fraud`.
    let halves = items.are_halves(clause);
    let own = |part: &&Quantity| (halves || noun(part).is_none()) && goes_on(clause, part);
    let named = noun(whole).is_some() || whole.currency.is_some() || whole.unit.is_some();
    // `nine days, three for the roof and six for the walls`: the parts go without the unit.
    let bare = matches!(whole.kind, QuantityKind::Duration | QuantityKind::Measure(_)) && items.counts();
    let whole = &if bare { Quantity { kind: QuantityKind::Count, unit: None, ..*whole } } else { *whole };
    let fits = items.closed && named && !whole.ranges && items.ones == 0 && same_kind(whole, items.amounts[0]);
    if !fits || !items.amounts.iter().all(own) || compares(clause, whole, items) {
        return None;
    }
    let overlap = |part: &&Quantity| {
        let at = part.tokens.1 as usize;
        clause.word(at) == "of" && matches!(clause.word(at + 1), "them" | "whom" | "which" | "these")
    };
    let apart = halves || !items.amounts.iter().any(overlap) || whole.value >= 100.0;
    apart.then(|| near(clause, whole, items, Wording::Behind))?
}

/// The breakdown, where the parts come near enough to their total to be all of it.
pub(super) fn near(clause: &Clause<'_, '_>, whole: &Quantity, items: &Items<'_>, wording: Wording) -> Option<Parts> {
    let parts = breakdown(clause, whole, items, wording)?;
    if parts.agrees == Some(true) || items.remains || items.are_halves(clause) {
        return Some(parts);
    }
    let values: Vec<f64> = items.amounts.iter().map(|amount| amount.value).collect();
    let small = whole.value <= SMALL;
    let over = parts.sum > whole.value && parts.sum <= 1.5 * whole.value;
    let close = slip::explains(&values, parts.sum, whole.value);
    let all = if small { over || values.len() > 2 && parts.sum >= ALMOST * whole.value } else { close };
    all.then_some(Parts { agrees: Some(false), ..parts })
}

/// Up to here a number is counted off, and any two differ by a slip.
const SMALL: f64 = 30.0;

/// Three or more parts of a small total come to this much of it at least; two may leave one out.
const ALMOST: f64 = 0.85;

/// Whether a word goes on behind an amount: numbers alone are ages, scores or places.
fn goes_on(clause: &Clause<'_, '_>, part: &Quantity) -> bool {
    let next = clause.word(part.tokens.1 as usize);
    let place =
        matches!(next, "in" | "at" | "from" | "on" | "by" | "for" | "to" | "with" | "of" | "through" | "against");
    let word =
        next.starts_with(|ch: char| ch.is_alphabetic()) && !matches!(next, "and" | "or" | "more" | "other" | "less");
    if part.kind == QuantityKind::Count { word } else { place }
}

/// Whether the sentence compares amounts rather than adding them: `up from`, `than`.
fn compares(clause: &Clause<'_, '_>, whole: &Quantity, items: &Items<'_>) -> bool {
    let from = (whole.tokens.0 as usize).saturating_sub(4).max(clause.from);
    (from..items.end + 3).any(|at| {
        matches!(
            clause.word(at),
            "than"
                | "compared"
                | "against"
                | "up"
                | "down"
                | "respectively"
                | "previous"
                | "earlier"
                | "ago"
                | "average"
                | "rose"
                | "fell"
                | "since"
        )
    })
}

/// How many amounts before a series may be its total, and how many of the opening of the story.
const BACK: usize = 40;
const OPENING: usize = 8;

/// A series whose total another sentence gives.
pub(super) fn elsewhere(clause: &Clause<'_, '_>) -> Option<Parts> {
    let (items, cue) = series(clause)?;
    let all = clause.reading.quantities();
    let start = clause.token(clause.from)?.span.start;
    let here = all.partition_point(|amount| amount.span.start < start);
    let window = here.saturating_sub(BACK)..here;
    let opening = 0..OPENING.min(window.start);
    let wholes = || all[window.clone()].iter().rev().chain(all[opening.clone()].iter());
    let fits = |whole: &&Quantity| cue.takes(clause, &items, whole) && same_kind(whole, items.amounts[0]);
    let made: Vec<Parts> =
        wholes().filter(fits).filter_map(|whole| near(clause, whole, &items, Wording::Elsewhere)).collect();
    if made.iter().any(|parts| parts.agrees == Some(true)) {
        return None;
    }
    let mut odd = made.into_iter().filter(|parts| parts.agrees == Some(false));
    let first = odd.next()?;
    odd.all(|other| other.total == first.total).then_some(first)
}

/// What makes a series all of something told elsewhere.
#[derive(Clone, Copy)]
enum Cue<'a> {
    /// `Of those,`, `The total included`: whatever was counted in the sentences before.
    Those,
    /// `The dead were`
    Dead,
    /// The same noun: `4,200 pills in 2018, 5,100 in 2019 and 3,300 in 2020`.
    Noun(&'a str),
    /// Money, or a measure.
    Kind,
    /// Anything counted that is told near.
    Any,
}

impl Cue<'_> {
    fn takes(self, clause: &Clause<'_, '_>, items: &Items<'_>, whole: &Quantity) -> bool {
        let largest = items.amounts.iter().map(|amount| amount.value).fold(0.0, f64::max);
        let hedged = whole.hedge != Hedge::None && !matches!((self, whole.hedge), (Cue::Any, Hedge::About));
        let greater = whole.value > largest && !hedged && !whole.ranges;
        let sentence =
            || clause.reading.sentence_at(whole.span.start).map_or(0, |at| clause.sentence - at.min(clause.sentence));
        greater
            && match self {
                Cue::Those => sentence() < 4 && (whole.noun.is_some() || whole.kind != QuantityKind::Count),
                Cue::Dead => fate(clause.reading, whole) == Some(Fate::Killed),
                Cue::Noun(noun) => whole.noun.is_some_and(|own| clause.reading.slice(own) == noun),
                // Shares of several groups come to nothing.
                Cue::Kind => !matches!(whole.kind, QuantityKind::Count | QuantityKind::Percent),
                Cue::Any => whole.noun.is_some(),
            }
    }
}

/// The series of a sentence, and what it is all of.
fn series<'w, 'a>(clause: &Clause<'w, 'a>) -> Option<(Items<'w>, Cue<'a>)> {
    if clause.amounts.len() < 2 || (clause.from..clause.to).any(|at| is_change(clause.word(at))) {
        return None;
    }
    let closed = |items: &Items<'w>| items.closed && items.ones == 0;
    if let Some((from, cue)) = opening(clause) {
        return Some((items::read(clause, from, clause.to).filter(closed)?, cue));
    }
    if let Some(made) = made_of(clause) {
        return Some((items::read(clause, made, clause.to).filter(closed)?, Cue::Those));
    }
    let first = &clause.amounts[0];
    let from = first.tokens.0 as usize;
    // `Several fell ill, including six in Leeds`: not all.
    if (clause.from..from).any(|at| matches!(clause.word(at), "including" | "among")) {
        return None;
    }
    // `Six are from Leeds, three from York and two from Hull.`
    let verb = matches!(
        clause.word(first.tokens.1 as usize),
        "are" | "were" | "came" | "come" | "is" | "was" | "went" | "live"
    );
    if from == clause.from && verb && first.noun.is_none() && first.is_count() {
        let items = items::read(clause, from, clause.to).filter(closed)?;
        let bare = items.amounts.iter().all(|part| part.noun.is_none() && goes_on(clause, part));
        return (bare && items.amounts.len() > 2).then_some((items, Cue::Those));
    }
    let items =
        items::read(clause, from, clause.to).filter(closed).or_else(|| items::loose(clause, clause.from, clause.to))?;
    let telling = |part: &&Quantity| part.figures().1 > 1;
    if items.amounts.len() < 3 || !items.amounts.iter().any(telling) {
        return None;
    }
    // `Noise accounted for 120, rubbish for 95 and parking for 85.`
    let lead = |part: &&Quantity| matches!(clause.back(part.tokens.0 as usize, 1), "for" | "to" | "with" | "by");
    if items.counts() && items.amounts.iter().all(|part| part.noun.is_none() && lead(part)) {
        return Some((items, Cue::Those));
    }
    if !items.counts() {
        if (clause.from..clause.to).any(|at| matches!(clause.word(at), "last" | "Last" | "previous" | "earlier")) {
            return None;
        }
        let spent = |part: &&Quantity| {
            matches!(clause.word(part.tokens.1 as usize), "for" | "to" | "on" | "of" | "from" | "in" | ",")
        };
        let all = items.amounts.iter().all(spent) || items.amounts[1..].iter().all(|part| is_behind_name(clause, part));
        return all.then_some((items, Cue::Kind));
    }
    // `Chakan will take 540 people, Hosur 360 and Sanand 300`
    if items.amounts[1..].iter().all(|part| part.noun.is_none() && is_behind_name(clause, part)) {
        return Some((items, Cue::Any));
    }
    let some = first.tokens.1 as usize;
    if clause.word(some) == "of" && matches!(clause.word(some + 1), "the" | "those" | "these" | "that") {
        return Some((items, Cue::Those));
    }
    let noun = clause.reading.slice(first.noun?);
    let alike =
        |part: &&Quantity| part.noun.is_none_or(|own| clause.reading.slice(own) == noun) && goes_on(clause, part);
    items.amounts.iter().all(alike).then_some((items, Cue::Noun(noun)))
}

/// `is made up of 12 librarians, 19 assistants and 14 caretakers`, where no total stands before: the first token of the parts.
fn made_of(clause: &Clause<'_, '_>) -> Option<usize> {
    let first = clause.amounts.first()?.tokens.0 as usize;
    let made = clause.back(first, 1) == "of"
        && (clause.back(first, 2) == "up" && clause.back(first, 3) == "made"
            || matches!(clause.back(first, 2), "consists" | "consisted" | "composed"));
    let holds = matches!(clause.back(first, 1), "comprises" | "comprised" | "comprise");
    (made || holds).then_some(first)
}

/// Whether an amount stands right behind a name, its verb left out: `Hosur 360`, `and Asia $312 million`.
fn is_behind_name(clause: &Clause<'_, '_>, part: &Quantity) -> bool {
    clause.back(part.tokens.0 as usize, 1).starts_with(char::is_uppercase)
}

/// `Of those, `, `Of last year’s,`, `The total included`, `The dead were`: where the series begins, and what it is all of.
fn opening<'a>(clause: &Clause<'_, 'a>) -> Option<(usize, Cue<'a>)> {
    let at = clause.from;
    if clause.word(at) == "Of" {
        let comma = (at + 2..at + 6).find(|at| clause.word(*at) == ",")?;
        let those = matches!(clause.word(at + 1), "those" | "these" | "them" | "that" | "last" | "this")
            || matches!(clause.word(at + 1), "the") && matches!(clause.word(at + 2), "total" | "rest");
        let counted = (at..comma).any(|at| clause.amount_at(at).is_some());
        return (those && !counted).then_some((comma + 1, Cue::Those));
    }
    if !matches!(clause.word(at), "The" | "They" | "These" | "Those") {
        return None;
    }
    let verb = (at + 1..at + 4).find(|at| {
        matches!(
            clause.word(*at),
            "included" | "includes" | "include" | "were" | "are" | "comprised" | "comprise" | "comprises" | "was"
        )
    })?;
    let included = clause.word(verb).starts_with("include");
    clause.amount_at(verb + 1)?;
    match clause.word(at + 1) {
        "dead" | "victims" if !included => Some((verb + 1, Cue::Dead)),
        "total" | "sum" | "figure" | "haul" | "toll" => Some((verb + 1, Cue::Those)),
        _ => None,
    }
}

/// Whether a word tells of a change, so that the amounts of its sentence are of different times.
fn is_change(word: &str) -> bool {
    matches!(
        word,
        "rose" | "fell" | "than" | "compared" | "respectively" | "dropped" | "increased" | "climbed" | "declined"
    )
}
