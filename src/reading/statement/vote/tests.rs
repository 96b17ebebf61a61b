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

/// Names in a row, as copy joins them.
fn names(count: usize) -> String {
    const ALL: [&str; 5] = ["Ann Lee", "Tom Roe", "Sue Poe", "Dan Hill", "Meg Moss"];
    match &ALL[..count] {
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
        [] => String::new(),
    }
}

#[test]
fn those_against_are_the_lower_figure() {
    for (ayes, noes) in [(5, 2), (6, 3), (7, 4)] {
        for told in 2..5 {
            let number = ["", "", "two", "three", "four"][told];
            for copy in [
                format!("The board voted {ayes}-{noes} to hire him, with {} dissenting.", names(told)),
                format!("The council approved the plan {ayes}-{noes}. Members {} voted no.", names(told)),
                format!("The court ruled {ayes}-{noes} for the state. Justices {} dissented.", names(told)),
                format!("The vote on the plan was {ayes}-{noes}. Voting against were {}.", names(told)),
                format!("The court ruled {ayes}-{noes} for the state. The {number} dissenters wrote an opinion."),
            ] {
                let found = votes(&copy);
                // A number may be that of some of them.
                let some = found.is_empty() && told < noes;
                assert!(some || found == [(VoteForm::Sides, told == noes)], "{copy}: {found:?}");
            }
        }
    }
}

#[test]
fn ties_and_unanimous_votes_show_in_the_figures() {
    for (copy, form, agrees) in [
        ("The council voted unanimously, 7-0, to approve it.", VoteForm::Unanimous, true),
        ("The council approved it by a unanimous 6-1 vote.", VoteForm::Unanimous, false),
        ("The motion failed in a 6-6 tie.", VoteForm::Tie, true),
        ("The motion failed in a 6-5 tie.", VoteForm::Tie, false),
        ("The match ended in a 2-1 draw.", VoteForm::Tie, false),
        ("She won in straight sets, 6-4, 6-3.", VoteForm::Sets, true),
        ("She won in straight sets, 6-4, 4-6, 6-3.", VoteForm::Sets, false),
        ("He won in five sets, 6-4, 3-6, 6-3, 6-2.", VoteForm::Sets, false),
        ("The bill got 27 votes, two more than the 25 it needed.", VoteForm::Needed, true),
        ("The measure fell three votes short of the 60 it needed, 58-42.", VoteForm::Needed, false),
        ("Ms Lee took 12,408 votes, beating Tom Roe, who had 11,908, by 500 votes.", VoteForm::Margin, true),
        ("Ms Lee took 12,408 votes, beating Tom Roe, who had 11,908, by 600 votes.", VoteForm::Margin, false),
        ("She won by a three-vote margin, 318 to 314.", VoteForm::Margin, false),
    ] {
        assert_eq!(votes(copy), [(form, agrees)], "{copy}");
    }
}

#[test]
fn other_people_are_no_part_of_a_vote() {
    for copy in [
        "The court ruled 6-3 for him. Of the 41 states that wrote to it, 29 backed the police and 12 opposed them.",
        "The council voted 11-4 for the plan. In a survey 480 people were in favour and 109 were against.",
        "The council unanimously approved the plan. A motion to delay it had failed, 3-4.",
        "Residents and the Ashgate Society opposed the plan, which passed 7-2 in the council.",
    ] {
        assert!(votes(copy).iter().all(|(_, agrees)| *agrees), "{copy}: {:?}", votes(copy));
    }
}
