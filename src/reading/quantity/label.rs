//! Numbers that are no amounts but years, sides of something, or parts of a name.

use super::number::{Form, Numeral};
use super::read::{Around, any};
use super::{noun, unit};
use crate::reading::token::TokenKind;

impl Around<'_, '_> {
    /// Whether a bare number is a year, or part of a name: `in 2019`, `Section 12`, `No. 5`, `Flight 370`, `Covid-19`.
    pub(super) fn is_label_or_year(&self, from: usize, numeral: Numeral) -> bool {
        let token = self.tokens[self.from];
        if numeral.form != Form::Figures || token.kind != TokenKind::Number {
            return false;
        }
        let word = self.word(self.from);
        let next = self.word(self.end);
        let plural = noun::is_plural(next);
        let year = word.len() == 4 && !word.contains([',', '.']) && (1000.0..2100.0).contains(&numeral.value);
        if year && !plural || word.len() == 4 && (1900.0..2100.0).contains(&numeral.value) && !word.contains(',') {
            return true;
        }
        let before = self.before(from, 1);
        // `550 x 625` are the sides of something.
        let sided = matches!(next, "x" | "×") && unit::named(self.word(self.end + 2)).is_none();
        if matches!(before, "x" | "×") || sided {
            return true;
        }
        if matches!(before, "#" | "@" | "/" | "№" | "&")
            || matches!((self.before(from, 2), before), ("No" | "Nos" | "no", "."))
        {
            return true;
        }
        const LABELS: &[&str] = &[
            "section", "chapter", "page", "article", "act", "part", "no", "number", "flight", "route", "highway",
            "room", "rule", "title", "phase", "stage", "level", "grade", "version", "line", "platform", "gate",
            "table", "figure", "step", "day", "week", "lot", "channel", "psalm", "district", "ward", "precinct",
            "division", "group", "class", "category", "type", "tier", "round", "game", "episode", "season", "volume",
        ];
        let opens_sentence = matches!(self.before(from, 2), "" | "." | "?" | "!" | "”" | "\"");
        // `Ms Lee 4,102`: no name has a comma in its number; `December's 117.9`: what somebody owns is no part of the name.
        let part = !word.contains(',') && !before.ends_with("'s") && !before.ends_with("’s");
        let capital = part && before.chars().next().is_some_and(char::is_uppercase) && !opens_sentence && !plural;
        capital || any(before, LABELS) && !plural
    }
}
