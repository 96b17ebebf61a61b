//! What words are by their letters alone: a month, a number, a word of voting. Each form of a word is asked once and remembered, whatever story it stands
//! in, so that a reading looks where such words stand and nowhere else.

mod memo;

use super::quantity::number;
use super::token::{Token, TokenKind};
use super::{date, land, misprint, statement, time};
use aho_corasick::AhoCorasick;
use std::ops::{BitOr, Range};
use std::sync::LazyLock;

/// One thing a token may be. Each says yes to all that are, and to few that are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Begins with a digit.
    Figures,
    /// Opens a number in words, but for `a` and `an`.
    Number,
    /// `a`, `an`
    Article,
    /// An opening parenthesis.
    Parenthesis,
    /// `third`, `eighth-oldest`, `13th`
    Place,
    /// `million`
    Power,
    /// `March`
    Month,
    /// `Friday`
    Weekday,
    /// `today`, `tonight`, and `morning` that ends `this morning`
    Day,
    /// `noon`, `half`
    Clock,
    /// `next`, `ago`
    Shift,
    /// `year`, `anniversary`, `turned`
    Anniversary,
    /// `years`, `decade`
    Length,
    /// `hours`
    Hours,
    /// `born`
    Birth,
    /// `died`
    Death,
    /// `died`, `reached`
    End,
    /// `dissented`, `against`
    Side,
    /// `nine-member`
    Size,
    /// `trio`
    Collective,
    /// `fell`, of money
    Trade,
    /// `Indonese`, `Zambic`
    Demonym,
    /// `recieve`
    Slip,
    /// `carmaker`
    Kind,
}

/// What says whether a word is of a class.
type Test = fn(&str) -> bool;

/// How words are told.
const TOLD: &[(Class, Test)] = &[
    (Class::Number, number::may_open),
    (Class::Article, |word| matches!(word, "a" | "an" | "A" | "An")),
    (Class::Place, statement::rank::may_be_place),
    (Class::Power, land::is_power),
    (Class::Month, date::is_month),
    (Class::Weekday, date::is_weekday),
    (Class::Day, date::may_end_day),
    (Class::Clock, time::tells_time),
    (Class::Shift, statement::timing::shifts),
    (Class::Birth, statement::life::tells_birth),
    (Class::Death, statement::life::tells_death),
    (Class::Side, statement::vote::may_tell_side),
    (Class::Size, statement::is_size),
    (Class::Collective, statement::list::counts_by_itself),
    (Class::Trade, land::is_trading),
    (Class::Demonym, land::may_be_demonym),
    (Class::Slip, misprint::spelling::may_be_slip),
    (Class::Kind, statement::bearing::is_kind),
];

/// Pieces of words, and what those may be in which they stand.
const PIECES: &[(&str, &[Class])] = &[
    ("year", &[Class::Anniversary, Class::Length]),
    ("month", &[Class::Anniversary, Class::Length]),
    ("week", &[Class::Anniversary, Class::Length]),
    ("day", &[Class::Anniversary, Class::Length]),
    ("decade", &[Class::Anniversary, Class::Length]),
    ("centur", &[Class::Anniversary, Class::Length]),
    ("season", &[Class::Anniversary]),
    ("annivers", &[Class::Anniversary]),
    ("annual", &[Class::Anniversary]),
    ("ubilee", &[Class::Anniversary]),
    ("enten", &[Class::Anniversary]),
    ("turn", &[Class::Anniversary]),
    ("will", &[Class::Anniversary]),
    ("hour", &[Class::Hours]),
    ("minutes", &[Class::Hours]),
    ("died", &[Class::End]),
    ("dying", &[Class::End]),
    ("death", &[Class::End]),
    ("killed", &[Class::End]),
    ("lived", &[Class::End]),
    ("reached", &[Class::End]),
];

static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(PIECES.iter().map(|(piece, _)| piece)).ok());

