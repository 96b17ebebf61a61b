//! True statements made from random figures, in every wording the frames know, agree; the same pushed beyond any rounding do not.

use crate::article::Article;
use crate::reading::Reading;
use proptest::prelude::*;

/// Ways to tell a change from `{a}` to `{b}` of `{p}` per cent; `{up}`, `{rise}` and `{more}` take the direction.
const CHANGES: &[&str] = &[
    "Cases {rose} from {a} to {b}, a {p} percent {rise}.",
    "Cases {rose} {p} percent, from {a} to {b}.",
    "Cases {rose} by {p} per cent to {b} from {a}.",
    "The number {rose} to {b} from {a} a year ago, a {rise} of {p} percent.",
    "There were {b} cases last year, {up} {p}% from {a}.",
    "There were {b} cases, compared with {a} in 2019, a {rise} of {p} per cent.",
    "It counted {b} cases, {p} percent {more} than the {a} of the year before.",
    "Cases went from {a} to {b}. That is a {p} percent {rise}.",
    "Last year brought {b} cases against {a} in 2019, a {p} percent {rise}.",
    "Cases numbered {a} in 2019. It is now {b}, a {rise} of {p} percent.",
    "The clinic saw {a} patients in 2019. In April it saw {b}, {up} {p} percent.",
    "The clinic saw {a} patients in 2019 and this year it has seen {b}, a {rise} of {p} percent.",
    "The number of cases, {a} in 2019, had reached {b} by 2023, a {p} percent {rise}.",
    "The clinic saw {b} patients, {p} percent {more} than in 2019, when it saw {a}.",
];

/// Ways to tell that `{a}` is `{p}` per cent of `{b}`.
const SHARES: &[&str] = &[
    "Some said no, but {a} of the {b} members, or {p} percent, agreed.",
    "She won {a} out of {b} votes ({p}%).",
    "Of the {b} members, {a}, or {p} per cent, agreed.",
    "Of {b} members who answered, {a} ({p}%) agreed.",
    "Just {p} percent ({a} of {b}) agreed.",
    "The {b} members had a vote, and {a} of them, or {p} percent, agreed.",
    "She took {a} votes, {p} percent of the {b} cast.",
    "The council has {b} seats. Labour took {a}, or {p} percent.",
    "The council has {b} seats. Labour took {p} percent of them, or {a}.",
    "The council has {b} seats, of which {a} ({p}%) went to Labour.",
    "The agency received {b} calls. Of those, {a}, or {p} percent, came at night.",
    "In all, {p} percent of the {b} calls, or {a}, came at night.",
    "Of the {b} calls last year, {p} percent, or {a}, came at night.",
    "Inspectors saw {a} of the {b} schools. That is {p} percent.",
    "Of the {b} voters, {a} cast ballots, a turnout of {p} percent.",
    "Turnout was {p} percent: {a} of {b} voters cast ballots.",
    "The firm will cut {a} jobs, or {p} percent of its staff of {b}.",
    "The firm, which employs {b} people, will cut {a} jobs, or {p} percent of its workforce.",
];

/// Ways to tell that `{n}` things at `{e}` each make `{t}`.
const RATES: &[&str] = &[
    "The {n} tickets at ${e} each raised ${t}.",
    "They sold {n} tickets at ${e} each and raised ${t}.",
    "The {n} winners will share ${t}, or ${e} each.",
    "The prize of ${t} was split among {n} winners, who got ${e} each.",
    "The state spends ${t} on its {n} students, or ${e} per student.",
    "The state spends ${t} on its {n} students. That is ${e} per student.",
    "The state spends ${e} on each of its {n} students, or ${t} in all.",
    "The {n} cars cost ${t}, an average of ${e} each.",
    "The {n} guests paid ${e} a head, or ${t} in all.",
    "Each of the {n} families will get ${e}, a total of ${t}.",
    "The county bought {n} cars for ${t}. That is ${e} a car.",
    "Some {t} people are in {n} camps, an average of {e} a camp.",
];

fn told(wording: &str, a: u32, b: u32, percent: &str, falls: bool) -> String {
    let way = |up: &str, down: &str| if falls { down.to_owned() } else { up.to_owned() };
    wording
        .replace("{rose}", &way("rose", "fell"))
        .replace("{rise}", &way("rise", "drop"))
        .replace("{up}", &way("up", "down"))
        .replace("{more}", &way("more", "fewer"))
        .replace("{a}", &grouped(a))
        .replace("{b}", &grouped(b))
        .replace("{p}", percent)
}

