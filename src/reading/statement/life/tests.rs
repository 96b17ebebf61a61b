//! A true age agrees with the birth it counts from, in every wording; one years off does not.

use crate::article::Article;
use crate::reading::{Given, Reading};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

/// Ways to tell a birth and an age: {b} is the year of birth, {y} another year, {n} the age in that year, {t} the age in the year of the story.
const WORDINGS: &[&str] = &[
    "Ann Lee, {t}, was born in {b}.",
    "Ann Lee, {t}, who was born in {b}, won.",
    "Ann Lee, born in {b}, {t}, won.",
    "Ann Lee is {t}. She was born in Leeds in {b}.",
    "Born in Leeds in {b}, Ann Lee, {t}, won.",
    "Ann Lee was born in {b}. In {y}, when she was {n}, she broke a hip.",
    "Ann Lee was born in {b}. She broke a hip in {y}, when she was {n}.",
    "Ann Lee was born in {b}. She was {n} when she broke a hip in {y}.",
    "Ann Lee was born in {b}. She went to sea in {y}, aged {n}.",
    "Ann Lee was born in {b}. At the age of {n}, in {y}, she went to sea.",
    "Ann Lee was born in {b}. She turned {n} in {y}.",
    "Ann Lee was born in {b}. In {y} she celebrated her {n}th birthday.",
    "Ann Lee was born in {b} and died in {y}, aged {n}.",
];

/// The verdicts on a story of that date.
fn verdicts(copy: &str, date: NaiveDate) -> Vec<bool> {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Given { path: "", date: Some(date), tables: None });
    reading.lives().iter().map(|life| life.agrees).collect()
}

fn told(wording: &str, born: i32, then: i32, story: i32, off: i32) -> String {
    wording
        .replace("{b}", &born.to_string())
        .replace("{n}", &(then - born + off).to_string())
        .replace("{t}", &(story - born + off).to_string())
        .replace("{y}", &then.to_string())
}

proptest! {
    #[test]
    fn a_true_age_agrees(born in 1920..1980_i32, after in 13..40_i32, more in 1..5_i32, day in 1..360_u64, wording in proptest::sample::select(WORDINGS)) {
        let then = born + after;
        let date = NaiveDate::from_yo_opt(then + more, day as u32).unwrap_or_default();
        let copy = told(wording, born, then, date.year(), 0);
        prop_assert!(!verdicts(&copy, date).contains(&false), "{copy} on {date}");
    }

    #[test]
    fn one_years_off_does_not(born in 1920..1980_i32, after in 13..40_i32, off in 3..30_i32, wording in proptest::sample::select(WORDINGS)) {
        let then = born + after;
        let date = NaiveDate::from_yo_opt(then + 2, 200).unwrap_or_default();
        let copy = told(wording, born, then, date.year(), off);
        prop_assert!(verdicts(&copy, date).contains(&false), "{copy} on {date}");
    }
}
