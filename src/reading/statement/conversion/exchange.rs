//! One sum in two monies: `$30,000 (£16,000)`, `1.5 trillion yuan ($217 billion; 205 billion euros)`. Rates change from day to day, but not tenfold, and not
//! inside a story: a sum is held against all that the one money has been worth in the other for fifty years, and against the other sums of its story.

mod worth;

use super::joint::{self, Joint};
use crate::reading::Reading;
use crate::reading::date::year;
use crate::reading::quantity::{Bounds, Currency, Hedge, Quantity, QuantityKind, Words};
use crate::reading::statement::print::figure;
use crate::span::{Span, Text};
use rustc_hash::FxHashMap;

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
    let rates = Rates::of(&pairs);
    pairs.iter().map(|it| judge(reading, it, &rates)).collect()
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

fn judge(reading: &Reading<'_>, it: &Pair<'_>, rates: &Rates) -> Exchange {
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
    match rates.without(it) {
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

/// The rates at which a story converts, for the two monies both ways round.
struct Rates(FxHashMap<(Currency, Currency), Shared>);

/// What all rates of two monies share, whichever of them is left out.
struct Shared {
    count: usize,
    /// The two greatest of what rates are at least, the greatest first.
    lows: [f64; 2],
    /// The two least of what rates are at most, the least first.
    highs: [f64; 2],
}

impl Rates {
    fn of(pairs: &[Pair<'_>]) -> Rates {
        let mut rates: FxHashMap<(Currency, Currency), Shared> = FxHashMap::default();
        for pair in pairs.iter().filter(|pair| !pair.of_another_year) {
            let (from, to) = pair.monies;
            let back = Bounds { low: 1.0 / pair.rate.high, high: 1.0 / pair.rate.low };
            rates.entry((from, to)).or_default().add(pair.rate);
            rates.entry((to, from)).or_default().add(back);
        }
        Rates(rates)
    }

    /// The rate at which the other sums of the story are converted, two at least, where they agree with each other.
    fn without(&self, it: &Pair<'_>) -> Option<Bounds> {
        let shared = self.0.get(&it.monies).filter(|_| !it.of_another_year)?;
        let low = if it.rate.low == shared.lows[0] { shared.lows[1] } else { shared.lows[0] };
        let high = if it.rate.high == shared.highs[0] { shared.highs[1] } else { shared.highs[0] };
        (shared.count > 2 && low <= high).then_some(Bounds { low, high })
    }
}

impl Default for Shared {
    fn default() -> Shared {
        Shared { count: 0, lows: [0.0; 2], highs: [f64::INFINITY; 2] }
    }
}

impl Shared {
    fn add(&mut self, rate: Bounds) {
        let Shared { count, lows: [low, next_low], highs: [high, next_high] } = self;
        *count += 1;
        (*low, *next_low) = (low.max(rate.low), next_low.max(low.min(rate.low)));
        (*high, *next_high) = (high.min(rate.high), next_high.min(high.max(rate.high)));
    }
}

/// How far (a factor) two rates are apart.
fn apart(one: Bounds, other: Bounds) -> f64 {
    if one.meets(other) { 1.0 } else { (one.low / other.high).max(other.low / one.high) }
}
