//! Lists of things that are no names: between dashes or in brackets, or each with its article behind the noun they are counted by.

use super::segment::{Counted, count, is_name, segments};
use crate::reading::statement::clause::Clause;

/// The list between dashes or brackets.
pub(super) fn in_marks(clause: &Clause<'_, '_>, from: usize, close: &str) -> Option<Counted> {
    // A dash may stay open to the end of the sentence, which a list without its last item does not reach.
    let closed = clause.find(from, |word| word == close);
    let whole = closed.is_some() || (from..clause.to).any(|at| clause.word(at) == "and");
    let end = closed.or((close != ")").then_some(clause.to)).filter(|_| whole)?;
    let segments = segments(clause, from, end);
    if segments.iter().all(|segment| is_name(clause, *segment)) {
        return count(clause, &segments, false);
    }
    articled(clause, &segments).or_else(|| told(clause, &segments))
}

/// Words that open a clause or an aside, not a list.
const OPENS: &[&str] = &[
    "to",
    "like",
    "one",
    "yes",
    "no",
    "well",
    "against",
    "within",
    "also",
    "still",
    "perhaps",
    "indeed",
    "here",
    "rather",
    "thus",
    "mr",
    "i",
    "you",
    "who",
    "which",
    "that",
    "where",
    "when",
    "as",
    "in",
    "on",
    "at",
    "from",
    "for",
    "with",
    "including",
    "both",
    "all",
    "most",
    "many",
    "some",
    "not",
    "but",
    "and",
    "or",
    "if",
    "because",
    "plus",
    "so",
    "it",
    "he",
    "she",
    "they",
    "we",
    "there",
    "this",
    "these",
    "those",
    "such",
    "even",
    "just",
    "only",
    "now",
    "then",
    "up",
    "down",
    "more",
    "less",
    "about",
    "each",
    "either",
    "neither",
    "after",
    "before",
    "by",
    "what",
    "how",
    "why",
    "while",
    "though",
    "although",
    "especially",
    "particularly",
    "notably",
    "mainly",
    "mostly",
    "among",
];

/// A list of things told in a few words each (`critical, high and medium`), or two of which each has a name (`Gen. Roe and his aide Poe`).
fn told(clause: &Clause<'_, '_>, all: &[(usize, usize)]) -> Option<Counted> {
    let first = clause.word(all.first()?.0);
    let opens = OPENS.iter().any(|word| first.eq_ignore_ascii_case(word));
    // `Judge Roe, appointed by …, Judge Poe, …` and `a plain, static page and a form` split more than their items.
    let start = |(from, _): &(usize, usize)| clause.word(from + usize::from(clause.word(*from) == "and"));
    let sort = |segment: &(usize, usize)| match start(segment) {
        "a" | "an" | "the" => 0,
        word if word.starts_with(char::is_uppercase) => 1,
        _ => 2,
    };
    let mixed = all.iter().any(|segment| sort(segment) != sort(&all[0]));
    let counts = |(from, to): &(usize, usize)| (*from..*to).any(|at| clause.amount_at(at).is_some());
    // Words quoted at length have commas of their own; one or two (`fighting “terrorism”`) do not.
    let (from, to) = (all.first()?.0, all.last()?.1);
    let marks: Vec<usize> = (from..to).filter(|at| matches!(clause.word(*at), "“" | "”" | "\"")).collect();
    let long = marks.chunks(2).any(|pair| pair.len() < 2 || pair[1] - pair[0] > 3);
    if opens || mixed || long || all.iter().any(counts) {
        return None;
    }
    if let [(from, to)] = *all {
        let and = (from..to).find(|at| clause.word(*at) == "and")?;
        let named = |from: usize, to: usize| (from..to).any(|at| clause.word(at).starts_with(char::is_uppercase));
        let verbs = (from..to).any(|at| is_verb(clause.word(at)) || clause.amount_at(at).is_some());
        let alone =
            !verbs && (and + 1..to).all(|at| clause.word(at) != "and") && named(from, and) && named(and + 1, to);
        return alone.then_some(Counted { fewest: 2, most: 2, end: to });
    }
    count(clause, all, false).filter(|counted| all.len() > 1 && counted.end > all[0].1)
}

/// Things with an article each: `an Indonesian woman, a Malaysian man and another who is on bail`. Behind `the`, and within an item, an `and` may join less.
pub(super) fn articled(clause: &Clause<'_, '_>, all: &[(usize, usize)]) -> Option<Counted> {
    let opens = |at: usize| matches!(clause.word(at), "a" | "an" | "another" | "one" | "the");
    let mut starts = vec![];
    for (from, to) in all {
        let from = from + usize::from(clause.word(*from) == "and");
        if !opens(from) {
            return None;
        }
        starts.push(from);
        starts.extend((from..*to).filter(|at| clause.word(at - 1) == "and" && *at > from && opens(*at)));
    }
    let (first, last) = all.first().zip(all.last())?;
    let joins = (first.0..last.1).filter(|at| clause.word(*at) == "and").count();
    let joined = (last.0..last.1).any(|at| clause.word(at) == "and") && joins == 1;
    let most = starts.len();
    // Two that share a noun: `the Moscow and the Cairo platforms`.
    (joined && most > 1).then_some(Counted { fewest: most, most, end: last.1 })
}

/// Whether a word is a verb that makes a clause of an item.
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "said"
            | "would"
            | "can"
            | "could"
            | "n't"
            | "does"
            | "did"
    )
}

/// Things behind the noun they are counted by, each with the article of the first: `the two venues, the barn and the chapel, `.
pub(super) fn things(clause: &Clause<'_, '_>, from: usize) -> Option<Counted> {
    const SHORT: usize = 4;
    let all = segments(clause, from, clause.to);
    let closing = all.iter().position(|(start, end)| (*start..*end).any(|at| clause.word(at) == "and"))?;
    let (start, end) = all[closing];
    let and = (start..end).find(|at| clause.word(*at) == "and")?;
    let two = (and > start).then_some((start, and)).into_iter().chain([(and + 1, end)]);
    let items: Vec<(usize, usize)> = all[..closing].iter().copied().chain(two).collect();
    let article = |at: usize| match clause.word(at) {
        "an" => "a",
        word => word,
    };
    let first = article(items[0].0);
    let alike = |(start, end): &(usize, usize)| {
        let plain = |at: usize| {
            let word = clause.word(at);
            !matches!(
                word,
                "and" | "of" | "who" | "which" | "that" | "is" | "was" | "are" | "were" | "other" | "others"
            ) && clause.amount_at(at).is_none()
        };
        article(*start) == first && end - start <= SHORT && end - start > 1 && (*start..*end).all(plain)
    };
    let tail = clause.word(all.get(closing + 1).map_or(clause.to, |next| next.0));
    let open = matches!(tail, "among" | "including" | "to" | "respectively" | "as" | "both");
    let closed = matches!(clause.word(end), "," | "." | ";" | "—" | ")" | "");
    let counted = Counted { fewest: items.len(), most: items.len(), end };
    (matches!(first, "the" | "a") && closed && !open && items.iter().all(alike)).then_some(counted)
}
