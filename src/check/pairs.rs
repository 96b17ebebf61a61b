//! `pairs`: claims with the same key must agree. Claims are grouped by `same`, each group is split by `differ` (or by values that exclude
//! each other), and every part but the one with most mentions is a finding that shows both sides.

mod conflict;
mod part;

pub(super) use part::Key;

use super::condition::{self, Condition};
use super::message::{Facts, Vocabulary, Wording, print, shortened};
use super::neighbour::{self, Within};
use super::selection::{self, Pick, Selection};
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place};
use crate::reading::Reading;
use crate::reading::claim::{Claim, ClaimKind, Field};
use crate::tree::Text;
use conflict::Known;
use part::{Mention, Odd};
use rustc_hash::FxHashMap;

/// The odd part's other mentions are shown up to this many.
const MAX_OTHERS: usize = 4;

const OPTIONS: &[Opt] = &[
    Opt::new("same", "fields", "The key: claims are compared when all these fields are known and the same."),
    Opt::new("differ", "fields", "What must not differ among them: any of these fields, where it is known in both."),
    Opt::new(
        "conflict",
        "fields",
        "Instead of differ: their values must not exclude each other (rules/data/conflicts.txt).",
    ),
    Opt::new("within", "sentence, paragraph or story", "How far apart they may be; the story where it is not said."),
    Opt::new("a", "a condition", "What holds besides of the side taken as right."),
    Opt::new("b", "a condition", "What holds besides of the odd side, where the caret stands."),
];

pub(super) const KIND: Kind = Kind {
    name: "pairs",
    doc: "Claims about the same thing must agree; of those that do not, the rarer are findings.",
    options: &[selection::OPTIONS, OPTIONS, neighbour::OPTIONS],
    placeholders: &["count_a", "count_b"],
    compile,
};

struct Pairs {
    selection: Selection,
    same: Vec<&'static Field>,
    differ: Vec<&'static Field>,
    /// Whether values must exclude each other, and not just differ.
    conflict: bool,
    within: Within,
    a: Condition,
    b: Condition,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let selection = Selection::read(draft);
    let kind = selection.as_ref().map(|selection| selection.kind)?;
    let same = draft.required("same").map(|node| draft.mistakes.texts(node)).unwrap_or_default();
    let conflict = draft.get("conflict").is_some();
    if !conflict {
        draft.required("differ");
    }
    if let (true, Some((key, _))) = (conflict, draft.with.entry("differ")) {
        draft.mistakes.push(key.span, "`differ` and `conflict` do not go together").help("take one out");
    }
    let differ = draft.texts(if conflict { "conflict" } else { "differ" });
    for both in differ.iter().filter(|field| same.iter().any(|other| other.text == field.text)) {
        let message = format!("`{}` cannot be the same and differ", both.text);
        draft.mistakes.push(both.node.span, message).help("so this rule can never fire");
    }
    let (same, differ_fields) = (fields(draft, kind, &same), fields(draft, kind, &differ));
    if conflict {
        for text in differ.iter().filter(|text| !conflict::is_known(text.text)) {
            let message = format!("no two values of `{}` exclude each other", text.text);
            draft.mistakes.push(text.node.span, message).help("rules/data/conflicts.txt says which values do");
        }
    }
    let within = draft.word("within", Within::NAMES).map_or(Within::Story, Within::nth);
    let selection = selection?;
    let (a, b) = (side(draft, &selection, "a"), side(draft, &selection, "b"));
    let mut claims = vec![("b", kind), ("a", kind)];
    claims.extend(selection.near_kind());
    let vocabulary = Vocabulary { claims: &claims, words: KIND.placeholders, row: None, subject: "b" };
    let wording = Wording::read(draft, &vocabulary)?;
    Some(Box::new(Pairs { selection, same, differ: differ_fields, conflict, within, a, b, wording }))
}

fn fields(draft: &mut Draft<'_, '_>, kind: &'static ClaimKind, names: &[Text<'_>]) -> Vec<&'static Field> {
    names.iter().filter_map(|name| condition::field(kind, name.text, name.node.span, draft.mistakes)).collect()
}

