use super::super::fixture::{self, find, finding, written, written_with};
use super::super::{Options, Output, Sources};
use crate::diagnostic::{Label, Severity};
use crate::source::Source;
use crate::span::Span;
use proptest::prelude::{any, prop, prop_oneof, proptest};

#[test]
fn a_finding_shows_both_places_and_what_to_do() {
    let source = fixture::story();
    let page = written(Output::Html, Options::default(), &source, &fixture::findings(&source));
    for part in [
        "<title>lastread: 1 error in 1 file</title>",
        "<p class=\"sum\">1 note not shown</p>",
        "<h2>story.md</h2>",
        "<h3><span class=\"level\">error</span> “US President Donald Trump” does not agree with “Former US President”</h3>",
        "<span class=\"line\">3</span><mark>Former US President Donald Trump</mark><b>former</b> spoke first.</p>",
        "<span class=\"line\">5</span>Then “US” <mark class=\"primary\">President Donald Trump</mark>\
         <b class=\"primary\">sitting</b> replied at café.</p>",
        "<p class=\"help\">Check which held on 2025-08-15; use one form through the story.</p>",
        "<p class=\"fix\">Use “former”: <span class=\"edit\"><ins>former </ins></span></p>",
        "<article id=\"rule-former-and-sitting\">",
        "<h4>What it checks</h4>",
    ] {
        assert!(page.contains(part), "{part}\n\n{page}");
    }
}

#[test]
fn nothing_in_a_story_a_path_or_a_rule_becomes_markup() {
    let evil = "<script>alert(1)</script>\"'&";
    let source = Source::new(format!("{evil}.md"), format!("{evil} one\n"));
    let mut found = finding(&source, Severity::Error, find(&source, "alert"), evil);
    found.rule = format!("former{evil}");
    found.label = Some(evil.to_owned());
    found.help = Some(evil.to_owned());
    found.url = Some(format!("javascript:{evil}"));
    found.labels.push(Label { path: source.path().to_owned(), span: find(&source, "one"), message: evil.to_owned() });
    let page = written(Output::Html, Options::default(), &source, &[found]);
    let of_the_rule =
        written(Output::Html, Options::default(), &fixture::story(), &fixture::findings(&fixture::story()));
    for page in [page, of_the_rule] {
        for harm in ["<script", "javascript:", "src=", "url(", "http:"] {
            assert!(!page.contains(harm), "{harm}: {page}");
        }
    }
}

#[test]
fn a_long_line_is_shown_around_its_places() {
    let middle = "The mayor spoke of roads and schools. ".repeat(40);
    let source = Source::new("a.md", format!("The council has 14 members. {middle}All 15 members voted. {middle}\n"));
    let mut found = finding(&source, Severity::Warning, find(&source, "15 members"), "these do not agree");
    let span = find(&source, "14 members");
    found.labels.push(Label { path: "a.md".to_owned(), span, message: "there".to_owned() });
    let page = written(Output::Html, Options::default(), &source, &[found]);
    let copy: Vec<&str> = page.lines().filter(|line| line.starts_with("<p class=\"copy\">")).collect();
    assert_eq!(copy.len(), 2, "{copy:#?}");
    assert!(
        copy[0].starts_with("<p class=\"copy\"><span class=\"line\">1</span>The council has <mark>14 members</mark>")
    );
    assert!(copy[0].ends_with("…</p>") && copy[1].contains("</span>…") && copy[1].ends_with("…</p>"), "{copy:#?}");
    assert!(copy.iter().all(|line| line.len() < 800), "{copy:#?}");
}

#[test]
fn a_place_in_a_table_stands_under_its_name() {
    let (story, table) = (fixture::story(), Source::new("embedded:tables/people.csv", "name,born\nAnn Lee,1950\n"));
    let mut found = finding(&story, Severity::Error, find(&story, "Summit"), "not as in the table");
    let span = find(&table, "Ann Lee,1950");
    found.labels.push(Label { path: table.path().to_owned(), span, message: "born 1950".to_owned() });
    let page = written_with(Output::Html, Options::default(), Sources::new(&story, &[&table]), &[found]);
    let expected = "<figcaption>embedded:tables/people.csv</figcaption>\n\
                    <p class=\"copy\"><span class=\"line\">2</span><mark>Ann Lee,1950</mark><b>born 1950</b></p>";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn a_run_without_findings_is_a_page() {
    let page = written(Output::Html, Options::default(), &fixture::story(), &[]);
    assert!(page.contains("<h1>Nothing found in 1 file</h1>"), "{page}");
}

proptest! {
    /// Any text and any spans: the copy shown is the file's, in its order, and nothing panics.
    #[test]
    fn every_span_of_every_text_can_be_shown(
        text in prop::collection::vec(prop_oneof![any::<char>(), prop::sample::select(vec![' ', 'a', '\t', '\r', '\n', '漢', '<'])], 0..60),
        spans in prop::collection::vec((0u32..300, 0u32..300), 1..5),
        repeat in 1usize..40,
    ) {
        let text: String = text.into_iter().collect();
        let source = Source::new("a.md", text.repeat(repeat));
        let mut spans = spans.into_iter().map(|(start, len)| Span::new(start, start + len));
        let mut found = finding(&source, Severity::Warning, spans.next().expect("one"), "x");
        found.labels = spans.map(|span| Label { path: "a.md".to_owned(), span, message: String::new() }).collect();
        let page = written(Output::Html, Options::default(), &source, &[found]);
        assert!(page.ends_with("</html>\n"));
        assert_eq!(page.matches("<mark").count(), page.matches("</mark>").count());
    }
}
