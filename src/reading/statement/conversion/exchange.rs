//! One sum in two monies: `$30,000 (£16,000)`, `1.5 trillion yuan ($217 billion; 205 billion euros)`. Rates change from day to day, but not tenfold, and not
//! inside a story: a sum is held against all that the one money has been worth in the other for fifty years, and against the other sums of its story.

mod worth;

use super::joint::{self, Joint};
use crate::reading::Reading;
use crate::reading::date::year;
use crate::reading::quantity::{Bounds, Currency, Hedge, Quantity, QuantityKind, Words};
use crate::reading::statement::print::figure;
use crate::span::{Span, Text};

/// One sum in two monies.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// From the first sum to the end of the second.
    pub span: Span<Text>,
    /// The sum printed first.
    pub from: Span<Text>,
    /// The sum printed second.
    pub to: Span<Text>,
    /// What the second should be, as messages print it.
    pub expected: String,
    /// What says so.
    pub by: Measure,
    /// Whether the two agree; unknown where nothing says what the one money is worth in the other.
    pub agrees: Option<bool>,
}

/// What a sum in two monies is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// What the one money has ever been worth in the other.
    Ever,
    /// The other sums of the story.
    Story,
}

impl Measure {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["ever", "story"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Measure::NAMES[self as usize]
    }
}

/// Two sums that say the same.
#[derive(Clone, Copy)]
struct Pair<'w> {
    from: &'w Quantity,
    to: &'w Quantity,
    /// The monies of both.
    monies: (Currency, Currency),
    /// What one of the first is worth in the second.
    rate: Bounds,
    /// Its sentence tells of another year, whose rate was another.
    of_another_year: bool,
}

/// How many tokens stand at most between a sum and the same in another money.
const REACH: u32 = 6;

/// Every sum of a story in two monies, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Exchange> {
    let all = reading.quantities();
    let sums = all.windows(2).filter(|two| two.iter().all(|sum| sum.kind == QuantityKind::Money));
    let mut pairs: Vec<Pair<'_>> = vec![];
    for two in sums {
        let bracketed = pairs.last().filter(|last| last.to == &two[0]).map(|last| last.from);
        if let Some(pair) = pair(reading, &two[0], &two[1], bracketed.is_some()) {
            pairs.push(pair);
        }
    }
    pairs.iter().enumerate().map(|(at, it)| judge(reading, it, at, &pairs)).collect()
}

/// Two sums as a pair, where nothing but what joins them stands between; `inside` a bracket, what parts its sums joins them.
fn pair<'w>(reading: &Reading<'_>, from: &'w Quantity, to: &'w Quantity, inside: bool) -> Option<Pair<'w>> {
    let monies = (from.currency?, to.currency?);
    let (end, next) = (from.tokens.1 as usize, to.tokens.0 as usize);
    let words = Words::new(reading, from.tokens.0 as usize);
    if monies.0 == monies.1 || next < end || to.tokens.0 - from.tokens.1 > REACH || !words.hold(next) {
        return None;
    }
    let plain = |sum: &Quantity| !sum.ranges && sum.value > 0.0 && worth::is_told(sum, words.slice(sum));
    let parted = || matches!(words.get(end), ";" | "," | "/" | "or") && joint::only_hedges(&words, end + 1, next);
    let joined = joint::read(&words, end, next).filter(|joined| joined.adjuncts <= 2 && joined.joint.binds());
    let joins = joined.is_some_and(|joined| joined.joint != Joint::Or || !inside) || inside && parted();
    let (one, other) = (about(from), about(to));
    (joins && plain(from) && plain(to)).then(|| Pair {
        from,
        to,
        monies,
        rate: Bounds { low: other.low / one.high, high: other.high / one.low },
        of_another_year: tells_of_year(reading, from),
    })
}

/// The values of a sum that is converted: round figures are rounder than they look.
fn about(sum: &Quantity) -> Bounds {
    const ROUND: f64 = 0.015;
    let step = if sum.hedge == Hedge::None { sum.step / 2.0 } else { sum.step };
    sum.bounds().wider(step.min(sum.value * 0.2) + ROUND * sum.value)
}

/// Whether the sentence of a sum prints a year.
fn tells_of_year(reading: &Reading<'_>, sum: &Quantity) -> bool {
    let Some(sentence) = reading.sentence_at(sum.span.start) else { return true };
    reading.words()[reading.sentences()[sentence].tokens()].iter().any(|word| year(word).is_some())
}

fn judge(reading: &Reading<'_>, it: &Pair<'_>, at: usize, all: &[Pair<'_>]) -> Exchange {
    let exchange = |expected: String, by, agrees| Exchange {
        span: it.from.span.to(it.to.span),
        from: it.from.span,
        to: it.to.span,
        expected,
        by,
        agrees,
    };
    let ever = worth::rate(it.monies);
    if !it.rate.meets(Bounds { low: ever.low / worth::MARGIN, high: ever.high * worth::MARGIN }) {
        let least = worth::print(reading, it.to, it.from.value * ever.low);
        let most = worth::print(reading, it.to, it.from.value * ever.high);
        return exchange(format!("{least} to {most} at any rate of exchange"), Measure::Ever, Some(false));
    }
    match rate_of_story(it, at, all) {
        Some(rate) => {
            let expected = worth::print(reading, it.to, it.from.value * rate.middle());
            exchange(
                format!("{expected} at the rate of the rest of the story"),
                Measure::Story,
                Some(apart(it.rate, rate) < FAR),
            )
        }
        None => exchange(figure(it.to.value), Measure::Ever, None),
    }
}

/// How far (a factor) a sum may lie from the rate of its story.
const FAR: f64 = 1.08;

/// The rate at which the other sums of a story are converted, two at least, where they agree with each other.
fn rate_of_story(it: &Pair<'_>, at: usize, all: &[Pair<'_>]) -> Option<Bounds> {
    let same = |other: &&Pair<'_>| !other.of_another_year && !it.of_another_year;
    let others = all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other).filter(same);
    let rates = others.filter_map(|other| {
        let Bounds { low, high } = other.rate;
        let back = (other.monies.1, other.monies.0) == it.monies;
        (other.monies == it.monies)
            .then_some(other.rate)
            .or(back.then_some(Bounds { low: 1.0 / high, high: 1.0 / low }))
    });
    let rates: Vec<Bounds> = rates.collect();
    let low = rates.iter().map(|rate| rate.low).fold(0.0, f64::max);
    let high = rates.iter().map(|rate| rate.high).fold(f64::INFINITY, f64::min);
    (rates.len() > 1 && low <= high).then_some(Bounds { low, high })
}

/// How far (a factor) two rates are apart.
fn apart(one: Bounds, other: Bounds) -> f64 {
    if one.meets(other) { 1.0 } else { (one.low / other.high).max(other.low / one.high) }
}
