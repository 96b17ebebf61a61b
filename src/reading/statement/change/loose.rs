//! Figures before and after that no `from` and `to` tie together, but the times they belong to: `It cost $220,000 five years ago and costs $330,000 today`;
//! `Enrolment was 1,240 in 2019. It is now 1,488, a rise of 20 percent.`
//!
//! Which is which is taken from the way the change goes. Over two sentences the second has to point back and to name a time; where any figure of the
//! paragraph agrees, it is taken.

use super::by::By;
use super::pair::{self, Pair, is_age_limit, is_figure};
use super::way::way;
use super::{Change, Told, is_percent, judge};
use crate::reading::quantity::{Quantity, QuantityKind, Written, singular};
use crate::reading::statement::clause::{Clause, comparable};

/// Two figures of one sentence and the change it tells.
pub(super) fn within(clause: &Clause<'_, '_>, by: &By) -> Option<Change> {
    let mut figures = figures(clause, Some(by));
    let (first, second) = (figures.next()?, figures.next()?);
    let alone = figures.next().is_none() && alike(clause, first, second);
    let (start, end) = (first.tokens.1 as usize, second.tokens.0 as usize);
    let opens = matches!(clause.word(clause.from), "While" | "Although" | "Though" | "Whereas" | "Assuming");
    if !alone
        || opens
        || by.told == Told::Difference
        || super::is_on_another(clause, by, second.tokens.0 as usize)
        || parts(clause, start, end)
        || is_difference(clause, first, by)
        || is_difference(clause, second, by)
    {
        return None;
    }
    let compares = |words: &[&str]| (by.token + 1..by.token + 6).any(|at| words.contains(&clause.word(at)));
    let tied = if by.token >= second.tokens.1 as usize {
        !parts(clause, second.tokens.1 as usize, by.token)
    } else if by.token >= start {
        by.told == Told::Times || compares(&["than", "from", "on", "as", "since"])
    } else {
        // `triple the 3,200 of 2015, stood at 6,400`; `jumped 15 percent to 4,600, having been 4,000`
        let near = first.tokens.0 as usize - by.token <= 8;
        near && (by.told == Told::Times || compares(&["than", "from", "on", "to"]) && looks_back(clause, start, end))
    };
    (tied && is_timed(clause)).then(|| judge(&oriented(clause, first, second, by)?, by)).flatten()
}

/// Whether words between two figures call the second the one before: `to 4,600, having been 4,000`; one that is reached `by 2010` is a third.
fn looks_back(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    (from..to)
        .any(|at| matches!(clause.word(at), "from" | "been" | "was" | "were" | "had" | "against" | "compared" | "than"))
}

/// Whether a figure is the difference that the change tells in per cent: `lost 45 points, or 0.4 percent`.
fn is_difference(clause: &Clause<'_, '_>, figure: &Quantity, by: &By) -> bool {
    let (lead, at) = clause.lead(figure);
    let moved = way(lead).is_some() || matches!(lead, "by" | "of") && way(clause.back(at, 1)).is_some();
    let gap = figure.tokens.1 as usize..by.token;
    moved && gap.len() <= 4 && gap.clone().any(|at| matches!(clause.word(at), "or" | "("))
}

/// The change a sentence tells of figures in the sentence before it, or of one there and one of its own.
pub(super) fn across(before: &Clause<'_, '_>, clause: &Clause<'_, '_>, by: &By) -> Option<Change> {
    if before.sentence + 1 != clause.sentence || before.block() != clause.block() {
        return None;
    }
    let mut own = figures(clause, Some(by));
    let Some(figure) = own.next() else { return of_both(before, clause, by) };
    let told_apart =
        (clause.from + 1..by.token).any(|at| matches!(clause.word(at), "when" | "while" | "that" | "which"));
    if own.next().is_some()
        || told_apart
        || by.told == Told::Difference
        || is_difference(clause, figure, by)
        || !points_back(clause)
        || !is_timed(clause)
    {
        return None;
    }
    let fits =
        |other: &&Quantity| is_figure(other) && other.kind != QuantityKind::Duration && alike(clause, other, figure);
    let told = |other: &Quantity| judge(&oriented(clause, other, figure, by)?, by);
    let block = |amount: &Quantity| clause.reading.tokens()[amount.tokens.0 as usize].block;
    let mut earlier = clause.amounts_until(clause.from).take_while(|it| block(it) == clause.block()).filter(fits);
    let agreeing = earlier.find_map(|other| told(other).filter(|change| change.agrees));
    agreeing.or_else(|| told(before.amounts.iter().find(fits)?))
}

/// `Cases rose from 14 to 43. That is a 307 percent increase.`
fn of_both(before: &Clause<'_, '_>, clause: &Clause<'_, '_>, by: &By) -> Option<Change> {
    if !refers_back(clause, by) || clause.amounts.len() > 1 || !super::by::all(before).is_empty() {
        return None;
    }
    if let [pair] = pair::all(before, &[]).as_slice() {
        return judge(pair, by);
    }
    let mut figures = figures(before, None);
    let (first, second) = (figures.next()?, figures.next()?);
    let alone = figures.next().is_none() && alike(clause, first, second) && is_timed(before);
    // `37.5 percent, with foreign films taking the remaining 62.5 percent`
    let shares = is_percent(first) && (first.value + second.value - 100.0).abs() < 1.0;
    (alone && !shares).then(|| judge(&oriented(before, first, second, by)?, by)).flatten()
}

