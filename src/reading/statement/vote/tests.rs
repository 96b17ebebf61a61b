use super::VoteForm;
use crate::article::Article;
use crate::reading::Reading;

/// Form and verdict of each vote or score of a text that can be checked.
fn votes(copy: &str) -> Vec<(VoteForm, bool)> {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    reading.votes().iter().map(|vote| (vote.form, vote.agrees)).collect()
}

#[test]
fn a_body_has_no_more_votes_than_members() {
    for (ayes, noes) in [(5, 2), (4, 3), (6, 2), (7, 2), (9, 4)] {
        for size in [7, 8, 9, 13] {
            for copy in [
                format!("The plan passed on a {ayes}-{noes} vote of the {size}-member council."),
                format!("The {size}-member council voted {ayes}-{noes} for the plan."),
                format!(
                    "Councillors backed the plan by {ayes} votes to {noes}. The {size}-member council had put it off."
                ),
                format!("The council has {size} members; the motion was carried by {ayes} votes to {noes}."),
            ] {
                assert_eq!(votes(&copy), [(VoteForm::Members, ayes + noes <= size)], "{copy}");
            }
        }
    }
}

#[test]
fn a_margin_is_the_difference() {
    for (copy, agrees) in [
        ("She took 318 votes to 264, a majority of 54.", true),
        ("She took 318 votes to 264, a majority of 45.", false),
        ("Leeds won by four points, 98-94.", true),
        ("Leeds won by three points, 98-94.", false),
    ] {
        assert_eq!(votes(copy), [(VoteForm::Margin, agrees)], "{copy}");
    }
}

#[test]
fn goals_fit_the_score() {
    for (copy, expected) in [
        ("Rovers scored five times and won 4-3 at Bell Lane.", (VoteForm::Scored, false)),
        ("Rovers scored three times and won 4-3 at Bell Lane.", (VoteForm::Scored, true)),
        ("Leeds went through 2-1 on aggregate after 1-0 and 1-1.", (VoteForm::Aggregate, true)),
        ("Leeds went through 4-1 on aggregate after 1-0 and 1-2.", (VoteForm::Aggregate, false)),
        ("Leeds, 2-1 up at half-time, won 3-2.", (VoteForm::HalfTime, true)),
    ] {
        let found = votes(copy);
        assert!(found.is_empty() && expected.1 || found == [expected], "{copy}: {found:?}");
    }
}

#[test]
fn votes_of_others_are_left_alone() {
    for copy in [
        "The Senate voted 33-15 for a bill that creates a nine-member commission.",
        "The tie was broken by the mayor: the eight-member council voted 5-4.",
        "The court ruled 6-3. A five-member board will write the rules.",
        "She won 7-5, 7-6, 6-1 in two hours.",
    ] {
        assert!(votes(copy).iter().all(|(_, agrees)| *agrees), "{copy}");
    }
}
