//! Whom a pronoun takes up where the words before it leave no choice: the nearest sentence that is about somebody is about one person, and nobody else it or
//! those around it speak of can be the pronoun's. `Ann Lee of the museum said the tower was sound. It has 300 steps. He climbs them.`

use super::PersonMention;
use super::detail::{Printed, gender};
use super::history::Behind;
use super::pronoun::{gender_of, is_subject, taken_up};
use super::word::is_courtesy;
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::line::Line;
use crate::reading::token::owner;
use crate::reading::vocabulary::{
    called_by, given_name, is_common_surname, is_family, is_geography, is_kin_of, is_role, is_somebody,
};

use std::ops::Range;

/// How many sentences before a pronoun the one stands that is about its person.
const REACH: usize = 7;
/// How many sentences before that one may name somebody else whom the pronoun means.
const SENTENCES_BEFORE: usize = 2;
/// How many sentences before a pronoun another of its gender may stand for somebody else.
const REACH_OF_PRONOUN: usize = 8;

/// A pronoun and the mention that it takes up, by its number.
pub(super) struct Taken {
    pub(super) pronoun: Printed<&'static str>,
    pub(super) mention: usize,
}

/// All pronouns of the paragraphs that open their sentence, speak its quotation or follow its subject, and can stand for one person only. In text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Taken> {
    let mut reader = Reader { reading, genders: Vec::new() };
    let mut taken: Vec<Taken> = Vec::new();
    for (sentence, printed) in reading.sentences().iter().enumerate() {
        let is_pronoun = |at: usize| matches!(reading.words()[at], "he" | "He" | "she" | "She" | "his" | "her");
        let mut pronouns = printed.tokens().filter(|at| is_pronoun(*at)).peekable();
        if pronouns.peek().is_none() || reading.article().blocks()[printed.block as usize].kind != BlockKind::Paragraph
        {
            continue;
        }
        if reader.genders.is_empty() {
            reader.genders = genders(reading);
        }
        let line = Line::new(reading, sentence);
        let found = reader.opening(&line, &taken).or_else(|| reader.behind_subject(&line, pronouns.next()?));
        taken.extend(found);
    }
    taken
}

/// Whether the persons of a story are men or women, by their titles and given names, indexed by `who`.
fn genders(reading: &Reading<'_>) -> Vec<Genders> {
    let mut all = vec![Genders::default(); reading.people().persons.len()];
    for mention in reading.mentions() {
        if let Some((who, gender)) = mention.who.zip(gender(reading, mention)) {
            all[who as usize].add(gender);
        }
    }
    all
}

/// Men, women, both or neither.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Genders(u8);

impl Genders {
    const BOTH: Genders = Genders(3);

    fn of(gender: &str) -> Genders {
        Genders(if gender == "man" { 1 } else { 2 })
    }

    fn add(&mut self, gender: &str) {
        self.0 |= Genders::of(gender).0;
    }

    fn extend(&mut self, other: Genders) {
        self.0 |= other.0;
    }

    fn holds(self, gender: &str) -> bool {
        self.0 & Genders::of(gender).0 != 0
    }
}

struct Reader<'r, 'a> {
    reading: &'r Reading<'a>,
    genders: Vec<Genders>,
}

impl<'r, 'a> Reader<'r, 'a> {
    /// The pronoun that opens a sentence, or speaks the quotation there, with whom the sentences before are about.
    fn opening(&self, line: &Line<'r, 'a>, taken: &[Taken]) -> Option<Taken> {
        let block = self.reading.sentences()[line.sentence].block as usize;
        let (pronoun, _) = taken_up(self.reading, line.range.start, block)?;
        let mut others = Genders::default();
        let named = self.named(line);
        named.clone().for_each(|mention| {
            if self.reading.mentions()[mention].span.start < pronoun.span.start {
                others.extend(self.gender_of(mention));
            }
        });
        let (line, mention) = self.before(line).take(REACH).find_map(|line| {
            let subject = self.subject(&line);
            others.extend(self.spoken_of(&line, subject));
            let is_end = subject.is_some() || others.holds(pronoun.value);
            is_end.then_some((line, subject))
        })?;
        let mention = mention.filter(|_| !others.holds(pronoun.value))?;
        self.is_alone(&line, mention, pronoun, taken).then_some(Taken { pronoun, mention })
    }

    /// The first pronoun behind the subject of its own sentence: `Ann Lee said on Monday that she`, `Ann Lee opened the door to her`.
    fn behind_subject(&self, line: &Line<'r, 'a>, at: usize) -> Option<Taken> {
        let mention = self.subject(line)?;
        let main = self.main_clause(line, mention);
        let word = line.word(at);
        // `Ann Lee told the court he`: somebody else is told of, or a deed is done to somebody.
        let is_of_another = |word: &str| matches!(word, "told" | "asked" | "accused" | "urged" | "warned");
        let is_governed = matches!(word, "he" | "she")
            || governs(line.back(at, 1)) && (word == "his" || is_thing_owned(line.word(at + 1)));
        if at <= main || !is_governed || line.any(main..at, is_of_another) || self.reading.in_quotation(line.start(at))
        {
            return None;
        }
        // `Roe believes that she` may be a country.
        if self.gender_of(mention) == Genders::BOTH && at > main + 1 {
            return None;
        }
        let pronoun = Printed { value: gender_of(word)?, span: line.span(at, at + 1) };
        let others = self.spoken_of_in(line, main..at, Some(mention));
        (!others.holds(pronoun.value) && self.is_alone(line, mention, pronoun, &[]))
            .then_some(Taken { pronoun, mention })
    }

