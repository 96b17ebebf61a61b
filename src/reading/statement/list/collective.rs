//! A word that counts by itself and the names it counts: `her twins, Max and Ann`, `the trio — Lee, Roe and Poe —`.

use super::{List, ListForm, marked, segment};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::statement::clause::Clause;
use crate::reading::token::owner;

/// Whether a word counts by itself.
pub(in crate::reading) fn counts(word: &str) -> bool {
    number_of(word).is_some()
}

/// How many a word is of, by itself.
fn number_of(word: &str) -> Option<f64> {
    Some(match word {
        "twins" | "duo" => 2.0,
        "triplets" | "trio" | "threesome" => 3.0,
        "quadruplets" | "quads" | "quartet" | "foursome" => 4.0,
        "quintuplets" | "quintet" => 5.0,
        _ => return None,
    })
}

/// Every such word of a story with its names, in text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<List> {
    let places = reading.classes().places(Class::Collective);
    places.filter_map(|at| counted(reading, at, number_of(reading.words()[at])?)).collect()
}

fn counted(reading: &Reading<'_>, at: usize, number: f64) -> Option<List> {
    let sentence = reading.sentence_of(at)?;
    let tokens = reading.sentences()[sentence].tokens();
    let clause = Clause { reading, sentence, from: tokens.start, to: tokens.end, amounts: &[], first: 0 };
    let definite = matches!(clause.back(at, 1), "the" | "The" | "his" | "her" | "their" | "Their")
        || owner(clause.back(at, 1)).is_some();
    let counted = match clause.word(at + 1) {
        "," if definite => segment::names(&clause, at, at + 2)?,
        mark @ ("—" | "–") => marked::in_marks(&clause, at + 2, mark)?,
        "(" => marked::in_marks(&clause, at + 2, ")")?,
        _ => return None,
    };
    Some(List {
        span: reading.tokens()[at].span,
        items: clause.span(at + 2, counted.end),
        number,
        fewest: counted.fewest,
        most: counted.most,
        form: ListForm::Apposition,
    })
}
