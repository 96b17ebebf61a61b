//! What is over of a whole told before, however the sentence says so: `Of the 30,000 who sat it, 27,000 got through, which means that only 3,000 fell short`;
//! `lost 1,240 families their land, of whom 1,116 have been paid … the other 124`; `Twenty-four are members; nine are not`.
//!
//! Any whole and any parts told before that leave just so many are taken; only where none do, and the last whole and its parts are all that the sentences
//! tell of such things, is the print held against the sum.

use super::items::Items;
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::{Quantity, Written};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::slip;

/// How many sentences before may tell the whole and its parts.
const SENTENCES: usize = 2;
/// How many amounts of the sentences around may be whole and parts.
const MOST: usize = 8;
/// How many amounts of the story before may be the whole.
const WINDOW: usize = 60;

/// What the sentence `at` of `all` says is over.
pub(super) fn read(all: &[Clause<'_, '_>], at: usize) -> Option<Parts> {
    let clause = &all[at];
    let rest = clause.amounts.iter().find(|rest| is_plain(rest) && is_rest(clause, rest))?;
    let from = at.saturating_sub(SENTENCES);
    let before = all[from..at].iter().filter(|it| goes_on(it, clause)).flat_map(|it| it.amounts);
    let own = clause.amounts.iter().filter(|own| own.span.end <= rest.span.start);
    let near: Vec<&Quantity> = before.chain(own).filter(|it| same_kind(it, rest)).collect();
    if near.len() < 2 || near.len() > MOST || is_told(clause, &near, rest) {
        return None;
    }
    let whole = *near.iter().max_by(|one, other| one.value.total_cmp(&other.value))?;
    let parts: Vec<&Quantity> = near.iter().copied().filter(|part| part.span != whole.span).collect();
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let first = whole.span.end <= parts.first()?.span.start;
    let counted = whole.noun.is_some() || whole.currency.is_some() || whole.unit.is_some();
    let plain = near.iter().all(|amount| is_plain(amount)) && whole.value > parts[0].value && sum < whole.value;
    // `eight teams. … Two of the teams are from here, while the remaining six`
    let behind = parts[0].tokens.1 as usize;
    let some = clause.word(behind) == "of" && matches!(clause.word(behind + 1), "the" | "them" | "those" | "these");
    let bound = is_of(all, from, at, whole, parts[0]) || some && near.len() == 2;
    let left = whole.value - sum;
    let close = slip::is_slip(rest.value, left) || bound && rest.value < whole.value;
    if !(first && (counted || bound) && plain && close) || all[from..=at].iter().any(compares) {
        return None;
    }
    let amounts = parts.into_iter().chain([rest]).collect();
    let items = Items { amounts, closed: true, remains: true, end: rest.tokens.1 as usize, ..Items::default() };
    breakdown(clause, whole, &items, Wording::Of)
}

/// Whether an earlier sentence speaks of what this one does: of its paragraph, or of the item of a list before it.
fn goes_on(before: &Clause<'_, '_>, clause: &Clause<'_, '_>) -> bool {
    let listed = |clause: &Clause<'_, '_>| {
        clause.reading.article().blocks()[clause.block() as usize].kind == crate::article::BlockKind::ListItem
    };
    before.block() == clause.block() || before.block() + 1 == clause.block() && listed(before) && listed(clause)
}

fn is_plain(amount: &Quantity) -> bool {
    !amount.ranges && amount.form != Written::Fraction && !amount.hedge.is_bound() && amount.value > 0.0
}

/// Whether any amount of the story, less any run of those around, leaves so many; or one is printed that is as many.
fn is_told(clause: &Clause<'_, '_>, near: &[&Quantity], rest: &Quantity) -> bool {
    let wide = clause.amounts_until(rest.tokens.0 as usize).take(WINDOW).filter(|whole| same_kind(whole, rest));
    let mut wholes = wide.filter(|whole| whole.value >= rest.value);
    let room = (0.5 * rest.step).max(0.02 * rest.value);
    wholes.any(|whole| {
        let runs = || (0..near.len()).flat_map(|from| (from + 1..=near.len()).map(move |to| from..to));
        let leaves = |run: std::ops::Range<usize>| {
            let sum: f64 = near[run].iter().filter(|part| part.span != whole.span).map(|part| part.value).sum();
            (whole.value - sum - rest.value).abs() <= if rest.is_count() && rest.value < 1000.0 { 0.1 } else { room }
        };
        whole.value == rest.value || runs().any(leaves)
    })
}

