//! Neighbours: another claim that must, or must not, stand near the one looked at.

use super::condition::{self, Condition};
use super::pairs::Key;
use super::{Draft, Opt};
use crate::reading::Reading;
use crate::reading::claim::{Claim, ClaimKind, Field};
use crate::span::{Span, Text};
use crate::tree::Node;
use std::collections::HashMap;

/// The options that make neighbours.
pub(super) const OPTIONS: &[Opt] = &[
    Opt::new(
        "near",
        "{claim, where, same, within}, or a list",
        "Only claims with such a neighbour, of a list any; messages call it `near`.",
    ),
    Opt::new(
        "unless_near",
        "{claim, where, same, within}, or a list",
        "Only claims without such a neighbour: it excuses.",
    ),
    Opt::new(
        "require_near",
        "{claim, where, same, within}, or a list",
        "The same, said of a neighbour that is demanded.",
    ),
];

/// How far a neighbour may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Sentence,
    Paragraph,
    Story,
}

impl Within {
    /// The names, in the order of the variants.
    pub(super) const NAMES: &'static [&'static str] = &["sentence", "paragraph", "story"];

    /// The one at a place of [`Within::NAMES`].
    pub(super) fn nth(at: usize) -> Within {
        [Within::Sentence, Within::Paragraph, Within::Story][at.min(2)]
    }

    /// The part of the story around a text offset.
    pub(super) fn around(self, reading: &Reading<'_>, offset: u32) -> Span<Text> {
        let whole = Span::new(0, reading.text().len() as u32);
        let blocks = reading.article().blocks();
        match self {
            Within::Sentence => reading.sentence_at(offset).map(|at| reading.sentences()[at].span),
            Within::Paragraph => reading.article().block_at(offset).map(|at| blocks[at].span),
            Within::Story => Some(whole),
        }
        .unwrap_or(whole)
    }
}

/// A neighbour a rule describes.
pub(super) struct Neighbour {
    /// Its kind.
    pub kind: &'static ClaimKind,
    condition: Condition,
    /// Fields that must be known and the same in both: of the claim looked at, of the neighbour.
    same: Vec<(&'static Field, &'static Field)>,
    within: Within,
}

/// The claims of one story that can be such a neighbour.
pub(super) struct Neighbourhood<'c, 'r> {
    neighbour: &'c Neighbour,
    /// By the values of the fields that must be the same, each list in text order.
    claims: HashMap<Vec<Key>, Vec<Claim<'r>>>,
}

impl Neighbour {
    /// The neighbours an option describes, for claims of `kind`.
    pub(super) fn read_all(draft: &mut Draft<'_, '_>, name: &str, kind: &'static ClaimKind) -> Vec<Neighbour> {
        let Some(node) = draft.get(name) else { return Vec::new() };
        let items = draft.mistakes.list(node);
        if items.is_empty() {
            draft.mistakes.push(node.span, "an empty list of neighbours");
        }
        items.iter().filter_map(|item| Neighbour::read(draft, item, kind)).collect()
    }

    fn read(draft: &mut Draft<'_, '_>, node: &Node, kind: &'static ClaimKind) -> Option<Neighbour> {
        let mistakes = &mut *draft.mistakes;
        let fields = mistakes.fields(node, "a neighbour", &["claim", "where", "same", "within"])?;
        let own = mistakes.required(fields, "claim", "a neighbour").and_then(|node| claim_kind(node, mistakes))?;
        let condition = fields.get("where").map(|node| Condition::read(node, own, draft.validated, mistakes));
        let same = fields.get("same").map(|node| mistakes.texts(node)).unwrap_or_default();
        let same = same.into_iter().filter_map(|name| {
            let theirs = condition::field(own, name.text, name.node.span, mistakes)?;
            Some((condition::field(kind, name.text, name.node.span, mistakes)?, theirs))
        });
        let same = same.collect();
        let within = fields.get("within").and_then(|node| mistakes.word(node, Within::NAMES));
        let within = within.map_or(Within::Paragraph, Within::nth);
        Some(Neighbour { kind: own, condition: condition.flatten().unwrap_or_else(Condition::always), same, within })
    }

    /// The claims of a story that can be one.
    pub(super) fn in_story<'c, 'r>(&'c self, reading: &'r Reading<'r>) -> Neighbourhood<'c, 'r> {
        let mut claims: HashMap<Vec<Key>, Vec<Claim<'r>>> = HashMap::new();
        for claim in self.kind.claims(reading).filter(|claim| self.condition.holds(*claim)) {
            let key = self.same.iter().map(|(_, theirs)| Key::of(&claim.get(theirs))).collect::<Option<Vec<_>>>();
            if let Some(key) = key {
                claims.entry(key).or_default().push(claim);
            }
        }
        Neighbourhood { neighbour: self, claims }
    }
}

impl<'r> Neighbourhood<'_, 'r> {
    /// The first neighbour of a claim, itself not counted.
    pub(super) fn of(&self, claim: Claim<'r>) -> Option<Claim<'r>> {
        let neighbour = self.neighbour;
        let key = neighbour.same.iter().map(|(own, _)| Key::of(&claim.get(own))).collect::<Option<Vec<_>>>()?;
        let claims = self.claims.get(&key)?;
        let around = neighbour.within.around(claim.reading(), claim.span().start);
        let first = claims.partition_point(|other| other.span().start < around.start);
        let near = claims[first..].iter().take_while(|other| other.span().start < around.end);
        let is_other = |other: &&Claim<'r>| !std::ptr::eq(other.kind(), claim.kind()) || other.index() != claim.index();
        near.copied().find(|other| is_other(&other))
    }
}

/// The claim kind a scalar names.
pub(super) fn claim_kind(node: &Node, mistakes: &mut crate::tree::Mistakes) -> Option<&'static ClaimKind> {
    let name = mistakes.text(node)?.text;
    let kind = ClaimKind::named(name);
    if kind.is_none() {
        let names = crate::reading::claim::KINDS.iter().map(|kind| kind.name);
        mistakes.push(node.span, format!("there is no claim `{name}`")).suggest(name, names);
    }
    kind
}
