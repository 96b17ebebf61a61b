//! `courtesy`: courtesy titles (Mr, Ms) as the house has them: none, or one wherever a surname stands alone after its first mention.

use super::message::Wording;
use super::scope::{self, Scope};
use super::{Check, Draft, Finding, Hit, Kind, Mend, Opt, places, search};
use crate::reading::Reading;
use crate::reading::claim::{Claim, ClaimKind, Field, Value};
use crate::span::{Span, Text};
use std::collections::BTreeSet;

const OPTIONS: &[Opt] = &[Opt::new(
    "style",
    "none or later",
    "`none`: no courtesy title is printed; `later`: one stands before every surname alone.",
)];

const STYLES: &[&str] = &["none", "later"];

pub(super) const KIND: Kind = Kind {
    name: "courtesy",
    doc: "Courtesy titles are printed as the house has them.",
    options: &[OPTIONS, scope::OPTIONS],
    placeholders: &["match", "count", "wanted"],
    compile,
};

/// The titles that anybody has. A knight, a doctor and a judge have earned theirs.
const TITLES: [&str; 5] = ["Mr", "Mrs", "Ms", "Miss", "Mx"];

struct Courtesy {
    later: bool,
    kind: &'static ClaimKind,
    fields: Fields,
    scope: Scope,
    wording: Wording,
}

/// The fields of a person that are looked at.
struct Fields {
    who: &'static Field,
    given: &'static Field,
    surname: &'static Field,
    courtesy: &'static Field,
    title: &'static Field,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    draft.required("style");
    let style = draft.word("style", STYLES);
    let scope = Scope::read(draft);
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    let kind = ClaimKind::named("person")?;
    let fields = Fields {
        who: kind.field("who")?,
        given: kind.field("given")?,
        surname: kind.field("surname")?,
        courtesy: kind.field("courtesy")?,
        title: kind.field("title")?,
    };
    Some(Box::new(Courtesy { later: style? == 1, kind, fields, scope, wording }))
}

impl Check for Courtesy {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let claims: Vec<Claim<'_>> = self.kind.claims(reading).collect();
        let spared = self.spared(&claims);
        let at_odds = |claim: &&Claim<'_>| {
            let person = claim.get(self.fields.who);
            self.scope.allows(reading, claim.span()) && !spared.contains(&key(&person)) && self.is_at_odds(**claim)
        };
        let odd: Vec<Claim<'_>> = claims.iter().filter(at_odds).copied().collect();
        let Some(first) = odd.first() else { return };
        let place = |claim: &Claim<'_>| match self.later {
            true => claim.span(),
            false => claim.part(self.fields.courtesy).unwrap_or(claim.span()),
        };
        let count = odd.len().to_string();
        let wanted = if self.later { "before a surname alone" } else { "nowhere" };
        let words = [("match", reading.slice(first.span())), ("count", count.as_str()), ("wanted", wanted)];
        let mut finding = search::finding(&self.wording, reading, place(first), &words);
        finding.labels = places::shown(reading, odd[1..].iter().map(place));
        finding.fixes.extend(self.mend(reading, &odd));
        findings.push(finding);
    }
}

impl Courtesy {
    fn is_at_odds(&self, claim: Claim<'_>) -> bool {
        match self.later {
            false => self.title(claim).is_some(),
            true => {
                let unknown = |field| claim.get(field) == Value::Unknown;
                unknown(self.fields.given)
                    && unknown(self.fields.courtesy)
                    && unknown(self.fields.title)
                    && claim.part(self.fields.surname) == Some(claim.span())
            }
        }
    }

    /// The courtesy title that anybody has.
    fn title(&self, claim: Claim<'_>) -> Option<Span<Text>> {
        let place = claim.part(self.fields.courtesy)?;
        let Value::Text(title) = claim.get(self.fields.courtesy) else { return None };
        TITLES.contains(&title.trim_end_matches('.')).then_some(place)
    }

    /// The people of whom nothing is asked: without titles those who share a surname, as only a title tells them apart; with titles those who
    /// have another one, and whoever is not known.
    fn spared(&self, claims: &[Claim<'_>]) -> BTreeSet<String> {
        let people = claims.iter().map(|claim| (key(&claim.get(self.fields.who)), *claim));
        if self.later {
            let has_other = |claim: Claim<'_>| {
                let courtesy = claim.get(self.fields.courtesy) != Value::Unknown && self.title(claim).is_none();
                courtesy || claim.get(self.fields.title) != Value::Unknown
            };
            let titled = people.filter(|(_, claim)| has_other(*claim)).map(|(person, _)| person);
            return titled.chain([key(&Value::Unknown)]).collect();
        }
        let named: BTreeSet<(String, String)> =
            people.map(|(person, claim)| (key(&claim.get(self.fields.surname)), person)).collect();
        let shares = |surname: &String| named.iter().filter(|(other, _)| other == surname).count() > 1;
        named.iter().filter(|(surname, _)| shares(surname)).map(|(_, person)| person.clone()).collect()
    }

    /// Takes the titles out. Which title somebody has, no rule can know.
    fn mend(&self, reading: &Reading<'_>, odd: &[Claim<'_>]) -> Option<Mend> {
        let edit = |claim: &Claim<'_>| {
            let title = self.title(*claim)?;
            let rest = &reading.text()[title.end as usize..];
            let gap = rest.len() - rest.trim_start_matches(['.', ' ', '\u{a0}']).len();
            Some((Span::new(title.start, title.end + gap as u32), String::new()))
        };
        let edits = odd.iter().map(edit).collect::<Option<Vec<_>>>()?;
        Some(Mend { title: "take the courtesy titles out".to_owned(), safe: false, edits })
    }
}

/// What a field holds, as people are counted by.
fn key(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        _ => String::new(),
    }
}
