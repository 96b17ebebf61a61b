//! The parts of a breakdown as they are listed: `12 students, nine teachers and a guard`.

use crate::reading::quantity::{Quantity, QuantityKind, Written};
use crate::reading::statement::clause::Clause;

/// Parts as listed.
#[derive(Debug, Clone, Default)]
pub(super) struct Items<'w> {
    /// The amounts that open an item each.
    pub(super) amounts: Vec<&'w Quantity>,
    /// Items that are one thing each, with no number: `a still life`.
    pub(super) ones: usize,
    /// The first token after the last amount.
    pub(super) end: usize,
    /// Something is left to parts without a number (`the rest`).
    pub(super) open: bool,
    /// An `and` stands before the last item.
    pub(super) closed: bool,
    /// The last item is what is left over (`and $14,500 remains`).
    pub(super) remains: bool,
}

/// Words that may stand before the number of an item.
const LEAD: &[&str] = &[
    "and",
    "or",
    "plus",
    "but",
    "the",
    "their",
    "his",
    "her",
    "another",
    "other",
    "others",
    "remaining",
    "further",
    "additional",
    "final",
    "last",
    "just",
    "only",
    "its",
    "about",
    "some",
    "around",
    "nearly",
    "almost",
    "over",
    "roughly",
    "approximately",
    "with",
    "while",
];

/// Things of which one is several.
const SEVERAL: &[&str] = &[
    "group", "number", "handful", "couple", "few", "pair", "team", "family", "crowd", "lot", "total", "mixture", "mix",
    "series", "range", "variety", "bit", "majority", "half", "third", "quarter", "further", "record", "combined",
];

/// What lists parts that are not all, or not apart from each other.
const NOT_WHOLE: &[&str] = &[
    "including",
    "included",
    "among",
    "e.g",
    "e.g.",
    "respectively",
    "each",
    "overlap",
    "both",
    "multiple",
    "per",
    "every",
];

/// The parts listed from token `from` on, before token `to`. `None` where an item holds a second amount of the kind of the first, or a word says
/// that the list is not whole.
pub(super) fn read<'w>(clause: &Clause<'w, '_>, from: usize, to: usize) -> Option<Items<'w>> {
    let mut items = Items::default();
    let (mut at, mut starts) = (from, true);
    while at < to {
        if starts {
            starts = false;
            at = items.open_item(clause, at, to)?;
            continue;
        }
        let word = clause.word(at);
        match word {
            "(" | "[" => {
                at = clause.after_bracket(at);
                continue;
            }
            "," | ";" => starts = true,
            "and" | "plus" | "but" => {
                starts = true;
                at += 1;
                continue;
            }
            "remain" | "remains" | "remaining" | "left" | "remainder" => items.remains = true,
            "rest" | "others" => items.open = true,
            _ if NOT_WHOLE.iter().any(|not| word.eq_ignore_ascii_case(not))
                || word == "such" && clause.word(at + 1) == "as" =>
            {
                return None;
            }
            _ => {
                if let Some(inner) = clause.amount_at(at) {
                    if items.amounts.first().is_some_and(|first| first.kind == inner.kind) {
                        return None;
                    }
                    at = inner.tokens.1 as usize;
                    continue;
                }
            }
        }
        at += 1;
    }
    let kind = items.amounts.first()?.kind;
    (items.amounts.iter().all(|amount| amount.kind == kind) && items.amounts.len() + items.ones > 1).then_some(items)
}

/// Parts with one amount each between the commas from token `from` on, wherever in its item it stands: `cargo €310m and other activities €190m`.
pub(super) fn loose<'w>(clause: &Clause<'w, '_>, from: usize, to: usize) -> Option<Items<'w>> {
    let mut items = Items::default();
    let (mut at, mut free, mut joined) = (from, true, false);
    while at < to {
        let word = clause.word(at);
        match word {
            "(" => {
                at = clause.after_bracket(at);
                continue;
            }
            "," => (free, joined) = (true, false),
            // What is listed between semicolons needs no `and`.
            ";" => (free, joined) = (true, true),
            "and" | "but" => (free, joined) = (true, true),
            _ if NOT_WHOLE.iter().any(|not| word.eq_ignore_ascii_case(not)) => return None,
            _ => {
                if let Some(amount) = clause.amount_at(at) {
                    at = amount.tokens.1 as usize;
                    let shares =
                        clause.word(at) == "of" && matches!(clause.word(at + 1), "them" | "whom" | "these" | "those");
                    let other = items.amounts.first().is_some_and(|first| first.kind != amount.kind);
                    if shares || other {
                        continue;
                    }
                    if !free || amount.ranges || amount.form == Written::Fraction {
                        return None;
                    }
                    free = false;
                    items.closed |= joined;
                    items.open |= items.amounts.is_empty() && clause.word(at) == "other";
                    items.amounts.push(amount);
                    items.end = at;
                    continue;
                }
            }
        }
        at += 1;
    }
    (items.closed && items.amounts.len() > 1).then_some(items)
}

