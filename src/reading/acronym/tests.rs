use super::AcronymMention;
use crate::article::Article;
use crate::reading::Reading;

/// Every definition of a text: `SHORT=long` where the letters fit, `SHORT!INITIALS` where they are a slip, `SHORT?` where it cannot be
/// told.
fn definitions(text: &str) -> Vec<String> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    let defined = reading.acronym_mentions().iter().filter(|it| it.defined);
    defined.map(|it| show(&reading, it)).collect()
}

fn show(reading: &Reading<'_>, it: &AcronymMention) -> String {
    let short = reading.slice(it.short);
    match (it.initials_agree, it.long, &it.initials) {
        (Some(true), Some(long), _) => format!("{short}={}", reading.slice(long)),
        (Some(false), _, Some(initials)) => format!("{short}!{initials}"),
        _ => format!("{short}?"),
    }
}

#[test]
fn the_long_form_is_read_before_the_bracket() {
    let cases = [
        ("He left the World Health Organization (WHO).", "WHO=World Health Organization"),
        ("He left the U.S. General Services Administration (GSA)’s office.", "GSA=General Services Administration"),
        ("The U.S. Department of Agriculture (USDA) wrote.", "USDA=U.S. Department of Agriculture"),
        ("Some memorandums of understanding (MOUs) are short.", "MOU=memorandums of understanding"),
        ("The Department of State (DoS) wrote.", "DoS=Department of State"),
        ("The Opportunity Project (“TOP”) began.", "TOP=The Opportunity Project"),
        ("Money for research and development (R&D) is short.", "R&D=research and development"),
        ("The Office of Head Start, or OHS, wrote.", "OHS=Office of Head Start"),
        ("The National Cancer Institute [NCI] wrote.", "NCI=National Cancer Institute"),
        ("Congress's Joint Select Committee (the JSC) met.", "JSC=Joint Select Committee"),
        ("Médecins et Écoles du Sud (MES) is small.", "MES=Médecins et Écoles du Sud"),
    ];
    for (text, expected) in cases {
        assert_eq!(definitions(text), [expected], "{text}");
    }
}

#[test]
fn the_long_form_is_read_inside_the_bracket() {
    let cases = [
        ("He left the WHO (World Health Organization).", "WHO=World Health Organization"),
        ("PrEP [pre-exposure prophylaxis] is a drug.", "PrEP=pre-exposure prophylaxis"),
    ];
    for (text, expected) in cases {
        assert_eq!(definitions(text), [expected], "{text}");
    }
    assert_eq!(definitions("NASA (Washington Post) and IBM (see page two) and WHO (4) wrote."), [""; 0]);
}

#[test]
fn letters_from_inside_words_and_words_left_out_fit() {
    let sound = [
        "Extensible Markup Language (XML)",
        "user experience work in Enterprise Digital Experience (EDX)",
        "Patient-Reported Outcomes Measurement Information System (PROMIS)",
        "the Intelligence Advanced Research Projects Activity (IARPA)",
        "the Office of Government-wide Policy (OGP)",
        "the Bureau of Alcohol, Tobacco, Firearms and Explosives (ATF)",
        "the Centers for Disease Control and Prevention (CDC)",
        "the Department of Health and Human Services (HHS)",
        "the UN High Commissioner for Refugees (UNHCR)",
        "the Victim Assistance Legal Organization (VALOR)",
        "a Department of Defense Education Activity (DoDEA)",
        "the customer experience officer (CXO), not the CEO, as the CEO said",
    ];
    for text in sound {
        let found = definitions(&format!("She knows {text}."));
        assert!(matches!(found.as_slice(), [one] if one.contains('=')), "{text}: {found:?}");
    }
}

