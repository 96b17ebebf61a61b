//! What a share, or its part, is said to be of: the 60 of `of the 60 pupils`, what is in `of which`.

use super::is_figure;
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::Clause;

/// What a share, or a part, is said to be of.
pub(super) enum Of<'w> {
    /// A figure that is printed: `of the 60 pupils`.
    Printed(&'w Quantity),
    /// One named before the token: `of them`, `of which`, `of the total`.
    Before(usize, Named<'w>),
}

/// How a whole is named that was told before.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Named<'w> {
    /// `of them`, `of which`
    Pronoun,
    /// `of the total`, `of its budget`
    Noun(&'w str),
    /// By nothing.
    Unsaid,
}

/// What is said to be `of` at token `at`, and the first token after it.
pub(super) fn after_of<'w>(clause: &Clause<'w, '_>, at: usize) -> Option<(Of<'w>, usize)> {
    if clause.word(at) != "of" {
        return None;
    }
    let figure = clause.amounts.iter().find(|amount| amount.tokens.0 as usize > at);
    if let Some(figure) = figure.filter(|figure| is_figure(figure)) {
        let words = at + 1..figure.tokens.0 as usize;
        if words.len() <= 6 && words.clone().all(|at| is_plain(clause.word(at))) {
            return Some((Of::Printed(figure), figure.tokens.1 as usize));
        }
    }
    match (clause.word(at + 1), clause.word(at + 2)) {
        ("them" | "those" | "these" | "which" | "whom" | "it" | "that" | "this", _) => {
            Some((Of::Before(at, Named::Pronoun), at + 2))
        }
        ("the" | "its" | "their" | "all", noun) if ends(clause.word(at + 3)) => {
            Some((Of::Before(at, Named::Noun(noun)), at + 3))
        }
        _ => None,
    }
}

/// What the part is said to be of: `45 of them`, `of the 60, 45`, `of which 45`.
pub(super) fn of_what<'w>(clause: &Clause<'w, '_>, part: &Quantity, from: usize) -> Option<Of<'w>> {
    let end = part.tokens.1 as usize;
    let of =
        (end..end + 3).find(|at| clause.word(*at) == "of").filter(|of| (end..*of).all(|at| is_plain(clause.word(at))));
    let pronoun = of.filter(|of| {
        matches!(clause.word(of + 1), "them" | "those" | "these" | "which" | "whom" | "it" | "that")
            && !clause.word(of + 2).starts_with(char::is_alphabetic)
            || matches!(clause.word(of + 1), "which" | "whom" | "them")
    });
    match pronoun {
        Some(of) => Some(Of::Before(of.min(part.tokens.0 as usize), Named::Pronoun)),
        None => opening(clause, from),
    }
}

/// The whole that opens the sentence, or its part, before token `to`: `of the 60 pupils`, `out of 60`, `of those`, `of which`.
fn opening<'w>(clause: &Clause<'w, '_>, to: usize) -> Option<Of<'w>> {
    for at in (clause.from..to).rev() {
        if matches!(clause.word(at), ";" | "while" | "whereas") {
            return None;
        }
        let opens = match clause.word(at) {
            "Of" | "Among" => at == clause.from || clause.back(at, 1) == "“",
            "of" => matches!(clause.back(at, 1), "," | ";" | "that" | "and" | "but" | "Out" | "out" | "—" | "–"),
            _ => false,
        };
        if !opens {
            continue;
        }
        let figure =
            clause.amounts.iter().find(|amount| amount.tokens.0 as usize > at && (amount.tokens.0 as usize) < to);
        let near = figure.filter(|it| is_figure(it) && it.tokens.0 as usize - at <= 5);
        let plain = near.filter(|it| (at + 1..it.tokens.0 as usize).all(|at| is_plain(clause.word(at))));
        if let Some(figure) = plain {
            return Some(Of::Printed(figure));
        }
        let parted = (at..to).any(|at| clause.word(at) == ",");
        return match clause.word(at + 1) {
            "which" | "whom" => Some(Of::Before(at, Named::Pronoun)),
            "those" | "these" | "them" | "that" | "last" if parted => Some(Of::Before(at, Named::Pronoun)),
            "the" | "its" | "their" if parted => Some(Of::Before(at, Named::Noun(clause.word(at + 2)))),
            _ => None,
        };
    }
    None
}

/// Whether a word ends a phrase: `of the total,`; not `of the total amount`.
fn ends(word: &str) -> bool {
    matches!(
        word,
        "" | "," | "." | ";" | ")" | "(" | "—" | "–" | "or" | "is" | "was" | "will" | "and" | "at" | "in" | "last"
    )
}

/// Whether a word can stand between `of` and its figure.
fn is_plain(word: &str) -> bool {
    !matches!(
        word,
        "," | "."
            | ";"
            | ":"
            | "("
            | ")"
            | "—"
            | "–"
            | "and"
            | "or"
            | "but"
            | "were"
            | "was"
            | "are"
            | "is"
            | "had"
            | "who"
            | "which"
            | "that"
            | "in"
            | "on"
            | "to"
            | "for"
            | "with"
            | "from"
            | "said"
            | "by"
            | "at"
            | "than"
    )
}

/// A noun for all there are.
pub(super) fn is_total(word: &str) -> bool {
    matches!(
        word,
        "total"
            | "staff"
            | "workforce"
            | "membership"
            | "population"
            | "electorate"
            | "budget"
            | "sum"
            | "fleet"
            | "stock"
    )
}
