//! A total, how many share it, and what each has: `46,000 people in 212 camps, an average of 217 a camp`; `40 tickets at $25 raised $1,000`; `$2,000 to
//! each of the 30, $60,000 in all`; `300 miles in five hours, an average of 60 mph`; `60 feet by 40, or 2,400 square feet`; and one rate told for two
//! lengths of time, `$60 a month, or $720 a year`.
//!
//! The total is the number times what each has; a year has twelve months, 52 weeks or 365 days. Printed figures stand for all values that round to
//! them. A number and a total that agree with the rate are taken before any others; where none do, words have to tie the three together.

mod each;
mod far;
mod measures;
mod noughts;
mod spans;

use super::change::way;
use super::clause::{Clause, clauses, in_units};
use crate::reading::Reading;
use crate::reading::quantity::{Bounds, Hedge, Quantity, QuantityKind, Written};
use crate::span::{Span, Text};
use each::{Each, Per};

/// One rate that can be worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// All of it.
    pub span: Span<Text>,
    /// The total, or the rate it is worked out from, as printed.
    pub total: Span<Text>,
    /// How many share it, as printed; `None` where the two rates are for lengths of time.
    pub number: Option<Span<Text>>,
    /// What each has, as printed.
    pub each: Span<Text>,
    /// What `each` should be.
    pub expected: f64,
    /// Whether print and sum agree.
    pub agrees: bool,
}

/// Every rate of a story that can be worked out, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Rate> {
    let mut found: Vec<Rate> = vec![];
    let mut before: Option<Clause<'_, '_>> = None;
    for clause in clauses(reading, 1) {
        let last = before.filter(|before| before.sentence + 1 == clause.sentence && before.block() == clause.block());
        for at in 0..clause.amounts.len() {
            let rate = spans::two(&clause, last.as_ref(), at)
                .or_else(|| measures::speed(&clause, at))
                .or_else(|| measures::area(&clause, at))
                .or_else(|| each::read(&clause, at).and_then(|each| of_each(&clause, last.as_ref(), &each)));
            found.extend(rate.filter(|rate| found.last().is_none_or(|last| last.span != rate.span)));
        }
        before = Some(clause);
    }
    noughts::add(&mut found, reading);
    found
}

/// A rate with the number and the total that belong to it.
fn of_each<'w>(clause: &Clause<'w, '_>, last: Option<&Clause<'w, '_>>, each: &Each<'w, '_>) -> Option<Rate> {
    if is_daily(clause, each) || grows(clause, each) {
        return None;
    }
    let refers = last.is_some() && refers(clause);
    let mut pool: Vec<&Quantity> = clause.amounts.iter().filter(|amount| *amount != each.amount).collect();
    if refers || each.opens {
        pool.extend(last.into_iter().flat_map(|last| last.amounts));
    }
    let mut numbers: Vec<&Quantity> = match each.per {
        Per::Of(number) => vec![number],
        _ => pool.iter().copied().filter(|amount| each.counts(clause, amount)).collect(),
    };
    let elsewhere = numbers.is_empty();
    if elsewhere {
        numbers.extend(told_before(clause, each));
    }
    let mut wrong: Vec<(bool, Rate)> = vec![];
    for number in numbers {
        for total in pool.iter().copied().filter(|total| *total != number && is_total(clause, each.amount, total)) {
            let Some(rate) = judge(clause, each, number, total) else { continue };
            let off = is_off(clause, each, number, total);
            if rate.agrees && !off {
                return Some(rate);
            }
            let sense = match off {
                true => false,
                false if elsewhere => makes_sense(clause, each, total),
                false => any_makes(clause, each, total, &pool),
            };
            if is_tied(clause, each, number, total, refers) && !sense {
                let rate = Rate { agrees: false, ..rate };
                wrong.push((total.noun.is_none() && total.kind == QuantityKind::Count, rate));
            }
        }
    }
    // Where more than one number and total could be meant, none is; a total that names its things goes before a bare number.
    wrong.sort_by_key(|(bare, _)| *bare);
    let Some((first, _)) = wrong.first() else { return far::of_each(clause, each) };
    let first = *first;
    let alone = wrong.iter().filter(|(bare, _)| *bare == first).count() == 1;
    alone.then(|| wrong.swap_remove(0).1)
}

/// Whether words behind the amount say that it is so much in a time: `two murders and nearly ten shootings every single day`. Runs at an average are a
/// batsman's, by dismissals.
fn is_daily(clause: &Clause<'_, '_>, each: &Each<'_, '_>) -> bool {
    let mut behind = each.amount.tokens.1 as usize..clause.to;
    let daily = !each.per.is_time()
        && behind.any(|at| {
            clause.word(at) == "every" && (at + 1..at + 3).any(|at| spans::in_a_year(clause.word(at)).is_some())
        });
    daily || (clause.from..clause.to).any(|at| clause.word(at) == "runs" && clause.word(at + 1) == "at")
}