/// Whether the change of a sentence is that of the figures before: `That is a 307 percent increase`, `The rise was 12 percent`; not `The results were good
/// and shares rose by 1 percent`.
fn refers_back(clause: &Clause<'_, '_>, by: &By) -> bool {
    let opens = clause.from;
    let goes_on =
        !(opens + 1..by.token).any(|at| matches!(clause.word(at), "and" | "while" | "as" | "when" | "that" | ";"));
    goes_on
        && match clause.word(opens) {
            "That" | "This" | "It" | "That’s" | "That's" => true,
            "The" => (opens + 1..opens + 4).any(|at| {
                way(clause.word(at)).is_some()
                    || matches!(clause.word(at), "change" | "difference" | "figure" | "number" | "total" | "gap")
                        && !matches!(clause.word(at + 1), "of")
            }),
            _ => false,
        }
}

/// The figures of a sentence that can be an end of a change.
fn figures<'w>(clause: &Clause<'w, '_>, by: Option<&By>) -> impl Iterator<Item = &'w Quantity> {
    let told = by.and_then(|by| by.amount);
    let amounts = clause.amounts;
    (0..amounts.len())
        .filter(move |at| Some(*at) != told)
        .map(move |at| &amounts[at])
        // `One of the reasons`
        .filter(move |it| !(it.value == 1.0 && it.form == Written::Words && clause.after(it, 0) == "of"))
        .filter(|it| is_figure(it) && it.kind != QuantityKind::Duration && !it.ranges && !is_age_limit(clause, it))
}

/// Whether two figures are of one thing.
fn alike(clause: &Clause<'_, '_>, one: &Quantity, other: &Quantity) -> bool {
    let noun = |amount: &Quantity| amount.noun.map(|noun| singular(clause.reading.slice(noun)));
    let same = noun(one).is_none() || noun(other).is_none() || noun(one) == noun(other);
    same && (comparable(clause.reading, one, other) && is_percent(one) == is_percent(other)
        || one.noun.is_some() && noun(one) == noun(other))
}

/// The two as a change that goes the way the words say; one that it goes `to` is the figure after.
fn oriented<'w>(clause: &Clause<'_, '_>, one: &'w Quantity, other: &'w Quantity, by: &By) -> Option<Pair<'w>> {
    let down = by.down?;
    // `holds $2 trillion …; loans of $2 trillion are twice what they were`: one figure told again.
    if one.value == other.value {
        return None;
    }
    let after = |amount: &Quantity| {
        let here = (clause.from..clause.to).contains(&(amount.tokens.0 as usize));
        here && (clause.lead(amount).0 == "to" || matches!(clause.before(amount, 1), "now" | "today"))
    };
    Some(match (after(one), after(other)) {
        (true, false) => Pair { firm: true, ..Pair::new(other, one) },
        (false, true) => Pair { firm: true, ..Pair::new(one, other) },
        _ if (one.value > other.value) == down => Pair::new(one, other),
        _ => Pair::new(other, one),
    })
}

/// Whether words between two tokens begin to speak of something else.
fn parts(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| match clause.word(at) {
        "while" | "whereas" | "but" | "although" | "though" | "that" | "said" | "forecast" | "because" | "if"
        | "with" | "leading" | "leaving" | "giving" | "producing" | "generating" | "resulting" | "yielding" => true,
        "and" => !matches!(
            clause.word(at + 1),
            "is" | "was"
                | "now"
                | "today"
                | "has"
                | "had"
                | "costs"
                | "cost"
                | "stands"
                | "stood"
                | "it"
                | "this"
                | "last"
                | "in"
        ),
        _ => false,
    })
}

/// Whether a sentence names the time of a figure: a month, a year, `now`, `five years ago`.
fn is_timed(clause: &Clause<'_, '_>) -> bool {
    (clause.from..clause.to).any(|at| {
        let word = clause.word(at);
        is_month(word) && !(word == "May" || word == "March")
            || is_year(word)
            || is_month(word) && at > clause.from
            || matches!(
                word,
                "now"
                    | "Now"
                    | "today"
                    | "Today"
                    | "ago"
                    | "earlier"
                    | "since"
                    | "Since"
                    | "before"
                    | "previous"
                    | "last"
                    | "Last"
                    | "this"
                    | "This"
                    | "then"
                    | "Then"
                    | "having"
                    | "when"
                    | "until"
                    | "later"
                    | "yesterday"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "winter"
            )
    })
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && matches!(word.as_bytes()[..2], [b'1', b'7'..=b'9'] | [b'2', b'0'])
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
    )
}

/// Whether a sentence speaks of what the one before did: `It is now`, `In April it fed`, `Now the figure is`, `June had`.
fn points_back(clause: &Clause<'_, '_>) -> bool {
    let opens = clause.from;
    if is_month(clause.word(opens)) && matches!(clause.word(opens + 1), "had" | "brought" | "saw" | "was") {
        return true;
    }
    (opens..clause.to.min(opens + 12)).any(|at| {
        matches!(
            clause.word(at),
            "It" | "it" | "They" | "they" | "There" | "there" | "That" | "This" if at == opens || clause.word(at) != "This" && clause.word(at) != "That"
        ) && !(clause.word(at) == "This" && matches!(clause.word(at + 1), "year" | "month" | "week" | "summer" | "winter" | "autumn" | "spring"))
            || matches!(clause.word(at), "figure" | "number" | "total" | "count" | "toll" | "estimate" | "tally")
                && matches!(clause.back(at, 1), "the" | "The" | "earlier" | "previous")
    })
}