/// Whether words say that the part is one of the whole: `Of the 400, 210`, `1,240, of whom 1,116`.
fn is_of(all: &[Clause<'_, '_>], from: usize, to: usize, whole: &Quantity, part: &Quantity) -> bool {
    all[from..=to].iter().any(|clause| {
        let (start, end) = (whole.tokens.1 as usize, part.tokens.0 as usize);
        let here = start >= clause.from && end <= clause.to && end > start;
        let (lead, lead_at) = clause.lead(whole);
        let opens = matches!(lead, "Of" | "Among") || lead == "of" && clause.back(lead_at, 1) == ",";
        let which = (start..end).any(|at| {
            clause.word(at) == "of" && matches!(clause.word(at + 1), "whom" | "which" | "them" | "it" | "these")
        });
        let behind = part.tokens.1 as usize;
        here && (opens || which || clause.word(behind) == "of" && clause.word(behind + 1) == "it")
    })
}

/// Whether words beside an amount say that it is what is over.
fn is_rest(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let (lead, at) = clause.lead(amount);
    let back = |steps: usize| clause.back(at, steps);
    let own = |word: &str| matches!(word, "the" | "The" | "its" | "their" | "his" | "her");
    match lead {
        "remaining" | "other" => own(back(1)),
        "leaving" | "leaves" => true,
        "made" | "makes" | "was" | "is" | "took" | "brought" | "earned" | "totalled" | "totaled" => {
            matches!(back(1), "else" | "combined" | "rest" | "remainder") || back(2) == "else"
        }
        "," | "—" | "(" | ":" => matches!(back(1), "rest" | "remainder" | "balance" | "others") && own(back(2)),
        _ => is_of_others(clause, amount.tokens.1 as usize) || is_denied(clause, amount, Denied::Anything),
    }
}

/// `three from elsewhere`, `20 others`
fn is_of_others(clause: &Clause<'_, '_>, end: usize) -> bool {
    matches!((clause.word(end), clause.word(end + 1)), ("from" | "came", "elsewhere") | ("came", "from"))
        && (end..end + 3).any(|at| clause.word(at) == "elsewhere")
}

/// What is said not to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// Whatever follows: `40 did not move`.
    Anything,
    /// What the others did, and no verb is said again: `a quarter never do.`
    Same,
}

/// `nine are not.`, `a quarter never do`, `only 3,000 fell short`, `40 did not move`: what the others did, these did not.
pub(super) fn is_denied(clause: &Clause<'_, '_>, amount: &Quantity, what: Denied) -> bool {
    let noun = amount.noun.map(|noun| clause.reading.tokens_in(noun).end);
    let end = noun.unwrap_or(amount.tokens.1 as usize);
    // `55% of electors stayed`, `30% of the rest did not`
    let of = |at: usize| 2 + usize::from(matches!(clause.word(at + 1), "the" | "those" | "all"));
    let at = if clause.word(end) == "of" { end + of(end) } else { end };
    let helps = |word: &str| {
        matches!(
            word,
            "are" | "were" | "is" | "was" | "do" | "did" | "does" | "have" | "has" | "had" | "will" | "would" | "could"
        )
    };
    let ends = |at: usize| matches!(clause.word(at), "" | "." | "," | ";" | ")");
    match (clause.word(at), clause.word(at + 1), clause.word(at + 2)) {
        ("never", helper, _) => helps(helper) && ends(at + 2),
        ("fell", "short", _) => what == Denied::Anything,
        (helper, "not", _) if helps(helper) => {
            // Of those asked what they would do, some do not know.
            let asked = matches!(helper, "will" | "would" | "could");
            ends(at + 2) && (what == Denied::Anything || !asked)
                || what == Denied::Anything && matches!(helper, "did" | "do" | "does")
        }
        (helper, "n’t" | "n't", _) if helps(helper) => ends(at + 2),
        ("failed" | "stayed" | "abstained", ..) => ends(at + 1) || clause.word(at + 1) == "at",
        _ => false,
    }
}

/// Whether a sentence compares amounts, or takes time on.
fn compares(clause: &Clause<'_, '_>) -> bool {
    (clause.from..clause.to).any(|at| {
        matches!(
            clause.word(at),
            "than" | "compared" | "respectively" | "versus" | "average" | "rose" | "fell" | "each" | "per"
        ) && !(clause.word(at) == "fell" && clause.word(at + 1) == "short")
            && !(clause.word(at) == "than" && matches!(clause.back(at, 1), "more" | "less" | "fewer"))
    })
}
