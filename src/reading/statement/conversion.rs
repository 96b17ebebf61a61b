//! Conversions: one amount printed in two units (`10 miles (16 km)`, `30C, or 86F`, `2-3 metres (6-10ft)`). Sums in two monies are [exchanges](exchange).

mod agreement;
pub mod exchange;
mod joint;
#[cfg(test)]
mod properties;
mod temperature;
#[cfg(test)]
mod tests;

pub use agreement::Slip;
pub use joint::Joint;
pub use temperature::Scale;

use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::quantity::{Dimension, Hedge, Quantity, QuantityKind, System, Unit, Words, Written, unit_at};
use crate::span::{Span, Text};
use agreement::{Setting, Verdict};
use joint::Joined;

/// One amount in two units.
#[derive(Debug, Clone, Copy)]
pub struct Conversion {
    /// From the first amount to the end of the second.
    pub span: Span<Text>,
    /// The amount printed first.
    pub from: Quantity,
    /// Its unit.
    pub from_unit: &'static Unit,
    /// The amount printed second.
    pub to: Quantity,
    /// Its unit.
    pub to_unit: &'static Unit,
    /// What joins the two.
    pub joint: Joint,
    /// Whether nothing stands between the two but what joins them, so that the one must be the other.
    pub certain: bool,
    /// For temperatures, whether points on the scale are meant, or a difference.
    pub scale: Scale,
    /// What the sum says.
    pub verdict: Verdict,
}

impl Conversion {
    /// The first amount in the second's unit, rounded as the second is printed.
    pub fn expected(&self) -> String {
        agreement::print(self.verdict.expected, &self.to, self.to_unit)
    }
}

/// How many tokens stand at most between an amount and its conversion.
const REACH: u32 = 12;
/// How many amounts a row may have (`3 by 4 by 5 metres`).
const ROW: usize = 3;

/// Every conversion of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Conversion> {
    let all = reading.quantities();
    let finder = Finder { reading, all, found: std::cell::RefCell::new(vec![]) };
    for at in 0..all.len() {
        if matches!(all[at].kind, QuantityKind::Measure(_)) {
            finder.single(at);
        }
        if at + 1 < all.len() && finder.is_measure(&all[at]) && finder.is_measure(&all[at + 1]) {
            finder.pair(at);
        }
    }
    finder.found.into_inner()
}

struct Finder<'w, 'a> {
    reading: &'w Reading<'a>,
    all: &'w [Quantity],
    found: std::cell::RefCell<Vec<Conversion>>,
}

