//! Which way a story leans where its spelling leaves a choice: by its dates, its titles, how it writes percentages.

use crate::calendar::MONTHS;
use crate::reading::{Reading, TokenKind};

/// How many habits of either side of the Atlantic a story has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Leaning {
    /// `percent`, `U.S.`, `toward`, `Mr.`, `March 5`.
    pub american: usize,
    /// `per cent`, `Mr`, `5 March`.
    pub british: usize,
    /// Whether it names Canada or a part of it.
    pub canada: bool,
}

const SHORT_MONTHS: &[&str] = &["Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"];
const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Prof", "St"];
const CANADA: &[&str] = &[
    "Canada",
    "Canadian",
    "Canadians",
    "Ontario",
    "Quebec",
    "Québec",
    "Toronto",
    "Ottawa",
    "Montreal",
    "Alberta",
    "Manitoba",
    "Calgary",
    "Saskatchewan",
    "Vancouver",
    "Winnipeg",
    "Edmonton",
];

/// Reads a story for it.
pub fn leaning(reading: &Reading<'_>) -> Leaning {
    let tokens = reading.tokens();
    let word = |at: usize| tokens.get(at).map_or("", |token| reading.slice(token.span));
    let is_day = |at: usize| matches!(word(at).as_bytes(), [b'1'..=b'9'] | [b'1'..=b'3', b'0'..=b'9']);
    let (mut american, mut british, mut canada) = ([false; 5], [false; 3], false);
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let printed = reading.slice(token.span);
        if !token.capital {
            match printed {
                "percent" => american[0] = true,
                "toward" => american[1] = true,
                "per" if word(at + 1) == "cent" => british[0] = true,
                _ => {}
            }
        } else if printed == "U.S." {
            american[2] = true;
        } else if TITLES.contains(&printed) {
            let stop = word(at + 1) == ".";
            american[3] |= stop;
            british[1] |= !stop && tokens.get(at + 1).is_some_and(|next| next.capital) && printed != "St";
        } else if MONTHS.contains(&printed) || SHORT_MONTHS.contains(&printed) {
            let first = at.checked_sub(1).is_some_and(is_day);
            american[4] |= !first && (is_day(at + 1) || word(at + 1) == "." && is_day(at + 2));
            british[2] |= first;
        } else if CANADA.contains(&printed.trim_end_matches("'s").trim_end_matches("’s")) {
            canada = true;
        }
    }
    let count = |habits: &[bool]| habits.iter().filter(|habit| **habit).count();
    Leaning { american: count(&american), british: count(&british), canada }
}
