//! What stands right before a mention and right after it.

use super::names_day;
use crate::reading::line::Line;
use crate::reading::token::owner;
use crate::span::{Span, Text};

/// How far (bytes) from a mention the words right before it and right after it are looked at.
const REACH: u32 = 400;

/// How far (bytes) before a preposition the verb stands that takes it: `appointed to the board by`.
const REACH_OF_VERB: u32 = 40;

/// How far (bytes) before a mention the thing stands that shows it: `a statue in the main square of`.
const REACH_OF_IMAGE: u32 = 75;

/// The words before a mention.
pub(super) struct Before<'l, 'r, 'a> {
    line: &'l Line<'r, 'a>,
    /// The first token of the mention, or the article before it.
    end: usize,
}

impl<'l, 'r, 'a> Before<'l, 'r, 'a> {
    pub(super) fn new(line: &'l Line<'r, 'a>, mention: Span<Text>) -> Self {
        let at = line.from(mention.start);
        Before { line, end: at - usize::from(at > line.range.start && matches!(line.back(at, 1), "the" | "The")) }
    }

    /// The word `steps` before the mention and its article; 1 is the nearest.
    fn back(&self, steps: usize) -> &'a str {
        self.line.back(self.end, steps)
    }

    /// Whether they look back: under a president, appointed by one. Whoever speaks for the holder of an office does not (`a spokeswoman for`), nor
    /// whoever is still to follow one (`wants to succeed Gov. Lee`, `the race to replace`).
    pub(super) fn looks_back(&self) -> bool {
        let (nearest, next) = (self.back(1), self.back(2));
        let follows = matches!(small(nearest), "under" | "since" | "for" | "previous") && !self.speaks_for()
            || matches!(small(nearest), "replacing" | "succeeding" | "unseating")
            || is_verb_of(nearest, "replace")
            || is_verb_of(nearest, "succeed")
            || is_verb_of(nearest, "unseat");
        let kin = if nearest == "," { next } else { nearest };
        let ends = nearest == "of"
            && matches!(
                small(next),
                "resignation"
                    | "departure"
                    | "death"
                    | "ouster"
                    | "removal"
                    | "retirement"
                    | "impeachment"
                    | "murder"
                    | "assassination"
            );
        let done = matches!(nearest, "by" | "under" | "for" | "with")
            && self.stands_within(2, REACH_OF_VERB, |_, word| is_done_by_a_holder(word));
        (follows && !self.looks_ahead()) || is_forerunner(small(kin)) || ends || done && !self.speaks_for()
    }

    /// Whether something that shows somebody of another time stands before the mention: a statue of, named after.
    pub(super) fn shows(&self) -> bool {
        self.stands_within(1, REACH_OF_IMAGE, |at, word| {
            is_image(small(word)) || word == "named" && matches!(self.line.word(at + 1), "after" | "for")
        })
    }

    fn looks_ahead(&self) -> bool {
        let verb = if self.back(2) == "to" { self.back(3) } else { self.back(2) };
        matches!(self.back(1), "succeed" | "replace" | "unseat") && looks_ahead(small(verb))
    }

    /// Whether somebody who speaks for the holder stands before the mention, and did not do so before: `a spokeswoman for`, not `a former
    /// spokesman for`.
    fn speaks_for(&self) -> bool {
        let speaks =
            matches!(small(self.back(2)), "spokesman" | "spokeswoman" | "spokesperson" | "spokesmen" | "spokespeople");
        let was = |_: usize, word: &str| matches!(small(word), "former" | "then" | "ex" | "onetime");
        self.back(1) == "for" && speaks && !self.stands_within(3, REACH_OF_VERB, was)
    }

    /// Whether a word that is wanted stands at most so far (bytes) before the mention, from `steps` tokens back on, in the same clause.
    fn stands_within(&self, steps: usize, reach: u32, wanted: impl Fn(usize, &str) -> bool) -> bool {
        let end = self.line.start(self.end);
        let last = self.end.saturating_sub(steps - 1);
        let tokens = (self.line.range.start..last).rev();
        tokens
            .take_while(|at| end - self.line.start(*at) <= reach)
            .map(|at| (at, self.line.word(at)))
            .take_while(|(_, word)| !matches!(*word, "." | ";"))
            .any(|(at, word)| wanted(at, word))
    }
}

