//! Counts the items of a list in running text: in how few and in how many ways its commas and its `and` can be read.

use super::marked;
use crate::reading::statement::clause::{Clause, names_some};
use crate::reading::token::TokenKind;
use crate::reading::vocabulary::is_geography;

/// How many items a list can be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// The fewest.
    pub(super) fewest: usize,
    /// The most.
    pub(super) most: usize,
    /// The first token after the list.
    pub(super) end: usize,
}

/// The most words of an item: longer ones are clauses with commas of their own.
const LONGEST: usize = 9;

/// What goes on behind a list without being part of it.
const TAILS: &[&str] = &[
    "which",
    "who",
    "where",
    "whose",
    "whom",
    "all",
    "with",
    "most",
    "according",
    "when",
    "both",
    "each",
    "including",
    "but",
    "as",
    "along",
    "alongside",
    "together",
    "while",
];

/// Whether the words between a noun and its list say that not all are named, or that something else than the noun is listed.
pub(super) fn is_sample(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        names_some(clause.word(at))
            || matches!(
                clause.word(at),
                "such" | "notably" | "particularly" | "said" | "added" | "wrote" | "says" | "any"
            )
    })
}

/// The list that runs from behind a colon to the end of the sentence.
pub(super) fn after_colon(clause: &Clause<'_, '_>, from: usize, to: usize) -> Option<Counted> {
    let first = clause.word(from);
    let capital = first.chars().next()?.is_uppercase();
    let next_small = clause.word(from + 1).chars().next().is_some_and(char::is_lowercase);
    // A sentence of its own, or speech, is no list.
    if matches!(first, "“" | "\"" | "‘" | "'")
        || capital && next_small && crate::reading::sentence::opens_sentence(first)
    {
        return None;
    }
    // A list inside a quotation ends with it.
    let quoted = (clause.from..from).any(|at| matches!(clause.word(at), "“" | "\""));
    let to = clause.find(from, |word| quoted && matches!(word, "”" | "\"")).unwrap_or(to);
    let all = segments(clause, from, to);
    let counted = count(clause, &all, false).or_else(|| marked::articled(clause, &all))?;
    let most =
        if names_people(clause, from, to) { counted.most.max(joints(clause, from, to) + 1) } else { counted.most };
    Some(Counted { most, ..counted })
}

/// Whether people are named in full between two tokens: an item may hold several, `Ann Lee from Leeds, and Bob Roe, Tom Poe and Sue Fox from York`.
fn names_people(clause: &Clause<'_, '_>, from: usize, to: usize) -> bool {
    let span = clause.span(from, to);
    let mentions = clause.reading.mentions();
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let named = mentions[first..].iter().take_while(|mention| mention.span.end <= span.end);
    named.filter(|mention| mention.name.is_full()).nth(2).is_some()
}

/// How many commas and `and`s stand between two tokens.
fn joints(clause: &Clause<'_, '_>, from: usize, to: usize) -> usize {
    (from..to).filter(|at| clause.word(*at) == "," || clause.word(*at) == "and" && clause.word(at - 1) != ",").count()
}

/// The list behind `namely`; what tells of times and places there is none.
pub(super) fn after_namely(clause: &Clause<'_, '_>, from: usize) -> Option<Counted> {
    (!matches!(clause.word(from), "in" | "on" | "at" | "from")).then(|| after_colon(clause, from, clause.to))?
}

/// Names that end right before token `end`, as many as stand there: `between England, Scotland, Wales and Northern Ireland`.
pub(super) fn names_before(clause: &Clause<'_, '_>, end: usize) -> Option<Counted> {
    let opens = |word: &str| matches!(word, ";" | ":" | "—" | "–" | "(" | ")" | "“" | "”" | "\"");
    let from = (clause.from..end).rev().find(|at| opens(clause.word(*at))).map_or(clause.from, |at| at + 1);
    let all = segments(clause, from, end);
    let (last, rest) = all.split_last()?;
    let joined = (last.0..last.1).any(|at| clause.word(at) == "and");
    let names = rest.iter().rev().take_while(|segment| is_name(clause, **segment)).count();
    // The first name stands behind words of the sentence, which take it to their own comma.
    let opening = rest.len().checked_sub(names + 1).map(|at| rest[at]);
    let opening = opening.and_then(|(start, end)| {
        let name = (start..end).rev().take_while(|at| is_name(clause, (*at, *at + 1))).last()?;
        (name > start).then_some((name, end))
    });
    let listed: Vec<_> = opening.into_iter().chain(rest[rest.len() - names..].iter().copied()).chain([*last]).collect();
    (joined && is_name(clause, *last) && listed.len() > 1).then(|| count(clause, &listed, true))?
}

