use super::*;
use crate::format::{self, Format};

/// The rules there are in these tests; each finds every occurrence of its own name.
const RULES: [&str; 2] = ["wrong", "odd"];

/// What still counts and what is let stand: the line and the rule of each, the stet's reason.
fn judged(name: &str, text: &str, beside: Option<&str>) -> (Vec<String>, Vec<String>) {
    let source = Source::new(name, text);
    let article = format::read(&source, Format::of_path(name).expect("a format"));
    let beside = beside.map(|yaml| Source::new(format!("{name}{SUFFIX}"), yaml));
    let finding =
        |rule: &str, at: usize| finding(name, rule, article.map().to_source(Span::from_range(at..at + rule.len())));
    let found =
        RULES.iter().flat_map(|rule| article.text().match_indices(rule).map(|(at, rule)| finding(rule, at))).collect();
    let (mut standing, suppressed) = Stets::read(&RULES, &article, &source, beside.as_ref()).apply(found);
    crate::diagnostic::sort(&mut standing);
    let line = |diagnostic: &Diagnostic| {
        let file = if diagnostic.path == name { &source } else { beside.as_ref().expect("it is named") };
        file.position(diagnostic.span.start).line
    };
    let said = |diagnostic: &Diagnostic| match &*diagnostic.rule {
        STET => format!("{}: {}: {}", line(diagnostic), diagnostic.severity.name(), diagnostic.message),
        rule => format!("{}: {rule}", line(diagnostic)),
    };
    let let_stand = |stood: &Suppressed| {
        format!("{} {:?} {}", said(&stood.diagnostic), stood.by, stood.reason.as_deref().unwrap_or("-"))
    };
    (standing.iter().map(said).collect(), suppressed.iter().map(let_stand).collect())
}

fn finding(path: &str, rule: &str, span: Span<Source>) -> Diagnostic {
    Diagnostic { category: "tests".to_owned(), ..Diagnostic::own(rule, Severity::Error, path, span, "found") }
}

