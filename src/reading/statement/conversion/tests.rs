use crate::article::Article;
use crate::reading::Reading;

/// Every conversion of a text, as `from = to`, with `!=` where they disagree, `~` before what is not certain, and the slip.
fn conversions(copy: &str) -> Vec<String> {
    let article = Article::of_paragraphs(copy);
    let reading = Reading::new(&article, Default::default());
    let show = |it: &super::Conversion| {
        let sign = if it.verdict.agrees { "=" } else { "!=" };
        let doubt = if it.certain { "" } else { "~" };
        let slip = if it.verdict.slip == super::Slip::None { "" } else { it.verdict.slip.name() };
        format!("{doubt}{} {sign} {} {slip}", reading.slice(it.from.span), reading.slice(it.to.span))
            .trim_end()
            .to_owned()
    };
    reading.conversions().iter().map(show).collect()
}

#[test]
fn conversions_are_found_in_every_wording() {
    let cases = [
        ("It is 10 miles (16 km) off, a mile (1.6 km) wide.", &["10 miles = 16 km", "a mile = 1.6 km"][..]),
        ("It is 10 miles, or about 16 km, off.", &["10 miles = 16 km"]),
        ("It is 10 miles - 16 km - off.", &["~10 miles = 16 km"]),
        ("Gusts of 60 mph/97 kph; 1 cm = 0.39 inch.", &["60 mph = 97 kph", "1 cm = 0.39 inch"]),
        ("Some 30 inches of heavy rain (76 cm) fell.", &["~30 inches = 76 cm"]),
        ("A 10-mile-long (16-kilometre-long) wall.", &["10-mile-long = 16-kilometre-long"]),
        ("A 100-mile-an-hour (160-km/h) wind.", &["100-mile-an-hour = 160-km/h"]),
        ("From 2-3 metres (6-10ft).", &["2 = 6", "3 metres = 10ft"]),
        ("A 3m by 4m (10ft by 13ft) cell.", &["3m = 10ft", "4m = 13ft"]),
        ("She is 5ft 10in (1.78m), 9st 10lb (62kg).", &["5ft 10in = 1.78m", "9st 10lb = 62kg"]),
        ("It made 30 knots (56 km/h; 35 mph).", &["30 knots = 56 km/h", "30 knots = 35 mph"]),
        ("From minus 10 to minus 15C (5 to 14F).", &["minus 10 = 14F", "minus 15C = 5"]),
        ("It was 104 degrees (40C) and 10 degrees above normal (5.6C).", &["104 = 40C", "~10 = 5.6C"]),
        (
            "A shed of 3m sq ft (280,000 sq m) on 5m acres (2m hectares).",
            &["3m sq ft = 280,000 sq m", "5m acres = 2m hectares"],
        ),
        (
            "Half a mile (800 m), 2 1/2 inches (6.4 cm), .5 miles (0.8 km).",
            &["Half a mile = 800 m", "2 1/2 inches = 6.4 cm", ".5 miles = 0.8 km"],
        ),
        ("A can of 12 ounces (355 ml).", &["12 ounces = 355 ml"]),
    ];
    for (copy, expected) in cases {
        assert_eq!(conversions(copy), expected, "{copy}");
    }
}

#[test]
fn what_says_more_is_no_conversion() {
    let cases = [
        "He does 30 miles per gallon (12.7 km per litre) at £5 a gallon.",
        "A ticket is 100 pounds ($130). It is 5 feet (10 inches at the back) deep.",
        "He ran 5 km and 10 miles. It is 20 miles (40 km by the old road) away.",
        "Runners choose 5 km or 10 miles, or 5 km, 10 miles and 20 km.",
        "The men of 18F (5 km from here) wrote it. He is 3 km (500 m) behind.",
        "Some 10m people (3m of them women) live 10 km off.",
    ];
    for copy in cases {
        assert_eq!(conversions(copy), [] as [&str; 0], "{copy}");
    }
}

#[test]
fn slips_are_named() {
    let cases = [
        ("60 miles (37 km)", "60 miles != 37 km upside-down"),
        ("12 km (75 miles)", "12 km != 75 miles magnitude"),
        ("130 feet (40 km)", "130 feet != 40 km magnitude"),
        ("minus 45C (49F)", "minus 45C != 49F sign"),
        ("60 miles (79 km)", "60 miles != 79 km swapped-digits"),
        ("60 miles (957 km)", "60 miles != 957 km magnitude"),
        ("It rose by 4C (39F)", "4C != 39F wrong-formula"),
        ("a high of 30C (54F)", "30C != 54F wrong-formula"),
        ("48 metres (175ft)", "48 metres != 175ft swapped-digits"),
        ("46 metres (115ft)", "46 metres != 115ft swapped-digits"),
    ];
    for (copy, expected) in cases {
        assert_eq!(conversions(copy), [expected], "{copy}");
    }
}

#[test]
fn a_sum_is_printed_as_the_copy_prints() {
    let cases = [
        ("48 metres (187ft)", "157 feet"),
        ("3.5 metres (18.5ft)", "11.5 feet"),
        ("1.74 million square miles (5.51 million sq km)", "4.51 million square kilometers"),
        ("5,000 acres (3,500 hectares)", "2,023 hectares"),
        ("minus 45C (133F)", "-49 degrees Fahrenheit"),
        ("5m acres (4m hectares)", "2 million hectares"),
        ("3 feet (5 m)", "0.91 meters"),
        ("39 inches (2 m)", "0.99 meters"),
    ];
    for (copy, expected) in cases {
        let article = Article::of_paragraphs(copy);
        let reading = Reading::new(&article, Default::default());
        assert_eq!(reading.conversions()[0].expected(), expected, "{copy}");
    }
}
