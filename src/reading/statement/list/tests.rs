use crate::article::Article;
use crate::reading::Reading;

/// Whether number and list of each counted list of a text agree.
fn agree(copy: &str) -> Vec<bool> {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    reading.lists().iter().map(|list| list.agrees()).collect()
}

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight"];

/// The first items of a row joined as a list, with or without a comma before the `and`.
fn joined(items: &[&str], serial: bool) -> String {
    let (last, rest) = items.split_last().expect("an item");
    let comma = if serial && rest.len() > 1 { "," } else { "" };
    format!("{}{comma} and {last}", rest.join(", "))
}

#[test]
fn a_list_has_as_many_items_as_its_number_says() {
    const NAMES: &[&str] = &["Leeds", "York", "Hull", "Ripon", "Selby", "Otley"];
    const THINGS: &[&str] =
        &["a bridge", "a lorry park", "repairs to the dock", "new lights", "a crane", "better drains"];
    for count in 2..=6 {
        for (printed, number) in NUMBERS.iter().enumerate() {
            for serial in [true, false] {
                let (names, things) = (joined(&NAMES[..count], serial), joined(&THINGS[..count], serial));
                for copy in [
                    format!("The line serves {number} towns: {names}."),
                    format!("The line serves {number} towns, {names}, and is shut on Sunday."),
                    format!("The line serves {number} towns ({names})."),
                    format!("The council approved {number} projects: {things}."),
                ] {
                    assert_eq!(agree(&copy), [printed + 2 == count], "{copy}");
                }
            }
        }
    }
}

#[test]
fn a_list_that_can_be_read_in_two_ways_agrees_with_either() {
    for copy in [
        "He leaves three children: Tom, and John and Mary Lee.",
        "He leaves two children: Tom, and John and Mary Lee.",
        "Two men were held: Tom Roe, 34, and John Lee, 28.",
        "Two men, Tom Roe, 34, and John Lee, a plumber, were held.",
    ] {
        assert!(agree(copy).iter().all(|agrees| *agrees), "{copy}");
    }
}

#[test]
fn samples_speech_and_names_are_no_counted_lists() {
    for copy in [
        "It has nine towns, including Leeds, York and Hull.",
        "He had three questions: “Who came, and when?”",
        "After three defeats, Leeds, Hull and York, the champions, won.",
        "They played in Three Rivers, Leeds, York and Hull, on Monday.",
        "She had two problems: The city had no money, staff or time.",
    ] {
        assert_eq!(agree(copy), [] as [bool; 0], "{copy}");
    }
}
