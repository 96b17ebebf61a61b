//! A number and the list it counts: `three suspects: A, B and C`. A list can often be counted in more ways than one (`John and Mary Lee`, a name with
//! its town); the number agrees with it when any of them gives it.

mod collective;
mod marked;
mod segment;
mod summed;
#[cfg(test)]
mod tests;

pub(in crate::reading) use collective::counts as counts_by_itself;

use super::clause::{Clause, clauses};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::quantity::{Hedge, Quantity, QuantityKind};
use crate::span::{Span, Text};
use segment::Counted;

/// One number with the list it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The number as printed.
    pub span: Span<Text>,
    /// The list, or its first item.
    pub items: Span<Text>,
    /// The number printed.
    pub number: f64,
    /// The fewest items the list can be read as.
    pub fewest: usize,
    /// The most.
    pub most: usize,
    /// How number and list stand.
    pub form: ListForm,
}

/// How a number and its list stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// The list follows a colon, a dash or a bracket.
    Colon,
    /// Names between commas behind the noun counted.
    Apposition,
    /// The list is one of the page: items of their own.
    Items,
}

impl ListForm {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["colon", "apposition", "items"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        ListForm::NAMES[self as usize]
    }
}

impl List {
    /// Whether the list can be read as having so many items.
    pub fn agrees(&self) -> bool {
        self.expected() as f64 == self.number
    }

    /// How many items the list has: of the numbers it can be read as, the nearest to the one printed.
    pub fn expected(&self) -> usize {
        (self.number as usize).clamp(self.fewest, self.most)
    }
}

/// Every counted list of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<List> {
    let mut found = vec![];
    for clause in clauses(reading, 1) {
        let numbers = clause.amounts.iter().filter(|number| counts_items(reading, number));
        found.extend(numbers.filter_map(|number| counted(&clause, number).or_else(|| summed::read(&clause, number))));
    }
    let collectives = collective::read(reading);
    if !collectives.is_empty() {
        found.extend(collectives);
        found.sort_by_key(|list| list.span.start);
    }
    found
}

/// How long a list may be for its items to be counted off.
const LONGEST: f64 = 20.0;

/// How far a number and the items of a list on the page may be apart to belong together.
const FAR_OFF: f64 = 2.0;

/// Words that may stand between the noun and the colon: `four lines were hit:`.
const REACH: usize = 10;

/// Words that may stand between the noun and a dash: `six countries of the first order –`.
const NEAR: usize = 6;

/// Whether a number can be that of a list.
fn counts_items(reading: &Reading<'_>, number: &Quantity) -> bool {
    let whole = number.value.fract() == 0.0 && (2.0..=LONGEST).contains(&number.value);
    // Days and years may be listed too: `three days: Monday, Wednesday and Friday`.
    let dated = |noun: Span<Text>| matches!(reading.slice(noun), "days" | "years" | "nights");
    let listed = number.is_count() || number.kind == QuantityKind::Duration && number.noun.is_some_and(dated);
    whole && listed && number.hedge == Hedge::None && !number.ranges && number.currency.is_none()
}