/// The condition of one side, which must be possible together with the rule's `where`.
fn side(draft: &mut Draft<'_, '_>, selection: &Selection, name: &str) -> Condition {
    let Some(node) = draft.get(name) else { return Condition::always() };
    let condition = Condition::read(node, selection.kind, draft.validated, draft.mistakes);
    let condition = condition.unwrap_or_else(Condition::always);
    Condition::refuse_contradiction(&[&selection.condition, &condition], node.span, draft.mistakes);
    condition
}

impl Check for Pairs {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let picks = self.selection.pick(reading);
        let mut found: Vec<(usize, Finding)> = Vec::new();
        for group in self.groups(reading, &picks) {
            let odd = if self.conflict {
                let stand = |values: &[Option<Key>]| -> Vec<Option<Known>> {
                    let fields = self.differ.iter().zip(values);
                    fields.map(|(field, value)| conflict::known(field.name, value)).collect()
                };
                let exclude = |a: &Vec<Option<Known>>, b: &Vec<Option<Known>>| {
                    a.iter().zip(b).any(|(a, b)| a.zip(*b).is_some_and(|(a, b)| a.excludes(b)))
                };
                part::odd_ones_out(&group, stand, exclude)
            } else {
                part::odd_ones_out(&group, |_| (), |(), ()| true)
            };
            found.extend(odd.into_iter().map(|odd| (odd.mentions[0], self.finding(reading, &picks, &odd))));
        }
        found.sort_by_key(|(first, _)| *first);
        findings.extend(found.into_iter().map(|(_, finding)| finding));
    }
}

impl Pairs {
    /// The mentions by key, groups and mentions in text order. A claim with an unknown key is in none.
    fn groups(&self, reading: &Reading<'_>, picks: &[Pick<'_>]) -> Vec<Vec<Mention>> {
        let mut groups: Vec<Vec<Mention>> = Vec::new();
        let mut by_key: FxHashMap<(u32, Vec<Key>), usize> = FxHashMap::default();
        for (index, Pick { claim, .. }) in picks.iter().enumerate() {
            let key = self.same.iter().map(|field| Key::of(&claim.get(field))).collect::<Option<Vec<_>>>();
            let Some(key) = key else { continue };
            let around = self.within.around(reading, claim.span().start).start;
            let group = *by_key.entry((around, key)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            let values = self.differ.iter().map(|field| Key::of(&claim.get(field))).collect();
            groups[group].push(Mention { index, values, a: self.a.holds(*claim), b: self.b.holds(*claim) });
        }
        groups
    }

    fn finding<'r>(&self, reading: &'r Reading<'r>, picks: &[Pick<'r>], odd: &Odd) -> Finding {
        let (a, b) = (picks[odd.reference].claim, picks[odd.mentions[0]].claim);
        let mut claims = vec![("b", b), ("a", a)];
        claims.extend(picks[odd.mentions[0]].near.map(|near| ("near", near)));
        let (count_a, count_b) = (odd.reference_count.to_string(), odd.mentions.len().to_string());
        let words = [("count_a", count_a.as_str()), ("count_b", count_b.as_str())];
        let said = self.wording.say(&Facts { reading, claims: &claims, words: &words, row: None, subject: b.span() });
        let others =
            odd.mentions.iter().skip(1).take(MAX_OTHERS).chain([&odd.reference]).map(|index| picks[*index].claim);
        let others = others.map(|claim| (Place::Text(self.selection.place(claim)), self.label(claim)));
        let shown = self.selection.shown(b).map(|(place, words)| (Place::Text(place), words));
        Finding {
            place: Place::Text(self.selection.place(b)),
            message: said.message,
            label: Some(self.label(b)),
            labels: others.chain(shown).collect(),
            help: said.help,
            fixes: said.fixes,
            doubtful: false,
        }
    }

    /// What a mention says of the fields in question: `former`, `Smyth`.
    fn label(&self, claim: Claim<'_>) -> String {
        self.selection.label(claim).unwrap_or_else(|| {
            let values: Vec<_> = self.differ.iter().map(|field| shortened(&print(&claim.get(field)))).collect();
            values.join(", ")
        })
    }
}
