use crate::article::Article;
use crate::reading::Reading;

/// The words that differ, in the quotation given first and in the one given again.
fn rewordings(text: &str) -> Vec<(String, String)> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    let all = reading.rewordings();
    let pairs = all.iter().filter(|it| it.again).map(|again| {
        let other = all.iter().find(|it| !it.again && it.pair == again.pair).expect("two places a pair");
        (reading.slice(other.span).to_owned(), reading.slice(again.span).to_owned())
    });
    pairs.collect()
}

fn repeats(text: &str) -> Vec<(String, u32, bool)> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    reading.repeats().iter().map(|it| (reading.slice(it.span).to_owned(), it.nth, it.exact)).collect()
}

const SAID: &str = "“We have known for years that the old bridge would not last, and nobody listened to us,” Lee said.";

#[test]
fn a_word_changed_added_or_left_out_is_found_in_both_places() {
    let cases = [
        ("“We have known for years that the old bridge could not last”", ("would", "could")),
        ("“that the old bridge would not last, and people listened to us”", ("nobody", "people")),
        ("“We have known for years that the bridge would not last”", ("the old bridge", "the bridge")),
        ("“We have known for many years that the old bridge would not last”", ("for years", "for many years")),
        ("“known for years that the old bridge would not fall”", ("last", "fall")),
        ("“They have known for years that the old bridge would not last”", ("We", "They")),
        (
            "“We had known for years that the old road would not last”",
            ("have known for years that the old bridge", "had known for years that the old road"),
        ),
    ];
    for (again, (first, second)) in cases {
        let found = rewordings(&format!("{SAID}\n\nAt the end she said it again: {again}."));
        assert_eq!(found, [(first.to_owned(), second.to_owned())], "{again}");
    }
}

#[test]
fn honest_shortenings_are_silent() {
    let again = [
        "“We have known for years that the old bridge would not last”",
        "“the old bridge would not last, and nobody listened”",
        "“We have known for years … and nobody listened to us.”",
        "“We have known ... that the old bridge would not last”",
        "“[The council has] known for years that the old bridge would not last”",
        "“We have known for years that [the] bridge would not last”",
        "“[W]e have known for years that the old bridge would not last!”",
        "“We have, um, known for years that the old bridge would not last”",
    ];
    for again in again {
        assert_eq!(rewordings(&format!("{SAID}\n\nShe said it again: {again}")), [], "{again}");
    }
}

#[test]
fn style_is_no_difference() {
    let cases = [
        ("“It took 12 well-known builders twelve years”", "“It took twelve well known builders 12 years”"),
        (
            "“The colour of the theatre made us realise what we had”",
            "“The color of the theater made us realize what we had”",
        ),
        ("“It cost us 40% of what we had in the bank”", "“It cost us 40 percent of what we had in the bank”"),
        ("“What the f*** are you doing in my back garden”", "“What the fuck are you doing in my back garden”"),
    ];
    for (one, other) in cases {
        assert_eq!(rewordings(&format!("{one}, Lee said.\n\n{other}, Lee said.")), [], "{one}");
    }
}

#[test]
fn of_three_only_the_odd_one_is_found() {
    let again = "“We have known for years that the old bridge would not last”";
    let odd = "“We have known for years that the old bridge will not last”";
    let found = rewordings(&format!("{SAID}\n\n{again}\n\n{odd}\n\n{again}"));
    assert_eq!(found, [("would".to_owned(), "will".to_owned())]);
}

#[test]
fn passages_that_stand_twice_are_found() {
    let (one, two) =
        ("The bridge has been shut since the flood in May.", "Nobody knows yet when it will be opened again.");
    let text = format!("{one} {two}\n\nLee lives next to it.\n\n{one} {two}");
    let whole = format!("{one} {two}");
    assert_eq!(repeats(&text), [(whole.clone(), 1, true), (whole.clone(), 2, true)]);
    let text = format!("Lee lives next to it. {one} {two}\n\nThe town has no other. {one} {two}");
    assert_eq!(
        repeats(&text),
        [(whole.clone(), 1, true), (whole, 2, true)],
        "a run of sentences is one, and she said some of them"
    );
}

#[test]
fn a_second_version_of_a_paragraph_is_found_and_a_pattern_is_not() {
    let text = |when: &str| {
        format!(
            "The bridge has been shut since the flood, and nobody in the town knows yet when the county will {when} open it again for cars and for lorries."
        )
    };
    let found = repeats(&format!("{}\n\n{}", text("ever"), text("finally")));
    assert_eq!(found.iter().map(|it| (it.1, it.2)).collect::<Vec<_>>(), [(1, false), (2, false)]);
    assert_eq!(repeats(&format!("{}\n\n{}", text("on May 4"), text("on June 5"))), []);
    assert_eq!(repeats(&format!("{}\n\n{}", text("in Leeds"), text("in Hull"))), []);
}

#[test]
fn refrains_questions_and_labels_may_stand_twice() {
    let lines = [
        "What do you think the town should do about the old bridge?",
        "These are the things the town should do first:",
        "The bridge is shut.",
    ];
    for line in lines {
        assert_eq!(repeats(&format!("{line}\n\nSomething else is said here.\n\n{line}")), [], "{line}");
    }
    let refrain = "And the river ran on past the old bridge as it had always run.";
    assert_eq!(repeats(&format!("{refrain}\n\nOne.\n\n{refrain}\n\nTwo.\n\n{refrain}")), []);
}