impl<'a> Finder<'_, 'a> {
    fn words(&self, quantity: &Quantity) -> Words<'_, 'a> {
        Words::new(self.reading, quantity.tokens.0 as usize)
    }

    /// Whether it is measured in a unit, or in degrees of a scale its partner tells.
    fn is_measure(&self, quantity: &Quantity) -> bool {
        matches!(quantity.kind, QuantityKind::Measure(_)) || self.is_bare_degrees(quantity)
    }

    /// `40 degrees`, `a 5-degree rise`, with no scale named.
    fn is_bare_degrees(&self, quantity: &Quantity) -> bool {
        if quantity.kind != QuantityKind::Count {
            return false;
        }
        let words = self.words(quantity);
        let at = quantity.tokens.1 as usize;
        let at = at + usize::from(words.get(at) == "-");
        matches!(words.get(at), "degrees" | "degree" | "°" | "˚" | "º")
    }

    /// The conversions that join the amount at `at` and the next.
    fn pair(&self, at: usize) {
        let (a, b) = (&self.all[at], &self.all[at + 1]);
        let words = self.words(a);
        if b.tokens.0 < a.tokens.1 || b.tokens.0 - a.tokens.1 > REACH || !words.hold(b.tokens.0 as usize) {
            return;
        }
        let Some(joined) = joint::read(&words, a.tokens.1 as usize, b.tokens.0 as usize) else { return };
        // `5 km or 10 miles, or 5 km` is a choice.
        let before = (a.tokens.0 as usize).checked_sub(1).map_or("", |at| words.get(at));
        if joined.joint == Joint::Or && before == "or" {
            return;
        }
        let mut first = at;
        while first > 0 && at - first < ROW && self.in_row(first - 1) {
            first -= 1;
        }
        self.groups(&self.all[first..=at], at + 1, joined);
    }

    /// Reads the row of amounts that begins at `next` as the conversion of `row`, and further ones in the same bracket.
    fn groups(&self, row: &[Quantity], mut next: usize, joined: Joined) {
        let words = self.words(&row[0]);
        loop {
            let mut last = next;
            while last + 1 < self.all.len() && last - next < ROW && self.in_row(last) {
                last += 1;
            }
            let converted = &self.all[next..=last];
            let end = converted[converted.len() - 1].tokens.1 as usize;
            let Some(close) = joint::close(&words, row[row.len() - 1].tokens.1 as usize, end, joined) else { return };
            if converted.len() == row.len() {
                self.rows(row, converted, end, joined);
            }
            // `(22 km, 14 miles)`
            let follows = joined.joint == Joint::Bracket && close < usize::MAX;
            let then = self.all.get(last + 1).filter(|then| follows && self.is_measure(then));
            let Some(then) = then.filter(|then| joint::only_hedges(&words, close, then.tokens.0 as usize)) else {
                return;
            };
            debug_assert!(then.tokens.0 as usize >= close);
            next = last + 1;
        }
    }

    /// Whether the amount at `at` and the next stand in one row: `10 to 15 miles`, `3m by 4m`, `2-3 metres`.
    fn in_row(&self, at: usize) -> bool {
        let (one, two) = (&self.all[at], &self.all[at + 1]);
        if one.kind != two.kind || one.unit.map(|unit| unit.name) != two.unit.map(|unit| unit.name) {
            return false;
        }
        let words = self.words(one);
        let joint = one.tokens.1 as usize;
        one.tokens.0 == two.tokens.0
            || two.tokens.0 as usize == joint + 1
                && words.hold(joint + 1)
                && matches!(words.get(joint), "to" | "and" | "or" | "by" | "x" | "×" | "-" | "–" | "—")
    }

    /// `a mile (1.6 km)`: the amount at `at` in brackets after a unit of which there is one.
    fn single(&self, at: usize) {
        let to = &self.all[at];
        let words = self.words(to);
        let Some(open) = joint::opened_before(&words, to.tokens.0 as usize) else { return };
        if at > 0 && self.all[at - 1].tokens.1 as usize + 1 > open {
            return;
        }
        let one = [2, 1].into_iter().find_map(|size| {
            let start = open.checked_sub(size)?;
            let article = start.checked_sub(1).map(|at| words.get(at))?;
            let (unit, taken) = unit_at(|ahead| if start + ahead < open { words.get(start + ahead) } else { "" })?;
            (taken == size && matches!(article, "a" | "an" | "A" | "An")).then_some((start, unit))
        });
        let Some((start, unit)) = one else { return };
        let tokens = self.reading.tokens();
        let from = Quantity {
            span: Span::new(tokens[start - 1].span.start, tokens[open - 1].span.end),
            tokens: (start as u32 - 1, open as u32),
            value: 1.0,
            step: 0.5,
            hedge: Hedge::None,
            kind: QuantityKind::Measure(unit.dimension),
            unit: Some(unit),
            currency: None,
            noun: None,
            form: Written::Words,
            ranges: false,
        };
        self.groups(&[from], at, Joined { joint: Joint::Bracket, adjuncts: 0 });
    }

    /// Judges two rows, pair by pair. Of two ranges the second may run the other way: `minus 10 to minus 15C (5 to 14F)`.
    fn rows(&self, row: &[Quantity], converted: &[Quantity], end: usize, joined: Joined) {
        let judge = |from: &Quantity, to: &Quantity| self.convert(from, to, row, end, joined);
        let agree = |pairs: &[Conversion]| pairs.len() == 2 && pairs.iter().all(|pair| pair.verdict.agrees);
        let mut pairs: Vec<_> = row.iter().zip(converted).filter_map(|(from, to)| judge(from, to)).collect();
        if row.len() == 2 && !agree(&pairs) {
            let turned: Vec<_> =
                row.iter().zip(converted.iter().rev()).filter_map(|(from, to)| judge(from, to)).collect();
            if agree(&turned) {
                pairs = turned;
            }
        }
        self.found.borrow_mut().extend(pairs);
    }

    /// Judges one pair, where it is one.
    fn convert(
        &self,
        from: &Quantity,
        to: &Quantity,
        row: &[Quantity],
        end: usize,
        joined: Joined,
    ) -> Option<Conversion> {
        let (from_unit, to_unit) = self.units(from, to, joined)?;
        let tokens = self.reading.tokens();
        let block = tokens[from.tokens.0 as usize].block;
        if matches!(self.reading.article().blocks()[block as usize].kind, BlockKind::Code) {
            return None;
        }
        let words = self.words(from);
        let scale = match to_unit.dimension {
            Dimension::Temperature => {
                let after = row[row.len() - 1].tokens.1 as usize;
                temperature::scale(&words, row[0].tokens.0 as usize, after..to.tokens.0 as usize, end)
            }
            _ => Scale::Difference,
        };
        let setting = Setting { scale, storm: agreement::Storm::new(self.reading), printed: words.slice(to) };
        let verdict = agreement::judge((from, from_unit), (to, to_unit), &setting);
        let certain = joined.joint.binds() && joined.adjuncts == 0;
        // Two amounts that merely stand side by side are one only where they are near enough for a slip.
        let near = certain || verdict.agrees || (0.5..=2.0).contains(&verdict.ratio) || verdict.slip != Slip::None;
        let distinct = joined.joint.binds() || from.value != to.value && from.value.max(to.value) > 3.0;
        (near && distinct).then(|| Conversion {
            span: Span::new(from.span.start, to.span.end),
            from: *from,
            from_unit,
            to: *to,
            to_unit,
            joint: joined.joint,
            certain,
            scale,
            verdict,
        })
    }

    /// The units of the two, if the one can be the other converted.
    fn units(&self, from: &Quantity, to: &Quantity, joined: Joined) -> Option<(&'static Unit, &'static Unit)> {
        let (from_unit, to_unit) = match (from.unit, to.unit) {
            (Some(from), Some(to)) => (from, to),
            (Some(unit), None) if unit.dimension == Dimension::Temperature => (unit, unit.other_scale()),
            (None, Some(unit)) if unit.dimension == Dimension::Temperature => (unit.other_scale(), unit),
            _ => return None,
        };
        let (from_unit, to_unit) = match (from_unit.dimension, to_unit.dimension) {
            (Dimension::Mass, Dimension::Volume) => (from_unit.as_volume(), to_unit),
            (Dimension::Volume, Dimension::Mass) => (from_unit, to_unit.as_volume()),
            _ => (from_unit, to_unit),
        };
        if from_unit.dimension != to_unit.dimension || from_unit.name == to_unit.name {
            return None;
        }
        // Within a system only what stands alone in brackets, and not `5 feet (10 inches)` or `3 km (500 m)`, which say more, not the same.
        let foreign = from_unit.system != to_unit.system || from_unit.system == System::Nautical;
        let alone = joined.joint == Joint::Bracket && joined.adjuncts == 0;
        let part = to.value * to_unit.factor < from_unit.factor;
        (foreign || alone && !part).then_some((from_unit, to_unit))
    }
}
