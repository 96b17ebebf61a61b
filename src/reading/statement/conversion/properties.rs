//! A true conversion at any honest rounding agrees; one pushed beyond every customary rounding does not.

use crate::article::Article;
use crate::reading::Reading;
use proptest::prelude::*;

/// First unit, second unit, how many of the second the first is worth.
const UNITS: &[(&str, &str, f64)] = &[
    ("miles", "km", 1.609_344),
    ("kilometers", "miles", 1.0 / 1.609_344),
    ("feet", "meters", 0.3048),
    ("metres", "feet", 1.0 / 0.3048),
    ("inches", "cm", 2.54),
    ("acres", "hectares", 0.404_685_642_24),
    ("hectares", "acres", 1.0 / 0.404_685_642_24),
    ("square miles", "sq km", 2.589_988_110_336),
    ("square feet", "square meters", 0.092_903_04),
    ("pounds", "kg", 0.453_592_37),
    ("kilos", "pounds", 1.0 / 0.453_592_37),
    ("gallons", "liters", 3.785_411_784),
    ("litres", "gallons", 1.0 / 4.546_09),
    ("tonnes", "tons", 1.0 / 0.907_184_74),
    ("mph", "km/h", 1.609_344),
    ("kilometers an hour", "mph", 1.0 / 1.609_344),
    ("knots", "mph", 1.852 / 1.609_344),
    ("yards", "metres", 0.9144),
];

/// Ways to print the two.
const WORDINGS: &[&str] = &[
    "It is A (B) from here.",
    "It is about A (B) from here.",
    "It is A (about B) from here.",
    "It is A [B].",
    "It is A, or B, from here.",
    "More than A (B) was given.",
    "Nearly A (nearly B) was given.",
];

/// Whether the one conversion a text holds agrees.
fn agrees(copy: &str) -> bool {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    let conversions = reading.conversions();
    assert_eq!(conversions.len(), 1, "{copy}");
    conversions[0].verdict.agrees
}

fn copy(wording: &str, first: &str, second: &str) -> String {
    wording.replacen('A', first, 1).replacen('B', second, 1)
}

/// A figure to that many decimals, its thousands parted where asked.
fn figure(value: f64, decimals: usize, commas: bool) -> String {
    let plain = format!("{value:.decimals$}");
    if commas { super::agreement::grouped(&plain) } else { plain }
}

/// The places a desk may round `value` to: none moves it by more than seven percent.
fn places(value: f64) -> Vec<(f64, usize)> {
    let all = [(0.1, 1), (1.0, 0), (5.0, 0), (10.0, 0), (50.0, 0), (100.0, 0), (1000.0, 0)];
    all.into_iter().filter(|(place, _)| place / 2.0 <= value * 0.07).collect()
}

proptest! {
    #[test]
    fn a_true_conversion_agrees(
        unit in proptest::sample::select(UNITS),
        wording in proptest::sample::select(WORDINGS),
        value in 2_u32..9_000,
        place in 0_usize..7,
        commas: bool,
    ) {
        let exact = f64::from(value) * unit.2;
        let places = places(exact);
        prop_assume!(!places.is_empty());
        let (place, decimals) = places[place % places.len()];
        let rounded = (exact / place).round() * place;
        let first = figure(f64::from(value), 0, commas);
        let text = copy(wording, &format!("{first} {}", unit.0), &format!("{} {}", figure(rounded, decimals, commas), unit.1));
        prop_assert!(agrees(&text), "{}", text);
    }

    #[test]
    fn a_conversion_beyond_every_rounding_disagrees(
        unit in proptest::sample::select(UNITS),
        wording in proptest::sample::select(WORDINGS),
        value in 20_u32..9_000,
        push in 1.3_f64..9.0,
        down: bool,
    ) {
        let exact = f64::from(value) * unit.2;
        let pushed = if down { exact / push } else { exact * push };
        let decimals = usize::from(pushed < 100.0);
        prop_assume!(pushed > 1.0 && exact > 3.0);
        let text = copy(wording, &format!("{value} {}", unit.0), &format!("{} {}", figure(pushed, decimals, false), unit.1));
        // Gallons have two sizes, and so have tons: what is wrong for one may be right for the other.
        let sizes: &[f64] = if unit.0.contains("gallon") || unit.1.contains("gallon") || unit.1 == "tons" { &[1.0, 0.8327, 1.2009, 0.907, 1.1023, 1.12] } else { &[1.0] };
        prop_assume!(sizes.iter().all(|size| (pushed / exact / size).max(exact * size / pushed) > 1.25));
        prop_assert!(!agrees(&text), "{}", text);
    }

    #[test]
    fn a_temperature_agrees_as_point_or_difference(value in -40_i32..60, rise in 1_i32..40) {
        let point = (f64::from(value) * 1.8 + 32.0).round();
        let sign = |value: f64| if value < 0.0 { format!("minus {}", -value) } else { value.to_string() };
        let (from, to) = (sign(f64::from(value)), sign(point));
        let text = format!("The town reached {from}C ({to}F) at noon.");
        prop_assert!(agrees(&text));
        let risen = (f64::from(rise) * 1.8).round();
        let text = format!("The lake has warmed by {rise}C ({risen}F) since.");
        prop_assert!(agrees(&text));
        let text = format!("The lake has warmed by {rise}C ({}F) since.", risen + 32.0);
        prop_assert!(!agrees(&text));
    }
}