#[track_caller]
fn check(name: &str, text: &str, standing: &[&str], suppressed: &[&str]) {
    assert_eq!(judged(name, text, None), (owned(standing), owned(suppressed)), "{text}");
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_comment_on_its_own_is_for_the_block_after_it() {
    check(
        "a.md",
        "wrong\n\n<!-- stet: wrong as he said it -->\n\nso wrong,\nso wrong\n\nwrong\n",
        &["1: wrong", "8: wrong"],
        &["5: wrong Stet as he said it", "6: wrong Stet as he said it"],
    );
    check("a.md", "wrong\n<!-- stet: wrong -->\nso wrong\n", &["1: wrong"], &["3: wrong Stet -"]);
    check(
        "a.html",
        "<p>wrong</p>\n<!-- stet: wrong -->\n<p>so wrong</p><p>wrong",
        &["1: wrong", "3: wrong"],
        &["3: wrong Stet -"],
    );
}

#[test]
fn a_comment_in_a_block_is_for_that_block() {
    check(
        "a.md",
        "wrong\n\nso wrong,\nso it is <!-- stet: wrong -->\n\nwrong\n",
        &["1: wrong", "6: wrong"],
        &["3: wrong Stet -"],
    );
    check(
        "a.html",
        "<p>wrong<p>so wrong <!-- stet: wrong --><p>wrong",
        &["1: wrong", "1: wrong"],
        &["1: wrong Stet -"],
    );
    check(
        "a.md",
        "- wrong\n- so wrong <!-- stet: wrong -->\n- wrong\n",
        &["1: wrong", "3: wrong"],
        &["2: wrong Stet -"],
    );
    check("a.md", "wrong {# stet: wrong #}\n\nwrong\n", &["3: wrong"], &["1: wrong Stet -"]);
}

#[test]
fn before_a_list_or_a_table_it_is_for_all_of_it() {
    let list = "wrong\n\n<!-- stet: wrong -->\n- wrong\n- so wrong\n\nThen wrong\n\n- wrong\n";
    check("a.md", list, &["1: wrong", "7: wrong", "9: wrong"], &["4: wrong Stet -", "5: wrong Stet -"]);
    let item = "- wrong\n\n  <!-- stet: wrong -->\n\n- so wrong\n\n- wrong\n";
    check("a.md", item, &["1: wrong", "7: wrong"], &["5: wrong Stet -"]);
    let table = "{# stet: wrong #}\n\n| a | wrong |\n|--|--|\n| wrong | b |\n";
    check("a.md", table, &[], &["3: wrong Stet -", "5: wrong Stet -"]);
}

#[test]
fn only_the_rules_it_names_are_let_stand() {
    check("a.md", "<!-- stet: odd, wrong both -->\n\nodd, wrong\n", &[], &["3: wrong Stet both", "3: odd Stet both"]);
    check("a.md", "<!-- stet: odd -->\n\nodd, wrong\n", &["3: wrong"], &["3: odd Stet -"]);
}

#[test]
fn metadata_is_for_the_whole_story() {
    let stories = [
        "---\nstet: wrong as he said it\n---\nwrong\n\nwrong, odd\n",
        "---\nstet: [wrong as he said it]\n---\nwrong\n\nwrong, odd\n",
        "---\nstet: {wrong: as he said it}\n---\nwrong\n\nwrong, odd\n",
        "+++\nstet = [\"wrong as he said it\"]\n+++\nwrong\n\nwrong, odd\n",
        "{\n\"stet\": {\"wrong\": \"as he said it\"}\n}\nwrong\n\nwrong, odd\n",
        "<meta name=\"stet\" content=\"wrong as he said it\">\n\nThe page\n\nwrong\n\nwrong, odd\n",
    ];
    for story in stories {
        let name = if story.starts_with('<') { "a.html" } else { "a.md" };
        let (standing, suppressed) = judged(name, story, None);
        assert!(matches!(&*standing, [odd] if odd.ends_with(": odd")), "{story} {standing:?}");
        assert!(suppressed.iter().all(|stood| stood.ends_with("Stet as he said it")), "{story} {suppressed:?}");
        assert_eq!(suppressed.len(), 2, "{story}");
    }
    check(
        "a.md",
        "---\nstet:\n- wrong as he said it\n- odd\n---\nwrong, odd\n",
        &[],
        &["6: wrong Stet as he said it", "6: odd Stet -"],
    );
}

#[test]
fn a_stet_that_does_nothing_is_said_to() {
    let cases = [
        ("<!-- stet -->\n\nwrong\n", ["1: warning: this stet names no rule", "3: wrong"]),
        ("<!-- stet: (as spoken) -->\n\nwrong\n", ["1: warning: this stet names no rule", "3: wrong"]),
        ("<!-- stet: worng -->\n\nwrong\n", ["1: warning: no rule is called `worng`", "3: wrong"]),
        ("<!-- stet: odd -->\n\nwrong\n", ["1: note: nothing of `odd` is here to let stand", "3: wrong"]),
        ("wrong\n\n<!-- stet: wrong -->\n", ["1: wrong", "3: note: nothing of `wrong` is here to let stand"]),
        ("---\nstet: odd\n---\nwrong\n", ["2: note: nothing of `odd` is here to let stand", "4: wrong"]),
    ];
    for (text, expected) in cases {
        check("a.md", text, &expected, &[]);
    }
}

#[test]
fn a_misspelt_rule_is_mended_where_it_stands() {
    let source = Source::new("a.md", "Text.\n\n<!-- stet: odd, worng -->\n\nodd\n");
    let article = format::read(&source, Format::Markdown);
    let (said, _) = Stets::read(&RULES, &article, &source, None).apply(Vec::new());
    let [worng, _] = &*said else { panic!("{said:?}") };
    assert_eq!(source.slice(worng.span), "worng");
    assert_eq!(worng.help.as_deref(), Some("did you mean `wrong`?"));
    assert_eq!(worng.fixes[0].edits, [Edit { span: worng.span, text: "wrong".to_owned() }]);
}

#[test]
fn a_stet_for_a_block_leaves_findings_about_the_story() {
    let source = Source::new("a.md", "Text. <!-- stet: wrong -->\n");
    let article = format::read(&source, Format::Markdown);
    let stets = Stets::read(&RULES, &article, &source, None);
    let coverage = Coverage::of(&stets.stets);
    assert_eq!(coverage.at("wrong", Span::new(0, 4)), [0]);
    assert!(coverage.at("wrong", Span::at(0)).is_empty() && coverage.at("odd", Span::new(0, 4)).is_empty());
}

#[test]
fn stets_around_one_another_cover_what_is_in_all_of_them() {
    let stet = |start, end| Stet {
        rule: "odd".to_owned(),
        path: "a.md".to_owned(),
        span: Span::at(0),
        scope: Scope::Places(vec![Span::new(start, end)]),
        by: Suppressor::Stet,
        reason: None,
        removal: None,
    };
    let stets = [stet(30, 40), stet(10, 90), stet(50, 60), stet(55, 56)];
    let coverage = Coverage::of(&stets);
    let at = |start, end| coverage.at("odd", Span::new(start, end));
    assert_eq!(at(32, 33), [0, 1]);
    assert_eq!(at(55, 56), [1, 2, 3]);
    assert_eq!(at(45, 46), [1]);
    assert_eq!(at(89, 95), [1]);
    assert!(at(0, 5).is_empty() && at(95, 99).is_empty());
}

#[test]
fn a_file_beside_the_story_lets_stand_in_it() {
    let story = "The Budget Vote\n\nIt was wrong of them.\n\nIt was wrong, and odd, of us.\n";
    let beside = |yaml| judged("a.txt", story, Some(yaml));
    let all = (owned(&["5: odd"]), owned(&["3: wrong Sidecar so told", "5: wrong Sidecar so told"]));
    for yaml in
        ["wrong: so told\n", "- wrong so told\n", "wrong so told\n", "- wrong: so told\n", "wrong: {reason: so told}\n"]
    {
        assert_eq!(beside(yaml), all, "{yaml}");
    }
    let some = (owned(&["3: wrong", "5: odd"]), owned(&["5: wrong Sidecar so told"]));
    for yaml in
        ["wrong: {words: 'was wrong, and', reason: so told}\n", "wrong:\n- words: wrong, and\n  reason: so told\n"]
    {
        assert_eq!(beside(yaml), some, "{yaml}");
    }
}

#[test]
fn mistakes_in_the_file_beside_the_story_are_shown_there() {
    let beside = |yaml| judged("a.txt", "It was wrong.\n", Some(yaml)).0;
    let cases = [
        ("worng: x\n", "1: warning: no rule is called `worng`"),
        ("odd: x\n", "1: note: nothing of `odd` is here to let stand"),
        ("wrong: {words: nowhere}\n", "1: error: the story has no such words"),
        ("wrong: {word: x}\n", "1: error: a stet takes no `word`"),
        ("wrong: 3\n", "1: error: a map (a stet) is wanted here, not a number"),
        ("a: [\n", "2: error: this is no YAML"),
    ];
    for (yaml, expected) in cases {
        let said = beside(yaml);
        assert!(said.iter().any(|said| said.starts_with(expected)), "{yaml}: {said:?}");
    }
    assert_eq!(beside(""), ["1: wrong"]);
}

#[test]
fn a_stet_that_nothing_needs_can_be_taken_out() {
    let cases = [
        ("One.\n\n<!-- stet: odd so told -->\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\r\n\r\n<!-- stet: odd -->\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("<!-- stet: odd -->\nTwo.\n", "Two.\n"),
        ("Two. <!-- stet: odd -->\n", "Two.\n"),
        ("Two <!-- stet: odd -->and three.\n", "Two and three.\n"),
        ("It was wrong. <!-- stet: odd, wrong so told -->\n", "It was wrong. <!-- stet: wrong so told -->\n"),
        ("It was wrong. <!-- stet: wrong, odd so told -->\n", "It was wrong. <!-- stet: wrong so told -->\n"),
    ];
    for (text, expected) in cases {
        let source = Source::new("a.md", text);
        let article = format::read(&source, Format::Markdown);
        let at = text.find("wrong.");
        let wrong = at.map(|at| finding("a.md", "wrong", Span::from_range(at..at + 5)));
        let (left, _) = Stets::read(&RULES, &article, &source, None).apply(wrong.into_iter().collect());
        let fixes: Vec<&Fix> = left.iter().flat_map(|it| &it.fixes).collect();
        let [Fix { edits, safe: true, .. }] = fixes[..] else { panic!("{text}: {left:?}") };
        assert_eq!(Edit::apply(edits, text), expected, "{text}");
    }
}
