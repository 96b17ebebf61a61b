use crate::article::Article;
use crate::reading::{Given, Reading};
use chrono::NaiveDate;

/// What is read of a text: `tenure office name #who` per titled mention.
fn read(text: &str) -> Vec<String> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Given { path: "", date: NaiveDate::from_ymd_opt(2025, 8, 16), tables: None });
    let people = reading.people();
    let show = |(at, mention): (usize, &super::PersonMention)| {
        let title = mention.title?;
        let office = people.offices[at].as_deref().unwrap_or("?");
        let who = mention.who.map_or("?".to_owned(), |who| who.to_string());
        Some(format!("{} {office} {} #{who}", title.tenure.name(), mention.name.span.of(text)))
    };
    people.mentions.iter().enumerate().filter_map(show).collect()
}

#[test]
fn titles_before_names() {
    let cases: &[(&str, &[&str])] = &[
        ("Former US President Donald Trump spoke.", &["former president Donald Trump #0"]),
        (
            "Today then-U.S. Rep. Mike Pence and ex-President Trump met.",
            &["then representative Mike Pence #0", "former president Trump #1"],
        ),
        ("President-elect Joe Biden spoke.", &["elect president Joe Biden #0"]),
        ("Acting Secretary of Defense Patrick Shanahan left.", &["acting defense-secretary Patrick Shanahan #0"]),
        ("The late Sen. John McCain's seat.", &["late senator John McCain #0"]),
        ("New York City Mayor Bill de Blasio's plan.", &["sitting mayor Bill de Blasio #0"]),
        ("Mayor of Koszalin Piotr Jedlinski spoke.", &["sitting mayor Piotr Jedlinski #0"]),
        ("the former president Donald Trump", &["former president Donald Trump #0"]),
        ("former Tower Health CEO Clint Matthews", &["former chief-executive Clint Matthews #0"]),
        ("in King County and at Queen Elizabeth Hospital", &[]),
        ("Mayor Dean Lee spoke.", &["sitting mayor Dean Lee #0"]),
        ("The President, Vice President, First Lady and staff came.", &[]),
        ("Deputy Mayor Ann Lee spoke.", &["sitting deputy-mayor Ann Lee #0"]),
        ("the candidate for governor, who", &[]),
        ("Former Gov. John J. Doe Jr. spoke.", &["former governor John J. Doe Jr #0"]),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn titles_after_names() {
    let cases: &[(&str, &[&str])] = &[
        ("Jane Roe, the former mayor of Leeds, spoke.", &["former mayor Jane Roe #0"]),
        ("Jane Roe, 53, mayor of Leeds, spoke.", &["sitting mayor Jane Roe #0"]),
        ("Jane Roe, who is mayor of Leeds, spoke.", &["sitting mayor Jane Roe #0"]),
        ("Michigan's governor, Gretchen Whitmer, spoke.", &["sitting governor Gretchen Whitmer #0"]),
        ("The firm's former chief executive, Ann Lee, said", &["former chief-executive Ann Lee #0"]),
        (
            "Jane Roe, mayor of Leeds, spoke. The mayor, Ms Roe, left.",
            &["sitting mayor Jane Roe #0", "sitting mayor Roe #0"],
        ),
        ("The mayor, Leeds, and the rest.", &[]),
        (
            "Police held Baptiste Roe, the agriculture minister, on Monday.",
            &["sitting agriculture-minister Baptiste Roe #0"],
        ),
        ("Ann Lee, formerly chief executive, spoke.", &["former chief-executive Ann Lee #0"]),
        (
            "Ann Lee, a candidate for mayor, spoke. Ann Lee, the deputy mayor, left.",
            &["sitting deputy-mayor Ann Lee #0"],
        ),
        ("Jane Roe said the former mayor was wrong.", &[]),
        (
            "Jane Roe, the former mayor of Leeds, spoke. The former mayor said so. The mayor said no.",
            &["former mayor Jane Roe #0", "former mayor mayor #0"],
        ),
        ("Two want to succeed Gov. Ann Roe.", &["sitting governor Ann Roe #0"]),
        ("General Motors paid General Ann Roe.", &["sitting general Ann Roe #0"]),
        ("Retired Col. Ann Roe spoke.", &["sitting colonel Ann Roe #0"]),
        (
            "President Bashar al-Assad spoke. Mr al-Assad's aide met President Assad.",
            &["sitting president Bashar al-Assad #0", "sitting president Assad #0"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn who_is_who() {
    let cases: &[(&str, &[&str])] = &[
        (
            "US President Joe Biden met Hunter Biden. President Biden left.",
            &["sitting president Joe Biden #0", "sitting president Biden #0"],
        ),
        (
            "President Xi Jinping came. President Xi left.",
            &["sitting president Xi Jinping #0", "sitting president Xi #0"],
        ),
        (
            "State Rep. Gus Roe came. Ex-Rep. Roe left.",
            &["sitting state-representative Gus Roe #0", "former state-representative Roe #0"],
        ),
        ("Gov. Jeb Bush met President Bush.", &["sitting governor Jeb Bush #0", "sitting president Bush #?"]),
        (
            "Sen. Joseph Lee met Mayor Ann Lee. Sen. Joe Lee left with Mayor Lee.",
            &[
                "sitting senator Joseph Lee #0",
                "sitting mayor Ann Lee #1",
                "sitting senator Joe Lee #0",
                "sitting mayor Lee #1",
            ],
        ),
        ("In 2010, President Barack Obama signed it.", &["then president Barack Obama #0"]),
        ("The ban began under President Obama.", &["then president Obama #0"]),
        (
            "Former President of Poland Donald Tusk, now President of the European Council Donald Tusk, spoke to President Tusk.",
            &[
                "former president/poland Donald Tusk #0",
                "sitting president/european council Donald Tusk #0",
                "sitting ? Tusk #0",
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}
