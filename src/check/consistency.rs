//! `consistency`: one thing, one form. Where a story uses more than one of them, one finding shows every place and, where the forms are
//! not equally frequent, suggests the usual one.

use super::lexicon::{Hit, Word};
use super::message::Wording;
use super::pattern::{Excuses, Pattern};
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Kind, Mend, Opt, places, search};
use crate::reading::Reading;

const OPTIONS: &[Opt] = &[
    Opt::new("forms", "a map: name → a word, or a list of them", "The forms; at least two."),
    Opt::new(
        "unless",
        "a regular expression, or a list of them",
        "A place does not count where this matches around it.",
    ),
    Opt::new(
        "prefer",
        "majority, none, or the name of a form",
        "Which form is suggested; the majority where it is not said. With a name, any other form is a finding.",
    ),
    Opt::new(
        "mend",
        "true or false",
        "Whether the suggested form can be put in the place of the others; true where it is not said.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "consistency",
    doc: "One thing, one form: a story that uses more than one gets one finding with all the places.",
    options: &[OPTIONS, search::WORDS_AS, scope::OPTIONS],
    placeholders: &["match", "forms", "preferred", "other", "count"],
    compile,
};

struct Consistency {
    words: Vec<Word>,
    /// For each word, the form it belongs to, and its place in it.
    belongs: Vec<(usize, usize)>,
    /// For each form, its name.
    names: Vec<String>,
    prefer: Prefer,
    mends: bool,
    unless: Vec<Pattern>,
    scope: Scope,
    wording: Wording,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prefer {
    Majority,
    Nothing,
    Form(usize),
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let forms = draft.required("forms").and_then(|node| draft.mistakes.map(node, "a map (name: words)"))?;
    let (ignore_case, whole) = (draft.flag("ignore_case", false), draft.flag("whole_words", true));
    let (mut words, mut belongs, mut names) = (Vec::<Word>::new(), Vec::new(), Vec::new());
    for (form, (key, node)) in forms.iter().enumerate() {
        names.push(key.name.clone());
        for (place, text) in draft.mistakes.texts(node).into_iter().enumerate() {
            if words.iter().any(|word| word.text == text.text) {
                draft.mistakes.push(text.node.span, format!("`{}` stands in two places", text.text));
            }
            words.push(Word { text: text.text.to_owned(), ignore_case, whole });
            belongs.push((form, place));
        }
    }
    if names.len() < 2 {
        draft.mistakes.push(forms.head, "one form agrees with itself, so this rule can never fire");
    }
    let prefer = draft.get("prefer").and_then(|node| prefer(draft, node, &names)).unwrap_or(Prefer::Majority);
    let mends = draft.flag("mend", true);
    let unless = draft.patterns("unless", ignore_case);
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Consistency { words, belongs, names, prefer, mends, unless, scope, wording }))
}

fn prefer(draft: &mut Draft<'_, '_>, node: &crate::tree::Node, names: &[String]) -> Option<Prefer> {
    let all: Vec<&str> = ["majority", "none"].into_iter().chain(names.iter().map(String::as_str)).collect();
    Some(match draft.mistakes.word(node, &all)? {
        0 => Prefer::Majority,
        1 => Prefer::Nothing,
        form => Prefer::Form(form - 2),
    })
}

impl Check for Consistency {
    fn words(&self) -> &[Word] {
        &self.words
    }

    fn check(&self, reading: &Reading<'_>, hits: &[Hit], findings: &mut Vec<Finding>) {
        let everywhere = hits;
        let mut hits = hits.to_vec();
        hits.retain(|hit| self.scope.allows(reading, hit.span));
        // Excuses cost a search each, and most stories keep to one form.
        if self.is_at_odds(&hits) {
            let mut excuses = Excuses::new(&self.unless, reading);
            hits.retain(|hit| !excuses.cover(hit.span));
        }
        if !self.is_at_odds(&hits) {
            return;
        }
        let mut counts = vec![0_usize; self.names.len()];
        for hit in &hits {
            counts[self.form(hit)] += 1;
        }
        let preferred = self.preferred(&counts);
        // Without a preference the form that came first stays, and the caret stands where the story leaves it.
        let kept = preferred.unwrap_or(self.form(&hits[0]));
        if let Some(odd) = hits.iter().find(|hit| self.form(hit) != kept) {
            let mut finding = self.finding(reading, &hits, odd, &counts, preferred);
            finding.doubtful = self.is_doubtful(reading, &hits, everywhere, preferred);
            findings.push(finding);
        }
    }
}

