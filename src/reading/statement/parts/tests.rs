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

/// Wordings that do not say that the parts are all of the total; `{a}`, `{b}`, `{c}` as above.
const HINTS: &[&str] = &[
    "The shop sold {w} bikes last year, {a} new, {b} used and {c} on hire.",
    "The museum had {w} visitors, with {a} from abroad, {b} from home and {c} from the town.",
    "The body had {w} complaints in May. Of those, {a} were upheld, {b} were dismissed and {c} are open.",
    "He sold {w} pills in all. He sold {a} pills in May, {b} in June and {c} in July.",
    "The farm’s {w} animals are {a} sheep, {b} cattle and {c} pigs.",
    "The body had {w} complaints. Noise accounted for {a}, dirt for {b} and dogs for {c}.",
    "There are {w} schools here, with a plan. {a} of the new posts are ours, {b} theirs and {c} open.",
    "The {w}-seat chamber has {a} Greens, {b} Liberals and {c} others.",
];

#[test]
fn without_a_word_for_all_a_true_breakdown_is_quiet_and_swapped_digits_are_found() {
    let mut seed = 11;
    for wording in HINTS {
        for _ in 0..40 {
            // The digits of the last part differ by more than its neighbours could.
            let (tens, units) = (3 + next(&mut seed, 6), 1 + next(&mut seed, 2));
            let parts = [20 + next(&mut seed, 30), 30 + next(&mut seed, 30), 100 + 10 * tens + units];
            let whole: u64 = parts.iter().sum();
            let copy = filled(wording, whole, parts);
            assert_ne!(agrees(&copy), Some(Some(false)), "{copy}");
            let swapped = [parts[0], parts[1], 100 + 10 * units + tens];
            let copy = filled(wording, whole, swapped);
            let quiet = wording.contains("chamber") || wording.contains("new posts");
            assert!(quiet || agrees(&copy) == Some(Some(false)), "{copy}: {:?}", agrees(&copy));
        }
    }
}

#[test]
fn what_is_left_and_records_add_up() {
    for (copy, expected) in [
        ("Nine of the 15 schools are in the city; the other six are in villages.", true),
        ("Nine of the 15 schools are in the city; the other seven are in villages.", false),
        ("The party won 34 of the 60 seats, and the opposition took the other 28.", false),
        ("After 20 games the club has 14 wins, four draws and two defeats.", true),
        ("After 20 games the club has 14 wins, four draws and three defeats.", false),
        ("The panel of nine has five men and four women.", true),
        ("The panel of nine has five men and five women.", false),
        ("The hotel has 20 rooms on three floors: six on the first, seven on the second and seven on the third.", true),
        (
            "The hotel has 20 rooms on three floors: six on the first, eight on the second and seven on the third.",
            false,
        ),
        ("He was jailed for 12 years, eight for robbery and five for assault.", false),
        ("The poll found 48 percent for Lee, 41 percent for Roe and 11 percent undecided.", true),
        ("The poll found 48 percent for Lee, 41 percent for Roe and 14 percent undecided.", false),
        ("Eleven miners came up. Six are from Lenz, three from Oder and two from Brod.", true),
        ("Eleven miners came up. Six are from Lenz, three from Oder and four from Brod.", false),
    ] {
        let found = agrees(copy);
        assert!(found == Some(Some(expected)) || expected && found.is_none(), "{copy}: {found:?}");
    }
}

#[test]
fn lists_of_other_things_are_no_parts() {
    for copy in [
        "Both faced twelve counts of fraud, nine counts of theft and seven counts of arson.",
        "The state spent $2.1 billion on roads, $1.2 billion on schools and $600 million on parks.",
        "The three grants, of £4,000, £6,000 and £2,000, come to £12,000.",
        "The storm hit 900 homes. Crews mended 200 in Leeds, 100 in York and 50 in Hull by noon.",
        "Seven people died. The dead included two children and a nurse.",
    ] {
        assert_ne!(agrees(copy), Some(Some(false)), "{copy}");
    }
}