fn counted(clause: &Clause<'_, '_>, number: &Quantity) -> Option<List> {
    let plural = |noun: &Span<Text>| crate::reading::quantity::is_plural(clause.reading.slice(*noun));
    let of = clause.back(number.tokens.0 as usize, 1) == "of" && clause.word(number.tokens.1 as usize) == ":";
    // `The three, Lord Pym, Lord Ash and Lady Crewe, sat together`
    let alone = clause.word(number.tokens.1 as usize) == "," && is_definite(clause, number);
    let noun = number.noun.filter(|noun| plural(noun) && !alone).or((of || alone).then_some(number.span))?;
    // `Round Two projects`, `Three Rivers`
    let word = clause.word(number.tokens.0 as usize);
    let named = word.starts_with(char::is_uppercase)
        && clause.back(number.tokens.0 as usize, 1).starts_with(char::is_alphabetic);
    if named || clause.reading.slice(noun).starts_with(char::is_uppercase) && word.starts_with(char::is_uppercase) {
        return None;
    }
    let after = (number.tokens.1 as usize..clause.to + 1)
        .find(|at| clause.token(*at).is_none_or(|token| token.span.start >= noun.end));
    if let Some(list) = with_verb(clause, number, after?) {
        return Some(list);
    }
    // `her two sons Max, 27, and Tom, 22,`
    if is_definite(clause, number) && clause.word(after?).starts_with(char::is_uppercase) && number.value > 1.0 {
        let Counted { fewest, most, end } = segment::names(clause, number.tokens.0 as usize, after?)?;
        let items = clause.span(after?, end);
        return Some(List { span: number.span, items, number: number.value, fewest, most, form: ListForm::Apposition });
    }
    let double = |at: usize| clause.word(at) == "-" && clause.word(at + 1) == "-";
    let stops = |at: &usize| matches!(clause.word(*at), ":" | "," | "—" | "–" | "(" | ";" | "namely") || double(*at);
    let mark = (after?..(after? + REACH).min(clause.to)).find(stops)?;
    let next = clause.amounts.iter().find(|next| next.tokens.0 > number.tokens.0);
    if next.is_some_and(|next| (next.tokens.0 as usize) < mark) || segment::is_sample(clause, after?, mark) {
        return None;
    }
    let another = in_a_row(clause, number)
        || clause.word(mark) == ":" && is_of_another(clause, number)
        || clause.word(mark) != "," && is_out_of(clause, number);
    if another || clause.word(mark) == ":" && opens_otherwise(clause.word(mark + 1)) {
        return None;
    }
    let (form, counted) = match clause.word(mark) {
        ":" if mark + 1 == clause.to => return items(clause, number, mark),
        ":" if number.is_count() || clause.word(mark + 1).starts_with(char::is_uppercase) => {
            (ListForm::Colon, segment::after_colon(clause, mark + 1, clause.to)?)
        }
        "," if clause.word(mark + 1) == "namely" => (ListForm::Colon, segment::after_namely(clause, mark + 2)?),
        "namely" => (ListForm::Colon, segment::after_namely(clause, mark + 1)?),
        "," if mark == after? => {
            let things = || (is_definite(clause, number) && !alone).then(|| marked::things(clause, mark + 1))?;
            (ListForm::Apposition, segment::names(clause, number.tokens.0 as usize, mark + 1).or_else(things)?)
        }
        "(" if mark == after? => (ListForm::Colon, marked::in_marks(clause, mark + 1, ")")?),
        dash @ ("—" | "–" | "-") if number.is_count() => {
            (ListForm::Colon, behind_dash(clause, number, mark, dash, mark - after?)?)
        }
        _ => return None,
    };
    let Counted { fewest, most, end } = counted;
    // `the four crew, Lee, and Roe`: a comma before the `and` of two makes what is counted the first of three.
    let of_three = (mark + 1..end).any(|at| clause.word(at) == "," && clause.word(at + 1) == "and");
    if form == ListForm::Apposition && most == 2 && of_three {
        return None;
    }
    let items = clause.span(mark + 1, end);
    Some(List { span: number.span, items, number: number.value, fewest, most, form })
}

/// `The three winners were Ann Lee, Tom Roe and Ed Poe.`
fn with_verb(clause: &Clause<'_, '_>, number: &Quantity, noun_end: usize) -> Option<List> {
    let definite = is_definite(clause, number);
    // `The two men killed were identified as Max Roe, 24, and Tom Poe, 38`
    let is = |at: &usize| matches!(clause.word(*at), "are" | "were");
    let verb = (noun_end..noun_end + 3).find(is)?;
    let called = matches!(clause.word(verb + 1), "identified" | "named") && clause.word(verb + 2) == "as";
    let from = verb + if called { 3 } else { 1 };
    let named = (called || verb == noun_end) && clause.word(from).starts_with(char::is_uppercase);
    let Counted { fewest, most, end } = (definite && named).then(|| segment::named(clause, from))??;
    let items = clause.span(from, end);
    Some(List { span: number.span, items, number: number.value, fewest, most, form: ListForm::Apposition })
}