    /// Whether the sentences before the one that is about a person speak of nobody whom a pronoun could mean instead.
    fn is_alone(&self, line: &Line<'r, 'a>, mention: usize, pronoun: Printed<&str>, taken: &[Taken]) -> bool {
        let who = self.reading.mentions()[mention].who;
        let is_own = |other: usize| self.reading.mentions()[other].who == who;
        let mut before = self.before(line).take(SENTENCES_BEFORE);
        let fits = |line: Line<'r, 'a>| {
            self.named(&line).any(|other| !is_own(other) && self.gender_of(other).holds(pronoun.value))
        };
        if before.any(fits) {
            return false;
        }
        let own = self.gender_of(mention);
        own == Genders::of(pronoun.value)
            || !self.is_said_of_another(pronoun, |other| {
                taken
                    .iter()
                    .rev()
                    .take(REACH_OF_PRONOUN + 1)
                    .any(|taken| taken.pronoun.span.start == other && is_own(taken.mention))
            })
    }

    /// Whether one of the sentences up to a pronoun's has another of its gender, but for those that are the person's own by where they start.
    fn is_said_of_another(&self, pronoun: Printed<&str>, is_own: impl Fn(u32) -> bool) -> bool {
        let Some(sentence) = self.reading.sentence_at(pronoun.span.start) else { return true };
        let line = Line::new(self.reading, sentence);
        let is_same = |line: &Line<'r, 'a>, at: usize| {
            let start = line.start(at);
            start < pronoun.span.start
                && gender_of(line.word(at)) == Some(pronoun.value)
                && !self.reading.in_quotation(start)
                && !is_own(start)
        };
        std::iter::once(line.clone())
            .chain(self.before(&line).take(REACH_OF_PRONOUN))
            .any(|line| line.range.clone().any(|at| is_same(&line, at)))
    }

    /// The sentences before one, the nearest first, back into the paragraph above.
    fn before(&self, line: &Line<'r, 'a>) -> impl Iterator<Item = Line<'r, 'a>> + use<'r, 'a> {
        let reading = self.reading;
        let sentences = reading.sentences();
        let block = sentences[line.sentence].block;
        let is_near = move |other: u32| {
            other + 1 >= block && reading.article().blocks()[other as usize].kind == BlockKind::Paragraph
        };
        let before = (0..line.sentence).rev().take_while(move |other| is_near(sentences[*other].block));
        before.map(move |sentence| Line::new(reading, sentence))
    }

    /// The mention, by its number, that a sentence is about.
    fn subject(&self, line: &Line<'r, 'a>) -> Option<usize> {
        let is_such = |number: &usize| {
            let mention = &self.reading.mentions()[*number];
            !self.reading.in_quotation(mention.span.start) && (is_subject(line, mention) || closes(line, mention))
        };
        self.named(line).find(is_such).filter(|number| {
            let mention = &self.reading.mentions()[*number];
            // `Roe: When she left` is a question put by Roe.
            let asks = line.word(line.from(mention.name.span.end)) == ":";
            // `From Sen. Ann Lee (D-Wash.) and Sen. Tom Roe`
            let is_one_of_two = matches!(line.word(self.main_clause(line, *number)), "and" | "or" | "&");
            mention.who.is_some() && !mention.nameless && !asks && !is_one_of_two
        })
    }

    /// The mentions of a sentence, by their numbers.
    fn named(&self, line: &Line<'r, 'a>) -> Range<usize> {
        let mentions = self.reading.mentions();
        let span = self.reading.sentences()[line.sentence].span;
        let before = |offset: u32| mentions.partition_point(|mention| mention.span.start < offset);
        before(span.start)..before(span.end)
    }

    /// Whether a mention's person is a man or a woman; both where nobody knows.
    fn gender_of(&self, mention: usize) -> Genders {
        let known = self.reading.mentions()[mention].who.map(|who| self.genders[who as usize]).unwrap_or_default();
        if known == Genders::default() { Genders::BOTH } else { known }
    }

    fn main_clause(&self, line: &Line<'r, 'a>, mention: usize) -> usize {
        Behind::new(line, self.reading.mentions()[mention].name.span).main_clause()
    }

