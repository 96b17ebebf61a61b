//! Names in a story: every mention of who or what is named at a place, and one spelling for all of them.

use crate::facts::{Fact, Value};
use crate::source::Source;
use crate::span::Span;

/// The kinds of claim that name something, and the field that is the same for all mentions of one.
const IDENTITY: &[(&str, &str)] = &[("person", "who"), ("acronym", "short"), ("name", "which")];

/// What is named at a place.
pub(super) struct Named<'f> {
    /// Its mention there.
    pub(super) here: &'f Fact,
    /// All its mentions, in the order of the file.
    pub(super) mentions: Vec<&'f Fact>,
}

/// What is named at a byte of the file.
pub(super) fn named(facts: &[Fact], offset: u32) -> Option<Named<'_>> {
    let here = facts.iter().filter(|fact| touches(fact.span, offset) && identity(fact).is_some());
    let here = here.min_by_key(|fact| (rank(fact), fact.span.len()))?;
    let same = identity(here);
    let mut mentions: Vec<&Fact> =
        facts.iter().filter(|fact| fact.kind.name == here.kind.name && identity(fact) == same).collect();
    mentions.sort_by_key(|fact| fact.span);
    Some(Named { here, mentions })
}

/// Whether a cursor at `offset` is on a span: in it, or right behind it.
pub(super) fn touches(span: Span<Source>, offset: u32) -> bool {
    span.contains(offset) || span.end == offset
}

/// What all mentions of one have in common, where it could be read.
fn identity(fact: &Fact) -> Option<&Value<'static>> {
    let (_, field) = IDENTITY[rank(fact)?];
    Some(fact.get(field)).filter(|value| **value != Value::Unknown)
}

fn rank(fact: &Fact) -> Option<usize> {
    IDENTITY.iter().position(|(kind, _)| *kind == fact.kind.name)
}

impl<'f> Named<'f> {
    /// The mention that says what it is: where an acronym is spelt out, else the first.
    pub(super) fn introduction(&self) -> &'f Fact {
        let defined = self.mentions.iter().find(|fact| *fact.get("defined") == Value::Flag(true));
        defined.or(self.mentions.first()).copied().unwrap_or(self.here)
    }

    /// The word of the name at a byte of the file; titles and the like are none.
    pub(super) fn word(&self, source: &Source, offset: u32) -> Option<Span<Source>> {
        words(source, self.here.span).into_iter().find(|span| {
            let word = source.slice(*span);
            touches(*span, offset) && (self.here.kind.name != "person" || self.is_of_name(word))
        })
    }

    /// Whether a word belongs to the name of the person mentioned here.
    fn is_of_name(&self, word: &str) -> bool {
        ["given", "surname", "full"].iter().any(|field| match self.here.get(field) {
            Value::Text(name) => name.split([' ', '-']).chain([name.as_ref()]).any(|part| part == word),
            _ => false,
        })
    }

    /// Where a word of the name is printed the same way, in all mentions.
    pub(super) fn printed(&self, source: &Source, word: Span<Source>) -> Vec<Span<Source>> {
        let word = source.slice(word);
        let mut places: Vec<_> = self
            .mentions
            .iter()
            .flat_map(|fact| words(source, fact.span))
            .filter(|span| source.slice(*span) == word)
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// The words in a span, a possessive ending left out.
fn words(source: &Source, span: Span<Source>) -> Vec<Span<Source>> {
    let text = source.slice(span);
    let is_part = |ch: char| ch.is_alphanumeric() || matches!(ch, '\'' | '’' | '-');
    let mut words = Vec::new();
    let mut from = 0;
    for part in text.split(|ch: char| !is_part(ch)) {
        let word = part.trim_end_matches("’s").trim_end_matches("'s");
        if !word.is_empty() {
            let start = span.start + from as u32;
            words.push(Span::new(start, start + word.len() as u32));
        }
        // The separator has the length of one character, wherever there is one.
        from += part.len();
        from += text[from..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::format::Format;
    use crate::table::Tables;

    const STORY: &str = "Mayor Ann Lee left. “Good,” said Roe. Lee’s plan, by Ms Lee, was Ann Lee’s own.\n";

    fn source() -> (Source, Vec<Fact>) {
        let source = Source::new("story.md", STORY);
        let facts = facts(&source, Format::Markdown, None, Tables::shipped());
        (source, facts)
    }

    #[test]
    fn all_mentions_of_a_person_are_found_from_any() {
        let (source, facts) = source();
        for at in [STORY.find("Ann").expect("there"), STORY.rfind("Lee").expect("there")] {
            let named = named(&facts, at as u32).expect("a name");
            let words: Vec<&str> = named.mentions.iter().map(|fact| source.slice(fact.span)).collect();
            assert!(words.len() >= 3 && words.iter().all(|word| word.contains("Lee")), "{words:?}");
            assert!(source.slice(named.introduction().span).contains("Ann Lee"));
        }
    }

    #[test]
    fn a_word_is_printed_in_all_mentions_and_a_title_is_no_part_of_a_name() {
        let (source, facts) = source();
        let at = STORY.find("Lee").expect("there") as u32;
        let named = named(&facts, at).expect("a name");
        let word = named.word(&source, at + 1).expect("a word of it");
        assert_eq!(source.slice(word), "Lee");
        assert_eq!(named.printed(&source, word).len(), 4);
        assert!(named.word(&source, STORY.find("ayor").expect("there") as u32).is_none());
    }
}