/// The words after a mention.
pub(in crate::reading::person) struct Behind<'l, 'r, 'a> {
    line: &'l Line<'r, 'a>,
    /// The first token after the mention.
    from: usize,
    /// The token after the last one that is looked at.
    to: usize,
    /// Whether nothing but a possessive ending parts the mention from the next token: no hyphen, no second half of a word.
    whole: bool,
}

impl<'l, 'r, 'a> Behind<'l, 'r, 'a> {
    pub(in crate::reading::person) fn new(line: &'l Line<'r, 'a>, mention: Span<Text>) -> Self {
        let (from, to) = (line.from(mention.end), line.from(mention.end.saturating_add(REACH)));
        let last = from.checked_sub(1).filter(|at| line.range.contains(at));
        let rest = last.map_or("", |last| {
            let end = line.span(last, last + 1).end;
            line.reading.text().get(mention.end as usize..end as usize).unwrap_or_default()
        });
        Behind { line, from, to, whole: rest.is_empty() || owner(rest) == Some("") }
    }

    /// The token after the last one that is looked at.
    pub(super) fn end(&self) -> usize {
        self.to
    }

    /// The word at a token that is looked at.
    fn word(&self, at: usize) -> &'a str {
        if at < self.to { self.line.word(at) } else { "" }
    }

    /// Whether they look back: an administration, an era.
    pub(super) fn looks_back(&self) -> bool {
        let counts = matches!(self.word(self.from), "first" | "second" | "last" | "final");
        let era = self.word(self.from + usize::from(counts));
        self.whole
            && (counts && matches!(era, "term" | "campaign" | "cabinet")
                || matches!(
                    era,
                    "administration"
                        | "presidency"
                        | "era"
                        | "years"
                        | "inauguration"
                        | "impeachment"
                        | "library"
                        | "legacy"
                ))
    }

    /// The token at which what the sentence tells of the person begins, without the clause that tells more of the name: `, who was elected in
    /// 2010,` and `(elected in 2010)`.
    pub(in crate::reading::person) fn main_clause(&self) -> usize {
        let from = self.after_owner();
        let tells_more =
            matches!(self.word(from + 1), "who" | "whose" | "first" | "elected" | "appointed" | "a" | "an" | "the");
        let closes: fn(&str) -> bool = match self.word(from) {
            "," if tells_more => |word| matches!(word, "," | "." | ";"),
            "(" => |word| word == ")",
            // `Lee, the mayor of Leeds, said`: the comma closes what the mention opened.
            "," if self.word(from + 1).starts_with(char::is_lowercase) => return from + 1,
            _ => return from,
        };
        let end = (from + 1..self.to).find(|at| closes(self.word(*at)));
        match (end, self.word(from)) {
            (Some(end), _) => end + 1,
            (None, "(") => from,
            (None, _) => self.to,
        }
    }

    /// The token after the words that say whose the office is: `of Leeds`, `of the Republic of Korea`.
    fn after_owner(&self) -> usize {
        let is_name = |at: usize| self.word(at).starts_with(char::is_uppercase);
        let mut at = self.from;
        while self.word(at) == "of" {
            let first = at + 1 + usize::from(self.word(at + 1) == "the");
            if !is_name(first) {
                break;
            }
            at = (first..self.to).find(|at| !is_name(*at)).unwrap_or(self.to);
        }
        at
    }

    /// The token after the words at `at` that report speech: `said that`, `also says there`.
    pub(super) fn reported_speech(&self, at: usize) -> Option<usize> {
        let at = at + usize::from(self.word(at) == ",");
        let at = at + usize::from(matches!(self.word(at), "also" | "then"));
        let says =
            matches!(self.word(at), "said" | "says" | "told" | "insisted" | "argued" | "added" | "adds" | "claimed");
        if !says {
            return None;
        }
        let mut clause = (at + 1..self.to).take_while(|at| !matches!(self.word(*at), "." | ";"));
        // `told reporters on Tuesday a council had been`
        let told = self.word(at) == "told";
        let opens = |at: &usize| self.word(*at) == "that" || told && names_day(self.word(*at));
        let that = clause.find(opens).map(|that| that + 1);
        // `said growers had been left alone`, but not `said in 2010 growers had been`.
        let goes_on = !told && self.word(at + 1).starts_with(|ch: char| ch.is_alphabetic());
        that.or_else(|| opens_clause(self.word(at + 1)).then_some(at + 2))
            .or_else(|| (goes_on && !tells_when(self.word(at + 1))).then_some(at + 1))
    }

    /// Whether words stand at a token, in that order.
    pub(in crate::reading::person) fn reads(&self, at: usize, wanted: &[fn(&str) -> bool]) -> bool {
        wanted.iter().enumerate().all(|(step, wanted)| wanted(self.word(at + step)))
    }

    /// The token after a row of names that goes on behind the mention: `Ann Lee, Tom Roe and Mia Hart are`.
    pub(in crate::reading::person) fn after_row(&self) -> Option<usize> {
        let is_row = |at: &usize| {
            let word = self.word(*at);
            matches!(word, "," | "and" | ".") || word.starts_with(char::is_uppercase)
        };
        let end = (self.from..self.to).find(|at| !is_row(at))?;
        let joined = (self.from..end).any(|at| self.word(at) == "and");
        (joined && matches!(self.word(self.from), "," | "and")).then_some(end)
    }

    /// Whether one of the words right from a token on is wanted.
    pub(in crate::reading::person) fn any_within(
        &self,
        at: usize,
        words: usize,
        wanted: impl Fn(&str) -> bool,
    ) -> bool {
        (at..at + words).any(|at| wanted(self.word(at)))
    }

    /// Whether a word from a token on is wanted.
    pub(in crate::reading::person) fn any_from(&self, at: usize, wanted: impl Fn(&str) -> bool) -> bool {
        (at..self.to).any(|at| wanted(self.word(at)))
    }

    /// The token after `also`, `now`, `still`.
    pub(in crate::reading::person) fn verb(&self, at: usize) -> usize {
        at + usize::from(matches!(self.word(at), "also" | "now" | "still"))
    }
}

