//! `forms`: one form of a word through the story, where a list or the story itself says which words are one.

use super::message::Wording;
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Mend, Opt, places, search};
use crate::reading::Reading;
use crate::reading::form::{Variant, VariantKind, in_form, listed};
use rustc_hash::FxHashMap;

const OPTIONS: &[Opt] = &[
    Opt::new(
        "of",
        "words, names, marks or capitals",
        "Which words: listed words, listed names, words with marks on letters, capitals.",
    ),
    Opt::new("ignore", "a list of words", "Words that may have any of their forms."),
    Opt::new(
        "prefer",
        "a list of words",
        "Listed words and names in the form that the house writes: any other form of them is a finding.",
    ),
];

pub(super) const KIND: Kind = Kind {
    name: "forms",
    doc: "One form of a word or a name: each that a story has in two forms is a finding.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "forms", "preferred", "count"],
    compile,
};

const SORTS: &[(&str, &[VariantKind])] = &[
    ("words", &[VariantKind::Word, VariantKind::LooseWord]),
    ("names", &[VariantKind::Name, VariantKind::Renamed]),
    ("marks", &[VariantKind::Marks]),
    ("capitals", &[VariantKind::Capital]),
];

struct Forms {
    of: &'static [VariantKind],
    ignore: Vec<String>,
    /// The form that the house writes, by the id of the word.
    prefer: FxHashMap<u64, u8>,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    draft.required("of");
    let names: Vec<&str> = SORTS.iter().map(|(name, _)| *name).collect();
    let of = draft.word("of", &names).map(|at| SORTS[at].1);
    let ignore = draft.texts("ignore").iter().map(|word| word.text.to_lowercase()).collect();
    let prefer = prefer(draft, of.unwrap_or_default());
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Forms { of: of?, ignore, prefer, scope, wording }))
}

/// The forms that are preferred, of words of these sorts.
fn prefer(draft: &mut Draft<'_, '_>, of: &[VariantKind]) -> FxHashMap<u64, u8> {
    let mut prefer = FxHashMap::default();
    for word in draft.texts("prefer") {
        match listed(word.text).filter(|(kind, ..)| of.contains(kind)) {
            Some((_, id, form)) => _ = prefer.insert(id, form),
            None => {
                let message = format!("`{}` is not on the list of these words that have two forms", word.text);
                draft.mistakes.push(word.node.span, message);
            }
        }
    }
    prefer
}

impl Check for Forms {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let mut groups: Vec<Vec<Variant>> = Vec::new();
        let mut by_id: FxHashMap<u64, usize> = FxHashMap::default();
        for variant in reading.forms().variants.iter().filter(|variant| self.of.contains(&variant.kind)) {
            let group = *by_id.entry(variant.id).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(*variant);
        }
        for everywhere in groups.into_iter().filter(|group| self.is_at_odds(group)) {
            let mut group = everywhere.clone();
            group.retain(|it| {
                let block = reading.article().block_at(it.span.start);
                self.scope.allows(reading, it.span) && !block.is_some_and(|block| reading.in_title_case(block as u32))
            });
            let ignored = |it: &Variant| self.ignore.contains(&reading.slice(it.span).to_lowercase());
            if self.is_at_odds(&group) && !group.iter().any(|it| it.explained || ignored(it)) {
                findings.push(self.finding(reading, &group, &everywhere));
            }
        }
    }
}

impl Forms {
    /// The form that the house writes.
    fn preferred(&self, group: &[Variant]) -> Option<u8> {
        self.prefer.get(&group.first()?.id).copied()
    }

    /// Whether a word has more than one form, or another than the one that is wanted.
    fn is_at_odds(&self, group: &[Variant]) -> bool {
        let Some(first) = group.first() else { return false };
        let wanted = self.preferred(group).unwrap_or(first.form);
        group.iter().any(|it| it.form != wanted)
    }

    /// `everywhere` is the group with what quotations and the like have, which speaks for the usual form and never against it.
    fn finding(&self, reading: &Reading<'_>, group: &[Variant], everywhere: &[Variant]) -> Finding {
        let count = |form: u8| group.iter().filter(|it| it.form == form).count();
        let first = |form: u8| group.iter().position(|it| it.form == form).unwrap_or_default();
        let printed = |form: u8| reading.slice(group[first(form)].span);
        let mut forms: Vec<u8> = group.iter().map(|it| it.form).collect();
        // The most frequent first, and of equals the one that stands first.
        forms.sort_by_key(|form| (std::cmp::Reverse(count(*form)), first(*form)));
        forms.dedup();
        let preferred = self.preferred(group);
        let kept = preferred.unwrap_or(forms[0]);
        let odd = group.iter().find(|it| it.form != kept).unwrap_or(&group[0]);
        let is_printed = forms.contains(&kept);
        let wanted =
            if is_printed { printed(kept) } else { in_form(odd, reading.slice(odd.span), kept).unwrap_or_default() };
        let counted: Vec<_> =
            forms.iter().map(|form| format!("{} {}", printed(*form), places::times(count(*form)))).collect();
        let (counted, all) = (counted.join(", "), group.len().to_string());
        let words = [("match", reading.slice(odd.span)), ("forms", &counted), ("preferred", wanted), ("count", &all)];
        let mut finding = search::finding(&self.wording, reading, odd.span, &words);
        if !is_printed {
            finding.message = places::against_house(wanted, &counted);
        }
        finding.labels = places::shown(reading, group.iter().map(|it| it.span).filter(|span| *span != odd.span));
        let loose = matches!(odd.kind, VariantKind::LooseWord | VariantKind::Renamed);
        let support = everywhere.iter().filter(|it| it.form == kept && places::supports(reading, it.span)).count();
        finding.doubtful = preferred.is_none() && (loose || !places::rules(support, group.len() - count(kept)));
        let write = |it: &Variant| {
            let own = reading.slice(it.span);
            let listed = in_form(it, own, kept).map(|word| places::like(own, word));
            if matches!(it.kind, VariantKind::Marks | VariantKind::Capital) {
                Some(printed(kept).to_owned())
            } else {
                listed
            }
        };
        let edits =
            group.iter().filter(|it| it.form != kept).map(|it| Some((it.span, write(it)?))).collect::<Option<Vec<_>>>();
        finding.fixes.extend(edits.map(|edits| Mend {
            title: format!("write “{wanted}” throughout"),
            // The usual form of a name may be the wrong one: somebody has to look it up.
            safe: !finding.doubtful && !loose && !matches!(odd.kind, VariantKind::Marks | VariantKind::Capital),
            edits,
        }));
        finding
    }
}
