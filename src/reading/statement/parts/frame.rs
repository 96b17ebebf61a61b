//! The wordings that make amounts the parts of a total.

use super::items::{self, Items};
use super::worked::{breakdown, same_kind};
use super::{Parts, Wording};
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::{Clause, names_some};
use crate::reading::statement::slip;

/// The breakdown of a sentence; `near` is the sentence before it in the same paragraph.
pub(super) fn read(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>) -> Option<Parts> {
    let listed = || (clause.from..clause.to).find_map(|at| listed_at(clause, near, at));
    listed().or_else(|| sentence_of_parts(clause, near)).or_else(|| games(clause))
}

/// The breakdown that the words at token `at` open.
fn listed_at(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>, at: usize) -> Option<Parts> {
    match clause.word(at) {
        ":" => after_colon(clause, near, at),
        "—" | "–" | "(" => set_apart(clause, at),
        "-" if clause.back(at, 1) == "-" => set_apart(clause, at),
        "," => behind_total(clause, at),
        "of" | "Of" => of_total(clause, at)
            .or_else(|| of_those(clause, at))
            .or_else(|| of_which(clause, at))
            .or_else(|| of_that(clause, near, at))
            .or_else(|| some_of(clause, at)),
        "for" => for_total(clause, at),
        "among" => among_total(clause, at),
        "has" | "have" => seats(clause, near, at),
        "up" | "comprising" | "comprises" | "comprised" | "consists" | "consisted" | "consisting" | "composed" => {
            made_up(clause, at)
        }
        "all" | "total" | "Total" | "altogether" | "totaling" | "totalling" | "making" | "combined" | "finishing"
        | "finish" | "finished" | "ending" | "adding" => in_all(clause, at),
        _ => None,
    }
}

/// `25 people were hurt: 12 students, nine teachers and four guards`
fn after_colon(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>, colon: usize) -> Option<Parts> {
    if opens_examples(clause, colon) {
        return None;
    }
    let items = items::read(clause, colon + 1, clause.to).filter(|items| opens(clause, items, colon + 1))?;
    let mut wholes: Vec<&Quantity> =
        clause.amounts_before(colon).filter(|whole| same_kind(whole, items.amounts[0])).collect();
    if wholes.is_empty() {
        let near = near?;
        wholes = near.amounts.iter().rev().filter(|whole| same_kind(whole, items.amounts[0])).collect();
        // A total in the sentence before is the only amount there, and more than any of its parts.
        let largest = items.amounts.iter().map(|part| part.value).fold(0.0, f64::max);
        if wholes.len() != 1 || wholes[0].value <= largest {
            return None;
        }
    }
    nearest(clause, &wholes, &items, Wording::List)
}

/// The breakdown of the first total that agrees, else of the nearest.
fn nearest(clause: &Clause<'_, '_>, wholes: &[&Quantity], items: &Items<'_>, wording: Wording) -> Option<Parts> {
    let all = || wholes.iter().filter_map(|whole| breakdown(clause, whole, items, wording));
    let agreeing = all().find(|parts| parts.agrees == Some(true));
    // Of a total and a number of places, the places are too few: `20 rooms on three floors: six on the first …`
    let other = || wholes.iter().skip(1).find_map(|whole| super::tally::near(clause, whole, items, wording));
    agreeing.or_else(|| breakdown(clause, wholes.first()?, items, wording)).or_else(other)
}

/// Whether the first part stands at token `at`, but for a word before its number.
fn opens(_view: &Clause<'_, '_>, items: &Items<'_>, at: usize) -> bool {
    let first = items.amounts[0].tokens.0 as usize;
    (at..at + 2).contains(&first) && items.closed
}