/// Some [classes](Class), as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    /// Those of a token.
    fn of(token: &Token, word: &str) -> Classes {
        match token.kind {
            TokenKind::Word => memo::of(word),
            TokenKind::Number if word.ends_with(['t', 'd', 'h']) => Class::Figures | Class::Place,
            TokenKind::Number => Class::Figures.into(),
            TokenKind::Mark if word == "(" => Class::Parenthesis.into(),
            TokenKind::Mark => Classes::default(),
        }
    }

    /// Those of a word, each asked.
    fn told(word: &str) -> Classes {
        let is = TOLD.iter().filter(|(_, is)| is(word)).map(|(class, _)| *class);
        let found = FINDER.iter().flat_map(|finder| finder.find_overlapping_iter(word));
        let holds = found.flat_map(|found| PIECES[found.pattern().as_usize()].1.iter().copied());
        is.chain(holds).fold(Classes::default(), |all, class| all | class)
    }

    fn meet(self, others: Classes) -> bool {
        self.0 & others.0 != 0
    }
}

impl From<Class> for Classes {
    fn from(class: Class) -> Classes {
        Classes(1 << class as u32)
    }
}

impl<C: Into<Classes>> BitOr<C> for Classes {
    type Output = Classes;

    fn bitor(self, other: C) -> Classes {
        Classes(self.0 | other.into().0)
    }
}

impl BitOr<Class> for Class {
    type Output = Classes;

    fn bitor(self, other: Class) -> Classes {
        Classes::from(self) | other
    }
}

/// The classes of all tokens of a story.
pub(super) struct Classified {
    tokens: Vec<Classes>,
    /// Of each [`RUN`] tokens all together.
    runs: Vec<Classes>,
}

/// How many tokens are passed over at a glance.
const RUN: usize = 16;

impl Classified {
    /// Those of some tokens, and of their words.
    pub(super) fn new(tokens: &[Token], words: &[&str]) -> Classified {
        let tokens: Vec<Classes> = tokens.iter().zip(words).map(|(token, word)| Classes::of(token, word)).collect();
        let all = |run: &[Classes]| run.iter().fold(Classes::default(), |all, one| all | *one);
        let runs = tokens.chunks(RUN).map(all).collect();
        Classified { tokens, runs }
    }

    /// The tokens of one of those classes, in order.
    pub(super) fn places(&self, wanted: impl Into<Classes>) -> impl Iterator<Item = usize> + '_ {
        self.places_in(0..self.tokens.len(), wanted)
    }

    /// Those from one token to before another.
    pub(super) fn places_in(
        &self,
        range: Range<usize>,
        wanted: impl Into<Classes>,
    ) -> impl Iterator<Item = usize> + '_ {
        let wanted = wanted.into();
        let Range { start: mut at, end } = range;
        std::iter::from_fn(move || {
            while at < end {
                if at % RUN == 0 && !self.runs[at / RUN].meet(wanted) {
                    at += RUN;
                    continue;
                }
                at += 1;
                if self.tokens[at - 1].meet(wanted) {
                    return Some(at - 1);
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::token::of_plain_text;

    fn classified(text: &str) -> (Vec<Token>, Classified) {
        let tokens = of_plain_text(text);
        let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        let classes = Classified::new(&tokens, &words);
        (tokens, classes)
    }

    #[test]
    fn tokens_of_a_class_are_found_in_order_however_far_apart() {
        let text = format!("May 3 {}it turned forty{} ago", "and so on ".repeat(40), "-year ".repeat(3));
        let (tokens, classes) = classified(&text);
        let words = |wanted: Classes| -> Vec<&str> {
            classes.places(wanted).map(|at| tokens[at].span.of(text.as_str())).collect()
        };
        assert_eq!(words(Class::Month | Class::Figures), ["May", "3"]);
        assert_eq!(words(Class::Number | Class::Shift), ["forty-year", "ago"]);
        assert_eq!(words(Class::Anniversary.into()), ["turned", "forty-year", "year", "year"]);
        let from = tokens.len() - 1;
        assert_eq!(classes.places_in(from..tokens.len(), Class::Shift).collect::<Vec<_>>(), [from]);
        assert_eq!(classes.places_in(0..from, Class::Shift).count(), 0);
    }

    #[test]
    fn a_word_has_its_classes_whatever_was_asked_before_it() {
        for word in ["third", "May", "may", "nine-member", "an-uncommonly-long-word-of-one-year", "é"] {
            let first = memo::of(word);
            assert_eq!((first, memo::of(word)), (Classes::told(word), first), "{word}");
        }
        assert!(memo::of("May").meet(Class::Month.into()) && !memo::of("may").meet(Class::Month.into()));
    }
}
