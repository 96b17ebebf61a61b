//! `substitution`: one form is wanted, another stands there. Every match is a finding with the wanted form as its fix.

use super::lexicon::{Hit, Word};
use super::message::Wording;
use super::pattern::{Excuses, Pattern};
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Kind, Mend, Opt, search};
use crate::reading::Reading;

const OPTIONS: &[Opt] = &[
    Opt::new("swap", "a map: form → wanted form, or a list of them", "What is replaced by what."),
    Opt::new("unless", "a regular expression, or a list of them", "A match is let stand where this matches around it."),
    Opt::new(
        "keep_capital",
        "true or false",
        "Whether a capital at the start is kept in what replaces it; true where it is not said.",
    ),
    Opt::new(
        "safe",
        "true or false",
        "Whether the fix may be applied without a person looking; false where it is not said.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "substitution",
    doc: "One form is wanted where another stands; the fix puts it in.",
    options: &[OPTIONS, search::WORDS_AS, scope::OPTIONS],
    placeholders: &["match", "replacement"],
    compile,
};

struct Substitution {
    words: Vec<Word>,
    /// For each word, what may replace it.
    wanted: Vec<Vec<String>>,
    unless: Vec<Pattern>,
    keep_capital: bool,
    safe: bool,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let swap = draft.required("swap").and_then(|node| draft.mistakes.map(node, "a map (form: wanted form)"));
    let (ignore_case, whole) = (draft.flag("ignore_case", false), draft.flag("whole_words", true));
    let (mut words, mut wanted) = (Vec::new(), Vec::new());
    for (key, node) in swap.iter().flat_map(|swap| swap.iter()) {
        let forms = draft.mistakes.texts(node);
        if forms.iter().any(|form| form.text == key.name) {
            draft.mistakes.push(node.span, format!("`{}` would replace itself", key.name));
        }
        if key.name.trim().is_empty() {
            draft.mistakes.push(key.span, "an empty form stands everywhere");
        }
        words.push(Word { text: key.name.clone(), ignore_case, whole });
        wanted.push(forms.iter().map(|form| form.text.to_owned()).collect());
    }
    if let (true, Some(node)) = (words.is_empty() && swap.is_some(), draft.get("swap")) {
        draft.mistakes.push(node.span, "nothing to swap, so this rule can never fire");
    }
    let unless = draft.patterns("unless", ignore_case);
    let (keep_capital, safe) = (draft.flag("keep_capital", true), draft.flag("safe", false));
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Substitution { words, wanted, unless, keep_capital, safe, scope, wording }))
}

impl Check for Substitution {
    fn words(&self) -> &[Word] {
        &self.words
    }

    fn check(&self, reading: &Reading<'_>, hits: &[Hit], findings: &mut Vec<Finding>) {
        let mut excuses = Excuses::new(&self.unless, reading);
        for hit in hits {
            let printed = reading.slice(hit.span);
            let wanted: Vec<_> = self.wanted[hit.word].iter().map(|form| self.cased(form, hit.word, printed)).collect();
            if !self.scope.allows(reading, hit.span)
                || wanted.iter().any(|form| form == printed)
                || excuses.cover(hit.span)
            {
                continue;
            }
            let all = wanted.join(" or ");
            let words = [("match", printed), ("replacement", all.as_str())];
            let mut finding = search::finding(&self.wording, reading, hit.span, &words);
            finding.fixes.extend(wanted.into_iter().map(|form| Mend {
                title: format!("write “{form}”"),
                safe: self.safe,
                edits: vec![(hit.span, form)],
            }));
            findings.push(finding);
        }
    }
}

impl Substitution {
    /// The wanted form, with a capital where the copy has one that the rule's own form has not.
    fn cased(&self, form: &str, word: usize, printed: &str) -> String {
        let is_upper = |text: &str| text.starts_with(char::is_uppercase);
        let mut chars = form.chars();
        match chars.next() {
            Some(first) if self.keep_capital && is_upper(printed) && !is_upper(&self.words[word].text) => {
                first.to_uppercase().chain(chars).collect()
            }
            _ => form.to_owned(),
        }
    }
}
