//! What stands before an amount and hedges it: `about`, `nearly`, `more than`.

use super::Hedge;
use super::read::{Around, any};

impl Around<'_, '_> {
    /// What stands before the amount and hedges it.
    pub(super) fn hedge(&self, from: usize) -> Hedge {
        let (one, two) = (self.before(from, 1), self.before(from, 2));
        let two = match two {
            "More" => "more",
            "Less" => "less",
            "Fewer" => "fewer",
            "At" => "at",
            "Up" => "up",
            "Close" => "close",
            "As" => "as",
            _ => two,
        };
        match (two, one) {
            ("more" | "greater" | "higher" | "better", "than") | ("at", "least") => Hedge::Over,
            ("less" | "fewer" | "lower", "than") | ("up", "to") | ("as" | "at", "most") => Hedge::Under,
            ("no" | "not", "more") | ("as", "many" | "much") => Hedge::Under,
            ("close", "to") | ("or", "so") => Hedge::About,
            ("many" | "much", "as") => Hedge::Under,
            _ if any(
                one,
                &[
                    "about",
                    "around",
                    "roughly",
                    "approximately",
                    "some",
                    "circa",
                    "estimated",
                    "approx",
                    "near",
                    "~",
                    "≈",
                ],
            ) =>
            {
                Hedge::About
            }
            _ if any(one, &["nearly", "almost", "under", "below", "just"]) => Hedge::Under,
            // `has handed over £6 million`
            (_, "over") if any(two, &["handed", "hand", "handing", "took", "turned", "signed", "paid", "made"]) => {
                Hedge::None
            }
            _ if any(one, &["over", "above", "exceeding"]) => Hedge::Over,
            _ => Hedge::None,
        }
    }
}
