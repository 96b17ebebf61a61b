//! Amounts as they are printed: a number, its unit, currency or the noun it counts, and how far the print lets it be trusted. Dates, clock
//! times, years, scores and numbers that are part of a name are no amounts.

mod bounds;
mod confirmed;
mod counterpart;
mod fate;
mod follow;
mod hedge;
mod label;
mod measured;
mod noun;
pub(in crate::reading) mod number;
mod range;
mod read;
mod run;
#[cfg(test)]
mod tests;
mod unit;
mod words;

pub use bounds::Bounds;
pub use fate::Fate;
pub use run::Run;
pub use unit::{System, Unit};

pub(super) use confirmed::confirmed;
pub(super) use counterpart::counterparts;
pub(super) use fate::fate;
pub(super) use noun::is_plural;
pub(super) use noun::singular;
pub(super) use read::read;
pub(super) use run::read as run;
pub(in crate::reading) use unit::read as unit_at;
pub(in crate::reading) use words::Words;

use crate::span::{Span, Text};

/// One amount of a story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// All of it: sign, figures, power and unit (`$1.2 million`, `23 percent`), without the noun counted.
    pub span: Span<Text>,
    /// The indexes of its first token and of the first after it.
    pub tokens: (u32, u32),
    /// The value, powers multiplied out: 1,200,000 for `$1.2 million`.
    pub value: f64,
    /// What one is worth in the last printed place that counts: 100,000 for `$1.2 million`; 0 where the print leaves no room.
    pub step: f64,
    /// What it is hedged with.
    pub hedge: Hedge,
    /// What it is an amount of.
    pub kind: QuantityKind,
    /// Its unit of measure.
    pub unit: Option<&'static Unit>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// The noun counted, as printed: `cases` of `43 new cases`.
    pub noun: Option<Span<Text>>,
    /// Whether it is written as part of a whole (`two-thirds`) or a place in a row.
    pub form: Written,
    /// Whether it is one end of a range (`12 to 15`).
    pub ranges: bool,
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Figures, or figures and a power: `43`, `1.2 million`.
    Figures,
    /// Words: `fourteen`.
    Words,
    /// A fraction: `two-thirds`.
    Fraction,
}

/// What an amount is hedged with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// Nothing.
    None,
    /// `about`, `around`, `roughly`, `some`
    About,
    /// `nearly`, `almost`, `up to`, `under`, `less than`: no more than this.
    Under,
    /// `more than`, `over`, `at least`: no less than this.
    Over,
}

impl Hedge {
    /// Whether it says no more than where the amount begins or ends.
    pub fn is_bound(self) -> bool {
        matches!(self, Hedge::Under | Hedge::Over)
    }
}

/// What an amount is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantityKind {
    /// Things counted, or a bare number.
    Count,
    /// Money.
    Money,
    /// A percentage.
    Percent,
    /// Percentage points.
    Points,
    /// Something measured in units.
    Measure(Dimension),
    /// Years, months, weeks, days, hours, minutes, seconds.
    Duration,
}

/// What units measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Kilograms.
    Mass,
    /// Litres.
    Volume,
    /// Metres per second.
    Speed,
    /// Kelvin.
    Temperature,
}

impl QuantityKind {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &[
        "count",
        "money",
        "percent",
        "points",
        "length",
        "area",
        "mass",
        "volume",
        "speed",
        "temperature",
        "duration",
    ];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        match self {
            QuantityKind::Count => "count",
            QuantityKind::Money => "money",
            QuantityKind::Percent => "percent",
            QuantityKind::Points => "points",
            QuantityKind::Measure(Dimension::Length) => "length",
            QuantityKind::Measure(Dimension::Area) => "area",
            QuantityKind::Measure(Dimension::Mass) => "mass",
            QuantityKind::Measure(Dimension::Volume) => "volume",
            QuantityKind::Measure(Dimension::Speed) => "speed",
            QuantityKind::Measure(Dimension::Temperature) => "temperature",
            QuantityKind::Duration => "duration",
        }
    }
}

/// A currency, as far as its sign says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Currency {
    /// Dollars, of whatever country.
    Dollar,
    /// Pounds.
    Pound,
    /// Euros.
    Euro,
    /// Rupees, Indian or of the neighbours.
    Rupee,
    /// Yen or yuan.
    Yen,
    /// Naira.
    Naira,
    /// Cents or pence: a hundredth of the currency beside it.
    Hundredth,
}

impl Currency {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["dollar", "pound", "euro", "rupee", "yen", "naira", "hundredth"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Currency::NAMES[self as usize]
    }
}

impl Quantity {
    /// The values that print as this amount, its hedge taken into account.
    pub fn bounds(&self) -> Bounds {
        Bounds::of(self)
    }

    /// The figures without their power of a thousand: 14.2 for `£14.2m` and `£14,200`; and how many digits of them count.
    pub fn figures(&self) -> (f64, u32) {
        let mut mantissa = self.value.abs();
        while mantissa >= 1000.0 {
            mantissa /= 1000.0;
        }
        let mantissa = (mantissa * 1e6).round() / 1e6;
        let printed = format!("{mantissa}");
        let digits = printed.trim_matches(|ch| ch == '0' || ch == '.').bytes().filter(u8::is_ascii_digit).count();
        (mantissa, digits as u32)
    }

    /// Whether it is a whole number of things.
    pub fn is_count(&self) -> bool {
        self.kind == QuantityKind::Count && self.form != Written::Fraction
    }
}
