//! How a share is told: `26 percent`, `a quarter`, `three in four`, `one tenant in five`.

use crate::reading::quantity::{Bounds, Hedge, Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;
use crate::span::{Span, Text};

/// A share as it is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// Where it is printed.
    pub(super) span: Span<Text>,
    /// Index of its first token, and of the first after it.
    pub(super) tokens: (usize, usize),
    /// Index of its first amount among those of the sentence, and of the first after it.
    pub(super) amounts: (usize, usize),
    /// The percentages it allows.
    pub(super) bounds: Bounds,
}

/// Every share a sentence tells, in text order.
pub(super) fn all(clause: &Clause<'_, '_>) -> Vec<Told> {
    (0..clause.amounts.len()).filter_map(|at| of_amount(clause, at).or_else(|| of_two(clause, at))).collect()
}

/// A percentage from 0 to 100 or a fraction.
fn of_amount(clause: &Clause<'_, '_>, at: usize) -> Option<Told> {
    let amount = &clause.amounts[at];
    let bounds = match amount.kind {
        _ if amount.ranges => return None,
        QuantityKind::Percent if amount.value <= 100.0 => amount.bounds().wider(amount.step / 2.0 + 1e-9),
        QuantityKind::Count if amount.form == Written::Fraction && amount.value < 1.0 => of_fraction(amount),
        _ => return None,
    };
    let tokens = (amount.tokens.0 as usize, amount.tokens.1 as usize);
    Some(Told { span: amount.span, tokens, amounts: (at, at + 1), bounds })
}

/// The percentages a printed fraction allows: it is a round figure, but a fifth is no quarter.
fn of_fraction(amount: &Quantity) -> Bounds {
    let near = 14.0 * amount.value;
    match amount.hedge {
        Hedge::None if near < 6.0 => {
            let value = 100.0 * amount.value;
            Bounds { low: value - near, high: value + near }
        }
        _ => Bounds::of_fraction(amount, 12.0),
    }
}

/// `one in five`, `three out of four`, `one tenant in five`: two amounts.
fn of_two(clause: &Clause<'_, '_>, at: usize) -> Option<Told> {
    const MOST: f64 = 100.0;
    let (one, all) = (&clause.amounts[at], clause.amounts.get(at + 1)?);
    let (from, to) = (one.tokens.1 as usize, all.tokens.0 as usize);
    let between = |step: usize| if from + step < to { clause.word(from + step) } else { "" };
    let ratio = match (to.saturating_sub(from), between(0), between(1), between(2)) {
        (1, "in", ..) | (2, "out", "of", _) | (2, "in", "every", _) | (2, "of", "every", _) => true,
        (2, _, "in", _) | (3, _, "out", "of") => one.noun.is_some(),
        _ => false,
    };
    let small = one.is_count() && all.is_count() && one.value < all.value && all.value <= MOST;
    let in_words = one.form == Written::Words || one.value == 1.0;
    if !ratio || !small || !in_words || one.value < 1.0 || one.ranges || all.ranges {
        return None;
    }
    let value = one.value / all.value;
    let rounded = Quantity { value, ..*one };
    Some(Told {
        span: one.span.to(all.span),
        tokens: (one.tokens.0 as usize, all.tokens.1 as usize),
        amounts: (at, at + 2),
        bounds: of_fraction(&rounded),
    })
}
