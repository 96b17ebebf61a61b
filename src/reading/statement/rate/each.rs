//! What each has: `217 a camp`, `$25 each`, `15 pupils per teacher`, `$2,000 to each of the 30`, `each man 20,000 euros`, `40 tickets at $25`.

use super::spans::in_a_year;
use crate::reading::quantity::{Quantity, QuantityKind, Written, is_plural, singular};
use crate::reading::statement::clause::Clause;

/// An amount that each of a number has.
pub(super) struct Each<'w, 'a> {
    /// The amount.
    pub(super) amount: &'w Quantity,
    /// Whose it is.
    pub(super) per: Per<'w, 'a>,
    /// Whether it opens its sentence, which then goes on about the one before: `At $25 each, the bill came to`.
    pub(super) opens: bool,
}

/// Whose the amount is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Per<'w, 'a> {
    /// One such thing's: `217 a camp`.
    Noun(&'a str),
    /// Each one's of whatever is counted: `$25 each`.
    One,
    /// One's of so many: `$25 for each of the 40`, `40 tickets at $25`.
    Of(&'w Quantity),
}

impl Per<'_, '_> {
    /// Whether it is a length of time's: `$60 a month`.
    pub(super) fn is_time(self) -> bool {
        matches!(self, Per::Noun(noun) if in_a_year(noun).is_some())
    }
}

/// How far (tokens) the word `each` may stand before its amount.
const REACH: usize = 5;

/// The amount, where each of a number has it.
pub(super) fn read<'w, 'a>(clause: &Clause<'w, 'a>, at: usize) -> Option<Each<'w, 'a>> {
    let amount = &clause.amounts[at];
    let priced = matches!(amount.kind, QuantityKind::Count | QuantityKind::Money | QuantityKind::Measure(_));
    if amount.ranges || amount.form == Written::Fraction || !priced {
        return None;
    }
    let per = behind(clause, amount).or_else(|| before(clause, at))?;
    // `two million barrels a day less than`
    if (2..6).any(|ahead| matches!(clause.after(amount, ahead), "less" | "more" | "fewer" | "above" | "below")) {
        return None;
    }
    let opens = matches!(clause.word(clause.from), "At") && amount.tokens.0 as usize - clause.from <= 2;
    Some(Each { amount, per, opens })
}

/// What stands behind the amount, or behind its noun: `each`, `a camp`, `per teacher`, `to the acre`, `for each of the 40`.
fn behind<'w, 'a>(clause: &Clause<'w, 'a>, amount: &Quantity) -> Option<Per<'w, 'a>> {
    let own = usize::from(amount.noun.is_some());
    (0..=own * 2).find_map(|skip| per_at(clause, amount.tokens.1 as usize + skip))
}

pub(super) fn per_at<'w, 'a>(clause: &Clause<'w, 'a>, at: usize) -> Option<Per<'w, 'a>> {
    let word = |step: usize| clause.word(at + step);
    let each = |at: usize| of_each(clause, at);
    match (word(0), word(1), word(2)) {
        ("each" | "apiece", "of", _) => each(at),
        // `Leeds (34), Ely and Bath (24 each)` counts for both names, not for what came before.
        ("each" | "apiece", ")", _) => None,
        ("each" | "apiece", ..) => Some(Per::One),
        ("a" | "per", "head" | "person" | "capita", _) => Some(Per::One),
        // `one for every 15` has one the other way round.
        ("for" | "on" | "to" | "from" | "in" | "at", "each" | "every", _) if clause.amount_at(at + 2).is_none() => {
            each(at + 1)
        }
        ("a" | "an" | "per" | "every", noun, _) | ("to", "the" | "a", noun) => {
            (noun.len() > 2 && noun.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(Per::Noun(noun))
        }
        _ => None,
    }
}

/// `each of the 40`, `each of the twelve houses`, `every one of its 40`, `each teacher`, `each`.
fn of_each<'w, 'a>(clause: &Clause<'w, 'a>, at: usize) -> Option<Per<'w, 'a>> {
    let noun = clause.word(at + 1);
    if noun != "of" {
        let named = noun.len() > 2 && noun.bytes().all(|byte| byte.is_ascii_lowercase());
        return Some(if named && !is_verb(noun) { Per::Noun(noun) } else { Per::One });
    }
    let number = clause.amounts.iter().find(|amount| amount.tokens.0 as usize > at);
    let near = number.filter(|number| number.tokens.0 as usize - at <= REACH && number.is_count());
    Some(near.map_or(Per::One, Per::Of))
}

/// A verb that follows `each`.
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "get"
            | "got"
            | "gets"
            | "pay"
            | "paid"
            | "pays"
            | "with"
            | "had"
            | "has"
            | "have"
            | "would"
            | "cost"
            | "costing"
            | "receive"
            | "received"
            | "worth"
            | "holding"
            | "carrying"
            | "weighing"
            | "gave"
            | "give"
            | "can"
            | "was"
            | "is"
    )
}