/// A word as it stands inside a sentence, of those that may open one here.
fn small(word: &str) -> &str {
    match word {
        "Under" => "under",
        "Since" => "since",
        "For" => "for",
        "Spokesman" => "spokesman",
        "Spokeswoman" => "spokeswoman",
        "Former" => "former",
        word => word,
    }
}

/// `replace`, `replaces`, `replaced`
fn is_verb_of(word: &str, stem: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|ending| matches!(ending, "" | "s" | "d" | "ed"))
}

fn is_forerunner(word: &str) -> bool {
    matches!(word, "predecessor" | "father" | "mother" | "grandfather" | "grandmother" | "uncle" | "aunt")
}

/// What a holder of an office does, in the passive: it was done while they held it.
fn is_done_by_a_holder(word: &str) -> bool {
    matches!(
        small(word),
        "appointed"
            | "nominated"
            | "named"
            | "signed"
            | "elected"
            | "chosen"
            | "picked"
            | "tapped"
            | "pardoned"
            | "hired"
            | "fired"
            | "created"
            | "launched"
            | "established"
            | "begun"
            | "started"
            | "served"
            | "introduced"
            | "vetoed"
            | "defeated"
            | "enacted"
    )
}

fn is_image(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    matches!(
        one,
        "statue"
            | "monument"
            | "memorial"
            | "portrait"
            | "bust"
            | "mural"
            | "sculpture"
            | "painting"
            | "tomb"
            | "grave"
    ) || matches!(word, "biography" | "biographies" | "featuring" | "depicting" | "likeness")
}

/// Words before `to succeed`: nobody has yet.
fn looks_ahead(word: &str) -> bool {
    matches!(
        word,
        "want"
            | "wants"
            | "wanting"
            | "hope"
            | "hopes"
            | "hoping"
            | "seek"
            | "seeks"
            | "seeking"
            | "run"
            | "runs"
            | "running"
            | "vying"
            | "vie"
            | "vies"
            | "plan"
            | "plans"
            | "competing"
            | "race"
            | "bid"
            | "campaign"
            | "campaigning"
            | "battle"
            | "contest"
            | "candidate"
            | "candidates"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "should"
            | "must"
            | "expected"
            | "likely"
    )
}

/// Words behind a word for speaking that tell when, or to whom, and open nothing that is said.
fn tells_when(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "during"
            | "after"
            | "before"
            | "when"
            | "last"
            | "earlier"
            | "later"
            | "to"
            | "of"
            | "as"
            | "then"
    )
}

/// Words that open what is reported without a `that`: `said there was`.
fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "no" | "nobody"
            | "none"
            | "nothing"
            | "he"
            | "she"
            | "it"
            | "they"
            | "there"
            | "the"
            | "his"
            | "her"
            | "its"
            | "their"
            | "these"
            | "all"
            | "many"
            | "most"
            | "both"
    )
}