/// The one number of such things that the story has told before: `each man`, where it is of 11 men.
fn told_before<'w>(clause: &Clause<'w, '_>, each: &Each<'w, '_>) -> Option<&'w Quantity> {
    const WINDOW: usize = 40;
    let Per::Noun(noun) = each.per else { return None };
    // What a share earns is reckoned on all there are, which are seldom told.
    if spans::in_a_year(noun).is_some()
        || matches!(noun, "share" | "shr" | "unit" | "barrel" | "ounce" | "pound" | "gallon")
    {
        return None;
    }
    let mut told = clause.amounts_until(clause.from).take(WINDOW).filter(|it| it.is_count() && each.counts(clause, it));
    let first = told.next()?;
    told.all(|other| (other.value - first.value).abs() < 0.5).then_some(first)
}

/// Whether any other amount of the sentence makes the rate.
fn any_makes(clause: &Clause<'_, '_>, each: &Each<'_, '_>, total: &Quantity, pool: &[&Quantity]) -> bool {
    pool.iter().any(|number| number.is_count() && judge(clause, each, number, total).is_some_and(|rate| rate.agrees))
}

/// Whether any count of the story makes the rate, whatever it counts.
fn makes_sense(clause: &Clause<'_, '_>, each: &Each<'_, '_>, total: &Quantity) -> bool {
    const WINDOW: usize = 100;
    let before = clause.amounts_until(clause.from).take(WINDOW);
    let mut all = before.chain(clause.amounts_from(clause.to).take(WINDOW)).filter(|number| number.is_count());
    all.any(|number| judge(clause, each, number, total).is_some_and(|rate| rate.agrees))
}

/// Whether a sentence goes on about the figures of the one before: `That is $30,000 each.`, `A worker of 36 hours therefore earns $17 an hour.`
fn refers(clause: &Clause<'_, '_>) -> bool {
    let verb = |at: usize| {
        matches!(
            clause.word(at),
            "is" | "was"
                | "were"
                | "works"
                | "worked"
                | "comes"
                | "came"
                | "means"
                | "makes"
                | "made"
                | "amounts"
                | "averages"
        )
    };
    match clause.word(clause.from) {
        "That’s" | "That's" => true,
        "That" | "This" | "It" => verb(clause.from + 1),
        "Each" | "Every" => true,
        "On" => clause.word(clause.from + 1) == "average",
        _ => clause.find(clause.from, |word| matches!(word, "therefore" | "thus")).is_some(),
    }
}

/// Whether an amount can be the total of what each has.
fn is_total(clause: &Clause<'_, '_>, each: &Quantity, total: &Quantity) -> bool {
    let whole = |amount: &Quantity| amount.form != Written::Fraction && !amount.ranges;
    let alike = match (each.kind, total.kind) {
        (QuantityKind::Money, QuantityKind::Money) => {
            each.currency == total.currency || in_units(each) < 1.0 && in_units(total) == 1.0
        }
        (QuantityKind::Measure(_), _) => each.unit == total.unit,
        (QuantityKind::Count, QuantityKind::Count | QuantityKind::Measure(_)) => true,
        _ => false,
    };
    let price = total.kind == QuantityKind::Money && matches!(clause.after(total, 0), "per" | "each" | "apiece");
    alike && whole(each) && whole(total) && !price && !is_reached(clause, total)
}

/// Whether a figure is the end of a change, and so no sum: `holdings rose 10 billion to 58 billion, averaging 51 billion`.
fn is_reached(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let (lead, at) = clause.lead(amount);
    lead == "to" && (1..7).any(|back| way(clause.back(at, back)).is_some())
}

/// Whether what is paid in grows: `£50 a month invested for 25 years, a payout of £47,000`.
fn grows(clause: &Clause<'_, '_>, each: &Each<'_, '_>) -> bool {
    each.per.is_time()
        && (clause.from..clause.to).any(|at| {
            let word = clause.word(at);
            word.starts_with("invest") || matches!(word, "interest" | "endowment" | "pension" | "maturity" | "savings")
        })
}

/// Works the rate out; `None` where the total is less than what each has.
fn judge(clause: &Clause<'_, '_>, each: &Each<'_, '_>, number: &Quantity, total: &Quantity) -> Option<Rate> {
    let one = each.amount;
    let (unit, scale) = (in_units(one) / in_units(total), each.scale(clause, number));
    let (top, bottom, printed) = (total.bounds(), number.bounds(), one.bounds());
    let shared = each.per != Per::One || number.value.fract() == 0.0;
    if !shared || number.value * scale < 2.0 || total.value < one.value * unit || bottom.low <= 0.0 {
        return None;
    }
    let noun = |amount: &Quantity| amount.noun.map(|noun| clause.reading.slice(noun));
    if noun(number).is_some() && noun(number) == noun(total) {
        return None;
    }
    // `24 sacks` among `a crew of eight`, not the other way round.
    if one.kind == QuantityKind::Count && one.value >= 1.0 && total.value < number.value * scale {
        return None;
    }
    let expected = Bounds { low: top.low / (bottom.high * scale), high: top.high / (bottom.low * scale) };
    let slack = one.step.max(one.value * 0.02);
    let printed = Bounds { low: (printed.low - slack) * unit, high: (printed.high + slack) * unit };
    Some(Rate {
        span: one.span.to(number.span).to(total.span),
        total: total.span,
        number: Some(number.span),
        each: one.span,
        expected: total.value / (number.value * scale * unit),
        agrees: printed.meets(expected),
    })
}

