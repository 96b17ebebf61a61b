//! Whether a sum misses its total by what slips in typing: one digit, two digits that changed places, a digit lost or gained.

/// The least digits that make a slip of one digit telling: two numbers of one digit always differ in one.
const TELLING: usize = 2;

/// Whether one of the parts, or the total, would be right but for a slip in its digits.
pub(in crate::reading::statement) fn explains(parts: &[f64], sum: f64, whole: f64) -> bool {
    let short = whole - sum;
    parts.iter().any(|part| is_slip(*part, part + short)) || is_slip(whole, sum)
}

/// Whether one of the parts, or the total, would be right but for two digits that changed places.
pub(in crate::reading::statement) fn swaps(parts: &[f64], sum: f64, whole: f64) -> bool {
    let sorted = |value: f64| {
        let mut digits: Vec<u8> = format!("{}", (value * 100.0).round()).into_bytes();
        digits.sort_unstable();
        digits
    };
    let swap = |one: f64, other: f64| one > 0.0 && other > 0.0 && one != other && sorted(one) == sorted(other);
    parts.iter().any(|part| swap(*part, part + whole - sum)) || swap(whole, sum)
}

/// Whether two numbers of two digits or more differ as a number and its misprint do.
pub(in crate::reading::statement) fn is_slip(one: f64, other: f64) -> bool {
    let (mut one, mut other) = ((one * 100.0).round(), (other * 100.0).round());
    if one <= 0.0 || other <= 0.0 || one == other {
        return false;
    }
    while one % 10.0 == 0.0 && other % 10.0 == 0.0 {
        (one, other) = (one / 10.0, other / 10.0);
    }
    let (one, other) = (format!("{one}"), format!("{other}"));
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if long.len() == short.len() {
        let differ = (0..long.len()).filter(|at| long[*at] != short[*at]);
        let digits: Vec<usize> = differ.collect();
        let swapped =
            || digits.len() == 2 && long[digits[0]] == short[digits[1]] && long[digits[1]] == short[digits[0]];
        return long.len() >= TELLING && (digits.len() == 1 || swapped());
    }
    // `6,000` and `16,000`
    long.len() == short.len() + 1
        && (0..long.len()).any(|out| long[..out] == short[..out] && long[out + 1..] == short[out..])
}
