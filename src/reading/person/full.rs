//! Full names without an office: `Ann Lee`, `resident Ann Lee`, `Mr. Lee`.
//!
//! A given name of the lists makes a name of the words that follow. Where it is a word as well, or unknown, the words around must say that a
//! person is meant: an age, a role, a verb of speech, or the same surname elsewhere in the story.

use super::PersonMention;
use super::given::{self, Known};
use super::name::{Name, Names, opens_with_article};
use super::register::MOST_NAMESAKES;
use super::word::{is_courtesy, is_honorific, is_institution, is_name_word, is_particle, opens_sentence};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::date::year;
use crate::reading::token::owner;
use crate::reading::vocabulary::{is_everyday, is_geography, is_role};
use crate::span::{Span, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// How many words a role may stand from the name it tells of: `Ann Lee, a retired primary school teacher`.
const REACH_OF_ROLE: usize = 6;

/// All full names that stand beside no office, in text order, and surnames behind a courtesy title. `titled` are the mentions with one.
pub(super) fn read(reading: &Reading<'_>, titled: &[PersonMention]) -> Vec<PersonMention> {
    let names = Names::of(reading);
    let reader = Reader { reading, names, small_words: OnceCell::new() };
    let mut found = Vec::new();
    let mut taken = titled.iter().map(|mention| mention.span).peekable();
    let mut at = 0;
    while let Some(token) = names.tokens.get(at) {
        if !token.capital {
            at += 1;
            continue;
        }
        while taken.peek().is_some_and(|span| span.end <= token.span.start) {
            taken.next();
        }
        if taken.peek().is_some_and(|span| span.overlaps(token.span)) {
            at += 1;
            continue;
        }
        let before = found.len();
        at = reader.run(at, &mut found);
        let runs_into_title =
            |candidate: &Candidate| taken.peek().is_some_and(|span| span.overlaps(candidate.name.span));
        if found.len() > before && found.last().is_some_and(runs_into_title) {
            found.pop();
        }
    }
    reader.corroborated(titled, found)
}

/// A name that may be a person's.
struct Candidate {
    name: Name,
    belief: Belief,
}

/// What it takes to believe that a name is a person's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Belief {
    /// Nothing more.
    Proven,
    /// Somebody else of that surname.
    Corroborated,
    /// Somebody of that surname with a given name a slip away: the given name here is an everyday word.
    Misspelling,
}

struct Reader<'r, 'a> {
    reading: &'r Reading<'a>,
    names: Names<'r>,
    /// The words that stand in small letters somewhere in the story.
    small_words: OnceCell<FxHashSet<&'r str>>,
}

impl Reader<'_, '_> {
    /// Reads the run of capitalised words that begins at token `at`; returns the token to go on from.
    fn run(&self, at: usize, found: &mut Vec<Candidate>) -> usize {
        if !self.may_go_on(at) {
            return at + 1;
        }
        let block = self.names.tokens[at].block;
        let kind = self.reading.article().blocks()[block as usize].kind;
        let word = self.names.word(at);
        if matches!(kind, BlockKind::Code | BlockKind::TableCell) {
            return at + 1;
        }
        if is_courtesy(word) {
            return self.courtesy(at, found);
        }
        if !is_name_word(word) || self.goes_on(at) {
            return at + 1;
        }
        if opens_sentence(word) {
            // `Even Papp` may be Evan; `And Roddick` goes on.
            let name = self
                .names
                .starting(at)
                .filter(|_| !matches!(word, "And" | "As" | "But" | "For" | "If" | "Nor" | "Or" | "So" | "Yet"))
                .filter(|(name, end)| name.is_full() && *end == at + 2 && !self.is_thing(name, at, *end));
            found.extend(name.map(|(name, _)| Candidate { name, belief: Belief::Misspelling }));
            return at + 1;
        }
        // `Archaeologist Dr Ann Lee`
        if is_courtesy(self.names.word(at + 1)) && self.names.spaced(at + 1) {
            return at + 1;
        }
        let first = self.after_lead(at, block);
        if self.reading.in_title_case(block) {
            return self.in_title_case(first, found).unwrap_or(first + 1);
        }
        let Some((name, end)) = self.names.starting(first).filter(|(name, _)| name.given.is_some()) else {
            return first + 1;
        };
        if !self.is_thing(&name, first, end) {
            let proven = kind == BlockKind::Byline || self.is_person(&name, first, end);
            found.push(Candidate { name, belief: if proven { Belief::Proven } else { Belief::Corroborated } });
        }
        end
    }

