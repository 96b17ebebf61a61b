//! Which stets cover a finding. It is asked for every finding, of which a story may have as many as stets: none looks at all of them.

use super::{Scope, Stet};
use crate::source::Source;
use crate::span::Span;
use std::collections::HashMap;

/// The stets of a story by their rules and places.
pub(super) struct Coverage<'s> {
    rules: HashMap<&'s str, OfRule>,
}

/// The stets of one rule, each by its number.
#[derive(Default)]
struct OfRule {
    /// Those for the whole story.
    story: Vec<usize>,
    /// The places of the others by where they begin, each with the farthest end of those up to it.
    places: Vec<(Span<Source>, u32, usize)>,
}

impl<'s> Coverage<'s> {
    pub(super) fn of(stets: &'s [Stet]) -> Coverage<'s> {
        let mut rules: HashMap<&str, OfRule> = HashMap::new();
        for (number, stet) in stets.iter().enumerate() {
            let of_rule = rules.entry(&stet.rule).or_default();
            match &stet.scope {
                Scope::Story => of_rule.story.push(number),
                Scope::Places(places) => of_rule.places.extend(places.iter().map(|place| (*place, 0, number))),
            }
        }
        for OfRule { places, .. } in rules.values_mut() {
            places.sort_by_key(|(place, _, _)| place.start);
            let mut farthest = 0;
            for (place, end, _) in places {
                farthest = place.end.max(farthest);
                *end = farthest;
            }
        }
        Coverage { rules }
    }

    /// The stets that cover a finding of `rule` at `span`, by their numbers.
    pub(super) fn at(&self, rule: &str, span: Span<Source>) -> Vec<usize> {
        let Some(OfRule { story, places }) = self.rules.get(rule) else { return Vec::new() };
        let mut covering = story.clone();
        // The first byte stands for the story as a whole.
        if span != Span::at(0) {
            let begun = places.partition_point(|(place, _, _)| place.start <= span.end);
            let near = places[..begun].iter().rev().take_while(|(_, farthest, _)| *farthest >= span.start);
            let cover = near.filter(|(place, _, _)| place.overlaps(span) || place.encloses(span));
            covering.extend(cover.map(|(_, _, number)| *number));
        }
        covering.sort_unstable();
        covering.dedup();
        covering
    }
}