impl<'w> Items<'w> {
    /// Reads the beginning of an item at token `at`; the token to go on from.
    fn open_item(&mut self, clause: &Clause<'w, '_>, at: usize, to: usize) -> Option<usize> {
        let joins = |word: &str| matches!(word, "and" | "plus" | "but");
        let joined = joins(clause.back(at, 1)) || joins(clause.word(at));
        let start =
            (at..to.min(at + 4)).find(|at| !LEAD.iter().any(|lead| clause.word(*at).eq_ignore_ascii_case(lead)))?;
        if let Some(amount) = clause.amount_at(start) {
            let end = amount.tokens.1 as usize;
            let shares = clause.word(end) == "of"
                && matches!(clause.word(end + 1), "them" | "whom" | "these" | "those" | "which");
            // `1) Flickr, 2) Commons` are no amounts; `five of them` are counted already, and `25 percent` says the same again.
            let other = self.amounts.first().is_some_and(|first| first.kind != amount.kind);
            if !self.amounts.is_empty() && (shares || other) {
                return Some(end);
            }
            // `two things: one, how it looks, and two, how it sounds`
            let label = clause.word(end) == ")"
                || clause.word(end) == "," && amount.noun.is_none() && amount.value == self.amounts.len() as f64 + 1.0;
            if amount.ranges || amount.form == Written::Fraction || label {
                return None;
            }
            self.remains |= clause.back(start, 1) == "remaining"
                || clause.back(start, 1) == "other" && clause.back(start, 2) == "the";
            self.closed |= joined;
            // `a group that includes seven other ships, and nine`: there is one more than is counted.
            self.open |= self.amounts.is_empty() && clause.word(end) == "other";
            self.amounts.push(amount);
            self.end = end;
            return Some(end);
        }
        let one = matches!(clause.word(start), "a" | "an") && self.counts() && joined && self.amounts.len() > 1;
        if one && !SEVERAL.contains(&clause.word(start + 1)) {
            self.ones += 1;
            self.closed = true;
            self.end = start + 2;
            return Some(start + 2);
        }
        // Not an item: what the last one goes on with.
        Some(if start > at && clause.word(start).is_empty() { to } else { start.max(at) })
    }

    /// Whether the parts are things counted.
    pub(super) fn counts(&self) -> bool {
        self.amounts.first().is_some_and(|first| first.kind == QuantityKind::Count)
    }

    /// Whether every part has no noun of its own but a place or a share behind it: `88 at Nepean and 55 at Blacktown`.
    pub(super) fn are_elliptical(&self, clause: &Clause<'_, '_>) -> bool {
        self.amounts.iter().all(|amount| is_place(clause.word(amount.tokens.1 as usize)))
    }

    /// Whether what seems the total is the first of the list: `five people died in Leeds, three in York and two in Hull`, `51 men, 57 women and 27
    /// children`.
    pub(super) fn go_on_from(&self, clause: &Clause<'_, '_>, whole: &Quantity) -> bool {
        let Some(first) = self.amounts.first() else { return false };
        let (end, start) = (whole.tokens.1 as usize, first.tokens.0 as usize);
        let behind = |part: &Quantity| clause.word(part.tokens.1 as usize);
        let place = behind(first);
        let alike = self.amounts.iter().all(|part| behind(part) == place);
        // `three games behind the Sox, two behind Hull and two ahead of York`: leads are no parts of each other.
        let is_lead =
            |part: &&Quantity| matches!(behind(part), "behind" | "ahead" | "clear" | "adrift" | "above" | "below");
        if self.amounts.iter().any(is_lead) {
            return true;
        }
        let told = (end..start).any(|at| clause.word(at) == place && (is_place(place) || at <= end + 1));
        let amounts = std::iter::once(whole).chain(self.amounts.iter().copied()).collect();
        alike && told || (Items { amounts, ..self.clone() }).are_halves(clause)
    }

    /// Whether two parts are told to be women and men, or girls and boys: `twelve of the 22 singers are women and nine are men`.
    pub(super) fn are_halves_behind(&self, clause: &Clause<'_, '_>, from: usize) -> bool {
        let [_, other] = self.amounts[..] else { return false };
        let half = |from: usize| (from..from + 3).map(|at| clause.word(at)).find(|word| is_half(word));
        let first = (from..other.tokens.0 as usize).map(|at| clause.word(at)).find(|word| is_half(word));
        matches!((first, half(other.tokens.1 as usize)), (Some(one), Some(two)) if one != two)
    }

    /// Whether the parts are the halves of a whole: men and women, girls and boys.
    pub(super) fn are_halves(&self, clause: &Clause<'_, '_>) -> bool {
        const HALVES: &[&[&str]] = &[
            &["men", "women", "children", "man", "woman", "child"],
            &["boys", "girls", "boy", "girl"],
            &["male", "female", "males", "females"],
            &["adults", "children", "adult", "child", "minors", "juveniles"],
            &["passengers", "crew", "passenger", "crewmen"],
        ];
        let sexes = |set: &&&[&str]| {
            let which = |amount: &&Quantity| {
                let from = amount.tokens.1 as usize;
                (from..from + 3).map(|at| clause.word(at)).find_map(|word| set.iter().position(|half| *half == word))
            };
            let found: Vec<_> = self.amounts.iter().map(which).collect();
            let apart = (1..found.len()).all(|at| !found[..at].contains(&found[at]));
            found.iter().all(Option::is_some) && apart
        };
        self.ones == 0 && self.amounts.len() > 1 && HALVES.iter().any(|set| sexes(&set))
    }
}

/// Whether a word puts an amount in its place: `88 at Nepean`.
fn is_place(word: &str) -> bool {
    matches!(word, "in" | "at" | "from" | "on" | "by" | "for" | "to" | "against")
}

/// Whether a word names one of the two sexes.
fn is_half(word: &str) -> bool {
    matches!(word, "men" | "women" | "boys" | "girls" | "male" | "female" | "males" | "females")
}
