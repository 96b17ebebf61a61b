//! Whether two amounts in different units agree, as an honest desk rounds.
//!
//! What is allowed for: the last printed digit of both, cut off or rounded; one of the two rounded to a five, ten, fifty … it is printed as; factors
//! known by heart (1.6 for a mile); hedges; the fives in which storm centres give winds and distances, converted from knots and nautical miles. Factors
//! are those of the international yard and pound agreement of 1959; the sea limits of 12, 24 and 200 miles are nautical (UN Convention on the Law of the
//! Sea, articles 3, 33 and 57).

use super::temperature::Scale;
use crate::reading::Reading;
use crate::reading::quantity::{Dimension, Hedge, Quantity, Unit, Written};

/// What the sum says of a conversion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// The first amount in the second's unit.
    pub expected: f64,
    /// What is printed, in parts of what is expected.
    pub ratio: f64,
    /// Whether the two agree.
    pub agrees: bool,
    /// Whether no rounding comes near: a quarter off, five degrees for temperatures.
    pub gross: bool,
    /// The slip that explains it.
    pub slip: Slip,
    /// Whether the second is printed far more exactly than the first was measured.
    pub over_precise: bool,
}

/// The slip that gives what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// None that is known.
    None,
    /// The formula for a temperature used on a difference, or the other way about.
    WrongFormula,
    /// Divided where it is to be multiplied.
    UpsideDown,
    /// A power of ten too much or too little.
    Magnitude,
    /// The minus left out, or put in.
    Sign,
    /// Digits that changed places.
    SwappedDigits,
}

impl Slip {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] =
        &["none", "wrong-formula", "upside-down", "magnitude", "sign", "swapped-digits"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Slip::NAMES[self as usize]
    }
}

/// What is known beside the two amounts.
pub(super) struct Setting<'w> {
    pub scale: Scale,
    pub storm: Storm<'w>,
    /// The second amount as printed.
    pub printed: &'w str,
}

/// Whether the story is about a storm; asked only where it matters.
pub(super) struct Storm<'w>(&'w str);

impl<'w> Storm<'w> {
    pub(super) fn new(reading: &Reading<'w>) -> Storm<'w> {
        Storm(reading.text())
    }

    fn rages(&self) -> bool {
        const WORDS: &[&str] =
            &["urricane", "ropical storm", "ropical Storm", "yclone", "yphoon", "ropical depression"];
        WORDS.iter().any(|word| self.0.contains(word))
    }
}

/// How far a round or hedged figure may be off, as a part of it: `10 miles (15 km)`, `20 miles (30 km)` are 7 percent off and common in print.
const ROUND: f64 = 0.075;
/// How far factors known by heart are off: 1.6 for 1.609, 3.3 for 3.281, 2.5 for 2.471.
const BY_HEART: f64 = 0.01;
/// How far beyond the last rounding an amount must be for no doubt to be left.
const GROSS: f64 = 1.25;
/// The same for temperatures, in kelvin.
const GROSS_DEGREES: f64 = 5.0;
/// What storm centres round to; speeds in mph or km/h, distances in miles or kilometres.
const STORM_STEP: f64 = 5.0;
/// How far a hedged temperature may be off, in its own degrees.
const HEDGED_DEGREES: f64 = 2.0;
/// Sea limits in nautical miles, which copy calls miles.
const SEA_LIMITS: &[f64] = &[12.0, 24.0, 200.0];

/// Amounts from the first to the second.
#[derive(Debug, Clone, Copy)]
struct Span(f64, f64);

impl Span {
    /// How far the two are apart: 0 where they meet.
    fn gap(self, other: Span) -> f64 {
        (other.0 - self.1).max(self.0 - other.1).max(0.0)
    }
}

/// Judges whether `to` is `from` in another unit.
pub(super) fn judge(
    from: (&Quantity, &'static Unit),
    to: (&Quantity, &'static Unit),
    setting: &Setting<'_>,
) -> Verdict {
    let scales: &[Scale] = match setting.scale {
        Scale::Point => &[Scale::Point],
        Scale::Difference => &[Scale::Difference],
        Scale::Either => &[Scale::Point, Scale::Difference],
    };
    let (mut gap, mut expected) = (f64::INFINITY, f64::NAN);
    for convert in scales.iter().flat_map(|scale| ways(from, to.1, *scale)) {
        let here = apart(from, to, &convert, setting);
        let middle = convert.there(from.0.value);
        let nearer = here < gap || here == gap && (middle - to.0.value).abs() < (expected - to.0.value).abs();
        if nearer || expected.is_nan() {
            (gap, expected) = (here, middle);
        }
    }
    let agrees = gap <= 0.0;
    let printed = to.0.value;
    let temperature = to.1.dimension == Dimension::Temperature;
    let gross = if temperature {
        gap * to.1.factor >= GROSS_DEGREES
    } else {
        let nearest = if printed > expected { printed - gap } else { printed + gap };
        gap > 0.0 && (nearest <= 0.0 || printed / nearest >= GROSS || nearest / printed >= GROSS)
    };
    let slip = if agrees { Slip::None } else { slip(from, to, expected, setting.scale) };
    Verdict {
        expected,
        ratio: printed / expected,
        agrees,
        gross,
        slip,
        over_precise: agrees && over_precise(from, to, setting.printed),
    }
}

/// One way from a unit to another.
#[derive(Debug, Clone, Copy)]
struct Way {
    factor: f64,
    shift: f64,
}

impl Way {
    fn there(&self, value: f64) -> f64 {
        value * self.factor + self.shift
    }
}

/// All ways there are: gallons and tons have more than one size, sea limits are nautical.
fn ways<'w>(from: (&'w Quantity, &'static Unit), to: &'static Unit, scale: Scale) -> impl Iterator<Item = Way> + 'w {
    let shift = if scale == Scale::Point { (from.1.zero - to.zero) / to.factor } else { 0.0 };
    let sizes = |unit: &'static Unit, value: Option<f64>| {
        let metric_ton = (unit.name == "tons").then_some(1000.0);
        let nautical = value.filter(|value| unit.name == "miles" && SEA_LIMITS.contains(value)).map(|_| 1852.0);
        let other = (unit.other != unit.factor).then_some(unit.other);
        [Some(unit.factor), other, metric_ton, nautical].into_iter().flatten()
    };
    let value = from.0.value;
    sizes(from.1, Some(value)).flat_map(move |one| sizes(to, None).map(move |other| Way { factor: one / other, shift }))
}

