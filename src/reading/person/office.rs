//! The words for offices, from `rules/data/offices.txt`, and where a story names one.

use super::name::Names;
use crate::reading::token::{Token, of_plain_text};
use crate::reading::word_list::{self, WordSet, WordTable};
use std::sync::LazyLock;

/// One office of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficeId(u16);

impl OfficeId {
    /// Its name in rules (`prime-minister`).
    pub fn name(self) -> &'static str {
        VOCABULARY.names[self.0 as usize]
    }

    /// Whether so many people hold it, or it so runs in families, that two of one surname are no surprise.
    pub(super) fn is_of_many(self) -> bool {
        OF_MANY.contains(self.name())
    }

    /// Whether of those that several hold it is one whose holder is alone in a body that is named: `the director of the museum`.
    pub(super) fn is_one_of_a_body(self) -> bool {
        ONE_OF_A_BODY.contains(self.name())
    }

    /// Whether its holder is alone in a body that is named with it, article or none: `Acme managing director Ann Lee`.
    pub(super) fn is_alone_in_a_body(self) -> bool {
        ALONE_IN_A_BODY.contains(self.name())
    }

    /// Whether it is held in one place for another: `ambassador to Portugal`.
    pub(super) fn is_envoy(self) -> bool {
        matches!(self.name(), "ambassador" | "high-commissioner" | "consul")
    }

    /// Whether whoever has held it is called by it for life, as by a rank.
    pub(super) fn is_for_life(self) -> bool {
        FOR_LIFE.contains(self.name())
    }

    /// Whether several people of one place or body hold it at one time.
    pub(super) fn is_shared(self) -> bool {
        SHARED.contains(self.name())
    }
}

/// One place where an office is named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Its first token, and the one after its last.
    pub(super) first: usize,
    pub(super) after: usize,
    /// Text offset of its end, a stop included.
    pub(super) end: usize,
    pub(super) office: OfficeId,
    /// Whether the words are written small and mean an office only with more to say so (`the coach`, `former coach Lee`).
    pub(super) needs_proof: bool,
    /// Whether only the full name of a known given name makes an office of the words: `General Ann Lee`, but `General Motors`.
    pub(super) needs_full_name: bool,
}

/// Every place from token `from` up to `to` where an office is named as whole words, in order. Plurals are no match.
pub(super) fn find(names: Names<'_>, from: usize, to: usize) -> impl Iterator<Item = Found> {
    let mut at = from;
    std::iter::from_fn(move || {
        while at < to {
            let found = VOCABULARY.at(names, at);
            at = found.map_or(at + 1, |found| found.after);
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

static OF_MANY: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../../rules/data/offices.txt"), "of-many"));
static SHARED: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../../rules/data/offices.txt"), "shared"));
static ONE_OF_A_BODY: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../../rules/data/offices.txt"), "one-of-a-body"));
static ALONE_IN_A_BODY: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../../rules/data/offices.txt"), "alone-in-a-body"));
static FOR_LIFE: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::section(include_str!("../../../rules/data/offices.txt"), "for-life"));

struct Vocabulary {
    names: Vec<&'static str>,
    /// Forms by their first word in small letters, the longest form first.
    forms: WordTable<Vec<Form>>,
}

struct Form {
    text: &'static str,
    office: OfficeId,
    small: Small,
    needs_full_name: bool,
}

impl Form {
    /// How many bytes of `text` the form takes up where `text` opens with it. A no-break space parts its words as well as a plain one.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text.chars();
        let same = |wanted: char, here: char| {
            here.eq_ignore_ascii_case(&wanted) || wanted == ' ' && matches!(here, '\u{a0}' | '\u{202f}')
        };
        let fits = self.text.chars().all(|wanted| rest.next().is_some_and(|here| same(wanted, here)));
        fits.then(|| text.len() - rest.as_str().len())
    }
}

/// What a form means in small letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Small {
    /// The office all the same: `prime minister Lee`.
    Office,
    /// An everyday word, the office only with proof beside it: `coach`.
    Word,
    /// Nothing: `sen.`
    Nothing,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary { names: Vec::new(), forms: WordTable::new() };
    for line in word_list::section(include_str!("../../../rules/data/offices.txt"), "offices") {
        let Some((name, forms)) = line.split_once(':') else { continue };
        let office = OfficeId(vocabulary.names.len() as u16);
        vocabulary.names.push(name.trim());
        forms.split(';').for_each(|form| vocabulary.add(form.trim(), office));
    }
    for forms in vocabulary.forms.values_mut() {
        forms.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
    }
    vocabulary
});

impl Vocabulary {
    fn add(&mut self, form: &'static str, office: OfficeId) {
        let text = form.trim_end_matches(['*', '!', '+']);
        let needs_full_name = form.ends_with('+');
        let small = match form.as_bytes().last() {
            Some(b'*') => Small::Word,
            Some(b'!') => Small::Nothing,
            Some(b'+') => Small::Word,
            _ if text.contains('.') => Small::Nothing,
            _ => Small::Office,
        };
        let Some(first) = of_plain_text(text).first().map(|token| token.span.of(text).to_lowercase()) else { return };
        self.forms.entry(first.into(), Vec::new).push(Form { text, office, small, needs_full_name });
    }

    /// The longest form that stands at token `at`.
    fn at(&self, names: Names<'_>, at: usize) -> Option<Found> {
        if !self.forms.may_hold(names.hashes[at].key) {
            return None;
        }
        let Token { span, capital, .. } = names.tokens[at];
        let word = names.word(at);
        let forms = self.forms.find(word, str::eq_ignore_ascii_case)?;
        let start = span.start as usize;
        let capital = capital || word == "state";
        let (form, end) = forms.iter().find_map(|form| {
            let end = start + form.length_in(&names.text[start..])?;
            let ends = !names.text[end..].starts_with(char::is_alphanumeric);
            (ends && (capital || form.small != Small::Nothing)).then_some((form, end))
        })?;
        let after = at + names.tokens[at..].iter().take_while(|token| (token.span.start as usize) < end).count();
        let needs_proof = !capital && form.small == Small::Word;
        let Form { office, needs_full_name, .. } = *form;
        Some(Found { first: at, after, end, office, needs_proof, needs_full_name })
    }
}
