//! `spelling`: one system of English spelling through the story. Each system is tried: the one that fewest words gainsay is the story's, and
//! those words are one finding.

use super::message::Wording;
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Mend, Opt, places, search};
use crate::reading::Reading;
use crate::reading::form::{Leaning, Spelled, System, leaning};
use std::cmp::Reverse;

const OPTIONS: &[Opt] = &[Opt::new(
    "system",
    "American, British, British -ize, Canadian, Australian",
    "The house's system; the story's own where it is not said.",
)];

pub(super) const KIND: Kind = Kind {
    name: "spelling",
    doc: "One system of English spelling: a story with words of another gets one finding with all the places.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "odd", "system", "kept", "count", "odd_count"],
    compile,
};

/// No more habits than these count.
const MAX_HABITS: usize = 2;

/// So many words of either side are named.
const MAX_NAMED: usize = 3;

struct Spelling {
    system: Option<System>,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let names: Vec<&str> = System::NAMES.iter().map(|(name, _)| *name).collect();
    let system = draft.word("system", &names).map(|at| System::NAMES[at].1);
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Spelling { system, scope, wording }))
}

/// What the story's words say of its system.
struct Verdict {
    system: System,
    /// The words it does not allow, in text order.
    odd: Vec<Spelled>,
    /// The words that speak for it and against the system of the odd ones, in text order.
    kept: Vec<Spelled>,
    /// Whether it plainly rules.
    plain: bool,
}

impl Check for Spelling {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let everywhere = &reading.forms().spelled;
        let usual = |system: System| matches!(system, System::American | System::British | System::Australian);
        if self.one_allows(everywhere, usual) {
            return;
        }
        let allowed = |it: &&Spelled| {
            let block = reading.article().block_at(it.span.start);
            self.scope.allows(reading, it.span) && !block.is_some_and(|block| reading.in_title_case(block as u32))
        };
        let spelled: Vec<Spelled> = everywhere.iter().filter(allowed).copied().collect();
        let leaning = leaning(reading);
        if self.one_allows(&spelled, |system| is_likely(leaning, system)) {
            return;
        }
        let support: Vec<Spelled> =
            everywhere.iter().filter(|it| places::supports(reading, it.span)).copied().collect();
        let verdict = self.judge(&spelled, &support, leaning);
        findings.extend(verdict.odd.first().map(|first| self.finding(reading, &verdict, *first)));
    }
}

impl Spelling {
    /// Whether one of the systems that come into question, or the house's where that is said, allows all the words.
    fn one_allows(&self, spelled: &[Spelled], comes_into_question: impl Fn(System) -> bool) -> bool {
        let wanted =
            |system: &System| self.system.map_or_else(|| comes_into_question(*system), |house| house == *system);
        let mut systems = System::NAMES.iter().map(|(_, system)| *system).filter(wanted);
        systems.any(|system| spelled.iter().all(|it| it.allowed.contains(system)))
    }

    fn judge(&self, spelled: &[Spelled], everywhere: &[Spelled], leaning: Leaning) -> Verdict {
        let against = |system: System| spelled.iter().filter(move |it| !it.allowed.contains(system));
        let systems = System::NAMES.iter().map(|(_, system)| *system).filter(|system| is_likely(leaning, *system));
        // Of equals, the one that the story's other habits speak for.
        let rank = |system: &System| (against(*system).count(), Reverse(habits(spelled, leaning, *system)));
        let usual = systems.clone().min_by_key(rank).unwrap_or(System::American);
        let system = self.system.unwrap_or(usual);
        let odd: Vec<Spelled> = against(system).copied().collect();
        // What good copy of both sides prints does not make the others doubtful.
        let weighed = |gain: Vec<&Spelled>| {
            let strong = gain.iter().filter(|it| !it.common).count();
            if strong > 0 { strong } else { gain.len() }
        };
        let gain = |other: System| weighed(odd.iter().filter(|it| it.allowed.contains(other)).collect());
        let loss = |other: System| against(other).filter(|it| it.allowed.contains(system));
        // Of the other systems, the one that gains most by being taken instead.
        let share = |other: System| loss(other).count() as f64 / gain(other) as f64;
        let rivals = systems.filter(|other| gain(*other) > 0);
        let rival = rivals.min_by(|a, b| share(*a).total_cmp(&share(*b)));
        let Some(rival) = rival else { return Verdict { system, odd, kept: Vec::new(), plain: false } };
        let kept: Vec<Spelled> = loss(rival).copied().collect();
        // What quotations have speaks for the system the rest of the story has too, never against it.
        let support = everywhere.iter().filter(|it| it.allowed.contains(system) && !it.allowed.contains(rival)).count();
        let plain = !kept.is_empty() && places::rules(support + habits(spelled, leaning, system), gain(rival));
        Verdict { system, odd, kept, plain }
    }

    fn finding(&self, reading: &Reading<'_>, verdict: &Verdict, first: Spelled) -> Finding {
        let (odd, kept) = (named(&verdict.odd), named(&verdict.kept));
        let count = places::times(verdict.kept.len());
        let odd_count = places::times(verdict.odd.len());
        let words = [
            ("match", reading.slice(first.span)),
            ("odd", &odd),
            ("system", verdict.system.name()),
            ("kept", &kept),
            ("count", &count),
            ("odd_count", &odd_count),
        ];
        let mut finding = search::finding(&self.wording, reading, first.span, &words);
        if verdict.kept.is_empty() {
            let odd = format!("{odd} ({odd_count})");
            finding.message = places::against_house(&format!("{} spelling", verdict.system.name()), &odd);
        }
        let others = verdict.odd[1..].iter().chain(verdict.kept.iter().take(2));
        finding.labels = places::shown(reading, others.map(|it| it.span));
        finding.doubtful = self.system.is_none() && !verdict.plain;
        let edits = verdict.odd.iter().map(|it| (it.span, places::like(reading.slice(it.span), it.other))).collect();
        let title = format!("write {} spelling throughout", verdict.system.name());
        // `re-labelled` is more than a matter of spelling to who writes `relabeled`.
        let parted = |it: &Spelled| reading.slice(it.span).contains('-') && !it.other.contains('-');
        let safe = !finding.doubtful && !verdict.odd.iter().any(parted);
        finding.fixes.push(Mend { title, safe, edits });
        finding
    }
}

/// Whether a story may be in a system: the two between American and British are rare in copy with American habits.
fn is_likely(leaning: Leaning, system: System) -> bool {
    let american = leaning.american > MAX_HABITS && leaning.british == 0;
    match system {
        System::Oxford => !american,
        System::Canadian => !american || leaning.canada,
        _ => true,
    }
}

/// How many habits besides spelling speak for a system; none where the story has habits of both sides.
fn habits(spelled: &[Spelled], leaning: Leaning, system: System) -> usize {
    let count = match system {
        System::American if leaning.british == 0 && !leaning.canada => {
            let ize = |it: &&Spelled| it.allowed.contains(System::American) && it.allowed.contains(System::Oxford);
            leaning.american + spelled.iter().filter(ize).count() / 2
        }
        System::British | System::Australian if leaning.american == 0 => leaning.british,
        _ => 0,
    };
    count.min(MAX_HABITS)
}

/// The first few different words.
fn named(spelled: &[Spelled]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for it in spelled {
        if words.len() < MAX_NAMED && !words.contains(&it.word) {
            words.push(it.word);
        }
    }
    words.join(", ")
}
