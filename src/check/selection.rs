//! Which claims a claim kind looks at, and where its caret goes: the options `each` and `pairs` share.

use super::condition::{self, Condition};
use super::message::{Facts, Template, Vocabulary};
use super::neighbour::{self, Neighbour};
use super::{Draft, Opt};
use crate::reading::Reading;
use crate::reading::claim::{Claim, ClaimKind, Field};
use crate::span::{Span, Text};
use crate::tree;

/// The options that make a selection.
pub(super) const OPTIONS: &[Opt] = &[
    Opt::new("claim", "a kind of claim", "The claims looked at."),
    Opt::new("where", "a condition", "What holds of every claim looked at."),
    Opt::new("point", "a field", "The caret stands under that field where it is printed, not under the whole claim."),
    Opt::new("label", "a template over {claim}", "The words under each caret."),
    Opt::new(
        "show",
        "a list of fields",
        "Fields labelled where they are printed, beside the caret: what the claim was worked out from.",
    ),
];

/// A selection of claims.
pub(super) struct Selection {
    /// Their kind.
    pub kind: &'static ClaimKind,
    /// What holds of each.
    pub condition: Condition,
    near: Vec<Neighbour>,
    unless_near: Vec<Neighbour>,
    point: Option<&'static Field>,
    label: Option<Template>,
    show: Vec<&'static Field>,
}

/// One claim selected.
#[derive(Clone, Copy)]
pub(super) struct Pick<'r> {
    /// The claim.
    pub claim: Claim<'r>,
    /// Its neighbour, where the rule wants one.
    pub near: Option<Claim<'r>>,
}

impl Selection {
    /// The selection the options describe.
    pub(super) fn read(draft: &mut Draft<'_, '_>) -> Option<Selection> {
        let node = draft.required("claim")?;
        let kind = neighbour::claim_kind(node, draft.mistakes)?;
        let condition = draft.get("where").map(|node| {
            let condition = Condition::read(node, kind, draft.validated, draft.mistakes);
            let condition = condition.unwrap_or_else(Condition::always);
            Condition::refuse_contradiction(&[&condition], node.span, draft.mistakes);
            condition
        });
        let near = Neighbour::read_all(draft, "near", kind);
        let mut unless_near = Neighbour::read_all(draft, "unless_near", kind);
        unless_near.extend(Neighbour::read_all(draft, "require_near", kind));
        let point = draft.get("point").and_then(|node| {
            let name = draft.mistakes.text(node)?;
            printed_field(draft, kind, &name)
        });
        let show = draft.texts("show");
        let show = show.iter().filter_map(|name| printed_field(draft, kind, name)).collect();
        let vocabulary = Vocabulary { claims: &[("claim", kind)], words: &[], row: None, subject: "claim" };
        let label = draft.get("label").and_then(|node| Template::read(node, &vocabulary, draft.mistakes));
        if let (Some(node), true) = (draft.get("near"), near.iter().any(|one| one.kind.name != near[0].kind.name)) {
            draft.mistakes.push(node.span, "the neighbours of `near` are not of one kind of claim");
        }
        let condition = condition.unwrap_or_else(Condition::always);
        Some(Selection { kind, condition, near, unless_near, point, label, show })
    }

    /// The claims messages can name besides those of the kind itself.
    pub(super) fn near_kind(&self) -> Option<(&'static str, &'static ClaimKind)> {
        self.near.first().map(|near| ("near", near.kind))
    }

    /// The claims of a story that are meant, in text order.
    pub(super) fn pick<'r>(&self, reading: &'r Reading<'r>) -> Vec<Pick<'r>> {
        let claims: Vec<_> = self.kind.claims(reading).filter(|claim| self.condition.holds(*claim)).collect();
        if claims.is_empty() {
            return Vec::new();
        }
        let wanted: Vec<_> = self.near.iter().map(|near| near.in_story(reading)).collect();
        let unwanted: Vec<_> = self.unless_near.iter().map(|near| near.in_story(reading)).collect();
        let pick = |claim| {
            let near = wanted.iter().find_map(|wanted| wanted.of(claim));
            let is_alone = near.is_none() && !wanted.is_empty();
            let excused = is_alone || unwanted.iter().any(|unwanted| unwanted.of(claim).is_some());
            (!excused).then_some(Pick { claim, near })
        };
        claims.into_iter().filter_map(pick).collect()
    }

    /// Where the caret of a claim stands.
    pub(super) fn place(&self, claim: Claim<'_>) -> Span<Text> {
        self.point.and_then(|field| claim.part(field)).unwrap_or_else(|| claim.span())
    }

    /// The other places of a claim that the rule shows, each with the name of its field; none under the caret.
    pub(super) fn shown(&self, claim: Claim<'_>) -> impl Iterator<Item = (Span<Text>, String)> {
        let caret = self.place(claim);
        let places = self.show.iter().filter_map(move |field| Some((claim.part(field)?, field.name.replace('_', " "))));
        places.filter(move |(place, _)| !place.overlaps(caret))
    }

    /// The words under the caret of a claim, where the rule gives some.
    pub(super) fn label(&self, claim: Claim<'_>) -> Option<String> {
        let claims = [("claim", claim)];
        let facts = Facts { reading: claim.reading(), claims: &claims, words: &[], row: None, subject: claim.span() };
        self.label.as_ref().map(|label| label.print(&facts))
    }
}

/// The field of that name, which must have a place of its own in print.
fn printed_field(draft: &mut Draft<'_, '_>, kind: &'static ClaimKind, name: &tree::Text<'_>) -> Option<&'static Field> {
    let field = condition::field(kind, name.text, name.node.span, draft.mistakes)?;
    if !field.is_printed() {
        let message = format!("`{}` is printed nowhere of its own, so no caret can stand under it", name.text);
        draft.mistakes.push(name.node.span, message);
    }
    Some(field)
}