    /// Whether what follows the word at `at` can go on a name: a capital, a particle, a stop, a nickname's mark.
    fn may_go_on(&self, at: usize) -> bool {
        let Some(next) = self.names.tokens.get(at + 1) else { return false };
        let word = next.span.of(self.names.text);
        next.block == self.names.tokens[at].block
            && (word.starts_with(|ch: char| ch.is_uppercase() || matches!(ch, '.' | '"' | '“' | '('))
                || is_particle(word)
                || opens_with_article(word))
    }

    /// `Mr. Lee`, `Dr Ann Lee`.
    fn courtesy(&self, at: usize, found: &mut Vec<Candidate>) -> usize {
        let Some((name, end)) = self.names.starting(at) else { return at + 1 };
        let is_place = name.given.is_none() && is_geography(name.surname.of(self.names.text));
        let is_thing = is_institution(self.names.word(end)) && self.names.spaced(end);
        // `Lt. Col. Ann Lee`
        if is_honorific(name.span.of(self.names.text)) {
            return at + 1;
        }
        if self.reading.in_title_case(self.names.tokens[at].block) || is_place || is_thing {
            return end;
        }
        found.push(Candidate { name, belief: Belief::Proven });
        end
    }

    /// In a heading in title case only a given name and one word that is nothing else make a name.
    fn in_title_case(&self, first: usize, found: &mut Vec<Candidate>) -> Option<usize> {
        let given = self.names.word(first);
        let (name, _) = self.names.starting(first)?;
        let surname = self.names.tokens.get(first + 1).filter(|_| self.names.spaced(first + 1))?;
        let words = surname.span.of(self.names.text);
        let words = owner(words).unwrap_or(words);
        let surname = Span::new(surname.span.start, surname.span.start + words.len() as u32);
        let span = Span::new(name.span.start, surname.end);
        let sound = given::known(given) == Some(Known::Surely)
            && is_name_word(words)
            && !is_institution(words)
            && !is_institution(self.names.word(first + 2))
            && !is_geography(words);
        if !sound || !name.span.encloses(span) {
            return None;
        }
        let name = Name { span, given: name.given, surname, suffix: None };
        let belief = if is_everyday(&words.to_lowercase()) { Belief::Corroborated } else { Belief::Proven };
        found.push(Candidate { name, belief });
        Some(first + 2)
    }

    /// Whether the word at `at` only goes on a name that began before it.
    fn goes_on(&self, at: usize) -> bool {
        let Some(before) =
            at.checked_sub(1).filter(|before| self.names.tokens[*before].block == self.names.tokens[at].block)
        else {
            return false;
        };
        let word = self.names.word(before);
        // `St. Louis`
        if word == "." && before > 0 && matches!(self.names.word(before - 1), "St" | "Ste" | "Ft" | "Mt") {
            return true;
        }
        self.names.spaced(at)
            && !is_courtesy(self.names.word(at))
            && is_name_word(word)
            && !opens_sentence(word)
            && owner(word).is_none()
            && !is_courtesy(word)
    }

    /// Steps over a capitalised word before a given name that is none of it: `Analyst Ann Lee`, `Asked Ann Lee`, `the senator from Vermont Ann Lee`.
    fn after_lead(&self, at: usize, block: u32) -> usize {
        let goes_on =
            |at: usize| self.names.tokens.get(at).is_some_and(|token| token.block == block) && self.names.spaced(at);
        let third = goes_on(at + 1) && goes_on(at + 2) && is_name_word(self.names.word(at + 2));
        // `Rancher Will Lee`
        let is_led = |known: Option<Known>| known.is_some() && is_role(&self.names.word(at).to_lowercase());
        if third && is_led(given::known(self.names.word(at + 1))) {
            return at + 1;
        }
        if !third || given::known(self.names.word(at + 1)) != Some(Known::Surely) {
            return at;
        }
        let word = self.names.word(at);
        let small = word.to_lowercase();
        let is_word = || is_everyday(&small) || is_geography(word) || self.small_words().contains(small.as_str());
        // `Singer-songwriter Ann Lee`
        let compound = || word.rsplit_once('-').is_some_and(|(_, last)| is_everyday(last));
        if given::known(word).is_none() && (compound() || is_word()) { at + 1 } else { at }
    }

