use super::{Hedge, QuantityKind};
use crate::article::Article;
use crate::reading::Reading;

/// Every amount of a text as `kind value noun`.
fn amounts(copy: &str) -> Vec<String> {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    let show = |it: &super::Quantity| {
        let hedge = match it.hedge {
            Hedge::None => "",
            Hedge::About => "~",
            Hedge::Under => "<",
            Hedge::Over => ">",
        };
        let noun = it.noun.map(|noun| format!(" {}", reading.slice(noun))).unwrap_or_default();
        let unit = it.unit.map(|unit| format!(" {}", unit.name)).unwrap_or_default();
        let kind = if it.kind == QuantityKind::Count { "" } else { it.kind.name() };
        format!("{hedge}{} {kind}{unit}{noun}", it.value).replace("  ", " ").trim().to_owned()
    };
    reading.quantities().iter().map(show).collect()
}

#[test]
fn amounts_have_their_kind() {
    let cases = [
        ("About 43 new coronavirus cases and 14 deaths.", &["~43 cases", "14 deaths"][..]),
        ("It rose from $4.3 to $11.4 trillion.", &["4300000000000 money", "11400000000000 money"]),
        ("A £17.5m sale, US$22,900 down, 19 cents.", &["17500000 money", "22900 money", "19 money"]),
        ("Up 5.6 per cent, by three percentage points, 80%.", &["5.6 percent", "3 points", "80 percent"]),
        ("It is 139km off, or 86 miles, at 60 mph.", &["139 length kilometers", "86 length miles", "60 speed mph"]),
        (
            "It was minus 12C (10F), 30 degrees Celsius.",
            &["-12 temperature degrees Celsius", "10 temperature degrees Fahrenheit", "30 temperature degrees Celsius"],
        ),
        ("Two-thirds of the 1.74 million square miles.", &["0.6666666666666666", "1740000 area square miles"]),
        ("Nearly 12 to 15 people waited more than three hours.", &["<12 people", "15 people", ">3 duration hours"]),
    ];
    for (copy, expected) in cases {
        assert_eq!(amounts(copy), expected, "{copy}");
    }
}

#[test]
fn years_dates_names_and_scores_are_no_amounts() {
    for copy in ["In 2019 he won 7-2.", "On May 3, 2019, at 14:30.", "Flight 370 and Section 12 and No. 5."] {
        assert_eq!(amounts(copy), [] as [&str; 0], "{copy}");
    }
}
