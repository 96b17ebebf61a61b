use super::*;
use crate::format::{self, Format};

const SAFE: Allowed = Allowed { unsafe_too: false, min_level: Severity::Note };
const ALL: Allowed = Allowed { unsafe_too: true, min_level: Severity::Note };

fn fix(safe: bool, edits: &[(u32, u32, &str)]) -> Fix {
    let edit = |(start, end, text): &(u32, u32, &str)| Edit { span: Span::new(*start, *end), text: (*text).to_owned() };
    Fix { title: "mend".to_owned(), safe, edits: edits.iter().map(edit).collect() }
}

fn finding(rule: &str, fixes: Vec<Fix>) -> Diagnostic {
    Diagnostic {
        rule: rule.to_owned(),
        category: "tests".to_owned(),
        severity: Severity::Warning,
        message: String::new(),
        path: "a.md".to_owned(),
        span: Span::at(0),
        label: None,
        labels: Vec::new(),
        help: None,
        url: None,
        fixes,
    }
}

fn applied(text: &str, fixes: &[Fix]) -> (String, usize) {
    apply(&Source::new("a.md", text), fixes.iter())
}

#[test]
fn of_fixes_that_want_the_same_bytes_the_first_wins_and_the_other_is_left_whole() {
    let first = fix(true, &[(4, 7, "TWO")]);
    let both = fix(true, &[(0, 3, "ONE"), (6, 9, "!")]);
    let beside = fix(true, &[(7, 7, "s")]);
    assert_eq!(applied("one two six", &[first.clone(), both.clone(), beside.clone()]), ("one TWOs six".to_owned(), 2));
    assert_eq!(applied("one two six", &[both, first, beside]), ("ONE tw!ix".to_owned(), 1));
}

#[test]
fn two_texts_put_in_at_one_place_do_not_both_go_in() {
    assert_eq!(applied("ab", &[fix(true, &[(1, 1, "x")]), fix(true, &[(1, 1, "y")])]), ("axb".to_owned(), 1));
}

#[test]
fn a_fix_that_changes_nothing_is_none() {
    assert_eq!(applied("ab", &[fix(true, &[(0, 1, "a")]), fix(true, &[])]), ("ab".to_owned(), 0));
}

#[test]
fn safe_means_promised_and_without_a_choice() {
    let (safe, unsafe_) = (fix(true, &[(0, 1, "b")]), fix(false, &[(0, 1, "c")]));
    let fixed = |allowed: Allowed, fixes: &[&Fix]| {
        let finding = finding("r", fixes.iter().map(|fix| (*fix).clone()).collect());
        let check = |source: &Source| if source.text() == "a" { vec![finding.clone()] } else { Vec::new() };
        mend(Source::new("a.md", "a"), allowed, check).source.text().to_owned()
    };
    assert_eq!(fixed(SAFE, &[&safe]), "b");
    assert_eq!(fixed(SAFE, &[&unsafe_]), "a");
    assert_eq!(fixed(SAFE, &[&safe, &unsafe_]), "a");
    assert_eq!(fixed(ALL, &[&unsafe_, &safe]), "c");
    assert_eq!(fixed(Allowed { unsafe_too: true, min_level: Severity::Error }, &[&safe]), "a", "only a warning");
}

#[test]
fn passes_go_on_until_nothing_is_left_to_mend() {
    let check = |source: &Source| {
        let at = source.text().find("aa").map(|at| at as u32);
        at.map(|at| finding("doubled", vec![fix(true, &[(at, at + 1, "")])])).into_iter().collect()
    };
    let mended = mend(Source::new("a.md", "aaaa b"), SAFE, check);
    assert_eq!((mended.source.text(), mended.fixes), ("a b", 3));
    assert!(mended.diagnostics.is_empty() && mended.unsettled.is_empty());
}

#[test]
fn fixes_that_undo_one_another_are_named() {
    let check = |source: &Source| {
        let other = if source.text() == "a" { "b" } else { "a" };
        vec![finding(if other == "a" { "to-a" } else { "to-b" }, vec![fix(true, &[(0, 1, other)])])]
    };
    let mended = mend(Source::new("a.md", "a"), SAFE, check);
    assert_eq!(mended.unsettled.into_iter().collect::<Vec<_>>(), ["to-b"]);
}

/// The fix that writes `new` over `old` in the text of a story, in the bytes of its file.
fn carried(story: &str, old: &str, new: &str) -> Option<String> {
    let source = Source::new("a.md", story);
    let article = format::read(&source, Format::Markdown);
    let at = article.text().find(old).expect("in the text");
    let edits = vec![(Span::from_range(at..at + old.len()), new.to_owned())];
    let fix = carry(Mend { title: String::new(), safe: true, edits }, &source, article.map())?;
    Some(apply(&source, std::iter::once(&fix)).0)
}

#[test]
fn copy_is_mended_in_the_bytes_that_made_it_and_markup_is_not_written_over() {
    assert_eq!(carried("The R&amp;D plan\n", "R&D", "lab").as_deref(), Some("The lab plan\n"));
    assert_eq!(carried("The\nthe plan\n", " the", "").as_deref(), Some("The plan\n"));
    assert_eq!(carried("The [the](/a) plan\n", " the", ""), None);
    assert_eq!(carried("The *old* plan\n", "old plan", "plan"), None);
}

#[test]
fn words_that_could_be_read_as_markup_are_not_put_in() {
    assert_eq!(carried("A new plan\n", "new", "<b>"), None);
    assert_eq!(carried("A new plan\n", "new", "“new”").as_deref(), Some("A “new” plan\n"));
    assert_eq!(carried("---\ntitle: 'A new plan'\n---\n", "new", "mayor's"), None);
}
