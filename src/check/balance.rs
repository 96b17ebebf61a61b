//! `balance`: brackets and quotation marks without their partner. The reader pairs them; a rule says which pairs and which faults count,
//! and what excuses a mark that stands alone.

use super::message::{Facts, Said, Vocabulary, Wording};
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place};
use crate::reading::Reading;
use crate::reading::balance::{Excuse, Fault, Imbalance};
use crate::span::{Span, Text};

const OPTIONS: &[Opt] = &[
    Opt::new(
        "pairs",
        "a list of pairs",
        "Which marks: `()`, `[]`, `\"\"` for double quotation marks of any shape, `''` for single ones.",
    ),
    Opt::new(
        "faults",
        "a list of faults",
        "What counts: unclosed, unopened, crossed, reversed, mixed; all of them where it is not said.",
    ),
    Opt::new("within", "paragraph", "Where a pair has to balance."),
    Opt::new(
        "may_continue",
        "next-paragraph or never",
        "Whether a pair may open in one paragraph and close in one of the next; it may where it is not said.",
    ),
    Opt::new(
        "ignore",
        "a list",
        "What excuses a mark: list-marker, emoticon, url, code; all of them where it is not said.",
    ),
    Opt::new(
        "together",
        "true or false",
        "One finding a story, at the first place, the others as labels; false where it is not said.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "balance",
    doc: "A bracket or quotation mark without its partner is a finding.",
    options: &[OPTIONS],
    placeholders: &["mark", "partner", "problem", "fault"],
    compile,
};

const PAIRS: &[(&str, char)] = &[("()", '('), ("[]", '['), ("\"\"", '"'), ("''", '\'')];

struct Balance {
    pairs: Vec<char>,
    faults: Vec<Fault>,
    ignore: Vec<Excuse>,
    may_continue: bool,
    together: bool,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    draft.required("pairs")?;
    let pairs = named(draft, "pairs", PAIRS);
    let faults = named(draft, "faults", Fault::NAMES);
    let ignore = named(draft, "ignore", Excuse::NAMES);
    draft.word("within", &["paragraph"]);
    let may_continue = draft.word("may_continue", &["next-paragraph", "never"]) != Some(1);
    let together = draft.flag("together", false);
    let wording =
        Wording::read(draft, &Vocabulary { claims: &[], words: KIND.placeholders, row: None, subject: "mark" })?;
    Some(Box::new(Balance { pairs, faults, ignore, may_continue, together, wording }))
}

/// The named values of an option; all there are where it is not given.
fn named<T: Copy>(draft: &mut Draft<'_, '_>, option: &str, names: &[(&str, T)]) -> Vec<T> {
    let Some(node) = draft.get(option) else { return names.iter().map(|(_, value)| *value).collect() };
    let words: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let items = draft.mistakes.list(node);
    items.iter().filter_map(|item| draft.mistakes.word(item, &words)).map(|at| names[at].1).collect()
}

impl Check for Balance {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let brackets = self.pairs.iter().any(|pair| matches!(pair, '(' | '[')).then(|| reading.bracket_faults());
        let quotes = self.pairs.iter().any(|pair| matches!(pair, '"' | '\'')).then(|| reading.quotation_faults());
        let counts = |it: &&Imbalance| self.counts(it);
        let mut faults = brackets.into_iter().chain(quotes).flatten().filter(counts);
        if !self.together {
            findings.extend(faults.map(|fault| self.finding(reading, fault)));
        } else if let Some(first) = faults.next() {
            let mut finding = self.finding(reading, first);
            let others = faults
                .take(MOST_LABELS)
                .map(|fault| (Place::Text(fault.mark), format!("and here: {}", problem(fault.fault))));
            finding.labels.extend(others);
            findings.push(finding);
        }
    }
}

/// How many other places one finding shows.
const MOST_LABELS: usize = 20;

impl Balance {
    fn counts(&self, it: &Imbalance) -> bool {
        let excused = match it.excuse {
            None => false,
            Some(Excuse::RunsOn) => self.may_continue,
            Some(Excuse::RunTogether | Excuse::Nested | Excuse::Post) => true,
            Some(excuse) => self.ignore.contains(&excuse),
        };
        !excused && self.pairs.contains(&it.pair) && self.faults.contains(&it.fault)
    }

    fn finding(&self, reading: &Reading<'_>, it: &Imbalance) -> Finding {
        let (mark, partner) = (reading.slice(it.mark), it.partner.map_or("", |span| reading.slice(span)));
        let fault = Fault::NAMES.iter().find(|(_, fault)| *fault == it.fault).map_or("", |(name, _)| name);
        let words = [("mark", mark), ("partner", partner), ("problem", problem(it.fault)), ("fault", fault)];
        let Said { message, help, fixes } =
            self.wording.say(&Facts { reading, claims: &[], words: &words, row: None, subject: it.mark });
        let labels =
            other_place(reading, it).into_iter().map(|(span, label)| (Place::Text(span), label.to_owned())).collect();
        Finding { place: Place::Text(it.mark), message, label: None, labels, help, fixes, doubtful: false }
    }
}

fn problem(fault: Fault) -> &'static str {
    match fault {
        Fault::Unclosed => "is never closed",
        Fault::Unopened => "closes what nothing opened",
        Fault::Crossed => "closes across a bracket that is still open",
        Fault::Reversed => "faces the wrong way",
        Fault::Mixed => "closes what another style of mark opened",
    }
}

/// The other half of what does not agree: the partner, the mark that opens too early, or the end of the paragraph where one was due.
fn other_place(reading: &Reading<'_>, it: &Imbalance) -> Option<(Span<Text>, &'static str)> {
    let block = reading.article().blocks()[it.block as usize].span;
    let last = reading.slice(block).chars().next_back().map_or(0, |ch| ch.len_utf8() as u32);
    match (it.fault, it.partner) {
        (Fault::Unclosed, Some(partner)) => Some((partner, "another opens before any closes")),
        (_, Some(partner)) => Some((partner, "opened here")),
        (Fault::Unclosed, None) if block.end - last > it.mark.start => {
            Some((Span::new(block.end - last, block.end), "still open where the paragraph ends"))
        }
        _ => None,
    }
}
