use crate::article::Article;
use crate::reading::Reading;
use crate::reading::balance::Fault;

fn faults(text: &str) -> Vec<(Fault, usize)> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    reading
        .quotation_faults()
        .iter()
        .filter(|it| it.excuse.is_none())
        .map(|it| (it.fault, it.mark.start as usize))
        .collect()
}

#[test]
fn marks_that_balance_are_left_alone() {
    let sound = [
        "\"I went,\" she said. \"I saw.\"",
        "“I went,” she said. “‘Go,’ he told me.”",
        "“First paragraph.\n\n“Second paragraph,” he said.",
        "\"First paragraph.\n\n\"Second paragraph,\" he said.",
        "The workers’ rights in the ’90s and rock ’n’ roll, 'til dawn.",
        "He is 5' 10\" tall and has a 12\" ruler.",
        "‘I went to the workers’ hall,’ she said.",
        "resources for schools and communities,\" For example, schools can run their own\".",
        "He called it “done done” (or “done”).",
        "She said—“never”—and left.",
        "“I said ‘no.’ ”",
        "“First, the people: a “spectacular” team.\n\nSecond, our “open” default is good,” he said.",
        "`` I say brains,'' he said.",
        "“",
    ];
    for text in &sound[..sound.len() - 1] {
        assert_eq!(faults(text), vec![], "{text}");
    }
}

#[test]
fn marks_that_do_not_balance_are_found() {
    let cases = [
        ("“I went, she said.", Fault::Unclosed, 0),
        ("I went,” she said.", Fault::Unopened, 7),
        ("He was tired.\" And left.", Fault::Unopened, 13),
        ("“I wish I’d known!“", Fault::Reversed, 22),
        ("”I went,” she said.", Fault::Reversed, 0),
        ("“I went,\" she said.", Fault::Mixed, 10),
        ("“in the weeds''", Fault::Mixed, 15),
        ("\"I went, he said. \"I saw.\"", Fault::Unclosed, 0),
        ("the \"best branch.\"\" And so", Fault::Unopened, 18),
        ("“I went, he said on Tuesday.\n\n“I saw,” he added.", Fault::Unclosed, 0),
        ("The ‘big bang theory is old.", Fault::Unclosed, 4),
    ];
    for (text, fault, at) in cases {
        assert!(faults(text).contains(&(fault, at)), "{text}: {:?}", faults(text));
    }
}

#[test]
fn an_unclosed_mark_protects_its_paragraph_only() {
    let article = Article::of_paragraphs("He said “I went there.\n\nThe next paragraph is nobody's speech.");
    let reading = Reading::new(&article, Default::default());
    assert!(reading.in_quotation(15));
    assert!(!reading.in_quotation(40));
}
