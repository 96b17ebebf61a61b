use crate::article::Article;
use crate::reading::Reading;

/// What is said of the only breakdown of a text: whether it agrees. `None` where no breakdown is read.
fn agrees(copy: &str) -> Option<Option<bool>> {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    assert!(reading.parts().len() < 2, "{copy}: {:?}", reading.parts());
    reading.parts().first().map(|parts| parts.agrees)
}

/// Wordings with `{w}` for the total and `{a}`, `{b}`, `{c}` for the parts.
const WORDINGS: &[&str] = &[
    "A crash hurt {w} people: {a} students, {b} teachers and {c} guards.",
    "The crash hurt {w} people ({a} students, {b} teachers and {c} guards), the police said.",
    "The crash hurt {w} people — {a} students, {b} teachers and {c} guards — on Monday.",
    "Of the {w} guests, {a} were men, {b} women and {c} children.",
    "Police held {w} people, {a} at Nepean, {b} at Leeds and {c} at York.",
    "The house of {w} seats is made up of {a} Greens, {b} Liberals and {c} others.",
    "He admitted {a} counts of fraud, {b} counts of theft and {c} counts of arson, {w} counts in all.",
    "It cost ${w} million, of which ${a} million was for roads, ${b} million for rail and ${c} million remains.",
    "The crash hurt {w} people. They were {a} men, {b} women and {c} children.",
];

/// The next of a row of figures that looks like chance and is always the same.
fn next(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

fn filled(wording: &str, whole: u64, [a, b, c]: [u64; 3]) -> String {
    [("{w}", whole), ("{a}", a), ("{b}", b), ("{c}", c)]
        .iter()
        .fold(wording.to_owned(), |copy, (name, value)| copy.replace(name, &value.to_string()))
}

#[test]
fn a_true_breakdown_agrees_and_one_that_is_off_does_not() {
    let mut seed = 7;
    for wording in WORDINGS {
        for _ in 0..40 {
            let parts = [2 + next(&mut seed, 60), 2 + next(&mut seed, 60), 2 + next(&mut seed, 60)];
            let whole: u64 = parts.iter().sum();
            let copy = filled(wording, whole, parts);
            assert_eq!(agrees(&copy), Some(Some(true)), "{copy}");
            // Off by up to a fifth: more parts than the total has room for.
            let off = whole - 3 - next(&mut seed, whole / 5);
            // `$140 million` is good to ten million.
            let round = wording.contains('$') && off.is_multiple_of(10);
            if !round && whole < off * 2 && parts.iter().all(|part| *part * 5 < off * 6) {
                let copy = filled(wording, off, parts);
                assert_eq!(agrees(&copy), Some(Some(false)), "{copy}");
            }
        }
    }
}

#[test]
fn every_part_may_be_rounded() {
    for copy in [
        "Revenue was £6m: £3.1m from tickets, £2.2m from grants and £900,000 from gifts.",
        "About 60 people came: 31 men and 27 women.",
        "Then more than 40 people came: 22 men and 21 women.",
    ] {
        assert_eq!(agrees(copy), Some(Some(true)), "{copy}");
    }
    let far = "Some 1.16 million ballots were moved: 654,000 from Miami-Dade and 463,000 from Palm Beach.";
    assert_eq!(agrees(far), Some(Some(false)));
}

#[test]
fn places_are_added_over_sentences() {
    let copy = |total: &str| {
        format!(
            "Some {total} ballots from two Florida counties were under guard.\n\nTrucks brought 654,000 ballots from Miami-Dade, and on \
             Thursday another 463,000 from Palm Beach."
        )
    };
    assert_eq!(agrees(&copy("1.16 million")), Some(Some(false)));
    assert_eq!(agrees(&copy("1.12 million")), Some(Some(true)));
}

#[test]
fn what_is_no_breakdown_is_left_alone() {
    for copy in [
        "The crash hurt 40 people, including 12 students, nine teachers and four guards.",
        "He had 20 points, 12 rebounds and nine assists.",
        "The method has two steps: 1) read the file and 2) write it.",
        "The house has 12 floors: 300 rooms and 45 shops.",
        "They met in 2019: 12 students and nine teachers came.",
    ] {
        assert_eq!(agrees(copy), None, "{copy}");
    }
    // Parts that fall well short need not be all.
    assert_eq!(agrees("Of the 300 patients, 12 died and five were moved."), None);
    assert_eq!(agrees("Of the 30 patients, 12 died and 10 were moved."), Some(None));
    assert_eq!(agrees("In a poll 48 percent said yes and 45 percent said no."), Some(Some(true)));
    assert_eq!(agrees("In a vote 62 percent said yes and 48 percent said no."), Some(Some(false)));
}
