//! The part and the whole of a share, and the words that tie the three together.

use super::back::{pointing_back, unsaid};
use super::told::Told;
use super::whole::{Named, Of, after_of, is_total, of_what};
use super::{Share, is_figure, judge};
use crate::reading::quantity::{Quantity, QuantityKind};
use crate::reading::statement::change::way;
use crate::reading::statement::clause::Clause;

/// The share with its part, in its sentence, and its whole, there or just before.
pub(super) fn of(clause: &Clause<'_, '_>, told: &Told) -> Option<Share> {
    let end = told.tokens.1;
    match after_of(clause, end) {
        Some((Of::Printed(whole), end)) => {
            let part = joined_before(clause, told, 4).or_else(|| joined_behind(clause, end, 4))?;
            judge(part, whole, told)
        }
        // `63 seats, half of them new`: what stands before is no part but the whole, of which no part is told.
        Some((Of::Before(token, Named::Pronoun), end)) => {
            pointing_back(clause, joined_behind(clause, end, 2)?, token, told, Named::Pronoun)
        }
        Some((Of::Before(token, named), end)) => printed(clause, told, end).or_else(|| {
            let mut parts = joined_behind(clause, end, 2).into_iter().chain(joined_before(clause, told, 4));
            parts.find_map(|part| pointing_back(clause, part, token, told, named))
        }),
        None => printed(clause, told, end)
            .or_else(|| {
                // `or 12 percent of total debt`: of something that no figure here is.
                if clause.word(end) == "of" {
                    return None;
                }
                let part = joined_before(clause, told, 6).filter(|_| closes(clause, told))?;
                tied_to(clause, part, part.tokens.0 as usize, told)
                    .or_else(|| joined_before(clause, told, 3).and_then(|part| unsaid(clause, part, told)))
            })
            .or_else(|| {
                let part = joined_behind(clause, end, 0)?;
                tied_to(clause, part, told.tokens.0, told).or_else(|| unsaid(clause, part, told))
            }),
    }
}

/// The share of the whole that words tie the part to; the part, or the share before it, begins at token `from`.
fn tied_to(clause: &Clause<'_, '_>, part: &Quantity, from: usize, told: &Told) -> Option<Share> {
    match of_what(clause, part, from)? {
        Of::Printed(whole) => judge(part, whole, told),
        Of::Before(token, named) => pointing_back(clause, part, token, told, named),
    }
}

/// `Just 315 of 1,200 calls came at night. That is 52 percent.`
pub(super) fn across(before: &Clause<'_, '_>, clause: &Clause<'_, '_>, told: &Told) -> Option<Share> {
    let follows = before.sentence + 1 == clause.sentence && before.block() == clause.block();
    let refers = matches!(clause.word(clause.from), "That" | "This" | "It" | "Which" | "That’s" | "That's")
        && clause.amounts.len() == told.amounts.1
        && told.amounts.0 == 0
        && told.tokens.0 - clause.from <= 5
        && matches!(clause.after(&clause.amounts[0], 0), "." | "," | "");
    let mut pairs = (1..before.amounts.len()).filter(|_| follows && refers).filter_map(|at| out_of(before, at - 1));
    let (part, whole) = pairs.next()?;
    if pairs.next().is_some() {
        return None;
    }
    judge(part, whole, told)
}

/// Part and whole as one figure of another, with the share close by: `45 of 60, or 75 percent`; `75 percent (45 of 60)`; `of 60 pupils, 45, or 75
/// percent`; `45 of the 60 voted, a turnout of 75 percent`. Behind the share it begins after token `from`.
fn printed(clause: &Clause<'_, '_>, told: &Told, from: usize) -> Option<Share> {
    let (first, end) = told.amounts;
    let pair = |at: usize| out_of(clause, at);
    if first >= 2
        && let Some((part, whole)) = pair(first - 2)
        && joins(clause, whole, told, 9).is_some()
        && closes(clause, told)
    {
        return judge(part, whole, told);
    }
    let (part, whole) = pair(end)?;
    let gap = from..part.tokens.0 as usize;
    let tied = gap.len() <= 6
        && matches!(clause.word(from), "(" | ":" | "—" | "–" | "or" | "with" | ",")
        && gap.clone().all(|at| !matches!(clause.word(at), "and" | "but" | "while" | ";" | ")"));
    let partial = (whole.tokens.1 as usize..clause.to)
        .take(5)
        .any(|at| matches!(clause.word(at), "reporting" | "reported" | "counted" | "in"));
    (tied && !partial).then(|| judge(part, whole, told)).flatten()
}

/// Amounts `at` and the next as a part and its whole: `45 of the 60`, `45 pupils out of a total of 60`.
fn out_of<'w>(clause: &Clause<'w, '_>, at: usize) -> Option<(&'w Quantity, &'w Quantity)> {
    let (part, whole) = (clause.amounts.get(at)?, clause.amounts.get(at + 1)?);
    let between = part.tokens.1 as usize..whole.tokens.0 as usize;
    if !is_figure(part) || !is_figure(whole) || between.len() > 8 {
        return None;
    }
    let of = between.clone().find(|at| clause.word(*at) == "of")?;
    let clean = between.clone().all(|at| match clause.word(at) {
        "," | "(" | ")" | ";" | "and" | "or" | "in" | "on" | "for" | "from" | "to" | "short" | "shy" | "ahead"
        | "instead" | "worth" => false,
        // `out of a total of 60`, `of its workforce of 240`
        "of" => at == of || is_total(clause.word(at - 1)),
        _ => true,
    });
    // `two counts of` and `in 2024 of 68 counts` are no shares; nor is a year, which is no amount to begin with.
    (clean && part.value <= whole.value).then_some((part, whole))
}

