//! Those for and those against, beside the number of all who voted: `10,200 people voted: 6,100 for and 4,100 against`; `120 in favour, 80 against and 15
//! abstentions, of the 215 who cast ballots`.

use super::told::{self, Side, Told};
use super::{Vote, VoteForm};
use crate::reading::quantity::{Hedge, Quantity};
use crate::reading::statement::clause::Clause;
use crate::reading::statement::print::figure;
use crate::reading::statement::slip;

/// How many tokens stand between a number and the word that says it is of all who voted.
const REACH: usize = 5;

/// The vote of a sentence that tells both sides in numbers, and all who voted there or in the sentence before.
pub(super) fn read(clause: &Clause<'_, '_>, before: Option<&Clause<'_, '_>>, told: &[Told]) -> Option<Vote> {
    let counted: Vec<&Told> = told.iter().filter(|told| !told.named && told.count >= 1.0).collect();
    let of = |side: Side| counted.iter().filter(|told| told.side == side).count();
    if of(Side::For) != 1 || of(Side::Against) + of(Side::Lost) != 1 || of(Side::Away) > 0 {
        return None;
    }
    let part = |amount: &Quantity| counted.iter().any(|told| told.span == amount.span);
    let own = clause.amounts.iter().filter(|amount| !part(amount)).find(|amount| is_all(clause, amount));
    // What the sentence before tells of one side of its own vote is no number of all.
    let sided = |before: &Clause<'_, '_>| told::read(before).into_iter().map(|told| told.span).collect::<Vec<_>>();
    let earlier = || {
        before.and_then(|before| {
            let sided = sided(before);
            let whole = |amount: &&Quantity| !sided.contains(&amount.span) && is_all(before, amount);
            before.amounts.iter().rev().find(whole)
        })
    };
    let all = own.or_else(earlier)?;
    let parts: Vec<f64> = counted.iter().map(|told| told.count).collect();
    let sum: f64 = parts.iter().sum();
    let largest = parts.iter().copied().fold(0.0, f64::max);
    if all.hedge != Hedge::None || all.value < largest || sum > 2.0 * all.value {
        return None;
    }
    let first = counted.iter().map(|told| told.span).reduce(crate::span::Span::to)?;
    let figures: Vec<String> = parts.iter().map(|part| figure(*part)).collect();
    // Spoilt papers and those who stayed silent may be left out; a slip of the digits may not. Others may be told in words of their own: `eight gave no opinion`.
    let others = clause.amounts.iter().filter(|amount| amount.is_count() && !part(amount) && amount.span != all.span);
    let told_apart = others.clone().any(|other| sum + other.value == all.value);
    let short = sum < all.value && (told_apart || !slip::explains(&parts, sum, all.value));
    Some(Vote {
        span: first,
        against: all.span,
        printed: all.value,
        expected: sum,
        worked: format!("{} = {}", figures.join(" + "), figure(sum)),
        told: figure(all.value),
        form: VoteForm::Cast,
        agrees: sum == all.value || short,
    })
}

/// Whether an amount counts all who voted: `10,200 people voted`, `of the 215 who cast ballots`, `a total of 640 votes`.
fn is_all(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let end = amount.tokens.1 as usize;
    let behind = |words: &[&str]| (end..end + REACH).any(|at| words.contains(&clause.word(at)));
    let before = |words: &[&str]| (1..REACH).any(|back| words.contains(&clause.before(amount, back)));
    let counted = behind(&[
        "votes",
        "ballots",
        "voters",
        "people",
        "members",
        "residents",
        "delegates",
        "who",
        "papers",
        "returned",
    ]);
    let all = behind(&[
        "voted",
        "cast",
        "ballots",
        "counted",
        "asked",
        "polled",
        "returned",
        "present",
        "replied",
        "responded",
    ]) || before(&["total", "Of", "of"]) && counted;
    amount.is_count() && amount.value >= 5.0 && all
}