/// How far the two amounts are apart, in the second's unit, after all that rounding explains.
fn apart(from: (&Quantity, &'static Unit), to: (&Quantity, &'static Unit), way: &Way, setting: &Setting<'_>) -> f64 {
    let temperature = to.1.dimension == Dimension::Temperature;
    let degrees = temperature && way.shift != 0.0;
    let heart = if degrees { 0.0 } else { BY_HEART * to.0.value.abs() };
    let there = |span: Span| Span(way.there(span.0), way.there(span.1));
    let finer = |one: &Quantity, other: &Quantity| step(one) / one.value.abs() < step(other) / other.value.abs() / 2.0;
    let first = there(printed(from.0, finer(to.0, from.0)));
    let second = printed(to.0, true);
    let mut gap = first.gap(second).min(first.gap(rounded(to.0, degrees)));
    if from.0.hedge != Hedge::None || is_round(to.0) || from.0.form == Written::Words && from.0.step == 0.0 {
        gap = gap.min(there(rounded(from.0, degrees)).gap(second));
    }
    let fives = |quantity: &Quantity| quantity.value > 0.0 && quantity.value % STORM_STEP == 0.0;
    let by_storm = match to.1.dimension {
        Dimension::Speed => true,
        Dimension::Length => matches!(from.1.name, "miles" | "kilometers"),
        _ => false,
    };
    if gap > heart
        && by_storm
        && fives(from.0)
        && fives(to.0)
        && (to.1.dimension == Dimension::Speed || setting.storm.rages())
    {
        let wide = |value: f64| Span(value - STORM_STEP / 2.0, value + STORM_STEP / 2.0);
        gap = gap.min(there(wide(from.0.value)).gap(wide(to.0.value)));
    }
    (gap - heart).max(0.0)
}

/// What one is worth in the last printed place. Number words are whole.
fn step(quantity: &Quantity) -> f64 {
    match quantity.step {
        0.0 if quantity.form == Written::Fraction => quantity.value / 5.0,
        0.0 => 1.0,
        step => step,
    }
}

/// The values that print so, rounded, or with digits `cut` off.
fn printed(quantity: &Quantity, cut: bool) -> Span {
    let (value, step) = (quantity.value, step(quantity));
    let outward = if cut { step * 0.999 } else { step / 2.0 };
    if value < 0.0 { Span(value - outward, value + step / 2.0) } else { Span(value - step / 2.0, value + outward) }
}

/// The values that a desk rounds to this figure, a hedge taken into account.
fn rounded(quantity: &Quantity, degrees: bool) -> Span {
    let value = quantity.value;
    let part = if degrees { HEDGED_DEGREES } else { ROUND * value.abs() };
    let most = if degrees { STORM_STEP / 2.0 } else { ROUND * value.abs() };
    let round = (place(quantity) / 2.0).min(most).max(step(quantity) / 2.0);
    let wide = part.max(round);
    match quantity.hedge {
        Hedge::None => Span(value - round, value + round),
        Hedge::About => Span(value - wide, value + wide),
        Hedge::Under => Span(value - wide, value + round),
        Hedge::Over => Span(value - round, value + wide),
    }
}