fn priced(wording: &str, number: u32, each: u32, total: u32) -> String {
    wording.replace("{n}", &grouped(number)).replace("{e}", &grouped(each)).replace("{t}", &grouped(total))
}

fn grouped(number: u32) -> String {
    if number >= 1000 { format!("{},{:03}", grouped(number / 1000), number % 1000) } else { number.to_string() }
}

/// Whether each change and share of a text agrees.
fn verdicts(copy: &str) -> Vec<bool> {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    reading
        .changes()
        .iter()
        .map(|it| it.agrees)
        .chain(reading.shares().iter().map(|it| it.agrees))
        .chain(reading.rates().iter().map(|it| it.agrees))
        .collect()
}

#[test]
fn a_table_run_together_is_no_sentence() {
    let told = "cases went from 14 to 43, a 307 percent rise";
    assert_eq!(verdicts(&format!("In May {told}.")), [false]);
    assert_eq!(verdicts(&format!("In {}May {told}.", "14, ".repeat(80))), [false; 0]);
    assert_eq!(verdicts(&format!("In {}May {told}.", "the end of ".repeat(400))), [false; 0]);
}

/// A percentage rounded to so many decimals.
fn rounded(percent: f64, decimals: usize) -> String {
    format!("{percent:.decimals$}")
}

proptest! {
    #[test]
    fn a_true_change_agrees(a in 2..5000_u32, b in 2..5000_u32, decimals in 0..2_usize, wording in proptest::sample::select(CHANGES)) {
        let change = 100.0 * (f64::from(b) / f64::from(a) - 1.0);
        prop_assume!(change.abs() >= 1.0 && change < 900.0);
        let copy = told(wording, a, b, &rounded(change.abs(), decimals), change < 0.0);
        prop_assert_eq!(verdicts(&copy), [true], "{}", copy);
    }

    #[test]
    fn a_change_pushed_beyond_rounding_does_not(a in 2..5000_u32, b in 2..5000_u32, wording in proptest::sample::select(CHANGES)) {
        let change = 100.0 * (f64::from(b) / f64::from(a) - 1.0);
        // Figures that lie a factor of twelve apart, and whose change is told otherwise, are taken for misread.
        prop_assume!(change.abs() >= 1.0 && change < 900.0 && change > -90.0);
        // Zeros at the end of large figures leave room of a twentieth in each.
        let copy = told(wording, a, b, &rounded(change.abs() * 1.25 + 15.0, 0), change < 0.0);
        prop_assume!(a % 10 != 0 && b % 10 != 0);
        prop_assert_eq!(verdicts(&copy), [false], "{}", copy);
    }

    #[test]
    fn a_true_share_agrees(a in 2..900_u32, more in 1..4000_u32, decimals in 0..2_usize, wording in proptest::sample::select(SHARES)) {
        let whole = a + more;
        let copy = told(wording, a, whole, &rounded(100.0 * f64::from(a) / f64::from(whole), decimals), false);
        prop_assert_eq!(verdicts(&copy), [true], "{}", copy);
    }

    #[test]
    fn a_share_pushed_beyond_rounding_does_not(a in 2..900_u32, more in 1..4000_u32, wording in proptest::sample::select(SHARES)) {
        let whole = a + more;
        prop_assume!(whole % 10 != 0);
        let share = 100.0 * f64::from(a) / f64::from(whole);
        let pushed = if share < 50.0 { share + 7.0 } else { share - 7.0 };
        let copy = told(wording, a, whole, &rounded(pushed, 0), false);
        prop_assert_eq!(verdicts(&copy), [false], "{}", copy);
    }

    #[test]
    fn a_true_rate_agrees(number in 3..900_u32, each in 3..900_u32, wording in proptest::sample::select(RATES)) {
        let copy = priced(wording, number, each, number * each);
        prop_assert_eq!(verdicts(&copy), [true], "{}", copy);
    }

    #[test]
    fn a_rate_pushed_beyond_rounding_does_not(number in 3..900_u32, each in 3..900_u32, wording in proptest::sample::select(RATES)) {
        let copy = priced(wording, number, each, number * each * 3 / 2 + number);
        prop_assert_eq!(verdicts(&copy), [false], "{}", copy);
    }
}