/// Whether a total told as what so many of so many make is not that, to the last one: `14 rows of 22 seats, or 318 in all`.
fn is_off(clause: &Clause<'_, '_>, each: &Each<'_, '_>, number: &Quantity, total: &Quantity) -> bool {
    let one = each.amount;
    let exact = |amount: &Quantity| amount.is_count() && amount.hedge == Hedge::None && amount.bounds().is_exact();
    let counted =
        [one, number, total].into_iter().all(exact) && number.noun.is_some() && number.tokens.1 <= one.tokens.0;
    let (lead, _) = clause.lead(one);
    counted && lead == "of" && one.value * number.value != total.value && sums(clause, one, number, total)
}

/// Whether words say that the three belong together: what each has is told as the outcome of the other two, or the total is.
fn is_tied(clause: &Clause<'_, '_>, each: &Each<'_, '_>, number: &Quantity, total: &Quantity, refers: bool) -> bool {
    let one = each.amount;
    let last = |amount: &Quantity| amount.tokens.1 <= one.tokens.0;
    let named = each.per == Per::Of(number) && number.tokens.0 >= one.tokens.1;
    let (from, to) =
        (one.tokens.0.min(number.tokens.0).min(total.tokens.0), one.tokens.1.max(number.tokens.1).max(total.tokens.1));
    let mixed = clause.amounts.iter().any(|other| {
        other.kind == total.kind
            && (from..to).contains(&other.tokens.0)
            && ![one, number, total].contains(&other)
            && other.kind == QuantityKind::Money
    });
    if mixed {
        return false;
    }
    let outcome = (last(number) || named) && last(total) && (each.is_outcome(clause) || refers);
    // `12,500 kg in bags of 50 kg; that is 250 bags`
    let (lead, at) = clause.lead(number);
    let makes = lead == "or"
        || matches!(lead, "is" | "makes" | "make") && matches!(clause.back(at, 1), "that" | "which" | "That");
    let counted = number.tokens.0 >= one.tokens.1.max(total.tokens.1) && makes;
    outcome || counted || sums(clause, one, number, total) || is_parted(clause, one, number, total)
}

/// `183 cows, divided into three herds of 63`
fn is_parted(clause: &Clause<'_, '_>, one: &Quantity, number: &Quantity, total: &Quantity) -> bool {
    let (lead, at) = clause.lead(number);
    total.tokens.1 <= number.tokens.0
        && number.tokens.1 <= one.tokens.0
        && lead == "into"
        && matches!(clause.back(at, 1), "divided" | "split" | "separated" | "parted" | "grouped" | "sorted" | "broken")
}

/// `, a total of $60,000`; `or $60,000 in all`; `raised $1,000`; `cost the county $360,000`: the total is told as the sum.
fn sums(clause: &Clause<'_, '_>, one: &Quantity, number: &Quantity, total: &Quantity) -> bool {
    let (start, end) = (total.tokens.0 as usize, total.tokens.1 as usize);
    let (lead, at) = clause.lead(total);
    let all = matches!(
        (clause.word(end), clause.word(end + 1)),
        ("in", "all" | "total") | ("all", "told") | ("altogether", _) | ("for", "the" | "all")
    );
    let label = matches!(lead, "of" | "to" | "was" | "is")
        && (1..4).any(|back| {
            matches!(
                clause.back(at, back),
                "total" | "bill" | "cost" | "sum" | "payout" | "came" | "comes" | "amounting" | "amounts" | "price"
            )
        });
    let after = start as u32 >= one.tokens.1.max(number.tokens.1);
    let from = if after { one.tokens.1.max(number.tokens.1) as usize } else { end };
    let to = if after { start } else { one.tokens.0.min(number.tokens.0) as usize };
    let parted = (from..to).any(|at| {
        matches!(clause.word(at), ";" | "while" | "but") || clause.word(at) == "and" && !is_earning(clause.word(at + 1))
    });
    let verb = (1..5).any(|back| start > back + clause.from && is_earning(clause.word(start - back)));
    let so = (from..to).any(|at| matches!(clause.word(at), "so" | "for" | "or")) && after && from < to;
    let near = to.saturating_sub(from) <= 9;
    all || label && after || near && !parted && after && (verb || so && (lead == "or" || lead == "for" || verb))
}

/// A verb whose object is what many things bring or cost together.
fn is_earning(word: &str) -> bool {
    matches!(
        word,
        "raised"
            | "raising"
            | "raises"
            | "brought"
            | "bringing"
            | "cost"
            | "costs"
            | "costing"
            | "took"
            | "earned"
            | "earning"
            | "totalled"
            | "totaled"
            | "totalling"
            | "totaling"
            | "grossed"
            | "grossing"
            | "made"
            | "makes"
            | "making"
            | "fetched"
    )
}
