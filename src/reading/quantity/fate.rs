//! What befell those a number counts: `three killed`, `kills nine`, `the death toll rose to 38`, `16 people were injured`.

use super::Quantity;
use crate::reading::Reading;

/// What can befall people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They died.
    Killed,
    /// They were hurt.
    Injured,
    /// They were arrested.
    Arrested,
    /// They are missing.
    Missing,
    /// They were saved.
    Rescued,
}

impl Fate {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["killed", "injured", "arrested", "missing", "rescued"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Fate::NAMES[self as usize]
    }

    fn of(word: &str) -> Option<Fate> {
        Some(match word {
            "kill" | "kills" | "killed" | "killing" | "dead" | "die" | "dies" | "died" | "deaths" | "Killed"
            | "Dead" => Fate::Killed,
            "injure" | "injures" | "injured" | "injuring" | "wounded" | "wounds" | "wounding" | "hurt" | "injuries"
            | "Injured" => Fate::Injured,
            "arrest" | "arrests" | "arrested" | "arresting" | "Arrested" => Fate::Arrested,
            "missing" => Fate::Missing,
            "rescue" | "rescues" | "rescued" | "rescuing" => Fate::Rescued,
            _ => return None,
        })
    }
}

/// Words that may stand between a number and what befell: `38 people have been killed`, `kills at least nine`.
fn passes(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "persons"
            | "others"
            | "men"
            | "women"
            | "children"
            | "were"
            | "was"
            | "are"
            | "have"
            | "been"
            | "had"
            | "at"
            | "least"
            | "about"
            | "more"
            | "than"
            | "some"
            | "nearly"
            | "over"
            | "reported"
            | "confirmed"
            | "found"
            | "civilians"
            | "soldiers"
            | "passengers"
            | "feared"
            | "leaving"
            | "left"
            | "up"
            | "to"
    )
}

/// What befell those an amount counts.
pub(in crate::reading) fn fate(reading: &Reading<'_>, amount: &Quantity) -> Option<Fate> {
    if !amount.is_count() {
        return None;
    }
    let (from, end) = (amount.tokens.0 as usize, amount.tokens.1 as usize);
    let tokens = reading.tokens();
    let block = tokens[from].block;
    let word =
        |at: usize| tokens.get(at).filter(|token| token.block == block).map_or("", |token| reading.slice(token.span));
    let near = |words: &mut dyn Iterator<Item = usize>| {
        words.map(word).find_map(|word| match Fate::of(word) {
            Some(fate) => Some(Some(fate)),
            None => (!passes(word)).then_some(None),
        })
    };
    near(&mut (end..end + 5)).flatten().or_else(|| {
        let toll = (from.saturating_sub(9)..from)
            .any(|at| word(at) == "toll" && matches!(word(at.wrapping_sub(1)), "death" | "Death"));
        let told = matches!(word(from.wrapping_sub(1)), "to" | "at" | "than" | "least" | "is" | "was" | "of");
        if toll && told { Some(Fate::Killed) } else { near(&mut (from.saturating_sub(4)..from).rev()).flatten() }
    })
}
