//! `authors`: the byline and the list of authors name the same people.

use super::message::Wording;
use super::{Check, Draft, Finding, Hit, Kind, Opt, Place, search};
use crate::article::{FieldRole, MetaField};
use crate::reading::Reading;
use crate::table::fold::fold;

const OPTIONS: &[Opt] =
    &[Opt::new("ignore", "a list of names", "Names that need not be in both: a desk, an agency, a community.")];

pub(super) const KIND: Kind = Kind {
    name: "authors",
    doc: "Whoever the byline in the metadata names is in its list of authors, and the other way round.",
    options: &[OPTIONS],
    placeholders: &["name", "field", "others"],
    compile,
};

/// How many words a person's name has in a byline.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;

struct Authors {
    ignore: Vec<String>,
    wording: Wording,
}

/// A name, and the field that says it.
struct Named<'f> {
    name: &'f str,
    folded: String,
    field: &'f MetaField,
}

fn compile(draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
    let ignore = draft.texts("ignore").iter().map(|name| fold(name.text)).collect();
    let wording = Wording::read(draft, &search::vocabulary(KIND.placeholders))?;
    Some(Box::new(Authors { ignore, wording }))
}

impl Check for Authors {
    fn check(&self, reading: &Reading<'_>, _: &[Hit], findings: &mut Vec<Finding>) {
        let byline = self.names(reading, FieldRole::Byline);
        let authors = self.names(reading, FieldRole::Authors);
        if byline.is_empty() || authors.is_empty() {
            return;
        }
        for (ours, theirs) in [(&byline, &authors), (&authors, &byline)] {
            let missing = ours.iter().filter(|it| !theirs.iter().any(|other| is_same(&it.folded, &other.folded)));
            findings.extend(missing.map(|missing| self.finding(reading, missing, theirs)));
        }
    }
}

impl Authors {
    /// The people that the fields of a role name.
    fn names<'r>(&self, reading: &'r Reading<'_>, role: FieldRole) -> Vec<Named<'r>> {
        let fields = reading.article().meta().of(role).into_iter();
        let named = fields.flat_map(|field| names_in(&field.value).map(move |name| (name, field)));
        let named = named.map(|(name, field)| Named { name, folded: fold(&name.replace('_', " ")), field });
        named.filter(|it| !self.ignore.contains(&it.folded)).collect()
    }

    fn finding(&self, reading: &Reading<'_>, missing: &Named<'_>, others: &[Named<'_>]) -> Finding {
        let all: Vec<&str> = others.iter().map(|other| other.name).collect();
        let all = all.join(", ");
        let words = [("name", missing.name), ("field", others[0].field.name.as_str()), ("others", all.as_str())];
        let mut finding = search::finding_at(&self.wording, reading, Place::Source(missing.field.span), &words);
        finding.labels.push((Place::Source(others[0].field.span), all));
        finding
    }
}

/// The people in a byline: `By Ann Lee and Bob Ray of the Harbour Post`. What has not the words of a name is none; an id is (`ann-lee`).
fn names_in(value: &str) -> impl Iterator<Item = &str> {
    let value = value.trim();
    let value = value.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(value, |_| &value[3..]);
    let parts = value
        .split([',', '|', '/', ';', '\n', '•'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "));
    parts.map(bare).filter(|name| {
        let words = name.split([' ', '-', '_']).filter(|word| !word.is_empty());
        let is_id = !name.contains(' ');
        let is_word = |word: &str| word.starts_with(char::is_uppercase) || is_id || PARTICLES.contains(&word);
        WORDS.contains(&words.clone().count()) && words.into_iter().all(is_word)
    })
}

/// Small words in names.
const PARTICLES: [&str; 9] = ["de", "da", "del", "der", "di", "la", "le", "van", "von"];

/// A name without what follows it in a byline.
fn bare(part: &str) -> &str {
    let ends = [" of ", " for ", " in ", " with ", " at ", " (", " – ", " — ", " - "];
    let end = ends.iter().filter_map(|end| part.find(end)).min().unwrap_or(part.len());
    part[..end].trim()
}

/// Whether two folded names are one person's: the same, or of the same last word and first letter.
fn is_same(one: &str, other: &str) -> bool {
    let ends = |name: &str| (name.chars().next(), name.rsplit(' ').next().map(str::to_owned));
    one == other || ends(one) == ends(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_what_else_is_in_a_byline() {
        let names = |value: &'static str| names_in(value).collect::<Vec<_>>();
        assert_eq!(names("By Ann Lee and Bob van Ray of the Harbour Post"), ["Ann Lee", "Bob van Ray"]);
        assert_eq!(names("ann-lee"), ["ann-lee"]);
        assert_eq!(names("Staff, Ann Lee (photos)"), ["Ann Lee"]);
        assert_eq!(names("the harbour desk and its many friends"), Vec::<&str>::new());
    }

    #[test]
    fn a_short_form_is_the_same_person() {
        assert!(is_same(&fold("Ann M. Lee"), &fold("ann-lee")) && is_same(&fold("A. Lee"), &fold("Ann Lee")));
        assert!(!is_same(&fold("Ann Lee"), &fold("Ann Ray")));
    }
}