/// `16 men and 14 women among the 30 graduates`
fn among_total(clause: &Clause<'_, '_>, among: usize) -> Option<Parts> {
    let whole = clause.amount_at(among + 2).filter(|_| clause.word(among + 1) == "the")?;
    let first = clause.amounts.first().filter(|first| same_kind(first, whole) && first.tokens.0 < whole.tokens.0)?;
    let from = first.tokens.0 as usize;
    let items = items::read(clause, from, among).filter(|items| items.closed);
    let items = items.or_else(|| items::loose(clause, from, among))?;
    let parts = super::tally::near(clause, whole, &items, Wording::Of)?;
    // Some may be left out, but no more can be put in.
    (parts.agrees == Some(true) || parts.sum > whole.value || items.are_halves(clause)).then_some(parts)
}

/// Whether the words before a colon announce examples, or parts that may overlap.
fn opens_examples(clause: &Clause<'_, '_>, colon: usize) -> bool {
    let compares = |at| clause.word(at) == "than" && !matches!(clause.back(at, 1), "more" | "less" | "fewer");
    (clause.from..colon).any(compares)
        || (colon.saturating_sub(4)..colon).any(|at| {
            names_some(clause.word(at))
                || matches!(clause.word(at), "as" | "highlights" | "example" | "instance" | "least")
        })
}

/// `25 people (12 students, nine teachers and four guards)`, `25 people — 12 students … — were hurt`
fn set_apart(clause: &Clause<'_, '_>, mark: usize) -> Option<Parts> {
    // `a family of eight — two boys, …`, `eight crew — seven Russians and …`
    let named = |whole: &&Quantity| {
        let behind = mark - whole.tokens.1 as usize;
        let counted = whole.noun.is_some() || whole.currency.is_some();
        behind <= 3 && (counted || clause.word(mark) != "(" && (behind > 0 || clause.lead(whole).0 == "of"))
    };
    let whole = clause.amounts_before(mark).next().filter(named)?;
    let close = if clause.word(mark) == "(" { ")" } else { clause.word(mark) };
    let end = clause.find(mark + 1, |word| word == close).unwrap_or(clause.to);
    let items = items::read(clause, mark + 1, end).filter(|items| opens(clause, items, mark + 1))?;
    let fits = items.counts() && whole.is_count() || !items.counts();
    if !fits {
        return None;
    }
    breakdown(clause, whole, &items, Wording::List)
}

/// `134 people for heat stress, 88 at Nepean and 55 at Blacktown`; `43 people, 14 women and 27 men, were held`
fn behind_total(clause: &Clause<'_, '_>, comma: usize) -> Option<Parts> {
    let first = clause.amount_at(comma + 1)?;
    let whole = clause.amounts_before(comma).next().filter(|whole| same_kind(whole, first))?;
    let counted = whole.noun.is_some() || whole.currency.is_some();
    // `eleven of the animals, seven males and four females`
    let end = whole.tokens.1 as usize;
    let some = clause.word(end) == "of" && comma - end <= 4 && !(end..comma).any(|at| clause.word(at) == "were");
    if !counted && !some {
        return None;
    }
    // A list that the total itself stands in is none of its parts.
    let listed = clause.back(whole.tokens.0 as usize, 1) == "," || clause.back(whole.tokens.0 as usize, 1) == "and";
    let items = items::read(clause, comma + 1, clause.to).filter(|items| opens(clause, items, comma + 1))?;
    if listed || clause.word(first.tokens.1 as usize).is_empty() {
        return None;
    }
    if items.are_halves(clause) {
        return breakdown(clause, whole, &items, Wording::Halves);
    }
    // `640 people had left Leeds, 410 had come from York and 150 from Hull`: the total is the first of three that do alike.
    let alike = matches!(clause.word(first.tokens.1 as usize), "had" | "have" | "has" | "were" | "was" | "are");
    (counted && items.are_elliptical(clause) && items.amounts.len() > 1 && !alike)
        .then(|| breakdown(clause, whole, &items, Wording::Places))?
}

