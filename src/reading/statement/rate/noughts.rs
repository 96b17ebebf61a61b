//! A sum that is right but for its noughts: `A certificate costs £23 … the 27,000 have handed over £6.21m`. Price, number and sum of one paragraph whose
//! figures multiply to the digit, and whose decimal point has moved, are no chance; where any number there makes the sum as printed, nothing is said.

use super::each;
use super::{Rate, in_units};
use crate::reading::Reading;
use crate::reading::quantity::{Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::{Clause, clauses};
use crate::span::{Span, Text};

/// How many digits of a sum make its agreement with price and number telling.
const TELLING: u32 = 2;
/// How far (powers of ten) a decimal point moves by a slip.
const MOST: i32 = 3;
/// How far (as a part) the product may lie from the sum, by the rounding of each.
const ROUNDING: f64 = 0.004;
/// How many amounts before a paragraph that tells price and sum may be the number.
const WINDOW: usize = 40;
/// The least number of such things told before: smaller ones make any digits.
const FEW: f64 = 11.0;
/// How many amounts a paragraph holds at most; one with more is a table run together.
const AMOUNTS: usize = 40;

/// Every such sum of a story, in text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Rate> {
    let sentences: Vec<Clause<'_, '_>> = clauses(reading, 1).collect();
    let paragraphs = sentences.chunk_by(|one, next| one.block() == next.block());
    paragraphs.filter(|paragraph| has_money(paragraph)).flat_map(|paragraph| of_paragraph(paragraph)).collect()
}

fn has_money(paragraph: &[Clause<'_, '_>]) -> bool {
    let mut amounts = paragraph.iter().flat_map(|clause| clause.amounts);
    (2..=AMOUNTS).contains(&amounts.clone().count()) && amounts.any(|it| it.kind == QuantityKind::Money)
}

fn of_paragraph(paragraph: &[Clause<'_, '_>]) -> Option<Rate> {
    let amounts = || paragraph.iter().flat_map(|clause| clause.amounts.iter().map(move |amount| (clause, amount)));
    let near: Vec<&Quantity> = amounts().map(|(_, amount)| amount).collect();
    let prices = amounts().filter(|(clause, one)| is_price(clause, one));
    let found: Vec<Rate> = prices
        .flat_map(|(here, one)| {
            let sums = amounts().filter(move |(there, sum)| is_sum(there, sum, one) && is_near(here, there));
            let near = &near;
            sums.filter_map(move |(there, sum)| {
                let exact = |number: &&Quantity| number.value >= FEW;
                let before = || there.amounts_until(there.from).take(WINDOW).filter(exact).collect::<Vec<_>>();
                let told = of_sum(near, one, sum, here.sentence == there.sentence);
                told.unwrap_or_else(|| of_sum(&before(), one, sum, false).flatten())
            })
        })
        .collect();
    <[Rate; 1]>::try_from(found).ok().map(|[rate]| rate)
}

/// Whether two sentences speak of one thing: they are the same, or one follows the other.
fn is_near(one: &Clause<'_, '_>, other: &Clause<'_, '_>) -> bool {
    one.sentence.abs_diff(other.sentence) <= 1
}

/// What a price and a sum make with the one number of some amounts that gives the digits of the sum, and not the sum; `Some(None)` where one gives the sum, or
/// two its digits.
fn of_sum(amounts: &[&Quantity], one: &Quantity, sum: &Quantity, together: bool) -> Option<Option<Rate>> {
    let numbers: Vec<&Quantity> = amounts.iter().copied().filter(|number| is_number(number, one, sum)).collect();
    let unit = in_units(one) / in_units(sum);
    let product = |number: &Quantity| number.value * one.value * unit;
    let is = |made: f64, printed: f64| (made / printed - 1.0).abs() <= ROUNDING;
    // Any two or three numbers of the paragraph may be what the sum is of.
    let explained = |number: &&Quantity| {
        let made = product(number);
        let room = ROUNDING.max(sum.step / sum.value).max(0.02);
        (made / sum.value - 1.0).abs() <= room
            || numbers.iter().any(|more| {
                let all = made * more.value;
                (all / sum.value - 1.0).abs() <= room
            })
    };
    if numbers.iter().any(explained) {
        return Some(None);
    }
    let moved = |number: &&&Quantity| {
        let made = product(number);
        (1..=MOST).any(|places| {
            let power = 10f64.powi(places);
            is(made, sum.value * power) || is(made * power, sum.value)
        })
    };
    let mut fitting = numbers.iter().filter(moved);
    let number = fitting.next()?;
    if fitting.any(|other| other.value != number.value) {
        return Some(None);
    }
    let digits = sum.figures().1;
    let telling = digits >= TELLING || together && numbers.len() == 1;
    telling.then(|| {
        Some(Rate {
            span: one.span.to(number.span).to(sum.span),
            total: sum.span,
            number: Some(number.span),
            each: one.span,
            expected: sum.value / (number.value * unit),
            agrees: false,
        })
    })
}

