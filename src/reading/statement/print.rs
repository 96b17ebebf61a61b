//! How messages print what was worked out.

/// A percentage as messages print it: two decimals under one, one under a hundred, none above.
pub(super) fn percent(value: f64) -> String {
    rounded(value) + "%"
}

/// The same without its sign: points, times, differences.
pub(super) fn rounded(value: f64) -> String {
    let decimals = if value.abs() < 1.0 { 2 } else { usize::from(value.abs() < 100.0) };
    let text = format!("{value:.decimals$}");
    if text.contains('.') { trim(text) } else { text }
}

/// A number for a message, digits grouped, millions, billions and trillions in words.
pub(super) fn figure(value: f64) -> String {
    for (power, name) in [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")] {
        if value >= power {
            return trim(format!("{:.3}", value / power)) + name;
        }
    }
    let (whole, decimals) = (value.trunc(), value.fract());
    let mut text = format!("{whole}");
    let mut at = text.len();
    while at > 3 {
        at -= 3;
        text.insert(at, ',');
    }
    if decimals.abs() < 0.005 { text } else { text + trim(format!("{decimals:.2}")).trim_start_matches('0') }
}

/// A decimal without the zeros at its end.
fn trim(text: String) -> String {
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