/// `Of the 43 arrested, 14 were women and 27 men`
fn of_total(clause: &Clause<'_, '_>, of: usize) -> Option<Parts> {
    let opens_clause = of == clause.from
        || matches!(clause.back(of, 1), "," | ";" | "“" | "\"" | "and" | "that")
        || clause.word(of) == "Of";
    if !opens_clause || matches!(clause.word(of + 1), "which" | "whom") {
        return None;
    }
    // `Of these, 128 were women`: whatever stands behind the comma is a part.
    let mut named = (of + 1..of + 4).take_while(|at| clause.word(*at) != ",");
    let whole = named.find_map(|at| clause.amount_at(at))?;
    // `three grants, of £4,000, £6,000 and £2,000`: a list that begins with it.
    if clause.back(of, 1) == "," && clause.word(of) == "of" && clause.word(whole.tokens.1 as usize) == "," {
        return None;
    }
    let comma = clause.find(whole.tokens.1 as usize, |word| matches!(word, "," | ":" | "—"))?;
    let end = clause_end(clause, comma + 1);
    let items = items::read(clause, comma + 1, end)
        .filter(|items| opens(clause, items, comma + 1))
        .or_else(|| items::loose(clause, comma + 1, end))?;
    breakdown(clause, whole, &items, Wording::Of)
}

/// `£14.2m, of which £9.1m will come from the county and £5.1m from the town`
fn of_which(clause: &Clause<'_, '_>, of: usize) -> Option<Parts> {
    if !matches!(clause.word(of + 1), "which" | "whom") {
        return None;
    }
    let items = items::read(clause, of + 2, clause_end(clause, of + 2)).filter(|items| opens(clause, items, of + 2))?;
    let whole = clause.amounts_before(of).next().filter(|whole| same_kind(whole, items.amounts[0]))?;
    let parts = breakdown(clause, whole, &items, Wording::Of)?;
    // Parts that fall short need not be all, but for digits that would make them so.
    let values: Vec<f64> = items.amounts.iter().map(|part| part.value).collect();
    let swapped = parts.agrees.is_none() && slip::swaps(&values, parts.sum, whole.value);
    Some(if swapped { Parts { agrees: Some(false), ..parts } } else { parts })
}

/// `Of the pupils, 552 are girls and 492 are boys`: the total is told earlier.
fn of_those(clause: &Clause<'_, '_>, of: usize) -> Option<Parts> {
    let the = matches!(clause.word(of + 1), "the" | "those" | "these");
    if clause.word(of) != "Of" || !the || clause.word(of + 3) != "," {
        return None;
    }
    let noun = clause.word(of + 2);
    let items = items::read(clause, of + 4, clause_end(clause, of + 4)).filter(|items| opens(clause, items, of + 4))?;
    let start = clause.token(of)?.span.start;
    let earlier = clause.reading.quantities();
    let earlier = &earlier[..earlier.partition_point(|amount| amount.span.start < start)];
    let named = |amount: &Quantity| match noun {
        "dead" | "victims" => tells_of_dead(clause, amount),
        _ => amount.noun.is_some_and(|it| clause.reading.slice(it) == noun),
    };
    let counts = |amount: &&Quantity| same_kind(amount, items.amounts[0]) && named(amount);
    let wholes: Vec<&Quantity> = earlier.iter().rev().filter(counts).collect();
    let last = clause.reading.sentence_at(wholes.first()?.span.start)?;
    let close = clause.reading.sentence_at(start)? - last < 4;
    close.then(|| nearest(clause, &wholes, &items, Wording::Of))?
}

/// Whether the sentence of an amount tells how many died.
fn tells_of_dead(clause: &Clause<'_, '_>, amount: &Quantity) -> bool {
    let sentence = clause.reading.sentence_at(amount.span.start).map(|at| clause.reading.sentences()[at].span);
    let dead = |word: &str| matches!(word, "dead" | "died" | "killed" | "deaths" | "toll" | "killing" | "kills");
    sentence.is_some_and(|span| clause.reading.slice(span).split(|ch: char| !ch.is_alphabetic()).any(dead))
}

