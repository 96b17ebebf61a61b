//! The noun a number counts: `cases` of `43 new coronavirus cases`.

use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};

/// How many words stand at most between a number and its noun, the noun included.
const REACH: usize = 4;

/// The noun after the number that ends before token `at`: the first word of the next few that is in the plural; after `one`, the next word.
pub(super) fn after(reading: &Reading<'_>, at: usize, one: bool) -> Option<Span<Text>> {
    let tokens = reading.tokens();
    let block = tokens.get(at)?.block;
    let words =
        tokens[at..].iter().take(REACH).take_while(|token| token.block == block && token.kind == TokenKind::Word);
    let mut phrase = words.take_while(|token| !ends_phrase(reading.slice(token.span)));
    let noun = if one { phrase.next() } else { phrase.find(|token| is_plural(reading.slice(token.span))) };
    noun.map(|token| token.span)
}

/// Words that are no part of what is counted.
pub(super) fn ends_phrase(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "by"
            | "x"
            | "for"
            | "with"
            | "and"
            | "or"
            | "but"
            | "the"
            | "a"
            | "an"
            | "is"
            | "are"
            | "was"
            | "were"
            | "have"
            | "has"
            | "had"
            | "as"
            | "than"
            | "that"
            | "who"
            | "which"
            | "this"
            | "his"
            | "her"
            | "its"
            | "their"
            | "more"
            | "less"
            | "fewer"
            | "after"
            | "before"
            | "between"
            | "during"
            | "when"
            | "while"
            | "since"
            | "until"
            | "per"
            | "each"
            | "every"
            | "not"
            | "will"
            | "would"
            | "ago"
            | "later"
            | "old"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "last"
            | "next"
            | "percent"
            | "said"
    )
}

/// Whether a word looks like a noun in the plural.
pub(in crate::reading) fn is_plural(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "police",
        "teeth",
        "feet",
        "geese",
        "mice",
        "sheep",
        "fish",
        "aircraft",
        "personnel",
        "staff",
    ];
    let regular = word.len() > 3
        && word.ends_with('s')
        && !(word.ends_with("ss")
            || word.ends_with("us")
            || word.ends_with("is")
            || word.ends_with("'s")
            || word.ends_with("’s"));
    regular || IRREGULAR.contains(&word) || word.ends_with("men") && word.len() > 4
}

/// A noun in small letters and the singular, so that two mentions can be compared: `Cases` is `case`, `cities` is `city`.
pub(in crate::reading) fn singular(noun: &str) -> String {
    let mut noun = noun.to_lowercase();
    match noun.as_str() {
        "people" => return "person".to_owned(),
        "children" => return "child".to_owned(),
        _ => {}
    }
    if noun.ends_with("ies") && noun.len() > 4 {
        noun.truncate(noun.len() - 3);
        noun.push('y');
    } else if noun.ends_with("men") && noun.len() > 2 {
        noun.truncate(noun.len() - 2);
        noun.push_str("an");
    } else if noun.len() > 3 && noun.ends_with('s') && is_plural(&noun) {
        noun.pop();
    }
    noun
}
