//! Who is said to have said it: whether a quotation hangs on anybody, and claims that hang on nobody (`experts say`).
//!
//! A quotation is attributed when its own sentence reports it, when the words around it in the paragraph do, or by continuation: from the
//! paragraphs before (a speaker going on, a colon, a question, a run-on quotation) or to the one after (`— Ann Lee`). Sources: Associated
//! Press and Reuters handbooks ask for a source with every quotation; both let a clearly continuing speaker stand.

mod named;
mod source;
mod speaker;

pub(super) use named::named_speaker;
pub(super) use source::read;
pub(super) use speaker::utterances;

use super::key::Key;
use super::sentence::opens_sentence;
use super::word_list::WordSet;
use crate::span::{Span, Text};
use std::sync::LazyLock;

/// What is read of one quotation beside its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Utterance {
    /// Words and numbers between the marks.
    pub words: u32,
    /// Whether it makes a sentence: opens with a capital, ends with a stop or goes on into its attribution, and is no title.
    pub sentence: bool,
    /// Whether anybody is said to have said it.
    pub attributed: bool,
    /// Whether it ends with a comma, as before `said Lee`, and no words follow.
    pub cut_off: bool,
}

/// Who a report hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Somebody the story names, or refers back to.
    Named,
    /// Nobody in particular: `experts say`, `it is believed`.
    Vague,
}

impl Source {
    /// Every source's name in rules.
    pub const NAMES: &'static [&'static str] = &["named", "vague"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Source::NAMES[self as usize]
    }
}

/// A place where copy reports what somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribution {
    /// The reporting word, with the vague source before it.
    pub span: Span<Text>,
    /// Who it hangs on.
    pub source: Source,
}

const DATA: &str = include_str!("../../rules/data/reporting.txt");
static VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "verbs"));
static NOUNS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "nouns"));
static SPEECH: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "speech"));
static LEAD_INS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "lead-ins"));
static FIRST_PERSON: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "first-person"));
static PRONOUNS: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "pronouns"));

/// Whether a word with that hash may tell of a report.
fn may_report(key: Key) -> bool {
    VERBS.may_hold(key) || NOUNS.may_hold(key)
}

fn is_report(word: &str) -> bool {
    let lower;
    let word = if word.starts_with(char::is_uppercase) {
        lower = word.to_lowercase();
        &lower
    } else {
        word
    };
    VERBS.contains(word) || NOUNS.contains(word)
}

/// Verbs that tell that somebody speaks, whatever else the sentence says.
pub(super) fn is_speech(word: &str) -> bool {
    SPEECH.contains(word)
}

fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(word)
}

/// `I`, `my`: whoever writes them may be quoted between their paragraphs.
fn is_first_person(word: &str) -> bool {
    FIRST_PERSON.contains(word)
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && !opens_sentence(word)
        && !super::date::is_weekday(word)
        && !super::date::is_month(word)
}

/// Words at the end of a paragraph that lead in the next one's: a voice, the reply.
fn leads_in(word: &str) -> bool {
    LEAD_INS.contains(word)
}

#[cfg(test)]
mod tests;
