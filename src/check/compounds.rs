//! `compounds`: one way of writing a compound through the story. Which compounds there are, the story itself says.

use super::message::Wording;
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Mend, Opt, places, search};
use crate::reading::Reading;
use crate::reading::form::{Compound, Way};
use rustc_hash::FxHashMap;

const OPTIONS: &[Opt] = &[Opt::new("ignore", "a list of compounds", "Compounds that may be written in two ways.")];

pub(super) const KIND: Kind = Kind {
    name: "compounds",
    doc: "One way of writing a compound (closed, with a hyphen, open): each that a story writes in two ways is a finding.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "forms", "preferred", "count"],
    compile,
};

struct Compounds {
    ignore: Vec<String>,
    scope: Scope,
    wording: Wording,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let ignore = draft.texts("ignore").iter().map(|word| letters(word.text)).collect();
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Compounds { ignore, scope, wording }))
}

impl Check for Compounds {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let mut groups: Vec<Vec<Compound>> = Vec::new();
        let mut by_id: FxHashMap<u64, usize> = FxHashMap::default();
        for compound in &reading.forms().compounds {
            let group = *by_id.entry(compound.id).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(*compound);
        }
        for everywhere in groups.into_iter().filter(|group| is_mixed(group)) {
            let mut group = everywhere.clone();
            if self.ignore.contains(&letters(reading.slice(group[0].span))) {
                continue;
            }
            group.retain(|it| {
                let block = reading.article().block_at(it.span.start);
                self.scope.allows(reading, it.span) && !block.is_some_and(|block| reading.in_title_case(block as u32))
            });
            if !group.iter().any(|it| it.way == Way::Closed) {
                group.retain(|it| !it.no_noun);
            }
            if is_mixed(&group) {
                findings.push(self.finding(reading, &group, &everywhere));
            }
        }
    }
}

/// The letters of a compound: the same for every way of writing it.
fn letters(compound: &str) -> String {
    compound.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_mixed(group: &[Compound]) -> bool {
    group.iter().any(|it| it.way != group[0].way)
}

/// Whether the closed ones stand before nouns and the open ones do not: `frontline workers`, `on the front line`.
fn is_parted(group: &[Compound]) -> bool {
    let mut closed = group.iter().filter(|it| it.way == Way::Closed).peekable();
    let mut open = group.iter().filter(|it| it.way == Way::Open).peekable();
    closed.peek().is_some()
        && open.peek().is_some()
        && closed.all(|it| it.before_noun)
        && open.all(|it| !it.before_noun)
}

impl Compounds {
    /// `everywhere` is the group with what quotations and the like have, which speaks for the usual way and never against it.
    fn finding(&self, reading: &Reading<'_>, group: &[Compound], everywhere: &[Compound]) -> Finding {
        let count = |way: Way| group.iter().filter(|it| it.way == way).count();
        let mut ways = vec![Way::Closed, Way::Hyphen, Way::Open];
        ways.retain(|way| count(*way) > 0);
        // The most frequent, and of equals the first.
        let first = |way: Way| group.iter().position(|it| it.way == way);
        ways.sort_by_key(|way| (std::cmp::Reverse(count(*way)), first(*way)));
        let kept = ways[0];
        let printed = |way: Way| first(way).map_or("", |at| reading.slice(group[at].span));
        let forms: Vec<_> =
            ways.iter().map(|way| format!("{} {}", printed(*way), places::times(count(*way)))).collect();
        let odd = group.iter().find(|it| it.way != kept).unwrap_or(&group[0]);
        let (forms, all) = (forms.join(", "), group.len().to_string());
        let words = [
            ("match", reading.slice(odd.span)),
            ("forms", forms.as_str()),
            ("preferred", printed(kept)),
            ("count", &all),
        ];
        let mut finding = search::finding(&self.wording, reading, odd.span, &words);
        finding.labels = places::shown(reading, group.iter().map(|it| it.span).filter(|span| *span != odd.span));
        let support = everywhere
            .iter()
            .filter(|it| it.way == kept && !it.no_noun && places::supports(reading, it.span))
            .count()
            .max(count(kept));
        finding.doubtful = !places::rules(support, group.len() - count(kept)) || is_parted(group);
        finding.fixes.extend(mend(reading, group, kept, !finding.doubtful));
        finding
    }
}

/// Writes the compound as it mostly is; only where its parts are known.
fn mend(reading: &Reading<'_>, group: &[Compound], kept: Way, safe: bool) -> Option<Mend> {
    let parted = group.iter().map(|it| reading.slice(it.span)).find_map(|words| words.find(['-', ' ']))?;
    let write = |words: &str| match (kept, words.find(['-', ' '])) {
        (Way::Closed, Some(at)) => format!("{}{}", &words[..at], &words[at + 1..]),
        (Way::Hyphen, Some(at)) => format!("{}-{}", &words[..at], &words[at + 1..]),
        (Way::Open, Some(at)) => format!("{} {}", &words[..at], &words[at + 1..]),
        (Way::Hyphen, None) => format!("{}-{}", &words[..parted], &words[parted..]),
        (_, None) => format!("{} {}", &words[..parted], &words[parted..]),
    };
    let odd = group.iter().filter(|it| it.way != kept);
    let edits = odd.map(|it| (it.span, write(reading.slice(it.span)))).collect();
    let first = group.iter().find(|it| it.way == kept).map_or("", |it| reading.slice(it.span));
    Some(Mend { title: format!("write “{first}” throughout"), safe, edits })
}