/// What stands before the amount: `each man 20,000 euros`, `the 30 families will each get $2,000`, `40 tickets at $25`, `an average of 30`.
fn before<'w, 'a>(clause: &Clause<'w, 'a>, at: usize) -> Option<Per<'w, 'a>> {
    let amount = &clause.amounts[at];
    let (lead, token) = clause.lead(amount);
    let start = amount.tokens.0 as usize;
    let mut words = (clause.from..start).rev().take(12);
    let nearest = at.checked_sub(1).map(|at| &clause.amounts[at]);
    if let Some(each) = words.find(|at| matches!(clause.word(*at), "each" | "Each"))
        && !(each..start).any(|at| matches!(clause.word(at), "," | ";" | "and") || clause.word(at) == "(")
    {
        let between = nearest.filter(|it| it.tokens.0 as usize > each);
        return match of_each(clause, each)? {
            Per::Of(number) => (between == Some(number)).then_some(Per::Of(number)),
            per if between.is_none() && start - each <= REACH => Some(per),
            _ => None,
        };
    }
    let touches =
        nearest.filter(|it| it.is_count() && it.value >= 2.0 && it.noun.is_some() && start - it.tokens.1 as usize <= 3);
    match lead {
        "at" if amount.kind == QuantityKind::Money && touches.is_some() => touches.map(Per::Of),
        "of" if amount.kind != QuantityKind::Money
            && touches.is_some_and(|it| {
                it.noun.is_some_and(|noun| noun.end == clause.reading.tokens()[token - 1].span.end)
            }) =>
        {
            touches.map(Per::Of)
        }
        "of" if matches!(clause.back(token, 1), "average" | "mean") => Some(Per::One),
        // `in bags of 50 kg`
        "of" if amount.unit.is_some() && is_plural(clause.back(token, 1)) => Some(Per::Noun(clause.back(token, 1))),
        "averaging" | "averaged" | "averages" => Some(Per::One),
        // `one for every 15`
        "every" if matches!(clause.back(token, 1), "for" | "to") => Some(Per::One),
        _ => None,
    }
}

impl Each<'_, '_> {
    /// Whether an amount may be the number of those that have it.
    pub(super) fn counts(&self, clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
        let whole = amount.form != Written::Fraction && !amount.ranges && amount.value >= 1.0;
        let counted = || {
            let unit = amount.unit.map(|unit| singular(unit.name));
            unit.or_else(|| amount.noun.map(|noun| singular(clause.reading.slice(noun))))
        };
        whole
            && match self.per {
                Per::Noun(noun) if amount.kind == QuantityKind::Duration => {
                    in_a_year(noun).is_some() && counted().as_deref().and_then(in_a_year).is_some()
                }
                Per::Noun(noun) => {
                    counted().is_some_and(|counted| counted == singular(noun) || is_person(noun) && is_person(&counted))
                }
                Per::One => amount.is_count(),
                Per::Of(number) => number == amount,
            }
    }

    /// How many times the noun goes into what the number counts: 60 for so many a minute over hours.
    pub(super) fn scale(&self, clause: &Clause<'_, '_>, number: &Quantity) -> f64 {
        let Per::Noun(noun) = self.per else { return 1.0 };
        let unit = number.noun.filter(|_| number.kind == QuantityKind::Duration);
        let unit = unit.and_then(|unit| in_a_year(&singular(clause.reading.slice(unit))));
        in_a_year(noun).zip(unit).map_or(1.0, |(noun, unit)| noun / unit)
    }

    /// Whether the amount is told as what the figures before it make: `or $25 each`, `, an average of 217 a camp`, `who got $25 each`.
    pub(super) fn is_outcome(&self, clause: &Clause<'_, '_>) -> bool {
        let (lead, at) = clause.lead(self.amount);
        let back = |steps: usize| clause.back(at, steps);
        match lead {
            "or" | "," | "—" | "–" | "(" | "averaging" => true,
            "of" => matches!(back(1), "average" | "mean"),
            "every" => (1..5).any(|steps| back(steps).eq_ignore_ascii_case("one")),
            "is" | "to" | "at" | "out" | "means" => (1..5).any(|steps| matches!(back(steps), "which" | "that" | "so")),
            "got" | "get" | "receive" | "received" | "getting" | "with" => {
                (clause.from..at).any(|at| matches!(clause.word(at), "split" | "shared" | "share" | "divided"))
            }
            "earns" | "earned" | "pays" | "paid" | "gets" => {
                (1..5).any(|steps| matches!(back(steps), "therefore" | "so" | "thus"))
            }
            _ => matches!(back(1), "so" | "therefore" | "thus"),
        }
    }
}

/// A noun for people as they are counted.
fn is_person(noun: &str) -> bool {
    matches!(noun, "people" | "person" | "resident" | "inhabitant" | "citizen" | "head" | "islander" | "villager")
}