    fn small_words(&self) -> &FxHashSet<&str> {
        self.small_words.get_or_init(|| {
            let words = self.names.tokens.iter().map(|token| token.span.of(self.names.text));
            words.filter(|word| word.starts_with(|ch: char| ch.is_lowercase())).collect()
        })
    }

    /// Whether a name is a thing's: `the Ann Lee Foundation`, `Kelly Services`.
    fn is_thing(&self, name: &Name, first: usize, end: usize) -> bool {
        let words = || self.names.tokens[first..end].iter().map(|token| token.span.of(self.names.text));
        let article = first.checked_sub(1).map(|at| self.names.word(at)).filter(|_| first > 0);
        let determined = matches!(
            article,
            Some("the" | "The" | "a" | "an" | "A" | "An" | "this" | "This" | "San" | "Saint" | "Fort")
        );
        let follows = self.names.word(end);
        let goes_on = !name.surname.is_empty() && self.names.tokens.get(end).is_some_and(|_| self.names.spaced(end));
        words().any(is_brand)
            || determined && first > 0 && self.names.tokens[first - 1].block == self.names.tokens[first].block
            || words().any(|word| is_institution(owner(word).unwrap_or(word)))
            || goes_on && is_institution(follows)
            || goes_on && follows == "&"
    }

    /// Whether given name and words around say that a person is meant.
    fn is_person(&self, name: &Name, first: usize, end: usize) -> bool {
        let text = self.names.text;
        let given = name.given.map(|span| span.of(text)).unwrap_or_default();
        let surname = name.surname.of(text);
        let surname_is_word = || is_everyday(&surname.to_lowercase()) || is_geography(surname);
        let is_initial = given::is_initial(given);
        match given::known(given) {
            Some(Known::Surely) => true,
            Some(Known::Perhaps) => !surname_is_word() || self.is_told_of(first, end),
            None if is_initial => !surname_is_word(),
            None => {
                let words = || name.span.of(text).split([' ', '-']);
                let foreign = !words().any(|word| is_everyday(&word.to_lowercase()) || is_geography(word));
                foreign && self.is_told_of(first, end)
            }
        }
    }

    /// An age, a role, a birth, a death or a verb of speech beside the name.
    fn is_told_of(&self, first: usize, end: usize) -> bool {
        let block = self.names.tokens[first].block;
        let word = |at: usize| {
            self.names.tokens.get(at).filter(|token| token.block == block).map_or("", |_| self.names.word(at))
        };
        let before = first.checked_sub(1).map_or("", word);
        // `a student, Rhodri Parry`
        let apposed = before == "," && first.checked_sub(2).is_some_and(|at| is_role(word(at)));
        if apposed || is_role(before) || is_speech(before) || is_speech(word(end)) {
            return true;
        }
        let next = word(end + 1);
        match word(end) {
            "," => {}
            "(" => return is_age(next) || matches!(next, "born" | "b") || is_lifetime(next),
            "was" => return next == "born",
            "is" => return is_age(next) && matches!(word(end + 2), "." | "and" | ","),
            word => return matches!(word, "died" | "dies"),
        }
        is_age(next)
            || matches!(next, "who" | "whose" | "born")
            || matches!(next, "a" | "an" | "the" | "his" | "her" | "then" | "now" | "once" | "formerly")
                && (end + 2..end + 2 + REACH_OF_ROLE)
                    .map(word)
                    .take_while(|word| !word.is_empty() && *word != ",")
                    .any(is_role)
    }