    /// What people a sentence speaks of besides the one it is about.
    fn spoken_of(&self, line: &Line<'r, 'a>, subject: Option<usize>) -> Genders {
        let leads = |subject: &usize| !closes(line, &self.reading.mentions()[*subject]);
        let from = subject.filter(leads).map_or(line.range.start, |subject| self.main_clause(line, subject));
        self.spoken_of_in(line, from..line.range.end, subject)
    }

    fn spoken_of_in(&self, line: &Line<'r, 'a>, words: Range<usize>, subject: Option<usize>) -> Genders {
        let mentions = self.reading.mentions();
        let own = subject.and_then(|subject| mentions[subject].who);
        let mut others = Genders::default();
        let up_to = line.start(words.end);
        for other in self.named(line).filter(|other| mentions[*other].span.start < up_to) {
            if own.is_none() || mentions[other].who != own {
                others.extend(self.gender_of(other));
            }
        }
        for at in words {
            let start = line.start(at);
            let is_named = || self.is_in_a_name(start);
            let spoken = self.word(line, at);
            if spoken != Genders::default() && !self.reading.in_quotation(start) && !is_named() {
                others.extend(spoken);
            }
        }
        others
    }

    /// Whether an offset is inside a mention.
    fn is_in_a_name(&self, offset: u32) -> bool {
        // How many mentions there are at one place, a post without a name among them.
        const MOST_AT_ONCE: usize = 3;
        let mentions = self.reading.mentions();
        let begun = &mentions[..mentions.partition_point(|mention| mention.span.start <= offset)];
        begun.iter().rev().take(MOST_AT_ONCE).any(|mention| mention.span.contains(offset))
    }

    /// Whom a word may speak of that is no mention: a name, a courtesy title, a word for somebody with an article or owner.
    fn word(&self, line: &Line<'r, 'a>, at: usize) -> Genders {
        let word = line.word(at);
        if line.tokens[at].capital {
            return if self.may_be_a_name(line, at) { Genders::BOTH } else { Genders::default() };
        }
        let is_human = is_role(word) || is_family(word) || is_somebody(word);
        if !is_human || !is_determined(line, at) && !is_speech(line.word(at + 1)) {
            return Genders::default();
        }
        let kin = |gender| is_kin_of(gender, word);
        match called_by(word) {
            Some(gender) => Genders::of(gender),
            None if kin("man") != kin("woman") => Genders::of(if kin("man") { "man" } else { "woman" }),
            None => Genders::BOTH,
        }
    }

    fn may_be_a_name(&self, line: &Line<'r, 'a>, at: usize) -> bool {
        let word = line.word(at);
        let word = owner(word).unwrap_or(word);
        if at == line.range.start {
            return is_courtesy(word) || is_common_surname(word) || is_speech(line.word(at + 1));
        }
        let is_place = is_geography(word) || matches!(line.back(at, 1), "in" | "at" | "from" | "to" | "near" | "the");
        let is_name = || given_name(word).is_some() || is_common_surname(word);
        is_courtesy(word) || !is_place && word.len() > 2 && is_name()
    }
}

/// Whether a mention closes its sentence as the one who says it: `The bill will be set aside, Ann Lee said.`
fn closes(line: &Line<'_, '_>, mention: &PersonMention) -> bool {
    let after = line.from(mention.name.span.end);
    is_speech(line.word(after))
        && matches!(line.word(after + 1), "." | "")
        && line.from(mention.span.start) > line.range.start
}

/// A word before `his` or `her` that leaves the owner to be whom the sentence is about, where a verb may do something to somebody else's: `in her`, `said
/// her`.
fn governs(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "for"
            | "with"
            | "from"
            | "during"
            | "after"
            | "to"
            | "about"
            | "that"
            | "said"
            | "says"
    )
}

/// Whether a word behind `her` may be what she has: `to her office`, but not `to her in March`.
fn is_thing_owned(word: &str) -> bool {
    word.starts_with(|ch: char| ch.is_ascii_lowercase())
        && !matches!(
            word,
            "in" | "on"
                | "at"
                | "for"
                | "with"
                | "from"
                | "to"
                | "about"
                | "that"
                | "and"
                | "or"
                | "by"
                | "as"
                | "of"
                | "when"
                | "after"
                | "before"
                | "since"
                | "during"
                | "while"
                | "because"
                | "but"
                | "if"
                | "was"
                | "is"
                | "a"
                | "the"
        )
}

/// Whether article or owner makes a word a person of the story, and not what somebody is: `the driver`, but not `as a driver`.
fn is_determined(line: &Line<'_, '_>, at: usize) -> bool {
    const REACH_OF_ARTICLE: usize = 8;
    let is_article = |word: &str| {
        matches!(word, "a" | "an" | "the" | "A" | "An" | "The" | "his" | "her" | "His" | "Her" | "their" | "another")
            || owner(word).is_some()
    };
    let article = (1..=REACH_OF_ARTICLE).find(|back| is_article(line.back(at, *back)));
    article.is_some_and(|back| {
        !matches!(line.back(at, back + 1), "as" | "is" | "was" | "be" | "became" | "become" | "being" | "been")
    })
}
