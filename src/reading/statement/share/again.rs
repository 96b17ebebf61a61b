//! A share told in words and in per cent at once: `one in five people, or 25 percent`, `a quarter (35%) of the houses`.

use super::Share;
use super::told::Told;
use crate::reading::quantity::QuantityKind;
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::percent;
use crate::reading::token::TokenKind;

/// How many words may stand between a fraction and what tells it again: `a quarter of the houses, or 35 percent`.
const REACH: usize = 5;

/// The shares of a sentence that are told twice with no figures between.
pub(super) fn all(clause: &Clause<'_, '_>, told: &[Told]) -> Vec<Share> {
    told.windows(2).filter_map(|pair| judge(clause, &pair[0], &pair[1])).collect()
}

fn judge(clause: &Clause<'_, '_>, fraction: &Told, again: &Told) -> Option<Share> {
    let is_percent = |told: &Told| clause.amounts[told.amounts.0].kind == QuantityKind::Percent;
    let beside = fraction.amounts.1 == again.amounts.0 && !is_percent(fraction) && is_percent(again);
    if !beside || !are_joined(clause, fraction.tokens.1, again.tokens.0) || !closes(clause, again.tokens.1) {
        return None;
    }
    let value = fraction.bounds.middle();
    Some(Share {
        span: fraction.span.to(again.span),
        part: Some(fraction.span),
        whole: None,
        share: again.span,
        expected: percent(value),
        agrees: fraction.bounds.meets(again.bounds),
    })
}

/// Whether `or`, behind a comma, or an open bracket joins what ends at token `from` and what begins at token `to`.
fn are_joined(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    let Some(joint) = (from..to).find(|at| matches!(clause.word(*at), "or" | "(")) else { return false };
    let comma = clause.word(joint) == "(" || clause.back(joint, 1) == ",";
    let noun = from..joint - usize::from(clause.back(joint, 1) == "," && joint > from);
    let is_word = |at: usize| clause.token(at).is_some_and(|token| token.kind == TokenKind::Word);
    let is_hedge = |at: usize| {
        matches!(clause.word(at), "about" | "roughly" | "nearly" | "almost" | "around" | "some" | "approximately")
    };
    comma && noun.len() <= REACH && noun.clone().all(is_word) && (joint + 1..to).all(is_hedge)
}

/// Whether nothing behind a percentage makes it another's: `or 25 percent more`, `or 25 percent of men`.
fn closes(clause: &Clause<'_, '_>, at: usize) -> bool {
    matches!(clause.word(at), "" | "." | "," | ")" | ";") && clause.word(at + 1) != "of"
}
