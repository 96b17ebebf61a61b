//! Amounts that words tie to a total without saying that they are all of it: `25 people, including 20 officers and five clerks`; `The charges include 18
//! counts of fraud, six of theft and eight of arson`; `6,000 would be moved, while a further 4,000`; `Of these 29`. They are held against the total where
//! they make it, come to more than it, or miss it by what slips in typing.

use super::items::{self, Items};
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::{self, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::slip;

/// The parts that words of a sentence tie to a total in it or in the sentence before, `near`.
pub(super) fn read(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>) -> Option<Parts> {
    if clause.amounts.len() < 2 {
        return near.and_then(|near| of_these(clause, &near));
    }
    let here = of_whole(clause).or_else(|| included(clause, near)).or_else(|| of_whom(clause));
    let here = here.or_else(|| a_further(clause, near));
    here.or_else(|| of_them(clause, &near?)).or_else(|| of_these(clause, &near?))
}

/// `92 people, including eight crew members and 84 passengers`; `They planned 52 deposits. The number included 29 oilfields and 23 gas fields.`
fn included(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>) -> Option<Parts> {
    let first = |at: usize| clause.amounts.iter().any(|amount| (at..at + 3).contains(&(amount.tokens.0 as usize)));
    let (from, whole) = (clause.from..clause.to).find_map(|at| opening(clause, at).filter(|(from, _)| first(*from)))?;
    let end = clause.find(from, |word| matches!(word, ";" | "were" | "was")).unwrap_or(clause.to);
    let items = listed(clause, from, end)?;
    let fits = |total: &&Quantity| is_total(total, &items);
    let own: Vec<&Quantity> = clause.amounts_before(from).filter(fits).collect();
    let wholes = match near {
        Some(near) if own.is_empty() => near.amounts.iter().rev().filter(fits).collect(),
        _ => own,
    };
    held(clause, &wholes, &items, whole, whole == Wording::MadeUp)
}

/// The amounts listed between two tokens, each the first of its item or wherever it stands in it.
fn listed<'w>(clause: &Clause<'w, '_>, from: usize, to: usize) -> Option<Items<'w>> {
    items::read(clause, from, to).filter(|items| items.closed).or_else(|| items::loose(clause, from, to))
}

/// `One of its eight planes flies, with three in repair, three in inspection and one being refitted`; `of eleven voters eight opposed it, two backed it and
/// one stayed away`.
fn of_whole(clause: &Clause<'_, '_>) -> Option<Parts> {
    let (at, whole) = clause.amounts.iter().take(2).enumerate().find(|(_, whole)| is_of(clause, whole))?;
    let end = whole.tokens.1 as usize;
    let items = match clause.amounts[..at] {
        [ref first] if first.tokens.1 as usize == is_of_at(clause, whole)? => {
            let with = clause.find(end, |word| word == "with").filter(|with| clause.back(*with, 1) == ",")?;
            let mut items = listed(clause, with + 1, clause.to)?;
            items.amounts.insert(0, first);
            items
        }
        [] => listed(clause, end, clause.to)?,
        _ => return None,
    };
    (items.amounts.len() > 2 && is_total(whole, &items)).then(|| held(clause, &[whole], &items, Wording::Of, true))?
}

/// Whether an amount is the whole that others are of: `of eleven voters`, `one of its eight planes`.
fn is_of(clause: &Clause<'_, '_>, whole: &Quantity) -> bool {
    whole.noun.is_some() && is_of_at(clause, whole).is_some()
}

/// The token of the `of` before a whole and what owns it.
fn is_of_at(clause: &Clause<'_, '_>, whole: &Quantity) -> Option<usize> {
    let start = whole.tokens.0 as usize;
    (start.saturating_sub(3)..start).rev().find(|at| matches!(clause.word(*at), "of" | "Of"))
}

/// The breakdown of the first total that agrees; else of the nearest that they can be of, where the parts must be meant to make it.
fn held(
    clause: &Clause<'_, '_>,
    wholes: &[&Quantity],
    items: &Items<'_>,
    wording: Wording,
    all: bool,
) -> Option<Parts> {
    let made = |total: &&Quantity| breakdown(clause, total, items, wording);
    let agreeing = wholes.iter().filter_map(made).find(|parts| parts.agrees == Some(true));
    agreeing.or_else(|| {
        let (total, parts) = wholes.iter().find_map(|total| Some((total, made(total)?)))?;
        misses(clause, items, total, all).then_some(Parts { agrees: Some(false), ..parts })
    })
}

/// Where the parts begin behind the word at token `at` that includes them, and whether they are all.
fn opening(clause: &Clause<'_, '_>, at: usize) -> Option<(usize, Wording)> {
    match clause.word(at) {
        "including" | "include" | "includes" | "included" => Some((at + 1, Wording::Of)),
        "comprising" | "comprise" | "comprises" | "comprised" => Some((at + 1, Wording::MadeUp)),
        "consist" | "consists" | "consisted" | "consisting" => {
            (clause.word(at + 1) == "of").then_some((at + 2, Wording::MadeUp))
        }
        "up" => clause.reads(at - 1, &["made", "up", "of"]).then_some((at + 2, Wording::MadeUp)),
        _ => None,
    }
}

/// `13 prisoners, 11 of whom are citizens and two of whom are not`
fn of_whom(clause: &Clause<'_, '_>) -> Option<Parts> {
    let shares = |part: &&Quantity| {
        let end = part.tokens.1 as usize;
        clause.word(end) == "of" && matches!(clause.word(end + 1), "whom" | "which") && is_plain(part)
    };
    let amounts: Vec<&Quantity> = clause.amounts.iter().filter(shares).collect();
    let [first, .., last] = amounts[..] else { return None };
    let whole = clause.amounts_before(first.tokens.0 as usize).next()?;
    let items = Items { end: last.tokens.1 as usize, closed: true, amounts, ..Items::default() };
    is_total(whole, &items).then(|| held(clause, &[whole], &items, Wording::Of, false))?
}

/// `13 members are from minorities. Twelve of them sit for Labour, and one is a Liberal.`
fn of_them(clause: &Clause<'_, '_>, near: &Clause<'_, '_>) -> Option<Parts> {
    let first = clause.amount_at(clause.from)?;
    let end = first.tokens.1 as usize;
    let them = clause.word(end) == "of" && matches!(clause.word(end + 1), "them" | "these" | "those");
    let items = items::read(clause, clause.from, clause.to).filter(|items| them && items.closed)?;
    let wholes: Vec<&Quantity> = near.amounts.iter().rev().filter(|total| is_total(total, &items)).collect();
    held(clause, &wholes, &items, Wording::Of, false)
}

/// `6,000 workers would be moved, while a further 4,000 would be trained`, of the 10,000 that the sentences before tell of.
fn a_further(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>) -> Option<Parts> {
    let more = |amount: &Quantity| {
        let (lead, at) = clause.lead(amount);
        matches!(lead, "another")
            || matches!(lead, "further" | "additional") && matches!(clause.back(at, 1), "a" | "an")
    };
    let at = clause.amounts.iter().position(more)?;
    let (first, second) =
        (clause.amounts[..at].iter().rev().find(|first| same_kind(first, &clause.amounts[at]))?, &clause.amounts[at]);
    let items = Items { amounts: vec![first, second], end: second.tokens.1 as usize, closed: true, ..Items::default() };
    if !items.amounts.iter().all(|part| is_plain(part)) {
        return None;
    }
    let fits = |total: &&Quantity| is_total(total, &items);
    let own = clause.amounts_before(first.tokens.0 as usize).filter(fits);
    let before = near.iter().flat_map(|near| near.amounts.iter().rev()).filter(fits);
    let wholes: Vec<&Quantity> = own.chain(before).collect();
    judge(clause, &wholes, &items)
}

/// `It names 16 French and 13 American attackers. Of these 29, …`: the total is told again as known.
fn of_these(clause: &Clause<'_, '_>, near: &Clause<'_, '_>) -> Option<Parts> {
    let known = |total: &Quantity| {
        let at = total.tokens.0 as usize;
        let these = matches!(clause.back(at, 1), "these" | "those" | "These" | "Those");
        let the = clause.back(at, 1) == "the" && matches!(clause.back(at, 2), "of" | "Of" | "all" | "All");
        (these || the) && is_plain(total)
    };
    let total = clause.amounts.iter().find(|total| known(total))?;
    let alike: Vec<&Quantity> = near.amounts.iter().filter(|part| same_kind(part, total) && is_plain(part)).collect();
    let last = alike.last()?;
    let joined = (alike[0].tokens.1..last.tokens.0).any(|at| matches!(near.word(at as usize), "and" | "with" | ","));
    let told = clause.amounts_until(clause.from).take(MANY).any(|before| before.value == total.value);
    if alike.len() < 2 || !joined || told {
        return None;
    }
    let items = Items { end: last.tokens.1 as usize, closed: true, amounts: alike, ..Items::default() };
    let greater = items.amounts.iter().all(|part| part.value < total.value);
    greater.then(|| judge(near, &[total], &items))?
}

/// How many amounts before a total that is called known may be the one meant.
const MANY: usize = 40;

/// The breakdown of the first total that agrees; else of the only one, where a slip parts it from its parts.
fn judge(clause: &Clause<'_, '_>, wholes: &[&Quantity], items: &Items<'_>) -> Option<Parts> {
    let made = |total: &&Quantity| breakdown(clause, total, items, Wording::Elsewhere);
    let agreeing = wholes.iter().filter_map(made).find(|parts| parts.agrees == Some(true));
    let values: Vec<f64> = items.amounts.iter().map(|part| part.value).collect();
    let sum: f64 = values.iter().sum();
    let exact = |total: &Quantity| total.figures().1 > 1 && slip::explains(&values, sum, total.value);
    agreeing.or_else(|| match wholes {
        [total] if exact(total) => made(total).map(|parts| Parts { agrees: Some(false), ..parts }),
        _ => None,
    })
}

/// Whether parts that do not make a total must be meant to.
fn misses(clause: &Clause<'_, '_>, items: &Items<'_>, total: &Quantity, all: bool) -> bool {
    let values: Vec<f64> = items.amounts.iter().map(|part| part.value).collect();
    let sum: f64 = values.iter().sum::<f64>() + items.ones as f64;
    let over = sum > total.value && sum <= MOST_OVER * total.value;
    let halves = items.are_halves(clause);
    let apart = halves || !items.amounts.iter().any(|part| is_of_persons(clause, part));
    let nearly = items.amounts.len() > 2 && total.value <= SMALL && sum >= NEARLY * total.value;
    let swapped = sum >= MOST_SWAPPED * total.value && slip::swaps(&values, sum, total.value);
    // `40 people, including 20 officers and 14 clerks`: where not all need be named, only what is typed wrong makes one digit of many another.
    let exact = total.value >= TELLING && slip::explains(&values, sum, total.value) || swapped;
    let fate = quantity::fate(clause.reading, total);
    let one_fate =
        items.amounts.iter().all(|part| quantity::fate(clause.reading, part).is_none_or(|own| Some(own) == fate));
    apart
        && one_fate
        && is_as_exact(total, items)
        && (over || exact || halves || all && (sum >= LEAST_OF_ALL * total.value || nearly))
}

/// Whether a total is told as exactly as its parts: `200 planes, 79 of them here and 79 there`, is not.
fn is_as_exact(total: &Quantity, items: &Items<'_>) -> bool {
    let digits = total.figures().1;
    digits > 1 || items.amounts.iter().all(|part| part.figures().1 <= digits)
}

/// Parts that come to more than this of a total are no parts of it.
const MOST_OVER: f64 = 1.5;
/// Parts that are said to be all come to this much of their total at least.
const LEAST_OF_ALL: f64 = 0.8;
/// Parts in which two digits changed places still come to this much of their total.
const MOST_SWAPPED: f64 = 0.6;
/// So much of a small total makes it unlikely that one was left out.
const NEARLY: f64 = 0.85;
/// Up to here any two numbers differ by a slip.
const SMALL: f64 = 30.0;
/// From here on a slip of one digit tells.
const TELLING: f64 = 100.0;

/// Whether a part is told by what a person is beside anything else, so that others may be of it too: `six women and three Americans`.
fn is_of_persons(clause: &Clause<'_, '_>, part: &Quantity) -> bool {
    const SORTS: &[&str] = &[
        "woman",
        "women",
        "man",
        "men",
        "child",
        "children",
        "girl",
        "girls",
        "boy",
        "boys",
        "minors",
        "teenagers",
        "babies",
        "elderly",
        "foreigners",
        "foreign",
        "civilians",
        "female",
        "male",
    ];
    let end = part.tokens.1 as usize;
    (end..end + 3)
        .take_while(|at| !matches!(clause.word(*at), "," | "and" | ";"))
        .any(|at| SORTS.contains(&clause.word(at)))
}

/// Whether an amount can be the total of parts.
fn is_total(total: &Quantity, items: &Items<'_>) -> bool {
    let largest = items.amounts.iter().map(|part| part.value).fold(0.0, f64::max);
    is_plain(total) && same_kind(total, items.amounts[0]) && total.value > largest
}

fn is_plain(amount: &Quantity) -> bool {
    !amount.ranges
        && amount.form != Written::Fraction
        && !amount.hedge.is_bound()
        && amount.value >= 1.0
        && amount.kind != QuantityKind::Percent
}