#[test]
fn slips_are_told_from_other_languages() {
    let slips = [
        ("The Office of Head Start (OSH) wrote. OHS did not.", "OSH!OHS"),
        ("The Food and Drug Administration (DFA) wrote.", "DFA!FDA"),
        ("The Digital Analytics Program (ADP) wrote.", "ADP!DAP"),
        ("The Department of Homeland Security (DHD) wrote. DHS did not.", "DHD!DHS"),
        ("The chief financial officer (CF) wrote. A CFO did not.", "CF!CFO"),
        ("The National Aeronautics and Space Administration (NADA) wrote.", "NADA!NASA"),
        ("The National Cancer Institute (CNI) wrote. NCI is right, says NCI.", "CNI!NCI"),
        ("The Consumer Financial Protection Bureau (CFB) wrote.", "CFB!CFPB"),
        ("The statements of work (SWO) are long.", "SWO!SOW"),
        ("The Natural Gas Supply Board (GNBS) wrote.", "GNBS!NGSB"),
    ];
    for (text, expected) in slips {
        assert_eq!(definitions(text), [expected], "{text}");
    }
    let unknown = [
        "Doctors Without Borders (MSF)",
        "Coordinated Universal Time (UTC)",
        "the International Monetary Fund (FMI)",
        "the National Cancer Institute (CNI)",
        "the General Directorate for External Security (DGSE)",
        "the National Autonomous University of Lima (UNAL)",
        "the Social Democratic Party (SPD)",
        "the Federal Security Service (FSB)",
        "the Freedom Party of Austria (FPA) and the Alternative for Germany (AfD)",
        "the Dulles International Airport (IAD), and not DIA, said DIA",
        "the state Department of Transportation (CDOT), as DOT and DOT said",
        "the Federal University of Minas Gerais (UFMG)",
        "Veterans Affairs Digital Service (DSVA)",
        "the Royal Flying Board (RFX)",
    ];
    for text in unknown {
        let found = definitions(&format!("She knows {text}."));
        assert!(found.iter().all(|one| !one.contains('!')), "{text}: {found:?}");
    }
}

#[test]
fn what_only_looks_like_an_acronym_is_none() {
    let none = [
        "Louis XIV met Rep. Lee (D-NY) and Sen. Roe (R-TX).",
        "THE END IS NEAR, they cried: do NOT go, OpenAI.",
        "Shares of a firm (NYSE: ABCD) fell, said @QQQQ in #ZZZZ on a/XYZ.",
        "PARIS — It rained.",
        "LEE: It rained.",
        "It is (the “Commission”) on Covid-19 and MH17 in NY.",
    ];
    for text in none {
        let article = Article::of_paragraphs(text);
        let reading = Reading::new(&article, Default::default());
        let found: Vec<_> = reading.acronym_mentions().iter().map(|it| reading.slice(it.short)).collect();
        assert_eq!(found, [""; 0], "{text}");
    }
}

#[test]
fn uses_are_counted_and_slips_find_what_is_meant() {
    let text = "The General Services Administration (GSA) paid. GSA’s lawyers and the GSA met GAS, not the FDIC or a man of the \
                Low Fuel Standard called LFS.";
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    let acronyms = reading.acronyms();
    let shown: Vec<_> =
        acronyms.all.iter().map(|it| (reading.slice(it.short), it.uses, it.expanded, it.known, it.near)).collect();
    assert_eq!(
        shown,
        [
            ("GSA", 2, true, false, None),
            ("GAS", 1, false, false, Some(0)),
            ("FDIC", 1, false, true, None),
            ("LFS", 1, true, false, None),
        ]
    );
    let nth: Vec<_> = acronyms.mentions.iter().map(|it| (reading.slice(it.short), it.nth)).collect();
    assert_eq!(nth, [("GSA", 1), ("GSA", 2), ("GSA", 3), ("GAS", 1), ("FDIC", 1), ("LFS", 1)]);
}

#[test]
fn meanings_differ_only_where_words_do() {
    let meanings = |text: &str| -> Vec<Option<u32>> {
        let article = Article::of_paragraphs(text);
        let reading = Reading::new(&article, Default::default());
        reading.acronym_mentions().iter().map(|it| it.meaning).collect()
    };
    let one = [
        "World Health Organization (WHO) and World Health Organisation (WHO)",
        "Centers for Disease Control (CDC) and the Center for Disease Control (CDC)",
        "Office of Inspector General (OIG) and Office of the Inspector General (OIG)",
        "U.S. Digital Service (USDS) and United States Digital Service (USDS)",
        "Create Once, Publish Everywhere (COPE) and create once and publish everywhere (COPE)",
    ];
    for text in one {
        assert_eq!(meanings(text), [Some(1), Some(1)], "{text}");
    }
    assert_eq!(meanings("Digital Lifecycle Program (DLP) or Digital Lifestyle Program (DLP)"), [Some(1), Some(2)]);
    assert_eq!(meanings("Amnesty International (AI) on artificial intelligence (AI)"), [Some(1), Some(2)]);
}
