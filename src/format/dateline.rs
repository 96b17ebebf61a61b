//! Datelines that have a paragraph to themselves: `Friday, November 16, 2007`, `WASHINGTON, D.C., Jan. 5, 2009`, and above a story
//! `WASHINGTON, D.C.` alone.

use crate::article::{BlockKind, Builder};
use crate::calendar::{MONTHS, WEEKDAYS};

/// Calls every paragraph that is nothing but a date, with or without a place in capitals, a dateline; the first one also where it is a
/// place in capitals.
pub(super) fn find(builder: &mut Builder<'_>) {
    let mut has_text = false;
    for block in 0..builder.blocks_so_far().len() {
        let found = &builder.blocks_so_far()[block];
        let is_first = !has_text;
        has_text |= found.kind.is_running_text();
        if found.kind == BlockKind::Paragraph
            && found.span.len() <= LONGEST
            && (is_dateline(found.span.of(builder.text_so_far()))
                || is_first && is_place_line(found.span.of(builder.text_so_far())))
        {
            builder.set_kind(block, BlockKind::Dateline);
        }
    }
}

/// Whether the first line of a file is a date or a place, and so no headline.
pub(super) fn is_alone(text: &str) -> bool {
    is_dateline(text) || is_place_line(text)
}

/// In bytes: `WEDNESDAY, SEPTEMBER 30, 2020` behind a long place name.
const LONGEST: u32 = 80;

/// Whether a text is a date, or a place in capitals and a date.
fn is_dateline(text: &str) -> bool {
    let words: Vec<&str> = text
        .split([' ', ',', '\u{a0}', '(', ')', '—', '–', '|', '\n'])
        .map(|word| word.trim_end_matches(['.', ':', ';']))
        .filter(|word| !word.is_empty() && *word != "-" && *word != "--")
        .collect();
    let place = words.iter().take_while(|word| is_place(word)).count();
    let date = &words[place..];
    let months = date.iter().filter(|word| is_one_of(MONTHS, word)).count();
    let days = date.iter().filter(|word| day_of_month(word)).count();
    let is_date_word = |word: &&str| {
        is_one_of(MONTHS, word) || is_one_of(WEEKDAYS, word) || day_of_month(word) || is_year(word) || *word == "of"
    };
    let is_iso = date.len() == 1 && is_iso_date(date[0]);
    is_iso || months == 1 && days <= 1 && date.len() >= 2 && date.iter().all(is_date_word)
}

/// Whether a text is a place in capitals: with its state or country, or with the dash that opens a story. Capitals alone are a label
/// (`FOR IMMEDIATE RELEASE`).
fn is_place_line(text: &str) -> bool {
    let place = text.trim_end_matches(['—', '–', '-', ' ']);
    let mut words = place.split([' ', ',']).filter(|word| !word.is_empty());
    (place.len() < text.len() || place.contains(", "))
        && (1..=5).contains(&words.clone().count())
        && words.all(is_place)
}

/// A name or its abbreviation of three letters and more (`Sept`, `Tues`).
fn is_one_of(names: &[&str], word: &str) -> bool {
    word.len() >= 3
        && names.iter().any(|name| name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

fn is_place(word: &str) -> bool {
    let is_name = word.chars().all(|ch| ch.is_uppercase() || matches!(ch, '.' | '-' | '\'' | '’' | '/'));
    is_name && word.chars().any(char::is_alphabetic) && !is_one_of(MONTHS, word) && !is_one_of(WEEKDAYS, word)
}

fn day_of_month(word: &str) -> bool {
    let digits = word.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)) && matches!(suffix, "" | "st" | "nd" | "rd" | "th")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1600..2200).contains(&year))
}

fn is_iso_date(word: &str) -> bool {
    let mut parts = word.split('-');
    let is_date = parts.next().is_some_and(is_year)
        && parts.next().is_some_and(day_of_month)
        && parts.next().is_some_and(day_of_month);
    is_date && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_capitals_may_stand_alone() {
        for text in ["WASHINGTON, D.C.", "NEW YORK —", "LOS ANGELES, CALIF. –"] {
            assert!(is_place_line(text), "{text}");
        }
        for text in ["FOR IMMEDIATE RELEASE", "Washington, D.C.", "—", "WASHINGTON"] {
            assert!(!is_place_line(text), "{text}");
        }
    }

    #[test]
    fn a_date_alone_is_a_dateline() {
        for text in [
            "Monday, January 28, 2019",
            "Friday, November 16, 2007",
            "28 January 2019",
            "WASHINGTON, D.C., Jan. 5, 2009",
            "2019-01-28",
            "March 2020",
        ] {
            assert!(is_dateline(text), "{text}");
        }
        for text in
            ["May", "Monday", "2019", "In May 2019", "March 3 and March 4", "OK", "", "April fools 2020", "12 31 2019"]
        {
            assert!(!is_dateline(text), "{text}");
        }
    }
}
