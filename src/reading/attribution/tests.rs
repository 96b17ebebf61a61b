use crate::article::Article;
use crate::reading::Reading;

/// Whether each sentence-making quotation of six words or more is attributed.
fn read(text: &str) -> Vec<bool> {
    let article = Article::of_paragraphs(text);
    let reading = Reading::new(&article, Default::default());
    reading.utterances().iter().filter(|it| it.sentence && it.words >= 6).map(|it| it.attributed).collect()
}

#[test]
fn quotations_that_hang_on_somebody() {
    let cases = [
        "“We will go there on Monday morning,” said Ann Lee.",
        "Lee told them: “We will go there on Monday morning.”",
        "“We will go,” Lee said. “We have waited for this long enough.”",
        "Lee shook her head. “We have waited for this long enough.”",
        "“We have waited for this long enough.” Lee shook her head.",
        "According to the mayor, “We have waited for this long enough.”",
        "The mayor was asked about it:\n\n“We have waited for this long enough.”",
        "“We are done,” Lee said.\n\n“We have waited for this long enough.”",
        "“We have waited for this long enough.”\n\n— Ann Lee, Leeds",
        "“We have waited for this long enough.” — Ann Lee",
        "“We waited there for so long.\n\n“We have waited for this long enough,” Lee said.",
    ];
    for text in cases {
        assert!(read(text).iter().all(|attributed| *attributed), "{text}");
    }
}

#[test]
fn quotations_that_hang_on_nobody() {
    let cases = [
        "The road was closed at noon.\n\n“We have waited for this long enough.”\n\nThe road opens again in May, the mayor said.",
        "The road was closed at noon. “We have waited for this long enough.”\n\nIt opens again in May, the mayor said.",
    ];
    for text in cases {
        assert_eq!(read(text), [false], "{text}");
    }
}

#[test]
fn titles_and_fragments_are_no_sentences() {
    for text in
        ["He read “The Long Road to the Lighthouse of Winter,” a novel.", "It was “the best of all the days” there."]
    {
        assert_eq!(read(text), Vec::<bool>::new(), "{text}");
    }
}

#[test]
fn quotations_are_cut_off_where_a_comma_is_the_last_of_them() {
    let cut_off = |text: &str| -> Vec<bool> {
        let article = Article::of_paragraphs(text);
        Reading::new(&article, Default::default()).utterances().iter().map(|it| it.cut_off).collect()
    };
    assert_eq!(cut_off("Lee was there. “We stopped counting then,”\n\nThe weir is old."), [true]);
    assert_eq!(cut_off("“We stopped counting then,” “We had to stop.”"), [true, false]);
    assert_eq!(cut_off("“We stopped counting then,” “We had to,” Lee said."), [false, false]);
    assert_eq!(cut_off("“We stopped counting then,”\n\nsaid Ann Lee."), [false]);
    assert_eq!(cut_off("Lee says “We stopped counting then,”"), [false]);
}