/// `Passenger income made up €1.9bn of that, cargo €310m and other activities €190m`
fn of_that(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>, of: usize) -> Option<Parts> {
    let that = matches!(clause.word(of + 1), "that" | "this") && clause.word(of + 2) == ","
        || clause.reads(of + 1, &["the", "total", ","]);
    let first = clause.amounts_before(of).next().filter(|first| that && first.tokens.1 as usize == of)?;
    let items = items::loose(clause, first.tokens.0 as usize, clause_end(clause, of + 2))?;
    let near = near?;
    let wholes: Vec<_> = near.amounts.iter().rev().filter(|whole| same_kind(whole, first)).collect();
    nearest(clause, &wholes, &items, Wording::Of)
}

/// `Five of the report’s seven recommendations are addressed to the ministry and two to governors`
fn some_of(clause: &Clause<'_, '_>, of: usize) -> Option<Parts> {
    let first = clause.amounts_before(of).next().filter(|first| first.tokens.1 as usize == of && first.is_count())?;
    let whole = (of + 1..of + 5).find_map(|at| clause.amount_at(at)).filter(|whole| whole.noun.is_some())?;
    let definite = (of + 1..whole.tokens.0 as usize).any(|at| {
        matches!(clause.word(at), "the" | "its" | "their" | "those" | "these")
            || crate::reading::token::owner(clause.word(at)).is_some()
    });
    let and = clause.find(whole.tokens.1 as usize, |word| matches!(word, "and" | "while"))?;
    let other = clause.amount_at(and + 1).filter(|other| same_kind(other, first) && same_kind(whole, first))?;
    let halves = matches!(clause.word(other.tokens.1 as usize), "are" | "were")
        && Items { amounts: vec![first, other], ..Items::default() }.are_halves_behind(clause, whole.tokens.1 as usize);
    let elliptical =
        halves || matches!(clause.word(other.tokens.1 as usize), "to" | "in" | "at" | "from" | "by" | "on" | "against");
    let between =
        clause.amounts.iter().filter(|it| it.tokens.0 > whole.tokens.0 && it.tokens.0 < other.tokens.0).count();
    let items = Items { amounts: vec![first, other], end: other.tokens.1 as usize, closed: true, ..Items::default() };
    (definite && elliptical && between == 0).then(|| breakdown(clause, whole, &items, Wording::Of))?
}

/// `Sales came to £3.1m, grants to £2.2m and gifts to £700,000, for an income of £6m`
fn for_total(clause: &Clause<'_, '_>, at: usize) -> Option<Parts> {
    let total = matches!(clause.word(at + 1), "a" | "an")
        && matches!(clause.word(at + 2), "total" | "income" | "revenue" | "combined" | "cost" | "bill");
    let whole = (at + 3..at + 6)
        .find_map(|at| clause.amount_at(at))
        .filter(|_| total && matches!(clause.back(at, 1), "," | "—"))?;
    let items = items::loose(clause, clause.from, at - 1)?;
    breakdown(clause, whole, &items, Wording::InAll)
}

/// `The council is made up of 31 Conservatives, 22 Greens and nine others. It has 62 seats.`
fn seats(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>, has: usize) -> Option<Parts> {
    let near = near.filter(|_| clause.back(has, 1) == "It" && has == clause.from + 1)?;
    let whole = clause.amount_at(has + 1).filter(|_| matches!(clause.word(has + 2), "seats" | "members"))?;
    let up = near
        .find(near.from, |word| word == "up")
        .filter(|up| near.back(*up, 1) == "made" && near.word(up + 1) == "of")?;
    let items = items::read(&near, up + 2, near.to).filter(|items| opens(&near, items, up + 2))?;
    breakdown(&near, whole, &items, Wording::MadeUp)
}

/// Where the clause from token `at` ends.
fn clause_end(clause: &Clause<'_, '_>, at: usize) -> usize {
    clause
        .find(at, |word| matches!(word, ";" | ":" | "—" | "but" | "because" | "although" | "when" | "after" | "before"))
        .unwrap_or(clause.to)
}