/// Whether an amount can be the number that is multiplied: more than one, and no bare power of ten.
fn is_number(number: &Quantity, one: &Quantity, sum: &Quantity) -> bool {
    let counts = matches!(number.kind, QuantityKind::Count | QuantityKind::Measure(_) | QuantityKind::Duration);
    let own = number.span != one.span && number.span != sum.span;
    let whole = number.form != Written::Fraction && !number.ranges && number.value >= 2.0;
    counts && own && whole && number.figures() != (1.0, 1) && !is_power_of_ten(number.value)
}

fn is_power_of_ten(value: f64) -> bool {
    let power = value.log10();
    (power - power.round()).abs() < 1e-9
}

/// Whether words say that an amount of money is for one of many.
fn is_price(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let plain = amount.kind == QuantityKind::Money && !amount.ranges && amount.hedge != Hedge::Over;
    if !plain || is_power_of_ten(amount.value) {
        return false;
    }
    let at = clause.amounts.iter().position(|own| own.span == amount.span);
    if let Some(each) = at.and_then(|at| each::read(clause, at)) {
        return !each.per.is_time();
    }
    let from = amount.tokens.0 as usize;
    let lead = clause.lead(amount).0;
    let behind = (clause.after(amount, 0), clause.after(amount, 1));
    let one = |word: &str| {
        matches!(
            word,
            "each"
                | "every"
                | "single"
                | "average"
                | "Average"
                | "Each"
                | "Every"
                | "per"
                | "fare"
                | "price"
                | "fee"
                | "Tickets"
                | "tickets"
                | "ticket"
                | "entry"
                | "admission"
                | "rate"
                | "apiece"
        )
    };
    const REACH: usize = 9;
    let last = clause.amounts_before(from).find(|it| it.kind == QuantityKind::Money);
    let before = from.saturating_sub(REACH).max(last.map_or(clause.from, |last| last.tokens.1 as usize + 1))..from;
    matches!(behind, ("for", "a" | "an" | "any" | "every" | "each") | ("at", "either" | "any"))
        || matches!(lead, "at" | "At") && before.clone().any(|at| clause.amount_at(at).is_some())
        || before.into_iter().any(|at| one(clause.word(at)))
}

/// Whether words say that an amount of money, of the currency of the price, is what many make together.
fn is_sum(clause: &Clause<'_, '_>, sum: &Quantity, one: &Quantity) -> bool {
    let alike = sum.kind == QuantityKind::Money
        && (sum.currency == one.currency || in_units(one) < 1.0)
        && sum.span != one.span
        && !sum.ranges
        && sum.hedge != Hedge::Over
        && in_units(sum) == 1.0;
    if !alike || is_price(clause, sum) && clause.lead(sum).0 != "or" {
        return false;
    }
    const REACH: usize = 8;
    let (from, to) = (sum.tokens.0 as usize, sum.tokens.1 as usize);
    let near = from.saturating_sub(REACH).max(clause.from)..(to + 4).min(clause.to);
    near.into_iter().any(|at| is_of_many(clause.word(at)))
}

/// A word beside what many make together.
fn is_of_many(word: &str) -> bool {
    matches!(
        word,
        "total"
            | "totals"
            | "totalling"
            | "totaling"
            | "totalled"
            | "totaled"
            | "sum"
            | "bill"
            | "gate"
            | "takings"
            | "proceeds"
            | "altogether"
            | "all"
            | "together"
            | "combined"
            | "between"
            | "Between"
            | "worth"
            | "raise"
            | "raised"
            | "raises"
            | "raising"
            | "bring"
            | "brings"
            | "brought"
            | "bringing"
            | "take"
            | "takes"
            | "took"
            | "taking"
            | "taken"
            | "earn"
            | "earned"
            | "earns"
            | "earning"
            | "gross"
            | "grossed"
            | "make"
            | "makes"
            | "made"
            | "making"
            | "cost"
            | "costs"
            | "costing"
            | "pay"
            | "paid"
            | "pays"
            | "paying"
            | "spent"
            | "spend"
            | "spends"
            | "spending"
            | "means"
            | "meaning"
            | "implies"
            | "implying"
            | "or"
            | "so"
            | "therefore"
            | "is"
            | "handed"
            | "collected"
            | "collect"
            | "collects"
            | "netted"
            | "net"
            | "revenue"
            | "outlay"
            | "comes"
            | "came"
            | "amounts"
            | "amounting"
            | "giving"
            | "yields"
            | "yielded"
            | "yield"
            | "saves"
            | "saved"
            | "save"
            | "value"
            | "fetch"
            | "fetched"
    )
}

/// What the rates found before leave to this: sums that none of them is of.
pub(super) fn add(found: &mut Vec<Rate>, reading: &Reading<'_>) {
    let told: Vec<Span<Text>> = found.iter().flat_map(|rate| [rate.total, rate.each]).collect();
    found.extend(read(reading).into_iter().filter(|rate| !told.contains(&rate.total) && !told.contains(&rate.each)));
    found.sort_by_key(|rate| rate.span.start);
}