/// Whether all there are are counted: `the three`, `its two`.
fn is_definite(clause: &Clause<'_, '_>, number: &Quantity) -> bool {
    matches!(clause.back(number.tokens.0 as usize, 1), "the" | "The" | "its" | "Its" | "his" | "her" | "their")
}

/// Whether a number only tells of what a list is of, or what some are of: `criteria of the seven continents:`, `two out of 16 dancers –`.
fn is_of_another(clause: &Clause<'_, '_>, number: &Quantity) -> bool {
    let from = number.tokens.0 as usize;
    let before = |back: usize| clause.back(from, back);
    let owned = crate::reading::token::owner(before(1)).is_some();
    let definite = before(1) == "the" || owned;
    let governs = |word: &str| matches!(word, "of" | "to" | "for" | "by" | "with");
    // `four of the city's five leaders:`
    let governed =
        governs(before(2)) || owned && matches!(before(2), "the" | "its" | "his" | "her") && governs(before(3));
    definite && governed
}

/// Whether some of so many are told of: `two out of 16 dancers –`, `one of the four banks –`.
fn is_out_of(clause: &Clause<'_, '_>, number: &Quantity) -> bool {
    let from = number.tokens.0 as usize;
    let of = (from.saturating_sub(3)..from).rev().find(|at| clause.word(*at) == "of");
    of.is_some_and(|of| {
        let some = matches!(
            clause.back(of, 1),
            "out" | "one" | "smallest" | "largest" | "some" | "many" | "most" | "each" | "all" | "both"
        );
        some || clause.amounts.iter().any(|some| some.tokens.1 as usize == of)
    })
}

/// Whether a number ends a row of numbers: `his number 10 and 11 batsmen`.
fn in_a_row(clause: &Clause<'_, '_>, number: &Quantity) -> bool {
    let before = |back: usize| clause.before(number, back);
    matches!(before(1), "and" | "or") && before(2).starts_with(|ch: char| ch.is_ascii_digit())
}

/// The list behind a dash that opens at token `mark`, with `apart` words between what is counted and it; names alone may stand further off.
fn behind_dash(clause: &Clause<'_, '_>, number: &Quantity, mark: usize, dash: &str, apart: usize) -> Option<Counted> {
    // One behind another dash closes an aside that the number stands in.
    let double = usize::from(dash == "-");
    let before = (clause.from..mark).filter(|at| clause.word(*at) == dash).count();
    let closes = before / (1 + double) % 2 == 1;
    if closes || clause.after(number, 0) == "times" {
        return None;
    }
    let counted = marked::in_marks(clause, mark + 1 + double, dash)?;
    let named = clause.word(mark + 1 + double).starts_with(char::is_uppercase);
    (apart == 0 || apart <= NEAR && named && counted.most > 2).then_some(counted)
}

/// Whether a word opens places or the first of several sentences rather than the items counted: `Six drills will be held: in Leeds and York`, `First, …`.
fn opens_otherwise(word: &str) -> bool {
    matches!(word, "in" | "on" | "at" | "from" | "First" | "first" | "Firstly" | "One" | "one")
}

/// `the following four steps:` before a list of the page.
fn items(clause: &Clause<'_, '_>, number: &Quantity, _colon: usize) -> Option<List> {
    let blocks = clause.reading.article().blocks();
    let at = clause.block() as usize;
    let last = clause.token(clause.to - 1)?.span.end == blocks[at].span.end;
    let first = blocks.get(at + 1).filter(|first| last && first.kind == BlockKind::ListItem)?;
    let list = blocks[at + 1..].iter().take_while(|block| block.kind == BlockKind::ListItem);
    let count = list.filter(|block| block.level == first.level).count();
    let nested = blocks[at].kind == BlockKind::ListItem;
    // Ten projects in three groups: what is far off is another thing counted.
    let near = (count as f64 - number.value).abs() <= FAR_OFF && number.is_count();
    (!nested && count > 1 && near).then_some(List {
        span: number.span,
        items: first.span,
        number: number.value,
        fewest: count,
        most: count,
        form: ListForm::Items,
    })
}