/// Names behind the noun they are counted by, up to the comma or the stop that ends them; the number stands at token `number`.
pub(super) fn names(clause: &Clause<'_, '_>, number: usize, from: usize) -> Option<Counted> {
    const INTRODUCE: &[&str] = &[
        "after", "with", "in", "of", "for", "from", "despite", "between", "since", "over", "within", "at", "by", "on",
        "before", "during", "across", "as", "under", "through", "like", "unlike", "without", "among", "until", "when",
        "while", "if",
    ];
    // `After three defeats, Leeds, Hull and York, …`
    let opens = (clause.from..number)
        .rev()
        .find(|at| matches!(clause.word(*at), "," | ";" | ":" | "—"))
        .map_or(clause.from, |at| at + 1);
    // `Costa, who had four prizes, and Ann Lee and Tom Roe, who had one`
    let goes_on = clause.word(from) == "and";
    if goes_on || INTRODUCE.iter().any(|word| clause.word(opens).eq_ignore_ascii_case(word)) {
        return None;
    }
    let all = segments(clause, from, clause.to);
    let closing = all.iter().position(|(start, end)| (*start..*end).any(|at| clause.word(at) == "and"))?;
    let names = &all[..=closing];
    let closed = matches!(clause.word(names[closing].1), "," | "." | ";" | "—" | ")" | "");
    let tail = clause.word(all.get(closing + 1).map_or(clause.to, |next| next.0));
    if !closed || matches!(tail, "among" | "including" | "to" | "all" | "respectively" | "as") && tail != "all" {
        return None;
    }
    names.iter().all(|segment| is_name(clause, *segment)).then(|| count(clause, names, true))?
}

/// Names from a token to the end of the sentence, and no other word.
pub(super) fn named(clause: &Clause<'_, '_>, from: usize) -> Option<Counted> {
    let segments = segments(clause, from, clause.to);
    let joined = (from..clause.to).any(|at| clause.word(at) == "and");
    (joined && segments.iter().all(|segment| is_name(clause, *segment))).then(|| count(clause, &segments, true))?
}

/// Whether a segment is names and what joins them, no more.
pub(super) fn is_name(clause: &Clause<'_, '_>, (from, to): (usize, usize)) -> bool {
    const JOINS: &[&str] =
        &["and", "or", "the", "of", "de", "van", "von", "la", "el", "al", "bin", "da", "del", "in", "at", "du"];
    let fits = |at: usize| {
        let word = clause.word(at);
        let mark = clause.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
        let arabic = word.starts_with("al-") || word.starts_with("el-");
        word.starts_with(char::is_uppercase)
            || arabic
            || JOINS.contains(&word)
            || mark && matches!(word, "." | "&" | "-")
    };
    let year = |at: usize| clause.word(at).len() == 4 && clause.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let named = (from..to).any(|at| clause.word(at).starts_with(char::is_uppercase) || year(at));
    (named && (from..to).all(|at| fits(at) || year(at)))
        || to == from + 1 && clause.token(from).is_some_and(|token| token.kind == TokenKind::Number)
}

/// What stands between the commas (or, where there are any, the semicolons) of a list.
pub(super) fn segments(clause: &Clause<'_, '_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    let semicolons = (from..to).any(|at| clause.word(at) == ";");
    let mark = if semicolons { ";" } else { "," };
    let mut all = vec![];
    let (mut start, mut at) = (from, from);
    while at < to {
        match clause.word(at) {
            "(" => {
                at = clause.after_bracket(at);
                continue;
            }
            word if word == mark => {
                all.push((start, at));
                start = at + 1;
            }
            _ => (),
        }
        at += 1;
    }
    let end = (start..to)
        .rev()
        .find(|at| !matches!(clause.word(*at), "." | "!" | "?" | "”" | "\"" | "’" | ")"))
        .map_or(start, |at| at + 1);
    all.push((start, end));
    all.retain(|(start, end)| start < end);
    all
}