/// `The 31-member panel is made up of 14 Democrats, 11 Republicans and six others`
fn made_up(clause: &Clause<'_, '_>, at: usize) -> Option<Parts> {
    let start = match clause.word(at) {
        "up" if matches!(clause.back(at, 1), "made" | "make" | "makes") && clause.word(at + 1) == "of" => at + 2,
        "up" => return None,
        _ if matches!(clause.word(at + 1), "of") => at + 2,
        "comprising" | "comprises" | "comprised" => at + 1,
        _ => return None,
    };
    let items = items::read(clause, start, clause.to).filter(|items| opens(clause, items, start))?;
    let whole =
        clause.amounts_before(at).next().filter(|whole| same_kind(whole, items.amounts[0]) && whole.noun.is_some());
    if let Some(whole) = whole {
        return breakdown(clause, whole, &items, Wording::MadeUp);
    }
    let size = (clause.from..at).find_map(|at| clause.size_of_body(at).map(|(size, end)| (size, at, end)));
    let (value, from, end) = size?;
    let whole = Quantity {
        span: clause.span(from, end),
        tokens: (from as u32, end as u32),
        value,
        step: 0.0,
        ..*items.amounts[0]
    };
    breakdown(clause, &whole, &items, Wording::MadeUp)
}

/// `$22 million, $6.5 million and $3.5 million, $32 million in all`; `two counts of fraud and five of theft, a total of seven`
fn in_all(clause: &Clause<'_, '_>, at: usize) -> Option<Parts> {
    let word = clause.word(at);
    let whole = match word {
        "all" | "total" if clause.back(at, 1) == "in" => {
            let whole = clause.amounts_before(at - 1).next()?;
            (at - 1 - whole.tokens.1 as usize <= 3).then_some(whole)?
        }
        "total" if clause.word(at + 1) == "to" && clause.back(at, 2) == "bringing" => clause.amount_at(at + 2)?,
        "Total" if clause.word(at + 1) == ":" => clause.amount_at(at + 2)?,
        "total" if clause.word(at + 1) == "of" && matches!(clause.back(at, 1), "a" | "combined") => {
            clause.amount_at(at + 2)?
        }
        "altogether" => clause.amounts_before(at).next().filter(|whole| at - whole.tokens.1 as usize <= 2)?,
        "totaling" | "totalling" | "making" | "combined" => clause.amount_at(at + 1)?,
        "finishing" | "finish" | "ending" | "finished" if matches!(clause.word(at + 1), "with" | "on") => {
            clause.amount_at(at + 2)?
        }
        "adding" if clause.reads(at + 1, &["up", "to"]) => clause.amount_at(at + 3)?,
        _ => return None,
    };
    let start = whole.tokens.0 as usize;
    // The list begins with the first amount of the noun of the total, or with the first that is no age.
    let noun = |amount: &Quantity| amount.noun.map(|noun| clause.reading.slice(noun).trim_end_matches('s'));
    let listed = |amount: &&Quantity| same_kind(amount, whole) && (whole.noun.is_none() || noun(amount) == noun(whole));
    let age = |amount: &&Quantity| {
        clause.back(amount.tokens.0 as usize, 1) == "," && clause.word(amount.tokens.1 as usize) == ","
    };
    let ahead = |first: &&Quantity| !age(first) && first.tokens.0 < whole.tokens.0;
    let same = clause.amounts.iter().find(|first| listed(first) && ahead(first));
    // `210 sheep, 90 cattle and 40 pigs, 340 animals in all`
    let things = || clause.amounts.iter().find(|first| same_kind(first, whole) && ahead(first));
    let first = same.or_else(things)?;
    let from = first.tokens.0 as usize;
    let lead = |at: &usize| matches!(clause.word(*at), "," | "—" | "(" | ";" | "for" | "or" | "bringing" | "making");
    let end = (first.tokens.1 as usize..start).rev().find(lead)?;
    // Nothing but lead words stands between the list and its total.
    if start - end > 4 || clause.word(end) == "or" && clause.back(end, 1) != "," {
        return None;
    }
    // `to support 3,900 jobs` compares nothing, `from 12 to 15` does.
    let compares = |at| match clause.word(at) {
        "from" | "to" | "by" | "after" | "against" => clause.amounts.iter().any(|amount| clause.lead(amount).1 == at),
        "than" | "was" | "were" | "compared" => true,
        _ => false,
    };
    let to = (from..end).find(|at| clause.word(*at) == "respectively").unwrap_or(end);
    let items =
        items::read(clause, from, to).filter(|items| items.closed).or_else(|| items::loose(clause, from, to))?;
    let sure = matches!(word, "all" | "total" | "altogether" | "totaling" | "totalling")
        && clause.back(at, 2) != "bringing"
        && same.is_some();
    let parts = || {
        if sure {
            breakdown(clause, whole, &items, Wording::InAll)
        } else {
            super::tally::near(clause, whole, &items, Wording::InAll)
        }
    };
    (!(from..end).any(compares)).then(parts)?
}

