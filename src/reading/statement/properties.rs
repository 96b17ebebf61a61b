//! Things told in order, lengths of time, what is left over: true statements agree in every wording, and those pushed beyond any rounding do not.

use crate::article::Article;
use crate::reading::Reading;
use proptest::prelude::*;

/// Ways to tell of a beginning in the year `{a}` and an end in `{b}`.
const ORDERS: &[&str] = &[
    "The survey began in {a} and ended in {b}.",
    "The mill was built in {a} and demolished in {b}.",
    "The shop, founded in {a}, closed in {b}.",
    "The shop opened in {a}. It closed in {b}.",
    "The bill was tabled in {a} before it was passed in {b}.",
    "The bill died in {b} after it was first tabled in {a}.",
    "The firm was set up in {a} and it folded in {b}.",
    "She began rowing in {a} and won her first race in {b}.",
    "Opened in {a}, the shop closed in {b}.",
];

/// Ways to tell that something lasted `{n}` years from `{a}` to `{b}`.
const SPANS: &[&str] = &[
    "She served {n} years, from {a} to {b}.",
    "She was mayor from {a} to {b}, a period of {n} years.",
    "Between {a} and {b} she spent {n} years in the post.",
    "He was jailed in {a} and released in {b}, {n} years later.",
    "He came in {a} and stayed for {n} years, until {b}.",
    "The {n}-year project began in {a} and was completed in {b}.",
    "He ran the farm from {a} until his death in {b}, {n} years in all.",
    "The reign of the king ({a}-{b}) lasted {n} years.",
    "The shop opened in {a}. It closed in {b}, {n} years later.",
];

/// Ways to tell that `{p}` per cent and `{r}` per cent are all there is.
const REMAINDERS: &[&str] = &[
    "The state pays {p} percent and the county the remaining {r} percent.",
    "The state pays {p} percent. The county pays the other {r} percent.",
    "Coal makes {p}% of the power and gas the rest, {r}%.",
    "The firm has sold {p} percent of its land, leaving {r} percent.",
    "About half of it is new. The family owns {p} per cent of it and the trust the other {r} per cent.",
];

fn told(wording: &str, values: &[(&str, u32)]) -> String {
    values.iter().fold(wording.to_owned(), |copy, (name, value)| copy.replace(name, &value.to_string()))
}

/// What the frames say of the orders, the lengths and the breakdowns of a text.
fn verdicts(copy: &str) -> [Vec<Option<bool>>; 3] {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    [
        reading.orders().iter().map(|it| it.agrees).collect(),
        reading.year_spans().iter().map(|it| Some(it.agrees)).collect(),
        reading.parts().iter().map(|it| it.agrees).collect(),
    ]
}

proptest! {
    #[test]
    fn what_is_told_in_order_agrees(a in 1850..1990_u32, more in 1..30_u32, wording in proptest::sample::select(ORDERS)) {
        let copy = told(wording, &[("{a}", a), ("{b}", a + more)]);
        prop_assert_eq!(&verdicts(&copy)[0], &[Some(true)], "{}", copy);
    }

    #[test]
    fn what_ends_before_it_begins_does_not(a in 1850..1990_u32, less in 1..30_u32, wording in proptest::sample::select(ORDERS)) {
        let copy = told(wording, &[("{a}", a), ("{b}", a - less)]);
        prop_assert_eq!(&verdicts(&copy)[0], &[Some(false)], "{}", copy);
    }

    #[test]
    fn a_true_length_agrees(a in 1850..1950_u32, years in 2..60_u32, wording in proptest::sample::select(SPANS)) {
        let copy = told(wording, &[("{a}", a), ("{b}", a + years), ("{n}", years)]);
        prop_assert_eq!(&verdicts(&copy)[1], &[Some(true)], "{}", copy);
    }

    #[test]
    fn a_length_pushed_beyond_rounding_does_not(a in 1850..1950_u32, years in 2..60_u32, wording in proptest::sample::select(SPANS)) {
        let copy = told(wording, &[("{a}", a), ("{b}", a + years), ("{n}", years + 6)]);
        prop_assert_eq!(&verdicts(&copy)[1], &[Some(false)], "{}", copy);
    }

    #[test]
    fn what_is_left_makes_a_hundred(part in 2..98_u32, wording in proptest::sample::select(REMAINDERS)) {
        let copy = told(wording, &[("{p}", part), ("{r}", 100 - part)]);
        prop_assert_eq!(&verdicts(&copy)[2], &[Some(true)], "{}", copy);
    }

    #[test]
    fn what_is_left_and_makes_no_hundred_does_not(part in 8..88_u32, wording in proptest::sample::select(REMAINDERS)) {
        let copy = told(wording, &[("{p}", part), ("{r}", 100 - part + 7)]);
        prop_assert_eq!(&verdicts(&copy)[2], &[Some(false)], "{}", copy);
    }
}
