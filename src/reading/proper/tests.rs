use super::*;
use crate::article::Article;

/// Each name of a text with its sort, and the usual spelling of those spelt two ways.
fn names(text: &str) -> Vec<String> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    let print = |name: &ProperName| {
        let usual = name.usual.filter(|_| name.slip.is_some()).map(|usual| format!(" for {}", reading.slice(usual)));
        format!("{} ({}){}", reading.slice(name.span), name.sort(&reading).name(), usual.unwrap_or_default())
    };
    reading.proper_names().iter().map(print).collect()
}

/// The misspelt words of a text, each with its name as usually spelt.
fn slips(text: &str) -> Vec<(String, String)> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    let slip = |name: &ProperName| {
        Some((reading.slice(name.slip?).to_owned(), on_one_line(reading.slice(name.usual?)).into_owned()))
    };
    reading.proper_names().iter().filter_map(slip).collect()
}

#[test]
fn names_are_read_with_the_words_that_join_them() {
    let text = "The Department of Labor and its Centers for Disease Control and Prevention moved to Athens, Ohio, near \
        the Hocking River. Last spring it bought Kubernetes from the firm's Acme Corporation.";
    let expected = [
        "Department of Labor (organisation)",
        "Centers for Disease Control and Prevention (organisation)",
        "Athens (place)",
        "Ohio (place)",
        "Hocking River (place)",
        "Kubernetes (other)",
        "Acme Corporation (organisation)",
    ];
    assert_eq!(names(text), expected);
}

#[test]
fn people_codes_and_acronyms_are_no_names() {
    let text = "Mayor Ann Lee spoke for NATO and its APIs. See digital.gov and @Kubernetes, said Ann Lee.";
    assert_eq!(names(text), [""; 0]);
}

#[test]
fn spellings_of_one_name_share_a_number() {
    let text =
        "They met the Advisory\nCommittee in May. In June the Advisory Commitee met. The Advisory Committee won.";
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    let names = reading.proper_names();
    let of_committee = (0..names.len()).filter(|at| names[*at].usual.is_some());
    let numbers: std::collections::HashSet<u32> =
        of_committee.clone().map(|at| reading.proper().which(&reading, at)).collect();
    assert_eq!((of_committee.count(), numbers.len()), (3, 1));
    assert_eq!(slips(text), [("Commitee".to_owned(), "Advisory Committee".to_owned())]);
}

#[test]
fn a_word_no_list_has_is_odd_however_often_the_other_stands() {
    let text = "An analyst of the Digial Analytics Program spoke. The Digial Analytics Program is free. He likes the \
        Digital Analytics Program.";
    assert_eq!(slips(text).iter().map(|slip| slip.0.as_str()).collect::<Vec<_>>(), ["Digial", "Digial"]);
}

#[test]
fn last_nouns_of_names_have_plurals() {
    for text in [
        "They asked the House Budget Committee. The House Budget Committees of two states met.",
        "A Senior Policy Fellow came. The Senior Policy Fellows are three. Another Senior Policy Fellow left.",
        "The Student Service Office closed. Nobody came to the Students’ Service Office.",
    ] {
        assert_eq!(slips(text), []);
    }
}

#[test]
fn two_names_in_one_sentence_are_two() {
    assert_eq!(slips("He compared Vorlan with Vorlon. He found Vorlan dull, and Vorlan small."), []);
    assert_eq!(slips("He wrote of Vorlan. Then he read of Vorlon. He found Vorlan dull.").len(), 1);
}

#[test]
fn a_word_put_for_another_is_found_once() {
    let text = "The North Virtual Student Federal Service is new. The North Virtual Student Federal Service pays. \
        Ask the North Virtual Student Foreign Service.";
    assert_eq!(slips(text), [("Foreign".to_owned(), "Virtual Student Federal Service".to_owned())]);
    assert_eq!(
        slips(
            "The House Budget Action Committee met. The House Budget Action Committee lost. The House Budget Policy Committee won."
        ),
        []
    );
}