/// Counts the segments of a list.
pub(super) fn count(clause: &Clause<'_, '_>, all: &[(usize, usize)], names: bool) -> Option<Counted> {
    // `Max Roe, 24, and Ali Poe, 38`: ages are no items.
    let number = |&(from, to): &(usize, usize)| {
        to == from + 1 && clause.token(from).is_some_and(|token| token.kind == TokenKind::Number)
    };
    let aged = all.iter().any(number) && !number(all.first()?);
    let kept: Vec<(usize, usize)> = if aged { all.iter().filter(|it| !number(it)).copied().collect() } else { vec![] };
    let all = if aged { &kept } else { all };
    let joins = |(from, to): (usize, usize)| (from..to).filter(|at| matches!(clause.word(*at), "and" | "or")).count();
    let leads = |(from, _): (usize, usize)| matches!(clause.word(from), "and" | "or" | "plus");
    let serial = all.iter().position(|segment| leads(*segment));
    let last = serial.or_else(|| all.iter().rposition(|segment| joins(*segment) > 0));
    let last = match last {
        Some(last) => last,
        // A list without `and`: its items are short.
        None if all.len() > 2 && all.iter().all(|(from, to)| to - from < 5) => all.len() - 1,
        None => return None,
    };
    let listed = &all[..=last];
    let says = |at: usize| matches!(clause.word(at), "said" | "says" | "added" | "told");
    let quote = |at: usize| usize::from(matches!(clause.word(at), "“" | "\""));
    let ends = |&(from, to): &(usize, usize)| {
        TAILS.contains(&clause.word(from + quote(from))) || (from..to.min(from + 4)).any(says)
    };
    if all.get(last + 1).is_some_and(|tail| !names && serial.is_none() && !ends(tail))
        || !listed.iter().all(|segment| is_item(clause, *segment))
    {
        return None;
    }
    let closing = joins(listed[last]);
    // `A, B and C`: the comma gives one less than there are.
    let split = usize::from(!leads(listed[last]) && closing > 0);
    let pairs: usize = listed[..last].iter().map(|segment| joins(*segment)).sum();
    let extra = pairs + closing.saturating_sub(1);
    let perhaps = (1..listed.len()).filter(|at| is_aside(clause, listed[*at], listed[0])).count();
    let plus = usize::from(
        (listed[last].0..listed[last].1).any(|at| clause.reads(at, &["as", "well", "as"]) || clause.word(at) == "plus"),
    );
    let most = listed.len() + split + extra + plus;
    let fewest = (listed.len() + split).saturating_sub(perhaps).max(1);
    let long = all.len() == 1 && listed[0].1 - listed[0].0 > LONGEST;
    (most > 1 && !long).then_some(Counted { fewest, most, end: listed[last].1 })
}

/// Whether a segment can be one item: short, no amounts, nothing that leaves the list open.
fn is_item(clause: &Clause<'_, '_>, (from, to): (usize, usize)) -> bool {
    const OPEN: &[&str] = &[
        "etc",
        "…",
        "more",
        "others",
        "other",
        "including",
        "such",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "said",
        "would",
        "can",
        "could",
        "n't",
    ];
    let to = (from..to).find(|at| clause.word(*at) == "(").filter(|open| *open > from).unwrap_or(to);
    let words = (from..to).filter(|at| clause.token(*at).is_some_and(|token| token.kind != TokenKind::Mark)).count();
    let start = from + usize::from(matches!(clause.word(from), "and" | "the" | "another"));
    let amount = words > 1 && clause.amount_at(start).is_some_and(|amount| amount.value > 1.0);
    // `a truck lot and repairs to the east dock` are two items.
    let two = (from + 1..to).any(|at| clause.word(at) == "and");
    words <= LONGEST * (1 + usize::from(two))
        && words > 0
        && !amount
        && !(from..to).any(|at| {
            OPEN.contains(&clause.word(at)) || clause.word(at).ends_with("n't") || clause.word(at).ends_with("n’t")
        })
}

/// Whether a segment may only say more of the one before it: an age, a town or a state, `a teacher` behind a name.
fn is_aside(clause: &Clause<'_, '_>, (from, to): (usize, usize), first: (usize, usize)) -> bool {
    let word = clause.word(from);
    if crate::reading::vocabulary::given_name(word).is_some() && to == from + 1 {
        return false;
    }
    let number = clause.token(from).is_some_and(|token| token.kind == TokenKind::Number);
    let first_number = clause.token(first.0).is_some_and(|token| token.kind == TokenKind::Number);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let speaks_of = matches!(
        word,
        "a" | "an"
            | "the"
            | "who"
            | "which"
            | "his"
            | "her"
            | "its"
            | "their"
            | "of"
            | "both"
            | "one"
            | "then"
            | "now"
            | "formerly"
            | "in"
            | "from"
            | "where"
            | "whose"
            | "at"
            | "as"
            | "not"
            | "or"
            | "then-"
    ) || word.starts_with(char::is_lowercase)
        && word != "and"
        && clause.word(first.0).starts_with(char::is_uppercase);
    let same_start = clause.word(first.0).eq_ignore_ascii_case(word);
    let opening = clause.word(first.0 + usize::from(clause.word(first.0) == "the"));
    let place = is_geography(word) && !is_geography(opening) && opening != "UK" && opening != "US"
        || to - from <= 2 && matches!(clause.word(from + 1), ".");
    (number && !first_number)
        || speaks_of && !same_start
        || place && capital(word)
        || matches!(word, "Jr" | "Sr" | "Jr." | "Inc" | "Ltd" | "LLC")
}
