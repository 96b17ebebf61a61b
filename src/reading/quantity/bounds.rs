//! How far a printed amount can be trusted: the values that an honest writer would have printed so.

use super::{Hedge, Quantity, QuantityKind};

/// All values from `low` to `high`, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The least value.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

/// How far a hedged amount (`about 60`) may lie from what is printed, as a part of it.
const ABOUT: f64 = 0.1;

/// Up to here a whole number is printed as closely as this part of it.
const SMALL: f64 = 10_000.0;
const CLOSE: f64 = 0.01;

impl Bounds {
    /// The values that print as `quantity`.
    pub(super) fn of(quantity: &Quantity) -> Bounds {
        // Whole numbers under a thousand, and prices to the cent, are meant as they stand; the rest is rounded at its last place.
        let exact = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Money) && quantity.step <= 1.0;
        let value = quantity.value;
        let slack = if exact { 0.0 } else { quantity.step / 2.0 };
        // `1,200` may be rounded, yet nobody prints it for 1,249.
        let counted = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Money);
        let small = counted && quantity.step > 1.0 && value.abs() < SMALL;
        let slack = if small { slack.min(CLOSE * value.abs()) } else { slack };
        let wide = value.abs() * ABOUT;
        match quantity.hedge {
            Hedge::None => Bounds { low: value - slack, high: value + slack },
            Hedge::About => Bounds { low: value - wide.max(slack), high: value + wide.max(slack) },
            Hedge::Under => Bounds { low: value - wide.max(slack), high: value + slack },
            Hedge::Over => Bounds { low: value - slack, high: value + wide.max(slack) },
        }
    }

    /// Whether only one value is meant.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// Whether the two have a value in common.
    pub fn meets(self, other: Bounds) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The values of the sum of two amounts.
    #[must_use]
    pub fn and(self, other: Bounds) -> Bounds {
        Bounds { low: self.low + other.low, high: self.high + other.high }
    }

    /// The values of what is left where another amount is taken away.
    #[must_use]
    pub fn less(self, other: Bounds) -> Bounds {
        Bounds { low: self.low - other.high, high: self.high - other.low }
    }

    /// The percentages that pass as a fraction (`a third`): six points either way, `reach` points where it is hedged.
    pub(in crate::reading) fn of_fraction(quantity: &Quantity, reach: f64) -> Bounds {
        let value = 100.0 * quantity.value;
        match quantity.hedge {
            Hedge::Over => Bounds { low: value - 1.0, high: value + reach },
            Hedge::Under => Bounds { low: value - reach, high: value + 1.0 },
            Hedge::None | Hedge::About => Bounds { low: value - 6.0, high: value + 6.0 },
        }
    }

    /// The value in the middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// How great they are, whichever way they go.
    #[must_use]
    pub fn size(self) -> Bounds {
        if self.middle() <= 0.0 { Bounds { low: -self.high, high: -self.low } } else { self }
    }

    /// The same, `by` wider on both sides.
    #[must_use]
    pub fn wider(self, by: f64) -> Bounds {
        Bounds { low: self.low - by, high: self.high + by }
    }
}