impl Consistency {
    fn form(&self, hit: &Hit) -> usize {
        self.belongs[hit.word].0
    }

    /// Whether more than one form is used, or another than the one that is wanted.
    fn is_at_odds(&self, hits: &[Hit]) -> bool {
        let Some(first) = hits.first() else { return false };
        let wanted = match self.prefer {
            Prefer::Form(form) => form,
            _ => self.form(first),
        };
        hits.iter().any(|hit| self.form(hit) != wanted)
    }

    /// The form to suggest: none where none is preferred, or none is used more than every other.
    fn preferred(&self, counts: &[usize]) -> Option<usize> {
        match self.prefer {
            Prefer::Nothing => None,
            Prefer::Form(form) => Some(form),
            Prefer::Majority => {
                let most = counts.iter().copied().max()?;
                let mut usual = counts.iter().enumerate().filter(|(_, count)| **count == most).map(|(form, _)| form);
                usual.next().filter(|_| usual.next().is_none())
            }
        }
    }

    fn finding(
        &self,
        reading: &Reading<'_>,
        hits: &[Hit],
        odd: &Hit,
        counts: &[usize],
        preferred: Option<usize>,
    ) -> Finding {
        let forms = self.counted(counts);
        let other = reading.slice(odd.span);
        let count = hits.len().to_string();
        let mut words = vec![("match", other), ("other", other), ("forms", &forms), ("count", &count)];
        words.extend(preferred.map(|form| ("preferred", self.names[form].as_str())));
        let mut finding = search::finding(&self.wording, reading, odd.span, &words);
        if let Some(form) = preferred.filter(|form| counts[*form] == 0) {
            finding.message = places::against_house(&self.names[form], &forms);
        }
        finding.labels = places::shown(reading, hits.iter().map(|hit| hit.span).filter(|span| *span != odd.span));
        finding.fixes.extend(preferred.filter(|_| self.mends).and_then(|form| self.mend(hits, form)));
        finding
    }

    /// `U.S. 5 times, US once`, the most frequent first.
    fn counted(&self, counts: &[usize]) -> String {
        let mut used: Vec<(usize, &str)> =
            counts.iter().copied().zip(self.names.iter().map(String::as_str)).filter(|(count, _)| *count > 0).collect();
        used.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let used: Vec<_> = used.into_iter().map(|(count, name)| format!("{name} {}", places::times(count))).collect();
        used.join(", ")
    }

    /// Whether no form plainly rules; one that the rule prefers does. What quotations and headlines have `everywhere` speaks for the form the
    /// rest of the story has too, never against it.
    fn is_doubtful(&self, reading: &Reading<'_>, hits: &[Hit], everywhere: &[Hit], preferred: Option<usize>) -> bool {
        let Some(form) = preferred else { return true };
        let kept =
            everywhere.iter().filter(|hit| self.form(hit) == form && places::supports(reading, hit.span)).count();
        let odd = hits.iter().filter(|hit| self.form(hit) != form).count();
        !matches!(self.prefer, Prefer::Form(_)) && !places::rules(kept, odd)
    }

    /// Writes the preferred form everywhere; only where that form has a word for each of the others.
    fn mend(&self, hits: &[Hit], form: usize) -> Option<Mend> {
        let mut edits = Vec::new();
        for hit in hits.iter().filter(|hit| self.form(hit) != form) {
            let place = self.belongs[hit.word].1;
            let word = self.belongs.iter().position(|belongs| *belongs == (form, place))?;
            edits.push((hit.span, self.words[word].text.clone()));
        }
        Some(Mend { title: format!("write {} throughout", self.names[form]), safe: false, edits })
    }
}