/// The token where the tie between a figure and the share behind it begins: `, or`, `(`, `, a turnout of`, `, which is`.
fn tie(clause: &Clause<'_, '_>, told: &Told) -> Option<usize> {
    let (lead, at) = clause.lead(&clause.amounts[told.amounts.0]);
    let back = |steps: usize| clause.back(at, steps);
    let start = match lead {
        "or" | "(" | "," | "—" | "–" | ":" => at,
        "is" | "was" | "represents" | "makes" if matches!(back(1), "which" | "that") => at - 1,
        "to" if matches!(back(1), "equal" | "equivalent" | "amounting") => at - 1,
        "for" if back(1) == "accounting" => at - 1,
        "of" if is_label(back(1)) => {
            (1..6).find(|steps| matches!(back(*steps), "," | "—" | "–" | "(" | "or")).map(|steps| at - steps)?
        }
        _ => return None,
    };
    let comma = matches!(clause.back(start, 1), "," | "—" | "–" | "(");
    Some(if comma { start - 1 } else { start })
}

/// What a share is called.
fn is_label(word: &str) -> bool {
    matches!(
        word,
        "rate" | "turnout" | "share" | "proportion" | "ratio" | "occupancy" | "attendance" | "average" | "vote"
    )
}

/// Whether the share follows the figure, with at most `reach` words of the figure's own between: `45, or 75 percent`, `45 pupils (75%)`.
fn joins(clause: &Clause<'_, '_>, figure: &Quantity, told: &Told, reach: usize) -> Option<()> {
    let tie = tie(clause, told)?;
    let own = figure.tokens.1 as usize..tie.max(figure.tokens.1 as usize);
    let plain =
        own.clone().all(|at| !matches!(clause.word(at), "," | ";" | "(" | ")" | ":" | "and" | "but" | "—" | "–"));
    (own.len() <= reach && plain && tie >= figure.tokens.1 as usize).then_some(())
}

/// The figure just before the share.
fn joined_before<'w>(clause: &Clause<'w, '_>, told: &Told, reach: usize) -> Option<&'w Quantity> {
    let figure = &clause.amounts[told.amounts.0.checked_sub(1)?];
    // `sixty-five or older`
    let is_age =
        clause.after(figure, 0) == "or" && matches!(clause.after(figure, 1), "older" | "younger" | "over" | "under");
    (is_figure(figure) && !is_age && joins(clause, figure, told, reach).is_some()).then_some(figure)
}

/// The figure just behind token `from`: `, or 45,`, `(45)`, `, 45 in all,`; with at most `reach` words before the tie.
fn joined_behind<'w>(clause: &Clause<'w, '_>, from: usize, reach: usize) -> Option<&'w Quantity> {
    let figure = clause.amounts.iter().find(|amount| amount.tokens.0 as usize >= from && is_figure(amount))?;
    let (lead, at) = clause.lead(figure);
    let end = at - usize::from(matches!(clause.back(at, 1), "," | "—" | "–") && at > from);
    let own = from..end.max(from);
    let plain =
        own.len() <= reach && own.clone().all(|at| !matches!(clause.word(at), "," | ";" | "(" | ")" | ":" | "—" | "–"));
    let next = clause.after(figure, 0);
    let closed = match lead {
        "or" => true,
        "(" => (0..4).any(|ahead| matches!(clause.after(figure, ahead), ")" | "of")),
        "," | "—" | "–" => {
            matches!(next, "," | "—" | "–" | ".") || next == "in" && matches!(clause.after(figure, 1), "all" | "total")
        }
        _ => false,
    };
    (plain && closed && at >= from).then_some(figure)
}

/// Whether nothing behind the share says that it is of something else: `45, or 75 percent,`; not `or 75 percent interest`.
fn closes(clause: &Clause<'_, '_>, told: &Told) -> bool {
    let next = clause.word(told.tokens.1);
    // `41 for, 11 against, eight undecided: 68 percent, 18 percent and 13 percent`
    let more = clause.amounts.get(told.amounts.1).filter(|more| more.kind == QuantityKind::Percent);
    if more.is_some_and(|more| more.tokens.0 as usize <= told.tokens.1 + 2) {
        return false;
    }
    let is_change = (0..2).any(|ahead| way(clause.word(told.tokens.1 + ahead)).is_some());
    let goes_on = matches!(
        next,
        "" | ","
            | "."
            | ";"
            | ")"
            | ":"
            | "—"
            | "–"
            | "”"
            | "of"
            | "were"
            | "had"
            | "are"
            | "was"
            | "is"
            | "have"
            | "has"
            | "in"
            | "at"
            | "on"
            | "by"
            | "came"
            | "went"
            | "said"
            | "did"
            | "will"
            | "would"
            | "who"
            | "and"
            | "for"
            | "from"
    );
    !is_change && (goes_on || next.ends_with("ed") || is_label(next) || is_label(clause.word(told.tokens.1 + 1)))
}