/// `Police held 43 people. Fourteen were women and 29 were men.` `The club has 36 members. Thirty voted yes, four opposed it and two did not vote.`
fn sentence_of_parts(clause: &Clause<'_, '_>, near: Option<Clause<'_, '_>>) -> Option<Parts> {
    let near = near?;
    let there =
        matches!(clause.word(clause.from), "They" | "There") && matches!(clause.word(clause.from + 1), "were" | "are");
    let from = clause.from + if there { 2 } else { 0 };
    clause.amount_at(from)?;
    // `There were 58 men and three women among them.`
    let to = clause.find(from, |word| there && word == "among").unwrap_or(clause.to);
    let items = items::read(clause, from, to).filter(|items| opens(clause, items, from))?;
    let verb = |amount: &&Quantity| {
        let word = clause.word(amount.tokens.1 as usize);
        matches!(
            word,
            "backed"
                | "opposed"
                | "voted"
                | "abstained"
                | "supported"
                | "rejected"
                | "favored"
                | "favoured"
                | "did"
                | "said"
                | "objected"
        )
    };
    let voted = items.amounts.len() > 1 && items.amounts.iter().all(verb);
    let copula = there || matches!(clause.word(items.amounts[0].tokens.1 as usize), "were" | "are" | "of");
    let halves = items.are_halves(clause) && copula;
    let counted =
        |whole: &&Quantity| same_kind(whole, items.amounts[0]) && (whole.noun.is_some() || whole.value > 20.0);
    let mut wholes: Vec<_> = near.amounts.iter().filter(counted).collect();
    let sum: f64 = items.amounts.iter().map(|amount| amount.value).sum();
    let far = |whole: &Quantity| (whole.value / sum).ln().abs();
    wholes.sort_by(|one, other| far(one).total_cmp(&far(other)));
    let wording = if halves { Wording::Halves } else { Wording::Of };
    (halves || voted && wholes.len() == 1).then(|| nearest(clause, &wholes, &items, wording))?
}

/// `won 12 of their past 18 games, drawing four and losing two`
fn games(clause: &Clause<'_, '_>) -> Option<Parts> {
    let won = clause.find(clause.from, |word| matches!(word, "won" | "winning" | "win"))?;
    let wins = clause.amount_at(won + 1).filter(|wins| clause.word(wins.tokens.1 as usize) == "of")?;
    let from = wins.tokens.1 as usize;
    let all = (from + 1..from + 5).find_map(|at| clause.amount_at(at)).filter(|all| same_kind(all, wins))?;
    let after = |words: &[&str]| {
        let verb = clause.find(all.tokens.1 as usize, |word| words.contains(&word))?;
        clause.amount_at(verb + 1).filter(|amount| same_kind(amount, wins))
    };
    let (drawn, lost) = (after(&["drawing", "drew", "drawn", "tying", "tied"]), after(&["losing", "lost"]));
    let amounts: Vec<&Quantity> = [Some(wins), drawn, lost].into_iter().flatten().collect();
    let items = Items { end: amounts.last()?.tokens.1 as usize, closed: true, amounts, ..Items::default() };
    (drawn.is_some() && lost.is_some()).then(|| breakdown(clause, all, &items, Wording::Games))?
}