/// The place a whole figure seems rounded to: 10 for 60, 5 for 85, 50 for 250, 1 for 97.
fn place(quantity: &Quantity) -> f64 {
    let unit = step(quantity);
    let figure = (quantity.value.abs() / unit).round();
    if unit < 1.0 || figure == 0.0 {
        return unit;
    }
    let mut place = 1.0;
    while figure % (place * 10.0) == 0.0 {
        place *= 10.0;
    }
    if figure % (place * 5.0) == 0.0 { place * 5.0 * unit } else { place * unit }
}

/// Whether a figure seems rounded to a five or more.
fn is_round(quantity: &Quantity) -> bool {
    place(quantity) >= 5.0 * step(quantity)
}

/// Finds the slip that gives the second amount.
fn slip(from: (&Quantity, &'static Unit), to: (&Quantity, &'static Unit), expected: f64, scale: Scale) -> Slip {
    let printed = to.0.value;
    let near = |value: f64| (value - printed).abs() <= (step(to.0) * 0.6).max(printed.abs() * 0.02);
    if to.1.dimension == Dimension::Temperature {
        let point = to.1.from_base(from.1.to_base(from.0.value));
        let difference = from.0.value * from.1.factor / to.1.factor;
        return match scale {
            Scale::Difference if near(point) => Slip::WrongFormula,
            Scale::Point if near(difference) => Slip::WrongFormula,
            _ if near(-expected) && printed != 0.0 => Slip::Sign,
            _ => swapped(to.0, expected),
        };
    }
    let upside_down = from.0.value * to.1.factor / from.1.factor;
    if near(upside_down) {
        return Slip::UpsideDown;
    }
    let power = (printed / expected).log10();
    let whole = power.round();
    if whole != 0.0 && whole.abs() <= 6.0 && (power - whole).abs() < 0.03 {
        return Slip::Magnitude;
    }
    swapped(to.0, expected)
}

/// Digits that changed places: 79 for 97.
fn swapped(to: &Quantity, expected: f64) -> Slip {
    let step = step(to);
    let digits = |value: f64| {
        let mut digits: Vec<u8> = format!("{:.0}", (value / step).abs()).into_bytes();
        digits.sort_unstable();
        digits
    };
    let (one, other) = (digits(to.value), digits(expected));
    if one.len() > 1 && one == other { Slip::SwappedDigits } else { Slip::None }
}

/// How many times finer than its original a conversion may be printed.
const FINER: f64 = 20.0;

/// Whether a round figure became one with decimals: `130ft (39.6m)`. Heights of people are told to the centimetre, temperatures to the tenth.
fn over_precise(from: (&Quantity, &'static Unit), to: (&Quantity, &'static Unit), printed: &str) -> bool {
    let (first, second) = (from.0, to.0);
    let decimals = printed.bytes().any(|byte| byte == b'.') && second.step < 1.0;
    let grown = to.1.name == "meters" && (0.5..2.6).contains(&second.value);
    if to.1.dimension == Dimension::Temperature || !decimals || grown || first.step < 1.0 || first.value == 0.0 {
        return false;
    }
    let round = place(first).min(first.value);
    let digits = (second.value / second.step).round() >= 100.0;
    digits && round / first.value > FINER * second.step / second.value
}

/// An amount of the first rounded as the second is printed, with the unit: `157 feet`, `4.5 million square kilometers`.
pub(super) fn print(expected: f64, like: &Quantity, unit: &Unit) -> String {
    let scale = [(1e12, "trillion "), (1e9, "billion "), (1e6, "million ")]
        .into_iter()
        .find(|(scale, _)| expected.abs() >= *scale);
    let (scale, word) = scale.unwrap_or((1.0, ""));
    let (value, step) = (expected / scale, (step(like) / scale).max(if scale > 1.0 { 0.01 } else { 0.0 }));
    // No fewer than two digits that count, or the sum shows nothing.
    let wanted = if value == 0.0 { 0 } else { (1 - value.abs().log10().floor() as i32).max(0) };
    let decimals = (-step.log10()).ceil().clamp(0.0, 4.0) as i32;
    let decimals =
        decimals.max(if value.abs() < 10.0 && like.step > 0.0 && value.fract() != 0.0 { wanted.min(4) } else { 0 });
    let whole = format!("{value:.0$}", decimals as usize);
    let whole = if whole.contains('.') { whole.trim_end_matches('0').trim_end_matches('.') } else { &whole };
    let whole = if whole == "-0" { "0" } else { whole };
    format!(
        "{} {word}{}",
        grouped(whole),
        unit.named_for(if word.is_empty() { whole.parse().unwrap_or(0.0) } else { 2.0 })
    )
}

/// A number with commas between its thousands.
pub(super) fn grouped(number: &str) -> String {
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |number| ("-", number));
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