    /// The names that are proven, and those that a proven one or a title bears out.
    fn corroborated(&self, titled: &[PersonMention], found: Vec<Candidate>) -> Vec<PersonMention> {
        let text = self.names.text;
        let last_word = |surname: Span<Text>| surname.of(text).rsplit(' ').next().unwrap_or_default();
        let proven =
            found.iter().filter(|candidate| candidate.belief == Belief::Proven).map(|candidate| candidate.name);
        let mut given: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        for name in titled.iter().map(|mention| mention.name).chain(proven) {
            given.entry(last_word(name.surname)).or_default().extend(name.given.map(|span| span.of(text)));
        }
        let holds = |Candidate { name, belief }: &Candidate| {
            let own = name.given.map(|span| span.of(text)).unwrap_or_default();
            let others = given.get(last_word(name.surname));
            match belief {
                Belief::Proven => true,
                Belief::Corroborated => {
                    let is_name =
                        given::known(own).is_some() || !is_everyday(&own.to_lowercase()) && !own.contains('-');
                    is_name && others.is_some()
                }
                Belief::Misspelling => {
                    let mut others = others.into_iter().flatten().take(MOST_NAMESAKES);
                    others.any(|other| given::is_misspelling(own, other))
                }
            }
        };
        let surnames: FxHashSet<&str> = given.keys().copied().collect();
        let names = found.into_iter().filter(holds).map(|candidate| candidate.name);
        let names = names.flat_map(|name| self.first_of_couple(name, &surnames).into_iter().chain([name]));
        names.map(PersonMention::untitled).collect()
    }

    /// The name before one that lends it its surname: the `Ernest` of `Ernest and Doreen Tolland`. Nobody of the story has it for a surname.
    fn first_of_couple(&self, name: Name, surnames: &FxHashSet<&str>) -> Option<Name> {
        let given = name.given.filter(|_| name.is_full())?;
        let second = self.names.tokens.partition_point(|token| token.span.start < given.start);
        let first = second.checked_sub(2).filter(|_| matches!(self.names.word(second - 1), "and" | "&"))?;
        let (token, word) = (self.names.tokens[first], self.names.word(first));
        let alone = first.checked_sub(1).is_none_or(|at| {
            let before = self.names.tokens[at];
            // `Mario J. Lucero and Ann Lee`
            let is_initial = self.names.word(at) == "." && at > 0 && self.names.word(at - 1).len() == 1;
            before.block != token.block
                || !before.capital && !is_initial
                || before.capital && before.span.end + 1 != token.span.start
        });
        let is_given = given::known(word) == Some(Known::Surely) && !is_geography(word) && !surnames.contains(word);
        let one_block = token.block == self.names.tokens[second].block && self.names.spaced(second);
        (alone && is_given && one_block).then_some(Name {
            span: token.span,
            given: Some(token.span),
            surname: name.surname,
            suffix: None,
        })
    }
}

/// Whether a capital stands inside a word behind more letters than a surname opens with: `PlayStation`, but not `McKay`, `DeLuca`, `FitzRoy`.
fn is_brand(word: &str) -> bool {
    const LONGEST_OPENING: usize = 3;
    let opening = word.find(|ch: char| !ch.is_lowercase() && !ch.is_uppercase()).map_or(word, |end| &word[..end]);
    let inner = opening.char_indices().skip(1).find(|(_, ch)| ch.is_uppercase()).map(|(at, _)| &opening[..at]);
    inner.is_some_and(|lead| {
        lead.chars().count() > LONGEST_OPENING
            && lead.chars().skip(1).all(char::is_lowercase)
            && !["Van", "Von", "Ter", "Fitz"].iter().any(|particle| lead.starts_with(particle))
            && given::known(lead).is_none()
    })
}

/// `1911-1990` in brackets behind a name.
fn is_lifetime(word: &str) -> bool {
    word.len() == 9 && word.split_once('-').is_some_and(|(born, died)| year(born).is_some() && year(died).is_some())
}

/// A number that may be an age in years.
pub(in crate::reading) fn is_age(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|years| (1..120).contains(&years))
}
