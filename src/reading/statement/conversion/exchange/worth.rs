//! What monies have been worth since rates float, in dollars of the United States, and how sums in them are printed.

use crate::reading::Reading;
use crate::reading::quantity::{Bounds, Currency, Quantity};
use crate::reading::statement::print::figure;

/// How far (a factor) beyond all rates a sum must lie to be none of them: monies of one name and several countries, rates of a black market.
pub(super) const MARGIN: f64 = 2.5;

/// The least and the most that one of a money has been worth in dollars from 1971 to 2025, rounded outwards.
fn in_dollars(currency: Currency) -> Bounds {
    let (low, high) = match currency {
        Currency::Dollar => (0.9, 1.1),
        // 1.05 in February 1985, 2.65 in March 1972.
        Currency::Pound => (1.03, 2.65),
        // 0.83 in October 2000, 1.60 in July 2008.
        Currency::Euro => (0.82, 1.61),
        // Sri Lanka’s after 2022, India’s before 1971.
        Currency::Rupee => (1.0 / 370.0, 1.0 / 7.0),
        // The yen of 1971; the yuan of 1980.
        Currency::Yen => (1.0 / 360.0, 1.0 / 1.4),
        Currency::Naira => (1.0 / 1700.0, 1.9),
        Currency::Hundredth => (0.01, 0.03),
    };
    Bounds { low, high }
}

/// What one of the first money has been worth in the second.
pub(super) fn rate((from, to): (Currency, Currency)) -> Bounds {
    let (from, to) = (in_dollars(from), in_dollars(to));
    Bounds { low: from.low / to.high, high: from.high / to.low }
}

/// Whether the money of a sum is one whose worth is known: `HK$`, `NT$` and `R$` are not dollars of the United States, nor near them.
pub(super) fn is_told(sum: &Quantity, printed: &str) -> bool {
    let far = ["HK", "NT", "R$"].iter().any(|country| printed.starts_with(country));
    sum.currency != Some(Currency::Hundredth) && !far
}

/// A sum in the money of `like`, as messages print it.
pub(super) fn print(reading: &Reading<'_>, like: &Quantity, value: f64) -> String {
    let printed = reading.slice(like.span);
    let power = 10_f64.powf(value.log10().floor() - 1.0);
    let text = figure((value / power).round() * power);
    match printed.chars().next().filter(|sign| !sign.is_ascii_digit() && !sign.is_alphabetic()) {
        Some(sign) => format!("{sign}{text}"),
        None => format!("{text} {}", like.currency.map_or("", plural)),
    }
}

fn plural(currency: Currency) -> &'static str {
    match currency {
        Currency::Dollar => "dollars",
        Currency::Pound => "pounds",
        Currency::Euro => "euros",
        Currency::Rupee => "rupees",
        Currency::Yen => "yuan or yen",
        Currency::Naira => "naira",
        Currency::Hundredth => "cents",
    }
}
